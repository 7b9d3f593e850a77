"""Cells become values of a field; damage done by a spreadsheet is told, never passed on."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.importing.cells import Cell, CellFlag, plain
from app.importing.dates import DateOrder
from app.importing.outcomes import CellOutcome, Decisions, Reading, odd_values
from app.importing.values import read_column
from models.fields import Field, Type

TODAY = date(2026, 8, 5)
NUMBER = CellFlag.NUMBER


def field(kind: Type, key: str = "thing", **rest: Any) -> Field[Any]:
    made: Field[Any] = Field(kind, "Thing", **rest)
    made.key = key
    return made


def read(cell: Cell | str, kind: Type, decisions: Decisions | None = None, **rest: Any) -> CellOutcome:
    cells = [plain(cell) if isinstance(cell, str) else cell]
    return read_column(cells, field(kind, **rest), decisions or Decisions(today=TODAY))[0]


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("$41,472", Type.MONEY, 4147200),
        ("41472.50", Type.MONEY, 4147250),
        ("(1,200.05)", Type.MONEY, -120005),
        ("-$5", Type.MONEY, -500),
        ("1,200-", Type.MONEY, -120000),
        ("US$ 12", Type.MONEY, 1200),
        ("12 USD", Type.MONEY, 1200),
        ("1 234 567", Type.MONEY, 123456700),
        ("$0", Type.MONEY, 0),
        ("1,234", Type.WHOLE, 1234),
        ("12.0", Type.WHOLE, 12),
        ("yes", Type.FLAG, True),
        ("X", Type.FLAG, True),
        ("Нет", Type.FLAG, False),
        ("25%", Type.PERCENT, Decimal(25)),
        ("000123", Type.TEXT, "000123"),
        ("1E5", Type.TEXT, "1E5"),
        ("=1+1", Type.TEXT, "=1+1"),
        (" Ali ", Type.TEXT, "Ali"),
        ("05-Aug-26", Type.DATE, date(2026, 8, 5)),
        ("2026", Type.PARTIAL_DATE, "2026"),
        ("Aug 2026", Type.PARTIAL_DATE, "2026-08"),
        ("8/2026", Type.PARTIAL_DATE, "2026-08"),
        ("05 Aug 2026 14:30 Asia/Tokyo", Type.LOCAL_MOMENT, "2026-08-05T14:30[Asia/Tokyo]"),
        ("051430ZAUG26", Type.LOCAL_MOMENT, "2026-08-05T14:30[UTC]"),
        ("BN-B-UAB", Type.LINK, "BN-B-UAB"),
    ],
)
def test_certain_forms_are_read(text: str, kind: Type, value: object) -> None:
    outcome = read(text, kind)
    assert (outcome.reading, outcome.value, outcome.text) == (Reading.READ, value, text)


@pytest.mark.parametrize(
    ("cell", "kind", "value", "suggestion"),
    [
        (Cell("123", "000123", NUMBER), Type.TEXT, "123", "000123"),
        (Cell("1", "TRUE", CellFlag.BOOLEAN), Type.TEXT, "TRUE", ""),
        (plain("5-Aug"), Type.TEXT, "5-Aug", ""),
        (plain("Aug-05"), Type.TEXT, "Aug-05", ""),
        (plain("AB\u200b12"), Type.TEXT, "AB\u200b12", "AB12"),
        (plain("1.234,56"), Type.MONEY, 123456, ""),
        (plain("$ -"), Type.MONEY, 0, ""),
        (plain("TBD"), Type.DATE, None, ""),
        (plain("5 Aug 1826"), Type.TEXT, "5 Aug 1826", None),
        (plain("5 Aug 1926"), Type.DATE, date(1926, 8, 5), ""),
    ],
)
def test_odd_values_are_read_and_shown_first(
    cell: Cell, kind: Type, value: object, suggestion: str | None
) -> None:
    outcome = read(cell, kind)
    assert outcome.value == value
    if suggestion is not None:
        assert outcome.reading is Reading.ODD
        assert outcome.reason
        assert outcome.suggestion == suggestion


@pytest.mark.parametrize(
    ("cell", "kind", "suggestion"),
    [
        (Cell("1.2E+11", "1.2E+11", NUMBER | CellFlag.SCIENTIFIC), Type.TEXT, ""),
        (plain("1.2E+11"), Type.TEXT, ""),
        (Cell("1234567890123456", "1.23457E+15", NUMBER | CellFlag.SCIENTIFIC), Type.TEXT, ""),
        (Cell("46239", "2026-08-05", NUMBER | CellFlag.DATE), Type.TEXT, "2026-08-05"),
        (Cell("#REF!", "#REF!", CellFlag.ERROR), Type.TEXT, ""),
        (Cell("", "", CellFlag.FORMULA), Type.MONEY, ""),
        (plain("a\x01b"), Type.TEXT, "ab"),
        (plain("two\nlines"), Type.TEXT, "two lines"),
        (plain("x" * 300), Type.TEXT, ""),
        (plain("€ 12"), Type.MONEY, ""),
        (plain("1.234"), Type.MONEY, "1.23"),
        (plain("1,23"), Type.MONEY, "1.23"),
        (plain("12,34,5"), Type.MONEY, ""),
        (plain("1.5"), Type.WHOLE, ""),
        (plain("maybe"), Type.FLAG, ""),
        (plain("41421"), Type.DATE, "2013-05-27"),
        (plain("2026-08-05 14:30"), Type.DATE, "2026-08-05"),
        (plain("8/5/2026"), Type.DATE, ""),
        (Cell("46239", "2026-08-05", NUMBER | CellFlag.DATE), Type.MONEY, ""),
    ],
)
def test_what_cannot_be_read_says_why_and_what_may_be_meant(cell: Cell, kind: Type, suggestion: str) -> None:
    outcome = read(cell, kind)
    assert (outcome.reading, outcome.value) == (Reading.BAD, None)
    assert outcome.reason
    assert outcome.suggestion == suggestion


def test_a_date_stored_as_a_serial_is_read_from_what_is_shown() -> None:
    assert read(Cell("46239", "2026-08-05", NUMBER | CellFlag.DATE), Type.DATE).value == date(2026, 8, 5)


def test_money_stored_as_a_float_loses_only_the_noise() -> None:
    assert read(Cell("41472.100000000006", "41472.1", NUMBER), Type.MONEY).value == 4147210


def test_a_percent_cell_is_a_hundredth() -> None:
    outcome = read(Cell("0.255", "26%", NUMBER | CellFlag.PERCENT), Type.PERCENT, scale=1)
    assert outcome.value == Decimal("25.5")


def test_lost_zeros_are_seen_by_the_other_rows() -> None:
    cells = [plain(text) for text in ("0123", "4567", "0099", "4568", "4569", "4570", "98")]
    outcomes = read_column(cells, field(Type.TEXT), Decisions(today=TODAY))
    assert odd_values(outcomes) == [(6, "98", outcomes[6].reason)]
    assert outcomes[6].suggestion == "0098"
    assert outcomes[6].value == "98"


def test_the_displayed_text_is_taken_only_when_chosen() -> None:
    taken = read(Cell("123", "000123", NUMBER), Type.TEXT, Decisions(today=TODAY, take_suggestions=True))
    assert (taken.value, taken.reading) == ("000123", Reading.ODD)


def test_an_answer_settles_a_text() -> None:
    decisions = Decisions(today=TODAY, answers={"1.2E+11": "120000000123", "5-Aug": "5-Aug"})
    outcomes = read_column([plain("1.2E+11"), plain("5-Aug")], field(Type.TEXT), decisions)
    assert [(o.reading, o.text, o.value) for o in outcomes] == [
        (Reading.READ, "1.2E+11", "120000000123"),
        (Reading.READ, "5-Aug", "5-Aug"),
    ]


def test_a_column_settles_its_ambiguous_dates() -> None:
    cells = [plain("5/27/2013"), plain("6/7/2013")]
    outcomes = read_column(cells, field(Type.DATE), Decisions(today=TODAY))
    assert [outcome.value for outcome in outcomes] == [date(2013, 5, 27), date(2013, 6, 7)]


def test_the_answer_to_an_ambiguous_column_is_used() -> None:
    decisions = Decisions(today=TODAY, date_order=DateOrder.DMY)
    assert read("6/7/2013", Type.DATE, decisions).value == date(2013, 7, 6)


@pytest.mark.parametrize(
    ("text", "code", "suggestion"),
    [
        ("CIV", "CIV", ""),
        ("civ", "CIV", ""),
        ("Civilian", "CIV", ""),
        ("Civillian", None, "CIV"),
        ("zzz", None, ""),
    ],
)
def test_choices_by_code_or_label(text: str, code: str | None, suggestion: str) -> None:
    decisions = Decisions(today=TODAY, choices={"CIV": "Civilian", "MIL": "Military"})
    outcome = read(text, Type.CHOICE, decisions)
    assert (outcome.value, outcome.suggestion) == (code, suggestion)


def test_a_moment_without_a_zone_is_asked_about_and_the_offices_offered() -> None:
    athens = Decisions(today=TODAY, zone="Europe/Athens")
    asked = read("2026-08-05 14:30", Type.LOCAL_MOMENT, athens)
    assert asked.reading is Reading.BAD and "does not say its zone" in asked.reason
    answer = {asked.text: asked.suggestion}
    taken = read(asked.text, Type.LOCAL_MOMENT, Decisions(today=TODAY, zone="Europe/Athens", answers=answer))
    assert taken.value == "2026-08-05T14:30[Europe/Athens]"
    assert read("soon 99:99", Type.LOCAL_MOMENT, athens).suggestion == ""


def test_unreadable_values_come_before_odd_ones() -> None:
    cells = [plain("5 Aug 1926"), plain("soon"), plain("5 Aug 2026")]
    outcomes = read_column(cells, field(Type.DATE), Decisions(today=TODAY))
    assert [(index, text) for index, text, _ in odd_values(outcomes)] == [(1, "soon"), (0, "5 Aug 1926")]


@given(
    st.text(max_size=40),
    st.sampled_from([kind for kind in Type if kind is not Type.INSTANT]),
    st.sampled_from([0, NUMBER, NUMBER | CellFlag.DATE, NUMBER | CellFlag.PERCENT]),
)
def test_any_text_is_read_or_refused_and_a_value_can_always_be_stored(
    text: str, kind: Type, flags: int
) -> None:
    thing = field(kind)
    outcome = read_column([Cell(text, text, flags)], thing, Decisions(today=TODAY))[0]
    if outcome.reading in (Reading.BAD, Reading.EMPTY):
        assert outcome.value is None
    if outcome.value is not None and kind is not Type.LINK:
        thing.encode(outcome.value)
