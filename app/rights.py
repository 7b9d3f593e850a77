"""What each role may see and do; checked in the change path, at reveals and at exports.

The roles guard against mistakes, not against someone who holds the file and a passphrase.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from app.errors import Refused
from models.fields import Field
from models.kinds import Kind

GUARDS = frozenset({"vetting", "screening", "cta", "forecast", "disclosure", "industry"})
"""Subjects a clerk never meets by any route: search, counts, palette, history, export."""


@dataclass(frozen=True)
class Role:
    """A role's code, its name, and what it may do."""

    code: str
    label: str
    may_change: bool = False
    may_decide: bool = False
    """Overrides, waivers, not-applicable decisions, policy and codes."""
    may_administer: bool = False
    """Users, keys, restore."""
    sees: frozenset[str] = frozenset()


ROLES: Mapping[str, Role] = {
    role.code: role
    for role in (
        Role("viewer", "Viewer", sees=GUARDS),
        Role("clerk", "Clerk", may_change=True),
        Role("officer", "Officer", may_change=True, sees=GUARDS),
        Role("chief", "Chief", may_change=True, may_decide=True, sees=GUARDS),
        Role("admin", "Administrator", True, True, True, GUARDS),
    )
}

_DECISIONS = frozenset({"override", "policy_value", "code"})
_DECIDED = {"country": ("brooke_override_note",)}
"""Fields that open a blocking gate: filling one is a decision, emptying it is not."""
_ADMINISTRATION = frozenset({"user"})


def sees_kind(role: Role, kind: type[Kind]) -> bool:
    """Whether records of the kind exist for the role at all."""
    return not kind.spec.guard or kind.spec.guard in role.sees


def sees_field(role: Role, field: Field[Any]) -> bool:
    """Whether the field exists for the role."""
    return not field.guard or field.guard in role.sees


def check_change(role: Role, kind: type[Kind], keys: Mapping[str, object]) -> None:
    """Raises Refused when the role may not write these fields of the kind."""
    name = kind.spec.name
    decides = name in _DECISIONS or (name == "duty_act" and keys.get("decision") == "not_applicable")
    allowed, whom = (
        (role.may_administer, "an administrator of this office")
        if name in _ADMINISTRATION
        else (role.may_decide, "the chief")
        if decides
        else (role.may_change, "the chief or an officer")
    )
    if not allowed or not sees_kind(role, kind):
        raise Refused(f"A {role.label.lower()} may not change {kind.spec.nouns}.", do=f"Ask {whom}.")
    decided = [
        kind.fields[key].label for key in _DECIDED.get(name, ()) if keys.get(key) and not role.may_decide
    ]
    if decided:
        raise Refused(f"A {role.label.lower()} may not fill {', '.join(decided)}.", do="Ask the chief.")
    hidden = [
        kind.fields[key].label
        for key in keys
        if key in kind.fields and not sees_field(role, kind.fields[key])
    ]
    if hidden:
        raise Refused(f"A {role.label.lower()} may not change {', '.join(hidden)}.", do="Ask an officer.")
