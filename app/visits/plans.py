"""The support plan of a visit: what has to be arranged, counted back from its first day, and moved with it."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta

from app.errors import Refused, Usage
from app.office import Office
from app.reader import Reader
from app.reading import Cond, Query
from models.visits.requests import ClearanceRequest, ElsewhereCount, RequestTraveller
from models.visits.support import SupportItem, SupportPlan
from models.visits.travellers import Traveller

TABLE = "support_item"


@dataclass(frozen=True)
class Offered:
    """Something that may have to be arranged: its code and label, its group, and the day until when."""

    code: str
    label: str
    group: str
    due_on: date | None
    """None where the table of items says no number of days."""


def offered(reader: Reader, first_day: date | None) -> list[Offered]:
    """The items of the office's table in its order, each with its day: so many days back, or today where that passed.

    The offsets are those of a checklist that begins sixty days ahead or at once (visitors.md 4.9).
    """
    found = []
    for entry in reader.choices(TABLE, first_day):
        back = entry.details.get("offset_days", "")
        due = first_day + timedelta(days=int(back)) if first_day and back else None
        due = max(due, reader.today) if due else None
        found.append(Offered(entry.code, entry.label, entry.details.get("group", ""), due))
    return found


@dataclass(frozen=True)
class Proposed:
    """A plan that may be made: what the visit is called, its first day, and what may have to be arranged."""

    title: str
    first_day: date
    items: tuple[Offered, ...]


def propose(reader: Reader, request_id: int) -> Proposed:
    """What the support plan of a request would hold. Raises Refused where it has a plan or no first day, NotFound."""
    request = reader.get(ClearanceRequest, request_id)
    if reader.children(SupportPlan, "request_id", request_id):
        raise Refused("The request has a support plan already.", do="Open it under the request.")
    if request.date_from is None:
        raise Refused("The request has no first day to count back from.", do="Fill From in the request.")
    title = request.visit_title or request.shown_title
    return Proposed(title, request.date_from, tuple(offered(reader, request.date_from)))


def make(office: Office, request_id: int, *, title: str = "", control_officer_id: int | None = None,
         codes: Collection[str] | None = None) -> int:  # fmt: skip
    """Makes the support plan of a request with an item for each code, all of them when none is said; its id.

    Control officer and the highest DV code are those of the request and its party. Raises Refused where the request has
    a plan or no first day, Usage for an unknown code, NotFound.
    """
    reader = office.reader
    proposed, request = propose(reader, request_id), reader.get(ClearanceRequest, request_id)
    items = proposed.items
    if unknown := sorted(set(codes or ()) - {each.code for each in items}):
        raise Usage(f"There is no support item {', '.join(unknown)}.",
                    do=f"Items: {', '.join(each.code for each in items)}.")  # fmt: skip
    plan = {
        "plan_title": title.strip() or proposed.title, "request_id": request_id,
        "control_officer_id": control_officer_id or request.control_officer_id,
        "plan_dv_code": _highest(reader, request_id), "execution_on": proposed.first_day,
    }  # fmt: skip
    with office.change(f"Plan the support of {request.local_no or 'a request'}"[:120]) as work:
        plan_id = work.add(SupportPlan, {key: value for key, value in plan.items() if value})
        work.add_many(SupportItem, [
            {"plan_id": plan_id, "item_code": each.code, "item_due_on": each.due_on}
            for each in items if codes is None or each.code in codes
        ])  # fmt: skip
    return plan_id


def move(office: Office, plan_id: int, first_day: date) -> int:
    """Counts a plan anew from another first day; how many open items moved. Events keep their hour. Raises NotFound.

    What is arranged, or left out with a reason, keeps its day.
    """
    plan = office.reader.get(SupportPlan, plan_id)
    if plan.execution_on is None:
        raise Refused("The plan has no first day to count from.", do="Fill First day in the plan.")
    shift = first_day - plan.execution_on
    moved: dict[int, dict[str, object]] = {}
    for row in office.reader.children(SupportItem, "plan_id", plan_id):
        if row.item_done_on is None and not row.item_reason and (values := _moved(row, shift, office.today)):
            moved[row.id] = values
    with office.change(f"Move a support plan to {first_day.isoformat()}") as work:
        work.set(SupportPlan, plan_id, {"execution_on": first_day})
        work.set_many(SupportItem, moved)
    return len(moved)


def count_elsewhere(office: Office, *, year: int | None = None) -> int:
    """Counts one more request of a year that is handled on the classified side; how many it are now (VIS-R-40).

    Only the number is kept: no name, no day, no place. Raises Usage for a year that has not begun.
    """
    wanted = year or office.today.year
    if wanted > office.today.year:
        raise Usage("A request is counted in its year, not before.")
    rows = office.reader.records(Query(ElsewhereCount, where=Cond("count_year", "=", wanted)))
    count = (rows[0].handled_count or 0) + 1 if rows else 1
    with office.change(f"Count a request of {wanted} that is handled elsewhere") as work:
        if rows:
            work.set(ElsewhereCount, rows[0].id, {"handled_count": count})
        else:
            work.add(ElsewhereCount, {"count_year": wanted, "handled_count": count})
    return count


# -- internal --
def _highest(reader: Reader, request_id: int) -> str | None:
    """The DV code of highest rank in the party; 1 is the highest."""
    members = reader.children(RequestTraveller, "request_id", request_id)
    codes = (reader.get(Traveller, row.traveller_id or 0).dv_code for row in members)
    return min((each for each in codes if each), default=None)


def _moved(row: SupportItem, shift: timedelta, today: date) -> dict[str, object]:
    values: dict[str, object] = {}
    if row.item_due_on:
        values["item_due_on"] = max(row.item_due_on + shift, today)
    for key in ("starts_at", "ends_at"):
        if text := row.get(key):
            values[key] = (date.fromisoformat(text[:10]) + shift).isoformat() + text[10:]
    return values
