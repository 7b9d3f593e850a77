"""Papers about shipments, discrepancies, reviews and keeping of cases: what they say, their sheets, and the release."""

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from app import checklists, documents
from app.errors import Refused
from app.office import Office
from app.papers.case_deliveries import quarter_name, variances
from app.papers.case_inbound import days_late
from app.papers.case_keeping import monitored
from app.papers.case_portfolio import Owed, owed_by_case
from app.papers.case_reconciliation import differences, stale
from models.cases.filing import SaProgramme
from models.cases.shipments import Shipment, TransportPlan
from models.kinds import kind_named
from tests.app.papers.depot import Depot
from tests.app.papers.reading import words

Made = tuple[Office, dict[str, int]]
STAMP = {"as_of_on": date(2026, 2, 20), "data_source": "SCIP"}


@pytest.fixture(scope="module")
def filed(supplied: tuple[Office, Depot]) -> Iterator[Made]:
    """A BPC case with planned and reported deliveries, a shipment on its way, an SDR, a review, and closed cases."""
    office, made = supplied
    ids: dict[str, int] = {}
    with office.change("File cases") as work:

        def add(name: str, kind: str, **values: Any) -> int:
            ids[name] = work.add(kind_named(kind), values)
            return ids[name]

        add("programme", "sa_programme", country_id=made["country"], release_authority="Chief, ODC",
            released_on=date(2026, 1, 15))  # fmt: skip
        manager = add("manager", "contact", surname="Reed", first_name="Ada", organization="SAF/IA")
        case = add("case_file", "case_file", case_designator="BN-B-SAA", country_id=made["country"], case_kind="BPC",
                   nickname="Patrol boats", entered_as="IMPLEMENTED", total_value=245_000_000, manager_id=manager,
                   delivered_value=60_000_000, implemented_on=date(2025, 6, 1), **STAMP)  # fmt: skip
        line = add("line", "case_line", case_id=case, line_no="001", line_description="Patrol boat", qty=6,
                   line_status="OPEN", delivered_qty=4, accepted_value=50_000_000, line_total=200_000_000,
                   **STAMP)  # fmt: skip
        for ends, many in ((date(2025, 9, 30), 2), (date(2025, 12, 31), 2), (date(2026, 6, 30), 2)):
            add("plan", "delivery_plan", line_id=line, planned_quarter=ends, planned_qty=many)
        for on, many in ((date(2025, 8, 1), 2), (date(2025, 11, 1), 1)):
            add("came", "case_delivery", line_id=line, delivered_on=on, qty=many, document_no=f"D{on:%m}",
                delivery_value=many * 10_000_000)  # fmt: skip
        boat = add("shipment", "shipment", shipment_ref="SHP-1", case_id=case, tcn="FB20003", transport_mode="OCEAN",
                   carrier="Blue Line", voyage="MV Example 12", port="Port Bandar", eta_on=date(2026, 2, 25),
                   title_point="IN_COUNTRY", title_form="DD1149", title_giver="Capt Lee, SCO", title_place="Pier 4",
                   dgr_receipt_signer="Maj Idris", bill_of_lading="BL-77", **STAMP)  # fmt: skip
        add("item", "shipment_line", shipment_id=boat, line_id=line, document_no="N001", nsn="1940-01-1", qty_shipped=2,
            shipped_text="Patrol boat", serials="HULL-9\nHULL-10")  # fmt: skip
        add("paper", "shipment_paper", shipment_id=boat, paper_code="BILL_OF_LADING", paper_no="BL-77",
            held_on=date(2026, 2, 1))  # fmt: skip
        older = add("older", "shipment", shipment_ref="SHP-0", case_id=case, eta_on=date(2025, 11, 1))
        add("counted", "shipment_line", shipment_id=older, line_id=line, shipped_text="Patrol boat", qty_shipped=2,
            qty_received=1)  # fmt: skip
        for code in ("ARRIVED", "CHECKED"):
            add("event", "shipment_event", shipment_id=older, event_code=code, happened_on=date(2025, 11, 20))
        here = add("here", "shipment", shipment_ref="SHP-H", case_id=case)
        add("landed", "shipment_event", shipment_id=here, event_code="ARRIVED", happened_on=date(2026, 1, 12))
        fms = add("fms", "case_file", case_designator="BN-D-SAM", country_id=made["country"], case_kind="FMS",
                  entered_as="CLOSED", ssc_on=date(2014, 1, 1), closed_on=date(2015, 6, 30))  # fmt: skip
        add("fms_shipment", "shipment", shipment_ref="SHP-F", case_id=fms, title_point="ORIGIN")
        for name, designator, state in (("own", "BN-D-OWN", "PLANNED"), ("gone", "BN-D-GON", "DISAPPROVED")):
            add(name, "case_file", case_designator=designator, country_id=made["country"], entered_as=state,
                data_source="SCO" if name == "own" else "IA")  # fmt: skip
        for name, designator, more in (
            ("held", "BN-D-HLD", {"hold_from": date(2020, 1, 1), "hold_reason": "Audit"}), ("eum", "BN-D-EUM", {}),
        ):  # fmt: skip
            add(name, "case_file", case_designator=designator, country_id=made["country"], case_kind="FMS",
                entered_as="CLOSED", closed_on=date(2012, 3, 1), **more)  # fmt: skip
        add("coded", "case_line", case_id=ids["eum"], line_no="001", eum_code="ENHANCED")
        for kind, amount, paid in (("DD645", 9_000_000, None), ("SBL", 7_500_000, None)):
            add(kind, "case_bill", case_id=case, bill_kind=kind, period_ended_on=date(2025, 12, 31), amount_due=amount,
                bill_due_on=date(2026, 3, 15), paid_on=paid)  # fmt: skip
        add("due", "case_payment", case_id=fms, payment_due_on=date(2026, 6, 15), payment_amount=100)
        add("sdr", "sdr", sdr_no="A0010-BN-SAA/001", case_id=case, line_id=line, sdr_kind="SHIPPING",
            prepared_on=date(2026, 2, 12), sdr_to="DLA Distribution", sdr_from="Ministry of Defense",
            invoice_no="INV 7", requisitioner_no="BN4AAA50010001", action_code="1A",
            sdr_remarks="Two cases wet")  # fmt: skip
        for at, code in ((1, "S1"), (2, "C1")):
            add(f"row{at}", "sdr_item", sdr_id=ids["sdr"], sdr_nsn=f"5855-01-{at}", sdr_item_text="Radar mast",
                qty_billed=4, qty_received=3, qty_wrong=at, unit_price=50_000, discrepancy_code=code)  # fmt: skip
        add("tdr", "tdr", tdr_no="TDR-3", shipment_id=boat, tdr_kind="DAMAGE", tdr_found_on=date(2026, 2, 26),
            tdr_text="Seal broken on arrival", tdr_value=123_400)  # fmt: skip
        add(
            "plan_doc",
            "transport_plan",
            case_id=case,
            plan_version="2",
            plan_class="CCI",
            plan_kept_at="Safe 3",
        )
        review = add("case_review", "case_review", review_title="Navy review", review_type="PMR",
                     review_from=date(2026, 2, 16), review_to=date(2026, 2, 18), agenda_text="Deliveries\nMoney",
                     minutes_text="The schedule holds.", chair_us="Capt Lee", review_funding="CASE")  # fmt: skip
        before = add(
            "before", "case_review", review_title="Last year", review_type="PMR", review_from=date(2025, 2, 3)
        )
        add("held", "review_case", review_id=before, case_id=case)
        add("reviewed", "review_case", review_id=review, case_id=case, reviewed_text="Two boats late")
        for at, (number, owner) in enumerate((("10", "Agency"), ("2", "Ministry"))):
            add(f"action{at}", "review_action", review_id=review, case_id=case, action_no=number, action_owner=owner,
                action_text=f"Do what {owner} said", action_due_on=date(2026, 3, 9))  # fmt: skip
        add("left", "review_action", review_id=before, case_id=case, action_no="7", action_text="Send the drawings",
            action_due_on=date(2025, 4, 1))  # fmt: skip
        later = add(
            "later", "case_review", review_title="Next", review_type="PMR", review_from=date(2026, 9, 1)
        )
        for name, of, owner in (("undated", add("no_day", "case_review", review_type="CMR"), "Nobody yet"),
                                ("after", later, "Too late")):  # fmt: skip
            add(name, "review_action", review_id=of, case_id=case, action_no="1", action_owner=owner)
    yield office, ids


