"""What the office decides about duties: whose they are, that they wait, or that they do not apply; with the reason."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import QStringListModel, Qt
from PySide6.QtWidgets import QButtonGroup, QLineEdit, QRadioButton, QWidget

from app import decisions
from app.findings import Duty
from app.reader import Reader
from app.typing import read_typed_date
from models.fields import FieldError
from ui.office.worksheet import WorkSheet, labelled, line
from ui.parts import words
from ui.parts.basics import boxed, column, label
from ui.parts.offers import Offers
from ui.parts.typed import put_typed
from ui.session import Session

DECISIONS = {
    "assigned": "Assign to somebody",
    "waiting": "Let it wait, with a reason",
    "not_applicable": "Does not apply, with a reason",
}
MOST_TOLD = 4


class DecideSheet(WorkSheet):
    """Three choices and what each needs, for one duty or many alike; legal deadlines are not set aside."""

    def __init__(
        self,
        parent: QWidget,
        session: Session,
        duties: Sequence[Duty],
        owners: Sequence[str] = (),
        decision: str = "assigned",
    ) -> None:
        self._duties = tuple(duties)
        self._group = QButtonGroup()
        choices: list[QWidget | int | None] = []
        for at, (name, said) in enumerate(DECISIONS.items()):
            choice = QRadioButton(said)
            choice.setObjectName(f"decide_{name}")
            choice.setAccessibleName(said)
            choice.setChecked(name == decision)
            self._group.addButton(choice, at)
            choices.append(choice)
        self._who = owner_line("decide_who", owners, _alike([each.assigned_to for each in duties]))
        self._until = line("decide_until", "Until", "")
        self._until.setPlaceholderText("5 Aug 2026, +16")
        self._reason = line("decide_reason", "Reason", text=_alike([each.waiting_reason for each in duties]))
        self._fields = {
            name: labelled(control, hint)
            for name, control, hint in (
                ("who", self._who, "A user of this office or anybody else, as he is called here."),
                ("until", self._until, "The day on which it comes back; empty for no end."),
                ("reason", self._reason, "Stands in the list and in the history."),
            )
        }
        parts = [boxed(column(*told(duties), gap=2)), boxed(column(*choices, gap=4)), *self._fields.values()]
        one = len(duties) == 1
        title = "Decide on this duty" if one else f"Decide on {words.counted(len(duties), 'duty', 'duties')}"
        super().__init__(parent, session, title, parts, "Record", self._decide)
        self.again = ("decide", {"duties": [list(each.subject) for each in duties], "owners": list(owners)})
        self._group.idToggled.connect(lambda *_: self._show_fields())
        self._show_fields()

    @property
    def decision(self) -> str:
        """What is chosen."""
        return tuple(DECISIONS)[self._group.checkedId()]

    def _show_fields(self) -> None:
        self._fields["who"].setVisible(self.decision == "assigned")
        self._fields["until"].setVisible(self.decision != "not_applicable")
        (self._who if self.decision == "assigned" else self._reason).setFocus()
        if self.isVisible():
            self.fit()

    def _decide(self) -> None:
        try:
            until = self._day(self._until.text()) if self.decision != "not_applicable" else None
        except FieldError as error:
            self.refuse(f"Until: {error}.", self._until)
            return
        subjects = [each.subject for each in self._duties]
        decision, who, reason = self.decision, self._who.text().strip(), self._reason.text()
        office = self._session.office

        def job(*_: object) -> list[int]:
            return decisions.decide_duties(
                office, subjects, decision, reason=reason, assigned_to=who, until=until
            )

        self.work("Recording the decision", job, lambda _: self._recorded())

    def _day(self, typed: str) -> date | None:
        return read_typed_date(typed, self._session.today) if typed.strip() else None

    def _recorded(self) -> None:
        count = len(self._duties)
        said = "Decision recorded." if count == 1 else f"Decision recorded on {count} duties."
        self._session.said.emit(f"{said} Undone with Ctrl+Z.", "done")
        self.accept()


def reopen(parent: QWidget, session: Session, kept: Mapping[str, Any]) -> None:
    """Opens a sheet that was parked over those of its duties that are still due, with what was typed."""
    about = kept["about"]
    wanted = {tuple(each) for each in about["duties"]}

    def job(reader: Reader) -> list[Duty]:
        return [each for each in reader.duties() if tuple(each.subject) in wanted]

    def show(duties: list[Duty]) -> None:
        if duties:
            sheet = DecideSheet(parent, session, duties, about["owners"])
            sheet.open()
            put_typed(sheet.body, kept["typed"])
            session.settled.emit()

    session.read(job, show)


def owner_line(name: str, owners: Sequence[str], text: str = "") -> QLineEdit:
    """A line for whose a duty is, which offers the office's people while somebody types."""
    made = line(name, "Assigned to", text=text)
    completer = Offers(QStringListModel(list(owners), made), made)
    completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    completer.setFilterMode(Qt.MatchFlag.MatchContains)
    made.setCompleter(completer)
    return made


def told(duties: Sequence[Duty]) -> list[QWidget]:
    """The first duties in a line each, and how many more there are."""
    lines: list[QWidget] = [
        label(f"{each.record_title}: {each.finding.message}", wrap=True) for each in duties[:MOST_TOLD]
    ]
    if rest := len(duties) - len(lines):
        lines.append(label(f"and {words.counted(rest, 'more duty', 'more duties')}", "muted"))
    return lines


def _alike(texts: Sequence[str]) -> str:
    """What all of them say; empty where they differ."""
    return texts[0] if texts and len(set(texts)) == 1 else ""
