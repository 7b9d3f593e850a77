"""Exceptions: everything that departs from the ordinary, for the chief and for an inspector."""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from PySide6.QtWidgets import QWidget

from app import exceptions
from app.exceptions import Exceptional, Sort
from app.reader import Reader
from models.fields import show_date
from models.kinds import kind_named
from ui.office.screen import ListScreen, Measures
from ui.office.screenbar import Choice, DayLine, captioned
from ui.parts.basics import button
from ui.parts.chip import Tone
from ui.parts.rail import Tab
from ui.parts.table_model import Chipped, Column, Row

TONES: dict[Sort, Tone] = {
    Sort.OVERRIDE: "warn",
    Sort.WAIVER: "warn",
    Sort.POLICY: "note",
    Sort.RESTORED: "note",
    Sort.KEY: "blocked",
    Sort.CLOCK: "blocked",
    Sort.PURGE: "note",
}


@dataclass(frozen=True)
class Shown:
    """A line of the register with its record's name."""

    line: Exceptional
    record: str


class ExceptionsPage(ListScreen[Shown]):
    """The register: by sort and by days, newest first; a line opens its record."""

    tab = Tab("Exceptions", "triangle-alert")
    search_hint = "Search exceptions"
    noun, nouns = "exception", "exceptions"
    columns = (
        Column("on", "Day", width=104),
        Column("sort", "Sort", "chip", 190),
        Column("what", "What happened", width=470),
        Column("record", "Record", width=190),
        Column("who", "Who", width=120),
    )
    paths: ClassVar[Measures] = {"on": lambda item: item.line.on}
    empty = (
        "Nothing exceptional",
        "Overrides, waivers, changed policy and codes, restored values, use of the keys, clocks set back, purges and "
        "holds stand here.",
    )
    _made_on: date | None = None

    # -- the bar --
    def filters(self) -> Sequence[QWidget]:
        self.sort = Choice("exception_sort", "Sort", "Every sort", self._show)
        self.sort.offer((each.value, each.value) for each in Sort)
        self.since = DayLine("exception_since", "Since", lambda: self.session.today, self._show)
        self.until = DayLine("exception_until", "Until", lambda: self.session.today, self._show)
        return [captioned(each) for each in (self.sort, self.since, self.until)]

    def verbs(self) -> Sequence[QWidget]:
        self._open = button("Open record", "exception_open", self.open_chosen, icon="file-text")
        return [self._open, *self.leaving("exception")]

    # -- the list --
    def read(self, reader: Reader) -> Sequence[Shown]:
        found = exceptions.register(reader)
        self._made_on = exceptions.since(reader)
        titles = _titles(reader, found)
        return [Shown(each, titles.get(each.record, "") if each.record else "") for each in found]

    def cells(self, item: Shown) -> Row:
        line = item.line
        return (
            show_date(line.on), Chipped(TONES[line.sort], line.sort.value), line.sentence, item.record, line.user,
        )  # fmt: skip

    def key(self, item: Shown) -> Hashable:
        return item

    def allows(self, item: Shown) -> bool:
        since, until, line = self.since.day, self.until.day, item.line
        return (
            self.sort.value in ("", line.sort.value)
            and (since is None or line.on >= since)
            and (until is None or line.on <= until)
        )

    def arrived(self) -> None:
        if self._made_on is not None:
            self.blank.tell(f"Nothing exceptional since {show_date(self._made_on)}", self.empty[1])

    def chosen_words(self) -> str:
        days = (("since", self.since.day), ("until", self.until.day))
        told = [f"{words} {show_date(day)}" for words, day in days if day]
        return ", ".join([self.sort.currentText(), *told])

    def tell_story(self) -> str:
        if self.current is None:
            return ""
        line = self.current.line
        at = f" at {line.at:%H:%M} UTC" if line.at else ""
        return f"{line.sentence} ({show_date(line.on)}{at}, {line.user or 'nobody named'})"

    def tell_able(self) -> None:
        self._open.setEnabled(self.current is not None and self.current.line.record is not None)

    @property
    def about(self) -> tuple[str, int] | None:
        return self.current.line.record if self.current is not None else None

    def open_chosen(self) -> None:
        if self.current is not None and self.current.line.record is not None:
            kind, record_id = self.current.line.record
            self.session.open_record.emit(kind, record_id)


def _titles(reader: Reader, found: Sequence[Exceptional]) -> dict[tuple[str, int], str]:
    """Names of the records, with the kind where the name alone says little."""
    wanted: dict[str, set[int]] = {}
    for each in found:
        if each.record is not None:
            wanted.setdefault(each.record[0], set()).add(each.record[1])
    return {
        (kind, record_id): f"{kind_named(kind).spec.label} {title}"
        for kind, ids in wanted.items()
        for record_id, title in reader.titles(kind, ids).items()
    }
