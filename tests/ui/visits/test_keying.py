"""The keying sheet of a request: ticked through by keyboard, then recorded as sent with the system's number."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLineEdit, QPushButton

from app.office import Office
from app.visits import keying
from models.visits.requests import ClearanceRequest
from tests.ui.driving import Hands, with_office
from tests.ui.test_accessible import nameless
from tests.ui.visits.stock import complete
from ui.records.keyingsheet import KeyingGrid

IDS: dict[str, int] = {}


def book(office: Office) -> None:
    """A request that is ready."""
    IDS["request"] = complete(office, "READY", external_no=None)


def test_values_are_ticked_and_the_request_is_recorded_as_sent(hands: Hands, folder: Path) -> None:
    with_office(folder, book)
    hands.open(folder)
    session = hands.workspace.session
    session.open_record.emit("clearance_request", IDS["request"])
    hands.settle()
    hands.click("keying_sheet")
    grid, send = hands.find(KeyingGrid, "keying_grid"), hands.find(QPushButton, "keying_send")
    assert nameless(hands.window) == [] and not send.isEnabled()
    hands.qtbot.keyClick(grid, Qt.Key.Key_Return)
    first = keying.entries(session.reader, IDS["request"])[0]
    assert QGuiApplication.clipboard().text() == first.value
    for _ in keying.entries(session.reader, IDS["request"]):
        hands.qtbot.keyClick(grid, Qt.Key.Key_Space)
    hands.settle()
    hands.wait(lambda: not keying.left(keying.entries(session.reader, IDS["request"])))
    hands.wait(send.isEnabled)
    hands.find(QLineEdit, "keying_number").setText("1234567")
    hands.click("keying_send")
    found = session.reader.get(ClearanceRequest, IDS["request"])
    refused = hands.text("keying_said") if hands.dialogs() else ""
    assert not refused and (found.request_status, found.external_no) == ("SUBMITTED", "1234567")
