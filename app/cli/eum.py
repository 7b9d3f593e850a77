"""The command about field inventories: plan, read, reconcile, sign, report."""

from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from app.cli import eumread
from app.cli.answer import Answer, finding_value, record_value
from app.cli.commands import Command
from app.cli.eumread import code_of, event_arguments, event_id_of
from app.cli.opening import lists_ahead, office_argument, opened, require_writer, rules_ahead
from app.errors import Usage
from models.text import counted

if TYPE_CHECKING:
    from app.eum.comparing import Summary
    from app.eum.reconciling import Question
    from app.eum.results import Result

MOST_LINES = 40
"""Open questions that the text names; --json has them all."""


def _arguments(parser: ArgumentParser) -> None:
    what = parser.add_subparsers(dest="what", metavar="WHAT", required=True)
    _plan_arguments(what.add_parser("plan", help="plan an inventory for sites or units"))
    eumread.arguments(what.add_parser("read", help="read serials, one a line, and say at once what each is"))
    reconcile = what.add_parser("reconcile", help="compare the readings with the list and the book anew")
    event_arguments(reconcile)
    _sign_arguments(what.add_parser("sign", help="record the signature of one side"))
    report = what.add_parser("report", help="the result as it stands")
    event_arguments(report)
    report.add_argument(
        "--readings",
        type=Path,
        metavar="FILE",
        help="write the readings to this file, for another device to merge",
    )


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


def _sign_arguments(parser: ArgumentParser) -> None:
    event_arguments(parser)
    parser.add_argument("--side", required=True, choices=("US", "PARTNER"), help="whose signature it is")
    parser.add_argument("--name", required=True, help="who signed")
    parser.add_argument("--position", default="", help="grade and position")
    parser.add_argument("--signed-on", metavar="DAY", help="day of the signature; else today")
    parser.add_argument("--remarks", default="", help="a disagreement, in the signer's words")


def _run(options: Namespace) -> Answer:
    does = {"plan": _plan, "read": eumread.run, "reconcile": _reconcile, "sign": _sign, "report": _report}
    return does[options.what](options)


def _day(text: str | None, today: date) -> date:
    if not text:
        return today
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise Usage(f"“{text}” is no day.", do="Write it as 2026-05-04.") from error


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
            office, kind=code_of(reader, "inventory_kind", options.inventory_kind),
            method=code_of(reader, "inventory_method", options.method),
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


# -- reconcile -------------------------------------------------------------------------------------------------------
def _reconcile(options: Namespace) -> Answer:
    from app.eum import reconciling

    with opened(options, reading=False, ahead=rules_ahead) as office:
        require_writer(office)
        event_id = event_id_of(office, options)
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
        event_id = event_id_of(office, options)
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
        event_id = event_id_of(office, options)
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
