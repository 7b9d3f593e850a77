"""The reading builder against a plain Python oracle: every operator on every type, trees, order, links, totals."""

import string
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app import rights
from app.errors import Usage
from app.office import Office
from app.reading import OPERATORS, All, Cond, Either, FromToday, Has, Not, Query, Sort, Where
from models.fields import FOLDED, Field, Type
from models.kinds import Kind, Status
from models.office.desk import UserSlot
from models.office.places import Unit
from models.paths import column
from models.text import fold
from models.training.courses import Course
from models.training.health import MedicalRecord
from models.training.lines import TrainingLine
from models.training.people import Student
from models.training.vetting import HrVetting
from tests import support
from tests.support import TODAY

NASTY = [
    "'; DROP TABLE student; --", '" OR 1=1', "100%", "a_b", "a\\b", "?", ":s0", ":whole", "%", "_", "\\", "x\ny",
    "NULL",
]  # fmt: skip
NAMES = [
    "Doe",
    "doe",
    "DÖE",
    "Ødegård",
    "Łukasz",
    "عائشة",
    "عايشه",
    "Ивáн",
    "Strasse",
    "Straße",
    "O'Neil",
    *NASTY[:11],
]
DAYS = [date(2026, 1, 1), TODAY - timedelta(days=1), TODAY, TODAY + timedelta(days=7), date(2199, 12, 31)]
AWAY = [FromToday(), FromToday(7), FromToday(-1), FromToday(-2, "months"), FromToday(1, "months")]


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    """An office with a hundred records whose values meet and differ in every type."""
    from app.store import keys

    before = keys.ROUNDS_FLOOR, keys.WRONG_COSTS_SECONDS
    office = support.make_office(tmp_path_factory.mktemp("reading"))
    _fill(office, Random(7))
    yield office
    office.close()
    keys.ROUNDS_FLOOR, keys.WRONG_COSTS_SECONDS = before


def _fill(office: Office, random: Random) -> None:
    def some(values: list[Any]) -> Any:
        return random.choice([*values, None])

    with office.change("Fill") as work:
        units = [work.add(Unit, {"unit_name": f"{name} {n}"}) for n, name in enumerate(NAMES)]
        for unit in units[1:]:
            work.set(Unit, unit, {"parent_unit_id": some(units[:3]), "unit_commander": some(NAMES)})
        students = [
            work.add(
                Student,
                {
                    "surname": some(NAMES), "first_name": some(NAMES), "us_grade": some(["O-3", "E-5"]),
                    "unit_id": some(units), "career_status": some([True, False]), "planned_ito_on": some(DAYS),
                    "remarks": some(NASTY), "citizenship": some(NAMES),
                },
            )
            for _ in range(60)
        ]  # fmt: skip
        for _ in range(50):
            work.add(
                TrainingLine,
                {
                    "student_id": some(students), "report_date": some(DAYS), "quantity": some([0, 1, 2]),
                    "unit_cost": some([0, 1_250, -5, 2_447_700]), "penalty_pct": some([Decimal("12.5"), Decimal(100)]),
                    "line_status": some(["PROGRAMMED", "CANCELLED"]),
                },
            )  # fmt: skip
        for _ in range(30):
            work.add(
                MedicalRecord,
                {"student_id": some(students), "exam_date": some(DAYS), "fit": some([True, False])},
            )
        for n in range(8):
            weeks = some([Decimal("1.5"), Decimal(2), Decimal(3)])
            work.add(Course, {"tmasl_id": f"D{n}", "title": some(NAMES), "duration_weeks": weeks})
            work.add(
                UserSlot,
                {
                    "user_name": f"User {n}", "role": some(["clerk", "officer"]),
                    "valid_until": some(["2026", "2026-08", "2026-08-05"]),
                    "reopened_at": some([datetime(2026, 3, 1, 8, 30, tzinfo=UTC), datetime(2025, 1, 1, tzinfo=UTC)]),
                },
            )  # fmt: skip
    with office.change("Remove") as work:
        lines = office.reader.ids(Query(TrainingLine))
        work.remove_many(TrainingLine, lines[::7])


