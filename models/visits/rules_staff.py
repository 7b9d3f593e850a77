"""What rules ask of staff and staff elements: investigations, certificates, positions, reviews (R-54 to R-59)."""

# ruff: noqa: ARG001 - every check takes facts, policy and today

from collections.abc import Iterator
from datetime import date, timedelta

from models.calendar import ONE_DAY
from models.fields import show_date
from models.findings import Finding, LooksAgain, Strength
from models.kinds import Kind
from models.policy import Policy
from models.rules import Facts, While, Yield, rule
from models.telling import days_after, shown, when_near
from models.text import listed

ACCESS, ELEMENT = "staff_access", "staff_element"
PERSON = "staff_id"
POST, INVESTIGATION, CERTIFICATE = (
    "visit.post_days",
    "visit.investigation_notice_days",
    "visit.certificate_notice_days",
)
POSITION, REVIEW = "visit.nsdd38_days", "visit.element_notice_days"
LOCAL = frozenset({"FSN", "PSA"})
BY_NSDD38 = frozenset({"FSN", "US_DIRECT", "US_PSC"})
"""Employment that takes NSDD-38 approval; a PSA takes that of the Chief of Mission only (SAMM C2.1.10.2.2)."""
CAPPED = frozenset({"viewer", "clerk"})


def _local(row: Kind) -> bool:
    return row.get("employment") in LOCAL


