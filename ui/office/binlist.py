"""Bin: what was removed, when and by whom, what still names it, and the way back."""

from collections.abc import Hashable, Sequence
from typing import ClassVar

from PySide6.QtWidgets import QWidget

from app import bin as bins
from app.bin import Removed
from app.office import Office
from app.reader import Reader
from models.fields import show_date
from models.kinds import kind_named
from ui.office.screen import ListScreen, Measures
from ui.office.screenbar import Choice, captioned
from ui.parts.basics import boxed, button, column, label
from ui.parts.form import Form
from ui.parts.rail import Tab
from ui.parts.sheet import Sheet, room_for
from ui.parts.table_model import Column, Row
from ui.parts.words import counted
from ui.session import Session
from ui.support import OfficeSupport


class BinPage(ListScreen[Removed]):
    """Removed records; restoring is one step, alone or with all that was removed in the same one."""

    tab = Tab("Bin", "trash-2")
    search_hint = "Search the bin"
    noun, nouns = "removed record", "removed records"
    columns = (
        Column("title", "Name", width=280),
        Column("kind", "Kind", width=130),
        Column("on", "Removed on", width=112),
        Column("by", "Removed by", width=130),
        Column("linked", "Still named by", width=190),
        Column("with", "Removed with", width=170),
    )
    paths: ClassVar[Measures] = {
        "on": lambda item: item.removed_on,
        "with": lambda item: item.together,
    }
    empty = ("The bin is empty", "Records that are moved to the bin stay here until a purge erases them.")

    # -- the bar --
    def filters(self) -> Sequence[QWidget]:
        self.kind = Choice("bin_kind", "Kind", "Every kind", self._show)
        return [captioned(self.kind)]

    def verbs(self) -> Sequence[QWidget]:
        self._look = button("Look at it", "bin_look", self.open_chosen, icon="eye")
        self._back = button("Restore", "bin_restore", self.restore, icon="archive-restore", primary=True)
        self._all = button("Restore all of its step", "bin_restore_step", lambda: self.restore(whole=True))
        return [self._look, self._back, self._all, *self.leaving("bin")]

    # -- the list --
    def read(self, reader: Reader) -> Sequence[Removed]:
        return bins.removed(reader)

    def cells(self, item: Removed) -> Row:
        others = item.together - 1
        return (
            item.title, item.label, show_date(item.removed_on), item.removed_by, item.linked,
            f"{counted(others, 'other')}" if others else "",
        )  # fmt: skip

    def key(self, item: Removed) -> Hashable:
        return item.place

    def allows(self, item: Removed) -> bool:
        return self.kind.value in ("", item.kind)

    def arrived(self) -> None:
        kinds = sorted({each.kind for each in self.lines.items})
        self.kind.offer((kind_named(each).spec.plural, each) for each in kinds)

    def tell_story(self) -> str:
        item = self.current
        if item is None:
            return bins.counts(self.lines.items)
        named = f" Still named by {item.linked}." if item.linked else " Nothing names it any more."
        others = (
            f" {counted(item.together - 1, 'other record')} went in the same step."
            if item.together > 1
            else ""
        )
        return (
            f"{item.label} {item.title} was removed on {show_date(item.removed_on)} by {item.removed_by} "
            f"(“{item.operation}”).{named}{others}"
        )

    def chosen_words(self) -> str:
        return self.kind.currentText()

    def tell_able(self) -> None:
        chosen, can = self.selected, self.session.writable
        self._look.setEnabled(self.current is not None)
        self._back.setEnabled(can and bool(chosen))
        self._back.setToolTip("" if can else self.session.why_reading)
        self._all.setEnabled(can and any(each.together > 1 for each in chosen))

    # -- what is done --
    def open_chosen(self) -> None:
        if self.current is not None:
            GoneSheet(self.window(), self.session, self.current).open()

    def restore(self, *, whole: bool = False) -> None:
        """Takes what is selected out of the bin; `whole` also takes what was removed in the same steps."""
        chosen = bins.with_companions(self.lines.items, self.selected) if whole else self.selected
        if not chosen:
            return
        places = [each.place for each in chosen]

        def done(count: int) -> None:
            many = counted(count, "record")
            self.session.said.emit(f"{many} restored from the bin. Undone with Ctrl+Z.", "done")

        self.session.write("", lambda office: _restored(office, places), done)


def _restored(office: Office, places: Sequence[bins.Place]) -> int:
    return bins.restore(office, places)


class GoneSheet(Sheet):
    """A removed record's fields, to be read; looking at a person's is logged."""

    def __init__(self, parent: QWidget, session: Session, item: Removed) -> None:
        kind = kind_named(item.kind)
        record = session.reader.get(kind, item.record_id)
        form = Form(kind, OfficeSupport(session), session.today, read_only=True)
        form.show_record(record)
        room_for(form, parent, 620, 420)
        form.revealed.connect(lambda key: session.log("revealed", item.kind, item.record_id, key))
        said = label(
            f"Removed on {show_date(item.removed_on)} by {item.removed_by}. It cannot be changed here.",
            "muted",
        )
        super().__init__(parent, f"{item.label} {item.title}", boxed(column(said, form)))
        if kind.spec.private:
            session.log("viewed", item.kind, item.record_id, "in the bin")
