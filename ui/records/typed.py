"""What is told of a record while it is typed: asked off the window's thread once the typing pauses."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import QObject, QTimer

from app.reader import Reader
from models.fields import FieldError
from models.findings import Finding
from ui.jobs import Running
from ui.parts.form import Form
from ui.session import Session

PAUSE = 250
"""Milliseconds without a key after which is asked."""
Told = Callable[[Reader, Mapping[str, Any], int], Sequence[Finding]]
"""From the values that are asked for, as far as they can be read, and the id of the record (0: new)."""


class TypedWarnings(QObject):
    """Puts what is told under the fields of a form, in the place of the findings of the record as it was saved."""

    def __init__(
        self, session: Session, form: Form, keys: Sequence[str], told: Told, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._session, self._form, self._keys, self._told = session, form, keys, told
        self._asked: Running | None = None
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(PAUSE)
        self._soon.timeout.connect(self._ask)
        form.edited.connect(self._begin)  # of the form, whose fields are made when they are first wanted
        form.changed.connect(self._settled)

    def _begin(self, key: str) -> None:
        if key in self._keys:
            self._soon.start()

    def _ask(self) -> None:
        if self._asked is not None:
            self._asked.drop()
        if not any(self._form.rows[key].editor.changed for key in self._keys):
            return
        values, record_id, told = self._values(), self._form.record.id, self._told
        self._asked = self._session.read(
            lambda reader: told(reader, values, record_id), lambda found: self._tell(record_id, values, found)
        )

    def _settled(self, dirty: bool) -> None:
        """Saved or discarded: what was told of the typing is over."""
        if not dirty:
            self._soon.stop()
            for key in self._keys:
                self._form.rows[key].tell(None)

    def _values(self) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for key in self._keys:
            try:
                found[key] = self._form.rows[key].editor.read()
            except FieldError:
                continue
        return found

    def _tell(self, record_id: int, values: Mapping[str, Any], found: Sequence[Finding]) -> None:
        """Of an answer that came late, nothing: something else stands in the fields now."""
        if record_id != self._form.record.id or values != self._values():
            return
        by_field: dict[str, Finding] = {}
        for finding in found:
            for key in finding.fields:
                by_field.setdefault(key, finding)
        for key in self._keys:
            self._form.rows[key].tell(by_field.get(key))
