"""Look-alikes: nobody who is likely the same is missed, and the work does not grow with the square of the records."""

import random
from itertools import combinations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from app import alikes
from app.alikes import Person, compare_people, compare_texts, likely_people, likely_texts
from app.errors import Refused
from models.names import LIKELY, Name
from models.office.places import Holiday, Site, Unit
from tests import support

LETTERS = "aeioubdgklmnprstvz"


def person(number: int, surname: str, given: str = "", born: str | None = None, **more: object) -> Person:
    return Person("contact", number, surname, Name(surname, given, str(more.pop("native", ""))), born, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("first", "second", "likely", "reason"),
    [
        (("ALVAREZ", "Marta"), ("Alvares", "Marta"), True, "surname sounds the same"),
        (("ALVAREZ", "Marta", "1990-01-05"), ("Alvares", "Marta", "1990-01-05"), True, "same birth date"),
        (("ALVAREZ", "Marta", "1990-01-05"), ("Alvares", "Marta", "1990-05-01"), True, "nearly the same"),
        (("ALVAREZ", "Marta", "1990-01-05"), ("Alvares", "Marta", "1984-11-23"), False, "other birth date"),
        (("Marta", "ALVAREZ"), ("ALVAREZ", "Marta"), True, "exchanged"),
        (("ALVAREZ", "M"), ("ALVAREZ", "Marta"), True, "initial"),
        (("ALVAREZ", ""), ("ALVAREZ", "Marta"), False, "no first name"),
        (("ALVAREZ", "", "1990-01-05"), ("ALVAREZ", "Marta", "1990-01-05"), True, "same birth date"),
        (("OLSEN", "Per"), ("ALVAREZ", "Marta"), False, ""),
    ],
)
def test_people(first: tuple[str, ...], second: tuple[str, ...], likely: bool, reason: str) -> None:
    found = compare_people(person(1, *first), person(2, *second))
    assert (found.score >= LIKELY) is likely
    assert reason in "; ".join(found.reasons)


def test_numbers_count_and_say_which() -> None:
    passport, mail = ("passport number", "p1"), ("e-mail", "a@b")
    found = compare_people(
        person(1, "DOE", "Jon", numbers=frozenset({passport, mail})),
        person(2, "ROE", "Max", "1990-01-05", numbers=frozenset({passport})),
    )
    assert found.score == 97
    assert found.reasons == ("same passport number",)
    shared = frozenset({mail})
    found = compare_people(person(1, "DOE", "Jon", numbers=shared), person(2, "ROE", "Max", numbers=shared))
    assert found.score < LIKELY, "a mailbox alone makes nobody the same"


def test_a_mailbox_of_many_brings_nobody_together() -> None:
    mail = frozenset({("e-mail", "office@x")})
    people = [person(at, f"{word}", "A", numbers=mail) for at, word in enumerate(LETTERS * 3)]
    met = list(alikes._met(people, lambda *_: None, lambda: False))
    assert len(met) < len(people) ** 2 / 4


words = st.text(LETTERS, min_size=1, max_size=10)


def spoiled(draw: st.DrawFn, word: str) -> str:
    """The word as somebody else might write it."""
    how = draw(st.sampled_from(["same", "drop", "double", "change", "swap", "initial"]))
    at = draw(st.integers(0, max(0, len(word) - 1)))
    return {
        "same": word,
        "drop": word[:at] + word[at + 1 :] or word,
        "double": word[:at] + word[at : at + 1] * 2 + word[at + 1 :],
        "change": word[:at] + draw(st.sampled_from(LETTERS)) + word[at + 1 :],
        "swap": word[:at] + word[at : at + 2][::-1] + word[at + 2 :],
        "initial": word[:1],
    }[how]


def words_of(text: str) -> str:
    """The words of a text turned round."""
    return " ".join(text.split()[::-1])


@st.composite
def crowds(draw: st.DrawFn) -> list[Person]:
    made: list[Person] = []
    for _ in range(draw(st.integers(1, 6))):
        surname, given = draw(words), f"{draw(words)} {draw(words)}" if draw(st.booleans()) else draw(words)
        native = draw(st.sampled_from(["", f"{given} {surname}", f"{surname} {words_of(given)}"]))
        for _ in range(draw(st.integers(1, 2))):
            names = spoiled(draw, surname), " ".join(spoiled(draw, each) for each in given.split())
            names = names[::-1] if draw(st.integers(0, 5)) == 0 else names
            names = (names[0], "") if draw(st.integers(0, 7)) == 0 else names
            born = draw(st.sampled_from([None, None, "1990-01-05"]))
            made.append(person(len(made), *names, born, native=native))
    return made


BORN = "1990-01-05"


