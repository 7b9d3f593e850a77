"""The sheet to record what belongs to the record on screen, or to change it, with what follows from saving it."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any

from PySide6.QtWidgets import QMenu, QWidget

from app.checklists import TEMPLATES
from app.errors import DeskError, Stale
from app.office import Office
from app.reader import Reader
from app.rights import sees_field
from app.subjects import named
from app.training import forms
from app.training.forms import FollowUp
from models.fields import Privacy
from models.kinds import Kind, kind_named
from ui.parts.basics import boxed, button, column, label
from ui.parts.flow import flowing
from ui.parts.form import Form
from ui.parts.sheet import Sheet, room_for
from ui.session import Session
from ui.support import OfficeSupport, new_record, save_form, show_conflict


class RecordSheet(Sheet):
    """A form in a sheet: records a new one, or shows and changes one that exists."""

    def __init__(
        self,
        parent: QWidget,
        session: Session,
        record: Kind,
        saved: Callable[[int], object],
        remove: Callable[[], object] | None = None,
    ) -> None:
        kind = type(record)
        self._session, self._saved, self._record, self._over = session, saved, record, parent
        self._frozen = bool(record.id) and record.frozen
        self._entry = bool(record.id) and _stays_whole(kind)
        """Whether it stays as it was made: an entry is added and never changed."""
        read_only = not session.writable or self._frozen or self._entry
        loose = kind.spec.loose if session.writable else ()
        self.form = Form(
            kind,
            OfficeSupport(session),
            session.today,
            read_only=read_only,
            loose=loose,
            making=not record.id,
        )
        self.form.stands_on = "sheet"
        self.form.show_record(record)
        self.form.foot_bar.setMaximumHeight(0)
        room_for(self.form, parent, 620, 420)
        self._said = label("", wrap=True, name="sheet_said")
        self._said.setProperty("tone", "blocked")
        self._said.hide()
        title = kind.spec.label if record.id else f"Record {kind.spec.noun}"
        parts = [
            *self._frozen_line(),
            *_entry_line(self._entry),
            *_once_made(session.reader, record),
            self.form,
            self._said,
        ]
        super().__init__(parent, title, boxed(column(*parts)), "Save", self._save)
        self.setAccessibleDescription(forms.frozen(record)[0] if self._frozen else "")
        self.form.save_requested.connect(self._write)
        self.form.left.connect(self.reject)
        self.form.discard_asked.connect(self.reject)
        self.form.revealed.connect(lambda key: session.log("revealed", kind.spec.name, record.id, key))
        if self._entry:
            self.verb.hide()
            self.cancel.setText("Close")
            self.cancel.setAccessibleName("Close")
        elif remove is not None and not kind.spec.append_only:
            gone = button("Move to bin", "sheet_remove", lambda: self._remove(remove), icon="trash-2")
            gone.setEnabled(session.writable and not self._frozen)
            gone.setToolTip(forms.frozen(record)[0] if self._frozen else "")
            self.foot.insertWidget(0, gone)
        self._offer_checklist()
        self._offer_subject()
        self.verb.setEnabled(session.writable)
        self.finished.connect(session.settled)

    def _offer_checklist(self) -> None:
        """A button to the checklist by which the record is checked, for a kind that has one."""
        name, record_id = self._record.spec.name, self._record.id
        if name not in TEMPLATES or not record_id:
            return

        def show() -> None:
            from ui.checklists.sheet import begin

            begin(self._over, self._session, name, record_id)

        way = button("Checklist…", "sheet_checklist", show)
        way.setEnabled(self._session.writable)
        self.foot.insertWidget(0, way)

    def _offer_subject(self) -> None:
        """A button to the record that this one is about, where it is linked to one of any kind and the role sees it."""
        kind, record_id = named(self._record)
        title = self._session.reader.subject_title(self._record)
        if not title:
            return

        def show() -> None:
            self.reject()
            self._session.open_record.emit(kind, record_id)

        way = button(f"Open {kind_named(kind).spec.noun}", "sheet_subject", show)
        way.setAccessibleName(f"Open {kind_named(kind).spec.noun} {title}")
        self.foot.insertWidget(0, way)

    def _frozen_line(self) -> list[QWidget]:
        """Of a record that was sent or issued: why it stays as it is, and buttons for what may follow it."""
        if not self._frozen:
            return []
        why, follow_ups = forms.frozen(self._record)
        said = label(why, wrap=True, name="frozen_why")
        said.setProperty("tone", "note")
        ways: list[QWidget] = []
        for at, each in enumerate(follow_ups):
            way = button(each.words, f"follow_up_{at}", partial(self._follow, each), icon="plus")
            way.setEnabled(self._session.writable)
            ways.append(way)
        return [said, *([flowing(*ways)] if ways else [])]

    def _follow(self, follow_up: FollowUp) -> None:
        """Leaves the frozen record for a new one that names it."""
        session, saved, record, parent = self._session, self._saved, self._record, self._over
        link = record.spec.parent
        owner = {link: record.get(link)} if link in kind_named(follow_up.kind).fields else {}
        self.reject()
        session.read(
            lambda reader: owner | follow_up.begins(reader, record),
            lambda values: open_child(parent, session, follow_up.kind, 0, values, saved, follow_up.field),
        )

    @property
    def typed_in(self) -> Form:
        return self.form

    def park(self) -> dict[str, Any] | None:
        drafted = self.form.drafted()
        return {"sheet": "record", "form": drafted} if drafted else None

    def _remove(self, remove: Callable[[], object]) -> None:
        self.reject()
        remove()

    def _save(self) -> bool:
        if not self.form.dirty and self.form.record.id:
            return True
        if not self.form.dirty:
            self._tell("Nothing is filled in yet.")
            return False
        self.form.save()
        return False

    def _write(self, values: dict[str, object]) -> None:
        self.verb.setEnabled(False)
        save_form(self._session, self.form, values, self._done, self._failed)

    def _done(self, record_id: int) -> None:
        self._saved(record_id)
        self.accept()

    def _failed(self, error: DeskError) -> None:
        self.verb.setEnabled(True)
        if isinstance(error, Stale):
            show_conflict(self._session, self.form, error)
        self._tell(error.sentence)

    def _tell(self, sentence: str) -> None:
        self._said.setText(sentence)
        self._said.show()


def _stays_whole(kind: type[Kind]) -> bool:
    """Whether entries of a kind are only added to; some kinds leave fields open, such as the scan that follows."""
    fixed = {each.fixed for each in kind.fields.values() if each.derive is None}
    return kind.spec.append_only and len(fixed) == 1


def _entry_line(entry: bool) -> list[QWidget]:
    """Of an entry that is only added to: that it stays, and what corrects it."""
    said = "This entry stays as it was made; a later one corrects it."
    return [label(said, "muted", wrap=True, name="entry_stays")] if entry else []


def _once_made(reader: Reader, record: Kind) -> list[QWidget]:
    """What is set once when a record is made, and so on no form: a line of label and value each."""
    if not record.id:
        return []
    fields = [
        each
        for each in record.written_fields()
        if each.fixed and each.privacy is Privacy.NONE and sees_field(reader.role, each)
    ]
    shown = [(each.label, reader.show(each, record.stored.get(each.key))) for each in fields]
    lines = "\n".join(f"{name}: {value}" for name, value in shown if value)
    return [label(lines, wrap=True, name="once_made")] if lines else []


def record_menu(parent: QWidget, kinds: Sequence[str], chosen: Callable[[str], object]) -> QMenu:
    """A menu with one entry for each kind that can be recorded here."""
    menu = QMenu(parent)
    menu.setAccessibleName("Record")
    for name in (each for each in kinds if not kind_named(each).spec.by_act):
        act = menu.addAction(kind_named(name).spec.label)
        act.triggered.connect(lambda _=False, name=name: chosen(name))
    return menu


def open_child(
    parent: QWidget,
    session: Session,
    kind: str,
    record_id: int,
    preset: dict[str, object],
    saved: Callable[[int], object],
    key: str = "",
) -> RecordSheet:
    """Opens the sheet for a child: a new one with `preset`, or the one of that id; the focus goes into a field."""
    described = kind_named(kind)
    record = session.reader.get(described, record_id) if record_id else new_record(session, described, preset)
    sheet = _sheet_of(parent, session, record, saved)
    sheet.open()
    if key in sheet.form.rows:
        sheet.form.go_to(key)
    return sheet


def reopen(parent: QWidget, session: Session, kept: Mapping[str, Any]) -> None:
    """Opens a sheet that was parked, over the record as it is now, with what was typed. Raises NotFound."""
    drafted = kept["form"]
    kind = kind_named(drafted["kind"])
    record = session.reader.get(kind, drafted["id"]) if drafted["id"] else kind(0, drafted["stored"])
    sheet = _sheet_of(parent, session, record, lambda _: None)  # whoever shows the record hears of the change
    sheet.open()
    sheet.form.take_draft(drafted)


def _sheet_of(parent: QWidget, session: Session, record: Kind, saved: Callable[[int], object]) -> RecordSheet:
    described, record_id = type(record), record.id

    def remove() -> None:
        def job(office: Office) -> None:
            with office.change(f"Remove {described.spec.noun}") as work:
                work.remove(described, record_id)

        session.write(
            "",
            job,
            lambda _: session.said.emit(
                f"{described.spec.label} moved to the bin. Undo with Ctrl+Z.", "done"
            ),
        )

    return RecordSheet(parent, session, record, saved, remove if record_id else None)
