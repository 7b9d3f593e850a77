"""The command about field inventories: plan, read, reconcile, sign, report."""

import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from app.cli.answer import Answer, finding_value, record_value
from app.cli.commands import Command
from app.cli.opening import lists_ahead, office_argument, opened, require_writer, rules_ahead
from app.errors import Usage
from models.text import counted

if TYPE_CHECKING:
    from app.eum.comparing import Summary
    from app.eum.counting import Count, Recorded, Seen
    from app.eum.reconciling import Question
    from app.eum.results import Result
    from app.office import Office
    from app.reader import Reader

MOST_LINES = 40
"""Open questions that the text names; --json has them all."""
SHEETS = (".xlsx", ".ods", ".csv", ".tsv")


def _arguments(parser: ArgumentParser) -> None:
    what = parser.add_subparsers(dest="what", metavar="WHAT", required=True)
    _plan_arguments(what.add_parser("plan", help="plan an inventory for sites or units"))
    _read_arguments(what.add_parser("read", help="read serials, one a line, and say at once what each is"))
    reconcile = what.add_parser("reconcile", help="compare the readings with the list and the book anew")
    _event(reconcile)
    _sign_arguments(what.add_parser("sign", help="record the signature of one side"))
    report = what.add_parser("report", help="the result as it stands")
    _event(report)
    report.add_argument(
        "--readings",
        type=Path,
        metavar="FILE",
        help="write the readings to this file, for another device to merge",
    )


def _event(parser: ArgumentParser) -> None:
    office_argument(parser)
    parser.add_argument("event", metavar="INVENTORY", help="number or id of the inventory")


def _plan_arguments(parser: ArgumentParser) -> None:
    office_argument(parser)
    parser.add_argument(
        "--site", action="append", default=[], metavar="SITE", help="a site to go to; may be repeated"
    )
    parser.add_argument("--unit", action="append", default=[], metavar="UNIT", help="a unit that is deployed")
    parser.add_argument(
        "--kind", dest="inventory_kind", default="ANNUAL", help="kind of inventory, as its code; else ANNUAL"
    )
    parser.add_argument("--method", default="IN_PERSON", help="method, as its code; else IN_PERSON")
    parser.add_argument("--planned-on", metavar="DAY", help="day it begins, as 2026-05-04; else today")
    parser.add_argument("--number", default="", help="its number; else the next free one")
    parser.add_argument("--reason", default="", help="why nobody goes there, for other methods")
    parser.add_argument("--freeze", action="store_true", help="take the expected list from the book at once")


def _read_arguments(parser: ArgumentParser) -> None:
    _event(parser)
    parser.add_argument(
        "file",
        metavar="FILE",
        nargs="?",
        default="-",
        help="serials, one a line; a partner's sheet; a .readings file of another device; else standard input",
    )
    parser.add_argument(
        "--site", metavar="SITE", help="where they are read; needed when the inventory has several"
    )
    parser.add_argument("--unit", metavar="UNIT", help="in which unit they are read")
    parser.add_argument("--type", metavar="ARTICLE", help="article type of all of them")
    parser.add_argument("--method", default="TYPED", help="how they were read, as its code; else TYPED")
    parser.add_argument("--sighted", default="ITEM", help="ITEM, CONTAINER or DOCUMENT; else ITEM")
    parser.add_argument("--location", default="", help="where at the site")


def _sign_arguments(parser: ArgumentParser) -> None:
    _event(parser)
    parser.add_argument("--side", required=True, choices=("US", "PARTNER"), help="whose signature it is")
    parser.add_argument("--name", required=True, help="who signed")
    parser.add_argument("--position", default="", help="grade and position")
    parser.add_argument("--signed-on", metavar="DAY", help="day of the signature; else today")
    parser.add_argument("--remarks", default="", help="a disagreement, in the signer's words")


def _run(options: Namespace) -> Answer:
    does = {"plan": _plan, "read": _read, "reconcile": _reconcile, "sign": _sign, "report": _report}
    return does[options.what](options)


def _day(text: str | None, today: date) -> date:
    if not text:
        return today
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise Usage(f"“{text}” is no day.", do="Write it as 2026-05-04.") from error


def _code(reader: "Reader", table: str, code: str) -> str:
    known = reader.codes(table)
    if code.upper() not in known:
        raise Usage(f"There is no code “{code}”.", do=f"Codes: {', '.join(known)}.")
    return code.upper()


def _event_id(office: "Office", options: Namespace) -> int:
    from models.eum.events import InventoryEvent

    return office.reader.lookup(InventoryEvent, options.event).id


