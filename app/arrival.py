"""Arrival of a successor: what is looked at and settled first, and how far the handover is (INF-D-12).

`app.handover` keeps how far it is. A step is settled by a person, whatever is left open in it.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta

from app import decisions, users
from app.errors import Refused
from app.findings import PROMISE, Duty
from app.handover import AHEAD_DAYS, TITLES, Mark, Progress, Step, progress_of
from app.journal import entries as journal
from app.office import Office
from app.reader import Reader
from app.reading import Cond, Query
from app.store import accesslog, records
from app.store.connection import translated
from app.today import doubts, duties, safety
from app.today.doubts import Doubt
from app.today.safety import Safety
from models.fields import show_date
from models.office.desk import Document, Note, PolicyRecord, UserSlot
from models.office.places import Person
from models.policy import only_recalled
from models.text import counted, fold

MONTH_DAYS = 30
PAPER = "handover"
KEY_CHANGED = "office key changed"


# -- what there is to settle -----------------------------------------------------------------------------------------
@dataclass(frozen=True)
class UserUse:
    """A user of the office: role, last use, and in words whether he can open it now."""

    name: str
    role: str
    last_used: datetime | None
    state: str


@dataclass(frozen=True)
class AreaAhead:
    """What comes in one area: duties by month of 30 days, in the order of their days."""

    area: str
    months: tuple[int, ...]
    duties: tuple[Duty, ...]


@dataclass(frozen=True)
class Owner:
    """Whose duties those are that nobody here has: a name that is no user or staff of today, or nobody."""

    name: str
    why: str
    duties: tuple[Duty, ...]


@dataclass(frozen=True)
class Unconfirmed:
    """A policy value the office works with though nobody here confirmed it."""

    record_id: int
    key: str
    label: str
    value: str
    citation: str


@dataclass(frozen=True)
class StepState:
    """A step as the list shows it: what is open in it, in a sentence, and whether somebody called it settled."""

    step: Step
    open: int
    sentence: str
    mark: Mark | None

    @property
    def title(self) -> str:
        """The step's name."""
        return TITLES[self.step]

    @property
    def done(self) -> bool:
        """Settled by a person, or with nothing open in it."""
        return self.mark is not None or not self.open


@dataclass(frozen=True)
class Arrival:
    """The whole state of a handover."""

    progress: Progress
    user: str
    role: str
    by_recovery: bool
    people: tuple[UserUse, ...]
    leaver_removed: bool
    key_changed_on: date | None
    overdue: tuple[Duty, ...]
    ahead: tuple[AreaAhead, ...]
    owners: tuple[Owner, ...]
    promises: tuple[Duty, ...]
    """Promises the leaver wrote down and did not keep."""
    doubts: tuple[Doubt, ...]
    unconfirmed: tuple[Unconfirmed, ...]
    safety: Safety
    paper_on: date | None
    """When the handover paper was last printed since the handover began."""
    steps: tuple[StepState, ...] = ()

    def step(self, step: Step) -> StepState:
        """The state of one step."""
        return next(each for each in self.steps if each.step is step)


def look(office: Office, reader: Reader, leaver: str = "") -> Arrival:
    """Everything there is to settle, for the user at work; `leaver` stands in for the one that is kept."""
    progress = progress_of(reader, office.user)
    progress = replace(progress, leaver=leaver) if leaver else progress
    listed = reader.duties()
    found = Arrival(
        progress=progress,
        user=office.user,
        role=office.role.label,
        by_recovery=office.by_recovery,
        people=people(office, reader),
        leaver_removed=_is_removed(reader, progress.leaver),
        key_changed_on=_key_changed(reader),
        overdue=tuple(each for each in listed if each.overdue),
        ahead=ahead(reader, listed),
        owners=owners_gone(reader, listed, progress.leaver),
        promises=_promises(reader, listed, progress.leaver),
        doubts=doubts.doubts(reader),
        unconfirmed=tuple(_unconfirmed(reader)),
        safety=safety.safety(office, reader),
        paper_on=_printed(reader, progress.began_on),
    )
    return replace(found, steps=tuple(_states(found)))


def people(office: Office, reader: Reader) -> tuple[UserUse, ...]:
    """Every user by name, with his last change or logged act."""
    with translated():
        changed, logged = journal.last_by_user(reader.connection), accesslog.last_by_user(reader.connection)
    seats = ((each.account, each.state) for each in users.seats(office, reader))
    return tuple(
        UserUse(seat.name, seat.role, _later(changed.get(seat.name), logged.get(seat.name)), state.value)
        for seat, state in seats
    )


