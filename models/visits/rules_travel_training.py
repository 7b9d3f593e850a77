"""What rules ask of travel training and statements before a request is ready (visitors.md 5, R-19 to R-27)."""

# ruff: noqa: ARG001 - every check takes facts, policy and today

from collections.abc import Iterator
from datetime import date, timedelta

from models.calendar import months_before
from models.fields import show_date
from models.findings import Finding, Strength
from models.kinds import Kind
from models.policy import Policy
from models.rules import Check, Facts, Yield, once, rule
from models.telling import latest, shown
from models.text import counted
from models.visits.counting import PROFILE
from models.visits.rules_dates import READY
from models.visits.telling import (
    AFRICOM,
    AREA,
    INDOPACOM,
    PARTY,
    REQUEST,
    SOUTHCOM,
    TRAVELLERS,
    area,
    categories,
    is_official,
    named,
    of_people,
    some,
    wanted,
)
from models.visits.theater import asked_in

ASKED = f"{PROFILE}.profile_training<profile_id"
DONE = f"{TRAVELLERS}.training_record<traveller_id"
READS = (*AREA, ASKED, PARTY, TRAVELLERS, DONE)
ADVISORY = "visit.advisory_days"
STATEMENT, MEDICAL, BRIEF = "COC", "MED", "AORBRIEF"
WORDS = {
    "AT1": "antiterrorism Level I", "HR": "human rights training", "SERE": "SERE training", "ISOPREP": "ISOPREP review",
    "AORBRIEF": "threat brief of the area", "THREATBRIEF": "threat brief", "IATP": "individual antiterrorism plan",
    "GO1": "General Order No. 1", "MED": "medical note", "COC": "chain-of-command statement",
}  # fmt: skip
ALWAYS_AGED = "AT1"
"""What is valid for some time by every source, also where the profile names none; of the rest the profile decides."""
SOUTH_ALL, SOUTH_OFFICIAL = ("AT1",), ("HR", "SERE", "ISOPREP")
PEOPLE = wanted(of_people)


@once
def asked_rows(f: Facts) -> dict[str, list[Kind]]:
    """The rows of the profile that concern this travel, by training; the statement is judged by a rule of its own."""
    found: dict[str, list[Kind]] = {}
    for row in f.all(ASKED):
        code = str(row.get("training_code"))
        if code != STATEMENT and (is_official(f.record) or not row.get("official_only")):
            found.setdefault(code, []).append(row)
    return found


def _asked_of(f: Facts, code: str, person: Kind) -> Kind | None:
    """The row of the profile that asks a training of a traveller: that of the traveller's sort first."""
    rows = asked_rows(f).get(code, [])
    own = [row for row in rows if row.get("for_category") == person.get("traveller_category") is not None]
    return next(iter(own or [row for row in rows if row.get("for_category") is None]), None)


def last_done(f: Facts, person: Kind, code: str) -> date | None:
    """The last day on which a traveller did a training; the medical note of the request counts for all."""
    rows = (
        row
        for row in f.all(DONE)
        if row.get("traveller_id") == person.id and row.get("training_code") == code
    )
    row = latest(rows, "done_on")
    done: date | None = row.get("done_on") if row is not None else None
    return done or (f.record.get("medical_note_on") if code == MEDICAL else None)


def _codes(f: Facts) -> list[str]:
    return list(dict.fromkeys((*asked_rows(f), *_of_area(f))))


def _of_area(f: Facts) -> tuple[str, ...]:
    """What the area of the command asks of everybody, whether the profile asks it or not."""
    if area(f) != SOUTHCOM:
        return ()
    return (*SOUTH_ALL, *SOUTH_OFFICIAL) if is_official(f.record) else SOUTH_ALL


def _span(f: Facts, code: str, person: Kind) -> tuple[int | None, str | None] | None:
    """How long a training of a traveller counts, and in what unit; None where nobody asks for it.

    The profile comes first; what only the area asks is as old as the pages of its command let it be.
    """
    row = _asked_of(f, code, person)
    if row is not None and (row.get("valid_for") is not None or code != ALWAYS_AGED):
        return row.get("valid_for"), row.get("valid_unit")
    if row is not None:
        return next(
            (each.valid_for, each.valid_unit) for each in asked_in(None) if each.training_code == code
        )
    asked = (each for each in asked_in(area(f)) if each.training_code == code and code in _of_area(f))
    return next(((each.valid_for, each.valid_unit) for each in asked), None)


