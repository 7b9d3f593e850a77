"""Gathers the papers of what happens after delivery: discrepancy, loss, request for consent, disposal."""

from collections.abc import Iterable, Sequence
from datetime import timedelta
from typing import Any

import resources
from app.papers.eum_common import (
    blocked,
    country_of,
    day,
    in_two,
    label,
    own_paper,
    partner_paper,
    release_missing,
    rows_by_id,
)
from app.papers.eum_figures import dollars
from app.papers.eum_report import signing_of
from app.reader import Reader
from models.eum.afterwards import DispositionEvent, Incident, IncidentItem, TransferItem, TransferRequest
from models.eum.book import ArticleType, Item
from models.eum.deliveries import Delivery, EumLine
from models.eum.places import StorageSite
from models.fields import Field
from models.findings import Finding
from models.kinds import Kind
from models.office.places import Unit
from reports.composed import ComposedFacts, Head, Part, Row, Signing, Table
from reports.eum.common import Named, Signer, Words
from reports.paper import Frame

CERTIFICATE = "disposal_certificate"
TO_ENTER = "to be entered"
WRITTEN_DAYS = "eum.written_report_days"
APPROVED = ("APPROVED", "APPROVED_WITH_CONDITIONS")
DESTROYED = ("DEMILITARIZED", "DISPOSED")


def _rows(pairs: Iterable[tuple[str, str | None]]) -> tuple[Row, ...]:
    return tuple(Row(Words(name), value or "") for name, value in pairs)


def _missing(record: Kind, fields: Iterable[Field[Any]]) -> list[Finding]:
    return [
        blocked(f"{field.label} is not recorded.", f"Record {field.label.lower()}.", field.key)
        for field in fields
        if record.stored.get(field.key) in (None, "")
    ]


def _article(types: dict[int, ArticleType], number: int | None) -> str:
    found = types.get(number or 0)
    return "\n".join(filter(None, (found.article_code, found.article_name))) if found else ""


# -- discrepancy -----------------------------------------------------------------------------------------------------
def discrepancy_missing(_reader: Reader, record: Kind) -> list[Finding]:
    """Both quantities, and that they differ."""
    assert isinstance(record, Delivery)
    found = _missing(record, (Delivery.qty_shipped, Delivery.qty_counted))
    if not found and record.qty_shipped == record.qty_counted:
        found = [blocked("What was counted is what was shipped: there is no discrepancy to report.",
                         "Correct the quantities where they are wrong.", "qty_counted")]  # fmt: skip
    return found


def discrepancy_facts(reader: Reader, record: Kind) -> ComposedFacts:
    """The data of a Standard Form 364, to be entered there."""
    assert isinstance(record, Delivery)
    line = rows_by_id(reader, EumLine, [record.eum_line_id]).get(record.eum_line_id or 0)
    type_id = record.article_type_id or (line.article_type_id if line else None)
    article = rows_by_id(reader, ArticleType, [type_id]).get(type_id or 0)
    site = rows_by_id(reader, StorageSite, [record.site_id]).get(record.site_id or 0)
    shipped, counted = record.qty_shipped or 0, record.qty_counted or 0
    unit, apart = (article.unit_value if article else None), abs(shipped - counted)
    shortage = counted < shipped
    country = country_of(reader, site.country_id if site else None)
    frame = own_paper(reader, country)
    rows = (
        ("Prepared on", day(reader.today)), ("Report number", record.discrepancy_ref or TO_ENTER),
        ("From", "\n".join(filter(None, (frame.office, country.sco_address if country else None)))),
        ("To", TO_ENTER), ("Shipment", record.delivery_ref or TO_ENTER),
        ("Case and line", " ".join(filter(None, (line.case_designator, line.line_no))) if line else TO_ENTER),
        ("Stock number", (article.nsn if article else None) or TO_ENTER),
        ("Item", (article.article_name if article else None) or TO_ENTER), ("Arrived on", day(record.arrived_on)),
        ("Checked against the manifest on", day(record.manifest_checked_on) or TO_ENTER),
        ("Carrier's receipt signed on", day(record.receipt_signed_on) or TO_ENTER),
    )  # fmt: skip
    quantities = (
        ("Quantity shipped", f"{shipped:,}"), ("Quantity received", f"{counted:,}"), ("Discrepancy", f"{apart:,}"),
        ("Code", "S1: quantity less than that on the receipt document" if shortage
         else "O1: quantity in excess of that on the receipt document"),
        ("Unit price", dollars(unit) or TO_ENTER), ("Total", dollars(unit * apart) if unit is not None else TO_ENTER),
        ("Action asked for", TO_ENTER), ("Remarks", record.delivery_remarks or ""),
    )  # fmt: skip
    return ComposedFacts(
        frame=frame, stem="discrepancy", number=record.delivery_ref or "",
        title=Words("Supply discrepancy report: data for SF 364"),
        parts=(Part(rows=_rows(rows)), Part(Words("Quantities"), rows=_rows(quantities)),
               Part(texts=(Words("Enclose the manifest, the carrier's receipt with the difference noted on it, and "
                                 "photographs of damage."),))),
        status="DRAFT - DATA FOR SF 364, NOT THE FORM", across="DRAFT",
    )  # fmt: skip


