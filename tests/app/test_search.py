"""Search: any three letters in a row, across scripts, never what is guarded, and never what is no longer there."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.office import Office
from app.reading import Query
from app.store import search
from models.kinds import Kind
from models.office.places import Contact, Unit
from models.text import fold
from models.training.passports import Passport
from models.training.people import Student
from models.training.vetting import HrVetting, Screening
from tests.app import whole
from tests.support import acting, add


def found(office: Office, text: str) -> list[int]:
    return [hit.record_id for hit in office.reader.find(text)]


def listed(office: Office, kind: type[Kind], text: str) -> list[int]:
    return office.reader.ids(Query(kind, text=text)).tolist()


@pytest.mark.parametrize(
    ("stored", "typed"),
    [
        ("Abdulrahman", "lrahm"), ("Abdulrahman", "ABDUL"), ("van der Berg", "der berg"), ("van der Berg", "berg van"),
        ("Ødegård", "odegard"), ("Đoković", "dokovic"), ("Łukasz", "lukasz"), ("Straße", "strasse"), ("Ａnna", "anna"),
        ("عائشة", "عايشه"), ("أحمد", "احمد"), ("محمّد", "محمد"), ("Алёна", "алена"), ("ИВАН", "иван"), ("Fiﬁ", "fifi"),
        ("O'Neil", "o'neil"), ('The "Rock"', '"rock"'), ("a AND b OR", "and b or"), ("NEAR(x y)", "near(x"),
        ("100% sure", "100%"), ("col:on", "col:on"), ("wild*", "wild*"), ("^start", "^start"), ("-minus", "-minus"),
        ("under_score", "r_s"), ("two  blanks", "two blanks"), ("😀😀😀 smile", "😀😀😀"),
    ],
)  # fmt: skip
def test_a_name_is_found_by_any_part_however_it_is_written(office: Office, stored: str, typed: str) -> None:
    unit = add(office, Unit, unit_name=stored)
    add(office, Unit, unit_name="Something else entirely")
    assert found(office, typed) == [unit]
    assert listed(office, Unit, typed) == [unit]


@pytest.mark.parametrize(
    ("typed", "hit"),
    [("a", True), ("al", True), ("AL", True), ("be", False), ("al be", True), ("be al", True), ("b alp", True),
     ("z", False),
     ("ta", False), ("alp ta", False)],
)  # fmt: skip
def test_one_or_two_letters_begin_a_title_or_a_word(office: Office, typed: str, hit: bool) -> None:
    unit = add(office, Unit, unit_name="Alpha Beta")
    assert (unit in found(office, typed)) is hit
    assert (unit in listed(office, Unit, typed)) is hit


@pytest.mark.parametrize("typed", ["", "   ", "\x00", "\ud800", "\n", "'", '"', "*", "--", "x" * 5_000])
def test_what_names_nothing_finds_nothing(office: Office, typed: str) -> None:
    add(office, Unit)
    assert found(office, typed) == []
    listed(office, Unit, typed)


def test_a_sensitive_value_is_found_whole_or_not_at_all(office: Office) -> None:
    student = add(office, Student)
    passport = add(office, Passport, student_id=student, passport_no="BN-4471 883")
    for typed in ("BN-4471 883", "bn4471883", "BN 4471-883"):
        assert found(office, typed) == [passport]
        assert listed(office, Passport, typed) == [passport]
    for typed in ("4471", "BN-4471", "bn447188", "b"):
        assert passport not in found(office, typed)
        assert listed(office, Passport, typed) == []
    assert office.reader.find("bn4471883")[0].piece == ""
    assert "4471" not in repr(office.reader.find("bn4471883"))


def test_guarded_words_are_found_by_nobody(office: Office) -> None:
    student = add(office, Student)
    add(office, HrVetting, student_id=student, hr_remarks="Unwelcome xylophone")
    add(office, Screening, student_id=student, screening_remarks="Unwelcome xylophone")
    assert found(office, "xylophone") == []
    with acting(office, "Cleo", "clerk"):
        assert found(office, "xylophone") == []


def test_the_index_follows_every_change(office: Office) -> None:
    unit = add(office, Unit, unit_name="First name")
    with office.change("Rename") as work:
        work.set(Unit, unit, {"unit_name": "Second name"})
    assert found(office, "first name") == []
    assert found(office, "second name") == [unit]
    office.undo()
    assert (found(office, "first name"), found(office, "second name")) == ([unit], [])
    with office.change("Remove") as work:
        work.remove(Unit, unit)
    assert found(office, "first name") == []
    with office.change("Put back") as work:
        work.put_back(Unit, unit)
    assert found(office, "first name") == [unit]
    assert whole.search_differs(office) == ""


def test_derived_names_are_searched(office: Office) -> None:
    contact = add(office, Contact, surname="Żółć", first_name="Jan", native_name="")
    assert found(office, "zolc jan") == [contact]
    with office.change("Rename") as work:
        work.set(Contact, contact, {"surname": "Other"})
    assert found(office, "zolc") == []


def test_hits_are_limited_and_named(office: Office) -> None:
    with office.change("Add") as work:
        work.add_many(Unit, ({"unit_name": f"Same {n}"} for n in range(80)))
    hits = office.reader.find("same", limit=7)
    assert len(hits) == 7
    assert {hit.kind for hit in hits} == {"unit"}
    assert office.reader.find("same", kinds=("student",)) == []
    assert len(office.reader.find("same", kinds=("student", "unit"))) == 50


TEXTS = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs")), min_size=1, max_size=12)


@given(name=TEXTS, cut=st.tuples(st.integers(0, 12), st.integers(3, 12)))
def test_any_piece_of_three_letters_finds_the_word(name: str, cut: tuple[int, int], shared: Office) -> None:
    folded = fold(name)
    piece = folded[cut[0] : cut[0] + cut[1]]
    with shared.transaction() as connection:
        made = Unit(7, {"unit_name": name}, 1, 0)
        search.index(connection, Unit, [made])
        hits = [hit.record_id for hit in search.find(connection, piece, limit=500)]
        search.index(connection, Unit, [Unit(7, {}, 1, 2)])
        assert search.find(connection, folded, ("unit",)) == []
    for word in piece.split():
        if len(word) < 3:
            return
    if piece.split():
        assert 7 in hits


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Office:
    from app.store import keys
    from tests import support

    before = keys.ROUNDS_FLOOR, keys.WRONG_COSTS_SECONDS
    office = support.make_office(tmp_path_factory.mktemp("search"))
    keys.ROUNDS_FLOOR, keys.WRONG_COSTS_SECONDS = before
    return office