@rule(
    "VIS-R-19", Strength.BLOCK, "12 AF AOR travel page", subject=REQUEST, step=READY, tag="S", reads=READS, when=PEOPLE,
    says="The days on which training was done stand in the request: what the profile asks, and in the SOUTHCOM area "
    "antiterrorism, human rights, SERE and ISOPREP.",
    clears="The day each traveller did it.",
)  # fmt: skip
def days_known(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """VIS-R-19: trainings of which the day is not recorded, with the travellers."""
    for code in _codes(f):
        lacking = [
            person
            for person in f.all(TRAVELLERS)
            if _span(f, code, person) is not None and last_done(f, person, code) is None
        ]
        if lacking:
            yield Finding(f"No day of {WORDS.get(code, code)} is recorded for {named(lacking)}.")


@rule(
    "VIS-R-19A", Strength.BLOCK, "12 AF AOR travel page", subject=REQUEST, step=READY, tag="S", reads=AREA,
    when=wanted(of_people, lambda row: row.get("medical_note_on") is None),
    says="Where the area or the profile asks it, the day of the medical note stands in the notes of the request.",
    clears="The day of the medical note.",
)  # fmt: skip
def medical_day(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """VIS-R-19A: the day is missing."""
    profile = f.one(PROFILE)
    south = area(f) == SOUTHCOM and is_official(f.record)
    if south or (profile is not None and profile.get("asks_medical_day")):
        yield Finding("The day of the medical note is not recorded.", fields=("medical_note_on",))


# -- how old it may be ------------------------------------------------------------------------------------------------
def _oldest(f: Facts, p: Policy, code: str, person: Kind, arrives: date) -> tuple[date, str] | None:
    """The first day that still counts on arrival, and how old it may be in words; None where any day counts."""
    asked = _span(f, code, person)
    if asked is None:
        return None
    span, unit = asked
    if span is None and code == BRIEF:
        profile = f.one(PROFILE)
        told = profile.get("advisory_days") if profile is not None else None
        span, unit = p.whole(ADVISORY, arrives) if told is None else told, "DAY"
    if span is None:
        return None
    if unit == "DAY":
        return arrives - timedelta(days=span), counted(span, "day")
    return months_before(arrives, span), counted(span, "month")


def _too_old(f: Facts, p: Policy, code: str) -> Iterator[Yield]:
    """One finding for each age that the profile allows, with the travellers whose training is older."""
    found: dict[tuple[str, date], list[str]] = {}
    for member in f.all(PARTY):
        person, arrives = (
            f.linked(member, "traveller_id"),
            member.get("arrives_on") or f.record.get("date_from"),
        )
        if person is None or arrives is None:
            continue
        oldest, done = _oldest(f, p, code, person, arrives), last_done(f, person, code)
        if oldest is not None and done is not None and done < oldest[0]:
            name = f"{person.get('full_name') or 'a traveller'} ({show_date(done)})"
            found.setdefault((oldest[1], arrives), []).append(name)
    for (age, arrives), names in found.items():
        word = WORDS.get(code, code)
        yield Finding(
            f"{word[0].upper()}{word[1:]} is older than {age} on arrival: {some(names)}.", due_on=arrives,
            inputs=shown(arrives=arrives, may_be=age),
        )  # fmt: skip


def _valid(code: str) -> Check:
    def check(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
        """The training is too old on the day of arrival."""
        yield from _too_old(f, p, code)

    return check


for _id, _code, _cites, _says in (
    ("VIS-R-20", "AT1", "4th Fleet theater requirements; DLA 2016; TT/IATP instructions",
     "Antiterrorism Level I is valid 12 months, or as the profile says, on arrival."),
    ("VIS-R-21", "SERE", "4th Fleet theater requirements; DLA 2016; NAF Atsugi",
     "SERE training is valid 36 months, in one place 24, as the profile says, on arrival."),
    ("VIS-R-22", "ISOPREP", "12 AF AOR travel page; DLA 2016",
     "An ISOPREP was reviewed within 6 or 12 months, as the profile says, on arrival."),
    ("VIS-R-23", "HR", "12 AF AOR travel page",
     "Human rights training is valid 12 months, or as the profile says, on arrival; leave does not need it."),
    ("VIS-R-24", "AORBRIEF", "TT/IATP instructions 27 Jul 2023",
     "A brief of the area lies within 90 days of travel; the advisory of State or a report of OSAC counts."),
    ("VIS-R-24A", "THREATBRIEF", "Fort Lee Traveller; DLA 2016",
     "A threat brief is not older on arrival than the profile says."),
    ("VIS-R-24B", "MED", "12 AF AOR travel page", "A medical note is not older on arrival than the profile says."),
    ("VIS-R-24C", "IATP", "TT/IATP instructions 27 Jul 2023",
     "An individual antiterrorism plan is not older on arrival than the profile says."),
    ("VIS-R-24D", "GO1", "12 AF AOR travel page", "General Order No. 1 was read not longer ago than the profile says."),
):  # fmt: skip
    rule(
        _id, Strength.BLOCK, _cites, subject=REQUEST, step=READY, tag="S", reads=READS, when=PEOPLE, policy=(ADVISORY,),
        says=_says, clears="The day it was done again; another validity in the profile.",
    )(_valid(_code))  # fmt: skip


# -- trackers and statements ------------------------------------------------------------------------------------------
@rule(
    "VIS-R-25", Strength.BLOCK, "Yokota AB travel page; TT/IATP instructions 27 Jul 2023", subject=REQUEST, step=READY,
    tag="S", reads=(*AREA, PARTY, TRAVELLERS), when=wanted(of_people, lambda row: not row.get("ttiatp_number")),
    says="In the INDOPACOM area the TT/IATP is done before APACS, and its number is entered there; civilians do it for "
    "official travel only.",
    clears="The TT/IATP number.",
)  # fmt: skip
def tracker_first(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """VIS-R-25: no number to enter."""
    profile, sorts = f.one(PROFILE), categories(f)
    by_area = area(f) == INDOPACOM and (is_official(f.record) or not sorts or "MIL" in sorts)
    if by_area or (profile is not None and profile.get("asks_ttiatp")):
        yield Finding("The TT/IATP is done first; its number is not recorded.", fields=("ttiatp_number",))


@rule(
    "VIS-R-26", Strength.WARN, "TT/IATP instructions 27 Jul 2023", subject=REQUEST, tag="S", reads=(PARTY, TRAVELLERS),
    when=wanted(of_people, lambda row: bool(row.get("ttiatp_number"))),
    says="Several travellers share a TT/IATP entry when their itineraries are the same.",
    clears="An entry of its own for who travels otherwise; or the same days.",
)  # fmt: skip
def same_itinerary(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """VIS-R-26: members whose days differ from those of the party."""
    rows = [row for row in f.all(PARTY) if _differs(row, f.record)]
    if rows and len(f.all(PARTY)) > 1:
        people = [person for row in rows if (person := f.linked(row, "traveller_id")) is not None]
        yield Finding(
            f"One TT/IATP entry for all, and other days for {named(people)}.", fields=("ttiatp_number",)
        )


def _differs(member: Kind, request: Kind) -> bool:
    comes, goes = member.get("arrives_on"), member.get("departs_on")
    return (comes is not None and comes != request.get("date_from")) or (
        goes is not None and goes != request.get("date_to")
    )


@rule(
    "VIS-R-27", Strength.BLOCK, "AFRICOM TCCC", subject=REQUEST, step=READY, tag="S", reads=(*AREA, ASKED), when=PEOPLE,
    says="In the AFRICOM area the request carries the statement of the sending unit that it was reviewed and approved, "
    "with name and day.",
    clears="The statement, who signed it and when.",
)  # fmt: skip
def chain_of_command(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """VIS-R-27: the statement or a part of it is missing."""
    profile = f.one(PROFILE)
    asked = any(row.get("training_code") == STATEMENT for row in f.all(ASKED))
    if not (area(f) == AFRICOM or asked or (profile is not None and profile.get("asks_chain"))):
        return
    words = {"chain_statement": "its text", "chain_name": "who signed it", "chain_on": "its day"}
    if missing := tuple(key for key in words if not f.record.get(key)):
        said = (
            "is not recorded"
            if len(missing) == len(words)
            else f"lacks {some(words[key] for key in missing)}"
        )
        yield Finding(f"The chain-of-command statement {said}.", fields=missing)
