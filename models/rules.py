"""Rules: plain functions over plain values, registered once with id, citation and strength.

    @rule("MED-02", Strength.BLOCK, "SAMM C2.1.6.7.3", subject="student", step="ito", tag="S01",
          reads=("medical_record<student_id", "training_line<student_id"),
          says="The physical examination lies within three months before the order.")
    def exam_within_three_months(f, p, today): yield Finding("…")

The function gets the record's facts, the policy and today's date; it yields findings, and `LooksAgain(day)` when its
answer changes with time alone. From `reads` the program knows which subjects to re-run after a change.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache, cached_property, wraps
from importlib import import_module
from typing import Any, TypeVar

from models.findings import Finding, LooksAgain, Strength
from models.kinds import AREAS, Kind
from models.policy import Policy, only_recalled


class Facts:
    """One subject record and the records its rules read, found by link path."""

    def __init__(
        self,
        record: Kind,
        along: Mapping[str, Sequence[Kind]] | None = None,
        counts: Mapping[str, int] | None = None,
    ) -> None:
        self.record = record
        self._along = along or {}
        self._counts = counts or {}
        self._by_id: dict[int, Kind] | None = None
        self.worked_out: dict[object, Any] = {}
        """What `once` remembers of this subject."""

    def all(self, path: str) -> Sequence[Kind]:
        """Live records along a path the rule reads, in order of id; empty when there are none."""
        return self._along.get(path, ())

    def count(self, path: str) -> int:
        """How many live records lie along a path that is only counted (`#eum_item<eum_line_id`)."""
        return self._counts.get(path, 0)

    def one(self, path: str) -> Kind | None:
        """The first record along a path, or None."""
        found = self.all(path)
        return found[0] if found else None

    def linked(self, row: Kind, link: str) -> Kind | None:
        """The record a row's link points to, among the facts read; None when empty, removed or not read."""
        if self._by_id is None:
            self._by_id = {each.id: each for rows in self._along.values() for each in rows}
            self._by_id[self.record.id] = self.record
        target = row.stored.get(link)
        return self._by_id.get(target) if isinstance(target, int) else None


T = TypeVar("T")


def once(work: Callable[[Facts], T]) -> Callable[[Facts], T]:
    """Works something out once for each subject, however many rules ask; the answer is not to be changed."""

    @wraps(work)
    def remembered(facts: Facts) -> T:
        known = facts.worked_out
        if work not in known:
            known[work] = work(facts)
        found: T = known[work]
        return found

    return remembered


Yield = Finding | LooksAgain
Check = Callable[[Facts, Policy, date], Iterable[Yield]]


@dataclass(frozen=True, eq=False)
class While:
    """The time in which a rule concerns a subject, told by the record alone: a test, and the last day."""

    test: Callable[[Kind], bool]
    last: Callable[[Kind], date | None] | None = None
    """The last day on which there is anything to find; the time has no end where it is None."""

    def __call__(self, record: Kind) -> bool:
        """Whether the record is of the sort the rule concerns, on whatever day."""
        return self.test(record)

    def holds(self, record: Kind, today: date) -> bool:
        """Whether the rule concerns the record on a day."""
        if not self.test(record):
            return False
        last = self.ends(record)
        return last is None or today <= last

    def ends(self, record: Kind) -> date | None:
        """The last day for a record, None when there is none."""
        return self.last(record) if self.last else None


@dataclass(frozen=True, eq=False)
class Rule:
    """A registered rule; `says` is the rule in one sentence, `override` the authority that may set it aside."""

    id: str
    strength: Strength
    cites: str
    subject: str
    check: Check
    reads: tuple[str, ...]
    says: str
    step: str = ""
    tag: str = ""
    clears: str = ""
    override: str = ""
    policy: tuple[str, ...] = ()
    """Keys of the policy values the rule uses: all of them, for another value re-runs the rules that name it."""
    on: str = ""
    """Field of the subject whose date picks the policy edition; today when empty."""
    always: bool = False
    """True for a rule of a step that speaks even while the step's other rules are quiet."""
    when: While | None = None
    """Cheap test of the subject alone; where it fails there is nothing to find and no facts are gathered."""
    own_reads: tuple[str, ...] = ()
    """The paths the check itself reads; `reads` holds those by which its step falls silent too."""

    @cached_property
    def strength_key(self) -> str:
        """The key of the policy value that gives the rule another strength in an office."""
        return f"rule.{self.id}.strength"

    @cached_property
    def unconfirmed(self) -> bool:
        """True when the rule rests on recollection or inference only."""
        return only_recalled(self.tag)

    @cached_property
    def quiet(self) -> "Quiet | None":
        """When the rule's step has nothing to say; None where the rule speaks anyway."""
        return None if self.always else QUIET.get((self.subject, self.step))

    def strength_under(self, policy: Policy, today: date) -> Strength:
        """The strength in this office: as seeded, or as the office changed it (`rule.<id>.strength`)."""
        seeded = Strength.WARN if self.unconfirmed and self.strength is Strength.BLOCK else self.strength
        return Strength(policy.text(self.strength_key, today, seeded.value))


