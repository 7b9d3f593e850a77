"""Neutral between companies: what one of them tells reaches no other by any way (SAMM C2.1.8.5, VIS-R-47).

The office may say whether and when others came, nothing else (`who_else`). While somebody from outside stands before
the screen, everything is read through `before_guest`, a reader that meets no guarded kind at all: in search, palette,
lists, counts, history, duties and exports there is no company. What the guest may see is the one record that is open,
by `releasable`. `CALL` is what calendars say of every industry visit.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from copy import copy
from dataclasses import dataclass
from datetime import date

from app import rights
from app.errors import NotFound, Refused
from app.office import Office
from app.reader import Reader
from app.reading import Query
from models.fields import Privacy
from models.kinds import Kind, kind_named
from models.visits.industry import Appointment, Company, IndustryVisit, Representative

CALL = "Industry call"
"""The only words of an industry visit on a calendar, in its print and in its file."""
CAME = "HELD"
GUEST = rights.Role("guest", "Guest")
"""Changes nothing, decides nothing, meets nothing that is guarded, sees no log."""
RELEASABLE: Mapping[str, tuple[str, ...]] = {
    "clearance_request": ("local_no", "visit_title", "date_from", "date_to", "sites_to_visit", "request_status",
                          "restriction_text", "control_officer_id"),
    "industry_visit": ("industry_no", "call_from", "call_to", "call_place", "call_state"),
    "visitor_call": ("visitor_id", "area_id", "call_on", "call_purpose", "badge_no", "in_at", "out_at", "escort_id"),
    "support_plan": ("plan_title", "control_officer_id", "execution_on"),
}  # fmt: skip
"""By kind what the person it is about may see on the screen, in this order; no other kind is shown to a guest."""
_PARTS: Mapping[str, tuple[tuple[type[Kind], str, tuple[str, ...]], ...]] = {
    "industry_visit": (
        (Representative, "visit_id", ("representative_name", "function")),
        (Appointment, "visit_id", ("with_whom", "meets_at", "meets_until", "meet_place")),
    ),
}


@dataclass(frozen=True)
class Slip:
    """Who else came: whether, and on which days. It names nobody, and does not tell how many they were."""

    company_id: int
    first: date
    last: date
    days: tuple[tuple[date, date], ...]

    @property
    def came(self) -> bool:
        """Whether another company came in that time."""
        return bool(self.days)

    @property
    def said(self) -> str:
        """The answer as it may be told."""
        span = f"from {self.first.isoformat()} to {self.last.isoformat()}"
        if not self.days:
            return f"No other company called on the office {span}."
        told = ", ".join(
            one.isoformat() if one == other else f"{one.isoformat()} to {other.isoformat()}"
            for one, other in self.days
        )
        return f"Others called on the office {span}: yes, on {told}."


@dataclass(frozen=True)
class Shown:
    """The open record as a guest may see it: what it is, its values, and the rows of its parts."""

    label: str
    values: tuple[tuple[str, str], ...]
    parts: tuple[tuple[str, tuple[tuple[str, ...], ...]], ...] = ()


def who_else(reader: Reader, company_id: int, first: date, last: date) -> Slip:
    """Whether and when other companies came within some days, for a company that asks. Raises NotFound.

    Days that touch are told as one span, so that their number tells nobody how many companies came. Only visits that
    were held count: what is planned by another is his business.
    """
    reader.get(Company, company_id)
    if last < first:
        raise Refused("The last day lies before the first one.")
    spans = sorted(
        (max(row.call_from, first), min(row.call_to or row.call_from, last))
        for row in reader.records(Query(IndustryVisit))
        if row.company_id != company_id and row.call_state == CAME and row.call_from
    )
    return Slip(company_id, first, last, tuple(_merged([each for each in spans if each[0] <= each[1]])))


def before_guest(reader: Reader) -> Reader:
    """The same office as it is read while somebody from outside stands before the screen."""
    guest = copy(reader)
    guest.role = GUEST
    return guest


@contextmanager
def guest(office: Office) -> Iterator[Reader]:
    """The office while a guest stands before the screen: nothing is changed, and exports hold no company either."""
    role, reading = office.role, office.reader.role
    office.role = office.reader.role = GUEST
    try:
        yield office.reader
    finally:
        office.role, office.reader.role = role, reading


def releasable(reader: Reader, kind_name: str, record_id: int) -> Shown:
    """What of one record the person it is about may see. Raises Refused for a kind that no guest sees, NotFound.

    Sensitive values are left out, and so is everything that the office thinks of a visit.
    """
    kind = kind_named(kind_name)
    if kind_name not in RELEASABLE:
        raise Refused(f"{kind.spec.plural} are not shown to guests.", do="Open the visit itself.")
    row = reader.get(kind, record_id)
    parts = tuple(
        (
            part.spec.plural,
            tuple(_cells(reader, each, keys) for each in reader.children(part, link, record_id)),
        )
        for part, link, keys in _PARTS.get(kind_name, ())
    )
    values = tuple(
        (kind.fields[key].label, shown)
        for key, shown in zip(RELEASABLE[kind_name], _cells(reader, row, RELEASABLE[kind_name]), strict=True)
        if shown
    )
    return Shown(kind.spec.label, values, tuple(part for part in parts if part[1]))


def company_of(reader: Reader, kind: type[Kind], record_id: int) -> int | None:
    """The company an industry record belongs to; None for any other record. Raises NotFound."""
    row = reader.get(kind, record_id)
    if isinstance(row, Company):
        return row.id
    if isinstance(row, Representative | Appointment):
        return reader.get(IndustryVisit, row.visit_id).company_id if row.visit_id else None
    return row.company_id if isinstance(row, IndustryVisit) else None


def refuse_mixed(reader: Reader, kind: type[Kind], ids: tuple[int, ...]) -> None:
    """Raises Refused where records of several companies would stand in one paper, sheet or letter for a company."""
    companies = {each for record_id in ids if (each := company_of(reader, kind, record_id)) is not None}
    if len(companies) > 1:
        raise Refused(f"Records of {len(companies)} companies do not go together.",
                      do="Choose those of one company.")  # fmt: skip


def named_openly(reader: Reader) -> list[tuple[str, int, str]]:
    """Records that everybody sees and that hold the name of a company: kind, id, title.

    A title such as “Demonstration of …” would bring a firm onto the wall; it is told so that somebody changes it.
    """
    open_ = before_guest(reader)
    found: dict[int, tuple[str, int, str]] = {}
    for company in reader.records(Query(Company)):
        name = (company.company_name or "").strip()
        for hit in open_.find(name) if len(name) > 2 else ():
            try:
                open_.get(kind_named(hit.kind), hit.record_id)
            except NotFound:
                continue
            found[hit.record_id] = (hit.kind, hit.record_id, hit.title)
    return list(found.values())


# -- internal --
def _merged(spans: list[tuple[date, date]]) -> list[tuple[date, date]]:
    found: list[tuple[date, date]] = []
    for begins, ends in spans:
        if found and begins.toordinal() <= found[-1][1].toordinal() + 1:
            found[-1] = (found[-1][0], max(ends, found[-1][1]))
        else:
            found.append((begins, ends))
    return found


def _cells(reader: Reader, row: Kind, keys: tuple[str, ...]) -> tuple[str, ...]:
    fields = [type(row).fields[key] for key in keys]
    return tuple(
        "" if field.privacy is Privacy.SENSITIVE else reader.show(field, row.stored.get(field.key))
        for field in fields
    )
