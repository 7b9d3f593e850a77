"""The office's policy values as a person looks after them: which there are, who uses them, another value or edition."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal, InvalidOperation

from app.change import Work
from app.errors import Refused, Usage
from app.findings import value_of
from app.journal import unusual
from app.office import Office
from app.reader import Reader
from app.store import records
from app.store.connection import translated
from models.fields import show_date
from models.findings import Strength
from models.office.desk import PolicyRecord
from models.policy import Policy, PolicyValue
from models.rules import Rule, all_rules

STRENGTHS = "rule."
"""Start of the keys under which the office keeps the strength of a rule (`models.rules.Rule.strength_under`)."""
GROUPS: Mapping[str, str] = {
    "account": "Accounts",
    "backup": "Backups",
    "case": "FMS cases",
    "ctfp": "CTFP",
    "eimet": "Expanded IMET",
    "exchange": "Exchanges",
    "fsp": "Field Studies Program",
    "hr": "Human rights vetting",
    "imet": "IMET",
    "away": "Absences",
    "mirror": "Values of official systems",
    "names": "Bio data in SAN",
    "obt": "Observer training",
    "ojt": "Training on the job",
    "tla": "Living allowance",
    "visit": "Visits",
}
"""Words for the first part of a key where the part alone would not say it."""
WHOLE = frozenset({"days", "months", "weeks"})
COUNTED = WHOLE | {"percent", "dollars"}


@dataclass(frozen=True)
class Listed:
    """One edition of one value, as a list shows it."""

    record_id: int
    value: PolicyValue
    unit: str
    confirmed_by: str
    group: str
    rules: tuple[str, ...]
    """Rules that use it."""
    changed: bool
    """Whether the office departs here from what the program brought."""
    in_force: bool

    @property
    def key(self) -> str:
        """The value's key."""
        return self.value.key

    @property
    def state(self) -> str:
        """Whether somebody compared it with its source, in words."""
        if self.value.confirmed_on is not None:
            by = f" by {self.confirmed_by}" if self.confirmed_by else ""
            return f"Confirmed {show_date(self.value.confirmed_on)}{by}"
        return "To be confirmed" if self.value.unconfirmed else "As published"


def listed(reader: Reader) -> list[Listed]:
    """Every edition of every value: what is to be confirmed first, then by group and key, newest edition first."""
    users = users_of_values()
    with translated():
        rows = [
            row for row in records.every(reader.connection, PolicyRecord) if isinstance(row, PolicyRecord)
        ]
        names = (PolicyRecord.spec.name,)
        changed = {each.record_id for each in unusual.departures(reader.connection, names)}
    policy = Policy(map(value_of, rows))
    found = [_listed(row, users, policy, reader.today, row.id in changed) for row in rows]
    found.sort(key=lambda each: each.value.valid_from, reverse=True)
    return sorted(found, key=lambda each: (not each.value.unconfirmed, each.group, each.key))


def _listed(
    row: PolicyRecord, users: Mapping[str, tuple[str, ...]], policy: Policy, today: date, changed: bool
) -> Listed:
    value = value_of(row)
    return Listed(
        row.id, value, row.unit or "", row.confirmed_by or "", group_of(value.key), users.get(value.key, ()), changed,
        policy.find(value.key, today) == value,
    )  # fmt: skip


def group_of(key: str) -> str:
    """The group a value belongs to, in words."""
    if key.startswith(STRENGTHS):
        return "Strength of rules"
    first = key.partition(".")[0]
    return GROUPS.get(first, first.capitalize())


def users_of_values() -> dict[str, tuple[str, ...]]:
    """The ids of the rules that use each value, by its key."""
    found: dict[str, list[str]] = {}
    for rule in sorted(all_rules().values(), key=lambda each: each.id):
        for key in rule.policy:
            found.setdefault(key, []).append(rule.id)
    return {key: tuple(ids) for key, ids in found.items()}


def rules_using(key: str) -> list[Rule]:
    """The rules that use a value, by id; for the strength of a rule that rule."""
    if key.startswith(STRENGTHS):
        rule = all_rules().get(key.removeprefix(STRENGTHS).removesuffix(".strength"))
        return [rule] if rule is not None else []
    return [all_rules()[each] for each in users_of_values().get(key, ())]


# -- another value ---------------------------------------------------------------------------------------------------
@dataclass(frozen=True)
class Wanted:
    """What somebody wants a value to be: corrected as it stands, or as a new edition from a day on."""

    record_id: int
    value: str
    reason: str
    edition: str = ""
    citation: str = ""
    valid_from: date | None = None
    """First day of the new edition; None corrects the one that stands."""


