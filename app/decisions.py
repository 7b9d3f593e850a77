"""What people decide about findings and duties: overrides, who has a duty, why it waits; and moves between states."""

from datetime import date

from app.errors import NotFound, Refused, Usage
from app.office import Office
from models.findings import Strength
from models.kinds import Kind
from models.office.desk import DutyAct, Override
from models.rules import all_rules, blocking


def set_aside(
    office: Office, rule_id: str, kind: type[Kind], record_id: int, *, reason: str, authority: str,
    second_person: str = "", until: date | None = None,
) -> int:  # fmt: skip
    """Records an override of a rule for one record; only where the rule's source names an authority.

    Raises Refused without that authority, without a reason, or when the second person is the first.
    """
    rule = all_rules().get(rule_id)
    if rule is None:
        raise NotFound(f"There is no rule {rule_id}.")
    if not rule.override:
        raise Refused(f"{rule_id} cannot be set aside: {rule.cites} names nobody who may.")
    if not reason.strip() or not authority.strip():
        raise Usage("An override needs a reason and the authority that approved it.")
    if second_person and second_person.casefold() == office.user.casefold():
        raise Refused("The second person is another user.")
    with office.change(f"Set {rule_id} aside") as work:
        return work.add(
            Override,
            {
                "rule_id": rule_id, "subject_kind": kind.spec.name, "subject_id": record_id, "reason": reason.strip(),
                "authority": authority.strip(), "person": office.user, "second_person": second_person,
                "until_on": until,
            },
        )  # fmt: skip


def decide_duty(
    office: Office, rule_id: str, kind: type[Kind], record_id: int, decision: str, *, reason: str = "",
    assigned_to: str = "", until: date | None = None,
) -> int:  # fmt: skip
    """Assigns a duty, lets it wait with a reason, or declares it not applicable with a reason.

    A duty of a blocking rule is a legal deadline: it can be assigned and can wait, and is shown all the same.
    """
    rule = all_rules().get(rule_id)
    if decision == "not_applicable" and rule is not None and rule.strength is Strength.BLOCK:
        raise Refused(f"{rule_id} is a legal deadline and cannot be declared not applicable.")
    if decision != "assigned" and not reason.strip():
        raise Usage("Say why.")
    with office.change(f"Decide on {rule_id}") as work:
        return work.add(
            DutyAct,
            {
                "rule_id": rule_id, "subject_kind": kind.spec.name, "subject_id": record_id, "decision": decision,
                "reason": reason.strip(), "assigned_to": assigned_to, "until_on": until,
            },
        )  # fmt: skip


def move(office: Office, kind: type[Kind], record_id: int, target: str) -> None:
    """Moves a record to another state along its kind's table. Raises Refused with what is missing, Usage."""
    states = kind.spec.states
    if states is None:
        raise Usage(f"{kind.spec.plural} have no states.")
    row = office.reader.get(kind, record_id)
    current = row.get(states.field)
    found = states.move(current, target)
    if found is None:
        ways = ", ".join(each.target for each in states.open_from(current)) or "nowhere"
        raise Refused(f"From {current or states.first} it goes to {ways}, not to {target}.")
    missing = [kind.fields[key].label for key in found.needs if row.get(key) is None]
    if missing:
        raise Refused(f"{found.verb}: {', '.join(missing)} is missing.", do="Record it first.")
    closed = list(blocking(office.reader.findings(kind, record_id), found.step)) if found.step else []
    if closed:
        raise Refused(f"{found.verb} is closed.", findings=closed)
    with office.change(found.verb) as work:
        work.set(kind, record_id, {states.field: target})
