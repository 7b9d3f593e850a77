"""Rules about letters of request, at their boundary days."""

from datetime import date
from typing import Any

import pytest

from models.cases.addressees import addressees, missing
from models.cases.casebook import CaseFile
from models.cases.requests import Lor, LorArticle, LorCase
from models.office.desk import Checklist, ChecklistAnswer
from tests.models.making import findings, make, messages

TODAY = date(2026, 9, 1)
DAY = date(2026, 8, 3)


def lor(**values: Any) -> Any:
    return make(Lor, 1, **{"lor_ref": "MOD/45"} | values)


TOLD = {
    "originator_kind": "NON_MOD", "originator_unit_id": 3, "unit_functions": "Guards the border",
    "sale_nature": "Cameras", "internal_security": "None", "diversion_risk": "Low", "state_told_on": DAY,
}  # fmt: skip
"""Everything that State asks of a unit outside the ministry."""


def article(**values: Any) -> Any:
    return make(LorArticle, 5, **{"lor_id": 1, "nomenclature": "Radio"} | values)


@pytest.mark.parametrize(
    ("rule", "values", "said"),
    [
        ("CASE-L-01", {"lor_form": "VERBAL"}, "confirmation in writing is not recorded"),
        ("CASE-L-01", {"lor_form": "VERBAL", "written_confirmed_on": DAY}, ""),
        ("CASE-L-01", {"lor_form": "LETTER"}, ""),
        ("CASE-L-01", {"lor_form": "VERBAL", "withdrawn_on": DAY}, ""),
        ("CASE-L-02", {"lor_form": "MINUTES"}, "minutes that the purchaser signed are not on file"),
        ("CASE-L-02", {"lor_form": "LETTER"}, ""),
        ("CASE-L-03", {"lor_ref": None}, "the transmittal must name it"),
        ("CASE-L-03", {}, ""),
        ("CASE-L-10", {"originator_kind": "NON_MOD"},
         "which unit asks, what it does, what kind of sale it is, what it has to do with internal security and the "
         "risk of diversion"),
        ("CASE-L-10", TOLD | {"diversion_risk": None}, "State needs to know the risk of diversion; it is not"),
        ("CASE-L-10", TOLD | {"state_told_on": None}, "has not gone to it through DSCA"),
        ("CASE-L-10", TOLD, ""),
        ("CASE-L-10", {"originator_kind": "MOD"}, ""),
        ("CASE-L-11", {"lor_form": "EMAIL"}, "is not confirmed"),
        ("CASE-L-11", {"lor_form": "EMAIL", "signer_listed": True}, ""),
        ("CASE-L-16", {"pna_received_on": DAY}, "neither for an offer nor for a budget"),
        ("CASE-L-16", {}, ""),
        ("CASE-L-17", {"pna_amount": 500}, "no paper of the agency"),
        ("CASE-L-17", {}, ""),
        ("CASE-L-20", {"actionable_on": DAY, "insufficient_on": TODAY}, "the new day is not recorded"),
        ("CASE-L-20", {"actionable_on": DAY, "insufficient_on": DAY}, ""),
        ("CASE-L-21", {"direct_sale_talks": True}, "one of the two ways has to end"),
        ("CASE-L-21", {}, ""),
        ("CASE-L-22", {"funding_source": "EDA_GRANT", "lor_dated_on": date(2022, 1, 1)}, "nor a Leahy agreement"),
        ("CASE-L-22", {"funding_source": "EDA_GRANT", "lor_dated_on": date(2021, 12, 31)}, ""),
        ("CASE-L-22", {"funding_source": "FMF_REPAYABLE", "recipient_units": "2nd Battalion"}, ""),
        ("CASE-L-22", {"funding_source": "FMF_REPAYABLE", "leahy_agreement_on": DAY}, ""),
        ("CASE-L-22", {"funding_source": "NATIONAL"}, ""),
        ("CASE-L-24", {"lor_dated_on": DAY, "received_by_ia_on": DAY, "complete_on": TODAY}, ""),
        ("CASE-L-24", {"lor_dated_on": TODAY, "actionable_on": DAY},
         "Actionable on, 03 Aug 2026, lies before dated, 01 Sep 2026."),
        ("CASE-P-06L", {"funding_source": "FMF_NONREPAYABLE"}, "names no project"),
        ("CASE-P-06L", {"funding_source": "FMF_NONREPAYABLE", "baseline_id": 4}, ""),
        ("CASE-P-06L", {"funding_source": "NATIONAL"}, ""),
    ],
)  # fmt: skip
def test_what_a_letter_is_told(rule: str, values: dict[str, Any], said: str) -> None:
    told = messages(rule, lor(**values), [], TODAY)
    assert len(told) == bool(said) and all(said in each for each in told)


