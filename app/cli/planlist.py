"""`sco plan stl`: the service's training list taken in, with what it no longer has and what it moved told before."""

from argparse import ArgumentParser, Namespace
from collections.abc import Iterator, Mapping
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

from app.cli.answer import Answer
from app.cli.opening import office_argument, opened, require_writer
from app.cli.sheets import (
    MOST_LINES,
    choices_of,
    mapping_arguments,
    outcome_lines,
    outcome_value,
    questions_of,
    stripped,
    unsettled,
)
from app.errors import Usage
from models.text import counted

if TYPE_CHECKING:
    from datetime import date

    from app.importing.differences import Difference
    from app.importing.rows import ImportRow
    from app.office import Office
    from app.planning.stl import Cancellation, Compared, Stake

    Told = list[tuple[ImportRow, list[Difference]]]
    """New and changed rows, each with what differs in it."""

_TOLD = ("created", "changed")


def arguments(parser: ArgumentParser) -> None:
    """What `sco plan stl` takes."""
    office_argument(parser)
    parser.add_argument("file", metavar="FILE", type=Path, help="the list as .xlsx, .ods, .csv or .tsv")
    mapping_arguments(parser)
    parser.add_argument("--dry-run", action="store_true", help="say what is new, changed, gone and at stake")
    parser.add_argument(
        "--cancel", action="append", default=[], metavar="LINE=REASON",
        help="cancel a line that the list no longer has, by its WCN or id; the others stay",
    )  # fmt: skip
    parser.add_argument("--asked-on", metavar="DAY", help="day the cancellations were asked for; else today")
    parser.set_defaults(source="", as_of="", take_older=False)


def run(options: Namespace) -> Answer:
    """Compares the list, and takes it in unless only a dry run is wanted. Raises Usage for what is no training list."""
    from app import safeguards
    from app.importing import plan
    from app.importing import run as importing
    from app.importing.differences import differences
    from app.planning import stl
    from models.training.lines import TrainingLine

    with opened(options, reading=options.dry_run) as office:
        if not options.dry_run:
            require_writer(office)
        reader = office.reader
        workbook, removed = plan.read(options.file)
        rows = (options.header_row,) if options.header_row else ()
        proposal = plan.propose(
            reader, TrainingLine, workbook, sheet=options.sheet, header_rows=rows, removed=removed
        )
        choices = choices_of(reader, proposal, options)
        proposal = plan.with_choices(proposal, choices)
        if questions := questions_of(proposal, choices):
            return unsettled(proposal, questions)
        found = stl.compare(reader, importing.dry_run(reader, proposal, choices))
        if found is None:
            raise Usage(
                f"{options.file.name} has no column of worksheet control numbers, or is a published report.",
                do="sco import takes it in.",
            )
        cancelled = _cancellations(office, found, options)
        told = [
            (each, differences(reader, found.dry, each)) for each in found.dry.rows if each.outcome in _TOLD
        ]
        warning = ""
        if not options.dry_run:
            warning = safeguards.before_import(office, len(found.dry.rows))
            stl.apply(office, found, cancelled)
    return Answer(
        lambda: _value(found, told, cancelled),
        lambda: [*_lines(found, told, cancelled, options.dry_run), *filter(None, [warning])],
        stripped(proposal),
    )


def _cancellations(office: "Office", found: "Compared", options: Namespace) -> "dict[int, Cancellation]":
    from app.cli.eumread import code_of
    from app.cli.recording import day_of
    from app.planning.stl import Cancellation

    made: dict[int, Cancellation] = {}
    for text in options.cancel:
        name, _, reason = text.partition("=")
        if not reason:
            raise Usage(f"“{text}” gives no reason.", do="Write it like 1420A=COUNTRY_DECISION.")
        code = code_of(office.reader, "cancel_reason", reason.strip())
        made[_named(found, name.strip()).line_id] = Cancellation(day_of(office, options.asked_on), code)
    return made