@given(crowds())
@settings(max_examples=60, deadline=None)
@example([person(0, "a", "a"), person(1, "aa", "aa", BORN), person(2, "a", "a", BORN)])
@example([person(0, "a", "karlson", BORN), person(1, "alvarez", "k", BORN)])
@example([person(0, "alvarez", "", BORN), person(1, "Alvares", "Marta", BORN), person(2, "Marta", "", BORN)])
@example([person(0, "a", "b", BORN, native="a b"), person(1, "xo", "y", BORN, native="alvarez bonny")])
def test_nobody_who_is_likely_the_same_is_missed(people: list[Person]) -> None:
    by_hand = {
        (one.record_id, two.record_id) for one, two in combinations(people, 2)
        if compare_people(one, two).score >= LIKELY
    }  # fmt: skip
    assert {(each.first, each.second) for each in likely_people(people)} == by_hand


def crowd(count: int) -> list[Person]:
    dice = random.Random(7)

    def word() -> str:
        return "".join(
            dice.choice("kbdfglmnprstvz") + dice.choice("aeiou") for _ in range(dice.randint(2, 4))
        )

    surnames, given = [word() for _ in range(2_000)], [word() for _ in range(500)]
    return [
        person(
            at,
            dice.choice(surnames),
            dice.choice(given),
            f"19{dice.randint(60, 99)}-0{dice.randint(1, 9)}-11",
        )
        for at in range(count)
    ]


def test_fifteen_thousand_people_take_seconds() -> None:
    people = crowd(15_000)
    began = support.processor_seconds()
    list(likely_people(people))
    assert support.processor_seconds() - began < 25, "about two seconds on a quiet machine"


def test_a_name_that_thousands_share_says_nothing_by_itself() -> None:
    people = [
        person(at, "UNKNOWN", "Unknown", f"19{at % 90:02}-01-01" if at % 2 else None) for at in range(4_000)
    ]
    people += [
        person(4_000, "UNKNOWN", "Unknown", "2001-05-06"),
        person(4_001, "UNKNOWN", "Unknown", "2001-05-06"),
    ]
    began = support.processor_seconds()
    found = {(each.first, each.second) for each in likely_people(people)}
    assert support.processor_seconds() - began < 60, "half a second on a quiet machine"
    assert (4_000, 4_001) in found
    assert not any(people[one].born != people[two].born for one, two in found)
    rows = [(at, ((), ("to be told",))) for at in range(3_000)]
    assert len(list(likely_texts(Unit, rows))) == 2_999


def test_the_search_can_be_stopped() -> None:
    with pytest.raises(Refused, match="stopped"):
        list(likely_people(crowd(50), cancelled=lambda: True))


@pytest.mark.parametrize(
    ("first", "second", "score", "reason"),
    [
        ("1st Signal Battalion", "1st  signal battalion", 95, "the same"),
        ("1st Signal-Battalion", "1st Signal Battalion", 95, "but for blanks and signs"),
        ("Signal Battalion 1st", "1st Signal Battalion", 90, "another order"),
        ("1st Signal Batalion", "1st Signal Battalion", 85, "one letter differs"),
        ("1st Signal Batallion", "1st Signal Battalion", 80, "sounds the same"),
        ("1st Signal Battalion", "2nd Signal Battalion", 0, ""),
        ("12 Signal Battalion", "13 Signal Battalion", 0, ""),
        ("Depot O1", "Depot 01", 90, "O is taken for 0"),
        ("W1420A", "W1420B", 0, ""),
    ],
)
def test_texts(first: str, second: str, score: int, reason: str) -> None:
    rows = [(1, ((), (first,))), (2, ((), (second,)))]
    found = compare_texts(Unit, rows[0], rows[1])
    assert found.score == score
    assert reason in "; ".join(found.reasons)
    assert [(each.first, each.second) for each in likely_texts(Unit, rows)] == ([(1, 2)] if score else [])


def test_what_must_be_equal_tells_records_apart() -> None:
    one, other = ("Harvest", "2026-09-21"), ("Harvest", "2027-09-21")
    rows = [(1, ((one[1],), (one[0],))), (2, ((one[1],), (one[0],))), (3, ((other[1],), (other[0],)))]
    (found,) = likely_texts(Holiday, rows)
    assert (found.first, found.second) == (1, 2)
    assert found.reasons == ("name: the same", "same date")


@given(st.lists(st.text("ab01oil -", max_size=12), min_size=2, max_size=6))
@settings(max_examples=80, deadline=None)
def test_no_likely_pair_of_texts_is_missed(texts: list[str]) -> None:
    rows = [(at, ((), (text,))) for at, text in enumerate(texts) if text]
    by_hand = {
        (one[0], two[0])
        for one, two in combinations(rows, 2)
        if compare_texts(Site, one, two).score >= LIKELY
    }
    assert {(each.first, each.second) for each in likely_texts(Site, rows)} == by_hand
