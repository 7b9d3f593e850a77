"""Notes and promises on a record: what a typed sentence says of a due day and a person, and what is done with it.

"send the visa letter by 5 aug to Maj. Kesar" is the note "Send the visa letter", due on 5 August, promised to
Maj. Kesar. Only what cannot be meant otherwise is taken out of the text; the rest stays as it was typed.
"""

import re
from calendar import monthrange
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, NamedTuple

from app import people
from app.errors import Refused, Usage
from app.office import Office
from app.reader import Reader
from app.reading import Cond, Query
from app.typing import read_typed_date
from models.fields import FieldError
from models.kinds import Kind, kind_named
from models.office.desk import Note
from models.text import fold

LONGEST = Note.fields["body"].max_length


@dataclass(frozen=True)
class Said:
    """A note as understood: its text, the day it is due, to whom it was promised."""

    body: str
    due_on: date | None = None
    promised_to: str = ""


class Phrase(NamedTuple):
    """A part of the typed text and what it means."""

    start: int
    end: int
    value: Any


def understand(
    typed: str, today: date, known: Collection[str] = (), *, due: bool = True, to: bool = True
) -> Said:
    """What a typed sentence says.

    `known` are folded surnames of the office's people: "to" and such a name, or a rank and any name, is a
    person. With `due` or `to` false that part of the text is left in it, because the person gave it apart.
    """
    text = " ".join(typed.split())
    day = _due(text, today) if due else None
    person = _person(text, known) if to else None
    body = text
    for phrase in sorted(filter(None, (day, person)), reverse=True):
        body = f"{body[: phrase.start]} {body[phrase.end :]}"
    body = _tidied(body) or _tidied(text)
    return Said(body, day.value if day else None, person.value if person else "")


def _tidied(text: str) -> str:
    text = re.sub(r"\s+([,;.:])", r"\1", " ".join(text.split()))
    text = re.sub(r"[,;:]+(?=[.,;])|^[,;.:\s-]+|[,;:\s-]+$", "", text)
    return text[:1].upper() + text[1:]


# -- the day -----------------------------------------------------------------------------------------------
_BY = re.compile(
    r"(?<!\w)(by|before|due(?:\s+(?:on|by|in))?|nlt|no(?:t)? later than|in)\s+(?:the\s+)?(?:cob\s+)?",
    re.IGNORECASE,
)
_BARE_OFFSET = re.compile(r"(?<!\S)\+\d{1,4}$")
_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
    "november", "december",
)  # fmt: skip
_COUNTS = {"a": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "ten": 10}
_SPAN = re.compile(r"^(\d{1,3}|[a-z]+)\s+(day|week)s?$")
_WITHOUT_YEAR = re.compile(r"^(?:\d{1,2}\s*([a-z]+)|([a-z]+)\s*\d{1,2})$")
_LONGEST_DATE = 4
"""Words a date takes at most: 5 of August 2026."""


def _due(text: str, today: date) -> Phrase | None:
    """The last "by" and a date in the text, or days from today at its end."""
    found = None
    for match in _BY.finditer(text):
        words = list(re.finditer(r"\S+", text[match.end() :]))[:_LONGEST_DATE]
        for last in reversed(words):
            end = match.end() + last.end()
            phrase = text[match.end() : end].rstrip(".,;:")
            if (day := _day(match[1].casefold(), phrase.casefold(), today)) is not None:
                found = Phrase(match.start(), match.end() + len(phrase), day)
                break
    if found is None and (offset := _BARE_OFFSET.search(text)):
        day = _read(offset[0], today)
        found = Phrase(offset.start(), offset.end(), day) if day else None
    return found


def _day(how: str, phrase: str, today: date) -> date | None:
    if how.endswith("in"):
        return _after(phrase, today)
    if phrase in ("end of the month", "end of month", "month end", "eom"):
        day: date | None = today.replace(day=monthrange(today.year, today.month)[1])
    else:
        day = _weekday(phrase, today) or _calendar_day(phrase, today)
    return day - timedelta(days=1) if day and how == "before" else day


