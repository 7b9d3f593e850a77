"""Gathers the list of shipments that are expected: every one that nobody checked on receipt yet, by day of arrival."""

from datetime import date

from app.office import Office
from app.papers.case_common import about_all, own_paper
from app.papers.case_parts import heads, told
from app.papers.eum_common import day, label, rows_by_id
from app.reader import Reader
from app.reading import Cond, Either, Query, Sort
from models.cases.casebook import CaseFile
from models.cases.shipments import Shipment
from models.kinds import Kind
from reports.composed import ComposedFacts, Part, Table
from reports.eum.common import Words, counted

WAITED_FOR = ("EXPECTED", "DEPARTED", "ARRIVED", "CUSTOMS", "DGR_TRANSFER")
HERE = ("ARRIVED", "CUSTOMS", "DGR_TRANSFER")
"""States of a shipment that came and was not checked."""
_HEADS = heads(
    ("Arrives on", 34), ("Late", 21), ("Shipment", 34), ("Case", 29), ("TCN", 34), ("Mode", 34),
    ("Carrier and voyage", 38), ("Port", 29), ("Consigned to", 40), ("State", 27), ("Partner told on", 34),
    ("Figures of", 38),
)  # fmt: skip


def inbound_facts(_office: Office, reader: Reader, asked: str) -> ComposedFacts:
    """The list by the day each came or is to come; late is what did not reach the country by its day."""
    about_all(asked)
    where = Either(tuple(Cond("shipment_state", "=", each) for each in WAITED_FOR))
    rows: list[Shipment] = reader.records(Query(Shipment, where=where, sort=(Sort("shipment_ref"),)))
    rows.sort(key=lambda each: (_comes(each) is None, _comes(each) or date.max))
    cases = rows_by_id(reader, CaseFile, (each.case_id for each in rows))
    late = [each for each in rows if days_late(reader, each)]
    here = sum(each.shipment_state in HERE for each in rows)
    head = told(
        ("Expected", counted(len(rows) - here, "shipment")), ("Past their day", counted(len(late), "shipment")),
        ("In country, not checked", counted(here, "shipment")),
    )  # fmt: skip
    cells = tuple(_cells(reader, each, cases.get(each.case_id or 0)) for each in rows)
    return ComposedFacts(
        frame=own_paper(reader, persons=False), stem="inbound_list",
        number=day(reader.today), title=Words("Shipments expected"),
        parts=(Part(rows=head, table=Table(_HEADS, cells, "No shipment is expected.")),), asked=asked,
    )  # fmt: skip


def _comes(shipment: Shipment) -> date | None:
    """The day it came, else the day it is to come."""
    return shipment.arrived_on or shipment.eta_on


def days_late(reader: Reader, shipment: Shipment) -> int:
    """Days since it was to arrive; 0 once it did, and where no day is recorded."""
    if shipment.eta_on is None or shipment.arrived_on is not None:
        return 0
    return max((reader.today - shipment.eta_on).days, 0)


def _cells(reader: Reader, shipment: Shipment, case: Kind | None) -> tuple[str, ...]:
    late = days_late(reader, shipment)
    shown = ", ".join(filter(None, (shipment.carrier, shipment.voyage)))
    source = label(reader, Shipment.data_source, shipment)
    return (
        f"came {day(shipment.arrived_on)}" if shipment.arrived_on else day(shipment.eta_on) or "not known",
        counted(late, "day") if late else "", shipment.shipment_ref or "",
        str(case.get("case_designator") or "") if case else "", shipment.tcn or "",
        label(reader, Shipment.transport_mode, shipment), shown, shipment.port or "",
        label(reader, Shipment.to_party, shipment), label(reader, Shipment.shipment_state, shipment),
        day(shipment.notified_on), " ".join(filter(None, (source, day(shipment.as_of_on)))),
    )  # fmt: skip
