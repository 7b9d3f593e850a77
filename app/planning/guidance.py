"""What makes a position prominent, as the tables say it, for the form of an entry (SAMM C10.21.1; RPT-02, RPT-03)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import resources
from app.reader import Reader
from models.findings import Finding, Strength
from models.planning.prominence import ProminentPerson

FLAG, MILITARY, CIVILIAN = "FLAG", "MILITARY", "CIVILIAN"
GRADES, LOWER, CIVIL = "prominence.flag_grades", "prominence.military", "prominence.civilian"
"""Policy values of RPT-02 and RPT-03: grades that suffice, and what makes others prominent."""
CITES = "SAMM C10.21.1"


@dataclass(frozen=True)
class Guide:
    """One line of the guidance: what makes prominent, of whom, and what it needs beside."""

    code: str
    label: str
    of: str
    needs: str
    source: str


def guides(reader: Reader) -> list[Guide]:
    """The whole guidance in the order of the table, with its source."""
    grades, lower, civil = (_codes(reader, key) for key in (GRADES, LOWER, CIVIL))
    sources = {row["code"]: row["source"] for row in resources.table("codes/prominence_basis.csv")}
    found = []
    for code, entry in reader.codes("prominence_basis").items():
        if code in civil:
            of, needs = "Civilian", "The office judges the U.S. grade"
        elif code in lower:
            of, needs = "Military", f"Counts below {grades[0] if grades else 'general officers'}, too"
        else:
            of, needs = (
                "Military",
                f"U.S. grade {grades[0]} to {grades[-1]}" if grades else "A general officer's grade",
            )
        found.append(Guide(code, entry.label, of, needs, sources.get(code, CITES).partition(" (")[0]))
    return found


def judged(reader: Reader, values: Mapping[str, Any]) -> str:
    """What the guidance says of an entry's category, grade and basis, in one sentence."""
    category, grade, basis = (values.get(key) for key in ("person_category", "us_grade", "prominence_basis"))
    if category is None:
        return "Military or civilian decides which guidance counts."
    if category == CIVILIAN:
        judge = "" if grade else " Judge the equal U.S. grade."
        if basis in _codes(reader, CIVIL):
            return f"{_label(reader, basis)} makes a civilian prominent.{judge}"
        return f"A civilian is prominent as {_any(reader, CIVIL)}.{judge}"
    if grade in _codes(reader, GRADES):
        return f"{grade} suffices: all general and flag officers are prominent."
    if basis in _codes(reader, LOWER):
        return f"{_label(reader, basis)} makes an officer below the general officers prominent."
    return f"Below the general officers an officer is prominent as {_any(reader, LOWER)}."


def told(reader: Reader, values: Mapping[str, Any], _record_id: int) -> Sequence[Finding]:
    """The same as a line under the field, while it is typed."""
    return [
        Finding(judged(reader, values), "RPT-02" if values.get("person_category") != CIVILIAN else "RPT-03",
                Strength.INFORM, CITES, fields=("prominence_basis",))
    ]  # fmt: skip


def of_entry(reader: Reader, record: ProminentPerson) -> str:
    """What the guidance says of an entry as it is saved."""
    return judged(reader, record.stored)


def _codes(reader: Reader, key: str) -> list[str]:
    return [each.strip() for each in reader.policy.text(key, reader.today).split(",") if each.strip()]


def _label(reader: Reader, code: str | None) -> str:
    entry = reader.codes("prominence_basis").get(code or "")
    return entry.label if entry else str(code or "")


def _any(reader: Reader, key: str) -> str:
    labels = [_label(reader, code) for code in _codes(reader, key)]
    words = [each[:1].lower() + each[1:] for each in labels]
    return " or ".join(filter(None, (", ".join(words[:-1]), *words[-1:])))
