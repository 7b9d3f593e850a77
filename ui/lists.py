"""Lists of records of one kind: what a grid asks for, in groups or plain, and how the list was left."""

from array import array
from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QTimer, Signal

from app import groups
from app.columns import can_show
from app.errors import DeskError
from app.groups import Grouped
from app.listing import is_step
from app.reader import Reader
from app.reading import GroupBy, Query, Sort, Where
from models.fields import Privacy
from models.kinds import Kind
from models.paths import column as column_of
from ui import announce
from ui.jobs import Running
from ui.parts import words
from ui.parts.grid import Grid
from ui.parts.outline import Heading, Key, Outline
from ui.parts.table_model import Column
from ui.rows import RecordSource, columns_for, step_column
from ui.session import Session

__all__ = ["RecordGrid", "RecordSource", "columns_for", "step_column"]

FIRST_HITS = 200
"""Hits that are shown at once while a person types."""
REST_MS = 250


class RecordGrid(Grid):
    """A grid over a kind that asks again when search, filter, order, groups or the office change.

    How it was left (columns, widths, order, groups, frozen columns, row height) is kept in the office for each user.
    """

    asked_anew = Signal()
    """Another order or other groups were chosen: whoever says what is shown says it again."""

    def __init__(
        self,
        session: Session,
        kind: type[Kind],
        paths: Sequence[str],
        name: str,
        step: Column | None = None,
        *,
        place: str = "",
    ) -> None:
        self._session, self._step = session, step
        self.place = place or f"list:{kind.spec.name}"
        """Where its lay-out is kept; two lists of one kind have places of their own."""
        seen = [each for each in paths if can_show(session.reader.role, kind, each)]
        self.standard = tuple(seen if step is None else [*seen[:1], step.path, *seen[1:]])
        """The columns it has until others are chosen."""
        kept = session.layouts.of(self.place)
        self.source = RecordSource(
            session, kind, self._made_columns(kind, self._remembered(kind, kept.get("columns")))
        )
        super().__init__(self.source, self.source.columns, name)
        self._asked: Running | None = None
        self._goal: int | None = None
        """The record that the cursor goes to once what was asked is answered."""
        self.text = ""
        self.where: Where | None = None
        self.sort: tuple[str, bool] = ("", False)
        self.then: tuple[Sort, ...] = ()
        """Further columns to sort by, which only a sentence or a view asks for."""
        self.groups: tuple[GroupBy, ...] = ()
        self.grouped: Grouped | None = None
        """What the list was last grouped into."""
        self._folded: set[Key] = set()
        self._restore(kept)
        self.let_columns_move()
        self.sort_requested.connect(self._sort_by)
        self.columns_moved.connect(self.show_paths)
        self.laid_out.connect(self._remember)
        self._rest = QTimer(self, singleShot=True, interval=REST_MS)
        self._rest.timeout.connect(lambda: self._after_rest())
        self._after_rest: Callable[[], object] = lambda: None

    # -- what is asked --
    def query(self) -> Query:
        """The question behind what is shown, its groups included."""
        found = self.source.query(self.sort, self.where, self.text, self.then)
        return Query(found.kind, where=found.where, sort=found.sort, text=found.text, groups=self.groups)

    def ask(self, keep: int | None = None) -> None:
        """Reads the ids again; a newer question replaces an older one, but not where the cursor was to go."""
        query, sums = self.query(), self.summed
        if self._asked is not None:
            self._asked.drop()
            keep = self._goal if keep is None else keep
        self._goal = keep

        def answer(reader: Reader, first: int | None = None) -> "Grouped | array[int]":
            return groups.grouped(reader, query, sums, first) if query.groups else reader.ids(query, first)

        def done(found: "Grouped | array[int]") -> None:
            self._asked = None
            # Not before: rows that are about to go would be painted once more for every key.
            self.mark(query.text)
            self._show(found, keep)
            if query.text:
                many = words.counted(self.table.count, self.kind.spec.noun, self.kind.spec.nouns)
                announce.settled(self, f"{many} found")

        def first_done(found: "Grouped | array[int]") -> None:
            done(found)
            if (
                self.table.count >= FIRST_HITS
            ):  # a word that many records hold: all of them follow when it rests
                announce.settled(self, "")  # not yet how many
                self._rest.start()

        def all_hits() -> None:
            self._asked = self._session.read(answer, done, self._refused)

        self._rest.stop()
        self._after_rest = all_hits
        if query.text:
            self._asked = self._session.read(
                lambda reader: answer(reader, FIRST_HITS), first_done, self._refused
            )
        else:
            title = "Grouping" if query.groups else ""
            self._asked = self._session.read(answer, done, self._refused, title=title)

    def search(self, text: str) -> None:
        """Shows only what matches the text, and highlights it once it is found."""
        self.text = text
        announce.settled(self, "")
        self.ask()

    def filter(self, where: Where | None) -> None:
        """Shows only what meets the condition."""
        self.where = where
        self.ask()

    def group_by(self, by: Sequence[GroupBy]) -> None:
        """Groups the list by one or two columns; by none shows it plain."""
        if tuple(by) != self.groups:
            self._folded = set()
        self.groups = tuple(by)
        self.ask()
        self._remember()
        self.asked_anew.emit()

    # -- columns --
    @property
    def kind(self) -> type[Kind]:
        """The kind of record listed."""
        return self.source.kind

    @property
    def paths(self) -> list[str]:
        """The columns of records shown now."""
        return [each for each in self.all_paths if not is_step(each)]

    @property
    def all_paths(self) -> list[str]:
        """Every column shown now, those of steps included."""
        return [each.path for each in self.source.columns]

    @property
    def steps(self) -> tuple[Column, ...]:
        """The columns of steps that the list can show."""
        return () if self._step is None else (self._step,)

    @property
    def summed(self) -> tuple[str, ...]:
        """The columns shown whose values can be added up; the first one is the record's name."""
        pairs = zip(self.paths[1:], self.source.cells.fields[1:], strict=True)
        return tuple(path for path, found in pairs if groups.may_add(found))

    def choose_columns(self, paths: Sequence[str]) -> None:
        """Shows other columns of the same records and remembers them; a step's column stays where it is."""
        shown = list(paths)
        for at, path in enumerate(self.all_paths):
            if is_step(path) and path not in shown:
                shown.insert(at, path)
        self.show_paths(shown)

    def show_paths(self, paths: Sequence[str]) -> None:
        """Shows exactly these columns, those of steps included."""
        before = self.summed
        self.source.columns[:] = self._made_columns(self.kind, paths)
        index = self.currentIndex()
        at = self.table.columns[index.column()].path if index.isValid() else ""
        self.show_columns(self.source.columns)
        if index.row() >= 0:
            column = self.all_paths.index(at) if at in self.all_paths else 0
            self.setCurrentIndex(self.table.index(index.row(), column))
        if self.groups and self.summed != before:
            self.ask()
        self._remember()

    def can_sort(self, path: str) -> bool:
        return not is_step(path)

    def is_personal(self, column: int) -> bool:
        path = self.all_paths[column]
        own = not is_step(path) and column_of(self.kind, path)[1].privacy is not Privacy.NONE
        return self.kind.spec.private or own

    def set_density(self, density: str) -> None:
        """compact, normal or roomy rows, remembered."""
        super().set_density(density)
        self.laid_out.emit()

    # -- internal: answers --
    def _show(self, found: "Grouped | array[int]", keep: int | None) -> None:
        if isinstance(found, array):
            self.grouped = None
            self.show_ids(found, keep)
            return
        self.grouped = found
        self.show_outline(Outline(found.ids, self._headings(found), self._folded), keep)

    def _headings(self, found: Grouped) -> list[Heading]:
        spec = self.kind.spec
        fields = [column_of(self.kind, path)[1] for path in found.summed]
        labels = {each.path: each.label for each in self.source.columns}
        alone = len(found.summed) == 1
        made = []
        for each in found.groups:
            shown = {
                path: groups.shown_sum(field, total)
                for path, field, total in zip(found.summed, fields, each.sums, strict=True)
            }
            told = {
                path: said if alone else f"{labels.get(path, '')} {said}"
                for path, said in shown.items()
                if said
            }
            counted = words.counted(each.count, spec.noun, spec.nouns)
            made.append(Heading(each.keys, each.level, each.title, each.count, counted, shown, told))
        return made

    def _refused(self, error: DeskError) -> None:
        """What cannot be answered is said; groups that cannot be made are given up."""
        self._asked = None
        self._session.said.emit(error.sentence, "blocked")
        if self.groups:
            self.group_by(())

    @property
    def order(self) -> tuple[Sort, ...]:
        """The order asked for; empty for the kind's own."""
        return (Sort(*self.sort), *self.then) if self.sort[0] else ()

    def sort_by(self, order: Sequence[Sort]) -> None:
        """Sorts by these columns; by none in the kind's own order."""
        self.sort = (order[0].path, order[0].descending) if order else ("", False)
        self.then = tuple(order[1:])
        self.show_sort(*self.sort)
        self.ask()
        self._remember()

    def _sort_by(self, path: str, descending: bool) -> None:
        self.sort, self.then = (path, descending), ()
        self.ask()
        self._remember()
        self.asked_anew.emit()

    # -- internal: how the list was left --
    def _remembered(self, kind: type[Kind], kept: object) -> Sequence[str]:
        """The columns that were kept, as far as they still exist and still begin with the record's name."""
        steps = [each for each in self.standard if is_step(each)]
        known = [str(each) for each in kept] if isinstance(kept, list) else []
        role = self._session.reader.role
        shown = [
            each for each in known if each in steps or (not is_step(each) and can_show(role, kind, each))
        ]
        return list(dict.fromkeys(shown)) if shown[:1] == list(self.standard[:1]) else self.standard

    def _made_columns(self, kind: type[Kind], paths: Sequence[str]) -> list[Column]:
        own = {each.path: each for each in self.steps}
        made = iter(columns_for(kind, [each for each in paths if each not in own]))
        return [own[each] if each in own else next(made) for each in paths]

    def _restore(self, kept: Any) -> None:
        role = self._session.reader.role

        def shows(path: object) -> bool:
            return isinstance(path, str) and can_show(role, self.kind, path)

        sort = kept.get("sort")
        if isinstance(sort, list) and len(sort) == 2 and shows(sort[0]):
            self.sort = (sort[0], bool(sort[1]))
            self.show_sort(*self.sort)
        pairs = [each for each in kept.get("groups") or () if isinstance(each, list) and len(each) == 2]
        self.groups = tuple(GroupBy(path, str(by)) for path, by in pairs if shows(path))[: groups.LEVELS]
        widths = kept.get("widths")
        if isinstance(widths, dict):
            self.chosen_widths = {
                path: each for path, each in widths.items() if isinstance(each, int) and 20 <= each <= 2_000
            }
        super().set_density(str(kept.get("density") or "normal"))
        frozen = kept.get("frozen")
        self.freeze(frozen if isinstance(frozen, int) else 1)

    def _remember(self) -> None:
        self._session.layouts.put(
            self.place,
            columns=self.all_paths,
            widths=dict(self.chosen_widths),
            sort=list(self.sort),
            groups=[[each.path, each.by] for each in self.groups],
            frozen=self.overlay.count,
            density=self.density,
        )
