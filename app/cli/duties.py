"""Commands that say what the rules find and what is due: check, due."""

from argparse import ArgumentParser, Namespace
from collections.abc import Iterator, Mapping, Sequence
from importlib import import_module
from typing import TYPE_CHECKING

from app.cli.answer import Answer, finding_lines, record_value
from app.cli.commands import Command
from app.cli.opening import kind_of, office_argument, opened, rules_ahead
from app.cli.reasons import why_lines, why_value

if TYPE_CHECKING:
    from app.findings import Duty
    from app.reader import Reader
    from app.why import Why
    from models.findings import Finding


def _check_arguments(parser: ArgumentParser) -> None:
    office_argument(parser)
    parser.add_argument("kind", metavar="KIND", nargs="?", help="only records of this kind")
    parser.add_argument("record", metavar="RECORD", nargs="?", help="only this record")
    parser.add_argument("--why", action="store_true", help="with the rule, its inputs and policy editions")


def _check(options: Namespace) -> Answer:
    from app.why import explain
    from models.findings import Strength

    with opened(options, reading=True, ahead=rules_ahead) as office:
        reader = office.reader
        kind = kind_of(options.kind) if options.kind else None
        if kind and options.record:
            findings = reader.findings(kind, reader.lookup(kind, options.record).id)
        else:
            findings = [
                each
                for each in reader.all_findings()
                if kind is None or (each.record and each.record[0] == kind.spec.name)
            ]
        counts = {each.value: sum(one.strength is each for one in findings) for each in Strength}
        titles = _titles(reader, findings)
        told = [explain(reader, each) for each in findings] if options.why else []
    value: dict[str, object] = {
        **counts,
        **({"why": [why_value(each) for each in told]} if options.why else {}),
    }
    return Answer(lambda: value, lambda: _check_lines(findings, titles, counts, told), findings)


def _titles(reader: "Reader", findings: "Sequence[Finding]") -> Mapping[tuple[str, int], str]:
    by_kind: dict[str, set[int]] = {}
    for each in findings:
        if each.record:
            by_kind.setdefault(each.record[0], set()).add(each.record[1])
    return {
        (kind, record_id): title
        for kind, ids in by_kind.items()
        for record_id, title in reader.titles(kind, sorted(ids)).items()
    }


def _check_lines(
    findings: "Sequence[Finding]",
    titles: Mapping[tuple[str, int], str],
    counts: Mapping[str, int],
    told: "Sequence[Why]",
) -> Iterator[str]:
    by_record: dict[tuple[str, int] | None, list[int]] = {}
    for at, each in enumerate(findings):
        by_record.setdefault(each.record, []).append(at)
    for record, places in by_record.items():
        if record is not None:
            yield f"{record[0].replace('_', ' ')}: {titles.get(record, '')}"
        for at in places:
            yield from finding_lines((findings[at],))
            yield from why_lines(told[at]) if told else ()
    yield ", ".join(f"{count:,} {strength}" for strength, count in counts.items()) + "."


def due_arguments(parser: ArgumentParser) -> None:
    """The office, how far ahead, and whether each duty stands by itself."""
    office_argument(parser)
    parser.add_argument(
        "--within", "--days", dest="days", type=int, metavar="N", help="only what is due within so many days"
    )
    parser.add_argument("--each", action="store_true", help="every duty by itself, also where many are alike")


def _due(options: Namespace) -> Answer:
    return due_in(options)


def due_in(options: Namespace, area: str = "") -> Answer:
    """What is due in an area, or in all."""

    def ahead() -> None:
        rules_ahead()
        import_module("app.today.duties")

    with opened(options, reading=True, ahead=ahead) as office:
        from app.today.duties import chosen

        duties = chosen(office.reader.duties(), office.today, options.days, area)
    return Answer(lambda: [due_value(each) for each in duties], lambda: due_lines(duties, options.each))


def due_value(duty: "Duty") -> dict[str, object]:
    """A duty as JSON has it."""
    return {
        "due": duty.due_on.isoformat(),
        "rule": duty.finding.rule,
        "what": duty.finding.message,
        "record": record_value(duty.kind, duty.record_id),
        "area": duty.area,
        "overdue": duty.overdue,
    }


def due_lines(duties: "Sequence[Duty]", each_alone: bool) -> Iterator[str]:
    """Duties as a table, alike ones together unless `each_alone`, and how many there are."""
    from app.cli.shown import table
    from app.today.stacks import stacked

    shown = duties if each_alone else stacked(duties)
    rows = [
        [each.due_on.isoformat(), _state(each), each.record_title, each.finding.message, each.finding.cites]
        for each in shown
    ]
    if rows:
        yield from table(["Due", "", "Record", "What", "Paragraph"], rows)
        yield ""
    overdue = sum(each.overdue for each in duties)
    yield f"{len(duties):,} due, {overdue:,} of them overdue." if duties else "Nothing is due."


def _state(duty: "Duty") -> str:
    if duty.waiting_until or duty.waiting_reason:
        until = f" until {duty.waiting_until.isoformat()}" if duty.waiting_until else ""
        return f"waits{until}"
    return "overdue" if duty.overdue else ""


COMMANDS = {
    "check": Command(_check_arguments, _check, "sco check NAME.sco student 12345"),
    "due": Command(due_arguments, _due, "sco due NAME.sco --within 30"),
}
