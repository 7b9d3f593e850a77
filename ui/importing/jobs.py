"""The work of an import that runs off the window's thread: reading the file, finding the table, checking, writing."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from app import safeguards
from app.importing import fits, plan, run
from app.importing.cells import Workbook
from app.importing.fits import Fit
from app.importing.plan import Choices, Proposal
from app.importing.questions import codes_for
from app.importing.run import DryRun, Result
from app.importing.screen import Place
from app.importing.sheets import Cancelled as ReadingStopped
from app.planning import stl
from app.planning.stl import Cancellation, Compared
from app.reader import Reader
from app.since import Found, by_record, made_of, since_import
from models.kinds import Kind, kind_named
from ui.jobs import Cancelled, Job, Progress, Stopped
from ui.planning import gonepanel
from ui.planning.gonepanel import GoneSeen
from ui.session import Session

Fitted = tuple[list[Fit], Proposal, Choices]
"""The kinds that fit, the table as one of them, and what is usually chosen for it."""
Checked = tuple[DryRun, dict[int, dict[str, str]], GoneSeen | None]
"""What would become of every row, by column the codes that odd texts may mean, and what a training list lacks."""
Applied = tuple[Result, str, Sequence[Found]]
"""What was written, what the person should know, and what the rules find since."""


def reads(path: Path) -> Job[tuple[Workbook, tuple[Place, ...]]]:
    """The file, and where numbers were taken out."""

    def job(_progress: Progress, cancelled: Cancelled) -> tuple[Workbook, tuple[Place, ...]]:
        try:
            return plan.read(path, cancelled=cancelled)
        except ReadingStopped as error:
            raise Stopped from error

    return job


def proposes(
    workbook: Workbook, removed: tuple[Place, ...], sheet: str, rows: tuple[int, ...], kind: str, hint: str
) -> Callable[[Reader], Fitted]:
    """The table of a sheet, and the kind where it is not said."""

    def job(reader: Reader) -> Fitted:
        found = fits.fits(reader, workbook, sheet=sheet, header_rows=rows)
        wanted = kind_named(kind) if kind else best_kind(found, hint)
        made = plan.propose(reader, wanted, workbook, sheet=sheet, header_rows=rows, removed=removed)
        return found, made, plan.usual_choices(reader, made)

    return job


def checks(proposal: Proposal, choices: Choices) -> Callable[[Reader], Checked]:
    """The dry run; nothing is written."""

    def job(reader: Reader) -> Checked:
        dry = run.dry_run(reader, plan.with_choices(proposal, choices), choices)
        codes = {each.column: codes_for(reader, proposal, each) for each in dry.oddities}
        return dry, codes, gonepanel.look(reader, dry)

    return job


def writes(
    session: Session, dry: DryRun, gone: Compared | None, cancel: Mapping[int, Cancellation]
) -> Job[Applied]:
    """The import itself, after a backup where one is wanted, with the lines of a training list that are cancelled."""

    def job(progress: Progress, cancelled: Cancelled) -> Applied:
        reader = session.office.reader
        before = since_import(reader, dry)
        with session.backing_up:
            warning = safeguards.before_import(session.office, len(dry.rows))
        if gone is not None and cancel:
            result = stl.apply(session.office, gone, cancel, progress=progress, cancelled=cancelled)
        else:
            result = run.apply(session.office, dry, progress=progress, cancelled=cancelled)
        return result, warning, by_record(reader, before.found(made_of(dry)))

    return job


def best_kind(found: list[Fit], hint: str) -> type[Kind]:
    """The kind that fits best; among those that fit alike the one the person came from."""
    first = found[0]
    hinted = next((each for each in found if each.kind.spec.name == hint), None)
    if hinted is None or first.known:
        return first.kind
    return hinted.kind if hinted.rank >= first.rank else first.kind
