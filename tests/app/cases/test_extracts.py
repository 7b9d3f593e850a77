"""Extracts of SCIP and EFTS: only differences change, source and day follow, newer values stay."""

import csv
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from app import mirror
from app.cases import extracts
from app.cases.extracts import NOT_ON_FILE, Row, differences
from app.importing import plan, run
from app.importing.dates import DateOrder
from app.importing.extract import Extract
from app.importing.plan import Choices, Proposal
from app.importing.run import DryRun, Outcome
from app.office import Office
from app.reading import Query
from models.cases.casebook import CaseFile
from models.cases.deliveries import CaseDelivery, Requisition
from models.cases.offers import CaseLine
from models.cases.payments import CaseBill
from models.cases.shipments import Shipment
from models.kinds import Kind
from tests.support import TODAY

FEB, OLD = date(2026, 2, 20), date(2026, 1, 5)
SCIP = Extract("SCIP", FEB)
CASES = [
    ["Case Identifier", "Case Nickname", "Total Case Value", "Case Status"],
    ["BN-B-SAA", "Radios", "1,000.00", "IMPLEMENTED"],
    ["BNBSAB", "Trucks", "2,000.00", "OFFERED"],
    ["TOTAL", "", "3,000.00", ""],
]


def sheet(folder: Path, rows: Sequence[Sequence[object]]) -> Path:
    path = folder / "extract.csv"
    with path.open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream).writerows(rows)
    return path


def propose(office: Office, path: Path, kind: type[Kind]) -> Proposal:
    book, removed = plan.read(path)
    return plan.propose(office.reader, kind, book, removed=removed)


def brought(
    office: Office, folder: Path, kind: type[Kind], rows: Sequence[Sequence[object]], extract: Extract = SCIP
) -> tuple[DryRun, run.Result]:
    proposal = propose(office, sheet(folder, rows), kind)
    choices = Choices(extract=extract)
    assert list(proposal.open_questions(choices)) == []
    seen = run.dry_run(office.reader, proposal, choices)
    return seen, run.apply(office, seen)


def case(office: Office, named: str) -> CaseFile:
    return office.reader.lookup(CaseFile, named)


@pytest.fixture
def cases(office: Office, tmp_path: Path) -> Office:
    """Two cases that came from SCIP, as of 20 Feb 2026, each with its line 001."""
    brought(office, tmp_path, CaseFile, CASES)
    lines = [["Case", "Line", "Nomenclature", "Quantity"]]
    brought(
        office,
        tmp_path,
        CaseLine,
        [*lines, ["BN-B-SAA", "1", "Radio", "10"], ["BN B SAB", "001", "Truck", "4"]],
    )
    return office


# -- cases ------------------------------------------------------------------------------------------------------------
def test_system_and_day_are_asked_once(office: Office, tmp_path: Path) -> None:
    proposal = propose(office, sheet(tmp_path, CASES), CaseFile)
    assert list(proposal.open_questions()) == ["From which system is this extract, and as of which day?"]
    assert list(proposal.open_questions(Choices(extract=Extract("SCIP")))) == [
        "As of which day is this extract?"
    ]
    run.apply(office, run.dry_run(office.reader, proposal, Choices(extract=SCIP)))
    again = propose(office, sheet(tmp_path, [["SCIP case list"], ["As of 27-Feb-2026"], *CASES]), CaseFile)
    assert plan.usual_choices(office.reader, again).extract == Extract("SCIP", date(2026, 2, 27))


def test_a_case_extract_makes_cases_in_the_state_it_says(cases: Office) -> None:
    made = case(cases, "BN-B-SAA")
    assert (made.case_state, made.entered_on, made.as_of_on, made.data_source) == (
        "IMPLEMENTED",
        FEB,
        FEB,
        "SCIP",
    )
    assert case(cases, "bnbsab").case_designator == "BN-B-SAB"


def test_the_same_extract_again_changes_nothing(cases: Office, tmp_path: Path) -> None:
    seen, result = brought(cases, tmp_path, CaseFile, CASES)
    assert (result.created, result.changed, result.restamped, result.entry) == (0, 0, 0, "")
    assert [row.outcome for row in seen.rows] == [Outcome.UNCHANGED, Outcome.UNCHANGED, Outcome.REJECTED]


def test_only_differences_change_and_the_stamp_follows(cases: Office, tmp_path: Path) -> None:
    rows = [
        *CASES[:1],
        ["BN-B-SAA", "Radios", "1,000.00", "SSC"],
        ["BN-B-SAB", "Trucks", "2,500.00", "OFFERED"],
    ]
    seen, result = brought(cases, tmp_path, CaseFile, rows, Extract("SCIP", TODAY))
    assert (result.changed, result.unchanged, result.restamped) == (1, 1, 1)
    assert [row.told for row in seen.told] == [{"entered_as": ("IMPLEMENTED", "SSC")}]
    assert case(cases, "BN-B-SAA").case_state == "IMPLEMENTED"
    for each in ("BN-B-SAA", "BN-B-SAB"):
        assert case(cases, each).as_of_on == TODAY
    cases.undo(today=TODAY)
    assert case(cases, "BN-B-SAA").as_of_on == FEB


