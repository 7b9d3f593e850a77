"""The list on paper: groups with their sums, columns that find room or go on in a further part, nothing cut."""

import subprocess
from dataclasses import replace
from io import BytesIO

import pikepdf
import pytest

from reports.office.paper_list import LIST, ROWS_IN_TABLE, ListColumn, draw_counting
from reports.paper import Document, render
from tests.reports import samples
from tests.reports.test_paper import lines_of, page_texts


def text_of(data: bytes) -> str:
    return "\n".join(page_texts(data))


def sizes(data: bytes) -> set[tuple[float, float]]:
    with pikepdf.open(BytesIO(data)) as pdf:
        return {(float(page.MediaBox[2]), float(page.MediaBox[3])) for page in pdf.pages}


def tables(data: bytes) -> int:
    """How many tables the structure tree holds."""
    with pikepdf.open(BytesIO(data)) as pdf:
        return sum(
            str(each.get("/S")) == "/Table" for each in pdf.objects if isinstance(each, pikepdf.Dictionary)
        )


def test_groups_stand_under_their_words_with_their_sums() -> None:
    whole = text_of(render(LIST, samples.grouped()))
    order = [
        "Program: IMET-1 · 40 students", "$26,030", "Report: Jul 2026 · 30 students", "STUDENT00000", "STUDENT00029",
        "$20,000", "Report: Aug 2026 · 10 students", "STUDENT00030", "STUDENT00039", "Program: IMET-2 · 20 students",
        "$9,590", "Sum of everything", "$35,620",
    ]  # fmt: skip
    places = [whole.index(each) for each in order]
    assert places == sorted(places)
    assert "STUDENT00040" not in whole, "a folded group shows only what it comes to"


def test_the_outline_of_the_file_leads_to_the_groups() -> None:
    with pikepdf.open(BytesIO(render(LIST, samples.grouped()))) as pdf, pdf.open_outline() as outline:
        outer = [(each.title, len(each.children)) for each in outline.root[0].children]
    assert outer == [("Program: IMET-1 · 40 students", 2), ("Program: IMET-2 · 20 students", 0)]


def test_a_heading_stays_with_the_first_row_below_it() -> None:
    facts = samples.grouped()
    for rows in range(10, 30):
        groups = (replace(facts.groups[1], level=0, rows=facts.groups[1].rows[:rows]), facts.groups[2])
        for page in page_texts(render(LIST, replace(facts, groups=groups))):
            if "Report: Aug 2026" in page:
                assert "STUDENT00030" in page


def test_few_columns_stand_upright_and_more_on_a_turned_page() -> None:
    facts = samples.listing(5)
    few = replace(facts, columns=facts.columns[:4], rows=tuple(row[:4] for row in facts.rows))
    assert sizes(render(LIST, few)) == {(612.0, 792.0)}
    many = replace(facts, columns=facts.columns * 2, rows=tuple(row * 2 for row in facts.rows))
    assert sizes(render(LIST, many)) == {(792.0, 612.0)}


@pytest.mark.parametrize("columns", [3, 8, 14, 30])
def test_whatever_the_width_no_column_and_no_word_is_lost(columns: int) -> None:
    drawn = subprocess.run(
        ["pdftotext", "-raw", "-", "-"], input=render(LIST, samples.wide(columns, 12)), capture_output=True,
        check=True, timeout=60,
    )  # fmt: skip
    whole = "".join(drawn.stdout.decode().split())  # cell by cell, words broken over lines put together
    for row in range(12):
        for column in range(columns):
            assert f"row{row}column{column}wordsthatgoon" in whole
    assert all(f"Column{n}" in whole for n in range(columns))


def test_columns_beyond_a_page_follow_in_a_part_that_repeats_the_names() -> None:
    facts = samples.wide(20, 12)
    whole = text_of(render(LIST, facts))
    parts = [line for line in whole.splitlines() if "Part " in line]
    assert len(parts) >= 2 and "Part 1 of" in parts[0]
    assert whole.count("STUDENT00003") == len(parts)
    assert not any("Part" in line for line in lines_of(text_of(render(LIST, samples.listing(12)))))


def test_long_texts_wrap_before_a_column_goes_to_another_part() -> None:
    facts = samples.listing(6)
    remark = "The student asked for a later date because of the harvest and the feast that follows it"
    wrapped = replace(
        facts,
        columns=(*facts.columns, ListColumn("Remarks"), ListColumn("Other remarks")),
        rows=tuple((*row, remark, remark) for row in facts.rows),
    )
    whole = text_of(render(LIST, wrapped))
    assert "Part" not in whole
    assert all(whole.count(word) >= 12 for word in ("harvest", "follows", "later"))


def test_a_very_long_list_is_several_tables() -> None:
    """Readers of tagged files, and the validator, give up on tables of more than 1,024 rows."""
    assert tables(render(LIST, samples.listing(ROWS_IN_TABLE))) == 1
    data = render(LIST, samples.listing(2 * ROWS_IN_TABLE + 1))
    assert tables(data) == 3
    whole = text_of(data)
    assert all(whole.count(f"STUDENT{n:05d}") == 1 for n in range(0, 2 * ROWS_IN_TABLE + 1, 97))


def test_every_row_that_is_drawn_is_told_and_drawing_can_be_stopped() -> None:
    told: list[int] = []
    draw_counting(samples.grouped(), Document(), told.append)
    assert told == list(range(1, 41))

    class StopHere(Exception):
        pass

    def stop(_: int) -> None:
        raise StopHere

    with pytest.raises(StopHere):
        draw_counting(samples.grouped(), Document(), stop)