def _named(found: "Compared", name: str) -> "Stake":
    from models.text import key_text

    wanted = key_text(name)
    fitting = [each for each in found.gone if wanted in (str(each.line_id), key_text(each.number))]
    if len(fitting) != 1:
        said = "None" if not fitting else f"{len(fitting)}"
        raise Usage(
            f"{said} of the lines that the list no longer has is called “{name}”.",
            do="Name its WCN with suffix, or its id.",
        )
    return fitting[0]


# -- told ------------------------------------------------------------------------------------------------------------
def _value(found: "Compared", told: "Told", cancelled: "Mapping[int, Cancellation]") -> dict[str, object]:
    return outcome_value(found.dry) | {
        "differences": [
            {
                "row": row.number,
                "outcome": row.outcome.value,
                "id": str(row.record_id) if row.record_id else None,
                "fields": [{"field": one.label, "before": one.before, "after": one.after} for one in fields],
            }
            for row, fields in told
        ],
        "gone": [_stake_value(found, each, cancelled) for each in found.gone],
        "moved": [_stake_value(found, each, cancelled) for each in found.moved],
        "at_stake": _dollars(found.at_stake),
    }


def _stake_value(
    found: "Compared", each: "Stake", cancelled: "Mapping[int, Cancellation]"
) -> dict[str, object]:
    penalty = each.penalty(found.policy, found.today)
    chosen = cancelled.get(each.line_id)
    return {
        "id": str(each.line_id), "line": each.title, "program": each.program, "status": each.status,
        "starts_on": _iso(each.starts_on), "moved_to": _iso(each.moved_to), "elsewhere": each.elsewhere,
        "penalty": None if penalty is None else {
            "percent": str(penalty.percent), "sum": penalty.sum,
            "amount": None if penalty.cents is None else _dollars(penalty.cents),
        },
        "cancelled": None if chosen is None else {"asked_on": _iso(chosen.asked_on), "reason": chosen.reason},
    }  # fmt: skip


def _dollars(cents: int) -> str:
    return f"{Decimal(cents) / 100:.2f}"


def _iso(day: "date | None") -> str | None:
    return day.isoformat() if day else None


def _lines(
    found: "Compared", told: "Told", cancelled: "Mapping[int, Cancellation]", only_looked: bool
) -> Iterator[str]:
    *said, ending = outcome_lines(found.dry, only_looked)
    yield from said
    yield from map(_difference, told[:MOST_LINES])
    if len(told) > MOST_LINES:
        yield f"  and {len(told) - MOST_LINES:,} more; --json tells all"
    if found.gone:
        yield f"{counted(len(found.gone), 'line')} of these programs not in the list:"
        yield from _told(found, found.gone, cancelled)
    if found.moved:
        yield f"{counted(len(found.moved), 'line')} moved:"
        yield from _told(found, found.moved, cancelled)
    if found.stakes:
        yield f"Penalty at stake today: {found.amount}."
    yield (
        "Cancelled and imported as one step; sco undo takes it back."
        if cancelled and not only_looked
        else ending
    )


def _difference(told: "tuple[ImportRow, list[Difference]]") -> str:
    """A row with what is new in it, or what differs field by field."""
    row, fields = told
    if row.outcome.value == "created":
        return f"  row {row.number}, new: {'; '.join(f'{each.label} {each.after}' for each in fields)}"
    parts = (f"{each.label} {each.before or 'empty'} → {each.after or 'empty'}" for each in fields)
    return f"  row {row.number}, changed: {'; '.join(parts)}"


def _told(
    found: "Compared", stakes: "tuple[Stake, ...]", cancelled: "Mapping[int, Cancellation]"
) -> Iterator[str]:
    for each in stakes[:MOST_LINES]:
        chosen = cancelled.get(each.line_id)
        becomes = f"cancelled, {chosen.reason}" if chosen else "stays" if each.gone else "follows the list"
        yield f"  {each.title}, {each.program}: {each.told(found.policy, found.today)} {becomes.capitalize()}."
    if len(stakes) > MOST_LINES:
        yield f"  and {len(stakes) - MOST_LINES:,} more; --json tells all"
