"""Papers of others within ours: what is taken in, what stays behind, what is seen, and what the file then claims."""

import subprocess
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from PIL import Image

from reports.paper import Audience, Document, Frame, Paper, render
from reports.paper.enclosed import MOST_PAGES, Enclosed, EnclosedError, count_pages, enclose, enclose_all
from reports.paper.facts import Designation
from tests.app.papers.students import order_pdf, picture
from tests.reports.test_validator import validate, validator

FRAME = Frame("Office", designation=Designation("DoD", "Office", "PRVCY", "FEDCON", "x@example.invalid"))
__all__ = ["validator"]


@dataclass(frozen=True)
class Facts:
    frame: Frame


def draw(facts: Facts, page: Document) -> None:
    page.heading("Cover", level=1)
    assert page.enclosed is not None
    for number, size in enumerate(page.enclosed.sizes):
        page.new_page()
        figure = page.tree.add("Figure")
        figure.alt = f"Page {number + 1} of a scan"
        page.sheet(figure, number, size, page.y)


PAPER = Paper("enclosing", "Enclosing", 1, Audience.STUDENT, draw, lambda _: "1")


def made(enclosed: Enclosed) -> bytes:
    return render(PAPER, Facts(FRAME), enclosed)


def dark(data: bytes, page: int) -> tuple[float, float, float, float]:
    """Where the dark part of a page lies, as shares of its width and height from the upper left."""
    shown = subprocess.run(
        ["pdftoppm", "-gray", "-r", "36", "-f", str(page), "-l", str(page), "-"],
        input=data, capture_output=True, check=True, timeout=60,
    )  # fmt: skip
    whole = Image.open(BytesIO(shown.stdout))
    inner = whole.crop((0, 20, whole.width, whole.height - 45))  # without the marking
    box = inner.point(lambda value: 255 if value < 128 else 0).getbbox()
    assert box is not None
    return (
        box[0] / whole.width,
        (box[1] + 20) / whole.height,
        box[2] / whole.width,
        (box[3] + 20) / whole.height,
    )


MODES = {
    "PNG": ("1", "L", "LA", "P", "RGB", "RGBA"), "JPEG": ("L", "RGB", "CMYK"),
    "TIFF": ("1", "L", "LA", "P", "RGB", "RGBA", "CMYK"),
}  # fmt: skip


@pytest.mark.parametrize(("kind", "mode"), [(kind, mode) for kind, modes in MODES.items() for mode in modes])
def test_pictures_of_every_kind_are_seen(kind: str, mode: str) -> None:
    black = Image.new("RGB", (300, 400), "black").convert(mode if mode not in ("LA", "RGBA") else "RGB")
    if mode in ("LA", "RGBA"):
        black = black.convert(mode)
    out = BytesIO()
    black.save(out, kind, dpi=(100, 100))
    enclosed = enclose(out.getvalue(), f"scan.{kind.lower()}")
    assert enclosed.vouched and enclosed.sizes == ((216.0, 288.0),)
    left, top, right, bottom = dark(made(enclosed), 2)
    assert abs((right - left) * 612 - 216) < 8 and abs((bottom - top) * 792 - 288) < 8


def test_a_turned_photograph_stands_upright() -> None:
    turned = Image.new("RGB", (400, 200), "black")
    exif = turned.getexif()
    exif[0x0112] = 6
    out = BytesIO()
    turned.save(out, "JPEG", exif=exif, dpi=(100, 100))
    assert enclose(out.getvalue(), "photo.jpg").sizes == ((144.0, 288.0),)


def test_a_scan_of_several_pages_comes_whole() -> None:
    pages = [Image.new("L", (200, 300), shade) for shade in (0, 60, 90)]
    out = BytesIO()
    pages[0].save(out, "TIFF", save_all=True, append_images=pages[1:])
    assert count_pages(out.getvalue(), "scan.tif") == 3 == len(enclose(out.getvalue(), "scan.tif").sizes)
    both = enclose_all([(out.getvalue(), "scan.tif"), (order_pdf("A", "B"), "order.pdf")])
    assert len(both.sizes) == 5 and not both.vouched


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
@pytest.mark.parametrize("corner", [0, 100])
def test_a_page_stands_as_it_is_read_wherever_its_corner_lies(turn: int, corner: int) -> None:
    pdf = pikepdf.new()
    page = pdf.add_blank_page(page_size=(300, 200))
    page.obj.MediaBox = pikepdf.Array([corner, corner, corner + 300, corner + 200])
    page.obj.Contents = pdf.make_stream(f"{corner} {corner} 150 200 re f".encode())  # the left half is black
    page.obj.Rotate = turn
    out = BytesIO()
    pdf.save(out)
    enclosed = enclose(out.getvalue(), "turned.pdf")
    width, height = (300.0, 200.0) if turn % 180 == 0 else (200.0, 300.0)
    assert enclosed.sizes == ((width, height),)
    left, top, right, bottom = dark(made(enclosed), 2)
    assert abs((right - left) * 612 - (150 if turn % 180 == 0 else 200)) < 6
    assert abs((bottom - top) * 792 - (200 if turn % 180 == 0 else 150)) < 6
    assert {0: left < 0.3, 90: top < 0.1, 180: left > 0.45, 270: top > 0.2}[turn]


def test_a_large_page_is_made_to_fit_and_a_small_one_is_not_blown_up() -> None:
    wide = enclose(picture(size=(4000, 1000)), "wide.png")
    assert wide.sizes[0][0] <= 612
    small = enclose(picture(size=(50, 50)), "small.png")
    assert small.sizes == ((36.0, 36.0),)


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "neither a PDF"), (b"MZ", "neither a PDF"), (b"%PDF-1.4", "damaged"),
        (picture()[:300], "not whole"), (picture(kind="JPEG")[:400], "not whole"), (picture()[:-30], "not whole"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_says_so(data: bytes, why: str) -> None:
    with pytest.raises(EnclosedError, match=why):
        made(enclose(data, "order.bin"))


def test_too_many_pages_are_refused() -> None:
    with pytest.raises(EnclosedError, match=str(MOST_PAGES)):
        enclose(order_pdf(*(str(n) for n in range(MOST_PAGES + 1))), "book.pdf")


def test_the_words_of_an_enclosed_page_can_be_read() -> None:
    read = subprocess.run(
        ["pdftotext", "-", "-"],
        input=made(enclose(order_pdf("QUINCUNX"), "o.pdf")),
        capture_output=True,
        check=True,
    )
    assert b"QUINCUNX" in read.stdout


def test_the_same_file_gives_the_same_bytes() -> None:
    for data in (picture(), picture(kind="JPEG"), picture(mode="RGBA"), order_pdf("A")):
        assert made(enclose(data, "x")) == made(enclose(data, "x"))


@pytest.mark.validator
def test_scans_keep_to_the_standards_and_other_peoples_pdf_claims_less(
    validator: str, tmp_path: Path
) -> None:
    files = []
    for name, data in (
        ("png", picture()),
        ("jpeg", picture(kind="JPEG", mode="RGB")),
        ("rgba", picture(mode="RGBA")),
    ):
        files.append(tmp_path / f"{name}.pdf")
        files[-1].write_bytes(made(enclose(data, name)))
    for name, (total, passed, failed) in validate(validator, *files).items():
        assert not failed and passed == total, f"{name}: {failed[:5]}"
    foreign = made(enclose(order_pdf("A"), "order.pdf"))
    with pikepdf.open(BytesIO(foreign)) as pdf:
        said = bytes(pdf.Root.Metadata.read_bytes())
    assert b"pdfaid:part" not in said and b"pdfuaid:part" in said