# -- the oracle ------------------------------------------------------------------------------------------------------
class Oracle:
    """Answers a query from whole tables in memory."""

    def __init__(self, office: Office) -> None:
        from app.store import records

        kinds = (Unit, Student, TrainingLine, MedicalRecord, UserSlot, Course)
        self.rows = {kind: list(records.every(office.reader.connection, kind, live=False)) for kind in kinds}
        self.by_id = {row.id: row for rows in self.rows.values() for row in rows}

    def ids(self, query: Query) -> list[int]:
        found = [
            row
            for row in self.rows[query.kind]
            if row.row_status is query.status and (query.where is None or self.holds(query.where, row))
        ]
        found.sort(key=lambda row: row.id, reverse=all(each.descending for each in query.sort))
        for each in reversed(query.sort):
            found.sort(key=lambda row: self.order(row, each.path), reverse=each.descending)
        return [row.id for row in found]

    def order(self, row: Kind, path: str) -> tuple[bool, Any]:
        value, field = self.value(row, path)
        if field.type is Type.LINK and value is not None:
            target = self.by_id[value]
            return self.order(target, next(iter(target.spec.title)))
        if value is None:
            return (False, 0)
        return (True, fold(value) if field.type in FOLDED else value)

    def value(self, row: Kind | None, path: str) -> tuple[Any, Field[Any]]:
        assert row is not None
        steps, field = column(type(row), path)
        at: Kind | None = row
        for hop in steps:
            at = self.by_id.get(at.stored.get(hop.link)) if at else None  # type: ignore[arg-type]
        return (at.stored.get(field.key) if at else None), field

    def holds(self, part: Where, row: Kind) -> bool:
        if isinstance(part, All):
            return all(self.holds(each, row) for each in part.parts)
        if isinstance(part, Either):
            return any(self.holds(each, row) for each in part.parts)
        if isinstance(part, Not):
            return not self.holds(part.part, row)
        if isinstance(part, Has):
            return any(
                part.part is None or self.holds(part.part, each) for each in self.along(row, part.path)
            )
        return self.compares(part, row)

    def along(self, row: Kind, path: str) -> list[Kind]:
        found = [row]
        for step in path.split("."):
            name, mark, link = step.partition("<")
            if mark:
                kind = next(kind for kind in self.rows if kind.spec.name == name)
                found = [each for one in found for each in self.rows[kind] if each.stored.get(link) == one.id]
            else:
                found = [self.by_id[target] for one in found if (target := one.stored.get(step)) is not None]  # type: ignore[index]
            found = [each for each in found if each.row_status is Status.LIVE]
        return found

    def compares(self, part: Cond, row: Kind) -> bool:
        value, field = self.value(row, part.path)
        if part.op in ("empty", "not empty"):
            return (value is None) == (part.op == "empty")
        if part.op.endswith(("days", "months")):
            away, unit = int(part.value), part.op.split()[1]
            ends = [TODAY, FromToday(away if part.op.startswith("next") else -away, unit).day(TODAY)]  # type: ignore[arg-type]
            return value is not None and min(ends) <= date.fromisoformat(value) <= max(ends)
        folds = field.type in FOLDED
        mine = fold(value) if folds and value is not None else value
        if part.op in ("contains", "starts"):
            wanted = fold(part.value) if folds else part.value.translate(_LOWER)
            mine = mine if folds or mine is None else mine.translate(_LOWER)
            return mine is not None and (mine.startswith(wanted) if part.op == "starts" else wanted in mine)
        if part.op == "in":
            return mine is not None and mine in [_stored(field, each) for each in part.value]
        return _compared(mine, part.op, _stored(field, part.value))


_LOWER = str.maketrans(string.ascii_uppercase, string.ascii_lowercase)


def _stored(field: Field[Any], value: Any) -> Any:
    value = value.day(TODAY) if isinstance(value, FromToday) else value
    stored = field.encode(field.parse(value) if isinstance(value, str) else value)
    return fold(stored) if field.type in FOLDED and stored is not None else stored


def _compared(mine: Any, op: str, wanted: Any) -> bool:
    if wanted is None:
        return (mine is None) == (op == "=")
    if mine is None:
        return op == "!="
    order = {"=": mine == wanted, "!=": mine != wanted}
    return order[op] if op in order else {
        "<": mine < wanted, "<=": mine <= wanted, ">": mine > wanted, ">=": mine >= wanted,
    }[op]  # fmt: skip


