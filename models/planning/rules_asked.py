"""What rules ask of requests besides a line: waivers, training on the job, fellowships."""

# ruff: noqa: ARG001 - every check takes facts, policy and today

from collections.abc import Iterator, Mapping
from datetime import date

from models.calendar import fiscal_year
from models.findings import Finding, Strength
from models.kinds import Kind
from models.planning.requests import CtfpNomination, ImetWaiver, OjtRequest
from models.policy import Policy
from models.rules import Facts, While, Yield, rule
from models.text import listed
from models.training.derive import CLOSED_LINES
from models.training.order import shown

LINE = "training_line_id"
PLANS = "country_id.cetpp<country_id[budget_year]"
APPROVED, DENIED = "APPROVED", "DENIED"
JUSTIFICATIONS = (
    "why_requirement",
    "why_objective",
    "why_capability",
    "why_quantity",
    "why_impact",
    "why_funding",
    "why_political",
    "why_benefit",
)
"""The eight numbered parts of the memo (SAMM Figure C10.F1)."""
ITEMS = {
    "country_id": "A country", "ojt_branch": "B branch", "ojt_weeks": "F duration", "ojt_title": "G1 title",
    "ojt_objective": "G2 objective", "ojt_tasks": "G3 tasks and skills", "ojt_equipment": "G4 equipment",
    "ojt_when": "H timeframe", "latest_graduation": "I latest graduation", "student_id": "J1 student",
    "ojt_experience": "J3 experience", "ojt_prior": "J4 earlier training", "ojt_expected_duty": "J5 duty afterwards",
    "ojt_clearance": "J6 clearance",
}  # fmt: skip
"""Items of the set format that the request itself holds; C to E come from its line, K may stay empty."""


def _labels(row: Kind, keys: tuple[str, ...]) -> str:
    return listed(row.fields[key].label for key in keys)


def _empty(row: Kind, keys: Mapping[str, object] | tuple[str, ...]) -> tuple[str, ...]:
    return tuple(key for key in keys if row.get(key) in (None, ""))


def _waiver_open(row: Kind) -> bool:
    return row.stored.get("waiver_answer") is None


