"""The guest view: one record's releasable facts, and no way to anything else until the office turns it back."""

from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QWidget

from app import access
from app.office import Office
from tests import support
from tests.support import TODAY
from tests.ui.driving import Hands, with_office
from tests.ui.test_idle import hold_clock, idle_of
from ui.actions import ACTIONS
from ui.announce import Announcer
from ui.guest import OPEN, GuestPage
from ui.locking import STAYS, WARNING

IDS: dict[str, int] = {}
CANARY = "Zirconium"
"""Stands in everything that a guest may not see."""


def book(office: Office) -> None:
    """Two companies, a request with a plan, and a foreign visitor with a call in the past and one to come."""
    add = support.add
    for name in ("Northwind Aero", f"{CANARY} Radios"):
        firm = add(office, "company", company_name=name)
        visit = add(office, "industry_visit", company_id=firm, industry_no=f"IV-2026-{len(name):04d}",
                    call_from=TODAY, host_reaction=CANARY, follow_up=CANARY, neutrality_note=CANARY,
                    support_requested="A brief", synopsis=CANARY)  # fmt: skip
        add(
            office,
            "representative",
            visit_id=visit,
            representative_name="Lane, Pat",
            representative_phone=CANARY,
        )
        IDS[name.split()[0]] = visit
    IDS["request"] = add(office, "clearance_request", visit_title="Case review", date_from=TODAY, purpose=CANARY,
                         request_notes=CANARY, home_poc_name=CANARY, sites_to_visit="MOD")  # fmt: skip
    traveller = add(office, "traveller", surname=CANARY, first_name="Ann", passport_number="C01234567")
    add(office, "request_traveller", request_id=IDS["request"], traveller_id=traveller)
    plan = add(office, "support_plan", plan_title=CANARY, request_id=IDS["request"], plan_notes=CANARY)
    add(office, "support_item", plan_id=plan, item_text="Office call", starts_at="2026-03-02T10:00[UTC]")
    add(office, "support_item", plan_id=plan, item_text=f"Gift for {CANARY}")
    IDS["visitor"] = add(office, "foreign_visitor", surname="Okoye", first_name="Bem", visitor_remarks=CANARY)
    area = add(office, "visit_area", area_name="Room 4")
    for days, purpose in ((-9, CANARY), (3, "Briefing")):
        add(office, "visitor_call", visitor_id=IDS["visitor"], area_id=area, call_purpose=purpose,
            call_on=TODAY + timedelta(days=days))  # fmt: skip


def turn(hands: Hands, kind: str, record_id: int) -> GuestPage:
    hands.workspace.session.open_record.emit(kind, record_id)
    hands.settle()
    hands.do("guest")
    return hands.find(GuestPage, "guest_page")


def key(hands: Hands, widget: QWidget, keys: str) -> None:
    pressed = QKeySequence(keys)[0]
    hands.qtbot.keyClick(widget, pressed.key(), pressed.keyboardModifiers())
    hands.settle()


def test_nothing_else_is_reached_until_the_office_turns_it_back(hands: Hands, folder: Path) -> None:
    with_office(folder, book)
    hands.open(folder)
    page = turn(hands, "industry_visit", IDS["Northwind"])
    words = hands.words()
    assert "Northwind Aero" in words and "Lane, Pat" in words and CANARY not in words
    assert words.count("CUI") == 2 and not hands.window.menuBar().isVisible()
    assert not [each for kind in (QAbstractButton, QLineEdit) for each in hands.window.findChildren(kind)
                if each.isVisible()]  # fmt: skip
    for action in ACTIONS:
        if action.id not in OPEN:
            assert not hands.window.book.made[action.id].isEnabled(), action.id
            if action.shortcut:
                key(hands, page, action.shortcut)
    for other in ("Tab", "Shift+Tab", "F10", "Esc", "Return", "Ctrl+Tab"):
        key(hands, page, other)
    assert not hands.dialogs() and page.isVisible() and page.hasFocus()
    key(hands, page, "F9")
    assert len(hands.dialogs()) == 1
    hands.dialogs()[0].reject()
    hands.window.activateWindow()  # a window manager would
    hands.wait(lambda: page.isVisible() and hands.window.isActiveWindow())
    key(hands, page, "F9")
    hands.click("sheet_verb")
    assert hands.window.menuBar().isVisible() and hands.workspace.isVisible()
    assert hands.workspace.page.on_screen == ("industry_visit", IDS["Northwind"])
    assert hands.window.book.made["palette"].isEnabled()
    reader = hands.workspace.session.reader
    told = access.page(reader, access.find(reader, support.USER)[:20])
    assert any(each and each.line.detail == "guest view" for each in told)


@pytest.mark.parametrize(("kind", "name", "told"), [
    ("clearance_request", "request", ("Case review", "Office call", "MOD")),
    ("foreign_visitor", "visitor", ("Okoye, Bem", "Briefing", "Room 4")),
])  # fmt: skip
def test_a_visitor_sees_his_own_facts_only(
    hands: Hands, folder: Path, kind: str, name: str, told: tuple[str, ...]
) -> None:
    with_office(folder, book)
    hands.open(folder)
    page = turn(hands, kind, IDS[name])
    said = "\n".join(each.text() for each in page.findChildren(QLabel))
    assert all(each in said for each in told) and CANARY not in said
    hands.qtbot.keyClick(page, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    hands.wait(lambda: hands.window.locked)
    hands.unlock()
    hands.settle()
    assert hands.workspace.isVisible() and not hands.window.turned and hands.window.menuBar().isVisible()


def test_a_record_that_is_nobodys_visit_is_not_shown(hands: Hands, folder: Path) -> None:
    with_office(folder, lambda office: IDS.update(student=support.add(office, "student")))
    hands.open(folder)
    hands.workspace.session.open_record.emit("student", IDS["student"])
    hands.settle()
    hands.do("guest")
    assert not hands.window.turned
    assert "open one first" in hands.workspace.message.text


def test_the_lock_warns_a_visitor_too_and_says_nothing_of_the_office(hands: Hands, folder: Path) -> None:
    with_office(folder, book)
    hands.open(folder)
    page = turn(hands, "foreign_visitor", IDS["visitor"])
    told: list[str] = []
    Announcer.current().said.connect(told.append)
    now = hold_clock(hands)
    now[0] += 9 * 60
    idle_of(hands).look()
    said = hands.find(QLabel, "guest_warning")
    assert said.isVisible() and said.text() == WARNING and told == [WARNING]
    assert WARNING not in hands.workspace.message.text and page.verticalScrollBar().value() == 0
    hands.qtbot.keyClick(hands.window.windowHandle(), Qt.Key.Key_Shift)
    assert not said.isVisible() and told[1:] == [STAYS] and hands.window.turned
    now[0] += 10 * 60
    idle_of(hands).look()
    assert hands.window.locked
