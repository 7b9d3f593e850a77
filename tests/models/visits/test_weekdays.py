"""Days on which an office is open, as people type them."""

import pytest

from models.fields import FieldError
from models.visits.weekdays import closed_weekdays, weekdays

WEEK = "Mon Tue Wed Thu Fri Sat Sun"


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("Mon-Thu, Sun", "Mon Tue Wed Thu Sun"), ("sunday to thursday", "Mon Tue Wed Thu Sun"),
        ("Sat – Wed", "Mon Tue Wed Sat Sun"), ("fri", "Fri"), ("Mo Tu;We/Th and Fr.", "Mon Tue Wed Thu Fri"),
        ("Tue,Tue", "Tue"), ("Mon-Sun", WEEK), ("Mon - Mon", "Mon"), ("MON—FRI", "Mon Tue Wed Thu Fri"), (WEEK, WEEK),
    ],
)  # fmt: skip
def test_days_are_kept_in_the_order_of_the_week(typed: str, kept: str) -> None:
    assert weekdays(typed) == kept == weekdays(kept)


@pytest.mark.parametrize(
    "typed",
    ["", " , ", "T", "Su-", "-", "Mon-Wed-Fri", "1-5", "always", "lundi", "الأحد", "Mon-", "Monday!", "M-F"],
)
def test_what_is_no_day_is_told(typed: str) -> None:
    with pytest.raises(FieldError, match="Mon-Thu, Sun"):
        weekdays(typed)


def test_the_other_days_are_closed() -> None:
    assert closed_weekdays("Mon Tue Wed Thu Sun") == {4, 5}
    assert closed_weekdays(WEEK) == frozenset() and closed_weekdays(None) is None