# -- queries ---------------------------------------------------------------------------------------------------------
PATHS: dict[type[Kind], dict[str, list[Any]]] = {
    Student: {
        "surname": NAMES, "first_name": NAMES, "full_name": NAMES, "citizenship": NAMES, "us_grade": ["O-3", "E-5"],
        "career_status": [True, False, "yes"], "planned_ito_on": [*DAYS, "2 Mar 2026"], "remarks": NASTY, "unit_id": [],
        "unit_id.unit_name": NAMES, "unit_id.parent_unit_id.unit_name": NAMES, "photo": [], "next_report_on": DAYS,
        "unit_id.parent_unit_id.unit_commander": NAMES,
    },
    TrainingLine: {
        "report_date": DAYS, "quantity": [0, 1, "2"], "unit_cost": [0, -5, "$24,477", "12.50"],
        "penalty_pct": [Decimal("12.5"), "100 %"], "student_id.surname": NAMES, "line_status": ["CANCELLED"],
        "student_id.unit_id.parent_unit_id.unit_name": NAMES,
    },
    UserSlot: {
        "valid_until": ["2026", "2026-08"], "reopened_at": [datetime(2026, 3, 1, 8, 30, tzinfo=UTC)],
        "user_name": ["User 3", "USER"], "role": ["clerk"],
    },
    MedicalRecord: {"exam_date": DAYS, "fit": [True, False], "student_id.full_name": NAMES},
    Course: {"title": NAMES, "duration_weeks": [Decimal("1.5"), "2", 3]},
    Unit: {"unit_name": NAMES, "parent_unit_id.unit_name": NAMES, "unit_commander": NAMES},
}  # fmt: skip
WAYS: dict[type[Kind], dict[str, type[Kind]]] = {
    Student: {"training_line<student_id": TrainingLine, "unit_id": Unit, "medical_record<student_id": MedicalRecord,
              "unit_id.student<unit_id": Student, "unit_id.parent_unit_id": Unit},
    Unit: {"unit<parent_unit_id": Unit, "student<unit_id": Student, "unit<parent_unit_id.student<unit_id": Student},
    TrainingLine: {"student_id": Student, "student_id.training_line<student_id": TrainingLine},
    MedicalRecord: {"student_id.medical_record<student_id": MedicalRecord},
    UserSlot: {},
    Course: {},
}  # fmt: skip


@st.composite
def conditions(draw: st.DrawFn, kind: type[Kind]) -> Cond:
    path = draw(st.sampled_from(sorted(PATHS[kind])))
    field = column(kind, path)[1]
    offered = PATHS[kind][path] + AWAY * (field.type is Type.DATE)
    ops = ["empty", "not empty"]
    if offered:
        ops += ["=", "!=", "<", "<=", ">", ">=", "in"]
        ops += ["contains", "starts"] * field.stored_as_text
        ops += ["next days", "last days", "next months", "last months"] * (field.type is Type.DATE)
    op = draw(st.sampled_from(ops))
    if op.endswith("empty"):
        return Cond(path, op)
    if op.endswith(("days", "months")):
        return Cond(path, op, draw(st.sampled_from([0, 1, "7", 365])))
    if op in ("contains", "starts"):
        text = draw(st.sampled_from([each for each in offered if isinstance(each, str)] or ["2026"]))
        start, end = sorted(draw(st.tuples(st.integers(0, len(text)), st.integers(0, len(text)))))
        return Cond(path, op, text[start:end])
    if op == "in":
        return Cond(path, op, draw(st.lists(st.sampled_from(offered), max_size=3)))
    values = [*offered, None] if op in ("=", "!=") else offered
    return Cond(path, op, draw(st.sampled_from(values)))


def trees(kind: type[Kind], depth: int = 3) -> st.SearchStrategy[Where]:
    leaf: st.SearchStrategy[Where] = conditions(kind)
    if depth == 0:
        return leaf
    deeper = st.deferred(lambda: trees(kind, depth - 1))
    kinds = [
        st.lists(deeper, max_size=3).map(lambda parts: All(tuple(parts))),
        st.lists(deeper, max_size=3).map(lambda parts: Either(tuple(parts))),
        deeper.map(Not),
    ]
    for path, target in WAYS[kind].items():
        kinds.append(st.none().map(lambda _, path=path: Has(path)))
        kinds.append(trees(target, depth - 1).map(lambda part, path=path: Has(path, part)))
    return st.one_of(leaf, *kinds)


