"""What slips during an absence, and handing it over, through the sheet."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QLineEdit, QPushButton

from app import access, documents
from app.office import Office
from app.reading import Query
from models.office.desk import Document, DutyAct
from tests import support
from tests.ui.driving import Hands, with_office
from tests.ui.test_accessible import nameless
from ui.papers import Preview
from ui.theme import Theme
from ui.today.away import AwaySheet
from ui.today.page import TodayPage


@pytest.fixture
def away(hands: Hands, folder: Path) -> Hands:
    """The sheet open over an office with three promises: inside 9-13 March, just after it, and long after."""

    def add(office: Office) -> None:
        unit = support.add(office, "unit")
        for body, due in (
            ("Call the ministry", date(2026, 3, 10)),
            ("Send the roster", date(2026, 3, 16)),
            ("Write the report", date(2026, 6, 1)),
        ):
            support.add(office, "note", subject_kind="unit", subject_id=unit, body=body, due_on=due)

    with_office(folder, add)
    hands.open(folder)
    today = hands.workspace.page
    assert isinstance(today, TodayPage)
    hands.wait(lambda: today._seen is not None)
    hands.do("away")
    return hands


def sheet(hands: Hands) -> AwaySheet:
    (found,) = hands.dialogs()
    assert isinstance(found, AwaySheet)
    return found


def look(hands: Hands, typed: str) -> None:
    hands.type("away_range", typed)
    hands.qtbot.keyClick(hands.find(QLineEdit, "away_range"), Qt.Key.Key_Return)
    hands.settle()


def rows(hands: Hands, column: int = 0) -> list[str]:
    """A column of the list, the headings in their words."""
    table = sheet(hands).grid.table
    found = []
    for row in range(table.rowCount()):
        heading = table.heading(row)
        found.append(heading.words if heading else str(table.data(table.index(row, column))))
    return found


def test_a_typed_range_shows_what_slips_and_when(away: Hands) -> None:
    look(away, "9-13 Mar")
    assert away.text("away_told") == (
        "Away 09 Mar 2026 – 13 Mar 2026: 2 duties fall due in these days or by 18 Mar 2026, too soon after them; "
        "2 can be done before leaving."
    )
    assert rows(away) == [
        "Nobody's · 2 duties", "Promised: Call the ministry", "Promised: Send the roster",
    ]  # fmt: skip
    assert rows(away, 1)[1:] == ["10 Mar 2026", "16 Mar 2026, after the return"]
    assert rows(away, 4)[1:] == ["Can be done", "Can be done"]
    assert nameless(away.window) == []


def test_what_is_no_range_is_said_beside_it(away: Hands) -> None:
    look(away, "soon")
    assert "not a date" in away.text("sheet_said")
    look(away, "1-2 apr")
    assert "nothing falls due" in away.text("away_told")
    assert not sheet(away).grid.isVisible()


def test_the_chosen_duties_are_handed_over_in_one_change(away: Hands) -> None:
    look(away, "9-13 Mar")
    sheet(away).grid.selectAll()
    away.click("away_hand_over")
    assert "to whom" in away.text("sheet_said")
    away.type("away_who", "Ben")
    away.click("away_hand_over")
    assert "Say why" in away.text("sheet_said")
    away.type("away_reason", "Leave")
    away.click("away_hand_over")
    away.wait(lambda: rows(away)[0] == "Of others · 2 duties")
    assert rows(away, 3)[1:] == ["Ben", "Ben"]
    office = away.workspace.session.office
    acts = [office.reader.get(DutyAct, each) for each in office.reader.ids(Query(DutyAct))]
    assert {(each.assigned_to, each.reason) for each in acts} == {("Ben", "Leave")} and len(acts) == 2
    away.click("sheet_verb")
    away.do("undo")
    assert list(office.reader.ids(Query(DutyAct))) == []


def test_the_list_is_printed_kept_and_logged(
    away: Hands, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    look(away, "9-13 Mar")
    away.click("away_print")
    away.wait(lambda: any(isinstance(each, Preview) for each in away.dialogs()))
    target = tmp_path / "away.pdf"
    monkeypatch.setattr("PySide6.QtWidgets.QFileDialog.getSaveFileName", lambda *_: (str(target), ""))
    away.click("preview_save")
    away.wait(target.exists)
    office = away.workspace.session.office
    (kept,) = (office.reader.get(Document, each) for each in office.reader.ids(Query(Document)))
    assert kept.paper == "away"
    assert target.read_bytes() == documents.bytes_of(office, kept)
    assert "printed" in [line.action for line in access.lines(office.reader.connection)]


def test_the_sheet_fits_at_200_per_cent(away: Hands) -> None:
    Theme.current().choose(zoom=200)
    look(away, "9-13 Mar")
    assert sheet(away).width() <= away.window.width()
    assert sheet(away).height() <= away.window.height()
    verb = away.find(QPushButton, "sheet_verb")
    assert not verb.visibleRegion().isEmpty()


def test_the_day_is_shown_printed_and_kept(
    hands: Hands, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hands.open(folder)
    hands.do("print_list")
    hands.wait(lambda: any(isinstance(each, Preview) for each in hands.dialogs()))
    target = tmp_path / "day.pdf"
    monkeypatch.setattr("PySide6.QtWidgets.QFileDialog.getSaveFileName", lambda *_: (str(target), ""))
    assert "today-2026-03-02.pdf · 1 page" in hands.words(hands.dialogs()[0])
    hands.click("preview_save")
    hands.wait(target.exists)
    office = hands.workspace.session.office
    (kept,) = (office.reader.get(Document, each) for each in office.reader.ids(Query(Document)))
    assert (kept.paper, kept.pages) == ("today", 1)
    hands.wait(lambda: "Saved as day.pdf." in hands.words())


def test_the_day_goes_to_the_printer(
    hands: Hands, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "printed.pdf"

    def answer(dialog: QPrintDialog) -> int:
        dialog.printer().setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        dialog.printer().setOutputFileName(str(target))
        return int(QPrintDialog.DialogCode.Accepted)

    monkeypatch.setattr(QPrintDialog, "exec", answer)
    hands.open(folder)
    hands.do("print_list")
    hands.wait(lambda: any(isinstance(each, Preview) for each in hands.dialogs()))
    hands.click("sheet_verb")
    hands.wait(lambda: "Printed." in hands.words())
    assert target.read_bytes().startswith(b"%PDF")
    assert len(list(hands.workspace.session.office.reader.ids(Query(Document)))) == 1
