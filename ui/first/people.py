"""Arrival: how one came in, and who can open the office."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QTableWidget, QTableWidgetItem, QVBoxLayout

from app import arrival, firstrun, handover
from app.arrival import Arrival
from app.handover import Step
from app.rights import ROLES
from models.fields import show_date
from ui.first.parts import Answer, field
from ui.first.settling import Services, StepView, Wrong
from ui.office.worksheet import line
from ui.parts.basics import boxed, button, label, row
from ui.parts.chip import Tone
from ui.parts.editors import keep_wheel_away
from ui.parts.flow import flowing
from ui.theme import GAP, Theme

SWITCH = "The office closes and asks for your own passphrase; everything you do then stands under your name."


class CameView(StepView):
    """Own slot or recovery key; a user of one's own is made here."""

    step = Step.CAME

    def body(self, layout: QVBoxLayout) -> None:
        self._name = line("own_user", "Your user name")
        self._new = line("own_new", "Passphrase", secret=True)
        self._again = line("own_again", "Passphrase again", secret=True)
        self._strength = Answer("own_strength")
        self._made = ""
        self._wrong = Wrong("own_said")
        self._make = button("Make my user", "own_make", self._make_user, primary=True)
        self._switch = button("Open the office as yourself", "own_switch", self._reopen, primary=True)
        self._switch.setToolTip(SWITCH)
        self._form = boxed(
            _stacked(
                field(self._name), row(field(self._new, self._strength), field(self._again), gap=GAP),
                boxed(row(self._make, None)),
            )
        )  # fmt: skip
        layout.addWidget(self._form)
        layout.addWidget(self._wrong)
        layout.addWidget(boxed(row(self._switch, None)))
        layout.addStretch(1)
        self._switch.hide()
        self._new.textChanged.connect(lambda _: self._tell())
        self._again.returnPressed.connect(self._make_user)

    def show_state(self, found: Arrival) -> None:
        super().show_state(found)
        may = self.session.writable and self.session.office.role.may_administer
        self._form.setVisible(bool(found.step(self.step).open) and may and not self._made)

    def enter(self) -> None:
        (self._name if self._form.isVisible() else self._settle).setFocus()

    def _tell(self) -> None:
        state = firstrun.strength(self._new.text(), self._name.text())
        wrong = next((point.do for point in state.points if not point.met), "")
        tone: Tone = "due" if wrong or state.word == "Weak" else "done"
        self._strength.say(wrong or f"{state.word}. {state.why}", tone if state.word else "open")

    def _make_user(self) -> None:
        name, secret = self._name.text().strip(), self._new.text()
        if not name:
            self._wrong.say("“Your user name” is empty.", "blocked")
            self._name.setFocus()
        elif secret != self._again.text():
            self._wrong.say("The two passphrases differ.", "blocked")
            self._again.setFocus()
        else:
            self._make.setEnabled(False)
            self.session.write(
                "Making your user",
                lambda office: arrival.make_own_user(office, name, secret),
                lambda _: self._have_user(name),
                lambda error: self._refused(error.sentence),
            )

    def _refused(self, sentence: str) -> None:
        self._make.setEnabled(True)
        self._wrong.say(sentence, "blocked")
        self._new.setFocus()

    def _have_user(self, name: str) -> None:
        self._made = name
        for each in (self._new, self._again):
            each.clear()
        self._form.hide()
        self._wrong.say(f"{name} is an administrator of this office now. {SWITCH}", "done")
        self._switch.show()
        self._switch.setFocus()
        self.services.again()

    def _reopen(self) -> None:
        self.services.act("close_office")


