"""What tells that a serial was misread, mistyped or harmed by a spreadsheet."""

import pytest

from models.eum.lookalikes import SAME, SIGNS, Known, Serials, fits, harm


def tells(
    known: list[str], serial: str, *, type_id: int | None = 1, of_type: int = 1
) -> list[tuple[str, str]]:
    serials = Serials(Known(at, each, of_type) for at, each in enumerate(known))
    return [(each.known.serial, each.why) for each in serials.like(serial, type_id)]


@pytest.mark.parametrize(
    ("known", "read", "why"),
    [
        ("0012-A7", "O012-A7", "it reads O for 0"),
        ("0012-A7", "00I2-A7", "it reads I for 1"),
        ("8812-X7", "B812-X7", "it reads B for 8"),
        ("5512-X7", "S512-X7", "it reads S for 5"),
        ("0012-A7", "12-A7", "2 leading zeros are missing"),
        ("12-A7", "0012-A7", "2 leading zeros are too many"),
        ("123456789012", "1.23457E+11", "a spreadsheet wrote 123456789012 as 1.23457E+11"),
        ("77341", "77341.0", "a spreadsheet added .0 to it"),
        ("A12349", "A13249", "characters 3 and 4 are exchanged"),
        ("A12349", "A123495", "character 7, 5, is too many"),
        ("A12349", "A1239", "character 5, 4, is missing"),
        ("A12349", "A-123 49", SIGNS),
    ],
)
def test_a_serial_tells_what_happened_to_it(known: str, read: str, why: str) -> None:
    assert tells([known], read) == [(known, why)]


@pytest.mark.parametrize(
    ("known", "read"),
    [
        ("A12349", "A12349"),
        ("A12349", "A12341"),
        ("A12349", "B99999"),
        ("123456789012", "1.33E+11"),
        ("123456789012", "1.23457E+10"),
        ("12", "21"),
        ("A12349", ""),
    ],
)
def test_what_tells_nothing(known: str, read: str) -> None:
    assert tells([known], read) == []


def test_the_same_serial_under_another_type_is_told() -> None:
    assert tells(["A12349"], "A12349", type_id=2) == [("A12349", SAME)]
    assert tells(["0012"], "O012", type_id=2) == []


def test_an_unbroken_series_is_no_tell() -> None:
    series = [f"A{each}" for each in range(12340, 12350)]
    assert tells(series, "A12350") == []
    assert ("A12343", "characters 2 and 3 are exchanged") in tells(series, "A21343")
    assert tells([*series, "A012351"], "A12350") == []
    assert tells(series, "AI2341") == [("A12341", "it reads I for 1")]


def test_where_serials_look_like_each_other_anyway_only_what_is_sure_is_told() -> None:
    every_fourth = [f"{each:05d}" for each in range(0, 4_000, 4)]
    assert tells(every_fourth, "04004") == []
    assert tells(every_fourth, "O0396") == [("00396", "it reads O for 0")]


@pytest.mark.parametrize(
    ("serial", "pattern", "fitting", "harmed"),
    [
        ("0012-A7", "####-@#", True, ""),
        ("0012a7", "####-@#", True, ""),
        ("A77", "@*", True, ""),
        ("77", "@*", False, ""),
        ("12", "####", False, "leading zeros"),
        ("12345", "####", False, ""),
        ("1.2E+5", "######", False, "power of ten"),
        ("12.0", "", True, ".0"),
        ("X.1", "X.#", True, ""),
    ],
)
def test_patterns_and_harm(serial: str, pattern: str, fitting: bool, harmed: str) -> None:
    assert not pattern or fits(serial, pattern) is fitting
    assert (harmed in harm(serial, pattern)) if harmed else harm(serial, pattern) == ""
