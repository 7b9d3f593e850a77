"""What a chart says: plain values that the screen, a paper and a screen reader all start from.

Values are whole numbers, so that a chart can stand among a paper's facts; `shown` gives them in words where a bare
number would not do ("$1.2 M"). Every scene has its `table` and says itself in words.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from models.fields import show_date


class Pattern(StrEnum):
    """How a quantity is filled or drawn; told apart without colour."""

    SOLID = "solid"
    HATCH = "hatch"
    """What is late, held or estimated: slanting lines; of a line, dashes."""
    OPEN = "open"
    """What is left or planned: an outline; of a line, a thin one with open points."""


@dataclass(frozen=True, slots=True)
class Table:
    """The chart in rows, for who reads instead of looking."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Series:
    """One quantity over all places of a chart; None where a line has no value."""

    name: str
    values: tuple[int | None, ...]
    shown: tuple[str, ...] = ()
    """The values in words; the numbers themselves when empty."""
    pattern: Pattern = Pattern.SOLID
    patterns: tuple[Pattern, ...] = ()
    """A pattern for each place of its own, where one bar differs from the others."""

    def word(self, at: int) -> str:
        """The value of a place as shown; empty where there is none."""
        value = self.values[at]
        return self.shown[at] if self.shown else "" if value is None else f"{value:,}"

    def pattern_at(self, at: int) -> Pattern:
        """How the value of a place is drawn."""
        return self.patterns[at] if self.patterns else self.pattern


@dataclass(frozen=True, slots=True)
class Bars:
    """Bars from zero, standing, or `lying` when their names are long; several series are stacked."""

    title: str
    across: str
    """What the places are: Week, Course."""
    unit: str
    """What is counted: duties, dollars."""
    labels: tuple[str, ...]
    series: tuple[Series, ...]
    lying: bool = False
    totals: tuple[str, ...] = ()
    """The sums of stacked bars in words; the numbers themselves when empty."""

    def total(self, at: int) -> int:
        """How high a bar is."""
        return sum(each.values[at] or 0 for each in self.series)

    def word(self, at: int) -> str:
        """What stands at the end of a bar."""
        if self.totals:
            return self.totals[at]
        return self.series[0].word(at) if len(self.series) == 1 else f"{self.total(at):,}"

    def table(self) -> Table:
        """A row for each bar."""
        words = ([each.word(at) for at in range(len(self.labels))] for each in self.series)
        rows = zip(self.labels, *words, strict=True)
        return Table((self.across, *_headings(self.series, self.unit)), tuple(rows))

    def says(self) -> str:
        """The chart in a sentence for each bar."""
        return _said(f"{self.title}, bar chart", self.table())


@dataclass(frozen=True, slots=True)
class Lines:
    """Quantities over time, to scale, from zero."""

    title: str
    across: str
    unit: str
    days: tuple[date, ...]
    series: tuple[Series, ...]

    def table(self) -> Table:
        """A row for each day."""
        words = ([each.word(at) for at in range(len(self.days))] for each in self.series)
        rows = zip(map(show_date, self.days), *words, strict=True)
        return Table((self.across, *_headings(self.series, self.unit)), tuple(rows))

    def says(self) -> str:
        """The chart in a sentence for each day."""
        return _said(f"{self.title}, line chart", self.table())


@dataclass(frozen=True, slots=True)
class Span:
    """Something that lasts from a day to a day, both counted; `HATCH` for a hold."""

    first: date
    last: date
    text: str
    pattern: Pattern = Pattern.SOLID


@dataclass(frozen=True, slots=True)
class Marker:
    """Something that happens on a day."""

    day: date
    text: str
    pattern: Pattern = Pattern.SOLID


@dataclass(frozen=True, slots=True)
class Track:
    """One line of a time line."""

    label: str
    spans: tuple[Span, ...] = ()
    markers: tuple[Marker, ...] = ()


@dataclass(frozen=True, slots=True)
class TimeLine:
    """What lasts and what happens, to scale; a rule stands on `today` when it lies within."""

    title: str
    across: str
    """What the tracks are: Line, Step."""
    first: date
    last: date
    tracks: tuple[Track, ...]
    today: date | None = None

    def table(self) -> Table:
        """A row for each span and marker, in order of track and day."""
        rows = []
        for track in self.tracks:
            told = [(each.first, each.last, each.text) for each in track.spans]
            told += [(each.day, each.day, each.text) for each in track.markers]
            for first, last, text in sorted(told):
                rows.append((track.label, text, show_date(first), "" if last == first else show_date(last)))
        return Table((self.across, "What", "From", "To"), tuple(rows))

    def says(self) -> str:
        """The time line in a sentence for each thing on it."""
        until = f"{show_date(self.first)} to {show_date(self.last)}"
        now = f", today is {show_date(self.today)}" if self.today else ""
        return _said(f"{self.title}, time line from {until}{now}", self.table())


Scene = Bars | Lines | TimeLine


def _headings(series: Sequence[Series], unit: str) -> tuple[str, ...]:
    unit = unit[:1].upper() + unit[1:]
    return tuple(each.name or unit for each in series)


def _said(start: str, table: Table) -> str:
    """`Duties by week, bar chart. This week: Duties 11. …`"""
    rows = []
    for name, *cells in table.rows:
        told = [f"{heading} {cell}" for heading, cell in zip(table.columns[1:], cells, strict=True) if cell]
        rows.append(f"{name}: {', '.join(told) or 'nothing'}.")
    return " ".join((f"{start}.", *rows))
