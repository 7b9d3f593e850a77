"""Reading the cells of one column as the values of one field: nothing is guessed silently, damage is told."""

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from dataclasses import field as default
from datetime import date
from decimal import Decimal
from difflib import get_close_matches
from functools import cached_property
from typing import Any

from app import collector
from app.importing import marks
from app.importing.cells import Cell, CellFlag, plain
from app.importing.dates import DateOrder, date_orders, month_number, read_date, serial_day
from app.importing.numbers import DOLLAR_AMOUNT, exact, number_in
from app.importing.outcomes import SET_ASIDE, CellOutcome, Decisions, Reading, Unreadable
from models.fields import Field, FieldError, Type, read_local
from models.text import fold, without_control_characters


@dataclass(frozen=True)
class _Read:
    """A value that was read; `doubt` makes it odd."""

    value: Any
    doubt: str = ""
    suggestion: str = ""


@dataclass(frozen=True)
class _Column:
    """What all cells of the column share."""

    field: Field[Any]
    decisions: Decisions
    order: DateOrder | None
    zero_padded: int = 0
    codes: Mapping[str, str] = default(default_factory=dict)

    @cached_property
    def is_text(self) -> bool:
        return self.field.type in _TEXTS

    @cached_property
    def reader(self) -> "Callable[[Cell, _Column], _Read]":
        return _reader(self.field)


_PLACEHOLDERS = frozenset(
    {"n/a", "na", "tbd", "tba", "tbc", "unk", "unknown", "none", "null", "nil", "-", "--", "—", "–", "?"}
)
_SCIENTIFIC = re.compile(r"^[-+]?\d(?:\.\d+)?E[+-]\d{2,3}$")
_MADE_DATE = re.compile(r"^(?:\d{1,2}-([A-Za-z]{3})|([A-Za-z]{3})-\d{2})$")
_OTHER_MONEY = re.compile(r"[€£¥₽₾₺₮]|\b(?:EUR|GBP|CHF|CAD|AUD|JPY|GEL|MNT|HNL|RUB)\b")
_MONTH_YEAR = re.compile(r"^([^\W\d_]{3,12})\.?[\s\-/,]+(\d{4})$|^(\d{1,2})[/.\-](\d{4})$")
_MONEY_NOISE = Decimal("0.000001")
_MOST_SURE_DIGITS = 15
_MOST_SEEN = 5_000
_LONG_PLACEHOLDER = 9
_YES = frozenset({"yes", "y", "true", "1", "x", "✓", "✔", "√", "☑", "oui", "si", "sim", "да", "ja"})
_NO = frozenset({"no", "n", "false", "0", "non", "nao", "нет", "nein", "☐"})
_TEXTS = frozenset({Type.TEXT, Type.LONG_TEXT, Type.NAME, Type.LINK})


def read_column(cells: Sequence[Cell], field: Field[Any], decisions: Decisions) -> tuple[CellOutcome, ...]:
    """Read every cell of a column for a field, in order. Cells that repeat are read once."""
    order, padding = _order(cells, field, decisions), _padding(cells, field)
    column = _Column(field, decisions, order, padding, _codes(decisions))
    seen: dict[Cell, CellOutcome] = {}
    outcomes: list[CellOutcome] = []
    with collector.paused():
        for cell in cells:
            outcome = seen.get(cell)
            if outcome is None:
                outcome = _outcome(cell, column)
                if len(seen) < _MOST_SEEN:
                    seen[cell] = outcome
            outcomes.append(outcome)
    return tuple(outcomes)


def column_dates(cells: Sequence[Cell]) -> list[str]:
    """The texts of a date column as `dates.date_orders` wants them: real dates of the file in ISO form."""
    return [cell.shown if cell.flags & CellFlag.DATE else cell.text for cell in cells]


def _order(cells: Sequence[Cell], field: Field[Any], decisions: Decisions) -> DateOrder | None:
    if field.type not in (Type.DATE, Type.PARTIAL_DATE):
        return None
    return decisions.date_order or date_orders(column_dates(cells)).order


