"""Answers to clearance requests at the command line: one that is told by its parts, or a pasted text."""

import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from app.cli.answer import Answer, record_value
from app.cli.opening import lists_ahead, office_argument, opened, require_writer, rules_ahead
from app.cli.recording import day_of
from app.errors import Usage

if TYPE_CHECKING:
    from app.office import Office
    from app.visits.answers import Reading
    from models.visits.requests import ClearanceRequest

PARTS = ("line", "answer", "answered_on", "comment", "restriction", "approver", "by", "paper", "corrects")


def answer_arguments(parser: ArgumentParser) -> None:
    """What `sco visit answer` takes."""
    office_argument(parser)
    parser.add_argument("request", metavar="REQUEST", nargs="?",
                        help="number such as VC-2026-0142, or its id; a pasted text may tell it")  # fmt: skip
    parser.add_argument("--line", metavar="CLEARANCE", help="COUNTRY, THEATER, SPECIAL_AREA or HOST_NATION")
    parser.add_argument("--answer", metavar="ANSWER", help="what was answered, as its code")
    parser.add_argument("--answered-on", metavar="DAY", help="day of the answer, as 2026-05-04; else today")
    parser.add_argument("--comment", default="", help="what the approver wrote")
    parser.add_argument("--restriction", default="", help="what is not allowed, in his words")
    parser.add_argument("--approver", default="", help="office that answered")
    parser.add_argument("--by", metavar="CHANNEL", help="how it came, as its code")
    parser.add_argument("--paper", type=Path, metavar="FILE", help="message or print that shows it")
    parser.add_argument(
        "--corrects", type=int, metavar="ID", help="the answer with an error that this one replaces"
    )
    parser.add_argument(
        "--read", metavar="FILE", help="read a text of the official system or an e-mail; - reads it here"
    )
    parser.add_argument("--confirm", action="store_true", help="record what was read; else it is only told")


def answer(options: Namespace) -> Answer:
    """Records an answer, or reads one. Raises what `answering.record` and `answers.read` do."""
    if options.read:
        if given := [each for each in PARTS if getattr(options, each) and each != "answered_on"]:
            raise Usage(f"--{given[0].replace('_', '-')} does not go with --read.", do="The text tells it.")
        return _read(options)
    if options.confirm or not (options.request and options.line and options.answer):
        raise Usage("Say the request, --line and --answer, or --read a text.")
    from app.cli.eumread import code_of
    from app.visits import answering

    with opened(options, reading=False, ahead=rules_ahead) as office:
        require_writer(office)
        reader = office.reader
        row = _request(office, options.request)
        values = {
            "acted_on": day_of(office, options.answered_on), "answer_comment": options.comment,
            "answer_restriction": options.restriction, "approver_office": options.approver,
            "answer_paper": options.paper,
            "answer_channel": code_of(reader, "answer_channel", options.by) if options.by else None,
        }  # fmt: skip
        line, code = (
            code_of(reader, "approval_kind", options.line),
            code_of(reader, "approval_answer", options.answer),
        )
        made = [answering.record(office, row.id, line, code, values, corrects_id=options.corrects)]
        return _recorded(office, row.id, made)


def _request(office: "Office", name: str) -> "ClearanceRequest":
    from models.visits.requests import ClearanceRequest

    return office.reader.lookup(ClearanceRequest, name)


def _recorded(office: "Office", request_id: int, made: list[int]) -> Answer:
    from models.visits.requests import ClearanceRequest

    row = office.reader.get(ClearanceRequest, request_id)
    status = office.reader.show(ClearanceRequest.fields["request_status"], row.request_status)
    value = {**record_value("clearance_request", request_id), "status": row.request_status,
             "answers": [record_value("approval_action", each) for each in made]}  # fmt: skip
    return Answer(lambda: value, lambda: [f"{row.shown_title}: {status.lower()}."])


def _read(options: Namespace) -> Answer:
    from app.visits import answers

    text = sys.stdin.read() if options.read == "-" else _text(Path(options.read))
    with opened(options, reading=not options.confirm, ahead=lists_ahead) as office:
        reading = answers.read(office.reader, text)
        if options.request:
            reading = answers.choose(office.reader, reading, _request(office, options.request).id)
        if options.confirm:
            require_writer(office)
            if reading.request_id is None:
                raise Usage(reading.summary, do="Name the request too.")
            if bad := next((each.problem for each in reading.proposed if each.problem), ""):
                raise Usage(f"What was read is not certain: {bad}", do="Record it with --line and --answer.")
            day = day_of(office, options.answered_on)
            made = answers.record(
                office, reading.request_id, reading.proposed, channel=reading.channel, on=day
            )
            return _recorded(office, reading.request_id, made)
    return Answer(lambda: _value(reading), lambda: _lines(reading))


def _text(path: Path) -> str:
    from app.attachments import read_plain

    return read_plain(path).decode("utf-8", errors="replace")


def _value(reading: "Reading") -> dict[str, object]:
    return {
        "match": reading.match.value,
        "requests": [{**record_value("clearance_request", each.request_id), "why": each.why}
                     for each in reading.candidates],
        "answers": [{"clearance": each.line or None, "answer": each.code or None, "comment": each.comment,
                     "restriction": each.restriction, "on": each.on.isoformat() if each.on else None,
                     "problem": each.problem or None} for each in reading.proposed],
    }  # fmt: skip


def _lines(reading: "Reading") -> Iterator[str]:
    yield reading.summary
    yield from (f"  {each.title}: {each.why}" for each in reading.candidates)
    for each in reading.proposed:
        day = f" on {each.on.isoformat()}" if each.on else ""
        words = "; ".join(filter(None, (each.comment, each.restriction)))
        yield f"  {each.line or '?'}: {each.code or '?'}{day}" + (f": {words}" if words else "")
        yield from ([f"    {each.problem}"] if each.problem else [])
    yield "Nothing was recorded; --confirm records it."
