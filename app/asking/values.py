"""Values of a sentence: what stands at a place read as a value of a field, and a value said in words.

A date is read as in a form; `today`, `3 months ago` and the like stay relative. A record is named by its title.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cached_property
from typing import Any, Literal

from app.asking.tokens import Mark, Sentence, phrase, quoted
from app.errors import DeskError
from app.forms import named_code
from app.reader import Reader
from app.reading import FromToday, Query
from app.shower import CodeEntry
from app.typing import read_typed_date
from models.calendar import months_before
from models.fields import FIRST_YEAR, LAST_YEAR, MASK, MONTHS, Field, FieldError, Privacy, Type
from models.kinds import Kind, Status, kind_named
from models.text import fold

Read = Iterator[tuple[Any, int]]
"""Values with the place behind them, the longest first."""
STOPS = frozenset(
    {
        "and", "or", "but", "with", "without", "whose", "who", "which", "where", "having", "then", "by", "sorted",
        "ordered", "newest", "oldest", "latest", "earliest",
    }
)  # fmt: skip
"""Words at which a text without quotation marks ends."""
NUMBER_WORDS = {
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "nine": 9, "ten": 10, "eleven": 11, "twelve": 12,
}  # fmt: skip
UNITS: Mapping[str, tuple[int, Literal["days", "months"]]] = {
    "day": (1, "days"), "days": (1, "days"), "week": (7, "days"), "weeks": (7, "days"),
    "month": (1, "months"), "months": (1, "months"), "year": (12, "months"), "years": (12, "months"),
}  # fmt: skip
BEFORE, AFTER = frozenset({"last", "past", "previous"}), frozenset({"next", "coming", "following"})
_NEAR = {"today": 0, "tomorrow": 1, "yesterday": -1}
_OFFSET = re.compile(r"[+-]\d{1,5}")
_MOST_DATE_TOKENS, _MOST_CODE_TOKENS, _MOST_TITLE_TOKENS = 4, 8, 12
_AS_TEXT = frozenset({Type.TEXT, Type.LONG_TEXT, Type.NAME})
_NUMBERS = frozenset({Type.WHOLE, Type.DECIMAL, Type.MONEY, Type.PERCENT})
_MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
)  # fmt: skip


@dataclass(frozen=True)
class DaySpan:
    """A month or year named as a date: its first and its last day."""

    first: date
    last: date


def count_at(sentence: Sentence, at: int) -> tuple[int, int] | None:
    """A number of days or the like, in figures or as a word, and the place behind it."""
    word = sentence.word(at)
    if word.isdecimal() and len(word) < 6:
        return int(word), at + 1
    return (NUMBER_WORDS[word], at + 1) if word in NUMBER_WORDS else None


class Values:
    """Values as one reader knows them: codes of the office, titles of its records."""

    def __init__(self, reader: Reader) -> None:
        self.reader = reader
        self._titles: dict[str, Titles] = {}

    def titles(self, kind: type[Kind]) -> "Titles":
        """The names of a kind's records."""
        name = kind.spec.name
        if name not in self._titles:
            self._titles[name] = Titles(self.reader, kind)
        return self._titles[name]

    # -- reading --
    def read(self, field: Field[Any], sentence: Sentence, at: int, stop: Callable[[int], bool]) -> Read:
        """What the words from a place on may mean as a value of the field; `stop` tells where free text ends."""
        if at >= len(sentence):
            return
        if field.type in (Type.LINK, Type.FILE):
            yield from self._records(field, sentence, at)
        elif field.type is Type.CHOICE:
            yield from self._codes(field, sentence, at)
        elif field.type is Type.DATE:
            yield from self._days(sentence, at)
        elif field.type in _AS_TEXT:
            yield from self._texts(field, sentence, at, stop)
        else:
            yield from self._parsed(field, sentence, at)

    def read_text(self, sentence: Sentence, at: int, stop: Callable[[int], bool]) -> Read:
        """A piece of text, in quotation marks or up to where the condition ends."""
        if sentence.mark(at) is Mark.QUOTED:
            yield sentence.tokens[at].text, at + 1
            return
        end = at
        while sentence.mark(end) is Mark.WORD and not stop(end):
            end += 1
        if end > at:
            yield sentence.between(at, end), end

    def _texts(self, field: Field[Any], sentence: Sentence, at: int, stop: Callable[[int], bool]) -> Read:
        for text, end in self.read_text(sentence, at, stop):
            known = None
            if field.choices and sentence.mark(at) is not Mark.QUOTED:
                known = named_code(self.reader.codes(field.choices).values(), text)
            yield (known.code if known else text), end

    def _codes(self, field: Field[Any], sentence: Sentence, at: int) -> Read:
        entries = self.reader.codes(field.choices)
        if sentence.mark(at) is Mark.QUOTED:
            text = sentence.tokens[at].text
            found = named_code(entries.values(), text)
            yield (found.code if found else text), at + 1
            return
        for end, text in _spans(sentence, at, _MOST_CODE_TOKENS):
            if found := named_code(entries.values(), text) or entries.get(field.spelled(text)):
                yield found.code, end

    def _parsed(self, field: Field[Any], sentence: Sentence, at: int) -> Read:
        if sentence.mark(at) is Mark.QUOTED:
            with suppress(FieldError):
                yield field.parse(sentence.tokens[at].text), at + 1
            return
        if field.type is Type.WHOLE and sentence.word(at) in NUMBER_WORDS:
            yield NUMBER_WORDS[sentence.word(at)], at + 1
        for end, text in _spans(sentence, at, 2):
            with suppress(FieldError):
                yield field.parse(text), end

    def _days(self, sentence: Sentence, at: int) -> Read:
        yield from _relative(sentence, at)
        for end, text in _spans(sentence, at, _MOST_DATE_TOKENS, commas=True):
            with suppress(FieldError):
                yield read_typed_date(text, self.reader.today), end
        yield from _day_spans(sentence, at, self.reader.today)

    def _records(self, field: Field[Any], sentence: Sentence, at: int) -> Read:
        target = kind_named(field.target)
        if sentence.word(at) == "record" and sentence.word(at + 1).isdecimal():
            yield int(sentence.word(at + 1)), at + 2
            return
        if sentence.mark(at) is Mark.QUOTED:
            yield from self._numbered(target, sentence.tokens[at].text, sentence, at + 1)
            return
        for end, text in _spans(sentence, at, _MOST_TITLE_TOKENS):
            yield from self._numbered(target, text, sentence, end)
        with suppress(DeskError):
            for end, text in _spans(sentence, at, 1):
                yield self.reader.lookup(target, text).id, end

    def _numbered(self, target: type[Kind], title: str, sentence: Sentence, end: int) -> Read:
        """The records of a title: one, the n-th of several, or all of them."""
        found = self.titles(target).by_title.get(fold(title), ())
        number = sentence.word(end + 1)
        if len(found) > 1 and sentence.word(end) == "number" and number.isdecimal():
            if 0 < int(number) <= len(found):
                yield found[int(number) - 1], end + 2
        elif found:
            yield (found[0] if len(found) == 1 else found), end

    # -- saying --
    def said(self, field: Field[Any], value: Any, *, reveal: bool = True) -> str:
        """A value in words that `read` understands; a sensitive text is masked unless revealed. Raises FieldError."""
        value = (
            field.parse(value)
            if isinstance(value, str) and field.type not in (Type.LINK, Type.FILE)
            else value
        )
        if isinstance(value, FromToday):
            return said_from_today(value)
        if field.type in (Type.LINK, Type.FILE):
            return self.titles(kind_named(field.target)).said(value)
        if field.type is Type.CHOICE:
            return self._said_code(field, value)
        if field.type is Type.FLAG:
            return "yes" if value else "no"
        if field.type is Type.DATE:
            field.encode(value)
            return said_day(value)
        if field.type in _NUMBERS:
            field.encode(value)
            return field.show(value)
        if isinstance(value, datetime):
            return quoted(value.isoformat(timespec="milliseconds"))
        return quoted(MASK if masks(field) and not reveal else str(value))

    def _said_code(self, field: Field[Any], code: str) -> str:
        entries: Mapping[str, CodeEntry] = self.reader.codes(field.choices)
        label = entries[code].label if code in entries else ""
        for text in (label, code):
            found = named_code(entries.values(), text) if text else None
            if found and found.code == code:
                return text if 0 < len(phrase(text)) <= _MOST_CODE_TOKENS else quoted(text)
        return quoted(code)


