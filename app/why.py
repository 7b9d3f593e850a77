"""Why a rule says what it says: the policy values it asked for with their editions, and where its inputs come from.

The rule is run once more on the same facts; what it reads on the way, field by field and value by value, is written
down. An input is found again among what was read by its value and its name; what is not found that way stays without a
source.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from app import gather, rights
from app.journal import entries as journal
from app.reader import Reader
from app.store import records
from app.store.connection import translated
from models.fields import Stored, show_date
from models.findings import Finding
from models.kinds import Kind, kind_named
from models.office.desk import PolicyRecord
from models.policy import Policy, PolicyValue
from models.rules import Facts, Rule, all_rules

NOT_RECORDED = "not recorded"
"""What rules show for an empty field."""
WORKED_OUT = "worked out by the rule"
STEM = 4
"""Letters that two words share to be taken for one: report and reports."""
NATURES = {"import": "imported", "restore": "restored", "seed": "supplied"}


@dataclass(frozen=True)
class PolicyUsed:
    """One edition of a policy value that the rule asked for, and the day it asked for."""

    key: str
    label: str
    value: str
    edition: str
    valid_from: date | None
    valid_to: date | None
    citation: str
    confirmed_on: date | None
    confirmed_by: str
    record_id: int = 0
    asked_for: date | None = None

    @property
    def confirmed(self) -> str:
        """Who confirmed it when, in words."""
        if self.confirmed_on is None:
            return "not confirmed"
        by = f" by {self.confirmed_by}" if self.confirmed_by else ""
        return f"confirmed {show_date(self.confirmed_on)}{by}"

    @property
    def valid(self) -> str:
        """From when to when the edition counts, in words."""
        since = f"from {show_date(self.valid_from)}" if self.valid_from and self.valid_from.year > 1 else ""
        until = f" to {show_date(self.valid_to)}" if self.valid_to else ""
        return f"{since}{until}".strip()


@dataclass(frozen=True)
class Input:
    """One value the rule used: what it is called, and where it comes from and when it was written last, if known."""

    name: str
    value: str
    source: str = ""
    changed: str = ""
    record: tuple[str, int] | None = None
    key: str = ""


@dataclass(frozen=True)
class Why:
    """Everything that answers "Why?" for one finding."""

    finding: Finding
    says: str
    inputs: tuple[Input, ...] = ()
    policy: tuple[PolicyUsed, ...] = ()
    confirmed: str = ""
    """How sure the rule itself is."""


def explain(reader: Reader, finding: Finding) -> Why:
    """Why a finding stands. What rests on records that are hidden from the role stays without inputs."""
    rule = all_rules().get(finding.rule)
    plain = tuple(Input(name, value) for name, value in finding.inputs.items())
    if rule is None:
        return Why(finding, "", plain)
    confirmed = "rests on recollection only; confirm it" if rule.unconfirmed else "as supplied"
    if finding.record is None or reader.rests_on_hidden(finding.rule):
        return Why(finding, rule.says, (), _policy(reader, rule, {}), confirmed)
    with translated():
        read, asked = _run_again(reader, rule, finding)
        policy = _policy(reader, rule, asked)
        inputs = tuple(
            _input(reader, finding, name, value, read, policy) for name, value in finding.inputs.items()
        )
        return Why(finding, rule.says, inputs, policy, confirmed)


# -- running the rule once more --------------------------------------------------------------------------------------
Read = dict[tuple[str, int, str], Kind]
"""(kind, id, field) that was read → the record."""
Asked = dict[str, tuple[date, PolicyValue]]


class _Stored(Mapping[str, Stored]):
    """A record's stored values that write down which of them are read."""

    def __init__(self, row: Kind, read: Read) -> None:
        self._row, self._read = row, read

    def __getitem__(self, key: str) -> Stored:
        self._read[self._row.spec.name, self._row.id, key] = self._row
        return self._row.stored[key]

    def get(self, key: str, default: Stored = None) -> Stored:  # type: ignore[override]
        self._read[self._row.spec.name, self._row.id, key] = self._row
        return self._row.stored.get(key, default)

    def __iter__(self) -> Iterator[str]:
        return iter(self._row.stored)

    def __len__(self) -> int:
        return len(self._row.stored)


class _Policy(Policy):
    """The office's policy values, writing down which of them are asked for."""

    def __init__(self, policy: Policy, asked: Asked) -> None:
        self._editions = policy._editions
        self._asked = asked

    def find(self, key: str, on: date) -> PolicyValue | None:
        found = super().find(key, on)
        if found is not None:
            self._asked[key] = (on, found)
        return found

    def entry(self, key: str, on: date) -> PolicyValue:
        found = super().entry(key, on)
        self._asked[key] = (on, found)
        return found


