"""Invented facts of the papers of end-use monitoring: ordinary ones, crowded ones in two languages, empty ones."""

from dataclasses import replace
from datetime import date
from typing import Any

from reports.composed import ComposedFacts, Head, Part, Row, Signing, Table
from reports.eum.binder import BINDER, BinderFacts, BinderList
from reports.eum.common import Named, Signer, Words
from reports.eum.count_sheet import COUNT_SHEET, CountLine, CountPage, CountSheetFacts, CountSite
from reports.eum.papers import CCMD_VIEW, REPORT, ROUTINE_LOG
from reports.paper import Frame, Paper, Release
from reports.wording import wording
from tests.reports.samples import FRAME

ARABIC = "مستودع الشمال"
RELEASED = replace(FRAME, release=Release("Chief, ODC", date(2026, 5, 2)))


def _words(paper: str, second: str) -> Named:
    return tuple((name, Words(each.text, second)) for name, each in wording(paper).items())


def _frame(second: str) -> Frame:
    return replace(RELEASED, host_language="ar") if second else RELEASED


def count_sheet(lines: int = 3, second: str = "", serial: str = "") -> CountSheetFacts:
    """A site with so many lines; none at all gives a sheet without sites."""
    every = [
        CountLine(at, serial or f"00{at:04d}-A7", "NVD-PVS14", "Rack 1", "Damaged" if second else "")
        for at in range(1, lines + 1)
    ]
    pages = tuple(
        CountPage(f"2026-BN-017/{at // 40 + 1}", tuple(every[at : at + 40])) for at in range(0, lines, 40)
    )
    sites = (CountSite("Depot North", second, "Electronics: not allowed.", pages),) if lines else ()
    return CountSheetFacts(_frame(second), "2026-BN-017", (("Inventory", "2026-BN-017"),), date(2026, 5, 12), sites,
                           _words("count_sheet", second))  # fmt: skip


def composed(rows: int = 3, second: str = "", stem: str = "inventory_report") -> ComposedFacts:
    """A paper with a part of each kind, drawn from so many rows."""
    columns = (
        Head(Words("Serial", second), 40),
        Head(Words("Value"), 20, right=True),
        Head(Words("Note"), 40),
    )
    cells = tuple((f"00{at:05d}-{'W' * 20 * (at % 2)}", "1", second or "seen") for at in range(rows))
    part = Part(
        heading=Words("A. Found", second), rows=(Row(Words("Site", second), "Depot North" if rows else ""),),
        texts=(Words("First line.\nSecond line.", second),), items=("One",) if rows else (),
        table=Table(columns, cells, "Nothing was found.", ("All", str(rows), "") if rows else ()), lines=2,
    )  # fmt: skip
    labels = tuple(Words(each, second) for each in ("Name", "Grade and position", "Signature", "Date"))
    signing = Signing(Words("Both agree.", second), (Words("For the United States"), Words("For the partner", second)),
                      labels, (Signer("QUILL, Ada", "MAJ", date(2026, 5, 12)), Signer(remarks=second)))  # fmt: skip
    return ComposedFacts(
        _frame(second), stem, "2026-BN-017" if rows else "", Words("Inventory report", second),
        (part, replace(part, new_page=True)), signing, status="DRAFT" if second else "",
        across="DRAFT" if second else "", letterhead=("Office",) if rows else (), to=("Ministry",) if rows else (),
    )  # fmt: skip


def binder(rows: int = 3) -> BinderFacts:
    """A binder of four lists with so many rows each."""
    table = Table(
        (Head(Words("Site"), 2), Head(Words("State"), 1)),
        tuple((f"Depot {at}", "open") for at in range(rows)),
    )
    lists = tuple(
        BinderList(f"List {at}", f"{rows} sites", ("Depot 1: not signed.",) if rows else (), table)
        for at in range(4)
    )
    return BinderFacts(FRAME, "04 May 2026" if rows else "", (("Team", "DSCA"),), lists)


PAPERS: dict[str, tuple[Paper[Any], Any]] = {
    "count sheet": (COUNT_SHEET, count_sheet()),
    "crowded count sheet": (COUNT_SHEET, count_sheet(90, ARABIC, "W" * 60)),
    "empty count sheet": (COUNT_SHEET, count_sheet(0)),
    "inventory report": (REPORT, composed()),
    "crowded inventory report": (REPORT, composed(120, ARABIC)),
    "empty command view": (CCMD_VIEW, composed(0)),
    "routine log": (ROUTINE_LOG, composed(90)),
    "binder": (BINDER, binder()),
}
"""What every test of papers in general is run with."""
