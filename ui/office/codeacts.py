"""What is done with a code: added, relabelled, ended, brought back; each with its reason."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from PySide6.QtWidgets import QComboBox, QWidget

from app import codes
from app.codes import Listed, NewCode
from app.office import Office
from app.reader import Reader
from app.typing import read_typed_date
from models.fields import FieldError, show_date
from models.text import in_sentence
from ui.office.worksheet import WorkSheet, labelled, line, pair, reopen_one, show_again
from ui.parts.basics import label
from ui.parts.words import counted
from ui.session import Session

REASON = "Stands in the exceptions register."


class _CodeSheet(WorkSheet):
    """Base: does the work, says what was done, and closes."""

    def __init__(
        self, parent: QWidget, session: Session, title: str, parts: Sequence[QWidget], verb: str
    ) -> None:
        self._reason = line("code_reason", "Reason")
        super().__init__(
            parent, session, title, [*parts, labelled(self._reason, REASON)], verb, self.act, width=560
        )

    def act(self) -> None:
        """Checks what was typed and starts the work."""
        raise NotImplementedError

    def write(self, job: Callable[[Office], object], said: str) -> None:
        """Does it, unless the reason is missing."""
        if not self._reason.text().strip():
            self.refuse("“Reason” is empty.", self._reason)
            return

        def finished(_: object) -> None:
            self._session.said.emit(f"{said} Undone with Ctrl+Z.", "done")
            self.accept()

        self.work("Saving the code", lambda *_: job(self._session.office), finished)


class AddCodeSheet(_CodeSheet):
    """A new code of a table."""

    def __init__(self, parent: QWidget, session: Session, tables: Sequence[str], wanted: str) -> None:
        self._table = QComboBox()
        self._table.setObjectName("code_new_table")
        self._table.setAccessibleName("Table")
        for each in tables:
            self._table.addItem(each.replace("_", " ").capitalize(), each)
        self._table.setCurrentIndex(max(0, self._table.findData(wanted)))
        self._code, self._label = line("code_new", "Code"), line("code_label", "What it means")
        self._edition, self._source = line("code_edition", "Edition"), line("code_source", "Source")
        self._from = line("code_from", "First day")
        parts = [
            pair(labelled(self._table), labelled(self._code, "What records store and papers print.")),
            labelled(self._label),
            pair(labelled(self._edition), labelled(self._from, "Empty: from now on.")),
            labelled(self._source, "Publication or message that gives the code."),
        ]
        super().__init__(parent, session, "Add a code", parts, "Add code")
        self.again = ("code", {"act": "add", "tables": list(tables), "wanted": wanted})
        self._code.setFocus()

    def act(self) -> None:
        try:
            start = (
                read_typed_date(self._from.text(), self._session.today) if self._from.text().strip() else None
            )
        except FieldError as error:
            self.refuse(f"“First day”: {error}.", self._from)
            return
        new = NewCode(
            str(self._table.currentData()), self._code.text(), self._label.text(), self._edition.text(),
            self._source.text(), start,
        )  # fmt: skip
        reason = self._reason.text()
        self.write(lambda office: codes.add(office, new, reason), f"Code {new.code.strip()} added.")


class RelabelSheet(_CodeSheet):
    """Other words for a code."""

    def __init__(self, parent: QWidget, session: Session, item: Listed) -> None:
        self._item = item
        self._label = line("code_label", "What it means", text=item.label)
        super().__init__(parent, session, f"Relabel code {item.code}", [labelled(self._label)], "Relabel")
        self.again = ("code", {"act": "relabel", "record": item.record_id})
        self._label.selectAll()

    def act(self) -> None:
        item, words, reason = self._item, self._label.text(), self._reason.text()
        self.write(
            lambda office: codes.relabel(office, item.record_id, words, reason),
            f"Code {item.code} relabelled.",
        )


class EndCodeSheet(_CodeSheet):
    """The last day of a code; says how many records store it."""

    def __init__(self, parent: QWidget, session: Session, item: Listed) -> None:
        self._item = item
        self._to = line("code_to", "Last day", text=show_date(session.today))
        self._uses = label("", "muted", wrap=True, name="code_uses")
        parts = [labelled(self._to, "After it the code cannot be chosen any more."), self._uses]
        super().__init__(parent, session, f"End code {item.code}", parts, "End code")
        self.again = ("code", {"act": "end", "record": item.record_id})
        self._to.selectAll()

        def job(reader: Reader) -> dict[str, int]:
            return codes.uses(reader, item.table, item.code)

        session.read(job, self._tell_uses)

    def act(self) -> None:
        try:
            last = read_typed_date(self._to.text(), self._session.today)
        except FieldError as error:
            self.refuse(f"“Last day”: {error}.", self._to)
            return
        item, reason = self._item, self._reason.text()
        said = f"Code {item.code} ends on {show_date(last)}."
        self.write(lambda office: codes.retire(office, item.record_id, last, reason), said)

    def _tell_uses(self, uses: dict[str, int]) -> None:
        from shiboken6 import isValid

        if isValid(self):
            told = ", ".join(f"{count:,} {in_sentence(plural)}" for plural, count in uses.items())
            many = counted(sum(uses.values()), "record")
            self._uses.setText(f"{many} store it and keep it ({told})." if uses else "No record stores it.")
            self.fit()


class _BringBackSheet(_CodeSheet):
    """Takes the end of a code away."""

    def __init__(self, parent: QWidget, session: Session, item: Listed) -> None:
        self._item = item
        ended = f"It ended on {show_date(item.valid_to)}." if item.valid_to else ""
        said = label(f"{ended} It can be chosen again at once.", wrap=True)
        super().__init__(parent, session, f"Bring back code {item.code}", [said], "Bring back")
        self.again = ("code", {"act": "bring back", "record": item.record_id})

    def act(self) -> None:
        item, reason = self._item, self._reason.text()
        self.write(
            lambda office: codes.bring_back(office, item.record_id, reason), f"Code {item.code} is back."
        )


def bring_back(parent: QWidget, session: Session, item: Listed) -> None:
    """Asks why, and takes the end of a code away."""
    _BringBackSheet(parent, session, item).open()


def reopen(parent: QWidget, session: Session, kept: Mapping[str, Any]) -> None:
    """Opens a sheet that was parked, with what was typed, if its code is there."""
    about = kept["about"]
    if about["act"] == "add":
        show_again(session, AddCodeSheet(parent, session, about["tables"], about["wanted"]), kept)
        return
    made = {"relabel": RelabelSheet, "end": EndCodeSheet, "bring back": _BringBackSheet}[about["act"]]
    reopen_one(
        session, kept, codes.listed, lambda item: item.record_id == about["record"],
        lambda item: made(parent, session, item),
    )  # fmt: skip
