"""An office for a test in one call, and a valid record of any kind in one call."""

import os
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from itertools import count
from pathlib import Path
from typing import Any

from app import offices, rights
from app.change import Work
from app.office import Office
from app.store import keys
from models.kinds import Kind, kind_named

ROUNDS = 1_000
PASSPHRASE = "seven quiet harbours"
USER = "Ada Quill"
TODAY = date(2026, 3, 2)


class Hands:
    """A clock that a test sets; each look moves it on by a second."""

    def __init__(self, moment: datetime = datetime(2026, 3, 2, 9, tzinfo=UTC)) -> None:
        self.moment = moment

    def __call__(self) -> datetime:
        self.moment += timedelta(seconds=1)
        return self.moment


def processor_seconds() -> float:
    """Time that this process and the children that have ended kept a processor: no matter how busy the machine is."""
    return sum(os.times()[:4])


def make_office(
    folder: Path, *, today: date = TODAY, user: str = USER, clock: Hands | None = None, **more: Any
) -> Office:
    """A new office with few key rounds, open for its administrator; the caller closes it."""
    allow_few_rounds()
    made = offices.create(
        folder / "Bandaria.sco", country="BN", name="ODC Bandaria", user=user, passphrase=PASSPHRASE, today=today,
        rounds=ROUNDS, zone="UTC", now=clock or Hands(), **more,
    )  # fmt: skip
    return made.office


def allow_few_rounds() -> None:
    """Lets keys be derived in a moment; only tests may."""
    keys.ROUNDS_FLOOR = ROUNDS
    keys.WRONG_COSTS_SECONDS = 0.01


def copy_office(template: Path, target: Path) -> Path:
    """A closed office copied as a file copy would; quicker than making one."""
    shutil.copytree(template, target)
    return target


def reopen(folder: Path, *, user: str = USER, today: date = TODAY, clock: Hands | None = None) -> Office:
    """The office opened again with the tests' passphrase."""
    return offices.open_office(folder, user, PASSPHRASE, today=today, now=clock or Hands())


@contextmanager
def acting(office: Office, user: str, role: str = "officer") -> Iterator[Office]:
    """The office as another user has it while the block lasts; the two take turns at one machine."""
    before = office.user, office.role, office.reader.role
    office.user, office.role, office.reader.role = user, rights.ROLES[role], rights.ROLES[role]
    try:
        yield office
    finally:
        office.user, office.role, office.reader.role = before


_NUMBERS = count(1)

_VALUES: Mapping[str, dict[str, Any]] = {
    "country": {"country_code": "{short}", "country_name": "Bandaria {n}"},
    "unit": {"unit_name": "{n} Signal Battalion"},
    "site": {"site_name": "Fort {n}"},
    "holiday": {"holiday_name": "Day {n}", "holiday_on": date(2026, 5, 1)},
    "contact": {"surname": "Contact {n}", "first_name": "Cleo"},
    "person": {"surname": "Staff {n}", "first_name": "Sam"},
    "student": {"surname": "Student {n}", "first_name": "Sima", "country_service_number": "BN-{n}"},
    "dependent": {"surname": "Dependent {n}", "first_name": "Dara"},
    "training_program": {"program_label": "IMET-1", "fiscal_year": 2026},
    "training_line": {"wcn": "W{n}", "report_date": date(2026, 6, 1), "end_date": date(2026, 9, 1)},
    "medical_record": {"exam_date": date(2026, 4, 1), "fit": True},
    "english_test": {"test_date": date(2026, 4, 2), "ecl_score": 80},
    "passport": {"passport_no": "P{n}", "passport_expiry": date(2031, 1, 1)},
    "hr_vetting": {"hr_submitted": date(2026, 1, 5), "hr_result": "APPROVED", "hr_remarks": "Nothing found {n}"},
    "dod_vetting": {"dod_vet_submitted": date(2026, 1, 6), "dod_vet_result": "CLEAR"},
    "screening": {"nomination_date": date(2026, 1, 7), "screening_remarks": "Heard {n}"},
    "note": {"subject_kind": "unit", "body": "Note {n}"},
    "override": {"rule_id": "VET-05", "subject_kind": "student", "reason": "Agreed {n}", "authority": "The chief"},
    "policy_value": {"key": "test.{n}", "value": "1", "edition": "2026", "valid_from": date(2020, 1, 1)},
    "code": {"table_name": "test", "code": "{n}", "label": "Code {n}", "edition": "2026"},
}  # fmt: skip


def values_for(kind: type[Kind] | str, **given: Any) -> dict[str, Any]:
    """Valid values for a record of a kind, unlike those of any record before; `given` wins."""
    name = kind if isinstance(kind, str) else kind.spec.name
    counted = next(_NUMBERS)
    number, short = f"{counted:02d}", f"{counted % 100:02d}"
    usual = {
        key: value.format(n=number, short=short) if isinstance(value, str) else value
        for key, value in _VALUES.get(name, {}).items()
    }
    return usual | given


def add(office: Office, kind: type[Kind] | str, **given: Any) -> int:
    """Adds a valid record in an operation of its own and returns its id."""
    with office.change("Add") as work:
        return add_in(work, kind, **given)


def add_in(work: Work, kind: type[Kind] | str, **given: Any) -> int:
    """Adds a valid record within an operation."""
    return work.add(kind_named(kind) if isinstance(kind, str) else kind, values_for(kind, **given))
