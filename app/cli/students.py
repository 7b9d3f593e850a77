"""The command about students on their way: steps, the board, packets, sheets, an alternate who steps forward."""

from argparse import ArgumentParser, Namespace
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from app.cli import studentsheets
from app.cli.answer import Answer, finding_value, record_value
from app.cli.commands import Command
from app.cli.opening import lists_ahead, office_argument, opened, require_writer, rules_ahead
from app.errors import Usage

if TYPE_CHECKING:
    from app.training.ways import OnBoard
    from models.training.way import Stand, Way


def _arguments(parser: ArgumentParser) -> None:
    what = parser.add_subparsers(dest="what", metavar="WHAT", required=True)
    steps = what.add_parser("steps", help="the steps of one student, with what blocks and what is due")
    office_argument(steps)
    steps.add_argument("student", metavar="STUDENT", help="service number, name or id")
    board = what.add_parser("board", help="all students by the step they stand at")
    office_argument(board)
    board.add_argument("--step", metavar="STEP", help="only those at this step, such as vetted")
    board.add_argument("--all", action="store_true", help="with those whose file was closed long ago")
    forward = what.add_parser(
        "step-forward", help="give an alternate the place of the nominee he stands by for"
    )
    office_argument(forward)
    forward.add_argument("alternate", metavar="ALTERNATE", help="service number, name or id of the alternate")
    packet = what.add_parser("packet", help="the packets of students who have their order and have not left")
    office_argument(packet)
    packet.add_argument(
        "students",
        metavar="STUDENT",
        nargs="*",
        help="service number, name or id; all of them when none is named",
    )
    packet.add_argument(
        "--out", metavar="FOLDER", type=Path, default=Path(), help="the folder; else this one"
    )
    studentsheets.arguments(
        what.add_parser(
            "sheet", help="the tracking sheet, the training list or a vetting submission as a file"
        )
    )


def _run(options: Namespace) -> Answer:
    does = {
        "steps": _steps, "board": _board, "packet": _packet, "sheet": studentsheets.run, "step-forward": _step_forward,
    }  # fmt: skip
    return does[options.what](options)


# -- packets ---------------------------------------------------------------------------------------------------------
def _packet(options: Namespace) -> Answer:
    from app.errors import Refused
    from app.reading import All, Cond, Query
    from app.training.packets import print_packets
    from models.training.people import Student

    with opened(options, reading=False, ahead=lists_ahead) as office:
        require_writer(office)
        if options.students:
            ids = [office.reader.lookup(Student, each).id for each in options.students]
        else:
            leaving = All((Cond("order_issued_on", "!=", None), Cond("departed_on", "=", None)))
            ids = list(office.reader.ids(Query(Student, where=leaving)))
        done = print_packets(office, ids, options.out)
    if not done.made:
        why = "; ".join(f"{each.student}: {each.why}" for each in done.not_made)
        raise Refused(f"No packet was made. {why or 'Nobody has an order and has not left.'}")
    value = {
        "made": [
            {
                **record_value("student", each.student_id),
                "file": str(each.path),
                "unfilled": list(each.unfilled),
                "undrawn": list(each.undrawn),
            }
            for each in done.made
        ],
        "not_made": [{**record_value("student", each.student_id), "why": each.why} for each in done.not_made],
    }
    lines = [done.sentence, *(f"  {each.student}: {each.why}" for each in done.not_made)]
    if open_places := sorted({place for each in done.made for place in each.unfilled}):
        lines.append(f"Still to be filled: {', '.join(open_places)}.")
    lines += dict.fromkeys(said for each in done.made for said in each.undrawn)
    return Answer(lambda: value, lambda: lines)


# -- steps -----------------------------------------------------------------------------------------------------------
def _steps(options: Namespace) -> Answer:
    from app.training.forms import facts_of
    from app.training.ways import way_of
    from models.training.people import Student

    with opened(options, reading=True, ahead=lists_ahead) as office:
        record = office.reader.lookup(Student, options.student)
        found = way_of(office.reader, record.id)
        told = {each.step.key: facts_of(office.reader, record.id, each.step) for each in found.stands}
    title = record.shown_title
    return Answer(lambda: _way_value(found, title), lambda: _way_lines(found, title, told))


def _way_value(found: "Way", title: str) -> dict[str, object]:
    return {
        **record_value("student", found.student_id), "title": title, "at": found.at,
        "steps": [_stand_value(each) for each in found.stands],
    }  # fmt: skip


