"""The filter line above a list: each condition is a small button that says it in words and takes itself away."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from app.errors import DeskError
from app.forms import parse_value
from app.reading import All, Cond, Where
from app.rights import sees_field
from models.fields import Field, FieldError, Type
from models.kinds import Kind
from ui.parts.basics import boxed, button, column, label, restyle, tool
from ui.parts.editors import keep_wheel_away
from ui.parts.flow import FlowLayout
from ui.parts.sheet import Sheet
from ui.session import Session

TEXT = (("contains", "contains"), ("starts", "begins with"), ("=", "is"))
DAY = (
    (">=", "on or after"),
    ("<=", "on or before"),
    ("next days", "within the next days"),
    ("last days", "within the last days"),
)
NUMBER = ((">=", "at least"), ("<=", "at most"), ("=", "is"))
CHOICE = (("=", "is"), ("!=", "is not"))
EMPTY = (("empty", "is empty"), ("not empty", "is filled"))
WITHOUT_VALUE = frozenset(op for op, _ in EMPTY)
COUNTED = frozenset({"next days", "last days"})
BY_TYPE = {
    Type.DATE: DAY,
    Type.WHOLE: NUMBER,
    Type.DECIMAL: NUMBER,
    Type.MONEY: NUMBER,
    Type.PERCENT: NUMBER,
    Type.CHOICE: CHOICE,
    Type.FLAG: (("=", "is"),),
}
LEFT_OUT = frozenset({Type.FILE, Type.LONG_TEXT, Type.LOCAL_MOMENT, Type.INSTANT, Type.PARTIAL_DATE})


@dataclass(frozen=True)
class Condition:
    """One condition and how it is said."""

    where: Cond
    words: str


def operators(field: Field[Any]) -> tuple[tuple[str, str], ...]:
    """What can be asked of a field, with the words for it."""
    return (*BY_TYPE.get(field.type, TEXT), *EMPTY)


class FilterLine(QWidget):
    """Conditions that all have to hold; takes no room beyond its button when there are none."""

    changed = Signal()

    def __init__(self, session: Session, kind: type[Kind]) -> None:
        super().__init__()
        self.setObjectName("filters")
        self.setAccessibleName("Filters")
        self._session, self._kind = session, kind
        self.conditions: list[Condition] = []
        self._layout = FlowLayout()
        self.setLayout(self._layout)
        self._add = button("Filter…", "add_filter", self.ask, icon="funnel")
        self._show()

    @property
    def where(self) -> Where | None:
        """Every condition together, None when there is none."""
        return All(tuple(each.where for each in self.conditions)) if self.conditions else None

    def with_view(self, view: Where | None) -> Where | None:
        """The view's own condition and these."""
        parts = [part for part in (view, self.where) if part is not None]
        return All(tuple(parts)) if len(parts) > 1 else parts[0] if parts else None

    def ask(self) -> None:
        """Opens the sheet for a new condition."""
        FilterSheet(self.window(), self._session, self._kind, self.add).open()

    def add(self, condition: Condition) -> None:
        """Adds a condition."""
        self.conditions.append(condition)
        self._show()
        self.changed.emit()

    def _remove(self, condition: Condition) -> None:
        self.conditions.remove(condition)
        self._show()
        self.changed.emit()

    def _show(self) -> None:
        while item := self._layout.takeAt(0):
            gone = item.widget()
            if gone is not None and gone is not self._add:
                gone.deleteLater()
        for at, each in enumerate(self.conditions):
            made = tool(each.words, f"filter_{at}", "x", words=True, tip="Take this filter away")
            made.setAccessibleName(f"Filter: {each.words}. Take away")
            made.clicked.connect(lambda _=False, each=each: self._remove(each))
            self._layout.addWidget(made)
        self._layout.addWidget(self._add)


class FilterSheet(Sheet):
    """Field, question, value."""

    def __init__(self, parent: QWidget, session: Session, kind: type[Kind], done: Any) -> None:
        self._session, self._kind, self._give = session, kind, done
        fields = filterable(session, kind)
        self._field = _combo("filter_field", "Field", [(each.label, each.key) for each in fields])
        self._field.currentIndexChanged.connect(lambda _: self._field_chosen())
        self._op = _combo("filter_op", "Question", [])
        self._op.currentIndexChanged.connect(lambda _: self._op_chosen())
        self._value = QComboBox()
        self._value.setObjectName("filter_value")
        self._value.setAccessibleName("Value")
        self._value.setEditable(True)
        self._value.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        line = self._value.lineEdit()
        if isinstance(line, QLineEdit):
            line.setObjectName("filter_text")
            line.setAccessibleName("Value")
        self._said = label("", wrap=True, name="filter_said")
        restyle(self._said, tone="blocked")
        rows = []
        for caption, control in (("Field", self._field), ("Question", self._op), ("Value", self._value)):
            said = label(caption, "muted")
            said.setBuddy(control)
            rows.append(boxed(column(said, control, gap=4)))
        body = boxed(column(*rows, self._said))
        body.setMinimumWidth(380)
        super().__init__(parent, "Filter", body, "Show", self._accept_condition)
        self._field_chosen()

    def _chosen(self) -> Field[Any]:
        return self._kind.fields[self._field.currentData()]

    def _field_chosen(self) -> None:
        field = self._chosen()
        self._op.clear()
        for op, words in operators(field):
            self._op.addItem(words, op)
        self._value.clear()
        if field.type is Type.CHOICE:
            self._value.addItems(
                [each.label or each.code for each in self._session.reader.choices(field.choices)]
            )
        elif field.type is Type.FLAG:
            self._value.addItems(["Yes", "No"])
        if field.type not in (Type.CHOICE, Type.FLAG):
            self._value.setCurrentText("")

    def _op_chosen(self) -> None:
        self._value.setEnabled(self._op.currentData() not in WITHOUT_VALUE)

    def _accept_condition(self) -> bool:
        field, op, typed = self._chosen(), self._op.currentData(), self._value.currentText().strip()
        words = f"{field.label} {self._op.currentText()}"
        if op in WITHOUT_VALUE:
            self._give(Condition(Cond(field.key, op), words))
            return True
        try:
            value = self._read(field, op, typed)
        except (FieldError, DeskError) as error:
            self._said.setText(str(error))
            return False
        words = words.replace("days", f"{value} days") if op in COUNTED else f"{words} {typed}"
        self._give(Condition(Cond(field.key, op, value), words))
        return True

    def _read(self, field: Field[Any], op: str, typed: str) -> Any:
        if not typed:
            raise FieldError("type a value to look for")
        if op in COUNTED:
            if not typed.isdecimal() or int(typed) > 3660:
                raise FieldError("type a number of days, at most 3,660")
            return int(typed)
        if field.type is Type.LINK or op in ("contains", "starts"):
            return typed
        return parse_value(self._session.reader, field, typed)


def filterable(session: Session, kind: type[Kind]) -> Sequence[Field[Any]]:
    """Fields that can be asked for: those the role meets, without long texts and files, by label."""
    fields = (each for each in kind.stored_fields() if each.type not in LEFT_OUT)
    seen = (each for each in fields if sees_field(session.reader.role, each))
    return sorted(seen, key=lambda each: each.label.casefold())


def _combo(name: str, caption: str, items: Sequence[tuple[str, str]]) -> QComboBox:
    made = QComboBox()
    made.setObjectName(name)
    made.setAccessibleName(caption)
    for words, data in items:
        made.addItem(words, data)
    keep_wheel_away(made)
    return made
