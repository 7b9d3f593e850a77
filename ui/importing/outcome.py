"""What an import would do: an outcome for every row, to be filtered, with before and after; and the published sums."""

from array import array
from collections import Counter
from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QFrame, QScrollArea, QTabWidget, QVBoxLayout, QWidget

from app.cases.comparing import reconciles
from app.importing.differences import Difference, set_apart
from app.importing.likely import Suspect
from app.importing.rows import Check, ImportRow, Outcome
from app.importing.run import DryRun, why_rejected
from ui.importing import likely, stepping
from ui.importing.likely import LIKELY
from ui.parts.basics import boxed, button, column, label
from ui.parts.bidi import isolated
from ui.parts.chip import Tone
from ui.parts.editors import keep_wheel_away
from ui.parts.flow import flowing
from ui.parts.grid import Grid
from ui.parts.listed import Listed
from ui.parts.table_model import Chipped, Column, Row
from ui.parts.words import counted
from ui.planning.gonepanel import GonePanel, GoneSeen
from ui.theme import GAP, GROUP_GAP, Theme

TONES: dict[Outcome, tuple[Tone, str]] = {
    Outcome.CREATED: ("done", "New"),
    Outcome.CHANGED: ("note", "Changed"),
    Outcome.UNCHANGED: ("open", "As it is"),
    Outcome.REJECTED: ("blocked", "Rejected"),
    Outcome.CHECK: ("note", "Sum"),
}
ROWS = (
    Column("row", "Row", "number", 70),
    Column("outcome", "Outcome", "chip", 120),
    Column("reason", "Reason", width=420),
    Column("texts", "As in the sheet", width=520),
)
CHECKS = (
    Column("name", "Published sum", width=360),
    Column("agrees", "Result", "chip", 130),
    Column("expected", "Published", width=240),
    Column("got", "Sum of the rows", width=240),
)
LONGEST, SHOWN_CELLS = 160, 40
"""Characters of a cell and cells of a row that are shown."""
GONE = 2
"""Place of the tab of lines that a training list no longer has."""
Seen = Callable[[Sequence[Difference]], object]
Look = Callable[[ImportRow, Seen], object]
"""Works out, off the window's thread, what would differ in a row, and hands it over."""


