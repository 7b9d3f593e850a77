"""The command about visits: what a request lacks, its steps and answers, its party, the calendar, and what is due."""

from argparse import ArgumentParser, Namespace
from collections.abc import Iterator, Sequence
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from app.cli.answer import Answer, finding_lines, finding_value, record_value
from app.cli.commands import Command
from app.cli.duties import due_arguments, due_in
from app.cli.opening import lists_ahead, office_argument, opened, require_writer, rules_ahead
from app.cli.recording import aside_arguments, aside_of, corrects_argument, day_of
from app.cli.visitanswer import answer, answer_arguments

if TYPE_CHECKING:
    from app.office import Office
    from app.reader import Reader
    from app.visits.entries import Entry
    from app.visits.steps import Standing
    from models.findings import Finding
    from models.visits.requests import ClearanceRequest

ROSTER = (
    "traveller_id.dv_code",
    "traveller_id.full_name",
    "traveller_id.own_title",
    "traveller_id.rank_grade",
    "traveller_id.branch_dept",
    "traveller_id.employer",
    "traveller_id.traveller_category",
    "arrives_on",
    "departs_on",
    "party_role",
    "member_escort_id",
    "member_remarks",
)
OPEN = ("local_no", "visit_title", "request_status", "date_from", "submit_by", "external_no")
ASKED = ("DRAFT", "READY", "SUBMITTED", "NEED_MORE_INFO")
COMING_DAYS = 30


def _arguments(parser: ArgumentParser) -> None:
    what = parser.add_subparsers(dest="what", metavar="WHAT", required=True)
    check = what.add_parser(
        "check", help="what a request lacks and where it may go; else all that are not decided"
    )
    office_argument(check)
    check.add_argument("request", metavar="REQUEST", nargs="?", help="number such as VC-2026-0142, or its id")
    _step_arguments(what.add_parser("submit", help="record that a request was sent, or another step of it"))
    answer_arguments(
        what.add_parser("answer", help="record what an approver answered, or read a pasted answer")
    )
    roster = what.add_parser("roster", help="who travels in a request, highest rank first")
    _request_arguments(roster)
    roster.add_argument("--out", type=Path, metavar="FILE", help="write it as .xlsx or .csv")
    calendar = what.add_parser("calendar", help="who comes when; a call of industry is only called that")
    office_argument(calendar)
    calendar.add_argument("--from", dest="first", metavar="DAY", help="first day, as 2026-05-04; else today")
    calendar.add_argument("--to", dest="last", metavar="DAY", help=f"last day; else {COMING_DAYS} days later")
    due = what.add_parser("due", help="what is due on visits")
    due_arguments(due)


def _request_arguments(parser: ArgumentParser) -> None:
    office_argument(parser)
    parser.add_argument("request", metavar="REQUEST", help="number such as VC-2026-0142, or its id")


def _step_arguments(parser: ArgumentParser) -> None:
    _request_arguments(parser)
    parser.add_argument(
        "--to", default="SUBMITTED", metavar="STATUS", help="other status, as its code: READY, CANCELLED"
    )
    parser.add_argument("--stepped-on", metavar="DAY", help="day of the step, as 2026-05-04; else today")
    parser.add_argument("--reference", default="", help="number that the official system gave")
    parser.add_argument("--reason", default="", help="why, where the step asks for it")
    parser.add_argument("--again", action="append", default=[], metavar="CLEARANCE",
                        help="clearance that is asked again, as its code; may be given several times")  # fmt: skip
    corrects_argument(parser)
    aside_arguments(parser)


def _run(options: Namespace) -> Answer:
    does = {
        "check": _check,
        "submit": _submit,
        "answer": answer,
        "roster": _roster,
        "calendar": _calendar,
        "due": _due,
    }
    return does[options.what](options)


def _request(reader: "Reader", name: str) -> "ClearanceRequest":
    from models.visits.requests import ClearanceRequest

    return reader.lookup(ClearanceRequest, name)


# -- check -----------------------------------------------------------------------------------------------------------
def _check(options: Namespace) -> Answer:
    if not options.request:
        return _undecided(options)
    from app.visits import steps
    from models.visits.requests import ClearanceRequest

    with opened(options, reading=True, ahead=rules_ahead) as office:
        reader = office.reader
        row = _request(reader, options.request)
        stands = steps.standing(reader, [row.id])
        found = reader.findings(ClearanceRequest, row.id)
        status = reader.show(ClearanceRequest.fields["request_status"], row.request_status)
    value = {
        **record_value("clearance_request", row.id), "number": row.local_no, "status": row.request_status,
        "send_by": row.submit_by.isoformat() if row.submit_by else None, "restriction": row.restriction_text,
        "ways": [{"to": each.target, "verb": each.verb, "needs": list(each.needs),
                  "closed": [finding_value(one) for one in each.closed]} for each in stands.ways],
    }  # fmt: skip
    return Answer(lambda: value, lambda: _check_lines(row, status, stands, found), found)


def _check_lines(
    row: "ClearanceRequest", status: str, stands: "Standing", found: "Sequence[Finding]"
) -> Iterator[str]:
    yield f"{row.shown_title}: {status.lower()}."
    if row.restriction_text:
        yield f"Restriction: {row.restriction_text}"
    if row.submit_by:
        yield f"Send by {row.submit_by.isoformat()}."
    for way in stands.ways:
        closed = ", ".join(dict.fromkeys(each.rule for each in way.closed))
        yield f"  {way.target:<20}{way.verb}" + (f" (closed by {closed})" if closed else "")
    yield from finding_lines(found)


