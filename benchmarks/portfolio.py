"""A portfolio of 2,500 cases and 100,000 lines: opening, filtering and adding up, against the same in bare SQL."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

from app.cases import portfolio, slots, timeline
from app.cases.portfolio import By
from app.reader import Reader
from app.reading import All, Cond, Query
from benchmarks import places
from benchmarks.depots import Filling, Values
from benchmarks.measure import Figure, in_turn, seconds
from models.cases.casebook import CaseFile
from models.cases.offers import CaseLine

CASES, LINES_EACH = 2_500, 40
FRAME = 1000 / 60
"""Milliseconds of one picture on the screen: what the window may take beside the reading."""
TURNS = 9
PAGE = 64
STATES = ("DEVELOPMENT", "OFFERED", "ACCEPTED", "IMPLEMENTED", "IMPLEMENTED", "IMPLEMENTED", "SSC", "CLOSED")
GREAT = 50_000_000
"""Cents of a line that the filter asks for."""
SHOWN = ("case_designator", "nickname", "case_kind", "case_state", "total_value", "oed", "delivered_value")


def run(folder: Path, quick: bool) -> Iterator[Figure]:
    """Milliseconds of ours less one frame beside those of the bare statements."""
    cases = CASES // (20 if quick else 1)
    lines = cases * LINES_EACH
    office_folder = with_cases(folder, cases)
    with places.reopen(office_folder) as office:
        of = f"{cases:,} cases and {lines:,} lines"
        for what, (ours, bare) in _works(office.reader).items():
            one, two = in_turn(lambda: seconds(ours), lambda: seconds(bare), TURNS)  # noqa: B023
            beyond = max(0.0, one * 1000 - FRAME)
            yield Figure(f"{what} {of}, less one frame", beyond, "ms", 1.5, two * 1000)
        case = office.reader.get(CaseFile, office.reader.ids(Query(CaseFile))[0])
        for what, work in (
            ("The file", lambda: slots.file_of(office.reader, case.id)),
            ("The life line", lambda: timeline.life(office.reader, case)),
        ):
            taken, _ = in_turn(lambda: seconds(work), lambda: 0.0, TURNS)  # noqa: B023
            yield Figure(f"{what} of one case of {LINES_EACH} lines among {cases:,}", taken * 1000, "ms", 100)


def with_cases(folder: Path, cases: int) -> Path:
    """A closed office with so many cases of 40 lines each."""
    office = places.make(folder, "portfolio")
    with office.transaction() as connection:
        filling = Filling(connection)
        ids = filling.add("case_file", (_case(at) for at in range(cases)))
        filling.add("case_line", (_line(case, at) for case in ids for at in range(LINES_EACH)))
        connection.execute("DELETE FROM meta WHERE key = 'evaluated_on'")
        filling.finish(places.TODAY)
    office.close()
    return office.folder


def _case(at: int) -> Values:
    letters = "ABCDEFGHJKLMNPQRSTUVWXYZ"
    first, second, third = at // 576 % 24, at // 24 % 24, at % 24
    return {
        "case_designator": f"BN-{'BDP'[at // 13_824 % 3]}-{letters[first]}{letters[second]}{letters[third]}",
        "case_kind": "FMS", "nickname": f"Program {at}", "entered_as": STATES[at % len(STATES)],
        "total_value": 1_000_000 * (at % 97 + 1), "delivered_value": 400_000 * (at % 97 + 1),
        "accepted_on": places.TODAY - timedelta(days=at % 3_000), "oed": places.TODAY + timedelta(days=at % 300),
    }  # fmt: skip


def _line(case: int, at: int) -> Values:
    return {
        "case_id": case, "line_no": f"{at + 1:03d}", "line_description": f"Radio set {case % 1_000 + at}",
        "line_status": "OPEN", "qty": at + 1, "line_total": (case * 31 + at * 7_919) % 1_000 * 100_000,
    }  # fmt: skip


Work = Callable[[], object]


def _works(reader: Reader) -> dict[str, tuple[Work, Work]]:
    """What the window asks, and the least statement that answers it."""

    def bare(sql: str) -> Work:
        return lambda: list(reader.connection.execute(sql))

    great = Query(CaseLine, where=All((Cond("line_total", ">", GREAT), Cond("line_status", "=", "OPEN"))))
    found = f"FROM case_line WHERE row_status = 0 AND line_total > {GREAT} AND line_status = 'OPEN'"
    columns = ", ".join(SHOWN)
    sums = "SELECT SUM(line_total), SUM(qty)"

    def opened() -> object:
        ids = reader.ids(Query(CaseFile))
        return reader.rows(CaseFile, SHOWN, ids[:PAGE])

    def bare_open() -> object:
        ids = [row[0] for row in reader.connection.execute(
            "SELECT id FROM case_file WHERE row_status = 0 ORDER BY case_designator, id")]  # fmt: skip
        first = ", ".join(map(str, ids[:PAGE]))
        return list(reader.connection.execute(f"SELECT id, {columns} FROM case_file WHERE id IN ({first})"))

    by_state = (
        "SELECT case_state, COUNT(*), SUM(total_value), SUM(delivered_value), SUM(billed_value) FROM case_file "
        "WHERE row_status = 0 GROUP BY case_state"
    )
    return {
        "List opened:": (opened, bare_open),
        "Lines filtered by value and status:": (lambda: reader.ids(great),
                                                bare(f"SELECT id {found} ORDER BY case_id, line_no, id")),
        "Lines added up:": (lambda: reader.totals(Query(CaseLine), ("line_total", "qty")),
                            bare(f"{sums} FROM case_line WHERE row_status = 0")),
        "Filtered lines added up:": (lambda: reader.totals(great, ("line_total", "qty")), bare(f"{sums} {found}")),
        "Value by state:": (lambda: portfolio.standings(reader, By.STATE), bare(by_state)),
    }  # fmt: skip
