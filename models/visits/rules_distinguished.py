"""What rules ask of distinguished visitors, of their support, and of what is handled elsewhere (R-40 to R-44)."""

# ruff: noqa: ARG001 - every check takes facts, policy and today

from collections.abc import Iterator
from datetime import date, timedelta

from models.findings import Finding, LooksAgain, Strength
from models.kinds import Kind
from models.policy import Policy
from models.rules import Facts, While, Yield, rule
from models.telling import shown
from models.visits.counting import AIRCRAFT
from models.visits.rules_dates import READY
from models.visits.telling import (
    AFRICOM,
    AREA,
    DV_LOWEST,
    GENERALS,
    PARTY,
    REQUEST,
    TRAVELLERS,
    area,
    distinguished,
    named,
    wanted,
)

TRAVELLER, PLAN = "traveller", "support_plan"
PLANS = ("support_plan<request_id", "plan_request<request_id")
ITEMS = "support_item<plan_id"
BELOW = ("7", "8")
"""DV codes below those of generals."""
CHECKLIST, BUREAU, BUREAU_WORDS = "visit.dv_days", "visit.bureau_days", "visit.bureau_words"


def _distinguished(f: Facts, p: Policy, today: date) -> str:
    """Who of rank travels or flies with the request, in words; nothing where nobody does."""
    people = named(distinguished(f, p, today))
    lowest = p.whole(DV_LOWEST, today)
    aboard = [row for row in f.all(AIRCRAFT) if _high(row.get("vip_code"), lowest)]
    return people or ", ".join(str(row.get("vip_name") or "a distinguished visitor aboard") for row in aboard)


def _high(code: str | None, lowest: int) -> bool:
    return code is not None and code.isdigit() and int(code) <= lowest


