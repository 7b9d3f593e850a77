""" "Change many…": choose fields and values above, see every before and after below, save it as one step."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QComboBox, QProgressBar, QSizePolicy, QWidget
from shiboken6 import isValid

from app import bulk, wouldbe
from app.bulk import Applied, Line, Outcome, Plan
from app.change import Changed
from app.errors import DeskError
from app.wouldbe import Effect
from models.kinds import Kind
from models.rules import all_rules
from ui.jobs import Cancelled, Progress, Running
from ui.parts.basics import boxed, button, column, label, restyle, row
from ui.parts.editors import Setting, keep_wheel_away
from ui.parts.sheet import Sheet, enlarge
from ui.parts.words import counted
from ui.records.bulk_lines import LineGrid
from ui.records.bulk_steps import StepLines
from ui.session import Session
from ui.support import OfficeSupport
from ui.theme import GAP, Theme

REST_MS = 250
"""A preview begins when the typing rests."""
BEGIN = "Choose a field and give its value; every before and after stands here before anything is saved."
NAMED = 5
"""Records that are named when they were left out; more are counted."""
WIDTH, HEIGHT = 1_060, 640


class BulkSheet(Sheet):
    """One sheet for the whole work; while it saves, Cancel stops the saving and nothing is kept of it."""

    def __init__(
        self, parent: QWidget, session: Session, kind: type[Kind], selected: Sequence[int], shown: Sequence[int],
        first: str = "",
    ) -> None:  # fmt: skip
        self._session, self._kind = session, kind
        self._selected, self._shown = list(selected), list(shown)
        fields = bulk.fields(session.reader, kind)
        self._steps = StepLines(fields, Setting(OfficeSupport(session), session.today))
        self._scope = self._scope_box()
        self._grid = LineGrid(session)
        self._said = label(BEGIN, "muted", wrap=True, name="bulk_said")
        self._effect = label("", "muted", wrap=True, name="bulk_effect")
        self._bar = QProgressBar()
        self._bar.setObjectName("bulk_progress")
        self._bar.setAccessibleName("Changing")
        self._bar.setTextVisible(False)
        self._bar.hide()
        super().__init__(parent, f"Change many {kind.spec.nouns}", self._body(), "Change", self._apply)
        self._preview: Running | None = None
        self._counting: Running | None = None
        self._saving: Running | None = None
        self._rest = QTimer(self, singleShot=True, interval=REST_MS)
        self._rest.timeout.connect(self._look)
        self._steps.edited.connect(self._ask)
        self._steps.finished.connect(self._to_verb)
        self._grid.left_out_told.connect(self._tell_verb)
        self._grid.selection_told.connect(lambda _: self._tell_toggle())
        session.jobs.progressed.connect(self._progressed)
        session.changed.connect(self._heard)
        for each in (self.verb, self.cancel):
            each.setDefault(False)
            each.setAutoDefault(False)
        if first in {field.key for field in fields}:
            self._steps.begin_with(first)
        self._show(None)
        self._fit(parent)
        self._steps.begin()

    # -- building --
    def _scope_box(self) -> QComboBox:
        made = QComboBox()
        made.setObjectName("bulk_scope")
        made.setAccessibleName("Records to change")
        spec = self._kind.spec
        if len(self._selected) > 1:
            made.addItem(f"{counted(len(self._selected), spec.noun, spec.nouns)} selected", "selected")
        made.addItem(f"All {counted(len(self._shown), spec.noun, spec.nouns)} shown", "shown")
        if len(self._selected) == 1 and len(self._shown) > 1:
            made.addItem(f"1 {spec.noun} selected", "selected")
        made.currentIndexChanged.connect(lambda _: self._ask())
        keep_wheel_away(made)
        return made

    def _body(self) -> QWidget:
        scope = label("Records", "muted")
        scope.setBuddy(self._scope)
        self._which = QComboBox()
        self._which.setObjectName("bulk_which")
        self._which.setAccessibleName("Lines to show")
        self._which.currentIndexChanged.connect(lambda _: self._show_lines())
        keep_wheel_away(self._which)
        self._toggle = button("Leave out", "bulk_toggle", self._grid.toggle, tip="Space in the list")
        restyle(self._effect, tone="")
        line = row(self._said, self._which, self._toggle)
        line.setStretch(0, 1)
        self._said.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._grid.setMinimumHeight(Theme.current().px(120))
        body = column(
            boxed(row(scope, self._scope, None)),
            self._steps,
            boxed(line),
            self._effect,
            self._grid,
            self._bar,
            gap=GAP,
        )
        body.setStretch(4, 1)
        return boxed(body)

    def _fit(self, parent: QWidget) -> None:
        enlarge(self, parent, WIDTH, HEIGHT)

    # -- the preview --
    @property
    def _ids(self) -> list[int]:
        return self._selected if self._scope.currentData() == "selected" else self._shown

    def _ask(self) -> None:
        """Something is asked otherwise: what is shown no longer counts."""
        self.verb.setEnabled(False)
        self._drop()
        self._rest.start()

    def _drop(self) -> None:
        for each in (self._preview, self._counting):
            if each is not None:
                each.drop()
        self._preview = self._counting = None

    def _look(self) -> None:
        steps, kind, ids = self._steps.read(), self._kind, self._ids
        self._drop()
        if not steps:
            self._show(None)
            return

        def job(progress: Progress, cancelled: Cancelled) -> Plan:
            with self._session.office.another_reader() as reader:
                return bulk.preview(reader, kind, ids, steps, progress=progress, cancelled=cancelled)

        self._say(f"Looking at {counted(len(ids), kind.spec.noun, kind.spec.nouns)}")
        self._preview = self._session.jobs.read("", job, self._show, self._refused)

    def _show(self, plan: Plan | None) -> None:
        if not isValid(self):
            return
        self._preview = None
        self._grid.show_plan(plan)
        self._fill_which(plan)
        for each in (self._which, self._toggle, self._effect):
            each.setVisible(plan is not None)
        if plan is None:
            self._say(BEGIN)
        else:
            self._count_effect(plan)
        self._tell_verb()

    def _fill_which(self, plan: Plan | None) -> None:
        self._which.blockSignals(True)
        self._which.clear()
        if plan is not None:
            self._which.addItem(f"All {len(plan.lines):,} lines", None)
            words = {
                Outcome.CHANGES: "change",
                Outcome.UNCHANGED: "stay as they are",
                Outcome.REFUSED: "refused",
            }
            for outcome, each in words.items():
                if count := plan.count(outcome):
                    self._which.addItem(f"{count:,} {each}", outcome)
        self._which.blockSignals(False)

    def _show_lines(self) -> None:
        plan = self._grid.source.plan
        if plan is not None:
            wanted = self._which.currentData()
            self._grid.show_plan(plan, Outcome(wanted) if wanted else None)

    def _count_effect(self, plan: Plan) -> None:
        if not plan.count(Outcome.CHANGES):
            self._effect.setText("")
            return
        self._effect.setText("Counting what the rules would find")

        def job(progress: Progress, cancelled: Cancelled) -> Effect | None:
            wanted = plan.wanted()
            return wouldbe.effect(
                self._session.office, plan.kind, wanted, progress=progress, cancelled=cancelled
            )

        self._counting = self._session.jobs.read("", job, self._tell_effect, self._refused)

    def _tell_effect(self, effect: Effect | None) -> None:
        if not isValid(self):
            return
        self._counting = None
        self._effect.setText(effect_words(effect))
        self._effect.setToolTip(effect_details(effect))
        self._effect.setAccessibleName(self._effect.text())

    def _tell_verb(self) -> None:
        lines = self._grid.wanted
        spec = self._kind.spec
        records = len({line.record_id for line in lines})
        self.verb.setText(f"Change {counted(records, spec.noun, spec.nouns)}" if records else "Change")
        self.verb.setAccessibleName(self.verb.text())
        self.verb.setEnabled(bool(records) and self._saving is None and not self._rest.isActive())
        plan = self._grid.source.plan
        if plan is not None:
            self._say(sum_words(plan, lines))

        self._tell_toggle()

    def _tell_toggle(self) -> None:
        self._toggle.setText("Take in" if self._grid.all_out else "Leave out")
        self._toggle.setAccessibleName(f"{self._toggle.text()} the selected lines")

    def _to_verb(self) -> None:
        """Enter in a value: what is shown is looked at at once, and the verb waits."""
        if self._rest.isActive():
            self._rest.stop()
            self._look()
        self.verb.setFocus(Qt.FocusReason.OtherFocusReason)

    # -- saving --
    def _apply(self) -> bool:
        plan = self._grid.source.plan
        if plan is None or not self._grid.wanted or self._saving is not None:
            return False
        left_out = self._grid.left_out
        self._drop()

        def job(progress: Progress, cancelled: Cancelled) -> Applied:
            return bulk.apply(
                self._session.office, plan, left_out=left_out, progress=progress, cancelled=cancelled
            )

        self._busy(True)
        self._saving = self._session.jobs.write(
            self.verb.text(), job, partial(self._saved, plan), self._refused, can_cancel=True
        )
        return False

    def _saved(self, plan: Plan, done: Applied) -> None:
        spec = plan.kind.spec
        said = f"{counted(done.records, spec.noun, spec.nouns)} changed. Undone with Ctrl+Z."
        if not done.records:
            said = "Nothing was changed."
        self._session.said.emit(f"{said}{since_words(done)}", "warn" if done.changed_since else "done")
        if isValid(self):
            self._busy(False)
            self.accept()

    def _refused(self, error: DeskError) -> None:
        if not isValid(self):
            self._session.said.emit(error.sentence, "blocked")
            return
        was_saving = self._saving is not None
        self._busy(False)
        if not was_saving:
            self._show(None)
        else:
            self._tell_verb()
        self._say(error.sentence, "blocked")

    def _busy(self, saving: bool) -> None:
        self._saving = None
        self._bar.setVisible(saving)
        self._bar.setRange(0, 0)
        self._steps.setEnabled(not saving)
        self._scope.setEnabled(not saving)
        self.verb.setEnabled(not saving)
        self.cancel.setText("Stop" if saving else "Cancel")
        self.cancel.setAccessibleName(self.cancel.text())
        if saving:
            self._say("Saving; stopping leaves everything as it was")

    def reject(self) -> None:
        if self._saving is not None:
            self._saving.cancel()
            self._say("Stopping")
            return
        self._drop()
        super().reject()

    def _progressed(self, running: object, done: int, total: int) -> None:
        if running is self._saving:
            self._bar.setRange(0, total)
            self._bar.setValue(done)

    def _heard(self, changed: Changed) -> None:
        """Somebody else's change: what is shown may no longer be so."""
        if self._saving is None and self._kind.spec.name in changed.kinds:
            self._ask()

    def _say(self, sentence: str, tone: str = "") -> None:
        self._said.setText(sentence)
        self._said.setAccessibleName(sentence)
        restyle(self._said, tone=tone)