# -- at post ----------------------------------------------------------------------------------------------------------
@rule(
    "VIS-R-54",
    Strength.WARN,
    "12 FAM 440",
    subject=ACCESS,
    tag="S",
    reads=(PERSON,),
    policy=(POST,),
    when=While(lambda row: row.get("post_id_on") is None or row.get("rso_briefed_on") is None),
    says="Who serves at post for more than 30 days gets a post badge and a briefing of the security officer.",
    clears="Both days.",
)
def badge_and_briefing(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """VIS-R-54: due thirty days after arrival; nothing for a shorter tour."""
    person = f.one(PERSON)
    came = person.get("arrived_on") if person is not None else None
    if person is None or came is None:
        return
    due, sum_ = days_after(came, p.whole(POST, today))
    leaves = person.get("leaves_on")
    if leaves is not None and (leaves < due or leaves < today):
        return
    words = {"post_id_on": "the badge of the post", "rso_briefed_on": "the briefing of the security officer"}
    missing = tuple(key for key in words if f.record.get(key) is None)
    yield Finding(
        f"Not recorded: {listed(words[key] for key in missing)}.", due_on=due, sum=sum_, fields=missing
    )


# -- local staff ------------------------------------------------------------------------------------------------------
@rule(
    "VIS-R-55", Strength.WARN, "SAMM C2.1.9.2.4.1", subject=ACCESS, tag="S I", policy=(INVESTIGATION,),
    when=While(_local), says="The security officer investigates local staff every five years.",
    clears="The day of the next investigation.",
)  # fmt: skip
def investigated(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """VIS-R-55: on the due list from a year before; a first investigation that nobody recorded at once."""
    due = f.record.get("reinvestigation_on")
    if due is None:
        yield Finding("No background investigation is recorded.", fields=("investigation_on",))
        return
    said = "is due" if today <= due else f"was due on {show_date(due)}"
    if today <= due:
        yield LooksAgain(due + ONE_DAY)
    found = Finding(f"The next background investigation {said}.", due_on=due, fields=("investigation_on",),
                    inputs=shown(last=f.record.get("investigation_on")))  # fmt: skip
    yield from when_near(found, today, p.whole(INVESTIGATION, today))


@rule(
    "VIS-R-56", Strength.WARN, "3 FAM 7222", subject=ACCESS, tag="S", policy=(CERTIFICATE,),
    when=While(lambda row: row.get("temp_cert_until") is not None),
    says="A temporary certificate holds 120 days, or as long as the security officer extends it.",
    clears="The day of the final certificate; the day to which it was extended.",
)  # fmt: skip
def certificate_ends(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """VIS-R-56: the last day of a temporary certificate."""
    until = f.record.get("temp_cert_until")
    if today <= until:
        yield LooksAgain(until + ONE_DAY)
    said = "ends" if today <= until else "ended"
    found = Finding(f"The temporary certificate {said} on {show_date(until)}, and no final one is recorded.",
                    due_on=until, fields=("final_cert_on", "temp_cert_extended_to"))  # fmt: skip
    yield from when_near(found, today, p.whole(CERTIFICATE, today))


@rule(
    "VIS-R-57", Strength.WARN, "SAMM C2.1.9.2.4", subject=ACCESS, tag="S I", when=While(_local),
    says="Local staff meets nothing classified without a limited access authorization; here the role is limited too.",
    clears="A role of viewer or clerk; or the authorization.",
)  # fmt: skip
def role_limited(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """VIS-R-57: no cap, or a high one, without an authorization."""
    cap = f.record.get("role_cap")
    if cap is None:
        yield Finding("How far the account may go at most is not recorded.", fields=("role_cap",))
    elif cap not in CAPPED and not f.record.get("laa"):
        yield Finding(
            f"The account may be {cap}, and no limited access authorization stands.", fields=("role_cap",)
        )


@rule(
    "VIS-R-57A",
    Strength.WARN,
    "SAMM C2.1.9.2.4",
    subject=ACCESS,
    tag="S",
    when=While(lambda row: bool(row.get("laa"))),
    says="A limited access authorization has a day, a scope and a reason; convenience is none.",
    clears="Its day, scope and reason.",
)
def authorization_whole(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """VIS-R-57A: what of it is not recorded."""
    words = {"laa_on": "its day", "laa_scope": "its scope", "laa_reason": "why it is needed"}
    if missing := tuple(key for key in words if not f.record.get(key)):
        yield Finding(
            f"The limited access authorization lacks {listed(words[key] for key in missing)}.", fields=missing
        )
    elif "CONVENIEN" in str(f.record.get("laa_reason")).upper():
        yield Finding("Convenience is no reason for a limited access authorization.", fields=("laa_reason",))


# -- positions --------------------------------------------------------------------------------------------------------
def _wants_nsdd38(row: Kind) -> bool:
    told, kind = row.get("nsdd38_needed"), row.get("employment")
    return row.get("nsdd38_approved_on") is None and (told is True or (told is None and kind in BY_NSDD38))


@rule(
    "VIS-R-58", Strength.WARN, "SAMM C2.1.10.2.2, C2.1.10.2.4; 14 STATE 141576", subject=ACCESS, tag="S C",
    policy=(POSITION,), when=While(_wants_nsdd38),
    says="A new position of full-time direct hire, of a U.S. personal service contractor or of an FSN takes NSDD-38 "
    "approval; institutional contractors take none.",
    clears="The day of the approval; that none is needed.",
)  # fmt: skip
def position_approved(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """VIS-R-58: not asked, or not answered; an answer is expected 45 days after it was asked."""
    if f.record.get("employment") == "INSTITUTIONAL":
        yield Finding("NSDD-38 does not cover institutional contractors.", fields=("nsdd38_needed",))
        return
    asked = f.record.get("nsdd38_asked_on")
    if asked is None:
        yield Finding("Whether the position has NSDD-38 approval is not recorded.",
                      fields=("nsdd38_asked_on", "nsdd38_needed"))  # fmt: skip
        return
    due, sum_ = days_after(asked, p.whole(POSITION, today))
    yield Finding(f"NSDD-38 approval was asked on {show_date(asked)} and is expected.", due_on=due, sum=sum_,
                  fields=("nsdd38_approved_on",))  # fmt: skip


@rule(
    "VIS-R-58A", Strength.WARN, "SAMM C2.1.10.2.2", subject=ACCESS, tag="S",
    when=While(lambda row: row.get("employment") == "PSA" and row.get("com_approved_on") is None),
    says="A position under a personal services agreement takes the approval of the Chief of Mission.",
    clears="The day of the approval.",
)  # fmt: skip
def chief_approved(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """VIS-R-58A: it is not recorded."""
    yield Finding("The approval of the Chief of Mission is not recorded.", fields=("com_approved_on",))


@rule(
    "VIS-R-58B", Strength.WARN, "SAMM C2.1.10.2.4; NSDD-38", subject=ELEMENT, tag="S",
    when=While(lambda row: row.get("mandate_changed_on") is not None and not row.get("nsdd38_reference")),
    says="A change of size, composition or mandate of a staff element takes NSDD-38 approval.",
    clears="The reference of the approval.",
)  # fmt: skip
def mandate_approved(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """VIS-R-58B: a change without a reference."""
    day = f.record.get("mandate_changed_on")
    yield Finding(f"Size, composition or mandate changed on {show_date(day)} without NSDD-38 approval.", due_on=day,
                  fields=("nsdd38_reference",))  # fmt: skip


@rule(
    "VIS-R-59", Strength.WARN, "22 USC 3927a", subject=ELEMENT, tag="S I", policy=(REVIEW,),
    says="The Chief of Mission reviews each staff element every five years.", clears="The day of the review.",
)  # fmt: skip
def element_reviewed(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """VIS-R-59: near its day, or never recorded."""
    due = f.record.get("next_com_review_on")
    if due is None:
        yield Finding("No review of the Chief of Mission is recorded.", fields=("com_reviewed_on",))
        return
    if today <= due:
        yield LooksAgain(due + timedelta(days=1))
    said = "is due" if today <= due else f"was due on {show_date(due)}"
    found = Finding(f"The review of the Chief of Mission {said}.", due_on=due, fields=("com_reviewed_on",))
    yield from when_near(found, today, p.whole(REVIEW, today))
