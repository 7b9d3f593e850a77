"""What people decide about findings and duties: overrides, who has a duty, why it waits; and moves between states."""

from collections.abc import Sequence
from datetime import date

from app.change import Nature
from app.errors import NotFound, Refused, Usage
from app.findings import PROMISE
from app.office import Office
from app.reader import Reader
from app.reading import Cond, Query
from app.users import user_named
from models.findings import Strength
from models.kinds import Kind, all_kinds, kind_named
from models.office.desk import DutyAct, Note, Override
from models.rules import Rule, all_rules, blocking

DUTY_DECISIONS = ("assigned", "waiting", "not_applicable")
Subject = tuple[str, str, int]
"""Rule, kind and record of a duty."""


def set_aside(
    office: Office, rule_id: str, kind: type[Kind], record_id: int, *, reason: str, authority: str,
    second_person: str = "", until: date | None = None,
) -> int:  # fmt: skip
    """Records an override of a rule for one record; only where the rule's source names an authority.

    Raises Refused where the source names no authority or the second person is not another user of the office, Usage
    without a reason or with a last day gone by, NotFound.
    """
    values = values_aside(
        office,
        rule_id,
        kind,
        record_id,
        reason=reason,
        authority=authority,
        second_person=second_person,
        until=until,
    )
    with office.change(f"Set {rule_id} aside") as work:
        return work.add(Override, values)


def values_aside(
    office: Office, rule_id: str, kind: type[Kind], record_id: int, *, reason: str, authority: str,
    second_person: str = "", until: date | None = None,
) -> dict[str, object]:  # fmt: skip
    """The override that `set_aside` records, for a change that does more; raises what that does."""
    rule = _rule(rule_id, kind)
    office.reader.get(kind, record_id)
    if not rule.override:
        raise Refused(f"{rule_id} cannot be set aside: {rule.cites} names nobody who may.")
    if not reason.strip() or not authority.strip():
        raise Usage("An override needs a reason and the authority that approved it.")
    if until is not None and until < office.today:
        raise Usage("The last day of an override cannot lie in the past.")
    second_person = _second_user(office, second_person)
    return {
        "rule_id": rule_id, "subject_kind": kind.spec.name, "subject_id": record_id, "reason": reason.strip(),
        "authority": authority.strip(), "person": office.user, "second_person": second_person, "until_on": until,
    }  # fmt: skip


def _rule(rule_id: str, kind: type[Kind]) -> Rule:
    rule = all_rules().get(rule_id)
    if rule is None or rule.subject != kind.spec.name:
        raise NotFound(f"There is no rule {rule_id} for {kind.spec.nouns}.")
    return rule


def _second_user(office: Office, name: str) -> str:
    """The name as the office spells it; empty stays empty."""
    if not name.strip():
        return ""
    user = user_named(office, name)
    if user.name.casefold() == office.user.casefold():
        raise Refused("The second person is another user.")
    return user.name


def standing(reader: Reader, rule_id: str, record: tuple[str, int]) -> list[int]:
    """Ids of a rule's overrides for a record, or one merged into it, that were not withdrawn and have not ended."""
    kind, record_id = record
    about = {record_id, *(row.id for row in reader.merged_into(kind_named(kind), record_id))}
    rows = [
        reader.get(Override, each)
        for each in reader.ids(Query(Override, where=Cond("rule_id", "=", rule_id)))
    ]
    return [
        row.id for row in rows
        if row.subject_kind == kind and row.subject_id in about and row.withdrawn_on is None
        and (row.until_on is None or row.until_on >= reader.today)
    ]  # fmt: skip


def withdraw(office: Office, override_id: int) -> None:
    """Takes an override back: from now on its rule counts again. Raises Refused when it was withdrawn already."""
    if office.reader.get(Override, override_id).withdrawn_on is not None:
        raise Refused("This override was withdrawn already.")
    with office.change("Withdraw an override") as work:
        work.set(Override, override_id, {"withdrawn_on": office.today})


