"""An extract through the window: asked where it comes from, told what stays; and the age of values in the form."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton

from app.office import Office
from models.cases.casebook import CaseFile
from tests.ui.driving import Hands, with_office
from tests.ui.importing.test_import import bring, rows, said, step
from tests.ui.test_accessible import nameless
from ui.importing.extract import ExtractCard
from ui.papers import Preview
from ui.parts.table_model import Chipped
from ui.records.stepsheet import StepSheet
from ui.rows import RecordSource, columns_for

CASES = "Case Identifier,Case Nickname,Total Case Value,Case Status\nBN-B-SAA,Walkie-talkies,900.00,SSC\n"


def one_case(office: Office) -> None:
    with office.change("Enter") as work:
        values = {"case_designator": "BN-B-SAA", "nickname": "Radios", "total_value": 100_000}
        stamp = {"entered_as": "IMPLEMENTED", "data_source": "SCIP", "as_of_on": date(2026, 1, 20)}
        work.add(CaseFile, values | stamp)


def test_an_extract_is_asked_for_source_and_day_and_its_values_tell_their_age(
    hands: Hands, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with_office(folder, one_case)
    hands.open(folder)
    path = tmp_path / "cases.csv"
    path.write_text(CASES, encoding="utf-8")
    dialog = bring(hands, path, monkeypatch)
    card = hands.find(ExtractCard, "extract_card")
    assert "Columns" in step(dialog) and card.isVisible() and nameless(card) == []
    go = hands.find(QPushButton, "import_go")
    assert "From which system is this extract, and as of which day?" in said(hands) and not go.isEnabled()
    QTest.keyClicks(card.system.editor.control, "SCIP")
    QTest.keyClicks(card.day.editor.control, "3 Mar 2027")
    assert "still to come" in hands.words(card) and not go.isEnabled()
    QTest.keyClick(card.day.editor.control, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(card.day.editor.control, "5 Jan 2026")
    hands.settle()
    hands.click("import_go")
    hands.wait(lambda: "Outcome" in step(dialog))
    assert "1 row holds older values than the file" in said(hands)
    assert "1 row says another state than the file" in said(hands)
    assert "SSC in the sheet, IMPLEMENTED on file" in rows(dialog)[0][2]
    hands.click("outcome_paper")
    hands.wait(lambda: any(isinstance(each, Preview) for each in hands.dialogs()))
    next(each for each in hands.dialogs() if isinstance(each, Preview)).reject()
    dialog.reject()
    workspace = hands.workspace
    workspace.session.open_record.emit(
        "case_file", workspace.session.office.reader.lookup(CaseFile, "BN-B-SAA").id
    )
    hands.wait(lambda: any(each.text() for each in workspace.findChildren(QLabel, "note_total_value")))
    notes = [each.text() for each in workspace.findChildren(QLabel, "note_total_value")]
    assert "Old: SCIP, 20 Jan 2026, 41 days ago" in notes
    columns = columns_for(CaseFile, ["case_designator", "as_of_on"])
    source = RecordSource(workspace.session, CaseFile, columns)
    (shown,) = source.page(list(source.ids(("", False), None, "")))
    assert shown == ["BN-B-SAA", Chipped("due", "20 Jan 2026, old: 41 days")]


def test_a_state_that_differs_leads_to_the_step_before_the_import_and_after_it(
    hands: Hands, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with_office(folder, one_case)
    hands.open(folder)
    path = tmp_path / "cases.csv"
    path.write_text(f"As of 27-Feb-2026,,,\n{CASES}", encoding="utf-8")
    dialog = bring(hands, path, monkeypatch)
    card = hands.find(ExtractCard, "extract_card")
    QTest.keyClicks(card.system.editor.control, "SCIP")
    hands.settle()
    hands.click("import_go")
    hands.wait(lambda: "Outcome" in step(dialog))
    hands.wait(lambda: dialog.findChild(QPushButton, "row_step_3"))
    button = hands.find(QPushButton, "row_step_3")
    assert button.accessibleName() == "Record a step of BN-B-SAA"
    hands.click("import_go")
    hands.wait(lambda: "Done" in step(dialog))
    found = hands.workspace.session.office.reader.lookup(CaseFile, "BN-B-SAA")
    assert (found.case_state, found.total_value) == ("IMPLEMENTED", 90_000)
    assert "BN-B-SAA" in hands.text("state_differs") and "SSC in the sheet" in hands.text("state_differs")
    hands.click("done_step_3")
    hands.wait(lambda: any(isinstance(each, StepSheet) for each in hands.dialogs()))
    hands.wait(lambda: "BN-B-SAA" in hands.text("step_who"))
