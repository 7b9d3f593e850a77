"""The command that writes a note or a promise on a record."""

from argparse import ArgumentParser, Namespace
from dataclasses import replace
from typing import TYPE_CHECKING

from app.cli.answer import Answer
from app.cli.commands import Command
from app.cli.look import record_arguments
from app.cli.opening import kind_of, opened
from app.errors import Usage

if TYPE_CHECKING:
    from app.notes import Said
    from app.reader import Reader


def _arguments(parser: ArgumentParser) -> None:
    record_arguments(parser)
    parser.add_argument(
        "text", metavar="TEXT", help='what was said: "send the letter by 5 aug to Maj. Kesar"'
    )
    parser.add_argument("--due", metavar="DATE", help="the day it is due, in the place of one in the text")
    parser.add_argument(
        "--to", metavar="PERSON", help="to whom it was promised, in the place of one in the text"
    )


def _note(options: Namespace) -> Answer:
    from app import notes

    kind = kind_of(options.kind)
    with opened(options, reading=False) as office:
        record = office.reader.lookup(kind, options.record)
        said = _said(office.reader, options)
        note_id = notes.write(office, kind, record.id, said)
        title = record.shown_title
    value = {
        "id": str(note_id),
        "body": said.body,
        "due_on": said.due_on.isoformat() if said.due_on else None,
        "promised_to": said.promised_to or None,
    }
    return Answer(lambda: value, lambda: [_sentence(said, kind.spec.noun, title)])


def _said(reader: "Reader", options: Namespace) -> "Said":
    """The note as its text and the options give it; an option leaves that part of the text in the text."""
    from app.notes import known_surnames, understand
    from app.typing import read_typed_date
    from models.fields import FieldError

    due, to = options.due is None, options.to is None
    said = understand(options.text, reader.today, known_surnames(reader), due=due, to=to)
    if options.due:
        try:
            said = replace(said, due_on=read_typed_date(options.due, reader.today))
        except FieldError as error:
            raise Usage(f"--due: {error}.") from error
    return said if to else replace(said, promised_to=options.to.strip())


def _sentence(said: "Said", noun: str, title: str) -> str:
    due = f", due {said.due_on.isoformat()}" if said.due_on else ""
    to = f", promised to {said.promised_to}" if said.promised_to else ""
    return f"Noted on {noun} {title}: {said.body}{to}{due}."


COMMANDS = {
    "note": Command(
        _arguments, _note, 'sco note NAME.sco student BN-10411 "send the visa letter by 5 aug to Maj. Kesar"'
    ),
}
