"""Plain lines go to the page without ReportLab's text object: to the letter what it would have written."""

import string

from hypothesis import given
from hypothesis import strategies as st

from reports.fonts import Script, face
from reports.paper.surface import Style, Surface

LINES = st.lists(st.text(string.printable[:95], max_size=30), min_size=1, max_size=4)
PLACES = st.floats(0, 800, allow_nan=False, width=32)


def expected(page: Surface, x: float, y: float, lines: list[str], style: Style) -> str:
    shown = page.canvas.beginText(x, y)
    if style.grey:
        shown.setFillGray(style.grey)
    shown.setFont(face(Script.LATIN, style.bold).fontName, style.size, style.leading)
    for text in lines:
        shown.textLine(text)
    if style.grey:
        shown.setFillGray(0)
    return str(shown.getCode())


@given(LINES, PLACES, PLACES, st.sampled_from([6.5, 8, 9, 15]), st.booleans(), st.sampled_from([0.0, 0.33]))
def test_a_stack_is_written_as_a_text_object_writes_it(
    lines: list[str], x: float, y: float, size: float, bold: bool, grey: float
) -> None:
    page, style = Surface(), Style(size, bold, grey)
    page.stack(10, 10, ["first"], style)  # the face comes into the file with its first text
    page.stack(x, y, lines, style)
    assert page.out[-1] == expected(page, x, y, lines, style)


@given(st.text(string.printable[:95], min_size=1, max_size=30), PLACES, PLACES, st.sampled_from([6.5, 9, 11]))
def test_a_line_is_written_as_a_text_object_writes_it(text: str, x: float, y: float, size: float) -> None:
    page = Surface()
    page.put(10, 10, "first", Style(size))
    before = len(page.out)
    page.put(x, y, text, Style(size))
    shown = page.canvas.beginText(x, y)
    shown.setFont(face(Script.LATIN).fontName, size)
    shown.textOut(text)
    assert page.out[before:] == [str(shown.getCode())]
