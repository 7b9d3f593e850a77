"""The day on one page: everything in its place, a second page only when it must be, and said on the first."""

from dataclasses import replace
from io import BytesIO

import pikepdf
import pypdfium2
import pytest

from reports.office.away import AWAY, file_name
from reports.office.today import TODAY
from reports.office.today import file_name as today_name
from reports.paper import render
from tests.reports import samples


def pages(data: bytes) -> list[str]:
    """The text of each page on one line."""
    document = pypdfium2.PdfDocument(data)
    try:
        return [" ".join(page.get_textpage().get_text_range().split()) for page in document]
    finally:
        document.close()


def test_a_day_of_twenty_lines_in_four_tables_fits_on_one_page() -> None:
    (only,) = pages(render(TODAY, samples.today(5)))
    assert "Continues" not in only
    order = [
        "Today, Tuesday 12 May 2026",
        "Day of the Mountain (Bandaria); 5 overdue · 10 this week · 31 later · 5 waiting.",
        "Check: No proven backup yet, no restore drill yet.",
        "Overdue: 5 duties",
        "This week, Cases: 5 duties",
        "This week, Training: 5 duties",
        "Waiting: 5 duties",
        "The ministry answers in May",
        "Changed since 11 May 2026",
        "Record passport, twice",
        "2 policy values not confirmed",
    ]
    places = [only.index(each) for each in order]
    assert places == sorted(places)


def test_a_crowded_day_goes_on_and_says_so_at_the_top() -> None:
    first, *rest = pages(render(TODAY, samples.today(30)))
    assert f"Continues to page {len(rest) + 1}." in first
    whole = " ".join((first, *rest))
    assert all(whole.count(f"Line {n:04d}:") == 4 for n in range(30))


def test_a_quiet_day_says_what_is_not() -> None:
    (only,) = pages(render(TODAY, samples.today(0)))
    assert "Nothing is overdue." in only
    assert "Nothing is due within seven days." in only
    assert "Nothing was entered." in only
    assert "Waiting:" not in only


def test_the_chart_is_a_figure_with_its_numbers_in_words() -> None:
    with pikepdf.open(BytesIO(render(TODAY, samples.today(5)))) as pdf:
        (figure,) = [kid for kid in pdf.Root.StructTreeRoot.K.K if str(kid.S) == "/Figure"]
        assert str(figure.Alt).startswith(
            "Duties by week, bar chart. Overdue: Duties 5. This week: Duties 10."
        )


def test_good_backups_are_told_without_alarm() -> None:
    facts = replace(samples.today(1), safety="Last proven backup 12 May 2026.", safety_old=False)
    (only,) = pages(render(TODAY, facts))
    assert "Check:" not in only and "Last proven backup 12 May 2026." in only


@pytest.mark.parametrize(("lines", "said"), [(3, "6 duties fall due"), (0, "Nothing slips.")])
def test_an_absence_tells_its_range_and_how_much_slips(lines: int, said: str) -> None:
    (only,) = pages(render(AWAY, samples.away(lines)))
    assert "What slips: 10 May 2026 – 19 May 2026" in only
    assert "too soon after them" in only
    assert said in only


def test_the_files_are_named_by_their_day() -> None:
    assert today_name(samples.today()) == "today-2026-05-12.pdf"
    assert file_name(samples.away()) == "away-2026-05-10.pdf"