def _undecided(options: Namespace) -> Answer:
    from app.cli.look import listed
    from app.reading import All, Cond, Query, Sort
    from app.visits.neutrality import named_openly
    from models.visits.requests import ClearanceRequest

    with opened(options, reading=True, ahead=lists_ahead) as office:
        where = All((Cond("is_template", "!=", True), Cond("request_status", "in", ASKED)))
        query = Query(ClearanceRequest, OPEN, where, (Sort("date_from"), Sort("local_no")))
        found = listed(office.reader, query, json=options.json)
        named = named_openly(office.reader)
    told = [f"“{title}” names a company: give it another title." for _kind, _id, title in named]
    return Answer(found.value, lambda: [*found.lines(), *told])


# -- steps -----------------------------------------------------------------------------------------------------------
def _submit(options: Namespace) -> Answer:
    from app.cli.eumread import code_of
    from app.visits import steps
    from models.visits.moving import REOPENS
    from models.visits.requests import ClearanceRequest

    with opened(options, reading=False, ahead=rules_ahead) as office:
        require_writer(office)
        reader = office.reader
        row = _request(reader, options.request)
        target = code_of(reader, "clearance_status", options.to)
        again = {REOPENS[code_of(reader, "approval_kind", each)]: True for each in options.again}
        values = {"stepped_on": day_of(office, options.stepped_on), "step_ref": options.reference,
                  "step_reason": options.reason, **again}  # fmt: skip
        step_id = steps.record(
            office, row.id, target, values, corrects_id=options.corrects, aside=aside_of(options)
        )
        now = reader.get(ClearanceRequest, row.id)
        status = reader.show(ClearanceRequest.fields["request_status"], now.request_status)
        left = [each for each in reader.findings(ClearanceRequest, row.id) if each.strength.value == "warn"]
    value = {**record_value("request_step", step_id), "request": str(row.id), "number": now.local_no,
             "status": now.request_status, "warnings": [finding_value(each) for each in left]}  # fmt: skip
    return Answer(lambda: value, lambda: [f"{row.shown_title}: {status.lower()}."], left)


# -- roster ----------------------------------------------------------------------------------------------------------
def _roster(options: Namespace) -> Answer:
    from app.cli.shown import table
    from models.visits.requests import RequestTraveller
    from models.visits.travellers import Traveller

    with opened(options, reading=options.out is None, ahead=lists_ahead) as office:
        reader = office.reader
        row = _request(reader, options.request)
        if options.out is not None:
            return _written(office, row.id, options.out)
        members = reader.children(RequestTraveller, "request_id", row.id)
        shown = reader.rows(RequestTraveller, ROSTER, [each.id for each in members])
        heads = [each.label for each in reader.fields(RequestTraveller, ROSTER)]
        codes = {each.id: reader.get(Traveller, each.traveller_id or 0).dv_code or "9" for each in members}
    party = sorted(shown, key=lambda each: (codes[each.id], each.cells[1]))
    value = [{**record_value("request_traveller", each.id), **dict(zip(ROSTER, each.cells, strict=True))}
             for each in party]  # fmt: skip
    head = [row.shown_title, *([f"Restriction: {row.restriction_text}"] if row.restriction_text else []), ""]
    return Answer(lambda: value, lambda: [*head, *table(heads, [each.cells for each in party])])


def _written(office: "Office", request_id: int, out: Path) -> Answer:
    """The roster of the papers, as workbook or text table by the ending of the file."""
    from app.documents import write_sheet

    rows = write_sheet(office, "visit_roster", out, record_id=request_id).rows
    value = {"file": str(out), "rows": rows}
    return Answer(lambda: value, lambda: [f"Wrote {out} ({rows} row{'' if rows == 1 else 's'})."])


# -- calendar and duties ---------------------------------------------------------------------------------------------
def _calendar(options: Namespace) -> Answer:
    from app.visits import calendar

    with opened(options, reading=True, ahead=lists_ahead) as office:
        first = day_of(office, options.first)
        last = day_of(office, options.last) if options.last else first + timedelta(days=COMING_DAYS)
        month = calendar.read(office.reader, first, last)
    value = [
        {**record_value(*each.record), "what": each.what.value, "from": each.first.isoformat(),
         "to": each.last.isoformat(), "at": each.at or None, "state": each.state, "title": each.words,
         "people": each.people}
        for each in month.entries
    ]  # fmt: skip
    clashes = [f"{each.day.isoformat()}: {each.what}: {each.words}" for each in month.clashes]
    return Answer(lambda: value, lambda: _calendar_lines(month.entries, clashes))


def _calendar_lines(entries: "Sequence[Entry]", clashes: Sequence[str]) -> Iterator[str]:
    from app.cli.shown import counted, table

    rows = [
        [each.first.isoformat(), "" if each.last == each.first else each.last.isoformat(), each.at, each.what.value,
         each.word, each.words]
        for each in entries
    ]  # fmt: skip
    if rows:
        yield from table(["From", "To", "At", "What", "State", "Title"], rows)
        yield ""
    yield f"{counted(len(rows), 'entry', 'entries')}."
    yield from clashes


def _due(options: Namespace) -> Answer:
    return due_in(options, "visits")


COMMANDS = {"visit": Command(_arguments, _run, "sco visit check NAME.sco VC-2026-0142")}