def _after(phrase: str, today: date) -> date | None:
    """The day after a span: 3 days, two weeks."""
    if not (span := _SPAN.match(phrase)):
        return None
    count = int(span[1]) if span[1].isdecimal() else _COUNTS.get(span[1], 0)
    return today + timedelta(days=count * (7 if span[2] == "week" else 1)) if count else None


def _weekday(phrase: str, today: date) -> date | None:
    """The next day of that name; with "next" the one of the coming week."""
    word = phrase.removeprefix("next ").removeprefix("this ")
    at = next((at for at, name in enumerate(_DAYS) if len(word) > 2 and name.startswith(word)), None)
    if at is None:
        return None
    if phrase.startswith("next "):
        return today + timedelta(days=7 - today.weekday() + at)
    return today + timedelta(days=(at - today.weekday() - 1) % 7 + 1)


def _calendar_day(phrase: str, today: date) -> date | None:
    """A date as the forms read it; one without a year lies ahead, since nobody promises what is past."""
    phrase = re.sub(r"\b(\d{1,2})(?:st|nd|rd|th)\b", r"\1", phrase).replace(" of ", " ")
    named = [word for word in re.findall(r"[a-z]{3,}", phrase) if word not in ("today", "tomorrow")]
    if not all(any(month.startswith(word) for month in _MONTHS) or word == "sept" for word in named):
        return None
    day = _read(phrase, today)
    if day and day < today and _WITHOUT_YEAR.match(phrase):
        return _read(f"{phrase} {today.year + 1}", today) or day
    return day


def _read(phrase: str, today: date) -> date | None:
    try:
        return read_typed_date(phrase, today)
    except FieldError:
        return None


# -- the person --------------------------------------------------------------------------------------------
_TITLES = frozenset(
    [
        "mr", "mrs", "ms", "miss", "dr", "prof", "eng", "sir", "madam", "amb", "ambassador", "minister",
        "attache", "gen", "general", "brig", "brigadier", "col", "colonel", "ltcol", "ltc", "lieutenant",
        "maj", "major", "mgen", "bgen", "ltgen", "capt", "captain", "cpt", "lt", "1lt", "2lt", "1st", "2nd",
        "adm", "admiral", "radm", "vadm", "cdr", "commander", "lcdr", "ens", "ensign", "cwo", "wo",
        "warrant", "officer", "sgt", "sergeant", "ssgt", "sfc", "msg", "msgt", "tsgt", "sgm", "csm", "cpl",
        "corporal", "pvt", "private", "airman", "seaman", "cpo", "scpo", "mcpo", "po"
    ]
)  # fmt: skip
_NO_NAME = frozenset(
    [
        "by", "before", "due", "on", "in", "at", "for", "with", "about", "and", "or", "the", "a", "an",
        "to", "of", "from", "until", "no", "nlt", "not", "if", "when", "as"
    ]
)  # fmt: skip
_PROMISED = re.compile(r"(?<!\w)promised\s+to\s+", re.IGNORECASE)
_WORD = re.compile(r"\S+")


def _person(text: str, known: Collection[str]) -> Phrase | None:
    """ "to" and a rank and a name, or a name the office knows; after "promised to" whatever stands there."""
    words = list(_WORD.finditer(text))
    promised = _PROMISED.search(text)
    for at, word in enumerate(words):
        if word[0].casefold() != "to":
            continue
        told = promised is not None and promised.start() < word.start() < promised.end()
        named = _named(words, at + 1, known, told)
        if named is not None:
            start = promised.start() if told and promised else word.start()
            return Phrase(start, *named)
    return None


