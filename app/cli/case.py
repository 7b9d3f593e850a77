"""The command about cases: their file, life and state, assessments, discrepancy reports, and what is due."""

from argparse import ArgumentParser, Namespace
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from app.cli.answer import Answer, finding_value, record_value
from app.cli.caseevent import event, event_arguments
from app.cli.commands import Command
from app.cli.duties import due_arguments, due_in
from app.cli.opening import lists_ahead, office_argument, opened, require_writer, rules_ahead
from app.cli.recording import aside_arguments, aside_of, corrects_argument, day_of
from app.errors import Usage

if TYPE_CHECKING:
    from app.cases.slots import File
    from app.office import Office
    from app.reader import Reader
    from models.kinds import Kind

STATUS = ("case_designator", "nickname", "case_kind", "case_state", "state_since", "total_value", "oed",
          "delivered_value", "last_review_on", "as_of_on")  # fmt: skip
REPORTS = ("sdr_no", "case_id", "sdr_state", "prepared_on", "sent_on")
LIMITS = "CASE-S-"
"""Rules of discrepancy reports; the earliest of their days is the last one to file or answer on."""
MOVING = ("stepped_on", "by", "reference", "reason", "known_from", "paper", "aside", "authority", "corrects")


def _arguments(parser: ArgumentParser) -> None:
    what = parser.add_subparsers(dest="what", metavar="WHAT", required=True)
    file = what.add_parser("file", help="how complete the file of a case is, place by place")
    _case_arguments(file)
    file.add_argument("--missing", action="store_true", help="only places where something is missing")
    _case_arguments(what.add_parser("timeline", help="the life of a case: what happened and what is planned"))
    _status_arguments(what.add_parser("status", help="how cases stand, or record a step of one"))
    event_arguments(what.add_parser("event", help="record what happened to a shipment, or show what may be"))
    cta = what.add_parser("cta", help="which elements of country team assessments are missing")
    office_argument(cta)
    cta.add_argument(
        "cta", metavar="CTA", nargs="?", help="number or id of one assessment; else all unsigned"
    )
    sdr = what.add_parser("sdr", help="supply discrepancy reports with the last day of each")
    office_argument(sdr)
    sdr.add_argument("case", metavar="CASE", nargs="?", help="only those of this case")
    sdr.add_argument("--all", action="store_true", help="with those that are closed")
    due = what.add_parser("due", help="what is due on cases")
    due_arguments(due)


def _case_arguments(parser: ArgumentParser) -> None:
    office_argument(parser)
    parser.add_argument("case", metavar="CASE", help="case such as BN-B-SAA, or its id")


def _status_arguments(parser: ArgumentParser) -> None:
    office_argument(parser)
    parser.add_argument(
        "case", metavar="CASE", nargs="?", help="case such as BN-B-SAA; all of them when left out"
    )
    parser.add_argument("--state", metavar="STATE", help="only cases in this state, as its code")
    parser.add_argument("--to", metavar="STATE", help="record that the case went to this state, as its code")
    parser.add_argument("--stepped-on", metavar="DAY", help="day of the step, as 2026-05-04; else today")
    parser.add_argument("--by", metavar="WHO", help="who took it, as its code")
    parser.add_argument("--reference", default="", help="letter, message or milestone it rests on")
    parser.add_argument("--reason", default="", help="why, where the step asks for it")
    parser.add_argument("--known-from", metavar="SOURCE", help="where the office has it from, as its code")
    parser.add_argument("--paper", type=Path, metavar="FILE", help="the letter or message that shows it")
    corrects_argument(parser)
    aside_arguments(parser)


def _run(options: Namespace) -> Answer:
    does = {
        "file": _file,
        "timeline": _timeline,
        "status": _status,
        "event": event,
        "cta": _cta,
        "sdr": _sdr,
        "due": _due,
    }
    return does[options.what](options)


def _case(reader: "Reader", name: str) -> "Kind":
    from models.cases.casebook import CaseFile

    return reader.lookup(CaseFile, name)


# -- file and life ---------------------------------------------------------------------------------------------------
def _file(options: Namespace) -> Answer:
    from app.cases.slots import file_of

    with opened(options, reading=True, ahead=rules_ahead) as office:
        case = _case(office.reader, options.case)
        found = file_of(office.reader, case.id)
    shown = [each for each in found.slots if each.state == "missing" or not options.missing]
    value = {
        **record_value("case_file", case.id), "said": found.sentence,
        "slots": [{"slot": each.code, "label": each.label, "state": each.state.value, "why": each.why,
                   "papers": [record_value(paper.kind, paper.record_id) for paper in each.papers]}
                  for each in shown],
    }  # fmt: skip
    return Answer(lambda: value, lambda: _file_lines(found, [(e.label, e.state.value, e.why) for e in shown]))


def _file_lines(found: "File", rows: Sequence[tuple[str, str, str]]) -> Iterator[str]:
    from app.cli.shown import table

    yield from table(["Place", "State", "Why"], rows)
    yield ""
    yield found.sentence


def _timeline(options: Namespace) -> Answer:
    from app.cases.timeline import rows
    from app.cli.shown import table

    with opened(options, reading=True, ahead=rules_ahead) as office:
        case = _case(office.reader, options.case)
        found = rows(office.reader, case.id)
    value = [dict(zip(("track", "what", "from", "to"), each, strict=True)) for each in found]
    return Answer(lambda: value, lambda: table(["Track", "What", "From", "To"], found))