def test_values_that_an_extract_does_not_have_keep_their_stamp(cases: Office, tmp_path: Path) -> None:
    rows = [["Case", "Value billed"], ["BN-B-SAA", "400.00"]]
    brought(cases, tmp_path, CaseFile, rows, Extract("DFAS", TODAY))
    told = mirror.stamps(cases.reader, CaseFile, case(cases, "BN-B-SAA"))
    assert {key: (each.system, each.as_of) for key, each in told.items()} == {
        "billed_value": ("DFAS", TODAY), "total_value": ("SCIP", FEB), "nickname": ("SCIP", FEB),
    }  # fmt: skip
    brought(cases, tmp_path, CaseFile, CASES, Extract("SCIP", TODAY))
    assert mirror.sources(cases.reader, CaseFile, case(cases, "BN-B-SAA").id).keys() == {"billed_value"}


def test_an_older_extract_fills_what_is_empty_and_leaves_the_rest(cases: Office, tmp_path: Path) -> None:
    rows = [["Case", "Case Nickname", "Value billed"], ["BN-B-SAA", "Walkie-talkies", "300.00"]]
    seen, _ = brought(cases, tmp_path, CaseFile, rows, Extract("DFAS", OLD))
    assert [dict(row.against.newer) for row in seen.kept_out if row.against] == [
        {"nickname": ("SCIP", "2026-02-20")}
    ]
    found = case(cases, "BN-B-SAA")
    assert (found.nickname, found.billed_value, found.as_of_on) == ("Radios", 30_000, FEB)
    assert mirror.stamps(cases.reader, CaseFile, found)["billed_value"].as_of == OLD
    _, again = brought(cases, tmp_path, CaseFile, rows, Extract("DFAS", OLD))
    assert again.entry == ""
    brought(cases, tmp_path, CaseFile, rows, Extract("DFAS", OLD, take_older=True))
    found = case(cases, "BN-B-SAA")
    assert (found.nickname, found.as_of_on) == ("Walkie-talkies", FEB)
    assert mirror.stamps(cases.reader, CaseFile, found)["nickname"].system == "DFAS"


def test_a_value_corrected_by_hand_since_is_newer(cases: Office, tmp_path: Path) -> None:
    with cases.change("Correct") as work:
        work.set(CaseFile, case(cases, "BN-B-SAA").id, {"total_value": 99})
    seen, result = brought(cases, tmp_path, CaseFile, CASES)
    assert (result.changed, len(seen.kept_out)) == (0, 1)
    brought(cases, tmp_path, CaseFile, CASES, Extract("SCIP", TODAY))
    assert case(cases, "BN-B-SAA").total_value == 100_000


def test_the_reconciliation_lists_ours_theirs_and_the_difference(cases: Office, tmp_path: Path) -> None:
    rows = [*CASES[:1], ["BN-B-SAA", "Radios", "900.00", "SSC"], ["BN-B-SAC", "Boats", "5.00", "OFFERED"]]
    proposal = propose(cases, sheet(tmp_path, rows), CaseFile)
    seen = run.dry_run(cases.reader, proposal, Choices(extract=Extract("SCIP", TODAY)))
    assert differences(cases.reader, seen) == [
        Row("BN-B-SAA", "", "Total value", "$1,000", "$900", "-$100"),
        Row("BN-B-SAA", "", "State", "Implemented", "Supply complete", ""),
        Row("BN-B-SAC", "", "Case", NOT_ON_FILE, "in the extract", ""),
    ]
    lines = [["Case", "Line", "Quantity"], ["BN-B-SAB", "001", "6"]]
    older = propose(cases, sheet(tmp_path, lines), CaseLine)
    seen = run.dry_run(cases.reader, older, Choices(extract=Extract("SCIP", OLD)))
    assert differences(cases.reader, seen) == [Row("BN-B-SAB", "001", "Ordered", "4", "6", "+2")]


@pytest.mark.parametrize(
    ("theirs", "said"), [("2026-02-02", "+1 day"), ("2026-01-31", "-1 day"), ("2026-03-01", "+28 days")]
)
def test_a_difference_of_days_is_counted(theirs: str, said: str) -> None:
    assert extracts._difference(CaseFile.fields["oed"], "2026-02-01", theirs) == said


# -- what belongs to a case -------------------------------------------------------------------------------------------
TWO = [["Case", "Line"], ["BN-B-SAA", "001"], ["BN-B-SAB", "001"]]
ONE = [["Case Line"], ["BN-B-SAA/001"], ["BNBSAB-1"]]
DELIVERY = [
    ["Document Number", "Delivered on", "Quantity"],
    ["BN001", "03-Feb-26", "2"],
    ["BN002", "2026-02-04", "1"],
]
ORDER = [["Document Number", "Supply status"], ["BN0011", "BB"], ["BN0012", "BA"]]


