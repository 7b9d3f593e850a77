"""Gathers the arrival notice: what was sent last, or what is to be sent, and the log of what was said before."""

from collections.abc import Sequence
from datetime import date, timedelta

from app.papers import student
from app.papers.student import Told
from app.reader import Reader
from models.fields import show_date
from models.kinds import Kind
from models.office.places import Site
from models.training import journey, order
from models.training.journeys import ArrivalNotice
from models.training.people import Dependent
from reports.training.arrival import ArrivalFacts, NoticeEntry

PAPER = "arrival_notice"
ALONE, ACCOMPANIED = "arrival.unaccompanied_days", "arrival.accompanied_days"


def arrival_facts(reader: Reader, record: Kind) -> ArrivalFacts:
    """What the installation is told about one student."""
    return arrival_from(student.told_of(reader, record, (PAPER,)))


def arrival_from(told: Told) -> ArrivalFacts:
    """The same from facts at hand and in given words."""
    rows = _notices(told)
    row = rows[-1] if rows else None
    along = _along(told)
    arrives = _arrival_day(told, row)
    sent = row is not None and row.sent_on is not None  # what was told stands as it was told
    key = ACCOMPANIED if along else ALONE
    due = arrives - timedelta(days=told.reader.policy.whole(key, arrives)) if arrives else None
    return ArrivalFacts(
        frame=told.frame(to_student=told.sample),
        head=student.head_of(told),
        intro=told.words[PAPER]["intro"].text,
        to=_to(told, row),
        sent_on=row.sent_on if row else None,
        channel=_shown(told, row, "notice_channel"),
        due_on=due,
        arrives_at=_shown(told, row, "arrives_at")
        or (f"{show_date(arrives)} (report date)" if arrives else ""),
        travel_mode=_shown(told, row, "travel_mode"),
        carrier=_shown(told, row, "carrier"),
        flights=_shown(told, row, "flight_numbers"),
        airport=_shown(told, row, "arrival_airport"),
        dependents=_shown(told, row, "dependents_count") or ("" if sent else str(len(along))),
        childrens_ages=_shown(told, row, "childrens_ages") or ("" if sent else _ages(along, arrives)),
        remarks=_shown(told, row, "notice_remarks"),
        log=tuple(_entry(told, each) for each in rows[:-1]),
        sample=told.sample,
    )


def _notices(told: Told) -> list[ArrivalNotice]:
    """The notices of the training under way, the one that stands last; what was not sent yet is the newest."""
    rows = journey.of_journey(told.facts, "arrival_notice<student_id", "sent_on")
    found = [row for row in rows if isinstance(row, ArrivalNotice)]
    return sorted(found, key=lambda row: (row.sent_on or date.max, row.id))


def _shown(told: Told, row: ArrivalNotice | None, key: str) -> str:
    return told.reader.show(ArrivalNotice.fields[key], row.stored.get(key)) if row else ""


def _entry(told: Told, row: ArrivalNotice) -> NoticeEntry:
    travel = (
        _shown(told, row, key) for key in ("travel_mode", "carrier", "flight_numbers", "arrival_airport")
    )
    count = row.dependents_count
    said = (f"{count} dependent{'' if count == 1 else 's'}" if count is not None else "", row.notice_remarks)
    return NoticeEntry(
        row.sent_on, _shown(told, row, "notice_channel"), _shown(told, row, "arrives_at"),
        ", ".join(filter(None, travel)), ". ".join(filter(None, said)),
    )  # fmt: skip


def _arrival_day(told: Told, row: ArrivalNotice | None) -> date | None:
    if row is not None and row.arrives_at:
        return date.fromisoformat(str(row.arrives_at)[:10])
    lines = student.training_lines(told.facts)
    return order.arrival_day(lines[0]) if lines else None


def _to(told: Told, row: ArrivalNotice | None) -> tuple[tuple[str, str], ...]:
    """Whom it goes to: the installation that the notice names, else the first line's."""
    lines = student.training_lines(told.facts)
    site = told.facts.linked(row, "site_id") if row else None
    site = site or (student.site_of(told.facts, lines[0]) if lines else None)
    if not isinstance(site, Site):
        place = student.place_of(told.facts, lines[0]) if lines else ""
        return (("To", place),) if place else ()
    rows = (
        ("To", site.site_name), ("Student officer", site.student_officer), ("E-mail", site.site_email),
        ("Telephone", site.site_phone), ("Fax", site.site_fax),
    )  # fmt: skip
    return tuple((label, text) for label, text in rows if text)


def _along(told: Told) -> list[Dependent]:
    """The family members who come along or join."""
    rows = order.rows(told.facts, order.DEPENDENTS, Dependent)
    return [each for each in rows if each.travel == "ACCOMPANY"]


def _ages(along: Sequence[Dependent], on: date | None) -> str:
    if on is None:
        return ""
    born = sorted(
        (each.date_of_birth for each in along if each.relationship == "CHILD" and each.date_of_birth),
        reverse=True,
    )
    years = [on.year - day.year - ((on.month, on.day) < (day.month, day.day)) for day in born]
    return ", ".join(map(str, years))