# -- status ----------------------------------------------------------------------------------------------------------
def _status(options: Namespace) -> Answer:
    if options.to:
        return _step(options)
    if given := [each for each in MOVING if getattr(options, each)]:
        raise Usage(f"--{given[0].replace('_', '-')} belongs to a step.", do="Say --to STATE too.")
    from app.cli.look import listed
    from app.reading import Cond, Query, Sort
    from models.cases.casebook import CaseFile

    with opened(options, reading=True, ahead=lists_ahead) as office:
        reader = office.reader
        among = [_case(reader, options.case).id] if options.case else None
        state = _code(reader, "case_state", options.state) if options.state else None
        where = Cond("case_state", "=", state) if state else None
        query = Query(CaseFile, STATUS, where, (Sort("case_designator"),), among=among)
        return listed(reader, query, json=options.json)


def _code(reader: "Reader", table: str, code: str) -> str:
    from app.cli.eumread import code_of

    return code_of(reader, table, code)


def _step(options: Namespace) -> Answer:
    from app.cases import steps
    from models.cases.casebook import CaseFile

    if not options.case:
        raise Usage("Say which case took the step.")
    with opened(options, reading=False, ahead=rules_ahead) as office:
        require_writer(office)
        reader = office.reader
        case = _case(reader, options.case)
        to_state = _code(reader, "case_state", options.to)
        step_id = steps.record(
            office,
            case.id,
            to_state,
            _values(office, options),
            corrects_id=options.corrects,
            aside=aside_of(options),
        )
        left = [each for each in reader.findings(CaseFile, case.id) if each.strength.value == "warn"]
        said = f"{case.shown_title}: {reader.show(CaseFile.fields['case_state'], to_state)}."
    value = {**record_value("case_step", step_id), "case": str(case.id), "state": to_state,
             "warnings": [finding_value(each) for each in left]}  # fmt: skip
    return Answer(lambda: value, lambda: [said], left)


def _values(office: "Office", options: Namespace) -> dict[str, object]:
    """The step as it was typed."""
    codes = {key: _code(office.reader, table, typed)
             for key, table, typed in (("stepped_by", "step_actor", options.by),
                                       ("known_from", "data_source", options.known_from)) if typed}  # fmt: skip
    return {**codes, "stepped_on": day_of(office, options.stepped_on), "step_ref": options.reference,
            "step_reason": options.reason, "step_paper": options.paper}  # fmt: skip


# -- assessments -----------------------------------------------------------------------------------------------------
def _cta(options: Namespace) -> Answer:
    from app.papers.case_cta import elements
    from app.reading import Cond, Query
    from models.cases.requests import Cta

    with opened(options, reading=True, ahead=rules_ahead) as office:
        reader = office.reader
        found = (
            [reader.lookup(Cta, options.cta)]
            if options.cta
            else reader.records(Query(Cta, where=Cond("cta_signed_on", "empty")))
        )
        told = [(each, elements(reader, each)) for each in found]
        words = {code: entry.label or "" for code, entry in reader.codes("cta_element").items()}
    value = [
        {**record_value("cta", each.id), "number": each.shown_title, "needed": len(written),
         "missing": [code for code, said in written.items() if not said]}
        for each, written in told
    ]  # fmt: skip
    return Answer(lambda: value, lambda: _cta_lines(told, words))


def _cta_lines(told: "Sequence[tuple[Kind, dict[str, str]]]", words: dict[str, str]) -> Iterator[str]:
    for each, written in told:
        missing = [code for code, said in written.items() if not said]
        yield f"{each.shown_title}: {len(written) - len(missing)} of {len(written)} elements written."
        yield from (f"  {code}  {words.get(code, '')}" for code in missing)
    if not told:
        yield "No assessment waits for a signature."


# -- discrepancy reports ---------------------------------------------------------------------------------------------
def _sdr(options: Namespace) -> Answer:
    from app.reading import All, Cond, Query, Sort
    from models.cases.shipments import Sdr
    from models.fields import show_date

    with opened(options, reading=True, ahead=lists_ahead) as office:
        reader = office.reader
        parts = [Cond("case_id", "=", _case(reader, options.case).id)] if options.case else []
        if not options.all:
            parts.append(Cond("sdr_state", "!=", "CLOSED"))
        query = Query(Sdr, REPORTS, All(tuple(parts)), (Sort("sdr_no"),))
        shown = reader.rows(Sdr, REPORTS, reader.ids(query))
        values = [list(row)[1:] for row in reader.values(query)[1]]
        limits = _limits(reader)
    value = [
        {**record_value("sdr", row.id), "number": each[0], "case": str(each[1]) if each[1] else None, "state": each[2],
         "limit": limits[row.id].isoformat() if row.id in limits else None}
        for row, each in zip(shown, values, strict=True)
    ]  # fmt: skip
    rows = [[*row.cells, show_date(limits[row.id]) if row.id in limits else ""] for row in shown]
    return Answer(lambda: value, lambda: _sdr_lines(rows))


def _limits(reader: "Reader") -> dict[int, date]:
    """The earliest day of what is due on each report."""
    found: dict[int, date] = {}
    for each in reader.duties():
        if each.kind == "sdr" and each.finding.rule.startswith(LIMITS):
            found[each.record_id] = min(each.due_on, found.get(each.record_id, each.due_on))
    return found


def _sdr_lines(rows: Sequence[Sequence[str]]) -> Iterator[str]:
    from app.cli.shown import counted, table

    if rows:
        yield from table(["Number", "Case", "State", "Prepared", "Sent", "Limit"], rows)
        yield ""
    yield f"{counted(len(rows), 'discrepancy report', 'discrepancy reports')}."


# -- due -------------------------------------------------------------------------------------------------------------
def _due(options: Namespace) -> Answer:
    return due_in(options, "cases")


COMMANDS = {"case": Command(_arguments, _run, "sco case status NAME.sco BN-B-SAA")}
