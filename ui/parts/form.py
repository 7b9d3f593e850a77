"""The form of a record, built from its kind: sections, two columns, findings under their fields."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QGridLayout, QScrollArea, QVBoxLayout, QWidget

from app.conflicts import Conflict
from models.fields import FieldError, Type
from models.findings import Finding
from models.kinds import Kind, Section
from ui import announce
from ui.keymap import Keymap
from ui.parts import drafting, words
from ui.parts.basics import boxed, button, label, row
from ui.parts.conflicts import ConflictPanel
from ui.parts.editors import Setting, SubjectEditor, Support
from ui.parts.following import Follower
from ui.parts.formrow import FieldRow
from ui.theme import GAP, GROUP_GAP, SECTION_GAP, Theme

ONE_COLUMN_BELOW = 560


class Saving:
    """A save on its way; `done` turns true on the thread that saves, before the window hears of it."""

    done = False


class Form(QWidget):
    """Shows and edits one record; what was changed leaves by `save_requested`, nothing is written here."""

    save_requested = Signal(dict)
    """Field keys with the new Python values."""
    changed = Signal(bool)
    why = Signal(object)
    revealed = Signal(str)
    edited = Signal(str)
    """Key of the field in which something was typed."""
    left = Signal()
    """Escape with nothing to lose."""
    discard_asked = Signal()
    """Escape with changes that would be lost."""

    def __init__(
        self,
        kind: type[Kind],
        support: Support,
        today: date,
        *,
        read_only: bool = False,
        loose: Collection[str] = (),
        making: bool = False,
    ) -> None:
        super().__init__()
        self.setObjectName(f"form_{kind.spec.name}")
        self._read_only, self._loose, self._making = read_only, loose, making
        """`loose` fields may be filled though the rest is read only; while `making`, so may fields fixed afterwards."""
        self.setAccessibleName(f"{kind.spec.label} form")
        self.kind = kind
        self.record: Kind = kind(0, {})
        self._rows: dict[str, FieldRow] = {}
        self._setting = Setting(support, today)
        self._grids: list[tuple[QGridLayout, list[FieldRow]]] = []
        self._columns = 0
        self._was_changed = False
        self.stands_on = "page"
        """On what the form stands, a page or a sheet; with the record it names the place of its draft."""
        self._sent: dict[str, object] = {}
        """What stood in the fields that are being saved."""
        self.saving: Saving | None = None
        """The save that is under way."""
        self._conflicts = ConflictPanel()
        self._conflicts.decided.connect(self._decide)
        self._typed: dict[str, Any] = {}
        """What stood in the fields that somebody else changed, too."""
        self._follower = Follower(
            kind,
            lambda key: self._rows[key].editor if key in self._rows else None,
            lambda: self.record.stored,
        )
        self._build()

    @property
    def rows(self) -> dict[str, FieldRow]:
        """The fields by key. They are made when they are first wanted: the list beside the form is painted before."""
        if not self._rows:
            self._make_rows()
        return self._rows

    # -- contents --
    def show_record(self, record: Kind, findings: Sequence[Finding] = ()) -> None:
        """Fills the form; what was typed before is gone."""
        self.record = record
        self._conflicts.clear()
        for key, field_row in self.rows.items():
            field_row.fill(record.get(key))
        self.show_findings(findings)
        self._tell_changed()

    def show_findings(self, findings: Iterable[Finding]) -> None:
        """Puts each finding under the first field it concerns."""
        by_field: dict[str, Finding] = {}
        for finding in findings:
            for key in finding.fields:
                by_field.setdefault(key, finding)
        for key, field_row in self.rows.items():
            field_row.tell(by_field.get(key))

    def show_stamps(self, stamps: Mapping[str, tuple[str, bool]]) -> None:
        """Under each mirrored field where its value was read, and whether that is long ago."""
        for key, field_row in self.rows.items():
            field_row.stamp(*stamps.get(key, ("", False)))

    def rebase(self, record: Kind) -> None:
        """Takes a newer state of the same record and keeps what was typed, so that the next save knows of it."""
        self.record = record
        for key, field_row in self.rows.items():
            if field_row.editor.changed:
                field_row.editor.rebase(record.get(key))
            else:
                field_row.fill(record.get(key))
        self._tell_changed()

    def show_conflicts(self, conflicts: Sequence[Conflict]) -> None:
        """Shows side by side what two people wrote; nothing is saved before each of these fields is decided."""
        by_key = {each.key: each for each in conflicts}
        known = [by_key[key] for key in self.rows if key in by_key]
        self._typed = {each.key: self.rows[each.key].editor.raw() for each in known}
        self._conflicts.show_conflicts(known)
        for each in known:
            self.rows[each.key].refuse("changed meanwhile; decide above which value stays")
        if known:
            self._conflicts.point()

    def _decide(self, key: str, mine: bool) -> None:
        field_row = self.rows[key]
        field_row.fill(self.record.get(key))
        if mine:
            field_row.editor.put_back(self._typed[key])
            field_row.refresh()
        self._tell_changed()
        if not self._conflicts.undecided and not self.dirty:
            self._conflicts.clear()

    @property
    def dirty(self) -> bool:
        """Whether anything would be lost."""
        return any(field_row.editor.changed for field_row in self._rows.values())

    def save(self) -> bool:
        """Asks for the changes to be written; False when nothing changed, or a field is undecided or holds no value."""
        if self._conflicts.undecided:
            self._conflicts.point()
            return False
        values: dict[str, Any] = {}
        wrong: list[FieldRow] = []
        for key, field_row in self.rows.items():
            if not field_row.editor.changed:
                continue
            try:
                values[key] = field_row.editor.read()
            except FieldError as error:
                field_row.refuse(str(error))
                wrong.append(field_row)
        if wrong:
            self._point_at(wrong)
            return False
        if values:
            self._sent = {key: self.rows[key].editor.raw() for key in values}
            self.save_requested.emit(values)
        return bool(values)

    def settle(self, record: Kind) -> None:
        """Shows the record as it was saved; what was typed since the save began stays, not saved."""
        sent, self._sent = self._sent, {}
        self._conflicts.clear()
        for key, field_row in self.rows.items():
            if key in sent and field_row.editor.raw() == sent[key]:
                field_row.fill(record.get(key))
        self.rebase(record)

    def discard(self) -> None:
        """Goes back to the record as it was read."""
        self._conflicts.clear()
        for key, field_row in self.rows.items():
            field_row.fill(self.record.get(key))
        self._tell_changed()

    def drafted(self) -> dict[str, Any] | None:
        """What is typed and not saved, as plain values for a draft; None when nothing would be lost."""
        return drafting.drafted(self)

    def take_draft(self, kept: Mapping[str, Any]) -> bool:
        """Puts a draft back, focus and all; the form shows the record as it is now. False when nothing differs."""
        changed = drafting.put_back(self, kept)
        self._tell_changed()
        drafting.go_back(self, kept)
        return changed

    def go_back(self, place: Mapping[str, Any]) -> None:
        """Scrolls and puts the cursor where they were before the lock."""
        drafting.go_back(self, place)

    @property
    def scrolled(self) -> int:
        """How far the form is scrolled, in pixels."""
        return self._scroll.verticalScrollBar().value()

    def scroll_to(self, pixels: int) -> None:
        """Scrolls as far again."""
        self._scroll.verticalScrollBar().setValue(pixels)

    def hide_personal(self) -> None:
        """Hides personal values that were revealed."""
        for field_row in self._rows.values():
            field_row.editor.hide_personal()

    def reveal_personal(self) -> None:
        """Shows everything that is hidden; each field is told by `revealed`."""
        for field_row in self.rows.values():
            field_row.editor.reveal()

    def go_to(self, key: str) -> None:
        """Puts the focus into a field, which stays in sight while the form is still laid out."""
        control = self.rows[key].editor.control
        control.setFocus(Qt.FocusReason.ShortcutFocusReason)
        drafting.InSight.keep(control)

    # -- Qt --
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if Keymap.current().matches("save", event):
            self.save()
        elif event.key() == Qt.Key.Key_Escape:
            (self.discard_asked if self.dirty else self.left).emit()
        else:
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not self._rows:
            self._make_rows()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    # -- building --
    def _build(self) -> None:
        self._body = QVBoxLayout()
        self._body.setSpacing(SECTION_GAP)
        self._body.addStretch(1)
        inside = boxed(self._body, margins=GROUP_GAP)
        inside.setProperty("pane", True)
        self._scroll = QScrollArea()
        self._scroll.setObjectName("form_scroll")
        self._scroll.setProperty("pane", True)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidget(inside)
        self._scroll.setMinimumHeight(Theme.current().px(120))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._conflicts)
        layout.addWidget(self._scroll, 1)
        layout.addWidget(self._foot())

    def _make_rows(self) -> None:
        for at, section in enumerate(self._sections()):
            self._body.insertWidget(at, self._section(section))
        self._columns = 0
        self._arrange()

    def _sections(self) -> Sequence[Section]:
        return self.kind.spec.sections or (Section("", tuple(self.kind.fields)),)

    def _section(self, section: Section) -> QWidget:
        layout = QVBoxLayout()
        layout.setSpacing(GAP)
        if section.title:
            layout.addWidget(label(section.title, "strong"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(SECTION_GAP)
        grid.setVerticalSpacing(GAP)
        rows = [self._row(key) for key in section.keys]
        self._grids.append((grid, rows))
        layout.addLayout(grid)
        made = boxed(layout)
        made.setAccessibleName(section.title)
        return made

    def _row(self, key: str) -> FieldRow:
        field = self.kind.fields[key]
        fixed = (self._read_only and key not in self._loose) or (field.fixed and not self._making)
        made = FieldRow(replace(field, fixed=fixed) if fixed != field.fixed else field, self._setting)
        made.why.connect(self.why)
        made.editor.edited.connect(lambda: self._follower.hear(key))
        made.editor.edited.connect(self._tell_changed)
        made.editor.edited.connect(lambda: self.edited.emit(key))
        made.editor.revealed.connect(lambda: self.revealed.emit(key))
        if isinstance(made.editor, SubjectEditor):
            made.editor.follow(self._rows[field.kind_in].editor)
        self._rows[key] = made
        return made

    def _foot(self) -> QWidget:
        self._said = label("", "muted")
        discard = button("Discard", "form_discard", self.discard, icon="undo-2")
        self._save = button("Save", "form_save", self.save, icon="save", primary=True)
        Keymap.current().changed.connect(self._tell_key)
        self._tell_key()
        layout = row(self._said, None, discard, self._save)
        self.foot_bar = boxed(layout, "form_foot", margins=GAP)
        self.foot_bar.setProperty("pane", True)
        self.foot_bar.hide()
        return self.foot_bar

    def _tell_key(self) -> None:
        self._save.setToolTip(Keymap.current().shown("save"))

    def _arrange(self) -> None:
        """Two columns where there is room, one where there is not; long text takes the whole width."""
        columns = 1 if self.width() < Theme.current().px(ONE_COLUMN_BELOW) else 2
        if columns == self._columns:
            return
        self._columns = columns
        for grid, rows in self._grids:
            at = 0
            for field_row in rows:
                wide = field_row.field.type is Type.LONG_TEXT
                if wide and at % columns:
                    at += 1
                line, column = divmod(at, columns)
                grid.addWidget(field_row, line, column, 1, columns if wide else 1, Qt.AlignmentFlag.AlignTop)
                at += columns if wide else 1
            for column in range(2):
                grid.setColumnStretch(column, 1 if column < columns else 0)

    # -- telling --
    def _tell_changed(self) -> None:
        count = sum(field_row.editor.changed for field_row in self._rows.values())
        self._said.setText(f"{words.counted(count, 'field')} changed")
        self.foot_bar.setVisible(count > 0)
        for field_row in self._rows.values():
            if field_row.editor.changed != field_row.marked:
                field_row.refresh()
        if bool(count) != self._was_changed:
            self._was_changed = bool(count)
            self.changed.emit(self._was_changed)

    def _point_at(self, wrong: Sequence[FieldRow]) -> None:
        first = wrong[0]
        first.editor.control.setFocus(Qt.FocusReason.OtherFocusReason)
        self._scroll.ensureWidgetVisible(first)
        said = f"Not saved. {words.counted(len(wrong), 'field')} cannot be read."
        self._said.setText(said)
        announce.now(self, said, urgent=True)
