"""Erasing records past their keeping: one person proposes, an administrator approves, then it is done for good.

    purge = purging.propose(office, [past.place for past in keeping.past_keeping(office.reader)])
    purging.approve(office, purge)        # by another person
    purging.carry_out(office, purge)      # records, journal, search, files, papers, drafts; then the certificate

A purge is final: it is not undone, and a copy of the office that still holds a record does not bring it back.
"""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from app import access, documents, keeping, mentioned, rights, subjects
from app.change import KEEPING, PURGE, Nature
from app.errors import Refused, Trouble
from app.keeping import Past, Place
from app.leftfiles import erase_left_files
from app.mentioned import Mention
from app.office import Office
from app.reach import Reach, reach
from app.reader import Reader
from app.store import erasing, exports, records
from app.store.connection import RECORDS_NAME, translated
from app.store.disk import never_cancelled
from models.kinds import kind_named
from models.office.desk import UserSlot
from models.office.purges import Purge, PurgeItem

CERTIFICATE = "purge_certificate"
STEPS = 5
"""What carrying out tells of: looked, erased, files gone, file rewritten, certificate."""
Progress = Callable[[int, int], object]


@dataclass(frozen=True)
class Older:
    """A backup that was made before a purge and still holds what it erased."""

    folder: str
    made: datetime


@dataclass(frozen=True)
class Erased:
    """What a purge did: counts by kind, journal, papers, files and drafts, and what still holds the data elsewhere."""

    purge_id: int
    purge_no: str
    records: Mapping[str, int]
    changes: int
    files: int
    typed: int
    shared: int
    named: Mapping[str, int]
    """How many records stay whose text names one of them, by kind; read and decided by hand."""
    backups: tuple[Older, ...]
    certificate: documents.Printed
    rewritten: bool
    """Whether the file was written anew at once; else it is done at the next purge, and freed pages are blank."""


def state_of(purge: Purge) -> str:
    """Where a purge stands, in a word."""
    if purge.erased_on is not None:
        return "carried out"
    if purge.withdrawn_on is not None:
        return "given up"
    return "approved" if purge.approved_on is not None else "proposed"


def purges(reader: Reader) -> list[Purge]:
    """Every purge, the newest first."""
    with translated():
        rows = [row for row in records.every(reader.connection, Purge) if isinstance(row, Purge)]
    return sorted(rows, key=lambda row: row.id, reverse=True)


def items_of(reader: Reader, purge_id: int) -> list[PurgeItem]:
    """The records a purge names."""
    with translated():
        rows = records.fetch_by_link(reader.connection, PurgeItem, "purge_id", [purge_id])
    return [row for row in rows if isinstance(row, PurgeItem) and subjects.met(row, reader.hidden)]


# -- deciding --------------------------------------------------------------------------------------------------------
def propose(office: Office, places: Sequence[Place], remark: str = "") -> int:
    """Proposes to erase records, with those of the same person. Returns the purge.

    Raises Refused where one is still kept, held, or in another purge, and for who does not see all of them.
    """
    _refuse_half_seen(office.role)
    over = {each.place: each for each in keeping.past_keeping(office.reader)}
    wanted = dict.fromkeys(place for each in places for place in (each, *_joined(over, each)))
    if not wanted:
        raise Refused("Nothing was chosen to be erased.")
    for place in wanted:
        _refuse_kept(over, place)
        if over[place].purge_no:
            raise Refused(f"{_called(over[place])} is in purge {over[place].purge_no} already.")
    with office.change("Propose a purge", nature=Nature(KEEPING, final=True)) as work:
        purge = work.add(
            Purge, {"purge_reason": remark.strip() or None, "proposed_on": office.today, "proposed_by": office.user}
        )  # fmt: skip
        work.add_many(PurgeItem, (_item(purge, over[place]) for place in wanted))
    return purge


def _joined(over: Mapping[Place, Past], place: Place) -> tuple[Place, ...]:
    return over[place].joined if place in over else ()


def _item(purge: int, past: Past) -> dict[str, object]:
    return {
        "purge_id": purge, "subject_kind": past.kind, "subject_id": past.record_id, "keeping_rule": past.policy,
        "keeping_years": past.years, "keeping_cites": past.cites, "counted_from": past.counted_from,
        "keep_until": past.keep_until,
    }  # fmt: skip


