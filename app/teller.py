"""What is said about records: search, findings, duties, history; no more of it than the role may know."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from functools import cache

from app import findings, rights, subjects
from app.errors import NotFound
from app.findings import Duty
from app.journal import history
from app.shower import Shower
from app.store import records, search
from app.store.connection import translated
from models.findings import Finding
from models.kinds import Kind, kind_named
from models.office.merges import Merged


class Teller(Shower):
    """What a `Reader` tells besides the records themselves."""

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
                self.connection, kind, record_id, show=self.show_in_history, about=self.title_about,
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
