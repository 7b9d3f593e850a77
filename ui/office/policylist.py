"""Policy values: day counts, thresholds and switches with edition, paragraph and who confirmed them."""

from collections.abc import Hashable, Mapping, Sequence
from datetime import date
from typing import Any, ClassVar

from PySide6.QtWidgets import QButtonGroup, QRadioButton, QWidget

from app import confirming, policies
from app.office import Office
from app.policies import Listed, Wanted
from app.reader import Reader
from app.typing import read_typed_date
from models.fields import FieldError, show_date
from models.office.desk import PolicyRecord
from ui.office.confirmsheet import ConfirmSheet
from ui.office.screen import ListScreen, Measures
from ui.office.screenbar import Choice, captioned
from ui.office.trial import Plan, TrialSheet
from ui.office.worksheet import labelled, line, pair, reopen_one
from ui.parts.basics import boxed, button, column, label
from ui.parts.chip import Tone
from ui.parts.rail import Tab
from ui.parts.table_model import Chipped, Column, Row
from ui.parts.words import counted
from ui.session import Session

SHOWN = {"force": "In force", "open": "To be confirmed", "changed": "Changed by this office"}
NOT_CHIEF = "For the chief or an administrator, in an office that can be changed."


def state_chip(state: str) -> Chipped:
    """A chip for whether something was compared with its source."""
    tone: Tone = "done" if state.startswith("Confirmed") else "warn" if state.startswith("To be") else "open"
    return Chipped(tone, state)


def may_decide(session: Session) -> bool:
    """Whether the user may change policy, codes and wording here."""
    return session.office.writable and session.office.role.may_decide


class PolicyPage(ListScreen[Listed]):
    """Every edition of every value; what is to be confirmed first."""

    tab = Tab("Policy values", "settings")
    search_hint = "Search policy values"
    noun, nouns = "value", "values"
    columns = (
        Column("label", "What it is", width=340),
        Column("value", "Value", width=110),
        Column("unit", "Unit", width=90),
        Column("state", "State", "chip", 170),
        Column("group", "Group", width=150),
        Column("edition", "Edition", width=110),
        Column("from", "From", width=104),
        Column("to", "To", width=104),
        Column("cites", "Paragraph", width=190),
        Column("rules", "Rules", width=150),
    )
    paths: ClassVar[Measures] = {
        "from": lambda item: item.value.valid_from,
        "to": lambda item: item.value.valid_to,
    }

    @classmethod
    def kinds(cls) -> frozenset[str]:
        return frozenset({"policy_value"})

    def show_record(self, kind: str, record_id: int) -> None:
        self.shown.choose("")
        self.go_to(record_id)

    # -- the bar --
    def filters(self) -> Sequence[QWidget]:
        self.shown = Choice("policy_shown", "Show", "Every edition", self._show)
        self.shown.offer((words, value) for value, words in SHOWN.items())
        self.group = Choice("policy_group", "Group", "Every group", self._show)
        return [captioned(self.shown), captioned(self.group)]

    def verbs(self) -> Sequence[QWidget]:
        self._change = button("Change…", "policy_change", self.open_chosen, icon="pencil")
        self._confirm = button("Confirm…", "policy_confirm", self.confirm, icon="check")
        self._back = button("Take confirmation back", "policy_unconfirm", self.unconfirm)
        return [self._change, self._confirm, self._back, *self.leaving("policy")]

    # -- the list --
    def read(self, reader: Reader) -> Sequence[Listed]:
        return policies.listed(reader)

    def cells(self, item: Listed) -> Row:
        value = item.value
        return (
            value.label or value.key, value.value, item.unit, state_chip(item.state), item.group, value.edition,
            show_date(value.valid_from), show_date(value.valid_to) if value.valid_to else "", value.citation,
            ", ".join(item.rules),
        )  # fmt: skip

    def key(self, item: Listed) -> Hashable:
        return item.record_id

    def allows(self, item: Listed) -> bool:
        tests = {"": True, "force": item.in_force, "open": item.value.unconfirmed, "changed": item.changed}
        return tests[self.shown.value] and self.group.value in ("", item.group)

    def arrived(self) -> None:
        self.group.offer((each, each) for each in sorted({each.group for each in self.lines.items}))

    def chosen_words(self) -> str:
        return f"{self.shown.currentText()}, {self.group.currentText()}"

    def tell_story(self) -> str:
        item = self.current
        if item is None:
            return ""
        rules = [f"{each.id}: {each.says}" for each in policies.rules_using(item.key)]
        used = " Used by " + " ".join(rules) if rules else " No rule uses it; the program itself does."
        own = " This office departs here from what the program brings." if item.changed else ""
        return f"{item.key}, {item.value.citation} [{item.value.tag or 'the office'}].{own}{used}"

    def tell_able(self) -> None:
        can, chosen = may_decide(self.session), self.selected
        self._change.setEnabled(can and self.current is not None)
        self._confirm.setEnabled(can and bool(chosen))
        self._back.setEnabled(can and any(each.value.confirmed_on for each in chosen))
        for each in (self._change, self._confirm, self._back):
            each.setToolTip("" if can else NOT_CHIEF)

    # -- what is done --
    def open_chosen(self) -> None:
        if self.current is not None and may_decide(self.session):
            ChangeSheet(self.window(), self.session, self.current).open()

    def confirm(self) -> None:
        """Asks for day and name and confirms what is selected."""
        ids = [each.record_id for each in self.selected]

        def job(office: Office, on: date, by: str) -> int:
            return confirming.confirm(office, PolicyRecord, ids, on=on, by=by)

        ConfirmSheet(self.window(), self.session, counted(len(ids), "value"), job).open()

    def unconfirm(self) -> None:
        """Takes the confirmation of what is selected back, at once."""
        ids = [each.record_id for each in self.selected if each.value.confirmed_on]

        def done(count: int) -> None:
            self.session.said.emit(
                f"{counted(count, 'value')} to be confirmed again. Undone with Ctrl+Z.", "done"
            )

        self.session.write("", lambda office: confirming.unconfirm(office, PolicyRecord, ids), done)


