"""What each role may see and do; checked in the change path, at reveals and at exports.

The roles guard against mistakes, not against someone who holds the file and a passphrase.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from app.errors import Refused
from models.fields import Field
from models.kinds import Kind, all_kinds

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
    sees_log: bool = False
    """The whole access log; everybody sees the lines of his own."""


ROLES: Mapping[str, Role] = {
    role.code: role
    for role in (
        Role("viewer", "Viewer", sees=GUARDS, sees_log=True),
        Role("clerk", "Clerk", may_change=True),
        Role("officer", "Officer", may_change=True, sees=GUARDS),
        Role("chief", "Chief", may_change=True, may_decide=True, sees=GUARDS, sees_log=True),
        Role("admin", "Administrator", True, True, True, GUARDS, sees_log=True),
    )
}

_DECISIONS = frozenset({"override", "policy_value", "code", "wording"})
_DECIDED = {"country": ("brooke_override_note", "brooke_override_for")}
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


def changes_view(role: Role, user: str, owner: str, *, shared: bool) -> bool:
    """Whether the user may change a named view: the owner his own; the chief and an administrator also shared ones."""
    return role.may_change and (owner == user or (shared and role.may_decide))


@dataclass(frozen=True)
class Ability:
    """Something that can be seen or done here, and which roles may, by their codes."""

    words: str
    roles: frozenset[str]


def _guards_in_use() -> set[str]:
    kinds = all_kinds().values()
    of_fields = {field.guard for kind in kinds for field in kind.fields.values()}
    return (of_fields | {kind.spec.guard for kind in kinds}) - {""}


def _meets(guard: str) -> Callable[[Role], bool]:
    return lambda role: guard in role.sees


GUARD_WORDS: Mapping[str, str] = {
    "vetting": "vetting: who was asked, when, the answers' remarks",
    "screening": "screening remarks",
    "cta": "country team assessments",
    "forecast": "forecasts",
    "disclosure": "disclosure notes",
    "industry": "industry packages",
}


def abilities() -> tuple[Ability, ...]:
    """What each role may see and do, in words, from the checks themselves."""
    told: list[tuple[str, Callable[[Role], bool]]] = [
        ("See records, lists, papers and duties", lambda _: True),
        *((f"See {GUARD_WORDS[each]}", _meets(each)) for each in sorted(_guards_in_use())),
        ("See the whole access log, not one's own lines alone", lambda role: role.sees_log),
        ("Add, change, remove and import records; print papers", lambda role: role.may_change),
        ("Set findings aside, declare duties not applicable", lambda role: role.may_decide),
        ("Change policy values, codes, wording and the strength of rules", lambda role: role.may_decide),
        ("Look after users, keys and restored backups", lambda role: role.may_administer),
    ]
    return tuple(
        Ability(words, frozenset(code for code, role in ROLES.items() if may(role))) for words, may in told
    )