def _named(words: list[re.Match[str]], at: int, known: Collection[str], told: bool) -> tuple[int, str] | None:
    """Where a person named from a word on ends, and the name; None when it is no person."""
    from_the = at
    if at < len(words) and words[at][0].casefold() == "the":
        at += 1
    first = at
    while at < len(words) and _bare(words[at]) in _TITLES:
        at += 1
    titled = at > first
    name = at
    while at < len(words) and at - name < 3 and _may_go_on(words, at, name, told):
        at += 1
        if words[at - 1][0].endswith((",", ";", ":")) or (
            words[at - 1][0].endswith(".") and len(words[at - 1][0]) > 2
        ):
            break
    parts = [_bare(each) for each in words[name:at]]
    if not parts or not (titled or told or any(each in known for each in (*parts, " ".join(parts)))):
        return None
    end = words[at - 1].end() - (len(words[at - 1][0]) - len(words[at - 1][0].rstrip(".,;:")))
    typed = [each[0] for each in words[from_the if told and not titled else first : at]]
    shown = typed if told else [each[:1].upper() + each[1:] for each in typed]
    return end, " ".join(shown).rstrip(".,;:")


def _may_go_on(words: list[re.Match[str]], at: int, name: int, told: bool) -> bool:
    """The first word of a name may be typed small; more of it begins with a capital letter."""
    word = words[at][0]
    if _bare(words[at]) in _NO_NAME or not word[:1].isalpha():
        return False
    return told or at == name or word[:1].isupper()


def _bare(word: re.Match[str]) -> str:
    return fold(word[0].strip(".,;:"))


def known_surnames(reader: Reader) -> frozenset[str]:
    """Folded surnames of everybody the role may see, for `understand`."""
    return frozenset(
        fold(str(surname))
        for kind in people.people_kinds(reader)
        for _, surname in reader.values(Query(kind, columns=("surname",)))[1]
        if surname
    )


# -- what is done with them ----------------------------------------------------------------------------------
def notes_of(reader: Reader, record_id: int) -> list[Note]:
    """Live notes on a record, newest first."""
    found = reader.ids(Query(Note, where=Cond("subject_id", "=", record_id)))
    return [reader.get(Note, each) for each in sorted(found, reverse=True)]


def write(office: Office, kind: type[Kind], record_id: int, said: Said) -> int:
    """Writes a note on a record and returns its id. Raises Usage for an empty or too long one, NotFound, Refused."""
    _check(said)
    office.reader.get(kind, record_id)
    with office.change("Note a promise" if said.due_on else "Write a note") as work:
        return work.add(
            Note,
            {
                "subject_kind": kind.spec.name, "subject_id": record_id, "body": said.body, "due_on": said.due_on,
                "promised_to": said.promised_to or None, "written_by": office.user, "written_on": office.today,
            },
        )  # fmt: skip


def rewrite(office: Office, note: Note, said: Said, kept_on: date | None) -> None:
    """Changes a note of one's own. Raises Usage, Refused for somebody else's, Stale."""
    _check(said)
    if why := why_not_edited(office, note):
        raise Refused(why, do="Write a note of your own beside it.")
    values = {
        "body": said.body,
        "due_on": said.due_on,
        "promised_to": said.promised_to or None,
        "kept_on": kept_on,
    }
    with office.change("Change a note") as work:
        work.set(Note, note.id, values, read_version=note.row_version)


def keep(office: Office, note: Note, on: date) -> None:
    """Records that a promise was kept on a day; its duty is cleared."""
    with office.change("Keep a promise") as work:
        work.set(Note, note.id, {"kept_on": on}, read_version=note.row_version)


def remove(office: Office, note: Note) -> None:
    """Moves a note of one's own to the bin. Raises Refused for somebody else's."""
    if why := why_not_edited(office, note):
        raise Refused(why)
    with office.change("Remove a note") as work:
        work.remove(Note, note.id)


def why_not_edited(office: Office, note: Note) -> str:
    """Why the office's user may not edit a note: it is somebody else's, and he does not decide here; else empty."""
    own = not note.written_by or note.written_by == office.user
    return "" if own or office.role.may_decide else f"{note.written_by} wrote this note."


def subject_of(note: Note) -> tuple[type[Kind], int]:
    """Kind and id of the record a note is about."""
    return kind_named(note.subject_kind or ""), note.subject_id or 0


def _check(said: Said) -> None:
    if not said.body.strip():
        raise Usage("The note is empty.")
    if len(said.body) > LONGEST:
        raise Usage(f"The note has {len(said.body):,} characters; at most {LONGEST:,} are kept.")