class Titles:
    """The names of every record of a kind, removed ones with a word that says so."""

    def __init__(self, reader: Reader, kind: type[Kind]) -> None:
        self._reader, self._kind = reader, kind

    @cached_property
    def by_id(self) -> dict[int, str]:
        """Titles by id, in order of the ids."""
        ids = [
            each
            for status in (Status.LIVE, Status.REMOVED)
            for each in self._reader.ids(Query(self._kind, status=status))
        ]
        return self._reader.titles(self._kind.spec.name, sorted(ids))

    @cached_property
    def by_title(self) -> dict[str, tuple[int, ...]]:
        """Ids by folded title."""
        found: dict[str, list[int]] = {}
        for record_id, title in sorted(self.by_id.items()):
            found.setdefault(fold(title), []).append(record_id)
        return {title: tuple(ids) for title, ids in found.items()}

    def said(self, record_id: int) -> str:
        """A record by its title, with a number where several are called so."""
        title = self.by_id.get(record_id)
        if title is None:
            return f"record {record_id}"
        same = self.by_title[fold(title)]
        return quoted(title) + (f" number {same.index(record_id) + 1}" if len(same) > 1 else "")


def masks(field: Field[Any]) -> bool:
    """Whether a value of the field is shown as dots: sensitive text, such as a passport number."""
    return field.privacy is Privacy.SENSITIVE and field.type in _AS_TEXT


