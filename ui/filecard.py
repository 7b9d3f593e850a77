"""What is said of one file, below the list: description, day received, marking, and what can be done with it."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from app.attachments import Told
from app.typing import read_typed_date
from models.fields import FieldError, show_date
from models.office.desk import Attachment
from ui import announce
from ui.incoming import Incoming
from ui.keymap import Keymap
from ui.office.worksheet import labelled, line
from ui.parts.basics import boxed, button, column, label, restyle, row
from ui.parts.editors import keep_wheel_away
from ui.parts.flow import FlowLayout
from ui.session import Session
from ui.theme import GAP

Typed = tuple[str, str, str]
"""Description, day and marking as they stand in the controls."""


class FileCard(QWidget):
    """Remembers what was typed of each file until it is attached, saved or left out."""

    attach_wanted = Signal()
    attach_all_wanted = Signal()
    leave_wanted = Signal()
    save_wanted = Signal()
    large_wanted = Signal()
    outside_wanted = Signal()
    remove_wanted = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.setObjectName("file_card")
        self._session = session
        self._key = ""
        self._filled: Typed = ("", "", "")
        self._typed: dict[str, Typed] = {}
        self.description = line("file_description", "Description", "What the paper is.")
        self.received = line("file_received", "Received on", "5 aug, today, -3; today when empty.")
        self.marking = QComboBox()
        self.marking.setObjectName("file_marking")
        self.marking.setAccessibleName("Marking")
        keep_wheel_away(self.marking)
        self.marking.setMinimumContentsLength(6)
        self.marking.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.received.setMinimumWidth(self.received.fontMetrics().horizontalAdvance("28 May 2026") + 3 * GAP)
        self.marking.addItem("", "")
        for code in session.reader.choices("marking"):
            self.marking.addItem(code.label, code.code)
        self._note = label("", "caption", wrap=True, name="file_note")
        self._buttons = {
            name: button(text, f"{name}_file", signal.emit, primary=name == "take", link=name != "take")
            for name, text, signal in (
                ("take", "Attach", self.attach_wanted), ("take_all", "Attach all", self.attach_all_wanted),
                ("leave", "Leave out", self.leave_wanted), ("save", "Save", self.save_wanted),
                ("show", "Show large", self.large_wanted), ("outside", "Open outside", self.outside_wanted),
                ("remove", "Move to bin", self.remove_wanted),
            )
        }  # fmt: skip
        self._lay_out()
        self.show_nothing()

    def _lay_out(self) -> None:
        fields = row(
            labelled_short(self.description), labelled_short(self.received), labelled_short(self.marking)
        )
        for at, share in enumerate((4, 2, 2)):
            fields.setStretch(at, share)
        buttons = QWidget()
        flow = FlowLayout(GAP)
        buttons.setLayout(flow)
        for each in self._buttons.values():
            flow.addWidget(each)
        layout = column(boxed(fields), self._note, buttons, gap=4)
        self.setLayout(layout)
        self.description.textEdited.connect(lambda _: self._edited())
        self.received.textEdited.connect(lambda _: self._edited())
        self.marking.currentIndexChanged.connect(lambda _: self._edited())

    # -- showing --
    def show_nothing(self) -> None:
        """No file is chosen."""
        self._fill("", ("", "", ""))
        self._offer()
        self.setEnabled(False)

    def show_incoming(self, each: Incoming, count: int) -> None:
        """A file on its way in, one of `count`."""
        self._fill(each.key, ("", show_date(self._session.today), ""))
        self._buttons["take_all"].setText(f"Attach all {count}")
        self._offer("take", *(["take_all"] if count > 1 else []), "leave", name=each.name)

    def show_kept(self, each: Attachment, can_write: bool) -> None:
        """A file that is kept."""
        came = show_date(each.received_on) if each.received_on else ""
        self._fill(str(each.id), (each.description or "", came, each.marking or ""))
        for control in (self.description, self.received, self.marking):
            control.setEnabled(can_write)
        self._buttons["remove"].setEnabled(can_write)
        self._offer("save", "show", "outside", "remove", name=each.file_name or "file")
        self._buttons["save"].setVisible(self._key in self._typed)

    def _fill(self, key: str, filled: Typed) -> None:
        self._key, self._filled = "", filled
        description, came, marking = self._typed.get(key, filled)
        for control, text in ((self.description, description), (self.received, came)):
            if control.text() != text:
                control.setText(text)
                control.setCursorPosition(0)
        self.marking.setCurrentIndex(max(0, self.marking.findData(marking)))
        self.setEnabled(True)
        for each in (self.description, self.received, self.marking):
            each.setEnabled(True)
        self._say("")
        self._key = key

    def _offer(self, *names: str, name: str = "") -> None:
        for each, made in self._buttons.items():
            made.setVisible(each in names)
            made.setAccessibleName(made.text() if each == "take_all" else f"{made.text()}: {name}")

    # -- reading --
    def told(self) -> Told | None:
        """What is said of the file shown; None when the day cannot be read, which is said below it."""
        try:
            return self._read(self._now())
        except FieldError as error:
            self._say(f"Received on: {error}.")
            self.received.setFocus()
            return None

    def told_of(self, each: Incoming) -> Told | None:
        """What was said of a file on its way in; None when its day cannot be read."""
        if each.key == self._key:
            return self.told()
        try:
            return self._read(self._typed.get(each.key, ("", "", "")))
        except FieldError:
            return None

    def forget(self, each: Incoming | Attachment) -> None:
        """What was typed of a file has been saved, or is not wanted."""
        self._typed.pop(each.key if isinstance(each, Incoming) else str(each.id), None)

    def typed_of(self, each: Incoming) -> list[str]:
        """What was typed of a file on its way in, to be parked; empty for nothing."""
        return list(self._typed.get(each.key, ()))

    def type_of(self, each: Incoming, typed: Sequence[str]) -> None:
        """Puts back what `typed_of` gave."""
        if typed:
            description, came, marking = typed
            self._typed[each.key] = (description, came, marking)

    def _read(self, typed: Typed) -> Told:
        description, came, marking = typed
        day = read_typed_date(came, self._session.today) if came.strip() else None
        return Told(description.strip(), day, marking or None)

    def _now(self) -> Typed:
        return self.description.text(), self.received.text(), str(self.marking.currentData() or "")

    def _edited(self) -> None:
        if not self._key:
            return
        now = self._now()
        if now == self._filled:
            self._typed.pop(self._key, None)
        else:
            self._typed[self._key] = now
        if self._buttons["show"].isVisible():
            self._buttons["save"].setVisible(self._key in self._typed)

    def _say(self, sentence: str) -> None:
        self._note.setText(sentence)
        restyle(self._note, tone="blocked" if sentence else "")
        self._note.setVisible(bool(sentence))
        announce.now(self, sentence, urgent=True)

    # -- Qt --
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter in a field attaches or saves; so does the key of Save."""
        enter = event.text() in ("\r", "\n")
        if (enter or Keymap.current().matches("save", event)) and self._key:
            (self.attach_wanted if self._buttons["take"].isVisible() else self.save_wanted).emit()
        else:
            super().keyPressEvent(event)


def labelled_short(control: QLineEdit | QComboBox) -> QWidget:
    """A control with its name above; the hint is left to the screen reader."""
    hint = control.accessibleDescription()
    made = labelled(control)
    control.setAccessibleDescription(hint)
    return made