# -- plan ------------------------------------------------------------------------------------------------------------
def _plan(options: Namespace) -> Answer:
    from app.eum import events
    from models.eum.events import InventoryEvent
    from models.eum.places import StorageSite
    from models.office.places import Unit

    with opened(options, reading=False, ahead=rules_ahead) as office:
        require_writer(office)
        reader = office.reader
        event_id = events.plan(
            office, kind=_code(reader, "inventory_kind", options.inventory_kind),
            method=_code(reader, "inventory_method", options.method),
            planned_on=_day(options.planned_on, office.today),
            site_ids=[reader.lookup(StorageSite, each).id for each in options.site],
            unit_ids=[reader.lookup(Unit, each).id for each in options.unit],
            event_no=options.number, reason_not_in_person=options.reason,
        )  # fmt: skip
        lines = events.freeze(office, event_id) if options.freeze else None
        number = reader.get(InventoryEvent, event_id).event_no or ""
    value = {**record_value("inventory_event", event_id), "number": number, "expected": lines}
    said = f"Inventory {number} is planned."
    if lines is not None:
        said += f" Its list is frozen with {counted(lines, 'item')}."
    return Answer(lambda: value, lambda: [said])


# -- read ------------------------------------------------------------------------------------------------------------
def _read(options: Namespace) -> Answer:
    from app.eum.counting import Count, record
    from app.eum.devices import SUFFIX

    with opened(options, reading=False, ahead=rules_ahead) as office:
        require_writer(office)
        event_id = _event_id(office, options)
        if options.file.endswith(SUFFIX):
            return _merged(office, event_id, Path(options.file))
        count = Count.load(office.reader, event_id)
        like = _pattern(office, count.event_id, options)
        words = {code: each.label for code, each in office.reader.codes("match_kind").items()}
        done: list[dict[str, object]] = []
        read = 0
        for seen in _seen(office, count, like, options.file):
            recorded = record(office, count, seen)
            read += 1
            if options.json:
                done.append(_reading_value(seen.serial, recorded))
            else:
                print(_reading_line(seen.serial, recorded, words), flush=True)
    told = ", ".join(f"{words.get(kind, kind)} {number}" for kind, number in sorted(count.tally.items()))
    said = f"{counted(read, 'reading')} recorded. So far: {told or 'nothing'}."
    return Answer(lambda: {"readings": done, "tally": dict(count.tally)}, lambda: [said])


def _pattern(office: "Office", event_id: int, options: Namespace) -> "Seen":
    """What is the same of all readings: place, type, way."""
    from app.eum.counting import Seen
    from app.eum.events import places
    from models.eum.book import ArticleType
    from models.eum.places import StorageSite
    from models.office.places import Unit

    reader = office.reader
    site = reader.lookup(StorageSite, options.site).id if options.site else None
    unit = reader.lookup(Unit, options.unit).id if options.unit else None
    if site is None and unit is None:
        goes = places(reader, event_id)
        if len(goes) != 1:
            raise Usage(
                "The inventory goes to several places.",
                do=f"Say --site: {'; '.join(each.title for each in goes)}.",
            )
        site, unit = goes[0].site_id, goes[0].unit_id
    return Seen(
        "", _code(reader, "read_method", options.method), _code(reader, "sighted", options.sighted),
        reader.lookup(ArticleType, options.type).id if options.type else None, site, unit, options.location,
    )  # fmt: skip


def _named(like: "Seen", serial: str) -> "Seen":
    from dataclasses import replace

    return replace(like, serial=serial)


def _seen(office: "Office", count: "Count", like: "Seen", source: str) -> "Iterator[Seen]":
    """Readings from standard input or a text file, one serial a line as they come, or from a partner's sheet."""
    path = Path(source)
    if source == "-":
        lines: Iterator[str] = iter(sys.stdin.readline, "")
        yield from (_named(like, serial) for line in lines if (serial := line.strip()))
        return
    if not path.is_file():
        raise Usage(f"There is no file {path.name}.")
    if path.suffix.lower() in SHEETS:
        from app.eum import lists

        found = lists.read_file(path, count.book.register.knows)
        seen, odd = lists.seen(office.reader, found, like)
        for each in (*found.told, *odd):
            print(each.sentence, file=sys.stderr)
        yield from seen
        return
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeError) as error:
        raise Usage(
            f"{path.name} cannot be read as text.", do="Save it as UTF-8, one serial a line."
        ) from error
    yield from (_named(like, serial) for line in text.splitlines() if (serial := line.strip()))


def _merged(office: "Office", event_id: int, path: Path) -> Answer:
    """Another device's file: what is new in it is added."""
    from app.eum.devices import merge_readings

    done = merge_readings(office, path, event_id=event_id)
    value = {
        "added": done.added, "known": done.known, "struck": done.struck, "devices": list(done.devices),
        "unknown": list(done.unknown),
    }  # fmt: skip
    return Answer(lambda: value, lambda: [done.sentence])


def _reading_line(serial: str, recorded: "Recorded", words: dict[str, str]) -> str:
    made = recorded.outcome
    reason = f"  {made.reason}" if made.reason else ""
    return f"{serial}  {made.kind}  {words.get(made.kind, '')}{reason}"


def _reading_value(serial: str, recorded: "Recorded") -> dict[str, object]:
    made = recorded.outcome
    return {
        **record_value("inventory_reading", recorded.reading_id), "uid": recorded.uid, "serial": serial,
        "outcome": made.kind, "item": str(made.item_id) if made.item_id is not None else None,
        "line": str(made.line_id) if made.line_id is not None else None, "reason": made.reason,
        "candidates": [
            {"item": str(each.known.item_id), "serial": each.known.serial, "reason": each.reason}
            for each in made.candidates
        ],
    }  # fmt: skip


