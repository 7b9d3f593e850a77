"""Gathers the papers of one shipment: notice to the partner, receipt of title, arrival checklist."""

from collections.abc import Iterable, Sequence

from app import checklists
from app.papers.case_common import case_of, country_of_case, own_paper, partner_paper, release_missing
from app.papers.case_parts import heads, number, title_of, told
from app.papers.eum_checklist import EMPTY, RESULTS, TICKED
from app.papers.eum_common import blocked, day, label, rows_by_id
from app.papers.training import sender_of
from app.reader import Reader
from models.cases.offers import CaseLine
from models.cases.shipments import Shipment, ShipmentLine, ShipmentPaper
from models.findings import Finding
from models.kinds import Kind
from models.office.places import Country
from reports.composed import ComposedFacts, Part, Signing, Table
from reports.eum.common import Signer, Words

ARRIVAL = "arrival"
NO_ITEM = "No item of this shipment is recorded."
_LETTER = (
    "The United States is delivering the materiel named below to {country}. It is expected on {expected}.",
    "Before it arrives, {country} names the representative who takes control of it, has equipment and people ready to "
    "unload and store it, and arranges that it clears customs. On arrival it is checked against the papers, and title "
    "passes with a receipt that both sides sign.",
)


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
    country = country_of_case(reader, case_of(reader, record.case_id))
    named = (country.country_name if country else None) or "the partner"
    places = {"country": named, "expected": day(record.eta_on)}
    head = (*_shipment_rows(reader, record), *_way_rows(reader, record))
    items = _items(reader, record)
    cells = tuple((_line(lines, each), each.shipped_text or "", each.nsn or "", number(each.qty_shipped))
                  for lines, each in items)  # fmt: skip
    columns = heads(
        ("Line", 18), ("Item", 80), ("NSN or part number", 48), ("Quantity", 26), right=("Quantity",)
    )
    return ComposedFacts(
        frame=partner_paper(reader, country, record), stem="delivery_notice", number=record.shipment_ref or "",
        title=Words("Notice of delivery"), letterhead=sender_of(reader, country), to=_ministry(country),
        parts=(
            Part(texts=tuple(Words(each.format_map(places)) for each in _LETTER)),
            Part(Words("Shipment"), rows=told(*head)),
            Part(Words("What it carries"), table=Table(columns, cells, NO_ITEM)),
            Part(Words("Signed for the office"), lines=2),
        ),
        status="" if record.notified_on else "DRAFT - NOT SENT", across="" if record.notified_on else "DRAFT",
    )  # fmt: skip


def _ministry(country: Country | None) -> tuple[str, ...]:
    return (f"Ministry of Defense of {country.country_name}",) if country else ()


def _shipment_rows(reader: Reader, record: Shipment) -> tuple[tuple[str, str | None], ...]:
    case = case_of(reader, record.case_id)
    return (
        ("Case", case.case_designator if case else ""), ("Shipment", record.shipment_ref), ("TCN", record.tcn),
        ("Bill of lading", record.bill_of_lading),
    )  # fmt: skip


def _way_rows(reader: Reader, record: Shipment) -> tuple[tuple[str, str | None], ...]:
    return (
        ("Mode", label(reader, Shipment.transport_mode, record)), ("Carrier", record.carrier),
        ("Vessel, flight or voyage", record.voyage), ("Port of debarkation", record.port),
        ("Expected on", day(record.eta_on)),
    )  # fmt: skip


def _items(reader: Reader, record: Shipment) -> list[tuple[dict[int, CaseLine], ShipmentLine]]:
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
    country = country_of_case(reader, case_of(reader, record.case_id))
    items = _items(reader, record)
    head = (*_shipment_rows(reader, record), ("Form", label(reader, Shipment.title_form, record)),
            ("Place of transfer", record.title_place), ("Date of transfer", day(record.title_on)),
            ("Condition on receipt", record.receipt_condition))  # fmt: skip
    cells = tuple(
        (_line(lines, each), "\n".join(filter(None, (each.shipped_text, each.nsn))), each.document_no or "",
         number(each.qty_received if each.qty_received is not None else each.qty_shipped),
         each.item_condition or "", each.serials or "")
        for lines, each in items
    )  # fmt: skip
    columns = heads(("Line", 16), ("Item", 62), ("Document", 36), ("Quantity", 22), ("Condition", 32), ("Serials", 40),
                    right=("Quantity",))  # fmt: skip
    named = (country.country_name if country else None) or "the partner"
    signed = record.title_on is not None and record.title_paper is not None
    return ComposedFacts(
        frame=partner_paper(reader, country, record), stem="title_receipt", number=record.shipment_ref or "",
        title=Words("Receipt and transfer of title"),
        parts=(
            Part(rows=told(*head)),
            Part(Words("Materiel"), table=Table(columns, cells, NO_ITEM, roomy=True),
                 texts=_counted_as_shipped(each for _, each in items)),
        ),
        signing=Signing(
            Words(f"Title to the materiel above passes from the United States to {named} on the date of transfer."),
            (Words("Given for the United States"), Words(f"Received for {named}")),
            (Words("Name"), Words("Grade and position"), Words("Signature"), Words("Date")),
            (Signer(record.title_giver or "", on=record.title_on),
             Signer(record.dgr_receipt_signer or title_of(reader, Shipment.dgr_id, record), on=record.title_on)),
        ),
        status="" if signed else "DRAFT - NOT SIGNED BY BOTH SIDES", across="" if signed else "DRAFT",
    )  # fmt: skip


def _counted_as_shipped(items: Iterable[ShipmentLine]) -> tuple[Words, ...]:
    if all(each.qty_received is not None for each in items):
        return ()
    return (Words("Where nothing was counted yet, the quantity is the one on the shipping papers."),)


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
