"""Calendar files: what RFC 5545 asks of every line, zones that agree with the zone data, and another reader's view."""

from datetime import UTC, date, datetime, timedelta
from io import BytesIO
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reports.visits.calendar_file import (
    OCTETS,
    CalendarEvent,
    LocalTime,
    Standing,
    calendar_bytes,
    escaped,
    folded,
    write_calendar,
)

STAMP = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
DAY = CalendarEvent("a@sco-desk", "Visit, 6 travellers", date(2026, 3, 9), date(2026, 3, 13), Standing.CONFIRMED,
                    "Visit", location="Тбилиси; Bandar, " + "北" * 60, description="VC-2026-0142")  # fmt: skip
ZONES = ("Europe/Athens", "America/New_York", "Asia/Tbilisi", "Asia/Tehran", "Australia/Lord_Howe", "Africa/Casablanca",
         "Pacific/Kiritimati", "America/St_Johns", "Asia/Kathmandu")  # fmt: skip


def timed(
    zone: str, wall: datetime = datetime(2026, 7, 5, 14, 30), ends: datetime | None = None
) -> CalendarEvent:
    """An event on the clock."""
    until = LocalTime(ends, zone) if ends else None
    return CalendarEvent(f"{zone}@sco-desk", "Event", wall.date(), wall.date(), Standing.TENTATIVE, "Support event",
                         begins=LocalTime(wall, zone), ends=until)  # fmt: skip


def unfolded(data: bytes) -> list[str]:
    """The lines as they were before they were folded."""
    return data.replace(b"\r\n ", b"").decode("utf-8").split("\r\n")[:-1]


def test_the_file_holds_what_every_calendar_asks_for() -> None:
    data = calendar_bytes([DAY, timed("Europe/Athens")], STAMP, "CUI - Visits")
    lines = unfolded(data)
    assert lines[:3] == ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//SCO Desk//Visits//EN"]
    for line in ("UID:a@sco-desk", "DTSTAMP:20260302T093000Z", "DTSTART;VALUE=DATE:20260309",
                 "DTEND;VALUE=DATE:20260314", "SUMMARY:Visit\\, 6 travellers", "STATUS:CONFIRMED", "CLASS:PRIVATE",
                 "CATEGORIES:Visit", "DTSTART;TZID=Europe/Athens:20260705T143000",
                 "DTEND;TZID=Europe/Athens:20260705T153000", "TZOFFSETTO:+0300"):  # fmt: skip
        assert line in lines, line
    assert data.count(b"\n") == data.count(b"\r\n")
    assert all(len(line) <= OCTETS for line in data.split(b"\r\n"))


@settings(max_examples=40, deadline=None)
@given(st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=200))
def test_a_line_is_folded_between_characters_and_whole_again_unfolded(text: str) -> None:
    data = folded(f"SUMMARY:{escaped(text)}")
    for part in data[:-2].split(b"\r\n"):
        assert len(part) <= OCTETS
        part.decode("utf-8")
    assert unfolded(data) == [f"SUMMARY:{escaped(text)}"]


@pytest.mark.parametrize(
    ("text", "written"), [("a,b;c\\d", "a\\,b\\;c\\\\d"), ("one\r\ntwo\nthree", "one\\ntwo\\nthree")]
)
def test_text_is_escaped(text: str, written: str) -> None:
    assert escaped(text) == written


def offset_by_rules(lines: list[str], zone: str, wall: datetime) -> timedelta:
    """What the rules in the file say of a local time, read without zone data."""
    begins = lines.index(f"TZID:{zone}")
    found: list[tuple[datetime, timedelta]] = []
    start = datetime.min
    for line in lines[begins : lines.index("END:VTIMEZONE", begins)]:
        name, _, value = line.partition(":")
        if name == "DTSTART":
            start = datetime.strptime(value, "%Y%m%dT%H%M%S")
        elif name == "TZOFFSETTO":
            sign = -1 if value[0] == "-" else 1
            found.append((start, sign * timedelta(hours=int(value[1:3]), minutes=int(value[3:5]))))
    return max((each for each in found if each[0] <= wall), key=lambda each: each[0])[1]


NOONS = st.dates(date(2024, 1, 1), date(2034, 12, 31)).map(lambda on: datetime(on.year, on.month, on.day, 12))


@settings(max_examples=40, deadline=None)
@given(st.sampled_from(ZONES), NOONS)
def test_the_rules_of_a_zone_agree_with_the_zone_data(zone: str, wall: datetime) -> None:
    lines = unfolded(calendar_bytes([timed(zone, wall)], STAMP, "Visits"))
    assert offset_by_rules(lines, zone, wall) == wall.replace(tzinfo=ZoneInfo(zone)).utcoffset()


@pytest.mark.parametrize(
    ("ends", "written"),
    [(datetime(2026, 7, 5, 16), "20260705T160000"), (datetime(2026, 7, 5, 14), "20260705T153000"),
     (None, "20260705T153000"), (datetime(2026, 7, 6, 1), "20260706T010000")],
)  # fmt: skip
def test_an_event_never_ends_before_it_begins(ends: datetime | None, written: str) -> None:
    lines = unfolded(calendar_bytes([timed("Asia/Tbilisi", ends=ends)], STAMP, "Visits"))
    assert f"DTEND;TZID=Asia/Tbilisi:{written}" in lines


def test_utc_needs_no_zone() -> None:
    lines = unfolded(calendar_bytes([timed("UTC")], STAMP, "Visits"))
    assert "DTSTART:20260705T143000Z" in lines and "BEGIN:VTIMEZONE" not in lines


def test_another_reader_reads_the_same_back() -> None:
    """The icalendar library takes the file and gives days, times with their zone, texts and states."""
    icalendar: Any = pytest.importorskip("icalendar")
    events = [DAY, *(timed(zone) for zone in ZONES)]
    target = BytesIO()
    assert write_calendar(events, target, STAMP, "CUI - Visits").rows == len(events)
    read = icalendar.Calendar.from_ical(target.getvalue())
    found = {str(each["UID"]): each for each in read.walk("VEVENT")}
    assert set(found) == {each.key for each in events} and not read.errors
    day = found[DAY.key]
    assert (day["DTSTART"].dt, day["DTEND"].dt) == (date(2026, 3, 9), date(2026, 3, 14))
    assert (str(day["SUMMARY"]), str(day["LOCATION"])) == (DAY.summary, DAY.location)
    assert (str(day["STATUS"]), str(day["CLASS"]), day["DTSTAMP"].dt) == ("CONFIRMED", "PRIVATE", STAMP)
    for zone in ZONES:
        at = found[f"{zone}@sco-desk"]["DTSTART"].dt
        assert at.astimezone(UTC) == datetime(2026, 7, 5, 14, 30, tzinfo=ZoneInfo(zone)).astimezone(UTC)
    assert {str(each["TZID"]) for each in read.walk("VTIMEZONE")} == set(ZONES)
