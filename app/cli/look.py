"""Commands that look at records: list, show."""

import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from app.cli.answer import Answer, finding_lines, record_value
from app.cli.commands import Command
from app.cli.opening import kind_of, lists_ahead, office_argument, opened, rules_ahead
from app.errors import Refused, Usage

if TYPE_CHECKING:
    from app.office import Office
    from app.reader import Reader
    from app.reading import Query, Where
    from models.fields import Field
    from models.findings import Finding
    from models.kinds import Kind

MOST_CHILDREN = 20
"""Records of one kind that `show` names; of further ones it gives the number."""


def record_arguments(parser: ArgumentParser) -> None:
    """OFFICE KIND RECORD."""
    office_argument(parser)
    parser.add_argument("kind", metavar="KIND", help="kind of record, such as student (sco kinds)")
    parser.add_argument("record", metavar="RECORD", help="its number, title or id")


def query_arguments(parser: ArgumentParser) -> None:
    """The options that say which records, in which order, with which columns."""
    parser.add_argument(
        "--where",
        action="append",
        default=[],
        metavar="CONDITION",
        help="surname~DOE, report_date<2026-08-01, exam_date:empty, no:passport<student_id ...",
    )
    parser.add_argument("--any", action="store_true", help="one --where is enough")
    parser.add_argument(
        "--ask", default="", metavar="SENTENCE", help='"with no medical exam since 1 March, by report date"'
    )
    parser.add_argument("--view", default="", metavar="NAME", help="a named view: its filter, order, columns")
    parser.add_argument("--sort", action="append", default=[], metavar="FIELD[:desc]", help="order")
    parser.add_argument(
        "--columns", default="", metavar="FIELD,...", help="fields, also over links; all for every field"
    )
    parser.add_argument("--text", default="", help="words to search for")
    parser.add_argument("--limit", type=int, metavar="N", help="at most so many")


def asked_query(office: "Office", reader: "Reader", options: Namespace) -> "Query":
    """The query that the options of `query_arguments` ask for; all conditions have to hold."""
    from dataclasses import replace

    from app.cli.filters import parse_sort, query

    kind = kind_of(options.kind)
    asked = query(reader, kind, options.where, any_of=options.any)
    others = [_sentence_query(reader, kind, options.ask)] if options.ask else []
    others += [_view_query(office, kind, options.view)] if options.view else []
    trees = [each.where for each in (*others, asked) if each.where is not None]
    sorts = (parse_sort(options.sort), *(each.sort for each in others))
    columns = (asked_columns(reader, kind, options.columns), *(each.columns for each in others))
    return replace(
        asked,
        where=_all_of(trees),
        columns=next(filter(None, columns), ()),
        sort=next(filter(None, sorts), ()),
        text=options.text,
        limit=options.limit,
    )


def _all_of(trees: "Sequence[Where]") -> "Where | None":
    from app.reading import All

    return All(tuple(trees)) if len(trees) > 1 else next(iter(trees), None)


def _sentence_query(reader: "Reader", kind: "type[Kind]", sentence: str) -> "Query":
    from app.asking.understanding import understood

    asked = understood(reader, kind, sentence)
    if asked.wrong is None and asked.kind is not kind:
        do = f"sco list OFFICE {asked.kind.spec.name} lists them."
        raise Usage(f"The sentence asks for {asked.kind.spec.nouns}, not for {kind.spec.nouns}.", do=do)
    return asked.query


def _view_query(office: "Office", kind: "type[Kind]", name: str) -> "Query":
    from app.reading import Query
    from app.views import view_named

    view = view_named(office.reader, kind, office.user, name)
    assert view.layout is not None
    for each in view.gone:
        print(f"The view asks for “{each}”, which is no longer there; that is left out.", file=sys.stderr)
    return Query(kind, view.layout.columns, view.layout.where, view.layout.sort)


def asked_columns(reader: "Reader", kind: "type[Kind]", typed: str) -> tuple[str, ...]:
    """Column paths from `--columns`: empty when not said, every visible field for `all`."""
    if typed.strip() == "all":
        return tuple(field.key for field in reader.visible_fields(kind))
    return tuple(part.strip() for part in typed.split(",") if part.strip())


