"""Until when records are kept, which are past it, and what holds them (information handling, section H).

Years are policy values with their source; the day they count from stands in the record. Records of one person, joined
by a confirmed answer, and what was merged into one end together: when the last of them may go (INF-H-01, INF-H-06).
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from app import rights, subjects
from app.change import KEEPING, Nature
from app.errors import NotFound, Refused, Usage
from app.office import Office
from app.papers.case_keeping import monitored
from app.reader import Reader
from app.store import records
from app.store.connection import translated
from models.cases.casebook import CaseFile
from models.fields import Stored
from models.kinds import Kind, Status, all_kinds, kind_named
from models.office.desk import SamePerson
from models.office.merges import Merged
from models.office.purges import Purge, PurgeItem, RecordHold
from models.policy import PolicyValue
from models.retention import Keeping, keeping_of, kept_until, path_up

Place = tuple[str, int]
"""Kind and id of a record."""
FOREVER = "Records under enhanced end-use monitoring are kept indefinitely."


@dataclass(frozen=True)
class Past:
    """A record whose time of keeping is over, why, and what stands against erasing it."""

    kind: str
    record_id: int
    title: str
    counted_from: date
    years: int
    policy: str
    cites: str
    keep_until: date
    """Last day of keeping: of this record, of what belongs to it, and of the others of the same person."""
    joined: tuple[Place, ...] = ()
    """Records that go with it: the same person's."""
    held: str = ""
    """Why it may not be erased although its time is over; empty where nothing holds it."""
    purge_no: str = ""
    """Number of the open purge that has it."""

    @property
    def place(self) -> Place:
        """Kind and id."""
        return self.kind, self.record_id

    @property
    def label(self) -> str:
        """The kind's label."""
        return kind_named(self.kind).spec.label

    @property
    def reason(self) -> str:
        """The rule in words: `10 years from 30 Jun 2014 (SAMM C2.1.6.7.5)`."""
        began = kind_named(self.kind).fields[_rule(kind_named(self.kind)).trigger]
        return (
            f"{self.years} years from {began.show(self.counted_from)}, {began.label.lower()} ({self.cites})"
        )


def past_keeping(reader: Reader) -> list[Past]:
    """Every record the reader's role may see whose time of keeping is over, the oldest first, held ones too."""
    with translated():
        return sorted(_Look(reader).past(), key=lambda each: (each.keep_until, each.kind, each.title))


def standing_of(reader: Reader, places: Iterable[Place]) -> dict[Place, Past]:
    """Those of some records whose time of keeping is over."""
    wanted = set(places)
    return {each.place: each for each in past_keeping(reader) if each.place in wanted}


def _rule(kind: type[Kind]) -> Keeping:
    found = keeping_of(kind)
    assert found is not None
    return found


