"""Names with ranks as people paste them: one a line, or a table under its headings."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any

import resources
from app.importing.columns import normal_label
from app.reader import Reader
from app.typing import read_typed
from models.fields import Field, FieldError, Type
from models.text import fold
from models.training.normalise import pay_grade
from models.training.sheets import FULL_NAME, read_full_name
from models.visits.travellers import Traveller

_CELLS = re.compile(r"\t|;|\||\s{3,}")
_LEADING = re.compile(r"^\s*(?:\d{1,3}[.)]|[-*•])\s*")
_GRADE = re.compile(r"(?<![\w-])((?:[EOW]-?(?:10|[1-9]))|GS-?(?:1[0-5]|[1-9])|SES)(?![\w-])", re.IGNORECASE)
_NUMBER = re.compile(r"(?<!\d)(\d{10})(?!\d)")
_NOBODY = re.compile(
    r"\s*(?:dear|hi|hello)\s+(?:all|colleagues|friends|madam|sir|team)\b.*|\s*(?:(?:kind|best|warm)\s+)?regards\b.*"
    r"|\s*(?:from|to|cc|sent|date|subject)\s*:.*",
    re.IGNORECASE,
)
NO_NAME = "The line belongs to the message around the names."
NO_SURNAME = "The line does not show which part is the surname; write SURNAME, First Middle."
_FILLERS = str.maketrans({"«": "<<", "‹": "<", "〈": "<"})
_SECOND = re.compile(r"(?=.*\d)[A-Z0-9<]{30,}")
WHOLE_ZONE = 88
"""Signs of a zone that a scanner typed without a break."""


@dataclass(frozen=True)
class Named:
    """A line: its text, the values read in it, what to tell of it."""

    number: int
    text: str
    values: Mapping[str, Any] = field(default_factory=dict)
    told: tuple[str, ...] = ()
    unread: str = ""


def read_lines(reader: Reader, text: str) -> list[Named]:
    """Every line of a paste that is not empty, in order; a table is read by its headings."""
    lines = [(number, line) for number, line in enumerate(text.splitlines(), 1) if line.strip()]
    if not lines:
        return []
    headings = _headings([cell.strip() for cell in _cells(lines[0][1])])
    if headings:
        return [_fitting(_row(reader, number, line, headings)) for number, line in lines[1:]]
    return [_fitting(_line(reader, number, line)) for number, line in lines]


def _fitting(named: Named) -> Named:
    """The line; with nothing but its reason where a field does not hold what was read for it."""
    for key, value in named.values.items():
        try:
            Traveller.fields[key].encode(value)
        except FieldError as error:
            return Named(named.number, named.text, unread=f"{error}.")
    return named


def apart(text: str) -> tuple[list[tuple[int, str]], str]:
    """The machine-readable zones of a paste with the number of their first line; and the text without them.

    The lines of what is left keep their numbers.
    """
    lines = text.splitlines()
    zones: list[tuple[int, str]] = []
    at = 0
    while at < len(lines):
        first = _signs(lines[at])
        if "<<" not in first:
            at += 1
            continue
        following = lines[at + 1] if at + 1 < len(lines) and len(first) < WHOLE_ZONE else ""
        count = 2 if _SECOND.fullmatch(_signs(following)) else 1
        zones.append((at + 1, "\n".join(lines[at : at + count])))
        lines[at : at + count] = [""] * count
        at += count
    return zones, "\n".join(lines)


def _signs(line: str) -> str:
    return "".join(line.translate(_FILLERS).upper().split())


def _cells(line: str) -> list[str]:
    return line.split("\t") if "\t" in line else _CELLS.split(line)


# -- a table -----------------------------------------------------------------------------------------------------------
def _headings(labels: Sequence[str]) -> dict[int, str]:
    """By column the field its heading names; empty when the line is no line of headings."""
    known = _known_labels()
    found = {
        at: known[normal_label(label)] for at, label in enumerate(labels) if normal_label(label) in known
    }
    named = {"surname", FULL_NAME.key, "native_name"} & set(found.values())
    return found if len(labels) > 1 and named and len(found) * 2 >= len(labels) else {}


@cache
def _known_labels() -> Mapping[str, str]:
    fields = [each for each in Traveller.written_fields() if each.type not in (Type.LINK, Type.FILE)]
    known = {
        normal_label(name): each.key for each in fields for name in (each.key, each.label, *each.aliases)
    }
    return known | {normal_label(name): FULL_NAME.key for name in (FULL_NAME.label, *FULL_NAME.aliases)}


def _row(reader: Reader, number: int, line: str, headings: Mapping[int, str]) -> Named:
    values: dict[str, Any] = {}
    told: list[str] = []
    unread = ""
    for at, cell in enumerate(_cells(line)):
        key, typed = headings.get(at, ""), cell.strip()
        if not key or not typed:
            continue
        if key == FULL_NAME.key:
            whole, unread = _whole(typed)
            values |= whole
            continue
        try:
            values[key] = _value(reader, Traveller.fields[key], typed)
        except FieldError as error:
            rest = _titled(typed) if key == "rank_grade" else {}
            values |= rest
            told += [] if rest else [f"{Traveller.fields[key].label} “{typed}” cannot be read: {error}."]
    if not unread and not (values.get("surname") or values.get("native_name")):
        unread = NO_SURNAME
    return Named(number, line.strip(), values, tuple(told), unread)


def _value(reader: Reader, field: Field[Any], typed: str) -> Any:
    """The value of a typed cell: a code by its code, label or way of writing it. Raises FieldError."""
    if field.type is not Type.CHOICE:
        return read_typed(field, typed, reader.today)
    if field.key == "rank_grade" and (grade := _grade(typed)):
        return grade
    wanted = fold(field.spelled(typed))
    for entry in reader.choices(field.choices):
        if wanted in (fold(entry.code), fold(entry.label)):
            return entry.code
    raise FieldError("it is none of the codes")


# -- a line ------------------------------------------------------------------------------------------------------------
def _line(reader: Reader, number: int, line: str) -> Named:
    """Rank, grade, branch, category and DoD ID number are taken out wherever they stand; what is left is the name."""
    rest = _LEADING.sub("", line)
    values: dict[str, Any] = {}
    if _NOBODY.fullmatch(rest):
        return Named(number, line.strip(), unread=NO_NAME)
    if found := _NUMBER.search(rest):
        values["dod_id_number"], rest = found[1], rest.replace(found[0], " ", 1)
    if found := _GRADE.search(rest):
        values["rank_grade"], rest = _grade(found[1]), _without(rest, found)
    for key in ("branch_dept", "traveller_category"):
        code, rest = _code(reader, Traveller.fields[key], rest)
        values |= {key: code} if code else {}
    title, rest = _rank(rest)
    values = _titled(title) | values if title else values
    name = " ".join(re.sub(r"\(\s*\)", " ", rest).strip(" ,;|()-–\t").split())
    whole, unread = _whole(re.sub(r"(?:\s*,)+(?=\s*(?:,|$))", "", re.sub(r"\s+,", ",", name)))
    return Named(number, line.strip(), whole | values, (), unread)


def _grade(typed: str) -> str | None:
    word = typed.upper().replace(" ", "")
    if word == "SES":
        return word
    if found := re.fullmatch(r"GS-?(\d{1,2})", word):
        return f"GS-{int(found[1])}" if 1 <= int(found[1]) <= 15 else None
    return pay_grade(typed)


def _code(reader: Reader, field: Field[Any], text: str) -> tuple[str | None, str]:
    """A code of a table that stands in the text as a word in capitals, and the text without it."""
    for entry in reader.choices(field.choices):
        if found := re.search(rf"(?<![\w-]){re.escape(entry.code)}(?![\w-])", text):
            return entry.code, _without(text, found)
    return None, text


def _without(text: str, found: re.Match[str]) -> str:
    return (
        f"{text[: found.start()]} , {text[found.end() :]}" if "," in text else text.replace(found[0], " ", 1)
    )


@cache
def _ranks() -> Mapping[str, tuple[str, str]]:
    return {row["word"]: (row["grade"], row["branch"]) for row in resources.table("asking/visit_ranks.csv")}


def _rank(text: str) -> tuple[str, str]:
    """The rank or title that a line begins with or has behind a comma, and the text without it."""
    ranks = _ranks()
    words = text.split()
    for count in (2, 1):
        if _plain(words[:count]) in ranks and len(words) > count:
            return " ".join(words[:count]).rstrip(",."), " ".join(words[count:])
    parts = [part.strip() for part in text.split(",")]
    for at, part in enumerate(parts[1:], 1):
        if _plain([part]) in ranks:
            return part.rstrip("."), ", ".join([*parts[:at], *parts[at + 1 :]])
    return "", text


def _plain(words: Sequence[str]) -> str:
    return fold(" ".join(words)).replace(".", "").rstrip(",")


def _titled(typed: str) -> dict[str, Any]:
    """A rank as the roster prints it, with its grade and branch where the rank alone tells them."""
    known = _ranks().get(_plain([typed]))
    if known is None:
        return {}
    grade, branch = known
    found = {"own_title": typed.rstrip("."), "rank_grade": grade, "branch_dept": branch}
    return {key: value for key, value in found.items() if value}


def _whole(name: str) -> tuple[dict[str, Any], str]:
    """The parts of a whole name; in another script than Latin it is kept as the person writes it."""
    if not name:
        return {}, NO_SURNAME
    if not any("a" <= sign <= "z" for sign in fold(name)):
        return dict(_native(name)), ""
    try:
        return {key: value for key, value in read_full_name(name).items() if value}, ""
    except FieldError:
        words = name.split()
        if (
            len(words) in (2, 3)
            and name.replace(" ", "").replace("-", "").replace("'", "").replace(".", "").isalpha()
        ):
            return dict(zip(("first_name", "middle_name", "surname") if len(words) == 3
                            else ("first_name", "surname"), words, strict=True)), ""  # fmt: skip
        return {}, NO_SURNAME


def _native(name: str) -> Iterator[tuple[str, str]]:
    yield "native_name", " ".join(name.replace(",", " ").split())
    surname, comma, given = name.partition(",")
    words = name.split()
    if comma:
        yield "surname", surname.strip()
        yield "first_name", given.strip()
    elif len(words) > 1:
        yield "surname", words[-1]
        yield "first_name", " ".join(words[:-1])
