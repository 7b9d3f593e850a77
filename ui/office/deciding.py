"""Setting a finding aside, where the source of its rule names somebody who may."""

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtWidgets import QComboBox, QPlainTextEdit, QWidget

from app import decisions, users
from app.reader import Reader
from app.typing import read_typed_date
from models.fields import FieldError
from models.findings import Finding, Strength
from models.kinds import kind_named
from models.rules import all_rules
from ui.office.worksheet import WorkSheet, labelled, line, pair
from ui.parts.basics import label
from ui.parts.findings import Way
from ui.parts.typed import put_typed
from ui.session import Session


def ways_for(parent: QWidget, session: Session, finding: Finding) -> Sequence[Way]:
    """ "Set aside…" where the rule's source names somebody who may."""
    rule = all_rules().get(finding.rule)
    if rule is None or not rule.override or finding.record is None:
        return ()
    closed = _closed(session)
    if override := decisions.standing(session.reader, finding.rule, finding.record):
        return (Way("Withdraw the override", "withdraw", lambda: _withdraw(session, override[-1]), closed),)
    if finding.strength is Strength.INFORM:
        return ()
    return (Way("Set aside…", "set_aside", lambda: SetAsideSheet(parent, session, finding).open(), closed),)


def _closed(session: Session) -> str:
    """Why nobody sets a finding aside here now; empty when it can be done."""
    role = session.office.role
    if session.why_reading or role.may_decide:
        return session.why_reading
    return f"A {role.label.lower()} does not decide this. Ask the chief."


def _withdraw(session: Session, override: int) -> None:
    session.write(
        "",
        lambda office: decisions.withdraw(office, override),
        lambda _: session.said.emit("The override is withdrawn. Undone with Ctrl+Z.", "done"),
    )


class SetAsideSheet(WorkSheet):
    """Reason, authority, second person and end of an override."""

    def __init__(self, parent: QWidget, session: Session, finding: Finding) -> None:
        rule = all_rules()[finding.rule]
        self._finding = finding
        self._reason = _reason("override_reason")
        self._authority = line("override_authority", "Authority", text="")
        self._second = QComboBox()
        self._second.setObjectName("override_second")
        self._second.setAccessibleName("Second person")
        others = [each.name for each in users.list_users(session.office) if each.name != session.office.user]
        self._second.addItems(["", *others])
        self._until = line("override_until", "Until")
        self._until.setPlaceholderText("5 Aug 2026, +16")
        about = (finding.message, f"{finding.cites} lets it be set aside by: {rule.override}.")
        second = pair(
            labelled(self._second, "Another user who agreed; may stay empty."),
            labelled(self._until, "Last day it counts; empty for no end."),
        )
        parts = [
            *(label(each, wrap=True) for each in about),
            labelled(
                self._reason, "With the reference of the approval; it stands in the exceptions register."
            ),
            labelled(self._authority, "Who approved it, by office or position."),
            second,
        ]
        super().__init__(parent, session, "Set finding aside", parts, "Set aside", self._set, width=520)
        self.again = ("set_aside", {"rule": finding.rule, "record": list(finding.record or ())})
        self._reason.setFocus()

    def _set(self) -> None:
        assert self._finding.record is not None
        try:
            typed = self._until.text().strip()
            until = read_typed_date(typed, self._session.today) if typed else None
        except FieldError as error:
            self.refuse(f"Until: {error}.", self._until)
            return
        kind, record_id = self._finding.record
        reason, authority, second = (
            self._reason.toPlainText(),
            self._authority.text(),
            self._second.currentText(),
        )
        office, rule_id = self._session.office, self._finding.rule

        def job(*_: object) -> int:
            return decisions.set_aside(
                office, rule_id, kind_named(kind), record_id, reason=reason, authority=authority,
                second_person=second, until=until,
            )  # fmt: skip

        self.work("Setting the finding aside", job, self._done)

    def _done(self, _: int) -> None:
        self._session.said.emit(
            "Set aside, and entered in the exceptions register. Undone with Ctrl+Z.", "done"
        )
        self.accept()


def reopen(parent: QWidget, session: Session, kept: Mapping[str, Any]) -> None:
    """Opens a sheet that was parked, with what was typed, if the rule still says the same of the record."""
    rule, (kind, record_id) = kept["about"]["rule"], kept["about"]["record"]

    def job(reader: Reader) -> list[Finding]:
        return [each for each in reader.findings(kind_named(kind), record_id) if each.rule == rule]

    def show(found: list[Finding]) -> None:
        if found:
            sheet = SetAsideSheet(parent, session, found[0])
            sheet.open()
            put_typed(sheet.body, kept["typed"])
            session.settled.emit()

    session.read(job, show)


def _reason(name: str) -> QPlainTextEdit:
    made = QPlainTextEdit()
    made.setObjectName(name)
    made.setAccessibleName("Reason")
    made.setTabChangesFocus(True)
    made.setFixedHeight(made.fontMetrics().height() * 3 + 14)
    return made
