"""A list on paper as it stands on screen: columns, filter, order and groups; saving it is logged."""

from array import array
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from itertools import chain
from pathlib import Path
from typing import Any

from app import groups
from app.columns import label_of
from app.documents import Printed, page_count
from app.errors import Refused
from app.groups import Group, Grouped
from app.listing import ListCells, is_step, refuse_unlogged
from app.office import Office
from app.papers.frame import frame_of
from app.papers.undrawn import undrawn
from app.reader import Reader
from app.reading import Query
from app.store import disk, exports
from models.fields import Type
from models.office.places import Country
from models.paths import column
from models.text import in_sentence
from reports.office.paper_list import LIST, ListColumn, ListFacts, ListGroup, draw_counting
from reports.paper import Document, render

MOST_ROWS = 20_000
"""Rows that are put on paper, some 500 pages; more are an export."""
RIGHT = frozenset({Type.WHOLE, Type.DECIMAL, Type.MONEY, Type.PERCENT})
Progress = Callable[[int, int], None]
Cancelled = Callable[[], bool]


@dataclass(frozen=True)
class Wanted:
    """A list to be put on paper: the question behind it, its columns, and how it is shown."""

    query: Query
    paths: tuple[str, ...]
    steps: Mapping[str, str] = field(default_factory=dict)
    """Headings of step columns by path."""
    said: str = ""
    """View and filters in words."""
    folded: frozenset[tuple[Any, ...]] = frozenset()
    """Keys of the groups that show only their sums."""


def draw_list(office: Office, wanted: Wanted, progress: Progress, cancelled: Cancelled) -> Printed:
    """The PDF of a list; nothing is kept. Raises Refused: too many rows, stopped, or what cannot be logged."""
    refuse_unlogged(office, wanted.query.kind, "Prints")
    watch = _Watch(progress, cancelled)
    with office.another_reader() as reader, reader.still():
        facts = list_facts(reader, wanted, watch)
        strange = undrawn(reader, facts)

    def draw(shown: ListFacts, page: Document) -> None:
        draw_counting(shown, page, watch.drawn)

    data = render(replace(LIST, draw=draw), facts)
    name = exports.safe_name(f"{facts.title} {office.today.isoformat()} CUI.pdf")
    return Printed(None, LIST.code(facts), page_count(data), data, name, undrawn=strange)


def save_list(office: Office, wanted: Wanted, printed: Printed, target: Path) -> None:
    """Writes a drawn list to a file and logs it with its footer code, which is found again there. Raises Trouble."""
    kind = wanted.query.kind
    refuse_unlogged(office, kind, "Prints")
    disk.write_durably(target, printed.data, what=target.name)
    if kind.spec.private:
        office.log("printed", kind=kind.spec.name, detail=f"list {printed.code}: {', '.join(wanted.paths)}")


class _Watch:
    """Tells how far the work is, first reading and then drawing, and stops it when that is asked for."""

    def __init__(self, progress: Progress, cancelled: Cancelled) -> None:
        self._progress, self._cancelled = progress, cancelled
        self.rows = 0

    def read(self, so_far: int) -> None:
        """So many rows were read."""
        self._tell(so_far)

    def drawn(self, so_far: int) -> None:
        """So many rows were drawn; columns of a further part draw them again."""
        if so_far % 50 == 0:
            self._tell(self.rows + min(so_far, self.rows))

    def _tell(self, done: int) -> None:
        if self._cancelled():
            raise Refused("The printing was stopped.", kept="Nothing was written.")
        self._progress(done, 2 * self.rows)


def list_facts(reader: Reader, wanted: Wanted, watch: _Watch | None = None) -> ListFacts:
    """What stands on the paper. Raises Refused for more than `MOST_ROWS` rows."""
    watch = watch or _Watch(lambda *_: None, lambda: False)
    cells = ListCells(wanted.query.kind, wanted.paths)
    grouped, ids = _found(reader, wanted, cells)
    shown = ids if grouped is None else _unfolded(grouped, wanted)
    if len(shown) > MOST_ROWS:
        raise Refused(
            f"{len(shown):,} rows are too many for paper, which takes {MOST_ROWS:,}.",
            kept="Nothing was drawn.",
            do="Narrow the list, fold its groups, or export it.",
        )
    watch.rows = len(shown)
    rows = _rows(reader, cells, shown, watch)
    spec = wanted.query.kind.spec
    return ListFacts(
        frame=frame_of(reader, _country(reader), as_of=reader.today),
        title=spec.plural,
        subtitle=described(wanted),
        columns=_columns(cells, wanted.steps),
        rows=tuple(rows) if grouped is None else (),
        totals=f"{spec.counted(len(ids))}.",
        groups=() if grouped is None else tuple(_groups(grouped, wanted, cells, rows)),
        sums=() if grouped is None else _sums(cells, grouped, grouped.totals),
    )


