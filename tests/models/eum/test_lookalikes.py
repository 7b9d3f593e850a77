"""What tells that a serial was misread, mistyped or harmed by a spreadsheet."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models.eum.lookalikes import CONFUSED, Known, Serials, Tell, fits, harm


def tells(
    known: list[str], serial: str, *, type_id: int | None = 1, of_type: int = 1
) -> list[tuple[str, Tell]]:
    serials = Serials(Known(at, each, of_type) for at, each in enumerate(known))
    return [(each.known.serial, each.tell) for each in serials.like(serial, type_id)]


@pytest.mark.parametrize(
    ("known", "read", "tell"),
    [
        ("0012-A7", "O012-A7", Tell.CONFUSED),
        ("0012-A7", "00I2-A7", Tell.CONFUSED),
        ("8812-X7", "B812-X7", Tell.CONFUSED),
        ("5512-X7", "S512-X7", Tell.CONFUSED),
        ("2212-X7", "Z212-X7", Tell.CONFUSED),
        ("0012-A7", "12-A7", Tell.ZEROS),
        ("12-A7", "0012-A7", Tell.ZEROS),
        ("123456789012", "1.23457E+11", Tell.EXPONENT),
        ("123456789012", "1.23456789E+11", Tell.EXPONENT),
        ("77341", "77341.0", Tell.DECIMAL),
        ("A12349", "A13249", Tell.SWAPPED),
        ("A12349", "A123495", Tell.MORE),
        ("A12349", "A1239", Tell.LESS),
        ("A12349", "A-123 49", Tell.SIGNS),
    ],
)
def test_a_serial_tells_what_happened_to_it(known: str, read: str, tell: Tell) -> None:
    assert tells([known], read) == [(known, tell)]


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
    assert tells(["A12349"], "A12349", type_id=2) == [("A12349", Tell.SAME)]
    assert tells(["0012"], "O012", type_id=2) == []


def test_an_unbroken_series_is_no_tell() -> None:
    series = [f"A{each}" for each in range(12340, 12350)]
    assert tells(series, "A12350") == []
    assert tells(series, "A21343") == [("A12343", Tell.SWAPPED)]


@given(st.text("0123456789OIBSZ", min_size=4, max_size=12), st.data())
@settings(max_examples=60)
def test_confused_letters_are_found_however_many(serial: str, data: st.DataObject) -> None:
    back = {0x30: "O", 0x31: "I", 0x38: "B", 0x35: "S", 0x32: "Z"}
    plain = serial.translate(CONFUSED)
    other = "".join(
        data.draw(st.sampled_from((each, back[ord(each)]))) if ord(each) in back else each for each in plain
    )
    if other != serial:
        assert any(tell in (Tell.CONFUSED, Tell.ZEROS) for _, tell in tells([serial], other))


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
