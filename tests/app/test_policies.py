"""Policy values as they are looked after: listed, corrected, given a new edition, tried out before, confirmed."""

from datetime import date, timedelta

import pytest

from app import confirming, effects, exceptions, policies, strengths
from app.errors import Refused, Usage
from app.office import Office
from app.policies import Wanted
from app.reading import Query
from models.findings import Strength
from models.office.desk import PolicyRecord
from models.rules import all_rules
from models.training.health import MedicalRecord
from models.training.people import Student
from tests.app.complete import add_family
from tests.models.training.family import STUDENT
from tests.support import TODAY, acting

MONTHS = "medical.exam_months"
LATER = TODAY + timedelta(days=60)


def value(office: Office, key: str = MONTHS) -> policies.Listed:
    return next(each for each in policies.listed(office.reader) if each.key == key and each.in_force)


def told(office: Office) -> list[str]:
    return [each.sentence for each in exceptions.register(office.reader)]


# -- the list --------------------------------------------------------------------------------------------------------
def test_what_is_to_be_confirmed_comes_first_then_groups(office: Office) -> None:
    found = policies.listed(office.reader)
    states = [each.value.unconfirmed for each in found]
    assert states == sorted(states, reverse=True) and True in states and False in states
    assert {each.group for each in found} >= {"Medical", "Human rights vetting", "Accounts", "Backups"}
    assert value(office).unit == "months"
    assert value(office).rules and all(rule in all_rules() for rule in value(office).rules)
    assert all(each.unit for each in found)


def test_the_rules_behind_a_value(office: Office) -> None:
    assert [each.id for each in policies.rules_using(MONTHS)] == list(value(office).rules)
    assert [each.id for each in policies.rules_using("rule.VET-05.strength")] == ["VET-05"]
    assert policies.rules_using("nothing.at_all") == []


# -- correcting and new editions -------------------------------------------------------------------------------------
def test_a_correction_keeps_its_reason_and_stands_in_the_register(office: Office) -> None:
    confirming.confirm(office, PolicyRecord, [value(office).record_id])
    policies.change(office, Wanted(value(office).record_id, "6", "Message 26-12"))
    now = value(office)
    assert (now.value.value, now.changed, now.value.confirmed_on) == ("6", True, None)
    assert told(office) == [f"{MONTHS} 6: Value 3 became 6. Message 26-12."]
    office.undo()
    assert (value(office).value.value, told(office)) == ("3", [])


def test_a_new_edition_ends_the_old_one_the_day_before(office: Office) -> None:
    wanted = Wanted(value(office).record_id, "6", "New manual", "SAMM 2026", "SAMM C2.1.6.7.3", LATER)
    made = policies.change(office, wanted)
    editions = [each for each in policies.listed(office.reader) if each.key == MONTHS]
    assert [(each.value.value, each.value.valid_from, each.value.valid_to) for each in editions] == [
        ("6", LATER, None), ("3", date(2012, 4, 30), LATER - timedelta(days=1)),
    ]  # fmt: skip
    assert editions[0].record_id == made and editions[0].unit == "months"
    assert office.reader.policy.whole(MONTHS, TODAY) == 3
    assert office.reader.policy.whole(MONTHS, LATER) == 6
    assert any("was added by the office. New manual." in each for each in told(office))


@pytest.mark.parametrize(
    ("wanted", "error"),
    [
        ({"value": "six"}, "not a number of months"),
        ({"value": "-1"}, "not a number of months"),
        ({"value": "1.5"}, "not a number of months"),
        ({"value": "3e0"}, "figures alone"),
        ({"value": ""}, "value is needed"),
        ({"reason": " "}, "Say why"),
        ({"value": "3"}, "Nothing would change"),
        ({"valid_from": LATER}, "Name the edition"),
        ({"valid_from": date(2012, 1, 1), "edition": "old"}, "begins later"),
    ],
)
def test_what_cannot_be_is_said(office: Office, wanted: dict[str, object], error: str) -> None:
    usual: dict[str, object] = {"record_id": value(office).record_id, "value": "6", "reason": "because"}
    with pytest.raises(Usage, match=error):
        policies.change(office, Wanted(**(usual | wanted)))  # type: ignore[arg-type]
    assert told(office) == []


