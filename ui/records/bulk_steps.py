"""The upper part of "Change many": one line for each field with what is done to it."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QLineEdit, QWidget

from app.bulk import Op, Step, operations
from models.fields import Field, FieldError
from ui.office.worksheet import line
from ui.parts.basics import boxed, button, column, label, restyle, row, tool
from ui.parts.chooser import Chooser
from ui.parts.editors import Editor, Setting, editor_for, keep_wheel_away
from ui.parts.words import sentence_start

WORDS = {
    Op.SET: "Set to",
    Op.CLEAR: "Clear",
    Op.BEFORE: "Add before",
    Op.AFTER: "Add after",
    Op.REPLACE: "Replace",
    Op.MOVE: "Move by days",
}
VALUE_WORDS = {Op.MOVE: ("Days, such as +7 or -3", "+7"), Op.REPLACE: ("New piece", "nothing")}
MOST_DAYS = 36_600


class StepLine(QWidget):
    """A field, what is done to it, the value, and whether filled ones stay."""

    edited = Signal()
    gone = Signal()
    finished = Signal()
    """Enter in the value."""

    def __init__(self, fields: Sequence[Field[Any]], setting: Setting, number: int) -> None:
        super().__init__()
        self.setObjectName(f"bulk_step_{number}")
        self._setting = setting
        self._fields = {field.key: field for field in fields}
        offered = [(field.key, field.label) for field in fields]
        self.field = Chooser(f"bulk_field_{number}", "Field to change", offered, "Type to find a field")
        self.field.picked.connect(self._field_chosen)
        self._op = QComboBox()
        self._op.setObjectName(f"bulk_op_{number}")
        self._op.setAccessibleName("What is done")
        self._op.currentIndexChanged.connect(lambda _: self._op_chosen())
        keep_wheel_away(self._op)
        self._number = number
        self._editor: Editor | None = None
        self._text = line(f"bulk_text_{number}", "Text")
        self._find = line(f"bulk_find_{number}", "Piece to replace")
        for each in (self._text, self._find):
            each.textEdited.connect(lambda _: self.edited.emit())
            each.returnPressed.connect(self.finished)
        self._place = QHBoxLayout()
        self._place.setContentsMargins(0, 0, 0, 0)
        self._place.addWidget(self._find)
        self._with = label("with", "muted")
        self._place.addWidget(self._with)
        self._place.addWidget(self._text)
        self._only = QCheckBox("Only where empty")
        self._only.setObjectName(f"bulk_only_{number}")
        self._only.setAccessibleName("Only where the field is empty")
        self._only.toggled.connect(lambda _: self.edited.emit())
        self.drop = tool("Take this field away", f"bulk_drop_{number}", "x", self.gone.emit)
        self._said = label("", "caption", wrap=True, name=f"bulk_said_{number}")
        restyle(self._said, tone="blocked")
        self._said.hide()
        main = row(self.field, self._op, boxed(self._place), self._only, self.drop)
        main.setStretch(0, 2)
        main.setStretch(2, 3)
        self.setLayout(column(boxed(main), self._said, gap=2))
        self._show_value()

    # -- what was asked --
    def choose(self, key: str) -> None:
        """Begins with a field."""
        self.field.choose(key)

    def begin(self) -> None:
        """Puts the focus where something is missing."""
        (self._control() if self.field.key else self.field).setFocus()

    def read(self) -> Step | None:
        """The step as it stands, None while nothing is typed. Raises FieldError for what cannot be read."""
        field, op = self._chosen(), self._chosen_op
        if field is None or op is None:
            return None
        value = self._value(op)
        if op is not Op.CLEAR and value is None:
            return None
        find = self._find.text() if op is Op.REPLACE else ""
        if op is Op.REPLACE and not find:
            return None
        return Step(field.key, op, value, find, op is Op.SET and self._only.isChecked())

    def tell(self, wrong: str) -> None:
        """Says below the line what is wrong with it; empty takes that away."""
        self._said.setText(sentence_start(wrong))
        self._said.setVisible(bool(wrong))

    # -- inside --
    def _chosen(self) -> Field[Any] | None:
        return self._fields.get(self.field.key)

    @property
    def _chosen_op(self) -> Op | None:
        told = self._op.currentData()
        return Op(told) if told else None

    def _value(self, op: Op) -> Any:
        if op is Op.SET:
            assert self._editor is not None
            return self._editor.read()
        if op is Op.MOVE:
            return _days(self._text.text())
        if op is Op.REPLACE:
            return self._text.text()
        return self._text.text() or None

    def _field_chosen(self) -> None:
        field = self._chosen()
        self._drop_editor()
        before = self._chosen_op or Op.SET
        self._op.blockSignals(True)
        self._op.clear()
        for op in operations(field) if field is not None else ():
            self._op.addItem(WORDS[op], op)
        self._op.setCurrentIndex(max(0, self._op.findData(before)) if field is not None else -1)
        self._op.blockSignals(False)
        if field is not None:
            self._make_editor(field)
        self._op_chosen()

    def _make_editor(self, field: Field[Any]) -> None:
        self._editor = editor_for(field, self._setting)
        self._editor.fill(None)
        self._editor.control.setAccessibleName(f"New {field.label}")
        self._editor.edited.connect(self.edited)
        if isinstance(self._editor.control, QLineEdit):
            self._editor.control.returnPressed.connect(self.finished)
        self._place.addWidget(self._editor)

    def _drop_editor(self) -> None:
        if self._editor is not None:
            self._place.removeWidget(self._editor)
            self._editor.hide()
            self._editor.deleteLater()
            self._editor = None

    def _op_chosen(self) -> None:
        op = self._chosen_op
        name, hint = VALUE_WORDS.get(op or Op.CLEAR, ("Text", ""))
        self._text.setAccessibleName(name)
        self._text.setPlaceholderText(hint)
        self._show_value()
        self.edited.emit()

    def _show_value(self) -> None:
        op = self._chosen_op
        self._op.setVisible(op is not None)
        self._find.setVisible(op is Op.REPLACE)
        self._with.setVisible(op is Op.REPLACE)
        self._text.setVisible(op in (Op.BEFORE, Op.AFTER, Op.REPLACE, Op.MOVE))
        self._only.setVisible(op is Op.SET)
        if self._editor is not None:
            self._editor.setVisible(op is Op.SET)

    def _control(self) -> QWidget:
        op = self._chosen_op
        if op is Op.SET and self._editor is not None:
            return self._editor.control
        return self._find if op is Op.REPLACE else self._text if op is not Op.CLEAR else self._op


class StepLines(QWidget):
    """The lines under each other, with a button for one more."""

    edited = Signal()
    finished = Signal()

    def __init__(self, fields: Sequence[Field[Any]], setting: Setting) -> None:
        super().__init__()
        self._fields, self._setting = fields, setting
        self._lines: list[StepLine] = []
        self._made = 0
        self._layout = column(gap=4)
        self._more = button("Another field", "bulk_more", self._add_and_begin, icon="plus", link=True)
        self.setLayout(column(boxed(self._layout), boxed(row(self._more, None)), gap=4))
        self.add()

    def add(self, key: str = "") -> StepLine:
        """One more line, with a field chosen."""
        made = StepLine(self._fields, self._setting, self._made)
        self._made += 1
        made.edited.connect(self.edited)
        made.finished.connect(self.finished)
        made.gone.connect(lambda: self._remove(made))
        self._lines.append(made)
        self._layout.addWidget(made)
        self._tell_drops()
        if key:
            made.choose(key)
        return made

    def begin_with(self, key: str) -> None:
        """Chooses the first line's field and waits for its value."""
        self._lines[0].choose(key)

    def begin(self) -> None:
        """Puts the focus into the last line."""
        self._lines[-1].begin()

    def read(self) -> list[Step]:
        """Every step that is complete; empty while a line cannot be read, which then says why."""
        steps: list[Step] = []
        wrong = False
        for each in self._lines:
            try:
                step = each.read()
            except FieldError as error:
                each.tell(str(error))
                wrong = True
                continue
            each.tell("")
            steps += [step] if step is not None else []
        return [] if wrong else steps

    def _add_and_begin(self) -> None:
        made = self.add()
        made.show()  # only what is shown takes the focus
        made.begin()

    def _remove(self, gone: StepLine) -> None:
        self._lines.remove(gone)
        self._layout.removeWidget(gone)
        gone.hide()
        gone.deleteLater()
        self._tell_drops()
        self.begin()
        self.edited.emit()

    def _tell_drops(self) -> None:
        for each in self._lines:
            each.drop.setVisible(len(self._lines) > 1)


def _days(typed: str) -> int | None:
    """Whole days with their sign, None when nothing is typed. Raises FieldError."""
    text = typed.replace(" ", "")
    if text in ("", "+", "-"):
        return None
    if not text.lstrip("+-").isdecimal() or len(text) > 7 or abs(int(text)) > MOST_DAYS:
        raise FieldError(f"“{typed}” is no number of days such as +7 or -3")
    return int(text)
