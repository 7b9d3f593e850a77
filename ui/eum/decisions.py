"""Count decisions: at the end of a count every item and reading in its group, decided one by one or many at once."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QComboBox, QWidget

from app.eum import countview, reconciling, settling
from app.eum.countview import Open
from app.eum.reconciling import WANTS
from app.eum.settling import DECIDED, OPEN, Matter, Settlement
from app.eum.signing import SIDE_WORDS
from app.office import Office
from app.reader import Reader
from models.fields import show_date
from models.findings import Finding
from ui.eum.countwork import CountWork
from ui.eum.decidepanel import Decision, DecisionPanel
from ui.eum.outcomes import TONES
from ui.jobs import Cancelled, Progress
from ui.office.screen import ListScreen
from ui.office.screenbar import Choice, captioned
from ui.parts.basics import button, label
from ui.parts.choices import combo
from ui.parts.empty import NOTHING_MATCHES
from ui.parts.rail import Tab
from ui.parts.table_model import Cell, Chipped, Column
from ui.parts.words import counted
from ui.session import Session
from ui.theme import Theme

LIST = 46
"""Least height of the list in px at 100 %."""
NOT_FOUND, ACCESS_REFUSED = "NOT_FOUND", "ACCESS_REFUSED"
ORDER = (
    "SUGGEST", "TYPE_CONFLICT", "STATE_CONFLICT", "UNEXPECTED", "UNREAD", "FOUND_ELSEWHERE", NOT_FOUND, ACCESS_REFUSED,
    "FOUND",
)  # fmt: skip


@dataclass(frozen=True)
class Words:
    """Labels of groups and choices, read with the list."""

    groups: Mapping[str, str]
    resolutions: Sequence[tuple[str, str]]
    decisions: Sequence[tuple[str, str]]
    reasons: Sequence[tuple[str, str]]


class Matters(list[Matter]):
    """The list with what else was read for the screen."""

    def __init__(
        self, matters: Iterable[Matter], offered: Sequence[Open], found: Settlement | None, words: Words
    ) -> None:
        super().__init__(matters)
        self.offered, self.found, self.words = offered, found, words


ALL_DECIDED = ("Nothing is left to decide", "What was read and decided stands under “Show”.")


class DecisionsPage(ListScreen[Matter]):
    """Groups with their reasons and decisions; what waits stands first; then both sides sign."""

    papers_wanted = Signal(object)
    """The inventory whose papers are wanted."""
    tab = Tab("Count decisions", "barcode")
    areas = ("eum",)
    search_hint = "Search serials, sites, reasons"
    noun, nouns = "matter", "matters"
    empty = (
        "Nothing was counted yet",
        "What a count leaves open stands here, once an inventory's list is frozen.",
    )
    columns = (
        Column("group", "Outcome", "chip", 190),
        Column("serial", "Serial", width=130),
        Column("article", "Article", width=140),
        Column("site", "Site", width=140),
        Column("said", "What was found", width=280),
        Column("decision", "Decision", "chip", 200),
        Column("reason", "Reason or note", width=220),
    )

    def __init__(self, session: Session) -> None:
        self._wanted_event = CountWork.of(session).event_id
        self._first = True
        super().__init__(session)
        self.grid.setMinimumHeight(Theme.current().px(LIST))

    # -- the list --
    def read(self, reader: Reader) -> Matters:
        offered = [*countview.open_events(reader), *countview.signed_events(reader)]
        ready = [each for each in offered if each.frozen]
        chosen = next((each.event_id for each in ready if each.event_id == self._wanted_event), 0)
        chosen = chosen or (ready[0].event_id if ready else 0)
        found = settling.settlement(reader, chosen) if chosen else None
        matters = sorted(found.matters, key=_by_need) if found else ()
        return Matters(matters, ready, found, _words(reader))

    def key(self, item: Matter) -> tuple[int | None, int | None]:
        return item.reading_id, item.line_id if item.reading_id is None else None

    def cells(self, item: Matter) -> tuple[Cell, ...]:
        tone = "due" if item.group in (NOT_FOUND, ACCESS_REFUSED) else TONES.get(item.group, "open")
        decision: Cell = Chipped("done", item.decision) if item.decision else ""
        if item.open:
            decision = Chipped("warn", "To decide")
        name = _GROUPS.get(item.group, item.group)
        return (
            Chipped(tone, name),
            item.serial or "no mark",
            item.article,
            item.site,
            item.said,
            decision,
            item.reason,
        )

    def filters(self) -> Sequence[QWidget]:
        self.events = combo("decide_event", "Inventory", ())
        theme = Theme.current()
        self.events.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.events.setMinimumWidth(theme.px(150 if theme.large else 290))
        self.events.currentIndexChanged.connect(lambda _: self._choose_event())
        self._group = Choice("decide_group", "Show", "Everything", self._show)
        self._group.setMaximumWidth(theme.px(150 if theme.large else 300))
        return [captioned(self.events), captioned(self._group)]

    def verbs(self) -> Sequence[QWidget]:
        self._reconcile = button("Reconcile", "decide_reconcile", self.reconcile)
        self._reconcile.setToolTip("Compares all readings with the list anew; decisions stay.")
        self._access = button("Access…", "decide_access", self.access)
        self._papers = button("Papers…", "decide_papers", self.papers)
        self._sign = button("Sign…", "decide_sign", self.sign, primary=True)
        return [self._reconcile, self._access, self._papers, self._sign, *self.leaving("decide")]

    def below(self) -> Sequence[QWidget]:
        self.state = label("", "strong", wrap=True, name="decide_state")
        self.panel = DecisionPanel()
        self.panel.decided.connect(self._decide)
        self.panel.photo_wanted.connect(self._photo)
        return [self.state, self.panel]

    def allows(self, item: Matter) -> bool:
        wanted = self._group.value
        if wanted == OPEN:
            return item.open
        return item.group == wanted if wanted and wanted != DECIDED else bool(item.decision) or not wanted

    def chosen_words(self) -> str:
        shown = [self.events.currentText(), self._group.currentText() if self._group.value else ""]
        return ", ".join(filter(None, shown))

    def tell_story(self) -> str:
        """What is asked about the chosen line."""
        chosen = self.current
        if chosen is None or not chosen.open or Theme.current().large:
            return ""
        return f"{chosen.serial or 'Unreadable mark'}: {chosen.said} {WANTS.get(chosen.group, '')}".strip()

    def tell_able(self) -> None:
        """The panel follows what is selected."""
        found = self.found
        closed = self.session.why_reading or (
            f"Signed by both sides on {show_date(found.signed_on)}. Everything of it stays as it is."
            if found is not None and found.signed_on
            else ""
        )
        unread = [each for each in found.matters if each.group == "NOT_FOUND"] if found is not None else []
        self.panel.offer(self.selected if found is not None else [], closed, unread)
        for each in (self._reconcile, self._access, self._sign):
            each.setEnabled(found is not None and not closed)
            each.setToolTip(closed)
        self._papers.setEnabled(found is not None)

    def open_chosen(self) -> None:
        """Enter goes to the decision."""
        self.panel.enter()

    # -- what was read --
    @property
    def found(self) -> Settlement | None:
        """The inventory on screen."""
        items = self.lines.items
        return items.found if isinstance(items, Matters) else None

    def arrived(self) -> None:
        items = self.lines.items
        assert isinstance(items, Matters)
        found, words = items.found, items.words
        _GROUPS.update(words.groups)
        with QSignalBlocker(self.events):
            self.events.clear()
            for each in items.offered:
                self.events.addItem(each.words, each.event_id)
            if found is not None:
                self.events.setCurrentIndex(self.events.findData(found.event_id))
        self.panel.learn(words.resolutions, words.decisions, words.reasons)
        if found is None:
            self.state.setText("")
            return
        numbers = found.numbers
        groups = [
            (f"{words.groups.get(each, each)} ({numbers[each]:,})", each)
            for each in ORDER
            if numbers.get(each)
        ]
        self._group.offer(
            [(f"To decide ({numbers[OPEN]:,})", OPEN), *groups, (f"Decided ({numbers[DECIDED]:,})", DECIDED)]
        )
        if self._first and numbers[OPEN]:
            self._group.choose(OPEN)
        self._first = False
        self.nothing.tell(*(NOTHING_MATCHES if numbers[OPEN] else ALL_DECIDED))
        said = _state(found)
        self.state.setText(_shortly(found) if Theme.current().large else said)
        self.state.setAccessibleName(said)
        self.state.setToolTip(said)

    def _choose_event(self) -> None:
        self._wanted_event = self.events.currentData() or 0
        self._first = True
        self.refresh()

    # -- what is done --
    def reconcile(self) -> None:
        """Compares everything anew and keeps the counts."""
        found = self.found
        if found is None:
            return

        def done(summary: reconciling.Summary) -> None:
            self.session.said.emit(
                f"Reconciled: {summary.found:,} of {summary.expected:,} found, "
                f"{counted(summary.open_questions, 'matter')} to decide.", "done",
            )  # fmt: skip

        def job(office: Office, progress: Progress, cancelled: Cancelled) -> reconciling.Summary:
            return reconciling.reconcile(office, found.event_id, progress=progress, cancelled=cancelled)

        self.session.write_long("Reconciling", job, done)

    def access(self) -> None:
        """Opens the sheet that records visits and refused access."""
        from ui.eum.accesssheet import AccessSheet

        if self.found is not None:
            AccessSheet(self.window(), self.session, self.found).open()

    def sign(self) -> None:
        """Opens the sheet on which both sides sign."""
        from ui.eum.signsheet import SignSheet

        if self.found is not None:
            SignSheet(self.window(), self.session, self.found, self._lead).open()

    def papers(self) -> None:
        """Shows the papers of the inventory: report, count sheets, entry sheet."""
        if self.found is not None:
            self.papers_wanted.emit(self.found.event_id)

    def _lead(self, finding: Finding) -> None:
        """To the place where something that is missing for the signatures is cleared."""
        steps = {
            "Decide on each.": self.show_open,
            "Give both for each.": self.show_open,
            "Record the day of the visit, or the refusal.": self.access,
        }
        if step := steps.get(finding.clears):
            step()
        elif self.found is not None:
            self.session.open_record.emit("inventory_event", self.found.event_id)

    def show_open(self) -> None:
        """Shows what waits for a decision, with the cursor on the first."""
        self._group.choose(OPEN)
        self._show()
        self.grid.setFocus()

    def _decide(self, decision: Decision) -> None:
        chosen = self.selected
        readings = [each.reading_id for each in chosen if each.reading_id is not None]
        lines = [each.line_id for each in chosen if each.reading_id is None and each.line_id is not None]

        def job(office: Office) -> None:
            if decision.reason:
                reconciling.decide_lines(
                    office, lines, decision=decision.code, reason=decision.reason, note=decision.note
                )
            else:
                reconciling.decide_readings(
                    office, readings, decision.code, item_id=decision.item_id, note=decision.note
                )

        def done(_: None) -> None:
            self.panel.clear_note()
            self.session.said.emit(f"{counted(len(chosen), 'matter')} decided. Undone with Ctrl+Z.", "done")

        self.session.write("", job, done)

    def _photo(self) -> None:
        from ui.eum.photosheet import attach_photo

        chosen = self.current
        if chosen is not None and chosen.reading_id is not None:
            attach_photo(self, self.session, chosen.reading_id)


_GROUPS: dict[str, str] = {}
"""Labels of the groups as the office has them."""


def _by_need(matter: Matter) -> tuple[bool, int]:
    return not matter.open, ORDER.index(matter.group) if matter.group in ORDER else len(ORDER)


def _words(reader: Reader) -> Words:
    groups = {code: each.label or code for code, each in reader.codes("match_kind").items()}
    lines = {code: each.label or code for code, each in reader.codes("line_outcome").items()}
    choices = [
        [(each.label or each.code, each.code) for each in reader.choices(table)]
        for table in ("reading_resolution", "line_decision", "not_found_reason")
    ]
    return Words(lines | groups, *choices)


def _shortly(found: Settlement) -> str:
    """The same where room is scarce."""
    if found.signed_on:
        return f"Signed by both sides on {show_date(found.signed_on)}; read only."
    return f"{found.summary.expected:,} expected, {found.numbers[OPEN]:,} to decide."


def _state(found: Settlement) -> str:
    """How far the inventory is, in numbers that add up."""
    summary = found.summary
    on_list = summary.expected - summary.not_found - summary.to_decide
    said = (
        f"{summary.expected:,} expected: {on_list:,} accounted for, {summary.to_decide:,} read and to decide, "
        f"{summary.not_found:,} not found"
    )
    said += f" ({summary.refused:,} behind a refused gate)." if summary.refused else "."
    besides = [f"{summary.unexpected:,} unknown"] if summary.unexpected else []
    besides += [f"{summary.unread:,} unread"] if summary.unread else []
    besides += [f"{summary.repeated:,} read twice"] if summary.repeated else []
    said += f" Besides: {', '.join(besides)}." if besides else ""
    if found.signed_on:
        return f"Signed by both sides on {show_date(found.signed_on)}; read only. {said}"
    signed = [SIDE_WORDS.get(each.side, each.side) for each in found.signatures]
    return f"{said} Signed for {' and '.join(signed)} so far." if signed else said