@pytest.mark.parametrize(
    ("key", "unit", "typed", "kept"),
    [
        ("a", "days", " 16 ", "16"),
        ("a", "percent", "12.5", "12.5"),
        ("a", "percent", "101", None),
        ("a", "dollars", "400000", "400000"),
        ("a", "dollars", "NaN", None),
        ("a", "yes or no", "yes", "yes"),
        ("a", "yes or no", "Yes", None),
        ("a", "days, several", "30, 21,16", "30,21,16"),
        ("a", "days, several", "30,x", None),
        ("a", "words", "WHINSEC,IAAFA", "WHINSEC,IAAFA"),
        ("rule.X.strength", "", "warn", "warn"),
        ("rule.X.strength", "", "strict", None),
    ],
)
def test_a_value_is_read_as_its_unit_says(key: str, unit: str, typed: str, kept: str | None) -> None:
    if kept is None:
        with pytest.raises(Usage):
            policies.check_value(key, unit, typed)
    else:
        assert policies.check_value(key, unit, typed) == kept


def test_only_who_decides_changes_policy(office: Office) -> None:
    wanted = Wanted(value(office).record_id, "6", "because")
    for role in ("viewer", "clerk", "officer"):
        with acting(office, "Ben Hale", role), pytest.raises(Refused, match="Ask the chief"):
            policies.change(office, wanted)
    with acting(office, "Ben Hale", "chief"):
        policies.change(office, wanted)


# -- confirming ------------------------------------------------------------------------------------------------------
def test_many_are_confirmed_in_one_step(office: Office) -> None:
    open_ones = policies.unconfirmed(policies.listed(office.reader))
    assert len(open_ones) >= 3
    count = confirming.confirm(
        office, PolicyRecord, [each.record_id for each in open_ones], by="The legal adviser"
    )
    assert count == len(open_ones)
    assert policies.unconfirmed(policies.listed(office.reader)) == []
    assert told(office) == [], "confirming is what an office is asked to do"
    first = next(each for each in policies.listed(office.reader) if each.record_id == open_ones[0].record_id)
    assert first.state == "Confirmed 02 Mar 2026 by The legal adviser"
    confirming.unconfirm(office, PolicyRecord, [first.record_id])
    assert len(policies.unconfirmed(policies.listed(office.reader))) == 1
    with pytest.raises(Usage, match="day to come"):
        confirming.confirm(office, PolicyRecord, [first.record_id], on=TODAY + timedelta(days=1))
    for nothing in (confirming.confirm, confirming.unconfirm):
        with pytest.raises(Usage, match="Choose"):
            nothing(office, PolicyRecord, [])


# -- what would be different -----------------------------------------------------------------------------------------
@pytest.fixture
def student(office: Office) -> int:
    """A student whose examination is two and a half months before the order."""
    office.move_to(date(2026, 5, 1))
    return add_family(office)[STUDENT]


def trial(office: Office, typed: str) -> effects.Effect:
    then = policies.with_wanted(office.reader, Wanted(value(office).record_id, typed, ""))
    return effects.effect(office.reader, then)


def test_a_trial_tells_what_the_change_then_does(office: Office, student: int) -> None:
    before = {each.message for each in office.reader.findings(Student, student)}
    head = office.head()
    found = trial(office, "1")
    assert office.head() == head, "a trial changes nothing"
    assert [(each.what, each.rule) for each in found.affected] == [("New", "MED-02")]
    assert found.affected[0].title == "SAMPLE, Jan Q"
    assert found.sentence.startswith("Findings: 1 new, about 1 record of ")
    policies.change(office, Wanted(value(office).record_id, "1", "trial"))
    after = {each.message for each in office.reader.findings(Student, student)}
    assert after - before == {found.affected[0].words}
    back = trial(office, "3")
    assert [each.what for each in back.affected] == ["Gone"]


