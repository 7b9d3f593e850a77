"""One editor for each type of field: fills itself from a Python value and reads one back."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Protocol

from PySide6.QtCore import QEvent, QObject, QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QPlainTextEdit, QWidget

from app.typing import read_typed
from models.fields import Field, FieldError, Privacy, Type
from models.kinds import all_kinds
from models.text import quoted
from ui.parts.basics import PERSONAL, restyle, tool
from ui.parts.bidi import runs_right_to_left
from ui.parts.link_picker import LinkEdit
from ui.parts.offers import Offers

MASK = "hidden"
"""What stands in a field whose value is hidden: a word, since a screen reader would spell dots one by one."""
FLAG_WORDS = {None: "", True: "Yes", False: "No"}
SHOWN_CHOICES = 14
_TIDIED = frozenset({Type.DATE, Type.LOCAL_MOMENT})
"""Types that are written out in full when the field is left."""


class Support(Protocol):
    """What a form asks of the office: codes with labels, and the names of linked records."""

    def codes(self, table: str) -> Sequence[tuple[str, str]]:
        """Code and label of every code a person may choose now."""

    @property
    def zone(self) -> str:
        """The zone of the office's clocks, such as Europe/Athens; empty where it is open."""

    def link_title(self, kind: str, record_id: int) -> str:
        """The name of a record on screen."""

    def find_links(self, kind: str, text: str, then: Callable[[Sequence[tuple[int, str]]], object]) -> None:
        """Looks for records by text off the window's thread and hands over the first few (id, name)."""


@dataclass(frozen=True)
class Setting:
    """What all editors of a form share."""

    support: Support
    today: date


class Editor(QWidget):
    """Base: `control` is the widget that takes the focus; `edited` follows every change a person makes."""

    edited = Signal()
    revealed = Signal()

    def __init__(self, field: Field[Any], setting: Setting, control: QWidget) -> None:
        super().__init__()
        self.field, self.setting, self.control = field, setting, control
        control.setObjectName(f"field_{field.key}")
        control.setAccessibleName(field.label)
        control.setAccessibleDescription(field.help)
        control.setProperty(PERSONAL, field.privacy is not Privacy.NONE)
        self.box = QHBoxLayout(self)
        self.box.setContentsMargins(0, 0, 0, 0)
        self.box.setSpacing(4)
        self.box.addWidget(control, 1)
        self.setFocusProxy(control)
        self._filled: object = None

    # -- what subclasses say --
    def raw(self) -> object:
        """What stands in the control, for comparison."""
        raise TypeError(type(self).__name__)

    def read(self) -> Any:
        """The Python value; FieldError when what was typed is none."""
        raise TypeError(type(self).__name__)

    def put(self, value: Any) -> None:
        """Shows a value; the signals of the control are blocked."""
        raise TypeError(type(self).__name__)

    # -- for the form --
    def fill(self, value: Any) -> None:
        """Shows a value as the unchanged state."""
        with QSignalBlocker(self.control):
            self.put(value)
        self._filled = self.raw()

    def rebase(self, value: Any) -> None:
        """Counts `value` as the unchanged state and keeps what was typed."""
        typed = self.raw()
        with QSignalBlocker(self.control):
            self.put(value)
            self._filled = self.raw()
            self.put_back(typed)

    def put_back(self, typed: Any) -> None:
        """Shows what was typed, as `raw` gave it."""
        raise TypeError(type(self).__name__)

    @property
    def filled(self) -> object:
        """What stood in the control when it was filled, as `raw` gives it."""
        return self._filled

    @property
    def changed(self) -> bool:
        """Whether the person changed what was filled in."""
        return self.raw() != self._filled

    def hint(self) -> str:
        """What the program understands of what is typed now; empty when there is nothing to add."""
        return ""

    def hide_personal(self) -> None:
        """Hides a personal value again."""

    def reveal(self) -> None:
        """Shows a hidden value and tells so."""


