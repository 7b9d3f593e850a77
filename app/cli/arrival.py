"""The command `arrival`: what a successor settles first, and how far the handover is."""

from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from app.cli.answer import Answer
from app.cli.commands import Command
from app.cli.opening import office_argument, opened, rules_ahead

if TYPE_CHECKING:
    from app.arrival import Arrival
    from app.findings import Duty


def _arguments(parser: ArgumentParser) -> None:
    office_argument(parser)
    parser.add_argument(
        "--leaver", metavar="NAME", default="", help="user who leaves; else the one named before"
    )


def _arrival(options: Namespace) -> Answer:
    from app import arrival

    with opened(options, reading=True, ahead=rules_ahead) as office:
        found = arrival.look(office, office.reader, options.leaver)
        name = office.reader.office_name
    return Answer(lambda: _value(found), lambda: _lines(name, found))


def _value(found: "Arrival") -> dict[str, Any]:
    kept = found.progress
    return {
        "successor": found.user,
        "leaver": kept.leaver or None,
        "began_on": kept.began_on.isoformat() if kept.began_on else None,
        "steps": [
            {
                "step": each.step.value,
                "title": each.title,
                "open": each.open,
                "says": each.sentence,
                "settled_on": each.mark.on.isoformat() if each.mark else None,
                "settled_by": each.mark.by if each.mark else None,
            }
            for each in found.steps
        ],
        "users": [
            {
                "name": each.name,
                "role": each.role,
                "last_used": each.last_used.isoformat(timespec="seconds") if each.last_used else None,
                "state": each.state,
            }
            for each in found.people
        ],
        "overdue": [_duty(each) for each in found.overdue],
        "ahead": [
            {"area": each.area, "by_month": list(each.months), "duties": [_duty(one) for one in each.duties]}
            for each in found.ahead
        ],
        "owners": [{"name": each.name, "why": each.why, "duties": len(each.duties)} for each in found.owners],
        "promises": [_duty(each) for each in found.promises],
        "unconfirmed": [each.key for each in found.unconfirmed],
    }


def _duty(duty: "Duty") -> dict[str, object]:
    return {
        "due_on": duty.due_on.isoformat(),
        "rule": duty.finding.rule,
        "message": duty.finding.message,
        "record": duty.record_title,
        "assigned_to": duty.assigned_to or None,
    }


def _lines(name: str, found: "Arrival") -> Iterator[str]:
    from app.cli.shown import table

    settled = sum(each.mark is not None for each in found.steps)
    leaver = f"from {found.progress.leaver} " if found.progress.leaver else ""
    yield f"{name}: handover {leaver}to {found.user}, {settled} of {len(found.steps)} steps settled."
    yield ""
    rows = [
        [
            each.title,
            f"settled {each.mark.on.isoformat()}" if each.mark else "open" if each.open else "nothing open",
            each.sentence,
        ]
        for each in found.steps
    ]
    yield from table(["Step", "", "What there is"], rows)
    yield ""
    yield "The window leads through it (Office, Take over this office); sco print OFFICE handover prints the state."


COMMANDS = {"arrival": Command(_arguments, _arrival, "sco arrival NAME.sco --leaver Quentley")}