RULES: dict[str, Rule] = {}


@dataclass(frozen=True)
class Quiet:
    """When the rules of a step have nothing to say of a subject, and the paths that this is read from."""

    holds: Callable[[Facts], bool]
    reads: tuple[str, ...]


QUIET: dict[tuple[str, str], Quiet] = {}
"""By subject and step; to be registered before the step's rules."""
ALSO_NEEDS: dict[str, tuple[str, ...]] = {"dd2285": ("ito",), "visit_submit": ("visit_ready",)}
"""Steps that stay closed while another is: a form by hand is blocked by every gate of the order (SAMM C2.1.6.8), a
request is sent as ready as it was made."""


def quiet_while(subject: str, step: str, holds: Callable[[Facts], bool], reads: tuple[str, ...]) -> None:
    """Lets all rules of a step fall silent for subjects of which `holds` is true."""
    QUIET[subject, step] = Quiet(holds, reads)


def steps_of(step: str) -> tuple[str, ...]:
    """The step and those that must be open with it."""
    return step, *ALSO_NEEDS.get(step, ())


def rule(
    rule_id: str,
    strength: Strength,
    cites: str,
    *,
    subject: str,
    says: str,
    reads: tuple[str, ...] = (),
    step: str = "",
    tag: str = "",
    clears: str = "",
    override: str = "",
    policy: tuple[str, ...] = (),
    on: str = "",
    always: bool = False,
    when: While | None = None,
) -> Callable[[Check], Check]:
    """Registers the decorated check under its id; ValueError when the id is taken."""

    def register(check: Check) -> Check:
        if rule_id in RULES:
            raise ValueError(f"rule {rule_id} is registered twice")
        quiet = QUIET.get((subject, step))
        paths = tuple(dict.fromkeys((*reads, *quiet.reads))) if quiet else reads
        RULES[rule_id] = Rule(
            rule_id, strength, cites, subject, check, paths, says, step, tag, clears, override, policy, on, always,
            when, reads,
        )  # fmt: skip
        return check

    return register


@cache
def all_rules() -> dict[str, Rule]:
    """Every rule by id; imports the areas' rules on first use."""
    for area in AREAS:
        import_module(f"models.{area}.rules")
    return RULES


@cache
def rules_of(subject: str) -> tuple[Rule, ...]:
    """The rules whose subject is the kind of that name, in order of id; they never change while the program runs."""
    return tuple(
        sorted((each for each in all_rules().values() if each.subject == subject), key=lambda r: r.id)
    )


@cache
def paths_of(subject: str) -> tuple[str, ...]:
    """All paths that the rules about a kind read."""
    return tuple(dict.fromkeys(path for each in rules_of(subject) for path in each.reads))


def asking(keys: Collection[str]) -> tuple[Rule, ...]:
    """The rules that use some policy values, in order of id."""
    if not keys:
        return ()
    found = (each for each in all_rules().values() if any(key in keys for key in each.policy))
    return tuple(sorted(found, key=lambda each: each.id))


def strengthened(keys: Collection[str]) -> tuple[Rule, ...]:
    """The rules whose strength some policy values give, in order of id."""
    if not keys:
        return ()
    found = (each for each in all_rules().values() if each.strength_key in keys)
    return tuple(sorted(found, key=lambda each: each.id))


def run(each: Rule, facts: Facts, policy: Policy, today: date) -> tuple[list[Finding], date | None]:
    """The findings of one rule on one subject, and the day on which to look again (None: only after a change)."""
    findings: list[Finding] = []
    again: date | None = None
    if each.when is not None and not each.when.holds(facts.record, today):
        return findings, again
    if each.quiet is not None and each.quiet.holds(facts):
        return findings, again
    for result in each.check(facts, policy, today):
        if not isinstance(result, LooksAgain):
            findings.append(_completed(result, each, facts, policy, today))
        elif result.on > today:
            again = min(again, result.on) if again else result.on
    if findings and each.when is not None and (last := each.when.ends(facts.record)) is not None:
        over = last + timedelta(
            days=1
        )  # what was found ends with the time in which the rule concerns the record
        again = min(again, over) if again else over
    return findings, again


def _completed(finding: Finding, each: Rule, facts: Facts, policy: Policy, today: date) -> Finding:
    record = facts.record
    return Finding(
        finding.message, each.id, each.strength_under(policy, today), finding.cites or each.cites, finding.due_on,
        finding.since, finding.clears or each.clears, finding.inputs, finding.sum, each.step,
        finding.record or (record.spec.name, record.id), finding.fields,
    )  # fmt: skip


def blocking(findings: Iterable[Finding], step: str) -> Iterator[Finding]:
    """The findings that keep a step closed, with those of the steps that must be open with it."""
    steps = steps_of(step)
    return (each for each in findings if each.step in steps and each.strength is Strength.BLOCK)
