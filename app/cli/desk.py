"""Commands on a whole office: new, info, verify, backup, restore, copy."""

from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.cli.answer import Answer
from app.cli.commands import Command
from app.cli.opening import new_passphrase, office_argument, opened, passphrase
from app.errors import Cause, Trouble

if TYPE_CHECKING:
    from app.journal.proof import Proof
    from app.office import Office


# -- new ---------------------------------------------------------------------------------
def _new_arguments(parser: ArgumentParser) -> None:
    office_argument(parser)
    parser.add_argument(
        "--country", metavar="CODE", required=True, help="two-letter code of the partner country"
    )
    parser.add_argument("--name", required=True, help="name of the office as papers print it")
    parser.add_argument("--zone", default="", help="time zone such as Asia/Tbilisi; else this machine's")


def _new(options: Namespace) -> Answer:
    from app import clock, offices

    secret = new_passphrase("SCO_PASSPHRASE")
    folder = options.office
    if folder.suffix != offices.SUFFIX:
        folder = folder.with_name(folder.name + offices.SUFFIX)
    user = options.user or _this_person()
    today = options.today or clock.today_in(options.zone, clock.now())
    made = offices.create(
        folder,
        country=options.country,
        name=options.name,
        user=user,
        passphrase=secret,
        today=today,
        zone=options.zone,
    )
    made.office.close()
    value = {"office": str(folder), "user": user, "recovery_key": made.recovery_key}
    return Answer(
        lambda: value,
        lambda: [
            f"Made the office {folder}; its first user is {user}, an administrator.",
            f"Recovery key: {made.recovery_key}",
            "Write the recovery key down and lock it away: it opens the office when passphrases are lost.",
        ],
    )


def _this_person() -> str:
    """The name under which somebody is logged on here."""
    from getpass import getuser

    try:
        return getuser()
    except (KeyError, OSError, ImportError):
        return "admin"


# -- info ---------------------------------------------------------------------------------
def _info(options: Namespace) -> Answer:
    with opened(options, reading=True) as office:
        told = _told(office)
    return Answer(lambda: told, lambda: _info_lines(told))


def _told(office: "Office") -> dict[str, Any]:
    from app import backups
    from app.journal import entries
    from app.reading import Query
    from app.rights import sees_kind
    from app.store import lock
    from models.kinds import all_kinds

    reader = office.reader
    counts = {
        name: count
        for name, kind in all_kinds().items()
        if not kind.spec.technical and sees_kind(office.role, kind) and (count := reader.count(Query(kind)))
    }
    proven, writer = backups.last_proven(office), lock.holder(office.folder)
    return {
        "office": str(office.folder),
        "name": reader.office_name,
        "id": office.office_id,
        "user": office.user,
        "role": office.role.code,
        "today": office.today.isoformat(),
        "entries": entries.next_tick(reader.connection) - 1,
        "head": office.head(),
        "records": counts,
        "last_backup": proven.isoformat(timespec="seconds") if proven else None,
        "writer": {"user": writer.user, "machine": writer.machine, "since": writer.since} if writer else None,
    }


def _info_lines(told: dict[str, Any]) -> Iterator[str]:
    yield f"{told['name']} ({told['office']})"
    yield f"Opened by {told['user']} ({told['role']}); today is {told['today']}."
    yield f"{told['entries']:,} entries, head {told['head']}"
    yield f"Last good backup: {told['last_backup'] or 'none known on this machine'}"
    if told["writer"]:
        yield "Open for writing by {user} on {machine} since {since}.".format(**told["writer"])
    for name, count in told["records"].items():
        yield f"  {name.replace('_', ' '):<24} {count:>9,}"


# -- verify -------------------------------------------------------------------------------
def _verify(options: Namespace) -> Answer:
    with opened(options, reading=True) as office:
        proof = office.verify()
    value = {
        "entries": proof.entries,
        "head": proof.head,
        "sound": proof.sound,
        "first_bad": proof.first_bad,
    }
    return Answer(lambda: value, lambda: _proof_lines(proof), error=None if proof.sound else _damage(proof))


