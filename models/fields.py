"""The field types: how a value is typed in, checked, stored, shown.

A record kind is a class whose attributes are `Field`s (see `models.kinds`). One description of a field drives grid,
form, search, import, export, history and help. Stored forms are what SQLite and the journal hold: None, str and int
only. Money is integer US cents, other decimals are scaled integers, dates are ISO text.
"""

import builtins
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import MAX_PREC, Context, Decimal, InvalidOperation
from enum import StrEnum
from typing import Any, Generic, TypeVar, overload
from zoneinfo import ZoneInfo

from models import moments
from models import text as texts

T = TypeVar("T")
Stored = str | int | None


class FieldError(ValueError):
    """A value that a field cannot hold; the message is a sentence fragment a person can act on."""


class Type(StrEnum):
    """The types a field may have."""

    TEXT = "text"
    LONG_TEXT = "long text"
    NAME = "name"
    CHOICE = "choice"
    FLAG = "flag"
    WHOLE = "whole number"
    DECIMAL = "decimal"
    MONEY = "money"
    PERCENT = "percent"
    DATE = "date"
    PARTIAL_DATE = "partial date"
    LOCAL_MOMENT = "local moment"
    INSTANT = "instant"
    LINK = "link"
    FILE = "file"


class Privacy(StrEnum):
    """How carefully a value is handled: personal is masked and logged, sensitive is also found by whole value only."""

    NONE = "none"
    PERSONAL = "personal"
    SENSITIVE = "sensitive"


MASK = "•••"
"""Stands for a sensitive value until somebody asks for it."""


class OnRemove(StrEnum):
    """What removing a link's target does."""

    REFUSE = "refuse"
    KEEP = "keep and show as removed"


STORED_AS_TEXT = frozenset(
    {Type.TEXT, Type.LONG_TEXT, Type.NAME, Type.CHOICE, Type.DATE, Type.PARTIAL_DATE, Type.LOCAL_MOMENT}
)
FOLDED = frozenset({Type.TEXT, Type.NAME})
"""Types that get a second, folded column `<key>_f` for order and comparison."""


