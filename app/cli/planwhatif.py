"""`sco plan whatif`: another order of a year's plan at an amount: what falls out, what comes in; kept or applied."""

from argparse import ArgumentParser, Namespace
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from app.cli.answer import Answer
from app.cli.opening import lists_ahead, office_argument, opened, require_writer
from app.errors import NotFound, Usage

if TYPE_CHECKING:
    from app.planning.plan import Placed
    from app.planning.whatif import Compared, Trial
    from app.reader import Reader
    from models.planning.measures import PlanLine


def arguments(parser: ArgumentParser) -> None:
    """Office, year, amount, moves, and what is done with the result."""
    office_argument(parser)
    parser.add_argument("--year", metavar="FY", type=int, help="program year; the current one if not said")
    parser.add_argument(
        "--country", metavar="CODE", help="country of the plan; else the one the office serves"
    )
    parser.add_argument("--from", dest="start", metavar="NAME", help="begin with a what-if that was saved")
    parser.add_argument(
        "--amount", metavar="N", help="money it reckons with, in dollars; else what the plan has"
    )
    parser.add_argument("--end-of-year", metavar="N", dest="supposed",
                        help="end-of-year money to suppose besides what came; it is never recorded")  # fmt: skip
    parser.add_argument("--move", action="append", default=[], metavar="WCN=PLACE",
                        help="put a line at a place of its priority, from 1; may be given several times")  # fmt: skip
    parser.add_argument("--priority", action="append", default=[], metavar="WCN=A",
                        help="give a line another priority, where it stands last")  # fmt: skip
    parser.add_argument("--compare", metavar="NAME,NAME", help="show saved what-ifs beside the plan")
    keep = parser.add_mutually_exclusive_group()
    keep.add_argument("--save", metavar="NAME", help="keep it under a name; the plan stays as it is")
    keep.add_argument("--apply", metavar="NAME",
                      help="make it the plan, as one change; alone, the what-if of that name")  # fmt: skip


def run(options: Namespace) -> Answer:
    """Tries, and keeps or applies where that is said."""
    from app.planning import plan, plantext, whatif
    from models.calendar import fiscal_year

    writes = bool(options.save or options.apply)
    with opened(options, reading=not writes, ahead=lists_ahead) as office:
        if writes:
            require_writer(office)
        reader = office.reader
        year = plan.read_year(
            reader, options.year or fiscal_year(office.today), _country(reader, options.country)
        )
        if options.compare:
            ids = [whatif.named(reader, year, each).id for each in options.compare.split(",")]
            beside = whatif.compared(reader, year, ids)
            return Answer(lambda: _compared_value(beside), lambda: _compared_lines(beside))
        told: list[str] = []
        begun = options.start or (
            options.apply
            if not (options.move or options.priority or options.amount or options.supposed)
            else None
        )
        if begun:
            found = whatif.opened(reader, whatif.named(reader, year, begun).id, year)
            tried, told = found.trial, found.told
        else:
            tried = whatif.trial(year)
        tried = _tried(tried, options)
        if options.save:
            place = ", in the place of the one before" if whatif.replaces(reader, year, options.save) else ""
            whatif.save(office, tried, options.save)
            told.append(f"Saved as “{options.save}”{place}; the plan stays as it is.")
        if options.apply:
            whatif.apply(office, tried, options.apply)
            moved = plantext.counted(len(tried.wanted))
            told.append(f"Applied as “{options.apply}” as one change: {moved} moved.")
    return Answer(lambda: _value(tried), lambda: _lines(tried, told))


# -- what was typed --------------------------------------------------------------------------------------------------
def _country(reader: "Reader", code: str | None) -> int | None:
    from models.office.places import Country

    return reader.lookup(Country, code).id if code else None


