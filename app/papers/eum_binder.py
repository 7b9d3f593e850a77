"""Gathers the binder for a compliance assessment: the sixteen lists of readiness, each with what is there and missing.

The lists are those of eum.md 5.5, from SAMM C2.1.5.6, DSCA 21-64 and 22-16, DODIG-2023-119 and DODIG-2025-078.
"""

from collections.abc import Callable, Sequence

from app import checklists
from app.papers.eum_binder_sites import SITE_LISTS
from app.papers.eum_common import day, label, own_paper, rows_by_id
from app.papers.eum_figures import dollars, percent, total
from app.papers.eum_held import Held, listed
from app.papers.eum_periods import quarter_of
from app.papers.eum_quarter import QUARTERS, owed_rows, routine_checks
from app.reader import Reader
from app.reading import Query, Sort
from models.calendar import months_before
from models.eum.afterwards import Incident, TransferRequest
from models.eum.assessments import ComplianceVisit, ControlPlan, EumCost
from models.eum.deliveries import Delivery
from models.eum.programme import EumAppointment, EumSop
from models.kinds import Kind
from models.office.places import Person
from reports.eum.binder import BinderFacts, BinderList
from reports.eum.common import counted

SCIP = "A comparison of the book with an export of SCIP-EUM is to be pasted here, with each difference explained."


def binder_facts(reader: Reader, record: Kind) -> BinderFacts:
    """The binder of an assessment, as of today."""
    assert isinstance(record, ComplianceVisit)
    held = Held(reader, record)
    items = checklists.answered(reader, record.checklist_id) if record.checklist_id else []
    prepared = checklists.progress(items).sentence if items else "no checklist of the preparation was begun"
    head = (
        ("Assessment", label(reader, ComplianceVisit.visit_kind, record)), ("From", day(record.visit_starts_on)),
        ("To", day(record.visit_ends_on)), ("Team", record.visit_team or "to be entered"),
        ("Sites", record.visit_sites or "to be entered"), ("Announced on", day(record.announced_on)),
        ("Preparation", prepared),
    )  # fmt: skip
    return BinderFacts(
        frame=own_paper(reader),
        number=day(record.visit_starts_on),
        head=head,
        lists=tuple(each(held) for each in LISTS),
    )


# -- people and procedures ---------------------------------------------------------------------------------------
def _procedure(held: Held) -> BinderList:
    rows: list[EumSop] = held.reader.records(Query(EumSop, sort=(Sort("approved_on", descending=True),)))
    newest = rows[0] if rows else None
    missing = [] if rows else ["No EUM procedure is on record."]
    if newest is not None and newest.sop_file is None:
        missing.append("The procedure itself is not attached.")
    if newest is not None and newest.sop_review_on is not None and newest.sop_review_on < held.reader.today:
        missing.append(f"Its review was due on {day(newest.sop_review_on)}.")
    cells = [
        (row.sop_edition or "", day(row.approved_on), row.approved_by or "", day(row.sop_review_on),
         _there(row.sop_file))
        for row in rows
    ]  # fmt: skip
    return listed("EUM procedure", counted(len(rows), "edition"), missing,
                  ("Edition", "Approved on", "By", "Review on", "File"), cells)  # fmt: skip


def _there(attachment: int | None) -> str:
    return "attached" if attachment else "not attached"


def _appointed(held: Held) -> list[EumAppointment]:
    """Appointments that last today."""
    today = held.reader.today
    rows: list[EumAppointment] = held.reader.records(Query(EumAppointment, sort=(Sort("appointed_on"),)))
    return [row for row in rows if row.appointment_ends_on is None or row.appointment_ends_on >= today]