@dataclass(eq=False)
class Field(Generic[T]):
    """One field of a kind; as a class attribute it is the description, on a row it is the value (None when empty)."""

    type: Type
    label: str
    help: str = ""
    cites: str = ""
    privacy: Privacy = Privacy.NONE
    column: bool = False
    """Shown in the grid unless the person chose otherwise."""
    required_for: tuple[str, ...] = ()
    """Steps that need the field ("ito", "vetting"); it never blocks a save."""
    choices: str = ""
    """Name of the code table whose codes are allowed."""
    max_length: int = 200
    scale: int = 0
    counts: bool = False
    """For whole numbers: how many of something, so that a list may add them up (scores and years never)."""
    target: str = ""
    kind_in: str = ""
    """For whole numbers that are the id of a record of any kind: the field that names its kind (see `subject`)."""
    on_remove: OnRemove = OnRemove.REFUSE
    search: bool = False
    aliases: tuple[str, ...] = ()
    """Other headings under which partner sheets carry the field."""
    guard: str = ""
    """Name of the subject (vetting, disclosure, industry …) that a clerk never meets."""
    derive: Callable[[Any], Any] | None = None
    """For derived fields: pure function of the record's facts."""
    reads: tuple[str, ...] = ()
    """Link paths a derived field reads (see `models.paths`)."""
    reads_where: Callable[[Any], bool] | None = None
    """For derived fields: told by the record alone, whether anything is read; where not, nothing is gathered."""
    by_name: bool = False
    """True for a sum that is read by its name only: code that goes over all fields of a record rests nothing on it."""
    minimum: int | None = None
    maximum: int | None = None
    spelling: Callable[[str], str | None] | None = None
    """For choices: the code that another way of typing stands for (O3 is O-3), None when it stands for none."""
    form: Callable[[str], str] | None = None
    """For texts: the one way an identifier is kept (BN-B-SAA for bnbsaa); raises FieldError for what is none."""
    exact: bool = False
    """For texts of which every character counts (serials): what a spreadsheet may have changed is always told."""
    mirrored: bool = False
    """True for a value that an official system owns; where and as of when it was read is kept with it."""
    fixed: bool = False
    """Set when the record is made and never edited by hand (provenance, originals)."""
    key: str = ""
    kind: str = ""

    def __post_init__(self) -> None:
        self._decoder = _DECODE.get(self.type)

    def __set_name__(self, owner: builtins.type, name: str) -> None:
        self.key = name

    @overload
    def __get__(self, row: None, owner: builtins.type) -> "Field[T]": ...
    @overload
    def __get__(self, row: object, owner: builtins.type) -> T | None: ...
    def __get__(self, row: object | None, owner: builtins.type) -> "Field[T] | T | None":
        if row is None:
            return self
        stored = row.stored.get(self.key)  # type: ignore[attr-defined]
        return stored if stored is None or self._decoder is None else self._decoder(self, stored)  # type: ignore[no-any-return]

    # -- stored form ------------------------------------------------------------------------------------------------
    def encode(self, value: object) -> Stored:
        """The stored form of a Python value; raises FieldError when the value is not of the field's type."""
        if value is None or value == "":
            return None
        stored = _ENCODE[self.type](self, value)
        self._check_bounds(stored)
        return stored if self.form is None else self._formed(stored)

    def decode(self, stored: Stored) -> Any:
        """The Python value of a stored form: date, Decimal, bool, int (cents, ids), str; None when empty."""
        return stored if stored is None or self._decoder is None else self._decoder(self, stored)

    # -- as people type and read it ---------------------------------------------------------------------------------
    def parse(self, typed: str) -> Any:
        """The Python value of what a person or a sheet wrote, in the forms that are certain; FieldError otherwise.

        Dates: 2026-08-05, 20260805, 05-Aug-26, 5 Aug 2026. Money: 24,477 or $24,477.00 or (12.50).
        Moments: see `read_local`. Empty gives None.
        """
        typed = typed.strip() if self.type is not Type.LONG_TEXT else typed
        if not typed:
            return None
        value = _PARSE[self.type](self, typed)
        self.encode(value)
        return value if self.form is None else self.form(value)

    def show(self, value: object) -> str:
        """The value as the window and the papers show it; empty text for None. Codes are shown as codes."""
        if value is None:
            return ""
        shower = _SHOW.get(self.type)
        return shower(self, value) if shower else str(value)

    def spelled(self, typed: str) -> str:
        """The code that the typed text stands for, else the text itself."""
        return (self.spelling and self.spelling(typed)) or typed

    @property
    def stored_as_text(self) -> bool:
        """True when the column holds text, False when it holds whole numbers."""
        return self.type in STORED_AS_TEXT

    @property
    def editable(self) -> bool:
        """False for derived and fixed fields."""
        return self.derive is None and not self.fixed

    @property
    def adds_up(self) -> bool:
        """True for amounts, measures and counts: values that make sense added up."""
        return self.counts or self.type in (Type.MONEY, Type.DECIMAL)

    def _formed(self, stored: Stored) -> Stored:
        """A text in the form in which it is kept; one that came from elsewhere and is no identifier stays as it is."""
        try:
            return self.form(stored) if self.form is not None and isinstance(stored, str) else stored
        except FieldError:
            return stored

    def _check_bounds(self, stored: Stored) -> None:
        if isinstance(stored, int):
            if abs(stored) >= 2**53:
                raise FieldError(f"{self.label} is too large a number")
            if self.minimum is not None and stored < self.minimum * 10**self.scale:
                raise FieldError(f"{self.label} is at least {self.minimum}")
            if self.maximum is not None and stored > self.maximum * 10**self.scale:
                raise FieldError(f"{self.label} is at most {self.maximum}")


# -- one pair of functions per type ---------------------------------------------------------------------------------
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_MONTH_NUMBER = {name.casefold(): number for number, name in enumerate(MONTHS, 1)}
_ISO = re.compile(r"^(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ]00:00(?::00(?:\.0+)?)?)?$")
_COMPACT = re.compile(r"^(\d{4})(\d{2})(\d{2})$")
_WORDED = re.compile(r"^(\d{1,2})[\s\-/.]*([A-Za-z]{3})[A-Za-z]*\.?,?[\s\-/.]*(\d{4}|\d{2})$")
_EXACT = Context(prec=MAX_PREC)
"""Scaling must not round: the usual context keeps 28 digits."""
_PARTIAL = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?", re.ASCII)
_NUMBER = re.compile(r"^\(?\s*[-+]?\s*\$?\s*[-+]?[\d,]*\.?\d*\s*\)?$")
FIRST_YEAR, LAST_YEAR = 1900, 2199


def sound_date(year: int, month: int, day: int) -> date:
    """The date, or FieldError when no such day exists or the year lies outside 1900-2199."""
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise FieldError(f"the year {year} lies outside {FIRST_YEAR}-{LAST_YEAR}")
    try:
        return date(year, month, day)
    except ValueError as error:
        raise FieldError(f"there is no day {year}-{month:02d}-{day:02d}") from error


def read_date(typed: str) -> date:
    """A date in one of the certain forms (ISO, YYYYMMDD, day month-word year); two-digit years are 1970-2069."""
    for pattern in (_ISO, _COMPACT):
        if match := pattern.match(typed):
            return sound_date(*(int(part) for part in match.groups()))
    if (match := _WORDED.match(typed)) and (month := _MONTH_NUMBER.get(match[2].casefold())):
        year = int(match[3])
        return sound_date(year if year > 99 else year + (1900 if year >= 70 else 2000), month, int(match[1]))
    raise FieldError(f"{texts.quoted(typed)} is not a date such as 5 Aug 2026 or 2026-08-05")


