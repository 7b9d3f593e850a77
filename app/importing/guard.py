"""What keeps a hostile or broken file from doing harm: limits, a checked zip, bare XML, a memory cap.

The checks follow what was measured: without them a 718 kB workbook took 2.2 GB of memory and 5 kB gave a
million rows.
"""

import re
import sys
import zipfile
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn
from xml.parsers import expat

MEBI = 1 << 20


@dataclass(frozen=True)
class Limits:
    """The largest file that is read. Far above what an office gets, far below what hurts it."""

    memory: int = 512 * MEBI
    """Address space of the reading process, bytes."""
    file_size: int = 200 * MEBI
    inflated: int = 400 * MEBI
    """Bytes of all parts of a zipped file together, unpacked."""
    ratio: int = 250
    """Unpacked to packed size of one part; checked for parts above `ratio_from`."""
    ratio_from: int = 16 * MEBI
    parts: int = 2_000
    sheets: int = 200
    rows: int = 1_048_576
    columns: int = 1_024
    cells: int = 12_000_000
    """Cells of all sheets together, counted to the end of each row."""
    cell_characters: int = 100_000
    characters: int = 128 * MEBI
    seconds: float = 8.0
    """Time allowed to a small file."""
    seconds_per_mebi: float = 2.0
    """Time allowed on top for each MiB of file."""

    def seconds_for(self, size: int) -> float:
        """Longest time the reading of a file of `size` bytes may take."""
        return self.seconds + self.seconds_per_mebi * size / MEBI


class Refusal(Exception):
    """The file is not read. `title` says why, `do` what to do instead; both are sentences."""

    def __init__(self, title: str, do: str = "") -> None:
        super().__init__(title)
        self.title = title
        self.do = do


SAVE_AGAIN = "Open it in a spreadsheet program, save a copy as .xlsx and import the copy."
SPLIT = "Split it into smaller files and import them one after another."
ASK_SENDER = "Ask the sender for a new copy."


def damaged(detail: str = "") -> Refusal:
    """The refusal for a file whose inside does not hold together."""
    return Refusal("The file is damaged or incomplete" + (f": {detail}." if detail else "."), ASK_SENDER)


def password() -> Refusal:
    """The refusal for an encrypted file."""
    return Refusal("The file is protected by a password.", "Save a copy without it and import the copy.")


class Meter:
    """Counts what has been read against the limits and tells the progress."""

    def __init__(self, limits: Limits, tell: Callable[[int], None]) -> None:
        self.limits = limits
        self._tell = tell
        self._rows = self._cells = self._characters = self._inflated = self.done = 0

    def add_bytes(self, count: int, *, inflated: bool) -> None:
        """Count bytes read; `inflated` when they came out of a zip."""
        self.done += count
        if inflated:
            self._inflated += count
            if self._inflated > self.limits.inflated:
                raise Refusal(f"The file unpacks to more than {self.limits.inflated // MEBI} MB.", SPLIT)
        self._tell(self.done)

    def add_row(self, texts: list[str]) -> None:
        """Count a row that is not empty."""
        self._rows += 1
        self._cells += len(texts)
        self._characters += sum(map(len, texts))
        if self._rows > self.limits.rows or self._cells > self.limits.cells:
            raise Refusal(
                f"The file has more than {self.limits.rows:,} rows or {self.limits.cells:,} cells.", SPLIT
            )
        if self._characters > self.limits.characters:
            raise Refusal(
                f"The file holds more than {self.limits.characters // MEBI} million characters.", SPLIT
            )

    def check_cell(self, text: str, row: int) -> None:
        """Refuse a cell longer than any real one."""
        if len(text) > self.limits.cell_characters:
            raise Refusal(
                f"A cell in row {row} holds more than {self.limits.cell_characters:,} characters.", SAVE_AGAIN
            )

    def check_place(self, row: int, column: int) -> None:
        """Refuse a cell outside the largest sheet; row counts from 1, column from 0."""
        if column >= self.limits.columns:
            raise Refusal(f"Row {row} has more than {self.limits.columns:,} columns.", SAVE_AGAIN)
        if not 0 < row <= self.limits.rows:
            raise damaged(f"it names a row {row:,}")