def described(wanted: Wanted) -> str:
    """What was chosen, in a sentence: view and filters, the text searched, order and groups."""
    query = wanted.query
    parts = [wanted.said] if wanted.said else []
    if query.text:
        parts.append(f"found by “{query.text}”")
    parts += [
        f"by {in_sentence(label_of(query.kind, each.path))}{', last first' if each.descending else ''}"
        for each in query.sort
    ]
    parts += [
        f"grouped by {in_sentence(label_of(query.kind, each.path))}{f' ({each.by})' if each.by else ''}"
        for each in query.groups
    ]
    whole = "; ".join(parts)
    return f"{whole[0].upper()}{whole[1:]}." if parts else ""


def _found(reader: Reader, wanted: Wanted, cells: ListCells) -> "tuple[Grouped | None, array[int]]":
    if not wanted.query.groups:
        return None, reader.ids(wanted.query)
    pairs = list(zip(cells.stored, cells.fields, strict=True))[1:]
    grouped = groups.grouped(reader, wanted.query, [path for path, each in pairs if groups.may_add(each)])
    return grouped, grouped.ids


def _rows(reader: Reader, cells: ListCells, ids: "array[int]", watch: _Watch) -> list[tuple[str, ...]]:
    found: list[tuple[str, ...]] = []
    for batch in cells.every(reader, ids):
        found += [tuple(each) for each in batch]
        watch.read(len(found))
    return found


def _innermost(grouped: Grouped, wanted: Wanted) -> list[tuple[Group, int, bool]]:
    """The groups that hold records, where these begin among the ids, and whether they are shown."""
    last, begun = len(wanted.query.groups) - 1, 0
    found = []
    for each in grouped.groups:
        if each.level == last:
            hidden = any(each.keys[: level + 1] in wanted.folded for level in range(each.level + 1))
            found.append((each, begun, not hidden))
            begun += each.count
    return found


def _unfolded(grouped: Grouped, wanted: Wanted) -> "array[int]":
    shown = (
        grouped.ids[start : start + each.count] for each, start, open_ in _innermost(grouped, wanted) if open_
    )
    return array("q", chain.from_iterable(shown))


def _groups(
    grouped: Grouped, wanted: Wanted, cells: ListCells, rows: list[tuple[str, ...]]
) -> list[ListGroup]:
    """Every group in sight with its rows, sums and words."""
    spec, waiting = wanted.query.kind.spec, iter(rows)
    opened = {each.keys for each, _, open_ in _innermost(grouped, wanted) if open_}
    made = []
    for each in grouped.groups:
        if each.level and each.keys[:-1] in wanted.folded:
            continue
        held = tuple(next(waiting) for _ in range(each.count)) if each.keys in opened else ()
        words = f"{each.title} · {each.count:,} {spec.noun if each.count == 1 else spec.nouns}"
        made.append(ListGroup(each.level, words, held, _sums(cells, grouped, each.sums)))
    return made


def _sums(cells: ListCells, grouped: Grouped, sums: tuple[int | None, ...]) -> tuple[str, ...]:
    """The shown sum for each column, empty for those that are not added up."""
    shown = {
        path: groups.shown_sum(column(cells.kind, path)[1], total)
        for path, total in zip(grouped.summed, sums, strict=True)
    }
    return tuple(shown.get(path, "") for path in cells.paths) if any(shown.values()) else ()


def _columns(cells: ListCells, steps: Mapping[str, str]) -> tuple[ListColumn, ...]:
    labels = cells.labels([steps[each] for each in cells.paths if is_step(each)])
    types = {path: each.type for path, each in zip(cells.stored, cells.fields, strict=True)}
    return tuple(
        ListColumn(label, right=types.get(path) in RIGHT)
        for path, label in zip(cells.paths, labels, strict=True)
    )


def _country(reader: Reader) -> Country | None:
    """The office's country, whose address stands in the designation block; None where there are several."""
    found = reader.ids(Query(Country, limit=2))
    return reader.get(Country, found[0]) if len(found) == 1 else None
