"""Reading an office: pages of shown values, single records, search, findings, duties, history.

One `Reader` stands on one connection: the office's own, a second opener's, or one that looks back to a past day.
"""

from array import array
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Any, TypeVar

from app import findings, rights, subjects
from app.errors import NotFound, Usage
from app.findings import Duty
from app.journal import entries as journal
from app.journal import history
from app.shower import Shower, masked
from app.store import merges, records, search
from app.store.connection import translated
from models.fields import Field, Type, show_date
from models.findings import Finding
from models.kinds import Kind, Status, kind_named
from models.office.merges import Merged
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


class Reader(Shower):
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
        with translated():
            found = reading_sql.fetch(self.connection, kind, columns, self.met(kind, ids))
            titles = self._titles_for(fields, found.values())
        return [
            Row(each, values[0], Status(values[1]), tuple(self.show(field, value, titles.get(field.target))
                for field, value in zip(fields, values[2:], strict=True)))
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
            for field, value in zip(fields, values[2:], strict=True):
                if field.type in (Type.LINK, Type.FILE) and value is not None:
                    wanted.setdefault(field.target, set()).add(value)
        return {target: self.titles(target, ids) for target, ids in wanted.items()}

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

    # -- what is said about them ---------------------------------------------------------------------------------
    def find(self, text: str, kinds: Sequence[str] = (), limit: int = 50) -> list[search.Hit]:
        """Records that match what was typed; guarded kinds never, sensitive fields by whole value only."""
        with translated():
            hits = search.find(self.connection, text, kinds, limit)
            return list(self._shown_hits(hits))

    def _shown_hits(self, hits: Sequence[search.Hit]) -> Iterator[search.Hit]:
        """Hits of kinds the role sees and that are live for this reader, with their titles as shown."""
        wanted: dict[str, list[int]] = {}
        for hit in hits:
            wanted.setdefault(hit.kind, []).append(hit.record_id)
        live = {
            row.id: row.shown_title
            for name, ids in wanted.items() if rights.sees_kind(self.role, kind_named(name))
            for row in records.fetch(self.connection, kind_named(name), ids, live=True).values()
            if self._meets_subject(row)
        }  # fmt: skip
        return (replace(hit, title=live[hit.record_id]) for hit in hits if hit.record_id in live)

    def _meets_subject(self, row: Kind) -> bool:
        """Whether the role sees the kind of record that a note, file or paper is about."""
        return subjects.met(row, self.hidden)

    def met(self, kind: type[Kind], ids: Sequence[int]) -> Sequence[int]:
        """The ids without notes, files and papers about records that the role does not see."""
        if not (self.hidden and subjects.names_one(kind)):
            return ids
        rows = records.fetch(self.connection, kind, ids)
        return [each for each in ids if each in rows and self._meets_subject(rows[each])]

    def findings(self, kind: type[Kind], record_id: int) -> list[Finding]:
        """What the rules say about a record, strongest first."""
        with translated():
            found = findings.of_record(self.connection, kind, record_id, self.today)
        return list(self._worded(found))

    def findings_of(self, kind: type[Kind], ids: Sequence[int]) -> dict[int, list[Finding]]:
        """What the rules say about each of many records; those without findings are left out."""
        with translated():
            found = findings.of_records(self.connection, kind, ids, self.today)
        return {record_id: list(self._worded(each)) for record_id, each in found.items()}

    def duties(self, on: date | None = None) -> list[Duty]:
        """Everything that is due in the office, earliest first; `on` another day as it will be if nothing is done."""
        with translated():
            due = findings.duties(self.connection, on or self.today)
        worded = self._wording()
        told = ((each, worded(each.finding)) for each in due)
        return [
            each if finding is each.finding else replace(each, finding=finding)
            for each, finding in told if finding is not None
        ]  # fmt: skip

    def closed(self, kind: type[Kind], ids: Sequence[int], step: str) -> dict[int, int]:
        """How many things keep a step closed for each record of a page; open ones are left out."""
        with translated():
            return findings.closed(self.connection, kind, ids, step, self.today)

    def all_findings(self) -> Iterator[Finding]:
        """Every finding of the office."""
        with translated():
            found = findings.everything(self.connection, self.today)
        return self._worded(found)

    def _worded(self, found: Iterable[Finding]) -> Iterator[Finding]:
        """Findings about records the role sees, without the values of rules that read what is hidden from it."""
        return filter(None, map(self._wording(), found))

    def _wording(self) -> Callable[[Finding], Finding | None]:
        """What the role is told of each finding: itself, less of it, or nothing. Each kind and rule is judged once."""
        sees = cache(lambda name: rights.sees_kind(self.role, kind_named(name)))
        bare = cache(self.rests_on_hidden)

        def worded(each: Finding) -> Finding | None:
            if each.record is not None and not sees(each.record[0]):
                return None
            return replace(each, inputs={}, sum="") if bare(each.rule) else each

        return worded

    def rests_on_hidden(self, rule_id: str) -> bool:
        """Whether a rule reads anything that is hidden from the role."""
        from models.paths import hops
        from models.rules import all_rules

        rule = all_rules().get(rule_id)
        if rule is None or not self.hidden:
            return False
        subject = kind_named(rule.subject)
        read = {subject, *(hop.target for path in rule.reads for hop in hops(subject, path))}
        return any(
            not rights.sees_kind(self.role, kind)
            or not all(rights.sees_field(self.role, field) for field in kind.fields.values())
            for kind in read
        )

    def history(self, kind: type[Kind], record_id: int) -> list[history.HistoryLine]:
        """The record's history in sentences, newest first."""
        if not rights.sees_kind(self.role, kind) or self._about_hidden(kind, record_id):
            raise NotFound(f"There is no such {kind.spec.noun}.")
        with translated():
            own = history.of_record(
                self.connection, kind, record_id, show=self.show_in_history,
                shown=lambda field: rights.sees_field(self.role, field),
            )  # fmt: skip
            marks = [
                row for row in records.every(self.connection, Merged)
                if isinstance(row, Merged) and row.winner_record == record_id
            ]  # fmt: skip
            lost = self.titles(kind.spec.name, [row.loser_record or 0 for row in marks])
            merged = [
                line for row in marks
                for line in history.of_merge(self.connection, row.id, kind, lost.get(row.loser_record or 0, ""))
            ]  # fmt: skip
        return sorted(own + merged, key=lambda line: -line.tick) if merged else own

    def _about_hidden(self, kind: type[Kind], record_id: int) -> bool:
        """Whether it is a note, file or paper about a record that the role does not see."""
        with translated():
            return not self.met(kind, [record_id])


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