def show_date(day: date) -> str:
    """A date as everything in the program shows it: 05 May 2026."""
    return f"{day.day:02d} {MONTHS[day.month - 1]} {day.year}"


def _encode_text(field: Field[Any], value: object) -> Stored:
    if not isinstance(value, str):
        raise FieldError(f"{field.label} is text")
    if value.isascii() and value.isprintable() and len(value) <= field.max_length:
        return value
    stored = texts.normal(value)
    if texts.has_control_characters(stored):
        raise FieldError(f"{field.label} holds characters that cannot be shown")
    if field.type is not Type.LONG_TEXT and ("\n" in stored or "\r" in stored or "\t" in stored):
        raise FieldError(f"{field.label} is one line")
    if len(stored) > field.max_length:
        raise FieldError(f"{field.label} holds at most {field.max_length} characters, this has {len(stored)}")
    return stored


def _encode_flag(field: Field[Any], value: object) -> Stored:
    if not isinstance(value, bool):
        raise FieldError(f"{field.label} is yes or no")
    return int(value)


def _encode_whole(field: Field[Any], value: object) -> Stored:
    if not isinstance(value, int) or isinstance(value, bool):
        raise FieldError(f"{field.label} is a whole number")
    return value


def _encode_decimal(field: Field[Any], value: object) -> Stored:
    if not isinstance(value, Decimal | int) or isinstance(value, bool):
        raise FieldError(f"{field.label} is a number")
    number = Decimal(value)
    if not number.is_finite() or number.adjusted() > 20:
        raise FieldError(f"{field.label} is too large a number")
    scaled = number.scaleb(field.scale, _EXACT)
    if scaled != scaled.to_integral_value():
        raise FieldError(f"{field.label} has at most {field.scale} decimal places")
    return int(scaled)


def _encode_date(field: Field[Any], value: object) -> Stored:
    if not isinstance(value, date) or isinstance(value, datetime):
        raise FieldError(f"{field.label} is a date")
    return sound_date(value.year, value.month, value.day).isoformat()


def _encode_partial(field: Field[Any], value: object) -> Stored:
    if not isinstance(value, str) or not _PARTIAL.fullmatch(value):
        raise FieldError(f"{field.label} is a year, a month such as 2026-08, or a day")
    parts = [int(part) for part in value.split("-")] + [1, 1]
    sound_date(*parts[:3])
    return value


def _encode_local(field: Field[Any], value: object) -> Stored:
    try:
        found = moments.held(value) if isinstance(value, str) else None
        if found is not None:
            ZoneInfo(found[1])
    except (ValueError, OSError, KeyError) as error:
        raise FieldError(f"{field.label}: {value} is not a time in a known zone") from error
    if found is None:
        raise FieldError(f"{field.label} is a local time with its zone")
    return str(value)


def _encode_instant(field: Field[Any], value: object) -> Stored:
    if not isinstance(value, datetime) or value.tzinfo is None:
        raise FieldError(f"{field.label} is a moment with its time zone")
    return round(value.timestamp() * 1000)


def _parse_number(_field: Field[Any], typed: str) -> Decimal:
    if not _NUMBER.match(typed):
        raise FieldError(f"{texts.quoted(typed)} is not a number")
    negative = typed.startswith("(") or "-" in typed
    try:
        value = Decimal(re.sub(r"[$,()\s+\-]", "", typed))
    except InvalidOperation as error:
        raise FieldError(f"{texts.quoted(typed)} is not a number") from error
    return -value if negative else value


def _parse_whole(field: Field[Any], typed: str) -> int:
    value = _parse_number(field, typed)
    if value != value.to_integral_value():
        raise FieldError(f"{texts.quoted(typed)} is not a whole number")
    return int(value)


def _parse_money(field: Field[Any], typed: str) -> int:
    cents = _parse_number(field, typed) * 100
    if cents != cents.to_integral_value():
        raise FieldError(f"{texts.quoted(typed)} has parts of a cent")
    return int(cents)


def _parse_flag(_field: Field[Any], typed: str) -> bool:
    word = typed.casefold()
    if word in ("yes", "y", "true", "1", "x", "✓"):
        return True
    if word in ("no", "n", "false", "0"):
        return False
    raise FieldError(f"{texts.quoted(typed)} is neither yes nor no")


def _parse_link(field: Field[Any], typed: str) -> int:
    if not typed.isdecimal():
        raise FieldError(f"{field.label} is a link to a {field.target.replace('_', ' ')}")
    return int(typed)


