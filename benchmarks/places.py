"""Offices to measure in: made in a temporary folder, the big ones by filling tables and search index directly.

A filled office has no journal entries for its rows, so its proof is not asked for; reading it is the same work.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from app import offices
from app.office import Office
from app.reading import Query
from app.store import keys, meta, records, search
from app.unlocking import unlock
from models.fields import Stored
from models.kinds import kind_named

USER = "chief"
PASSPHRASE = "correct horse battery"
TODAY = date(2026, 5, 1)
BATCH = 20_000
_SURNAMES = ("Aldana", "Bekele", "Corvin", "Dastan", "Emeka", "Farouk", "Gorin", "Halim", "Ivanek", "Jarrah")
_FIRST = ("Amir", "Bela", "Ceren", "Dara", "Elio", "Fadi", "Gita", "Hana", "Imre", "Jona", "Kira")
_WORDS = ("River", "Harbor", "Valley", "Summit", "Forest", "Desert", "Island")


def make(folder: Path, name: str) -> Office:
    """A new office with the least rounds the program allows, open for its administrator."""
    return offices.create(
        folder / f"{name}.sco", country="BN", name="ODC Bandaria", user=USER, passphrase=PASSPHRASE,
        today=TODAY, rounds=keys.ROUNDS_FLOOR, zone="UTC",
    ).office  # fmt: skip


def reopen(folder: Path) -> Office:
    """The office opened again."""
    return offices.open_office(folder, USER, PASSPHRASE, today=TODAY)


def data_key(folder: Path) -> bytes:
    """The key of an office, for the floors."""
    return unlock(folder, USER, PASSPHRASE)[0]


def with_students(folder: Path, count: int) -> Path:
    """A closed office with so many students in its tables and its search index."""
    office = make(folder, f"students{count}")
    student = kind_named("student")
    with office.transaction() as connection:
        minter = meta.Minter(connection)
        rows = students(count + BATCH, minter, office.reader.ids(Query(kind_named("country")))[0])
        for _ in range(0, count, BATCH):
            batch = [student(record_id, stored) for record_id, stored in (next(rows) for _ in range(BATCH))]
            records.insert(connection, student, batch, 1)
            search.index(connection, student, batch, fresh=True)
        minter.save()
    office.close()
    return office.folder


def students(count: int, minter: meta.Minter, country: int) -> Iterator[tuple[int, dict[str, Stored]]]:
    """Ids and stored values of so many students."""
    first = date(2026, 5, 1)
    for at in range(count):
        surname = f"{_SURNAMES[at % 10].upper()} {_WORDS[at // 7 % 7].upper()}"
        given = f"{_FIRST[at // 10 % 11]} {_WORDS[at % 7]}"
        yield minter.mint(), {
            "surname": surname, "first_name": given, "country_id": country, "us_grade": "O-3",
            "country_service_number": f"BN-{at:07d}", "country_rank": "Captain",
            "full_name": f"{surname}, {given}", "sort_name": f"{surname} {given}".casefold(),
            "next_report_on": (first + timedelta(days=at % 700)).isoformat(),
            "next_course": f"Course number {at % 977} of training",
            "screening_state": ("CLEARED", "PENDING")[at % 2],
        }  # fmt: skip
