"""Invented sites and inventories of Bandaria, to look at the wording of the papers of end-use monitoring by."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from app import checklists
from app.eum.checking import TEMPLATE
from app.papers import eum_after, eum_checklist, eum_letters, eum_plan
from app.papers.eum_common import day, named, own_paper
from app.papers.eum_counted import Count
from app.papers.eum_report import report_from
from app.papers.eum_scip import scip_from
from app.papers.second import ENGLISH, Second
from app.reader import Reader
from models.eum.assessments import ControlPlan
from models.eum.book import ArticleType
from models.eum.checks import Deficiency
from models.eum.events import EventSite, ExpectedLine, InventoryEvent, Reading
from models.eum.places import StorageSite
from models.kinds import Kind
from reports.composed import ComposedFacts
from reports.eum.common import Named, Signer
from reports.eum.count_sheet import CountLine, CountPage, CountSheetFacts, CountSite
from reports.paper import Frame, Release
from reports.wording import Paragraph, wording

SAMPLE, STATUS = "SAMPLE", "SAMPLE ABOUT AN INVENTED SITE"
NUMBER = "SAMPLE-017"
Given = Mapping[str, Paragraph]
EVENT, SITE, TYPE, VISIT, FIRST = range(1, 6)
"""Ids of the invented records: no record of an office has one as low."""


def told(reader: Reader, paper: str, given: Given) -> tuple[Named, Frame]:
    """A paper's words as given, in two languages where they are, and a frame that is released to the partner."""
    foreign = {(paper, each.name): each.text for each in given.values() if each.language != ENGLISH}
    language = next((each.language for each in given.values() if each.language != ENGLISH), "")
    own = wording(paper) | {name: each for name, each in given.items() if each.language == ENGLISH}
    second = Second(language, foreign)
    release = Release("Chief of the office", reader.today)
    frame = replace(own_paper(reader), release=release, host_language=second.tag)
    return named(own, paper, second), frame


def row(kind: type[Kind], number: int, **values: Any) -> Any:
    """A record that is in no file."""
    return kind(number, {key: kind.fields[key].encode(value) for key, value in values.items()})


def sampled(facts: ComposedFacts) -> ComposedFacts:
    """The facts under the words that say they are invented."""
    return replace(facts, status=STATUS, across=SAMPLE)


def count_sheet_sample(reader: Reader, given: Given, _showing: str = "") -> CountSheetFacts:
    """The count sheet of two invented sites; nothing is expected at one of them."""
    words, frame = told(reader, "count_sheet", given)
    lines = tuple(CountLine(at, f"00{at:04d}-A7", "NVD-SAMPLE", "Rack 1") for at in range(1, 31))
    page = CountPage(f"{NUMBER}/1", lines)
    head = (("Inventory", NUMBER), ("Country", "Bandaria"))
    sites = (CountSite("Depot Example", "", "", (page,)), CountSite("Depot Empty", "", "", ()))
    return CountSheetFacts(frame, NUMBER, head, reader.today, sites, words, sample=True)


def report_sample(reader: Reader, given: Given, _showing: str = "") -> ComposedFacts:
    """The report of an invented inventory with a line in each table."""
    words, frame = told(reader, "inventory_report", given)
    return sampled(report_from(reader, _count(reader), words, frame, (Signer(), Signer())))


def scip_sample(reader: Reader, given: Given, _showing: str = "") -> ComposedFacts:
    """The entry sheet of two invented items."""
    words = wording("scip_entry") | dict(given)
    rows = [
        {"country": "BN", "serial": f"000{at}-A7", "case": "BN-B-UAB", "line": "003", "site": f"Depot {at}"}
        for at in (1, 2)
    ]
    return sampled(scip_from(NUMBER, words, rows, own_paper(reader), signed=True))


