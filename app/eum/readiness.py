"""Whether the office is ready to be assessed: the sixteen points of the preparation, worked out from the records.

Each point says how it stands and what is missing, record by record, so that one step leads there. What the records
cannot tell is answered on the checklist of the assessment.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from app.eum.dispositions import unconsented
from app.reader import Reader
from app.reading import All, Cond, Query
from models.calendar import fiscal_year, months_after, months_before
from models.eum.afterwards import DispositionEvent, Incident
from models.eum.assessments import ComplianceVisit, ControlPlan, EumCost
from models.eum.book import ArticleType, Item
from models.eum.checks import Deficiency, RoutineCheck
from models.eum.deliveries import Delivery, EumLine
from models.eum.derive import quarter_of
from models.eum.events import EventSite, InventoryEvent
from models.eum.places import SiteAccess, StorageSite
from models.eum.programme import EumAppointment, EumSop
from models.eum.rules_money import BPC_PAPERS
from models.eum.rules_programme import ASSESSED, QUARTERS_KEPT
from models.fields import show_date
from models.kinds import Kind
from models.telling import is_night_vision, quarter_begins, quarter_ends

READY, OPEN, BY_HAND = "ready", "open", "by hand"
CHECKLIST_MONTHS = 12
"""Months a checklist of a site counts (DODIG-2024-140)."""
INVENTORIES = 2
"""Signed inventories of each site that are looked for (eum.md 5.5)."""
FINE = frozenset({"CERTIFIED", "NOT_REQUIRED"})
REPORTS = frozenset({"EUM-26", "EUM-27", "EUM-28"})
"""Rules that say what an incident still lacks."""


@dataclass(frozen=True)
class Missing:
    """One thing that is missing: a sentence, and the record or list where it is mended."""

    told: str
    kind: str
    record_id: int = 0


@dataclass(frozen=True)
class Point:
    """One of the points: its number, what is looked at, how it stands, and what is missing."""

    number: int
    what: str
    state: str
    missing: tuple[Missing, ...]
    where: str
    """Kind of record whose list shows it."""

    @property
    def told(self) -> str:
        """What is missing, in a line."""
        if self.state == BY_HAND:
            return "Not to be told from the records; answer it on the checklist of the assessment."
        first = [each.told for each in self.missing[:3]]
        more = f"and {len(self.missing) - 3} more" if len(self.missing) > 3 else ""
        return "; ".join(filter(None, (*first, more)))


@dataclass(frozen=True)
class _Asked:
    what: str
    where: str
    find: Callable[[Reader], Iterable[Missing]] | None


def points(reader: Reader) -> list[Point]:
    """Every point in its order, as the office stands today."""
    found = []
    for number, each in enumerate(_POINTS, 1):
        missing = tuple(each.find(reader)) if each.find else ()
        state = BY_HAND if each.find is None else OPEN if missing else READY
        found.append(Point(number, each.what, state, missing, each.where))
    return found


def next_visit(reader: Reader) -> ComplianceVisit | None:
    """The assessment that is planned next; None when there is none."""
    ahead = [row for row in reader.records(Query(ComplianceVisit))
             if row.visit_starts_on and (row.visit_ends_on or row.visit_starts_on) >= reader.today]  # fmt: skip
    return min(ahead, key=lambda row: (row.visit_starts_on or date.max, row.id), default=None)


# -- the points --------------------------------------------------------------------------------------------
def _rows(reader: Reader, kind: type[Kind], *conditions: Cond) -> Sequence[Any]:
    return reader.records(Query(kind, where=All(conditions) if conditions else None))


def _procedure(reader: Reader) -> Iterator[Missing]:
    approved = [row for row in _rows(reader, EumSop) if row.approved_on]
    newest = max(approved, key=lambda row: (row.approved_on, row.id), default=None)
    if newest is None:
        yield Missing("No procedure is approved", "eum_sop")
    elif newest.sop_review_on and newest.sop_review_on < reader.today:
        yield Missing(f"Its review was due on {show_date(newest.sop_review_on)}", "eum_sop", newest.id)
    elif newest.sop_file is None:
        yield Missing("Its text is not attached", "eum_sop", newest.id)


def _appointed(reader: Reader) -> list[EumAppointment]:
    today = reader.today
    rows = _rows(reader, EumAppointment)
    return [row for row in rows if row.appointed_on and row.appointed_on <= today
            and (row.appointment_ends_on is None or row.appointment_ends_on >= today)]  # fmt: skip


def _lacking(reader: Reader, key: str, words: str) -> Iterator[Missing]:
    rows = _appointed(reader)
    if not rows:
        yield Missing("Nobody is appointed", "eum_appointment")
    names = reader.titles("person", [row.person_id or 0 for row in rows])
    for row in rows:
        if row.get(key) is None:
            yield Missing(f"{names.get(row.person_id or 0, 'Somebody')}: {words}", "eum_appointment", row.id)


def _certificates(reader: Reader) -> Iterator[Missing]:
    return _lacking(reader, "training_certificate", "no certificate of the training")


def _letters(reader: Reader) -> Iterator[Missing]:
    return _lacking(reader, "letter", "no letter of appointment")


def _plans(reader: Reader) -> Iterator[Missing]:
    plans = list(_rows(reader, ControlPlan))
    newest = {row.plan_title: row for row in sorted(plans, key=lambda row: row.id)}
    for row in newest.values():
        if row.signed_partner_on is None or row.signed_us_on is None:
            yield Missing(f"{row.shown_title}: not signed by both sides", "control_plan", row.id)
    kinds = {row.id for row in _rows(reader, ArticleType) if is_night_vision(row)}
    covered = {row.eum_line_id for row in plans if row.received_on}
    if None in covered:
        return
    for line in _rows(reader, EumLine, Cond("loa_accepted_on", "not empty")):
        if line.article_type_id in kinds and line.id not in covered:
            yield Missing(f"{line.shown_title}: no control plan has come", "eum_line", line.id)


def _delinquent(reader: Reader) -> Iterator[Missing]:
    overdue = All((Cond("next_due_on", "<", reader.today), Cond("bears_inventory", "=", True)))
    count = reader.count(Query(Item, where=overdue))
    if count:
        yield Missing(f"{Item.spec.counted(count)} overdue for inventory", "eum_item")


def _open_sites(reader: Reader) -> list[StorageSite]:
    """Sites that hold something, or were counted."""
    rows = _rows(reader, StorageSite, Cond("closed_on", "empty"))
    return [row for row in rows if row.last_visited_on or row.last_checked_on or _holds(reader, row.id)]


def _holds(reader: Reader, site_id: int) -> bool:
    held = All((Cond("site_id", "=", site_id), Cond("bears_inventory", "=", True)))
    return bool(reader.ids(Query(Item, where=held, limit=1)))


def _inventories(reader: Reader) -> Iterator[Missing]:
    signed = {row.id for row in _rows(reader, InventoryEvent, Cond("signed_on", "not empty"))}
    counted: dict[int, set[int]] = {}
    for row in _rows(reader, EventSite, Cond("site_id", "not empty")):
        if row.event_id in signed and not row.access_refused:
            counted.setdefault(row.site_id, set()).add(row.event_id)
    for site in _open_sites(reader):
        have = len(counted.get(site.id, ()))
        if have < INVENTORIES:
            yield Missing(
                f"{site.store_name}: {have} of {INVENTORIES} signed inventories", "storage_site", site.id
            )


def _checklists(reader: Reader) -> Iterator[Missing]:
    since = months_before(reader.today, CHECKLIST_MONTHS)
    for site in _open_sites(reader):
        if site.last_checked_on is None or site.last_checked_on < since:
            last = site.last_checked_on
            told = f"last checklist on {show_date(last)}" if last else "no checklist on file"
            yield Missing(f"{site.store_name}: {told}", "storage_site", site.id)


def _deficiencies(reader: Reader) -> Iterator[Missing]:
    for row in _rows(reader, Deficiency, Cond("fixed_on", "empty")):
        if row.fix_due_on is None or row.fix_due_on < reader.today:
            late = f"was due on {show_date(row.fix_due_on)}" if row.fix_due_on else "has no day"
            yield Missing(f"“{row.deficiency_text}” {late}", "deficiency", row.id)


def _incidents(reader: Reader) -> Iterator[Missing]:
    rows = {row.id: row for row in _rows(reader, Incident)}
    for record_id, found in reader.findings_of(Incident, list(rows)).items():
        said = [each.message for each in found if each.rule in REPORTS]
        if said:
            yield Missing(f"{rows[record_id].incident_no or 'Incident'}: {said[0].rstrip('.')}", "eum_incident",
                          record_id)  # fmt: skip


def _approvals(reader: Reader) -> Iterator[Missing]:
    done = _rows(reader, DispositionEvent, Cond("to_state", "in", ["DEMILITARIZED", "DISPOSED"]),
                 Cond("certificate", "empty"))  # fmt: skip
    names = reader.titles("eum_item", [row.item_id or 0 for row in (*unconsented(reader), *done)])
    for row in unconsented(reader):
        yield Missing(f"{names.get(row.item_id or 0)}: no State approval", "eum_item", row.item_id or 0)
    for row in done:
        yield Missing(f"{names.get(row.item_id)}: no disposal certificate", "eum_item", row.item_id)


def _routine(reader: Reader) -> Iterator[Missing]:
    reported = {row.quarter for row in _rows(reader, RoutineCheck, Cond("reported_on", "not empty"))}
    for back in range(QUARTERS_KEPT, 0, -1):
        quarter = quarter_of(months_after(quarter_begins(reader.today), -3 * back))
        if quarter not in reported:
            yield Missing(f"{quarter}: no routine check was reported", "routine_check")


def _receipts(reader: Reader) -> Iterator[Missing]:
    for row in _rows(reader, Delivery, Cond("acquisition_path", "=", "BPC")):
        lacks = [row.fields[key].label.lower() for key in BPC_PAPERS if row.get(key) is None]
        if lacks:
            yield Missing(
                f"{row.delivery_ref or 'Delivery'}: no {', no '.join(lacks)}", "eum_delivery", row.id
            )


def _certified(reader: Reader) -> Iterator[Missing]:
    for site in _open_sites(reader):
        ended = site.certified_to if site.certified_to and site.certified_to < reader.today else None
        if site.certification_status not in FINE or ended:
            why = f"certificate ended on {show_date(ended)}" if ended else "not certified"
            yield Missing(f"{site.store_name}: {why}", "storage_site", site.id)


def _costs(reader: Reader) -> Iterator[Missing]:
    last = fiscal_year(reader.today) - 1
    rows = [row for row in _rows(reader, EumCost) if not row.estimated]
    if not any(row.cost_year in (last, last + 1) for row in rows):
        yield Missing(f"No cost is recorded for {last} and {last + 1}", "eum_cost")
    for row in rows:
        if row.cost_year is not None and row.cost_year <= last and row.cost_submitted_on is None:
            yield Missing(f"{row.shown_title}: not submitted", "eum_cost", row.id)


def _schedule(reader: Reader) -> Iterator[Missing]:
    visit = next_visit(reader)
    if visit is None or visit.visit_kind not in ASSESSED:
        yield Missing("No assessment is planned", "compliance_visit")
        return
    if not visit.visit_sites:
        yield Missing("The assessment names no sites", "compliance_visit", visit.id)
    last = visit.visit_ends_on or quarter_ends(visit.visit_starts_on or reader.today)
    asked = [row for row in _rows(reader, SiteAccess) if row.visit_on
             and (visit.visit_starts_on or last) <= row.visit_on <= last]  # fmt: skip
    if visit.visit_kind == "CAV" and not asked:
        yield Missing("No access to a site is asked for on its days", "compliance_visit", visit.id)
    names = reader.titles("storage_site", [row.site_id or 0 for row in asked])
    for row in asked:
        if row.access_answer not in ("GRANTED", "CONDITIONAL"):
            yield Missing(
                f"{names.get(row.site_id or 0)}: access not granted yet", "storage_site", row.site_id or 0
            )


_POINTS = (
    _Asked("EUM procedure is current", "eum_sop", _procedure),
    _Asked("Training certificates", "eum_appointment", _certificates),
    _Asked("Letters of appointment", "eum_appointment", _letters),
    _Asked("Control plans are signed", "control_plan", _plans),
    _Asked("Book and SCIP-EUM agree, differences explained", "eum_item", None),
    _Asked("Nothing is overdue for inventory", "eum_item", _delinquent),
    _Asked("Last two inventories of each site, signed", "inventory_event", _inventories),
    _Asked("Checklist of each site", "storage_site", _checklists),
    _Asked("Deficiencies are closed or have a day ahead", "deficiency", _deficiencies),
    _Asked("Incidents and loss reports are complete", "eum_incident", _incidents),
    _Asked("Approvals of transfers and disposals", "transfer_request", _approvals),
    _Asked("Routine checks of eight quarters", "routine_check", _routine),
    _Asked("Receipts of BPC deliveries", "eum_delivery", _receipts),
    _Asked("Sites are certified", "storage_site", _certified),
    _Asked("Costs are recorded and submitted", "eum_cost", _costs),
    _Asked("Schedule and letters of access for the team", "site_access", _schedule),
)
"""What an assessor looks at, in the order of eum.md 5.5."""