# -- reconcile -------------------------------------------------------------------------------------------------------
def _reconcile(options: Namespace) -> Answer:
    from app.eum import reconciling

    with opened(options, reading=False, ahead=rules_ahead) as office:
        require_writer(office)
        event_id = _event_id(office, options)
        found = reconciling.reconcile(office, event_id)
        asked = reconciling.questions(office.reader, event_id)
    return Answer(
        lambda: {"summary": _summary_value(found), "questions": [_question_value(each) for each in asked]},
        lambda: _question_lines(found, asked),
    )


def _summary_value(found: "Summary") -> dict[str, int]:
    return {**found.fields(), "refused": found.refused, "to_decide": found.to_decide}


def _question_value(each: "Question") -> dict[str, object]:
    return {
        "outcome": each.kind, "serial": each.serial, "reason": each.reason, "wants": each.wants,
        "reading": str(each.reading_id) if each.reading_id else None,
        "line": str(each.line_id) if each.line_id else None, "item": str(each.item_id) if each.item_id else None,
        "candidates": [{"serial": one.known.serial, "reason": one.reason} for one in each.candidates],
    }  # fmt: skip


def _question_lines(found: "Summary", asked: "list[Question]") -> Iterator[str]:
    yield _counts(found)
    for each in asked[:MOST_LINES]:
        yield f"  {each.kind}  {each.serial or 'unreadable mark'}  {each.reason} {each.wants}"
    if len(asked) > MOST_LINES:
        yield f"  and {len(asked) - MOST_LINES:,} more; --json names them all"


def _counts(found: "Summary") -> str:
    return (
        f"Expected {found.expected:,}, found {found.found:,}, found elsewhere {found.found_elsewhere:,}, not found "
        f"{found.not_found:,} (access refused {found.refused:,}), unknown {found.unexpected:,}, mark cannot be read "
        f"{found.unread:,}, already read {found.repeated:,}; to decide {found.open_questions:,}."
    )


# -- sign ------------------------------------------------------------------------------------------------------------
def _sign(options: Namespace) -> Answer:
    from app.eum import signing

    with opened(options, reading=False, ahead=rules_ahead) as office:
        require_writer(office)
        event_id = _event_id(office, options)
        day = _day(options.signed_on, office.today)
        left = [each for each in signing.missing(office.reader, event_id) if each.strength.value != "block"]
        done = signing.sign(
            office, event_id, options.side, options.name, options.position, day, options.remarks
        )
    numbers = {
        "moved": len(done.moved), "not_sighted": len(done.not_sighted), "sighted_again": len(done.sighted_again),
        "restored": len(done.restored), "added": len(done.added), "left": len(done.left),
    }  # fmt: skip
    value = {**record_value("inventory_signature", done.signature_id), "final": done.final, **numbers,
             "warnings": [finding_value(each) for each in left]}  # fmt: skip
    said = [
        "Signed. The inventory is closed."
        if done.final
        else "Signed. The other side's signature is still to come."
    ]
    if done.final:
        said.append(", ".join(f"{key.replace('_', ' ')} {number}" for key, number in numbers.items()) + ".")
    return Answer(lambda: value, lambda: said, left)


# -- report ----------------------------------------------------------------------------------------------------------
def _report(options: Namespace) -> Answer:
    from app.eum.results import result

    with opened(options, reading=options.readings is None, ahead=lists_ahead) as office:
        event_id = _event_id(office, options)
        found = result(office.reader, event_id)
        if options.readings is not None:
            from app.eum.devices import write_readings

            require_writer(office)  # it is logged as an export
            write_readings(office, event_id, options.readings)
    return Answer(lambda: _result_value(found), lambda: _result_lines(found))


def _result_value(found: "Result") -> dict[str, object]:
    return {
        "number": found.event_no, "status": found.status, "summary": _summary_value(found.summary),
        "signatures": list(found.signatures),
        "tables": {
            kind: [
                {"serial": each.serial, "place": each.place, "reason": each.reason, "decision": each.decision}
                for each in entries
            ]
            for kind, _, entries in found.tables
        },
    }  # fmt: skip


def _result_lines(found: "Result") -> Iterator[str]:
    from app.cli.shown import table

    yield f"Inventory {found.event_no}: {found.status}"
    yield _counts(found.summary)
    for _, heading, entries in found.tables:
        yield ""
        yield f"{heading}: {len(entries):,}"
        yield from table(
            ["Serial", "Where", "Why", "Decision"],
            [[each.serial, each.place, each.reason, each.decision] for each in entries],
        )
    yield ""
    yield f"Signed: {'; '.join(found.signatures)}" if found.signatures else "Not signed yet."


COMMANDS = {"eum": Command(_arguments, _run, "sco eum read NAME.sco 2026-BN-001 serials.txt")}
