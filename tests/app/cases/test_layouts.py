"""Extracts of unknown layout: how cases, lines, sums, money and days stand in them, and what becomes of each row."""

from collections.abc import Sequence
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app import documents
from app.cases.comparing import PAPER, compare, preview
from app.cases.extracts import Row as Compared
from app.cases.extracts import differences
from app.importing import fits, plan, run
from app.importing.cells import Row, Sheet, Workbook
from app.importing.differences import set_apart
from app.importing.extract import Extract
from app.importing.plan import Choices
from app.importing.run import DryRun, Outcome, Result
from app.office import Office
from app.reading import Query
from models.cases import identifier
from models.cases.casebook import CaseFile
from models.cases.deliveries import CaseDelivery, Requisition
from models.cases.offers import CaseLine
from models.cases.payments import CaseBill
from models.cases.shipments import Shipment
from models.fields import FieldError
from models.kinds import Kind
from tests.support import TODAY

FEB, OLD = date(2026, 2, 20), date(2026, 1, 5)
SCIP = Extract("SCIP", FEB)
Lines = Sequence[Sequence[str]]


def book(rows: Lines) -> Workbook:
    """A sheet as it comes out of the reading child; empty rows leave a gap in the numbers."""
    found = [Row(number, list(texts)) for number, texts in enumerate(rows, 1) if any(texts)]
    return Workbook("extract.csv", "csv", [Sheet("", found)])


def brought(office: Office, kind: type[Kind], rows: Lines, extract: Extract = SCIP) -> tuple[DryRun, Result]:
    proposal = plan.propose(office.reader, kind, book(rows))
    choices = Choices(extract=extract)
    assert list(proposal.open_questions(choices)) == []
    seen = run.dry_run(office.reader, proposal, choices)
    return seen, run.apply(office, seen)


def every(office: Office, kind: type[Kind]) -> list[Any]:
    return [office.reader.get(kind, each) for each in office.reader.ids(Query(kind))]


@pytest.fixture
def cases(office: Office) -> Office:
    """Two cases that came from SCIP, as of 20 Feb 2026, the first with two lines."""
    rows = [["Case ID", "Nickname", "TCV", "Status"], ["BN-B-SAA", "Radios", "10.00", "IMPLEMENTED"],
            ["BN-B-SAB", "Trucks", "20.00", "OFFERED"]]  # fmt: skip
    brought(office, CaseFile, rows)
    brought(office, CaseLine, [["Case", "Line"], ["BN-B-SAA", "1"], ["BN-B-SAA", "002"]])
    return office


# -- how cases and lines are written ----------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("BN-B-SAA", ("BN-B-SAA", "")), ("BNBSAA", ("BN-B-SAA", "")), ("bn b saa", ("BN-B-SAA", "")),
        ("BN–B–SAA", ("BN-B-SAA", "")), ("BN-B-SAA/001", ("BN-B-SAA", "001")), ("BNBSAA001", ("BN-B-SAA", "001")),
        ("bn b saa 001", ("BN-B-SAA", "001")), ("BN-B-SAA-1A", ("BN-B-SAA", "001A")),
        ("BN-B-SAA Line 2", ("BN-B-SAA", "002")), ("7B-D-0A1 12", ("7B-D-0A1", "012")),
        ("5 cases", None), ("Total", None), ("BN-B-SAAA", None), ("Page 1 of 2", None), ("BN-B-SAA-A01", None),
    ],
)  # fmt: skip
def test_a_case_is_known_however_it_is_written(text: str, found: tuple[str, str] | None) -> None:
    if found is None:
        with pytest.raises(FieldError):
            identifier.case_and_line(text)
        assert identifier.read(text) is None
    else:
        assert identifier.case_and_line(text) == found


@given(
    st.from_regex(r"[A-Z0-9]{2}-[A-Z]-[A-Z0-9]{3}", fullmatch=True),
    st.integers(1, 999),
    st.sampled_from("/- "),
)
@settings(max_examples=40)
def test_case_and_line_come_back_as_they_are_kept(case: str, line: int, between: str) -> None:
    assert identifier.case_and_line(f"{case}{between}{line:03}") == (case, f"{line:03}")
    assert str(identifier.read(case.replace("-", ""))) == case


