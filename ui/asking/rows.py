"""The parts of the filter form: a row of field, question and value; records that belong; groups of both."""

from collections.abc import Callable, Sequence
from typing import Any, Protocol

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from app.asking.drafts import MODES, WITHOUT_VALUE, Belongs, Group, Part, Row, fields_for, records_for
from app.asking.places import Place
from app.asking.questions import offered
from app.asking.scope import Scope, scope_of
from app.reader import Reader
from models.fields import Field, Type
from models.paths import column, hops
from ui.asking.chooser import Chooser, ValueEdit
from ui.parts.basics import boxed, button, row, tool
from ui.parts.choices import combo
from ui.session import Session
from ui.theme import GAP, GROUP_GAP

HINTS = {
    Type.DATE: "5 Aug 2026, today, 30 days ago",
    Type.MONEY: "24,477",
    Type.CHOICE: "Type to find; A or B for several",
    Type.LINK: "Type to find",
}
SPAN_HINT, BOTH_HINT = "30 days, 3 months", "from and to"
FOUND = 8
HAS = {True: "has", False: "has no"}


class Builder(Protocol):
    """What the parts ask of the sheet around them."""

    session: Session

    def add(self, place: Place, part: Part) -> None:
        """Adds a part to what stands at a place."""

    def exchange(self, place: Place, part: Part) -> None:
        """Puts another part in the place of one."""

    def remove(self, place: Place) -> None:
        """Takes a part away."""

    def nest(self, place: Place) -> None:
        """Puts a part into a group of its own."""

    def lift(self, place: Place) -> None:
        """Takes a part out of its group."""

    def edited(self) -> None:
        """Something was typed or chosen."""


class Box(QFrame):
    """Base: a part at its place."""

    def __init__(self, builder: Builder, scope: Scope, place: Place) -> None:
        super().__init__()
        self.builder, self.scope, self.place = builder, scope, place

    def part(self) -> Part:
        """The part as it stands in the form."""
        raise TypeError(type(self).__name__)

    def begin(self) -> None:
        """Puts the focus where the part begins."""

    def go_on(self) -> None:
        """Puts the focus where something is added to the part."""

    def controls(self) -> list[QWidget]:
        """What takes the focus, in the order it is read."""
        return []

    def boxes(self) -> "list[Box]":
        """This part and every part inside."""
        return [self]

    def _away(self, what: str) -> QWidget:
        made = tool("Take away", "filter_away", "x", lambda: self.builder.remove(self.place))
        made.setAccessibleName(f"Take this {what} away")
        return made


class RowBox(Box):
    """Field, question, value."""

    def __init__(self, builder: Builder, scope: Scope, place: Place, part: Row) -> None:
        super().__init__(builder, scope, place)
        items = [(label, path) for path, label in fields_for(scope)]
        self.field = Chooser("filter_field", "Field", items, "Field", live=True)
        self.op = Chooser("filter_op", "Question", (), "Question", live=True)
        self.value = ValueEdit()
        self._remove = self._away("condition")
        layout = row(self.field, self.op, self.value, self._remove)
        for at, share in enumerate((4, 3, 4)):
            layout.setStretch(at, share)
        self.setLayout(layout)
        self._shown = ""
        self.field.choose(part.path)
        self._show_field(part.path)
        if part.path and self.op.findData(part.op) >= 0:
            self.op.choose(part.op)
        self.value.setText(part.text)
        self._show_op()
        self.field.picked.connect(self._picked)
        self.op.currentIndexChanged.connect(lambda _: self._show_op())
        for signal in (self.op.currentTextChanged, self.value.textChanged):
            signal.connect(lambda _: builder.edited())

    def part(self) -> Part:
        text = self.value.text() if self.value.isEnabled() else ""
        return Row(self.field.chosen() or "", self.op.chosen() or "", text)

    def begin(self) -> None:
        if self.field.chosen() and self.value.isEnabled():
            self.value.setFocus()
        else:
            self.field.begin()

    def controls(self) -> list[QWidget]:
        return [self.field, self.op, self.value, self._remove]

    # -- internal --
    def _picked(self, path: object) -> None:
        if isinstance(path, str) and path != self._shown:
            self._show_field(path)
            self.value.clear()
        self.builder.edited()

    def _show_field(self, path: str) -> None:
        """Questions and values of a field."""
        self._shown = path
        self.op.clear()
        if not path:
            return
        field = column(self.scope.kind, path)[1]
        for question in offered(field):
            self.op.addItem(question.said, question.op)
        self.op.setCurrentIndex(0)
        self._offer(field)

    def _offer(self, field: Field[Any]) -> None:
        session = self.builder.session
        texts: Sequence[str] = ()
        if field.type is Type.CHOICE:
            texts = [each.label or each.code for each in session.reader.choices(field.choices)]
        elif field.type is Type.FLAG:
            texts = ("yes", "no")

        def find(text: str, then: Callable[[Sequence[str]], object]) -> None:
            def job(reader: Reader) -> list[str]:
                return [hit.title for hit in reader.find(text, [field.target], FOUND)]

            session.read(job, then)

        hint = HINTS.get(field.type, "")
        self.value.offer(texts, hint, find if field.type is Type.LINK else None)

    def _show_op(self) -> None:
        op = str(self.op.chosen() or "")
        self.value.setEnabled(op not in WITHOUT_VALUE)
        field = column(self.scope.kind, self._shown)[1] if self._shown else None
        usual = HINTS.get(field.type, "") if field is not None else ""
        span = op.startswith(("next", "last"))
        self.value.setPlaceholderText(SPAN_HINT if span else BOTH_HINT if op == "between" else usual)


