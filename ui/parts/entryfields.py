"""Fields of a new entry of a kind: each with its name above it, shown when the chosen move asks for it."""

from collections.abc import Collection, Iterable, Mapping
from copy import copy
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QFileDialog, QLabel, QPushButton, QWidget

from models.fields import Field, FieldError
from models.kinds import Kind
from ui.parts.basics import boxed, button, column, label
from ui.parts.editors import Editor, Setting, editor_for
from ui.parts.words import sentence_start

NEEDED = "needed"


class NotReadable(Exception):
    """A field does not hold what its kind wants; `control` is where it is mended."""

    def __init__(self, sentence: str, control: QWidget) -> None:
        self.control = control
        super().__init__(sentence)


class EntryFields:
    """The editors of some fields and the choosers of some papers, by key; `rows` are for the sheet to lay out."""

    def __init__(
        self, kind: type[Kind], prefix: str, keys: Iterable[str], papers: Iterable[str], setting: Setting,
        begins: Mapping[str, object],
    ) -> None:  # fmt: skip
        self._kind, self._prefix = kind, prefix
        self.editors: dict[str, Editor] = {}
        self.rows: dict[str, QWidget] = {}
        self._papers: dict[str, Path] = {}
        for key in keys:
            editor = editor_for(_as_typed(kind.fields[key]), setting)
            editor.control.setObjectName(f"{prefix}_{key}")
            editor.fill(begins.get(key))
            self.editors[key] = editor
            self.rows[key] = self._captioned(key, editor)
        for key in papers:
            self.rows[key] = self._captioned(key, self._chooser(key))

    def show_only(self, shown: Collection[str], needed: Collection[str]) -> None:
        """Shows some fields, with the word on those that have to be filled."""
        for key, each in self.rows.items():
            each.setVisible(key in shown)
            words = self._kind.fields[key].label
            caption = each.findChild(QLabel, f"{self._prefix}_label_{key}")
            if caption is not None:
                caption.setText(f"{words} · {NEEDED}" if key in needed else words)
            control = self.editors[key].control if key in self.editors else each
            control.setAccessibleName(f"{words}, {NEEDED}" if key in needed else words)

    def read(self) -> dict[str, Any]:
        """What stands in the fields that are shown, empty ones left out. Raises NotReadable."""
        values: dict[str, Any] = {}
        for key, editor in self.editors.items():
            try:
                value = editor.read()
            except FieldError as error:
                raise NotReadable(f"{sentence_start(str(error))}.", editor.control) from error
            if not self.rows[key].isHidden() and value not in (None, ""):
                values[key] = value
        return values | {key: path for key, path in self._papers.items() if not self.rows[key].isHidden()}

    def take_paper(self, key: str, path: Path) -> None:
        """Takes a file; it comes into the office with the entry."""
        self._papers[key] = path
        found = self.rows[key].findChild(QPushButton, f"{self._prefix}_{key}")
        if found is not None:
            found.setText(path.name)
            found.setAccessibleName(f"{self._kind.fields[key].label}: {path.name}")

    def typed(self) -> dict[str, Any]:
        """What was typed, to be parked."""
        return {key: each.raw() for key, each in self.editors.items() if each.changed}

    def put_back(self, typed: Mapping[str, Any]) -> None:
        """Puts back what was parked."""
        for key, raw in typed.items():
            self.editors[key].put_back(raw)

    # -- internal --
    def _captioned(self, key: str, control: QWidget) -> QWidget:
        caption = label(self._kind.fields[key].label, "muted", name=f"{self._prefix}_label_{key}")
        caption.setBuddy(control)
        return boxed(column(caption, control, gap=4))

    def _chooser(self, key: str) -> QWidget:
        words = self._kind.fields[key].label.lower()
        return button(
            f"Choose {words}…", f"{self._prefix}_{key}", lambda: self._choose_paper(key), icon="upload"
        )

    def _choose_paper(self, key: str) -> None:
        title = f"Choose {self._kind.fields[key].label.lower()}"
        chosen, _ = QFileDialog.getOpenFileName(self.rows[key].window(), title)
        if chosen:
            self.take_paper(key, Path(chosen))


def _as_typed(described: Field[Any]) -> Field[Any]:
    """The field as it is typed for a new entry: an entry that is made does not change any more."""
    made = copy(described)
    made.fixed = False
    return made
