"""What goes into the frozen folder and into a wheel: every file the program reads, and nothing it needs left out.

`build.spec` is read here, not run: freezing takes minutes and packages that the tests do without.
"""

import ast
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests import support
from tests.test_architecture import ROOMS
from tests.test_project import PROJECT, ROOT

SPEC = ast.parse((ROOT / "build.spec").read_text("utf-8"))
SETUPTOOLS: dict[str, Any] = PROJECT["tool"]["setuptools"]


def unused() -> list[str]:
    """Modules that are left out of the frozen folder."""
    [value] = [
        node.value
        for node in SPEC.body
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "UNUSED"
    ]
    names: list[str] = ast.literal_eval(value)
    return names


def frozen_files() -> set[Path]:
    """The files that `build.spec` takes along by its calls of `data`."""
    [function] = [node for node in SPEC.body if isinstance(node, ast.FunctionDef) and node.name == "data"]
    scope: dict[str, Any] = {"ROOT": ROOT}
    exec(compile(ast.Module([function], []), "build.spec", "exec"), scope)
    data: Callable[..., list[tuple[str, str]]] = scope["data"]
    calls = [
        node for node in ast.walk(SPEC) if isinstance(node, ast.Call) and ast.unparse(node.func) == "data"
    ]
    taken = [entry for call in calls for entry in data(*(ast.literal_eval(each) for each in call.args))]
    assert all(Path(file).parent == ROOT / folder for file, folder in taken)
    return {Path(file) for file, _ in taken}


def packaged_files() -> set[Path]:
    """The files that setuptools puts into a wheel beside the modules."""
    return {
        path
        for package, patterns in SETUPTOOLS["package-data"].items()
        for pattern in patterns
        for path in (ROOT / package).glob(pattern)
        if path.is_file() and "__pycache__" not in path.parts
    }


def needed_files() -> set[Path]:
    """Every file in the program's rooms that is no module, and the migrations, which are read as files."""
    found = {path for room in ROOMS for path in (ROOT / room).rglob("*") if path.is_file()}
    return {
        path
        for path in found
        if "__pycache__" not in path.parts and (path.suffix != ".py" or "migrations" in path.parts)
    }


def test_every_file_the_program_reads_is_frozen_and_packaged() -> None:
    needed = needed_files()
    assert len(needed) > 500
    assert sorted(needed - frozen_files()) == []
    assert sorted(needed - packaged_files()) == []


def test_every_room_is_frozen_and_packaged() -> None:
    """The command line and the window import most of their modules by name, which no analysis would find."""
    [rooms] = [
        ast.literal_eval(node.iter)
        for node in ast.walk(SPEC)
        if isinstance(node, ast.comprehension) and ast.unparse(node.target) == "room"
    ]
    assert set(rooms) == ROOMS
    assert set(SETUPTOOLS["packages"]["find"]["include"]) == {f"{room}*" for room in ROOMS}


def test_what_is_left_out_is_never_imported() -> None:
    names = "|".join(map(re.escape, unused()))
    imports = re.compile(rf"^\s*(?:from|import)\s+(?:{names})\b", re.MULTILINE)
    files = [file for room in ROOMS for file in (ROOT / room).rglob("*.py")]
    assert [str(file) for file in files if imports.search(file.read_text("utf-8"))] == []
    assert imports.search("def f():\n    import sqlite3\n")


def test_the_self_test_passes_without_what_is_left_out(child_env: dict[str, str]) -> None:
    code = f"""
import sys
sys.modules.update(dict.fromkeys({unused()!r}))
from ui.main import main
sys.exit(main(["--selftest"]))
"""
    run = [sys.executable, "-c", code]
    done = subprocess.run(run, env=child_env, capture_output=True, text=True, timeout=110)
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip() == "Self-test passed."
    assert support.PASSPHRASE not in done.stdout
