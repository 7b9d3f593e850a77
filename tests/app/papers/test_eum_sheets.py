"""Sheets that are keyed or sent: SCIP-EUM, the command's quarter, the routine log, the yearly cost."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from app import documents
from app.errors import Refused, Usage
from app.eum.delinquency import By, Figure, standings, together
from app.office import Office
from app.papers import eum_common, eum_scip
from app.papers.eum_figures import Figures, figures_of
from app.papers.eum_periods import Quarter, quarter_asked, year_asked
from app.papers.eum_scip import columns_of, scip_facts
from app.papers.frame import words_of
from models.eum.events import InventoryEvent
from models.kinds import kind_named
from models.office.desk import Wording
from tests.app.papers import depot
from tests.app.papers.depot import Depot
from tests.app.papers.reading import words

KEYED = [
    "Country", "SCO", "Case", "Line", "Article type", "NSN", "Serial", "Serial state", "Inventory date",
    "Inventory kind", "Method", "Sighted", "Site", "Unit", "Disposition", "Condition", "Remarks", "Inspector",
    "Event id",
]  # fmt: skip


@pytest.fixture(scope="module")
def year(supplied: tuple[Office, Depot]) -> Iterator[tuple[Office, Depot]]:
    """The depot after a count, three routine checks, a deficiency, an incident, an unconfirmed receipt, two costs."""
    office, made = supplied
    with office.change("A year") as work:

        def add(kind: str, **values: Any) -> int:
            return work.add(kind_named(kind), values)

        for number in range(1, 46):
            found = number not in (44, 45)
            came = (
                {"line_outcome": "FOUND"} if found else {"line_outcome": "NOT_FOUND", "line_reason": "LOST"}
            )
            work.set(kind_named("expected_line"), made[f"line{number}"], came)
            if found:
                depot.read(work, made, "x", "FOUND", number, expected_line_id=made[f"line{number}"],
                           matched_item_id=made[f"item{number - 1}"], site_id=made["north"])  # fmt: skip
        work.set(
            InventoryEvent,
            made["event"],
            {"reconciled_at": datetime(2026, 2, 12, tzinfo=UTC), "expected_count": 45},
        )
        for on in (date(2026, 1, 10), date(2026, 2, 1), date(2025, 11, 5)):
            add("routine_check", looked_on=on, looked_at="Parade, Ostravend", article_type_id=made["nvd"],
                routine_source="OFFICIAL_EVENT", quantity_seen=12, observed_use="AS_INTENDED", looked_by="QUILL, Ada",
                reported_on=on)  # fmt: skip
        add("deficiency", site_id=made["north"], deficiency_text="No second lock", severity="HIGH",
            fix_due_on=date(2026, 2, 1))  # fmt: skip
        add("eum_incident", incident_no="2026-1", incident_kind="LOSS", aware_on=date(2026, 2, 1))
        add("eum_delivery", delivery_ref="0TCN1", acquisition_path="BPC", arrived_on=date(2026, 1, 1))
        add("eum_cost", spent_on=date(2026, 2, 10), cost_purpose="Count", event_id=made["event"], eum_fund="FMF_ADMIN",
            cost_travel=120_000, cost_per_diem=43_050, persons=2, person_days=4)  # fmt: skip
        add("eum_cost", spent_on=date(2026, 6, 10), cost_purpose="Visit", estimated=True, cost_travel=80_000,
            persons=1, person_days=3)  # fmt: skip
    yield office, made


def sheet(office: Office, name: str, folder: Path, **how: Any) -> Any:
    target = folder / f"{name}.xlsx"
    documents.write_sheet(office, name, target, **how)
    return openpyxl.load_workbook(target)


def test_scip_rows_are_text_in_the_order_in_which_they_are_keyed(
    year: tuple[Office, Depot], tmp_path: Path
) -> None:
    office, made = year
    page = sheet(office, "scip_entry", tmp_path, record_id=made["event"]).worksheets[0]
    head, first, *rest = page.iter_rows()
    assert [cell.value for cell in head] == KEYED
    row = dict(zip(KEYED, first, strict=True))
    assert (row["Serial"].value, row["Line"].value, row["NSN"].value) == ("001200-A7", "003", "5855014328050")
    assert {cell.data_type for cell in first if cell.value} == {"s"}
    assert row["Inventory date"].value == "11 Feb 2026" and row["Sighted"].value == "The item itself"
    last = dict(zip(KEYED, (cell.value for cell in rest[-1]), strict=True))
    assert (last["Serial"], last["Remarks"], last["Sighted"]) == (
        "009999",
        "Not found; Said to be lost or stolen",
        None,
    )
    everything = [str(cell.value) for each in page.iter_rows() for cell in each]
    assert not any(depot.GRID in each or "Quincunx" in each for each in everything)


def test_what_is_alike_in_every_row_stands_above_them(year: tuple[Office, Depot]) -> None:
    office, made = year
    facts = scip_facts(office.reader, office.reader.get(InventoryEvent, made["event"]))
    assert "NOT SIGNED" in facts.status
    above = {each.label.text for part in facts.parts for each in part.rows}
    table = facts.parts[1].table
    assert table is not None and len(table.cells) == 45
    heads = [each.words.text for each in table.columns]
    assert "Event id" in above and "Serial" in heads and not above & set(heads)
    assert above | set(heads) == {*KEYED, "No.", "Keyed"}


def test_what_is_too_long_for_paper_goes_by_the_sheet(
    year: tuple[Office, Depot], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    office, made = year
    monkeypatch.setattr(eum_common, "MOST_LINES", 44)
    monkeypatch.setattr(eum_scip, "MOST_ROWS", 44)
    for paper in ("count_sheet", "inventory_report"):
        with pytest.raises(Refused) as told:
            documents.preview(office.reader, paper, made["event"])
        assert "45 lines are too many for one paper" in told.value.findings[-1].message
    with pytest.raises(Refused, match="45 rows are too many for paper"):
        documents.preview(office.reader, "scip_entry", made["event"])
    assert sheet(office, "scip_entry", tmp_path, record_id=made["event"]).worksheets[0].max_row == 46


def test_the_office_edits_the_columns(office: Office, tmp_path: Path) -> None:
    made = depot.make(office, 1)
    with office.change("Our columns") as work:
        body = "S/N: serial\nOur number\nRatio 1:2: nothing"
        work.add(Wording, {"paper": "scip_entry", "paragraph": "columns", "language": "en", "body": body})
        work.set(InventoryEvent, made["event"], {"reconciled_at": datetime(2026, 2, 12, tzinfo=UTC)})
    assert columns_of(words_of(office.reader, "scip_entry")) == (
        ("S/N", "serial"), ("Our number", ""), ("Ratio 1:2", "nothing")
    )  # fmt: skip
    page = sheet(office, "scip_entry", tmp_path, record_id=made["event"]).worksheets[0]
    assert [[cell.value for cell in row] for row in page.iter_rows()] == [
        ["S/N", "Our number", "Ratio 1:2"], ["001200-A7", None, None], ["009999", None, None]
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("typed", "quarter"),
    [
        ("FY2026 Q1", Quarter(2026, 1)), ("26q4", Quarter(2026, 4)), ("Q2 2027", Quarter(2027, 2)),
        ("fy 2026/Q3", Quarter(2026, 3)),
    ],
)  # fmt: skip
def test_quarters_are_read_as_people_write_them(typed: str, quarter: Quarter) -> None:
    assert quarter_asked(typed) == quarter
    assert quarter.after.before == quarter and quarter.last < quarter.after.first


def test_a_fiscal_year_begins_in_october() -> None:
    assert (Quarter(2026, 1).first, Quarter(2026, 1).last) == (date(2025, 10, 1), date(2025, 12, 31))
    assert (Quarter(2026, 4).first, Quarter(2026, 4).last) == (date(2026, 7, 1), date(2026, 9, 30))
    assert year_asked("FY26") == year_asked("2026") == 2026
    for wrong in ("", "FY2026 Q5", "spring"):
        with pytest.raises(Usage, match="is no quarter"):
            quarter_asked(wrong)
    with pytest.raises(Usage, match="is no fiscal year"):
        year_asked("next")


def test_late_is_told_by_count_and_by_value(year: tuple[Office, Depot]) -> None:
    office, _ = year
    found: Figures = figures_of(office.reader)
    assert (found.bearing, found.whole.items, found.whole.late) == (45, 45, 45)
    assert found.whole.late_value == 45 * 350_000 and found.sighted == 0
    assert found.whole.oldest == (date(2026, 3, 2) - date(2024, 4, 9)).days
    said = words(documents.preview_office(office, office.reader, "ccmd_view", "FY2026 Q2").data)
    for sentence in ("100.0 %: 45 of 45 items", "$157,500 of $157,500", "2 routine checks in FY2026 Q2, 2 reported",
                     "No second lock", "29 days late", "2026-1", "0TCN1", "none within 12 months"):  # fmt: skip
        assert sentence in said, sentence
    assert depot.GRID not in said


def test_the_paper_and_the_screen_tell_the_same_figures(year: tuple[Office, Depot]) -> None:
    office, _ = year
    found = figures_of(office.reader)
    screen = together(standings(office.reader, By.TYPE))
    items, late = screen.of(Figure.ITEMS), screen.of(Figure.DELINQUENT)
    assert (found.whole.items, found.whole.value) == (items.count, items.value)
    assert (found.whole.late, found.whole.late_value) == (late.count, late.value)
    assert found.sighted == screen.of(Figure.SIGHTED).count
    sites = {each.key or 0: each.of(Figure.ITEMS).count for each in standings(office.reader, By.SITE)}
    assert dict(found.by_site) == sites


def test_a_past_quarter_is_told_as_it_was_known_then(year: tuple[Office, Depot]) -> None:
    office, _ = year
    said = words(documents.preview_office(office, office.reader, "ccmd_view", "FY2026 Q1").data)
    assert "As of 31 Dec 2025" in said
    assert "No routine check is recorded in FY2026 Q1: the quarter is over without one." in said
    assert "No deficiency is open." in said and "No inventory is owed" in said


def test_the_command_gets_every_table_on_a_sheet(year: tuple[Office, Depot], tmp_path: Path) -> None:
    book = sheet(year[0], "ccmd_view", tmp_path, asked="FY2026 Q2")
    assert book.sheetnames == [
        "EUM FY2026 Q2", "Routine checks", "Checklists", "Deficiencies", "Incidents", "Receipts", "Provenance"
    ]  # fmt: skip
    row = [cell.value for cell in book.worksheets[0][2]]
    assert row[:4] == ["NVD-PVS14", "first inventory", 45, 45] and row[5] == 157_500
    assert book["Receipts"].cell(2, 1).value == "0TCN1"


def test_the_log_lists_the_quarter_and_says_when_there_is_nothing(
    year: tuple[Office, Depot], tmp_path: Path
) -> None:
    office, _ = year
    page = sheet(office, "routine_log", tmp_path, asked="FY2026 Q2").worksheets[0]
    rows = [[cell.value for cell in row] for row in page.iter_rows()]
    assert len(rows) == 3 and rows[1][:6] == [
        "2026",
        "Q2",
        "10 Jan 2026",
        "Parade, Ostravend",
        "NVD-PVS14",
        None,
    ]
    said = words(documents.preview_office(office, office.reader, "routine_log", "FY2026 Q3").data)
    assert "No routine check is recorded in FY2026 Q3: one is to be made by 30 Jun 2026." in said


def test_costs_add_up_by_fund_and_keep_estimates_apart(year: tuple[Office, Depot], tmp_path: Path) -> None:
    office, _ = year
    said = words(documents.preview_office(office, office.reader, "eum_costs", "FY2026").data)
    for sentence in ("$1,630.50; 4 person-days; 1 entry", "$800; 3 person-days; 1 entry", "$2,430.50",
                     "fund to be entered", "Arsenal South; Depot North"):  # fmt: skip
        assert sentence in said, sentence
    page = sheet(office, "eum_costs", tmp_path, asked="FY2026").worksheets[0]
    assert [page.cell(2, at).value for at in (1, 5, 6, 7, 8)] == ["Feb 2026", 45, 2, 4, 1200]
    empty = words(documents.preview_office(office, office.reader, "eum_costs", "FY2020").data)
    assert "No cost of end-use monitoring is recorded in this year." in empty


def test_papers_that_ask_refuse_what_is_not_said(shared: Office) -> None:
    with pytest.raises(Usage, match="Say a quarter such as"):
        documents.preview_office(shared, shared.reader, "ccmd_view", " ")
    with shared.change("Plan") as work:
        planned = work.add(kind_named("inventory_event"), {"event_no": "2026-BN-096"})
    with pytest.raises(Refused, match="one thing is missing"):
        documents.preview(shared.reader, "scip_entry", planned)