def _later(*moments: int | None) -> datetime | None:
    last = max((each for each in moments if each is not None), default=None)
    return None if last is None else datetime.fromtimestamp(last / 1000, UTC)


def _is_removed(reader: Reader, name: str) -> bool:
    with translated():
        rows = [row for row in records.every(reader.connection, UserSlot) if isinstance(row, UserSlot)]
    return bool(name) and all(fold(row.user_name or "") != fold(name) or row.disabled_on for row in rows)


def _key_changed(reader: Reader) -> date | None:
    with translated():
        at_ms = accesslog.newest(reader.connection, (KEY_CHANGED,))
    return None if at_ms is None else datetime.fromtimestamp(at_ms / 1000, UTC).date()


def ahead(reader: Reader, listed: Sequence[Duty]) -> tuple[AreaAhead, ...]:
    """What falls due in the next 180 days, with what will have come up by then if nothing is done, by area."""
    last = reader.today + timedelta(days=AHEAD_DAYS)
    found = {(each.subject, each.due_on): each for each in (*reader.duties(last), *listed)}
    coming = sorted(
        (each for each in found.values() if reader.today <= each.due_on <= last),
        key=lambda each: (each.due_on, each.record_title),
    )
    areas = sorted({each.area for each in coming}, key=duties.area_label)
    return tuple(_area(reader.today, area, [each for each in coming if each.area == area]) for area in areas)