def check_value(key: str, unit: str, value: str) -> str:
    """The value as it is kept. Raises Usage where the rules that use it could not read it."""
    value = " ".join(value.split())
    if not value:
        raise Usage("A value is needed.")
    if key.startswith(STRENGTHS) and value not in list(Strength):
        raise Usage(f"“{value}” is no strength.", do=f"Strengths: {', '.join(Strength)}.")
    if unit == "yes or no" and value not in ("yes", "no"):
        raise Usage(f"“{value}” is neither yes nor no.")
    if unit in COUNTED:
        _check_number(unit, value)
    if unit.endswith(", several"):
        for part in value.split(","):
            _check_number(unit.removesuffix(", several"), part.strip())
        value = ",".join(part.strip() for part in value.split(","))
    return value


def _check_number(unit: str, value: str) -> None:
    try:
        number = Decimal(value)
    except InvalidOperation:
        raise Usage(f"“{value}” is not a number of {unit}.") from None
    if not number.is_finite() or number < 0 or (unit in WHOLE and number != number.to_integral_value()):
        raise Usage(f"“{value}” is not a number of {unit}.")
    if unit in WHOLE and not value.isdecimal():
        raise Usage(f"Write {unit} with figures alone.")
    if unit == "percent" and number > 100:
        raise Usage(f"{value} percent is more than all.")


def with_wanted(reader: Reader, wanted: Wanted) -> Policy:
    """The office's policy as it would be; nothing is changed. Raises NotFound and Usage."""
    row = reader.get(PolicyRecord, wanted.record_id)
    value = check_value(row.key or "", row.unit or "", wanted.value)
    before = value_of(row)
    with translated():
        rest = [
            value_of(each) for each in records.every(reader.connection, PolicyRecord) if each.id != row.id
        ]
    return Policy([*rest, *_as_wanted(before, value, wanted)])


def _as_wanted(before: PolicyValue, value: str, wanted: Wanted) -> list[PolicyValue]:
    if wanted.valid_from is None:
        return [replace(before, value=value)]
    ended = replace(before, valid_to=wanted.valid_from - timedelta(days=1))
    return [ended, replace(before, value=value, valid_from=wanted.valid_from, edition=wanted.edition)]


def change(office: Office, wanted: Wanted) -> int:
    """Corrects a value, or ends the edition that stands and adds a new one; returns the record that holds the value.

    The reason goes into the journal and the exceptions register. Raises Usage without a reason, for a value that cannot
    be read or an edition that would begin before the one it follows, and Refused without the right.
    """
    row = office.reader.get(PolicyRecord, wanted.record_id)
    value = check_value(row.key or "", row.unit or "", wanted.value)
    if not wanted.reason.strip():
        raise Usage("Say why.")
    if wanted.valid_from is None:
        return _corrected(office, row, value, wanted)
    return _new_edition(office, row, value, wanted)


def _corrected(office: Office, row: PolicyRecord, value: str, wanted: Wanted) -> int:
    values: dict[str, object] = {"value": value, "confirmed_on": None, "confirmed_by": None}
    if wanted.citation.strip():
        values["citation"] = wanted.citation.strip()
    if value == row.value and values.get("citation", row.citation) == row.citation:
        raise Usage("Nothing would change.")
    with office.change(f"Correct {row.key}") as work:
        _give_reason(work, wanted.reason)
        work.set(PolicyRecord, row.id, values)
    return row.id


def _new_edition(office: Office, row: PolicyRecord, value: str, wanted: Wanted) -> int:
    start = wanted.valid_from
    assert start is not None
    if not wanted.edition.strip():
        raise Usage("Name the edition: the publication and its year.")
    if row.valid_from is not None and start <= row.valid_from:
        raise Usage(
            f"The edition that stands begins on {show_date(row.valid_from)}; the new one begins later."
        )
    if row.valid_to is not None and row.valid_to < start:
        raise Refused("That edition ended before.", do="Change the edition that is in force.")
    new = {
        "key": row.key, "label": row.label, "unit": row.unit, "value": value, "edition": wanted.edition.strip(),
        "valid_from": start, "valid_to": row.valid_to, "citation": wanted.citation.strip() or row.citation,
        "tag": None if wanted.citation.strip() else row.tag,
    }  # fmt: skip
    with office.change(f"New edition of {row.key}") as work:
        _give_reason(work, wanted.reason)
        work.set(PolicyRecord, row.id, {"valid_to": start - timedelta(days=1)})
        return work.add(PolicyRecord, new)


def _give_reason(work: Work, reason: str) -> None:
    work.detail["reason"] = reason.strip()


def unconfirmed(found: Iterable[Listed]) -> list[Listed]:
    """Those that rest on recollection or inference and that nobody confirmed."""
    return [each for each in found if each.value.unconfirmed]
