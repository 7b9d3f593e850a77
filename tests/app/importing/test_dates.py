"""Dates in the forms partners write; the order of day and month is settled for a column, never for a cell."""

from datetime import date

import pytest

from app.importing.dates import DateOrder, date_orders, read_date
from models.fields import FieldError

TODAY = date(2026, 8, 5)


@pytest.mark.parametrize(
    ("text", "order", "day"),
    [
        ("5/27/2013", None, date(2013, 5, 27)),
        ("27.5.2013", None, date(2013, 5, 27)),
        ("05-Aug-26", None, date(2026, 8, 5)),
        ("05AUG2026", None, date(2026, 8, 5)),
        ("5AUG26", None, date(2026, 8, 5)),
        ("20260805", None, date(2026, 8, 5)),
        ("2026-08-05", None, date(2026, 8, 5)),
        ("2026/8/5", None, date(2026, 8, 5)),
        ("2026-08-05 00:00:00", None, date(2026, 8, 5)),
        ("8/5/2026 0:00", DateOrder.MDY, date(2026, 8, 5)),
        ("8/5/2026 12:00:00 AM", DateOrder.MDY, date(2026, 8, 5)),
        ("5 aug 2026", None, date(2026, 8, 5)),
        ("5th August 2026", None, date(2026, 8, 5)),
        ("August 5, 2026", None, date(2026, 8, 5)),
        ("Wed, 5 Aug 2026", None, date(2026, 8, 5)),
        ("5 de agosto de 2026", None, date(2026, 8, 5)),
        ("05-ago-26", None, date(2026, 8, 5)),
        ("5 août 2026", None, date(2026, 8, 5)),
        ("5 августа 2026", None, date(2026, 8, 5)),
        ("8/5/2026", DateOrder.MDY, date(2026, 8, 5)),
        ("8/5/2026", DateOrder.DMY, date(2026, 5, 8)),
        ("5/5/2026", None, date(2026, 5, 5)),
        ("5/27/2013", DateOrder.MIXED, date(2013, 5, 27)),
        ("1/1/69", DateOrder.MDY, date(2069, 1, 1)),
        ("1/1/70", DateOrder.MDY, date(1970, 1, 1)),
    ],
)
def test_forms(text: str, order: DateOrder | None, day: date) -> None:
    assert read_date(text, order, today=TODAY) == day


@pytest.mark.parametrize(
    ("text", "day"),
    [("1-Jan-69", date(1969, 1, 1)), ("6-Aug-26", date(1926, 8, 6)), ("4-Aug-26", date(2026, 8, 4))],
)
def test_a_birth_date_with_two_digits_lies_in_the_past(text: str, day: date) -> None:
    assert read_date(text, None, today=TODAY, past=True) == day


@pytest.mark.parametrize(
    ("text", "order"),
    [
        ("8/5/2026", None),
        ("8/5/2026", DateOrder.AMBIGUOUS),
        ("8/5/2026", DateOrder.MIXED),
        ("31.2.2013", None),
        ("20261332", None),
        ("next week", None),
        ("8/2026", None),
        ("2026-08-05 14:30", None),
        ("41421", None),
        ("5 Foo 2026", None),
        ("", None),
    ],
)
def test_what_is_open_or_no_day_is_not_read(text: str, order: DateOrder | None) -> None:
    with pytest.raises(FieldError):
        read_date(text, order, today=TODAY)


@pytest.mark.parametrize("order", [DateOrder.DMY, DateOrder.MIXED, None])
def test_a_date_that_proves_its_own_order_is_read_so_in_any_column(order: DateOrder | None) -> None:
    """A column of two orders was answered "day first", and 10/25/1992 was then refused for having no month 25."""
    assert read_date("10/25/1992", order, today=TODAY) == date(1992, 10, 25)


@pytest.mark.parametrize(
    ("texts", "order"),
    [
        (["5/27/2013", "6/7/2013"], DateOrder.MDY),
        (["27/5/2013", "6/7/2013"], DateOrder.DMY),
        (["6/7/2013", "8/9/2014"], DateOrder.AMBIGUOUS),
        (["5/5/2013", ""], DateOrder.NONE),
        (["27/5/2013", "5/27/2013"], DateOrder.MIXED),
        (["2013-05-27", "20130528"], DateOrder.YMD),
        (["2013-05-27", "6/7/2013"], DateOrder.AMBIGUOUS),
        (["2013-05-27", "27/5/2013"], DateOrder.DMY),
        (["5 Aug 2026", "n/a"], DateOrder.NONE),
        ([], DateOrder.NONE),
    ],
)
def test_order_of_a_column(texts: list[str], order: DateOrder) -> None:
    assert date_orders(texts).order is order


def test_a_mixed_column_names_the_rows_that_prove_both() -> None:
    evidence = date_orders(["27/5/2013", "6/7/2013", "5/27/2013"])
    assert evidence.rows == {DateOrder.DMY: (0,), DateOrder.MDY: (2,)}
    assert evidence.open_rows == (1,)


def test_points_suggest_but_do_not_prove_day_first() -> None:
    evidence = date_orders(["6.7.2013", "8.9.2014"])
    assert (evidence.order, evidence.likely) == (DateOrder.AMBIGUOUS, DateOrder.DMY)
