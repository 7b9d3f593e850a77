"""Gathers the papers of one shipment: notice to the partner, receipt of title, arrival checklist."""

from collections.abc import Sequence

from app import checklists
from app.papers.case_common import (
    all_filled,
    case_of,
    country_of_case,
    ministry_of,
    named_country,
    own_paper,
    partner_paper,
    release_missing,
    signing,
)
from app.papers.case_parts import heads, number, title_of, told
from app.papers.eum_checklist import EMPTY, RESULTS, TICKED
from app.papers.eum_common import blocked, day, in_two, label, rows_by_id
from app.papers.eum_report import DRAFT, signing_of
from app.papers.training import sender_of
from app.reader import Reader
from models.cases.offers import CaseLine
from models.cases.shipments import Shipment, ShipmentLine, ShipmentPaper
from models.findings import Finding
from models.kinds import Kind
from reports.composed import ComposedFacts, Part, Table
from reports.eum.common import Named, Signer, Words
from reports.paper import Frame

ARRIVAL = "arrival"
NO_ITEM = "No item of this shipment is recorded."
NOTICE, RECEIPT = "delivery_notice", "title_receipt"
Rows = tuple[tuple[str, str | None], ...]
Items = Sequence[tuple[dict[int, CaseLine], ShipmentLine]]
"""What a shipment carries, each with the case lines by id."""


# -- notice to the partner ------------------------------------------------------------------------------------------
def notice_missing(reader: Reader, record: Kind) -> list[Finding]:
    """A BPC case, a day of arrival, and a release (SAMM C2.1.7.1.2)."""
    assert isinstance(record, Shipment)
    case = case_of(reader, record.case_id)
    found = []
    if case is None or case.case_kind != "BPC":
        found.append(blocked("The shipment is not on a BPC case: the notice is given for those.",
                             "Record the BPC case it is on.", "case_id", rule="CASE-NOTICE"))  # fmt: skip
    if record.eta_on is None:
        found.append(blocked("The day of arrival is not recorded.", "Record when it arrives.", "eta_on",
                             rule="CASE-NOTICE"))  # fmt: skip
    return [*found, *release_missing(reader, country_of_case(reader, case))]


def notice_facts(reader: Reader, record: Kind) -> ComposedFacts:
    """The letter that tells the partner of an impending delivery."""
    assert isinstance(record, Shipment)
    words, second = in_two(reader, NOTICE)
    country = country_of_case(reader, case_of(reader, record.case_id))
    frame = partner_paper(reader, country, record, second)
    to = (sender_of(reader, country), ministry_of(country))
    rows = (*_shipment_rows(reader, record), *_way_rows(reader, record))
    return notice_from(words, frame, record, rows, _items(reader, record), named_country(country), to)


def notice_from(
    words: Named, frame: Frame, record: Shipment, rows: Rows, items: Items, country: str,
    letter: tuple[tuple[str, ...], tuple[str, ...]],
) -> ComposedFacts:  # fmt: skip
    """The same from records at hand and in given words; `letter` is who writes and to whom."""
    known = all_filled(words, {"country": country, "expected": day(record.eta_on)})
    cells = tuple((_line(lines, each), each.shipped_text or "", each.nsn or "", number(each.qty_shipped))
                  for lines, each in items)  # fmt: skip
    columns = heads(
        ("Line", 18), ("Item", 80), ("NSN or part number", 48), ("Quantity", 26), right=("Quantity",)
    )
    return ComposedFacts(
        frame=frame, stem=NOTICE, number=record.shipment_ref or "", title=known["title"], letterhead=letter[0],
        to=letter[1],
        parts=(
            Part(texts=(known["opening"], known["before"])),
            Part(known["shipment"], rows=told(*rows)),
            Part(known["carries"], table=Table(columns, cells, NO_ITEM)),
        ),
        signing=signing(known),
        status="" if record.notified_on else "DRAFT - NOT SENT", across="" if record.notified_on else "DRAFT",
    )  # fmt: skip


def _shipment_rows(reader: Reader, record: Shipment) -> Rows:
    case = case_of(reader, record.case_id)
    return (
        ("Case", case.case_designator if case else ""), ("Shipment", record.shipment_ref), ("TCN", record.tcn),
        ("Bill of lading", record.bill_of_lading),
    )  # fmt: skip


def _way_rows(reader: Reader, record: Shipment) -> Rows:
    return (
        ("Mode", label(reader, Shipment.transport_mode, record)), ("Carrier", record.carrier),
        ("Vessel, flight or voyage", record.voyage), ("Port of debarkation", record.port),
        ("Expected on", day(record.eta_on)),
    )  # fmt: skip


def _items(reader: Reader, record: Shipment) -> Items:
    rows = reader.children(ShipmentLine, "shipment_id", record.id)
    lines = rows_by_id(reader, CaseLine, (each.line_id for each in rows))
    return [(lines, each) for each in sorted(rows, key=lambda row: (_line(lines, row), row.id))]


def _line(lines: dict[int, CaseLine], item: ShipmentLine) -> str:
    line = lines.get(item.line_id or 0)
    return (line.line_no if line else None) or ""