def _stand_value(stand: "Stand") -> dict[str, object]:
    return {
        "step": stand.step.key, "word": stand.step.word, "state": stand.state.value,
        "differs": finding_value(stand.differs) if stand.differs else None,
        "on": stand.on.isoformat() if stand.on else None,
        "due_on": stand.due_on.isoformat() if stand.due_on else None,
        "facts": dict(stand.facts), "blocks": [finding_value(each) for each in stand.blocks],
        "form": {"kind": stand.step.form[0], "field": stand.step.form[1]},
    }  # fmt: skip


def _way_lines(found: "Way", title: str, told: Mapping[str, Sequence[tuple[str, str]]]) -> Iterator[str]:
    from app.cli.shown import table

    yield title
    yield ""
    rows = [
        ["->" if each.step.key == found.at else "", each.word, each.state.value,
         each.on.isoformat() if each.on else "", each.due_on.isoformat() if each.due_on else "",
         "; ".join(f"{label} {value}" for label, value in told[each.step.key])]
        for each in found.stands
    ]  # fmt: skip
    yield from table(["", "Step", "State", "On", "Due", "What shows it"], rows)
    missing = [(each, finding) for each in found.stands for finding in each.blocks]
    if missing:
        yield ""
        for stand, finding in missing:
            yield f"{stand.step.word}: {finding.message} [{finding.rule}, {finding.cites}]"


# -- board -----------------------------------------------------------------------------------------------------------
def _board(options: Namespace) -> Answer:
    from app.training import ways
    from models.training.way import STEPS

    words = {each.key: each.word for each in STEPS}
    if options.step is not None and options.step not in words:
        raise Usage(f"There is no step “{options.step}”.", do=f"Steps: {', '.join(words)}.")
    with opened(options, reading=True, ahead=lists_ahead) as office:
        columns = ways.by_step(ways.board(office.reader, everybody=options.all))
    if options.step is not None:
        columns = {options.step: columns[options.step]}
    shown = {key: students for key, students in columns.items() if students}
    return Answer(
        lambda: [_student_value(each) for students in shown.values() for each in students],
        lambda: _board_lines(shown, words),
    )


def _student_value(each: "OnBoard") -> dict[str, object]:
    return {
        **record_value("student", each.student_id), "name": each.name, "rank": each.rank, "course": each.course,
        "reports_on": each.reports_on.isoformat() if each.reports_on else None, "at": each.at, "state": each.state,
        "due_on": each.due_on.isoformat() if each.due_on else None, "blocked_by": each.blocked_by or None,
    }  # fmt: skip


def _board_lines(columns: "dict[str, list[OnBoard]]", words: dict[str, str]) -> Iterator[str]:
    from app.cli.shown import counted, table

    if not columns:
        yield "No student stands there."
    for key, students in columns.items():
        blocked = sum(1 for each in students if each.blocked_by)
        told = f", {blocked} blocked" if blocked else ""
        yield f"{words.get(key, 'File closed')}: {counted(len(students), 'student', 'students')}{told}"
        yield from table(["Reports", "Name", "State", "Due", "What blocks"], _rows(students))
        yield ""


def _rows(students: "Sequence[OnBoard]") -> list[list[str]]:
    return [
        [each.reports_on.isoformat() if each.reports_on else "", each.name, each.state,
         each.due_on.isoformat() if each.due_on else "", each.blocked_by]
        for each in students
    ]  # fmt: skip


# -- step-forward ----------------------------------------------------------------------------------------------------
def _step_forward(options: Namespace) -> Answer:
    from app.training.alternates import step_forward
    from models.training.people import Student

    with opened(options, reading=False, ahead=rules_ahead) as office:
        done = step_forward(office, office.reader.lookup(Student, options.alternate).id)
    count = f"{len(done.lines)} training line{'s' * (len(done.lines) != 1)}"
    value = {
        "alternate": record_value("student", done.alternate_id), "primary": record_value("student", done.primary_id),
        "lines": [record_value("training_line", each) for each in done.lines],
    }  # fmt: skip
    said = f"{done.alternate} takes the place of {done.primary} on {count}; sco undo takes it back."
    return Answer(lambda: value, lambda: [said])


COMMANDS = {
    "student": Command(_arguments, _run, "sco student board NAME.sco --step vetted"),
}
