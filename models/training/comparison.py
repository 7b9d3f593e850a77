"""The issued order beside the office's records, item by item: what differs leads to an amendment.

Window, amendment paper and rule ITO-11 share this one comparison. Items of the issued order that were not keyed are
not compared.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from models.fields import Field, FieldError, Privacy, read_date, show_date
from models.kinds import Kind
from models.rules import Facts, once
from models.text import normal
from models.training.derive import latest, own, passport_in_force
from models.training.journey import of_journey, under_way
from models.training.orders import IssuedOrder

LINES = "training_line<student_id"
ORDERS = "issued_order<student_id"
PATHS = (
    LINES,
    "training_line<student_id.course_id",
    "training_line<student_id.site_id",
    ORDERS,
    "passport<student_id",
    "visa<student_id",
    "dependent<student_id",
)
"""What must be read of a student to compare."""


@dataclass(frozen=True)
class Difference:
    """One item that reads otherwise in the issued order than in the records now."""

    item: str
    """Item of the order (SAMM Figure C10.F6), such as 6a."""
    label: str
    issued: str
    """As the order prints it."""
    recorded: str
    """As the records say now; empty when they say nothing."""
    key: str
    """Field of the issued order."""
    private: bool = False
    """True for personal values, which messages do not tell."""


def differences(facts: Facts) -> tuple[Difference, ...]:
    """What the order that stands says otherwise than the records, in order of its items; empty without an order."""
    issued = as_issued(facts)
    return tuple(_differences(facts, issued)) if issued else ()


@once
def as_issued(facts: Facts) -> dict[str, Any]:
    """The items of the order as its amendments changed them: for each field the value that was issued last.

    An entry that another one corrects does not count; a new order starts afresh.
    """
    found: dict[str, Any] = {}
    for row in issued_rows(facts):
        if row.get("order_kind") in (None, "BASIC") and row.get("amendment_no") is None:
            found = {}
        found |= {key: value for key in _ITEMS if (value := row.get(key)) is not None}
    return found


@once
def issued_rows(facts: Facts) -> list[Kind]:
    """The issued order of the training under way and its amendments, oldest first, without corrected entries."""
    corrected = {row.stored.get("corrects_id") for row in facts.all(ORDERS)}
    rows = [
        row
        for row in of_journey(facts, ORDERS, "issued_on")
        if row.id not in corrected and row.get("issued_on") is not None
    ]
    return sorted(rows, key=lambda row: (row.get("issued_on"), row.get("amendment_no") or 0, row.id))


def same_name(first: str | None, second: str | None) -> bool:
    """Whether two printed names are identical; capitals and the width of blanks do not count."""
    return _printed(first) == _printed(second)


def _printed(name: object) -> str:
    return " ".join(normal(str(name or "")).split()).casefold()


_COURSES = "8"
_DIRECT = {
    "sex": "6b",
    "country_rank": "6c",
    "us_grade": "6d",
    "country_service": "6e",
    "country_service_number": "6f",
    "date_of_birth": "6g",
}
_ITEMS = (
    "wcn", "order_surname", "order_given_names", *_DIRECT, "passport_no", "visa_type", "installation",
    "report_date", "courses", "tla_authorised", "dependents_listed", "hazardous_duty",
)  # fmt: skip


def _differences(facts: Facts, issued: dict[str, Any]) -> Iterator[Difference]:
    lines = under_way(facts)
    for item, key, recorded in _recorded(facts, lines):
        if key in issued and not _same(issued[key], recorded):
            yield _difference(item, key, issued[key], recorded)
    if places := _places(facts, lines):
        said = issued.get("installation")
        if said is not None and not any(_within(said, place) for place in places):
            yield _difference("7", "installation", said, places[0])
    if "courses" in issued:
        yield from _courses(facts, lines, issued["courses"])


def _recorded(facts: Facts, lines: list[Kind]) -> Iterator[tuple[str, str, Any]]:
    """Item, field and value now; what the records leave open by nature (no line, no statement) is left out."""
    person = facts.record
    yield "6a", "order_surname", person.get("surname")
    given = " ".join(part for part in (person.get("first_name"), person.get("middle_name")) if part)
    yield "6a", "order_given_names", given or None
    for key, item in _DIRECT.items():
        yield item, key, person.get(key)
    passport = passport_in_force(facts.all("passport<student_id"))
    yield "6i", "passport_no", passport.get("passport_no") if passport else None
    visa = latest(own(facts.all("visa<student_id")), "visa_issued_on", "visa_expiry")
    yield "6l", "visa_type", (visa.get("visa_type") if visa else None) or person.get("visa_type")
    if lines:
        yield "7", "report_date", lines[0].get("report_date")
        yield _COURSES, "wcn", lines[0].get("wcn")
    said = [line.get("tla_authorised") for line in lines if line.get("tla_authorised") is not None]
    if said:
        yield "9", "tla_authorised", any(said)
    family = facts.all("dependent<student_id")
    yield "12", "dependents_listed", sum(1 for each in family if each.get("authorised_on_ito"))
    yield "14", "hazardous_duty", person.get("hazardous_duty")


def _same(issued: Any, recorded: Any) -> bool:
    if isinstance(issued, str):
        return same_name(issued, recorded)
    return bool(issued == recorded)


def _difference(item: str, key: str, issued: Any, recorded: Any) -> Difference:
    field: Field[Any] = IssuedOrder.fields[key]
    told = "" if recorded is None else field.show(recorded)
    return Difference(
        item, field.label, field.show(issued), told, key, private=field.privacy is not Privacy.NONE
    )


def _places(facts: Facts, lines: list[Kind]) -> list[str]:
    """The names by which the records know where the student reports."""
    if not lines:
        return []
    site, course = facts.linked(lines[0], "site_id"), facts.linked(lines[0], "course_id")
    found = (
        lines[0].get("location"),
        site.get("site_name") if site else None,
        course.get("location") if course else None,
        lines[0].get("us_unit"),
        course.get("school") if course else None,
    )
    return [place for place in found if place]


def _within(first: str, second: str) -> bool:
    one, other = _printed(first), _printed(second)
    return one in other or other in one


# -- item 8 ----------------------------------------------------------------------------------------------------------
_DATE = re.compile(r"\b(\d{1,2}[ -][A-Za-z]{3,9}[ -]\d{2,4}|\d{4}-\d{2}-\d{2}|(?:19|20)\d{6})\b")


def line_words(facts: Facts, line: Kind) -> str:
    """How item 8 names a line: WCN with suffix and the course's title."""
    course = facts.linked(line, "course_id")
    title = line.get("course_title") or (course.get("title") if course else None)
    wcn = f"{line.get('wcn') or ''}{line.get('line_suffix') or ''}"
    return " ".join(part for part in (wcn, title) if part) or "a line without a course"


