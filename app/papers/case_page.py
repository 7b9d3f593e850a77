"""Gathers the status of one case: a page that a case manager hands to his chief or ambassador.

It is one page whatever the case holds: long lists are cut, and what was left out is counted.
"""

from collections.abc import Sequence
from datetime import date

from app.cases import timeline
from app.papers.case_common import own_paper
from app.papers.case_parts import heads, number, title_of, told
from app.papers.case_portfolio import owed_by_case
from app.papers.eum_common import day, label
from app.papers.eum_figures import dollars, percent
from app.reader import Reader
from app.reading import All, Cond, Not, Query, Sort
from models.cases.casebook import CaseFile
from models.cases.moving import open_moves
from models.cases.offers import CaseLine, LoaVersion
from models.cases.payments import CaseBill
from models.cases.shipments import Sdr, Shipment, TransportPlan
from models.cases.states import FIRST
from models.kinds import Kind
from models.rules import blocking
from models.text import counted
from reports.composed import ComposedFacts, Part, Row, Table
from reports.eum.common import Words

LINES, DUES, WORDS, CELL = 4, 4, 300, 38
"""Lines and days that are shown, letters of a text, letters of a table's cell."""
FINISHED = ("CHECKED", "TITLE", "CONFIRMED", "LOST")
_OPEN_OFFER = ("OFFERED", "BPC_WAIT")
"""States in which the day of expiry says something."""
_DAYS = ("offered_on", "oed", "accepted_on", "implemented_on", "ssc_on", "closed_on", "last_review_on")


def page_facts(reader: Reader, record: Kind) -> ComposedFacts:
    """Where the case stands, its money, its lines, what is open and what comes next."""
    assert isinstance(record, CaseFile)
    where = Cond("case_id", "=", record.id)
    lines = reader.records(Query(CaseLine, where=where, sort=(Sort("line_no"),)))
    says = _cut(record.status_text or "", WORDS)
    return ComposedFacts(
        frame=own_paper(reader, record), stem="case_page", number=record.case_designator or "",
        title=Words(f"Status of case {record.case_designator or ''}".strip()),
        parts=(
            Part(rows=_head(reader, record), texts=(Words(says),) if says else ()),
            Part(Words("Money and days"), rows=_money(reader, record)),
            *_next(reader, _due(reader, record)),
            Part(Words("Open"), rows=_open(reader, record)),
            Part(Words("Lines"), table=_lines(reader, lines)), *_left(len(lines), LINES, "line"),
        ),
    )  # fmt: skip


def _cut(text: str, most: int) -> str:
    """A text on one paragraph, cut at a word where it is long."""
    whole = " ".join(text.split())
    return whole if len(whole) <= most else f"{whole[:most].rsplit(' ', 1)[0]} …"


def _left(count: int, shown: int, noun: str) -> tuple[Part, ...]:
    return (
        (Part(texts=(Words(f"and {counted(count - shown, f'further {noun}')}."),)),) if count > shown else ()
    )


def _head(reader: Reader, case: CaseFile) -> tuple[Row, ...]:
    since = f" since {day(case.state_since)}" if case.state_since else ""
    return told(
        ("What it is for", _cut(case.case_purpose or case.nickname or "", 3 * CELL)),
        ("Kind", label(reader, CaseFile.case_kind, case)),
        ("State", f"{label(reader, CaseFile.case_state, case)}{since}"),
        ("Agency", label(reader, CaseFile.ia_code, case)),
        ("Case manager", title_of(reader, CaseFile.manager_id, case)),
        ("Paid by", label(reader, CaseFile.funding_source, case)),
    )


