"""Look-alike names: examples across scripts, and properties that hold for every name."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from models.names import (
    LIKELY,
    Name,
    alike,
    joined_name,
    latin,
    look_alike_keys,
    name_words,
    skeleton,
    sort_key,
)

WORDS = st.text(st.sampled_from("abcdefghijklmnopqrstuvwxyzéñ-' абвгйюяمحدلήσბეж"), max_size=14)
NAMES = st.builds(Name, WORDS, WORDS, st.just("") | WORDS)


@pytest.mark.parametrize(
    ("first", "second", "reason"),
    [
        (Name("ALVAREZ", "Juan"), Name("ALVARES", "Juan"), "surname: sounds the same"),
        (Name("DOE", "Jane"), Name("JANE", "Doe"), "surname and first name exchanged"),
        (Name("SAMPLE", "Jan Quentin"), Name("SAMPLE", "J Q"), "first name: initial"),
        (Name("SAMPLE", "Jan"), Name("SANPLE", "Jan"), "surname: one letter differs"),
        (Name("SAMPLE", "Jan Quentin"), Name("SAMPLE", "Jan"), "first name: one has more names"),
        (Name("Al-Masri", "Muhammad"), Name("المصري", "محمد"), "surname: sounds the same"),
        (Name("MOHAMED", "Yusuf"), Name("Muhammad", "Yousef"), "surname: sounds the same"),
        (Name("Batbayar", "Bold"), Name("Батбаяр", "Болд"), "surname: sounds the same"),
        (Name("ALHARBI", "Fahd"), Name("الحربي", "فهد"), "surname: article joined or left out"),
        (Name("AL-HARBI", "Fahd"), Name("الحربي", "فهد"), "surname: sounds the same"),
        (Name("EL HARBI", "Fahd"), Name("الحربي", "فهد"), "surname: sounds the same"),
        (Name("Alharbi", "Fahd"), Name("El Harby", "Fahd"), "surname: article joined or left out"),
        (Name("ALMUTAIRI", "Fahd"), Name("المطيري", "فهد"), "surname: article joined or left out"),
        (Name("ASH-SHEHRI", "Fahd"), Name("الشهري", "فهد"), "surname: sounds the same"),
        (Name("ASHSHEHRI", "Fahd"), Name("AL-SHEHRI", "Fahd"), "surname: article joined or left out"),
    ],
)
def test_likely_one_person(first: Name, second: Name, reason: str) -> None:
    found = alike(first, second)
    assert found.likely and reason in found.reasons


@pytest.mark.parametrize(
    ("plain", "written"),
    [
        ("petrov", "Петров"),
        ("papadopulos", "Παπαδόπουλος"),
        ("giorgadze", "გიორგაძე"),
        ("shchukin", "Щукин"),
        ("djokovic", "Ђоковић"),
        ("oiuunbileg", "Оюунбилэг"),
        ("muller", "Müller"),
    ],
)
def test_other_scripts_in_latin_letters(plain: str, written: str) -> None:
    assert latin(written) == plain


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (Name("DOE", "Jane"), Name("ROE", "John")),
        (Name("SAMPLE", "Jan"), Name("SAMPLE", "Peter")),
        (Name("IVANOV", "Ivan"), Name("PETROV", "Ivan")),
        (Name("Li", "Wei"), Name("Lu", "Wan")),
        (Name("", "Jan"), Name("", "Jan")),
        (Name("SAMPLE", "Alberto"), Name("SAMPLE", "Brett")),
        (Name("ALVAREZ", "Ana"), Name("AREZ", "Ana")),
        (Name("Ali", "Jan"), Name("Li", "Jan")),
    ],
)
def test_not_likely(first: Name, second: Name) -> None:
    assert alike(first, second).score < LIKELY


@pytest.mark.parametrize("written", ["ALHARBI", "AL-HARBI", "EL HARBI", "Harbi", "ELHARBI", "Al Harby"])
def test_the_arabic_article_parts_nobody(written: str) -> None:
    """However it is written they meet under a key, so that one is found by the other."""
    arabic = Name("الحربي", "فهد")
    assert (
        look_alike_keys(written) & look_alike_keys("الحربي") and alike(Name(written, "Fahd"), arabic).likely
    )


def test_the_own_script_alone_finds_the_person() -> None:
    found = alike(Name("Petrov", "Ivan"), Name("Petroff", "I. P.", native="Иван Петров"))
    assert found.likely and found.reasons == ()


@given(NAMES, NAMES)
@example(Name("a", "b", "б а"), Name("b", "a"))
def test_the_order_of_two_names_does_not_matter(first: Name, second: Name) -> None:
    there, back = alike(first, second), alike(second, first)
    assert there.score == back.score
    assert 0 <= there.score <= 100


@given(NAMES)
def test_a_name_is_like_itself(name: Name) -> None:
    if name_words(name.surname) and name_words(name.given):
        assert alike(name, name).score == 100


@given(NAMES)
def test_the_same_sound_meets_under_a_key(name: Name) -> None:
    keys = look_alike_keys(name.surname, name.given, name.native)
    assert keys == look_alike_keys(name.surname.upper(), name.given.title(), name.native)
    assert all(
        skeleton(word) in keys for word in name_words(name.surname) if len(word) > 1 and skeleton(word)
    )


@given(st.text(max_size=40))
def test_every_text_can_be_written_in_latin_letters(text: str) -> None:
    assert latin(latin(text)) == latin(text)
    skeleton(text)
    name_words(text)


def test_names_are_joined_and_ordered() -> None:
    assert joined_name("DOE", "Jane", "Q") == "DOE, Jane Q"
    assert joined_name("", "Jane") == "Jane"
    assert joined_name("", "", "") is None
    assert sorted(["Петров", "Abel", "Zoë"], key=lambda each: sort_key(each, "") or "") == [
        "Abel",
        "Петров",
        "Zoë",
    ]
