"""Neutral between companies, way by way: what one of them tells is met by nobody who works for, or is, another."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from datetime import timedelta
from pathlib import Path

import pytest

from app import (
    access,
    attachments,
    between,
    bin,
    documents,
    exceptions,
    exporting,
    lookup,
    notes,
    spelling,
    undo_list,
    views,
)
from app.asking import offers
from app.errors import DeskError
from app.office import Office
from app.papers import visit_calendar
from app.reading import Cond, Query
from app.today import news
from app.view_layouts import Layout
from app.visits import calendar, guest, neutrality
from models.kinds import kind_named
from models.office.desk import Attachment, Note
from models.visits.industry import Company, IndustryVisit, Representative
from tests import support
from tests.app.visits.conftest import before_screen
from tests.support import TODAY, USER, acting

CANARY, FIRM = "Quicksilver", "Quicksilver Aero"
Ids = dict[str, int]
Route = Callable[[Office, Ids, Path], object]
FIRST, LAST = TODAY - timedelta(days=7), TODAY + timedelta(days=7)


@pytest.fixture(scope="module")
def filed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Office, Ids]]:
    """One company whose every text is the canary's, with notes, files and a view; and another that calls."""
    made = support.make_office(tmp_path_factory.mktemp("neutral"))
    ids: Ids = {}
    for name, word in (("ours", CANARY), ("theirs", "Northwind")):
        add = support.add
        firm = ids[f"{name} firm"] = add(made, Company, company_name=f"{word} Aero", company_field=word)
        visit = ids[name] = add(
            made, IndustryVisit, company_id=firm, call_from=TODAY, call_to=TODAY, call_state="HELD", synopsis=word,
            support_requested=f"{word} needs a room", call_place=f"{word} hall")  # fmt: skip
        add(made, Representative, visit_id=visit, representative_name=f"{word}, Pat", function="Sales")
        add(made, "industry_appointment", visit_id=visit, with_whom=word, meets_at=f"{TODAY}T10:00[UTC]")
        about = {"subject_kind": "industry_visit", "subject_id": visit}
        ids[f"{name} note"] = add(made, Note, body=f"{word} called", due_on=TODAY, **about)
        gone = add(made, Note, body=f"{word} is gone", **about)
        with made.change("Remove a note") as work:
            work.remove(Note, gone)
        ids[f"{name} file"] = attachments.attach_bytes(made, IndustryVisit, visit, b"x", f"{word}.txt")
        made.log("viewed", kind="attachment", record_id=ids[f"{name} file"])
        views.save_view(made, f"{word} calls", Layout(IndustryVisit), shared=True)
    yield made, ids
    made.close()


def _sheet(kind: str, *columns: str) -> Route:
    def written(office: Office, _ids: Ids, folder: Path) -> str:
        target = folder / f"{kind}.csv"
        exporting.export(office, Query(kind_named(kind), columns), target)
        return target.read_text("utf-8")

    return written


def _calendar_file(office: Office, _ids: Ids, folder: Path) -> str:
    visit_calendar.write_days(office, FIRST, LAST, folder / "days.ics")
    return (folder / "days.ics").read_text("utf-8").replace("\r\n ", "") + str(list(folder.iterdir()))


def _history(kind: str, name: str) -> Route:
    return lambda office, ids, _: office.reader.history(kind_named(kind), ids[name])


