"""The head of a record's pane: name, facts, steps, what the rules say, and the answer to "Why?"."""

from functools import partial
from typing import Protocol

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from app.papers.keeping_printables import PREFIX
from app.rights import sees_kind
from models.findings import Finding
from models.kinds import kind_named
from ui.childsheet import record_menu
from ui.office.deciding import ways_for
from ui.parts.basics import Elided, button, label, row
from ui.parts.findings import FindingList, WhyPanel
from ui.parts.flow import flowing
from ui.parts.steps import StepStrip
from ui.reasons import answer
from ui.records.listing import Listing
from ui.records.seen import Seen
from ui.session import Session
from ui.theme import GAP, GROUP_GAP, Theme

FINDINGS_HEIGHT = 150


class Clears(Protocol):
    """Names the one thing to do about a finding, empty when there is none."""

    def __call__(self, finding: Finding) -> str: ...


class RecordHead(QWidget):
    """Shows what was read of a record; what a person wants is told by signals."""

    acted = Signal(object)
    """The finding whose one action was chosen."""
    record_wanted = Signal(str)
    """Kind of a record to be made that belongs to this one."""
    papers_wanted = Signal()
    sheet_wanted = Signal(int)
    """The place of one of the listing's sheets."""
    step_wanted = Signal(object)
    """The step that more is wanted to be known of."""

    def __init__(self, session: Session, listing: Listing, clears: Clears) -> None:
        super().__init__()
        self.setObjectName("record_head")
        self._session, self._listing = session, listing
        self.name = Elided("", "title", "record_name")
        self._facts = label("", "muted", wrap=True, name="record_facts")
        self._paper = button("", "paper_state", self.papers_wanted.emit, icon="file-text")
        self._record = button("Record…", "record", icon="plus")
        met = tuple(each for each in listing.children if sees_kind(session.reader.role, kind_named(each)))
        self._record.setMenu(record_menu(self, met, self.record_wanted.emit))
        self._record.setEnabled(session.writable)
        self._sheets = [
            button(words, name, partial(self.sheet_wanted.emit, at))
            for at, (words, name, _) in enumerate(listing.sheets)
        ]
        self._strip = StepStrip()
        self._strip.chosen.connect(self.step_wanted)
        self._findings = FindingList(clears)
        self._findings.why.connect(self.explain)
        self._findings.acted.connect(self.acted)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setObjectName("findings_area")
        self._area.setAccessibleName("Findings")
        self._area.setWidget(self._findings)
        self.why = WhyPanel()
        beside = self._sheets if len(self._sheets) == 1 else []  # several would leave the name no room
        line = row(self.name, *beside, self._record, self._paper)
        line.setStretch(0, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(GROUP_GAP, 0, GROUP_GAP, 0)
        layout.setSpacing(GAP)
        layout.addLayout(line)
        layout.addWidget(self._facts)
        if not beside and self._sheets:
            layout.addWidget(flowing(*self._sheets))
        for part in (self._strip, self._area, self.why):
            layout.addWidget(part)
        self.show_new()

    # -- showing --
    def show_seen(self, seen: Seen, *, same: bool) -> None:
        """Shows a record; an open answer stays when it is the `same` one as before."""
        self.name.setText(seen.record.shown_title)
        self._tell_facts(seen.facts)
        self._record.setVisible(bool(self._listing.children))
        for each in self._sheets:
            each.show()
        self._tell_paper(seen)
        self._strip.show_steps(seen.steps)
        if not same:
            self.why.close_panel()
        self.show_findings(seen)
        if not same:
            self.say_findings()

    def show_findings(self, seen: Seen) -> None:
        """Shows what is said of the record."""
        self._findings.show_findings(seen.said, self._session.today)
        self._area.setVisible(bool(seen.said))
        QTimer.singleShot(0, self, self._fit)  # new lines are shown, and so measured, in the next turn

    def say_findings(self) -> None:
        """Sums up the findings for a screen reader."""
        self._findings.say_again()

    def show_new(self) -> None:
        """Says that the record is not made yet."""
        self.name.setText(f"New {self._listing.kind.spec.noun}")
        self._tell_facts(self._listing.new_hint)
        for each in (self._area, self._strip, self._record, self._paper, *self._sheets):
            each.hide()
        self.why.close_panel()

    def explain(self, finding: Finding) -> None:
        """Answers "Why?"."""
        answer(self._session, self.why, finding, ways_for(self.window(), self._session, finding))

    def _tell_facts(self, facts: str) -> None:
        self._facts.setText(facts)
        self._facts.setVisible(bool(facts))

    def _tell_paper(self, seen: Seen) -> None:
        closed = len(seen.closed)
        words = self._listing.paper_words or (seen.papers[0][0].label if seen.papers else "")
        asked = seen.papers and not seen.papers[0][0].name.startswith(
            PREFIX
        )  # that one is for who asks for it
        self._paper.setVisible(bool(asked))
        self._paper.setText(f"{words}: closed ({closed})" if closed else f"{words}: open")
        self._paper.setAccessibleName(self._paper.text())
        self._paper.setToolTip("\n".join(each.message for each in seen.closed))

    # -- Qt --
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """As high as the findings need, at most about four lines; the rest scrolls."""
        layout = self._findings.layout()
        width = self._area.viewport().width()
        needed = layout.heightForWidth(width) if layout is not None and layout.hasHeightForWidth() else 0
        self._area.setFixedHeight(min(needed, Theme.current().px(FINDINGS_HEIGHT)) + 2)
        whole = self.layout()
        if whole is not None:  # lines that wrap ask for less room than they take
            self.setMinimumHeight(max(0, whole.heightForWidth(self.width())))