def _area(today: date, area: str, coming: Sequence[Duty]) -> AreaAhead:
    months = [0] * (AHEAD_DAYS // MONTH_DAYS)
    for each in coming:
        months[min((each.due_on - today).days // MONTH_DAYS, len(months) - 1)] += 1
    return AreaAhead(duties.area_label(area), tuple(months), tuple(coming))


def owners_gone(reader: Reader, listed: Iterable[Duty], leaver: str) -> tuple[Owner, ...]:
    """Duties that nobody has, and those of the leaver and of names that are no user or staff of today."""
    here = _names_here(reader)
    gone = duties.names_of(reader, leaver) if leaver else frozenset[str]()
    groups: dict[tuple[int, str, str], list[Duty]] = {}
    for each in listed:
        name = each.assigned_to
        if not name:
            groups.setdefault((2, "Nobody", "not assigned"), []).append(each)
        elif fold(name) in gone:
            groups.setdefault((0, name, "leaves or has left"), []).append(each)
        elif fold(name) not in here:
            groups.setdefault((1, name, "no user or staff of this office"), []).append(each)
    return tuple(Owner(name, why, tuple(found)) for (_, name, why), found in sorted(groups.items()))


def _names_here(reader: Reader) -> frozenset[str]:
    """Folded names under which those who are here now may have a duty."""
    with translated():
        slots = [row for row in records.every(reader.connection, UserSlot) if isinstance(row, UserSlot)]
        staff = [row for row in records.every(reader.connection, Person) if isinstance(row, Person)]
    here = [row.user_name or "" for row in slots if row.disabled_on is None]
    names = frozenset[str]().union(*(duties.names_of(reader, each) for each in here))
    stay = [row for row in staff if row.leaves_on is None or row.leaves_on >= reader.today]
    return names | {
        fold(text)
        for row in stay
        for text in (row.shown_title, f"{row.first_name or ''} {row.surname or ''}".strip())
        if text
    }


def _promises(reader: Reader, listed: Iterable[Duty], leaver: str) -> tuple[Duty, ...]:
    found = [each for each in listed if each.finding.rule == PROMISE and each.note_id]
    by = {each.note_id: fold(reader.get(Note, each.note_id).written_by or "") for each in found}
    return tuple(each for each in found if leaver and by[each.note_id] == fold(leaver))


def _unconfirmed(reader: Reader) -> Iterable[Unconfirmed]:
    with translated():
        rows = [
            row for row in records.every(reader.connection, PolicyRecord) if isinstance(row, PolicyRecord)
        ]
    for row in rows:
        counts = row.valid_to is None or row.valid_to >= reader.today
        if row.confirmed_on is None and only_recalled(row.tag or "") and counts:
            yield Unconfirmed(row.id, row.key or "", row.label or "", row.value or "", row.citation or "")


def _printed(reader: Reader, since: date | None) -> date | None:
    found = reader.ids(Query(Document, where=Cond("paper", "=", PAPER)))
    days = [day for each in found if (day := reader.get(Document, each).made_on) is not None]
    return max((day for day in days if since is None or day >= since), default=None)


# -- in words --------------------------------------------------------------------------------------------------------
def _states(found: Arrival) -> Iterable[StepState]:
    for step, told in (
        (Step.CAME, _came(found)),
        (Step.PEOPLE, _people(found)),
        (
            Step.OVERDUE,
            _count(len(found.overdue), "duty is overdue", "duties are overdue", "Nothing is overdue."),
        ),
        (Step.AHEAD, _ahead(found)),
        (Step.OWNERS, _owners(found)),
        (Step.DOUBTS, _doubts(found)),
        (Step.BACKUP, (int(found.safety.backup_old), found.safety.sentence)),
        (Step.PAPER, _paper(found)),
    ):
        yield StepState(step, *told, found.progress.settled.get(step))


def _count(count: int, one: str, many: str, none: str) -> tuple[int, str]:
    return (count, f"{counted(count, one, many)}.") if count else (0, none)


def _came(found: Arrival) -> tuple[int, str]:
    if found.by_recovery:
        return (
            1,
            f"You came in with the recovery key and work as {found.user}. Make a user of your own first.",
        )
    if found.progress.leaver and fold(found.progress.leaver) == fold(found.user):
        return 1, f"You work under the name of {found.user}, who leaves. Make a user of your own first."
    return 0, f"You came in as {found.user}, {found.role.lower()}, with a passphrase of your own."


def _people(found: Arrival) -> tuple[int, str]:
    leaver = found.progress.leaver
    if not leaver:
        return 1, f"{len(found.people):,} users. Say who leaves."
    if not found.leaver_removed:
        return 1, f"{leaver} leaves and can still open the office."
    if found.key_changed_on is None or (
        found.progress.began_on and found.key_changed_on < found.progress.began_on
    ):
        return 1, f"{leaver} is removed. Older copies still open for him until the office key is changed."
    return 0, f"{leaver} is removed, and the office key was changed on {show_date(found.key_changed_on)}."


def _ahead(found: Arrival) -> tuple[int, str]:
    count = sum(len(each.duties) for each in found.ahead)
    if not count:
        return 0, f"Nothing falls due in the next {AHEAD_DAYS} days."
    areas = ", ".join(f"{each.area} {len(each.duties):,}" for each in found.ahead)
    return count, f"{count:,} fall due in the next {AHEAD_DAYS} days: {areas}."


def _owners(found: Arrival) -> tuple[int, str]:
    count = sum(len(each.duties) for each in found.owners)
    lost = sum(len(each.duties) for each in found.owners if each.name != "Nobody")
    if not count:
        return 0, "Every duty belongs to somebody who is here."
    nobodys = _count(count - lost, "duty belongs to nobody", "duties belong to nobody", "")[1]
    others = _count(lost, "belongs to somebody who is not here", "belong to somebody who is not here", "")[1]
    leaver = found.progress.leaver
    kept = _count(len(found.promises), f"promise of {leaver} is open", f"promises of {leaver} are open", "")[
        1
    ]
    return count, " ".join(filter(None, (nobodys, others, kept)))


def _doubts(found: Arrival) -> tuple[int, str]:
    if not found.doubts:
        return 0, "Everything the rules rest on is confirmed."
    return len(found.doubts), f"{'; '.join(each.words for each in found.doubts)}."


def _paper(found: Arrival) -> tuple[int, str]:
    if found.paper_on is None:
        return 1, "The state of the office was not printed yet. It carries two lines for signatures."
    return 0, f"Printed on {show_date(found.paper_on)}; both sign it, and it goes into the file."


# -- what is done ----------------------------------------------------------------------------------------------------
def make_own_user(office: Office, name: str, passphrase: str, *, rounds: int | None = None) -> None:
    """Makes the successor's own user, an administrator. Raises Refused and Usage as `users.add_user`."""
    users.add_user(office, name, users.ADMIN, passphrase, rounds=rounds)


def reassign(office: Office, chosen: Sequence[Duty], to: str) -> int:
    """Gives duties and promises to somebody who is here, as one change; returns how many. Raises Usage, Refused."""
    if fold(to) not in _names_here(office.reader):
        raise Refused(
            f"{to.strip() or 'Nobody'} is no user or staff of this office.", do="Name somebody who is here."
        )
    return len(
        decisions.decide_duties(office, [each.subject for each in chosen], "assigned", assigned_to=to.strip())
    )