WAYS: dict[str, Route] = {
    "search": lambda office, *_: office.reader.find(CANARY),
    "palette": lambda office, *_: lookup.find(office.reader, CANARY),
    "recent records": lambda office, ids, _: lookup.described(
        office.reader, [("industry_visit", ids["ours"]), ("company", ids["ours firm"]), ("note", ids["ours note"]),
                        ("attachment", ids["ours file"])]),
    "named views": lambda office, *_: views.names_of(office.reader, USER),
    "notes list": lambda office, *_: office.reader.read(Query(Note)).rows,
    "notes of a record": lambda office, ids, _: notes.notes_of(office.reader, ids["ours"])[0].stored,
    "notes below": lambda office, ids, _: office.reader.children(Note, "subject_id", ids["ours"])[0].stored,
    "a note by its title": lambda office, *_: office.reader.lookup(Note, f"{CANARY} called").stored,
    "files list": lambda office, *_: office.reader.read(Query(Attachment)).rows,
    "files of a record": lambda office, ids, _: attachments.attachments_of(office.reader, ids["ours"])[0].stored,
    "titles of files": lambda office, ids, _: office.reader.titles("attachment", [ids["ours file"]]),
    "history of a visit": _history("company", "ours firm"),
    "history of a note": _history("note", "ours note"),
    "history of a file": _history("attachment", "ours file"),
    "duties": lambda office, *_: office.reader.duties(),
    "news": lambda office, *_: news.news_since(office.reader, "Somebody", TODAY - timedelta(days=1)),
    "bin": lambda office, *_: bin.removed(office.reader),
    "two days compared": lambda office, *_: between.differences(office.reader, TODAY - timedelta(days=1), TODAY),
    "access log": lambda office, *_: access.page(office.reader, access.find(office.reader, USER)),
    "access log searched": lambda office, *_: access.page(
        office.reader, access.find(office.reader, USER, access.Looked(text=CANARY))),
    "sheet of notes": _sheet("note", "body"),
    "sheet of files": _sheet("attachment", "file_name"),
    "sheet of visits": _sheet("industry_visit", "company_id", "synopsis"),
}  # fmt: skip
"""Ways on which the office itself meets the canary's word, and nobody else may."""

SILENT: dict[str, Route] = {
    "completion": lambda office, *_: offers.offers(office.reader, IndustryVisit, f"company is {CANARY[:6]}"),
    "calendar": lambda office, *_: calendar.read(office.reader, FIRST, LAST),
    "calendar file": _calendar_file,
    "calendar on the wall": lambda office, *_: visit_calendar.week_facts(office, office.reader, "2 Mar 2026"),
    "findings": lambda office, *_: list(office.reader.all_findings()),
    "exceptions": lambda office, *_: exceptions.register(office.reader),
    "steps": lambda office, *_: undo_list.listed(office.reader, USER),
    "file names": lambda office, *_: [str(each) for each in office.folder.rglob("*")],
}
"""Ways on which not even the office meets it."""

OTHERS: dict[str, Route] = {
    "screen turned": lambda office, ids, _: guest.shown(office.reader, "industry_visit", ids["theirs"]),
    "search": lambda office, *_: lookup.find(office.reader, "Northwind"),
    "who else came": lambda office, ids, _: neutrality.who_else(
        office.reader, ids["theirs firm"], FIRST, LAST),
    "history": _history("company", "theirs firm"),
    "notes": lambda office, ids, _: [each.stored for each in notes.notes_of(office.reader, ids["theirs"])],
    "files": lambda office, ids, _: [
        each.stored for each in attachments.attachments_of(office.reader, ids["theirs"])],
    "papers": lambda office, ids, _: documents.papers_of(office.reader, IndustryVisit, ids["theirs"]),
    "list": lambda office, ids, _: office.reader.read(
        Query(IndustryVisit, where=Cond("company_id", "=", ids["theirs firm"]))).rows,
    "completion": lambda office, *_: offers.offers(
        office.reader, IndustryVisit, "company is North"),
    "log of the record": lambda office, ids, _: access.page(office.reader, access.find(
        office.reader, USER, access.Looked(record=("industry_visit", ids["theirs"])))),
}  # fmt: skip
"""Ways that belong to the other company, as the office goes them."""


def met(route: Route, filed: tuple[Office, Ids], folder: Path) -> str:
    """All that a way tells, in one text; what is refused tells only that."""
    office, ids = filed
    try:
        return repr(route(office, ids, folder)).casefold()
    except (DeskError, IndexError) as error:
        return str(error).casefold()


def looking(office: Office, who: str) -> AbstractContextManager[object]:
    """A guest before the screen of the user, or a clerk at work."""
    return before_screen(office) if who == "guest" else acting(office, "Clara", "clerk")


@pytest.mark.parametrize("way", WAYS)
def test_no_way_leads_a_guest_or_a_clerk_to_a_company(
    filed: tuple[Office, Ids], tmp_path: Path, way: str
) -> None:
    assert CANARY.casefold() in met(WAYS[way], filed, tmp_path), "the office itself meets it"
    for who in ("guest", "clerk"):
        with looking(filed[0], who):
            asked = f"“{CANARY} called”".casefold()  # what was typed may be said back
            assert CANARY.casefold() not in met(WAYS[way], filed, tmp_path).replace(asked, ""), who