def test_a_trial_without_effect_says_so(office: Office, student: int) -> None:
    assert trial(office, "3").sentence.startswith("No finding would change (")


def test_a_trial_tells_of_other_words(office: Office, student: int) -> None:
    (exam,) = office.reader.ids(Query(MedicalRecord))
    with office.change("Old examination") as work:
        work.set(MedicalRecord, exam, {"exam_date": date(2025, 1, 1)})
    found = trial(office, "2")
    assert {each.what for each in found.affected} == {"Changed"}
    assert "with other words, date or strength" in found.sentence


def test_a_trial_can_be_stopped(office: Office, student: int) -> None:
    with pytest.raises(Refused, match="stopped"):
        effects.effect(office.reader, office.reader.policy, cancelled=lambda: True)


# -- strength of rules -----------------------------------------------------------------------------------------------
def strong(office: Office, rule: str) -> strengths.Strong:
    return next(each for each in strengths.strengths(office.reader) if each.rule.id == rule)


def test_a_rule_whose_source_names_nobody_stays_a_gate(office: Office) -> None:
    closed = [each for each in strengths.strengths(office.reader) if each.closed]
    assert closed and all(each.choices == (Strength.BLOCK,) for each in closed)
    with pytest.raises(Refused, match="stays a gate"):
        strengths.set_strength(office, closed[0].rule.id, Strength.WARN, "because")


def test_a_rule_is_made_weaker_and_given_its_strength_back(office: Office, student: int) -> None:
    rule = next(
        each for each in strengths.strengths(office.reader) if each.now is Strength.BLOCK and not each.closed
    ).rule.id
    strengths.set_strength(office, rule, Strength.WARN, "Message 26-14")
    assert strong(office, rule).now is Strength.WARN and strong(office, rule).changed
    assert told(office) == [f"rule.{rule}.strength warn was added by the office. Message 26-14."]
    with pytest.raises(Usage, match="already"):
        strengths.set_strength(office, rule, Strength.WARN, "again")
    with pytest.raises(Usage, match="Say why"):
        strengths.set_strength(office, rule, Strength.INFORM, "")
    strengths.set_strength(office, rule, Strength.INFORM, "still")
    strengths.set_strength(office, rule, Strength.BLOCK, "over")
    assert not strong(office, rule).changed and told(office) == []


def test_rules_on_recollection_are_confirmed_as_they_are(office: Office) -> None:
    open_ones = [each for each in strengths.strengths(office.reader) if each.unconfirmed]
    assert open_ones and strengths.strengths(office.reader)[0].unconfirmed, "they come first"
    ids = [each.rule.id for each in open_ones]
    assert strengths.confirm(office, ids, by="The legal adviser") == len(ids)
    assert strong(office, ids[0]).state == "Confirmed 02 Mar 2026 by The legal adviser"
    assert [strong(office, each).now for each in ids] == [each.now for each in open_ones]
    assert told(office) == [], "confirming is what an office is asked to do"
    strengths.set_strength(office, ids[0], Strength.INFORM, "Order 7")
    assert strong(office, ids[0]).unconfirmed, "another strength is not confirmed"
    assert any("Order 7" in each for each in told(office))
    strengths.confirm(office, ids[:1])
    assert strong(office, ids[0]).state == f"Confirmed 02 Mar 2026 by {office.user}"
    for nothing, on in (([], None), (ids, TODAY + timedelta(days=1))):
        with pytest.raises(Usage):
            strengths.confirm(office, nothing, on=on)


def test_every_strength_that_may_be_chosen_can_be(office: Office) -> None:
    for each in strengths.strengths(office.reader):
        assert each.now in each.choices
        assert bool(each.closed) is (len(each.choices) == 1)


def test_a_trial_of_a_strength(office: Office, student: int) -> None:
    policies.change(office, Wanted(value(office).record_id, "1", "so that MED-02 speaks"))
    then = strengths.with_strength(office.reader, "MED-02", Strength.INFORM)
    found = effects.effect(office.reader, then)
    assert [(each.what, each.rule) for each in found.affected] == [("Changed", "MED-02")]
