"""Reading a foreign file into a workbook of texts; the reading itself happens in a capped child process."""

import json
import os
import queue
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path
from typing import IO, Any, TypeAlias

from app.errors import Cause, Trouble
from app.importing.cells import Merge, Row, Sheet, Workbook
from app.importing.child import HEADER, SWITCH
from app.importing.guard import ASK_SENDER, MEBI, SAVE_AGAIN, Limits

KEPT = "Nothing was imported."
_LARGEST_MESSAGE = 64 * MEBI
_WAIT = 0.05
_SPAWN_ALLOWANCE = 1.0
Messages: TypeAlias = "queue.Queue[tuple[bytes, Any] | None]"
_NO_WINDOW = 0x08000000 if sys.platform == "win32" else 0


class Cancelled(Exception):
    """The person stopped the reading; nothing was kept."""


def read_sheets(
    path: Path,
    *,
    limits: Limits | None = None,
    encoding: str = "",
    progress: Callable[[float], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> Workbook:
    """Read a .csv, .tsv, .xlsx or .ods file, recognised by its content.

    `progress` is told the share done, 0 to 1, as far as it can be known; `encoding` overrides the one found.
    Raises Trouble(REFUSED_FILE) for a file that is hostile, broken, too large or not a sheet, and Cancelled.
    """
    limits = limits or Limits()
    if not path.is_file():
        raise refused(f"There is no file {path.name}.")
    try:
        with path.open("rb") as stream:
            size = os.fstat(stream.fileno()).st_size
            child = _start(stream, limits, encoding)
    except OSError as error:
        raise refused(
            f"The file {path.name} cannot be opened.", f"The system says: {error.strerror}."
        ) from error
    return _gathered(child, Gathering(Workbook(path.name, "", []), size, progress), limits, size, cancelled)


def read_bytes(data: bytes, name: str, *, limits: Limits | None = None) -> Workbook:
    """Read a sheet that the office keeps, from memory: it goes to the child through a pipe, never to the disk.

    Raises Trouble(REFUSED_FILE) as `read_sheets` does.
    """
    limits = limits or Limits()
    if len(data) > limits.file_size:
        raise refused(f"The file is larger than {limits.file_size // MEBI} MB.")
    child = _start(subprocess.PIPE, limits, "", len(data))
    threading.Thread(target=_feed, args=(child, data), daemon=True).start()
    return _gathered(child, Gathering(Workbook(name, "", []), len(data), None), limits, len(data), None)


def _feed(child: "subprocess.Popen[bytes]", data: bytes) -> None:
    assert child.stdin is not None
    with suppress(OSError, ValueError):  # the child ended, or was ended, before it had read everything
        child.stdin.write(data)
        child.stdin.close()


def _gathered(
    child: "subprocess.Popen[bytes]",
    gathering: "Gathering",
    limits: Limits,
    size: int,
    cancelled: Callable[[], bool] | None,
) -> Workbook:
    try:
        _watch(child, gathering, limits.seconds_for(size) + _SPAWN_ALLOWANCE, cancelled)
    finally:
        child.kill()
        child.wait()
        if child.stdout:
            child.stdout.close()
    return gathering.workbook


def refused(title: str, do: str = "") -> Trouble:
    """The error for a file that is not read."""
    return Trouble(Cause.REFUSED_FILE, title, kept=KEPT, do=do)


def _start(
    stream: IO[bytes] | int, limits: Limits, encoding: str, piped: int | None = None
) -> "subprocess.Popen[bytes]":
    job = json.dumps({"limits": asdict(limits), "encoding": encoding, "size": piped})
    root = str(Path(__file__).resolve().parents[2])
    frozen = bool(getattr(sys, "frozen", False))
    how = [SWITCH] if frozen else ["-B", "-m", "app.importing.child"]
    return subprocess.Popen(
        [sys.executable, *how, job],
        stdin=stream,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=os.environ | ({} if frozen else {"PYTHONPATH": root}),
        cwd=None if frozen else root,
        creationflags=_NO_WINDOW,
    )


class Gathering:
    """The workbook as it comes in, message by message."""

    def __init__(self, workbook: Workbook, size: int, progress: Callable[[float], None] | None) -> None:
        self.workbook = workbook
        self.finished = False
        self._size = max(size, 1)
        self._progress = progress
        self._pool: dict[str, str] = {}

    def take(self, kind: bytes, content: Any) -> None:
        """Take one message; a refusal is raised."""
        match kind:
            case b"R":
                self._rows(content)
            case b"S":
                self.workbook.sheets.append(Sheet(content["name"], hidden=content["hidden"]))
            case b"E":
                self.workbook.sheets[-1].merges = tuple(Merge(*merge) for merge in content)
            case b"P":
                if self._progress:
                    self._progress(self._share(content))
            case b"D":
                self._describe(content)
            case b"X":
                raise refused(content["title"], content["do"])

    def _share(self, done: int) -> float:
        """The share done of a text; of a zipped sheet, whose unpacked size is open, a guess below 1."""
        is_text = [sheet.name for sheet in self.workbook.sheets] == [""]
        return min(done / self._size, 0.99) if is_text else done / (done + 4 * self._size)

    def _rows(self, content: list[tuple[int, list[str], str, dict[str, str] | None]]) -> None:
        keep = self._pool.setdefault
        rows = self.workbook.sheets[-1].rows
        for number, texts, flags, shown in content:
            places = {int(column): text for column, text in shown.items()} if shown else None
            rows.append(Row(number, [keep(text, text) for text in texts], flags.encode("latin-1"), places))

    def _describe(self, content: dict[str, Any]) -> None:
        book = self.workbook
        book.format = content["format"]
        book.notes = tuple(content["notes"])
        book.encoding = content["encoding"]
        book.encoding_guessed = content["encoding_guessed"]
        book.delimiter = content["delimiter"]
        book.peak_memory = content["peak_memory"]
        self.finished = True


def _watch(
    child: "subprocess.Popen[bytes]",
    gathering: Gathering,
    seconds: float,
    cancelled: Callable[[], bool] | None,
) -> None:
    """Take the child's messages until it is done, refuses, dies, takes too long or is stopped."""
    messages: Messages = queue.Queue(maxsize=8)
    stop = threading.Event()
    assert child.stdout is not None
    threading.Thread(target=_listen, args=(child.stdout, messages, stop), daemon=True).start()
    deadline = time.monotonic() + seconds
    try:
        while not gathering.finished:
            if cancelled and cancelled():
                raise Cancelled
            if time.monotonic() > deadline:
                raise refused(f"The file takes longer than {seconds:.0f} seconds to read.", SAVE_AGAIN)
            try:
                message = messages.get(timeout=_WAIT)
            except queue.Empty:
                continue
            if message is None:
                raise refused(
                    "The file could not be read: it needs too much memory or is damaged.", ASK_SENDER
                )
            gathering.take(*message)
    finally:
        stop.set()


def _listen(pipe: IO[bytes], messages: Messages, stop: threading.Event) -> None:
    """Turn the pipe into messages; None at its end, or when what comes is no message."""
    try:
        while len(head := pipe.read(HEADER.size)) == HEADER.size:
            kind, length = HEADER.unpack(head)
            data = pipe.read(length) if length <= _LARGEST_MESSAGE else b""
            if len(data) < length:
                break
            _put(messages, (kind, json.loads(data.decode("utf-8", "surrogatepass"))), stop)
    except (ValueError, OSError):
        pass
    _put(messages, None, stop)


def _put(
    messages: Messages,
    message: tuple[bytes, Any] | None,
    stop: threading.Event,
) -> None:
    while not stop.is_set():
        try:
            messages.put(message, timeout=_WAIT)
            return
        except queue.Full:
            continue