class LineEditor(Editor):
    """One line: text, numbers, money, dates. Personal values are hidden until the person asks for them.

    A line in Arabic or Hebrew runs from the right by itself, which QLineEdit tells from what is typed.
    """

    def __init__(self, field: Field[Any], setting: Setting) -> None:
        self._line = QLineEdit()
        super().__init__(field, setting, self._line)
        self._line.textEdited.connect(lambda _: self.edited.emit())
        self._line.editingFinished.connect(self._tidy)
        self._hidden: str | None = None
        self._reveal = tool("Reveal", f"reveal_{field.key}", "eye", self._reveal_and_stay)
        self._reveal.setAccessibleName(f"Reveal {field.label}")
        self._reveal.hide()
        self.box.addWidget(self._reveal)
        self._masked = field.privacy is not Privacy.NONE and field.type is not Type.NAME
        if field.type is Type.DATE and field.editable:
            self._line.setPlaceholderText("5 Aug 2026, +16")
        self._zone = setting.support.zone if field.type is Type.LOCAL_MOMENT else ""
        if field.type is Type.LOCAL_MOMENT and field.editable:
            self._line.setPlaceholderText("5 Aug 2026 1430, 051430ZAUG26")
        if field.type in (Type.MONEY, Type.WHOLE, Type.DECIMAL, Type.PERCENT):
            self._line.setAlignment(Qt.AlignmentFlag.AlignRight)
        self._line.setReadOnly(not field.editable)

    def raw(self) -> object:
        return self._line.text() if self._hidden is None else self._hidden

    def read(self) -> Any:
        return read_typed(self.field, str(self.raw()), self.setting.today, self._zone)

    def put(self, value: Any) -> None:
        shown = typed_form(self.field, value)
        self._show(shown, hidden=self._masked and bool(shown))
        self._line.setCursorPosition(0)

    def put_back(self, typed: Any) -> None:
        self._show(typed, hidden=False)

    def _show(self, text: str, *, hidden: bool) -> None:
        self._hidden = text if hidden else None
        self._line.setText(MASK if hidden else text)
        self._line.setReadOnly(hidden or not self.field.editable)
        self._reveal.setVisible(hidden)
        if bool(self._line.property("masked")) != hidden:
            restyle(self._line, masked=hidden)

    def hint(self) -> str:
        if self.field.type not in _TIDIED or not self.changed or not self._line.text().strip():
            return ""
        try:
            value = self.read()
        except FieldError:
            return ""
        day = value if isinstance(value, date) else date.fromisoformat(value[:10])
        return f"{day:%A}, {self.field.show(value)}"

    def hide_personal(self) -> None:
        if self._masked and not self.changed and self._hidden is None and self._line.text():
            self._show(self._line.text(), hidden=True)

    def reveal(self) -> None:
        if self._hidden is None:
            return
        self._show(self._hidden, hidden=False)
        self.revealed.emit()

    def _reveal_and_stay(self) -> None:
        self.reveal()
        self._line.setFocus()

    def _tidy(self) -> None:
        """Writes a typed date or moment out in full once the person leaves the field."""
        if self.hint():
            self._line.setText(self.field.show(self.read()))


class LongEditor(Editor):
    """Text of several lines; Tab leaves the field. It stands at the side where its first letter belongs."""

    def __init__(self, field: Field[Any], setting: Setting) -> None:
        self._text = QPlainTextEdit()
        super().__init__(field, setting, self._text)
        self._text.setTabChangesFocus(True)
        self._text.setReadOnly(not field.editable)
        self._text.setFixedHeight(self._text.fontMetrics().height() * 4 + 14)
        self._text.textChanged.connect(self._changed)

    def raw(self) -> object:
        return self._text.toPlainText()

    def read(self) -> Any:
        return self.field.parse(self._text.toPlainText())

    def put(self, value: Any) -> None:
        self._text.setPlainText(value or "")
        self._keep_side()

    def put_back(self, typed: Any) -> None:
        self._text.setPlainText(typed)
        self._keep_side()

    def _changed(self) -> None:
        self._keep_side()
        self.edited.emit()

    def _keep_side(self) -> None:
        """Qt orders each paragraph by its own letters; which side it stands at is told to the whole text."""
        side = Qt.AlignmentFlag.AlignLeft
        if runs_right_to_left(self._text.toPlainText()):
            side = Qt.AlignmentFlag.AlignRight
        option = self._text.document().defaultTextOption()
        if option.alignment() != side:
            option.setAlignment(side)
            self._text.document().setDefaultTextOption(option)


class ChoiceEditor(Editor):
    """A code chosen from its table; typing filters by code and by label."""

    def __init__(self, field: Field[Any], setting: Setting) -> None:
        self._combo = QComboBox()
        super().__init__(field, setting, self._combo)
        self._codes = [("", ""), *setting.support.codes(field.choices)]
        self._combo.setEditable(True)
        self._combo.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self._combo.setMaxVisibleItems(SHOWN_CHOICES)
        self._combo.setMinimumContentsLength(8)
        policy = QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        self._combo.setSizeAdjustPolicy(policy)
        self._combo.addItems([_choice_text(code, label) for code, label in self._codes])
        completer = Offers(self._combo.model(), self._combo)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self._combo.setCompleter(completer)
        line = self._combo.lineEdit()
        if line is not None:
            line.setAccessibleName(field.label)
            line.setObjectName(f"line_{field.key}")
        self._combo.setEnabled(field.editable)
        self._combo.editTextChanged.connect(lambda _: self.edited.emit())
        keep_wheel_away(self._combo)

    def raw(self) -> object:
        return self._combo.currentText().strip()

    def read(self) -> Any:
        typed = self._combo.currentText().strip()
        for code, label in self._codes:
            if typed.casefold() in (code.casefold(), _choice_text(code, label).casefold(), label.casefold()):
                return code or None
        if typed == self._filled:
            return typed.split(" · ")[0] or None
        raise FieldError(f"{quoted(typed)} is not among the choices")

    def put(self, value: Any) -> None:
        label = next((label for code, label in self._codes if code == value), "")
        self._combo.setCurrentText(_choice_text(value or "", label))
        line = self._combo.lineEdit()
        if line is not None:
            line.setCursorPosition(0)

    def put_back(self, typed: Any) -> None:
        self._combo.setCurrentText(typed)


