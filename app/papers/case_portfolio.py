"""Gathers the portfolio: a page of sums by state, and the workbook of cases, lines, bills, shipments and SDRs."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from app.cases.portfolio import By, standings
from app.office import Office
from app.papers.case_common import about_all, own_paper
from app.papers.case_parts import heads
from app.papers.eum_common import day
from app.papers.eum_figures import dollars, percent, total
from app.papers.eum_scip import written
from app.reader import Reader
from app.reading import All, Cond, GroupBy, Not, Query, Sort
from models.cases.casebook import CaseFile
from models.cases.offers import CaseLine
from models.cases.payments import CaseBill, CasePayment
from models.cases.rules_money import payment_day
from models.cases.shipments import Sdr, Shipment
from models.fields import Field, Type
from models.kinds import Kind
from reports.composed import ComposedFacts, Part, Table
from reports.eum.common import Words
from reports.sheets.facts import SheetColumn, SheetFacts, SheetKind, SheetReport, SheetTable

CASE = "case_id.case_designator"
_CASE = ("case_designator", "case_kind", "nickname", "case_purpose", "ia_code", "manager_id", "case_state",
         "total_value", "accepted_on", "implemented_on", "oed", "last_review_on", "delivered_value",
         "ssc_on", "closed_on", "as_of_on",
         "data_source")  # fmt: skip
_LINES = (CASE, "line_no", "line_description", "line_status", "qty", "unit_of_issue", "unit_price", "line_total",
          "delivered_qty", "received_qty", "accepted_value", "as_of_on", "data_source")  # fmt: skip
_BILLS = (CASE, "bill_kind", "period_ended_on", "billed_on", "bill_due_on", "amount_due", "paid_on", "amount_paid",
          "as_of_on", "data_source")  # fmt: skip
_SHIPMENTS = (CASE, "shipment_ref", "tcn", "transport_mode", "shipment_state", "etd_on", "eta_on", "arrived_on",
              "dgr_transfer_on", "received_on", "title_on", "confirmed_on", "as_of_on", "data_source")  # fmt: skip
_SDRS = (CASE, "sdr_no", "sdr_basis", "sdr_state", "prepared_on", "sent_on", "sdr_answered_on", "claim_value",
         "disposition", "sdr_closed_on")  # fmt: skip
NOTE = "The workbook beside this page lists every case, line, bill, shipment and SDR with the day of its figures."
LONG = 60
"""Letters from which on a text is long."""
_KINDS = {Type.MONEY: SheetKind.MONEY, Type.DATE: SheetKind.DATE, Type.WHOLE: SheetKind.NUMBER}
_CASE_HEADS = (
    ("Case", SheetKind.TEXT, 14), ("Kind", SheetKind.TEXT, 8), ("Description", SheetKind.TEXT, 40),
    ("Agency", SheetKind.TEXT, 30), ("Case manager", SheetKind.TEXT, 24), ("State", SheetKind.TEXT, 18),
    ("Total value", SheetKind.MONEY, 16), ("Signed on", SheetKind.DATE, 13), ("Implemented on", SheetKind.DATE, 13),
    ("Offer expires", SheetKind.DATE, 13), ("Latest review", SheetKind.DATE, 13), ("Lines open", SheetKind.NUMBER, 10),
    ("Delivered share", SheetKind.PERCENT, 12), ("Next payment due", SheetKind.DATE, 13),
    ("Amount due", SheetKind.MONEY, 16), ("SDRs open", SheetKind.NUMBER, 10),
    ("Supply complete on", SheetKind.DATE, 13), ("Closed on", SheetKind.DATE, 13),
    ("As of", SheetKind.DATE, 13), ("Source", SheetKind.TEXT, 20),
)  # fmt: skip


# -- the page -------------------------------------------------------------------------------------------------------
def portfolio_facts(_office: Office, reader: Reader, asked: str) -> ComposedFacts:
    """Cases and their sums by state."""
    about_all(asked)
    parts = standings(reader, By.STATE)
    names = ("Cases", "Total value", "Delivered", "Share", "Billed")
    columns = heads(("State", 50), *((name, 30) for name in names), right=names)
    cells = tuple(
        (each.title, f"{each.cases:,}", dollars(each.value), dollars(each.delivered),
         percent(each.delivered, each.value), dollars(each.billed))
        for each in parts
    )  # fmt: skip
    value, delivered = total(each.value for each in parts), total(each.delivered for each in parts)
    sums = ("All", f"{total(each.cases for each in parts):,}", dollars(value), dollars(delivered),
            percent(delivered, value), dollars(total(each.billed for each in parts)))  # fmt: skip
    return ComposedFacts(
        frame=own_paper(reader, persons=False), stem="case_portfolio",
        number=day(reader.today), title=Words("Portfolio of cases"),
        parts=(Part(texts=(Words(NOTE),), table=Table(columns, cells, "No case is on file.", sums if cells else ())),),
        asked=asked,
    )  # fmt: skip


# -- the workbook ---------------------------------------------------------------------------------------------------
@dataclass(frozen=True)
class Owed:
    """What falls due next on a case: its day, and the sum in cents."""

    due: date | None
    amount: int | None


def owed_by_case(reader: Reader, case_id: int | None = None) -> dict[int, Owed]:
    """The latest bill where it is unpaid, else the next instalment of the schedule; of every case, or of one alone.

    A bill without a day is due on that of its quarter (SAMM C9.T25). A Special Bill Letter supersedes the DD 645 of its
    quarter (SAMM C9.10.2).
    """
    found: dict[int, Owed] = {}
    order = (Sort("payment_due_on"),)
    alone = () if case_id is None else (Cond("case_id", "=", case_id),)
    ahead = All((Cond("payment_due_on", ">=", reader.today), *alone))
    for payment in reader.records(Query(CasePayment, where=ahead, sort=order)):
        found.setdefault(payment.case_id or 0, Owed(payment.payment_due_on, payment.payment_amount))
    latest: dict[int, CaseBill] = {}
    for bill in reader.records(Query(CaseBill, where=All((Cond("period_ended_on", "not empty"), *alone)))):
        known = latest.get(bill.case_id or 0)
        if known is None or _rank(bill) > _rank(known):
            latest[bill.case_id or 0] = bill
    unpaid = {
        number: Owed(bill.bill_due_on or payment_day(ended), bill.amount_due)
        for number, bill in latest.items()
        if bill.paid_on is None and (ended := bill.period_ended_on) is not None
    }
    return found | unpaid


def _rank(bill: CaseBill) -> tuple[str, bool]:
    return str(bill.stored["period_ended_on"]), bill.bill_kind == "SBL"


def write_portfolio_sheet(office: Office, _asked: str, target: Path) -> SheetReport:
    """Writes the workbook: cases first, then lines, bills, shipments, SDRs, totals and sums. Raises Trouble."""
    reader = office.reader
    frame = own_paper(reader)
    rows = case_rows(reader)
    cases = SheetTable("Cases", tuple(SheetColumn(*each) for each in _CASE_HEADS), tuple(rows))
    tables = [
        _table(reader, "Lines", CaseLine, _LINES, "line_no"),
        _table(reader, "Bills", CaseBill, _BILLS, "period_ended_on"),
        _table(reader, "Shipments", Shipment, _SHIPMENTS, "shipment_ref"),
        _table(reader, "SDRs", Sdr, _SDRS, "sdr_no"),
    ]  # fmt: skip
    return written(SheetFacts(
        title=cases.title, columns=cases.columns, rows=rows, marking=frame.marking,
        designation=frame.designation, office=frame.office,
        provenance=(("As of", day(reader.today)), ("Made by", office.user),
                    ("Figures", "each row carries the day and the source of its figures")),
        more=(*tables, _totals(reader, tables), _sums(cases, tables)),
    ), target)  # fmt: skip


def case_rows(reader: Reader) -> list[tuple[object, ...]]:
    """One row for each case in the order of the status export (cases.md 10.5)."""
    query = Query(CaseFile, columns=_CASE, sort=(Sort("case_designator"),))
    fields, values = reader.values(query)
    found = [(row[0], dict(zip(_CASE, row[1:], strict=True))) for row in values]
    shown = dict(zip(_CASE, fields, strict=True))
    managers = reader.titles("contact", {row["manager_id"] for _, row in found if row["manager_id"]})
    lines = _counts(reader, CaseLine, Cond("line_status", "=", "OPEN"))
    sdrs = _counts(reader, Sdr, Not(Cond("sdr_state", "=", "CLOSED")))
    owed = owed_by_case(reader)
    return [
        _case_row(_Shown(reader, shown, row), managers, owed.get(case_id, Owed(None, None)),
                  (lines.get(case_id, 0), sdrs.get(case_id, 0)))
        for case_id, row in found
    ]  # fmt: skip


@dataclass(frozen=True)
class _Shown:
    """The stored values of a case, told in words or as days."""

    reader: Reader
    fields: Mapping[str, Field[Any]]
    row: Mapping[str, Any]

    def words(self, key: str) -> str:
        """A value as the window shows it; empty for none."""
        value = self.row[key]
        return self.reader.show(self.fields[key], value) if value is not None else ""

    def days(self, *keys: str) -> Iterator[date | None]:
        """Dates of the row."""
        return (date.fromisoformat(self.row[key]) if self.row[key] else None for key in keys)


def _case_row(
    of: _Shown, managers: Mapping[int, str], due: Owed, many: tuple[int, int]
) -> tuple[object, ...]:
    row, (lines, sdrs) = of.row, many
    value, delivered = row["total_value"], row["delivered_value"]
    share = round(Decimal(delivered) / Decimal(value), 4) if value and delivered is not None else None
    return (
        of.words("case_designator"), of.words("case_kind"), row["nickname"] or row["case_purpose"], of.words("ia_code"),
        managers.get(row["manager_id"] or 0, ""), of.words("case_state"), value,
        *of.days("accepted_on", "implemented_on", "oed", "last_review_on"), lines, share, due.due, due.amount, sdrs,
        *of.days("ssc_on", "closed_on", "as_of_on"), of.words("data_source"),
    )  # fmt: skip


def _counts(reader: Reader, kind: type[Kind], where: Any) -> dict[int, int]:
    parts = reader.parts(Query(kind, where=where, groups=(GroupBy("case_id"),)), ())
    return {int(part.samples[0]): part.count for part in parts if part.samples[0]}


def _table(reader: Reader, title: str, kind: type[Kind], keys: tuple[str, ...], order: str) -> SheetTable:
    """Every record of a kind under its case; days, sums and counts as such, codes in words."""
    fields, values = reader.values(Query(kind, columns=keys, sort=(Sort(CASE), Sort(order))))
    columns = tuple(
        SheetColumn(each.label, _KINDS.get(each.type, SheetKind.TEXT), width=_width(each)) for each in fields
    )
    rows = tuple(
        tuple(_cell(reader, field, value) for field, value in zip(fields, row[1:], strict=True))
        for row in values
    )
    return SheetTable(title, columns, rows)


def _width(field: Field[Any]) -> int:
    """Characters of a column: texts that may be long have room."""
    return 40 if field.type is Type.TEXT and (field.max_length or 0) > LONG else 16


def _cell(reader: Reader, field: Field[Any], value: Any) -> object:
    if value is None:
        return None
    if field.type is Type.DATE:
        return date.fromisoformat(value)
    return value if field.type in _KINDS else reader.show(field, value)


def _totals(reader: Reader, tables: list[SheetTable]) -> SheetTable:
    """Cases and sums by state, all cases, and how many rows each further sheet has."""
    parts = standings(reader, By.STATE)
    rows: list[tuple[object, ...]] = [
        (each.title, each.cases, each.value, each.delivered, each.billed) for each in parts
    ]
    rows.append(("All cases", *(total(row[at] for row in rows) for at in range(1, 5))))  # type: ignore[misc]
    rows += [(each.title, len(each.rows), None, None, None) for each in tables]
    money = (SheetColumn(name, SheetKind.MONEY) for name in ("Total value", "Delivered", "Billed"))
    return SheetTable(
        "Totals",
        (SheetColumn("State", width=24), SheetColumn("Cases", SheetKind.NUMBER), *money),
        tuple(rows),
    )


def _sums(cases: SheetTable, tables: Sequence[SheetTable]) -> SheetTable:
    """The sum of every column of money on every sheet but prices of one, and over how many rows it runs."""
    rows: list[tuple[object, ...]] = []
    for table in (cases, *tables):
        for at, column in enumerate(table.columns):
            if column.kind is SheetKind.MONEY and column.label != CaseLine.unit_price.label:
                values = [row[at] for row in table.rows if isinstance(row[at], int)]
                rows.append((table.title, column.label, len(values), total(values)))  # type: ignore[arg-type]
    return SheetTable(
        "Sums",
        (SheetColumn("Sheet", width=16), SheetColumn("Column", width=24), SheetColumn("Rows", SheetKind.NUMBER),
         SheetColumn("Sum", SheetKind.MONEY)),
        tuple(rows),
    )  # fmt: skip
