"""Records are called by the words of their codes, not by the codes."""

from datetime import date

import pytest

from models.codes import word_of
from models.kinds import kind_named
from tests.models.making import make

DAY = date(2026, 3, 31)


@pytest.mark.parametrize(
    ("kind", "values", "title"),
    [
        ("case_bill", {"bill_kind": "DD645", "period_ended_on": DAY}, "DD 645 31 Mar 2026"),
        ("shipment_event", {"event_code": "DEPARTED", "happened_on": DAY}, "Left 31 Mar 2026"),
        (
            "case_review",
            {"review_type": "FMR", "review_from": DAY},
            "Financial management review 31 Mar 2026",
        ),
        ("case_milestone", {"milestone_code": "CASEINIT"}, "Case initialised"),
        ("shipment_event", {"event_code": "OF_THE_OFFICE", "happened_on": DAY}, "OF_THE_OFFICE 31 Mar 2026"),
        ("cta_element", {"element_code": "T1-01"}, "T1-01"),
        ("english_test", {"test_type": "ECL", "ecl_score": 80}, "ECL 80"),
        ("case_term", {}, "Term of sale"),
    ],
)
def test_a_record_is_called_by_words(kind: str, values: dict[str, object], title: str) -> None:
    assert make(kind_named(kind), 1, **values).shown_title == title


def test_a_table_the_program_does_not_bring_has_no_words() -> None:
    assert word_of("of_the_office", "X1") == "X1"
