"""Reading an office: pages of shown values, single records, search, findings, duties, history.

One `Reader` stands on one connection: the office's own, a second opener's, or one that looks back to a past day.
"""

from array import array
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Any, TypeVar

from app import rights, subjects
from app.errors import NotFound, Usage
from app.journal import entries as journal
from app.shower import masked
from app.store import merges, records
from app.store.connection import translated
from app.teller import Teller
from models.fields import Field, Type, show_date
from models.kinds import Kind, Status, all_kinds
from models.text import key_text

if TYPE_CHECKING:
    from app.reading_groups import Part

K = TypeVar("K", bound=Kind)


@dataclass(frozen=True)
class Row:
    """One line of a list: id, version, whether it is removed, and the cells as shown."""

    id: int
    version: int
    status: Status
    cells: tuple[str, ...]


@dataclass(frozen=True)
class Page:
    """What a list shows: every id in order, the first rows, and the columns' labels."""

    ids: "array[int]"
    rows: tuple[Row, ...]
    labels: tuple[str, ...]


class Reader(Teller):
    """Everything that can be looked up; values are shown as the window shows them."""

    # -- lists ---------------------------------------------------------------------------------------------------
    def ids(self, query: "Query", first: int | None = None) -> "array[int]":
        """Ids of what a query finds, in order; `first` looks at so many hits of its text only, which takes no time."""
        from app import reading_sql

        with translated():
            return reading_sql.ids(self.connection, self._allowed(query), first)

    def count(self, query: "Query") -> int:
        """How many records a query finds."""
        from app import reading_sql

        with translated():
            return reading_sql.count(self.connection, self._allowed(query))

    def totals(self, query: "Query", paths: Sequence[str]) -> tuple[int | None, ...]:
        """Sums of stored numbers (cents, scaled integers) over everything a query finds; None when there are none."""
        from app import reading_sql

        with translated():
            return reading_sql.totals(self.connection, self._allowed(query), paths)

    def grouped(
        self, query: "Query", sums: Sequence[str], first: int | None = None
    ) -> "tuple[array[int], list[Part]]":
        """Ids group by group, and the innermost groups in that order with the sums of some columns, of one moment.

        Raises Usage for a column that is masked, Refused for too many groups.
        """
        from app import reading_groups, reading_sql

        for path in (*(each.path for each in query.groups), *sums):
            self._refuse_masked(query.kind, path)
        allowed = self._allowed(query)
        with self.still():
            ids = reading_sql.ids(self.connection, allowed, first)
            return ids, reading_groups.parts(self.connection, allowed, sums, first)

    def parts(self, query: "Query", sums: Sequence[str]) -> "list[Part]":
        """The innermost groups alone, with the sums of some columns. Raises as `grouped` does."""
        from app import reading_groups

        for path in (*(each.path for each in query.groups), *sums):
            self._refuse_masked(query.kind, path)
        with translated():
            return reading_groups.parts(self.connection, self._allowed(query), sums)

    def _refuse_masked(self, kind: type[Kind], path: str) -> None:
        if masked(field := self._column(kind, path)):
            raise Usage(f"{field.label} is hidden in lists, so nothing is grouped or added up by it.")

    @contextmanager
    def still(self) -> Iterator[None]:
        """What is read inside is of one moment, whatever is saved meanwhile."""
        from app import reading_groups

        with translated(), reading_groups.still(self.connection):
            yield

    def rows(self, kind: type[Kind], columns: Sequence[str], ids: Sequence[int]) -> list[Row]:
        """Shown cells of a page of records, in the order of the ids; absent ids are left out."""
        from app import reading_sql

        self._refuse_hidden(kind)
        fields = self.fields(kind, columns)
        told = [(at, _kind_path(path, field)) for at, (path, field) in enumerate(zip(columns, fields, strict=True))
                if field.kind_in]  # fmt: skip
        asked = (*columns, *(path for _, path in told))
        with translated():
            found = reading_sql.fetch(self.connection, kind, asked, self.met(kind, ids))
            titles = self._titles_for(fields, found.values())
            about = self._subjects(found.values(), [2 + at for at, _ in told], 2 + len(fields))
        return [
            Row(each, values[0], Status(values[1]), tuple(
                self.show(field, value, about if field.kind_in else titles.get(field.target))
                for field, value in zip(fields, values[2:2 + len(fields)], strict=True)))
            for each in ids if (values := found.get(each)) is not None
        ]  # fmt: skip

    def read(self, query: "Query", *, first: int = 200) -> Page:
        """Ids of everything a query finds and the first rows, shown."""
        columns = query.columns or self.default_columns(query.kind)
        found = self.ids(query)
        labels = tuple(self._column(query.kind, path).label for path in columns)
        return Page(found, tuple(self.rows(query.kind, columns, found[:first])), labels)

    def values(self, query: "Query") -> tuple[tuple[Field[Any], ...], Iterator[tuple[Any, ...]]]:
        """The fields behind a query's columns, and (id, stored value of each …) of everything it finds, in order."""
        from app import reading_sql

        fields = self.fields(query.kind, query.columns)
        return fields, reading_sql.values(self.connection, self._allowed(query))

    def stored_values(
        self, kind: type[Kind], columns: Sequence[str], ids: Sequence[int]
    ) -> dict[int, tuple[Any, ...]]:
        """Stored values of some columns by id, for a page of records; absent ids are left out."""
        from app import reading_sql

        self._refuse_hidden(kind)
        self.fields(kind, columns)
        with translated():
            found = reading_sql.fetch(self.connection, kind, columns, self.met(kind, ids))
        return {each: values[2:] for each, values in found.items()}

    def originals(self, kind: type[Kind], ids: Sequence[int]) -> dict[int, str]:
        """The texts of the sheet rows that records came from, as JSON by heading.

        None for a role that some fields of the kind are hidden from: the rows may hold them too.
        """
        self._refuse_hidden(kind)
        if not all(rights.sees_field(self.role, each) for each in kind.fields.values()):
            return {}
        with translated():
            return records.originals(self.connection, kind, self.met(kind, ids))

    def fields(self, kind: type[Kind], paths: Sequence[str]) -> tuple[Field[Any], ...]:
        """The fields behind column paths. Raises Usage for one that is not there or is hidden from the role."""
        return tuple(self._column(kind, path) for path in paths)

    def visible_fields(self, kind: type[Kind]) -> tuple[Field[Any], ...]:
        """The fields that exist for the role, in order of declaration."""
        return tuple(each for each in kind.stored_fields() if rights.sees_field(self.role, each))

    def default_columns(self, kind: type[Kind]) -> tuple[str, ...]:
        """Columns a grid shows at first, without those hidden from the role."""
        return tuple(key for key in default_columns(kind) if rights.sees_field(self.role, kind.fields[key]))

    def _allowed(self, query: "Query") -> "Query":
        self._refuse_hidden(query.kind)
        where = subjects.asked(query, self.hidden)
        return replace(query, where=where, hidden=self.hidden, today=query.today or self.today)

    def _refuse_hidden(self, kind: type[Kind]) -> None:
        if not rights.sees_kind(self.role, kind):
            raise NotFound(
                f"{kind.spec.plural} are not among the records a {self.role.label.lower()} works with."
            )

    def _column(self, kind: type[Kind], path: str) -> Field[Any]:
        from models.paths import PathError, column

        try:
            steps, field = column(kind, path)
        except PathError as error:
            raise Usage(f"{error}.") from error
        if field.guard in self.hidden or any(hop.target.spec.guard in self.hidden for hop in steps):
            raise Usage(f"{field.label} is not among the fields a {self.role.label.lower()} works with.")
        return field

    def _titles_for(
        self, fields: Sequence[Field[Any]], rows: Iterable[tuple[Any, ...]]
    ) -> dict[str, dict[int, str]]:
        wanted: dict[str, set[int]] = {}
        for values in rows:
            for field, value in zip(fields, values[2 : 2 + len(fields)], strict=True):
                if field.type in (Type.LINK, Type.FILE) and value is not None:
                    wanted.setdefault(field.target, set()).add(value)
        return {target: self.titles(target, ids) for target, ids in wanted.items()}

    def _subjects(self, rows: Iterable[tuple[Any, ...]], at: Sequence[int], kinds_at: int) -> dict[int, str]:
        """Names of the records that rows are about, whose ids stand at these places and whose kinds behind all."""
        wanted: dict[str, set[int]] = {}
        for values in rows:
            for place, kind in zip(at, values[kinds_at:], strict=True):
                if values[place] is not None and kind in all_kinds():
                    wanted.setdefault(kind, set()).add(values[place])
        return {each: title for kind, ids in wanted.items() for each, title in self.titles(kind, ids).items()}

    # -- single records ------------------------------------------------------------------------------------------
    def get(self, kind: type[K], record_id: int) -> K:
        """A record by id, removed ones included; guarded fields are left out. Raises NotFound."""
        with translated():
            row = records.fetch(self.connection, kind, [record_id]).get(record_id)
        if row is None or row.row_status is Status.UNMADE or not rights.sees_kind(self.role, kind):
            raise NotFound(f"There is no such {kind.spec.noun}.")
        if row.row_status is Status.PURGED:
            raise NotFound(
                f"That {kind.spec.noun} was erased by a purge{self._erased_on(record_id)}.",
                do="Its number stays in the certificate of the purge; its values are nowhere in this office.",
            )
        if not self._meets_subject(row):
            raise NotFound(f"There is no such {kind.spec.noun}.")
        return self._visible(kind, row)

    def _erased_on(self, record_id: int) -> str:
        """` on 02 Mar 2026`: when a purge erased a record, as its last entry says."""
        with translated():
            told = journal.changes_to(self.connection, record_id)
        return f" on {show_date(date.fromisoformat(told[-1][0].header['on']))}" if told else ""

    def records(self, query: "Query") -> list[Any]:
        """The records a query finds, in its order; guarded fields are left out."""
        ids = self.ids(query)
        with translated():
            rows = records.fetch(self.connection, query.kind, ids, live=True)
        return [self._visible(query.kind, rows[each]) for each in ids if each in rows]

    def _visible(self, kind: type[K], row: Kind) -> K:
        """The row without the fields that are hidden from the role; the sheet row it came from holds them too."""
        hidden = {key for key, field in kind.fields.items() if not rights.sees_field(self.role, field)}
        if hidden:
            hidden.add("original")
        stored = {key: value for key, value in row.stored.items() if key not in hidden}
        return kind(row.id, stored, row.row_version, int(row.row_status))

    def lookup(self, kind: type[K], name: str, *, follow: bool = True) -> K:
        """A record by id, natural key, exact title, or surname. Raises NotFound, also when several fit.

        What was merged into another leads to that one, by its id, number or name, unless `follow` is false.
        """
        self._refuse_hidden(kind)
        if name.isdecimal() and len(name) > 9:
            return self._followed(kind, int(name), follow)
        with translated():
            found = self._named(kind, name) or (self._named_before(kind, name) if follow else [])
            found = list(self.met(kind, found))
        if not found and name.isdecimal():
            return self._followed(kind, int(name), follow)
        if len(found) != 1:
            several = f"{len(found)} {kind.spec.nouns} are called “{name}”."
            raise NotFound(
                several if found else f"There is no {kind.spec.noun} “{name}”.",
                do="Give its id." if found else "Give its number, its name or its id.",
            )
        return self.get(kind, found[0])

    def standing(self, kind: type[Kind], record_id: int) -> int:
        """The record that stands for this one: itself, or the one it was merged into."""
        with translated():
            return merges.standing(self.connection, kind, record_id)

    def merged_into(self, kind: type[K], record_id: int) -> list[K]:
        """Records in the bin that were merged into this one, over several merges."""
        if not rights.sees_kind(self.role, kind):
            return []
        with translated():
            rows = merges.losers(self.connection, kind, [record_id]).get(record_id, [])
        return [self._visible(kind, row) for row in rows]

    def _followed(self, kind: type[K], record_id: int, follow: bool) -> K:
        return self.get(kind, self.standing(kind, record_id) if follow else record_id)

    def _named(self, kind: type[Kind], name: str) -> list[int]:
        found = records.ids_by(self.connection, kind, "natural_key", [_key(name)]).get(_key(name), [])
        return found or _fitting(kind, name, records.every(self.connection, kind))

    def _named_before(self, kind: type[Kind], name: str) -> list[int]:
        """The records that stand for those in the bin that had the number or name."""
        lost = merges.every_loser(self.connection, kind)
        numbered = [each for each, row in lost.items() if records.natural_key(kind, row.stored) == _key(name)]
        found = numbered or _fitting(kind, name, lost.values())
        return list(dict.fromkeys(merges.winners(self.connection, kind, found).values()))

    def children(self, kind: type[K], link: str, parent: int) -> list[K]:
        """Live records whose link points to the parent, in order of id."""
        if not rights.sees_kind(self.role, kind):
            return []
        with translated():
            rows = records.fetch_by_link(self.connection, kind, link, [parent])
        return [self._visible(kind, row) for row in rows if self._meets_subject(row)]


def _kind_path(path: str, field: Field[Any]) -> str:
    """The column beside an id of any kind that says which kind it is of."""
    return path.removesuffix(field.key) + field.kind_in


def _fitting(kind: type[Kind], name: str, rows: Iterable[Kind]) -> list[int]:
    """Ids of records with that title, else with that number of their own, else with that surname."""
    own = [key for key in kind.spec.natural if kind.fields[key].type is not Type.LINK]
    asked, by_title, by_own, by_surname = key_text(name), list[int](), list[int](), list[int]()
    for row in rows:
        if key_text(row.shown_title) == asked:
            by_title.append(row.id)
        elif own and key_text("".join(str(row.stored.get(key) or "") for key in own)) == asked:
            by_own.append(row.id)  # a line by its WCN and suffix, whatever its program
        elif "surname" in kind.fields and key_text(str(row.stored.get("surname") or "")) == asked:
            by_surname.append(row.id)
    return by_title or by_own or by_surname


def _key(name: str) -> str:
    return "|".join(key_text(part) for part in name.split("|"))


from app.reading import Query, default_columns  # noqa: E402
