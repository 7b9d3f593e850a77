"""Photographs lose the place where they were taken and look the same; read back by a library of others."""

import struct
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from app import attachments
from app.eum import photos
from app.office import Office
from models.eum.places import StorageSite
from models.office.desk import Attachment
from models.office.places import Unit
from tests import support

GPS, TAKEN_ON, UP = 0x8825, "2026:02:14 10:30:00", 6


def picture(kind: str, *, told: bool = True, up: int = UP) -> bytes:
    """A small picture with GPS, maker, way up and day, as a telephone writes it."""
    image = Image.new("RGB", (16, 12))
    image.putdata([(x * 15, y * 20, x * y) for y in range(12) for x in range(16)])
    exif = Image.Exif()
    exif[0x010F], exif[0x0112] = "Maker of telephones", up
    exif.get_ifd(0x8769)[0x9003] = TAKEN_ON
    exif.get_ifd(GPS).update({1: "N", 2: (11.0, 30.0, 5.0), 3: "E", 4: (44.0, 1.0, 2.0)})
    out = BytesIO()
    image.save(out, kind, **({"exif": exif.tobytes(), "quality": 90} if told else {}))
    return out.getvalue()


def read(data: bytes) -> Image.Image:
    found = Image.open(BytesIO(data))
    found.load()
    return found


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_the_place_goes_and_the_picture_stays(kind: str) -> None:
    data = picture(kind)
    assert read(data).getexif().get_ifd(GPS)
    cleaned = photos.without_location(data)
    assert cleaned.said == photos.TAKEN
    after = read(cleaned.data)
    assert not after.getexif().get_ifd(GPS) and 0x010F not in after.getexif()
    assert b"Maker of telephones" not in cleaned.data and b"GPS" not in cleaned.data
    assert after.tobytes() == read(data).tobytes()
    assert photos.without_location(cleaned.data) == photos.Cleaned(cleaned.data, "")


def test_a_jpeg_keeps_its_way_up_and_its_day() -> None:
    exif = read(photos.without_location(picture("JPEG")).data).getexif()
    assert dict(exif) == {0x0112: UP, 0x0132: TAKEN_ON}
    assert dict(read(photos.without_location(picture("JPEG", up=1)).data).getexif())[0x0132] == TAKEN_ON


def test_what_hides_behind_the_end_or_in_other_segments_goes_too() -> None:
    plain = picture("JPEG", told=False)
    xmp = b"http://ns.adobe.com/xap/1.0/\0<x exif:GPSLatitude='11,30N'/>"
    segment = b"\xff\xe1" + struct.pack(">H", len(xmp) + 2) + xmp
    comment = b"\xff\xfe" + struct.pack(">H", 8) + b"Depot!"
    hidden = plain[:2] + segment + comment + plain[2:] + picture("JPEG")
    cleaned = photos.without_location(hidden).data
    assert cleaned == plain


def heic(*, named: bytes = b"Exif") -> tuple[bytes, bytes, bytes]:
    """A file in boxes with a picture item and one that tells the place; with both contents."""
    shown, told = b"PICTURE-DATA", b"EXIF GPS 11N 44E"

    def box(name: bytes, body: bytes) -> bytes:
        return struct.pack(">I4s", 8 + len(body), name) + body

    items = [(1, b"hvc1"), (2, named)]
    infe = b"".join(box(b"infe", b"\2\0\0\0" + struct.pack(">HH4s", n, 0, kind) + b"\0") for n, kind in items)
    iinf = box(b"iinf", b"\0\0\0\0" + struct.pack(">H", len(items)) + infe)
    head = box(b"ftyp", b"heic\0\0\0\0mif1heic")

    def meta(start: int) -> bytes:
        rows = b"".join(struct.pack(">HHHII", n, 0, 1, at, size) for n, at, size in
                        ((1, start, len(shown)), (2, start + len(shown), len(told))))  # fmt: skip
        return box(
            b"meta", b"\0\0\0\0" + iinf + box(b"iloc", b"\0\0\0\0\x44\0" + struct.pack(">H", 2) + rows)
        )

    start = len(head) + len(meta(0)) + 8
    return head + meta(start) + box(b"mdat", shown + told), shown, told


@pytest.mark.parametrize("named", [b"Exif", b"mime"])
def test_in_heic_the_place_is_overwritten(named: bytes) -> None:
    data, shown, told = heic(named=named)
    cleaned = photos.without_location(data)
    assert cleaned.said == photos.TAKEN and len(cleaned.data) == len(data)
    assert shown in cleaned.data and told not in cleaned.data and b"GPS" not in cleaned.data


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7", b"plain words", picture("PNG", told=False)])
def test_what_tells_nothing_stays_as_it_is(data: bytes) -> None:
    assert photos.without_location(data) == photos.Cleaned(data, "")


@settings(max_examples=40)
@given(st.sampled_from(["JPEG", "PNG", "WEBP", "HEIC"]), st.integers(0, 4000), st.binary(max_size=6))
def test_a_broken_picture_is_kept_and_said_to_be_unclear(kind: str, at: int, noise: bytes) -> None:
    whole = heic()[0] if kind == "HEIC" else picture(kind)
    at = 12 + at % (len(whole) - 12)
    broken = whole[:at] + noise
    found = photos.without_location(broken)
    assert found.said in (photos.UNCLEAR, photos.TAKEN, "")
    assert found.said == photos.TAKEN or found.data == broken


def test_with_an_eum_record_it_is_kept_without_its_place(office: Office, tmp_path: Path) -> None:
    site, unit = support.add(office, StorageSite, store_name="Depot"), support.add(office, Unit)
    photo = tmp_path / "gate.jpg"
    photo.write_bytes(picture("JPEG"))
    kept = office.reader.get(Attachment, attachments.attach(office, StorageSite, site, photo))
    assert office.undoable() == "Attach gate.jpg without its place"
    exif = read(attachments.open_inside(office, kept).data).getexif()
    assert not exif.get_ifd(GPS) and date(2026, 2, 14).strftime("%Y:%m:%d") in exif[0x0132]
    other = office.reader.get(Attachment, attachments.attach(office, Unit, unit, photo))
    assert attachments.open_inside(office, other).data == photo.read_bytes()
    assert attachments.as_kept(StorageSite, photo.read_bytes())[1] == photos.TAKEN