def _people(held: Held, title: str, file: str, missing_words: str, on: str, heading: str) -> BinderList:
    rows = _appointed(held)
    names = rows_by_id(held.reader, Person, (row.person_id for row in rows))
    missing = [] if rows else ["Nobody is appointed for end-use monitoring."]
    cells = []
    for row in rows:
        person = names.get(row.person_id or 0)
        name = person.shown_title if person else "name not recorded"
        if not row.get(file) or not row.get(on):
            missing.append(f"{name}: {missing_words}.")
        cells.append(
            (name, label(held.reader, EumAppointment.eum_role, row), day(row.get(on)), _there(row.get(file)))
        )
    there = sum(bool(row.get(file)) for row in rows)
    return listed(title, f"{there} of {counted(len(rows), 'person', 'people')}", missing,
                  ("Name", "Role", heading, "Paper"), cells)  # fmt: skip


def _training(held: Held) -> BinderList:
    words = "training or its certificate is not on record"
    return _people(
        held, "Training certificates", "training_certificate", words, "eum_trained_on", "Trained on"
    )


def _letters(held: Held) -> BinderList:
    return _people(held, "Appointment letters", "letter", "the letter of appointment is not on record", "appointed_on",
                   "Appointed on")  # fmt: skip


def _plans(held: Held) -> BinderList:
    rows: list[ControlPlan] = held.reader.records(Query(ControlPlan, sort=(Sort("plan_title"),)))
    missing = [] if rows else ["No control plan is on record."]
    for row in rows:
        if not row.signed_partner_on or not row.signed_us_on:
            missing.append(f"{row.shown_title}: not signed by both sides.")
    cells = [
        (row.plan_title or "", row.plan_version or "", day(row.signed_partner_on), day(row.signed_us_on),
         day(row.effective_on), day(row.review_on))
        for row in rows
    ]  # fmt: skip
    return listed("Control plans", counted(len(rows), "plan"), missing,
                  ("Plan", "Version", "Partner signed", "U.S. signed", "In force from", "Review on"),
                  cells)  # fmt: skip


# -- the book ----------------------------------------------------------------------------------------------------
def _book(held: Held) -> BinderList:
    there = f"{counted(held.figures.bearing, 'item')} under enhanced monitoring"
    cells = [
        (held.site(number) or "not known", f"{count:,}") for number, count in held.figures.by_site.items()
    ]
    return listed("Book against SCIP-EUM", there, [SCIP], ("Site", "Items"), cells)


def _late(held: Held) -> BinderList:
    rows = owed_rows(held.reader, held.figures)
    missing = [
        f"{article}, {kind}: {owed.late:,} of {counted(owed.items, 'item')} late, {owed.oldest:,} days at most; "
        "to be explained."
        for article, kind, owed in rows if owed.late
    ]  # fmt: skip
    cells = [
        (article, kind, f"{owed.items:,}", f"{owed.late:,}", percent(owed.late, owed.items), dollars(owed.late_value),
         percent(owed.late_value, owed.value))
        for article, kind, owed in rows
    ]  # fmt: skip
    whole = held.figures.whole
    return listed("Late inventories", f"{whole.late:,} of {counted(whole.items, 'item')} late", missing,
                  ("Article", "Due", "Items", "Late", "% of items", "Value late", "% of value"), cells)  # fmt: skip


# -- what happened -----------------------------------------------------------------------------------------------
def _incidents(held: Held) -> BinderList:
    rows: list[Incident] = held.reader.records(Query(Incident, sort=(Sort("aware_on"),)))
    missing = [
        f"{row.incident_no or 'An incident without number'}: the written report is not on record."
        for row in rows if row.written_report_on is None
    ]  # fmt: skip
    cells = [
        (row.incident_no or "", label(held.reader, Incident.incident_kind, row), day(row.aware_on),
         day(row.first_report_on), day(row.written_report_on), day(row.incident_closed_on) or "open")
        for row in rows
    ]  # fmt: skip
    return listed("Incidents and loss reports", counted(len(rows), "incident"), missing,
                  ("Number", "Kind", "Known since", "First report", "Written report", "Closed on"), cells)  # fmt: skip


