"""Findings in words: the strongest first, duties say when, "Why?" shows inputs and the sum."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from app.why import Input, PolicyUsed, Why
from models.findings import Strength
from tests.ui.fakes import TODAY, finding
from ui.parts.findings import FindingLine, FindingList, WhyPanel, summary
from ui.parts.words import counted, due


def said(root: QWidget) -> str:
    return "\n".join(each.text() for each in root.findChildren(QLabel) if not each.isHidden())


def test_the_strongest_finding_stands_first_and_says_its_strength_in_a_word(qtbot: QtBot) -> None:
    pane = FindingList()
    qtbot.addWidget(pane)
    pane.show_findings([finding("Look at it.", Strength.WARN), finding("It is missing.")], TODAY)
    lines = pane.findChildren(FindingLine)
    assert [each.accessibleName() for each in lines] == [
        "Blocked: It is missing. SAMM C2.1.6.7.3",
        "Check: Look at it. SAMM C2.1.6.7.3",
    ]
    pane.show_findings([], TODAY)
    assert pane.isHidden()


def test_what_closes_a_later_step_stands_last_and_names_the_step(qtbot: QtBot) -> None:
    pane = FindingList()
    qtbot.addWidget(pane)
    pane.show_findings(
        [finding("A line is open.", step="case_ssc"), finding("Look at it.", Strength.WARN)], TODAY
    )
    assert [each.accessibleName().split(" SAMM")[0] for each in pane.findChildren(FindingLine)] == [
        "Check: Look at it.",
        "Before supply complete: A line is open.",
    ]
    assert summary([finding("A line is open.", step="case_ssc")], TODAY) == "1 before a later step"


def test_a_duty_says_how_late_it_is(qtbot: QtBot) -> None:
    late = FindingLine(finding("Send the notice.", Strength.WARN, due_on=date(2026, 7, 16)), TODAY)
    qtbot.addWidget(late)
    assert late.accessibleName().startswith("4 days overdue: Send the notice.")


def test_why_and_the_clearing_action_are_told_with_the_finding(qtbot: QtBot) -> None:
    one = finding("It is missing.")
    line = FindingLine(one, TODAY, "Record")
    qtbot.addWidget(line)
    line.show()
    for name, signal in (("why", line.why), ("clear_finding", line.acted)):
        button = line.findChild(QPushButton, name)
        assert button is not None
        with qtbot.waitSignal(signal) as told:
            qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
        assert told.args == [one]


def test_the_why_panel_shows_rule_inputs_sum_and_source_and_closes(qtbot: QtBot) -> None:
    panel = WhyPanel()
    qtbot.addWidget(panel)
    why = finding(
        "The examination is too old.",
        inputs={"Examined on": "01 Feb 2026", "Order date": "31 May 2026"},
        sum="31 May 2026 - 3 months = 28 Feb 2026",
        clears="A later examination.",
    )
    panel.explain(why, "The examination lies within three months.", "as supplied")
    text = said(panel)
    for part in (
        "within three months",
        "Examined on",
        "01 Feb 2026",
        "28 Feb 2026",
        "A later examination",
        "MED-02",
    ):
        assert part in text
    close = panel.findChild(QToolButton, "close_why")
    assert close is not None
    with qtbot.waitSignal(panel.closed):
        qtbot.mouseClick(close, Qt.MouseButton.LeftButton)
    assert panel.isHidden()


def test_dates_are_said_in_words_when_near() -> None:
    days = {
        date(2026, 7, 19): "1 day overdue",
        TODAY: "due today",
        date(2026, 7, 21): "due tomorrow",
        date(2026, 7, 24): "due Friday",
        date(2026, 7, 29): "due in 9 days",
        date(2027, 5, 5): "due 05 May 2027",
    }
    assert {day: due(day, TODAY) for day in days} == days
    assert counted(1, "duty", "duties") == "1 duty"
    assert counted(2_140, "student") == "2,140 students"


def test_the_answer_is_filled_with_sources_and_policy_editions(qtbot: QtBot) -> None:
    panel = WhyPanel()
    qtbot.addWidget(panel)
    asked = finding("Too old.", inputs={"Examined on": "01 Feb 2026"})
    panel.explain(asked, "The rule.")
    policy = PolicyUsed(
        "medical.exam_months", "Months an examination counts", "3", "SAMM 2012", date(2012, 4, 30), None,
        "SAMM C2.1.6.7.3", date(2026, 1, 2), "Cora",
    )  # fmt: skip
    source = "Examined on, medical record 01 Feb 2026"
    one = Input("Examined on", "01 Feb 2026", source, "changed 12 May 2026 by trainer")
    other = finding("Something else.")
    panel.tell(Why(other, "", (Input("Other", "x"),)))
    assert "Other" not in said(panel), "an answer to an older question"
    panel.tell(Why(asked, "The rule.", (one,), (policy,)))
    QApplication.processEvents()
    text = said(panel)
    assert f"{source} · changed 12 May 2026 by trainer" in text
    assert "Months an examination counts: 3" in text
    assert "SAMM 2012 from 30 Apr 2012 · SAMM C2.1.6.7.3 · confirmed 02 Jan 2026 by Cora" in text
