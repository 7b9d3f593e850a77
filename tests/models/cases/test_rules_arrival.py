"""Rules about shipments that come, title, loss, and what BPC asks beside, at their boundary days."""

from datetime import date
from typing import Any

import pytest

from models.cases.casebook import CaseFile
from models.cases.requests import LorCase
from models.cases.shipments import Shipment, ShipmentPaper, Tdr, Tracer
from models.kinds import Kind
from tests.models.making import changed, findings, make, messages

TODAY = date(2026, 3, 2)
CAME = date(2026, 1, 31)
FMS = make(CaseFile, 1, case_designator="BN-B-SAA", case_kind="FMS")
BPC = make(CaseFile, 2, case_designator="B1-B-SAA", case_kind="BPC", sustain_agreed_on=date(2026, 1, 1))
EXCESS = make(CaseFile, 3, case_designator="BN-B-SAB", case_kind="FMS", funding_source="EDA_GRANT")
CASES = [FMS, BPC, EXCESS]


def shipment(**values: Any) -> Any:
    return make(Shipment, 9, **{"case_id": 1, "shipment_ref": "S-1", "shipment_state": "EXPECTED"} | values)


def paper(code: str, **values: Any) -> Kind:
    found: Kind = make(ShipmentPaper, 20, shipment_id=9, paper_code=code, **values)
    return found


@pytest.mark.parametrize(
    ("rule", "values", "rows", "said"),
    [
        ("CASE-T-11", {}, [], ""),
        ("CASE-T-11", {"bill_of_lading": "BL7"}, [], "BL7 is known, and a copy has not reached the office"),
        ("CASE-T-11", {"bill_of_lading": "BL7", "transport_mode": "OCEAN"}, [], "the original has not reached"),
        ("CASE-T-11", {"bill_of_lading": "BL7"}, [paper("BILL_OF_LADING")], "a copy has not reached"),
        ("CASE-T-11", {"bill_of_lading": "BL7"}, [paper("BILL_OF_LADING", held_on=TODAY)], ""),
        ("CASE-T-11", {"bill_of_lading": "BL7"}, [paper("AIR_WAYBILL", shipping_scan=4)], ""),
        ("CASE-T-11", {"bill_of_lading": "BL7"}, [paper("BILL_OF_LADING", paper_waived="By courier")], ""),
        ("CASE-T-11", {"bill_of_lading": "BL7"}, [paper("NOA", held_on=TODAY)], "a copy has not reached"),
        ("CASE-T-12", {"dts": True, "tdr_text": "Crate crushed"}, [], "no DD 361 of the office"),
        ("CASE-T-12", {"dts": True, "shipment_state": "LOST"}, [], "no DD 361 of the office"),
        ("CASE-T-12", {"dts": True, "tdr_text": "Crate"}, [make(Tdr, 30, shipment_id=9)], ""),
        ("CASE-T-12", {"tdr_text": "Crate crushed"}, [], ""),
        ("CASE-T-12", {"dts": True}, [], ""),
        ("CASE-T-16", {"case_id": 2}, CASES, "A BPC shipment goes by defense transport."),
        ("CASE-T-16", {"case_id": 2, "dts": True}, CASES, ""),
        ("CASE-T-16", {"case_id": 1}, CASES, ""),
        ("CASE-T-16A", {"case_id": 2, "title_point": "ORIGIN"}, CASES, "passes in country, by the office"),
        ("CASE-T-16A", {"case_id": 2, "title_point": "IN_COUNTRY"}, CASES, ""),
        ("CASE-T-16A", {"case_id": 1, "title_point": "IN_COUNTRY"}, CASES, "an FMS shipment passes at origin"),
        ("CASE-T-16A", {"title_point": "ORIGIN"}, CASES, ""),
        ("CASE-T-16A", {"case_id": 2, "title_on": CAME}, CASES, "Title passed on 31 Jan 2026 and no count is recorded"),
        ("CASE-T-16A", {"case_id": 2, "title_on": CAME, "received_on": CAME}, CASES, ""),
        ("CASE-T-16A", {"case_id": 2, "title_on": CAME, "received_on": date(2026, 2, 1)}, CASES,
         "before the count of 01 Feb 2026"),
        ("CASE-T-17", {"shipment_state": "ARRIVED"}, CASES, "The partner clears it through customs"),
        ("CASE-T-17", {"shipment_state": "CUSTOMS"}, CASES, ""),
        ("CASE-T-17", {"shipment_state": "ARRIVED", "case_id": 2}, CASES, ""),
        ("CASE-T-18", {"case_id": 3, "title_point": "ORIGIN", "origin": "Anniston"}, CASES, ""),
        ("CASE-T-18", {"case_id": 3, "title_point": "ORIGIN", "origin": "Depot in GERMANY"}, CASES,
         "at the nearest port outside Germany"),
        ("CASE-T-18", {"case_id": 3, "title_point": "POD_OUTSIDE_GERMANY", "origin": "Germany"}, CASES, ""),
        ("CASE-T-18", {"case_id": 3, "title_point": "POD_OUTSIDE_GERMANY"}, CASES, "passes at origin"),
        ("CASE-T-18", {"case_id": 1, "title_point": "POD_OUTSIDE_GERMANY"}, CASES, ""),
        ("CASE-R-067", {"dts": True, "eta_on": TODAY}, [],
         "it must be known who takes it over and whether the partner is ready"),
        ("CASE-R-067", {"dts": True, "eta_on": TODAY, "dgr_id": 5, "checklist_id": 6}, [], ""),
        ("CASE-R-067", {"dts": True, "eta_on": TODAY, "shipment_state": "ARRIVED"}, [], ""),
        ("CASE-R-067", {"eta_on": TODAY}, [], ""),
    ],
)  # fmt: skip
def test_what_a_shipment_is_told(rule: str, values: dict[str, Any], rows: list[Kind], said: str) -> None:
    told = messages(rule, shipment(**values), rows, TODAY)
    assert len(told) == bool(said) and all(said in each for each in told)