class GroupBox(Box):
    """All, any or none of the parts inside; the outermost one fills the form."""

    def __init__(
        self, builder: Builder, scope: Scope, place: Place, part: Group, *, may_go: bool = True
    ) -> None:
        super().__init__(builder, scope, place)
        self.setObjectName("filter_group")
        self.mode = combo("filter_mode", "Which of these have to hold", [(w, m) for m, w in MODES.items()])
        self.mode.setCurrentIndex(self.mode.findData(part.mode))
        self.mode.currentIndexChanged.connect(lambda _: builder.edited())
        add = (
            ("Add condition", "add_condition", lambda: builder.add(place, Row())),
            ("Add records", "add_records", self._add_records),
            ("Add group", "add_group", lambda: builder.add(place, Group("any", (Row(),)))),
        )
        self._adds = [button(words, name, act) for words, name, act in add]
        for made in self._adds:
            made.setAutoDefault(False)
        away = [self._away("group")] if place and may_go else []
        self._head: list[QWidget] = [self.mode, *self._adds, *away]
        self._inside: list[Box] = [
            box_for(builder, scope, (*place, at), each) for at, each in enumerate(part.parts)
        ]
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GAP)
        layout.addWidget(boxed(row(self.mode, *self._adds, None, *away)))
        for each in self._inside:
            inner = row(each)
            inner.setContentsMargins(GROUP_GAP, 0, 0, 0)
            layout.addLayout(inner)

    def part(self) -> Group:
        return Group(self.mode.currentData(), tuple(each.part() for each in self._inside))

    def begin(self) -> None:
        if self._inside:
            self._inside[0].begin()
        else:
            self.go_on()

    def go_on(self) -> None:
        self._adds[0].setFocus()

    def controls(self) -> list[QWidget]:
        return [*self._head, *(control for each in self._inside for control in each.controls())]

    def boxes(self) -> list[Box]:
        return [self, *(inner for each in self._inside for inner in each.boxes())]

    def _add_records(self) -> None:
        found = records_for(self.scope)
        if found:
            self.builder.add(self.place, Belongs(found[0][0]))


class RecordsBox(Box):
    """That there are records which belong, or none, with what is asked of them."""

    def __init__(self, builder: Builder, scope: Scope, place: Place, part: Belongs) -> None:
        super().__init__(builder, scope, place)
        self.setObjectName("filter_records")
        self.has = combo("filter_has", "There are or there are none", [(w, h) for h, w in HAS.items()])
        self.has.setCurrentIndex(self.has.findData(part.has))
        self.has.currentIndexChanged.connect(lambda _: builder.edited())
        items = [(label, path) for path, label in records_for(scope)]
        self.kind = Chooser("filter_records_kind", "Records", items)
        self.kind.choose(part.path)
        self.kind.picked.connect(self._picked)
        self._path = part.path
        self._remove = self._away("condition on records")
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(GAP)
        head = row(self.has, self.kind, self._remove)
        head.setStretch(1, 1)
        self._layout.addLayout(head)
        target = scope_of(hops(scope.kind, part.path)[-1].target, scope.role)
        self._group = GroupBox(builder, target, place, part.group, may_go=False)
        inner = row(self._group)
        inner.setContentsMargins(GROUP_GAP, 0, 0, 0)
        self._layout.addLayout(inner)

    def part(self) -> Belongs:
        return Belongs(self._path, bool(self.has.currentData()), self._group.part())

    def begin(self) -> None:
        self.kind.begin()

    def go_on(self) -> None:
        self._group.go_on()

    def controls(self) -> list[QWidget]:
        return [self.has, self.kind, self._remove, *self._group.controls()]

    def boxes(self) -> list[Box]:
        return [self, *self._group.boxes()[1:]]

    def _picked(self, path: object) -> None:
        """Other records: what was asked of the former ones means nothing for them."""
        if isinstance(path, str) and path != self._path:
            self.builder.exchange(self.place, Belongs(path, bool(self.has.currentData())))


def box_for(builder: Builder, scope: Scope, place: Place, part: Part) -> Box:
    """The widget of a part."""
    if isinstance(part, Row):
        return RowBox(builder, scope, place, part)
    if isinstance(part, Belongs):
        return RecordsBox(builder, scope, place, part)
    return GroupBox(builder, scope, place, part)
