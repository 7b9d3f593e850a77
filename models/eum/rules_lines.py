"""What rules ask of case lines and article types: level, notes, and what night vision and unmanned aircraft need."""

# ruff: noqa: ARG001 - every check takes facts, policy and today

import re
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise

from models.calendar import months_after, months_before
from models.eum.book import ArticleType, Designation
from models.eum.checks import PartnerCount
from models.eum.deliveries import EumLine
from models.eum.derive import DESIGNATIONS, ENHANCED, OF_TYPE
from models.eum.text import normal_serial
from models.fields import show_date
from models.findings import Finding, LooksAgain, Strength
from models.kinds import Kind
from models.policy import Policy
from models.rules import Facts, While, Yield, rule

TYPE = "article_type_id"
COUNTS = "article_type_id.partner_count<article_type_id"
COUNT_MONTHS = "eum.partner_count_months"
NOTICE = "eum.notice_days"
ONE_DAY = timedelta(days=1)
NVD_CODE = "H6P"
"""Generic code of night vision devices (DSCA 07-09)."""
STANDARD_TERMS_FROM = date(2011, 1, 1)
"""Offers of earlier years do not carry the basic text in their standard terms (LOA note EUM)."""


def _line(f: Facts) -> EumLine:
    assert isinstance(f.record, EumLine)
    return f.record


def _type(f: Facts) -> ArticleType | None:
    found = f.one(TYPE)
    return found if isinstance(found, ArticleType) else None


def is_night_vision(kind: ArticleType | None) -> bool:
    """Whether a type is a night vision device: by its generic code, else by its name."""
    return kind is not None and (
        kind.generic_code == NVD_CODE or (kind.article_code or "").upper().startswith("NVD")
    )


def _counts(each: Designation, day: date) -> bool:
    return (each.valid_from is None or each.valid_from <= day) and (
        each.valid_to is None or day <= each.valid_to
    )


def _designations(f: Facts, path: str) -> list[Designation]:
    found = [row for row in f.all(path) if isinstance(row, Designation)]
    return sorted(found, key=lambda each: (each.valid_from or date.min, each.id))


def _turns(designations: list[Designation], today: date) -> Iterator[LooksAgain]:
    """The days on which one of them begins or is over."""
    for each in designations:
        if each.valid_from is not None and each.valid_from > today:
            yield LooksAgain(each.valid_from)
        if each.valid_to is not None and each.valid_to >= today:
            yield LooksAgain(each.valid_to + ONE_DAY)