@pytest.mark.parametrize(
    ("rule", "values", "due", "said"),
    [
        ("CASE-T-14", {"cci": True, "arrived_on": date(2024, 2, 28)}, date(2024, 3, 1), "come back by 01 Mar 2024"),
        ("CASE-T-14", {"cci": True, "received_on": TODAY}, date(2026, 3, 4), "come back by 04 Mar 2026"),
        ("CASE-T-14", {"cci": True}, None, ""),
        ("CASE-T-14", {"arrived_on": CAME}, None, ""),
        ("CASE-R-111", {}, None, ""),
        ("CASE-R-111", {"arrived_on": date(2026, 1, 1)}, None, ""),
        ("CASE-R-111", {"arrived_on": date(2025, 12, 31)}, None, "agreed on 01 Jan 2026, after it came on 31 Dec 2025"),
        ("CASE-R-112", {}, None, ""),
        ("CASE-R-112", {"eta_on": date(2026, 4, 1)}, date(2026, 4, 1), "Tell the partner before it comes on 01 Apr"),
        ("CASE-R-112", {"eta_on": date(2026, 4, 1), "notified_on": TODAY}, None, ""),
        ("CASE-R-112", {"arrived_on": CAME}, CAME, "came on 31 Jan 2026 and the partner was not told"),
        ("CASE-R-112", {"arrived_on": CAME, "notified_on": CAME}, None, ""),
        ("CASE-R-112", {"arrived_on": CAME, "notified_on": date(2026, 2, 1)}, None, "told on 01 Feb 2026, after it"),
        ("CASE-R-113", {}, None, ""),
        ("CASE-R-113", {"arrived_on": CAME}, date(2026, 3, 2), "confirmed to the agency by 02 Mar 2026"),
        ("CASE-R-113", {"arrived_on": date(2024, 1, 31)}, date(2024, 3, 1), "by 01 Mar 2024"),
        ("CASE-R-113", {"arrived_on": CAME, "confirmed_on": date(2026, 3, 2)}, None, ""),
        ("CASE-R-113", {"arrived_on": CAME, "confirmed_on": date(2026, 3, 3)}, None, "on 03 Mar 2026, after 02 Mar"),
        ("CASE-R-113A", {}, None, ""),
        ("CASE-R-113A", {"received_on": CAME}, None, "counted on 31 Jan 2026 and title has not passed"),
        ("CASE-R-113A", {"received_on": CAME, "title_on": CAME}, None,
         "its form, the signed paper, who gave it and who signed for the partner"),
        ("CASE-R-113A", {"title_on": CAME, "title_form": "DD1149", "title_paper": 5, "title_giver": "Chief",
                         "dgr_receipt_signer": "Major Tamar"}, None, ""),
    ],
)  # fmt: skip
def test_what_bpc_asks_of_a_delivery(rule: str, values: dict[str, Any], due: date | None, said: str) -> None:
    found = findings(rule, shipment(case_id=2, **values), CASES, TODAY)
    assert [each.due_on for each in found] == ([due] if said else [])
    assert all(said in each.message for each in found)
    if rule.startswith("CASE-R"):
        assert not findings(rule, shipment(case_id=1, **values), CASES, TODAY)