@rule(
    "IMT-15",
    Strength.WARN,
    "JSCET 3-3f; SAMM Figure C10.F1",
    subject="imet_waiver",
    tag="S11 S20",
    when=While(_waiver_open),
    says="A waiver of IMET policy is asked for case by case, through the combatant command, in the set format with its "
    "eight justifications.",
    clears="What is missing; of a request that went, the answer.",
)
def waiver_is_whole(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """IMT-15: parts of the memo that are empty, before and after it went."""
    row = f.record
    assert isinstance(row, ImetWaiver)
    missing = _empty(row, ("waiver_ccmd", *JUSTIFICATIONS))
    if missing:
        said = "went without" if row.waiver_sent_on else "lacks"
        yield Finding(
            f"The request {said} {_labels(row, missing)}.",
            since=row.waiver_sent_on,
            fields=missing,
            inputs=shown(
                sent_on=row.waiver_sent_on, justifications=f"{8 - len(_empty(row, JUSTIFICATIONS))} of 8"
            ),
        )


def _denied(row: Kind) -> bool:
    return row.stored.get("waiver_answer") == DENIED


@rule(
    "IMT-15.denied",
    Strength.WARN,
    "JSCET 3-3f",
    subject="imet_waiver",
    tag="S20",
    reads=(LINE,),
    when=While(_denied),
    says="Training that needed a waiver does not go on once the waiver was denied.",
    clears="The cancellation of the line, or another waiver.",
)
def denied_goes_no_further(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """IMT-15: a denied waiver whose line still counts."""
    line = f.one(LINE)
    if line is not None and line.get("line_status") not in CLOSED_LINES:
        yield Finding(
            f"The waiver was denied, and {line.get('line_name') or 'its line'} still stands in the plan.",
            fields=("waiver_answer", "training_line_id"),
            inputs=shown(answer="denied", line=line.get("line_name")),
        )


def _to_be_listed(row: Kind) -> bool:
    return row.stored.get("waiver_fy") is not None and not _denied(row)


@rule(
    "IMT-15.listed",
    Strength.INFORM,
    "SAMM Figure C10.F1",
    subject="imet_waiver",
    tag="S10 S20",
    reads=(PLANS,),
    when=While(_to_be_listed),
    says="Every waiver is listed in Appendix E of the CETPP that covers its year.",
    clears="The CETPP of the waiver's year or of the one before.",
)
def waiver_is_listed(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """IMT-15: no plan on file covers the year of a waiver still to come."""
    row = f.record
    assert isinstance(row, ImetWaiver) and row.waiver_fy is not None
    year = row.waiver_fy
    if year <= fiscal_year(today) or any(
        each.get("budget_year") in (year, year - 1) for each in f.all(PLANS)
    ):
        return
    yield Finding(
        f"No CETPP on file covers FY {year}; its Appendix E lists the waiver.",
        fields=("waiver_fy",),
        inputs=shown(program_year=year),
    )


@rule(
    "PLN-06.request",
    Strength.WARN,
    "JSCET 3-10d(2), Figure 3-2",
    subject="ojt_request",
    tag="S20",
    when=While(lambda row: row.stored.get("ojt_answer") is None),
    says="Training on the job, as an observer or for familiarization is asked for in the set format, items A to K.",
    clears="The items that are missing; of a request that went, the answer.",
)
def request_is_whole(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """PLN-06: items of the set format that are empty."""
    row = f.record
    assert isinstance(row, OjtRequest)
    missing = _empty(row, ITEMS)
    told = [ITEMS[key] for key in missing]
    if row.training_line_id is None:
        told, missing = [*told, "C to E case or year, WCN and T-MASL, as it names no line"], (*missing, LINE)
    if told:
        said = "went without" if row.ojt_sent_on else "lacks"
        yield Finding(
            f"The request {said} {listed(told)}.",
            since=row.ojt_sent_on,
            fields=missing,
            inputs=shown(sent_on=row.ojt_sent_on, items_missing=len(told)),
        )


def _nomination(f: Facts) -> CtfpNomination:
    assert isinstance(f.record, CtfpNomination)
    return f.record


@rule(
    "CTF-01",
    Strength.WARN,
    "SAMM C2.1.6.3.3",
    subject="ctfp_nomination",
    tag="S01 S44",
    says="A fellowship nomination goes from the office to the command's manager and from there to the Office of the "
    "Secretary of Defense, in the official system.",
    clears="The step before, with its day.",
)
def in_the_order_of_its_way(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """CTF-01: a step of the way that is recorded before the one it follows, or a nomination that lacks its reasons."""
    row = _nomination(f)
    went = row.ctfp_sent_on or row.ctfp_ccmd_on or row.ctfp_osd_on
    if went and row.ctfp_keyed_on is None:
        yield Finding("It is on its way, and the day it was entered in the official system is not recorded.",
                      fields=("ctfp_keyed_on",), inputs=shown(entered_on=None, on_its_way_since=went))  # fmt: skip
    if (row.ctfp_ccmd_answer or row.ctfp_osd_answer) and row.ctfp_sent_on is None:
        yield Finding("It was answered, and the day it went to the command is not recorded.",
                      fields=("ctfp_sent_on",), inputs=shown(sent_on=None))  # fmt: skip
    if row.ctfp_osd_answer == APPROVED and row.ctfp_ccmd_answer != APPROVED:
        said = "denied it" if row.ctfp_ccmd_answer == DENIED else "has not approved it"
        yield Finding(f"OSD approved it, and the command {said}.",
                      fields=("ctfp_ccmd_answer", "ctfp_osd_answer"),
                      inputs=shown(command=row.ctfp_ccmd_answer, OSD=row.ctfp_osd_answer))  # fmt: skip
    if not went and (missing := _empty(row, ("ctfp_role", "ctfp_why"))):
        yield Finding(f"The nomination lacks {_labels(row, missing)}.", fields=missing)


def _approved(row: Kind) -> bool:
    return row.stored.get("ctfp_osd_answer") == APPROVED


@rule(
    "CTF-02",
    Strength.INFORM,
    "SAMM C2.1.6.3.3",
    subject="ctfp_nomination",
    tag="S01",
    when=While(_approved),
    says="Once it is approved, a fellowship is handled like IMET: the same vetting, tests and travel order.",
    clears="The training line of the nomination.",
)
def handled_like_imet(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """CTF-02: an approved nomination without its line."""
    if _nomination(f).training_line_id is None:
        yield Finding(
            "OSD approved it: put its line on the training list; from there it is handled like IMET.",
            fields=("training_line_id",),
            inputs=shown(line=None),
        )
