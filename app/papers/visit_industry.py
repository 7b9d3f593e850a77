"""Gathers the papers on a company's visit: memo for the office's own file, letter afterwards, slip who else came.

Nothing of one company stands on a paper for or about another: not in the text, not in the title, not in a file's name.
"""

from collections.abc import Mapping, Sequence
from datetime import date

from app.papers.case_common import all_filled
from app.papers.case_parts import heads, told
from app.papers.eum_common import blocked, country_of, day, label, rows_by_id
from app.papers.training import sender_of
from app.papers.visit_aircraft import yes_no
from app.papers.visit_common import (
    own_paper,
    policy_whole,
    refuse_others,
    release_missing,
    released_paper,
    titles_of,
    worded,
)
from app.reader import Reader
from app.visits.neutrality import who_else
from app.visits.times import local_words
from models.calendar import months_after
from models.findings import Finding
from models.kinds import Kind
from models.text import counted
from models.visits.industry import Appointment, Company, IndustryVisit, Representative
from reports.composed import ComposedFacts, Part, Row, Table
from reports.eum.common import Named, Words
from reports.paper import Frame

FOLLOW_UP, SLIP = "industry_follow_up", "who_else_came"
OTHERS = "visit.others_months", 24
"""Policy value for how far back others are told of, in months, and what holds where there is none."""
_PACKAGE = (
    ("Synopsis of equipment and services", "synopsis"), ("Export licence", "licence_no"),
    ("Restrictions and provisos", "licence_provisos"), ("Dates of travel", "call_from"),
    ("Told to the host already", "prior_information"), ("Support wanted", "support_requested"),
)  # fmt: skip
"""Items of the package by field (SAMM C2.1.8.4, visit_industry_package_item.csv)."""
_TEXTS = tuple(
    IndustryVisit.fields[key]
    for key in ("synopsis", "licence_provisos", "prior_information", "support_requested", "host_reaction", "follow_up",
                "neutrality_note", "exceptional_circumstance", "attends_reason", "call_place")
)  # fmt: skip


def span(first: date | None, last: date | None) -> str:
    """`11 Mar 2026`, `11 Mar 2026 - 12 Mar 2026`."""
    return " - ".join(filter(None, (day(first), day(last if last != first else None))))


def days_of(visit: IndustryVisit) -> str:
    """The days of a visit."""
    return span(visit.call_from, visit.call_to)


def told_as(visit: IndustryVisit) -> str:
    """What stands for a visit on what its company gets: the first day.

    The office's own number counts on with every visit of the year, and so would tell how many others came.
    """
    return visit.call_from.isoformat() if visit.call_from else ""


def company_of(reader: Reader, visit: IndustryVisit) -> Company | None:
    """The company that calls."""
    return rows_by_id(reader, Company, [visit.company_id]).get(visit.company_id or 0)


# -- the memo -------------------------------------------------------------------------------------------------------
def memo_missing(reader: Reader, record: Kind) -> list[Finding]:
    """Its texts name no other company."""
    assert isinstance(record, IndustryVisit)
    meetings = reader.children(Appointment, "visit_id", record.id)
    return [
        *refuse_others(reader, record, _TEXTS, record.company_id),
        *(found for each in meetings
          for found in refuse_others(reader, each, (Appointment.with_whom, Appointment.meet_place), record.company_id)),
    ]  # fmt: skip


def memo_facts(reader: Reader, record: Kind) -> ComposedFacts:
    """Package, who came, whom they met, how it went."""
    assert isinstance(record, IndustryVisit)
    company = company_of(reader, record)
    return ComposedFacts(
        frame=own_paper(reader, industry=True), stem="industry_memo", number=record.industry_no or "",
        title=Words("Memorandum on an industry visit"),
        parts=(
            Part(rows=_head(reader, record, company)),
            Part(Words("Package"), rows=_package(record)),
            Part(Words("Who came"), table=_people(reader, record)),
            Part(Words("Appointments"), table=_meetings(reader, record)),
            Part(Words("Afterwards"), rows=told(
                ("Debriefed on", day(record.debrief_on) or "not yet"), ("Reaction of the host", record.host_reaction),
                ("Follow-up", record.follow_up), ("Neutrality", record.neutrality_note),
                ("Exceptional circumstance", record.exceptional_circumstance), ("Referred to", record.referred_to))),
        ),
        status="FOR THE OFFICE'S OWN FILE - NOT FOR ANOTHER COMPANY",
    )  # fmt: skip


def _head(reader: Reader, visit: IndustryVisit, company: Company | None) -> tuple[Row, ...]:
    ahead = "" if visit.days_in_advance is None else counted(visit.days_in_advance, "day")
    return told(
        ("Company", company.company_name if company else ""), ("Days", days_of(visit)), ("Place", visit.call_place),
        ("State", label(reader, IndustryVisit.call_state, visit)), ("First visit", yes_no(visit.first_visit, None)),
        ("Package received", ", ".join(filter(None, (day(visit.received_on), ahead and f"{ahead} ahead")))),
        ("Proprietary", yes_no(visit.proprietary, None)),
        ("Appointments by", label(reader, IndustryVisit.appointment_by, visit)),
        ("Office attends", yes_no(visit.sco_attends, visit.attends_reason)),
    )  # fmt: skip


