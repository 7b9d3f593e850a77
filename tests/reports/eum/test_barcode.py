"""Bar codes read back by a reader that shares nothing with the writer: ReportLab's table, and the picture alone."""

from io import BytesIO

import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reportlab.graphics.barcode import code128

from reports.eum import barcode
from reports.paper import Document

READ = {
    word.translate(str.maketrans("aAbBcCdD", "11223344")): value
    for value, word in vars(code128)["_patterns"].items()
}
STOP = READ["2331112"]


def decoded(widths: str) -> str:
    """The text that a row of bar and gap widths says. Raises AssertionError for a wrong check value."""
    cut = [widths[at : at + 6] for at in range(0, len(widths) - 7, 6)]
    said = [READ[each] for each in cut]
    assert READ[widths[-7:]] == STOP
    *body, check = said
    assert (body[0] + sum(at * value for at, value in enumerate(body))) % 103 == check
    pairs, text = body[0] == 105, ""
    assert body[0] in (104, 105)
    for value in body[1:]:
        if value in (99, 100):
            pairs = value == 99
        else:
            text += f"{value:02d}" if pairs else chr(32 + value)
    return text


def widths_of(text: str) -> str:
    found = barcode.bars(text)
    assert found is not None
    modules, each = found
    told = ""
    for (begin, wide), following in zip(each, [*(start for start, _ in each[1:]), modules], strict=True):
        told += f"{wide}{following - begin - wide}"
    return told.removesuffix("0")


@given(st.text(st.characters(min_codepoint=32, max_codepoint=126), min_size=1, max_size=20))
@settings(max_examples=40)
def test_what_is_written_is_read(text: str) -> None:
    assert decoded(widths_of(text)) == text


@pytest.mark.parametrize("text", ["0012-A7", "000123", "12345", "A1234567B", "7", "00", "O0I1-000099123"])
def test_zeros_and_odd_digits_stay(text: str) -> None:
    assert decoded(widths_of(text)) == text


@pytest.mark.parametrize("text", ["", "Ж-12", "١٢٣", "a\tb"])
def test_what_the_code_cannot_say_is_not_drawn(text: str) -> None:
    assert barcode.values(text) is None and barcode.drawn(text, 200, 10, 0.5, 1.0) == ""


def test_a_code_too_narrow_to_scan_is_not_drawn() -> None:
    assert barcode.drawn("X" * 40, 150, 10, 0.5, 1.0) == ""
    assert barcode.drawn("X" * 10, 150, 10, 0.5, 1.0)


@pytest.mark.parametrize("text", ["0012-A7", "PVS14-000123"])
def test_a_camera_reads_the_page(text: str) -> None:
    page = Document()
    with page.artifact():
        page.out.append(f"q 1 0 0 1 100 400 cm {barcode.drawn(text, 200, 11, 0.5, 0.9)} Q")
    page.canvas.showPage()
    page.canvas.save()
    assert decoded(seen(page.data.getvalue(), 405)) == text


def seen(
    data: bytes, height: float, *, number: int = 0, left: float = 0, width: float = 0, dots: int = 12
) -> str:
    """The widths of bars and gaps, in modules, of a row of the picture at so many points from below."""
    with pypdfium2.PdfDocument(BytesIO(data)) as document:
        page = document[number]
        right = page.get_width() - left - width if width else 0
        around = (left, height - 1, right, page.get_height() - height - 1)
        picture = page.render(scale=dots, crop=around).to_pil().convert("L")
    row = [picture.getpixel((x, picture.height // 2)) < 128 for x in range(picture.width)]
    runs: list[list[int]] = []
    for dark in row[row.index(True) : len(row) - row[::-1].index(True)]:
        if runs and runs[-1][0] == dark:
            runs[-1][1] += 1
        else:
            runs.append([dark, 1])
    module = sum(count for _, count in runs[-7:]) / 13  # the stop has thirteen modules
    return "".join(str(round(count / module)) for _, count in runs)