def _tried(tried: "Trial", options: Namespace) -> "Trial":
    from models.fields import FieldError
    from models.planning.whatif import WhatIf

    for word in options.priority:
        line, priority = _pair(tried, word, "--priority")
        tried = tried.moved(line.id, len(tried.lines) + 1, priority.upper())
    for word in options.move:
        line, to = _pair(tried, word, "--move")
        if not to.isdecimal() or not int(to):
            raise Usage(f"“{to}” is no place.", do="Places are counted from 1.")
        tried = tried.moved(line.id, int(to))
    typed = ""
    try:
        if typed := options.amount or "":
            tried = tried.at(WhatIf.fields["amount"].parse(typed))
        if typed := options.supposed or "":
            tried = tried.with_late(WhatIf.fields["supposed_late"].parse(typed))
    except FieldError as error:
        raise Usage(f"“{typed}” is no amount: {error}.", do="Write it as 450000.") from error
    return tried


def _pair(tried: "Trial", word: str, option: str) -> tuple["PlanLine", str]:
    """The line that a word such as 0703=2 names by its WCN, or by its whole name, and what stands behind the sign."""
    name, sign, value = word.rpartition("=")
    if not sign or not value.strip():
        raise Usage(f"“{word}” does not say where to.", do=f"Write {option} WCN=…, as 0703=2 or 0703=A.")
    wanted = name.strip().casefold()
    found = [
        line for line in tried.lines
        if line.name.casefold() == wanted or line.name.partition(" ")[0].casefold() == wanted
    ]  # fmt: skip
    if len(found) != 1:
        many = f"{len(found)} lines" if found else "No line"
        raise NotFound(f"{many} of FY {tried.year.year} are called “{name}”." if found else
                       f"{many} of FY {tried.year.year} is called “{name}”.",
                       do="Name one by its WCN; sco plan whatif lists them.")  # fmt: skip
    return found[0], value.strip()


# -- what is shown ---------------------------------------------------------------------------------------------------
def _value(tried: "Trial") -> dict[str, object]:
    return {
        "year": tried.year.year, "amount_cents": tried.reckoned, "supposed_cents": tried.supposed,
        "lines": [_line_value(each) for each in tried.placed],
        "falls_out": [str(line.id) for line in tried.fate.out], "comes_in": [str(line.id) for line in tried.fate.back],
        "moved": [str(each) for each in tried.wanted],
    }  # fmt: skip


def _line_value(each: "Placed") -> dict[str, object]:
    line = each.line
    return {
        "id": str(line.id), "name": line.name, "priority": line.priority, "place": each.place,
        "cost_cents": line.total, "sum_cents": each.sum, "standing": each.standing.name.lower(),
        "fifth_quarter": each.fifth,
    }  # fmt: skip


def _lines(tried: "Trial", told: Sequence[str]) -> Iterator[str]:
    from app.cli.shown import table
    from app.planning import plantext

    year = tried.year
    yield f"{year.title}: {plantext.reckoned(tried)}."
    yield from plantext.money(year)
    yield from plantext.supposed(tried)
    if year.empty or not tried.placed:
        yield "No IMET line stands in this year: its lines have no program of that fiscal year."
    else:
        yield from table(("Place", "Line", "Cost", "Sum", "Money"), _rows(tried))
    yield from plantext.fate(tried)
    yield from (f"{name}: {said}." for name, said in plantext.sums(tried))
    yield from plantext.share_lines(tried)
    yield from plantext.beside(year)
    yield from told


def _rows(tried: "Trial") -> Iterator[tuple[str, ...]]:
    from app.planning import plan, plantext

    marks = plan.ends(tried.placed)
    for at, each in enumerate(tried.placed):
        if at in marks:
            yield "----", plantext.end(tried, at), "", "", ""
        yield plantext.row(each)


def _compared_value(beside: "Compared") -> dict[str, object]:
    return {
        "year": beside.year.year, "names": list(beside.names),
        "rows": [{"id": str(line.id), "name": line.name, "beside": [_line_value(each) for each in row]}
                 for line, row in beside.rows],
    }  # fmt: skip


def _compared_lines(beside: "Compared") -> Iterator[str]:
    from app.cli.shown import table
    from app.planning import plantext

    yield f"{beside.year.title}: {plantext.unlike(beside)}"
    yield from table(("Line", *beside.names), plantext.compared_rows(beside))
