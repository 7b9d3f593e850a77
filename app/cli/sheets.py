"""The command `import`: a foreign sheet becomes records, in one step that can be undone."""

from argparse import ArgumentParser, Namespace
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from app.cli.answer import Answer
from app.cli.commands import Command
from app.cli.opening import kind_of, office_argument, opened, require_writer
from app.errors import Usage
from models.text import counted

if TYPE_CHECKING:
    from app.cases.extracts import Row
    from app.importing.dates import DateOrder
    from app.importing.extract import Extract
    from app.importing.plan import Choices, Proposal
    from app.importing.rows import ImportRow
    from app.importing.run import DryRun
    from app.office import Office
    from app.reader import Reader
    from models.findings import Finding

MOST_LINES = 20
"""Rejected rows that the text names; the rejects sheet holds them all."""


def _arguments(parser: ArgumentParser) -> None:
    office_argument(parser)
    words = "kind of record (sco kinds; left out, the headings tell it), then the .xlsx, .ods, .csv or .tsv"
    parser.add_argument("words", nargs="+", metavar="[KIND] FILE", help=words)
    mapping_arguments(parser)
    parser.add_argument(
        "--source", default="", metavar="CODE", help="system an extract is from: SCIP, EFTS, DFAS …"
    )
    parser.add_argument(
        "--as-of", default="", metavar="DATE", help="day the values of an extract were true there"
    )
    parser.add_argument("--take-older", action="store_true", help="let an older extract replace newer values")
    parser.add_argument("--dry-run", action="store_true", help="say what would become of each row")
    parser.add_argument(
        "--compare", action="store_true", help="list ours, theirs and the difference, and import nothing"
    )
    parser.add_argument(
        "--paper", type=Path, metavar="FILE",
        help="with --compare: the reconciliation as a paper, kept in the office",
    )  # fmt: skip
    parser.add_argument("--rejects", type=Path, metavar="FILE", help="sheet for rejected rows")


def mapping_arguments(parser: ArgumentParser) -> None:
    """What a person settles of a sheet: where its columns go, how its dates are written, who its rows are about."""
    parser.add_argument(
        "--map",
        action="append",
        default=[],
        metavar="HEADER=FIELD",
        help="where a column goes; an empty FIELD leaves it out; unsure columns then go as proposed",
    )
    parser.add_argument(
        "--date-order", action="append", default=[], metavar="HEADER=DMY", help="DMY, MDY or YMD"
    )
    parser.add_argument("--sheet", default="", help="sheet of the workbook; else the one that fits best")
    parser.add_argument("--header-row", type=int, metavar="N", help="row of the headings; else it is found")
    parser.add_argument(
        "--same", action="append", default=[], metavar="ROW=RECORD",
        help="row that is about somebody on file: his number, name or id",
    )  # fmt: skip


def _import(options: Namespace) -> Answer:
    from app import safeguards
    from app.cli.since import closing, closing_lines
    from app.importing import fits, plan, run
    from app.since import made_of, since_import

    if len(options.words) > 2:
        raise Usage("import takes one kind of record and one file.", do="sco import --help explains it.")
    named = kind_of(options.words[0]) if len(options.words) == 2 else None
    only_looks = options.dry_run or options.compare
    if options.paper and not options.compare:
        raise Usage("--paper goes with --compare.", do="sco import --help explains it.")
    with opened(options, reading=only_looks and not options.paper) as office:
        if not only_looks or options.paper:
            require_writer(office)
        workbook, removed = plan.read(Path(options.words[-1]))
        kind = named or fits.kind_that_fits(office.reader, workbook)
        rows = (options.header_row,) if options.header_row else ()
        proposal = plan.propose(
            office.reader, kind, workbook, sheet=options.sheet, header_rows=rows, removed=removed
        )
        choices = choices_of(office.reader, proposal, options)
        proposal = plan.with_choices(proposal, choices)
        questions = questions_of(proposal, choices)
        if questions:
            return unsettled(proposal, questions)
        dry = run.dry_run(office.reader, proposal, choices)
        warning = ""
        found: list[Finding] = []
        gone = _gone(office.reader, dry)
        compared = _compared(office.reader, dry) if options.compare else None
        wrote = _reconciliation(office, dry, options.paper) if options.paper else []
        if not only_looks:
            since = since_import(office.reader, dry)
            warning = safeguards.before_import(office, len(dry.rows))
            run.apply(office, dry)
            found = closing(since.found(made_of(dry)))
        if options.rejects:
            _write_rejects(office, dry, options.rejects)
    if compared is not None:
        return Answer(
            lambda: outcome_value(dry) | {"differences": [asdict(each) for each in compared]},
            lambda: [*_comparison(dry, compared), *wrote],
            stripped(proposal),
        )
    return Answer(
        lambda: outcome_value(dry),
        lambda: [
            *outcome_lines(dry, options.dry_run),
            *gone,
            *closing_lines(found, MOST_LINES),
            *filter(None, [warning]),
        ],
        stripped(proposal),
    )