@pytest.mark.parametrize(
    ("rule", "values", "due"),
    [
        ("CASE-L-13", {"sent_on": date(2028, 2, 26)}, date(2028, 3, 2)),
        ("CASE-L-13", {"sent_on": date(2027, 2, 26)}, date(2027, 3, 3)),
        ("CASE-L-13", {"sent_on": DAY, "acknowledged_on": DAY}, None),
        ("CASE-L-14", {"received_by_ia_on": date(2026, 8, 31)}, date(2026, 9, 30)),
        ("CASE-L-14", {"received_by_ia_on": date(2026, 9, 1)}, date(2026, 10, 1)),
        ("CASE-L-14", {"received_by_ia_on": DAY, "actionable_on": DAY}, None),
        ("CASE-L-15", {"response_wanted": "PNA", "lor_dated_on": date(2028, 1, 15)}, date(2028, 2, 29)),
        ("CASE-L-15", {"response_wanted": "LOA", "lor_dated_on": DAY}, None),
        ("CASE-L-15", {"response_wanted": "PNA", "lor_dated_on": DAY, "pna_received_on": DAY}, None),
        ("CASE-L-18", {"advisory_sent_on": date(2026, 8, 28)}, date(2026, 9, 14)),  # Labor Day between
        ("CASE-L-18", {"advisory_sent_on": DAY, "actionable_on": DAY}, None),
        ("CASE-L-19", {"disapproval_told_on": date(2026, 12, 18)}, date(2027, 1, 5)),  # Christmas and New Year
        ("CASE-L-19", {"disapproval_told_on": DAY, "disapproval_answered_on": DAY}, None),
        ("CASE-L-23", {"sensitive_class": "T1H", "received_by_ia_on": DAY}, date(2026, 8, 17)),
        ("CASE-L-23", {"sensitive_class": "T1H", "received_by_ia_on": DAY, "advisory_sent_on": date(2026, 8, 10)},
         date(2026, 8, 24)),
        ("CASE-L-23", {"sensitive_class": "T1E", "received_by_ia_on": DAY}, None),
    ],
)  # fmt: skip
def test_when_an_answer_is_due(rule: str, values: dict[str, Any], due: date | None) -> None:
    found = findings(rule, lor(**values), [], TODAY)
    assert [each.due_on for each in found] == ([due] if due else [])


