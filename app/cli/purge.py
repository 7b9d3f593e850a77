"""The command `purge`: what is past its keeping, holds, and the purge that two people decide."""

from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from app.cli.answer import Answer, record_value
from app.cli.commands import Command
from app.cli.opening import kind_of, lists_ahead, office_argument, opened, require_writer, rules_ahead
from app.errors import Usage

if TYPE_CHECKING:
    from app.keeping import Past
    from app.mentioned import Mention
    from app.office import Office
    from app.purging import Erased, Older
    from models.office.purges import Purge

FINAL = "What is erased never comes back."
BY_HAND = "Read each and decide by hand."


def _arguments(parser: ArgumentParser) -> None:
    what = parser.add_subparsers(dest="what", metavar="WHAT", required=True)
    due = what.add_parser(
        "due", help="records whose time of keeping is over, with the rule and what holds them"
    )
    office_argument(due)
    due.add_argument("--kind", metavar="KIND", help="of one kind, such as student")
    office_argument(what.add_parser("list", help="every purge: who proposed, approved and carried it out"))
    propose = what.add_parser("propose", help="propose to erase records; another person approves")
    _records(propose, many=True)
    propose.add_argument("--remark", default="", help="what is to be said of it; no name of whom it concerns")
    approve = what.add_parser("approve", help="approve a purge as an administrator who did not propose it")
    _purge_argument(approve)
    carry = what.add_parser("carry-out", help=f"erase what an approved purge names. {FINAL}")
    _purge_argument(carry)
    carry.add_argument(
        "--final", action="store_true", help="says that you know it is final; nothing is done without"
    )
    carry.add_argument(
        "--out", type=Path, metavar="FILE", help="the certificate as a PDF, or a folder for it"
    )
    _purge_argument(what.add_parser("give-up", help="give a purge up that was not carried out"))
    named = what.add_parser("named", help="records that stay and whose text names who would be erased")
    _purge_argument(named)
    hold = what.add_parser("hold", help="keep a record and all that belongs to it beyond its time")
    _records(hold, many=False)
    hold.add_argument("--reason", default="", help="who asked that it be kept, and for what")
    _records(what.add_parser("lift", help="end the hold on a record"), many=False)
    office_argument(what.add_parser("backups", help="backups that still hold what was erased"))


def _records(parser: ArgumentParser, *, many: bool) -> None:
    office_argument(parser)
    parser.add_argument("kind", metavar="KIND", help="kind of record, such as student")
    parser.add_argument(
        "records", metavar="RECORD", nargs="+" if many else 1, help="number, name or id of the record"
    )


def _purge_argument(parser: ArgumentParser) -> None:
    office_argument(parser)
    parser.add_argument("purge", metavar="PURGE", help="its number, such as PURGE-2026-0001")


def _run(options: Namespace) -> Answer:
    does = {
        "due": _due, "list": _list, "propose": _propose, "approve": _approve, "carry-out": _carry_out,
        "give-up": _give_up, "named": _named, "hold": _hold, "lift": _lift, "backups": _backups,
    }  # fmt: skip
    return does[options.what](options)


# -- looking ---------------------------------------------------------------------------------------------------------
def _due(options: Namespace) -> Answer:
    from app import keeping

    kind = kind_of(options.kind).spec.name if options.kind else ""
    with opened(options, reading=True, ahead=lists_ahead) as office:
        found = [each for each in keeping.past_keeping(office.reader) if kind in ("", each.kind)]
    return Answer(lambda: [_past_value(each) for each in found], lambda: _past_lines(found))


def _past_value(past: "Past") -> dict[str, object]:
    return {
        **record_value(past.kind, past.record_id), "title": past.title, "keep_until": past.keep_until.isoformat(),
        "reason": past.reason, "policy": past.policy, "held": past.held, "purge": past.purge_no,
        "joined": [record_value(*each) for each in past.joined],
    }  # fmt: skip


