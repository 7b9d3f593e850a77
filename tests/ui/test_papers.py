"""The pane of papers: each with its state, reasons once, one button in front."""

from PySide6.QtWidgets import QComboBox, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app.documents import Printed, printable
from models.findings import Finding
from ui.papers import PapersPane, Preview


def words(pane: PapersPane) -> list[str]:
    return [each.text() for each in pane.findChildren(QLabel) if each.text()]


def test_what_closes_two_papers_is_listed_once(qtbot: QtBot) -> None:
    pane = PapersPane()
    qtbot.addWidget(pane)
    both, own = Finding("No examination is recorded."), Finding("No waiver is recorded.")
    pane.show_papers(
        [(printable("ito"), [both]), (printable("dd2285"), [both, own]), (printable("packet"), [])], []
    )
    told = words(pane)
    assert sum("No examination" in each for each in told) == 1
    assert "· 1 thing listed above" in told and any("No waiver" in each for each in told)
    shown = {each.objectName(): each.isEnabled() for each in pane.findChildren(QPushButton)}
    assert shown == {"show_paper_ito": False, "show_paper_dd2285": False, "show_paper_packet": True}


def test_a_wanted_paper_is_told_by_its_short_name(qtbot: QtBot) -> None:
    pane = PapersPane()
    qtbot.addWidget(pane)
    pane.show_papers([(printable("ito"), []), (printable("briefing_record"), [])], [])
    go = pane.findChild(QPushButton, "show_paper_briefing_record")
    assert isinstance(go, QPushButton)
    with qtbot.waitSignal(pane.paper_wanted) as asked:
        go.click()
    assert asked.args == ["briefing_record", ""]


def test_a_paper_that_asks_is_shown_with_what_was_chosen(qtbot: QtBot) -> None:
    pane = PapersPane()
    qtbot.addWidget(pane)
    pane.show_papers(
        [(printable("loa_changes"), [])], [], choices={"loa_changes": ["BN-B-SAA-A01", "BN-B-SAA"]}
    )
    which = pane.findChild(QComboBox, "choose_loa_changes")
    assert which is not None and [which.itemText(at) for at in range(which.count())] == [
        "BN-B-SAA-A01",
        "BN-B-SAA",
    ]
    which.setCurrentIndex(1)
    go = pane.findChild(QPushButton, "show_paper_loa_changes")
    assert isinstance(go, QPushButton)
    with qtbot.waitSignal(pane.paper_wanted) as asked:
        go.click()
    assert asked.args == ["loa_changes", "BN-B-SAA"]


def test_a_preview_says_which_letters_it_cannot_show(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    said = "The name of the traveller DOE, Jane has letters that no typeface here draws (王)."
    preview = Preview(window, Printed(None, "C0DE", 1, b"", "roster.pdf", undrawn=(said,)), pages=())
    told = preview.findChild(QLabel, "preview_undrawn_1")
    assert told is not None and told.text() == said and preview.findChild(QLabel, "preview_undrawn_2") is None