def decide_duty(
    office: Office, rule_id: str, kind: type[Kind], record_id: int, decision: str, *, reason: str = "",
    assigned_to: str = "", until: date | None = None,
) -> int:  # fmt: skip
    """Assigns a duty, lets it wait with a reason, or declares it not applicable with a reason; see `decide_duties`."""
    subject = (rule_id, kind.spec.name, record_id)
    return decide_duties(office, [subject], decision, reason=reason, assigned_to=assigned_to, until=until)[0]


def decide_duties(
    office: Office, subjects: Sequence[Subject], decision: str, *, reason: str = "", assigned_to: str = "",
    until: date | None = None,
) -> list[int]:  # fmt: skip
    """Decides alike on several duties (rule, kind, record; of a promise `NOTE` and its note), as one change.

    A duty of a blocking rule is a legal deadline: it can be assigned and can wait, and is shown all the same. Raises
    Refused, Usage and NotFound; then nothing is decided.
    """
    if decision not in DUTY_DECISIONS:
        raise Usage(f"A duty is not “{decision}”.", do=f"Decisions: {', '.join(DUTY_DECISIONS)}.")
    if not subjects:
        raise Usage("Choose the duties first.")
    for rule_id, kind, record_id in subjects:
        _check_decision(office, rule_id, kind_named(kind), record_id, decision)
    if decision != "assigned" and not reason.strip():
        raise Usage("Say why.")
    if decision == "assigned" and not assigned_to.strip():
        raise Usage("Say who has the duty.")
    decided = subjects[0][0] if len(subjects) == 1 else f"{len(subjects)} duties"
    with office.change(f"Decide on {decided}") as work:
        return [
            work.add(
                DutyAct,
                {
                    "rule_id": rule_id, "subject_kind": kind, "subject_id": record_id, "decision": decision,
                    "reason": reason.strip(), "assigned_to": assigned_to.strip(), "until_on": until,
                },
            )
            for rule_id, kind, record_id in dict.fromkeys(subjects)
        ]  # fmt: skip


def _check_decision(office: Office, rule_id: str, kind: type[Kind], record_id: int, decision: str) -> None:
    office.reader.get(kind, record_id)
    if rule_id == PROMISE and kind is Note:
        return
    rule = _rule(rule_id, kind)
    if decision == "not_applicable" and rule.strength is Strength.BLOCK:
        raise Refused(f"{rule_id} is a legal deadline and cannot be declared not applicable.")


def _moved_otherwise(kind: type[Kind]) -> Usage:
    """Why records of a kind are not moved by themselves, and which act moves them, if one does."""
    for other in all_kinds().values():
        if other.spec.enters and other.fields[other.spec.parent].target == kind.spec.name:
            return Usage(
                f"The state of {kind.spec.a_noun} follows from its {other.spec.nouns}.",
                do=f"Use “{other.spec.enters.act}”, which records {other.spec.a_noun}.",
            )
    return Usage(f"{kind.spec.plural} have no states.")


def move(office: Office, kind: type[Kind], record_id: int, target: str, *, reason: str = "") -> None:
    """Moves a record to another state along its kind's table; a reason goes into the journal.

    Raises Refused with what is missing, Usage where the move asks for a reason and none is given.
    """
    states = kind.spec.states
    if states is None:
        raise _moved_otherwise(kind)
    row = office.reader.get(kind, record_id)
    current = row.get(states.field)
    found = states.move(current, target)
    if found is None:
        ways = ", ".join(each.target for each in states.open_from(current)) or "nowhere"
        raise Refused(f"From {current or states.first} it goes to {ways}, not to {target}.")
    missing = [kind.fields[key].label for key in found.needs if row.get(key) is None]
    if missing:
        lack, them = ("is", "it") if len(missing) == 1 else ("are", "them")
        raise Refused(f"{found.verb}: {', '.join(missing)} {lack} missing.", do=f"Record {them} first.")
    if found.reason and not reason.strip():
        raise Usage("Say why.")
    closed = list(blocking(office.reader.findings(kind, record_id), found.step)) if found.step else []
    if closed:
        raise Refused(f"{found.verb} is closed.", findings=closed)
    with office.change(found.verb, nature=Nature(final=found.final)) as work:
        if reason.strip():
            work.detail["reason"] = reason.strip()
        work.set(kind, record_id, {states.field: target}, read_version=row.row_version)
