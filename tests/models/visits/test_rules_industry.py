"""Industry calls: they are told of and never blocked; at their boundary days."""

from datetime import date, timedelta
from typing import Any

import pytest

from models.findings import Strength
from models.rules import all_rules, rules_of
from models.visits.industry import Appointment, IndustryVisit
from tests.models.making import looked, make, messages
from tests.models.visits.world import TODAY, check

BEGINS, ENDS = date(2026, 6, 15), date(2026, 6, 17)
Values = dict[str, Any]


def visit(**values: Any) -> Any:
    return make(IndustryVisit, 210, **{"industry_no": "IV-2026-0001", "company_id": 211, "first_visit": True,
                                       "call_from": BEGINS, "call_to": ENDS,
                                        "call_state": "ANNOUNCED"} | values)  # fmt: skip


@pytest.mark.parametrize(
    ("values", "today", "said", "asked"),
    [
        ({}, date(2026, 5, 16), ["The package should come by 16 May 2026."], date(2026, 5, 17)),
        ({}, date(2026, 5, 17), ["The package should have come by 16 May 2026."], date(2026, 6, 18)),
        ({}, ENDS + timedelta(days=1), [], None),
        ({"received_on": date(2026, 5, 16)}, TODAY, [], None),
        ({"received_on": date(2026, 5, 17)}, TODAY, ["The package came 29 days before the visit"], date(2026, 6, 18)),
        # acceptance check 5 of visitors.md 11
        ({"received_on": date(2026, 6, 3)}, TODAY, ["came 12 days before the visit; it should come 30 days before."],
         date(2026, 6, 18)),
        ({"received_on": date(2026, 6, 14)}, TODAY, ["came 1 day before"], date(2026, 6, 18)),
        ({"received_on": date(2026, 6, 16)}, TODAY, ["came 0 days before"], date(2026, 6, 18)),
        ({"received_on": date(2026, 6, 3), "first_visit": False}, TODAY, [], None),
        ({"received_on": date(2026, 6, 3), "call_state": "CALLED_OFF"}, TODAY, [], None),
    ],
)  # fmt: skip
def test_the_package_of_a_first_visit(
    values: Values, today: date, said: list[str], asked: date | None
) -> None:
    found, looks = looked("VIS-R-45", visit(**values), [], today)
    check([each.message for each in found], said)
    assert looks == asked and all(each.strength == "warn" and not each.step for each in found)


def test_no_rule_about_industry_blocks() -> None:
    rules = [
        each
        for each in all_rules().values()
        if each.subject in ("industry_visit", "company", "representative")
    ]
    assert {each.id for each in rules} >= {f"VIS-R-{number}" for number in range(45, 50)}
    assert all(each.strength is not Strength.BLOCK and not each.step for each in rules)
    assert not rules_of("industry_appointment")


WHOLE = {
    "synopsis": "Radios",
    "licence_no": "L1",
    "prior_information": "Prices of none",
    "support_requested": "A talk",
}


@pytest.mark.parametrize(
    ("rule", "values", "said"),
    [
        ("VIS-R-45A", {}, []),
        ("VIS-R-45A", {"received_on": TODAY}, ["the synopsis, the export licence, what was told already"]),
        ("VIS-R-45A", {"received_on": TODAY} | WHOLE, []),
        ("VIS-R-46", {}, []),
        ("VIS-R-46", {"appointment_by": "SCO"}, ["that the host wants it so is not recorded"]),
        ("VIS-R-46", {"appointment_by": "SCO", "neutrality_note": "The ministry asked."}, []),
        ("VIS-R-46", {"appointment_by": "INDUSTRY"}, []),
        ("VIS-R-46", {"sco_attends": True}, ["who asked for it is not recorded"]),
        ("VIS-R-46", {"sco_attends": True, "attends_reason": "Both asked."}, []),
        ("VIS-R-47", {}, []),
        ("VIS-R-47", {"proprietary": True}, ["others hear at most that a visit took place, and when"]),
        ("VIS-R-47", {"proprietary": True, "call_state": "CALLED_OFF"}, []),
        ("VIS-R-48", {}, []),
        ("VIS-R-48", {"support_requested": "Help with our prices, and a tour."}, ["asks about prices"]),
        ("VIS-R-48", {"support_requested": "A costume party."}, []),
        ("VIS-R-48", {"support_requested": "The bid", "referred_to": "DSCA"}, []),
        ("VIS-R-48", {"exceptional_circumstance": "Asked to favour one."}, ["not referred to the department"]),
    ],
)  # fmt: skip
def test_what_a_visit_of_industry_is_told(rule: str, values: Values, said: list[str]) -> None:
    check(messages(rule, visit(**values), [], TODAY), said)


def test_an_appointment_that_the_office_made() -> None:
    meeting = make(Appointment, 220, visit_id=210, made_by="SCO")
    check(messages("VIS-R-46", visit(), [meeting], TODAY), ["The office makes appointments"])


@pytest.mark.parametrize(
    ("values", "today", "said", "asked"),
    [
        ({}, ENDS - timedelta(days=1), [], ENDS),
        ({}, ENDS, ["The visit ends today"], ENDS + timedelta(days=1)),
        ({}, ENDS + timedelta(days=1), ["The visit ended on 17 Jun 2026"], None),
        ({"call_to": None}, BEGINS, ["The visit ends today"], BEGINS + timedelta(days=1)),
        ({"debrief_on": ENDS}, ENDS, [], None),
        ({"call_state": "CALLED_OFF"}, ENDS, [], None),
    ],
)
def test_a_company_tells_how_it_went(
    values: Values, today: date, said: list[str], asked: date | None
) -> None:
    found, looks = looked("VIS-R-49", visit(**values), [], today)
    check([each.message for each in found], said)
    assert looks == asked
    assert all(each.due_on == (values.get("call_to", ENDS) or BEGINS) + timedelta(days=7) for each in found)
