"""The count sheet: pages of forty lines with their codes, each site on pages of its own, bar codes that read back."""

import json
from dataclasses import replace
from datetime import date
from typing import Any

import pypdfium2
import pytest

from app import documents
from app.errors import Refused
from app.eum import events
from app.eum.paper import page_of, sheet_code
from app.office import Office
from app.papers.eum_count import count_sheet_facts
from models.eum.events import LINES_PER_PAGE, InventoryEvent
from models.eum.programme import EumProgramme
from models.kinds import kind_named
from reports.eum.count_sheet import COUNT_SHEET, CountLine, CountPage, CountSheetFacts
from reports.paper import facts_json, render
from tests.app.papers import depot
from tests.app.papers.depot import ADDRESS, GRID, Depot
from tests.app.papers.reading import pages, words
from tests.reports.eum.test_barcode import decoded, seen


def facts_of(office: Office, stock: Depot) -> CountSheetFacts:
    return count_sheet_facts(office.reader, office.reader.get(InventoryEvent, stock["event"]))


def page_texts(data: bytes) -> list[str]:
    with pypdfium2.PdfDocument(data) as document:
        return [" ".join(page.get_textpage().get_text_range().split()) for page in document]


def test_lines_stand_as_frozen_forty_a_page_under_the_page_codes(shared: Office, stock: Depot) -> None:
    facts = facts_of(shared, stock)
    event = shared.reader.get(InventoryEvent, stock["event"])
    codes = [sheet_code(event, at) for at in (1, 2, 3)]
    north, south = facts.sites
    assert [len(each.lines) for each in north.pages] == [LINES_PER_PAGE, 4]
    numbers = [line.number for site in facts.sites for page in site.pages for line in page.lines]
    assert numbers == list(range(1, 46))
    assert [each.code for each in (*north.pages, *south.pages)] == codes
    assert north.pages[0].lines[0] == CountLine(1, "001200-A7", "NVD-PVS14", "Rack 1", "Out for maintenance")
    cover, *rest = page_texts(documents.preview(shared.reader, "count_sheet", stock["event"]).data)
    assert "How to fill in" in cover and "MAJ QUILL, Ada" in cover and "08 Feb 2026 09:00 UTC" in cover
    assert [[code in each for code in codes] for each in rest] == [
        [at == on for on in range(3)] for at in range(3)
    ]
    assert page_of(shared.reader, codes[1].lower()).lines[0].serial == "001240-A7", (
        "the code opens its page again"
    )
    assert "001239-A7" in rest[0] and "001240-A7" in rest[1] and "As of 08 Feb 2026" in rest[2]
    assert ["For the partner" in each for each in rest] == [False, True, True]


def test_no_page_shows_another_site_a_value_or_coordinates(shared: Office, stock: Depot) -> None:
    drawn = documents.preview(shared.reader, "count_sheet", stock["event"])
    for each in page_texts(drawn.data):
        assert not ("Depot North" in each and "Arsenal South" in each)
        assert GRID not in each and "Quincunx" not in each and "3,500" not in each
    kept = facts_json(facts_of(shared, stock))
    assert GRID not in kept and json.loads(json.dumps(ADDRESS)) not in kept and "350000" not in kept


def test_every_bar_code_on_the_page_says_its_line(shared: Office, stock: Depot) -> None:
    facts = facts_of(shared, stock)
    lines = facts.sites[0].pages[0].lines[:3]
    short = replace(facts, sites=(replace(facts.sites[0], pages=(CountPage("X/1", lines),)),))
    data = render(COUNT_SHEET, short)
    with pypdfium2.PdfDocument(data) as document:
        text = document[1].get_textpage()
        middles = [middle_of(text, each.serial) for each in lines]
    for line, middle in zip(lines, middles, strict=True):
        assert decoded(seen(data, middle, number=1, left=58, width=134)) == line.serial


def middle_of(text: Any, serial: str) -> float:
    """Height of a serial on its page, in points from below."""
    index, _ = text.search(serial).get_next()
    _, bottom, _, top = text.get_charbox(index)
    return float(bottom + top) / 2


@pytest.mark.parametrize(
    ("values", "says"),
    [
        ({"release_authority": None}, "Released by is not recorded in the EUM programme of"),
        ({"released_on": None}, "Released on is not recorded"),
        ({"release_ends_on": date(2026, 2, 1)}, "ended on 01 Feb 2026"),
    ],
)
def test_nothing_goes_to_the_partner_without_a_release(
    office: Office, values: dict[str, object], says: str
) -> None:
    made = depot.make(office, 1)
    with office.change("Not released") as work:
        work.set(EumProgramme, made["programme"], values)
    with pytest.raises(Refused, match="Cannot print the count sheet yet") as told:
        documents.preview(office.reader, "count_sheet", made["event"])
    assert says in told.value.findings[0].message


def test_a_list_that_is_not_frozen_is_no_count_sheet(shared: Office) -> None:
    with shared.change("Plan") as work:
        planned = work.add(
            kind_named("inventory_event"), {"event_no": "2026-BN-099", "planned_on": date(2026, 4, 1)}
        )
    with pytest.raises(Refused, match="one thing is missing") as told:
        documents.preview(shared.reader, "count_sheet", planned)
    assert "not frozen" in told.value.findings[0].message


def test_a_list_as_it_is_frozen_comes_page_by_page_with_codes_that_open_it(office: Office) -> None:
    made = depot.make(office, 44)
    event_id = events.plan(office, kind="ANNUAL", method="IN_PERSON", planned_on=date(2026, 4, 1),
                           site_ids=(made["north"], made["south"]))  # fmt: skip
    assert events.freeze(office, event_id) == 45
    facts = count_sheet_facts(office.reader, office.reader.get(InventoryEvent, event_id))
    assert [(each.name, [len(page.lines) for page in each.pages]) for each in facts.sites] == [
        ("Arsenal South", [1]), ("Depot North", [40, 4])
    ]  # fmt: skip
    for page in (page for site in facts.sites for page in site.pages):
        opened = page_of(office.reader, page.code)
        assert [(line.number, line.serial) for line in opened.lines] == [
            (line.number, line.serial) for line in page.lines
        ]  # fmt: skip


def test_long_serials_and_other_scripts_fit_their_line(shared: Office, stock: Depot) -> None:
    facts = facts_of(shared, stock)
    odd = ("W" * 60, "ЖУК-00123-١٢٣", "0" * 30, "A" * 20)
    lines = tuple(CountLine(at, odd[at % 4], "X" * 40, "Magazine 4, rack B, container no. 12", "In enemy hands")
                  for at in range(1, LINES_PER_PAGE + 1))  # fmt: skip
    site = replace(
        facts.sites[0], name="Depot " * 20, pages=(CountPage("2026-BANDARIA-ODC-0017/125", lines),)
    )
    data = render(COUNT_SHEET, replace(facts, sites=(site,)))
    assert pages(data) == 3, "cover, forty lines, the page to sign"
    said = words(data)
    assert said.count("ЖУК-00123") == 10 and "no bar code: read the serial" in said


def test_a_printed_sheet_is_found_by_its_code_and_drawn_again(shared: Office, stock: Depot) -> None:
    done = documents.print_paper(shared, "count_sheet", stock["event"])
    kept = documents.by_code(shared.reader, done.code)
    assert kept.audience == "partner" and kept.pages == 4
    assert documents.redraw(kept, shared.reader) == done.data
    assert not documents.differs(shared.reader, kept)