def _past_lines(found: "list[Past]") -> Iterator[str]:
    from app.cli.shown import counted, table
    from models.fields import show_date

    if not found:
        yield "No record is past its keeping."
        return
    heads = ("Kept until", "Kind", "Record", "Id", "Rule", "Held or proposed")
    yield from table(
        heads,
        [
            (show_date(each.keep_until), each.label, each.title, str(each.record_id), each.reason,
             each.held or each.purge_no)
            for each in found
        ],
    )  # fmt: skip
    free = sum(not each.held for each in found)
    yield f"{counted(len(found), 'record', 'records')} past keeping, {free:,} of them not held."


def _list(options: Namespace) -> Answer:
    from app import purging

    with opened(options, reading=True, ahead=lists_ahead) as office:
        found = purging.purges(office.reader)
        counts = {each.id: len(purging.items_of(office.reader, each.id)) for each in found}
    return Answer(
        lambda: [_purge_value(each, counts[each.id]) for each in found], lambda: _purge_lines(found, counts)
    )


def _purge_value(purge: "Purge", count: int) -> dict[str, object]:
    from app.purging import state_of

    days = {
        f"{act}_{word}": purge.stored.get(f"{act}_{word}")
        for act in ("proposed", "approved", "withdrawn", "erased") for word in ("on", "by")
    }  # fmt: skip
    return {"id": str(purge.id), "number": purge.purge_no, "state": state_of(purge), "records": count, **days}


def _purge_lines(found: "list[Purge]", counts: dict[int, int]) -> Iterable[str]:
    from app.cli.shown import table
    from app.purging import state_of

    if not found:
        return ["No purge was proposed yet."]
    return table(
        ("Purge", "State", "Records", "Proposed by", "Approved by", "Erased by"),
        [
            (each.purge_no or "", state_of(each), f"{counts[each.id]:,}", each.proposed_by or "",
             each.approved_by or "", each.erased_by or "")
            for each in found
        ],
    )  # fmt: skip


def _backups(options: Namespace) -> Answer:
    from app import purging

    with opened(options, reading=True) as office:
        found = purging.backups_left(office)
    return Answer(lambda: [_older_value(each) for each in found], lambda: _older_lines(found))


def _named(options: Namespace) -> Answer:
    from app import purging

    with opened(options, reading=True, ahead=rules_ahead) as office:
        found = purging.named_by(office.reader, _chosen(office, options).id)
    return Answer(lambda: [_mention_value(each) for each in found], lambda: _mention_lines(found))


def _mention_value(mention: "Mention") -> dict[str, object]:
    return {
        **record_value(mention.kind.spec.name, mention.record_id), "title": mention.title, "field": mention.field,
        "removed": mention.removed, "surname_alone": bool(mention.surname),
    }  # fmt: skip


def _mention_lines(found: "Sequence[Mention]") -> Iterator[str]:
    from app.cli.shown import counted, table

    if not found:
        yield "No text of another record names who would be erased."
        return
    yield from table(
        ("Kind", "Record", "Id", "Field", ""),
        [
            (each.kind.spec.label, each.title, str(each.record_id), each.field,
             ", ".join(["surname alone"] * bool(each.surname) + ["in the bin"] * each.removed))
            for each in found
        ],
    )  # fmt: skip
    yield f"{counted(len(found), 'record stays and names', 'records stay and name')} them. {BY_HAND}"


def _older_value(older: "Older") -> dict[str, str]:
    return {"folder": older.folder, "made": older.made.isoformat(timespec="seconds")}


def _older_lines(found: "Iterable[Older]") -> list[str]:
    lines = [f"{each.made:%d %b %Y %H:%M} UTC  {each.folder}" for each in found]
    if not lines:
        return ["No backup that this machine knows holds what was erased."]
    return ["These backups still hold what was erased:", *lines]


# -- deciding --------------------------------------------------------------------------------------------------------
def _propose(options: Namespace) -> Answer:
    from app import purging
    from models.office.purges import Purge

    kind = kind_of(options.kind)
    with opened(options, reading=False, ahead=rules_ahead) as office:
        places = [(kind.spec.name, office.reader.lookup(kind, each).id) for each in options.records]
        purge = office.reader.get(Purge, purging.propose(office, places, options.remark))
        count = len(purging.items_of(office.reader, purge.id))
        named = purging.named_by(office.reader, purge.id)
    lines = [f"{purge.purge_no} is proposed. An administrator who is not {purge.proposed_by} approves it."]
    return _said(purge, count, *lines, *(_mention_lines(named) if named else ()))