SAYS: dict[tuple[str, str], tuple[str, ...]] = {
    ("delivery_variance", "case_file"): ("Case BN-B-SAA Patrol boats Until", "001 Patrol boat 6 4 3 1 -1",
                                         "Q4 FY 2025 2 2 0", "Q1 FY 2026 2 1 1 -1 -1",
                                         "As of 20 Feb 2026", "Source: SCIP"),
    ("sdr_data", "sdr"): ("This paper is not the form and files nothing", "DATA FOR ENTRY - NOT THE FORM",
                          "2 Report number", "A0010-BN-SAA/001", "8 Requisitioner's number", "BN4AAA50010001",
                          "5855-01-1", "S1 Quantity less than that on receipt document", "$500", "$1,500",
                          "1A Disposition instructions requested", "Two cases wet"),
    ("tdr_data", "tdr"): ("never the purchaser", "TDR-3", "FB20003", "BL-77", "Seal broken on arrival", "$1,234"),
    ("plan_contents", "plan_doc"): ("Content headings only", "TP-11", "CCI-10", "SF 153 returned within 48 hours",
                                    "Safe 3"),
    ("review_agenda", "case_review"): ("Deliveries", "BN-B-SAA", "Implemented", "03 Feb 2025", "Send the drawings",
                                       "to be named", "The case", "Nobody yet"),
    ("review_minutes", "case_review"): ("The schedule holds.", "Two boats late", "2 actions, 2 open", "Agency",
                                        "09 Mar 2026", "DRAFT - NOT SIGNED", "For the United States For the partner",
                                        "Name Capt Lee"),
    ("delivery_notice", "shipment"): ("It is expected on 25 Feb 2026", "FB20003", "MV Example 12", "DRAFT - NOT SENT",
                                      "Released by Chief, ODC"),
    ("title_receipt", "shipment"): ("BN-B-SAA", "001", "Patrol boat", "HULL-9 HULL-10", "Pier 4", "Capt Lee, SCO",
                                    "Maj Idris", "FB20003", "DRAFT - NOT SIGNED BY BOTH SIDES", "DD 1149",
                                    "the quantity is the one on the shipping papers"),
    ("arrival_checklist", "shipment"): ("Partner is ready", "Handling equipment and people are there on the day",
                                        "Papers the office holds", "BL-77", "0 of 12 answered"),
}  # fmt: skip