def sum_words(plan: Plan, wanted: Sequence[Line]) -> str:
    """How many lines change, stay, are refused, are left out."""
    counts = {each: plan.count(each) for each in Outcome}
    parts = [f"{counted(len(wanted), 'value')} would change"]
    if left := counts[Outcome.CHANGES] - len(wanted):
        parts.append(f"{left:,} left out")
    if counts[Outcome.UNCHANGED]:
        parts.append(f"{counts[Outcome.UNCHANGED]:,} stay as they are")
    if counts[Outcome.REFUSED]:
        parts.append(f"{counts[Outcome.REFUSED]:,} refused")
    if plan.gone:
        parts.append(f"{counted(plan.gone, 'record')} no longer there")
    return f"{', '.join(parts)}. Nothing is saved yet."


def effect_words(effect: Effect | None) -> str:
    """How many findings would come and go."""
    if effect is None:
        return ""
    if not effect.appearing and not effect.clearing:
        return "The rules would find the same as now."
    parts = []
    if effect.clearing:
        parts.append(f"{counted(effect.clearing, 'finding')} would be cleared")
    if effect.appearing:
        parts.append(f"{counted(effect.appearing, 'finding')} would be new")
    return f"{' and '.join(parts)}: {', '.join(f'{rule} {count:+,}' for rule, count in effect.by_rule)}."


def effect_details(effect: Effect | None) -> str:
    """The same, a line for each rule with what it says."""
    rules = all_rules()
    return "\n".join(
        f"{rule} {count:+,}: {rules[rule].says if rule in rules else ''}"
        for rule, count in (effect.by_rule if effect else ())
    )


def since_words(done: Applied) -> str:
    """Names what was left out because somebody changed it meanwhile."""
    if not done.changed_since:
        return ""
    named = "; ".join(f"{title}: {reason.rstrip('.')}" for title, reason in done.changed_since[:NAMED])
    more = len(done.changed_since) - NAMED
    return f" Left out: {named}{f'; and {more:,} more' if more > 0 else ''}."
