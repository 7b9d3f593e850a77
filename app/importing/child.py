"""The process that reads a foreign file: capped, without a window, speaking only to its parent over a pipe.

Started by `app.importing.sheets` as `python -m app.importing.child JOB`, frozen as `PROGRAM --import-child
JOB`; the file is its standard input, so no path is opened here and nothing is written. What the office keeps
encrypted comes through a pipe instead (`size` in the job says how much). A message is one letter, four bytes
of length, JSON.
"""

import gc
import io
import json
import os
import struct
import sys
import time
import zipfile
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from typing import IO

from app.importing.delimited import Encoding, read_delimited
from app.importing.guard import (
    ASK_SENDER,
    SAVE_AGAIN,
    Limits,
    Meter,
    Reader,
    Refusal,
    cap_process,
    check_zip,
    damaged,
    password,
    peak_memory,
)
from app.importing.ods import read_ods
from app.importing.xlsx import read_xlsx

SWITCH = "--import-child"
"""First argument by which the frozen program knows that it is to be the reading process."""
HEADER = struct.Struct(">cI")
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED_OLE = "EncryptedPackage".encode("utf-16-le")
_HEARTBEAT = 0.2
# What zipfile, zlib and the conversions raise on a file whose bytes were changed; all else is a fault.
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, struct.error, NotImplementedError, OSError, ValueError)
Send = Callable[[str, object], None]


@dataclass
class Description:
    """What a reading found out about the file itself; sent last."""

    format: str
    notes: list[str]
    encoding: str = ""
    encoding_guessed: bool = False
    delimiter: str = ""


def main(arguments: list[str]) -> int:
    """Read standard input under the limits given as JSON; 0 when a result or a refusal was sent."""
    job = json.loads(arguments[0])
    limits = Limits(**job["limits"])
    stream: IO[bytes]
    stream, out = pipes()
    piped = job.get("size")
    size = os.fstat(0).st_size if piped is None else int(piped)
    cap_process(limits, limits.seconds_for(size))
    if piped is not None:
        stream = io.BytesIO(stream.read(size))
    send = _sender(out)
    gc.disable()  # what is read holds no cycles; looking for them costs a sixth of the time
    try:
        description = read(stream, size, limits, send, job["encoding"])
        send("D", description.__dict__ | {"peak_memory": peak_memory()})
    except Refusal as refusal:
        send("X", {"title": refusal.title, "do": refusal.do})
    except MemoryError:
        send("X", {"title": "The file needs more memory to read than is allowed.", "do": SAVE_AGAIN})
    except _BROKEN:
        send("X", {"title": damaged().title, "do": ASK_SENDER})
    return 0


def pipes() -> tuple[IO[bytes], IO[bytes]]:
    """Standard input and output as bytes; a program without a console has no sys.stdin."""
    if sys.platform == "win32":
        import msvcrt

        for number in (0, 1):
            msvcrt.setmode(number, os.O_BINARY)
    return os.fdopen(0, "rb"), os.fdopen(1, "wb")


def _sender(out: IO[bytes]) -> Send:
    def send(kind: str, content: object) -> None:
        data = json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")
        out.write(HEADER.pack(kind.encode(), len(data)))
        out.write(data)
        out.flush()

    return send


def read(
    stream: IO[bytes], size: int, limits: Limits, send: Callable[[str, object], None], encoding: str
) -> Description:
    """Recognise the file by its content and read it; raises Refusal."""
    if size > limits.file_size:
        raise Refusal(f"The file is larger than {limits.file_size >> 20} MB.")
    meter = Meter(limits, _heartbeat(send))
    reader = Reader(meter, send)
    start = stream.read(8)
    stream.seek(0)
    if not start:
        raise Refusal("The file is empty.", ASK_SENDER)
    if start.startswith(_OLE):
        raise _old_format(stream.read(1 << 20))
    if start.startswith(b"PK"):
        return _read_zip(stream, meter, reader)
    reader.begin_sheet("")
    found, delimiter = read_delimited(stream, meter, reader, encoding)
    reader.end_sheet([])
    return _text_description(found, delimiter)


def _text_description(found: Encoding, delimiter: str) -> Description:
    return Description("csv", [], found.name, found.guessed, delimiter)


def _heartbeat(send: Send) -> Callable[[int], None]:
    last = 0.0

    def tell(done: int) -> None:
        nonlocal last
        now = time.monotonic()
        if now - last > _HEARTBEAT:
            last = now
            send("P", done)

    return tell


def _old_format(head: bytes) -> Refusal:
    if _ENCRYPTED_OLE in head:
        return password()
    return Refusal("The file is in the old .xls format or another old office format.", SAVE_AGAIN)


def _read_zip(stream: IO[bytes], meter: Meter, reader: Reader) -> Description:
    if not isinstance(stream, io.BufferedReader | io.BytesIO):
        raise damaged()
    with zipfile.ZipFile(stream) as archive:
        check_zip(archive, meter.limits)
        names = set(archive.namelist())
        if "xl/workbook.xml" in names:
            return Description("xlsx", read_xlsx(archive, meter, reader))
        if "content.xml" in names and b"spreadsheet" in _mimetype(archive, names):
            return Description("ods", read_ods(archive, meter, reader))
        if "xl/workbook.bin" in names:
            raise Refusal("The file is a binary workbook (.xlsb).", SAVE_AGAIN)
        raise Refusal("The file is not a spreadsheet, whatever its name says.", ASK_SENDER)


def _mimetype(archive: zipfile.ZipFile, names: set[str]) -> bytes:
    if "mimetype" not in names:
        return b""
    with archive.open("mimetype") as stream:
        return stream.read(100)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