@pytest.mark.parametrize(("paper", "subject"), SAYS)
def test_each_paper_says_what_it_is_for(filed: Made, paper: str, subject: str) -> None:
    office, ids = filed
    found = words(documents.preview(office.reader, paper, ids[subject]).data)
    for sentence in SAYS[paper, subject]:
        assert sentence in found, (sentence, found)


OFFICE: dict[str, tuple[str, ...]] = {
    "inbound_list": ("Expected 2 shipments", "Past their day 1 shipment", "25 Feb 2026 5 days SHP-1 BN-B-SAA FB20003",
                     "not known SHP-F", "In country, not checked 1 shipment", "came 12 Jan 2026 SHP-H"),
    "scip_reconciliation": ("Deliveries added up 3 4 +1", "Received on shipments 1 4 +3",
                            "Delivered value of its lines $500,000 $600,000 +$100,000", "20 Feb 2026 SCIP"),
    "retention_list": ("BN-D-SAM", "30 Jun 2025", "while it is held", "since 01 Jan 2020: Audit", "indefinitely (EEUM)",
                       "Past their time 1"),
    "case_portfolio": ("Implemented 1 $2,450,000 $600,000 24.5 %", "All 6"),
}  # fmt: skip


@pytest.mark.parametrize("paper", OFFICE)
def test_papers_of_the_office(filed: Made, paper: str) -> None:
    office, _ = filed
    found = words(documents.preview_office(office, office.reader, paper).data)
    for sentence in OFFICE[paper]:
        assert sentence in found, (sentence, found)


def test_blocks_and_actions_stand_in_order(filed: Made) -> None:
    office, ids = filed
    form = words(documents.preview(office.reader, "sdr_data", ids["sdr"]).data)
    at = [form.index(each) for each in ("1 Date of", "2 Report", "3 To", "4 From", "5a", "5b", "6 Trans", "7a", "7b",
                                        "8 Requ", "9a", "10d", "11 Action", "12 Remarks")]  # fmt: skip
    assert at == sorted(at)
    agenda = words(documents.preview(office.reader, "review_agenda", ids["case_review"]).data)
    assert "Too late" not in agenda, "earlier reviews only"
    minutes = words(documents.preview(office.reader, "review_minutes", ids["case_review"]).data)
    assert minutes.index("Do what Ministry") < minutes.index("Do what Agency")