@pytest.mark.parametrize("named", [TWO, ONE])
@pytest.mark.parametrize(("kind", "rest"), [(CaseDelivery, DELIVERY), (Requisition, ORDER)])
def test_a_row_finds_its_line_in_two_columns_or_one(
    cases: Office, tmp_path: Path, kind: type[Kind], rest: list[list[str]], named: list[list[str]]
) -> None:
    rows = [first + second for first, second in zip(named, rest, strict=True)]
    if kind is Requisition:
        rows[0][-1] = "Status"
    _, result = brought(cases, tmp_path, kind, rows)
    assert (result.created, result.rejected) == (2, ())
    made = [cases.reader.get(kind, each) for each in cases.reader.ids(Query(kind))]
    lines = [cases.reader.get(CaseLine, int(each.stored["line_id"] or 0)) for each in made]
    assert sorted(line.line_description or "" for line in lines) == ["Radio", "Truck"]
    if kind is Requisition:
        assert all(
            cases.reader.get(Requisition, each).case_id for each in cases.reader.ids(Query(Requisition))
        )
    _, again = brought(cases, tmp_path, kind, rows)
    assert again.entry == ""


def test_lines_come_with_case_and_line_in_one_column(cases: Office, tmp_path: Path) -> None:
    rows = [["Case Line", "Description"], ["BN-B-SAA/001", "Radio"], ["BN-B-SAA/002", "Antenna"]]
    seen, result = brought(cases, tmp_path, CaseLine, rows)
    assert (result.created, result.unchanged, result.changed) == (1, 1, 0), [row.reasons for row in seen.rows]


@pytest.mark.parametrize(
    ("kind", "rows"),
    [
        (
            CaseBill,
            [["Case", "Kind", "Period end", "Amount due"], ["BNBSAA", "DD645", "2025-12-31", "10.00"]],
        ),
        (Shipment, [["Case", "Shipment number", "ETA"], ["BN-B-SAA", "S-1", "5 Mar 2026"]]),
    ],
)
def test_bills_and_shipments_find_their_case(
    cases: Office, tmp_path: Path, kind: type[Kind], rows: list[list[str]]
) -> None:
    seen, result = brought(cases, tmp_path, kind, rows)
    assert result.created == 1, [row.reasons for row in seen.rows]
    assert brought(cases, tmp_path, kind, rows)[1].entry == ""


@pytest.mark.parametrize(
    ("named", "why"),
    [
        (["BN-B-ZZZ", "001"], "there is no case “BN-B-ZZZ”"),
        (["BN-B-SAA", "009"], "there is no case line “009”"),
    ],
)
def test_a_row_of_no_case_on_file_is_told(cases: Office, tmp_path: Path, named: list[str], why: str) -> None:
    rows = [["Case", "Line", *DELIVERY[0]], ["BN-B-SAB", "001", *DELIVERY[1]], [*named, *DELIVERY[2]]]
    seen, result = brought(cases, tmp_path, CaseDelivery, rows)
    assert result.created == 1
    assert why in run.why_rejected(seen.rejected[0])


def test_a_number_of_which_digits_are_lost_is_told(cases: Office, tmp_path: Path) -> None:
    rows = [["Case", "Line", *DELIVERY[0]], ["BN-B-SAA", "001", "1.2E+11", "03-Feb-26", "2"]]
    seen, _ = brought(cases, tmp_path, CaseDelivery, rows)
    assert "1.2E+11" in run.why_rejected(seen.rejected[0])


def test_a_bad_identifier_is_told(office: Office, tmp_path: Path) -> None:
    seen, _ = brought(office, tmp_path, CaseFile, [CASES[0], ["B-B-SAAA", "Radios", "1.00", "OFFERED"]])
    assert "is no case identifier" in run.why_rejected(seen.rejected[0])


def test_headings_in_two_merged_lines_and_dates_in_two_orders(cases: Office, tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    page = book.active
    assert page is not None
    for row in (
        ["As of", date(2026, 2, 27)],
        ["Case", "Line", "Delivery", None, None],
        [None, None, "Document number", "Delivered on", "Quantity"],
        ["BN-B-SAA", 1, "BN0001", "13/02/2026", 2],
        ["BN-B-SAA", 1, "BN0002", "02/14/2026", 3],
        ["BN-B-SAB", 1, 1.2e11, "2026-02-15", 1],
        ["TOTAL", None, None, None, 6],
    ):
        page.append(row)
    page.merge_cells("C2:E2")
    path = tmp_path / "deliveries.xlsx"
    book.save(path)
    proposal = propose(cases, path, CaseDelivery)
    mapped = {key: at for at, key in proposal.mapping(Choices()).items()}
    assert proposal.day == date(2026, 2, 27)
    assert [
        each for each in proposal.open_questions(Choices(extract=SCIP)) if "mixes two date orders" in each
    ]
    choices = Choices(extract=SCIP, date_orders={mapped["delivered_on"]: DateOrder.DMY})
    seen = run.dry_run(cases.reader, plan.with_choices(proposal, choices), choices)
    assert [row.outcome.value for row in seen.rows] == ["created", "created", "created", "rejected"]
    assert any("120000000000" in text or "zeros" in reason for _, _, text, reason in seen.odd)
    assert run.apply(cases, seen).created == 3