def _padding(cells: Sequence[Cell], field: Field[Any]) -> int:
    """The length all identifiers of a text column have when some begin with zero; else 0."""
    if field.type not in _TEXTS:
        return 0
    lengths = Counter(len(cell.text) for cell in cells if cell.text.isdecimal())
    if not lengths or not any(cell.text.startswith("0") for cell in cells if cell.text.isdecimal()):
        return 0
    length, count = lengths.most_common(1)[0]
    return length if count >= 0.8 * lengths.total() else 0


def _codes(decisions: Decisions) -> dict[str, str]:
    codes = {fold(label): code for code, label in decisions.choices.items()}
    return codes | {fold(code): code for code in decisions.choices}


def _outcome(cell: Cell, column: _Column) -> CellOutcome:
    text = cell.text
    answered = column.decisions.answers.get(text)
    settled = answered is not None or text in column.decisions.kept
    if text in column.decisions.refused:
        return CellOutcome(Reading.BAD, text, reason=SET_ASIDE)
    if answered is not None:
        cell = plain(answered)
    elif cell.flags & CellFlag.ERROR:
        return CellOutcome(Reading.BAD, text, reason=f"the sheet holds an error: {text or cell.shown}")
    elif not text and cell.flags & CellFlag.FORMULA:
        return CellOutcome(Reading.BAD, text, reason="the sheet holds a formula without its result")
    if not cell.text.strip():
        return CellOutcome(Reading.EMPTY, text)
    if not column.is_text and len(cell.text) < _LONG_PLACEHOLDER and fold(cell.text) in _PLACEHOLDERS:
        as_empty = CellOutcome(Reading.ODD, text, reason=f"“{text}” is read as empty")
        return CellOutcome(Reading.EMPTY, text) if settled else as_empty
    try:
        read = (column.reader if answered is None else _reader(column.field, answered=True))(cell, column)
    except Unreadable as error:
        return CellOutcome(Reading.BAD, text, None, error.reason, error.suggestion)
    except FieldError as error:
        return CellOutcome(Reading.BAD, text, None, str(error))
    if settled:
        return CellOutcome(Reading.READ, text, read.value)
    reading = Reading.ODD if read.doubt else Reading.READ
    return CellOutcome(reading, text, read.value, read.doubt, read.suggestion)


def _reader(field: Field[Any], *, answered: bool = False) -> "Callable[[Cell, _Column], _Read]":
    """The reader of the field's type; a text that a person gave is not doubted again."""
    if answered and field.type in _TEXTS:
        return lambda cell, column: _Read(_parsed_text(cell.text, column.field))
    return _READERS.get(field.type, _read_plain)


# -- text -------------------------------------------------------------------------------------------
def _read_text(cell: Cell, column: _Column) -> _Read:
    if column.field.exact and (odd := marks.doubt(cell)):
        if odd.lost:
            raise Unreadable(odd.reason)
        return _Read(_parsed_text(cell.text, column.field), odd.reason, odd.suggestion)
    if "E" in cell.text and _SCIENTIFIC.match(cell.text):
        raise Unreadable(f"{cell.text}: the spreadsheet cut digits off")
    if cell.flags & CellFlag.BOOLEAN:
        return _Read(_parsed_text(cell.shown, column.field), "the sheet holds yes or no, not a text")
    if cell.flags & CellFlag.DATE:
        raise Unreadable(f"the spreadsheet turned this into a date ({cell.shown})", cell.shown)
    if cell.flags & CellFlag.NUMBER:
        return _read_number_as_text(cell, column)
    value = _parsed_text(cell.text, column.field)
    if doubt := _doubt(cell.text, column):
        return _Read(value, *doubt)
    return _Read(value)