def test_only_a_plan_for_cryptographic_items_has_their_contents(filed: Made) -> None:
    office, ids = filed
    plan = office.reader.get(TransportPlan, ids["plan_doc"])
    other = TransportPlan(plan.id, {**plan.stored, "plan_class": "S"})
    counts = [
        sum(len(part.table.cells) for part in documents.printable("plan_contents").facts(office.reader, each).parts
            if part.table)
        for each in (plan, other)
    ]  # fmt: skip
    assert counts == [21, 11]


def test_a_quarter_that_is_not_over_has_no_variance(filed: Made) -> None:
    office, ids = filed
    (line,) = variances(office.reader, ids["case_file"])
    rows = {
        quarter_name(last): (at.planned, by, to_date) for last, at, by, to_date in line.rows(office.today)
    }
    assert rows == {"Q4 FY 2025": (2, 0, 0), "Q1 FY 2026": (2, -1, -1), "Q3 FY 2026": (2, None, None)}


@pytest.mark.parametrize("paper", ["delivery_notice", "title_receipt"])
@pytest.mark.parametrize(
    ("lacking", "message"),
    [({"release_authority": None}, "needs a release authority and date"),
     ({"release_ends_on": date(2026, 2, 1)}, "ended on 01 Feb 2026")],
)  # fmt: skip
def test_the_partners_papers_wait_for_the_release(
    filed: Made, paper: str, lacking: dict[str, object], message: str
) -> None:
    office, ids = filed
    with office.change("Not released") as work:
        work.set(SaProgramme, ids["programme"], lacking)
    try:
        with pytest.raises(Refused) as refused:
            documents.preview(office.reader, paper, ids["shipment"])
        assert any(message in each.message for each in refused.value.findings)
    finally:
        with office.change("Released again") as work:
            work.set(
                SaProgramme, ids["programme"], {"release_authority": "Chief, ODC", "release_ends_on": None}
            )


def test_shipments_that_are_not_for_it_get_no_partner_paper(filed: Made) -> None:
    office, ids = filed
    record = office.reader.get(Shipment, ids["fms_shipment"])
    told = {name: [each.message for each in documents.printable(name).missing(office.reader, record)]
            for name in ("delivery_notice", "title_receipt")}  # fmt: skip
    assert told == {
        "delivery_notice": ["The shipment is not on a BPC case: the notice is given for those.",
                            "The day of arrival is not recorded."],
        "title_receipt": ["Title of this shipment does not pass in country: the office gives no receipt of it.",
                          "No item of this shipment is recorded."],
    }  # fmt: skip


def test_answers_stand_on_the_arrival_checklist(filed: Made) -> None:
    office, ids = filed
    begun = checklists.begin(office, Shipment, ids["shipment"])
    checklists.answer(office, begun, "AR-05", "YES", by="Ada Quill", note="Crane hired")
    try:
        found = words(documents.preview(office.reader, "arrival_checklist", ids["shipment"]).data)
        assert "Crane hired, Ada Quill, 02 Mar 2026" in found and "1 of 12 answered" in found
    finally:
        with office.change("Blank again") as work:
            work.set(Shipment, ids["shipment"], {"checklist_id": None})


def test_a_case_has_a_total_package_checklist(filed: Made) -> None:
    office, ids = filed
    begun = checklists.begin(office, kind_named("case_file"), ids["case_file"])
    items = checklists.answered(office.reader, begun)
    assert len(items) == 15 and {each.section for each in items} >= {"People", "Support", "Places"}


def test_late_counts_from_the_day_it_was_to_come(filed: Made) -> None:
    office, ids = filed
    late = {name: days_late(office.reader, office.reader.get(Shipment, ids[name]))
            for name in ("shipment", "older", "fms_shipment")}  # fmt: skip
    assert late == {"shipment": 5, "older": 0, "fms_shipment": 0}


