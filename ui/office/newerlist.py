"""Newer program: codes and values that this program brings and the office lacks; taken or left, line by line."""

from collections.abc import Hashable, Sequence

from PySide6.QtWidgets import QWidget

from app import upgrade
from app.office import Office
from app.reader import Reader
from app.upgrade import Line, Sort
from models.kinds import kind_named
from ui.office.policylist import NOT_CHIEF, may_decide
from ui.office.screen import ListScreen
from ui.office.screenbar import Choice, captioned
from ui.parts.basics import button
from ui.parts.chip import Tone
from ui.parts.rail import Tab
from ui.parts.table_model import Chipped, Column, Row
from ui.parts.words import counted

TONES: dict[Sort, Tone] = {
    Sort.ADDED: "note",
    Sort.CHANGED: "note",
    Sort.BOTH: "warn",
    Sort.YOURS: "open",
    Sort.GONE: "warn",
}


class NewerPage(ListScreen[Line]):
    """What differs between program and office; nothing is changed before somebody takes it."""

    tab = Tab("Newer program", "download")
    search_hint = "Search differences"
    noun, nouns = "difference", "differences"
    columns = (
        Column("title", "Code or value", width=300),
        Column("sort", "Difference", "chip", 250),
        Column("state", "Decided", width=110),
        Column("what", "In the office → in the program", width=420),
        Column("kind", "Kind", width=110),
    )
    empty = (
        "Office and program agree",
        "When a newer program brings other codes or values, they stand here to be taken or left.",
    )

    # -- the bar --
    def filters(self) -> Sequence[QWidget]:
        self.sort = Choice("newer_sort", "Difference", "Every difference", self._show)
        self.sort.offer((each.value, each.value) for each in Sort)
        return [captioned(self.sort)]

    def verbs(self) -> Sequence[QWidget]:
        self._take = button("Take", "newer_take", self.take, icon="download", primary=True)
        self._leave = button("Leave as it is here", "newer_leave", self.leave)
        return [self._take, self._leave, *self.leaving("newer")]

    # -- the list --
    def read(self, reader: Reader) -> Sequence[Line]:
        return upgrade.differences(reader)

    def cells(self, item: Line) -> Row:
        state = "Not yet" if item.open else "Left" if item.left else ""
        return (
            item.title, Chipped(TONES[item.sort], item.sort.value), state, upgrade.shown(item.fields),
            kind_named(item.kind).spec.label,
        )  # fmt: skip

    def key(self, item: Line) -> Hashable:
        return item.kind, item.key

    def allows(self, item: Line) -> bool:
        return self.sort.value in ("", item.sort.value)

    def chosen_words(self) -> str:
        return self.sort.currentText()

    def tell_story(self) -> str:
        item = self.current
        if item is None:
            return ""
        told = upgrade.shown(item.fields)
        return f"{item.title}: {told + '. ' if told else ''}To take it: {item.taking.lower()}."

    def tell_able(self) -> None:
        can, chosen = may_decide(self.session), self.selected
        self._take.setEnabled(can and bool(chosen))
        self._leave.setEnabled(can and any(each.open for each in chosen))
        for each in (self._take, self._leave):
            each.setToolTip("" if can else NOT_CHIEF)

    # -- what is done --
    def take(self) -> None:
        """Brings what is selected to what the program brings, in one step."""
        chosen = self.selected

        def done(count: int) -> None:
            self.session.said.emit(f"{counted(count, 'line')} taken. Undone with Ctrl+Z.", "done")

        self.session.write("", lambda office: _taken(office, chosen), done)

    def leave(self) -> None:
        """Remembers that what is selected stays as it is."""
        chosen = [each for each in self.selected if each.open]

        def done(count: int) -> None:
            self.session.said.emit(
                f"{counted(count, 'line')} left as in the office. Undone with Ctrl+Z.", "done"
            )

        self.session.write("", lambda office: upgrade.leave(office, chosen), done)


def _taken(office: Office, chosen: Sequence[Line]) -> int:
    return upgrade.take(office, chosen)
