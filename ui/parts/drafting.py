"""What stands in a form and is not saved, as plain values, and back into the same form against the record as it is now.

A draft is `{"kind", "id", "version", "typed": {field: [what stood there, what was typed]}}` with the place of the
focus; for a record that is not saved yet also `"stored"`, what it starts with. JSON values only.
"""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any, cast

from PySide6.QtCore import QEvent, QObject, QSignalBlocker, Qt, QTimer
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QScrollArea, QWidget

if TYPE_CHECKING:
    from ui.parts.form import Form

Draft = Mapping[str, Any]
SHOWN = 60
"""Characters of a value that are told in a note."""


def drafted(form: "Form") -> dict[str, Any] | None:
    """What is typed and not saved; None when nothing would be lost."""
    typed = {
        key: [row.editor.filled, row.editor.raw()] for key, row in form.rows.items() if row.editor.changed
    }
    if not typed:
        return None
    record = form.record
    made = {"kind": form.kind.spec.name, "id": record.id, "version": record.row_version, "typed": typed}
    return made | place_in(form) | ({} if record.id else {"stored": dict(record.stored)})


def put_back(form: "Form", kept: Draft) -> bool:
    """Puts a draft into a form that shows its record as it is now; False when nothing differs any more.

    A field that somebody changed meanwhile says so, and what was typed stands in it all the same.
    """
    changed = False
    for key, (was, typed) in kept.get("typed", {}).items():
        row = form.rows.get(key)
        if row is None or row.editor.raw() == typed:
            continue
        changed = True
        now, shown = row.editor.raw(), text_in(row.editor.control)
        with QSignalBlocker(row.editor.control):
            row.editor.put_back(typed)
        row.refresh()
        if now != was:
            row.refuse(f"changed meanwhile to “{shown or 'empty'}”; saving replaces it")
    return changed


def place_in(form: "Form") -> dict[str, Any]:
    """The focused field, the place of the cursor in it, and how far the form is scrolled."""
    found: dict[str, Any] = {"scroll": form.scrolled}
    focused = cast("QWidget | None", form.window().focusWidget())  # the stub knows no window without focus
    if focused is None:
        return found
    for key, row in form.rows.items():
        if row.editor.control is focused or row.editor.isAncestorOf(focused):
            found |= {"on": key, "cursor": _cursor(row.editor.control)}
    return found


def go_back(form: "Form", kept: Draft) -> None:
    """Scrolls as far as it was and puts the cursor where it was; the focus only into a form on screen."""
    row, scroll = form.rows.get(kept.get("on", "")), int(kept.get("scroll", 0))
    control = row.editor.control if row is not None and form.isVisible() else None
    if control is not None:
        control.setFocus(Qt.FocusReason.OtherFocusReason)
        _put_cursor(control, int(kept.get("cursor", 0)))

    def show() -> None:
        form.scroll_to(scroll)
        if control is not None:
            InSight.keep(control)

    QTimer.singleShot(0, form, show)  # once what is inside has been laid out


def text_in(control: QWidget) -> str:
    """What a control shows now, cut for a note."""
    if isinstance(control, QComboBox):
        return control.currentText()[:SHOWN]
    if isinstance(control, QPlainTextEdit):
        return control.toPlainText()[:SHOWN]
    return control.text()[:SHOWN] if isinstance(control, QLineEdit) else ""


class InSight(QObject):
    """Keeps a focused control in sight until somebody scrolls or the focus goes on.

    At a large zoom the whole record scrolls around its form, and it takes its height in several turns, some of them
    after what was read has come: scrolled once, the control would be pushed out again.
    """

    @classmethod
    def keep(cls, control: QWidget) -> None:
        """Shows the control, and again whenever what it stands in takes another size."""
        for earlier in control.findChildren(cls, options=Qt.FindChildOption.FindDirectChildrenOnly):
            earlier.end()
        cls(control)._show()

    def __init__(self, control: QWidget) -> None:
        super().__init__(control)
        self._control = control
        self._areas = list(_areas_around(control))
        self._parts = [
            part for area in self._areas for part in (area.viewport(), area.widget()) if part is not None
        ]
        for part in self._parts:
            part.installEventFilter(self)
        for area in self._areas:
            for bar in (area.verticalScrollBar(), area.horizontalScrollBar()):
                bar.actionTriggered.connect(self.end)

    def end(self) -> None:
        """Lets the control go where it is scrolled to."""
        for part in self._parts:
            part.removeEventFilter(self)
        self._parts, self._areas = [], []
        self.deleteLater()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Shows the control again once a new size has been laid out."""
        if event.type() is QEvent.Type.Resize:
            QTimer.singleShot(0, self, self._show)
        return False

    def _show(self) -> None:
        control = self._control
        focused = cast("QWidget | None", control.window().focusWidget())
        if focused is not control and not (focused is not None and control.isAncestorOf(focused)):
            self.end()
        for area in self._areas:
            area.ensureWidgetVisible(control)


def _areas_around(control: QWidget) -> Iterator[QScrollArea]:
    above = control.parentWidget()
    while above is not None:
        if isinstance(above, QScrollArea):
            yield above
        above = above.parentWidget()


def _cursor(control: QWidget) -> int:
    if isinstance(control, QPlainTextEdit):
        return control.textCursor().position()
    line = control.lineEdit() if isinstance(control, QComboBox) else control
    return line.cursorPosition() if isinstance(line, QLineEdit) else 0


def _put_cursor(control: QWidget, at: int) -> None:
    if isinstance(control, QPlainTextEdit):
        cursor = control.textCursor()
        cursor.setPosition(min(at, len(control.toPlainText())))
        control.setTextCursor(cursor)
        return
    line = control.lineEdit() if isinstance(control, QComboBox) else control
    if isinstance(line, QLineEdit):
        line.setCursorPosition(at)
