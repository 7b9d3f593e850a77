"""What the rules say about a record: one line for each finding, and the panel that answers "Why?"."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from app.duplicates import RULE as ALIKE
from app.why import Input, PolicyUsed, Why
from models.fields import show_date
from models.findings import Finding, Strength
from ui import announce
from ui.jobs import Running
from ui.parts import words
from ui.parts.basics import Elided, boxed, button, column, label, row, tool
from ui.parts.chip import STRENGTHS, Tone, ToneIcon, style_of
from ui.theme import GAP, Theme

Act = Callable[[Finding], object]
TOP = Qt.AlignmentFlag.AlignTop
WHY_HEIGHT, WHY_SHARE = 250, 0.34
"""How high the answer to "Why?" may stand: px, and of the window."""
CITES = 210
"""Width of a paragraph beside a finding at most, px at 100 %; the rest is its tip."""
ORDER = {Strength.BLOCK: 0, Strength.WARN: 1, Strength.INFORM: 2}


@dataclass(frozen=True)
class Way:
    """Something a person can do about a finding from the panel; `closed` says why not now."""

    words: str
    name: str
    do: Callable[[], object]
    closed: str = ""


LATER: dict[str, tuple[Tone, str]] = {
    step: ("due", f"Before {what}")
    for step, what in {
        "departed": "departure", "lor_package": "it is sent", "bpc_request": "the request", "case_offer": "the offer",
        "case_extend": "extension", "case_accept": "acceptance", "case_implement": "implementation",
        "case_ship": "it leaves", "case_ssc": "supply complete", "case_close": "closure",
        "visit_ready": "it is ready", "visit_submit": "it is sent", "visit_close": "closing",
    }.items()
}  # fmt: skip
"""Steps that lie ahead as a rule: what keeps them closed is told as what is still to be done."""


def closes(finding: Finding) -> bool:
    """Whether the finding keeps a step closed; a legal deadline without a step is a duty."""
    return finding.strength is Strength.BLOCK and bool(finding.step)


def ahead(finding: Finding) -> bool:
    """Whether the finding keeps only a step closed that lies ahead as a rule."""
    return closes(finding) and finding.step in LATER


def tone_and_word(finding: Finding, today: date) -> tuple[Tone, str]:
    """How a finding is marked: its strength, or for a duty when it is due."""
    if finding.due_on is not None and not closes(finding):
        late = finding.due_on < today
        return ("blocked" if late else "due"), words.sentence_start(words.due(finding.due_on, today))
    if ahead(finding):
        return LATER[finding.step]
    return STRENGTHS[finding.strength.value]


def _no_action(_: Finding) -> str:
    return ""


class FindingLine(QFrame):
    """Icon, strength in a word, the sentence, its paragraph, "Why?" and the one action that clears it."""

    why = Signal(object)
    acted = Signal(object)

    def __init__(self, finding: Finding, today: date, action: str = "") -> None:
        super().__init__()
        self.finding = finding
        tone, word = tone_and_word(finding, today)
        self.setObjectName("finding")
        self.setProperty("tint", style_of(tone))
        self.setAccessibleName(f"{word}: {finding.message} {finding.cites}".strip())
        strength = label(word, "strong")
        strength.setProperty("tone", style_of(tone))
        said = label(finding.message, wrap=True)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(GAP, 3, GAP, 3)
        layout.setSpacing(GAP)
        top = Qt.AlignmentFlag.AlignVCenter
        layout.addWidget(ToneIcon(tone), 0, top)
        layout.addWidget(strength, 0, top)
        layout.addWidget(said, 1, top)
        if finding.cites:
            cites = Elided(finding.cites, "caption")
            cites.setMaximumWidth(Theme.current().px(CITES))  # a long paragraph leaves the sentence its room
            layout.addWidget(cites, 0, top)
        ask = button("Why?", "why", lambda: self.why.emit(finding), link=True)
        ask.setAccessibleName(f"Why: {finding.message}")
        layout.addWidget(ask, 0, top)
        if action:
            act = button(action, "clear_finding", lambda: self.acted.emit(finding), link=True)
            act.setAccessibleName(f"{action}: {finding.message}")
            layout.addWidget(act, 0, top)


class FindingList(QWidget):
    """All findings of a record: that it looks like another, then the strongest first; no room when there are none."""

    why = Signal(object)
    acted = Signal(object)

    def __init__(self, action_for: Callable[[Finding], str] = _no_action) -> None:
        super().__init__()
        self.setObjectName("findings")
        self.setAccessibleName("Findings")
        self._action_for = action_for
        self._summary = ""
        self._layout = column(gap=4)
        self.setLayout(self._layout)

    def show_findings(self, findings: Sequence[Finding], today: date) -> None:
        """Replaces the lines."""
        while item := self._layout.takeAt(0):
            if gone := item.widget():
                gone.setParent(None)
                gone.deleteLater()
        far = date.max
        for finding in sorted(
            findings,
            key=lambda each: (
                each.rule != ALIKE,
                ahead(each),
                not closes(each),
                ORDER[each.strength],
                each.due_on or far,
            ),
        ):
            line = FindingLine(finding, today, self._action_for(finding))
            line.why.connect(self.why)
            line.acted.connect(self.acted)
            self._layout.addWidget(line)
        self.setVisible(bool(findings))
        self._summary = summary(findings, today)
        announce.settled(self, self._summary)

    def say_again(self) -> None:
        """Sums up the findings for a screen reader though they are the same: another record, or a new look at it."""
        announce.settled(self, "")
        announce.settled(self, self._summary)


MANNERS = ("blocked", "overdue", "due", "to check", "to note", "before a later step")
_BY_STRENGTH = {Strength.BLOCK: "blocked", Strength.WARN: "to check", Strength.INFORM: "to note"}


def summary(findings: Sequence[Finding], today: date) -> str:
    """How much the rules say of a record, for a screen reader: `2 blocked, 1 due`; empty for nothing."""
    counts = Counter(_manner(each, today) for each in findings)
    return ", ".join(f"{counts[manner]} {manner}" for manner in MANNERS if counts[manner])


def _manner(finding: Finding, today: date) -> str:
    if ahead(finding):
        return "before a later step"
    if finding.due_on is None or closes(finding):
        return _BY_STRENGTH[finding.strength]
    return "overdue" if finding.due_on < today else "due"


class WhyPanel(QFrame):
    """Answers "Why?": the rule, its inputs with where each comes from, the arithmetic, the policy it asked for."""

    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("why_panel")
        self.setProperty("card", True)
        self.setAccessibleName("Why")
        inside = QWidget()
        inside.setObjectName("sheet_contents")
        self._layout = QVBoxLayout(inside)
        self._inputs, self._policy = QWidget(), QWidget()
        self._finding: Finding | None = None
        self.asked: Running | None = None
        """What is being read for the answer."""
        self._scroll = QScrollArea()
        self._scroll.setObjectName("why_scroll")
        self._scroll.setAccessibleName("Why")
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setWidget(inside)
        around = QVBoxLayout(self)
        around.setContentsMargins(1, 1, 1, 1)
        around.addWidget(self._scroll)
        self.hide()

    def explain(
        self,
        finding: Finding,
        says: str = "",
        confirmed: str = "",
        *,
        focus: bool = True,
        ways: Sequence[Way] = (),
    ) -> None:
        """Shows the panel for one finding; `says` is the rule. `tell` adds what has to be read."""
        self._clear()
        self._finding = finding
        head = label("Why?", "strong")
        close = tool("Close", "close_why", "x", self.close_panel)
        self._layout.addLayout(row(head, None, close))
        self._layout.addWidget(label(says or finding.message, wrap=True))
        self._inputs, self._policy = QWidget(), QWidget()
        self._layout.addWidget(self._inputs)
        self._show_inputs([Input(name, value) for name, value in finding.inputs.items()])
        self._line("Sum", finding.sum)
        self._layout.addWidget(self._policy)
        self._policy.hide()
        self._line("Cleared by", finding.clears)
        self._line("Since", show_date(finding.since) if finding.since else "")
        self._line("Source", " · ".join(part for part in (finding.cites, f"rule {finding.rule}") if part))
        self._line("Rule", confirmed)
        if ways:
            self._layout.addLayout(row(*(self._way(each) for each in ways), None))
        self.show()
        self._fit()
        if focus:
            close.setFocus(Qt.FocusReason.OtherFocusReason)

    def _line(self, caption: str, text: str) -> None:
        if text:
            line = row(label(caption, "muted"), label(text, wrap=True))
            line.setStretch(1, 1)
            self._layout.addLayout(line)

    def tell(self, why: Why) -> None:
        """Adds where the inputs come from and the policy editions, if the panel still answers for that finding."""
        if self._finding != why.finding or self.isHidden():
            return
        self._show_inputs(why.inputs)
        self._show_policy(why.policy)
        QTimer.singleShot(0, self, self._fit)  # new lines are shown, and so measured, in the next turn

    def close_panel(self) -> None:
        """Hides the panel."""
        self.hide()
        self.closed.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """As high as the answer, but never so high that what it stands beside has no room; the rest scrolls."""
        width = self._scroll.viewport().width()
        self._layout.activate()
        needed = self._layout.heightForWidth(width) if self._layout.hasHeightForWidth() else 0
        most = min(Theme.current().px(WHY_HEIGHT), int(self.window().height() * WHY_SHARE))
        self._scroll.setFixedHeight(min(needed or self._layout.sizeHint().height(), most))

    def _way(self, way: Way) -> QWidget:
        made = button(way.words, way.name, way.do, tip=way.closed)
        made.setEnabled(not way.closed)
        return made

    def _show_inputs(self, inputs: Sequence[Input]) -> None:
        """Name and value of each; below it where it comes from and when it was written."""
        grid = _grid(self._inputs)
        for at, each in enumerate(inputs):
            grid.addWidget(label(each.name, "muted"), at, 0, TOP)
            grid.addWidget(label(each.value or "empty"), at, 1, TOP)
            told = " · ".join(part for part in (each.source, each.changed) if part)
            grid.addWidget(label(told, "caption", wrap=True), at, 2, TOP)
        grid.setColumnStretch(2, 1)
        self._inputs.setVisible(bool(inputs))

    def _show_policy(self, policy: Sequence[PolicyUsed]) -> None:
        """Each value that the rule asked for, with edition, paragraph and who confirmed it."""
        grid = _grid(self._policy)
        for at, each in enumerate(policy):
            edition = " ".join(part for part in (each.edition, each.valid) if part)
            told = " · ".join(part for part in (edition, each.citation, each.confirmed) if part)
            value = column(
                label(f"{each.label or each.key}: {each.value}", wrap=True),
                label(told, "caption", wrap=True),
                gap=0,
            )
            grid.addWidget(label("" if at else "Policy", "muted"), at, 0, TOP)
            grid.addWidget(boxed(value), at, 1)
        grid.setColumnStretch(1, 1)
        self._policy.setVisible(bool(policy))

    def _clear(self) -> None:
        while item := self._layout.takeAt(0):
            if inner := item.layout():
                while part := inner.takeAt(0):
                    if gone := part.widget():
                        _drop(gone)
            if gone := item.widget():
                _drop(gone)


def _drop(gone: QWidget) -> None:
    gone.hide()
    gone.deleteLater()


def _grid(table: QWidget) -> QGridLayout:
    """An empty grid in a widget; what was in it goes."""
    old = table.layout()
    if isinstance(old, QGridLayout):
        while item := old.takeAt(0):
            if gone := item.widget():
                _drop(gone)
        return old
    grid = QGridLayout(table)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(2 * GAP)
    grid.setVerticalSpacing(2)
    return grid