# -- receipt of title -----------------------------------------------------------------------------------------------
def title_missing(reader: Reader, record: Kind) -> list[Finding]:
    """Title that the office passes in country, something it passes for, and a release (SAMM C2.1.5.2, C15.5.1)."""
    assert isinstance(record, Shipment)
    case = case_of(reader, record.case_id)
    found = []
    if record.title_point != "IN_COUNTRY" and (case is None or case.case_kind != "BPC" or record.title_point):
        found.append(blocked("Title of this shipment does not pass in country: the office gives no receipt of it.",
                             "Record where title passes.", "title_point", rule="CASE-TITLE"))  # fmt: skip
    if not reader.children(ShipmentLine, "shipment_id", record.id):
        found.append(blocked(NO_ITEM, "Record what the shipment carries.", rule="CASE-TITLE"))
    return [*found, *release_missing(reader, country_of_case(reader, case))]


def title_facts(reader: Reader, record: Kind) -> ComposedFacts:
    """What passed to the partner, from whom to whom, where and when; a draft until the signed paper is kept."""
    assert isinstance(record, Shipment)
    words, second = in_two(reader, RECEIPT)
    country = country_of_case(reader, case_of(reader, record.case_id))
    rows = (*_shipment_rows(reader, record), ("Form", label(reader, Shipment.title_form, record)),
            ("Place of transfer", record.title_place), ("Date of transfer", day(record.title_on)),
            ("Condition on receipt", record.receipt_condition))  # fmt: skip
    signers = (
        Signer(record.title_giver or "", on=record.title_on),
        Signer(record.dgr_receipt_signer or title_of(reader, Shipment.dgr_id, record), on=record.title_on),
    )
    frame = partner_paper(reader, country, record, second, persons=True)
    return title_from(words, frame, record, rows, _items(reader, record), named_country(country), signers)


def title_from(
    words: Named, frame: Frame, record: Shipment, rows: Rows, items: Items, country: str,
    signers: tuple[Signer, ...],
) -> ComposedFacts:  # fmt: skip
    """The same from records at hand and in given words."""
    known = all_filled(words, {"country": country})
    cells = tuple(
        (_line(lines, each), "\n".join(filter(None, (each.shipped_text, each.nsn))), each.document_no or "",
         number(each.qty_received if each.qty_received is not None else each.qty_shipped),
         each.item_condition or "", each.serials or "")
        for lines, each in items
    )  # fmt: skip
    columns = heads(("Line", 16), ("Item", 62), ("Document", 36), ("Quantity", 22), ("Condition", 32), ("Serials", 40),
                    right=("Quantity",))  # fmt: skip
    counted = all(each.qty_received is not None for _, each in items)
    signed = record.title_on is not None and record.title_paper is not None
    return ComposedFacts(
        frame=frame, stem=RECEIPT, number=record.shipment_ref or "", title=known["title"],
        parts=(
            Part(rows=told(*rows)),
            Part(known["materiel"], table=Table(columns, cells, NO_ITEM, roomy=True),
                 texts=() if counted else (known["as_shipped"],)),
        ),
        signing=signing_of(tuple(known.items()), signers),
        status="" if signed else DRAFT, across="" if signed else "DRAFT",
    )  # fmt: skip


# -- arrival --------------------------------------------------------------------------------------------------------
def arrival_facts(reader: Reader, record: Kind) -> ComposedFacts:
    """The readiness of the partner and the papers to hold, as answered, or blank to be answered by hand."""
    assert isinstance(record, Shipment)
    begun = record.checklist_id is not None
    items = (
        checklists.answered(reader, record.checklist_id)
        if record.checklist_id
        else checklists.template(ARRIVAL)
    )
    sections = dict.fromkeys(each.section for each in items)
    numbered = list(enumerate(items, 1))
    parts = [
        Part(
            Words(section),
            level=3,
            table=_answers([each for each in numbered if each[1].section == section], begun),
        )
        for section in sections
    ]
    head = (*_shipment_rows(reader, record), *_way_rows(reader, record),
            ("State", label(reader, Shipment.shipment_state, record)),
            ("Government representative", title_of(reader, Shipment.dgr_id, record)),
            ("Answered", checklists.progress(items).sentence))  # fmt: skip
    return ComposedFacts(
        frame=own_paper(reader, record), stem="arrival_checklist", number=record.shipment_ref or "",
        title=Words("Arrival checklist"),
        parts=(
            Part(rows=told(*head)),
            *parts,
            Part(Words("Shipping papers on file"), table=_papers(reader, record)),
            Part(Words("Seen on arrival"), lines=0 if begun else 4, rows=told(
                ("Condition", record.receipt_condition), ("Discrepancies", record.receipt_text))),
        ),
    )  # fmt: skip


def _answers(items: Sequence[tuple[int, checklists.Item]], begun: bool) -> Table:
    columns = heads(("No.", 12), ("Item", 92), ("Yes", 13), ("No", 13), ("N/A", 13), ("Remark, by, on", 56),
                    right=("No.",))  # fmt: skip
    cells = tuple(
        (str(at), each.text, *(TICKED if each.result == code else EMPTY for code in RESULTS), _remark(each))
        for at, each in items
    )
    return Table(columns, cells, roomy=not begun)


def _remark(item: checklists.Item) -> str:
    given = item.answer
    if given is None or not item.result:
        return ""
    return ", ".join(filter(None, (given.note, given.checked_by, day(given.checked_on))))


def _papers(reader: Reader, record: Shipment) -> Table:
    rows = reader.children(ShipmentPaper, "shipment_id", record.id)
    cells = tuple(
        (label(reader, ShipmentPaper.paper_code, each), each.paper_no or "",
         day(each.held_on) or (f"Not needed: {each.paper_waived}" if each.paper_waived else "not held"))
        for each in rows
    )  # fmt: skip
    return Table(
        heads(("Paper", 80), ("Number", 50), ("Held since", 60)), cells, "No shipping paper is recorded."
    )
