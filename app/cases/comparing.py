"""Comparing an extract with the file without importing it: what differs, and what has to be settled to tell."""

from dataclasses import dataclass

from app import documents
from app.cases.extracts import Row, differences
from app.documents import Printed
from app.importing import plan, run
from app.importing.cells import Workbook
from app.importing.extract import Extract
from app.importing.plan import Choices
from app.importing.run import DryRun
from app.reader import Reader
from app.stamping import is_stamped
from models.kinds import Kind
from reports.composed import ComposedFacts

PAPER = "scip_reconciliation"


def preview(reader: Reader, dry: DryRun) -> tuple[ComposedFacts, Printed]:
    """The reconciliation of an extract as a paper, with its facts; `documents.print_facts` keeps it by them."""
    from app.papers.case_reconciliation import compared_facts

    facts = compared_facts(reader, dry)
    return facts, documents.preview_facts(reader, PAPER, facts)


def reconciles(kind: type[Kind]) -> bool:
    """Whether a sheet of the kind is an extract of an official system, which is reconciled with the file."""
    return is_stamped(kind)


@dataclass(frozen=True)
class Comparison:
    """What a sheet says against the file; without rows while a question is open."""

    questions: tuple[str, ...]
    """What has to be settled before the sheet can be read, a sentence each."""
    rows: tuple[Row, ...] = ()
    dry: DryRun | None = None
    """The rows of the sheet one by one, those among them that could not be read."""


def compare(
    reader: Reader, workbook: Workbook, kind: type[Kind], extract: Extract, choices: Choices | None = None
) -> Comparison:
    """Compares a sheet that was read (`plan.read`) with the file, before an import or after it; writes nothing.

    After an import only what was kept out is left: newer values on file, states, rejected rows. Columns and date orders
    are taken as the last time with these headings, and as `choices` says. Raises Trouble without a table.
    """
    proposal = plan.propose(reader, kind, workbook)
    choices = choices or plan.usual_choices(reader, proposal)
    system, day = extract.system or choices.extract.system, extract.as_of or choices.extract.as_of
    choices = plan.with_extract(choices, Extract(system, day, extract.take_older))
    proposal = plan.with_choices(proposal, choices)
    if questions := tuple(proposal.open_questions(choices)):
        return Comparison(questions)
    dry = run.dry_run(reader, proposal, choices)
    return Comparison((), tuple(differences(reader, dry)), dry)
