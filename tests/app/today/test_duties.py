"""Every duty stands in exactly one group, whatever the list is grouped by."""

from collections import Counter
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app import users
from app.findings import Duty
from app.office import Office
from app.today import duties
from app.today.duties import By, Group
from models.findings import Finding, Strength
from models.office.desk import UserSlot
from tests import support

TODAY = support.TODAY
ME = frozenset({"ada quill"})


def duty(days: int, **given_: Any) -> Duty:
    """A duty due so many days from today."""
    strength = given_.pop("strength", Strength.WARN)
    due = TODAY + timedelta(days=days)
    finding = Finding("Something", rule="X-01", strength=strength, due_on=due, record=("student", 1))
    usual: dict[str, Any] = {"kind": "student", "record_id": 1, "record_title": "NAKAMBO", "area": "training"}
    return Duty(finding, due, overdue=days < 0, **(usual | given_))


made = st.builds(
    duty,
    st.integers(-200, 400),
    record_id=st.integers(1, 9),
    area=st.sampled_from(("training", "cases", "eum", "office")),
    assigned_to=st.sampled_from(("", "Ada Quill", "ADA QUILL", "Ben", "Čenek")),
    waiting_reason=st.sampled_from(("", "", "The ministry answers in May")),
    waiting_until=st.none(),
    strength=st.sampled_from(Strength),
)


@given(st.lists(made, max_size=40), st.sampled_from(By))
def test_the_groups_add_up_to_all_duties(listed: list[Duty], by: By) -> None:
    found = duties.sections(listed, by, TODAY, ME)
    inside = [each for section in found for each in section.duties]
    assert Counter(map(id, inside)) == Counter(map(id, listed))
    assert all(section.duties for section in found)
    assert len({section.title for section in found}) == len(found)
    assert all(section.title != Group.WAITING.value for section in found[:-1])


@given(st.lists(made, max_size=40))
def test_the_figures_add_up(listed: list[Duty]) -> None:
    found = duties.counts(listed, TODAY, ME)
    assert sum(found[each.value] for each in Group) == found["All"] == len(listed)
    by_date = {each.title: len(each.duties) for each in duties.sections(listed, By.DATE, TODAY, ME)}
    for group in (Group.OVERDUE, Group.WAITING):
        assert found[group.value] == by_date.get(group.value, 0)
    assert found[Group.WEEK.value] == by_date.get("Today", 0) + by_date.get("This week", 0)
    assert found["Assigned to me"] == sum(each.assigned_to.casefold() == "ada quill" for each in listed)


@given(st.lists(made, max_size=40))
def test_the_chart_counts_everything_that_does_not_wait(listed: list[Duty]) -> None:
    chart = duties.by_week(listed, TODAY)
    found = duties.counts(listed, TODAY, ME)
    values = dict(zip(chart.labels, chart.series[0].values, strict=True))
    assert sum(value or 0 for value in values.values()) == len(listed) - found[Group.WAITING.value]
    assert values["Overdue"] == found[Group.OVERDUE.value]
    assert values["This week"] == found[Group.WEEK.value]


@pytest.mark.parametrize(
    ("days", "section"),
    [(-1, "Overdue"), (0, "Today"), (1, "This week"), (7, "This week"), (8, "Next week"), (14, "Next week"),
     (15, "Mar 2026"), (90, "May 2026")],
)  # fmt: skip
def test_how_near_a_duty_is_in_words(days: int, section: str) -> None:
    assert [each.title for each in duties.sections([duty(days)], By.DATE, TODAY, ME)] == [section]


def test_a_legal_deadline_that_waits_comes_back_once_it_has_gone_by() -> None:
    waiting = {"waiting_reason": "The ministry answers in May", "waiting_until": date(2026, 5, 1)}
    legal, own = duty(-1, strength=Strength.BLOCK, **waiting), duty(-1, **waiting)
    assert duties.group_of(legal, TODAY) is Group.OVERDUE
    assert duties.group_of(own, TODAY) is Group.WAITING
    assert duties.group_of(duty(3, strength=Strength.BLOCK, **waiting), TODAY) is Group.WAITING


def test_owners_stand_with_mine_first_and_nobodys_last() -> None:
    listed = [
        duty(1),
        duty(2, assigned_to="Ben"),
        duty(3, assigned_to="ada  QUILL"),
        duty(4, assigned_to="anna"),
    ]
    titles = [each.title for each in duties.sections(listed, By.OWNER, TODAY, ME)]
    assert titles == ["Assigned to me", "anna", "Ben", "Nobody yet"]
    areas = [duty(1, area="training"), duty(1, area="eum"), duty(1, area="cases")]
    titles = [each.title for each in duties.sections(areas, By.AREA, TODAY, ME)]
    assert titles == ["Cases", "EUM", "Training"]


def test_a_user_is_known_by_the_name_of_the_person_too(office: Office) -> None:
    person = support.add(office, "person", surname="Quill", first_name="Ada", user_name="Somebody else")
    support.add(office, "person", surname="Long", first_name="Ben")
    users.add_user(office, "Ben", "clerk", "a lantern by the quay", rounds=support.ROUNDS)
    slot = next(each for each in users.list_users(office) if each.name == support.USER)
    with office.change("Name the person") as work:
        work.set(UserSlot, slot.record_id, {"person_id": person})
    assert {"ada quill", "quill, ada"} <= duties.names_of(office.reader, support.USER)
    assert duties.owners(office.reader) == (support.USER, "Ben", "Long, Ben")