# -- loss ------------------------------------------------------------------------------------------------------------
def loss_missing(_reader: Reader, record: Kind) -> list[Finding]:
    """What happened, since when it is known, and the steps that the note asks for."""
    assert isinstance(record, Incident)
    return _missing(record, (Incident.incident_kind, Incident.aware_on, Incident.incident_text,
                             Incident.recovery_steps, Incident.prevention_steps))  # fmt: skip


def loss_facts(reader: Reader, record: Kind) -> ComposedFacts:
    """The written report of a loss, theft, damage or access."""
    assert isinstance(record, Incident)
    site = rows_by_id(reader, StorageSite, [record.site_id]).get(record.site_id or 0)
    unit = rows_by_id(reader, Unit, [record.unit_id]).get(record.unit_id or 0)
    due, first = TO_ENTER, day(record.first_report_on) or "not recorded"
    if record.aware_on is not None:
        allowed = reader.policy.whole(WRITTEN_DAYS, on=record.aware_on)
        due = f"{day(record.aware_on + timedelta(days=allowed))} ({allowed} calendar days)"
    sent = (
        ("State (PM/RSAT), through the Country Team", record.sent_state_on),
        ("DSCA Golden Sentry", record.sent_dsca_on),
        ("Combatant command", record.sent_ccmd_on), ("Military department", record.sent_mildep_on),
        ("DTSA, for night vision devices", record.sent_dtsa_on),
    )  # fmt: skip
    rows = (
        ("Number", record.incident_no), ("Kind", label(reader, Incident.incident_kind, record)),
        ("Happened on", day(record.occurred_on) or "not known"), ("Known since", day(record.aware_on)),
        ("Where", (site.store_name if site else None) or "not known"),
        ("Whose", (unit.unit_name if unit else None) or ""),
        ("Credibility", label(reader, Incident.credibility, record)),
        ("First report", "; ".join(filter(None, (first, record.first_report_by)))),
        ("Written report due by", due), ("Written report", day(record.written_report_on) or "this paper"),
    )  # fmt: skip
    return ComposedFacts(
        frame=own_paper(reader, country_of(reader, site.country_id if site else None)), stem="loss_report",
        number=record.incident_no or "", title=Words("Report of loss, theft, destruction or unauthorized access"),
        parts=(
            Part(rows=_rows(rows)),
            Part(Words("Articles"), table=_incident_items(reader, record)),
            Part(Words("What happened"), texts=(Words(record.incident_text or ""),)),
            Part(Words("Steps to recover"), texts=(Words(record.recovery_steps or ""),)),
            Part(Words("Steps to prevent it from happening again"), texts=(Words(record.prevention_steps or ""),)),
            Part(Words("Sent to"), rows=_rows((name, day(on) or "not sent yet") for name, on in sent)),
        ),
        signing=_own_signing("Reported by"),
    )  # fmt: skip


def _own_signing(who: str) -> Signing:
    labels = tuple(map(Words, ("Name", "Grade and position", "Signature", "Date")))
    return Signing(Words(""), (Words(who),), labels, (Signer(),))


