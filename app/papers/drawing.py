"""Processes that draw papers for their parent: facts in, PDF out, over a pipe; no office is opened, nothing is kept.

Started as `python -m app.papers.drawing`, frozen as `PROGRAM --draw-child`. Both ends are this program, so that facts
go as pickles. Where a process cannot be started or dies, the parent draws by itself.
"""

import os
import pickle
import struct
import subprocess
import sys
from collections import deque
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, suppress
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import IO, Any

from app.importing.child import pipes
from app.papers.printables import PRINTABLES

SWITCH = "--draw-child"
"""First argument by which the frozen program knows that it is to be a drawing process."""
HEADER = struct.Struct(">Q")
_NO_WINDOW = 0x08000000 if sys.platform == "win32" else 0


@dataclass(frozen=True)
class Drawing:
    """A paper to be drawn: its short name, its facts, the file that stands in it, and whom the caller knows it by."""

    name: str
    facts: Any
    enclosed: Any
    subject: int = 0

    def drawn(self) -> bytes:
        """The PDF, drawn here."""
        from reports.paper import render

        return render(PRINTABLES[self.name].paper(), self.facts, self.enclosed)


def draw_many(work: Iterable[Drawing], processes: int) -> Iterator[tuple[Drawing, bytes]]:
    """Every paper with its PDF, in order; while a process draws one, the caller gathers and keeps others.

    With no processes each is drawn here.
    """
    with ExitStack() as stack:
        free = [stack.enter_context(_Child()) for _ in range(processes)]
        waiting: deque[tuple[Drawing, _Child]] = deque()
        for each in work:
            if not processes:
                yield each, each.drawn()
                continue
            done = None
            if not free:
                drawing, child = waiting.popleft()
                done = drawing, child.receive(drawing)
                free.append(child)
            child = free.pop()
            child.send(each)
            waiting.append((each, child))
            if done:
                yield done
        while waiting:
            drawing, child = waiting.popleft()
            yield drawing, child.receive(drawing)


class _Child:
    """One drawing process with at most one paper under way."""

    def __init__(self) -> None:
        self._process = _started()
        self._sent = False

    def __enter__(self) -> "_Child":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._process is not None:
            with suppress(OSError, ValueError, subprocess.TimeoutExpired):
                self._process.communicate(timeout=5)  # an empty input ends it, unless it is busy
            self._process.kill()
            self._process.wait()

    def send(self, drawing: Drawing) -> None:
        """Hands a paper over."""
        self._sent = False
        if self._process is None or self._process.stdin is None:
            return
        with suppress(OSError, ValueError):
            _put(self._process.stdin, pickle.dumps((drawing.name, drawing.facts, drawing.enclosed)))
            self._sent = True

    def receive(self, drawing: Drawing) -> bytes:
        """The paper handed over last; drawn here where the process did not answer."""
        if self._sent and self._process is not None and self._process.stdout is not None:
            with suppress(OSError, ValueError, EOFError):
                return _take(self._process.stdout)
        return drawing.drawn()


def _started() -> "subprocess.Popen[bytes] | None":
    root = str(Path(__file__).resolve().parents[2])
    frozen = bool(getattr(sys, "frozen", False))
    how = [SWITCH] if frozen else ["-B", "-m", "app.papers.drawing"]
    try:
        return subprocess.Popen(
            [sys.executable, *how], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
            env=os.environ | ({} if frozen else {"PYTHONPATH": root}), cwd=None if frozen else root,
            creationflags=_NO_WINDOW,
        )  # fmt: skip
    except OSError:
        return None


def _put(stream: IO[bytes], data: bytes) -> None:
    stream.write(HEADER.pack(len(data)))
    stream.write(data)
    stream.flush()


def _take(stream: IO[bytes]) -> bytes:
    head = stream.read(HEADER.size)
    if len(head) < HEADER.size:
        raise EOFError
    (size,) = HEADER.unpack(head)
    data = stream.read(size)
    if len(data) < size:
        raise EOFError
    return data


def main() -> int:
    """Draws what comes until the input ends; an error ends the process, and the parent draws that paper itself."""
    stream, out = pipes()
    while True:
        try:
            name, facts, enclosed = pickle.loads(_take(stream))
        except EOFError:
            return 0
        _put(out, Drawing(name, facts, enclosed).drawn())


if __name__ == "__main__":
    sys.exit(main())