def access_sample(reader: Reader, given: Given, _showing: str = "") -> ComposedFacts:
    """The letter that asks for access to an invented site."""
    words, frame = told(reader, eum_letters.LETTER, given)
    places = {
        "office": "ODC Bandaria",
        "site": "Depot Example",
        "day": day(reader.today),
        "equipment": "paper",
    }
    team = (("MAJ SAMPLE, Ada", "Inspector", ""),)
    return sampled(
        eum_letters.access_from(
            words, frame, places, ("ODC Bandaria",), ("Ministry",), (), team, "Depot Example"
        )
    )


def deficiencies_sample(reader: Reader, given: Given, showing: str = "") -> ComposedFacts:
    """The sheet of an invented site with one deficiency, or none where that sentence is looked at."""
    words, frame = told(reader, eum_letters.DEFICIENCIES, given)
    found = (
        [row(Deficiency, FIRST, deficiency_text="Fence is down", severity="HIGH")]
        if showing != "none"
        else []
    )
    head = (("Site", "Depot Example"),)
    return sampled(eum_letters.deficiencies_from(reader, words, frame, head, found, "Depot Example"))


def checklist_sample(reader: Reader, given: Given, _showing: str = "") -> ComposedFacts:
    """The blank checklist of an invented site."""
    words, frame = told(reader, eum_checklist.PAPER, given)
    foreign = {
        (eum_checklist.PAPER, each.name): each.text for each in given.values() if each.language != ENGLISH
    }
    second = Second(frame.host_language if foreign else "", foreign)
    items = checklists.template(TEMPLATE)
    return sampled(
        eum_checklist.checklist_from(
            words,
            second,
            frame,
            (("Site", "Depot Example"),),
            items,
            "Depot Example",
            stem=eum_checklist.BLANK,
        )
    )


def disposal_sample(reader: Reader, given: Given, _showing: str = "") -> ComposedFacts:
    """The certificate of an invented disposal."""
    words, frame = told(reader, eum_after.CERTIFICATE, given)
    cells = (("0001-A7", "NVD-SAMPLE", "Cutting torch", day(reader.today), "", ""),)
    return sampled(eum_after.disposal_from(words, frame, (("Request", NUMBER),), cells, NUMBER, open_=False))


def plan_sample(reader: Reader, given: Given, _showing: str = "") -> ComposedFacts:
    """An invented plan, of which one section is written."""
    words, frame = told(reader, eum_plan.PAPER, given)
    plan = row(
        ControlPlan, FIRST, plan_title="Sample plan", sec_visits="The ministry is asked 15 days before."
    )
    return sampled(eum_plan.plan_from(words, frame, plan, ""))


def _count(reader: Reader) -> Count:
    at = datetime(2026, 1, 1, 9, tzinfo=UTC)
    event = row(InventoryEvent, EVENT, event_no=NUMBER, inventory_kind="ANNUAL", inventory_method="IN_PERSON",
                planned_on=reader.today, frozen_at=at, reconciled_at=at)  # fmt: skip
    outcomes = ("FOUND", "NOT_FOUND", "FOUND_ELSEWHERE", "TO_DECIDE")
    lines = [
        row(ExpectedLine, FIRST + at, event_id=EVENT, line_no=at + 1, expected_serial=f"000{at + 1}-A7", site_id=SITE,
            article_type_id=TYPE, line_outcome=outcome, expected_location="Rack 1")
        for at, outcome in enumerate(outcomes)
    ]  # fmt: skip
    kinds = (("FOUND", FIRST, "0001-A7"), ("UNEXPECTED", None, "X-1"), ("UNREAD", None, ""))
    readings = [
        row(Reading, 20 + at, event_id=EVENT, match_kind=kind, expected_line_id=line, serial_read=serial, site_id=SITE,
            sighted="ITEM")
        for at, (kind, line, serial) in enumerate(kinds)
    ]  # fmt: skip
    return Count(
        event, lines, readings, 0, [row(EventSite, VISIT, event_id=EVENT, site_id=SITE)],
        {SITE: row(StorageSite, SITE, store_name="Depot Example, Bandaria")}, {},
        {TYPE: row(ArticleType, TYPE, article_code="NVD-SAMPLE")}, {each.id: each for each in lines}, {},
    )  # fmt: skip