class _Look:
    """One look at the whole office; what several records need is read once."""

    def __init__(self, reader: Reader) -> None:
        self.reader = reader
        self.connection = reader.connection
        self.kinds = [
            kind for kind in all_kinds().values() if keeping_of(kind) and rights.sees_kind(reader.role, kind)
        ]
        self.days: dict[Place, tuple[date, PolicyValue]] = {}
        """Record → the day its count began, and the policy value that gives its years."""
        self.statuses: dict[Place, Status] = {}
        """Every record of a kind with a rule that was not erased."""
        for kind in self.kinds:
            self._count(kind)

    def _count(self, kind: type[Kind]) -> None:
        rule = _rule(kind)
        field = kind.fields[rule.trigger]
        for record_id, status, stored in records.beginnings(self.connection, kind, rule.trigger):
            self.statuses[kind.spec.name, record_id] = Status(status)
            if stored is not None:
                began = field.decode(stored)
                self.days[kind.spec.name, record_id] = began, self.reader.policy.entry(rule.policy, began)

    def past(self) -> Iterator[Past]:
        """The records that are over, each with what holds it."""
        over: dict[Place, Past] = {}
        grouped = (place for place in self.groups if place in self.statuses)
        for place in dict.fromkeys((*self.days, *grouped)):
            group = self.groups.get(place, (place,))
            own = [each for each in group if each in self.statuses]
            last = self._last_of(own)
            if last is None or last >= self.reader.today:
                continue
            counted = [self.days[each] for each in (place, *own) if each in self.days]
            began, value = counted[0]
            over[place] = Past(
                *place, "", began, int(value.value), value.key, value.citation, last,
                tuple(each for each in own if each != place), self._held(group, value), self.proposed.get(place, ""),
            )  # fmt: skip
        for kind in self.kinds:
            ids = [record_id for name, record_id in over if name == kind.spec.name]
            rows = records.fetch(self.connection, kind, ids)
            titles = _titled(self.reader, kind, rows)
            for record_id in ids:
                yield replace(over[kind.spec.name, record_id], title=titles[record_id])

    def _last_of(self, group: Iterable[Place]) -> date | None:
        """The last day of keeping of one person's records and of what belongs to them.

        None while one of them is in use: live, and its count has not begun.
        """
        found: list[date] = []
        for place in group:
            if place in self.days:
                counted = (self.days[each] for each in (place, *self.parts.get(place, ())))
                found += [kept_until(began, int(value.value)) for began, value in counted]
            elif self.statuses[place] is Status.LIVE:
                return None
        return max(found, default=None)

    @cached_property
    def parts(self) -> Mapping[Place, list[Place]]:
        """Records with a rule of their own → by the records with a rule that they belong to."""
        found: dict[Place, list[Place]] = {}
        for kind in self.kinds:
            above = [(at, link) for at, link in path_up(kind)[:1] if keeping_of(at)]
            for target, link in above:
                ids = [record_id for name, record_id in self.days if name == kind.spec.name]
                for record_id, told in records.parts(self.connection, kind, ids, (link,)).items():
                    owner = (target.spec.name, int(told[link] or 0))
                    found.setdefault(owner, []).append((kind.spec.name, record_id))
        return found

    @cached_property
    def groups(self) -> Mapping[Place, tuple[Place, ...]]:
        """Records that are one person, by each of them."""
        return joined(self.reader)

    @cached_property
    def holds(self) -> Mapping[Place, str]:
        """Records that a hold keeps, directly or by what belongs to them, with its reason."""
        found: dict[Place, str] = {}
        for hold in standing_holds(self.reader):
            kind, record_id = kind_named(hold.subject_kind or ""), hold.subject_id or 0
            since = RecordHold.held_on.show(hold.held_on)
            found[kind.spec.name, record_id] = f"Held since {since}: {hold.hold_reason}."
            for owner in owners(self.reader, kind, record_id):
                found[owner] = f"A {kind.spec.noun} of it is held since {since}: {hold.hold_reason}."
        return found

    @cached_property
    def proposed(self) -> Mapping[Place, str]:
        """Records in a purge that is still open → its number."""
        return {
            (item.subject_kind or "", item.subject_id or 0): purge.purge_no or ""
            for purge in records.every(self.connection, Purge)
            if isinstance(purge, Purge) and purge.erased_on is None and purge.withdrawn_on is None
            for item in records.fetch_by_link(self.connection, PurgeItem, "purge_id", [purge.id])
            if isinstance(item, PurgeItem)
        }

    @cached_property
    def forever(self) -> frozenset[int]:
        """Cases whose records are kept indefinitely."""
        return monitored(self.reader)

    def _held(self, group: Iterable[Place], value: PolicyValue) -> str:
        for place in group:
            if place in self.holds:
                return self.holds[place]
            own = self._held_by_itself(*place)
            if own:
                return own
        if value.unconfirmed:
            return "The years of keeping rest on no source, and nobody in the office has confirmed them."
        return ""

    def _held_by_itself(self, name: str, record_id: int) -> str:
        kind = kind_named(name)
        if kind is CaseFile and record_id in self.forever:
            return FOREVER
        if not kind.spec.held_by:
            return ""
        since = records.parts(self.connection, kind, [record_id], (kind.spec.held_by,))
        held: Stored = since.get(record_id, {}).get(kind.spec.held_by)
        field = kind.fields[kind.spec.held_by]
        return "" if held is None else f"{field.label} {field.show(field.decode(held))}."


