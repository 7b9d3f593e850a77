"""What a text says of clearances, line by line: which one, what was answered, with which words and of which day."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cache

import resources
from app import pasted
from models.visits.states import LINES

PENDING = "PENDING"
_LABEL = re.compile(
    r"^\W*(?P<label>(?:approver(?:'s)? )?comments?|remarks?|reasons?|notes?|restrictions?|conditions?|limitations?)"
    r"\s*[:\-–]\s*(?P<rest>.*)$",
    re.IGNORECASE,
)
_OTHER = re.compile(r"^\W*[A-Za-z][\w /'-]{1,40}:")
"""A line that begins with another heading ends what was said under one."""
_DATED = re.compile(
    r"\b(?:response|action|answer|decision|approval|status|acted|sent|dated?|updated|approved|denied|revoked)\b"
    r"(?: (?:date|on|of))?\s*[:\-]?",
    re.IGNORECASE,
)
_TRAVEL = re.compile(
    r"\b(?:travel|arriv\w*|depart\w*|from|until|through|visit|itinerary|period)\b", re.IGNORECASE
)


@dataclass(frozen=True)
class Said:
    """An answer that a text says of a clearance."""

    line: str
    code: str
    comment: str = ""
    restriction: str = ""
    on: date | None = None
    unread: str = ""


@dataclass
class _Open:
    """An answer while its lines are read."""

    lines: tuple[str, ...]
    code: str
    text: str
    on: date | None
    after: str = ""
    """What stands in the line behind the answer."""
    comment: list[str] = field(default_factory=list)
    restriction: list[str] = field(default_factory=list)
    following: list[str] = field(default_factory=list)
    """Plain lines behind it, until an empty one or another heading."""


def read_text(text: str, today: date) -> tuple[Said, ...]:
    """The answers of a text in the order in which it names them; what is pending is none.

    A clearance of which it says two things is told as unread, unless the days say which is the later one.
    """
    found = list(_answers(text, today))
    day = _day_of(text, today)
    said = [each for one in found for each in _said(one, day)]
    return tuple(_once_each(said))


@cache
def _words(kind: str) -> tuple[tuple[str, str], ...]:
    rows = [row for row in resources.table("asking/visit_words.csv") if row["kind"] == kind]
    return tuple(sorted(((row["word"], row["code"]) for row in rows), key=lambda pair: -len(pair[0])))


def _answers(text: str, today: date) -> Iterator[_Open]:
    context: tuple[str, ...] = ()
    now: _Open | None = None
    into: list[str] | None = None
    for raw in text.splitlines():
        line = raw.strip()
        label = _LABEL.match(line)
        if not line:
            into = None
            continue
        if label and now is not None:
            into = (
                now.restriction if label["label"].lower()[:5] in ("restr", "condi", "limit") else now.comment
            )
            if label["rest"].strip():
                into.append(label["rest"].strip())
            continue
        named, codes, after = _of_line(line)
        if into is not None and not named and not _OTHER.match(line):
            into.append(line)
            continue
        into = None
        if named and not codes:
            context = named
        if codes:
            yield from [now] if now else []
            on = next((day for day in pasted.days(line, today) if day <= today), None)
            now = _Open(named or context, codes, line, None if _TRAVEL.search(line) else on, after)
            into = now.following
            context = named or context
    yield from [now] if now else []


def _of_line(line: str) -> tuple[tuple[str, ...], str, str]:
    """The clearances a line names, the answer it gives ("?" for two, or one that is denied), what stands behind it."""
    codes, rest = pasted.spoken(line, _words("answer"))
    named, _ = pasted.spoken(rest, _words("line"))
    lines = tuple(each for each in LINES if each in named)
    code = "" if not codes else codes.pop() or "?" if len(codes) == 1 else "?"
    behind = rest.rpartition("  ")[2].strip(" .:;,-–") if code else ""
    return lines, code, behind


def _said(one: _Open, day: date | None) -> Iterator[Said]:
    if one.code == PENDING:
        return
    restriction = " ".join(one.restriction)
    if one.code == "APPROVED_RESTRICTED" and not restriction:
        restriction = one.after or " ".join(one.following)
    comment = " ".join(one.comment)
    if one.code in ("NEED_MORE_INFO", "DENIED", "REVOKED") and not comment:
        comment = " ".join([one.text, *one.following])
    unread = "The text says two things in one line, or denies one." if one.code == "?" else ""
    code = "" if one.code == "?" else one.code
    for line in one.lines or ("",):
        yield Said(line, code, comment, restriction, one.on or day, unread)


def _day_of(text: str, today: date) -> date | None:
    """The day of the answer where the text names one as such; never one ahead, and none of the journey."""
    for line in text.splitlines():
        if _DATED.search(line) and not _TRAVEL.search(_DATED.sub("", line)):
            for day in pasted.days(line, today):
                if day <= today:
                    return day
    return None


def _once_each(said: list[Said]) -> Iterator[Said]:
    by_line: dict[str, list[Said]] = {}
    for each in said:
        by_line.setdefault(each.line, []).append(each)
    named = {each.code for each in said if each.line}
    for line, told in by_line.items():
        if not line and named >= {each.code for each in told}:
            continue  # a headline that sums up what is said of the clearances below
        yield _latest(line, told)


def _latest(line: str, told: list[Said]) -> Said:
    if len({each.code for each in told}) == 1:
        return max(told, key=lambda each: len(each.comment) + len(each.restriction))
    dated = sorted((each for each in told if each.on), key=lambda each: each.on or date.min)
    if len(dated) == len(told) and dated[-1].on != dated[-2].on:
        return dated[-1]
    return Said(
        line, "", unread="The text says two things of this clearance, and no days that tell which is later."
    )
