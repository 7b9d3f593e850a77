"""Gathers what is printed of a country profile: the requirement sheet that shows its age, the guide change."""

from collections.abc import Iterable
from pathlib import Path

from app.office import Office
from app.papers.case_parts import heads, number, title_of, told
from app.papers.eum_common import country_of, day, label
from app.papers.visit_common import own_paper, policy_whole, profile_of, written_as_text
from app.reader import Reader
from models.fields import Type
from models.kinds import Kind
from models.text import counted
from models.visits.profiles import ClearanceProfile, FcgProposal, ProfileNeed, ProfileTraining
from reports.composed import ComposedFacts, Part, Row, Table
from reports.eum.common import Words
from reports.sheets.facts import SheetReport

FILES = ((".txt", "Plain text", "app.papers.visit_profile:write_proposal"),)
"""What the proposal is written as beside the page."""
OLD, STALE = ("visit.paper_old_days", 90), ("visit.paper_stale_days", 180)
"""Policy values for the age of a profile in days, and what holds where there are none."""
_HEADED = {"country_id", "profile_name"}
"""What stands at the head of the sheet already."""


# -- the requirement sheet ------------------------------------------------------------------------------------------
def requirement_facts(reader: Reader, record: Kind) -> ComposedFacts:
    """Everything the profile asks, with the day on which somebody last compared it with its source."""
    assert isinstance(record, ClearanceProfile)
    country = country_of(reader, record.country_id)
    status, across = _age(reader, record)
    who = title_of(reader, ClearanceProfile.checked_by_id, record)
    checked = ", ".join(filter(None, (day(record.checked_on) or "never", who, _old(reader, record))))
    head = told(
        ("Country", country.country_name if country else ""), ("Profile", record.profile_name),
        ("Checked on", checked), ("Look again on", day(record.next_review_on)), ("Source", record.profile_source),
        ("Source of", day(record.source_on)),
    )  # fmt: skip
    sections = [
        part for section in ClearanceProfile.spec.sections[:-1]
        for part in (_section(reader, record, section.title, section.keys),) if part is not None
    ]  # fmt: skip
    return ComposedFacts(
        frame=own_paper(reader, persons=False), stem="country_requirements",
        number=record.profile_name or "", title=Words("Country requirement sheet"),
        parts=(
            Part(rows=head), *sections, Part(Words("Clearances needed"), table=_needs(reader, record)),
            Part(Words("Training asked"), table=_training(reader, record)),
            *((Part(Words("Remarks"), texts=(Words(record.profile_remarks),)),) if record.profile_remarks else ()),
        ),
        status=status, across=across,
    )  # fmt: skip


def _days_old(reader: Reader, profile: ClearanceProfile) -> int | None:
    return (reader.today - profile.checked_on).days if profile.checked_on else None


def _old(reader: Reader, profile: ClearanceProfile) -> str:
    days = _days_old(reader, profile)
    return "" if days is None else f"{counted(max(days, 0), 'day')} ago"


def _age(reader: Reader, profile: ClearanceProfile) -> tuple[str, str]:
    """What the paper says of its own age in words, and across the page once it is old (VIS-R-61)."""
    days = _days_old(reader, profile)
    if days is None:
        return "NEVER COMPARED WITH THE GUIDE - COMPARE BEFORE USE", "NOT CHECKED"
    old, stale = policy_whole(reader, *OLD), policy_whole(reader, *STALE)
    if days >= stale:
        return f"CHECKED {days} DAYS AGO - COMPARE WITH THE GUIDE BEFORE USE", "OLD"
    return (f"CHECKED {days} DAYS AGO - COMPARE SOON", "") if days >= old else ("", "")


def _section(reader: Reader, record: Kind, title: str, keys: Iterable[str]) -> Part | None:
    """The fields of a section that say something; flags that are set stand as a list."""
    rows: list[Row] = []
    asked: list[str] = []
    for key in keys:
        field, value = type(record).fields[key], record.stored.get(key)
        if value in (None, "") or key in _HEADED:
            continue
        if field.type is Type.FLAG:
            asked += [field.label] if record.get(key) else []
        else:
            rows.append(Row(Words(field.label), reader.show(field, value)))
    return Part(Words(title), rows=tuple(rows), items=tuple(asked)) if rows or asked else None


def _needs(reader: Reader, profile: ClearanceProfile) -> Table:
    rows = reader.children(ProfileNeed, "profile_id", profile.id)
    cells = tuple(
        (label(reader, ProfileNeed.need_travel, each) or "every travel",
         label(reader, ProfileNeed.need_category, each).partition(" (")[0] or "everybody",
         label(reader, ProfileNeed.need_kind, each), label(reader, ProfileNeed.need, each))
        for each in rows
    )  # fmt: skip
    return Table(
        heads(("Travel", 40), ("Traveller", 50), ("Clearance", 50), ("Need", 40)), cells, "None is entered."
    )


def _training(reader: Reader, profile: ClearanceProfile) -> Table:
    rows = reader.children(ProfileTraining, "profile_id", profile.id)
    cells = tuple(
        (label(reader, ProfileTraining.training_code, each),
         " ".join(filter(None, (number(each.valid_for), label(reader, ProfileTraining.valid_unit, each))))
         if each.valid_for is not None else "each journey",
         "official travel only" if each.official_only else "every travel",
         label(reader, ProfileTraining.for_category, each).partition(" (")[0] or "everybody",
         each.training_source or "")
        for each in rows
    )  # fmt: skip
    columns = heads(("Training", 60), ("Valid for", 34), ("For travel", 40), ("For", 40), ("Source", 40))
    return Table(columns, cells, "None is entered.")


# -- the proposal ---------------------------------------------------------------------------------------------------
def proposal_facts(reader: Reader, record: Kind) -> ComposedFacts:
    """What the guide says, what it should say, and why (SAMM C2.1.9.3.2)."""
    assert isinstance(record, FcgProposal)
    country, profile = country_of(reader, record.country_id), profile_of(reader, record.profile_id)
    sent = record.sent_on is not None
    title = label(reader, FcgProposal.fcg_section, record)
    head = told(
        ("Country", country.country_name if country else ""),
        ("Section", " ".join(filter(None, (str(record.fcg_section or ""), title)))),
        ("Profile of this office", profile.profile_name if profile else ""),
        ("Kind", label(reader, FcgProposal.change_kind, record)), ("Holds from", day(record.effective_on)),
        ("Drafted", _by(day(record.drafted_on), title_of(reader, FcgProposal.drafted_by_id, record))),
        ("Approved", _by(day(record.approved_on), title_of(reader, FcgProposal.approved_by_id, record))),
        ("Sent", _by(day(record.sent_on), label(reader, FcgProposal.sent_channel, record))),
    )  # fmt: skip
    texts = (
        ("Text now", record.current_text), ("Text proposed", record.proposed_text), ("Reason", record.proposal_reason)
    )  # fmt: skip
    return ComposedFacts(
        frame=own_paper(reader), stem="guide_change", number=record.proposal_title or "",
        title=Words("Proposal to change the Foreign Clearance Guide"),
        parts=(Part(rows=head), *(Part(Words(name), texts=(Words(text or "None recorded."),)) for name, text in texts)),
        status="" if sent else "DRAFT - NOT SENT", across="" if sent else "DRAFT",
    )  # fmt: skip


def _by(on: str, who: str) -> str:
    return ", ".join(filter(None, (on, who)))


def write_proposal(office: Office, record: Kind, target: Path) -> SheetReport:
    """Writes the proposal as plain text for a message. Raises Trouble."""
    return written_as_text(proposal_facts(office.reader, record), target)
