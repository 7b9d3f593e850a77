"""Commands about what was done: history, undo, redo."""

from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from typing import TYPE_CHECKING

from app.cli.answer import Answer, record_value
from app.cli.commands import Command
from app.cli.look import record_arguments
from app.cli.opening import kind_of, office_argument, opened
from app.errors import Usage

if TYPE_CHECKING:
    from app.journal.history import HistoryLine
    from app.office import Undone


def _history_arguments(parser: ArgumentParser) -> None:
    record_arguments(parser)
    parser.add_argument("--restore", metavar="FIELD", help="give the field the value it had before --entry")
    parser.add_argument("--entry", type=int, metavar="NUMBER", help="number of the entry in the history")


def _history(options: Namespace) -> Answer:
    from app.forms import field_named
    from models.fields import FieldError

    kind = kind_of(options.kind)
    if (options.restore is None) is not (options.entry is None):
        raise Usage("--restore and --entry go together.", do="sco history --help explains it.")
    with opened(options, reading=options.restore is None) as office:
        record = office.reader.lookup(kind, options.record, follow=False)
        if options.restore is not None:
            try:
                key = field_named(kind, options.restore, office.role).key
            except FieldError as error:
                raise Usage(f"{options.restore}: {error}.") from error
            office.restore_value(kind, record.id, key, options.entry)
        lines = office.reader.history(kind, record.id)
    return Answer(lambda: [_line_value(each) for each in lines], lambda: _history_lines(lines))


def _line_value(line: "HistoryLine") -> dict[str, object]:
    changes = [
        {"field": each.key, "label": each.label, "before": each.before, "after": each.after}
        for each in line.changes
    ]
    return {
        "entry": str(line.tick),
        "at": line.at.isoformat(),
        "on": line.on.isoformat(),
        "user": line.user,
        "operation": line.operation,
        "sentence": line.sentence,
        "changes": changes,
        "entered_late_days": line.entered_late_days,
    }


def _history_lines(lines: "list[HistoryLine]") -> Iterator[str]:
    for each in lines:
        late = f" (entered {each.entered_late_days} days after)" if each.entered_late_days else ""
        yield f"{each.tick:>6}  {each.on.isoformat()}  {each.operation}{late}"
        yield f"        {each.sentence}"


def _step(options: Namespace, *, undo: bool) -> Answer:
    with opened(options, reading=False) as office:
        done = office.undo() if undo else office.redo()
    return Answer(lambda: _undone(done), lambda: _undone_lines(done, undo))


def _undone(done: "Undone") -> dict[str, object]:
    skipped = [record_value(each.kind, each.record_id) | {"field": each.key} for each in done.skipped]
    return {"name": done.name, "entry": done.entry.name, "skipped": skipped}


def _undone_lines(done: "Undone", undo: bool) -> Iterator[str]:
    yield f"{'Took back' if undo else 'Did again'}: {done.name}."
    if done.skipped:
        yield f"{len(done.skipped)} fields were written again since and stayed as they are:"
        yield from (f"  {each.kind} {each.record_id}: {each.key}" for each in done.skipped)


COMMANDS = {
    "history": Command(
        _history_arguments, _history, "sco history NAME.sco student 12345 --restore us_grade --entry 7"
    ),
    "undo": Command(office_argument, lambda options: _step(options, undo=True), "sco undo NAME.sco"),
    "redo": Command(office_argument, lambda options: _step(options, undo=False), "sco redo NAME.sco"),
}
