"""What rules ask when a foreign visitor enters: escort or exception, badge, classified visits (R-50 to R-52)."""

# ruff: noqa: ARG001 - every check takes facts, policy and today

from collections.abc import Iterator
from datetime import date

from models.calendar import months_after
from models.fields import show_date
from models.findings import Finding, Strength
from models.kinds import Kind
from models.policy import Policy
from models.rules import Facts, While, Yield, rule
from models.telling import shown
from models.text import counted, listed
from models.visits.telling import some

CALL, STEP = "visitor_call", "visitor_in"
AREA, ESCORT, APPROVER = "area_id", "escort_id", "exception_by_id"
SAME_VISITOR = "visitor_id.visitor_call<visitor_id"
RFV_MONTHS, RFV_DAYS = "visit.rfv_months", "visit.rfv_one_time_days"
EXCEPTION = {
    "exception_necessity": "the operational necessity", "exception_duty_hours": "that it is in duty hours",
    "exception_stored": "that material is stored or under a cleared person", "exception_by_id": "who approved it",
    "exception_on": "the day it was approved",
}  # fmt: skip


def _guarded(f: Facts) -> bool:
    area = f.one(AREA)
    return area is not None and bool(area.get("nonreleasable"))


def _no_escort(row: Kind) -> bool:
    return row.get(ESCORT) is None


def _lacks(row: Kind) -> tuple[str, ...]:
    return tuple(key for key in EXCEPTION if not row.get(key))


@rule(
    "VIS-R-50",
    Strength.BLOCK,
    "SAMM C2.1.9.2.3",
    subject=CALL,
    step=STEP,
    tag="S",
    reads=(AREA,),
    when=While(_no_escort),
    says="A foreign national is escorted where classified material lies that is not releasable, unless an exception is "
    "recorded.",
    clears="The escort; or the whole exception.",
)
def escorted(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """VIS-R-50: neither an escort nor any part of an exception."""
    if _guarded(f) and len(_lacks(f.record)) == len(EXCEPTION):
        yield Finding(
            "The visitor enters an escort area: name the escort, or record the exception.", fields=(ESCORT,)
        )


@rule(
    "VIS-R-50A", Strength.BLOCK, "SAMM C2.1.9.2.3", subject=CALL, step=STEP, tag="S", reads=(AREA, ESCORT),
    when=While(lambda row: row.get(ESCORT) is not None),
    says="The escort is a cleared U.S. person.", clears="Another escort.",
)  # fmt: skip
def cleared_escort(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """VIS-R-50A: a member of the local staff, or somebody who left, is named as escort."""
    escort = f.one(ESCORT)
    if not _guarded(f) or escort is None:
        return
    name = escort.get("full_name") or "The escort"
    if escort.get("local_staff"):
        yield Finding(f"{name} is local staff; the escort is a cleared U.S. person.", fields=(ESCORT,))
    left, day = escort.get("leaves_on"), f.record.get("call_on")
    if left is not None and day is not None and left < day:
        yield Finding(f"{name} left on {show_date(left)}.", fields=(ESCORT,))


@rule(
    "VIS-R-50B", Strength.BLOCK, "SAMM C2.1.9.2.3", subject=CALL, step=STEP, tag="S",
    when=While(lambda row: row.get(AREA) is None),
    says="Which area a visitor enters is known before the visitor enters it.", clears="The area.",
)  # fmt: skip
def area_known(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """VIS-R-50B: nobody can tell whether an escort is needed."""
    yield Finding("Which area the visitor enters is not recorded, so that nobody knows whether an escort is needed.",
                  fields=(AREA,))  # fmt: skip


@rule(
    "VIS-R-50C", Strength.WARN, "12 FAM 440", subject=CALL, tag="S",
    when=While(lambda row: row.get("in_at") is not None and not row.get("badge_no")),
    says="Every visitor wears a temporary badge.", clears="The number of the badge.",
)  # fmt: skip
def badge_given(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """VIS-R-50C: came in without a badge."""
    yield Finding("The visitor came in and the badge is not recorded.", fields=("badge_no",))


@rule(
    "VIS-R-51",
    Strength.BLOCK,
    "SAMM C2.1.9.2.3",
    subject=CALL,
    step=STEP,
    tag="S",
    reads=(AREA,),
    when=While(_no_escort),
    says="Without an escort: operational necessity, in duty hours, material stored or under a cleared U.S. person; "
    "with the reason, who approved it, and when.",
    clears="The parts of the exception; or an escort.",
)
def whole_exception(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """VIS-R-51: a part of the exception is recorded and another is not."""
    lacks = _lacks(f.record)
    if _guarded(f) and 0 < len(lacks) < len(EXCEPTION):
        yield Finding(f"The exception lacks {listed(EXCEPTION[key] for key in lacks)}.", fields=lacks)


# -- classified visits ------------------------------------------------------------------------------------------------
@rule(
    "VIS-R-52",
    Strength.WARN,
    "DoD 5220.22-M Appendix B 1.1, 1.2; SAMM C3.4",
    subject=CALL,
    tag="S",
    reads=("visitor_id", SAME_VISITOR),
    policy=(RFV_MONTHS, RFV_DAYS),
    when=While(lambda row: bool(row.get("rfv_reference"))),
    says="A request for visit is for one programme and one country, for at most a year; one for a single visit for "
    "up to 30 days.",
    clears="Another request; its days; its type.",
)
def classified_visit(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """VIS-R-52: too long, of the wrong type, or for several programmes."""
    row = f.record
    begins, ends, kind = row.get("rfv_from"), row.get("rfv_to"), row.get("rfv_type")
    if begins is not None and ends is not None:
        yield from _length(p, today, begins, ends, kind)
    if not row.get("rfv_programme"):
        yield Finding(
            "Which programme the request for visit is for is not recorded.", fields=("rfv_programme",)
        )
    names = {
        row.get("rfv_programme"),
        *(
            each.get("rfv_programme")
            for each in f.all(SAME_VISITOR)
            if each.get("rfv_reference") == row.get("rfv_reference")
        ),
    } - {None}
    if len(names) > 1:
        yield Finding(
            f"One request for visit is told for {some(sorted(map(str, names)))}; each programme takes its own.",
            fields=("rfv_reference", "rfv_programme"),
        )
    day = row.get("call_on")
    if day is not None and ((begins is not None and day < begins) or (ends is not None and day > ends)):
        yield Finding(
            f"The call of {show_date(day)} lies outside the request for visit.", fields=("rfv_from", "rfv_to")
        )


def _length(p: Policy, today: date, begins: date, ends: date, kind: str | None) -> Iterator[Yield]:
    longest = months_after(begins, p.whole(RFV_MONTHS, today))
    days, single = (ends - begins).days + 1, p.whole(RFV_DAYS, today)
    if ends < begins:
        yield Finding("The request for visit ends before it begins.", fields=("rfv_from", "rfv_to"))
    elif ends > longest:
        yield Finding(f"A request for visit lasts at most until {show_date(longest)}.", fields=("rfv_to",),
                      inputs=shown(first_day=begins, last_day=ends))  # fmt: skip
    elif kind == "ONE_TIME" and days > single:
        yield Finding(f"A single visit lasts up to {single} days, this one {counted(days, 'day')}: an extended visit.",
                      fields=("rfv_type", "rfv_to"))  # fmt: skip
    elif kind == "EXTENDED" and days <= single:
        yield Finding(f"An extended visit lasts more than {single} days, this one {counted(days, 'day')}.",
                      fields=("rfv_type", "rfv_to"))  # fmt: skip