def _gone(reader: "Reader", dry: "DryRun") -> list[str]:
    """Of a training list, how many lines on file it no longer has, and which command tells them."""
    from app.planning import stl

    found = stl.compare(reader, dry) if stl.tells(dry) else None
    if found is None or not found.gone:
        return []
    return [
        f"{counted(len(found.gone), 'line')} of these programs not in the list; sco plan stl --dry-run tells them."
    ]


# -- what a person settles ----------------------------------------------------------------
def choices_of(reader: "Reader", proposal: "Proposal", options: Namespace) -> "Choices":
    """What was said on the command line, over the date orders of the last file with these headings."""
    from app.importing.plan import Choices, parse_map, usual_choices

    targets = dict(parse_map(proposal, text) for text in options.map)
    orders = dict(_date_order(proposal, text) for text in options.date_order)
    same = dict(_same_record(reader, proposal, text) for text in options.same)
    usual = usual_choices(reader, proposal)
    extract = _extract(reader, usual.extract, options)
    return Choices(targets=targets, date_orders={**usual.date_orders, **orders}, same=same, extract=extract)


def _extract(reader: "Reader", usual: "Extract", options: Namespace) -> "Extract":
    """Source and day as said, else as the last time and as the sheet says above its headings. Raises Usage."""
    from app.forms import parse_values
    from app.importing.extract import Extract
    from models.cases.stamp import Stamped

    typed = {"data_source": options.source, "as_of_on": options.as_of}
    said = parse_values(reader, Stamped, {key: text for key, text in typed.items() if text})
    day = said.get("as_of_on", usual.as_of)
    if isinstance(day, date) and day > reader.today:
        raise Usage(f"{day.isoformat()} is still to come.", do="Name the day the values were true.")
    system = str(said.get("data_source", usual.system))
    return Extract(system, day if isinstance(day, date) else None, options.take_older)


def _same_record(reader: "Reader", proposal: "Proposal", text: str) -> tuple[int, int]:
    row, _, record = text.partition("=")
    if not row.strip().isdecimal() or not record.strip():
        raise Usage(f"“{text}” names no row and record.", do="Write it like 12=BN-10411.")
    return int(row), reader.lookup(proposal.kind, record.strip()).id


def _date_order(proposal: "Proposal", text: str) -> "tuple[int, DateOrder]":
    from app.importing.dates import DateOrder
    from app.importing.plan import parse_map

    label, _, word = text.rpartition("=")
    if word.upper() not in ("DMY", "MDY", "YMD"):
        raise Usage(f"“{text}” gives no date order.", do="Write it like “Report date=DMY”.")
    return parse_map(proposal, f"{label}=")[0], DateOrder[word.upper()]


def questions_of(proposal: "Proposal", choices: "Choices") -> list[str]:
    """What is open; whoever maps a column has seen the proposal, and the others go as proposed."""
    from dataclasses import replace

    if choices.targets:
        settled = {each.column: each.target_key for each in proposal.columns} | dict(choices.targets)
        choices = replace(choices, targets=settled)
    return list(proposal.open_questions(choices))


