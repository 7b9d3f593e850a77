"""Parts of the filter form are added, exchanged, nested, lifted and taken away at their places."""

import pytest

from app.asking.drafts import Belongs, Group, Part, Row
from app.asking.places import Place, added, exchanged, lifted, nested, part_at, places, removed

A, B, C = Row("surname", "="), Row("us_grade", "="), Row("exam_date", "empty")
FORM = Group("all", (A, Group("any", (B,)), Belongs("medical_record<student_id", True, Group("all", (C,)))))


def test_every_place_leads_to_its_part() -> None:
    found = dict(places(FORM))
    assert list(found) == [(), (0,), (1,), (1, 0), (2,), (2, 0)]
    assert all(part_at(FORM, place) == part for place, part in found.items())
    assert found[2, 0] == C


@pytest.mark.parametrize(("place", "count"), [((), 4), ((1,), 2), ((2,), 2)])
def test_a_part_is_added_at_the_end(place: Place, count: int) -> None:
    made = added(FORM, place, A)
    inside = [each for each, _ in places(made) if len(each) == len(place) + 1 and each[: len(place)] == place]
    assert len(inside) == count
    assert part_at(made, (*place, count - 1)) == A


def test_a_group_that_is_left_empty_goes_with_its_last_part_but_records_stay() -> None:
    assert removed(FORM, (1, 0)) == Group("all", (A, FORM.parts[2]))
    assert removed(FORM, (2, 0)).parts[2] == Belongs("medical_record<student_id")
    assert removed(Group("all", (A,)), (0,)) == Group("all")


@pytest.mark.parametrize("part", [A, Group("any", (C,)), Belongs("visa<student_id")])
def test_a_part_is_exchanged_where_it_stands(part: Part) -> None:
    assert part_at(exchanged(FORM, (1,), part), (1,)) == part


def test_nesting_and_lifting_undo_each_other() -> None:
    inner = nested(FORM, (0,))
    assert part_at(inner, (0,)) == Group("any", (A,))
    assert lifted(inner, (0, 0)) == (FORM, (0,))


def test_a_part_is_lifted_behind_the_group_that_stays_and_never_out_of_records() -> None:
    form = Group("all", (Group("any", (A, B)),))
    assert lifted(form, (0, 0)) == (Group("all", (Group("any", (B,)), A)), (1,))
    for place in ((0,), (2, 0)):
        assert lifted(FORM, place) == (FORM, place)