def _run_again(reader: Reader, rule: Rule, finding: Finding) -> tuple[Read, Asked]:
    """What the rule had read, and which policy it had asked for, when it told the finding."""
    assert finding.record is not None
    kind, record_id = kind_named(finding.record[0]), finding.record[1]
    row = records.fetch(reader.connection, kind, [record_id], live=True).get(record_id)
    if row is None or kind.spec.name != rule.subject:
        return {}, {}
    facts = gather.facts_of(reader.connection, kind, [row], rule.reads)[record_id]
    read: Read = {}
    asked: Asked = {}

    def watched(each: Kind) -> Kind:
        return type(each)(each.id, _Stored(each, read), each.row_version, int(each.row_status))

    along = {path: [watched(each) for each in facts.all(path)] for path in rule.reads}
    seen = Facts(watched(row), along, {path: facts.count(path) for path in rule.reads})
    for told in rule.check(seen, _Policy(reader.policy, asked), reader.today):
        if isinstance(told, Finding) and finding.message.startswith(told.message):
            break
    return read, asked


# -- where a value comes from ----------------------------------------------------------------------------------------
def _input(
    reader: Reader, finding: Finding, name: str, value: str, read: Read, policy: tuple[PolicyUsed, ...]
) -> Input:
    found = _best(reader, name, value, read)
    if found is None:
        same = [each for each in policy if each.value == value]
        if len(same) == 1:
            return Input(
                name, value, same[0].label, "", (PolicyRecord.spec.name, same[0].record_id), same[0].key
            )
        worked_out = WORKED_OUT if read and value != NOT_RECORDED else ""
        return Input(name, value, "today" if value == show_date(reader.today) else worked_out)
    row, key = found
    of = "this record" if finding.record == (row.spec.name, row.id) else f"{row.spec.noun} {row.shown_title}"
    where = f"{row.fields[key].label}, {of}"
    return Input(name, value, where, _written(reader, row, key), (row.spec.name, row.id), key)


def _best(reader: Reader, name: str, value: str, read: Read) -> tuple[Kind, str] | None:
    """The field that holds the value and is called most like it; one that only holds it must be the only one."""
    holding = [
        (_alike(name, row.fields[key].label), row, key)
        for (_, _, key), row in read.items()
        if key in row.fields
        and rights.sees_field(reader.role, row.fields[key])
        and _holds(reader, row, key, value)
    ]
    named = [each for each in holding if each[0]]
    if named:
        most = max(each[0] for each in named)
        _, row, key = next(each for each in named if each[0] == most)
        return row, key
    if len(holding) == 1 and len(value) > 3 and value != NOT_RECORDED:
        return holding[0][1], holding[0][2]
    return None


def _holds(reader: Reader, row: Kind, key: str, value: str) -> bool:
    stored = row.stored.get(key)
    if stored is None:
        return value == NOT_RECORDED
    shown = row.fields[key].show(row.fields[key].decode(stored))
    texts = (shown, str(stored), reader.show(row.fields[key], stored))
    return value.casefold() in {text.casefold() for text in texts}


def _alike(name: str, label: str) -> int:
    """How many words the two share, by their beginnings."""
    mine, other = ({word[:STEM] for word in text.casefold().split()} for text in (name, label))
    return len(mine & other)


def _written(reader: Reader, row: Kind, key: str) -> str:
    """When the field was written last, and by whom."""
    if row.fields[key].derive is not None:
        return "worked out by the program"
    written = [each for each in journal.changes_to(reader.connection, row.id) if key in each[1].fields]
    if not written:
        return ""
    entry, change = written[-1]
    header = entry.header
    made = change.fields.get("row_status", (0,))[0] is None
    verb = NATURES.get(str(header["nature"]), "entered" if made else "changed")
    return f"{verb} {show_date(date.fromisoformat(header['on']))} by {header['user']}"


# -- policy ----------------------------------------------------------------------------------------------------------
def _policy(reader: Reader, rule: Rule, asked: Asked) -> tuple[PolicyUsed, ...]:
    """The editions the rule asked for; where it was not run those it names, as of today."""
    known = dict(asked)
    for key in () if asked else rule.policy:
        if (found := reader.policy.find(key, reader.today)) is not None:
            known[key] = (reader.today, found)
    rows = [row for row in records.every(reader.connection, PolicyRecord) if isinstance(row, PolicyRecord)]
    return tuple(_used(value, on, rows) for _, (on, value) in sorted(known.items()))


def _used(value: PolicyValue, on: date, rows: list[PolicyRecord]) -> PolicyUsed:
    used = PolicyUsed(
        value.key, value.label, value.value, value.edition, value.valid_from, value.valid_to, value.citation,
        value.confirmed_on, "", 0, on,
    )  # fmt: skip
    for row in rows:
        if (row.key, row.edition or "", row.valid_from or date.min) == (
            value.key,
            value.edition,
            value.valid_from,
        ):
            return replace(used, confirmed_by=row.confirmed_by or "", record_id=row.id)
    return used