def test_the_comsec_report_ends_the_question() -> None:
    record = shipment(cci=True, arrived_on=CAME)
    assert not messages("CASE-T-14", record, [paper("SF153", held_on=TODAY)], TODAY)


@pytest.mark.parametrize(
    ("values", "due", "said"),
    [
        (
            {"eta_on": date(2026, 4, 1)},
            date(2026, 4, 1),
            "The partner has not agreed to accept and sustain it.",
        ),
        (
            {"eta_on": date(2026, 1, 1), "arrived_on": CAME},
            CAME,
            "It came on 31 Jan 2026 and the partner has not",
        ),
    ],
)
def test_the_partner_agrees_before_a_bpc_delivery(values: dict[str, Any], due: date, said: str) -> None:
    without = changed(BPC, sustain_agreed_on=None)
    (found,) = findings("CASE-R-111", shipment(case_id=2, **values), [without], TODAY)
    assert found.due_on == due and found.message.startswith(said) and found.step == "case_ship"


FULL = {"bpc_program": "333", "bpc_authority": "PL 118-31", "authority_year": 2026, "case_state": "BPC_WAIT"}


@pytest.mark.parametrize(
    ("values", "rows", "said"),
    [
        (FULL, [], []),
        (FULL | {"bpc_program": None, "authority_year": None}, [], ["Not recorded: the program and its fiscal year."]),
        (FULL, [make(LorCase, 40, case_id=2, lor_id=41)], ["A partner's letter of request is linked to it"]),
        (FULL | {"case_state": "OFFERED"}, [], ["A BPC case is never offered"]),
        (FULL | {"case_state": "LOR_SENT"}, [], ["A BPC case is never LOR sent"]),
        ({"case_state": "CLOSED"}, [], []),
        ({"case_state": "OFFERED", "case_kind": "FMS"}, [], []),
    ],
)  # fmt: skip
def test_a_bpc_case_has_a_program_and_no_letter(
    values: dict[str, Any], rows: list[Kind], said: list[str]
) -> None:
    record = make(CaseFile, 2, **{"case_designator": "B1-B-SAA", "case_kind": "BPC"} | values)
    told = messages("CASE-R-110", record, rows, TODAY)
    assert all(words in each for words, each in zip(said, told, strict=True))


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({}, ["The report has not been sent.", "No supporting papers are named."]),
        ({"tdr_sent_on": TODAY, "tdr_papers": "DD 1348-1A, photographs"}, []),
        ({"tdr_sent_on": TODAY, "tdr_papers": "DD 1348-1A", "shipment_id": 10}, ["does not go by defense transport"]),
    ],
)  # fmt: skip
def test_a_report_of_loss_is_the_offices(values: dict[str, Any], said: list[str]) -> None:
    rows = [shipment(dts=True), make(Shipment, 10, shipment_ref="S-2", dts=False)]
    told = messages("CASE-T-12A", make(Tdr, 30, **{"shipment_id": 9} | values), rows, TODAY)
    assert all(words in each for words, each in zip(said, told, strict=True))


@pytest.mark.parametrize(
    ("asked", "others", "told"),
    [
        (date(2026, 3, 1), [], False), (date(2026, 3, 2), [], True),
        (date(2026, 3, 2), [("FORWARDER", date(2026, 3, 2))], False),
        (date(2026, 3, 2), [("FORWARDER", date(2026, 3, 3))], True),
        (date(2026, 3, 2), [("CARRIER", date(2026, 2, 1))], True),
    ],
)  # fmt: skip
def test_the_forwarder_is_asked_first_after_30_days(
    asked: date, others: list[tuple[str, date]], told: bool
) -> None:
    record = make(Tracer, 50, shipment_id=9, tracer_kind="SHIPPER", traced_on=asked)
    rows = [make(Tracer, 51 + at, shipment_id=9, tracer_kind=kind, traced_on=day)
            for at, (kind, day) in enumerate(others)]  # fmt: skip
    found = messages("CASE-T-13", record, [shipment(departed_on=CAME), record, *rows], TODAY)
    assert bool(found) is told
