"""The recovery key: shown once after it was made, put on paper and proven; typed in when a passphrase is lost."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QFileDialog, QFrame, QLabel, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from app import firstrun
from app.documents import Printed, page_count
from ui.first.parts import Answer, field
from ui.jobs import Jobs
from ui.office.worksheet import line
from ui.parts.basics import PERSONAL, boxed, button, column, label, restyle, row
from ui.parts.sheet import READABLE, Sheet, room_for
from ui.start import centred
from ui.theme import GAP, GROUP_GAP, Theme

ABOUT = (
    "Whoever holds this key opens the office without a passphrase. It is shown once. Put it on paper, and the paper "
    "into the safe."
)
HIDDEN = "Hidden while you type from the paper"
NOT_ON_PAPER = "Print the key or save it as PDF first."
BLOCK_SIGNS, IN_A_LINE = 5, 4
"""Signs of a block, and blocks of a line on the paper."""


class KeyView(QWidget):
    """The key with the ways to put it on paper, and two of its blocks typed back from there."""

    submitted = Signal()
    """Enter in the last block."""

    def __init__(self, key: str, name: str, draw: Callable[[], bytes], jobs: Jobs) -> None:
        super().__init__()
        self._key, self._name, self._draw, self._jobs = key, name, draw, jobs
        self.on_paper = False
        """Whether the key was printed or saved since it is shown here."""
        self._shown = key_label()
        card = QFrame()
        card.setProperty("card", True)
        QVBoxLayout(card).addWidget(self._shown)
        self._show = button("Show the key", "recovery_show", self._show_again, link=True)
        self._said = label("", "muted", wrap=True, name="recovery_said")
        self._print = button("Print…", "recovery_print", self._preview, icon="printer", primary=True)
        self._save = button("Save as PDF…", "recovery_pdf", self._ask_where, icon="file-text")
        self._blocks: dict[int, QLineEdit] = {}
        self._answers: dict[int, Answer] = {}
        asked = [self._block(number) for number in firstrun.blocks_to_ask(key)]
        lines = row(*asked, None, gap=GROUP_GAP)
        layout = column(
            label(ABOUT, wrap=True),
            card,
            boxed(row(self._print, self._save, self._show, None)),
            self._said,
            label("Type two of its blocks from the paper:", "strong"),
            boxed(lines),
            None,
            gap=GAP,
        )
        self.setLayout(layout)
        self._show_key()

    def enter(self) -> None:
        """Begins with the paper, or with the blocks once there is one."""
        (next(iter(self._blocks.values())) if self.on_paper else self._print).setFocus()

    def lacking(self) -> tuple[str, QWidget | None]:
        """What is missing before one may go on, and where."""
        if not self.on_paper:
            return NOT_ON_PAPER, self._print
        typed = {number: made.text() for number, made in self._blocks.items()}
        empty = next((number for number, text in typed.items() if not text.strip()), None)
        if empty is not None:
            return f"{_place(empty)} is empty.", self._blocks[empty]
        wrong = firstrun.wrong_blocks(self._key, typed)
        if wrong:
            return f"{_place(wrong[0])} differs from the key. Look at the paper again.", self._blocks[
                wrong[0]
            ]
        return "", None

    # -- blocks --
    def _block(self, number: int) -> QWidget:
        made = line(f"recovery_block_{number}", _place(number), f"{_place(number)} of the key on the paper.")
        made.setMaxLength(BLOCK_SIGNS + 3)
        made.installEventFilter(self)
        self._blocks[number], self._answers[number] = made, Answer(f"recovery_block_{number}_said")
        made.textEdited.connect(lambda _: self._tell(number))
        made.returnPressed.connect(self.submitted)
        return field(made, self._answers[number])

    def _tell(self, number: int) -> None:
        text = self._blocks[number].text()
        if len(text.strip()) < BLOCK_SIGNS:
            self._answers[number].say("")
        elif firstrun.wrong_blocks(self._key, {number: text}):
            self._answers[number].say("Differs from the key", "blocked")
        else:
            self._answers[number].say("Right", "done")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.FocusIn and self.on_paper:
            self._shown.setText(HIDDEN)
            self._show.show()
        return super().eventFilter(watched, event)

    def _show_again(self) -> None:
        self._save.setFocus()  # away from the blocks: they hide the key
        self._show_key()

    def _show_key(self) -> None:
        self._shown.setText(in_lines(self._key))
        self._show.hide()

    # -- paper --
    def _preview(self) -> None:
        draw = self._draw

        def job(*_: object) -> Printed:
            data = draw()
            return Printed(None, "", page_count(data), data, f"{self._name} recovery key CUI.pdf")

        self._jobs.write("Drawing the recovery key", job, self._show_preview)

    def _show_preview(self, printed: Printed) -> None:
        from ui.papers import Preview

        Preview(self.window(), printed, "Print", lambda: self._put_on_paper(printed)).open()

    def _put_on_paper(self, printed: Printed) -> bool:
        from ui.printing import print_pdf

        if not print_pdf(self.window(), printed.data, "Recovery key"):
            return False
        self._have_paper("Sent to the printer. Look whether every block can be read, then type two of them.")
        return True

    def _ask_where(self) -> None:
        name = f"{self._name} recovery key CUI.pdf"
        path, _ = QFileDialog.getSaveFileName(self, "Save the recovery key", name, "PDF (*.pdf)")
        if path:
            draw = self._draw
            self._jobs.write(
                "Saving the recovery key",
                lambda *_: save_pdf(Path(path), draw()),
                self._saved,
                self._not_saved,
            )

    def _saved(self, name: str) -> None:
        self._have_paper(saved_words(name))

    def _not_saved(self, error: Exception) -> None:
        self._said.setText(str(error))
        restyle(self._said, tone="blocked")

    def _have_paper(self, said: str) -> None:
        self.on_paper = True
        self._said.setText(said)
        restyle(self._said, tone="done")
        self.enter()


class RecoveryKeyPage(QWidget):
    """A new recovery key alone on the page: after the office key was changed."""

    done = Signal()

    def __init__(self, key: str, name: str, draw: Callable[[], bytes], jobs: Jobs) -> None:
        super().__init__()
        self.setObjectName("page")
        self.setAccessibleName("Recovery key")
        self.view = KeyView(key, name, draw, jobs)
        self.view.submitted.connect(self._go_on)
        self._wrong = label("", wrap=True, name="recovery_wrong")
        self._go = button("Continue", "recovery_done", self._go_on, primary=True)
        foot = row(self._wrong, self._go)
        foot.setStretch(0, 1)
        centred(self, boxed(column(label("Recovery key", "title"), self.view, boxed(foot), gap=GROUP_GAP)))
        self.view.enter()

    def _go_on(self) -> None:
        lacking, where = self.view.lacking()
        self._wrong.setText(lacking)
        restyle(self._wrong, tone="blocked")
        if where is not None:
            where.setFocus()
        if not lacking:
            self.done.emit()


def in_lines(key: str) -> str:
    """The key in lines of four blocks, as on the paper."""
    blocks = key.split("-")
    lines = (blocks[at : at + IN_A_LINE] for at in range(0, len(blocks), IN_A_LINE))
    return "\n".join("  ".join(each) for each in lines)


def _place(number: int) -> str:
    """Where a block stands on the paper."""
    line_number, place = divmod(number - 1, IN_A_LINE)
    return f"Line {line_number + 1}, block {place + 1}"


def key_label() -> QLabel:
    """Where a recovery key stands: selectable, in letters of one width."""
    shown = QLabel()
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
    return shown


def save_pdf(path: Path, data: bytes) -> str:
    """Writes the sheet where the person chose; returns the file's name. Raises Trouble."""
    from app.store import disk

    with disk.as_trouble(path.name):
        path.write_bytes(data)
    return path.name


def saved_words(name: str) -> str:
    """What is said once the key stands in a file."""
    return f"Saved as {name}. Print it, then delete the file."


def ask_recovery_key(window: QWidget, go_on: Callable[[str], object]) -> Sheet:
    """Asks for the printed key and hands over what was typed."""
    typed = QPlainTextEdit()
    typed.setObjectName("typed_recovery")
    typed.setAccessibleName("Recovery key")
    typed.setTabChangesFocus(True)
    typed.setFixedHeight(Theme.current().px(90))
    said = label("Type the blocks of the printed key in order; spaces and lines do not matter.", wrap=True)
    said.setBuddy(typed)
    body = boxed(column(said, typed))
    room_for(body, window, READABLE)

    def accepted() -> bool:
        text = typed.toPlainText().strip()
        if text:
            go_on(text)
        return bool(text)

    sheet = Sheet(window, "Use the recovery key", body, "Open the office", accepted)
    sheet.open()
    typed.setFocus()
    return sheet