def _incident_items(reader: Reader, incident: Incident) -> Table:
    about = reader.children(IncidentItem, "incident_id", incident.id)
    items = rows_by_id(reader, Item, (each.item_id for each in about))
    types = rows_by_id(reader, ArticleType, (each.article_type_id for each in items.values()))
    lines = rows_by_id(reader, EumLine, (each.eum_line_id for each in items.values()))
    cells = []
    for each in about:
        item = items.get(each.item_id or 0)
        line = lines.get((item.eum_line_id if item else None) or 0)
        cells.append((
            (item.mark if item else None) or "mark not readable",
            _article(types, item.article_type_id if item else None),
            " ".join(filter(None, (line.case_designator, line.line_no))) if line else "",
            label(reader, Item.disposition, item), each.incident_item_note or "",
        ))  # fmt: skip
    heads = (Head(Words("Serial"), 40), Head(Words("Article"), 44), Head(Words("Case, line"), 28),
             Head(Words("State"), 30),
             Head(Words("Note"), 40))  # fmt: skip
    return Table(heads, tuple(cells), "Which articles are concerned is not known yet.")


# -- consent ---------------------------------------------------------------------------------------------------------
def consent_facts(reader: Reader, record: Kind) -> ComposedFacts:
    """The standard questions 1 to 8 with their answers, and the four enclosures D1 to D4."""
    assert isinstance(record, TransferRequest)
    answers = _answers(reader, record)
    questions = resources.table("forms/eum_tpt_questions.csv")
    heads = (Head(Words("No."), 12), Head(Words("Question"), 56), Head(Words("Answer"), 90))
    asked = tuple((row["no"], row["question"], answers[row["no"]]) for row in questions)
    open_ = sum(answer in (TO_ENTER, _NOT_THERE) for _, _, answer in asked)
    head = (
        ("Number", record.request_no), ("Asked for", label(reader, TransferRequest.transfer_kind, record)),
        ("Acquisition value of all items", dollars(record.acquisition_value) or TO_ENTER),
        ("Year acquired", str(record.year_acquired or "") or TO_ENTER),
        ("Compensation", record.compensation or TO_ENTER),
        ("Submitted on", day(record.submitted_on) or "not yet"), ("State reference", record.state_ref or ""),
        ("Decision", label(reader, TransferRequest.transfer_decision, record)), ("Conditions", record.conditions or ""),
    )  # fmt: skip
    said = (
        f"{len(asked) - open_} of {len(asked)} answered or enclosed."
        if open_
        else "Everything is answered and enclosed."
    )
    return ComposedFacts(
        frame=own_paper(reader, country_of(reader, record.divesting_country_id)), stem="consent_request",
        number=record.request_no or "", title=Words("Request for the consent of the Department of State"),
        parts=(
            Part(rows=_rows(head)),
            Part(Words("Standard questions"), texts=(Words(said),), table=Table(heads, asked)),
            Part(Words("Items"), table=_request_items(reader, record, values=True)),
        ),
        status="" if record.submitted_on else "DRAFT - NOT SUBMITTED", across="" if record.submitted_on else "DRAFT",
    )  # fmt: skip


_NOT_THERE = "missing: to be enclosed"


def _answers(reader: Reader, record: TransferRequest) -> dict[str, str]:
    country = country_of(reader, record.divesting_country_id) if record.divesting_country_id else None
    has = record.recipient_has_model
    told = {
        "1": country.country_name if country else None, "2": record.commodity, "3": record.how_acquired,
        "4": record.reason_to_divest, "5": record.recipients, "6": label(reader, TransferRequest.permanence, record),
        "7": record.planned_end_use, "8": None if has is None else "Yes" if has else "No",
    }  # fmt: skip
    papers = (record.letter_of_request, record.questionnaire, record.signed_loa, record.assurance)
    there = {f"D{at}": "enclosed" if paper else _NOT_THERE for at, paper in enumerate(papers, 1)}
    return {number: text or TO_ENTER for number, text in told.items()} | there


def items_of(reader: Reader, record: TransferRequest) -> list[Item]:
    """The items of a request, by their marks."""
    about = reader.children(TransferItem, "request_id", record.id)
    found = rows_by_id(reader, Item, (each.item_id for each in about)).values()
    return sorted(found, key=lambda each: (each.mark or "", each.id))