def _called(past: Past) -> str:
    return f"The {kind_named(past.kind).spec.noun} {past.title}"


def _refuse_half_seen(role: rights.Role) -> None:
    """Nobody proposes, approves or erases what he does not see whole."""
    if not role.may_change or rights.GUARDS - role.sees:
        raise Refused(f"A {role.label.lower()} does not see all that would be erased.", do="Ask an officer.")


def _refuse_kept(over: Mapping[Place, Past], place: Place) -> None:
    past = over.get(place)
    if past is None:
        noun = kind_named(place[0]).spec.noun
        raise Refused(f"The time of keeping of a {noun} is not over.", do="Look at what is past its keeping.")
    if past.held:
        raise Refused(f"{_called(past)} is held. {past.held}", do="Nothing of it is erased while that lasts.")


def approve(office: Office, purge_id: int) -> None:
    """Approves a purge as the second person. Raises Refused for who proposed it, and for all but administrators."""
    purge = _open(office.reader, purge_id)
    _refuse_half_seen(office.role)
    if not office.role.may_administer:
        raise Refused("An administrator approves a purge.", do="Ask an administrator of this office.")
    if _same_person(office.reader, office.user, purge.proposed_by or ""):
        raise Refused("Who proposed a purge does not approve it.", do="Ask another administrator.")
    if purge.approved_on is not None:
        raise Refused(f"{purge.purge_no} is approved already.")
    _refuse_changed(office.reader, purge)
    with office.change("Approve a purge", nature=Nature(KEEPING, final=True)) as work:
        work.set(Purge, purge_id, {"approved_on": office.today, "approved_by": office.user})


def withdraw(office: Office, purge_id: int) -> None:
    """Gives a purge up; its records stay. Raises Refused once it was carried out."""
    _open(office.reader, purge_id)
    with office.change("Give up a purge", nature=Nature(KEEPING, final=True)) as work:
        work.set(Purge, purge_id, {"withdrawn_on": office.today, "withdrawn_by": office.user})


def _open(reader: Reader, purge_id: int) -> Purge:
    purge = reader.get(Purge, purge_id)
    if state_of(purge) in ("carried out", "given up"):
        raise Refused(f"{purge.purge_no} was {state_of(purge)}.")
    return purge


def _same_person(reader: Reader, first: str, second: str) -> bool:
    """Whether two users are one person: by name, or by the member of staff behind both."""
    if first.casefold() == second.casefold():
        return True
    with translated():
        rows = [row for row in records.every(reader.connection, UserSlot) if isinstance(row, UserSlot)]
    behind = {(row.user_name or "").casefold(): row.person_id for row in rows}
    one, other = behind.get(first.casefold()), behind.get(second.casefold())
    return one is not None and one == other


def _refuse_changed(reader: Reader, purge: Purge) -> list[Place]:
    """The records of a purge, all of which may still be erased. Raises Refused with the first that may not."""
    over = {each.place: each for each in keeping.past_keeping(reader)}
    wanted = [(each.subject_kind or "", each.subject_id or 0) for each in items_of(reader, purge.id)]
    for place in wanted:
        _refuse_kept(over, place)
        missing = set(over[place].joined) - set(wanted)
        if missing:
            raise Refused(
                f"{_called(over[place])} was found to be the same as a record that is not in {purge.purge_no}.",
                do="Give the purge up and propose it anew.",
            )
    return wanted


# -- doing -----------------------------------------------------------------------------------------------------------
def look(reader: Reader, places: Iterable[Place]) -> Reach:
    """All that would go with some records; nothing is changed. Raises Refused for who does not see all of it."""
    _refuse_half_seen(reader.role)
    return reach(reader.connection, places)


def named_in(reader: Reader, found: Reach) -> tuple[Mention, ...]:
    """Records that would stay and whose text names who would be erased. Raises Refused for who does not see all."""
    _refuse_half_seen(reader.role)
    return mentioned.mentioned(reader, found)


