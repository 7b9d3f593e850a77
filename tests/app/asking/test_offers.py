"""What is offered while a question is typed stands at the place it would stand, and every offer leads on."""

import pytest

from app.asking.offers import MOST_OFFERS, Offer, offers
from app.asking.understanding import understood
from app.office import Office
from app.reader import Reader
from app.rights import ROLES
from models.kinds import kind_named
from models.training.people import Student
from tests.app.conftest import PRACTICE_DAY as TODAY


def texts(office: Office, typed: str) -> list[str]:
    return [each.text for each in offers(office.reader, Student, typed)]


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("", "students"),
        ("", "with no"),
        ("sur", "Surname"),
        ("with no med", "medical record"),
        ("with no medical ", "medical record"),
        ("surname ", "begins with"),
        ("surname beg", "begins with"),
        ("screening is ", "Pending"),
        ("screening is not c", "Not cleared"),
        ("report date w", "within the next 30 days"),
        ("report date before ", "today"),
        ("unit is 2nd", "2nd Bandarian Engineer Battalion"),
        ("with a passport whose passport t", "Passport type"),
        ("cleared ", "and"),
        ("(cleared ", ")"),
        ("cleared, by repo", "Reports on"),
        ("career personnel is ", "no"),
    ],
)
def test_the_next_word_is_offered(practice: Office, typed: str, offered: str) -> None:
    assert offered in texts(practice, typed)


@pytest.mark.parametrize("typed", ["surname contains “xy", "surname is “Doe", "xyzzy ", "cleared xyzzy an"])
def test_nothing_is_offered_inside_quotation_marks_or_behind_what_is_lost(
    practice: Office, typed: str
) -> None:
    assert texts(practice, typed) == []


def test_an_offer_replaces_what_was_typed_of_it(practice: Office) -> None:
    assert Offer(13, "Not cleared") in offers(practice.reader, Student, "Screening is not c")
    assert len(offers(practice.reader, Student, "")) == MOST_OFFERS


def test_taking_offers_leads_to_a_question_that_is_understood(practice: Office) -> None:
    typed = ""
    for wanted in ("with no", "medical record", "whose", "Examined on", "is before", "today"):
        found = [each for each in offers(practice.reader, Student, typed) if each.text == wanted]
        typed = (typed[: found[0].start] + wanted if found else typed + wanted) + " "
    assert (
        understood(practice.reader, Student, typed).said
        == "Students with no medical record examined before today"
    )


def test_a_clerk_is_offered_nothing_behind_a_guard(practice: Office) -> None:
    clerk = Reader(practice.reader.connection, ROLES["clerk"], TODAY)
    kind = kind_named("screening")
    assert [each.text for each in offers(practice.reader, kind, "rem")] == ["Remarks"]
    assert offers(clerk, kind, "rem") == ()
