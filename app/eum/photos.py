"""Photographs without the place where they were taken: what cameras write into a file besides the picture goes.

JPEG, PNG and WebP are written anew without their metadata; of a JPEG the way up and the day it was taken stay. In HEIC
and AVIF, whose parts name each other by their place in the file, the metadata is overwritten with zeros. The picture
itself is not touched in any of them.
"""

import struct
from collections.abc import Callable, Iterator
from dataclasses import dataclass

TAKEN = "What the camera wrote about place and device was taken out."
UNCLEAR = "Whether it holds the place where it was taken could not be told."

_SOI, _EOI, _SOS = b"\xff\xd8", 0xD9, 0xDA
_KEPT_APPS = ((0xE0, b""), (0xE2, b"ICC_PROFILE"), (0xEE, b"Adobe"))
"""Application segments without which the picture would look otherwise: JFIF, colour profile, colour transform."""
_COMMENT = 0xFE
_PNG = b"\x89PNG\r\n\x1a\n"
_PNG_TOLD = frozenset({b"eXIf", b"tEXt", b"zTXt", b"iTXt"})
_WEBP_TOLD = {b"EXIF": 0x08, b"XMP ": 0x04}
_ORIENTATION, _DATE, _EXIF_IFD, _TAKEN_ON = 0x0112, 0x0132, 0x8769, 0x9003
_BOXED = frozenset({b"heic", b"heix", b"hevc", b"mif1", b"msf1", b"avif", b"heim", b"heis"})


class _Odd(Exception):
    """The file is not built as its kind is."""


@dataclass(frozen=True)
class Cleaned:
    """A file as it may be kept, and what is to be said of it; empty when there is nothing to say."""

    data: bytes
    said: str


def without_location(data: bytes) -> Cleaned:
    """The content without metadata when it is a picture, whatever its name says; anything else as it is."""
    cleaner = _cleaner(data)
    if cleaner is None:
        return Cleaned(data, "")
    try:
        cleaned = cleaner(data)
    except (_Odd, struct.error, IndexError):
        return Cleaned(data, UNCLEAR)
    return Cleaned(cleaned, TAKEN if cleaned != data else "")


def _cleaner(data: bytes) -> Callable[[bytes], bytes] | None:
    if data[:3] == b"\xff\xd8\xff":
        return _jpeg
    if data[:8] == _PNG:
        return _png
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return _webp
    return _boxed if data[4:8] == b"ftyp" and data[8:12] in _BOXED else None


# -- JPEG --------------------------------------------------------------------------------------------------
def _jpeg(data: bytes) -> bytes:
    parts, exif, gone = [_SOI], b"", False
    for marker, whole, payload in _segments(data):
        if marker == 0xE1 and payload.startswith(b"Exif\0\0"):
            exif = exif or payload[6:]
        if _is_told(marker, payload):
            gone = True
        else:
            parts.append(whole)
    kept = _small_exif(exif) if exif else b""
    body = b"".join(parts)
    if not gone and len(body) == len(data):
        return data
    return body[:2] + kept + body[2:]


def _is_told(marker: int, payload: bytes) -> bool:
    """Whether a segment tells something about the picture, without which it looks the same."""
    if marker == _COMMENT:
        return True
    return 0xE0 <= marker <= 0xEF and not any(
        marker == app and payload.startswith(name) for app, name in _KEPT_APPS
    )


def _segments(data: bytes) -> Iterator[tuple[int, bytes, bytes]]:
    """Marker, whole segment with what is coded after it, and payload; what follows the end is left out."""
    at = 2
    while True:
        while data[at] == 0xFF and data[at + 1] == 0xFF:
            at += 1
        if data[at] != 0xFF:
            raise _Odd
        marker = data[at + 1]
        if marker == _EOI:
            yield marker, data[at : at + 2], b""
            return
        (size,) = struct.unpack_from(">H", data, at + 2)
        end = at + 2 + size
        if size < 2 or end > len(data):
            raise _Odd
        payload = data[at + 4 : end]
        if marker == _SOS:
            end = _coded_until(data, end)
        yield marker, data[at:end], payload
        at = end


def _coded_until(data: bytes, at: int) -> int:
    """Where the coded picture ends: at a marker that is neither a stuffed byte nor a restart."""
    while True:
        at = data.find(b"\xff", at)
        if at < 0 or at + 1 >= len(data):
            raise _Odd
        if data[at + 1] not in (0x00, 0xFF, *range(0xD0, 0xD8)):
            return at
        at += 1 if data[at + 1] == 0xFF else 2


def _small_exif(tiff: bytes) -> bytes:
    """A segment with nothing but which way is up and the day the picture was taken; empty without both."""
    try:
        order = {b"II": "<", b"MM": ">"}[tiff[:2]]
        found = _entries(tiff, order, struct.unpack_from(order + "I", tiff, 4)[0])
        inner = found.get(_EXIF_IFD)
        taken = _entries(tiff, order, inner[2]).get(_TAKEN_ON) if inner else found.get(_DATE)
    except (KeyError, struct.error):
        return b""
    up = found.get(_ORIENTATION)
    way = struct.unpack(order + "HH", struct.pack(order + "I", up[2]))[0] if up else 1
    day = tiff[taken[2] : taken[2] + 19] if taken and taken[1] == 20 else b""
    return _written(
        way if 1 <= way <= 8 else 1, day if len(day) == 19 and day.strip(b"0123456789: ") == b"" else b""
    )