# -- every extract, end to end ----------------------------------------------------------------------------------------
EXTRACTS: list[tuple[type[Kind], Lines, dict[str, Any]]] = [
    (
        CaseFile,
        [["SECURITY COOPERATION INFORMATION PORTAL"], ["As of 20-Feb-2026"], [],
         ["Case ID", "Nickname", "Status", "Total Case Value", "Amount Billed", "Offer Date", "OED"],
         ["BN-D-SAC", "Boats", "Supply Complete", "$1,234.50", "1.234,50", "15/03/2025", "2026-05-01"],
         ["Totals", "1 case", "all", "1,234.50", "1,234.50", "", ""]],
        {"case_designator": "BN-D-SAC", "case_state": "SSC", "total_value": 123_450, "billed_value": 123_450,
         "offered_on": date(2025, 3, 15), "entered_on": FEB, "as_of_on": FEB, "data_source": "SCIP"},
    ),
    (
        CaseLine,
        [["Case Line Report"],
         ["Case Designator", "Line Item", "MASL Description", "Qty", "U/I", "Unit Cost", "Extended Value",
          "Line Status"],
         ["BNBSAB", "1", "Truck", "4", "EA", "$20", "80.00", "SHIPPED"],
         ["Grand total", "", "", "4", "", "", "80", ""]],
        {"line_no": "001", "masl_text": "Truck", "qty": 4, "unit_price": 2_000, "line_total": 8_000,
         "line_status": "SHIPPED_COMPLETE"},
    ),
    (
        Requisition,
        [["Report date: 02/20/2026"],
         ["Document Number", "Case", "Line", "NSN", "Nomenclature", "Qty", "UI", "Status Code", "Status Date", "ESD"],
         ["BNB0015043001", "BN-B-SAA/001", "1", "5820-01-234-5678", "RADIO", "2", "EA", "BB", "2026-02-13",
          "13/03/2026"],
         ["Total", "", "", "", "", "2"]],
        {"document_no": "BNB0015043001", "requisition_text": "RADIO", "supply_status": "BB",
         "estimated_ship_on": date(2026, 3, 13)},
    ),
    (
        CaseDelivery,
        [["Case", "Line", "Document Number", "Delivery Date", "Qty Delivered", "Delivered Value"],
         ["bn b saa", "2", "BNB0015043001", "13.02.2026", "2", "USD 1,234.50"], [],
         ["TOTAL", "", "", "", "2", "1,234.50"]],
        {"document_no": "BNB0015043001", "delivered_on": date(2026, 2, 13), "qty": 2, "delivery_value": 123_450},
    ),
    (
        Shipment,
        [["Enhanced Freight Tracking System"], ["TCN", "Case/Line", "BOL Number", "Mode", "ETA", "POD"],
         ["BNB00150430010XXX", "BN-B-SAA/001", "MAEU123", "Truck", "25 Feb 2026", "Port Banda"]],
        {"tcn": "BNB00150430010XXX", "shipment_ref": "BNB00150430010XXX", "transport_mode": "SURFACE",
         "bill_of_lading": "MAEU123", "port": "Port Banda"},
    ),
    (
        CaseBill,
        [["DD Form 645"], ["Case", "Type", "Quarter Ended", "Amount Due", "Due Date", "Statement Date"],
         ["BN-B-SAA", "DD Form 645", "31-Dec-2025", "$1,234.50", "15-Mar-2026", "15-Jan-2026"]],
        {"bill_kind": "DD645", "period_ended_on": date(2025, 12, 31), "amount_due": 123_450,
         "bill_due_on": date(2026, 3, 15)},
    ),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "rows", "values"), EXTRACTS, ids=[each[0].spec.name for each in EXTRACTS])
def test_an_extract_of_each_kind_comes_in_once(
    cases: Office, kind: type[Kind], rows: Lines, values: dict[str, Any]
) -> None:
    assert fits.kind_that_fits(cases.reader, book(rows)) is kind
    before = {each.id for each in every(cases, kind)}
    seen, result = brought(cases, kind, rows)
    assert result.created == 1, [row.reasons for row in seen.rows]
    assert all(row.reasons == [run.SUMS] for row in result.rejected)
    assert not seen.oddities or [each.text for each in seen.oddities] == ["1.234,50"]
    (made,) = (each for each in every(cases, kind) if each.id not in before)
    assert {key: getattr(made, key) for key in values} == values
    if "case_id" in kind.fields or "line_id" in kind.fields:
        assert made.stored.get("case_id") or made.stored.get("line_id")
    assert brought(cases, kind, rows)[1].entry == "", "the same sheet again changes nothing"


def test_the_country_follows_from_the_identifier_unless_there_is_one(cases: Office) -> None:
    (home,) = {each.country_id for each in every(cases, CaseFile)}
    assert home is not None
    with cases.change("Clear one") as work:
        work.set(CaseFile, every(cases, CaseFile)[0].id, {"country_id": None})
    rows = [["Case", "Nickname"], ["BN-B-SAA", "Radios"], ["ZZ-B-SAA", "Nowhere on file"]]
    brought(cases, CaseFile, rows)
    assert [each.country_id for each in every(cases, CaseFile)] == [home, home, None]


TWICE = ["S-1", "BN-B-SAA", "Port Banda"]