class FlagEditor(Editor):
    """Yes, no, or not said."""

    def __init__(self, field: Field[Any], setting: Setting) -> None:
        self._combo = QComboBox()
        super().__init__(field, setting, self._combo)
        for value, word in FLAG_WORDS.items():
            self._combo.addItem(word, value)
        self._combo.setEnabled(field.editable)
        self._combo.currentIndexChanged.connect(lambda _: self.edited.emit())
        keep_wheel_away(self._combo)

    def raw(self) -> object:
        return self._combo.currentData()

    def read(self) -> Any:
        return self._combo.currentData()

    def put(self, value: Any) -> None:
        self._combo.setCurrentIndex(list(FLAG_WORDS).index(value))

    def put_back(self, typed: Any) -> None:
        self.put(typed)


class LinkEditor(Editor):
    """A link to another record, found by typing part of its name."""

    def __init__(self, field: Field[Any], setting: Setting) -> None:
        self._edit = LinkEdit(self._find)
        super().__init__(field, setting, self._edit)
        self._edit.setEnabled(field.editable and field.type is not Type.FILE)
        self._edit.edited.connect(self.edited.emit)

    @property
    def target(self) -> str:
        """The kind of the record that is linked; empty while it is not known."""
        return self.field.target

    def _find(self, text: str, then: Callable[[Sequence[tuple[int, str]]], object]) -> None:
        if self.target:
            self.setting.support.find_links(self.target, text, then)

    def raw(self) -> object:
        return self._edit.chosen_or_text()

    def read(self) -> Any:
        chosen = self._edit.chosen_or_text()
        if isinstance(chosen, str):
            if not chosen:
                return None
            raise FieldError(f"{quoted(chosen)} is not chosen from the list")
        return chosen

    def put(self, value: Any) -> None:
        target = self.target if value else ""
        self._edit.show_link(value, self.setting.support.link_title(target, value) if target else "")

    def put_back(self, typed: Any) -> None:
        if isinstance(typed, int):
            self.put(typed)
        else:
            self._edit.show_link(None, typed)


class SubjectEditor(LinkEditor):
    """A record of the kind that another field of the form names; another kind chosen takes it away."""

    def __init__(self, field: Field[Any], setting: Setting) -> None:
        self._kind: Editor | None = None
        super().__init__(field, setting)

    def follow(self, kind: Editor) -> None:
        """Looks for records of the kind that is chosen there."""
        self._kind = kind
        kind.edited.connect(self._kind_chosen)

    @property
    def target(self) -> str:
        try:
            return str((self._kind.read() if self._kind else "") or "")
        except FieldError:
            return ""

    def hint(self) -> str:
        return "" if self.target or not self._edit.text() else "Choose the kind of record first"

    def _kind_chosen(self) -> None:
        self._edit.show_link(None, "")
        self.edited.emit()


_EDITORS: dict[Type, type[LineEditor | LongEditor | ChoiceEditor | FlagEditor | LinkEditor]] = {
    Type.LONG_TEXT: LongEditor,
    Type.CHOICE: ChoiceEditor,
    Type.FLAG: FlagEditor,
    Type.LINK: LinkEditor,
    Type.FILE: LinkEditor,
}


def editor_for(field: Field[Any], setting: Setting) -> Editor:
    """The editor for a field's type."""
    if field.kind_in:
        return SubjectEditor(field, setting)
    return _EDITORS.get(field.type, LineEditor)(field, setting)


def typed_form(field: Field[Any], value: Any) -> str:
    """The value as a person could have typed it: as shown, but instants keep their exact form."""
    if value is None:
        return ""
    if isinstance(value, datetime):
        return value.isoformat(timespec="milliseconds")
    return field.show(value)


class _WheelGuard(QObject):
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Wheel:
            event.ignore()
            return True
        return False


def keep_wheel_away(control: QWidget) -> None:
    """A wheel turn scrolls the form and never changes a choice by accident."""
    control.installEventFilter(_WheelGuard(control))


def _choice_text(code: str, label: str) -> str:
    """Code and label; the name of a kind is no word of a person's, and only its label is shown."""
    if label and code in all_kinds():
        return label
    return f"{code} · {label}" if label and label != code else code