def read_local(typed: str, day_in: Callable[[str], date] = read_date, zone: str = "") -> str:
    """A local moment as records hold it, of what was written: `5 Aug 2026 14:30 Europe/Athens`, `051430ZAUG26`.

    `day_in` reads the day, `zone` is the one where none is written. Raises FieldError for a text without a day
    or a time of day, and where no zone is known.
    """
    found = moments.taken_apart(typed)
    if found is None:
        raise FieldError(f"{texts.quoted(typed)} is not a day and a time such as {moments.EXAMPLE}")
    held = f"{day_in(found.day).isoformat()}T{found.clock}"
    if not (found.zone or zone):
        raise FieldError(
            f"{texts.quoted(typed)} does not say its zone, as {moments.EXAMPLE} does, or Z for UTC"
        )
    return f"{held}[{found.zone or zone}]"


def show_local(value: str) -> str:
    """A local moment that a record holds as everything shows it: 05 Aug 2026 14:30 Europe/Athens."""
    found = moments.held(value)
    return f"{show_date(found[0].date())} {found[0]:%H:%M} {found[1]}" if found else value


def _parse_instant(_field: Field[Any], typed: str) -> datetime:
    try:
        moment = datetime.fromisoformat(typed)
    except ValueError as error:
        raise FieldError(f"{texts.quoted(typed)} is not a moment such as 2026-08-05T14:30:00Z") from error
    if moment.tzinfo is None:
        raise FieldError(f"{texts.quoted(typed)} does not say its time zone")
    return moment


def show_money(cents: int) -> str:
    """Cents as dollars are shown: $1,250, $0.50, -$3."""
    whole, part = divmod(abs(cents), 100)
    return f"{'-' if cents < 0 else ''}${whole:,}" + (f".{part:02d}" if part else "")


def _show_money(_field: Field[Any], value: Any) -> str:
    return show_money(int(value))


def _show_decimal(field: Field[Any], value: Any) -> str:
    return f"{Decimal(value):.{field.scale}f}"


def _same(_field: Field[Any], typed: str) -> str:
    return typed


_ENCODE: dict[Type, Callable[[Field[Any], object], Stored]] = {
    Type.TEXT: _encode_text,
    Type.LONG_TEXT: _encode_text,
    Type.NAME: _encode_text,
    Type.CHOICE: _encode_text,
    Type.FLAG: _encode_flag,
    Type.WHOLE: _encode_whole,
    Type.DECIMAL: _encode_decimal,
    Type.MONEY: _encode_whole,
    Type.PERCENT: _encode_decimal,
    Type.DATE: _encode_date,
    Type.PARTIAL_DATE: _encode_partial,
    Type.LOCAL_MOMENT: _encode_local,
    Type.INSTANT: _encode_instant,
    Type.LINK: _encode_whole,
    Type.FILE: _encode_whole,
}
_DECODE: dict[Type, Callable[[Field[Any], Any], Any]] = {
    Type.FLAG: lambda field, stored: bool(stored),
    Type.DECIMAL: lambda field, stored: Decimal(stored).scaleb(-field.scale),
    Type.PERCENT: lambda field, stored: Decimal(stored).scaleb(-field.scale),
    Type.DATE: lambda field, stored: date.fromisoformat(stored),
    Type.INSTANT: lambda field, stored: datetime.fromtimestamp(stored / 1000, UTC),
}
_PARSE: dict[Type, Callable[[Field[Any], str], Any]] = {
    Type.TEXT: _same,
    Type.LONG_TEXT: _same,
    Type.NAME: _same,
    Type.CHOICE: _same,
    Type.FLAG: _parse_flag,
    Type.WHOLE: _parse_whole,
    Type.DECIMAL: _parse_number,
    Type.MONEY: _parse_money,
    Type.PERCENT: lambda field, typed: _parse_number(field, typed.removesuffix("%").strip()),
    Type.DATE: lambda field, typed: read_date(typed),
    Type.PARTIAL_DATE: _same,
    Type.LOCAL_MOMENT: lambda field, typed: read_local(typed),
    Type.INSTANT: _parse_instant,
    Type.LINK: _parse_link,
    Type.FILE: _parse_link,
}
_SHOW: dict[Type, Callable[[Field[Any], Any], str]] = {
    Type.FLAG: lambda field, value: "Yes" if value else "No",
    Type.DECIMAL: _show_decimal,
    Type.PERCENT: lambda field, value: _show_decimal(field, value) + " %",
    Type.MONEY: _show_money,
    Type.DATE: lambda field, value: show_date(value),
    Type.LOCAL_MOMENT: lambda field, value: show_local(value),
    Type.INSTANT: lambda field, value: value.strftime("%d %b %Y %H:%M:%S UTC"),
}