def is_free(field: Field[Any]) -> bool:
    """Whether any words may be a value of the field."""
    return field.stored_as_text and field.type not in (Type.CHOICE, Type.DATE)


def said_day(day: date) -> str:
    """A date within a sentence: 1 Mar 2026."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def said_from_today(away: FromToday) -> str:
    """A moving date in words: today, 30 days ago, 1 month from today."""
    if away.count == 0:
        return "today"
    for word, days in _NEAR.items():
        if away == FromToday(days):
            return word
    return f"{said_count(abs(away.count), away.unit)} {'from today' if away.count > 0 else 'ago'}"


def said_count(count: int, unit: str) -> str:
    """`1 day`, `30 days`, `3 months`."""
    return f"{count} {unit.removesuffix('s') if count == 1 else unit}"


def _spans(sentence: Sentence, at: int, most: int, *, commas: bool = False) -> Iterator[tuple[int, str]]:
    """What was typed from a place on, the longest first: words only, or with commas between them."""
    allowed = (Mark.WORD, Mark.COMMA) if commas else (Mark.WORD,)
    last = at
    while last < min(len(sentence), at + most) and sentence.mark(last) in allowed:
        last += 1
    for end in range(last, at, -1):
        if sentence.mark(end - 1) is Mark.WORD:
            yield end, sentence.between(at, end)


def _relative(sentence: Sentence, at: int) -> Read:
    word = sentence.word(at)
    if word in _NEAR:
        yield FromToday(_NEAR[word]), at + 1
    elif _OFFSET.fullmatch(word):
        yield FromToday(int(word)), at + 1
    elif word in BEFORE | AFTER and sentence.word(at + 1) in UNITS:
        times, unit = UNITS[sentence.word(at + 1)]
        yield FromToday(-times if word in BEFORE else times, unit), at + 2
    elif (counted := count_at(sentence, at)) and sentence.word(counted[1]) in UNITS:
        times, unit = UNITS[sentence.word(counted[1])]
        behind = counted[1] + 1
        if sentence.word(behind) in ("ago", "back", "earlier"):
            yield FromToday(-counted[0] * times, unit), behind + 1
        elif sentence.words[behind : behind + 2] in (("from", "today"), ("from", "now")):
            yield FromToday(counted[0] * times, unit), behind + 2
        elif sentence.word(behind) in ("hence", "ahead"):
            yield FromToday(counted[0] * times, unit), behind + 1


def _day_spans(sentence: Sentence, at: int, today: date) -> Read:
    """A month, with its year or nearest to today, or a year."""
    word, year = sentence.word(at), _year(sentence.word(at + 1))
    month = next((at for at, name in enumerate(_MONTHS, 1) if len(word) > 2 and name.startswith(word)), 0)
    if month:
        if year:
            yield _month(year, month), at + 2
        middle = min(
            (date(today.year + each, month, 15) for each in (-1, 0, 1)), key=lambda day: abs(day - today)
        )
        yield _month(middle.year, month), at + 1
    elif only := _year(word):
        yield DaySpan(date(only, 1, 1), date(only, 12, 31)), at + 1


def _year(word: str) -> int:
    return int(word) if word.isdecimal() and len(word) == 4 and FIRST_YEAR <= int(word) <= LAST_YEAR else 0


def _month(year: int, month: int) -> DaySpan:
    first = date(year, month, 1)
    return DaySpan(first, months_before(first, -1) - timedelta(days=1))