def unsettled(proposal: "Proposal", questions: Sequence[str]) -> Answer:
    """The answer while columns are open: what is proposed for each, and what has to be said."""
    error = Usage(
        "The file is not imported yet: some columns have to be settled first.",
        do="Settle them with --map HEADER=FIELD and --date-order HEADER=DMY, an extract's source and day with "
        "--source SCIP and --as-of DATE.",
    )
    columns = [
        {
            "header": each.label,
            "field": each.target_key,
            "certainty": each.certainty.value,
            "why": each.why,
            "samples": list(each.samples),
        }
        for each in proposal.columns
    ]
    value = {"sheet": proposal.sheet, "columns": columns, "questions": list(questions)}
    return Answer(lambda: value, lambda: _proposal_lines(proposal, questions), error=error)


def _proposal_lines(proposal: "Proposal", questions: Sequence[str]) -> Iterator[str]:
    from app.cli.shown import table

    rows = [[each.label, each.target_key or "", each.certainty.value, each.why] for each in proposal.columns]
    yield from table(["Header", "Field", "", "Why"], rows)
    yield ""
    yield from questions


# -- ours and theirs ----------------------------------------------------------------------
def _compared(reader: "Reader", dry: "DryRun") -> "list[Row]":
    from app.cases.extracts import differences

    return differences(reader, dry)


def _reconciliation(office: "Office", dry: "DryRun", target: Path) -> list[str]:
    """Keeps the paper of the comparison and writes it. Raises Usage for a kind that mirrors nothing."""
    from app import documents
    from app.cases import comparing
    from app.store import disk

    if not comparing.reconciles(dry.proposal.kind):
        raise Usage(
            f"{dry.proposal.kind.spec.plural} mirror no official system: there is nothing to reconcile."
        )
    facts, _ = comparing.preview(office.reader, dry)
    printed = documents.print_facts(office, comparing.PAPER, facts)
    disk.write_durably(target, printed.data, what=target.name)
    return [f"Wrote {target} (code {printed.code})."]


def _comparison(dry: "DryRun", rows: "Sequence[Row]") -> Iterator[str]:
    from app.cli.shown import table

    yield _counts(dry)
    heads = ["Case", "Line", "Field", "Ours", "Theirs", "Difference"]
    shown = [[each.case, each.line, each.field, each.ours, each.theirs, each.difference] for each in rows]
    yield from table(heads, shown) if shown else ["The sheet says nothing that the file does not say."]
    yield "No record was changed."


# -- what became of the rows --------------------------------------------------------------
def outcome_value(dry: "DryRun") -> dict[str, object]:
    """What became of the rows, as JSON."""
    from app.importing.run import Outcome, why_rejected

    return {
        "rows": len(dry.rows),
        "created": dry.count(Outcome.CREATED),
        "changed": dry.count(Outcome.CHANGED),
        "unchanged": dry.count(Outcome.UNCHANGED),
        "checks": [
            {"name": each.name, "expected": dict(each.expected), "got": dict(each.got), "agrees": each.agrees}
            for each in dry.checks
        ],
        "rejected": [{"row": each.number, "reason": why_rejected(each)} for each in dry.rejected],
        "linked": dry.linked,
        "restamped": len(dry.restamped),
        "kept_out": [
            {"row": row.number, "fields": list(row.against.newer)} for row in dry.kept_out if row.against
        ],
        "states_differ": [
            {"row": row.number, "record": str(row.record_id), "field": key, "ours": ours, "theirs": theirs}
            for row in dry.told for key, (ours, theirs) in row.told.items()
        ],
        "look_alikes": [
            {"row": row, "record": str(each.record_id) if each.record_id else None, "other_row": each.row,
             "title": each.title, "score": each.score, "reasons": list(each.reasons)}
            for row, found in dry.suspects.items() for each in found
        ],
    }  # fmt: skip


