"""A screen without a monitor, a session with the accessibility bus, the real window on it, and a person's keyboard."""

import ast
import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any

from tests.conftest import ROOT

SYSTEM_PYTHON = "/usr/bin/python3"
TOOLS = ("Xvfb", "openbox", "xdotool", "dbus-daemon", "gdbus")
SIZE = "1366x768x24"
PATIENCE_S = 120
"""How long anything is waited for: a window that has shown every screen takes seconds to lock, and on a busy machine
half a minute."""
Node = dict[str, Any]


def missing() -> str:
    """What this machine lacks for these tests, as one sentence; empty when it has everything."""
    lacking = [each for each in TOOLS if shutil.which(each) is None]
    if not lacking:
        seen = subprocess.run([SYSTEM_PYTHON, "-c", "import gi.repository.Gio"], capture_output=True)
        lacking = [] if seen.returncode == 0 else ["python3-gi"]
    return f"needs {', '.join(lacking)}; dev.py test installs them" if lacking else ""


@dataclass
class Screen:
    """Xvfb with a window manager, a session bus, and the accessibility bus on it."""

    folder: Path
    env: dict[str, str] = field(default_factory=dict)
    _started: list["subprocess.Popen[bytes]"] = field(default_factory=list)

    def start(self) -> None:
        """Starts everything and waits until it answers."""
        runtime = self.folder / "run"
        runtime.mkdir(mode=0o700)
        self.env = {**os.environ, "XDG_RUNTIME_DIR": str(runtime), "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1"}
        self.env |= {"QT_QPA_PLATFORM": "xcb", "QT_X11_NO_MITSHM": "1", "NO_AT_BRIDGE": "0"}
        self.env["DISPLAY"] = (
            f":{self._tell(['Xvfb', '-displayfd', '1', '-screen', '0', SIZE, '-nolisten', 'tcp'])}"
        )
        self._begin(["openbox"])
        self.env["DBUS_SESSION_BUS_ADDRESS"] = self._tell(
            ["dbus-daemon", "--session", "--nofork", "--print-address=1"]
        )
        asked = ["gdbus", "call", "--session", "--dest", "org.a11y.Bus", "--object-path", "/org/a11y/bus"]
        asked += ["--method", "org.a11y.Bus.GetAddress"]
        told = subprocess.run(
            asked, env=self.env, capture_output=True, text=True, check=True, timeout=PATIENCE_S
        )
        self.address = str(ast.literal_eval(told.stdout.strip())[0])

    def stop(self) -> None:
        """Ends what was started, the newest first."""
        for each in reversed(self._started):
            each.terminate()
            try:
                each.wait(10)
            except subprocess.TimeoutExpired:
                each.kill()
            if each.stdout:
                each.stdout.close()

    def _begin(self, command: list[str], out: int = subprocess.DEVNULL) -> "subprocess.Popen[bytes]":
        made = subprocess.Popen(command, env=self.env, stdout=out, stderr=subprocess.DEVNULL)
        self._started.append(made)
        return made

    def _tell(self, command: list[str]) -> str:
        """Starts a program and reads the line with which it says that it is ready."""
        made = self._begin(command, subprocess.PIPE)
        assert made.stdout is not None
        line = made.stdout.readline().decode().strip()
        assert line, f"{command[0]} did not start"
        return line