# -- list ----------------------------------------------------------------------------------------------------
def _list_arguments(parser: ArgumentParser) -> None:
    office_argument(parser)
    parser.add_argument("kind", metavar="KIND", help="kind of record, such as student (sco kinds)")
    query_arguments(parser)
    parser.add_argument("--bin", action="store_true", help="removed records instead")
    parser.add_argument("--as-of", metavar="DATE", default="", help="as the file said at the end of a day")
    parser.add_argument("--ids", action="store_true", help="show the id of each record too")
    parser.add_argument("--reveal", action="store_true", help="show sensitive values; this is logged")


def _list(options: Namespace) -> Answer:
    with opened(options, reading=not options.reveal, ahead=lists_ahead) as office:
        if options.as_of:
            with office.as_of(_past_day(options.as_of, office.today)) as reader:
                return _listed(office, reader, options)
        if options.reveal:
            _log_reveal(office, kind_of(options.kind).spec.name, None, "list")
        return _listed(office, office.reader, options)


def _listed(office: "Office", reader: "Reader", options: Namespace) -> Answer:
    from dataclasses import replace

    from models.kinds import Status

    query = asked_query(office, reader, options)
    if options.bin:
        query = replace(query, status=Status.REMOVED)
    return listed(
        reader, query, json=options.json, ids=options.ids, reveal=options.reveal, binned=options.bin
    )


def listed(
    reader: "Reader",
    query: "Query",
    *,
    json: bool,
    ids: bool = False,
    reveal: bool = False,
    binned: bool = False,
) -> Answer:
    """What a query finds: as JSON, or as a table with the count below."""
    if json:
        rows = query_values(reader, query, reveal=reveal)
        return Answer(lambda: rows, list)
    lines = query_lines(reader, query, ids=ids, reveal=reveal, binned=binned)
    return Answer(list, lambda: lines)


def query_values(reader: "Reader", query: "Query", *, reveal: bool = False) -> list[dict[str, object]]:
    """What a query finds, as JSON has it; every visible field where it names no columns."""
    from dataclasses import replace

    from app.cli.shown import plainly

    columns = query.columns or tuple(field.key for field in reader.visible_fields(query.kind))
    fields, rows = reader.values(replace(query, columns=columns))
    told = [(path, plainly(field, reveal=reveal)) for path, field in zip(columns, fields, strict=True)]
    return [
        {"id": str(record_id)}
        | {
            path: None if value is None else plain(value)
            for (path, plain), value in zip(told, values, strict=True)
        }
        for record_id, *values in rows
    ]


def query_lines(
    reader: "Reader", query: "Query", *, ids: bool = False, reveal: bool = False, binned: bool = False
) -> list[str]:
    """What a query finds as a table, with how many there are below it."""
    from dataclasses import replace

    from app.cli.shown import counted, table
    from models.fields import MASK, Privacy

    columns = query.columns or reader.default_columns(query.kind)
    fields, _ = reader.values(replace(query, columns=columns))
    found = reader.ids(query)
    masked = {place for place, each in enumerate(fields) if each.privacy is Privacy.SENSITIVE and not reveal}
    shown = [
        [MASK if cell and place in masked else cell for place, cell in enumerate(row.cells)]
        + ([str(row.id)] if ids else [])
        for row in reader.rows(query.kind, columns, found)
    ]
    header = [field.label for field in fields] + (["Id"] if ids else [])
    spec = query.kind.spec
    said = counted(len(found), spec.label, spec.plural) + " in the bin" * binned
    return [*(table(header, shown) if shown else ()), *([""] * bool(shown)), f"{said}."]


def _past_day(typed: str, today: date) -> date:
    from app.errors import Usage
    from app.typing import read_typed_date
    from models.fields import FieldError

    try:
        return read_typed_date(typed, today)
    except FieldError as error:
        raise Usage(f"--as-of: {error}.") from error


def _log_reveal(office: "Office", kind: str, record_id: int | None, detail: str) -> None:
    if not office.writable:
        who = office.held.sentence if office.held else "This office can only be read here."
        raise Refused(
            f"Sensitive values are shown only where that can be logged. {who}",
            do="Close the office there, or leave out --reveal.",
        )
    office.log("revealed", kind=kind, record_id=record_id, detail=detail)


