"""How strong each rule is in this office: as the program brings it, or as the office decided."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from app.errors import NotFound, Refused, Usage
from app.findings import value_of
from app.office import Office
from app.policies import STRENGTHS
from app.reader import Reader
from app.reading import Cond, Query
from app.store import records
from app.store.connection import translated
from models.fields import show_date
from models.findings import Strength
from models.office.desk import PolicyRecord
from models.policy import Policy, PolicyValue
from models.rules import Rule, all_rules

WORDS = {Strength.BLOCK: "Blocks", Strength.WARN: "Warns", Strength.INFORM: "Informs"}
EDITION = "office"
_NOTHING = Policy(())


@dataclass(frozen=True)
class Strong:
    """A rule with its strength as it came and as it is here."""

    rule: Rule
    came: Strength
    now: Strength
    choices: tuple[Strength, ...]
    """Strengths the office may give it; one alone where it may not change it."""
    closed: str
    """Why it cannot be weaker, as a sentence; empty when it can."""
    kept: PolicyValue | None = None
    """What the office keeps of it."""
    confirmed_by: str = ""

    @property
    def changed(self) -> bool:
        """Whether the office decided otherwise than the program."""
        return self.came is not self.now

    @property
    def unconfirmed(self) -> bool:
        """Rests on recollection or inference, and nobody in the office confirmed it."""
        return self.rule.unconfirmed and (self.kept is None or self.kept.confirmed_on is None)

    @property
    def state(self) -> str:
        """Whether somebody compared it with its source, in words."""
        if self.kept is not None and self.kept.confirmed_on is not None:
            by = f" by {self.confirmed_by}" if self.confirmed_by else ""
            return f"Confirmed {show_date(self.kept.confirmed_on)}{by}"
        return "To be confirmed" if self.unconfirmed else "As published"


def key_of(rule_id: str) -> str:
    """The key under which the office keeps a rule's strength."""
    return f"{STRENGTHS}{rule_id}.strength"


def strengths(reader: Reader) -> list[Strong]:
    """Every rule, those to be confirmed first, then by id."""
    policy, today = reader.policy, reader.today
    with translated():
        rows = [
            row for row in records.every(reader.connection, PolicyRecord) if isinstance(row, PolicyRecord)
        ]
    by = {row.key or "": row.confirmed_by or "" for row in rows}
    found = [_strong(each, policy, today, by.get(key_of(each.id), "")) for each in all_rules().values()]
    return sorted(found, key=lambda one: (not one.unconfirmed, one.rule.id))


def _strong(rule: Rule, policy: Policy, today: date, confirmed_by: str = "") -> Strong:
    closed = "" if may_weaken(rule) else f"{rule.cites} names nobody who may set it aside."
    return Strong(
        rule, came_with(rule, today), rule.strength_under(policy, today), _choices(rule), closed,
        policy.find(key_of(rule.id), today), confirmed_by,
    )  # fmt: skip


def came_with(rule: Rule, today: date) -> Strength:
    """The strength the program brings: a gate that rests on recollection alone comes as a warning."""
    return rule.strength_under(_NOTHING, today)


def may_weaken(rule: Rule) -> bool:
    """A gate of a confirmed source gives way only where that source names an authority."""
    return rule.strength is not Strength.BLOCK or rule.unconfirmed or bool(rule.override)


def _choices(rule: Rule) -> tuple[Strength, ...]:
    return tuple(Strength) if may_weaken(rule) else (Strength.BLOCK,)


def with_strength(reader: Reader, rule_id: str, strength: Strength) -> Policy:
    """The office's policy as it would be with another strength of a rule; nothing is changed."""
    key = key_of(rule_id)
    with translated():
        rest = [
            value_of(row) for row in records.every(reader.connection, PolicyRecord) if row.get("key") != key
        ]
    return Policy([*rest, PolicyValue(key, strength.value, EDITION, date.min, None, "", "")])


def set_strength(office: Office, rule_id: str, strength: Strength, reason: str) -> None:
    """Gives a rule another strength from today on; the one it came with takes the office's decision away.

    Stands in the exceptions register. Raises NotFound, Usage without a reason, Refused where the source lets nobody.
    """
    rule = all_rules().get(rule_id)
    if rule is None:
        raise NotFound(f"There is no rule {rule_id}.")
    strong = _strong(rule, office.reader.policy, office.today)
    if strength not in strong.choices:
        raise Refused(f"{rule_id} stays a gate: {strong.closed}")
    if strength is strong.now:
        raise Usage(f"{rule_id} {WORDS[strength].lower()} already.")
    if not reason.strip():
        raise Usage("Say why.")
    known = _kept(office, rule_id)
    with office.change(f"{rule_id} {WORDS[strength].lower()}") as work:
        work.detail["reason"] = reason.strip()
        if strength is strong.came:
            work.remove_many(PolicyRecord, known)
        elif known:
            fresh = {"value": strength.value, "confirmed_on": None, "confirmed_by": None}
            work.set(PolicyRecord, known[0], fresh)
        else:
            work.add(PolicyRecord, _record(rule, strength, office.today))


def confirm(office: Office, rule_ids: Sequence[str], *, on: date | None = None, by: str = "") -> int:
    """Confirms rules with the strength they have here, in one step; returns how many.

    That is what the office is asked to do and no exception. Raises Usage for a day to come or when nothing is chosen.
    """
    on = on or office.today
    if not rule_ids or on > office.today:
        raise Usage(
            "Nobody can have confirmed it on a day to come." if rule_ids else "Choose what was confirmed."
        )
    confirmed: dict[str, object] = {"confirmed_on": on, "confirmed_by": by.strip() or office.user}
    kept = {each: _kept(office, each) for each in rule_ids}
    policy, today = office.reader.policy, office.today
    words = rule_ids[0] if len(kept) == 1 else f"{len(kept)} rules"
    with office.change(f"Confirm {words}") as work:
        for rule_id, known in kept.items():
            if known:
                work.set(PolicyRecord, known[0], confirmed)
            else:
                rule = all_rules()[rule_id]
                work.add(PolicyRecord, _record(rule, rule.strength_under(policy, today), today) | confirmed)
    return len(kept)


def _kept(office: Office, rule_id: str) -> list[int]:
    """Ids of the records that keep a rule's strength."""
    return list(office.reader.ids(Query(PolicyRecord, where=Cond("key", "=", key_of(rule_id)))))


def only_confirms(row: PolicyRecord, today: date) -> bool:
    """Whether a policy value keeps a rule's strength as the program brought it."""
    key = row.key or ""
    rule = all_rules().get(key.removeprefix(STRENGTHS).removesuffix(".strength"))
    return key.startswith(STRENGTHS) and rule is not None and row.value == came_with(rule, today).value


def _record(rule: Rule, strength: Strength, today: date) -> dict[str, object]:
    label = f"Strength of {rule.id}, decided on {show_date(today)}"
    return {
        "key": key_of(rule.id), "label": label, "value": strength.value, "edition": EDITION, "valid_from": today,
        "citation": rule.cites[:300],
    }  # fmt: skip
