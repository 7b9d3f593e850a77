"""Users and roles…: who may open the office and as what; add, change role, new passphrase, remove."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QTableWidget, QTableWidgetItem, QWidget

from app import users
from app.office import Office
from app.rights import ROLES
from app.users import User
from ui.office.passphrase import agree, new_lines, policy
from ui.office.worksheet import WorkSheet, labelled, line, pair
from ui.parts.basics import boxed, button, column, label, row
from ui.session import Session
from ui.theme import GROUP_GAP, Theme

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


@dataclass(frozen=True)
class Listed:
    """A user with his state in words."""

    user: User
    state: str


class UsersSheet(WorkSheet):
    """The list, and below it the form for what is being done with it."""

    def __init__(self, parent: QWidget, session: Session, act: str = "", name: str = "") -> None:
        self._listed: Sequence[Listed] = ()
        self._wanted = name or session.office.user
        self._table = self._users_table()
        self._new_name = line("user_name", "User name")
        self._new_role, self._role = _roles("user_new_role"), _roles("user_role")
        self._first, self._first_again = new_lines("user_first")
        self._new, self._again = new_lines("user")
        self._gone = label(REMOVED, wrap=True)
        acts: dict[str, tuple[str, QWidget, Callable[[], object]]] = {
            "add": ("Add user", self._add_form(), self._add),
            "role": ("Change role", _form(labelled(self._role, COUNTS)), self._change_role),
            "passphrase": ("Set passphrase", self._passphrase_form(), self._set_passphrase),
            "remove": ("Remove user", _form(self._gone), self._remove),
        }
        self._acts = acts
        forms = [form for _, form, _do in acts.values()]
        choices = {
            "add": "Add…",
            "role": "Change role…",
            "passphrase": "New passphrase…",
            "remove": "Remove…",
        }
        self._buttons = {
            each: button(words, f"users_{each}", lambda each=each: self._choose(each))  # type: ignore[misc]
            for each, words in choices.items()
        }
        self._show_form("")
        parts = [self._table, boxed(row(*self._buttons.values(), None)), *forms]
        super().__init__(parent, session, "Users and roles", parts, "Done", self._do, width=620)
        self._act = ""
        self.cancel.setText("Close")
        self.cancel.setAccessibleName("Close")
        self.verb.hide()
        self._begin_with = act
        self._read()

    # -- building --
    def _users_table(self) -> QTableWidget:
        table = QTableWidget(0, 3)
        table.setObjectName("users")
        table.setAccessibleName("Users")
        table.setHorizontalHeaderLabels(["User", "Role", "State"])
        table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        table.setSelectionBehavior(QTableWidget.SelectionBehavior.SelectRows)
        table.setSelectionMode(QTableWidget.SelectionMode.SingleSelection)
        table.setTabKeyNavigation(False)
        table.setShowGrid(False)
        table.verticalHeader().hide()
        header = table.horizontalHeader()
        header.setStretchLastSection(True)
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for at, width in enumerate((190, 140)):
            table.setColumnWidth(at, Theme.current().px(width))
        table.setMinimumHeight(Theme.current().px(150))
        table.itemSelectionChanged.connect(self._told_user)
        return table

    def _add_form(self) -> QWidget:
        first = pair(labelled(self._new_name), labelled(self._new_role))
        return _form(first, pair(labelled(self._first), labelled(self._first_again)), policy())

    def _passphrase_form(self) -> QWidget:
        return _form(pair(labelled(self._new), labelled(self._again)), policy())

    # -- the list --
    def _read(self) -> None:
        office = self._session.office
        self._session.read(lambda _: _listed(office), self._show, self._unread)

    def _unread(self, error: Exception) -> None:
        self.refuse(str(error))

    def _show(self, listed: Sequence[Listed]) -> None:
        self._listed = listed
        self._table.setRowCount(len(listed))
        for at, each in enumerate(listed):
            known = ROLES.get(each.user.role)
            cells = (each.user.name, known.label if known else each.user.role, each.state)
            for column_, text in enumerate(cells):
                self._table.setItem(at, column_, QTableWidgetItem(text))
            self._table.setRowHeight(at, Theme.current().px(26))
        names = [each.user.name for each in listed]
        self._table.selectRow(names.index(self._wanted) if self._wanted in names else 0)
        if self._begin_with:
            self._choose(self._begin_with)
            self._begin_with = ""
        elif not self._act:
            self._table.setFocus()

    @property
    def _chosen(self) -> User | None:
        at = self._table.currentRow()
        return self._listed[at].user if 0 <= at < len(self._listed) else None

    def _told_user(self) -> None:
        chosen = self._chosen
        if chosen is not None:
            self._wanted = chosen.name
            self._role.setCurrentIndex(max(0, self._role.findData(chosen.role)))
        if self._act in ("role", "passphrase", "remove"):
            self._name_verb()

    # -- what is done --
    def _choose(self, act: str) -> None:
        self._act = act
        self.say("")
        self._show_form(act)
        self._name_verb()
        self.verb.show()
        fields = {"add": self._new_name, "role": self._role, "passphrase": self._new, "remove": self.verb}
        fields[act].setFocus()
        self.fit()

    def _show_form(self, act: str) -> None:
        for each, (_, form, _do) in self._acts.items():
            form.setVisible(each == act)

    def _name_verb(self) -> None:
        words = self._acts[self._act][0]
        if self._act != "add" and self._chosen is not None:
            words = {"role": "Change role of", "passphrase": "Set passphrase of", "remove": "Remove"}[
                self._act
            ]
            words = f"{words} {self._chosen.name}"
        self.verb.setText(words)
        self.verb.setAccessibleName(words)

    def _do(self) -> None:
        if self._act:
            self._acts[self._act][2]()

    def _add(self) -> None:
        name, role = self._new_name.text().strip(), str(self._new_role.currentData())
        if not name:
            self.refuse("“User name” is empty.", self._new_name)
        elif agree(self, self._first, self._first_again):
            secret, office = self._first.text(), self._session.office
            self._wanted = name
            self._write("Adding the user", lambda: users.add_user(office, name, role, secret),
                        f"{name} was added.")  # fmt: skip

    def _change_role(self) -> None:
        chosen, role, office = self._chosen, str(self._role.currentData()), self._session.office
        if chosen is not None:
            said = f"{chosen.name} is {ROLES[role].label.lower()} now. {COUNTS}"
            self._write("Changing the role", lambda: users.set_role(office, chosen.name, role), said)

    def _set_passphrase(self) -> None:
        chosen, office = self._chosen, self._session.office
        if chosen is not None and agree(self, self._new, self._again):
            secret = self._new.text()
            said = f"{chosen.name} has a new passphrase."
            self._write(
                "Setting the passphrase", lambda: users.change_passphrase(office, chosen.name, secret), said
            )

    def _remove(self) -> None:
        chosen, office = self._chosen, self._session.office
        if chosen is not None:
            self._write("Removing the user", lambda: users.remove_user(office, chosen.name),
                        f"{chosen.name} was removed.")  # fmt: skip

    def _write(self, title: str, change: Callable[[], object], said: str) -> None:
        self.work(title, lambda *_: change(), lambda _: self._done(said))

    def _done(self, said: str) -> None:
        for each in (self._new_name, self._first, self._first_again, self._new, self._again):
            each.clear()
        self._act = ""
        self._show_form("")
        self.verb.hide()
        self.fit()
        self.say(said, "done")
        self._session.said.emit(said, "done")
        self._read()


def _listed(office: Office) -> list[Listed]:
    states = users.states(office)
    return [Listed(each, states.get(each.name, "")) for each in users.list_users(office)]


def _form(*parts: QWidget) -> QWidget:
    return boxed(column(*parts, gap=GROUP_GAP))


def _roles(name: str) -> QComboBox:
    made = QComboBox()
    made.setObjectName(name)
    made.setAccessibleName("Role")
    for code in ROLES:
        made.addItem(ROLE_WORDS.get(code, ROLES[code].label), code)
    made.setCurrentIndex(list(ROLES).index("officer"))
    return made
