"""A newer program's codes and values: told line by line, taken or left, never written over what the office changed."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app import exceptions, seeds, upgrade
from app.errors import Refused, Usage
from app.office import Office
from app.policies import Wanted, change
from app.reading import All, Cond, Query
from app.upgrade import Line, Sort
from models.office.desk import Code, PolicyRecord
from tests.support import TODAY, acting

Rows = list[dict[str, Any]]
FREE = {"table_name": "cancel_reason", "code": "FLOOD", "label": "Flood at the school", "position": 9,
        "edition": "2027", "source": "SAMM 2027", "tag": "S01"}  # fmt: skip


class Newer:
    """What another program would bring."""

    def __init__(self) -> None:
        self.codes: Rows = list(seeds.codes())
        self.values: Rows = list(seeds.policy_values())

    def code(self, name: str) -> dict[str, Any]:
        return next(row for row in self.codes if (row["table_name"], row["code"]) == ("cancel_reason", name))

    def value(self, key: str = "medical.exam_months") -> dict[str, Any]:
        return next(row for row in self.values if row["key"] == key)


@pytest.fixture
def newer(monkeypatch: pytest.MonkeyPatch) -> Newer:
    made = Newer()
    monkeypatch.setattr(
        seeds, "SEEDS", ((Code, lambda: iter(made.codes)), (PolicyRecord, lambda: iter(made.values)))
    )
    monkeypatch.setattr(upgrade, "digest", upgrade.digest.__wrapped__)  # what is brought changes in a test
    return made


def lines(office: Office) -> list[Line]:
    return upgrade.differences(office.reader)


def told(office: Office) -> list[tuple[Sort, str, bool]]:
    return [(each.sort, each.title, each.open) for each in lines(office)]


def record(office: Office, key: str = "medical.exam_months") -> int:
    return office.reader.ids(Query(PolicyRecord, where=Cond("key", "=", key)))[0]


def held(office: Office) -> str | None:
    return office.reader.get(PolicyRecord, record(office)).value


def test_the_program_that_made_the_office_brings_nothing_new(office: Office) -> None:
    assert lines(office) == []
    assert upgrade.news(office.reader, office.user) == 0


def test_a_new_code_is_offered_and_taken(office: Office, newer: Newer) -> None:
    newer.codes.append(FREE)
    assert told(office) == [(Sort.ADDED, "cancel_reason FLOOD Flood at the school", True)]
    assert "FLOOD" not in office.reader.codes("cancel_reason")
    assert upgrade.take(office, lines(office)) == 1
    assert "FLOOD" in office.reader.codes("cancel_reason")
    assert lines(office) == [] and exceptions.register(office.reader) == []
    assert office.verify().sound


def test_taking_is_one_step_that_can_be_undone(office: Office, newer: Newer) -> None:
    newer.codes.append(FREE)
    newer.value()["value"] = "4"
    before = told(office)
    upgrade.take(office, lines(office))
    assert held(office) == "4"
    office.undo()
    assert (held(office), told(office)) == ("3", before)
    office.redo()
    assert (held(office), lines(office), exceptions.register(office.reader)) == ("4", [], [])


def test_a_changed_value_is_taken_where_the_office_left_it_alone(office: Office, newer: Newer) -> None:
    newer.value()["value"] = "4"
    (line,) = lines(office)
    assert (line.sort, upgrade.shown(line.fields)) == (Sort.CHANGED, "Value 3 → 4")
    assert held(office) == "3", "nothing is changed by looking"
    upgrade.take(office, [line])
    assert held(office) == "4"
    assert exceptions.register(office.reader) == []


def test_what_both_changed_stays_the_offices_until_it_decides(office: Office, newer: Newer) -> None:
    change(office, Wanted(record(office), "6", "Message 26-12"))
    newer.value()["value"] = "4"
    (line,) = lines(office)
    assert (line.sort, upgrade.shown(line.fields)) == (Sort.BOTH, "Value 6 → 4")
    upgrade.leave(office, [line])
    assert held(office) == "6"
    assert told(office) == [(Sort.BOTH, "medical.exam_months 6", False)]
    newer.value()["value"] = "5"
    assert lines(office)[0].open, "yet another text is asked about again"
    upgrade.take(office, lines(office))
    assert held(office) == "5" and exceptions.register(office.reader) == []


def test_the_offices_own_changes_are_shown_and_are_no_news(office: Office, newer: Newer) -> None:
    change(office, Wanted(record(office), "6", "Message 26-12"))
    (line,) = lines(office)
    assert (line.sort, line.open, line.taking) == (Sort.YOURS, False, "Go back to the supplied text")
    assert upgrade.news(office.reader, office.user) == 0
    upgrade.take(office, [line])
    assert held(office) == "3" and exceptions.register(office.reader) == []


def test_a_code_that_is_gone_is_ended_not_erased(office: Office, newer: Newer) -> None:
    newer.codes.remove(newer.code("STUDENT"))
    (line,) = lines(office)
    assert line.sort is Sort.GONE
    upgrade.take(office, [line])
    assert "STUDENT" in office.reader.codes("cancel_reason")
    assert "STUDENT" not in [each.code for each in office.reader.choices("cancel_reason")]
    assert lines(office) == []


def test_a_code_the_office_added_itself_is_never_touched(office: Office, newer: Newer) -> None:
    with office.change("Own") as work:
        work.add(Code, {**FREE, "edition": "office"})
    assert lines(office) == []
    newer.codes.append(FREE)
    assert told(office)[0][0] is Sort.ADDED, "another edition of it"


def test_a_removed_value_is_the_offices_change(office: Office, newer: Newer) -> None:
    with office.change("Remove") as work:
        work.remove(PolicyRecord, record(office))
    (line,) = lines(office)
    assert line.sort is Sort.YOURS
    upgrade.take(office, [line])
    assert held(office) == "3"


def test_it_is_told_once_to_each_who_may_decide(office: Office, newer: Newer) -> None:
    newer.codes.append(FREE)
    assert upgrade.news(office.reader, office.user) == 1
    upgrade.remember_told(office)
    assert upgrade.news(office.reader, office.user) == 0
    assert upgrade.news(office.reader, "Cleo") == 1
    newer.value()["value"] = "4"
    assert upgrade.news(office.reader, office.user) == 2
    with acting(office, "Ben Hale"):
        assert upgrade.news(office.reader, office.user) == 0
        with pytest.raises(Refused):
            upgrade.take(office, lines(office))


def test_nothing_chosen_is_said(office: Office) -> None:
    for act in (upgrade.take, upgrade.leave):
        with pytest.raises(Usage, match="Choose"):
            act(office, [])


def test_a_confirmation_goes_when_a_newer_text_is_taken(office: Office, newer: Newer) -> None:
    with office.change("Confirm") as work:
        work.set(PolicyRecord, record(office), {"confirmed_on": TODAY, "confirmed_by": "Ada Quill"})
    assert lines(office) == []
    newer.value()["value"] = "4"
    upgrade.take(office, lines(office))
    assert office.reader.get(PolicyRecord, record(office)).confirmed_on is None


# -- whatever both did -----------------------------------------------------------------------------------------------
CODES = ("STUDENT", "BIO_DATA", "US_DECISION", "COUNTRY_DECISION")
DONE = st.sampled_from(["relabel", "remove", "end", "nothing"])
ACTS = st.lists(st.tuples(st.sampled_from(CODES), DONE, st.text("abc", min_size=1)), max_size=4)


@pytest.fixture
def each_time(newer: Newer) -> Iterator[Newer]:
    yield newer


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=15)
@given(mine=ACTS, theirs=ACTS)
def test_taking_everything_brings_the_office_to_the_program_and_leaving_changes_nothing(
    office: Office, each_time: Newer, mine: list[tuple[str, str, str]], theirs: list[tuple[str, str, str]]
) -> None:
    each_time.codes[:] = list(seeds.codes())
    upgrade_all(office)
    for name, act, label in theirs:
        row = next((each for each in each_time.codes if each["code"] == name), None)
        if row is not None and act == "relabel":
            row["label"] = label
        elif row is not None and act == "remove":
            each_time.codes.remove(row)
        elif row is not None and act == "end":
            row["valid_to"] = date(2026, 1, 1)
    for name, act, label in mine:
        _mine(office, name, act, label)
    before = {row: office.reader.get(Code, row).stored for row in office.reader.ids(Query(Code))}
    if lines(office):
        upgrade.leave(office, lines(office))
    assert not any(each.open for each in lines(office))
    assert {row: office.reader.get(Code, row).stored for row in office.reader.ids(Query(Code))} == before
    upgrade_all(office)
    assert lines(office) == []


def upgrade_all(office: Office) -> None:
    if found := lines(office):
        upgrade.take(office, found)


def _mine(office: Office, name: str, act: str, label: str) -> None:
    found = office.reader.ids(
        Query(Code, where=All((Cond("table_name", "=", "cancel_reason"), Cond("code", "=", name))))
    )
    if not found or act == "nothing":
        return
    with office.change("Mine") as work:
        if act == "remove":
            work.remove(Code, found[0])
        else:
            work.set(Code, found[0], {"label": label} if act == "relabel" else {"valid_to": date(2026, 2, 1)})
