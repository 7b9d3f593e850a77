"""What rules ask of people and addresses: token administrators, and the partner's address directory once a year."""

# ruff: noqa: ARG001 - every check takes facts, policy and today

from collections.abc import Iterator
from datetime import date, timedelta

from models.fields import show_date
from models.findings import Finding, LooksAgain, Strength
from models.kinds import Kind
from models.policy import Policy
from models.rules import Facts, While, Yield, rule
from models.telling import months_later
from models.text import listed

ROLE, ADDRESS, PROGRAMME = "contact_role", "mapad_entry", "sa_programme"
ROLES = "country_id.contact_role<country_id"
TOKEN_MONTHS, MAPAD_MONTHS, NOTICE = "token.contact_months", "mapad.months", "case.notice_days"
ONE_DAY = timedelta(days=1)
TOKENS = {"TOKEN_PRIMARY": "primary", "TOKEN_ALTERNATE": "alternate"}


def in_office(row: Kind, today: date) -> bool:
    """Whether somebody has a role on a day."""
    begins, ends = row.get("role_from"), row.get("role_to")
    return (begins is None or begins <= today) and (ends is None or today <= ends)


def _yearly(last: date, months: int, notice: int, today: date, said: str, key: str) -> Iterator[Yield]:
    """Something that is to be done again some months after it was: told once it is near."""
    due, sum_ = months_later(last, months)
    near = due - timedelta(days=notice)
    if today < near:
        yield LooksAgain(near)
    else:
        yield Finding(
            f"{said} {show_date(last)}; again by {show_date(due)}.", due_on=due, sum=sum_, fields=(key,)
        )


@rule(
    "CASE-R-054", Strength.WARN, "SAMM C2.1.5.1; DSCA 03-11", subject=PROGRAMME, tag="S", reads=(ROLES,),
    says="The office knows the partner's primary and alternate token administrator for SCIP.",
    clears="A contact with each of the two roles today.",
)  # fmt: skip
def tokens_known(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """CASE-R-054: nobody has one of the two roles today."""
    rows = [row for row in f.all(ROLES) if row.get("case_role") in TOKENS]
    here = {row.get("case_role") for row in rows if in_office(row, today)}
    if missing := [word for code, word in TOKENS.items() if code not in here]:
        yield Finding(f"No {listed(missing)} token administrator of the partner is on file.")
    for row in rows:
        for turn in (row.get("role_from"), (ends + ONE_DAY) if (ends := row.get("role_to")) else None):
            if turn is not None and turn > today:
                yield LooksAgain(turn)


@rule(
    "CASE-R-054A", Strength.WARN, "SAMM C2.1.5.1; DSCA 03-11", subject=ROLE, tag="S I", policy=(TOKEN_MONTHS, NOTICE),
    when=While(lambda row: row.get("case_role") in TOKENS, lambda row: row.get("role_to")),
    says="The office keeps contact with the token administrators; it spoke with each in the last year.",
    clears="The day of the last contact.",
)  # fmt: skip
def tokens_in_touch(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """CASE-R-054A: no contact is recorded, or the last one is nearly a year ago."""
    last = f.record.get("last_contact_on")
    if last is None:
        yield Finding("No contact with this token administrator is recorded.", fields=("last_contact_on",))
    else:
        yield from _yearly(last, p.whole(TOKEN_MONTHS, last), p.whole(NOTICE, today), today,
                           "The last contact was on", "last_contact_on")  # fmt: skip


@rule(
    "CASE-E-13", Strength.WARN, "SAMM C7.7.3", subject=PROGRAMME, tag="S", policy=(MAPAD_MONTHS, NOTICE),
    says="The office meets the partner's MAPAD contact at least once a year.",
    clears="The day it last met him.",
)  # fmt: skip
def mapad_met(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """CASE-E-13: never met, or nearly a year ago."""
    last = f.record.get("mapad_met_on")
    if last is None:
        yield Finding("No meeting with the partner's MAPAD contact is recorded.", fields=("mapad_met_on",))
    else:
        yield from _yearly(last, p.whole(MAPAD_MONTHS, last), p.whole(NOTICE, today), today,
                           "The partner's MAPAD contact was met on", "mapad_met_on")  # fmt: skip


@rule(
    "CASE-E-13A", Strength.WARN, "SAMM C7.7.3", subject=ADDRESS, tag="S", policy=(MAPAD_MONTHS, NOTICE),
    says="Each address is gone through with the partner once a year, and what is to be changed goes to each agency.",
    clears="The day it was checked; the day the finding was sent.",
)  # fmt: skip
def address_checked(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """CASE-E-13A: not checked for a year, or a change that was not sent."""
    row = f.record
    last, sent = row.get("validated_on"), row.get("sent_to_ia_on")
    if last is None:
        yield Finding("The address has not been checked with the partner.", fields=("validated_on",))
    else:
        yield from _yearly(last, p.whole(MAPAD_MONTHS, last), p.whole(NOTICE, today), today,
                           "The address was checked on", "validated_on")  # fmt: skip
    if row.get("mapad_action") in ("CHANGE", "DELETE") and (
        sent is None or (last is not None and sent < last)
    ):
        word = "changed" if row.get("mapad_action") == "CHANGE" else "deleted"
        yield Finding(f"It is to be {word} and that was not sent to the agencies.", fields=("sent_to_ia_on",))
