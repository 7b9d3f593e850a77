"""The reports of the training year that leave as a file, by their words: what writes each, and in which forms."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from app.errors import Usage
from app.office import Office
from app.papers.printable import load
from app.planning.written import Written


@dataclass(frozen=True)
class Report:
    """A report: its name, what stands in it, and the endings of the files it is written as."""

    word: str
    label: str
    about: str
    writes: str
    """`module:function` of (office, fiscal year, target, progress, cancelled) that gives what was `Written`."""
    endings: tuple[str, ...] = (".xlsx", ".csv")


REPORTS = {
    each.word: each
    for each in (
        Report("fmt", "Foreign military training report", "Training of the fiscal year just ended and the one in "
               "progress, program by program.", "app.planning.fmt:write_report", (".xlsx", ".csv", ".pdf")),
        Report("stl", "Training list", "The lines of the fiscal year by agency, WCN and suffix.",
               "app.planning.exports:write_training_list"),
        Report("pop", "Positions of prominence", "Former students in positions of prominence, a sheet for each "
               "country.", "app.planning.pop:write_report"),
        Report("scetwg", "SCETWG workbook", "The session's checklist with live formulas, the lines of three years, "
               "teams, invitations, waivers and fellowships.", "app.planning.session_book:write_scetwg"),
    )
}  # fmt: skip
"""A further report is one entry more."""


def write(
    office: Office,
    word: str,
    year: int,
    target: Path,
    progress: Callable[[int], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> Written:
    """Writes a report as the ending of the file says. Raises Usage for another ending, Refused and Trouble."""
    report = REPORTS[word]
    if target.suffix.lower() not in report.endings:
        known = ", ".join(report.endings)
        raise Usage(
            f"The {report.label.lower()} is not written as {target.name}.", do=f"Its files end in {known}."
        )
    made: Any = load(report.writes)(office, year, target, progress, cancelled)
    assert isinstance(made, Written)
    return made


def write_training_list(
    office: Office,
    year: int,
    target: Path,
    _progress: Callable[[int], None] | None = None,
    _cancelled: Callable[[], bool] | None = None,
) -> Written:
    """The lines of a fiscal year in the columns of the training list (training reference 8.1). Raises as `write`."""
    from app.training.sheets import training_list

    return Written(target, training_list(office, target, fiscal_year=year).rows, "training line")
