"""The rejected rows of an import as a sheet with the reasons first, to be mended and imported again."""

from pathlib import Path

from app.errors import Usage
from app.importing import run
from app.importing.run import DryRun
from app.office import Office
from app.store import disk
from reports.sheets import SheetColumn, SheetFacts, write_csv, write_xlsx

WRITERS = {".xlsx": write_xlsx, ".csv": write_csv}


def save_rejects(office: Office, dry: DryRun, target: Path) -> int:
    """Writes the rejected rows as .xlsx or .csv by the target's ending, and returns how many there are."""
    writer = WRITERS.get(target.suffix.lower())
    if writer is None:
        raise Usage(
            f"{target.name} is neither .xlsx nor .csv.", do="Choose a name with one of these endings."
        )
    facts = SheetFacts(
        "Rejected rows",
        tuple(SheetColumn(label) for label in run.reject_labels(dry)),
        run.rejects(dry),
        marking="CUI",
        provenance=(("File", dry.proposal.file_name), ("Sheet", dry.proposal.sheet)),
        office=office.reader.office_name,
    )
    try:
        writer(facts, target)
    except OSError as error:
        raise disk.trouble_from(error, target.name) from error
    office.log("exported", kind=dry.proposal.kind.spec.name, detail=f"{len(dry.rejected)} rejected rows")
    return len(dry.rejected)