def outcome_lines(dry: "DryRun", only_looked: bool) -> Iterator[str]:
    """What became of the rows, in lines."""
    from app.importing.run import why_rejected

    yield _counts(dry)
    wrong = [each for each in dry.checks if not each.agrees]
    if dry.checks:
        yield f"{len(dry.checks) - len(wrong)} of {len(dry.checks)} rows of published sums agree."
    for check in wrong:
        expected, got = (", ".join(sums.values()) for sums in (check.expected, check.got))
        yield f"  row {check.row}: {check.name}: published {expected}, the rows give {got}"
    for row in dry.rejected[:MOST_LINES]:
        yield f"  row {row.number} rejected: {why_rejected(row)}"
    if len(dry.rejected) > MOST_LINES:
        yield f"  and {len(dry.rejected) - MOST_LINES:,} more; --rejects FILE writes them all"
    told = {row.number for row in dry.rejected}
    odd = [each for each in dry.odd if each[0] not in told]
    for number, label, text, reason in odd[:MOST_LINES]:
        yield f"  row {number}, {label}: “{text}”: {reason}"
    yield from _look_alikes(dry)
    yield from _set_apart(dry)
    yield from (finding.message for finding in stripped(dry.proposal))
    yield _ending(dry, only_looked)


def _set_apart(dry: "DryRun") -> Iterator[str]:
    """What an extract says and the import does not write."""
    from app.importing.differences import set_apart

    if dry.restamped:
        yield f"{counted(len(dry.restamped), 'record')} as on file: source and day follow."
    found = [row for row in dry.rows if set_apart(dry, row)]
    for row in found[:MOST_LINES]:
        yield f"  row {row.number}: {set_apart(dry, row)}{_step(dry, row)}"
    if len(found) > MOST_LINES:
        yield f"  and {len(found) - MOST_LINES:,} more"


def _step(dry: "DryRun", row: "ImportRow") -> str:
    """The command that records the step to the state which the sheet says; empty where it says none."""
    from app.importing.differences import named

    states = [theirs for _, theirs in row.told.values()]
    return f" sco case status OFFICE {named(dry, row)} --to {states[0]} does that." if states else ""


def _look_alikes(dry: "DryRun") -> Iterator[str]:
    from app.people import is_person

    noun = "person" if is_person(dry.proposal.kind) else dry.proposal.kind.spec.noun
    for row, found in list(dry.suspects.items())[:MOST_LINES]:
        for each in found[:1]:
            if not each.title:
                yield f"  row {row} is to be checked: {each.why}."
                continue
            whom = f"{each.title} on file" if each.record_id else f"row {each.row}, {each.title}"
            yield f"  row {row} looks like {whom}: {each.why}. --same {row}=RECORD if it is the same {noun}."


def _counts(dry: "DryRun") -> str:
    from app.importing.run import Outcome

    total, checks = len(dry.rows), dry.count(Outcome.CHECK)
    parts = [f"{dry.count(each):,} {each.value}" for each in Outcome if each is not Outcome.CHECK]
    parts.append(f"{checks:,} check" if checks == 1 else f"{checks:,} checks")
    return f"{counted(total, 'row')}: {', '.join(parts)}; {dry.linked:,} linked."


def _ending(dry: "DryRun", only_looked: bool) -> str:
    from app.importing.run import Outcome

    if only_looked:
        return "Nothing was written."
    if not dry.count(Outcome.CREATED) + dry.count(Outcome.CHANGED) + len(dry.restamped):
        return "There was nothing to import."
    return "Imported as one step; sco undo takes it back."


def stripped(proposal: "Proposal") -> "list[Finding]":
    """Says where Social Security numbers stood; the numbers themselves are gone."""
    from models.findings import Finding, Strength

    if not proposal.removed:
        return []
    places = ", ".join(str(each) for each in proposal.removed[:MOST_LINES])
    cells = counted(len(proposal.removed), "cell")
    message = f"Social Security numbers were taken out of {cells}: {places}."
    return [Finding(message, rule="INF-B-02", strength=Strength.WARN, cites="DoDI 1000.30")]


def _write_rejects(office: "Office", dry: "DryRun", target: Path) -> None:
    from app.exporting import write_sheet
    from app.importing.run import reject_labels, rejects
    from reports.sheets.facts import SheetColumn

    columns = tuple(SheetColumn(label) for label in reject_labels(dry))
    title = f"Rejected rows of {dry.proposal.file_name}"
    write_sheet(office, title, columns, rejects(dry), target)


COMMANDS = {
    "import": Command(_arguments, _import, "sco import NAME.sco training_line lines.xlsx --dry-run"),
}