@st.composite
def queries(draw: st.DrawFn) -> Query:
    kind = draw(st.sampled_from(sorted(PATHS, key=lambda each: each.spec.name)))
    paths = [path for path in PATHS[kind] if path != "photo"]
    sort = draw(st.lists(st.builds(Sort, st.sampled_from(paths), st.booleans()), min_size=1, max_size=3))
    return Query(
        kind, where=draw(st.none() | trees(kind)), sort=tuple(sort),
        status=draw(st.sampled_from([Status.LIVE, Status.LIVE, Status.REMOVED])),
    )  # fmt: skip


@given(query=queries())
def test_every_query_finds_what_the_oracle_finds(filled: Office, query: Query) -> None:
    expected = Oracle(filled).ids(query)
    assert filled.reader.ids(query).tolist() == expected
    assert filled.reader.count(query) == len(expected)


@given(data=st.data(), kind=st.sampled_from(list(PATHS)))
def test_every_condition_holds_where_the_oracle_says(
    filled: Office, data: st.DataObject, kind: type[Kind]
) -> None:
    oracle = Oracle(filled)
    for _ in range(10):
        query = Query(kind, where=data.draw(conditions(kind)), sort=(Sort(next(iter(PATHS[kind]))),))
        assert filled.reader.ids(query).tolist() == oracle.ids(query)


def test_the_oracle_is_asked_every_operator() -> None:
    told = {
        "=",
        "!=",
        "<",
        "<=",
        ">",
        ">=",
        "in",
        "contains",
        "starts",
        "empty",
        "not empty",
        "next days",
        "last days",
        "next months",
        "last months",
    }
    assert set(OPERATORS) == told
    kinds_of_field = {column(kind, path)[1].type for kind, paths in PATHS.items() for path in paths}
    assert kinds_of_field == set(Type) - {Type.LOCAL_MOMENT}, "no kind has that type yet"


def test_a_link_is_asked_by_id_by_ids_and_by_name(filled: Office) -> None:
    oracle = Oracle(filled)
    units = [row.id for row in oracle.rows[Unit]][:2]
    names = {row.id: row.get("unit_name") for row in oracle.rows[Unit]}

    def found(op: str, value: Any) -> set[int]:
        return set(filled.reader.ids(Query(Student, where=Cond("unit_id", op, value))))

    students = {row.id: row.stored.get("unit_id") for row in oracle.rows[Student]}
    assert (
        found("=", units[0])
        == found("=", names[units[0]])
        == {k for k, v in students.items() if v == units[0]}
    )
    assert found("!=", units[0]) == {k for k, v in students.items() if v != units[0]}
    assert found("in", units) == {k for k, v in students.items() if v in units}
    assert found("starts", "doe") == {
        k for k, v in students.items() if v and fold(names[v]).startswith("doe")
    }
    assert found("in", []) == set()


def test_pages_show_links_and_codes_by_name(filled: Office) -> None:
    student = filled.reader.ids(Query(Student, where=Cond("unit_id", "not empty")))[0]
    row = filled.reader.rows(
        Student, ("full_name", "unit_id", "unit_id.unit_name", "us_grade"), [student, 5]
    )[0]
    assert row.id == student
    assert row.cells[1] == row.cells[2] != ""


def test_totals_are_exact(filled: Office) -> None:
    rows = [row for row in Oracle(filled).rows[TrainingLine] if row.row_status is Status.LIVE]
    money = [row.stored.get("unit_cost") or 0 for row in rows]
    seats = [row.stored.get("quantity") or 0 for row in rows]
    assert filled.reader.totals(Query(TrainingLine), ("unit_cost", "quantity")) == (sum(money), sum(seats))  # type: ignore[arg-type]
    assert filled.reader.totals(Query(TrainingLine, where=Either(())), ("unit_cost",)) == (None,)
    assert filled.reader.totals(Query(TrainingLine), ()) == ()