@pytest.mark.parametrize(
    ("values", "articles", "action", "info"),
    [
        ({"lor_channel": "IN_COUNTRY"}, [{}], "DSCA (IOPS), DoD component", "combatant command"),
        ({"lor_channel": "US_REPRESENTATIVE"}, [{}], "DSCA (IOPS), DoD component", "SCO"),
        ({"lor_channel": "US_REPRESENTATIVE"}, [{"sme": True}], "DSCA (IOPS), DoD component", "combatant command"),
        ({"funding_source": "FMF_NONREPAYABLE"}, [{"mde": True}], "DSCA (IOPS), DoD component",
         "State (PM/SA), combatant command"),
        ({"sensitive_way": True, "funding_source": "FMF_REPAYABLE"}, [], "State (PM), DSCA (IOPS)", ""),
        ({"release_review": "SO-P, COMSEC"}, [], "DSCA (CPD)", "DSCA (IOPS/WPN)"),
        ({"originator_kind": "NON_MOD"}, [], "DSCA (IOPS), DoD component", "combatant command, State (PM)"),
    ],
)  # fmt: skip
def test_to_whom_a_letter_goes(
    values: dict[str, Any], articles: list[dict[str, Any]], action: str, info: str
) -> None:
    found = addressees(lor(**values), [article(**each) for each in articles])
    assert (", ".join(found.action), ", ".join(found.info)) == (action, info)


@pytest.mark.parametrize(
    ("action", "info", "said"),
    [
        ("DSCA IOPS\nSAF/IA", "USEUCOM J5", []),
        ("DSCA IOPS", "USEUCOM J5", ["Not among the action addressees: DoD component."]),
        ("SAF/IA", "", ["Not among the action addressees: DSCA (IOPS).",
                        "Not among the information addressees: combatant command."]),
    ],
)  # fmt: skip
def test_who_is_not_on_distribution(action: str, info: str, said: list[str]) -> None:
    record = lor(addressees_action=action, addressees_info=info, sent_on=DAY)
    assert messages("CASE-L-04", record, [article()], TODAY) == said


@pytest.mark.parametrize(("deviations", "told"), [((), 1), (("D-1",), 0), (("D-1", None), 1)])
def test_a_deviation_stands_on_the_case(deviations: tuple[str | None, ...], told: int) -> None:
    rows = [make(LorCase, 20 + at, lor_id=1, case_id=40 + at) for at in range(len(deviations))]
    rows += [make(CaseFile, 40 + at, deviation_ref=each) for at, each in enumerate(deviations)]
    assert len(messages("CASE-P-06L", lor(funding_source="FMF_REPAYABLE"), rows, TODAY)) == told


def test_nothing_written_misses_everybody() -> None:
    assert missing(("SCO", "State (PM)"), None) == ["SCO", "State (PM)"]


@pytest.mark.parametrize(("name", "told"), [("Patrol dog, trained", 1), ("Working dogs", 1), ("Dogma", 0)])
def test_dogs_need_a_plan(name: str, told: int) -> None:
    assert len(messages("CASE-L-12", lor(), [article(nomenclature=name.replace(",", ""))], TODAY)) == told


@pytest.mark.parametrize(
    ("answers", "values", "said"),
    [
        ({}, {}, "0 of 13 criteria of being actionable are met."),
        ({f"ACT-{each:02d}": "PASS" for each in range(1, 14)}, {}, ""),
        ({f"ACT-{each:02d}": "PASS" for each in range(2, 14)} | {"ACT-01": "FAIL"}, {},
         "12 of 13 criteria of being actionable are met; not met: ACT-01."),
        ({f"CMP-{each:02d}": "NOT_APPLICABLE" for each in range(1, 8)}, {"actionable_on": DAY}, ""),
        ({"CMP-01": "PENDING", "CMP-02": "WAIVED"}, {"actionable_on": DAY}, "1 of 7 criteria of being complete"),
        ({}, {"actionable_on": DAY, "complete_on": DAY}, ""),
    ],
)  # fmt: skip
def test_criteria_of_the_tables(answers: dict[str, str], values: dict[str, Any], said: str) -> None:
    rows = [make(Checklist, 7, template="lor")]
    rows += [make(ChecklistAnswer, 20 + at, checklist_id=7, item_code=code, answer=answer)
             for at, (code, answer) in enumerate(answers.items())]  # fmt: skip
    told = messages("CASE-L-25", lor(checklist_id=7, **values), rows, TODAY)
    assert len(told) == bool(said) and all(said in each for each in told)
