"""Users and roles: who may open the office, as what, when he did last; and what each role may see and do."""

from collections.abc import Callable, Hashable, Sequence
from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTabBar, QTableWidget, QTableWidgetItem, QWidget

from app import access, users
from app.office import Office
from app.reader import Reader
from app.rights import ROLES, abilities
from app.users import Seat, State
from models.fields import show_date
from ui.office.screen import ListScreen, Measures
from ui.office.useracts import AddSheet, EndSheet, PassphraseOfSheet, RemoveSheet, RoleSheet
from ui.parts.basics import button
from ui.parts.chip import Tone
from ui.parts.rail import Tab
from ui.parts.table_model import Chipped, Column, Row
from ui.parts.words import counted
from ui.theme import ROW_HEIGHTS, Theme

TONES: dict[State, Tone] = {
    State.OPEN: "done",
    State.NEAR_END: "due",
    State.SHUT: "blocked",
    State.LOCKED: "warn",
    State.NO_PASSPHRASE: "warn",
}
TITLE = "Users and roles"
NOT_ADMIN = "For an administrator, in an office that can be changed."


class UsersPage(ListScreen[Seat]):
    """The accounts with their state, and beside them on a second tab what the roles may."""

    tab = Tab(TITLE, "user")
    search_hint = "Search users"
    noun, nouns = "user", "users"
    columns = (
        Column("name", "User", width=200),
        Column("role", "Role", width=130),
        Column("state", "State", "chip", 190),
        Column("last", "Last opened", width=180),
        Column("idle", "Days since", "number", 100),
        Column("shuts", "Shut when unused", width=150),
        Column("ends", "Last day", width=120),
    )
    paths: ClassVar[Measures] = {
        "last": lambda item: item.account.last.at if item.account.last else None,
        "idle": lambda item: item.account.idle_days,
        "shuts": lambda item: item.account.shuts_on,
        "ends": lambda item: item.account.ends_on,
    }

    @classmethod
    def kinds(cls) -> frozenset[str]:
        return frozenset({"user"})

    def show_record(self, kind: str, record_id: int) -> None:
        self.go_to(record_id)

    # -- the bar --
    def verbs(self) -> Sequence[QWidget]:
        acts: tuple[tuple[str, str, Callable[[], object], str], ...] = (
            ("Add…", "users_add", self.add, "plus"),
            ("Change role…", "users_role", self.change_role, ""),
            ("New passphrase…", "users_passphrase", self.set_passphrase, "key-round"),
            ("Last day…", "users_end", self.set_end, ""),
            ("Open again", "users_reopen", self.reopen, ""),
            ("Remove…", "users_remove", self.remove, ""),
        )
        self._acts = {name: button(words, name, act, icon=icon) for words, name, act, icon in acts}
        return [*self._acts.values(), *self.leaving("users")]

    def _lay_out(self) -> None:
        super()._lay_out()
        self._tabs = QTabBar()
        self._tabs.setObjectName("users_tabs")
        self._tabs.setAccessibleName("Parts of the screen")
        self._tabs.setDrawBase(False)
        self._tabs.setExpanding(False)
        for words in ("Users", "What roles may"):
            self._tabs.setAccessibleTabName(self._tabs.addTab(words), words)
        self._rights = rights_table()
        self.stack.addWidget(self._rights)
        self._tabs.currentChanged.connect(lambda _: self._show())
        layout = self.layout()
        assert layout is not None
        layout.insertWidget(0, self._tabs)  # type: ignore[attr-defined]

    # -- the list --
    def read(self, reader: Reader) -> Sequence[Seat]:
        self._zone = access.zone_of(reader.connection)
        return users.seats(self.session.office, reader)

    def cells(self, item: Seat) -> Row:
        account = item.account
        role = ROLES.get(account.role)
        last = f"{account.last.at.astimezone(self._zone):%d %b %Y %H:%M}" if account.last else "Never"
        return (
            account.name, role.label if role else account.role, Chipped(TONES[item.state], item.state.value), last,
            f"{account.idle_days:,}", show_date(account.shuts_on),
            show_date(account.ends_on) if account.ends_on else "",
        )  # fmt: skip

    def key(self, item: Seat) -> Hashable:
        return item.account.record_id

    def tell_story(self) -> str:
        if self.current is None or self._tabs.currentIndex():
            return ""
        account = self.current.account
        machine = f" on {account.last.machine}" if account.last and account.last.machine else ""
        last = (
            f"Last opened {self.cells(self.current)[3]}{machine}."
            if account.last
            else f"{account.name} never opened it."
        )
        ends = f" The account ends on {show_date(account.ends_on)}." if account.ends_on else ""
        why = account.shut or f"Unused, the account is shut on {show_date(account.shuts_on)}."
        return f"{last}{ends} {why}"

    def tell_able(self) -> None:
        office, chosen = self.session.office, self.current
        can = office.writable and office.role.may_administer and not self._tabs.currentIndex()
        for name, each in self._acts.items():
            each.setEnabled(can and (chosen is not None or name == "users_add"))
            each.setToolTip("" if can else NOT_ADMIN)
        shut = chosen is not None and chosen.state in (State.SHUT, State.NEAR_END)
        self._acts["users_reopen"].setEnabled(can and shut)

    def _show(self) -> None:
        super()._show()
        if self._tabs.currentIndex():
            self.stack.setCurrentWidget(self._rights)
            self.said.setText(counted(len(ROLES), "role"))

    # -- what is done --
    def add(self) -> None:
        """Asks for a new user."""
        AddSheet(self.window(), self.session, self._done).open()

    def change_role(self) -> None:
        """Asks for another role of the chosen user."""
        if self.current is not None:
            account = self.current.account
            RoleSheet(self.window(), self.session, account.name, account.role, self._done).open()

    def set_passphrase(self) -> None:
        """Asks for a new passphrase of the chosen user."""
        if self.current is not None:
            PassphraseOfSheet(self.window(), self.session, self.current.account.name, self._done).open()

    def set_end(self) -> None:
        """Asks for the last day of the chosen account."""
        if self.current is not None:
            account = self.current.account
            EndSheet(self.window(), self.session, account.name, account.ends_on, self._done).open()

    def reopen(self) -> None:
        """Opens the chosen account again, at once."""
        if self.current is None:
            return
        name = self.current.account.name

        def job(office: Office) -> None:
            users.reopen(office, name)

        self.session.write("", job, lambda _: self._reopened(name))

    def remove(self) -> None:
        """Asks before the chosen user is shut out."""
        if self.current is not None:
            RemoveSheet(self.window(), self.session, self.current.account.name, self._done).open()

    def _reopened(self, name: str) -> None:
        self.session.said.emit(f"The account of {name} is open again; idle days count from now.", "done")
        self._done(name)

    def _done(self, name: str) -> None:
        found = next((each for each in self.lines.items if each.account.name == name), None)
        self._wanted = found.account.record_id if found is not None else None
        self._new_name = "" if found is not None else name
        self.refresh()

    _new_name = ""

    def arrived(self) -> None:
        new = next((each for each in self.lines.items if each.account.name == self._new_name), None)
        if new is not None:
            self._wanted, self._new_name = new.account.record_id, ""


def rights_table() -> QTableWidget:
    """What each role may see and do; a word in the cell, not a colour."""
    told = abilities()
    table = QTableWidget(len(told), 1 + len(ROLES))
    table.setObjectName("rights")
    table.setAccessibleName("What each role may see and do")
    table.setHorizontalHeaderLabels(["", *(role.label for role in ROLES.values())])
    table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
    table.setSelectionBehavior(QTableWidget.SelectionBehavior.SelectRows)
    table.setTabKeyNavigation(False)
    table.setShowGrid(False)
    table.verticalHeader().hide()
    header = table.horizontalHeader()
    header.setHighlightSections(False)
    header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    theme = Theme.current()
    table.setColumnWidth(0, theme.px(450))
    for at, each in enumerate(told):
        table.setItem(at, 0, QTableWidgetItem(each.words))
        for number, code in enumerate(ROLES, 1):
            table.setItem(at, number, QTableWidgetItem("yes" if code in each.roles else "no"))
            table.setColumnWidth(number, theme.px(118))
        table.setRowHeight(at, theme.px(ROW_HEIGHTS["normal"]))
    return table