def _proof_lines(proof: "Proof") -> Iterator[str]:
    yield f"{proof.entries:,} entries, head {proof.head}"
    if proof.purged:
        yield f"{proof.purged:,} values were erased by a retention purge; their hashes stand."
    if proof.sound:
        yield "Sound: entries fit their chains, records say what the journal says, files fit their hashes."


def _damage(proof: "Proof") -> Trouble:
    return Trouble(
        Cause.DAMAGED,
        f"The office does not hold what its journal says: {proof.first_bad}.",
        kept="Nothing was changed by looking.",
        do="Restore the last good backup, and keep this folder for whoever looks into it.",
    )


# -- backup, restore, copy ----------------------------------------------------------------
def _backup_arguments(parser: ArgumentParser) -> None:
    office_argument(parser)
    parser.add_argument(
        "--to", metavar="FOLDER", type=Path, help="else the folder “NAME backups” beside the office"
    )


def _backup(options: Namespace) -> Answer:
    from app import backups

    with opened(options, reading=True) as office:
        made = backups.back_up(office, options.to)
    value = {
        "backup": str(made.folder),
        "made": made.made.isoformat(timespec="seconds"),
        "head": made.contents.head,
        "entries": made.contents.counts["entries"],
        "records": made.contents.counts["records"],
        "files": len(made.files),
        "damaged_files": list(made.missing),
    }
    return Answer(lambda: value, lambda: _backup_lines(value))


def _backup_lines(value: dict[str, Any]) -> Iterator[str]:
    yield f"Backed up to {value['backup']}; read back and proven."
    yield f"{value['entries']:,} entries, {value['records']:,} records, {value['files']:,} files."
    if value["damaged_files"]:
        yield f"{len(value['damaged_files'])} files are damaged in the office itself and were left out."


def _restore_arguments(parser: ArgumentParser) -> None:
    parser.add_argument(
        "backup", metavar="BACKUP", type=Path, help="one backup, or a folder of them: the newest"
    )
    office_argument(parser)


def _restore(options: Namespace) -> Answer:
    from app import backups
    from app.unlocking import folder_of

    done = backups.restore(options.backup, folder_of(options.office), options.user, passphrase())
    value = {
        "office": str(done.folder),
        "backup": str(done.backup.folder),
        "head": done.backup.contents.head,
        "kept_beside": [path.name for path in done.files.aside],
        "missing_files": list(done.files.missing),
    }
    return Answer(lambda: value, lambda: _restore_lines(value))


def _restore_lines(value: dict[str, Any]) -> Iterator[str]:
    yield f"Restored {value['office']} from {value['backup']}."
    if value["kept_beside"]:
        yield f"What was there before lies beside: {', '.join(value['kept_beside'])}."
    if value["missing_files"]:
        yield f"{len(value['missing_files'])} files are sound nowhere and are missing."


def _copy_arguments(parser: ArgumentParser) -> None:
    office_argument(parser)
    parser.add_argument("target", metavar="TARGET", type=Path, help="folder of the copy, not there yet")


def _copy(options: Namespace) -> Answer:
    from app import offices

    with opened(options, reading=True) as office:
        made = offices.copy(office, options.target)
    said = f"Copied to {made}; it becomes a working copy of its own at its first change."
    return Answer(lambda: {"office": str(made)}, lambda: [said])


COMMANDS = {
    "new": Command(
        _new_arguments, _new, 'sco new Bandaria.sco --country BN --name "Office of Defense Cooperation"'
    ),
    "info": Command(office_argument, _info, "sco info NAME.sco"),
    "verify": Command(office_argument, _verify, "sco verify NAME.sco"),
    "backup": Command(_backup_arguments, _backup, "sco backup NAME.sco --to E:"),
    "restore": Command(_restore_arguments, _restore, 'sco restore "NAME backups" NAME.sco'),
    "copy": Command(_copy_arguments, _copy, "sco copy NAME.sco travel.sco"),
}