# -- levels ------------------------------------------------------------------------------------------------------------
@rule(
    "EUM-01", Strength.WARN, "SAMM C8.3; 22 USC 2785", subject="eum_line", tag="S27 S24 S02", reads=(TYPE, OF_TYPE),
    says="Every line of a government-to-government case is monitored, at least at the routine level.",
    clears="The line's article type, and a designation of the type that counts today.",
)  # fmt: skip
def line_has_a_level(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """EUM-01: a line without a type, or whose type has no level today."""
    kind = _type(f)
    if kind is None:
        yield Finding(
            "The line names no article type, so that its level of monitoring is not known.", fields=(TYPE,)
        )
        return
    found = _designations(f, OF_TYPE)
    yield from _turns(found, today)
    if not any(_counts(each, today) for each in found):
        yield Finding(f"{kind.shown_title} has no level of monitoring today; at least routine monitoring applies.",
                      fields=(TYPE,))  # fmt: skip


def _more_came(record: Kind) -> bool:
    assert isinstance(record, EumLine)
    return (record.qty_delivered or 0) > (record.qty_serials_known or 0)


@rule(
    "EUM-02A", Strength.WARN, "SAMM C8.4; DSCA 23-44", subject="eum_line", tag="S27 S08", reads=(TYPE,),
    when=While(_more_came),
    says="Each delivered article under enhanced monitoring has a record of its own with its serial.",
    clears="Items of the book that name this line, as many as were delivered.",
)  # fmt: skip
def line_has_its_serials(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """EUM-02A: more came on the line than the book knows by serial."""
    line, kind = _line(f), _type(f)
    if kind is not None and kind.eum_level == ENHANCED:
        known, came = line.qty_serials_known or 0, line.qty_delivered or 0
        yield Finding(
            f"{came:,} were delivered, {known:,} are in the book by serial.", fields=("qty_delivered",),
            sum=f"{came} - {known} = {came - known}",
        )  # fmt: skip


@rule(
    "EUM-03", Strength.INFORM, "DSCA 23-44; DODIG-2023-074", subject="eum_article_type", tag="S08 S38",
    reads=(DESIGNATIONS,), policy=(NOTICE,),
    says="A level of monitoring counts from day to day; designations are reviewed and end, what was owed before stays.",
    clears="Designations that follow each other and name what they rest on.",
)  # fmt: skip
def designations_follow(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """EUM-03: designations that overlap, that end soon or ended without another, that rest on nothing."""
    found = _designations(f, DESIGNATIONS)
    yield from _turns(found, today)
    for one, two in pairwise(found):
        if one.valid_to is None or (two.valid_from is not None and one.valid_to >= two.valid_from):
            begins = show_date(two.valid_from) if two.valid_from else "an unknown day"
            yield Finding(f"Two designations count at once from {begins}; the later one is used.")
    last = found[-1] if found else None
    if last is not None and last.eum_level == ENHANCED and last.valid_to is not None:
        soon = last.valid_to - timedelta(days=p.whole(NOTICE, today))
        if today < soon:
            yield LooksAgain(soon)
        elif today <= last.valid_to:
            yield Finding(
                f"Enhanced monitoring ends on {show_date(last.valid_to)} and no designation follows."
            )
        else:
            yield Finding(
                f"Enhanced monitoring ended on {show_date(last.valid_to)}: no inventory falls due after it."
            )
    if last is not None and last.eum_level == ENHANCED and last.valid_from is None:
        yield Finding("From when enhanced monitoring counts is not recorded.")


@rule(
    "EUM-19", Strength.INFORM, "LOA note TOW-2B", subject="eum_article_type", tag="S15",
    when=While(lambda record: normal_serial(str(record.stored.get("article_code") or "")).startswith("TOW2B")),
    says="The office may inspect and inventory all TOW-2B missiles at its discretion; the partner opens its records.",
    clears="Nothing has to be done; it is told so that the office knows.",
)  # fmt: skip
def tow_at_discretion(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """EUM-19: the note names no interval."""
    yield Finding(
        "All missiles may be inspected and inventoried at the office's discretion, and the partner opens its records; "
        "the note names no interval."
    )


# -- notes and terms ---------------------------------------------------------------------------------------------------
@rule(
    "EUM-41", Strength.WARN, "LOA note EUM; SAMM C8.4", subject="eum_line", tag="S16", reads=(TYPE,),
    says="An offer with articles under enhanced monitoring points to their note; before 2011 the basic text stood "
    "there too.",
    clears="That the note is present, or an amendment of the offer.",
)  # fmt: skip
def note_present(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """EUM-41: no pointer to the enhanced note, or no basic text in an older offer."""
    line, kind = _line(f), _type(f)
    if kind is None or kind.eum_level != ENHANCED:
        return
    if not line.loa_note_present:
        said = (
            "The offer does not point to"
            if line.loa_note_present is False
            else "Nobody checked whether the offer points to"
        )
        note = f": {kind.loa_note_ref}" if kind.loa_note_ref else ""
        yield Finding(f"{said} the enhanced note of the article{note}.", fields=("loa_note_present",))
    accepted = line.loa_accepted_on
    if accepted is not None and accepted < STANDARD_TERMS_FROM and not line.basic_note_present:
        yield Finding(
            f"The offer of {show_date(accepted)} is older than the standard terms of 2011; its basic text is not "
            "confirmed.",
            fields=("basic_note_present", "loa_accepted_on"),
        )


# -- night vision ------------------------------------------------------------------------------------------------------
def _names_model(description: str, kind: ArticleType) -> bool:
    """Whether a description holds the part of the type's name that tells the model, such as PVS-14."""
    words = re.findall(r"[A-Z]+-?\d+\w*", f"{kind.article_name or ''} {kind.article_code or ''}".upper())
    plain = normal_serial(description)
    return not words or any(normal_serial(word) in plain for word in words)


@rule(
    "EUM-40", Strength.WARN, "DSCA 07-09", subject="eum_line", tag="S13", reads=(TYPE,),
    says="Each model of night vision device is ordered on a line of its own under H6P, with model and quantity in the "
    "description.",
    clears="The line as the case has it, or its amendment.",
)  # fmt: skip
def night_vision_line(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """EUM-40: another generic code, or a description without model or quantity."""
    line, kind = _line(f), _type(f)
    if kind is None or not is_night_vision(kind):
        return
    if kind.generic_code != NVD_CODE:
        yield Finding(
            f"Night vision devices are ordered under generic code {NVD_CODE}; {kind.shown_title} has "
            f"{kind.generic_code or 'none'}."
        )
    told = line.line_description or ""
    missing = [] if _names_model(told, kind) else ["the model"]
    if line.qty_ordered is not None and str(line.qty_ordered) not in re.findall(
        r"\d+", told.replace(",", "")
    ):
        missing.append("the quantity")
    if missing:
        yield Finding(f"The description of the line does not name {' and '.join(missing)}.",
                      fields=("line_description",))  # fmt: skip


def _came(record: Kind) -> bool:
    return bool(record.stored.get("qty_delivered") or record.stored.get("qty_serials_known"))


@rule(
    "EUM-20", Strength.WARN, "LOA note NVD", subject="eum_line", tag="S14 I", reads=(TYPE, COUNTS),
    policy=(COUNT_MONTHS,), when=While(_came),
    says="The partner counts its night vision devices routinely, keeps the records for a year and shows them.",
    clears="A partner inventory with its day and since when there are records.",
)  # fmt: skip
def partner_counts(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """EUM-20: the partner's last own count is older than a year, unknown, or without a year of records."""
    kind = _type(f)
    if not is_night_vision(kind):
        return
    counts = [row for row in f.all(COUNTS) if isinstance(row, PartnerCount) and row.partner_counted_on]
    last = max(counts, key=lambda each: (each.partner_counted_on or date.min, each.id), default=None)
    if last is None or last.partner_counted_on is None:
        yield Finding("No inventory of the partner's own is on file for these night vision devices.")
        return
    months = p.whole(COUNT_MONTHS, today)
    over = months_after(last.partner_counted_on, months)
    shown = f"{show_date(last.partner_counted_on)} + {months} months = {show_date(over)}"
    if today > over:
        yield Finding(f"The partner's last own inventory, {show_date(last.partner_counted_on)}, is older than {months} "
                      "months: ask for the next one.", sum=shown)  # fmt: skip
    else:
        yield LooksAgain(over + ONE_DAY)
    since = last.records_since_on
    if since is None or since > months_before(last.partner_counted_on, months):
        known = f"reach back to {show_date(since)} only" if since else "have no day from which they are kept"
        yield Finding(f"The partner's records {known}; they are to cover {months} months.")


# -- unmanned aircraft under BPC ---------------------------------------------------------------------------------------
@rule(
    "EUM-22", Strength.WARN, "LOA note UAS BPC", subject="eum_line", tag="S17", reads=(TYPE,),
    when=While(lambda record: record.stored.get("acquisition_path") == "BPC"),
    says="Before unmanned aircraft ship under BPC the partner signs the principles of use, the letter is uploaded, and "
    "DSCA EUM consents.",
    clears="The days of signature, upload and consent.",
)  # fmt: skip
def unmanned_aircraft(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """EUM-22: what is missing before shipment, or was missing when it shipped."""
    line, kind = _line(f), _type(f)
    if kind is None or kind.article_family != "UAS":
        return
    steps = {
        "principles_signed_on": "the signed principles of use", "principles_uploaded_on": "their upload",
        "consent_received_on": "DSCA's consent",
    }  # fmt: skip
    shipped = line.shipped_on
    missing = [key for key in steps if line.get(key) is None]
    late = [key for key in steps if key not in missing and shipped is not None and line.get(key) > shipped]
    if missing:
        what = " and ".join(steps[key] for key in missing)
        said = (
            f"Shipped on {show_date(shipped)} without {what}."
            if shipped
            else f"Before shipment there must be {what}."
        )
        yield Finding(said, fields=tuple(missing))
    if late and shipped is not None:
        what = " and ".join(steps[key] for key in late)
        yield Finding(f"Shipped on {show_date(shipped)} before {what}.", fields=tuple(late))