# -- the zip ----------------------------------------------------------------------------------------
_DEVICE = re.compile(r"(?i)(?:^|/)(?:con|prn|aux|nul|com\d|lpt\d)(?:\.[^/]*)?$")
_ARCHIVES = (b"PK\x03\x04", b"Rar!\x1a\x07", b"7z\xbc\xaf\x27\x1c", b"\x1f\x8b\x08", b"BZh")
_LINK_MODE, _MODE_MASK = 0o120000, 0o170000


def check_zip(archive: zipfile.ZipFile, limits: Limits) -> None:
    """Refuse a zip that no spreadsheet program writes; looks at sizes, names and first bytes only."""
    parts = archive.infolist()
    if len(parts) > limits.parts:
        raise Refusal(f"The file has more than {limits.parts:,} parts.", SAVE_AGAIN)
    if len({part.filename.casefold() for part in parts}) != len(parts):
        raise damaged("it holds two parts of one name")
    if sum(part.file_size for part in parts) > limits.inflated:
        raise Refusal(f"The file unpacks to more than {limits.inflated // MEBI} MB.", SPLIT)
    for part in parts:
        _check_part(part, limits)
    for part in parts:
        if not part.filename.endswith((".xml", ".rels", "/")):
            _check_not_archive(archive, part)


def _check_part(part: zipfile.ZipInfo, limits: Limits) -> None:
    name = part.filename
    if part.flag_bits & 1:
        raise password()
    outside = name.startswith(("/", "\\")) or "\\" in name or ":" in name or ".." in name.split("/")
    if outside or "\x00" in part.orig_filename or _DEVICE.search(name):
        raise Refusal("The file holds a part that points outside the file.", ASK_SENDER)
    if (part.external_attr >> 16) & _MODE_MASK == _LINK_MODE:
        raise Refusal("The file holds a link to another file.", ASK_SENDER)
    if part.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise Refusal("The file is packed in a way no spreadsheet program uses.", SAVE_AGAIN)
    if part.file_size > limits.ratio_from and part.file_size > limits.ratio * max(part.compress_size, 1):
        raise Refusal("The file unpacks to far more than its size; no real sheet does.", SAVE_AGAIN)
    lower = name.casefold()
    if "vbaproject.bin" in lower or (lower.startswith("basic/") and not lower.endswith("/")):
        raise Refusal("The file holds macros.", "Save a copy as .xlsx, without macros, and import the copy.")
    if "externallinks/" in lower:
        raise Refusal(
            "The file draws values from other files.",
            "Break the links or paste the values, save and import again.",
        )


