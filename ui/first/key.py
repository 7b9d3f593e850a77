"""First run, fourth screen: who you are and your passphrase; then the recovery key on paper, proven by two blocks."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app import firstrun
from app.errors import Usage
from app.firstrun import Draft
from app.offices import user_name
from ui.first.parts import Answer, field
from ui.first.screen import Screen
from ui.jobs import Jobs
from ui.office.worksheet import line
from ui.parts.basics import boxed, column, label, row
from ui.parts.chip import Tone
from ui.recovery import KeyView
from ui.theme import GROUP_GAP

ABOUT = "A sentence you can remember is better than signs you cannot. Nobody can look it up for you."
STRENGTH_TONES: dict[str, Tone] = {
    "Weak": "blocked",
    "Fair": "due",
    "Strong": "done",
    "Very strong": "done",
}


class KeyScreen(Screen):
    """Two steps on one screen: the passphrase, then the key. What the paper says is made anew when names change."""

    def __init__(
        self, jobs: Jobs, sheet: Callable[[Draft, str], bytes], paper_name: Callable[[], str]
    ) -> None:
        self.title = "You and your passphrase"
        super().__init__("key")
        self._jobs, self._sheet, self._paper_name = jobs, sheet, paper_name
        self.draft = firstrun.draft()
        self._printed_for: tuple[str, str] | None = None
        self._view: KeyView | None = None
        self._at_key = False
        self._user = line("new_user", "Your user name", "You are the first administrator of the office.")
        self._user_said = Answer("new_user_said", "You are the first administrator of the office.")
        self._new = line("new_passphrase", "Passphrase", ABOUT, secret=True)
        self._again = line("new_again", "Passphrase again", secret=True)
        self._agrees = Answer("new_again_said")
        self._strength = Answer("new_strength", ABOUT)
        self._points = [Answer(f"new_point_{at}") for at, _ in enumerate(firstrun.strength("", "").points)]
        policy = boxed(column(*self._points, gap=2), "new_policy")
        self._form = boxed(
            column(
                field(self._user, self._user_said),
                _abreast(field(self._new, self._strength), field(self._again, self._agrees)),
                label("The passphrase must be:", "muted"),
                policy,
                None,
                gap=GROUP_GAP,
            )
        )
        self._place = QVBoxLayout()
        self._place.addWidget(self._form)
        self.body.addLayout(self._place, 1)
        for each in (self._user, self._new, self._again):
            each.textChanged.connect(lambda _: self._tell())
            each.returnPressed.connect(self.submitted)
        self._tell()

    @property
    def user(self) -> str:
        """The user name."""
        return self._user.text().strip()

    @property
    def passphrase(self) -> str:
        """The passphrase as typed."""
        return self._new.text()

    # -- screen --
    def enter(self) -> None:
        if self._at_key and self._view is not None:
            self._view.enter()
        else:
            (self._new if self._user.text() and not self._new.text() else self._user).setFocus()

    def lacking(self) -> tuple[str, QWidget | None]:
        if self._at_key and self._view is not None:
            return self._view.lacking()
        try:
            user_name(self._user.text())
        except Usage as error:
            return error.title, self._user
        state = firstrun.strength(self.passphrase, self.user)
        wrong = next((point.do for point in state.points if not point.met), "")
        if not self.passphrase or wrong:
            return wrong if self.passphrase else "“Passphrase” is empty.", self._new
        if self.passphrase != self._again.text():
            return "The two passphrases differ.", self._again
        return "", None

    def forward(self) -> bool:
        if self._at_key:
            return True
        self._show_key()
        return False

    def back(self) -> bool:
        if not self._at_key:
            return True
        self._turn(at_key=False)
        return False

    # -- the key --
    def _show_key(self) -> None:
        """The view of the key; a new one when the paper would say another name than the one that was printed."""
        names = (self._paper_name(), self.user)
        if self._view is None or names != self._printed_for:
            if self._view is not None:
                self._view.deleteLater()
            draft, sheet, user = self.draft, self._sheet, self.user
            self._view = KeyView(draft.recovery_key, names[0], lambda: sheet(draft, user), self._jobs)
            self._view.submitted.connect(self.submitted)
            self._place.addWidget(self._view)
            self._printed_for = names
        self._turn(at_key=True)

    def _turn(self, *, at_key: bool) -> None:
        self._at_key = at_key
        self._form.setVisible(not at_key)
        if self._view is not None:
            self._view.setVisible(at_key)
        self.title = "The recovery key, for the safe" if at_key else "You and your passphrase"
        self.setAccessibleName(self.title)
        self.told.emit()

    # -- while it is typed --
    def _tell(self) -> None:
        state = firstrun.strength(self.passphrase, self.user)
        for answer, point in zip(self._points, state.points, strict=True):
            tone: Tone = "open" if not self.passphrase else "done" if point.met else "blocked"
            answer.say(point.says, tone)
        if state.word:
            self._strength.say(f"{state.word}. {state.why}", STRENGTH_TONES[state.word])
        else:
            self._strength.say(ABOUT)
        again = self._again.text()
        if not again:
            self._agrees.say("")
        elif again == self.passphrase:
            self._agrees.say("The same", "done")
        else:
            self._agrees.say("Not the same yet", "due")


def _abreast(left: QWidget, right: QWidget) -> QWidget:
    """Side by side with their captions on one line, however much is said below."""
    made = row(left, right, gap=GROUP_GAP)
    for at, part in enumerate((left, right)):
        made.setStretch(at, 1)
        made.setAlignment(part, Qt.AlignmentFlag.AlignTop)
    return boxed(made)
