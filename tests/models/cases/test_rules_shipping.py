"""Rules about shipments before they move, and about sea cargo, at their boundary days."""

from datetime import date
from typing import Any

import pytest

from models.cases.shipments import Shipment, ShipmentEvent, TransportPlan
from models.rules import all_rules
from tests.models.making import changed, findings, looked, make, messages

TODAY = date(2026, 3, 2)
READY = make(TransportPlan, 7, case_id=1, plan_version="2", security_approved_on=date(2026, 1, 5),
             purchaser_accepted_on=date(2026, 1, 9))  # fmt: skip


def shipment(**values: Any) -> Any:
    return make(Shipment, 9, **{"case_id": 1, "shipment_ref": "S-1", "shipment_state": "EXPECTED"} | values)


@pytest.mark.parametrize(("on", "told"), [(TODAY, 0), (date(2026, 3, 3), 1)])
def test_an_event_has_happened(on: date, told: int) -> None:
    event = make(ShipmentEvent, 8, shipment_id=9, event_code="ARRIVED", happened_on=on)
    found, again = looked("CASE-T-19", event, [], TODAY)
    assert (len(found), again) == (told, on if told else None)


@pytest.mark.parametrize(
    ("values", "plan", "said"),
    [
        ({}, {}, []),
        ({"classified_line": "U", "src": "U"}, {}, []),
        ({"classified_line": "C"}, {}, ["It does not leave without a transportation plan: it is confidential."]),
        ({"classified_line": "S", "cci": True, "src": "II"}, {},
         ["plan: it is secret, controlled cryptographic and of risk category II."]),
        ({"cci": True, "departed_on": TODAY}, {}, ["Left on 02 Mar 2026 without a transportation plan"]),
        ({"src": "IV", "transport_plan_id": 7}, {}, []),
        ({"src": "IV", "transport_plan_id": 7}, {"security_approved_on": None},
         ["It does not leave before security approved the plan 2."]),
        ({"src": "IV", "transport_plan_id": 7}, {"security_approved_on": None, "purchaser_accepted_on": None},
         ["before security approved and the purchaser accepted the plan 2."]),
        ({"src": "IV", "transport_plan_id": 7, "departed_on": date(2026, 1, 9)}, {}, []),
        ({"src": "IV", "transport_plan_id": 7, "departed_on": date(2026, 1, 8)}, {},
         ["Left on 08 Jan 2026 before the purchaser accepted the plan."]),
    ],
)  # fmt: skip
def test_classified_and_sensitive_materiel_moves_under_a_plan(
    values: dict[str, Any], plan: dict[str, Any], said: list[str]
) -> None:
    found = findings("CASE-T-01", shipment(**values), [changed(READY, **plan)], TODAY)
    assert all(words in each.message for words, each in zip(said, found, strict=True))
    assert all(each.step == "case_ship" and each.strength == "block" for each in found)


@pytest.mark.parametrize(
    ("values", "moved", "said", "again"),
    [
        ({}, 3, "", None),
        ({"plan_validity": "RECURRING"}, 3, "", None),
        ({"plan_validity": "SINGLE"}, 1, "", None),
        ({"plan_validity": "SINGLE"}, 2, "It is for one shipment and S-0 and S-1 name it.", None),
        ({"plan_update_due_on": date(2026, 3, 3)}, 1, "", date(2026, 3, 3)),
        ({"plan_update_due_on": TODAY}, 1, "looked at again since 02 Mar 2026", None),
    ],
)  # fmt: skip
def test_a_plan_is_kept_up_to_date(values: dict[str, Any], moved: int, said: str, again: date | None) -> None:
    rows = [make(Shipment, 30 + at, shipment_ref=f"S-{at}", transport_plan_id=7) for at in range(moved)]
    found, looks = looked("CASE-T-01A", make(TransportPlan, 7, case_id=1, **values), rows, TODAY)
    assert [said in each.message for each in found] == [True] * bool(said) and looks == again