def _package(visit: IndustryVisit) -> tuple[Row, ...]:
    """Every item that should come 30 days before, and whether it did."""
    return told(*(
        (name, day(value) if isinstance(value := visit.get(key), date) else value or "not received")
        for name, key in _PACKAGE
    ))  # fmt: skip


def _people(reader: Reader, visit: IndustryVisit) -> Table:
    rows = reader.children(Representative, "visit_id", visit.id)
    cells = tuple(
        (each.representative_name or "", each.function or "", each.representative_phone or "")
        for each in rows
    )
    return Table(heads(("Name", 80), ("Function", 70), ("Telephone", 50)), cells, "Nobody is entered.")


def _meetings(reader: Reader, visit: IndustryVisit) -> Table:
    rows = sorted(reader.children(Appointment, "visit_id", visit.id),
                  key=lambda each: (each.stored.get("meets_at") or "9", each.id))  # fmt: skip
    attended = titles_of(reader, Appointment.attended_id, rows)
    cells = tuple(
        (local_words(each.meets_at), each.with_whom or "", each.meet_place or "",
         label(reader, Appointment.made_by, each), attended.get(each.attended_id or 0, ""))
        for each in rows
    )  # fmt: skip
    columns = heads(("When", 56), ("With", 60), ("Place", 44), ("Made by", 40), ("Attended by", 40))
    return Table(columns, cells, "No appointment is entered.")


# -- the letter -----------------------------------------------------------------------------------------------------
def follow_up_missing(reader: Reader, record: Kind) -> list[Finding]:
    """A company and a day, no other company named, and the release."""
    assert isinstance(record, IndustryVisit)
    found = [
        blocked(f"{field.label} is not recorded.", f"Record {field.label.lower()}.", field.key, rule="VIS-FOLLOW-UP")
        for field in (IndustryVisit.company_id, IndustryVisit.call_from) if record.stored.get(field.key) is None
    ]  # fmt: skip
    others = refuse_others(reader, record, (IndustryVisit.follow_up,), record.company_id)
    return [*found, *others, *release_missing(reader)]


def follow_up_facts(reader: Reader, record: Kind) -> ComposedFacts:
    """The letter to the company after its visit."""
    assert isinstance(record, IndustryVisit)
    frame = released_paper(reader, persons=False, industry=True)
    company = company_of(reader, record)
    to = tuple(
        filter(
            None,
            ((company.company_name or ""), *(company.company_address or "").splitlines()) if company else (),
        )
    )
    return follow_up_from(worded(reader, FOLLOW_UP), frame, sender_of(reader, country_of(reader)), to, record)


def follow_up_from(
    words: Named, frame: Frame, sender: tuple[str, ...], to: tuple[str, ...], visit: IndustryVisit
) -> ComposedFacts:
    """The same from a record at hand and in given words."""
    places = {"office": frame.office, "days": days_of(visit)}
    known = all_filled(words, places)
    opening = known["thanks"] if visit.debrief_on else known["not_briefed"]
    next_step = Words(visit.follow_up) if visit.follow_up else known["nothing"]
    return ComposedFacts(
        frame=frame, stem=FOLLOW_UP, number=told_as(visit), title=known["title"],
        parts=(
            Part(texts=(known["salutation"], opening)),
            Part(known["follow_up"], texts=(next_step,)),
            Part(texts=(known["appointments"], known["prices"], known["neutral"])),
        ),
        letterhead=sender, to=to, status="DRAFT - NOT SIGNED", across="DRAFT",
    )  # fmt: skip


# -- who else came --------------------------------------------------------------------------------------------------
def slip_missing(reader: Reader, record: Kind) -> list[Finding]:
    """The company that asks, and the release."""
    assert isinstance(record, IndustryVisit)
    found = []
    if record.company_id is None:
        found.append(blocked("The company that asks is not recorded.", "Record the company.", "company_id",
                             rule="VIS-WHO-ELSE"))  # fmt: skip
    return [*found, *release_missing(reader)]


def slip_facts(reader: Reader, record: Kind) -> ComposedFacts:
    """Days on which other companies called, up to today; nothing else of them is read."""
    assert isinstance(record, IndustryVisit)
    since = months_after(reader.today, -policy_whole(reader, *OTHERS))
    frame = released_paper(reader, persons=False, industry=True)
    places = {"office": frame.office, "since": day(since), "until": day(reader.today)}
    came = [span(*each) for each in who_else(reader, record.company_id or 0, since, reader.today)]
    return slip_from(worded(reader, SLIP), frame, places, told_as(record), came)


def slip_from(
    words: Named, frame: Frame, places: Mapping[str, str], number: str, came: Sequence[str]
) -> ComposedFacts:
    """The same from days at hand and in given words."""
    known = all_filled(words, places)
    answer = Part(texts=(known["yes"],), items=tuple(came)) if came else Part(texts=(known["no"],))
    return ComposedFacts(
        frame=frame, stem=SLIP, number=number, title=known["title"],
        parts=(Part(texts=(known["asked"],)), answer, Part(texts=(known["no_more"],))),
    )  # fmt: skip