def _read_number_as_text(cell: Cell, column: _Column) -> _Read:
    """The file holds a number where a text belongs: what is shown is offered, zeros that got lost too."""
    text, shown = cell.text, cell.shown.strip()
    if "E" in text.upper():
        raise Unreadable(f"{text}: the spreadsheet cut digits off")
    if len(text) > _MOST_SURE_DIGITS and sum(map(str.isdecimal, text)) > _MOST_SURE_DIGITS:
        raise Unreadable(f"{text}: a spreadsheet keeps only {_MOST_SURE_DIGITS} digits of a number")
    if cell.flags & CellFlag.SCIENTIFIC and text.endswith("000"):
        said = f"the sheet shows {shown} and its last digits are zeros: compare it with the paper"
        return _Read(_parsed_text(text, column.field), said)
    if cell.flags & CellFlag.SCIENTIFIC or shown == text:
        shown = text.rjust(column.zero_padded, "0") if text.isdecimal() else text
    if shown == text:
        return _Read(_parsed_text(text, column.field))
    if column.decisions.take_suggestions:
        return _Read(_parsed_text(shown, column.field), f"the file holds the number {text}", text)
    return _Read(_parsed_text(text, column.field), f"the file holds a number, shown as {shown}", shown)


def _parsed_text(text: str, field: Field[Any]) -> Any:
    if field.type is Type.LINK:
        return text.strip()
    try:
        return field.parse(text)
    except FieldError as error:
        clean = without_control_characters(text)
        clean = clean if field.type is Type.LONG_TEXT else " ".join(clean.split())
        helps = clean != text and len(clean) <= field.max_length
        raise Unreadable(str(error), clean if helps else "") from error


def _doubt(text: str, column: _Column) -> tuple[str, str] | None:
    """What is odd about a text, and what may have been meant."""
    short = len(text) < _LONG_PLACEHOLDER
    if short and (match := _MADE_DATE.match(text)) and month_number(match[1] or match[2]):
        return "a spreadsheet may have turned this into a date", ""
    if column.zero_padded > len(text) and text.isdecimal():
        padded = text.rjust(column.zero_padded, "0")
        return f"shorter than the others: zeros may be lost ({padded})", padded
    if text.isascii():
        return None
    unseen = [letter for letter in text if unicodedata.category(letter) == "Cf"]
    if unseen and not any("ARABIC" in unicodedata.name(letter, "") for letter in text):
        return "holds characters that cannot be seen", "".join(c for c in text if c not in unseen)
    return None


# -- dates ------------------------------------------------------------------------------------------
def _read_date(cell: Cell, column: _Column) -> _Read:
    text = cell.shown if cell.flags & CellFlag.DATE else cell.text.strip()
    past = "birth" in column.field.key
    try:
        day = read_date(text, column.order, today=column.decisions.today, past=past)
    except FieldError as error:
        raise Unreadable(str(error), _date_suggestion(text)) from error
    column.field.encode(day)
    return _Read(day, _date_doubt(day, column.decisions.today, past))


def _date_suggestion(text: str) -> str:
    """For a bare serial number or a date with a time: the day it may stand for, in ISO form."""
    serial = serial_day(text)
    if serial is not None:
        return serial.isoformat()
    match = re.match(r"^(\d{4}-\d{2}-\d{2})[ T]\d{1,2}:\d{2}", text)
    return match[1] if match else ""


def _date_doubt(day: date, today: date, past: bool) -> str:
    if past and day > today:
        return f"{day.isoformat()} lies in the future"
    if not past and not today.year - 40 <= day.year <= today.year + 20:
        return f"the year {day.year} is far from today"
    return ""


def _read_partial(cell: Cell, column: _Column) -> _Read:
    text = cell.shown if cell.flags & CellFlag.DATE else cell.text.strip()
    if match := _MONTH_YEAR.match(text):
        month = month_number(match[1]) if match[1] else int(match[3])
        if month and 1 <= month <= 12:
            return _Read(column.field.parse(f"{match[2] or match[4]}-{month:02d}"))
    try:
        return _Read(column.field.parse(text))
    except FieldError:
        return _Read(read_date(text, column.order, today=column.decisions.today).isoformat())