def unlisted(facts: Facts, lines: Iterable[Kind], courses: str) -> list[Kind]:
    """The lines that the issued order's item 8 does not name."""
    listed = [text for text in courses.splitlines() if text.strip()]
    return [line for line in lines if not any(_names(facts, line, text) for text in listed)]


def _courses(facts: Facts, lines: list[Kind], courses: str) -> Iterator[Difference]:
    left = [text for text in courses.splitlines() if text.strip()]
    label = IssuedOrder.courses.label
    for line in lines:
        text = next((each for each in left if _names(facts, line, each)), None)
        if text is None:
            yield Difference(_COURSES, label, "", line_words(facts, line), "courses")
            continue
        left.remove(text)
        printed = _dates(text)
        ours = [day for day in (line.get("start_date"), line.get("end_date")) if day][: len(printed)]
        if any(day not in printed for day in ours):
            told = " - ".join(show_date(day) for day in ours)
            issued = " - ".join(show_date(day) for day in printed)
            yield Difference(_COURSES, f"Dates of {line_words(facts, line)}", issued, told, "courses")
    yield from (Difference(_COURSES, label, text.strip(), "", "courses") for text in left)


def _names(facts: Facts, line: Kind, text: str) -> bool:
    """Whether a text line of item 8 is about a line: by title or item number, else by WCN and suffix alone."""
    course = facts.linked(line, "course_id")
    said = _printed(text)
    titles = (
        line.get("course_title"),
        course.get("title") if course else None,
        course.get("tmasl_id") if course else None,
    )
    own_wcn = f"{line.get('wcn') or ''}{line.get('line_suffix') or ''}".casefold()
    if any(title and _printed(title) in said for title in titles):
        others = [word for word in said.replace("-", "").split() if _is_wcn(word, line)]
        return not others or own_wcn in others
    bare = re.sub(r"[\W_]+", "", _DATE.sub(" ", text)).casefold()
    return bool(own_wcn) and bare == own_wcn


def _is_wcn(word: str, line: Kind) -> bool:
    wcn = (line.get("wcn") or "").casefold()
    return bool(wcn and line.get("line_suffix")) and word.startswith(wcn) and len(word) <= len(wcn) + 2


def _dates(text: str) -> list[date]:
    found = []
    for match in _DATE.finditer(text):
        try:
            found.append(read_date(match[1]))
        except FieldError:
            continue
    return found