def _titled(reader: Reader, kind: type[Kind], rows: Mapping[int, Kind]) -> dict[int, str]:
    """The names of records, and whose they are where they belong to others."""
    parent = kind.spec.parent
    if not parent:
        return {each: row.shown_title for each, row in rows.items()}
    whose = {each: int(row.stored.get(parent) or 0) for each, row in rows.items()}
    above = reader.titles(kind.fields[parent].target, whose.values())
    return {
        each: f"{row.shown_title} of {above[whose[each]]}" if whose[each] in above else row.shown_title
        for each, row in rows.items()
    }


def owners(reader: Reader, kind: type[Kind], record_id: int) -> Iterator[Place]:
    """The records that one belongs to, from its own parent to the top."""
    for target, link in path_up(kind):
        told = records.parts(reader.connection, kind, [record_id], (link,)).get(record_id, {})
        above = told.get(link)
        if not isinstance(above, int):
            return
        yield target.spec.name, above
        kind, record_id = target, above


def joined(reader: Reader) -> dict[Place, tuple[Place, ...]]:
    """Records that are one: confirmed to be the same person, or merged into each other; by each of them."""
    known: dict[Place, set[Place]] = {}

    def join(first: Place, second: Place) -> None:
        both = known.get(first, {first}) | known.get(second, {second})
        known.update(dict.fromkeys(both, both))

    with translated():
        for row in records.every(reader.connection, SamePerson):
            if isinstance(row, SamePerson) and row.same and row.first_record and row.second_record:
                join((row.first_kind or "", row.first_record), (row.second_kind or "", row.second_record))
        for row in records.every(reader.connection, Merged):
            if isinstance(row, Merged) and row.winner_record and row.loser_record:
                join((row.kind_name or "", row.winner_record), (row.kind_name or "", row.loser_record))
    return {place: tuple(sorted(group)) for place, group in known.items()}


# -- holds -----------------------------------------------------------------------------------------------------------
def standing_holds(reader: Reader) -> list[RecordHold]:
    """The holds that are not lifted, of records the reader's role may see."""
    with translated():
        rows = [row for row in records.every(reader.connection, RecordHold) if isinstance(row, RecordHold)]
    return [row for row in rows if row.lifted_on is None and subjects.met(row, reader.hidden)]


def hold(office: Office, kind: type[Kind], record_id: int, reason: str) -> int:
    """Keeps a record and what belongs to it until the hold is lifted. Raises Usage without a reason, NotFound."""
    office.reader.get(kind, record_id)
    if not reason.strip():
        raise Usage("A hold has a reason.", do="Say who asked that the record be kept, and for what.")
    with office.change("Hold a record", nature=Nature(KEEPING, final=True)) as work:
        return work.add(
            RecordHold,
            {
                "subject_kind": kind.spec.name, "subject_id": record_id, "hold_reason": reason.strip()[:300],
                "held_on": office.today, "held_by": office.user,
            },
        )  # fmt: skip


def lift(office: Office, kind: type[Kind], record_id: int) -> None:
    """Ends every hold on a record. Raises Refused for who may not decide, NotFound where nothing holds it."""
    if not office.role.may_decide:
        raise Refused(f"A {office.role.label.lower()} may not lift a hold.", do="Ask the chief.")
    held = [
        each.id
        for each in standing_holds(office.reader)
        if (each.subject_kind, each.subject_id) == (kind.spec.name, record_id)
    ]
    if not held:
        raise NotFound("Nothing holds that record.")
    with office.change("Lift a hold", nature=Nature(KEEPING, final=True)) as work:
        work.set_many(
            RecordHold, {each: {"lifted_on": office.today, "lifted_by": office.user} for each in held}
        )
