"""The Visitors tab at the window: every list opens with its record, and the calendar leads to what it shows."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QFileDialog, QLabel, QLineEdit, QTabBar

from app import access
from app.office import Office
from app.users import add_user
from models.fields import MASK
from models.visits.requests import ApprovalAction, RequestStep
from tests import support
from tests.support import TODAY
from tests.ui.driving import Hands, with_office
from tests.ui.test_accessible import nameless
from ui.records.page import RecordPage
from ui.visits.page import VisitorsPage
from ui.visits.views.calendar import VisitorCalendarPage

FIRM = "Zirconium Radios"
IDS: dict[str, int] = {}


def book(office: Office) -> None:
    """One of everything; an approved party that overlaps one that is asked, and a call of a company."""
    add = support.add
    chief = add(office, "person", surname="Quill", first_name="Ada")
    for name, first, last in (("Case review", -2, 2), ("Depot survey", 1, 6)):
        IDS[name] = add(office, "clearance_request", visit_title=name, group_size=4, control_officer_id=chief,
                        needs_country=True, date_from=TODAY + timedelta(days=first),
                        date_to=TODAY + timedelta(days=last))  # fmt: skip
    day = TODAY - timedelta(days=9)
    for before, after in (("DRAFT", "READY"), ("READY", "SUBMITTED")):
        add(office, RequestStep, request_id=IDS["Case review"], from_status=before, to_status=after, stepped_on=day,
            entered_on=day, step_ref="A1")  # fmt: skip
    add(office, ApprovalAction, request_id=IDS["Case review"], approval_kind="COUNTRY", answer="APPROVED",
        acted_on=day, entered_on=day)  # fmt: skip
    IDS["traveller"] = add(office, "traveller", surname="Doe", first_name="Jane", passport_number="C01234567",
                           birth_date=TODAY.replace(year=1980), dod_id_number="1234567890")  # fmt: skip
    add(office, "request_traveller", request_id=IDS["Case review"], traveller_id=IDS["traveller"])
    craft = add(
        office, "aircraft_clearance", request_id=IDS["Case review"], worksheet_name="Ferry", call_sign="RCH1"
    )
    add(office, "aircraft_leg", aircraft_id=craft, leg_no=1, leg_country="BN", eta_at="2026-03-04T09:30[UTC]")
    add(office, "support_plan", plan_title="Review", request_id=IDS["Case review"])
    firm = add(office, "company", company_name=FIRM)
    add(office, "industry_visit", company_id=firm, call_from=TODAY)
    add(office, "foreign_visitor", surname="Okoye", first_name="Bem")
    add(office, "holiday", holiday_name="Harvest day", holiday_on=TODAY + timedelta(days=3))


@pytest.fixture
def tab(hands: Hands, folder: Path) -> VisitorsPage:
    with_office(folder, book)
    hands.open(folder)
    found = hands.workspace.go_to("Visitors")
    assert isinstance(found, VisitorsPage)
    hands.settle()
    return found


def test_every_list_opens_with_its_record(hands: Hands, tab: VisitorsPage) -> None:
    for name in tab.screens():
        tab.show_screen(name)
        hands.settle()
        page = tab.page_inside(name)
        if isinstance(page, RecordPage) and page.grid.table.ids:
            page.grid.setFocus()
            page.grid.go_to_row(0)
            hands.settle()
            for part in page.parts() if name == "Clearance requests" else ():
                page.show_part(part)
                hands.settle()
        assert nameless(hands.window) == [], name


def test_the_calendar_tells_who_comes_and_names_no_company(
    hands: Hands, tab: VisitorsPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tab.show_screen("Calendar")
    hands.settle()
    page = tab.page_inside("Calendar")
    assert isinstance(page, VisitorCalendarPage)
    listed = page.view.list
    told = [listed.item(at).text() for at in range(listed.count())]
    assert told == ["Approved: Case review, party of 4, 1 named", "Announced: Industry call"]
    tomorrow = page.view.days.words(TODAY + timedelta(days=1))
    assert "Clash: Officer: Quill, Ada runs 2 visits at once: Case review; Depot survey" in tomorrow
    assert page.view.days.off[TODAY + timedelta(days=3)].startswith("Harvest day")
    assert hands.text("calendar_said") == (
        "Mar 2026: 3 parties are or may be in the country, 1 clash. "
        "7 people are not named yet and counted by the size that the request gives."
    )
    hands.click("calendar_strip")
    stays = page.strip.stays
    whole = int(Qt.ItemDataRole.ToolTipRole)
    assert [stays.headerData(row, Qt.Orientation.Vertical, whole) for row in range(stays.rowCount())] == [
        "Cleared, people", "Not cleared yet, people", "Case review, party of 4, 1 named", "Industry call",
        "Depot survey, party of 4, none named",
    ]  # fmt: skip
    index = stays.index(2, TODAY.day - 1)
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == (
        "02 Mar 2026, here: Case review, party of 4, 1 named, Approved, 28 Feb 2026 to 04 Mar 2026"
    )
    assert [stays.index(row, 2).data() for row in (0, 1)] == ["4", "4"]
    assert nameless(hands.window) == [] and FIRM not in hands.words()
    page.strip.setCurrentIndex(stays.index(4, 2))
    hands.qtbot.keyClick(page.strip, Qt.Key.Key_Return)
    hands.settle()
    assert hands.workspace.page.on_screen == ("clearance_request", IDS["Depot survey"])
    tab.show_screen("Calendar")
    hands.click("calendar_strip")
    hands.find(QComboBox, "calendar_kind").setCurrentText("Aircraft")
    hands.settle()
    assert [each.text for each in page.view.listed] == ["09:30 Aircraft RCH1, BN"]
    hands.find(QComboBox, "calendar_kind").setCurrentText("Everything")
    page.search("depot")
    hands.settle()
    assert {each.text.split(",")[0] for each in page.view.listed if each.record} == {"Depot survey"}
    assert hands.text("calendar_said").startswith(
        "Mar 2026: 3 parties are or may be in the country, 1 clash. 1 of them fits what is looked for."
    )
    page.search("nobody at all")
    assert "3 parties are or may be in the country, 1 clash. 0 of them fit" in hands.text("calendar_said")
    page.search("")
    hands.settle()
    rows = page.table()(hands.workspace.session.reader).rows
    assert FIRM not in repr(rows) and ("Thursday 05 Mar 2026", "Closed", "Harvest day (U.S.)") in rows
    for name in ("calendar_print", "calendar_gate", "calendar_wall"):
        hands.click(name)
        hands.wait(hands.dialogs)
        hands.dialogs()[0].close()
        hands.settle()
    target = tmp_path / "visitors.ics"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    hands.click("calendar_file")
    hands.wait(target.exists)
    hands.settle()
    icalendar: Any = pytest.importorskip("icalendar")
    events = icalendar.Calendar.from_ical(target.read_bytes()).walk("VEVENT")
    named = {str(each["SUMMARY"]) for each in events}
    assert "Industry call" in named and len(events) == 4 and FIRM not in repr(events), named


def test_passport_and_birth_date_are_hidden_until_asked_for(hands: Hands, tab: VisitorsPage) -> None:
    session, secret = hands.workspace.session, ("C01234567", "1980", "1234567890")
    session.open_record.emit("traveller", IDS["traveller"])
    hands.settle()
    page = tab.page_inside("Travellers")
    assert isinstance(page, RecordPage)
    page.grid.choose_columns(("full_name", "passport_number", "birth_date", "dod_id_number"))
    hands.settle()
    cells = [page.grid.table.index(0, at).data() for at in range(4)]
    assert cells == ["Doe, Jane", MASK, MASK, MASK]
    assert not any(part in text for text in _form(page) for part in secret)
    hands.do("reveal")
    assert all(any(part in text for text in _form(page)) for part in secret)
    told = access.page(session.reader, access.find(session.reader, support.USER)[:20])
    assert {each.line.detail for each in told if each and each.line.action == "revealed"} >= {
        "passport_number"
    }
    hands.do("lock")
    hands.unlock()
    hands.settle()
    again = hands.workspace.go_to("Visitors").page_inside("Travellers")
    assert isinstance(again, RecordPage) and not any(part in text for text in _form(again) for part in secret)


def _form(page: RecordPage) -> list[str]:
    return [each.text() for each in page.pane.form.findChildren(QLineEdit)] + [
        each.text() for each in page.pane.form.findChildren(QLabel)
    ]


def test_a_clerk_has_no_list_of_companies(hands: Hands, folder: Path) -> None:
    def hire(office: Office) -> None:
        book(office)
        add_user(office, "Cleo", "clerk", support.PASSPHRASE)

    with_office(folder, hire)
    hands.start(folder)
    hands.choose("user", "Cleo")
    hands.unlock()
    tab = hands.workspace.go_to("Visitors")
    hands.settle()
    bar = tab.findChild(QTabBar, "lists")
    assert bar is not None and "Industry visits" not in [bar.tabText(at) for at in range(bar.count())]
    tab.show_screen("Industry visits")
    hands.settle()
    assert "not among the records a clerk works with" in hands.workspace.message.text
    tab.show_screen("Calendar")
    hands.settle()
    page = tab.page_inside("Calendar")
    assert isinstance(page, VisitorCalendarPage) and page.view.listed
    assert "Industry" not in repr(page.view.listed)
