"""A kept layout comes back as it was, and does without what is gone."""

import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.errors import Usage
from app.office import Office
from app.reading import All, Cond, Either, FromToday, GroupBy, Has, Not, Query, Sort
from app.view_layouts import Layout, guards_of, kept, layout_of, sensitive_values
from models.kinds import kind_named
from models.training.passports import Passport
from models.training.people import Student
from models.training.vetting import HrVetting
from tests.app.asking.conftest import practice
from tests.app.asking.trees import KINDS, sorts, trees

__all__ = ["practice"]
WHOLE = Layout(
    Student,
    columns=("full_name", "unit_id.unit_name"),
    where=All((
        Cond("next_report_on", "next days", 30), Cond("latest_exam_on", "<", FromToday(-12, "months")),
        Cond("date_of_birth", ">=", date(1990, 1, 1)), Cond("us_grade", "in", ("O-3", "O-4")),
        Cond("career_status", "=", True), Not(Has("passport<student_id")), Cond("surname", "contains", "x"),
        Has("unit_id", Either((Cond("unit_name", "empty"), Cond("country_id", "=", 12)))),
    )),
    sort=(Sort("next_report_on", descending=True), Sort("surname")),
    group=(GroupBy("us_grade"), GroupBy("planned_ito_on", "month")),
    frozen=2,
)  # fmt: skip


def test_a_layout_comes_back_as_it_was() -> None:
    assert layout_of(kept(WHOLE)) == (WHOLE, ())


@given(data=st.data())
def test_any_kept_tree_finds_the_same(practice: Office, data: st.DataObject) -> None:
    reader, kind = practice.reader, data.draw(KINDS)
    layout = Layout(kind, where=data.draw(trees(reader, kind)), sort=data.draw(sorts(kind)))
    try:
        expected = reader.ids(Query(kind, where=layout.where, sort=layout.sort))
    except Usage:
        return
    back, gone = layout_of(kept(layout))
    assert (gone, back.sort) == ((), layout.sort)
    assert reader.ids(Query(kind, where=back.where, sort=back.sort)) == expected


@pytest.mark.parametrize(
    ("change", "gone", "where"),
    [
        ({"columns": ["full_name", "shoe_size"]}, ("shoe_size",), None),
        ({"sort": [["shoe_size", True], "x"]}, ("shoe_size",), None),
        ({"group": [["training_line<student_id.quantity", ""], "x"]}, ("training_line<student_id.quantity",), None),
        ({"where": {"field": "shoe_size", "asks": "empty"}}, ("shoe_size",), None),
        ({"where": {"field": "surname", "asks": "sounds like", "value": "x"}}, ("surname",), None),
        ({"where": {"field": "latest_ecl", "asks": "=", "value": "eighty"}}, ("latest_ecl",), None),
        ({"where": {"field": "next_report_on", "asks": "=", "value": "soon"}}, ("next_report_on",), None),
        ({"where": {"field": "next_report_on", "asks": "<", "value": {"from today": 1, "unit": "moons"}}},
         ("next_report_on",), None),
        ({"where": {"has": "shoe<student_id", "where": None}}, ("shoe<student_id",), None),
        ({"where": {"not": {"field": "shoe_size", "asks": "empty"}}}, ("shoe_size",), None),
        ({"where": {"has": "passport<student_id", "where": {"field": "shoe_size", "asks": "empty"}}},
         ("shoe_size",), None),
        ({"where": {"all": [{"field": "shoe_size", "asks": "empty"}, {"field": "surname", "asks": "empty"}]}},
         ("shoe_size",), All((Cond("surname", "empty"),))),
        ({"where": {"any": [{"field": "shoe_size", "asks": "empty"}]}}, ("shoe_size",), None),
        ({"where": "nonsense", "frozen": "x", "columns": 7}, (), None),
    ],
)  # fmt: skip
def test_what_is_gone_is_left_out_and_named(
    change: dict[str, object], gone: tuple[str, ...], where: object
) -> None:
    made = {"version": 1, "kind": "student"} | change
    layout, told = layout_of(json.dumps(made))
    assert (told, layout.where) == (gone, where)


@pytest.mark.parametrize(
    "text", ["", "[]", "{}", '{"version":1,"kind":"shoe"}', '{"version":2,"kind":"student"}']
)
def test_what_cannot_be_read_says_so(text: str) -> None:
    with pytest.raises(Usage):
        layout_of(text)


def test_a_tree_with_an_unknown_path_is_not_kept() -> None:
    for where in (Cond("shoe_size", "empty"), Has("shoe<student_id"), Cond("next_report_on", "=", "soon")):
        with pytest.raises(Usage):
            kept(Layout(Student, where=where))


def test_a_layout_knows_what_stands_behind_a_guard() -> None:
    assert guards_of(WHOLE) == frozenset()
    assert guards_of(Layout(HrVetting, columns=("hr_result",))) == {"vetting"}
    hidden = Has("hr_vetting<student_id", Not(Cond("hr_remarks", "empty")))
    assert guards_of(Layout(Student, where=Not(All((hidden,))))) == {"vetting"}
    assert guards_of(Layout(HrVetting, sort=(Sort("hr_result"),))) == {"vetting"}


def test_a_layout_knows_its_sensitive_texts() -> None:
    number = Cond("passport_no", "=", "P1")
    assert sensitive_values(Layout(Passport, where=Either((number, Cond("scan", "empty"))))) == (
        "Passport number",
    )
    assert sensitive_values(Layout(Passport, where=Cond("passport_no", "empty"))) == ()
    assert sensitive_values(Layout(kind_named("medical_record"), where=Cond("fit", "=", True))) == ()