# -- numbers ----------------------------------------------------------------------------------------
def _read_money(cell: Cell, column: _Column) -> _Read:
    if not DOLLAR_AMOUNT.match(cell.shown) and _OTHER_MONEY.search(f"{cell.text} {cell.shown}"):
        raise Unreadable(f"“{cell.shown}” is not in US dollars")
    number, doubt = number_in(cell)
    rounded = number.quantize(Decimal("0.01"))
    if abs(number - rounded) > _MONEY_NOISE:
        raise Unreadable(f"“{cell.text}” has parts of a cent", f"{rounded:f}")
    cents = int(rounded * 100)
    try:
        column.field.encode(cents)
    except FieldError as error:
        raise Unreadable(f"“{cell.shown}”: {error}") from error
    return _Read(cents, doubt)


def _read_whole(cell: Cell, column: _Column) -> _Read:
    number, doubt = number_in(cell)
    if number != number.to_integral_value():
        raise Unreadable(f"“{cell.text}” is not a whole number")
    column.field.encode(int(number))
    return _Read(int(number), doubt)


def _read_decimal(cell: Cell, column: _Column) -> _Read:
    number, doubt = number_in(cell)
    scale = Decimal(1).scaleb(-column.field.scale)
    rounded = number.quantize(scale)
    value = rounded if abs(number - rounded) < _MONEY_NOISE * scale else number
    column.field.encode(value)
    return _Read(value, doubt)


def _read_percent(cell: Cell, column: _Column) -> _Read:
    if cell.flags & CellFlag.PERCENT:
        hundredfold = f"{exact(cell.text) * 100:f}"
        cell = Cell(hundredfold, hundredfold, CellFlag.NUMBER)
    text = cell.text.strip().removesuffix("%").strip()
    return _read_decimal(Cell(text, text, cell.flags), column)


# -- the rest ---------------------------------------------------------------------------------------
def _read_choice(cell: Cell, column: _Column) -> _Read:
    if not column.decisions.choices:
        return _read_text(cell, column)
    for text in (cell.text, cell.shown):
        code = column.codes.get(fold(text)) or column.codes.get(fold(column.field.spelled(text)))
        if code is not None:
            return _Read(code)
    close = get_close_matches(fold(cell.text), column.codes, n=1, cutoff=0.75)
    suggestion = column.codes[close[0]] if close else ""
    raise Unreadable(f"“{cell.text}” is not among the codes", suggestion)


def _read_flag(cell: Cell, _: _Column) -> _Read:
    word = fold(cell.shown if cell.flags & CellFlag.BOOLEAN else cell.text)
    if word in _YES or word in _NO:
        return _Read(word in _YES)
    raise Unreadable(f"“{cell.text}” is neither yes nor no")


def _read_moment(cell: Cell, column: _Column) -> _Read:
    text, zone = cell.text.strip(), column.decisions.zone
    try:
        return _Read(column.field.parse(text))
    except FieldError as error:
        try:
            column.field.encode(read_local(text, zone=zone))
        except FieldError:
            zone = ""
        raise Unreadable(str(error), f"{text} {zone}" if zone else "") from error


def _read_plain(cell: Cell, column: _Column) -> _Read:
    return _Read(column.field.parse(cell.text))


_READERS: Mapping[Type, Callable[[Cell, _Column], _Read]] = {
    **dict.fromkeys(_TEXTS, _read_text),
    Type.DATE: _read_date,
    Type.PARTIAL_DATE: _read_partial,
    Type.LOCAL_MOMENT: _read_moment,
    Type.MONEY: _read_money,
    Type.WHOLE: _read_whole,
    Type.DECIMAL: _read_decimal,
    Type.PERCENT: _read_percent,
    Type.CHOICE: _read_choice,
    Type.FLAG: _read_flag,
}
