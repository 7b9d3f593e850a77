"""What the office decides about a duty: whose it is, that it waits, or that it does not apply; with the reason."""

from datetime import date

from PySide6.QtWidgets import QButtonGroup, QLineEdit, QRadioButton, QWidget

from app import decisions
from app.errors import DeskError
from app.findings import Duty
from app.office import Office
from app.typing import read_typed_date
from models.fields import FieldError
from models.kinds import kind_named
from ui.parts.basics import boxed, column, label, restyle
from ui.parts.sheet import Sheet
from ui.session import Session

DECISIONS = {
    "assigned": "Assign to somebody",
    "waiting": "Let it wait, with a reason",
    "not_applicable": "Does not apply, with a reason",
}


class DecideSheet(Sheet):
    """Three choices and what each needs; a legal deadline is refused where it may not be set aside."""

    def __init__(self, parent: QWidget, session: Session, duty: Duty) -> None:
        self._session, self._duty = session, duty
        self._group = QButtonGroup()
        choices: list[QWidget | int | None] = []
        for at, (name, words) in enumerate(DECISIONS.items()):
            choice = QRadioButton(words)
            choice.setObjectName(f"decide_{name}")
            choice.setAccessibleName(words)
            choice.setChecked(at == 0)
            self._group.addButton(choice, at)
            choices.append(choice)
        self._who = self._line("decide_who", "Assigned to", duty.assigned_to)
        self._until = self._line("decide_until", "Waits until", "")
        self._until.setPlaceholderText("5 Aug 2026, +16")
        self._reason = self._line("decide_reason", "Reason", duty.waiting_reason)
        self._said = label("", wrap=True, name="decide_said")
        restyle(self._said, tone="blocked")
        rows = []
        for line in (self._who, self._until, self._reason):
            said = label(line.accessibleName(), "muted")
            said.setBuddy(line)
            rows.append(boxed(column(said, line, gap=4)))
        body = boxed(column(label(duty.finding.message, wrap=True), *choices, *rows, self._said))
        body.setMinimumWidth(460)
        super().__init__(parent, "Decide on this duty", body, "Record", self._decide)

    @staticmethod
    def _line(name: str, caption: str, text: str) -> QLineEdit:
        made = QLineEdit(text)
        made.setObjectName(name)
        made.setAccessibleName(caption)
        return made

    def _decide(self) -> bool:
        decision = tuple(DECISIONS)[self._group.checkedId()]
        try:
            until = self._day(self._until.text())
        except FieldError as error:
            self._refuse(f"Waits until: {error}.")
            return False
        duty, who, reason = self._duty, self._who.text().strip(), self._reason.text()

        def job(office: Office) -> int:
            kind = kind_named(duty.kind)
            rule = duty.finding.rule
            return decisions.decide_duty(
                office, rule, kind, duty.record_id, decision, reason=reason, assigned_to=who, until=until
            )

        self._session.write("", job, lambda _: self._recorded(), lambda error: self._refused(error))
        return False

    def _day(self, typed: str) -> date | None:
        return read_typed_date(typed, self._session.today) if typed.strip() else None

    def _recorded(self) -> None:
        self._session.said.emit("Decision recorded. Undone with Ctrl+Z.", "done")
        self.accept()

    def _refused(self, error: DeskError) -> None:
        self._refuse(error.sentence)

    def _refuse(self, sentence: str) -> None:
        self._said.setText(sentence)
