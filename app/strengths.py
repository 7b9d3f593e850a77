"""How strong each rule is in this office: as the program brings it, or as the office decided."""

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
from models.kinds import kind_named
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

    @property
    def changed(self) -> bool:
        """Whether the office decided otherwise than the program."""
        return self.came is not self.now

    @property
    def area(self) -> str:
        """The area of the records it looks at."""
        return kind_named(self.rule.subject).spec.area


def key_of(rule_id: str) -> str:
    """The key under which the office keeps a rule's strength."""
    return f"{STRENGTHS}{rule_id}.strength"


def strengths(reader: Reader) -> list[Strong]:
    """Every rule, by id."""
    policy, today = reader.policy, reader.today
    return [_strong(each, policy, today) for each in sorted(all_rules().values(), key=lambda one: one.id)]


def _strong(rule: Rule, policy: Policy, today: date) -> Strong:
    closed = "" if may_weaken(rule) else f"{rule.cites} names nobody who may set it aside."
    came = rule.strength_under(_NOTHING, today)
    return Strong(rule, came, rule.strength_under(policy, today), _choices(rule), closed)


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
    known = office.reader.ids(Query(PolicyRecord, where=Cond("key", "=", key_of(rule_id))))
    with office.change(f"{rule_id} {WORDS[strength].lower()}") as work:
        work.detail["reason"] = reason.strip()
        if strength is strong.came:
            work.remove_many(PolicyRecord, known)
        elif known:
            work.set(PolicyRecord, known[0], {"value": strength.value})
        else:
            work.add(PolicyRecord, _record(rule, strength, office.today))


def _record(rule: Rule, strength: Strength, today: date) -> dict[str, object]:
    label = f"Strength of {rule.id}, decided on {show_date(today)}"
    return {
        "key": key_of(rule.id), "label": label, "value": strength.value, "edition": EDITION, "valid_from": today,
        "citation": rule.cites[:300],
    }  # fmt: skip
