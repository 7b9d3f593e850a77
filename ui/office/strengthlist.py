"""Rule strengths: which rules block, warn or inform, as they came and as this office decided."""

from collections.abc import Hashable, Mapping, Sequence
from datetime import date
from typing import Any

from PySide6.QtWidgets import QComboBox, QWidget

from app import strengths
from app.office import Office
from app.reader import Reader
from app.strengths import WORDS, Strong
from models.findings import Strength
from models.kinds import kind_named
from ui.office.confirmsheet import ConfirmSheet
from ui.office.policylist import NOT_CHIEF, may_decide, state_chip
from ui.office.screen import ListScreen
from ui.office.screenbar import Choice, captioned
from ui.office.trial import Plan, TrialSheet
from ui.office.worksheet import labelled, line, reopen_one
from ui.parts.basics import button, label
from ui.parts.chip import Tone
from ui.parts.rail import Tab
from ui.parts.table_model import Chipped, Column, Row
from ui.parts.words import counted
from ui.session import Session

TONES: dict[Strength, Tone] = {Strength.BLOCK: "blocked", Strength.WARN: "warn", Strength.INFORM: "note"}
SHOWN = {"open": "To be confirmed", "changed": "Changed by this office", "closed": "Cannot be weakened"}


class StrengthsPage(ListScreen[Strong]):
    """Every rule with its strength; a change is tried out first and stands in the exceptions register."""

    tab = Tab("Rule strengths", "shield")
    search_hint = "Search rules"
    noun, nouns = "rule", "rules"
    columns = (
        Column("rule", "Rule", width=110),
        Column("now", "Here", "chip", 110),
        Column("came", "As supplied", width=110),
        Column("state", "State", "chip", 170),
        Column("says", "What it says", width=460),
        Column("of", "Said of", width=130),
        Column("step", "Closes", width=90),
        Column("cites", "Paragraph", width=180),
    )

    # -- the bar --
    def filters(self) -> Sequence[QWidget]:
        self.shown = Choice("strength_shown", "Show", "Every rule", self._show)
        self.shown.offer((words, value) for value, words in SHOWN.items())
        self.now = Choice("strength_now", "Strength", "Every strength", self._show)
        self.now.offer((words, each.value) for each, words in WORDS.items())
        return [captioned(self.shown), captioned(self.now)]

    def verbs(self) -> Sequence[QWidget]:
        self._change = button("Change strength…", "strength_change", self.open_chosen, icon="pencil")
        self._confirm = button("Confirm…", "strength_confirm", self.confirm, icon="check")
        return [self._change, self._confirm, *self.leaving("strength")]

    # -- the list --
    def read(self, reader: Reader) -> Sequence[Strong]:
        return strengths.strengths(reader)

    def cells(self, item: Strong) -> Row:
        rule = item.rule
        return (
            rule.id, Chipped(TONES[item.now], WORDS[item.now]), WORDS[item.came],
            state_chip(item.state), rule.says,
            kind_named(rule.subject).spec.label, rule.step, rule.cites,
        )  # fmt: skip

    def key(self, item: Strong) -> Hashable:
        return item.rule.id

    def allows(self, item: Strong) -> bool:
        tests = {
            "": True,
            "changed": item.changed,
            "open": item.unconfirmed,
            "closed": bool(item.closed),
        }
        return tests[self.shown.value] and self.now.value in ("", item.now.value)

    def chosen_words(self) -> str:
        return f"{self.shown.currentText()}, {self.now.currentText()}"

    def tell_story(self) -> str:
        item = self.current
        if item is None:
            return ""
        rule = item.rule
        doubt = " It rests on recollection or inference; confirm it." if item.unconfirmed else ""
        who = f" May be set aside by {rule.override}." if rule.override else ""
        closed = f" Cannot be made weaker: {item.closed}" if item.closed else ""
        values = f" Uses {', '.join(rule.policy)}." if rule.policy else ""
        return f"{rule.id}: {rule.says} ({rule.cites}).{doubt}{who}{closed}{values}"

    def tell_able(self) -> None:
        item, can = self.current, may_decide(self.session)
        self._change.setEnabled(can and item is not None and not item.closed)
        self._confirm.setEnabled(can and bool(self.selected))
        self._confirm.setToolTip("" if can else NOT_CHIEF)
        self._change.setToolTip(item.closed if item is not None and can else NOT_CHIEF if not can else "")

    # -- what is done --
    def open_chosen(self) -> None:
        if self.current is not None and self._change.isEnabled():
            StrengthSheet(self.window(), self.session, self.current).open()

    def confirm(self) -> None:
        """Asks for day and name and confirms what is selected with the strength it has here."""
        ids = [each.rule.id for each in self.selected]

        def job(office: Office, on: date, by: str) -> int:
            return strengths.confirm(office, ids, on=on, by=by)

        ConfirmSheet(self.window(), self.session, counted(len(ids), "rule"), job).open()


class StrengthSheet(TrialSheet):
    """Another strength, with the reason."""

    def __init__(self, parent: QWidget, session: Session, item: Strong) -> None:
        self._item = item
        self._strength = QComboBox()
        self._strength.setObjectName("strength_new")
        self._strength.setAccessibleName("Strength in this office")
        for each in item.choices:
            came = " (as supplied)" if each is item.came else ""
            self._strength.addItem(f"{WORDS[each]}{came}", each.value)
        self._strength.setCurrentIndex(item.choices.index(item.now))
        self._reason = line("strength_reason", "Reason")
        parts = [
            label(f"{item.rule.id}: {item.rule.says}", wrap=True),
            labelled(self._strength),
            labelled(self._reason, "Stands in the exceptions register."),
        ]
        super().__init__(parent, session, "Change the strength of a rule", parts, "Save strength")
        self.again = ("strength", {"rule": item.rule.id})
        self._strength.currentIndexChanged.connect(lambda _: self.edited())

    def plan(self) -> Plan | None:
        rule, wanted = self._item.rule.id, Strength(str(self._strength.currentData()))
        reason = self._reason.text()
        if wanted is self._item.now:
            self.refuse(f"{rule} {WORDS[wanted].lower()} already.", self._strength)
            return None
        if not reason.strip():
            self.refuse("“Reason” is empty.", self._reason)
            return None
        return Plan(
            lambda reader: strengths.with_strength(reader, rule, wanted),
            lambda office: strengths.set_strength(office, rule, wanted, reason),
        )


def reopen(parent: QWidget, session: Session, kept: Mapping[str, Any]) -> None:
    """Opens a sheet that was parked, with what was typed, if the program still has its rule."""
    rule = kept["about"]["rule"]
    reopen_one(
        session, kept, strengths.strengths, lambda item: item.rule.id == rule,
        lambda item: StrengthSheet(parent, session, item),
    )  # fmt: skip