def _request_items(reader: Reader, record: TransferRequest, *, values: bool) -> Table:
    items = items_of(reader, record)
    types = rows_by_id(reader, ArticleType, (each.article_type_id for each in items))
    lines = rows_by_id(reader, EumLine, (each.eum_line_id for each in items))
    cells = []
    for each in items:
        line = lines.get(each.eum_line_id or 0)
        case = (
            " ".join(filter(None, (line.case_designator, line.line_no))) if line else each.origin_note or ""
        )
        worth = (dollars(each.original_value) or dollars(each.value),) if values else ()
        cells.append((each.mark or "not readable", _article(types, each.article_type_id), case,
                      label(reader, Item.acquisition_path, each), *worth))  # fmt: skip
    heads = (Head(Words("Serial"), 44), Head(Words("Article"), 56), Head(Words("Case, line"), 40),
             Head(Words("Came by"), 40), *([Head(Words("Value"), 28, right=True)] if values else []))  # fmt: skip
    return Table(heads, tuple(cells), "No item is named in this request.")


# -- disposal --------------------------------------------------------------------------------------------------------
def disposal_missing(reader: Reader, record: Kind) -> list[Finding]:
    """Released to the partner; State's consent with its reference; the items."""
    assert isinstance(record, TransferRequest)
    found = _missing(record, (TransferRequest.state_ref,))
    if record.transfer_decision not in APPROVED:
        found.append(blocked("State's consent is not recorded.", "Record the decision.", "transfer_decision"))
    if not items_of(reader, record):
        found.append(blocked("No item is named in this request.", "Name the items."))
    return [*found, *release_missing(reader, country_of(reader, record.divesting_country_id))]


def disposal_facts(reader: Reader, record: Kind) -> ComposedFacts:
    """The certificate for the items of a request: method and day from the changes of state, else to be written in."""
    assert isinstance(record, TransferRequest)
    words, second = in_two(reader, CERTIFICATE)
    frame = partner_paper(reader, country_of(reader, record.divesting_country_id), second)
    items = items_of(reader, record)
    types = rows_by_id(reader, ArticleType, (each.article_type_id for each in items))
    events = [
        row
        for row in reader.children(DispositionEvent, "transfer_request_id", record.id)
        if row.to_state in DESTROYED
    ]
    by_item = {row.item_id: row for row in events}
    cells = tuple(_destroyed(each, types, by_item.get(each.id)) for each in items)
    witnesses = "; ".join(dict.fromkeys(filter(None, (row.witness for row in events))))
    head = (
        ("Request", record.request_no), ("State's consent", record.state_ref), ("Decided on", day(record.decided_on)),
        ("Conditions", record.conditions), ("Witness", witnesses or TO_ENTER),
    )  # fmt: skip
    return disposal_from(words, frame, head, cells, record.request_no or "", open_=len(by_item) < len(items))


def _destroyed(item: Item, types: dict[int, ArticleType], event: DispositionEvent | None) -> tuple[str, ...]:
    article = types.get(item.article_type_id or 0)
    code = (article.article_code if article else None) or ""
    if event is None:
        return (item.mark or "not readable", code, "", "", "", "")
    return (item.mark or "not readable", code, event.disposal_method or "", day(event.effective_on),
            event.condition_before or "", event.condition_after or "")  # fmt: skip


def disposal_from(
    words: Named, frame: Frame, head: Iterable[tuple[str, str | None]], cells: Sequence[tuple[str, ...]], number: str,
    *,
    open_: bool,
) -> ComposedFacts:  # fmt: skip
    """The same from facts at hand and in given words."""
    known = dict(words)
    names = (("serial", 40), ("article", 36), ("method", 50), ("done", 28), ("before", 34), ("after", 34))
    heads = tuple(Head(known[name], width) for name, width in names)
    return ComposedFacts(
        frame=frame, stem=CERTIFICATE, number=number, title=known["title"],
        parts=(
            Part(rows=_rows(head), texts=(known["statement"],)),
            Part(known["articles"], table=Table(heads, tuple(cells), "No item is named in this request.", roomy=open_)),
            Part(texts=(known["residue"],)),
        ),
        signing=signing_of(words),
    )  # fmt: skip
