"""What a change may not leave behind: links that lead nowhere, doubles, an office without an administrator.

Checked on the rows as written, inside the transaction, so that one operation may do things in any order.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from app import gather, rights
from app.errors import Refused
from app.store import records
from app.store.dbapi import Connection
from models.fields import Field, OnRemove, Stored, Type
from models.kinds import Kind, Status, all_kinds, kind_named
from models.office.desk import SavedView, UserSlot
from models.office.merges import Merged
from models.office.purges import PURGE_KINDS
from models.states import Entering
from models.text import listed

Rows = Mapping[int, Mapping[str, Sequence[Stored]]]


@dataclass(frozen=True)
class Check:
    """One operation's rows, checked against everything else; `row` gives a touched record as it shall be."""

    connection: Connection
    touched: gather.Touched
    row: Callable[[type[Kind], int], Kind]
    nature: str
    user: str
    role: rights.Role

    def run(self) -> None:
        """Raises Refused with the first thing that must not be. Merged data is kept as it comes and listed; what
        names an erased record goes on naming it.
        """
        if self.nature in ("merge", "purge"):
            return
        if self.nature == "change" and any(kind in PURGE_KINDS for kind in self.touched):
            raise Refused(
                "Holds and purges are not written by hand.",
                do="“Records past their keeping…” and sco purge make them.",
            )
        for kind, rows in self.touched.items():
            for field in kind.links():
                self._targets_are_there(kind, field, rows)
            if kind.spec.frozen_under:
                self._frozen_stays(kind, rows)
            if kind.spec.enters and self.nature == "change":
                self._follows(kind, kind.spec.enters, rows)
            gone = [each for each, fields in rows.items() if fields.get("row_status", (0, 0))[1]]
            self._not_needed(kind, gone)
            if kind.spec.natural:
                self._no_doubles(kind, rows)
        if UserSlot in self.touched:
            self._an_administrator_is_left()
        if SavedView in self.touched and self.nature not in ("undo", "redo"):
            self._views_of_others_stay(self.touched[SavedView])

    def _targets_are_there(self, kind: type[Kind], field: Field[Any], rows: Rows) -> None:
        """Written links, and every link of a record that comes back, lead to live records.

        A link that keeps its target may come back with it removed: it then shows as removed.
        """
        keeps = field.on_remove is OnRemove.KEEP
        comes_back = keeps and self.nature in ("undo", "redo", "restore")
        written, returned = self._targets(kind, field, rows)
        if not written and not returned:
            return
        found = records.statuses(self.connection, kind_named(field.target), sorted(written | returned))
        live = {each for each, status in found.items() if status == Status.LIVE}
        missing = written - (found.keys() if comes_back else live)
        missing |= returned - (found.keys() if keeps else live)
        if missing:
            label = kind_named(field.target).spec.a_noun
            raise Refused(
                f"{field.label} of {kind.spec.noun} names {label} that is not there.",
                do="If it is in the bin, put it back first." if missing & found.keys() else "",
            )

    def _frozen_stays(self, kind: type[Kind], rows: Rows) -> None:
        """What belongs to a record that was signed or issued stays, but for the kind's loose fields.

        The change that freezes the record may write what belongs to it, and so may the one that takes it back or makes
        it again as a whole; a merge may let it name the one that stays.
        """
        link = kind.spec.frozen_under
        target = kind_named(kind.fields[link].target)
        freezing = self.touched.get(target, {})
        touched = {
            each
            for each, fields in rows.items()
            if isinstance(fields, gather.Made) or not set(self._own(fields)) <= {*kind.spec.loose}
        }
        owners = {self.row(kind, each).stored.get(link) for each in touched}
        ids = sorted(each for each in owners if isinstance(each, int))
        for owner, record in records.fetch(self.connection, target, ids).items():
            if record.frozen and freezing.get(owner, {}).keys().isdisjoint(
                ("row_status", target.spec.frozen_by)
            ):
                on = target.fields[target.spec.frozen_by].show(record.get(target.spec.frozen_by))
                raise Refused(
                    f"The {target.spec.noun} {record.shown_title} was closed on {on}; its {kind.spec.nouns} "
                    "stay as they are.",
                    do=f"Record a new {target.spec.noun}.",
                )

    def _own(self, fields: Mapping[str, Sequence[Stored]]) -> Iterator[str]:
        """The fields that were changed by themselves, not because two records they name became one or two again."""
        merged = self._merged
        return (key for key, pair in fields.items() if frozenset(pair) not in merged)

    @cached_property
    def _merged(self) -> frozenset[frozenset[Stored]]:
        """The pairs of records that this change merges, or takes apart again."""
        rows = (self.row(Merged, each) for each in self.touched.get(Merged, ()))
        return frozenset(
            frozenset((row.stored.get("loser_record"), row.stored.get("winner_record"))) for row in rows
        )

    def _follows(self, kind: type[Kind], entering: Entering, rows: Rows) -> None:
        """A new record that is a move fits what was recorded before; what is imported or merged is told by a rule."""
        made = {each: fields.row for each, fields in rows.items() if isinstance(fields, gather.Made)}
        for batch in records.chunks(made):
            asked = [made[each] for each in batch]
            for facts in gather.facts_of(self.connection, kind, asked, entering.reads).values():
                for objection in entering.objections(facts):
                    raise Refused(objection, do=f"“{entering.act}” offers what can follow.")

    def _targets(self, kind: type[Kind], field: Field[Any], rows: Rows) -> tuple[set[int], set[int]]:
        """Where live records lead by a link that was written, and by one that only came back with its record."""
        written: set[Stored] = set()
        returned: set[Stored] = set()
        for each, fields in rows.items():
            row = fields.row if isinstance(fields, gather.Made) else self.row(kind, each)
            if row.row_status is Status.LIVE:
                if isinstance(fields, gather.Made) or field.key in fields:
                    written.add(row.stored.get(field.key))
                elif "row_status" in fields:
                    returned.add(row.stored.get(field.key))
        only_returned = {each for each in returned - written if isinstance(each, int)}
        return {each for each in written if isinstance(each, int)}, only_returned

    def _not_needed(self, kind: type[Kind], gone: Sequence[int]) -> None:
        if not gone:
            return
        for other in all_kinds().values():
            for field in other.links():
                if field.target != kind.spec.name or field.on_remove is OnRemove.KEEP:
                    continue
                held = records.fetch_by_link(self.connection, other, field.key, gone)
                if held:
                    raise Refused(
                        f"{held[0].shown_title} ({other.spec.noun}) still belongs to it"
                        + (f", and {len(held) - 1} more." if len(held) > 1 else "."),
                        do=f"Remove {'them' if len(held) > 1 else 'that record'} first.",
                    )

    def _no_doubles(self, kind: type[Kind], rows: Rows) -> None:
        mine: dict[str, int] = {}
        for record_id, fields in rows.items():
            if "row_status" not in fields and not any(key in fields for key in kind.spec.natural):
                continue
            row = self.row(kind, record_id)
            key = records.natural_key(kind, row.stored) if row.row_status is Status.LIVE else None
            if key is None:
                continue
            if key in mine:
                raise self._double(kind, row, ())
            mine[key] = record_id
        for key, ids in records.ids_by(self.connection, kind, "natural_key", mine).items():
            if len(ids) > 1:
                raise self._double(
                    kind, self.row(kind, mine[key]), [each for each in ids if each not in rows]
                )

    def _double(self, kind: type[Kind], double: Kind, others: Sequence[int]) -> Refused:
        """Names the record that was there before, or what both would be, and what it belongs to."""
        fields = (kind.fields[key] for key in kind.spec.natural)
        labels = ", ".join(field.label for field in fields if field.type is not Type.LINK)
        same = f" with the same {labels}" if labels else ""  # links alone are named by what they lead to
        of = named_under(self.connection, kind, double.stored)
        for other in records.fetch(self.connection, kind, others[:1]).values():
            title = "" if other.shown_title == kind.spec.label else f" {other.shown_title}"
            return Refused(f"There is already {kind.spec.a_noun}{title}{of}{same}.")
        called = f": {double.shown_title}{of}" if of else ""
        return Refused(f"Two {kind.spec.nouns} would have the same {labels or 'identity'}{called}.")

    def _views_of_others_stay(self, rows: Rows) -> None:
        """A view is changed by whom it belonged to before, and nobody makes one in another's name."""
        for each, fields in rows.items():
            now = self.row(SavedView, each).stored
            at = 1 if isinstance(fields, gather.Made) else 0
            owner, shared = (
                fields[key][at] if key in fields else now.get(key) for key in ("owner", "shared")
            )
            if not rights.changes_view(self.role, self.user, str(owner or ""), shared=bool(shared)):
                raise Refused(f"This view belongs to {owner or 'nobody'}.", do="Ask its owner or the chief.")

    def _an_administrator_is_left(self) -> None:
        """Somebody must always be able to let others in."""
        users = [row for row in records.every(self.connection, UserSlot) if isinstance(row, UserSlot)]
        if not any(user.role == "admin" and user.disabled_on is None for user in users):
            raise Refused(
                "The last administrator of an office stays.", do="Make somebody else administrator first."
            )


def named_under(connection: Connection, kind: type[Kind], stored: Mapping[str, Stored]) -> str:
    """“ of BN-B-SAA” for a line: the records whose links are part of what names one; empty where there are none."""
    titles = []
    for key in kind.spec.natural:
        target, linked = kind.fields[key].target, stored.get(key)
        if kind.fields[key].type is Type.LINK and isinstance(linked, int):
            found = records.fetch(connection, kind_named(target), [linked])
            titles += [row.shown_title for row in found.values()]
    return f" of {listed(titles)}" if titles else ""