@pytest.mark.parametrize("way", SILENT)
def test_some_ways_name_no_company_to_anybody(filed: tuple[Office, Ids], tmp_path: Path, way: str) -> None:
    said = met(SILENT[way], filed, tmp_path)
    assert said and CANARY.casefold() not in said
    for who in ("guest", "clerk"):
        with looking(filed[0], who):
            assert CANARY.casefold() not in met(SILENT[way], filed, tmp_path), who


@pytest.mark.parametrize("way", OTHERS)
def test_what_belongs_to_another_company_tells_nothing(
    filed: tuple[Office, Ids], tmp_path: Path, way: str
) -> None:
    said = met(OTHERS[way], filed, tmp_path)
    assert said and CANARY.casefold() not in said


def test_a_firm_is_known_as_it_is_said(office: Office) -> None:
    for company in ("Quicksilver Aero, Inc.", "Tallow & Sons Co., Ltd.", "Gannet S.A.", "Limited", ""):
        support.add(office, Company, company_name=company or None)
    known = neutrality.firms(office.reader)
    for text, names in (
        ("lunch with QUICKSILVER  AERO", True), ("Quicksilver-Aero, Inc. calls", True), ("of Tallow & Sons", True),
        ("for Gannet.", True),
        ("Quicksilver Aeronautics", False), ("an Aero of Quicksilver", False), ("anything", False),
        ("a limited number", True),  # a name that is nothing but a legal form
    ):  # fmt: skip
        assert neutrality.names_firm(text, known) is names, text


def test_the_words_of_the_office_are_no_way_to_a_company(office: Office) -> None:
    support.add(office, Company, company_name=FIRM)
    for word in ("Quicksilver", "Tulchar"):
        spelling.add_word(office, word)
    assert spelling.words(office.reader) == ["Quicksilver", "Tulchar"]
    for who in ("guest", "clerk"):
        with looking(office, who):
            assert spelling.words(office.reader) == ["Tulchar"]
            assert "quicksilver" not in spelling.speller(office.reader).own
    with looking(office, "clerk"):
        spelling.add_word(office, "Bandaria")
    assert spelling.words(office.reader) == ["Bandaria", "Quicksilver", "Tulchar"], "none was lost"


def test_a_firms_name_in_an_open_text_is_withheld_from_calendars_and_visitors(
    office: Office, tmp_path: Path
) -> None:
    add = support.add
    _, other = (add(office, Company, company_name=name) for name in (FIRM, "Northwind Aero"))
    ids = {"visit": add(office, IndustryVisit, company_id=other, call_from=TODAY, support_requested=f"Not with {FIRM}",
                        call_place="Room 4")}  # fmt: skip
    ids["request"] = add(office, "clearance_request", visit_title=f"Lunch with {FIRM.upper()}", date_from=TODAY,
                         date_to=TODAY, sites_to_visit="MOD")  # fmt: skip
    add(office, "itinerary_leg", request_id=ids["request"], leg_no=1, location=FIRM, arrive_on=TODAY)
    plan = add(office, "support_plan", plan_title="Lunch", request_id=ids["request"])
    add(office, "support_item", plan_id=plan, item_text=f"Show of {FIRM}", item_place=f"Hall of {FIRM}",
        participants="Hosts", starts_at=f"{TODAY}T12:00[UTC]")  # fmt: skip
    said = [
        repr(calendar.read(office.reader, FIRST, LAST)),
        repr(visit_calendar.week_facts(office, office.reader, "2 Mar 2026")),
        str(_calendar_file(office, ids, tmp_path)),
        repr(guest.shown(office.reader, "clearance_request", ids["request"])),
        repr(guest.shown(office.reader, "industry_visit", ids["visit"])),
    ]
    assert [CANARY.casefold() in each.casefold() for each in said] == [False] * len(said)
    assert "MOD" in said[3] and "Hosts" in said[3] and "Room 4" in said[4] and "Northwind Aero" in said[4]