class ChangeSheet(TrialSheet):
    """Another value: the one that stands corrected, or a new edition from a day on."""

    def __init__(self, parent: QWidget, session: Session, item: Listed) -> None:
        self._item = item
        value = item.value
        unit = f" in {item.unit}" if item.unit in policies.COUNTED else ""
        self._value = line("policy_value", f"Value{unit}", text=value.value)
        self._correct, self._new = (_way(*each) for each in WAYS)
        self._correct.setChecked(True)
        self._group = QButtonGroup()
        for each in (self._correct, self._new):
            self._group.addButton(each)
            each.toggled.connect(lambda _: self._chose())
        self._from = line("policy_from", "First day")
        self._edition = line("policy_edition", "Edition")
        self._cites = line("policy_cites", "Paragraph", text=value.citation)
        self._reason = line("policy_reason", "Reason")
        self._dated = pair(labelled(self._from), labelled(self._edition, "The publication and its year."))
        parts = [
            label(f"{value.label} ({value.key}, {value.edition})", wrap=True),
            labelled(self._value, _hint(item)),
            boxed(column(self._correct, self._new, gap=4)),
            self._dated,
            labelled(self._cites),
            labelled(self._reason, "Stands in the exceptions register."),
        ]
        super().__init__(parent, session, "Change a policy value", parts, "Save change")
        self.again = ("policy", {"record": item.record_id})
        self._dated.hide()
        for field in (self._value, self._from, self._edition):
            field.textEdited.connect(lambda _: self.edited())
        self._value.setFocus()
        self._value.selectAll()

    def plan(self) -> Plan | None:
        for field in (self._value, self._reason):
            if not field.text().strip():
                self.refuse(f"“{field.accessibleName()}” is empty.", field)
                return None
        start: date | None = None
        if self._new.isChecked():
            if not self._edition.text().strip():
                self.refuse("“Edition” is empty.", self._edition)
                return None
            try:
                start = read_typed_date(self._from.text(), self._session.today)
            except FieldError as error:
                self.refuse(f"“First day”: {error}.", self._from)
                return None
        cites = self._cites.text().strip()
        wanted = Wanted(
            self._item.record_id, self._value.text(), self._reason.text(), self._edition.text() if start else "",
            cites if cites != self._item.value.citation else "", start,
        )  # fmt: skip
        return Plan(
            lambda reader: policies.with_wanted(reader, wanted),
            lambda office: policies.change(office, wanted),
        )

    def _chose(self) -> None:
        self._dated.setVisible(self._new.isChecked())
        self.edited()


WAYS = (
    ("policy_correct", "Correct the value that stands: it was wrong from the start"),
    ("policy_new", "New edition from a day on: the old value holds before it"),
)


def _way(name: str, words: str) -> QRadioButton:
    made = QRadioButton(words)
    made.setObjectName(name)
    made.setAccessibleName(words)
    return made


def _hint(item: Listed) -> str:
    return f"Used by {', '.join(item.rules)}." if item.rules else "Used by the program itself."


def reopen(parent: QWidget, session: Session, kept: Mapping[str, Any]) -> None:
    """Opens a sheet that was parked, with what was typed, if its value is there."""
    record = kept["about"]["record"]
    reopen_one(
        session, kept, policies.listed, lambda item: item.record_id == record,
        lambda item: ChangeSheet(parent, session, item),
    )  # fmt: skip