# -- what is handled elsewhere ----------------------------------------------------------------------------------------
@rule(
    "VIS-R-40", Strength.WARN, "AFRICOM TCCC; ODC Rome country clearance page", subject=REQUEST, tag="S I",
    reads=(*AREA, PARTY, TRAVELLERS, AIRCRAFT), policy=(DV_LOWEST,), when=wanted(),
    says="Classified travel, protected itineraries and distinguished visitors in the AFRICOM area are handled on the "
    "classified side; here such requests are counted, without names, days or places.",
    clears="The request taken out and counted as handled elsewhere.",
)  # fmt: skip
def handled_elsewhere(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """VIS-R-40: somebody of rank travels in the AFRICOM area; the message names nobody."""
    if area(f) == AFRICOM and _distinguished(f, p, today):
        yield Finding(
            "A distinguished visitor in the AFRICOM area is handled on the classified side: take this request "
            "out and count it as handled elsewhere."
        )


# -- rank -------------------------------------------------------------------------------------------------------------
@rule(
    "VIS-R-41", Strength.BLOCK, "AIA pamphlet 90-0101; accounts of control officers", subject=REQUEST, step=READY,
    tag="S I", reads=(PARTY, TRAVELLERS, AIRCRAFT), policy=(DV_LOWEST,),
    when=wanted(lambda row: row.get("control_officer_id") is None),
    says="A visit with a general or flag officer, or somebody of equal rank, has a control officer.",
    clears="The control officer.",
)  # fmt: skip
def control_officer(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """VIS-R-41: nobody runs the visit."""
    if who := _distinguished(f, p, today):
        yield Finding(f"{who}: a distinguished visitor, and no control officer is named.",
                      fields=("control_officer_id",))  # fmt: skip


@rule(
    "VIS-R-42", Strength.WARN, "AIA pamphlet 90-0101", subject=TRAVELLER, tag="S", policy=(DV_LOWEST,),
    when=While(lambda row: row.get("rank_grade") is not None),
    says="For codes 3 to 6 the stars are seven less the code.", clears="The DV code or the grade.",
)  # fmt: skip
def code_fits_grade(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """VIS-R-42: a code that does not fit the grade, or a general without one."""
    code, grade = f.record.get("dv_code"), str(f.record.get("rank_grade"))
    stars = GENERALS.get(grade)
    if code is None:
        if stars is not None:
            yield Finding(
                f"{grade} has {stars} of four stars: DV code {7 - stars} is not recorded.",
                fields=("dv_code",),
            )
        return
    if stars is not None and code in BELOW:
        yield Finding(f"{grade} has {stars} of four stars, and DV code {code} has none: code {7 - stars}.",
                      fields=("dv_code", "rank_grade"))  # fmt: skip
    if not code.isdigit() or not 3 <= int(code) <= 6:
        return
    if stars is None and grade in _MILITARY:
        yield Finding(
            f"DV code {code} stands for {7 - int(code)} of four stars, and {grade} has none.",
            fields=("dv_code", "rank_grade"),
        )
    elif stars is not None and 7 - int(code) != stars:
        yield Finding(f"DV code {code} stands for {7 - int(code)} of four stars, and {grade} has {stars}: code "
                      f"{7 - stars}.", fields=("dv_code", "rank_grade"))  # fmt: skip


_MILITARY = frozenset(
    {*(f"E-{number}" for number in range(1, 10)), *(f"W-{number}" for number in range(1, 6)),
     *(f"O-{number}" for number in range(1, 7)), "CDT", "MID"}
)  # fmt: skip
"""Grades of the services below the generals; civilians get codes by office, not by grade."""


# -- support ----------------------------------------------------------------------------------------------------------
@rule(
    "VIS-R-43", Strength.WARN, "DV visit checklist", subject=REQUEST, tag="S",
    reads=(PARTY, TRAVELLERS, AIRCRAFT, *PLANS), policy=(DV_LOWEST, CHECKLIST),
    when=wanted(lambda row: row.get("date_from") is not None),
    says="The checklist of a distinguished visitor is opened 60 days before, or at once.",
    clears="A support plan for the visit.",
)  # fmt: skip
def checklist_opened(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """VIS-R-43: no support plan from that day on."""
    if any(f.all(path) for path in PLANS) or not _distinguished(f, p, today):
        return
    begins = f.record.get("date_from")
    opens = begins - timedelta(days=p.whole(CHECKLIST, today))
    if today < opens:
        yield LooksAgain(opens)
    else:
        yield Finding("A distinguished visitor comes and no support plan is open.", due_on=opens,
                      inputs=shown(first_day=begins, opens=opens))  # fmt: skip


@rule(
    "VIS-R-43A", Strength.WARN, "DV visit checklist", subject=PLAN, tag="S", reads=(ITEMS,),
    when=While(lambda row: row.get("plan_done_on") is None, lambda row: row.get("execution_on")),
    says="A support plan lists what has to be arranged, each with a day.",
    clears="The items of the checklist; their days.",
)  # fmt: skip
def plan_has_items(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """VIS-R-43A: an empty plan."""
    if not f.all(ITEMS):
        yield Finding(
            "The plan lists nothing to arrange: open the checklist.", due_on=f.record.get("execution_on")
        )


def _open_item(row: Kind) -> bool:
    return (
        row.get("item_done_on") is None and not row.get("item_reason") and row.get("item_due_on") is not None
    )


@rule(
    "VIS-R-43B", Strength.WARN, "DV visit checklist", subject="support_item", tag="S", when=While(_open_item),
    says="Each item of a support plan is arranged by its day.", clears="The day it was settled; why it is not needed.",
)  # fmt: skip
def item_arranged(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """VIS-R-43B: the day of an item that is not arranged."""
    what = f.record.get("item_text") or "An item"
    yield Finding(f"{what}: to be arranged.", due_on=f.record.get("item_due_on"), fields=("item_done_on",))


@rule(
    "VIS-R-44", Strength.INFORM, "Visitors bureau chapter of a multinational headquarters", subject=REQUEST, tag="S",
    policy=(BUREAU, BUREAU_WORDS),
    when=wanted(lambda row: row.get("bureau_told_on") is None and row.get("date_from") is not None),
    says="The visitors bureau of a multinational headquarters is told three weeks ahead.",
    clears="The day the bureau was told.",
)  # fmt: skip
def bureau_told(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """VIS-R-44: the sites name such a headquarters, by words that the office may change."""
    sites = str(f.record.get("sites_to_visit") or "").casefold()
    words = [word.strip().casefold() for word in p.text(BUREAU_WORDS, today).split(";")]
    if not any(word and word in sites for word in words):
        return
    begins, days = f.record.get("date_from"), p.whole(BUREAU, today)
    yield Finding("Tell the visitors bureau of the headquarters.", due_on=begins - timedelta(days=days),
                  fields=("bureau_told_on",), inputs=shown(first_day=begins, days_before=days))  # fmt: skip
