"""The language of --where, from text to tree."""

import pytest

from app.cli.filters import parse, parse_one, parse_sort
from app.errors import Usage
from app.reading import All, Cond, Either, Has, Not, Sort, Where


@pytest.mark.parametrize(
    ("text", "tree"),
    [
        ("us_grade=O-3", Cond("us_grade", "=", "O-3")),
        (" us_grade = O-3 ", Cond("us_grade", "=", "O-3")),
        ("us_grade!=O-3", Cond("us_grade", "!=", "O-3")),
        ("report_date<2026-08-01", Cond("report_date", "<", "2026-08-01")),
        ("report_date<=2026-08-01", Cond("report_date", "<=", "2026-08-01")),
        ("quantity>3", Cond("quantity", ">", "3")),
        ("quantity>=3", Cond("quantity", ">=", "3")),
        ("surname~DOE", Cond("surname", "contains", "DOE")),
        ("surname^=DO", Cond("surname", "starts", "DO")),
        ("remarks=a=b<c", Cond("remarks", "=", "a=b<c")),
        ("remarks=", Cond("remarks", "=", "")),
        ("program_id.fiscal_year=2026", Cond("program_id.fiscal_year", "=", "2026")),
        ("exam_date:empty", Cond("exam_date", "empty")),
        ("exam_date:filled", Cond("exam_date", "not empty")),
        ("us_grade:in=O-3, O-4", Cond("us_grade", "in", ("O-3", "O-4"))),
        ("report_date:next=30", Cond("report_date", "next days", 30)),
        ("report_date:last=30", Cond("report_date", "last days", 30)),
        ("report_date:next=3m", Cond("report_date", "next months", 3)),
        ("report_date:last=12m", Cond("report_date", "last months", 12)),
        ("has:passport<student_id", Has("passport<student_id")),
        ("no:passport<student_id", Not(Has("passport<student_id"))),
        (
            "no:medical_record<student_id:exam_date>=2026-05-01",
            Not(Has("medical_record<student_id", Cond("exam_date", ">=", "2026-05-01"))),
        ),
        (
            "has:training_line<student_id.course_id:title~war",
            Has("training_line<student_id.course_id", Cond("title", "contains", "war")),
        ),
        ("not:surname~DOE", Not(Cond("surname", "contains", "DOE"))),
        ("not:no:passport<student_id", Not(Not(Has("passport<student_id")))),
    ],
)
def test_a_condition_becomes_its_tree(text: str, tree: Where) -> None:
    assert parse_one(text) == tree


@pytest.mark.parametrize(
    "text",
    [
        "",
        "surname",
        "=DOE",
        "~DOE",
        "surname:",
        "report_date:next=soon",
        "report_date:next=m",
        "no:",
        "not:",
        "3x=1",
    ],
)
def test_what_is_no_condition_is_refused_with_an_example(text: str) -> None:
    with pytest.raises(Usage) as told:
        parse_one(text)
    assert "Write it like" in told.value.do


def test_conditions_join_with_and_or_with_or() -> None:
    one, two = Cond("a", "=", "1"), Cond("b", "=", "2")
    assert parse([]) is None
    assert parse(["a=1"], any_of=True) == one
    assert parse(["a=1", "b=2"]) == All((one, two))
    assert parse(["a=1", "b=2"], any_of=True) == Either((one, two))


def test_an_order_is_a_path_with_a_direction() -> None:
    assert parse_sort(["surname", "report_date:desc,us_grade:asc"]) == (
        Sort("surname"),
        Sort("report_date", descending=True),
        Sort("us_grade"),
    )


@pytest.mark.parametrize("text", ["surname:down", ":desc", "", "a,,b"])
def test_what_is_no_order_is_refused(text: str) -> None:
    with pytest.raises(Usage):
        parse_sort([text])
