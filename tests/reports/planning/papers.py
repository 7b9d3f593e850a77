"""Facts of the papers of the training year, for the tests that every paper is run with."""

from dataclasses import replace
from typing import Any

from models.planning.reported import program_heading, region_line
from reports.paper import Paper
from reports.planning.fmt import FMT_REPORT, FmtCountry, FmtFacts, FmtTable, totals_row
from tests.reports.samples import FRAME

ARABIC = "كتيبة الإشارة الأولى"


def fmt(lines: int = 3, unit: str = "Army Language School") -> FmtFacts:
    """Two regions; the second country has so many lines."""
    row = ("ACSC Preparatory Course", "1", "Maxwell AFB, AL, US", unit, "Maxwell AFB, AL - 2", "$13,841", "6/4/2025",
           "7/26/2025")  # fmt: skip

    def table(label: str, count: int) -> FmtTable:
        totals = totals_row(2025, count, 13_841 * count)
        return FmtTable(program_heading(label, 2025, "Department of State"), (row,) * count, totals)

    countries = (
        FmtCountry(region_line("Africa"), "Aland", (table("FMF", 1), table("IMET-1", 2))),
        FmtCountry(region_line("Near East"), "Bandaria", (table("IMET-1", lines),)),
    )
    return FmtFacts(replace(FRAME), (2025, 2026), countries)


PAPERS: dict[str, tuple[Paper[Any], Any]] = {
    "fmt": (FMT_REPORT, fmt()),
    "crowded fmt": (FMT_REPORT, fmt(450, ARABIC)),
}
