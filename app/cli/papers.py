"""Commands that leave something on the disk for others: print, export."""

from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from app.cli.answer import Answer
from app.cli.commands import Command
from app.cli.look import asked_query, query_arguments
from app.cli.opening import kind_of, lists_ahead, office_argument, opened, require_writer
from app.errors import Usage

if TYPE_CHECKING:
    from app.documents import Printed
    from app.papers.printable import Printable
    from app.reader import Reader


def _export_arguments(parser: ArgumentParser) -> None:
    office_argument(parser)
    words = "kind of record, such as student (sco kinds); or a report: fmt, stl, pop, scetwg"
    parser.add_argument("kind", metavar="KIND", help=words)
    parser.add_argument(
        "--out", metavar="FILE", type=Path, required=True, help="FILE.xlsx or FILE.csv; fmt also FILE.pdf"
    )
    parser.add_argument(
        "--year", metavar="FY", default="", help="fiscal year of a report, else the one in progress; fmt tells it and "
        "the one before",
    )  # fmt: skip
    query_arguments(parser)


def _export(options: Namespace) -> Answer:
    from app.asking.saying import said
    from app.cli.shown import counted
    from app.exporting import export
    from app.planning.exports import REPORTS

    if options.kind in REPORTS:
        return _report(options)
    if options.year:
        raise Usage("--year is for reports.", do=f"Reports: {', '.join(REPORTS)}.")
    private = kind_of(options.kind).spec.private
    with opened(options, reading=not private, ahead=lists_ahead) as office:
        query = asked_query(office, office.reader, options)
        words = said(office.reader, query.kind, query.where)
        done = export(office, query, options.out, filter_words=words)
        spec = query.kind.spec
    value = {"file": str(done.path), "rows": done.rows, "columns": list(done.labels)}
    wrote = f"Wrote {counted(done.rows, spec.label, spec.plural)} to {done.path}, marked CUI."
    return Answer(lambda: value, lambda: [wrote])


_ASKS = ("where", "any", "ask", "view", "sort", "columns", "text", "limit")
"""What a list may be asked by, and a report may not."""


def _report(options: Namespace) -> Answer:
    """A report of the training year, in columns and order of its own."""
    from app.papers.eum_periods import year_asked
    from app.planning.exports import write
    from models.calendar import fiscal_year

    if said := [f"--{each}" for each in _ASKS if getattr(options, each)]:
        raise Usage(f"The report {options.kind} takes no {' and no '.join(said)}.")
    with opened(options, reading=False, ahead=lists_ahead) as office:
        year = year_asked(options.year) if options.year else fiscal_year(office.today)
        done = write(office, options.kind, year, options.out)
    value = {"file": str(done.path), "report": options.kind, "fiscal_year": year, "count": done.count,
             "of": done.noun, "notes": list(done.notes)}  # fmt: skip
    return Answer(lambda: value, lambda: [done.sentence, *done.notes])


def _print_arguments(parser: ArgumentParser) -> None:
    office_argument(parser)
    parser.add_argument("paper", metavar="PAPER", help="short name of the paper, such as ito")
    parser.add_argument(
        "record",
        metavar="RECORD",
        nargs="?",
        default="",
        help="the record it is about, for ito the student, or several divided by semicolons; for away the days, for a "
        "quarter's or a year's paper FY2026 Q2 or FY2026",
    )
    parser.add_argument(
        "--say", "--for", dest="say", metavar="TEXT", default="",
        help="what a paper about a record asks: which letter; for whom the CETPP is (ccmd, B, D, P)",
    )  # fmt: skip
    parser.add_argument("--year", metavar="FY", type=int, help="the record by its fiscal year, for the CETPP")
    parser.add_argument(
        "--out",
        metavar="FILE",
        type=Path,
        help="the file, or a folder; else the paper's own name here. FILE.xlsx writes a paper's sheet, FILE.csv, "
        "FILE.txt, FILE.ics and FILE.docx what else it has",
    )


def _print(options: Namespace) -> Answer:
    from app.documents import print_office, print_paper, printable, write_sheet

    paper = printable(options.paper)
    with opened(options, reading=False) as office:
        require_writer(office)
        wanted = _wanted(office.reader, paper, options) if paper.subject else [0]
        asked = options.say if paper.subject else options.record
        if options.out and _is_sheet(paper.writes(options.out.name), options.out):
            report = write_sheet(office, paper.name, options.out, record_id=_one(wanted), asked=asked)
            return _sheet_written(options.out, report.rows)
        if len(wanted) > 1 and options.out and not options.out.is_dir():
            raise Usage(f"{options.out} is no folder; each of the papers is a file.", do="Name a folder.")
        written: list[tuple[Path, Printed]] = []
        for record_id in wanted:
            if paper.subject:
                done = print_paper(office, paper.name, record_id, asked)
            else:
                done = print_office(office, paper.name, asked)
            written.append((put(done, options.out, taken={each for each, _ in written}), done))
    values = [_printed_value(out, done) for out, done in written]
    return Answer(
        lambda: values if len(values) > 1 else values[0],
        lambda: [line for out, done in written for line in _printed_lines(out, done)],
    )


def _is_sheet(writer: str, out: Path) -> bool:
    """Whether a file beside the paper is wanted; a workbook always is one, and is refused where there is none."""
    return bool(writer) or out.suffix.lower() == ".xlsx"


def _wanted(reader: "Reader", paper: "Printable", options: Namespace) -> list[int]:
    """Ids of the records a paper is about: one, by its year too, or several divided by semicolons."""
    from app.papers.printable import load
    from app.papers.training import parts_of

    kind = kind_of(paper.subject)
    if options.year is not None and paper.by_year:
        return [load(paper.by_year)(reader, options.year)]
    if not options.record.strip():
        raise Usage(f"Say which {kind.spec.noun} the paper is about.")
    return [reader.lookup(kind, each).id for each in parts_of(options.record)]


def _one(wanted: list[int]) -> int:
    if len(wanted) > 1:
        raise Usage("A workbook is written for one record at a time.")
    return wanted[0]


def put(done: "Printed", out: Path | None, taken: set[Path]) -> Path:
    """Writes one paper where it belongs; a name that another paper of the same command has gets its code."""
    from app.store import disk

    target = out / done.file_name if out and out.is_dir() else out or Path(done.file_name)
    if target in taken:
        target = target.with_stem(f"{target.stem}_{done.code}")
    disk.write_durably(target, done.data, what=target.name)
    return target


def _printed_value(out: Path, done: "Printed") -> dict[str, object]:
    record_id = None if done.record_id is None else str(done.record_id)
    return {
        "file": str(out), "code": done.code, "pages": done.pages, "id": record_id, "unfilled": list(done.unfilled),
        "undrawn": list(done.undrawn),
    }  # fmt: skip


def _printed_lines(out: Path, done: "Printed") -> list[str]:
    pages = "1 page" if done.pages == 1 else f"{done.pages} pages"
    open_places = [f"Still to be filled: {', '.join(done.unfilled)}."] if done.unfilled else []
    return [f"Wrote {out} ({pages}, code {done.code}).", *open_places, *done.undrawn]


def _sheet_written(out: Path, rows: int) -> Answer:
    told = f"Wrote {out} ({rows} row{'' if rows == 1 else 's'})."
    return Answer(lambda: {"file": str(out), "rows": rows}, lambda: [told])


COMMANDS = {
    "print": Command(_print_arguments, _print, "sco print NAME.sco ito 12345 --out draft.pdf"),
    "export": Command(_export_arguments, _export, "sco export NAME.sco student --out students.xlsx"),
}
