"""What is taken twice: a room or an escort by two events at once, an officer by two visits, more areas than escorts."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from models.text import counted

ROOM, ESCORT, OFFICER, AREA = "visit_area", "person", "control_officer", "escort_area"
"""What is taken; rooms and persons are called by the titles of these kinds, officers are persons."""
_OF_KIND = {ROOM: ROOM, ESCORT: ESCORT, OFFICER: ESCORT, AREA: ROOM}
NAMED = 3
"""Events of a clash that are named; of more than these their number is told."""
_EARLY = datetime.min.replace(tzinfo=UTC)
"""Before everything; what has no time takes the whole day."""
AN_HOUR = timedelta(hours=1)
"""What an event without an end is taken to last."""
Titles = Callable[[str, Iterable[int]], dict[int, str]]


@dataclass(frozen=True)
class Taken:
    """Something takes a room, a person or an area on a day; without times it takes the whole day."""

    what: str
    which: int | None
    title: str
    day: date
    begins: datetime | None = None
    ends: datetime | None = None
    last: date | None = None
    by: int | None = None
    """For an area with an escort: who goes along."""

    @classmethod
    def days(cls, what: str, which: int | None, title: str, first: date, last: date) -> "Taken":
        """Something that takes it from a day to a day."""
        return cls(what, which, title, first, last=last)

    def meets(self, other: "Taken") -> bool:
        """Whether both take it at the same time; the end of one is no clash with the beginning of the next."""
        if self.begins is None or other.begins is None:
            return self.day <= (other.last or other.day) and other.day <= (self.last or self.day)
        return self.begins < other._until and other.begins < self._until

    @property
    def _until(self) -> datetime:
        begins = self.begins or _EARLY
        return self.ends if self.ends is not None and self.ends > begins else begins + AN_HOUR


@dataclass(frozen=True)
class Clash:
    """A day on which there is too little of something."""

    day: date
    what: str
    words: str


def found(taken: Sequence[Taken], first: date, last: date, titles: Titles) -> tuple[Clash, ...]:
    """Everything that is taken twice from a day to a day, and the days with more escort areas than escorts."""
    by_which: dict[tuple[str, int], list[Taken]] = defaultdict(list)
    for each in taken:
        if each.which is not None and each.what != AREA:
            by_which[each.what, each.which].append(each)
    named = {
        kind: titles(kind, {which for what, which in by_which if _OF_KIND[what] == kind})
        for kind in (ROOM, ESCORT)
    }
    clashes = [
        clash
        for (what, which), rows in by_which.items() if len(rows) > 1
        for clash in _twice(what, named[_OF_KIND[what]].get(which, ""), rows, first, last)
    ]  # fmt: skip
    clashes += _areas([each for each in taken if each.what == AREA])
    return tuple(sorted(set(clashes), key=lambda each: (each.day, each.what, each.words)))


def _twice(what: str, name: str, rows: Iterable[Taken], first: date, last: date) -> Iterator[Clash]:
    """A clash for each that begins while others still hold the same."""
    ordered = sorted(rows, key=lambda each: (each.day, each.begins or _EARLY, each.title))
    for number, each in enumerate(ordered):
        others = [other for other in ordered[:number] if other.meets(each)]
        day = max(each.day, first)
        if others and day <= last:
            yield Clash(day, what, _words(what, name, [*others, each]))


def _words(what: str, name: str, rows: Sequence[Taken]) -> str:
    titles = "; ".join(each.title for each in rows[-NAMED:])
    more = f" and {len(rows) - NAMED} more" if len(rows) > NAMED else ""
    verb = {ROOM: "is taken by", ESCORT: "is to escort", OFFICER: "runs"}[what]
    noun = "visits" if what == OFFICER else "events"
    return f"{name} {verb} {len(rows)} {noun} at once: {titles}{more}"


def _areas(rows: Iterable[Taken]) -> Iterator[Clash]:
    """Days on which more areas ask for an escort than escorts are named (SAMM C2.1.9.2.3)."""
    by_day: dict[date, list[Taken]] = defaultdict(list)
    for each in rows:
        by_day[each.day].append(each)
    for day, calls in by_day.items():
        areas = {each.which for each in calls}
        escorts = {each.by for each in calls if each.by is not None}
        if len(areas) > len(escorts):
            names = ", ".join(sorted({each.title for each in calls if each.title}))
            yield Clash(
                day, AREA, f"{counted(len(areas), 'escort area')}, {counted(len(escorts), 'escort')}: {names}"
            )