def _check_not_archive(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> None:
    with archive.open(part) as stream:
        start = stream.read(6)
    if start.startswith(_ARCHIVES):
        raise Refusal("The file holds another archive inside.", SAVE_AGAIN)


class Part:
    """One part of a zip, read through the meter: the bytes that really come out are counted."""

    def __init__(self, archive: zipfile.ZipFile, name: str, meter: Meter) -> None:
        try:
            self._stream = archive.open(name)
        except KeyError as error:
            raise damaged(f"the part {name} is missing") from error
        self._meter = meter

    def read(self, size: int = 1 << 16) -> bytes:
        """The next bytes, at most `size`; empty at the end."""
        chunk = self._stream.read(size)
        self._meter.add_bytes(len(chunk), inflated=True)
        return chunk


# -- XML --------------------------------------------------------------------------------------------
def xml_parser() -> expat.XMLParserType:
    """A namespace-aware parser (names are "namespace}local") that refuses any document type declaration.

    No spreadsheet part has one; entities, and with them entity bombs and references to other files, need one.
    """
    parser = expat.ParserCreate(namespace_separator="}")
    parser.buffer_text = True
    parser.buffer_size = 1 << 16
    parser.StartDoctypeDeclHandler = _refuse_declaration
    parser.EntityDeclHandler = _refuse_declaration
    return parser


def _refuse_declaration(*_: object) -> NoReturn:
    raise Refusal("The file declares its own XML entities; no spreadsheet program does.", ASK_SENDER)


def feed(parser: expat.XMLParserType, part: Part) -> None:
    """Run a whole part through a parser; a broken part is a Refusal."""
    try:
        while chunk := part.read():
            parser.Parse(chunk, False)
        parser.Parse(b"", True)
    except expat.ExpatError as error:
        raise damaged(f"its XML breaks off at line {error.lineno}") from error


# -- the process ------------------------------------------------------------------------------------
def cap_process(limits: Limits, seconds: float) -> None:
    """Cap this process for good: memory, processor time, no files written, no crash dump left behind."""
    if sys.platform == "win32":
        _cap_windows(limits.memory)
    else:
        import resource

        wanted = {
            resource.RLIMIT_AS: limits.memory,
            resource.RLIMIT_CPU: int(seconds) + 2,
            resource.RLIMIT_FSIZE: 0,
            resource.RLIMIT_CORE: 0,
        }
        for limit, value in wanted.items():
            hard = resource.getrlimit(limit)[1]
            value = value if hard == resource.RLIM_INFINITY else min(value, hard)
            resource.setrlimit(limit, (value, value))


if sys.platform == "win32":

    def _cap_windows(memory: int) -> None:
        """Put this process into a job object with a memory limit (JOB_OBJECT_LIMIT_PROCESS_MEMORY)."""
        import ctypes

        # JOBOBJECT_EXTENDED_LIMIT_INFORMATION on 64-bit Windows is 144 bytes: LimitFlags at 16,
        # ProcessMemoryLimit at 112, after the basic limits (64) and the I/O counters (48).
        information = bytearray(144)
        information[16:20] = (0x100).to_bytes(4, "little")
        information[112:120] = memory.to_bytes(8, "little")
        kernel = ctypes.WinDLL("kernel32", use_last_error=True)
        kernel.CreateJobObjectW.restype = ctypes.c_void_p
        kernel.GetCurrentProcess.restype = ctypes.c_void_p
        job = ctypes.c_void_p(kernel.CreateJobObjectW(None, None))
        buffer = (ctypes.c_char * len(information)).from_buffer(information)
        extended_limit_information = 9
        done = kernel.SetInformationJobObject(job, extended_limit_information, buffer, len(information))
        if not done or not kernel.AssignProcessToJobObject(job, ctypes.c_void_p(kernel.GetCurrentProcess())):
            raise OSError(ctypes.get_last_error(), "the memory limit could not be set")


def peak_memory() -> int:
    """Most resident memory this process has used, in bytes; 0 where the system does not tell."""
    if sys.platform == "win32":
        return 0
    if sys.platform == "linux":
        return _high_water()
    import resource

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


def _high_water() -> int:
    """The high water mark of this program alone: what `getrusage` tells begins with that of whoever started it."""
    with suppress(OSError), Path("/proc/self/status").open(encoding="ascii") as status:
        for line in status:
            if line.startswith("VmHWM:"):
                return int(line.split()[1]) * 1024
    return 0


class Reader:
    """What a format's reader hands its findings to; the child process writes them to the pipe."""

    def __init__(self, meter: Meter, send: Callable[[str, object], None]) -> None:
        self.meter = meter
        self._send = send
        self._block: list[object] = []
        self._weight = 0

    def begin_sheet(self, name: str, hidden: bool = False) -> None:
        """Start a sheet; rows that follow belong to it."""
        self._send("S", {"name": name, "hidden": hidden})

    def row(self, number: int, texts: list[str], flags: bytes, shown: dict[int, str]) -> None:
        """Take one row; trailing empty cells are the caller's to cut."""
        self.meter.add_row(texts)
        self._block.append((number, texts, flags.decode("latin-1"), shown or None))
        self._weight += 20 + len(texts)
        if self._weight > 20_000:
            self.flush()

    def flush(self) -> None:
        """Send the rows collected so far."""
        if self._block:
            self._send("R", self._block)
            self._block, self._weight = [], 0

    def end_sheet(self, merges: list[tuple[int, int, int, int]]) -> None:
        """Close the sheet with its merged ranges."""
        self.flush()
        self._send("E", merges)
