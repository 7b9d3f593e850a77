"""The report of an import: kept with its journal entry, told later in a list, and saved as a sheet.

It names places and counts. What stood in the cells of rejected rows is left out: the journal's headers outlive a
purge, and the sheet of rejected rows holds the texts for whoever mends them.
"""

import re
from typing import TYPE_CHECKING

from app.importing.rows import Outcome

if TYPE_CHECKING:
    from app.importing.run import DryRun

NATURE = "import"
"""Nature of an import's journal entry."""
MOST_TOLD = 1_000
"""Rejected rows that the report names; of further ones it gives the number."""
_QUOTED = re.compile(r"“.*”", re.DOTALL)
_FIGURES = re.compile(r"\S*\d\S*")
HIDDEN = "…"


def report(run: "DryRun") -> dict[str, object]:
    """Counts, places and mapping of an import, as its journal entry keeps them: no values of records."""
    proposal = run.proposal
    mapping = proposal.mapping(run.choices)
    return {
        "file": proposal.file_name, "sha256": proposal.digest, "sheet": proposal.sheet,
        "kind": proposal.kind.spec.name, "heading_rows": list(proposal.heading_rows),
        "rows": len(run.rows), **{each.value: run.count(each) for each in Outcome}, "linked": run.linked,
        "checks_agree": sum(check.agrees for check in run.checks),
        "mapping": {proposal.labels[column]: key for column, key in mapping.items()},
        "date_orders": {proposal.labels[column]: order.name for column, order in run.choices.date_orders.items()},
        "answers": sum(map(len, run.choices.answers.values())),
        "rejected_rows": [
            [row.number, [without_values(each) for each in row.reasons]] for row in run.rejected[:MOST_TOLD]
        ],
        "ssn_removed": len(proposal.removed),
        **_extract(run),
    }  # fmt: skip


def _extract(run: "DryRun") -> dict[str, object]:
    """Source and day of an extract, and what it confirmed, left out and told; nothing for what is none."""
    said = run.choices.extract
    if not run.proposal.asks_extract(run.choices):
        return {}
    return {
        "source": said.system, "as_of": said.as_of.isoformat() if said.as_of else "", "restamped": len(run.restamped),
        "kept_out": len(run.kept_out), "states_differ": len(run.told),
    }  # fmt: skip


def without_values(reason: str) -> str:
    """A reason without what stood in the cell: quoted texts and everything with a figure are left out."""
    return _FIGURES.sub(HIDDEN, _QUOTED.sub(f"“{HIDDEN}”", reason))