class PeopleView(StepView):
    """Users with their last use; who leaves, is removed, and the key that goes with it."""

    step = Step.PEOPLE

    def __init__(self, services: Services) -> None:
        self._named = ""
        self._leaver = QComboBox()
        self._leaver.setObjectName("leaver")
        self._leaver.setAccessibleName("Who leaves")
        self._leaver.setEditable(True)
        self._leaver.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self._leaver.setMinimumContentsLength(20)
        keep_wheel_away(self._leaver)
        super().__init__(services)

    def body(self, layout: QVBoxLayout) -> None:
        self._table = QTableWidget(0, 4)
        self._table.setObjectName("arrival_users")
        self._table.setAccessibleName("Users")
        self._table.setHorizontalHeaderLabels(["User", "Role", "Last used", "State"])
        self._table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self._table.setSelectionBehavior(QTableWidget.SelectionBehavior.SelectRows)
        self._table.setTabKeyNavigation(False)
        self._table.verticalHeader().hide()
        self._table.horizontalHeader().setStretchLastSection(True)
        self._table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft)
        caption = label("Who leaves", "muted")
        caption.setBuddy(self._leaver)
        inner = self._leaver.lineEdit()
        if inner is not None:
            inner.setObjectName("leaver_line")
            inner.setAccessibleName("Who leaves")
            inner.returnPressed.connect(self._name)
        self._take = button("Name", "name_leaver", self._name)
        self._take.setAccessibleName("Name the one who leaves")
        self._remove = button("Remove user…", "remove_leaver", self._remove_leaver)
        roles = button(
            "Users and roles", "arrival_roles", lambda: self.session.open_screen.emit("Users and roles")
        )
        self._key = button("Change office key…", "arrival_key", lambda: self.services.act("office_key"))
        self._wrong = Wrong("leaver_said")
        layout.addWidget(flowing(caption, self._leaver, self._take))
        layout.addWidget(self._wrong)
        layout.addWidget(self._table, 1)
        layout.addWidget(flowing(self._remove, roles, self._key))

    def show_state(self, found: Arrival) -> None:
        super().show_state(found)
        theme = Theme.current()
        self._table.setRowCount(len(found.people))
        for at, each in enumerate(found.people):
            used = show_date(each.last_used.date()) if each.last_used else "never"
            role = ROLES[each.role].label if each.role in ROLES else each.role
            for place, text in enumerate((each.name, role, used, each.state)):
                self._table.setItem(at, place, QTableWidgetItem(text))
            self._table.setRowHeight(at, theme.px(28))
        for place, width in enumerate((190, 140, 130)):
            self._table.setColumnWidth(place, theme.px(width))
        others = [each.name for each in found.people if each.name.casefold() != found.user.casefold()]
        self._leaver.clear()
        self._leaver.addItems(others)
        self._leaver.setCurrentText(found.progress.leaver or (others[0] if others else ""))
        office = self.session.office
        may = self.session.writable and office.role.may_administer
        self._named = found.progress.leaver
        self._remove.setEnabled(may and bool(self._named) and not found.leaver_removed)
        self._remove.setText(f"Remove {self._named}…" if self._named else "Remove user…")
        self._remove.setAccessibleName(self._remove.text())
        self._key.setEnabled(may)
        self._take.setEnabled(self.session.writable)

    def enter(self) -> None:
        (self._leaver if not self._named else self._table).setFocus()

    def _name(self) -> None:
        name = self._leaver.currentText().strip()
        self._wrong.say("")
        if name:
            self.session.write(
                "", lambda office: handover.name_leaver(office, name), lambda _: None,
                lambda error: self._wrong.say(error.sentence),
            )  # fmt: skip

    def _remove_leaver(self) -> None:
        from ui.office.useracts import RemoveSheet

        RemoveSheet(self.window(), self.session, self._named, lambda _: self.services.again()).open()


def _stacked(*parts: object) -> QVBoxLayout:
    made = QVBoxLayout()
    made.setSpacing(GAP)
    for part in parts:
        if hasattr(part, "addWidget"):
            made.addLayout(part)  # type: ignore[arg-type]
        else:
            made.addWidget(part)  # type: ignore[arg-type]
    return made
