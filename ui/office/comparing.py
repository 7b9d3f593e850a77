"""Between two days: what differs between the ends of two days, in words."""

from collections.abc import Hashable, Sequence
from datetime import date, timedelta
from typing import ClassVar

from PySide6.QtWidgets import QWidget

from app import between
from app.between import ADDED, BACK, CHANGED, ERASED, REMOVED, Difference
from app.change import Changed
from app.reader import Reader
from models.fields import show_date
from models.kinds import kind_named
from ui.office.screen import ListScreen, Measures
from ui.office.screenbar import Choice, DayLine, captioned
from ui.parts.basics import button
from ui.parts.bidi import isolated
from ui.parts.chip import Tone
from ui.parts.rail import Tab
from ui.parts.table_model import Chipped, Column, Row

TONES: dict[str, Tone] = {
    ADDED: "done", BACK: "done", CHANGED: "note", REMOVED: "blocked", ERASED: "blocked",
}  # fmt: skip
FIRST_DAYS = 7
"""Days looked back over at first."""


class ComparePage(ListScreen[Difference]):
    """Records that came and went, and every field with its value then and later; a line opens its record."""

    tab = Tab("Between two days", "history")
    search_hint = "Search differences"
    noun, nouns = "difference", "differences"
    columns = (
        Column("title", "Record", width=210),
        Column("what", "What", "chip", 120),
        Column("field", "Field", width=160),
        Column("then", "Then", width=190),
        Column("now", "Later", width=230),
        Column("kind", "Kind", width=120),
        Column("person", "Person", width=150),
        Column("by", "Who", width=110),
        Column("on", "Last on", width=104),
    )
    paths: ClassVar[Measures] = {"on": lambda item: item.on}
    empty = ("Nothing differs", "Between the ends of these two days no record came, went or changed.")

    # -- the bar --
    def filters(self) -> Sequence[QWidget]:
        self.earlier = DayLine("between_from", "From", lambda: self.session.today, self._ask)
        self.later = DayLine("between_to", "To", lambda: self.session.today, self._ask)
        self.earlier.put(self.session.today - timedelta(days=FIRST_DAYS))
        self.later.put(self.session.today)
        self._compared: tuple[date, date] | None = None
        self.kind = Choice("between_kind", "Kind", "Every kind", self._show)
        self.person = Choice("between_person", "Person", "Everybody", self._show)
        return [captioned(each) for each in (self.earlier, self.later, self.kind, self.person)]

    def verbs(self) -> Sequence[QWidget]:
        self._open = button("Open record", "between_open", self.open_chosen, icon="file-text")
        return [
            button("Compare", "between_compare", self._ask, primary=True),
            self._open,
            *self.leaving("between"),
        ]

    # -- the list --
    def refresh(self, changed: Changed | None = None) -> None:
        earlier, later = self.earlier.day, self.later.day
        for line in (self.earlier, self.later):
            if line.wrong:
                self.session.said.emit(line.wrong, "warn")
                return
        if earlier is not None and later is not None:
            self._compared = (earlier, later)
            super().refresh(changed)

    def read(self, reader: Reader) -> Sequence[Difference]:
        assert self._compared is not None
        return between.differences(reader, *self._compared)

    def cells(self, item: Difference) -> Row:
        return (
            item.title, Chipped(TONES[item.what], item.what), item.field, item.then, item.now,
            kind_named(item.kind).spec.label, item.person, item.by, show_date(item.on),
        )  # fmt: skip

    def key(self, item: Difference) -> Hashable:
        return item.kind, item.record_id, item.field, item.what

    def allows(self, item: Difference) -> bool:
        return self.kind.value in ("", item.kind) and self.person.value in ("", item.person)

    def arrived(self) -> None:
        kinds = sorted({each.kind for each in self.lines.items})
        self.kind.offer((kind_named(each).spec.plural, each) for each in kinds)
        self.person.offer((each, each) for each in sorted({each.person for each in self.lines.items} - {""}))
        if self._compared is not None:
            first, second = map(show_date, self._compared)
            self.blank.tell(f"Nothing differs between {first} and {second}", self.empty[1])

    def chosen_words(self) -> str:
        first, second = map(show_date, self._compared or (self.session.today, self.session.today))
        return f"From the end of {first} to the end of {second}, {self.kind.currentText()}, {self.person.currentText()}"

    def tell_story(self) -> str:
        item = self.current
        if item is None:
            return ""
        whose = f" of {item.person}" if item.person and item.person != item.title else ""
        name = f"{kind_named(item.kind).spec.label} {item.title}{whose}"
        by = f"{item.by}, {show_date(item.on)}"
        if item.what == CHANGED:
            then, now = isolated(item.then or "empty"), isolated(item.now or "empty")
            return f"{name}: {item.field} {then} → {now} ({by})"
        return f"{name}: {item.what.lower()} ({by}). {item.now}".strip()

    def tell_able(self) -> None:
        self._open.setEnabled(self.current is not None)

    @property
    def about(self) -> tuple[str, int] | None:
        return (self.current.kind, self.current.record_id) if self.current is not None else None

    def open_chosen(self) -> None:
        if self.current is not None:
            self.session.open_record.emit(self.current.kind, self.current.record_id)

    def _ask(self) -> None:
        days = (self.earlier.day, self.later.day)
        if days != self._compared:
            self.refresh()
