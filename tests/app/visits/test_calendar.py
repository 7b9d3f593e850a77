"""The calendar of visitors: what stands on which day, what clashes, and that no company is named."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.office import Office
from app.visits import calendar, clashes
from app.visits.clashes import ROOM, Taken
from app.visits.entries import What
from tests import support

FIRST, LAST = date(2026, 3, 1), date(2026, 3, 31)
MINUTES = st.integers(0, 600)


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    """A month with something of everything; two events in one room, three escort areas with one escort."""
    made = support.make_office(tmp_path_factory.mktemp("visits"))
    add = support.add
    chief, room = (
        add(made, "person", surname="Quill"),
        add(made, "visit_area", area_name="Room 4", is_room=True),
    )
    one = add(made, "clearance_request", local_no="VC-2026-0001", visit_title="Case review", group_size=4,
              date_from=date(2026, 2, 27), date_to=date(2026, 3, 3), control_officer_id=chief)  # fmt: skip
    add(
        made,
        "clearance_request",
        visit_title="Advance team",
        date_from=date(2026, 3, 3),
        control_officer_id=chief,
    )
    add(made, "clearance_request", visit_title="Later", date_from=date(2026, 4, 1), date_to=date(2026, 4, 2))
    add(made, "clearance_request", visit_title="Pattern", date_from=FIRST, date_to=LAST, is_template=True)
    craft = add(made, "aircraft_clearance", request_id=one, call_sign="RCH123")
    add(made, "aircraft_leg", aircraft_id=craft, leg_no=1, leg_country="BN", leg_action="L", airfield="BNAA",
        eta_at="2026-03-31T23:30[Asia/Tokyo]", etd_at="2026-04-01T06:00[Asia/Tokyo]")  # fmt: skip
    plan = add(made, "support_plan", plan_title="Review", request_id=one)
    add(made, "support_item", plan_id=plan, item_text="Office call", starts_at="2026-03-02T10:00[Asia/Tokyo]",
        ends_at="2026-03-02T11:00[Asia/Tokyo]", room_id=room, escort_id=chief)  # fmt: skip
    firm = add(made, "company", company_name="Canary Avionics")
    call = add(made, "industry_visit", company_id=firm, call_from=date(2026, 3, 2), call_to=date(2026, 3, 4))
    add(made, "industry_appointment", visit_id=call, with_whom="Canary's friend", room_id=room,
        meets_at="2026-03-02T01:30[UTC]", meet_place="Canary house")  # fmt: skip
    visitor = add(made, "foreign_visitor", surname="Okoye", first_name="Bem")
    for number in range(3):
        area = add(made, "visit_area", area_name=f"Vault {number}", nonreleasable=True)
        add(made, "visitor_call", visitor_id=visitor, area_id=area, call_on=date(2026, 3, 9),
            escort_id=chief if number == 0 else None)  # fmt: skip
    yield made
    made.close()


@pytest.fixture(scope="module")
def month(office: Office) -> calendar.Month:
    return calendar.read(office.reader, FIRST, LAST)


def test_everything_stands_on_its_days(month: calendar.Month) -> None:
    told = [(each.what.name, each.first.day, each.last.day, each.at, each.words) for each in month.entries]
    assert told == [
        ("REQUEST", 27, 3, "", "Case review, party of 4, none named"),
        ("INDUSTRY", 2, 4, "", "Industry call"),
        ("INDUSTRY", 2, 2, "01:30", "Industry call"),
        ("SUPPORT", 2, 2, "10:00", "Office call"),
        ("REQUEST", 3, 3, "", "Advance team"),
        *(("CALL", 9, 9, "", f"Okoye, Bem, Vault {number}") for number in range(3)),
        ("AIRCRAFT", 31, 1, "23:30", "Aircraft lands RCH123, BNAA"),
    ]  # fmt: skip
    assert [each.unnamed for each in month.entries if each.people] == [4, 1]
    assert month.people[date(2026, 3, 3)] == (0, 5)
    assert month.off[date(2026, 3, 1)] == "Weekend"


@pytest.mark.parametrize(
    ("day", "lacks", "comes", "goes", "state"),
    [
        (2, False, None, None, "EXPECTED"), (2, True, None, None, "LACKS"), (2, False, "9", None, "IN"),
        (2, True, "9", None, "LACKS"), (2, True, "9", "10", "OUT"), (1, False, "9", None, "OUT"),
        (1, False, None, None, "PAST"), (1, True, None, None, "PAST"), (3, False, None, None, "EXPECTED"),
    ],
)  # fmt: skip
def test_a_visitor_who_was_here_is_not_expected(
    day: int, lacks: bool, comes: str | None, goes: str | None, state: str
) -> None:
    assert calendar.call_state(date(2026, 3, day), date(2026, 3, 2), lacks, comes, goes) == state


def test_what_is_taken_twice_is_told(month: calendar.Month) -> None:
    assert [(each.day.day, each.words) for each in month.clashes] == [
        (2, "Room 4 is taken by 2 events at once: Office call; Industry call"),
        (3, month.clashes[1].words),
        (9, "3 escort areas, 1 escort: Vault 0, Vault 1, Vault 2"),
    ]
    assert month.clashes[1].words.endswith("runs 2 visits at once: Case review; Advance team")


def test_no_company_is_named_anywhere(month: calendar.Month) -> None:
    assert "canary" not in repr(month).casefold()


def test_a_clerk_meets_no_call_of_industry(office: Office) -> None:
    with support.acting(office, "Cleo", "clerk"):
        seen = calendar.read(office.reader, FIRST, LAST)
    assert not seen.kept([What.INDUSTRY]) and len(seen.kept([What.REQUEST])) == 2
    assert all("Industry" not in each.words for each in seen.clashes)


@settings(max_examples=40)
@given(st.lists(st.tuples(MINUTES, st.integers(1, 120)), max_size=6))
def test_a_room_clashes_exactly_when_two_events_share_a_minute(spans: list[tuple[int, int]]) -> None:
    midnight = datetime(2026, 3, 2, tzinfo=UTC)
    taken = [
        Taken(ROOM, 7, f"Event {at}", FIRST, midnight + timedelta(minutes=start),
              midnight + timedelta(minutes=start + length))
        for at, (start, length) in enumerate(spans)
    ]  # fmt: skip
    told = clashes.found(taken, FIRST, LAST, lambda _kind, ids: dict.fromkeys(ids, "Room 7"))
    minutes = [{*range(start, start + length)} for start, length in spans]
    shared = any(one & other for at, one in enumerate(minutes) for other in minutes[:at])
    assert bool(told) == shared
