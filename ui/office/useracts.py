"""What is done with a user: added, given another role, a passphrase, an end, removed; a sheet for each."""

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from app import users
from app.rights import ROLES
from app.typing import read_typed_date
from models.fields import FieldError, show_date
from ui.office.passphrase import agree, new_lines, policy
from ui.office.worksheet import WorkSheet, labelled, line, pair
from ui.parts.basics import label
from ui.parts.choices import combo
from ui.session import Session

ROLE_WORDS = {
    "viewer": "Viewer: sees, changes nothing",
    "clerk": "Clerk: records, without vetting and screening",
    "officer": "Officer: records everything",
    "chief": "Chief: also decides and sets findings aside",
    "admin": "Administrator: also users, keys, restore",
}
COUNTS = "Roles count from the user's next unlocking."
REMOVED = (
    "The user is shut out of this office. Copies and backups made before still open with the old passphrase until "
    "the office key is changed."
)
TEMPORARY = "For a temporary account; empty for one that stays. A day, or +3 for three days from today."
Done = Callable[[str], object]


class UserSheet(WorkSheet):
    """Base of the sheets: does the work, says what was done, and closes."""

    def __init__(
        self, parent: QWidget, session: Session, title: str, parts: list[QWidget], verb: str, done: Done,
        *, dangerous: bool = False,
    ) -> None:  # fmt: skip
        self._done_with = done
        super().__init__(parent, session, title, parts, verb, self.act, dangerous=dangerous, width=560)

    def act(self) -> None:
        """Checks what was typed and starts the work."""
        raise NotImplementedError

    def write(self, title: str, change: Callable[[], object], said: str, name: str) -> None:
        """Does it; the sheet closes when it is done."""

        def finished(_: object) -> None:
            self._session.said.emit(said, "done")
            self._done_with(name)
            self.accept()

        self.work(title, lambda *_: change(), finished)


class AddSheet(UserSheet):
    """A new user with name, role, first passphrase, and a last day for a temporary one."""

    def __init__(self, parent: QWidget, session: Session, done: Done) -> None:
        self._name, self._role = line("user_name", "User name"), roles("user_new_role")
        self._first, self._again = new_lines("user_first")
        self._until = end_line("user_until", "Last day")
        parts = [
            pair(labelled(self._name), labelled(self._role)),
            pair(labelled(self._first), labelled(self._again)),
            labelled(self._until, TEMPORARY),
            policy(),
        ]
        super().__init__(parent, session, "Add a user", parts, "Add user", done)
        self._name.setFocus()

    def act(self) -> None:
        name, role = self._name.text().strip(), str(self._role.currentData())
        if not name:
            self.refuse("“User name” is empty.", self._name)
            return
        until = typed_day(self, self._until)
        if until is not BAD and agree(self, self._first, self._again):
            secret, office = self._first.text(), self._session.office
            end = until if isinstance(until, date) else None
            self.write("Adding the user", lambda: users.add_user(office, name, role, secret, until=end),
                       f"{name} was added.", name)  # fmt: skip


class RoleSheet(UserSheet):
    """Another role."""

    def __init__(self, parent: QWidget, session: Session, name: str, role: str, done: Done) -> None:
        self._name, self._role = name, roles("user_role")
        self._role.setCurrentIndex(max(0, self._role.findData(role)))
        words = f"Change role of {name}"
        super().__init__(parent, session, words, [labelled(self._role, COUNTS)], words, done)

    def act(self) -> None:
        office, name, role = self._session.office, self._name, str(self._role.currentData())
        said = f"{name} is {ROLES[role].label.lower()} now. {COUNTS}"
        self.write("Changing the role", lambda: users.set_role(office, name, role), said, name)


class PassphraseOfSheet(UserSheet):
    """A new passphrase for somebody, given by an administrator."""

    def __init__(self, parent: QWidget, session: Session, name: str, done: Done) -> None:
        self._name = name
        self._new, self._again = new_lines("user")
        parts = [pair(labelled(self._new), labelled(self._again)), policy()]
        words = f"Set passphrase of {name}"
        super().__init__(parent, session, words, parts, words, done)
        self._new.setFocus()

    def act(self) -> None:
        if agree(self, self._new, self._again):
            office, name, secret = self._session.office, self._name, self._new.text()
            self.write("Setting the passphrase", lambda: users.change_passphrase(office, name, secret),
                       f"{name} has a new passphrase.", name)  # fmt: skip


class EndSheet(UserSheet):
    """The last day of an account, or none."""

    def __init__(
        self, parent: QWidget, session: Session, name: str, ends_on: date | None, done: Done
    ) -> None:
        self._name = name
        usual = ends_on or users.temporary_end(session.office)
        self._until = end_line("user_until", "Last day", usual)
        words = f"Set the last day of {name}"
        super().__init__(parent, session, words, [labelled(self._until, TEMPORARY)], words, done)
        self._until.selectAll()

    def act(self) -> None:
        until = typed_day(self, self._until)
        if until is BAD:
            return
        office, name = self._session.office, self._name
        end = until if isinstance(until, date) else None
        said = (
            f"The account of {name} ends on {show_date(end)}."
            if end
            else f"The account of {name} has no end."
        )
        self.write("Setting the last day", lambda: users.set_end(office, name, end), said, name)


class RemoveSheet(UserSheet):
    """Shuts a user out for good."""

    def __init__(self, parent: QWidget, session: Session, name: str, done: Done) -> None:
        self._name = name
        words = f"Remove {name}"
        super().__init__(parent, session, words, [label(REMOVED, wrap=True)], words, done, dangerous=True)

    def act(self) -> None:
        office, name = self._session.office, self._name
        self.write("Removing the user", lambda: users.remove_user(office, name), f"{name} was removed.", name)


BAD = object()
"""What was typed is no day."""


def typed_day(sheet: UserSheet, field: QLineEdit) -> object:
    """The day, None for none, or BAD after saying why in the sheet."""
    try:
        return read_typed_date(field.text(), sheet._session.today) if field.text().strip() else None
    except FieldError as error:
        sheet.refuse(f"“{field.accessibleName()}”: {error}.", field)
        return BAD


def end_line(name: str, caption: str, day: date | None = None) -> QLineEdit:
    """A line for a last day."""
    return line(name, caption, text=show_date(day) if day else "")


def roles(name: str) -> QComboBox:
    """The roles with what each may."""
    made = combo(name, "Role", ((ROLE_WORDS.get(code, each.label), code) for code, each in ROLES.items()))
    made.setCurrentIndex(list(ROLES).index("officer"))
    return made
