"""Hundreds of items due stay one line for each rule and site, and each is still within reach."""

from collections import Counter
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.cli import main
from app.findings import Duty
from app.reading import Query
from app.today.away import Slip, told
from app.today.stacks import ALONE, Stack, single, stacked
from models.eum.book import Item
from models.findings import Finding, Strength
from tests import support
from tests.app.eum.book import add_items, begin

TODAY = support.TODAY


def duty(record_id: int, days: int, rule: str = "EUM-09", place: int = 7, **given_: Any) -> Duty:
    due = TODAY + timedelta(days=days)
    finding = Finding(
        "Due.", rule, Strength.BLOCK, due_on=due, record=("eum_item", record_id), fields=("next_due_on",)
    )
    title = "Depot North" if place else ""
    made = Duty(
        finding, due, "eum_item", record_id, f"S-{record_id}", "eum", days < 0, place=place, place_title=title
    )
    return replace(made, **given_)


made = st.builds(
    duty, st.integers(1, 900), st.integers(-50, 50), st.sampled_from(("EUM-08", "EUM-09")), st.sampled_from((0, 7, 8)),
    assigned_to=st.sampled_from(("", "Ben")), waiting_reason=st.sampled_from(("", "Asked")),
)  # fmt: skip


@given(st.lists(made, max_size=40), st.booleans())
@settings(max_examples=50)
def test_nothing_is_lost_or_told_twice(listed: list[Duty], by_day: bool) -> None:
    found = stacked(listed, by_day=by_day)
    assert Counter(map(id, single(found))) == Counter(map(id, listed))
    for each in found:
        if isinstance(each, Stack):
            assert len(each.of) > ALONE and each.due_on == min(one.due_on for one in each.of)
            assert len({(one.finding.rule, one.place, one.overdue, one.assigned_to) for one in each.of}) == 1
            assert not by_day or len({one.due_on for one in each.of}) == 1


def test_a_line_says_how_many_where_and_when() -> None:
    listed = [duty(each, each) for each in range(1, 5)]
    (found,) = stacked(listed)
    assert found.finding.message == "EUM-09: 4 items at Depot North, first due 03 Mar 2026"
    assert (found.kind, found.record_id, found.record_title) == ("storage_site", 7, "Depot North")
    assert stacked(listed[:3]) == listed[:3]
    (unknown,) = stacked([replace(each, place=0, place_title="") for each in listed])
    assert unknown.finding.message == "EUM-09: 4 items without site, first due 03 Mar 2026"


def test_duties_of_other_kinds_stand_alone() -> None:
    listed = [replace(duty(each, 1), kind="student") for each in range(9)]
    assert stacked(listed) == listed


def test_a_line_leads_to_its_items_and_due_stays_readable(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    with support.make_office(tmp_path) as office:
        places = begin(office)
        due = {"article_type_id": places.nvd, "delivered_on": date(2025, 11, 1), "site_id": places.north}
        ids = add_items(office, [*[due] * 6, due | {"site_id": places.south}, due | {"delivered_on": TODAY}])
        found = office.reader.duties()
        assert len(found) == 8
        (line,) = (each for each in stacked(found) if isinstance(each, Stack))
        assert (
            line.finding.message == "EUM-08: 6 items at Depot North, first due 30 Jan 2026" and line.overdue
        )
        listed = office.reader.read(Query(Item, where=line.where)).ids
        assert sorted(listed) == sorted(ids[:6])
        folder = office.folder
    argv = ["due", str(folder), "--user", support.USER, "--on", TODAY.isoformat()]
    monkeypatch.setenv("SCO_PASSPHRASE", support.PASSPHRASE)
    assert main(argv) == 0
    told = capsys.readouterr().out
    assert main([*argv, "--each"]) == 0
    each = capsys.readouterr().out
    assert (
        "EUM-08: 6 items at Depot North" in told
        and "S-00000" not in told
        and "8 due, 7 of them overdue." in told
    )
    assert "S-00000" in each and "6 items" not in each


def test_what_slips_is_told_as_shortly() -> None:
    slips = [Slip(duty(each, each), False, each < 9, "" if each < 9 else "too late") for each in range(1, 15)]
    lines = told(slips)
    assert [each.duty.finding.message for each in lines] == [
        "EUM-09: 8 items at Depot North, first due 03 Mar 2026", "EUM-09: 6 items at Depot North, first due 11 Mar 2026"
    ]  # fmt: skip
    assert [(each.before, each.why_not) for each in lines] == [(True, ""), (False, "too late")]