# -- show ----------------------------------------------------------------------------------------------------
def _show_arguments(parser: ArgumentParser) -> None:
    record_arguments(parser)
    parser.add_argument("--reveal", action="store_true", help="show sensitive values; this is logged")


def _show(options: Namespace) -> Answer:
    with opened(options, reading=not options.reveal, ahead=rules_ahead) as office:
        reader = office.reader
        record = reader.lookup(kind_of(options.kind), options.record)
        if options.reveal:
            _log_reveal(office, record.spec.name, record.id, "show")
        findings = reader.findings(type(record), record.id)
        children = _children(reader, record)
        merged = reader.merged_into(type(record), record.id)
        if options.json:
            value = _record(reader, record, children, options.reveal)
            value["merged"] = [
                record_value(each.spec.name, each.id) | {"title": each.shown_title} for each in merged
            ]
            return Answer(lambda: value, list, findings)
        lines = list(_record_lines(reader, record, children, findings, options.reveal))
        lines += [f"Merged into it: {each.shown_title} (id {each.id})" for each in merged]
        return Answer(dict, lambda: lines, findings)


def _children(reader: "Reader", record: "Kind") -> "list[tuple[type[Kind], Field[Any], list[Kind]]]":
    """Live records that point here, by kind and link."""
    from models.kinds import all_kinds

    return [
        (kind, field, found)
        for kind in all_kinds().values()
        for field in kind.links()
        if field.target == record.spec.name and (found := reader.children(kind, field.key, record.id))
    ]


def _record(
    reader: "Reader",
    record: "Kind",
    children: "Sequence[tuple[type[Kind], Field[Any], list[Kind]]]",
    reveal: bool,
) -> dict[str, object]:
    from app.cli.shown import plainly

    stored = record.stored
    fields = {
        each.key: plainly(each, reveal=reveal)(stored[each.key]) if each.key in stored else None
        for each in reader.visible_fields(type(record))
    }
    linked = [
        record_value(kind.spec.name, child.id) | {"link": field.key, "title": child.shown_title}
        for kind, field, found in children
        for child in found
    ]
    told: dict[str, object] = dict(record_value(record.spec.name, record.id))
    told |= {"title": record.shown_title, "status": record.row_status.name.lower()}
    return told | {"fields": fields, "children": linked}


def _record_lines(
    reader: "Reader",
    record: "Kind",
    children: "Sequence[tuple[type[Kind], Field[Any], list[Kind]]]",
    findings: "Sequence[Finding]",
    reveal: bool,
) -> Iterator[str]:
    from models.kinds import Status

    removed = " (in the bin)" if record.row_status is Status.REMOVED else ""
    yield f"{record.spec.label}: {record.shown_title}{removed}"
    shown = list(_shown_fields(reader, record, reveal))
    width = max((len(label) for label, _ in shown), default=0)
    for label, text in shown:
        yield f"  {label:<{width}}  {text}"
    if findings:
        yield ""
        yield "What the rules find:"
        yield from finding_lines(findings)
    for kind, field, found in children:
        yield ""
        yield f"{kind.spec.plural} ({field.label.lower()}): {len(found):,}"
        yield from (f"  {child.shown_title}" for child in found[:MOST_CHILDREN])
        if len(found) > MOST_CHILDREN:
            yield f"  and {len(found) - MOST_CHILDREN:,} more"


def _shown_fields(reader: "Reader", record: "Kind", reveal: bool) -> Iterator[tuple[str, str]]:
    """Label and shown value of every filled field, those of the form first."""
    from models.fields import MASK, Privacy

    visible = {field.key: field for field in reader.visible_fields(type(record))}
    in_form = [key for section in record.spec.sections for key in section.keys]
    for key in dict.fromkeys((*in_form, *visible)):
        field, stored = visible.get(key), record.stored.get(key)
        if field is None or stored is None:
            continue
        masked = field.privacy is Privacy.SENSITIVE and not reveal
        yield field.label, MASK if masked else " ".join(reader.shown_of(record, field).split())


COMMANDS = {
    "list": Command(_list_arguments, _list, 'sco list NAME.sco student --where "us_grade=O-3"'),
    "show": Command(_show_arguments, _show, "sco show NAME.sco student 12345"),
}
