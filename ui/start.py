"""Without an office: recent ones, opening one, making one; and the recovery key, shown once."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from ui.parts.basics import PERSONAL, boxed, button, column, label, restyle, row, rule
from ui.theme import GAP, GROUP_GAP, SECTION_GAP

WIDTH = 560
POLICY = "At least 15 characters. A sentence you can remember is better than signs you cannot."


@dataclass(frozen=True)
class NewOfficeAsked:
    """What the form for a new office holds."""

    folder: Path
    country: str
    name: str
    user: str
    passphrase: str


class StartPage(QWidget):
    """What belongs here and the ways to begin."""

    new_wanted = Signal()
    open_wanted = Signal()
    chosen = Signal(object)
    """The folder of a recent office."""

    def __init__(self, recent: Sequence[Path]) -> None:
        super().__init__()
        self.setObjectName("page")
        self.setAccessibleName("Start")
        new = button("New office", "start_new", self.new_wanted.emit, icon="folder-plus", primary=not recent)
        open_one = button("Open office", "start_open", self.open_wanted.emit, icon="folder-open")
        parts: list[QWidget | int | None] = [
            label("SCO Desk", "figure"),
            label("An office is an encrypted folder. Open one, or make a new one.", "muted", wrap=True),
            GAP,
            boxed(row(new, open_one, None)),
        ]
        if recent:
            parts += [GROUP_GAP, label("Recent offices", "strong"), rule()]
            parts += [self._recent(each, first=at == 0) for at, each in enumerate(recent)]
        centred(self, boxed(column(*parts)))

    def _recent(self, folder: Path, *, first: bool) -> QWidget:
        name = folder.name.removesuffix(".sco")
        made = button(name, f"recent_{name}", lambda: self.chosen.emit(folder), link=True)
        made.setAccessibleDescription(str(folder.parent))
        place = label(str(folder.parent), "caption")
        if first:
            made.setFocus()
        return boxed(row(made, place, None))


class NewOfficePage(QWidget):
    """The form for a new office, on one page."""

    submitted = Signal(object)
    left = Signal()

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self.setObjectName("page")
        self.setAccessibleName("New office")
        self._folder = folder
        self.fields: dict[str, QLineEdit] = {}
        grid = QGridLayout()
        grid.setHorizontalSpacing(SECTION_GAP)
        grid.setVerticalSpacing(GAP)
        specs = (
            ("country", "Country code", "Two letters, as BN.", False),
            ("name", "Name of the office", "For example ODC Bandaria.", False),
            ("user", "Your user name", "You are its first administrator.", False),
            ("folder", "Folder", "Where the office is made.", False),
            ("passphrase", "Passphrase", POLICY, True),
            ("again", "Passphrase again", "", True),
        )
        for at, (key, caption, hint, secret) in enumerate(specs):
            grid.addWidget(
                self._field(key, caption, hint, secret), at // 2, at % 2, Qt.AlignmentFlag.AlignTop
            )
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        self.fields["folder"].setText(str(folder / "office.sco"))
        self.fields["name"].textEdited.connect(self._suggest_folder)
        self._said = label("", wrap=True, name="new_said")
        self._said.hide()
        self._go = button("Make office", "make_office", self._submit, primary=True)
        back = button("Back", "new_back", self.left.emit)
        grid_box = QWidget()
        grid_box.setLayout(grid)
        grid.setContentsMargins(0, 0, 0, 0)
        buttons = boxed(row(None, back, self._go))
        centred(
            self, boxed(column(label("New office", "title"), grid_box, self._said, buttons, gap=GROUP_GAP))
        )
        self.fields["country"].setFocus()

    def refuse(self, sentence: str) -> None:
        """Says why the office was not made."""
        self._said.setText(sentence)
        restyle(self._said, tone="blocked")
        self._said.show()
        self._busy(False)

    def _field(self, key: str, caption: str, hint: str, secret: bool) -> QWidget:
        line = QLineEdit()
        line.setObjectName(f"new_{key}")
        line.setAccessibleName(caption)
        line.setAccessibleDescription(hint)
        if secret:
            line.setEchoMode(QLineEdit.EchoMode.Password)
        line.returnPressed.connect(self._submit)
        self.fields[key] = line
        caption_label = label(caption, "muted")
        caption_label.setBuddy(line)
        return boxed(column(caption_label, line, label(hint, "caption", wrap=True), gap=4))

    def _suggest_folder(self, name: str) -> None:
        plain = "".join(each if each.isalnum() or each in " -_" else "" for each in name).strip()
        self.fields["folder"].setText(str(self._folder / f"{plain or 'office'}.sco"))

    def _submit(self) -> None:
        typed = {key: line.text().strip() for key, line in self.fields.items()}
        typed |= {key: self.fields[key].text() for key in ("passphrase", "again")}
        missing = next((key for key, text in typed.items() if not text), "")
        if missing:
            self.refuse(f"“{self.fields[missing].accessibleName()}” is empty.")
            self.fields[missing].setFocus()
        elif typed["passphrase"] != typed["again"]:
            self.refuse("The two passphrases differ.")
            self.fields["again"].setFocus()
        else:
            self._busy(True)
            self._said.setText("Making the office")
            restyle(self._said, tone="")
            self._said.show()
            folder = Path(typed["folder"])
            folder = folder if folder.suffix == ".sco" else folder.with_name(folder.name + ".sco")
            asked = (typed["country"], typed["name"], typed["user"], typed["passphrase"])
            self.submitted.emit(NewOfficeAsked(folder, *asked))

    def _busy(self, busy: bool) -> None:
        self._go.setEnabled(not busy)


class RecoveryKeyPage(QWidget):
    """The recovery key, shown once: to be printed and kept in the safe."""

    done = Signal()

    def __init__(self, key: str, save: Callable[[], object] | None) -> None:
        super().__init__()
        self.setObjectName("page")
        self.setAccessibleName("Recovery key")
        shown = QLabel(key)
        shown.setObjectName("recovery_key")
        shown.setAccessibleName("Recovery key")
        shown.setProperty(PERSONAL, True)
        shown.setWordWrap(True)
        shown.setTextFormat(Qt.TextFormat.PlainText)
        flags = Qt.TextInteractionFlag
        shown.setTextInteractionFlags(flags.TextSelectableByMouse | flags.TextSelectableByKeyboard)
        font = QFont("monospace")
        font.setStyleHint(QFont.StyleHint.Monospace)
        shown.setFont(font)
        card = QFrame()
        card.setProperty("card", True)
        QVBoxLayout(card).addWidget(shown)
        self._said = label("", "muted", wrap=True, name="recovery_said")
        buttons: list[QWidget | int | None] = [self._said, None]
        if save is not None:
            buttons.append(button("Save as PDF", "recovery_pdf", save, icon="file-text"))
        self._go = button("I have written it down", "recovery_done", self.done.emit, primary=True)
        buttons.append(self._go)
        centred(
            self,
            boxed(
                column(
                    label("Recovery key", "title"),
                    label(
                        "Whoever holds this key opens the office without a passphrase. It is shown once. "
                        "Print it or write it down, and put it into the safe.",
                        wrap=True,
                    ),
                    card,
                    boxed(row(*buttons)),
                    gap=GROUP_GAP,
                )
            ),
        )
        self._go.setFocus()

    def saved(self, name: str) -> None:
        """Says that the key stands in a file now."""
        self._said.setText(f"Saved as {name}. Print it, then delete the file.")


def centred(page: QWidget, body: QWidget) -> None:
    """Puts a body of readable width into the upper middle of a page."""
    body.setMaximumWidth(WIDTH)
    body.setMinimumWidth(min(WIDTH, 420))
    outer = QVBoxLayout(page)
    outer.addStretch(2)
    outer.addLayout(row(None, body, None))
    outer.addStretch(3)
