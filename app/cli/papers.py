"""Commands that leave something on the disk for others: export."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from app.cli.answer import Answer
from app.cli.commands import Command
from app.cli.look import asked_query, query_arguments
from app.cli.opening import office_argument, opened


def _export_arguments(parser: ArgumentParser) -> None:
    office_argument(parser)
    parser.add_argument("kind", metavar="KIND", help="kind of record, such as student (sco kinds)")
    parser.add_argument("--out", metavar="FILE", type=Path, required=True, help="FILE.xlsx or FILE.csv")
    query_arguments(parser)


def _export(options: Namespace) -> Answer:
    from app.cli.opening import kind_of
    from app.cli.shown import counted
    from app.exporting import export

    private = kind_of(options.kind).spec.private
    with opened(options, reading=not private) as office:
        query = asked_query(office.reader, options)
        words = (" or " if options.any else " and ").join(options.where)
        done = export(office, query, options.out, filter_words=words)
        spec = query.kind.spec
    value = {"file": str(done.path), "rows": done.rows, "columns": list(done.labels)}
    said = f"Wrote {counted(done.rows, spec.label, spec.plural)} to {done.path}, marked CUI."
    return Answer(lambda: value, lambda: [said])


COMMANDS = {
    "export": Command(_export_arguments, _export, "sco export NAME.sco student --out students.xlsx"),
}