@pytest.mark.parametrize(
    ("kind", "rows", "outcomes", "why"),
    [
        (Shipment, [["Shipment Number", "Case", "POD"], TWICE, TWICE], "created unchanged", "Row 2 says the same"),
        (Shipment, [["Shipment Number", "Case", "POD"], TWICE, ["S-1", "BN-B-SAA", "Elsewhere"]], "rejected rejected",
         "same identity"),
        (Shipment, [["Shipment Number", "TCN", "Case"], ["", "", "BN-B-SAA"], ["S-1", "", "BN-B-SAA"]],
         "rejected created", "No shipment is named"),
        (Requisition, [["Document Number", "Case", "Line"], ["A1", "BN-B-SAA/001", "002"], ["A2", "BNBSAA002", "2"]],
         "rejected created", "is another than in the columns before"),
        (CaseDelivery, [["Case", "Line", "Document Number", "Value delivered"], ["BNBSAA", "1", "1.2E+11", "1"],
                        ["BNBSAA", "1", "A1", "(200.00)"]], "rejected rejected", "“(200.00)”: Value is at least 0"),
    ],
)  # fmt: skip
def test_rows_that_cannot_be_taken_say_why(
    cases: Office, kind: type[Kind], rows: Lines, outcomes: str, why: str
) -> None:
    proposal = plan.propose(cases.reader, kind, book(rows))
    seen = run.dry_run(cases.reader, proposal, Choices(extract=SCIP))
    assert " ".join(each.outcome.value for each in seen.rows) == outcomes
    assert any(why in run.why_rejected(each) for each in seen.rows)


def test_a_shipment_without_its_number_is_found_by_its_tcn(cases: Office) -> None:
    with cases.change("Enter") as work:
        work.add(Shipment, {"shipment_ref": "S-7", "tcn": "BNB0XXX"})
    rows = [["TCN", "Case", "POD"], ["BNB0XXX", "BN-B-SAA", "Port Banda"]]
    _, result = brought(cases, Shipment, rows)
    assert (result.created, result.changed) == (0, 1)
    (found,) = every(cases, Shipment)
    assert (found.shipment_ref, found.port) == ("S-7", "Port Banda")


# -- ours and theirs --------------------------------------------------------------------------------------------------
CHANGED = [["Case ID", "Nickname", "TCV", "Status"], ["BN-B-SAA", "Radios", "12.00", "SSC"]]
MONEY = Compared("BN-B-SAA", "", "Total value", "$10", "$12", "+$2")
STATE = Compared("BN-B-SAA", "", "State", "Implemented", "Supply complete", "")


def _on_paper(row: Compared) -> tuple[str, ...]:
    return row.case, row.field, row.ours, row.theirs, row.difference


def test_a_sheet_is_compared_before_and_after_its_import(cases: Office) -> None:
    asked = compare(cases.reader, book([*CHANGED[:1], ["BN-B-SAA", "x", "1", ""]]), CaseFile, Extract())
    assert asked.questions == ("As of which day is this extract?",) and asked.rows == ()
    today = Extract("SCIP", TODAY)
    before = compare(cases.reader, book(CHANGED), CaseFile, today)
    assert (
        list(before.rows) == [MONEY, STATE] and cases.reader.lookup(CaseFile, "BN-B-SAA").total_value == 1_000
    )
    assert before.dry is not None
    facts, shown = preview(cases.reader, before.dry)
    assert [each.cells for part in facts.parts if (each := part.table)] == [
        (_on_paper(MONEY), _on_paper(STATE))
    ]
    kept = documents.by_code(cases.reader, documents.print_facts(cases, PAPER, facts).code)
    run.apply(cases, before.dry)
    assert documents.redraw(kept) == shown.data, "it says what differed when it was made"
    after = compare(cases.reader, book(CHANGED), CaseFile, today)
    assert list(after.rows) == [STATE]
    assert differences(cases.reader, before.dry) == [MONEY, STATE], (
        "the paper of the import itself stays the same"
    )
    assert cases.reader.lookup(CaseFile, "BN-B-SAA").case_state == "IMPLEMENTED"


def test_what_somebody_typed_is_told_whether_it_stays_or_goes(cases: Office) -> None:
    with cases.change("Correct") as work:
        work.set(CaseFile, cases.reader.lookup(CaseFile, "BN-B-SAA").id, {"total_value": 99})
    for day, said in ((FEB, "Newer on file and kept: Total value (entered in this office, 02 Mar 2026)"),
                      (TODAY, "Entered in this office and replaced: Total value")):  # fmt: skip
        proposal = plan.propose(cases.reader, CaseFile, book(CHANGED))
        seen = run.dry_run(cases.reader, proposal, Choices(extract=Extract("SCIP", day)))
        assert said in set_apart(seen, seen.rows[0])
        assert seen.rows[0].outcome is (Outcome.UNCHANGED if day == FEB else Outcome.CHANGED)