def test_figures_of_the_office_against_those_of_the_system(filed: Made) -> None:
    office, _ = filed
    found = {each.what: (each.ours, each.theirs, each.by, each.money) for each in differences(office.reader)}
    assert found == {
        "Deliveries added up": (3, 4, 1, False), "Received on shipments": (1, 4, 3, False),
        "Value of deliveries added up": (30_000_000, 50_000_000, 20_000_000, True),
        "Delivered value of its lines": (50_000_000, 60_000_000, 10_000_000, True),
    }  # fmt: skip
    assert stale(office.reader) == (30, [])


def test_what_is_monitored_is_kept_for_ever(filed: Made) -> None:
    office, ids = filed
    assert ids["eum"] in monitored(office.reader) and ids["fms"] not in monitored(office.reader)


def test_the_special_bill_letter_counts_before_the_statement(filed: Made) -> None:
    office, ids = filed
    assert owed_by_case(office.reader) == {
        ids["case_file"]: Owed(date(2026, 3, 15), 7_500_000), ids["fms"]: Owed(date(2026, 6, 15), 100),
    }  # fmt: skip
    with office.change("No day on it") as work:
        work.set(kind_named("case_bill"), ids["SBL"], {"bill_due_on": None})
    assert owed_by_case(office.reader, ids["case_file"]) == {
        ids["case_file"]: Owed(date(2026, 3, 15), 7_500_000)
    }
    with office.change("Again") as work:
        work.set(kind_named("case_bill"), ids["SBL"], {"bill_due_on": date(2026, 3, 15)})


def sheet(office: Office, name: str, folder: Path, **how: Any) -> Any:
    target = folder / f"{name}.xlsx"
    documents.write_sheet(office, name, target, **how)
    return openpyxl.load_workbook(target)


def table(page: Any) -> list[dict[str, Any]]:
    head, *rows = page.iter_rows(values_only=True)
    return [dict(zip(head, row, strict=True)) for row in rows]


def test_the_portfolio_workbook_holds_days_and_numbers(filed: Made, tmp_path: Path) -> None:
    office, _ = filed
    book = sheet(office, "case_portfolio", tmp_path)
    assert book.sheetnames == ["Cases", "Lines", "Bills", "Shipments", "SDRs", "Totals", "Sums",
                               "Provenance"]  # fmt: skip
    row = next(each for each in table(book["Cases"]) if each["Case"] == "BN-B-SAA")
    assert row["Total value"] == 2_450_000 and row["Implemented on"] == datetime(2025, 6, 1)
    assert (row["Lines open"], row["SDRs open"], row["Delivered share"]) == (1, 1, pytest.approx(0.2449))
    assert (row["Amount due"], row["Next payment due"], row["Source"]) == (
        75_000,
        datetime(2026, 3, 15),
        "SCIP",
    )
    assert (row["Case manager"], row["State"], row["As of"]) == (
        "Reed, Ada",
        "Implemented",
        datetime(2026, 2, 20),
    )
    line = table(book["Lines"])[0]
    assert line["Case"] == "BN-B-SAA" and (line["Line"], line["Ordered"], line["Total"]) == (
        "001",
        6,
        2_000_000,
    )
    totals = {each["State"]: each["Cases"] for each in table(book["Totals"])}
    sums = {(each["Sheet"], each["Column"]): (each["Rows"], each["Sum"]) for each in table(book["Sums"])}
    assert sums["Cases", "Total value"] == (1, 2_450_000) and sums["Lines", "Total"] == (1, 2_000_000)
    assert sums["Bills", "Amount due"] == (2, 165_000) and ("Lines", "Unit price") not in sums
    assert totals["All cases"] == 6 and totals["Shipments"] == 4 and totals["SDRs"] == 1


def test_the_other_workbooks(filed: Made, tmp_path: Path) -> None:
    office, ids = filed
    variance = table(sheet(office, "delivery_variance", tmp_path, record_id=ids["case_file"]).worksheets[0])
    assert [(each["Quarter"], each["Quarter ends"], each["Variance"]) for each in variance] == [
        ("Q4 FY 2025", datetime(2025, 9, 30), 0), ("Q1 FY 2026", datetime(2025, 12, 31), -1),
        ("Q3 FY 2026", datetime(2026, 6, 30), None),
    ]  # fmt: skip
    book = sheet(office, "scip_reconciliation", tmp_path)
    counts, sums = table(book["Quantities that differ"]), table(book["Sums that differ"])
    assert [each["Difference"] for each in counts] == [1, 3]
    assert {each["Difference"] for each in sums} == {200_000, 100_000}