def _written(way: int, day: bytes) -> bytes:
    if way == 1 and not day:
        return b""
    entries = [struct.pack(">HHIHH", _ORIENTATION, 3, 1, way, 0)]
    if day:
        entries.append(struct.pack(">HHII", _DATE, 2, 20, 8 + 2 + 2 * 12 + 4))
    tiff = b"MM\0*\0\0\0\x08" + struct.pack(">H", len(entries)) + b"".join(entries) + b"\0\0\0\0"
    payload = b"Exif\0\0" + tiff + (day + b"\0" if day else b"")
    return b"\xff\xe1" + struct.pack(">H", len(payload) + 2) + payload


def _entries(tiff: bytes, order: str, at: int) -> dict[int, tuple[int, int, int]]:
    """Type, count and value or place of each entry of a directory."""
    (count,) = struct.unpack_from(order + "H", tiff, at)
    found = {}
    for number in range(count):
        tag, kind, many, value = struct.unpack_from(order + "HHII", tiff, at + 2 + 12 * number)
        found[tag] = (kind, many, value)
    return found


# -- PNG and WebP ------------------------------------------------------------------------------------------
def _png(data: bytes) -> bytes:
    parts, at = [data[:8]], 8
    while at < len(data):
        size, name = struct.unpack_from(">I4s", data, at)
        end = at + 12 + size
        if end > len(data):
            raise _Odd
        if name not in _PNG_TOLD:
            parts.append(data[at:end])
        at = end
        if name == b"IEND":
            break
    return b"".join(parts)


def _webp(data: bytes) -> bytes:
    parts, at = list[bytes](), 12
    end_of_all = min(len(data), 8 + struct.unpack_from("<I", data, 4)[0])
    while at + 8 <= end_of_all:
        name, size = struct.unpack_from("<4sI", data, at)
        end = at + 8 + size + size % 2
        part = data[at:end]
        if name == b"VP8X" and size >= 1:
            part = part[:8] + bytes([part[8] & ~sum(_WEBP_TOLD.values())]) + part[9:]
        if name not in _WEBP_TOLD:
            parts.append(part)
        at = end
    body = b"WEBP" + b"".join(parts)
    return b"RIFF" + struct.pack("<I", len(body)) + body


# -- HEIC and AVIF -----------------------------------------------------------------------------------------
def _boxed(data: bytes) -> bytes:
    """Overwrites the items that hold metadata; the places of all others stay."""
    cleaned = bytearray(data)
    for name, start, end in _boxes(data, 0, len(data)):
        if name == b"meta":
            inside = {each: (first, last) for each, first, last in _boxes(data, start + 4, end)}
            if b"iinf" not in inside or b"iloc" not in inside:
                raise _Odd
            told = set(_telling_items(data, *inside[b"iinf"]))
            for item, first, size in _places(data, inside[b"iloc"][0]):
                if item in told:
                    if first + size > len(data):
                        raise _Odd
                    cleaned[first : first + size] = bytes(size)
    return bytes(cleaned)


def _boxes(data: bytes, at: int, end: int) -> Iterator[tuple[bytes, int, int]]:
    """Name, first byte of the contents and end of each box."""
    while at + 8 <= end:
        size, name = struct.unpack_from(">I4s", data, at)
        head = 8
        if size == 1:
            (size,) = struct.unpack_from(">Q", data, at + 8)
            head = 16
        size = size or end - at
        if size < head or at + size > end:
            raise _Odd
        yield name, at + head, at + size
        at += size


def _telling_items(data: bytes, start: int, end: int) -> Iterator[int]:
    """Numbers of the items that are Exif or XMP."""
    first = start + (6 if data[start] == 0 else 8)
    for name, at, _ in _boxes(data, first, end):
        if name == b"infe" and data[at] >= 2:
            wide = data[at] > 2
            (item,) = struct.unpack_from(">I" if wide else ">H", data, at + 4)
            kind = data[at + (10 if wide else 8) :][:4]
            if kind in (b"Exif", b"mime"):
                yield item


def _places(data: bytes, at: int) -> Iterator[tuple[int, int, int]]:
    """Item, first byte and size of each piece that stands in the file itself."""
    version, sizes = data[at], struct.unpack_from(">H", data, at + 4)[0]
    offset_size, length_size, base_size = sizes >> 12, sizes >> 8 & 15, sizes >> 4 & 15
    index_size = sizes & 15 if version else 0
    at += 6
    count, at = _number(data, at, 4 if version == 2 else 2)
    for _ in range(count):
        item, at = _number(data, at, 4 if version == 2 else 2)
        method = 0
        if version:
            method, at = _number(data, at, 2)
        at += 2
        base, at = _number(data, at, base_size)
        pieces, at = _number(data, at, 2)
        for _ in range(pieces):
            at += index_size
            offset, at = _number(data, at, offset_size)
            length, at = _number(data, at, length_size)
            if method & 15 == 0:
                yield item, base + offset, length


def _number(data: bytes, at: int, size: int) -> tuple[int, int]:
    if at + size > len(data):
        raise _Odd
    return int.from_bytes(data[at : at + size], "big"), at + size
