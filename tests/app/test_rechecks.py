"""Which rules are asked again: after another policy value those that name it, and always as if all had been asked."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from app import policies, rechecks, strengths
from app.gather import Touched
from app.office import Office
from app.policies import Wanted
from app.store import kept, records
from models.findings import Strength
from models.office.desk import PolicyRecord
from models.rules import all_rules, asking, rules_of, strengthened
from models.training.lines import TrainingLine
from models.training.people import Student
from tests.app import whole
from tests.app.complete import add_family
from tests.models.training.family import EARLIER
from tests.models.training.test_properties import family_of
from tests.support import TODAY, add, make_office

DAY = timedelta(days=1)
NO_SHRINK = (Phase.explicit, Phase.reuse, Phase.generate)


@pytest.fixture(scope="module")
def peopled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    """An office with families of every trouble; what a test changes, it undoes."""
    with make_office(Path(tmp_path_factory.mktemp("rechecks")), today=date(2026, 5, 20)) as office:
        for seed, code in enumerate(("GG", "JO", "TU", "KZ", "UP")):
            family = family_of(seed)
            family.put(EARLIER, line_suffix="C")
            add_family(office, family, code)
        yield office


def agrees(office: Office) -> None:
    assert whole.kept(office.writer, office.today) == whole.evaluated(office.writer, office.today)


def tasks(office: Office, values: dict[str, object], key: str) -> dict[str, set[str] | None]:
    """The rules that a change of a policy value would ask again, by subject; None for all of them."""
    row = next(row for row in records.every(office.writer, PolicyRecord) if row.get("key") == key)
    touched: Touched = {PolicyRecord: {row.id: dict.fromkeys(values, (None, None))}}
    found: dict[str, set[str] | None] = {}
    for task in rechecks.after_change(office.writer, touched, {}):
        if task.ids:
            found[task.kind.spec.name] = {each.id for each in task.rules} if task.rules is not None else None
    return found


def test_another_value_asks_only_the_rules_that_name_it(peopled: Office) -> None:
    assert tasks(peopled, {"value": "2"}, "imet.min_weeks") == {"student": {"IMT-09"}}
    assert tasks(peopled, {"value": "2"}, "names.days") == {
        "student": {"VET-06"},
        "training_line": {"CAN-07"},
    }


def test_who_confirmed_a_value_asks_nobody(peopled: Office) -> None:
    assert tasks(peopled, {"confirmed_on": "2026-05-20", "confirmed_by": "Ada"}, "imet.min_weeks") == {}


def test_another_strength_asks_the_rule_where_it_found_something(peopled: Office) -> None:
    everybody = len(records.live_ids(peopled.writer, Student))
    warns = (each for each in rules_of("student") if each.strength is Strength.WARN)
    rule = next(
        each for each in warns if 0 < len(kept.about(peopled.writer, "student", [each.id])) < everybody
    )
    about = kept.about(peopled.writer, "student", [rule.id])
    strengths.set_strength(peopled, rule.id, Strength.INFORM, "Agreed")
    agrees(peopled)
    key = strengths.key_of(rule.id)
    row = next(row for row in records.every(peopled.writer, PolicyRecord) if row.get("key") == key)
    found = rechecks.after_change(peopled.writer, {PolicyRecord: {row.id: {"value": ("warn", "inform")}}}, {})
    assert [(task.ids, task.rules) for task in found if task.ids] == [(about, (rule,))]
    peopled.undo()
    agrees(peopled)


def test_rules_by_their_keys() -> None:
    assert {each.id for each in asking({"imet.min_weeks"})} == {"IMT-09"}
    assert [each.id for each in strengthened({"rule.MED-02.strength", "imet.min_weeks"})] == ["MED-02"]
    assert asking(set()) == strengthened({"nothing"}) == ()


KEYS = frozenset(key for each in all_rules().values() for key in each.policy)


@settings(
    max_examples=25,
    deadline=None,
    phases=NO_SHRINK,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(data=st.data())
def test_after_any_change_of_policy_the_answers_are_those_of_asking_all(
    peopled: Office, data: st.DataObject
) -> None:
    """Values changed, removed, given another key, put back; alone, and together with the records they judge."""
    rows = [row for row in records.every(peopled.writer, PolicyRecord) if row.get("key") in KEYS]
    row = data.draw(st.sampled_from(rows))
    moved = data.draw(st.integers(-900, 9)) * DAY
    words = st.sampled_from(["IMET", "FMS", "no", "2"])
    values = st.integers(0, 200).map(str) if (row.get("value") or "").isdecimal() else words
    changes: list[dict[str, object] | None] = [
        {"value": data.draw(values)},
        {"valid_to": peopled.today + moved},
        {"valid_from": peopled.today + moved},
    ]
    how = data.draw(st.sampled_from([*changes, {"key": "test.other"}, None]))
    with peopled.change("Policy") as work:
        if how is None:
            work.remove(PolicyRecord, row.id)
        else:
            work.set(PolicyRecord, row.id, how)
        if data.draw(st.booleans()):
            line = data.draw(st.sampled_from(records.live_ids(peopled.writer, TrainingLine)))
            work.set(TrainingLine, line, {"start_date": peopled.today + data.draw(st.integers(1, 90)) * DAY})
    agrees(peopled)
    peopled.undo()
    agrees(peopled)


def test_an_edition_that_begins_asks_only_its_rules(office: Office) -> None:
    """On the day a value changes, what nobody else looks at again stays as it is kept."""
    add_family(office)
    listed = next(each for each in policies.listed(office.reader) if each.key == "imet.min_weeks")
    begins = TODAY + 2 * DAY
    policies.change(office, Wanted(listed.record_id, "99", "New text", "JSCET 2026", "JSCET 3-3k", begins))
    found = list(rechecks.on_another_day(office.writer, office.reader.policy, TODAY, begins))
    partly = [task for task in found if task.rules is not None]
    assert [(task.kind, {each.id for each in task.rules or ()}) for task in partly] == [(Student, {"IMT-09"})]
    office.move_to(begins)
    assert any(each.rule == "IMT-09" for each in office.reader.all_findings())
    agrees(office)


def test_what_is_kept_already_is_not_written_again(office: Office) -> None:
    student = add(office, Student, career_status=False)
    before = [tuple(row) for row in office.writer.execute("SELECT tick, rule FROM finding ORDER BY tick")]
    with office.change("Remark") as work:
        work.set(Student, student, {"remarks": "x"})
    assert before == [
        tuple(row) for row in office.writer.execute("SELECT tick, rule FROM finding ORDER BY tick")
    ]