def _money(reader: Reader, case: CaseFile) -> tuple[Row, ...]:
    value, delivered = case.total_value, case.delivered_value
    share = f" ({percent(delivered, value)})" if value and delivered is not None else ""
    owed = owed_by_case(reader, case.id).get(case.id)
    if owed is None:
        due = "none recorded"
    elif owed.amount == 0:
        due = "nothing is owed"
    else:
        due = f"{dollars(owed.amount) or 'a sum not recorded'} by {day(owed.due) or 'a day not recorded'}"
    return told(
        ("Total value", dollars(value)), ("Delivered", f"{dollars(delivered)}{share}".strip()),
        ("Billed", dollars(case.billed_value)), ("Next payment", due),
        *((CaseFile.fields[key].label, day(case.get(key))) for key in _DAYS if case.get(key)
          and (key != "oed" or case.case_state in _OPEN_OFFER)),
    )  # fmt: skip


def _lines(reader: Reader, lines: Sequence[CaseLine]) -> Table:
    columns = heads(("Line", 16), ("Description", 84), ("Status", 30), ("Ordered", 22), ("Delivered", 24),
                    ("Total", 34), right=("Ordered", "Delivered", "Total"))  # fmt: skip
    cells = tuple(
        (each.line_no or "", _cut(each.line_description or "", CELL), label(reader, CaseLine.line_status, each),
         number(each.qty), number(each.delivered_qty), dollars(each.line_total))
        for each in lines[:LINES]
    )  # fmt: skip
    return Table(columns, cells, "No line is recorded.")


def _open(reader: Reader, case: CaseFile) -> tuple[Row, ...]:
    of_case = Cond("case_id", "=", case.id)
    coming = All((of_case, *(Cond("shipment_state", "!=", code) for code in FINISHED)))
    sdrs = reader.count(Query(Sdr, where=All((of_case, Not(Cond("sdr_state", "=", "CLOSED"))))))
    found = reader.findings(CaseFile, case.id)
    warned = [each.message for each in found if each.due_on is None and not each.step]
    steps = {each.step for each in open_moves(case, case.case_state or FIRST) if each.step}
    closed = [each.message for each in found if any(each in blocking([each], step) for step in sorted(steps))]
    return told(
        ("Shipments not checked yet", f"{reader.count(Query(Shipment, where=coming)):,}"),
        ("Discrepancies open", f"{sdrs:,}"),
        ("Rules not met", _few(warned)), *((("Before the next step", _few(closed)),) if closed else ()),
    )  # fmt: skip


def _few(sentences: Sequence[str]) -> str:
    """The first two, cut, and how many more there are."""
    more = f"\nand {len(sentences) - 2:,} more" if len(sentences) > 2 else ""
    return "\n".join(_cut(each, 2 * CELL) for each in sentences[:2]) + more or "none"


def _due(reader: Reader, case: CaseFile) -> list[tuple[date, str]]:
    """What is planned and not settled, and what rules find due of the case and what is under it; earliest first."""
    own = {(CaseFile.spec.name, case.id)}
    for kind in (LoaVersion, Shipment, Sdr, TransportPlan, CaseBill):
        own |= {(kind.spec.name, row.id) for row in reader.children(kind, "case_id", case.id)}
    duties = [each for each in reader.duties() if (each.kind, each.record_id) in own]
    told = {each.due_on for each in duties if each.kind == CaseBill.spec.name}
    bill = f"{CaseBill.spec.label}:"
    found = [
        (each.day, each.text)
        for each in timeline.owing(reader, case)
        if not (each.day in told and each.text.startswith(bill))
    ]
    found += [
        (each.due_on, each.finding.message if each.kind == CaseFile.spec.name
         else f"{each.record_title}: {each.finding.message}")
        for each in duties
    ]  # fmt: skip
    return sorted(found)


def _next(reader: Reader, owing: Sequence[tuple[date, str]]) -> tuple[Part, ...]:
    columns = heads(("Due on", 34), ("What", 130), ("In", 36))
    cells = tuple((day(on), _cut(text, 2 * CELL), _in(on, reader.today)) for on, text in owing[:DUES])
    table = Table(columns, cells, "Nothing is due.")
    return Part(Words("What comes next"), table=table), *_left(len(owing), DUES, "day")


def _in(on: date, today: date) -> str:
    days = (on - today).days
    return "today" if not days else f"{counted(days, 'day')}" if days > 0 else f"{counted(-days, 'day')} late"