@pytest.mark.parametrize(
    ("rule", "values", "said"),
    [
        ("CASE-T-03", {"src": "I", "dts": True, "dtc": "7"}, ""),
        ("CASE-T-03", {"src": "I", "dts": True, "dtc": "6"}, ""),
        ("CASE-T-03", {"src": "I", "dts": True, "dtc": "8"}, "term 8 does not reach the overseas port"),
        ("CASE-T-03", {"src": "I", "dts": True}, "term (none) does not reach"),
        ("CASE-T-03", {"src": "I", "dtc": "7"}, "by defense transport at least to the overseas port"),
        ("CASE-T-03", {"src": "II"}, ""),
        *(("CASE-T-04", {"src": "II", "dtc": term}, "") for term in "789"),
        *(("CASE-T-04", {"src": "IV", "dtc": term}, f"not {term}.") for term in "2456E"),
        ("CASE-T-04", {"src": "III"}, "not (none)."),
        ("CASE-T-04", {"src": "I", "dtc": "5"}, ""),
        ("CASE-T-04", {"src": "U", "dtc": "5"}, ""),
        ("CASE-T-05", {"src": "III", "to_party": "FORWARDER"}, "is not consigned to a freight forwarder"),
        ("CASE-T-05", {"cci": True, "to_party": "US_FACILITY"}, "the purchaser's facility in the United States"),
        ("CASE-T-05", {"cci": True, "to_party": "DGR"}, ""),
        ("CASE-T-05", {"to_party": "FORWARDER"}, ""),
        ("CASE-T-06", {"orc": "A", "hazmat": True}, "It is hazardous: release code A is not allowed"),
        ("CASE-T-06", {"orc": "Y", "oversize": True, "classified_line": "S"},
         "It is oversize, perishable or pilferable and classified: release code Y"),
        ("CASE-T-06", {"orc": "A", "dtc": "8"}, "on board the purchaser's carrier (term 8)"),
        ("CASE-T-06", {"orc": "Y", "src": "IV"}, "It is sensitive"),
        ("CASE-T-06", {"orc": "Z", "hazmat": True}, ""),
        ("CASE-T-06", {"orc": "X", "hazmat": True}, ""),
        ("CASE-T-06", {"orc": "A", "dtc": "5"}, ""),
        ("CASE-T-09", {"classified_line": "C", "noa_to": "FORWARDER"}, "goes to the country's representative"),
        ("CASE-T-09", {"classified_line": "C", "noa_to": "COUNTRY_REP"}, ""),
        ("CASE-T-09", {"classified_line": "U", "noa_to": "FORWARDER"}, ""),
        ("CASE-T-10", {"dts": True, "transport_mode": "OCEAN", "tcn": "BN12"}, "whom to call for the ship of BN12."),
        ("CASE-T-10", {"dts": True, "transport_mode": "OCEAN"}, "the TCN is not recorded"),
        ("CASE-T-10", {"dts": True, "transport_mode": "OCEAN", "artrans_told_on": TODAY}, ""),
        ("CASE-T-10", {"dts": True, "transport_mode": "OCEAN", "shipment_state": "ARRIVED"}, ""),
        ("CASE-T-10", {"dts": True, "transport_mode": "SAAM"}, ""),
        ("CASE-T-10", {"transport_mode": "OCEAN"}, ""),
    ],
)  # fmt: skip
def test_what_a_shipment_is_told(rule: str, values: dict[str, Any], said: str) -> None:
    told = messages(rule, shipment(**values), [], TODAY)
    assert len(told) == bool(said) and all(said in each for each in told)


def test_only_category_one_can_be_waived() -> None:
    rules = all_rules()
    assert "USD(I&S)" in rules["CASE-T-03"].override and not rules["CASE-T-04"].override


@pytest.mark.parametrize(
    ("rule", "values", "today", "said", "again"),
    [
        ("CASE-T-07", {"orc": "Y"}, date(2026, 3, 1), "released on 01 Mar 2026 when nobody", date(2026, 3, 2)),
        ("CASE-T-07", {"orc": "Y"}, date(2026, 3, 2), "without an answer since 01 Mar 2026", None),
        ("CASE-T-07", {"orc": "Y", "noa_answered_on": TODAY}, TODAY, "", None),
        ("CASE-T-07", {"orc": "Y", "shipment_state": "DEPARTED"}, TODAY, "", None),
        ("CASE-T-07", {"orc": "Z"}, TODAY, "", None),
        ("CASE-T-08", {"orc": "Z"}, date(2026, 3, 16), "may be charged after 16 Mar 2026", date(2026, 3, 17)),
        ("CASE-T-08", {"orc": "Z"}, date(2026, 3, 17), "Storage may be charged since 16 Mar 2026", None),
        ("CASE-T-08", {"orc": "Y"}, TODAY, "", None),
        ("CASE-T-08", {"orc": "Z", "noa_answered_on": TODAY}, TODAY, "", None),
        ("CASE-T-08", {"orc": "Z", "noa_sent_on": None}, TODAY, "", None),
    ],
)  # fmt: skip
def test_a_notice_that_nobody_answers(
    rule: str, values: dict[str, Any], today: date, said: str, again: date | None
) -> None:
    record = shipment(**{"noa_sent_on": date(2026, 2, 14)} | values)
    found, looks = looked(rule, record, [], today)
    assert [said in each.message for each in found] == [True] * bool(said) and looks == again


@pytest.mark.parametrize(
    ("values", "today", "said", "again"),
    [
        ({"etd_on": date(2026, 3, 22)}, TODAY, ["that is asked by 01 Mar 2026"], None),
        ({"etd_on": date(2026, 3, 22), "us_flag_asked_on": date(2026, 3, 1)}, TODAY, [], None),
        ({"etd_on": date(2026, 3, 22), "us_flag_asked_on": TODAY}, TODAY, ["asked on 02 Mar 2026, after 01 Mar"], None),
        ({"etd_on": date(2024, 3, 21)}, date(2024, 2, 1), ["that is asked by 29 Feb 2024"], None),
        # 19 January, the birthday of Dr. King, and 16 February, Washington's birthday, are no working days
        ({"loaded_on": date(2026, 1, 5)}, date(2026, 2, 18),
         ["by 03 Feb 2026, where it was loaded abroad by 18 Feb 2026"], date(2026, 2, 19)),
        ({"loaded_on": date(2026, 1, 5)}, date(2026, 2, 19), [], None),
        ({}, TODAY, [], None),
    ],
)  # fmt: skip
def test_sea_cargo_that_the_united_states_pays(
    values: dict[str, Any], today: date, said: list[str], again: date | None
) -> None:
    found, looks = looked("CASE-T-15", shipment(ocean_grant=True, **values), [], today)
    assert all(words in each.message for words, each in zip(said, found, strict=True)) and looks == again
    assert not messages("CASE-T-15", shipment(**values), [], today)
