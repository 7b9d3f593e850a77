"""Gathers the support plan: its blocks in the order of visitors.md 7, programme, costs, and what is open until when."""

from collections.abc import Sequence
from functools import cache

import resources
from app.papers.case_parts import heads, title_of, told
from app.papers.eum_common import day, label, rows_by_id
from app.papers.eum_figures import dollars, total
from app.papers.visit_common import fields_of, own_paper, request_of, titles_of
from app.reader import Reader
from app.visits.times import local_words, moment
from models.kinds import Kind
from models.text import counted
from models.visits.requests import ClearanceRequest
from models.visits.support import PlanRequest, SupportItem, SupportPlan
from reports.composed import ComposedFacts, Part, Row, Table
from reports.eum.common import Words

PAPER = "support_plan"
_BLOCKS = (
    ("arrival", "departure"),
    ("lodging",),
    ("transport",),
    ("security",),
    ("programme",),
    ("visitor",),
)
"""The groups of the checklist under the blocks of the paper, from arrival to special needs."""
_PROGRAMME, _COST, _OPEN = 4, 8, 9


@cache
def _groups() -> dict[str, str]:
    return {row["code"]: row["group"] for row in resources.table("codes/support_item.csv")}


def group_of(item: SupportItem) -> str:
    """The group of an item in the checklist; what stands in none is administration."""
    return _groups().get(str(item.item_code or ""), "admin")


def plan_facts(reader: Reader, record: Kind) -> ComposedFacts:
    """The plan as it stands."""
    assert isinstance(record, SupportPlan)
    items = sorted(reader.children(SupportItem, "plan_id", record.id), key=_order)
    fields = fields_of(PAPER)
    blocks = [
        _block(reader, name, [each for each in items if group_of(each) in groups], at == _PROGRAMME)
        for at, (name, groups) in enumerate(zip(fields[2:8], _BLOCKS, strict=True))
    ]  # fmt: skip
    rest = [each for each in items if not any(group_of(each) in groups for groups in _BLOCKS)]
    done = record.plan_done_on
    return ComposedFacts(
        frame=own_paper(reader), stem=PAPER, number=_number(reader, record), title=Words("Support plan"),
        parts=(
            Part(rows=_head(reader, record)), *blocks,
            *((_block(reader, "Administration", rest, False),) if rest else ()),
            Part(Words(fields[_COST]), rows=told(
                ("Estimate", dollars(record.cost_estimate)),
                ("Items so far", dollars(total(each.item_cost for each in items if each.item_cost is not None))),
                ("Fund cite", record.fund_cite))),
            Part(Words(fields[_OPEN]), table=_open(reader, items)),
            *((Part(Words("Notes"), texts=(Words(record.plan_notes),)),) if record.plan_notes else ()),
        ),
        status="" if done is None else f"DONE ON {day(done).upper()}",
    )  # fmt: skip


def _number(reader: Reader, plan: SupportPlan) -> str:
    """The request it serves, else its first day; a title may say more than the name of a file should."""
    request = request_of(reader, plan.request_id)
    return (request.local_no if request else None) or day(plan.execution_on)


def _order(item: SupportItem) -> tuple[str, str, int]:
    at = moment(item.starts_at)
    return at.instant.isoformat() if at else "9", str(item.stored.get("item_due_on") or "9"), item.id


def _head(reader: Reader, plan: SupportPlan) -> tuple[Row, ...]:
    further = rows_by_id(
        reader, PlanRequest, (row.id for row in reader.children(PlanRequest, "plan_id", plan.id))
    )
    ids = dict.fromkeys(filter(None, (plan.request_id, *(row.request_id for row in further.values()))))
    requests = [request for each in ids if (request := request_of(reader, each)) is not None]
    served = "\n".join(
        f"{each.local_no or ''} {each.visit_title or ''}, {label(reader, ClearanceRequest.request_status, each)}"
        for each in requests
    )
    return told(
        ("Visit title", plan.plan_title), ("Requests", served),
        ("Control officer", title_of(reader, SupportPlan.control_officer_id, plan)),
        ("Highest DV code", label(reader, SupportPlan.plan_dv_code, plan)), ("First day", day(plan.execution_on)),
    )  # fmt: skip


def _block(reader: Reader, name: str, items: Sequence[SupportItem], programme: bool) -> Part:
    if programme:
        columns = heads(("When", 56), ("What", 60), ("Where", 40), ("Who", 44), ("State", 34))
    else:
        columns = heads(("Item", 50), ("What", 70), ("When", 56), ("State", 40))
    cells = tuple(_cells(reader, each, programme) for each in items)
    return Part(Words(name), table=Table(columns, cells, "Nothing is entered."))


def _cells(reader: Reader, item: SupportItem, programme: bool) -> tuple[str, ...]:
    when, state = local_words(item.starts_at), _state(item)
    if programme:
        return when or "no time", _what(reader, item), item.item_place or "", item.participants or "", state
    return label(reader, SupportItem.item_code, item), item.item_text or "", when, state


def _what(reader: Reader, item: SupportItem) -> str:
    return item.item_text or label(reader, SupportItem.item_code, item)


def _state(item: SupportItem) -> str:
    if item.item_done_on is not None:
        return f"arranged {day(item.item_done_on)}"
    return f"not needed: {item.item_reason}" if item.item_reason else "open"


def _open(reader: Reader, items: Sequence[SupportItem]) -> Table:
    """What is neither arranged nor left out, the earliest first, with how late it is."""
    waiting = [each for each in items if each.item_done_on is None and not each.item_reason]
    waiting.sort(key=lambda each: str(each.stored.get("item_due_on") or "9"))
    owners = titles_of(reader, SupportItem.item_owner_id, waiting)
    cells = tuple(
        (day(each.item_due_on) or "no day", _late(reader, each), _what(reader, each),
         owners.get(each.item_owner_id or 0, "nobody yet"))
        for each in waiting
    )  # fmt: skip
    return Table(heads(("Due on", 34), ("Late", 26), ("What", 100), ("Who", 50)), cells, "Nothing is open.")


def _late(reader: Reader, item: SupportItem) -> str:
    late = (reader.today - item.item_due_on).days if item.item_due_on else 0
    return counted(late, "day") if late > 0 else ""