def named_by(reader: Reader, purge_id: int) -> tuple[Mention, ...]:
    """The same for a purge that was not carried out; Refused once it was, for then nobody knows the name any more."""
    _open(reader, purge_id)
    places = [(each.subject_kind or "", each.subject_id or 0) for each in items_of(reader, purge_id)]
    return named_in(reader, look(reader, places))


def carry_out(
    office: Office, purge_id: int, *, progress: Progress = lambda done, total: None,
    cancelled: Callable[[], bool] = never_cancelled,
) -> Erased:  # fmt: skip
    """Erases what an approved purge names, rewrites the file, keeps the certificate. Final.

    Raises Refused while it is not approved by a second person, where a hold stops it, and when it is cancelled before
    anything was erased; Trouble when the disk does not take it, and then nothing was erased.
    """
    if not office.role.may_administer:
        raise Refused("An administrator carries out a purge.", do="Ask an administrator of this office.")
    purge = _open(office.reader, purge_id)
    if purge.approved_on is None:
        raise Refused(f"{purge.purge_no} is not approved.", do="Ask an administrator who did not propose it.")
    wanted = _refuse_changed(office.reader, purge)
    found = look(office.reader, wanted)
    named = mentioned.by_kind(named_in(office.reader, found))
    progress(1, STEPS)
    if cancelled():
        raise Refused("The purge was stopped.", kept="Nothing was erased.")
    older = backups_with(office, office.clock())
    outcome = _outcome(found, older, named)
    _erase(office, purge, found, outcome)
    progress(2, STEPS)
    erase_left_files(office)
    exports.sweep_exports(office.folder / exports.OPENED_NAME)
    progress(3, STEPS)
    rewritten = rewrite(office)
    progress(4, STEPS)
    certificate = documents.print_paper(office, CERTIFICATE, purge_id)
    progress(STEPS, STEPS)
    return Erased(
        purge_id, purge.purge_no or "", found.counts(), found.changes, len(found.files), len(found.typed), found.shared,
        named, older, certificate, rewritten,
    )  # fmt: skip


def _erase(office: Office, purge: Purge, found: Reach, outcome: str) -> None:
    nature = Nature(PURGE, final=True)
    with office.change(f"Carry out {purge.purge_no}", nature=nature) as work:
        work.set(Purge, purge.id, {"erased_on": office.today, "erased_by": office.user, "outcome": outcome})
        for kind, ids in found.records.items():
            work.erase_many(kind, ids)
        work.forget_typed(found.typed)
        work.leave_files(found.files)
    office.log("purged", kind=Purge.spec.name, record_id=purge.id, detail=purge.purge_no or "")


def rewrite(office: Office) -> bool:
    """Writes the file anew, so that no page of it holds what was erased; False when the disk does not take it now.

    Freed pages are blank in either case.
    """
    with suppress(Trouble):
        with office.rewriting() as connection:
            erasing.rewrite(connection)
        return True
    return False


def backups_with(office: Office, until: datetime) -> tuple[Older, ...]:
    """Backups this machine knows that were made before a moment and so hold what a purge then erased.

    Records that a restored backup or a newer program set aside in the office's folder are among them.
    """
    from app.backups import known_backups

    found = [Older(str(each.folder), each.made) for each in known_backups(office)]
    for aside in office.folder.glob(f"{RECORDS_NAME}.*"):
        found.append(Older(str(aside), datetime.fromtimestamp(aside.stat().st_mtime, UTC)))
    return tuple(each for each in found if each.made <= until)


def backups_left(office: Office) -> tuple[Older, ...]:
    """Backups that still hold what the newest purge erased, or earlier ones: all that were made before it."""
    with translated():
        newest = access.newest_of(office.reader.connection, "purged")
    return backups_with(office, newest) if newest is not None else ()


def _outcome(found: Reach, older: Sequence[Older], named: Mapping[str, int]) -> str:
    told: dict[str, Any] = {
        "records": found.counts(), "changes": found.changes, "files": len(found.files), "typed": len(found.typed),
        "shared": found.shared, "named": dict(named),
        "backups": [[each.folder, each.made.isoformat(timespec="seconds")] for each in older],
    }  # fmt: skip
    return json.dumps(told, sort_keys=True, ensure_ascii=False)
