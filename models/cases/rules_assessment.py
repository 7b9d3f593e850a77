"""What rules ask of Country Team Assessments: whether one is needed, whole and fresh (cases.md 3.1, K-01 to K-07)."""

# ruff: noqa: ARG001 - every check takes facts, policy and today

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta

from models.cases.telling import is_bpc, state
from models.fields import show_date
from models.findings import Finding, LooksAgain, Strength
from models.kinds import Kind
from models.policy import Policy
from models.rules import Facts, While, Yield, rule
from models.telling import months_later
from models.text import listed

LOR, CTA, CASE = "lor", "cta", "case_file"
ELEMENTS = "cta_element<cta_id"
CTAS = "cta<lor_id"
CTA_ELEMENTS = f"{CTAS}.{ELEMENTS}"
LORS = "lor_case<case_id.lor_id"
LETTER, CASES_OF_LETTER, SENT = "lor_id", "lor_id.lor_case<lor_id.case_id", "cta_transmittal<cta_id"
COMMON = tuple(f"T1-{number:02d}" for number in range(1, 13))
"""The twelve elements of every assessment (SAMM C5.T1)."""
LAST_OF = {"T1B": 32, "T1C": 13, "T1D": 13, "T1E": 20, "T1F": 21, "T1G": 15, "T1H": 17}
"""The last element of each sensitive class; each begins at 13 (SAMM C5.T1B to T1H)."""
NIGHT_VISION, MUNITIONS = "T1E", "T1H"
GROUNDS = {
    "cta_likely_cn": "it is likely to be notified to Congress", "cta_first_introduction": "it is a first introduction",
    "cta_sensitive": "the article is sensitive", "cta_asked": "DSCA asks for one",
}  # fmt: skip


def classes_of(*texts: str | None) -> list[str]:
    """The sensitive classes that texts name, each once, in order of the tables."""
    told = {each.upper() for text in texts for each in re.findall(r"T1[B-H]", text or "", re.IGNORECASE)}
    return [each for each in LAST_OF if each in told]


def elements_wanted(classes: Iterable[str]) -> tuple[str, ...]:
    """The codes of all elements an assessment carries: the common ones and those of its classes."""
    return COMMON + tuple(
        f"{each}-{number:02d}" for each in classes for number in range(13, LAST_OF[each] + 1)
    )


def elements_missing(cta: Kind, elements: Iterable[Kind], lor: Kind | None) -> list[str]:
    """Codes of the elements without words.

    An endorsement for night vision that was released before needs none (DSCA NVD guide C2.2.3).
    """
    if cta.get("nvd_released_before"):
        return []
    said = {
        row.get("element_code")
        for row in elements
        if row.stored.get("cta_id") == cta.id and str(row.get("element_text") or "").strip()
    }
    classes = classes_of(cta.get("sensitive_classes"), lor.get("sensitive_class") if lor else None)
    return [code for code in elements_wanted(classes) if code not in said]


def _endorsed(cta: Kind) -> bool:
    return bool(cta.get("endorsed_on") or cta.get("endorsement_ref"))


def needs_command(cta: Kind, lor: Kind | None) -> bool:
    """Whether the combatant command must concur: it was said so, or it is a first introduction (SAMM C5.5.5.4)."""
    return bool(
        cta.get("endorsement_required")
        or cta.get("by_first_introduction")
        or (lor is not None and lor.get("cta_first_introduction"))
        or MUNITIONS in classes_of(cta.get("sensitive_classes"), lor.get("sensitive_class") if lor else None)
    )


def grounds(lor: Kind) -> list[str]:
    """Why a letter needs an assessment, in words; empty where it needs none."""
    told = [words for key, words in GROUNDS.items() if lor.get(key)]
    return told or (["the article is sensitive"] if lor.get("sensitive_class") else [])


def package_lacks(lor: Kind, ctas: Sequence[Kind], elements: Sequence[Kind]) -> list[str]:
    """What the package of a letter lacks of its assessment, as sentences; empty where it is whole (K-01, K-05).

    The endorsement of munitions is told by K-06 and not here again.
    """
    why = grounds(lor)
    if not why:
        return []
    own = [row for row in ctas if row.stored.get("lor_id") == lor.id]
    signed = [row for row in own if row.get("cta_signed_on") is not None]
    if not signed:
        known = "is not signed" if own else "is not on file"
        return [f"The country team assessment {known}; the letter needs one because {listed(why)}."]
    last = max(signed, key=lambda row: (row.get("cta_signed_on"), row.id))
    missing = elements_missing(last, elements, lor)
    told = [f"The assessment has no words for {_some(missing)}."] if missing else []
    if needs_command(last, lor) and not _endorsed(last) and not munitions_lack(lor, own):
        told.append("The combatant command's concurrence is not recorded.")
    return told