class Person:
    """Somebody at the window with a keyboard, who is told everything through the accessibility bus."""

    def __init__(self, screen: Screen, command: list[str], env: dict[str, str]) -> None:
        self._screen = screen
        both = env | {key: screen.env[key] for key in screen.env if screen.env[key] != os.environ.get(key)}
        self.log = screen.folder / "program.log"
        with self.log.open("wb") as log:
            self._program = subprocess.Popen(command, env=both, cwd=ROOT, stdout=log, stderr=log)
        looking = [SYSTEM_PYTHON, "-I", str(Path(__file__).with_name("looking.py")), screen.address]
        looking.append(str(self._program.pid))
        self._looking = subprocess.Popen(
            looking, env=screen.env, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )

    def leave(self) -> None:
        """Ends the program and the looking."""
        for each in (self._program, self._looking):
            each.terminate()
            each.wait(20)
        for pipe in (self._looking.stdin, self._looking.stdout):
            if pipe:
                with suppress(BrokenPipeError):
                    pipe.close()

    # -- seeing --
    def ask(self, what: str) -> Any:
        """One question to the accessibility bus."""
        assert self._program.poll() is None, f"the program ended: {self.log.read_text()}"
        into, out = self._looking.stdin, self._looking.stdout
        assert into is not None and out is not None
        return _asked(into, out, what)

    def windows(self) -> list[str]:
        """Names of the windows and sheets on screen."""
        return [each["name"] for each in self.ask("windows")]

    def tree(self) -> list[Node]:
        """Every window on screen with everything in it."""
        found = self.ask("tree")
        assert isinstance(found, list)
        return found

    def over(self) -> list[Node]:
        """The sheets that lie over the window with everything in them; the window where none does."""
        found = self.ask("over")
        assert isinstance(found, list)
        return found

    def focus(self) -> Node:
        """What the keyboard acts on now."""
        return self.ask("focus") or {"role": "", "name": ""}

    def heard(self) -> list[str]:
        """What was announced since the last time."""
        found = self.ask("heard")
        assert isinstance(found, list)
        return found

    def wait(self, condition: Callable[[], object], what: str) -> None:
        """Waits until something is so; the failure names it."""
        deadline = time.monotonic() + PATIENCE_S
        while not condition():
            if time.monotonic() > deadline:
                raise AssertionError(f"never: {what}; focus {self.focus()}; windows {self.windows()}")
            time.sleep(0.05)

    def active(self) -> str:
        """Name of the window or sheet that keys go to; empty while they go to none."""
        return next((each["name"] for each in self.ask("windows") if "active" in each["states"]), "")

    def wait_window(self, name: str) -> None:
        """Waits until a window or sheet of that name is on screen and keys go to it."""
        self.wait(lambda: self.active().startswith(name), f"keys that go to a window “{name}”")

    def wait_focus(self, name: str) -> None:
        """Waits until the keyboard acts on a control of that name."""
        self.wait(lambda: self.focus()["name"].startswith(name), f"the focus on “{name}”")

    # -- doing --
    def press(self, *keys: str) -> None:
        """Presses keys as xdotool names them: ctrl+k, Return, Tab."""
        self._xdotool("key", "--clearmodifiers", "--delay", "30", *keys)

    def type(self, text: str) -> None:
        """Types a text."""
        self._xdotool("type", "--delay", "12", text)

    def tab_to(self, name: str, most: int = 120) -> None:
        """Goes on with Tab until a control of that name has the focus."""
        for _ in range(most):
            before = self.focus()
            if before["name"].startswith(name):
                return
            self.press("Tab")
            self._moved(before)
        raise AssertionError(f"Tab never came to “{name}”; the focus is on {self.focus()}")

    def _moved(self, before: Node) -> None:
        deadline = time.monotonic() + 2
        while self.focus() == before and time.monotonic() < deadline:
            time.sleep(0.02)

    def _xdotool(self, *arguments: str) -> None:
        subprocess.run(["xdotool", *arguments], env=self._screen.env, check=True, timeout=PATIENCE_S)


def _asked(into: IO[str], out: IO[str], what: str) -> Any:
    into.write(json.dumps({"ask": what}) + "\n")
    into.flush()
    line = out.readline()
    assert line, "nobody looks at the accessibility bus any more"
    return json.loads(line)


def everything(nodes: list[Node]) -> Iterator[Node]:
    """Every node of trees."""
    for each in nodes:
        yield each
        yield from everything(each["children"])


def program(*arguments: str | Path) -> list[str]:
    """The command that opens the real window."""
    return [sys.executable, "-m", "ui.main", *(str(each) for each in arguments)]
