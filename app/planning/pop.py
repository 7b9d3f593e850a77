"""The report on positions of prominence: a row for each person, a sheet for each country (SAMM C10.21.1.3; 8.3)."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import groupby
from pathlib import Path

from app.errors import Refused
from app.exporting import write_sheet
from app.listing import refuse_unlogged
from app.office import Office
from app.papers.frame import frame_of
from app.planning.written import Written, log_export
from app.reader import Reader
from app.reading import Query, Sort
from app.today import days
from models.kinds import Kind
from models.planning.derive import latest_first
from models.planning.prominence import ProminentPerson, ProminentPosition, ProminentTraining
from models.text import counted
from reports.sheets.facts import SheetColumn, SheetTable

COLUMNS = (
    ("Country", 18),
    ("Name (last, first, middle initial)", 30),
    ("Grade (own service)", 20),
    ("U.S. equivalent grade", 12),
    ("Prominent positions held", 48),
    ("Current position", 36),
    ("Academic degree", 18),
    ("Training completed: course", 40),
    ("Training completed: place of training", 32),
    ("Training completed: rank at training", 20),
    ("Training completed: year(s) attended", 18),
    ("Training completed: source of funding", 18),
    ("How the position was obtained", 28),
)
"""Heading and width of each field that the report asks for, in its order."""
BETWEEN = "; "
NO_COUNTRY = "Country not said"
Row = tuple[str, ...]


def write_report(
    office: Office,
    year: int,
    target: Path,
    _progress: Callable[[int], None] | None = None,
    _cancelled: Callable[[], bool] | None = None,
) -> Written:
    """Writes the report of a fiscal year as .xlsx or .csv, as things stand today; those who died are left out.

    Raises Usage for another ending, Refused where nobody stands in it or it cannot be logged, and Trouble.
    """
    refuse_unlogged(office, ProminentPerson, "Exports")
    with office.another_reader() as reader, reader.still():
        rows, dead = rows_of(reader)
        if not rows:
            raise Refused(
                "Nobody in a position of prominence is recorded.", kept="Nothing was written.",
                do="Record former students under Prominent graduates first.",
            )  # fmt: skip
        columns = tuple(SheetColumn(label, width=width) for label, width in COLUMNS)
        sheets = [(country, tuple(found)) for country, found in groupby(rows, key=lambda row: row[0])]
        text = target.suffix.lower() == ".csv"
        first, *others = [("Positions of prominence", tuple(rows))] if text else sheets
        more = tuple(SheetTable(country, columns, found) for country, found in others)
        designation = frame_of(reader, days.home(reader), as_of=reader.today).designation
        write_sheet(office, first[0], columns, first[1], target, designation=designation, more=more)
    log_export(office, ProminentPerson, f"positions of prominence FY{year}: {len(rows)} people")
    left = (f"{counted(dead, 'person', 'people')} who died left out.",) if dead else ()
    return Written(target, len(rows), "person", "people", left)


def rows_of(reader: Reader) -> tuple[list[Row], int]:
    """A row for each person by country and name, and how many were left out since they died."""
    people = reader.records(Query(ProminentPerson, sort=(Sort("country_id.country_name"), Sort("sort_name"))))
    living = [each for each in people if each.deceased_on is None]
    positions = _by_person(reader.records(Query(ProminentPosition)))
    trainings = _by_person(reader.records(Query(ProminentTraining, sort=(Sort("years_attended"),))))
    countries = reader.titles("country", {each.country_id for each in living if each.country_id})
    rows = [
        _row(
            reader,
            each,
            countries.get(each.country_id or 0, NO_COUNTRY),
            positions[each.id],
            trainings[each.id],
        )
        for each in living
    ]
    return rows, len(people) - len(living)


def _by_person(rows: Iterable[Kind]) -> Mapping[int, list[Kind]]:
    found: defaultdict[int, list[Kind]] = defaultdict(list)
    for each in rows:
        found[each.get("person_id") or 0].append(each)
    return found


def _row(
    reader: Reader,
    person: ProminentPerson,
    country: str,
    positions: Sequence[Kind],
    trainings: Sequence[Kind],
) -> Row:
    held = latest_first(list(positions))
    current = held[0] if held and held[0].get("held_to") is None else None
    prior = [each for each in held if each is not current]
    return (
        country, name_of(person), person.own_grade or "",
        reader.show(ProminentPerson.fields["us_grade"], person.us_grade),
        _joined(prior, "position_title"), (current.get("position_title") if current else None) or "",
        person.academic_degree or "",
        *(_joined(trainings, key) for key in ("trained_in", "trained_at", "rank_then", "years_attended", "paid_by")),
        _obtained(reader, current or (held[0] if held else None)),
    )  # fmt: skip


def name_of(person: Kind) -> str:
    """`DOE, Jane Q.`: last name, first name, middle initial."""
    middle = (person.get("middle_name") or "")[:1]
    given = " ".join(filter(None, (person.get("first_name"), f"{middle}." if middle else "")))
    return ", ".join(filter(None, (person.get("surname"), given)))


def _joined(rows: Iterable[Kind], key: str) -> str:
    """What the rows say, in their order; a row that says nothing keeps its place, so that the columns go together."""
    told = [str(each.get(key) or "") for each in rows]
    return BETWEEN.join(each or "-" for each in told) if any(told) else ""


def _obtained(reader: Reader, position: Kind | None) -> str:
    if position is None:
        return ""
    way = reader.show(ProminentPosition.fields["obtained_by"], position.get("obtained_by"))
    return ": ".join(filter(None, (way, position.get("obtained_note"))))