def _named(lor: Kind) -> str:
    return str(lor.get("lor_ref") or "A letter without a reference")


def _some(codes: Sequence[str]) -> str:
    return ", ".join(codes[:5]) + (f" and {len(codes) - 5} more elements" if len(codes) > 5 else "")


def munitions_lack(lor: Kind, ctas: Sequence[Kind]) -> bool:
    """Whether munitions of T1H lack the command's endorsement with the prescribed statement (K-06)."""
    own = [row for row in ctas if row.stored.get("lor_id") == lor.id]
    told = classes_of(lor.get("sensitive_class"), *(row.get("sensitive_classes") for row in own))
    return MUNITIONS in told and not any(_endorsed(row) and row.get("endorsement_statement") for row in own)


NO_STATEMENT = (
    "Munitions need the command's endorsement with the prescribed statement before the letter is submitted."
)
_OPEN = While(lambda row: row.get("withdrawn_on") is None and row.get("disapproved_on") is None)
_PLANNED = While(lambda row: state(row) == "PLANNED" and not is_bpc(row))


# -- the letter and its case -------------------------------------------------------------------------------------------
@rule(
    "CASE-K-01", Strength.BLOCK, "SAMM C5.1.4", subject=LOR, step="lor_package", reads=(CTAS, CTA_ELEMENTS), tag="S",
    when=_OPEN, override="The office, with a typed reason, where the assessment follows the letter",
    says="An assessment goes with a letter that is likely to be notified, a first introduction, sensitive, or for "
    "which DSCA asks.",
    clears="A signed assessment with all its elements.",
)  # fmt: skip
def package_whole(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """K-01 and K-05: what the package lacks."""
    for told in package_lacks(f.record, f.all(CTAS), f.all(CTA_ELEMENTS)):
        yield Finding(told)


@rule(
    "CASE-K-01C", Strength.BLOCK, "SAMM C5.1.4", subject=CASE, step="lor_package", tag="S", when=_PLANNED,
    reads=(LORS, f"{LORS}.{CTAS}", f"{LORS}.{CTA_ELEMENTS}"),
    override="The office, with a typed reason, where the assessment follows the letter",
    says="Before the request of a case is sent, its letters carry the assessments they need.",
    clears="A signed assessment with all its elements.",
)  # fmt: skip
def packages_of_case(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """K-01 for a case: which of its letters lack something; what that is, is told with the letter."""
    for lor in f.all(LORS):
        if told := package_lacks(lor, f.all(f"{LORS}.{CTAS}"), f.all(f"{LORS}.{CTA_ELEMENTS}")):
            things = "one thing is" if len(told) == 1 else f"{len(told)} things are"
            yield Finding(f"{_named(lor)}: {things} missing of its assessment, as told with the letter.")


@rule(
    "CASE-K-06", Strength.BLOCK, "SAMM C5.T1H 17", subject=LOR, step="lor_package", reads=(CTAS,), tag="S", when=_OPEN,
    says="For air-to-surface and indirect fire munitions the command endorses with the prescribed statement before the "
    "letter is submitted.",
    clears="The endorsement and that it carries the statement.",
)  # fmt: skip
def munitions_endorsed(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """K-06: no endorsement with the statement."""
    if munitions_lack(f.record, f.all(CTAS)):
        yield Finding(NO_STATEMENT)


@rule(
    "CASE-K-06C", Strength.BLOCK, "SAMM C5.T1H 17", subject=CASE, step="lor_package", when=_PLANNED, tag="S",
    reads=(LORS, f"{LORS}.{CTAS}"),
    says="Before the request of a case is sent, munitions in it are endorsed with the prescribed statement.",
    clears="The endorsement and that it carries the statement.",
)  # fmt: skip
def munitions_of_case(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """K-06 for a case: which of its letters wait; what for is told with the letter."""
    for lor in f.all(LORS):
        if munitions_lack(lor, f.all(f"{LORS}.{CTAS}")):
            yield Finding(f"{_named(lor)}: its munitions are not endorsed yet, as told with the letter.")


@rule(
    "CASE-K-07", Strength.BLOCK, "SAMM C2.1.7.1.2; C15.T5", subject=CASE, step="bpc_request", tag="S",
    when=While(lambda row: is_bpc(row) and state(row) == "PLANNED" and row.get("request_memo_on") is None),
    says="A BPC case rests on a memorandum of request; the partner writes no letter.",
    clears="The day of the memorandum.",
)  # fmt: skip
def memorandum(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """K-07: no memorandum yet."""
    yield Finding("The day of the memorandum of request is not recorded.", fields=("request_memo_on",))


# -- the assessment ----------------------------------------------------------------------------------------------------
def _letter_open(f: Facts) -> bool:
    """Whether anything may still be asked of an assessment: its letter was neither withdrawn nor disapproved."""
    lor = f.one(LETTER)
    return lor is None or _OPEN.test(lor)


@rule(
    "CASE-K-02", Strength.WARN, "SAMM C5.1.4, C5.5.5.4", subject=CTA, reads=(LETTER,), tag="S",
    says="The combatant commander concurs with a first introduction.", clears="Reference or day of the concurrence.",
)  # fmt: skip
def command_concurs(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """K-02: a concurrence that is needed and missing."""
    if _letter_open(f) and needs_command(f.record, f.one(LETTER)) and not _endorsed(f.record):
        yield Finding("The combatant command must concur; its concurrence is not recorded.",
                      fields=("endorsement_ref", "endorsed_on"))  # fmt: skip


def _age(
    p: Policy, today: date, key: str, start: date, words: str, arrived: date | None = None
) -> Iterator[Yield]:
    """Too old on the day it arrived where it was needed, or today while it has not arrived."""
    last, told = months_later(start, p.whole(key, today))
    if (arrived or today) > last:
        when = f"was too old on {show_date(arrived)}: it counted" if arrived else "is too old: it counts"
        yield Finding(f"{words} of {show_date(start)} {when} until {show_date(last)}.", sum=told)
    elif arrived is None:
        yield LooksAgain(last + timedelta(days=1))


@rule(
    "CASE-K-03", Strength.WARN, "SAMM C5.5.5.3", subject=CTA, policy=("cta.age_months",), tag="S",
    reads=(LETTER, CASES_OF_LETTER),
    when=While(lambda row: row.get("cta_signed_on") is not None and bool(row.get("by_likely_cn"))),
    says="An assessment in a package for Congress is generally no older than two years.", clears="A newer assessment.",
)  # fmt: skip
def fresh_enough(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """K-03: signed more than two years before the first notification of its cases, or ago while there is none."""
    if _letter_open(f):
        told = (day for row in f.all(CASES_OF_LETTER) if (day := row.get("cn_notified_on")) is not None)
        yield from _age(p, today, "cta.age_months", f.record.get("cta_signed_on"), "The assessment",
                        min(told, default=None))  # fmt: skip


@rule(
    "CASE-K-04", Strength.WARN, "DSCA 2014 NVD guide C2.2.5", subject=CTA, policy=("cta.nvd_months",), tag="S",
    reads=(LETTER, SENT),
    when=While(lambda row: NIGHT_VISION in classes_of(row.get("sensitive_classes"))
               and bool(row.get("cta_signed_on") or row.get("endorsed_on"))),
    says="An assessment or endorsement for night vision devices is no older than a year when it reaches DSCA.",
    clears="A newer assessment or concurrence.",
)  # fmt: skip
def night_vision_fresh(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """K-04: the later of signature and concurrence was more than a year old at DSCA, or is while it is not there."""
    if not _letter_open(f):
        return
    start = max(day for key in ("cta_signed_on", "endorsed_on") if (day := f.record.get(key)) is not None)
    there = [
        day
        for row in f.all(SENT)
        if "DSCA" in str(row.get("addressee") or "").upper()
        and (day := row.get("transmitted_on")) is not None
        and day >= start
    ]
    yield from _age(p, today, "cta.nvd_months", start, "The word on night vision devices",
                    min(there, default=None))  # fmt: skip


@rule(
    "CASE-K-05", Strength.WARN, "SAMM C5.1.4.2; C5.T1 to T1H", subject=CTA, reads=(LETTER, ELEMENTS), tag="S",
    says="An assessment speaks to all twelve elements, and to those of each sensitive class.",
    clears="Words to each element.",
)  # fmt: skip
def elements_whole(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """K-05: elements without words."""
    if _letter_open(f) and (missing := elements_missing(f.record, f.all(ELEMENTS), f.one(LETTER))):
        yield Finding(f"No words for {_some(missing)}.", sum=f"{len(missing)} elements are missing")


@rule(
    "CASE-K-08", Strength.WARN, "SAMM C5.1.4", subject=CTA, tag="S",
    when=While(lambda row: not any(row.get(key) for key in
                                   ("by_likely_cn", "by_first_introduction", "by_sensitive", "by_request"))),
    says="An assessment says on which of the four grounds it is written.", clears="At least one ground.",
)  # fmt: skip
def has_a_ground(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """No ground was named."""
    yield Finding("Why the assessment is needed is not recorded.", fields=("by_likely_cn",))
