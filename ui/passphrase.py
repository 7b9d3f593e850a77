"""A new passphrase for the user who is at work."""

from PySide6.QtWidgets import QLineEdit, QWidget

from app import users
from app.errors import DeskError
from ui.parts.basics import boxed, column, label, restyle
from ui.parts.sheet import READABLE, Sheet, room_for
from ui.session import Session


class PassphraseSheet(Sheet):
    """The old one, the new one twice, and what a new one must be."""

    def __init__(self, parent: QWidget, session: Session) -> None:
        self._session = session
        self._lines = {
            name: self._line(f"pass_{name}", caption)
            for name, caption in (
                ("old", "Passphrase now"),
                ("new", "New passphrase"),
                ("again", "New passphrase again"),
            )
        }
        self._said = label("", wrap=True, name="pass_said")
        restyle(self._said, tone="blocked")
        rows = []
        for line in self._lines.values():
            said = label(line.accessibleName(), "muted")
            said.setBuddy(line)
            rows.append(boxed(column(said, line, gap=4)))
        policy = label(" ".join(users.passphrase_policy()), "caption", wrap=True)
        body = boxed(column(*rows, policy, self._said))
        room_for(body, parent, READABLE)
        super().__init__(parent, "Change passphrase", body, "Change passphrase", self._change)

    @staticmethod
    def _line(name: str, caption: str) -> QLineEdit:
        made = QLineEdit()
        made.setObjectName(name)
        made.setAccessibleName(caption)
        made.setEchoMode(QLineEdit.EchoMode.Password)
        return made

    def _change(self) -> bool:
        old, new, again = (line.text() for line in self._lines.values())
        if new != again:
            self._said.setText("The two new passphrases differ.")
            return False
        self.verb.setEnabled(False)
        self._said.setText("")
        self._session.write(
            "",
            lambda office: users.change_own_passphrase(office, old, new),
            lambda _: self._changed(),
            self._refused,
        )
        return False

    def _changed(self) -> None:
        self._session.said.emit("Passphrase changed. Older copies of the office keep the old one.", "done")
        self.accept()

    def _refused(self, error: DeskError) -> None:
        self.verb.setEnabled(True)
        self._said.setText(error.sentence)
