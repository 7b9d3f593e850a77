"""Rows on the clipboard: one cell each, no formula, headings told apart from cells."""

import pytest

from reports.sheets.clipping import clipped_text, html_table, tabbed


@pytest.mark.parametrize(
    ("text", "clipped"),
    [
        ("ALVAREZ, Marta", "ALVAREZ, Marta"), ("=1+1", "'=1+1"), ("+1", "'+1"), ("@cmd", "'@cmd"), ("-cmd", "'-cmd"),
        ("'=1", "''=1"), ("-5", "-5"), ("-$1,250.50", "-$1,250.50"), ("$12", "$12"), ("12.50 %", "12.50 %"),
        ("-5+cmd|' /C calc'!A0", "'-5+cmd|' /C calc'!A0"), ("two\tcells", "two cells"), ("two\nlines", "two lines"),
        ("", ""), ("05 May 2026", "05 May 2026"), ("-", "'-"), ("\t=1", "'=1"),
    ],
)  # fmt: skip
def test_a_cell_is_one_line_and_never_a_formula(text: str, clipped: str) -> None:
    assert clipped_text(text) == clipped


def test_text_has_one_line_for_the_headings_and_each_row() -> None:
    made = tabbed(["Name", "Cost"], [["A\tB", "$1"], ["=C", ""]])
    assert made.splitlines() == ["Name\tCost", "A B\t$1", "'=C\t"]


def test_html_marks_headings_and_cells_and_reads_nothing_as_markup() -> None:
    made = html_table(["Name", "<b>"], [["A & B", "<script>"]], "Students")
    assert '<th scope="col">Name</th><th scope="col">&lt;b&gt;</th>' in made
    assert "<td>A &amp; B</td><td>&lt;script&gt;</td>" in made
    assert "<caption>Students</caption>" in made and "<script>" not in made
