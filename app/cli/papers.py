"""Commands that leave something on the disk for others: print, export."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from app.cli.answer import Answer
from app.cli.commands import Command
from app.cli.look import asked_query, query_arguments
from app.cli.opening import kind_of, lists_ahead, office_argument, opened, require_writer


def _export_arguments(parser: ArgumentParser) -> None:
    office_argument(parser)
    parser.add_argument("kind", metavar="KIND", help="kind of record, such as student (sco kinds)")
    parser.add_argument("--out", metavar="FILE", type=Path, required=True, help="FILE.xlsx or FILE.csv")
    query_arguments(parser)


def _export(options: Namespace) -> Answer:
    from app.asking.saying import said
    from app.cli.shown import counted
    from app.exporting import export

    private = kind_of(options.kind).spec.private
    with opened(options, reading=not private, ahead=lists_ahead) as office:
        query = asked_query(office, office.reader, options)
        words = said(office.reader, query.kind, query.where)
        done = export(office, query, options.out, filter_words=words)
        spec = query.kind.spec
    value = {"file": str(done.path), "rows": done.rows, "columns": list(done.labels)}
    wrote = f"Wrote {counted(done.rows, spec.label, spec.plural)} to {done.path}, marked CUI."
    return Answer(lambda: value, lambda: [wrote])


def _print_arguments(parser: ArgumentParser) -> None:
    office_argument(parser)
    parser.add_argument("paper", metavar="PAPER", help="short name of the paper, such as ito")
    parser.add_argument(
        "record",
        metavar="RECORD",
        nargs="?",
        default="",
        help="the record it is about, for ito the student; for away the days",
    )
    parser.add_argument(
        "--out", metavar="FILE", type=Path, help="the file, or a folder; else the paper's own name here"
    )


def _print(options: Namespace) -> Answer:
    from app.documents import print_office, print_paper, printable
    from app.errors import Usage
    from app.store import disk

    with opened(options, reading=False) as office:
        require_writer(office)
        paper = printable(options.paper)
        if not paper.subject:
            done = print_office(office, paper.name, options.record)
        elif options.record:
            record = office.reader.lookup(kind_of(paper.subject), options.record)
            done = print_paper(office, paper.name, record.id)
        else:
            raise Usage(f"Say which {kind_of(paper.subject).spec.noun} the paper is about.")
        out = options.out or Path(done.file_name)
        out = out / done.file_name if out.is_dir() else out
        disk.write_durably(out, done.data, what=out.name)
    value = {
        "file": str(out),
        "code": done.code,
        "pages": done.pages,
        "id": None if done.record_id is None else str(done.record_id),
        "unfilled": list(done.unfilled),
    }
    pages = "1 page" if done.pages == 1 else f"{done.pages} pages"
    lines = [f"Wrote {out} ({pages}, code {done.code})."]
    if done.unfilled:
        lines.append(f"Still to be filled: {', '.join(done.unfilled)}.")
    return Answer(lambda: value, lambda: lines)


COMMANDS = {
    "print": Command(_print_arguments, _print, "sco print NAME.sco ito 12345 --out draft.pdf"),
    "export": Command(_export_arguments, _export, "sco export NAME.sco student --out students.xlsx"),
}
