"""Machine-readable zones: the specimen of ICAO Doc 9303, and what goes wrong at a desk."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.training.mrz import NotMrz, check_digit, read_mrz

TODAY = date(2026, 3, 2)
FIRST = "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<"
SECOND = "L898902C36UTO7408122F1204159ZE184226B<<<<<10"


def test_the_specimen_of_the_standard() -> None:
    read = read_mrz(f"{FIRST}\n{SECOND}", TODAY)
    assert (read.surname, read.given_names, read.number) == ("ERIKSSON", "ANNA MARIA", "L898902C3")
    assert (read.issuer, read.nationality, read.sex) == ("UTO", "UTO", "FEMALE")
    assert (read.born, read.expires) == (date(1974, 8, 12), date(2012, 4, 15))
    assert read.doubts == () and not read.name_cut


@pytest.mark.parametrize(
    ("text", "digit"), [("520727", "3"), ("AB2134<<<", "5"), ("L898902C3", "6"), ("<<<", "0")]
)
def test_check_digits_of_the_standard(text: str, digit: str) -> None:
    assert check_digit(text) == digit


@pytest.mark.parametrize(
    ("at", "sign", "part"),
    [(0, "I", "number"), (13, "8", "date of birth"), (21, "2", "expiry"), (28, "A", "personal number")],
)
def test_a_misread_sign_is_told_by_its_part(at: int, sign: str, part: str) -> None:
    read = read_mrz(FIRST + SECOND[:at] + sign + SECOND[at + 1 :], TODAY)
    assert part in {each.part for each in read.doubts}
    assert read.doubtful(part) and all(each.said.endswith(".") for each in read.doubts)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (FIRST + SECOND[:-1], "87 signs"),
        (FIRST.replace("P", "I", 1) + SECOND, "begins with I"),
        (FIRST + SECOND.replace("6", "é"), "“É”"),
        ("", "0 signs"),
    ],
)
def test_what_is_no_zone_says_why(text: str, says: str) -> None:
    with pytest.raises(NotMrz, match=says):
        read_mrz(text, TODAY)


def test_scanned_with_blanks_small_letters_and_broken_lines() -> None:
    spread = " ".join(FIRST.lower()) + "\r\n\r\n" + SECOND[:20] + "\n" + SECOND[20:]
    assert read_mrz(spread, TODAY) == read_mrz(FIRST + SECOND, TODAY)


def test_a_visa_has_no_digit_over_the_whole_line() -> None:
    visa = "V" + FIRST[1:] + SECOND[:28] + "<" * 16
    assert read_mrz(visa, TODAY).document == "V" and read_mrz(visa, TODAY).doubts == ()


@pytest.mark.parametrize(
    ("digits", "born"),
    [("260302", date(2026, 3, 2)), ("270101", date(1927, 1, 1)), ("000229", date(2000, 2, 29)), ("010229", None),
     ("<<<<<<", None)],
)  # fmt: skip
def test_births_lie_in_the_past_hundred_years(digits: str, born: date | None) -> None:
    assert read_mrz(FIRST + SECOND[:13] + digits + SECOND[19:], TODAY).born == born


def test_a_name_that_fills_the_line_may_be_cut() -> None:
    long = "P<UTO" + "A" * 20 + "<<" + "B" * 17
    assert read_mrz(long + SECOND, TODAY).name_cut


@given(st.text(max_size=120))
def test_any_text_is_read_or_refused_in_words(text: str) -> None:
    try:
        read_mrz(text, TODAY)
    except NotMrz as error:
        assert str(error).endswith((".", ">", "<."))