def _consents(held: Held) -> BinderList:
    rows: list[TransferRequest] = held.reader.records(Query(TransferRequest, sort=(Sort("submitted_on"),)))
    missing = [
        f"{row.request_no or 'A request without number'}: done on {day(row.executed_on)} without State's reference."
        for row in rows if row.executed_on and not row.state_ref
    ]  # fmt: skip
    missing += [
        f"{row.request_no or 'A request without number'}: SCIP-EUM is not updated."
        for row in rows if row.executed_on and not row.scip_updated_on
    ]  # fmt: skip
    cells = [
        (row.request_no or "", label(held.reader, TransferRequest.transfer_kind, row), row.state_ref or "",
         label(held.reader, TransferRequest.transfer_decision, row), day(row.decided_on), day(row.executed_on))
        for row in rows
    ]  # fmt: skip
    return listed("Consents to transfer and disposal", counted(len(rows), "request"), missing,
                  ("Number", "Kind", "State reference", "Decision", "On", "Done on"), cells)  # fmt: skip


def _routine(held: Held) -> BinderList:
    at, rows, missing = quarter_of(held.reader.today), [], []
    for _ in range(QUARTERS):
        found = routine_checks(held.reader, at)
        reported = sum(each.reported_on is not None for each in found)
        if not found and at.last < held.reader.today:
            missing.append(f"{at.name}: no routine check.")
        elif reported < len(found):
            missing.append(f"{at.name}: {len(found) - reported:,} not reported in SCIP-EUM.")
        rows.append((at.name, f"{len(found):,}", f"{reported:,}"))
        at = at.before
    return listed("Routine checks of eight quarters", f"{sum(int(row[1]) > 0 for row in rows)} of {QUARTERS} quarters",
                  missing, ("Quarter", "Checks", "Reported"), rows)  # fmt: skip


def _receipts(held: Held) -> BinderList:
    every: list[Delivery] = held.reader.records(Query(Delivery, sort=(Sort("arrived_on"),)))
    rows = [row for row in every if row.acquisition_path == "BPC"]
    missing = []
    for row in rows:
        name = row.delivery_ref or "A shipment without number"
        if row.confirmed_on is None:
            missing.append(f"{name}: receipt not confirmed.")
        if row.title_papers is None:
            missing.append(f"{name}: papers of the title transfer not attached.")
    cells = [
        (row.delivery_ref or "", day(row.arrived_on), day(row.confirmed_on), day(row.title_transferred_on),
         _there(row.title_papers), _there(row.shipping_papers))
        for row in rows
    ]  # fmt: skip
    return listed("BPC receipts and title papers", counted(len(rows), "delivery", "deliveries"), missing,
                  ("Shipment", "Arrived on", "Confirmed on", "Title passed", "Title papers", "Shipping papers"),
                  cells)  # fmt: skip


def _costs(held: Held) -> BinderList:
    rows: list[EumCost] = held.reader.records(Query(EumCost, sort=(Sort("spent_on"),)))
    years: dict[int, list[EumCost]] = {}
    for row in rows:
        years.setdefault(row.cost_year or 0, []).append(row)
    since = months_before(held.reader.today, 12)
    recent = [row for row in rows if row.spent_on is not None and row.spent_on > since and not row.estimated]
    missing = [] if recent else ["No cost of the last twelve months is recorded."]
    open_ = sum(row.cost_submitted_on is None and not row.estimated for row in rows)
    missing += [f"{counted(open_, 'cost')} not submitted."] if open_ else []
    cells = [
        (f"FY{year}" if year else "no date", f"{len(of):,}", dollars(total(row.cost_total for row in of)),
         f"{total(row.person_days for row in of):,}")
        for year, of in sorted(years.items())
    ]  # fmt: skip
    return listed("Cost record", counted(len(rows), "entry", "entries"), missing,
                  ("Fiscal year", "Entries", "Total", "Person-days"), cells)  # fmt: skip


_INVENTORIES, _CHECKLISTS, _DEFICIENCIES, _CERTIFICATES, _VISITS = SITE_LISTS
LISTS: Sequence[Callable[[Held], BinderList]] = (
    _procedure, _training, _letters, _plans, _book, _late, _INVENTORIES, _CHECKLISTS, _DEFICIENCIES, _incidents,
    _consents, _routine, _receipts, _CERTIFICATES, _costs, _VISITS,
)  # fmt: skip
"""The sixteen lists in their order."""
