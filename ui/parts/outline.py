"""Rows in groups: the ids group by group, the headings between them, and which of these are folded."""

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

Key = tuple[object, ...]


@dataclass(frozen=True)
class Heading:
    """The row above a group: what its records have in common, how many they are, what they come to."""

    key: Key
    level: int
    title: str
    """`Program: IMET-1`."""
    count: int
    counted: str
    """`31 training lines`."""
    sums: Mapping[str, str] = field(default_factory=dict)
    """Shown sums by path of the column they stand in."""
    told: Mapping[str, str] = field(default_factory=dict)
    """The sums as read aloud, by path."""

    @property
    def words(self) -> str:
        """Title and count, as painted."""
        return f"{self.title} · {self.counted}"

    @property
    def sentence(self) -> str:
        """As read aloud: `Program: IMET-1, 31 training lines, $1,240,000`."""
        return ", ".join((self.title, self.counted, *self.told.values()))


class Outline:
    """Which rows are in sight: a heading is a negative number, a record its id."""

    def __init__(self, ids: "array[int]", headings: Sequence[Heading], folded: set[Key]) -> None:
        self.ids, self.headings, self.folded = ids, tuple(headings), folded
        self._ends = [0] * len(headings)
        """After which heading the last one inside each heading comes."""
        self._starts = [0] * len(headings)
        """Where the records of each heading begin among the ids."""
        self._measure()
        self.places: list[int] = []
        """The rows of the headings in sight, in order."""
        self._in_sight: list[int] = []
        self.settle()

    def _measure(self) -> None:
        open_above: list[int] = []
        begun = 0
        for at, each in enumerate(self.headings):
            while open_above and self.headings[open_above[-1]].level >= each.level:
                self._ends[open_above.pop()] = at
            open_above.append(at)
            self._starts[at] = begun
            if self._is_innermost(at):
                begun += each.count
        for at in open_above:
            self._ends[at] = len(self.headings)

    def _is_innermost(self, at: int) -> bool:
        after = at + 1
        return after == len(self.headings) or self.headings[after].level <= self.headings[at].level

    # -- what is in sight --
    def rows(self) -> "array[int]":
        """Every row in sight."""
        return self._rows(0, len(self.headings))

    def below(self, at: int) -> "array[int]":
        """The rows that a heading shows when it is unfolded."""
        return self._own(at) + self._rows(at + 1, self._ends[at])

    def _rows(self, at: int, end: int) -> "array[int]":
        found = array("q")
        for heading in self._walk(at, end):
            found.append(-1 - heading)
            if self.headings[heading].key not in self.folded:
                found.extend(self._own(heading))
        return found

    def _own(self, at: int) -> "array[int]":
        start = self._starts[at]
        return self.ids[start : start + self.headings[at].count] if self._is_innermost(at) else array("q")

    def _walk(self, at: int, end: int) -> Iterator[int]:
        """Headings from `at` on that no folded one hides."""
        while at < end:
            yield at
            at = self._ends[at] if self.headings[at].key in self.folded else at + 1

    def settle(self) -> None:
        """Looks again at where the headings stand, after something was folded."""
        self._in_sight = list(self._walk(0, len(self.headings)))
        self.places = []
        row = 0
        for at in self._in_sight:
            self.places.append(row)
            shown = self.headings[at].key not in self.folded and self._is_innermost(at)
            row += 1 + (self.headings[at].count if shown else 0)

    def headings_between(self, first: int, last: int) -> int:
        """How many of the rows from `first` to `last` are headings."""
        return bisect_right(self.places, last) - bisect_left(self.places, first)

    def above(self, row: int) -> int | None:
        """The row of the heading that a row stands under; of a heading, the one around it. None at the top."""
        at = bisect_right(self.places, row) - 1
        if at >= 0 and self.places[at] < row:
            return self.places[at]
        level = self.headings[self._in_sight[at]].level if at >= 0 else 0
        around = (
            other for other in range(at - 1, -1, -1) if self.headings[self._in_sight[other]].level < level
        )
        found = next(around, None)
        return None if found is None else self.places[found]

    def row_of(self, key: Key) -> int:
        """The row of the heading with that key, -1 when it is not in sight."""
        for place, at in zip(self.places, self._in_sight, strict=True):
            if self.headings[at].key == key:
                return place
        return -1

    # -- folding --
    def fold_all(self, folded: bool) -> None:
        """Folds or unfolds every heading; the caller shows `rows` again."""
        self.folded.clear()
        if folded:
            self.folded.update(each.key for each in self.headings)
        self.settle()
