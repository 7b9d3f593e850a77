"""Photographs of a reading: what they say of place, camera and day is taken out before they are kept."""

import struct
from dataclasses import dataclass
from pathlib import Path

from app import attachments
from app.attachments import Told
from app.errors import Refused
from app.office import Office
from models.eum.events import Reading

_JPEG, _PNG = b"\xff\xd8", b"\x89PNG\r\n\x1a\n"
_SCAN, _KEPT_SEGMENTS = 0xDA, frozenset({0xE0, 0xEE})
_ALONE = frozenset({0x01, *range(0xD0, 0xD9)})
_KEPT_CHUNKS = frozenset(
    {b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"iCCP", b"pHYs"}
)


@dataclass(frozen=True)
class Bare:
    """A picture without what it tells besides itself, and whether anything was taken out."""

    data: bytes
    taken_out: bool


def bare(data: bytes) -> Bare:
    """A JPEG or PNG without its place, camera and remarks. Raises Refused for another or a damaged file."""
    try:
        if data.startswith(_JPEG):
            made = _bare_jpeg(data)
        elif data.startswith(_PNG):
            made = _bare_png(data)
        else:
            raise _not_taken()
    except (struct.error, IndexError) as error:
        raise _not_taken() from error
    return Bare(made, made != data)


def _not_taken() -> Refused:
    return Refused(
        "This is no JPEG or PNG picture that can be read.", kept="Nothing was attached.",
        do="Save it as JPEG or PNG: only those are known to keep no location.",
    )  # fmt: skip


def _bare_jpeg(data: bytes) -> bytes:
    """Application segments but JFIF and Adobe's, and comments, go; the picture itself begins at the scan."""
    made, at = bytearray(_JPEG), 2
    while True:
        if data[at] != 0xFF:
            raise _not_taken()
        marker = data[at + 1]
        if marker == 0xFF:
            at += 1
        elif marker == _SCAN:
            return bytes(made + data[at:])
        elif marker in _ALONE:
            made += data[at : at + 2]
            at += 2
        else:
            (length,) = struct.unpack_from(">H", data, at + 2)
            if not (0xE0 <= marker <= 0xEF or marker == 0xFE) or marker in _KEPT_SEGMENTS:
                made += data[at : at + 2 + length]
            at += 2 + length


def _bare_png(data: bytes) -> bytes:
    made, at = bytearray(_PNG), len(_PNG)
    while at < len(data):
        length, name = struct.unpack_from(">I4s", data, at)
        if name in _KEPT_CHUNKS:
            made += data[at : at + 12 + length]
        at += 12 + length
        if name == b"IEND":
            return bytes(made)
    raise _not_taken()


def attach(office: Office, reading_id: int, path: Path) -> Bare:
    """Keeps a photograph with a reading, without its location data; returns what was kept.

    Raises Usage and Refused for a file that is not taken.
    """
    found = bare(attachments.read_plain(path))
    told = Told(description="Photograph of a reading; its location data was taken out.")
    attached = attachments.attach_bytes(office, Reading, reading_id, found.data, path.name, told)
    with office.change("Attach the photograph of a reading") as work:
        work.set(Reading, reading_id, {"photo": attached})
    return found
