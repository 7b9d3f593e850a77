"""Gathers the data of SF 364 and DD 361 in the order of their blocks; the forms are filled in elsewhere from them."""

from app.papers.case_common import case_of, own_paper
from app.papers.case_parts import coded, heads, number, title_of, told
from app.papers.eum_common import day, label, rows_by_id
from app.papers.eum_figures import dollars, total
from app.reader import Reader
from models.cases.shipments import Sdr, SdrItem, Shipment, ShipmentLine, Tdr
from models.kinds import Kind
from reports.composed import ComposedFacts, Part, Table
from reports.eum.common import Words

SDR_NOTE = (
    "The office prepares these data for entry on the form or in SCIP. This paper is not the form and files nothing. "
    "Blocks 13 and after are completed on the form."
)
TDR_NOTE = (
    "The office prepares these data for entry on the form. This paper is not the form and files nothing. The "
    "security cooperation organization submits DD 361 for the defense transportation system, never the purchaser."
)
NOT_THE_FORM = "DATA FOR ENTRY - NOT THE FORM"
_CODES = (SdrItem.discrepancy_code, SdrItem.second_code, SdrItem.third_code)


def sdr_facts(reader: Reader, record: Kind) -> ComposedFacts:
    """Blocks 1 to 12 of SF 364, item by item in 9 and 10 (DLM 4000.25 Vol 2 AP6.39)."""
    assert isinstance(record, Sdr)
    above = told(
        ("Form is for", label(reader, Sdr.sdr_kind, record)), ("1  Date of preparation", day(record.prepared_on)),
        ("2  Report number", record.sdr_no), ("3  To", record.sdr_to), ("4  From", record.sdr_from),
        ("5a  Shipper's name", record.shipper_name), ("5b  Invoice number and date", record.invoice_no),
        ("6  Transportation document", record.transport_doc_no), ("7a  Shipper's number", record.shipper_no),
        ("7b  Office administering contract", record.contract_office),
        ("8  Requisitioner's number", record.requisitioner_no),
    )  # fmt: skip
    below = told(
        ("11  Action code", coded(reader, Sdr.action_code, record)), ("12  Remarks", record.sdr_remarks)
    )
    case = case_of(reader, record.case_id)
    beside = told(
        ("Case", case.case_designator if case else ""), ("Line", title_of(reader, Sdr.line_id, record)),
        ("Shipment", title_of(reader, Sdr.shipment_id, record)), ("Value", dollars(record.claim_value)),
        ("Transport and handling", dollars(record.handling_value)),
        ("Logistics office", label(reader, Sdr.ilco, record)), ("State", label(reader, Sdr.sdr_state, record)),
        ("Evidence of shipment asked", day(record.evidence_asked_on)),
    )  # fmt: skip
    return ComposedFacts(
        frame=own_paper(reader), stem="sdr_data", number=record.sdr_no or "", title=Words("SF 364: data by block"),
        parts=(
            Part(texts=(Words(SDR_NOTE),)),
            Part(Words("Blocks 1 to 8"), rows=above),
            Part(Words("Blocks 9 and 10"), table=_sdr_items(reader, record)),
            Part(Words("Blocks 11 and 12"), rows=below),
            Part(Words("Not on the form"), rows=beside),
        ),
        status=NOT_THE_FORM,
    )  # fmt: skip


def _sdr_items(reader: Reader, record: Sdr) -> Table:
    rows = reader.children(SdrItem, "sdr_id", record.id)
    columns = heads(
        ("9a  NSN or part, name", 42), ("9b  Unit", 15), ("9c  Billed", 18), ("9d  Received", 26),
        ("10a  Quantity", 26), ("10b  Unit price", 27), ("10c  Total", 27), ("10d  Codes", 54),
        right=("9c  Billed", "9d  Received", "10a  Quantity", "10b  Unit price", "10c  Total"),
    )  # fmt: skip
    cells = tuple(
        ("\n".join(filter(None, (each.sdr_nsn, each.sdr_item_text, each.lot_text))), each.unit_of_issue or "",
         number(each.qty_billed), number(each.qty_received), number(each.qty_wrong), dollars(each.unit_price),
         dollars(each.wrong_value), "\n".join(filter(None, (coded(reader, code, each) for code in _CODES))))
        for each in rows
    )  # fmt: skip
    sums = ("All", "", "", "", number(total(each.qty_wrong for each in rows)), "",
            dollars(total(each.wrong_value for each in rows)), "")  # fmt: skip
    return Table(columns, cells, "No item of this report is recorded.", sums if len(rows) > 1 else ())


def tdr_facts(reader: Reader, record: Kind) -> ComposedFacts:
    """What DD 361 asks for: shipment, carrier, what was found and where, and what is enclosed (SAMM C7.21)."""
    assert isinstance(record, Tdr)
    shipment = rows_by_id(reader, Shipment, [record.shipment_id]).get(record.shipment_id or 0)
    report = told(
        ("Report number", record.tdr_no), ("Date of preparation", day(record.tdr_prepared_on)),
        ("Kind of discrepancy", label(reader, Tdr.tdr_kind, record)), ("Found on", day(record.tdr_found_on)),
        ("Where", record.tdr_place), ("Pieces", number(record.tdr_pieces)), ("Value", dollars(record.tdr_value)),
    )  # fmt: skip
    account = told(("What happened", record.tdr_text), ("Enclosed", record.tdr_papers), ("Sent to", record.tdr_sent_to),
                   ("Sent on", day(record.tdr_sent_on)))  # fmt: skip
    return ComposedFacts(
        frame=own_paper(reader, shipment), stem="tdr_data", number=record.tdr_no or "", title=Words("DD 361: data"),
        parts=(
            Part(texts=(Words(TDR_NOTE),)),
            Part(Words("Report"), rows=report),
            Part(Words("Shipment"), rows=told(*_way(reader, shipment)) if shipment else (),
                 texts=() if shipment else (Words("The report names no shipment."),)),
            Part(Words("Items of the shipment"), table=_shipped(reader, shipment)),
            Part(Words("Account"), rows=account),
        ),
        status=NOT_THE_FORM,
    )  # fmt: skip


def _way(reader: Reader, shipment: Shipment) -> tuple[tuple[str, str | None], ...]:
    case = case_of(reader, shipment.case_id)
    return (
        ("Shipment", shipment.shipment_ref), ("Case", case.case_designator if case else ""), ("TCN", shipment.tcn),
        ("Bill of lading", shipment.bill_of_lading), ("Mode", label(reader, Shipment.transport_mode, shipment)),
        ("Carrier", shipment.carrier), ("Vessel, flight or voyage", shipment.voyage), ("From", shipment.origin),
        ("Port of debarkation", shipment.port), ("Consigned to", label(reader, Shipment.to_party, shipment)),
        ("Left on", day(shipment.departed_on)), ("Arrived on", day(shipment.arrived_on)),
    )  # fmt: skip


def _shipped(reader: Reader, shipment: Shipment | None) -> Table:
    rows = reader.children(ShipmentLine, "shipment_id", shipment.id) if shipment else []
    columns = heads(("Document", 40), ("NSN or part number", 40), ("Item", 60), ("Shipped", 22), ("Received", 22),
                    ("Condition", 40), right=("Shipped", "Received"))  # fmt: skip
    cells = tuple(
        (each.document_no or "", each.nsn or "", each.shipped_text or "", number(each.qty_shipped),
         number(each.qty_received), each.item_condition or "")
        for each in rows
    )  # fmt: skip
    return Table(columns, cells, "No item of the shipment is recorded.")