def _said(purge: "Purge", count: int, *lines: str) -> Answer:
    return Answer(lambda: _purge_value(purge, count), lambda: lines)


def _chosen(office: "Office", options: Namespace) -> "Purge":
    from models.office.purges import Purge

    return office.reader.lookup(Purge, options.purge)


def _decided(options: Namespace, act: Callable[["Office", int], object], becomes: str) -> Answer:
    """A purge that somebody else proposed, decided on; `becomes` says what it is now."""
    from app import purging
    from models.office.purges import Purge

    with opened(options, reading=False, ahead=rules_ahead) as office:
        chosen = _chosen(office, options)
        act(office, chosen.id)
        purge = office.reader.get(Purge, chosen.id)
        count = len(purging.items_of(office.reader, purge.id))
    return _said(purge, count, f"{purge.purge_no} is {becomes}")


def _approve(options: Namespace) -> Answer:
    from app import purging

    return _decided(options, purging.approve, f"approved. An administrator carries it out. {FINAL}")


def _give_up(options: Namespace) -> Answer:
    from app import purging

    return _decided(options, purging.withdraw, "given up. Its records stay.")


def _carry_out(options: Namespace) -> Answer:
    from app import purging
    from app.cli.papers import put

    if not options.final:
        raise Usage(FINAL, do="Add --final when you mean it.")
    with opened(options, reading=False, ahead=rules_ahead) as office:
        require_writer(office)
        done = purging.carry_out(office, _chosen(office, options).id)
        out = put(done.certificate, options.out, taken=set()) if options.out else None
    return Answer(lambda: _erased_value(done, out), lambda: _erased_lines(done, out))


def _erased_value(done: "Erased", out: Path | None) -> dict[str, object]:
    return {
        "number": done.purge_no, "records": dict(done.records), "changes": done.changes, "files": done.files,
        "drafts": done.typed, "papers_on_others": done.shared, "rewritten": done.rewritten,
        "named": dict(done.named), "certificate": done.certificate.code, "file": str(out) if out else None,
        "backups": [_older_value(each) for each in done.backups],
    }  # fmt: skip


def _erased_lines(done: "Erased", out: Path | None) -> Iterator[str]:
    from models.kinds import kind_named

    kinds = (kind_named(name).spec.counted(count) for name, count in sorted(done.records.items()))
    yield f"{done.purge_no} erased {', '.join(kinds)}."
    yield f"With them {done.changes:,} changes in the journal, {done.files:,} files, {done.typed:,} drafts and layouts."
    if done.shared:
        yield f"Among the papers {done.shared:,} named others too."
    if done.named:
        stay = (kind_named(name).spec.counted(count) for name, count in sorted(done.named.items()))
        yield f"Named in the text of records that stay: {', '.join(stay)}. {BY_HAND}"
    if not done.rewritten:
        yield "The file could not be written anew now; freed pages are blank, and the next purge does it."
    yield f"Certificate {done.certificate.code}{f' in {out}' if out else ''}."
    if done.backups:
        yield from _older_lines(done.backups)


# -- holds -----------------------------------------------------------------------------------------------------------
def _hold(options: Namespace) -> Answer:
    from app import keeping

    kind = kind_of(options.kind)
    with opened(options, reading=False, ahead=rules_ahead) as office:
        record = office.reader.lookup(kind, options.records[0])
        hold = keeping.hold(office, kind, record.id, options.reason)
    told = (
        f"{kind.spec.label} {record.shown_title} is held; nothing of it is erased until the hold is lifted."
    )
    return Answer(lambda: {"id": str(hold)}, lambda: [told])


def _lift(options: Namespace) -> Answer:
    from app import keeping

    kind = kind_of(options.kind)
    with opened(options, reading=False, ahead=rules_ahead) as office:
        record = office.reader.lookup(kind, options.records[0])
        keeping.lift(office, kind, record.id)
    return Answer(
        lambda: record_value(kind.spec.name, record.id),
        lambda: [f"{kind.spec.label} {record.shown_title} is not held any more."],
    )


COMMANDS = {"purge": Command(_arguments, _run, "sco purge due NAME.sco")}
