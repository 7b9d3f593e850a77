"""The catalogue of article types that the program brings: taken into an office as far as it does not have them.

Levels rest on what audits and notes name, for the official list was not to be had; days are left empty where no source
gives one. Everything taken is an ordinary record that the office edits and confirms.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from app.office import Office
from app.reader import Reader
from app.store import records
from models.eum.book import ArticleType, Designation
from models.eum.derive import INITIAL_DAYS, INTERVAL_MONTHS
from models.policy import only_recalled
from resources import table

FILE = "eum/article_types.csv"
UNCONFIRMED = "From the program's catalogue, not confirmed"


@dataclass(frozen=True)
class Entry:
    """A type of the catalogue with its designation."""

    code: str
    name: str
    tag: str
    type_values: dict[str, Any]
    designation: dict[str, Any]


@dataclass(frozen=True)
class Taken:
    """What the catalogue added, by code, and what the office had already."""

    added: tuple[str, ...]
    there: tuple[str, ...]


def entries() -> tuple[Entry, ...]:
    """Every type of the catalogue."""
    return tuple(map(_entry, table(FILE)))


def _entry(row: dict[str, str]) -> Entry:
    recalled = " (recalled or inferred)" if only_recalled(row["tag"]) else ""
    said = " ".join(filter(None, (row["remarks"], f"{UNCONFIRMED}: {row['source']}{recalled}.")))
    return Entry(
        row["code"], row["name"], row["tag"],
        {
            "article_code": row["code"], "article_name": row["name"], "article_family": row["family"],
            "component_role": row["component_role"], "consumable": row["consumable"] == "yes",
            "generic_code": row["generic_code"], "loa_note_ref": row["loa_note"], "article_remarks": said,
        },
        {
            "eum_level": row["level"], "designation_ref": f"{row['source']}, not confirmed",
            "valid_from": date.fromisoformat(row["designated_from"]) if row["designated_from"] else None,
            "initial_days": INITIAL_DAYS, "interval_months": INTERVAL_MONTHS, "interval_basis": "ROLLING",
        },
    )  # fmt: skip


def missing(reader: Reader) -> tuple[Entry, ...]:
    """Types of the catalogue that the office does not have, by their code."""
    keys = {each.code: records.natural_key(ArticleType, {"article_code": each.code}) for each in entries()}
    wanted = [key for key in keys.values() if key]
    there = records.ids_by(reader.connection, ArticleType, "natural_key", wanted)
    return tuple(each for each in entries() if keys[each.code] not in there)


def take(office: Office, only: Sequence[str] = ()) -> Taken:
    """Adds the types that are not there, with their designations, as one change; once more it adds nothing."""
    wanted = [each for each in missing(office.reader) if not only or each.code in only]
    if wanted:
        with office.change("Take the catalogue of article types") as work:
            ids = work.add_many(ArticleType, (each.type_values for each in wanted))
            rows = (
                {"article_type_id": type_id} | each.designation
                for type_id, each in zip(ids, wanted, strict=True)
            )
            work.add_many(Designation, rows)
    added = tuple(each.code for each in wanted)
    return Taken(added, tuple(each.code for each in entries() if each.code not in added))
