"""What a person sees in a grid, as a paper: columns, order and groups as shown, with subtotals."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from reports.paper import Audience, Column, Document, Frame, Paper
from reports.paper.document import BODY, MUTED

UPRIGHT_CHARACTERS = 105
"""More than this on one line is easier to read on a turned page."""
ACROSS_CHARACTERS = 145
"""What a line of a turned page holds; columns beyond it follow in a further part."""
_SAMPLE = 200
_WIDEST, _NARROWEST = 40, 5
_WRAPPED = 16
"""Characters to which a column of long texts is drawn in before columns go to a further part."""
KEPT = 44.0
"""Points that stay with a heading: the head of its table and a row."""
ROWS_IN_TABLE = 1_000
"""A longer table is drawn as several: readers and validators of tagged files give up on very long ones."""

Tick = Callable[[int], object]
"""Called with the number of rows drawn so far; may raise to stop."""


@dataclass(frozen=True, slots=True)
class ListColumn:
    """A column of the list; `share` 0 measures the width from the cells, `right` is for numbers."""

    label: str
    share: float = 0
    right: bool = False


@dataclass(frozen=True, slots=True)
class ListGroup:
    """A group: its level (0 outer), its words (`Program: IMET-1 · 31 lines`), its rows, its sum for each column.

    A group that holds groups, or was folded on screen, has no rows of its own.
    """

    level: int
    words: str
    rows: tuple[tuple[str, ...], ...] = ()
    sums: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ListFacts:
    """The list as shown: `subtitle` says in a sentence what was chosen, `totals` what it comes to.

    Plain lists have `rows`, grouped ones `groups`; `sums` are those of everything, for each column.
    """

    frame: Frame
    title: str
    subtitle: str
    columns: tuple[ListColumn, ...]
    rows: tuple[tuple[str, ...], ...]
    totals: str = ""
    groups: tuple[ListGroup, ...] = ()
    sums: tuple[str, ...] = ()


def draw(facts: ListFacts, page: Document) -> None:
    """Title, filter sentence, rows, totals."""
    draw_counting(facts, page, lambda _: None)


def draw_counting(facts: ListFacts, page: Document, tick: Tick) -> None:
    """As `draw`, telling how many rows were drawn."""
    page.heading(facts.title, level=1)
    page.paragraph(facts.subtitle, MUTED)
    parts = _parts(facts)
    drawing = _Drawing(facts, page, tick)
    for number, places in enumerate(parts):
        if len(parts) > 1:
            labels = [facts.columns[at].label for at in places[1:] or places]
            page.heading(f"Part {number + 1} of {len(parts)}: {labels[0]} to {labels[-1]}")
        drawing.part(places, _shares(facts, places))
    if not facts.rows and not facts.groups:
        page.paragraph("No records.")
    page.paragraph(facts.totals, BODY)


class _Drawing:
    """Draws the rows of a list, some columns at a time."""

    def __init__(self, facts: ListFacts, page: Document, tick: Tick) -> None:
        self.facts, self.page, self.tick = facts, page, tick
        self.drawn = 0

    def part(self, places: Sequence[int], shares: Sequence[float]) -> None:
        """Every row with the columns of a part."""
        labelled = [self.facts.columns[at] for at in places]
        columns = [
            Column(each.label, share, each.right) for each, share in zip(labelled, shares, strict=True)
        ]
        for group in self.facts.groups:
            self.page.heading(group.words, level=3 if group.level else 2, keep=KEPT)
            self._table(columns, places, group.rows, self._sums(places, group.sums, "Sum"))
        everything = "Sum of everything" if self.facts.groups else "Sum"
        rows = self.facts.rows
        self._table(columns, places, rows, self._sums(places, self.facts.sums, everything))

    def _table(
        self,
        columns: Sequence[Column],
        places: Sequence[int],
        rows: Sequence[tuple[str, ...]],
        sums: Sequence[str],
    ) -> None:
        """The rows and what they come to; nothing where there is neither."""
        starts = range(0, len(rows), ROWS_IN_TABLE) or range(1 if sums else 0)
        for start in starts:
            last = sums if start == starts[-1] else ()
            self.page.table(columns, self._picked(places, rows[start : start + ROWS_IN_TABLE]), sums=last)

    def _picked(self, places: Sequence[int], rows: Sequence[tuple[str, ...]]) -> Iterator[list[str]]:
        for row in rows:
            yield [row[at] for at in places]
            self.drawn += 1
            self.tick(self.drawn)

    def _sums(self, places: Sequence[int], sums: Sequence[str], words: str) -> list[str]:
        """The sums of a part's columns after a word for them; nothing where none of its columns has one."""
        values = [sums[at] for at in places[1:]] if sums else []
        return [words, *values] if any(values) else []


# -- widths --------------------------------------------------------------------------------------------
def _parts(facts: ListFacts) -> list[list[int]]:
    """The columns of each part: one part where all fit on a turned page, else the first column in each of them.

    Columns of long texts are drawn in and wrapped before that; nothing is cut.
    """
    needed = [_drawn_in(facts, at) for at in range(len(facts.columns))]
    if sum(needed) <= ACROSS_CHARACTERS or len(needed) < 3:
        return [list(range(len(needed)))]
    parts: list[list[int]] = []
    room = 0.0
    for at in range(1, len(needed)):
        if not parts or needed[at] > room:
            parts.append([0])
            room = ACROSS_CHARACTERS - needed[0]
        parts[-1].append(at)
        room -= needed[at]
    return parts


def _shares(facts: ListFacts, places: Sequence[int]) -> list[float]:
    """Widths in characters: as asked where the page has room, drawn in where it has not."""
    asked = [facts.columns[at].share or _characters(facts, at) for at in places]
    if sum(asked) <= ACROSS_CHARACTERS:
        return asked
    least = [min(_drawn_in(facts, at), width) for at, width in zip(places, asked, strict=True)]
    over, spare = sum(asked) - ACROSS_CHARACTERS, sum(asked) - sum(least)
    given = min(1.0, over / spare) if spare > 0 else 0.0
    return [width - (width - low) * given for width, low in zip(asked, least, strict=True)]


def _cells(facts: ListFacts, number: int) -> list[str]:
    """Some cells of a column, sums included."""
    rows = [*facts.rows[:_SAMPLE], *(row for group in facts.groups for row in group.rows)][:_SAMPLE]
    sums = [group.sums for group in facts.groups if group.sums] + ([facts.sums] if facts.sums else [])
    return [row[number] for row in [*rows, *(sums if number else [])]]


def _characters(facts: ListFacts, number: int) -> float:
    """About how many characters a column needs: nine cells in ten fit on one line, long texts wrap."""
    lengths = sorted(map(len, _cells(facts, number)))
    usual = lengths[(len(lengths) * 9) // 10] if lengths else 0
    longest_word = max(map(len, facts.columns[number].label.split()), default=0) + 2
    return float(min(max(usual + 2, longest_word, _NARROWEST), _WIDEST))


def _drawn_in(facts: ListFacts, number: int) -> float:
    """The least width at which a column is still read with ease."""
    return min(_characters(facts, number), float(_WRAPPED if number else _WRAPPED + 8))


def _upright(facts: ListFacts) -> bool:
    return sum(_characters(facts, at) for at in range(len(facts.columns))) <= UPRIGHT_CHARACTERS


def _subject(facts: ListFacts) -> str:
    return facts.title


LIST = Paper(
    name="list",
    title="List",
    version=2,
    audience=Audience.INTERNAL,
    draw=draw,
    subject=_subject,
    upright=_upright,
)
