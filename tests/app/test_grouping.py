"""Groups of a list against plain Python: which there are, in which order, and what each of them comes to."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app import groups, reading_groups, rights
from app.columns import can_show, label_of, labels_of, offered
from app.errors import Refused, Usage
from app.groups import Group
from app.office import Office
from app.reader import Reader
from app.reading import Cond, GroupBy, Query, Sort
from models.fields import FOLDED, Type
from models.kinds import Kind, kind_named
from models.office.desk import UserSlot
from models.office.places import Unit
from models.paths import column
from models.text import fold
from models.training.lines import TrainingLine
from models.training.passports import Passport
from models.training.people import Student
from tests import support
from tests.app.test_reading import Oracle, _fill, trees
from tests.support import TODAY, add, add_in


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    from random import Random

    from app.store import keys

    before = keys.ROUNDS_FLOOR, keys.WRONG_COSTS_SECONDS
    office = support.make_office(tmp_path_factory.mktemp("grouping"))
    _fill(office, Random(11))
    yield office
    office.close()
    keys.ROUNDS_FLOOR, keys.WRONG_COSTS_SECONDS = before


# -- the oracle ------------------------------------------------------------------------------------------------------
PATHS: dict[type[Kind], list[str]] = {
    Student: ["surname", "us_grade", "career_status", "planned_ito_on", "unit_id", "unit_id.parent_unit_id",
              "unit_id.unit_commander", "next_report_on"],
    TrainingLine: ["line_status", "report_date", "student_id", "quantity", "unit_cost", "penalty_pct",
                   "student_id.unit_id", "student_id.surname", "student_id.planned_ito_on"],
    UserSlot: ["role", "valid_until", "reopened_at"],
}  # fmt: skip
SUMS: dict[type[Kind], tuple[str, ...]] = {
    Student: ("dependents_travelling",), TrainingLine: ("unit_cost", "quantity"), UserSlot: (),
}  # fmt: skip


def key_of(oracle: Oracle, row: Kind, group: GroupBy) -> Any:
    value, field = oracle.value(row, group.path)
    if value is None:
        return None
    if field.type is Type.INSTANT:
        value = datetime.fromtimestamp(value / 1000, UTC).date().isoformat()
    if field.type not in (Type.DATE, Type.INSTANT):
        return fold(value) if field.type in FOLDED else value
    day = date.fromisoformat(value)
    return {
        "": value, "day": value, "month": value[:7], "quarter": day.year * 4 + (day.month - 1) // 3,
        "fiscal year": day.year + (day.month >= 10),
    }[group.by]  # fmt: skip


def place_of(oracle: Oracle, row: Kind, group: GroupBy, key: Any) -> tuple[Any, ...]:
    """What a group is sorted by; nothing comes first."""
    _, field = column(type(row), group.path)
    whole = (key is not None, key if key is not None else 0)
    return (oracle.order(row, group.path), whole) if field.type is Type.LINK else whole


def expected(oracle: Oracle, query: Query) -> list[int]:
    plain = Query(query.kind, where=query.where, sort=query.sort)
    ids = oracle.ids(plain)
    for group in reversed(query.groups):
        down = any(each.path == group.path and each.descending for each in query.sort)
        rows = {each: oracle.by_id[each] for each in ids}
        ids.sort(
            key=lambda each: place_of(oracle, rows[each], group, key_of(oracle, rows[each], group)),
            reverse=down,
        )
    return ids


@st.composite
def grouped_queries(draw: st.DrawFn) -> Query:
    kind = draw(st.sampled_from(sorted(PATHS, key=lambda each: each.spec.name)))
    paths = draw(st.lists(st.sampled_from(PATHS[kind]), min_size=1, max_size=2, unique=True))
    dated = (Type.DATE, Type.INSTANT)
    by = [
        GroupBy(
            path, draw(st.sampled_from(["", *groups.WAYS])) if column(kind, path)[1].type in dated else ""
        )
        for path in paths
    ]
    sort = draw(
        st.lists(st.builds(Sort, st.sampled_from(PATHS[kind]), st.booleans()), min_size=1, max_size=2)
    )
    return Query(kind, where=draw(st.none() | trees(kind, 1)), sort=tuple(sort), groups=tuple(by))


@given(query=grouped_queries())
def test_groups_are_those_of_plain_python(filled: Office, query: Query) -> None:
    oracle = Oracle(filled)
    found = groups.grouped(filled.reader, query, SUMS[query.kind])
    assert found.ids.tolist() == expected(oracle, query)
    inner = [each for each in found.groups if each.level == len(query.groups) - 1]
    rows = iter(found.ids)
    for group in inner:
        held = [oracle.by_id[next(rows)] for _ in range(group.count)]
        assert group.count > 0
        for row in held:
            assert group.keys == tuple(key_of(oracle, row, each) for each in query.groups)
        for total, path in zip(group.sums, found.summed, strict=True):
            values = [row.stored[path] for row in held if row.stored.get(path) is not None]
            assert total == (sum(values) if values else None)  # type: ignore[arg-type]
    assert next(rows, None) is None
    assert len({each.keys for each in inner}) == len(inner)
    assert found.totals == tuple(filled.reader.totals(query, SUMS[query.kind]))


@given(query=grouped_queries())
def test_an_outer_group_comes_before_what_it_holds(filled: Office, query: Query) -> None:
    found = groups.grouped(filled.reader, query, SUMS[query.kind])
    outer: Group | None = None
    left = 0
    for each in found.groups:
        if each.level == 0:
            assert left == 0
            outer, left = each, each.count if len(query.groups) > 1 else 0
        else:
            assert outer is not None and each.keys[:1] == outer.keys
            left -= each.count
    assert left == 0


# -- words -----------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("key", "by", "word"),
    [
        ("2026-08", "month", "Aug 2026"), (2026 * 4 + 2, "quarter", "Jul–Sep 2026 (FY2026 Q4)"),
        (2026 * 4 + 3, "quarter", "Oct–Dec 2026 (FY2027 Q1)"), (2026 * 4, "quarter", "Jan–Mar 2026 (FY2026 Q2)"),
        (2027, "fiscal year", "FY2027"), ("2026-08-05", "day", "05 Aug 2026"), ("2026-08-05", "", "05 Aug 2026"),
    ],
)  # fmt: skip
def test_a_stretch_of_time_is_said_as_the_office_says_it(key: Any, by: str, word: str) -> None:
    assert groups.key_word(key, by) == word


def test_the_fiscal_year_begins_on_the_first_of_october(office: Office) -> None:
    for day in (date(2026, 9, 30), date(2026, 10, 1), date(2027, 9, 30)):
        add(office, "training_line", report_date=day)
    found = groups.grouped(
        office.reader, Query(TrainingLine, groups=(GroupBy("report_date", "fiscal year"),)), ()
    )
    assert [(each.title, each.count) for each in found.groups] == [
        ("Report date: FY2026", 1), ("Report date: FY2027", 2),
    ]  # fmt: skip


def test_a_group_is_called_by_code_label_link_and_the_text_as_typed(office: Office) -> None:
    unit = add(office, "unit", unit_name="1 Signal Battalion")
    add(office, "student", us_grade="O-3", unit_id=unit, citizenship="KESTRIA", career_status=True)
    add(office, "student", us_grade="O-3", unit_id=unit, citizenship="Kestria", career_status=True)
    add(office, "student")

    def titles(path: str) -> list[tuple[str, int]]:
        found = groups.grouped(office.reader, Query(Student, groups=(GroupBy(path),)), ())
        return [(each.title, each.count) for each in found.groups]

    label = office.reader.codes("pay_grade")["O-3"].label
    assert titles("us_grade") == [("U.S. grade: not filled", 1), (f"U.S. grade: {label}", 2)]
    assert titles("unit_id") == [("Unit: not filled", 1), ("Unit: 1 Signal Battalion", 2)]
    assert titles("citizenship") == [("Citizenship: not filled", 1), ("Citizenship: KESTRIA", 2)]
    assert titles("career_status") == [("Career personnel: not filled", 1), ("Career personnel: Yes", 2)]
    assert titles("unit_id.country_id") == [("Country of the unit: not filled", 3)]


def test_only_chosen_ids_are_grouped_and_added(office: Office) -> None:
    lines = [add(office, "training_line", unit_cost=100 * n, line_status="PLANNED") for n in range(1, 4)]
    query = Query(TrainingLine, groups=(GroupBy("line_status"),), among=lines[1:])
    found = groups.grouped(office.reader, query, ("unit_cost",))
    assert [(each.count, each.sums) for each in found.groups] == [(2, (500,))]
    assert office.reader.totals(query, ("unit_cost",)) == (500,)
    assert office.reader.count(query) == 2
    assert office.reader.ids(Query(TrainingLine, among=())).tolist() == []


# -- what is refused -------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("kind", "group"),
    [
        (Student, GroupBy("biography")), (Student, GroupBy("photo")), (Student, GroupBy("nothing")),
        (Student, GroupBy("surname", "month")), (Student, GroupBy("planned_ito_on", "decade")),
        (Passport, GroupBy("passport_no")), (Student, GroupBy("training_line<student_id.quantity")),
    ],
)  # fmt: skip
def test_what_cannot_be_grouped_by_is_a_usage_error(filled: Office, kind: type[Kind], group: GroupBy) -> None:
    with pytest.raises(Usage):
        groups.grouped(filled.reader, Query(kind, groups=(group,)), ())


def test_a_guarded_column_groups_nothing_for_a_clerk(filled: Office) -> None:
    clerk = Reader(filled.reader.connection, rights.ROLES["clerk"], TODAY)
    with pytest.raises(Usage, match="is not among the fields"):
        groups.grouped(clerk, Query(kind_named("hr_vetting"), groups=(GroupBy("hr_result"),)), ())


def test_too_many_groups_are_refused(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading_groups, "MOST", 3)
    with office.change("Add") as work:
        for n in range(4):
            add_in(work, "unit", unit_name=f"U{n}")
    with pytest.raises(Refused, match="more than 3 groups"):
        groups.grouped(office.reader, Query(Unit, groups=(GroupBy("unit_name"),)), ())
    narrowed = Query(Unit, where=Cond("unit_name", "!=", "U0"), groups=(GroupBy("unit_name"),))
    assert len(groups.grouped(office.reader, narrowed, ()).groups) == 3


def test_counts_and_ids_are_of_one_moment(office: Office) -> None:
    """A record saved between the two questions would shift every group after it."""
    add(office, "unit")
    with office.another_reader() as reader:
        with reading_groups.still(reader.connection):
            before = reader.ids(Query(Unit))
            add(office, "unit")
            assert reader.ids(Query(Unit)) == before
        assert len(reader.ids(Query(Unit))) == len(before) + 1


# -- columns ---------------------------------------------------------------------------------------------------------
def test_columns_up_to_two_links_away_are_offered_with_the_way_to_them() -> None:
    found = {each.path: each for each in offered(rights.ROLES["chief"], TrainingLine)}
    assert found["program_id.program_label"].words == "Program › Program"
    assert found["student_id.unit_id.unit_name"].trail == ("Student", "Unit")
    assert found["line_name"].derived and not found["unit_cost"].derived
    assert "student_id.unit_id.country_id.country_name" not in found
    assert not any(each.field.type is Type.FILE for each in found.values())


def test_columns_hidden_from_a_role_are_not_offered() -> None:
    vetting = kind_named("hr_vetting")
    clerk, chief = rights.ROLES["clerk"], rights.ROLES["chief"]
    assert "hr_result" not in {each.path for each in offered(clerk, vetting)}
    assert can_show(chief, vetting, "hr_result") and not can_show(clerk, vetting, "hr_result")
    assert not can_show(chief, vetting, "nothing") and not can_show(chief, Student, "photo")
    assert not can_show(chief, Student, "training_line<student_id.quantity")


def test_headings_that_would_read_the_same_say_where_they_come_from() -> None:
    assert label_of(Student, "unit_id.country_id") == "Country of the unit"
    assert label_of(Student, "unit_id.parent_unit_id.country_id") == "Country of the unit of the unit"
    assert labels_of(TrainingLine, ["student_id.surname", "course_id.title"]) == ["Surname", "Title"]
    both = ["student_id.unit_id.unit_name", "student_id.unit_id.parent_unit_id.unit_name"]
    assert len(set(labels_of(TrainingLine, both))) == 2
