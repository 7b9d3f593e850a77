"""Commands that change records: add, edit, remove."""

from argparse import ArgumentParser, Namespace
from collections import Counter
from collections.abc import Container, Iterator, Sequence
from typing import TYPE_CHECKING

from app.cli.answer import Answer
from app.cli.commands import Command
from app.cli.look import record_arguments
from app.cli.opening import kind_of, office_argument, opened, rules_ahead
from app.errors import Usage

if TYPE_CHECKING:
    from models.findings import Finding
    from models.kinds import Kind

MADE_ELSEWHERE = {
    "user": "sco user adds and removes users.",
    "document": "sco print makes papers.",
    "attachment": "The window takes files in.",
}
"""Kinds whose records come with something besides the record: a key, a file."""


def _add_arguments(parser: ArgumentParser) -> None:
    office_argument(parser)
    parser.add_argument("kind", metavar="KIND", help="kind of record, such as student (sco kinds)")
    _pairs_argument(parser)


def _pairs_argument(parser: ArgumentParser) -> None:
    parser.add_argument(
        "pairs",
        metavar="FIELD=VALUE",
        nargs="+",
        help="a choice by code or label, a link by number, title or id, a date as 2026-08-05; empty clears",
    )


def _add(options: Namespace) -> Answer:
    from app.forms import defaults_for, parse_values
    from app.since import Since

    kind, typed = _writable(options.kind), pairs_of(options.pairs)
    if kind.spec.by_act:
        raise Usage(f"{kind.spec.plural} come of an act of their own, which rules may close.",
                    do=f"sco help {kind.spec.name} tells which.")  # fmt: skip
    with opened(options, reading=False, ahead=rules_ahead) as office:
        values = defaults_for(office.reader, kind)
        values |= parse_values(office.reader, kind, typed, making=True)
        since = Since(office.reader, kind, [values])
        with office.change(f"Add {kind.spec.noun}") as work:
            record_id = work.add(kind, values)
        title = office.reader.get(kind, record_id).shown_title
        findings = office.reader.findings(kind, record_id)
        owners = since.found()
    said = f"Added {kind.spec.noun} {title} (id {record_id})."
    return Answer(lambda: {"id": str(record_id)}, lambda: [said, *_summary(findings, values, owners)],
                  [*findings, *owners])  # fmt: skip


def _edit_arguments(parser: ArgumentParser) -> None:
    record_arguments(parser)
    _pairs_argument(parser)


def _edit(options: Namespace) -> Answer:
    from app.forms import parse_values
    from app.since import Since

    kind, typed = _writable(options.kind), pairs_of(options.pairs)
    with opened(options, reading=False, ahead=rules_ahead) as office:
        record = office.reader.lookup(kind, options.record)
        values = parse_values(office.reader, kind, typed)
        since = Since(office.reader, kind, [{**record.stored, **values}])
        with office.change(f"Change {kind.spec.noun}") as work:
            work.set(kind, record.id, values, read_version=record.row_version)
        changed = work.entry is not None
        title = office.reader.get(kind, record.id).shown_title
        findings = office.reader.findings(kind, record.id)
        owners = since.found()
    said = f"Changed {kind.spec.noun} {title}." if changed else "Nothing differs, nothing was changed."
    value = {"id": str(record.id), "changed": changed}
    return Answer(lambda: value, lambda: [said, *_summary(findings, values, owners)], [*findings, *owners])


def _remove(options: Namespace) -> Answer:
    kind = _writable(options.kind)
    with opened(options, reading=False, ahead=rules_ahead) as office:
        record = office.reader.lookup(kind, options.record)
        with office.change(f"Remove {kind.spec.noun}") as work:
            work.remove(kind, record.id)
    said = f"{kind.spec.label} {record.shown_title} lies in the bin now; sco undo takes it out again."
    return Answer(lambda: {"id": str(record.id)}, lambda: [said])


def _summary(
    findings: "Sequence[Finding]", written: Container[str], owners: "Sequence[Finding]"
) -> Iterator[str]:
    """How much the rules find now; what concerns a field that was written, or what it belongs to, is told at once."""
    counts = Counter(each.strength.value for each in findings)
    if counts:
        told = ", ".join(f"{count} {strength}" for strength, count in counts.items())
        yield f"The rules find: {told}. sco check tells each."
        yield from (f"  {each.message}" for each in findings if any(key in written for key in each.fields))
    if owners:
        yield "The rules find at what it belongs to:"
        yield from (f"  {each.strength.value:<6}  {each.message}" for each in owners)


def _writable(name: str) -> "type[Kind]":
    kind = kind_of(name)
    if instead := MADE_ELSEWHERE.get(kind.spec.name):
        raise Usage(f"{kind.spec.plural} are not written field by field.", do=instead)
    return kind


def pairs_of(texts: Sequence[str]) -> dict[str, str]:
    """Values by field as they were typed. Raises Usage for what is no pair."""
    pairs: dict[str, str] = {}
    for text in texts:
        name, sign, value = text.partition("=")
        if not sign or not name.strip():
            raise Usage(f"“{text}” is no FIELD=VALUE.", do='Write surname=TARIM or "remarks=two words".')
        if name.strip() in pairs:
            raise Usage(f"{name.strip()} is given twice.")
        pairs[name.strip()] = value
    return pairs


COMMANDS = {
    "add": Command(_add_arguments, _add, "sco add NAME.sco student surname=TARIM first_name=Dela"),
    "edit": Command(_edit_arguments, _edit, "sco edit NAME.sco student 12345 us_grade=O-3 remarks="),
    "remove": Command(record_arguments, _remove, "sco remove NAME.sco student 12345"),
}