@pytest.mark.parametrize(
    "where",
    [
        Cond("nothing", "=", 1), Cond("unit_id.nothing", "=", 1), Cond("surname.x", "=", 1), Cond("", "=", 1),
        Cond("training_line<student_id.quantity", "=", 1), Cond("surname", "like", "x"), Cond("surname", "<", None),
        Cond("planned_ito_on", "=", "soon"), Cond("planned_ito_on", "next days", "soon"),
        Cond("planned_ito_on", "next days", 10**9), Cond("planned_ito_on", "last days", None),
        Cond("surname", "next days", 3), Cond("planned_ito_on", "next months", 10**9),
        Cond("planned_ito_on", "last months", 10**30), Cond("surname", "<", FromToday()),
        Cond("latest_ecl", "=", FromToday(1)), Cond("planned_ito_on", ">", FromToday(10**9)),
        Cond("career_status", "contains", "x"), Cond("unit_id", "=", 10**30), Cond("unit_id", "in", [1, 10**30]),
        Cond("dependents_travelling", "=", 2**60), Cond("surname", "=", "a\x00b"), Cond("surname", "=", "\ud800"),
        Cond("photo", "=", "scan.pdf"), Has(""), Has("nothing<student_id"),
        Has("training_line<country_id"), Has("unit_id", Cond("surname", "=", "x")), Cond("surname", "=", 12),
    ],
)  # fmt: skip
def test_what_cannot_be_asked_is_a_usage_error(filled: Office, where: Where) -> None:
    with pytest.raises(Usage):
        filled.reader.ids(Query(Student, where=where))


@pytest.mark.parametrize("path", ["nothing", "training_line<student_id.quantity", "unit_id.x"])
def test_columns_sorts_and_totals_that_are_not_there_are_usage_errors(filled: Office, path: str) -> None:
    for ask in (
        lambda: filled.reader.read(Query(Student, columns=(path,))),
        lambda: filled.reader.ids(Query(Student, sort=(Sort(path),))),
        lambda: filled.reader.totals(Query(Student), (path,)),
        lambda: filled.reader.totals(Query(Student), ("surname",)),
    ):
        with pytest.raises(Usage):
            ask()


@pytest.mark.parametrize("text", [*NASTY, "\ud800", "a\x00b", "x" * 100_000])
def test_a_hostile_text_finds_only_what_holds_it(filled: Office, text: str) -> None:
    for path in ("surname", "remarks"):
        found = filled.reader.ids(Query(Student, where=Cond(path, "contains", text)))
        assert len(found) < 60
    filled.reader.ids(Query(Student, text=text))
    filled.reader.find(text)
    assert filled.reader.count(Query(Student)) == 60


def test_guarded_fields_are_refused_wherever_they_stand(filled: Office) -> None:
    from app.reader import Reader

    clerk = Reader(filled.reader.connection, rights.ROLES["clerk"], TODAY)
    hidden = Cond("hr_result", "=", "REJECTED")
    for query in (
        Query(HrVetting, where=hidden),
        Query(HrVetting, where=Not(Either((All((hidden,)),)))),
        Query(HrVetting, sort=(Sort("hr_remarks"),)),
        Query(HrVetting, columns=("hr_result",)),
        Query(Student, where=Has("hr_vetting<student_id", hidden)),
        Query(Student, where=Has("unit_id", Has("hr_vetting<unit_id", Cond("hr_remarks", "contains", "x")))),
    ):
        with pytest.raises(Usage, match="is not among the fields"):
            clerk.read(query)
    assert clerk.read(Query(HrVetting, columns=("state",))).labels == ("State",)


def test_a_thousand_ids_come_in_order(office: Office) -> None:
    with office.change("Import") as work:
        work.add_many(Unit, ({"unit_name": f"U{n:04d}"} for n in range(1_200)))
    page = office.reader.read(Query(Unit, columns=("unit_name",), sort=(Sort("unit_name", descending=True),)))
    assert len(page.ids) == 1_200
    assert [row.cells[0] for row in page.rows] == [f"U{n:04d}" for n in range(1_199, 999, -1)]
    assert [row.id for row in office.reader.rows(Unit, ("unit_name",), page.ids)] == page.ids.tolist()