class OutcomeView(QWidget):
    """Rows with their filters and the details of one, and published sums."""

    same_told = Signal(int, object)
    """A row is about the record of this id; None takes that back."""
    step_wanted = Signal(object)
    """A step of the record of this id is to be recorded: the sheet says another state."""

    paper_wanted = Signal()
    """What differs is wanted as a paper."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._apart: set[int] = set()
        """Rows of which was said that they are nobody they look like; it is remembered nowhere else."""
        self._names: dict[int, str] = {}
        """Names of the records that rows were said to be about."""
        self._dry: DryRun | None = None
        self._under: ImportRow | None = None
        self._rows, self._sums = Listed(self._row), Listed(_sum)
        self.grids = {"Rows": Grid(self._rows, ROWS, "Rows"), "Sums": Grid(self._sums, CHECKS, "Sums")}
        self._outcome = _choice("outcome_filter", "Outcome")
        self._reason = _choice("reason_filter", "Reason")
        self._shown = label("", "muted", name="outcome_shown")
        self._details = QScrollArea()
        self._tabs = QTabWidget()
        self.gone = GonePanel()
        """Of a training list, the lines on file that it no longer has."""
        self._build()

    def _build(self) -> None:
        for combo in (self._outcome, self._reason):
            combo.activated.connect(lambda _: self._filter())
        captions = [label(each, "muted") for each in ("Outcome", "Reason")]
        for caption, combo in zip(captions, (self._outcome, self._reason), strict=True):
            caption.setBuddy(combo)
        self._paper = button("Reconciliation…", "outcome_paper", self.paper_wanted.emit, link=True)
        self._paper.setAccessibleName("Show what differs as a paper")
        filters = flowing(captions[0], self._outcome, captions[1], self._reason, self._shown, self._paper)
        self._details.setObjectName("row_details")
        self._details.setAccessibleName("What would change in the row")
        self._details.setWidgetResizable(True)
        self._details.setFixedHeight(Theme.current().px(80 if Theme.current().large else 130))
        inside = column(filters, self.grids["Rows"], self._details, gap=GAP)
        rows = boxed(inside)
        inside.setContentsMargins(0, GAP, 0, 0)
        self._tabs.setObjectName("import_outcome")
        self._tabs.setAccessibleName("What the import would do")
        self._tabs.setDocumentMode(True)
        self._tabs.addTab(rows, "Rows")
        self._tabs.addTab(self.grids["Sums"], "Sums")
        self._tabs.addTab(self.gone, "Gone and moved")
        self.grids["Rows"].picked.connect(self._pick)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._tabs)

    # -- for the wizard --
    def forget(self) -> None:
        """Another table: nothing was said of its rows."""
        self._apart.clear()
        self._names.clear()

    @property
    def open_likely(self) -> int:
        """New rows that look like something, of which nothing was said yet."""
        return sum(bool(self._suspects(each)) for each in self._rows.things)

    def show_dry(self, dry: DryRun) -> None:
        """Shows a dry run; rejected rows stand first, and sums that differ before everything."""
        before = None if self._dry is None else self._outcome.currentData()
        current = self._rows.thing(self.grids["Rows"].current_id())
        self._dry = dry
        self._rows.things = sorted(
            dry.rows, key=lambda each: (each.outcome is not Outcome.REJECTED, each.number)
        )
        self._offer(dry)
        self._paper.setVisible(reconciles(dry.proposal.kind))
        self._outcome.setCurrentIndex(max(0, self._outcome.findData(before)))
        self._sums.things = sorted(dry.checks, key=lambda check: check.agrees)
        self.grids["Sums"].show_ids(self._sums.ids(("", False), None, ""))
        self._tabs.setTabText(0, f"Rows ({len(dry.rows):,})")
        self._tabs.setTabText(1, f"Sums ({len(dry.checks):,})")
        self._tabs.setTabVisible(1, bool(dry.checks))
        self._tabs.setCurrentIndex(1 if any(not each.agrees for each in dry.checks) else 0)
        self._filter(current.number if current else 0)

    def show_gone(self, seen: GoneSeen | None) -> None:
        """Shows what a training list no longer has, before everything but sums that differ."""
        self.gone.show_seen(seen)
        self._tabs.setTabVisible(GONE, seen is not None)
        if seen is not None:
            self._tabs.setTabText(GONE, f"Gone and moved ({len(seen.found.stakes):,})")
            if self._tabs.currentIndex() == 0 and seen.found.gone:
                self._tabs.setCurrentIndex(GONE)

    def enter(self) -> None:
        """Puts the focus on the rows."""
        if self._tabs.currentIndex() == GONE:
            self.gone.enter()
        else:
            self.grids["Rows" if self._tabs.currentIndex() == 0 else "Sums"].setFocus()

    # -- filters --
    def _offer(self, dry: DryRun) -> None:
        self._outcome.clear()
        self._outcome.addItem(f"All ({len(dry.rows):,})", None)
        for each in Outcome:
            if count := dry.count(each):
                self._outcome.addItem(f"{TONES[each][1]} ({count:,})", each)
        if dry.suspects:
            self._outcome.addItem(
                f"Looks like {likely.whom(dry.proposal.kind)} ({self.open_likely:,})", LIKELY
            )
        reasons = Counter(
            about for each in dry.rejected for about in dict.fromkeys(map(_about, each.reasons))
        )
        self._reason.clear()
        self._reason.addItem("All", None)
        for about, count in reasons.most_common():
            self._reason.addItem(f"{about[:60]} ({count:,})", about)
        self._reason.setEnabled(bool(reasons))

    def _filter(self, keep: int = 0) -> None:
        """Shows the rows that are let through; the cursor stays on the row of number `keep`, or near it."""
        outcome, about = self._outcome.currentData(), self._reason.currentData()
        wanted = [
            at
            for at, each in enumerate(self._rows.things)
            if self._passes(each, outcome) and (about is None or about in map(_about, each.reasons))
        ]
        self.grids["Rows"].show_ids(array("q", wanted))
        self._shown.setText(f"{counted(len(wanted), 'row')} shown of {len(self._rows.things):,}")
        if wanted:
            numbers = [self._rows.things[at].number for at in wanted]
            later = (line for line, number in enumerate(numbers) if number > keep)
            at = numbers.index(keep) if keep in numbers else next(later, len(numbers) - 1)
            self.grids["Rows"].go_to_row(at if keep else 0)
        else:
            self._show_details(None, ())

    def _passes(self, each: ImportRow, outcome: object) -> bool:
        if outcome == LIKELY:
            return bool(self._suspects(each))
        return outcome is None or each.outcome == outcome

    def _suspects(self, each: ImportRow) -> Sequence[Suspect]:
        """Whom a row looks like, until a person has said something of it."""
        if self._dry is None or each.number in self._apart:
            return ()
        return self._dry.suspects.get(each.number, ())

    def _row(self, each: ImportRow) -> Row:
        assert self._dry is not None
        width = min(len(self._dry.proposal.labels), SHOWN_CELLS)
        texts = (" ".join(each.table_row.cell(at).shown[:LONGEST].split()) for at in range(width))
        reason = (
            why_rejected(each)[: LONGEST * 2]
            or likely.named(self._suspects(each))
            or set_apart(self._dry, each)
        )
        shown = " · ".join(isolated(text) for text in texts if text)
        return (str(each.number), Chipped(*TONES[each.outcome]), isolated(reason), shown)

    # -- the row under the cursor --
    def _pick(self, at: object) -> None:
        row_ = self._rows.things[at] if isinstance(at, int) and at < len(self._rows.things) else None
        self._under = row_
        if row_ is not None and row_.outcome in (Outcome.CHANGED, Outcome.CREATED):
            self._look(row_, lambda found: self._tell(row_, found))
        else:
            self._show_details(row_, ())

    def _tell(self, row_: ImportRow, found: Sequence[Difference]) -> None:
        """Answers come in any order; only that about the row under the cursor is shown."""
        if row_ is self._under:
            self._show_details(row_, found)

    def _show_details(self, row_: ImportRow | None, found: Sequence[Difference]) -> None:
        parts: list[QWidget | int | None] = []
        if row_ is not None:
            parts.append(label(_heading(row_), "strong", wrap=True))
            if row_.reasons:
                parts.append(label(why_rejected(row_), wrap=True, name="row_reasons"))
            parts += self._likely(row_)
            if self._dry is not None and (apart := set_apart(self._dry, row_)):
                parts.append(label(apart, wrap=True, name="row_set_apart"))
                parts += stepping.offered(self._dry, row_, self.step_wanted.emit)
        for each in found:
            before = f"{_cut(each.before)} → " if row_ and row_.outcome is Outcome.CHANGED else ""
            said = label(f"{each.label}: {before}{_cut(each.after)}", wrap=True)
            said.setObjectName("difference")
            parts.append(said)
        inside = boxed(column(*parts, None, gap=2), "row_details_inside", GROUP_GAP // 2)
        inside.setProperty("pane", True)
        frame = QFrame()
        frame.setLayout(column(inside))
        self._details.setWidget(frame)

    # -- rows that look like somebody --
    def _likely(self, row_: ImportRow) -> list[QWidget]:
        assert self._dry is not None
        if row_.number in self._dry.choices.same:
            said = f"You said that this is {self._names.get(row_.number, 'one on file')}."
            return [likely.answered(said, lambda: self.same_told.emit(row_.number, None))]
        if row_.number in self._apart:
            said = "You said that it is none of these; it becomes a new record."
            return [likely.answered(said, lambda: self._tell_apart(row_, False))]
        found = self._suspects(row_)
        return list(
            likely.questions(
                found,
                likely.noun(self._dry.proposal.kind),
                lambda record_id: self._tell_same(row_, record_id),
                lambda: self._tell_apart(row_, True),
            )
        )

    def _tell_same(self, row_: ImportRow, record_id: int) -> None:
        found = (each for each in self._suspects(row_) if each.record_id == record_id)
        self._names[row_.number] = next(found).title
        self.same_told.emit(row_.number, record_id)

    def _tell_apart(self, row_: ImportRow, apart: bool) -> None:
        (self._apart.add if apart else self._apart.discard)(row_.number)
        assert self._dry is not None
        self.show_dry(self._dry)
        self.enter()


def _cut(text: str) -> str:
    return isolated(text[: LONGEST * 2]) or "empty"


def _sum(check: Check) -> Row:
    result = Chipped("done", "Agrees") if check.agrees else Chipped("blocked", "Differs")
    return check.name[:LONGEST], result, ", ".join(check.expected.values()), ", ".join(check.got.values())


def _heading(row_: ImportRow) -> str:
    words = {
        Outcome.CREATED: "a new record",
        Outcome.CHANGED: "changes a record that is there",
        Outcome.UNCHANGED: "is there already, as it is",
        Outcome.REJECTED: "is not imported",
        Outcome.CHECK: "holds published sums and is compared, not imported",
    }
    return f"Row {row_.number}: {words[row_.outcome]}"


def _about(reason: str) -> str:
    """What a reason is about: its heading, or the whole sentence when it names none."""
    about, found, _ = reason.partition(":")
    return about if found else reason


def _choice(name: str, caption: str) -> QComboBox:
    made = QComboBox()
    made.setObjectName(name)
    made.setAccessibleName(caption)
    made.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    made.setMinimumContentsLength(18)
    keep_wheel_away(made)
    return made
