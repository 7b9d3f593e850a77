"""Exporting 100,000 × 20 cells to .xlsx, against reading the same encrypted rows into hand-written sheet XML."""

from collections.abc import Iterator
from pathlib import Path

from app.exporting import export
from app.reading import Query
from benchmarks import floors, places
from benchmarks.measure import Figure, in_turn, seconds
from models.kinds import kind_named

COLUMNS = (
    "full_name", "surname", "first_name", "country_id", "us_grade", "country_service_number", "country_rank",
    "sort_name", "next_report_on", "next_course", "screening_state", "hr_vetting_state", "dod_vetting_state",
    "planned_ito_on", "unit_id", "sex", "remarks", "middle_name", "training_ends_on", "latest_ecl",
)  # fmt: skip
SQL = (
    "SELECT {columns} FROM student s LEFT JOIN country c ON c.id = s.country_id LEFT JOIN unit u ON u.id = s.unit_id "
    "WHERE s.row_status = 0 ORDER BY s.surname_f, s.id"
)


def run(folder: Path, quick: bool) -> Iterator[Figure]:
    """The rows of a filled office of students, in the order of the list."""
    rows = 10_000 if quick else 100_000
    place = folder / f"students{max(rows, 20_000)}.sco"
    place = place if place.exists() else places.with_students(folder, max(rows, 20_000))
    links = {"country_id": "c.country_name", "unit_id": "u.unit_name"}
    sql = SQL.format(columns=", ".join(links.get(each, f"s.{each}") for each in COLUMNS)) + f" LIMIT {rows}"
    raw = floors.connect(place / "records.db", places.data_key(place), 32 * 1024)
    query = Query(kind_named("student"), columns=COLUMNS, limit=rows)
    with places.reopen(place) as office:
        one, two = in_turn(
            lambda: seconds(lambda: export(office, query, folder / "ours.xlsx")),
            lambda: seconds(lambda: floors.sheet(raw, sql, folder / "floor.xlsx")),
            3,
            1,
        )
    raw.close()
    yield Figure(f"Export of {rows:,} × {len(COLUMNS)} cells to .xlsx", one, "s", 1.5, two)
