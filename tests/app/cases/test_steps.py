"""Steps of cases: along the table, through the gates, with the days they fill, and corrected by new entries."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest

from app import decisions, exceptions, rechecks
from app.asides import Aside
from app.cases import steps
from app.errors import NotFound, Refused, Usage
from app.office import Office
from models import concern, rules
from models.cases.casebook import CaseFile, CaseStep
from models.cases.requests import Lor, LorCase
from models.findings import Finding, Strength
from models.policy import Policy
from tests import support
from tests.support import TODAY, acting

DAY = TODAY - timedelta(days=10)


def case(office: Office, **values: object) -> int:
    given = {
        "case_designator": "BN-B-SAA", "case_kind": "FMS", "disclosure_approved_on": date(2026, 1, 2),
        "transfer_arranged_on": date(2026, 1, 2),
    } | values  # fmt: skip
    return support.add(office, CaseFile, **given)


def state(office: Office, case_id: int) -> str | None:
    return office.reader.get(CaseFile, case_id).case_state


def go(office: Office, case_id: int, to: str, day: date = DAY, **more: Any) -> int:
    return steps.record(
        office, case_id, to, {"stepped_on": day, "step_ref": "L-1", "step_reason": "As agreed", **more}
    )


def _forget_rules() -> None:
    """What was worked out of the registered rules is worked out anew."""
    for module in (rules, concern, rechecks):
        for each in vars(module).values():
            if hasattr(each, "cache_clear"):
                each.cache_clear()


@pytest.fixture
def gates() -> Iterator[None]:
    """Two rules that close the offer of a case named so; only one of them names an authority."""
    rules.all_rules()
    for name, override in (("SOFT", "The chief"), ("HARD", "")):

        def check(f: rules.Facts, _p: Policy, _t: date, name: str = name) -> Iterator[Finding]:
            if name == f.record.get("nickname"):
                yield Finding(f"{name} is not settled.")

        rules.rule(f"TEST-{name}", Strength.BLOCK, "SAMM C5", subject="case_file", step="case_offer", tag="S01",
                   says="Test.", override=override)(check)  # fmt: skip
    _forget_rules()
    yield
    del rules.RULES["TEST-SOFT"], rules.RULES["TEST-HARD"]
    _forget_rules()


def test_a_step_moves_the_case_and_fills_its_empty_days_and_those_of_its_letters(office: Office) -> None:
    made, letter = case(office), support.add(office, Lor, lor_ref="MOD-1")
    told = support.add(office, Lor, lor_ref="MOD-2", sent_on=date(2026, 1, 2))
    for each in (letter, told):
        support.add(office, LorCase, case_id=made, lor_id=each)
    go(office, made, "LOR_SENT")
    go(office, made, "LOR_RECEIVED", DAY + timedelta(days=1))
    go(office, made, "LOR_ACTIONABLE", DAY + timedelta(days=2))
    row = office.reader.get(Lor, letter)
    assert (row.sent_on, row.received_by_ia_on, row.actionable_on) == (
        DAY, DAY + timedelta(days=1), DAY + timedelta(days=2),
    )  # fmt: skip
    assert office.reader.get(Lor, told).sent_on == date(2026, 1, 2)
    offered = case(office, case_designator="BN-B-SAB", entered_as="PROPOSED")
    go(office, offered, "OFFERED")
    go(office, offered, "ACCEPTED", TODAY)
    found = office.reader.get(CaseFile, offered)
    assert (found.case_state, found.offered_on, found.accepted_on) == ("ACCEPTED", DAY, TODAY)
    office.undo()
    found = office.reader.get(CaseFile, offered)
    assert (found.case_state, found.offered_on, found.accepted_on) == ("OFFERED", DAY, None)


REFUSED = [
    ("PLANNED", "FMS", "CLOSED", {}, "does not become closed; it may become LOR sent, withdrawn"),
    ("PLANNED", "FMS", "DEVELOPMENT", {}, "does not become development"),
    ("PLANNED", "BPC", "LOR_SENT", {}, "does not become LOR sent"),
    ("PROPOSED", "BPC", "OFFERED", {}, "does not become offered"),
    ("PLANNED", "FMS", "LOR_SENT", {"step_ref": " "}, "Send the request: Reference is missing"),
    ("IMPLEMENTED", "FMS", "SUSPENDED", {"step_reason": None}, "Reason is missing"),
    ("OFFERED", "FMS", "REJECTED", {"step_reason": "", "stepped_on": None}, "On, Reason are missing"),
]


@pytest.mark.parametrize(("before", "kind", "after", "told", "why"), REFUSED)
def test_what_is_no_step_or_lacks_something_is_refused(
    office: Office, before: str, kind: str, after: str, told: dict[str, Any], why: str
) -> None:
    made = case(office, entered_as=before, case_kind=kind)
    head = office.head()
    with pytest.raises(Refused, match=why):
        go(office, made, after, **({"stepped_on": DAY} | told) if "stepped_on" not in told else told)
    assert office.head() == head and state(office, made) == before


def test_the_request_itself_has_to_make_sense(office: Office) -> None:
    made = case(office)
    for to, values in (
        ("GONE", {"stepped_on": DAY}),
        ("LOR_SENT", {"stepped_on": TODAY + timedelta(days=1)}),
        ("LOR_SENT", {"stepped_on": DAY, "colour": "red"}),
    ):
        with pytest.raises(Usage):
            steps.record(office, made, to, values)
    with pytest.raises(NotFound):
        go(office, made + 99, "LOR_SENT")
    go(office, made, "LOR_SENT")
    with pytest.raises(Refused, match="before the one of"):
        go(office, made, "LOR_RECEIVED", DAY - timedelta(days=1))


def test_a_blocking_finding_closes_its_gate_and_is_named(office: Office, gates: None) -> None:
    soft = case(office, entered_as="PROPOSED", nickname="SOFT")
    hard = case(office, entered_as="PROPOSED", nickname="HARD", case_designator="BN-B-SAB")
    way = next(each for each in steps.standing(office.reader, [soft]).ways if each.target == "OFFERED")
    assert [each.rule for each in way.closed] == ["TEST-SOFT"] and way.may_aside
    with pytest.raises(Refused, match="closed by TEST-SOFT") as refused:
        go(office, soft, "OFFERED")
    assert [each.message for each in refused.value.findings] == ["SOFT is not settled."]
    aside = Aside("The minister signs tomorrow", "DSCA message 12")
    with acting(office, "clara", "officer"), pytest.raises(Refused, match="TEST-SOFT"):
        steps.record(office, soft, "OFFERED", {"stepped_on": DAY}, aside=aside)
    with pytest.raises(Refused, match="TEST-HARD"):
        steps.record(office, hard, "OFFERED", {"stepped_on": DAY}, aside=aside)
    with pytest.raises(Usage, match="reason and the authority"):
        steps.record(office, soft, "OFFERED", {"stepped_on": DAY}, aside=Aside("Because", ""))
    steps.record(office, soft, "OFFERED", {"stepped_on": DAY}, aside=aside)
    assert state(office, soft) == "OFFERED"
    line = next(each for each in exceptions.register(office.reader) if "TEST-SOFT" in each.sentence)
    assert line.record == ("case_file", soft) and "The minister signs tomorrow" in line.sentence
    go(office, soft, "CANCELLED")  # the other ways stay open


def test_a_correction_takes_the_place_of_the_step_it_names(office: Office) -> None:
    made = case(office, entered_as="PROPOSED")
    offered = go(office, made, "OFFERED")
    with pytest.raises(Refused, match="Reason is missing"):
        steps.record(office, made, "OFFERED", {"stepped_on": DAY + timedelta(days=1)}, corrects_id=offered)
    again = steps.record(office, made, "OFFERED", {"stepped_on": DAY + timedelta(days=1), "step_reason": "Misread"},
                         corrects_id=offered)  # fmt: skip
    assert office.reader.get(CaseFile, made).offered_on == DAY + timedelta(days=1)
    with pytest.raises(Refused, match="replaced before"):
        steps.record(office, made, "CANCELLED", {"stepped_on": DAY, "step_reason": "x"}, corrects_id=offered)
    go(office, made, "ACCEPTED", TODAY)
    with pytest.raises(Refused, match="goes on from it"):
        steps.record(
            office, made, "CANCELLED", {"stepped_on": TODAY, "step_reason": "Wrong case"}, corrects_id=again
        )
    accepted = office.reader.children(CaseStep, "case_id", made)[-1].id
    targets = {each.target for each in steps.instead_of(office.reader, accepted).ways}
    assert {"OFFERED", "ACCEPTED", "REJECTED"} <= targets
    steps.record(office, made, "OFFERED", {"stepped_on": TODAY, "step_reason": "Another case was signed"},
                 corrects_id=accepted)  # fmt: skip
    row = office.reader.get(CaseFile, made)
    assert (row.case_state, row.accepted_on, row.offered_on) == ("OFFERED", None, DAY + timedelta(days=1))


def test_ways_are_those_of_the_table_for_all_or_some(office: Office) -> None:
    ids = [case(office), case(office, case_designator="BN-B-SAB", case_kind="BPC")]
    found = steps.standing(office.reader, ids)
    assert found.states == {"PLANNED": 2}
    assert {each.target: each.count for each in found.ways} == {
        "WITHDRAWN": 2,
        "LOR_SENT": 1,
        "DEVELOPMENT": 1,
    }
    assert next(each for each in found.ways if each.target == "LOR_SENT").needs == ("stepped_on", "step_ref")


def test_a_form_cannot_go_round_the_table(office: Office) -> None:
    made = case(office)
    with pytest.raises(Refused, match="Record a step"), office.change("Add") as work:
        work.add(CaseStep, {"case_id": made, "to_state": "CLOSED", "stepped_on": DAY})
    with pytest.raises(Usage, match="Record a step"):
        decisions.move(office, CaseFile, made, "CLOSED")
