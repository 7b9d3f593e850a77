"""Which requests a pasted text may be about: by a number on file, else by names and days of the journey."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from app import pasted
from app.reader import Reader
from app.reading import All, Cond, Query
from models.text import fold, key_text
from models.visits.requests import ClearanceRequest, RequestTraveller

SHORTEST = 4
"""Signs of a number of another system from which it is looked for in a text."""
ASKED = ("SUBMITTED", "NEED_MORE_INFO", "APPROVED", "APPROVED_RESTRICTED")
"""Statuses in which an answer may come that names no number."""
MOST = 5
_LOCAL = re.compile(r"\bVC[-\s]?(\d{4})[-\s]?(\d{1,5})\b", re.IGNORECASE)
_WORD = re.compile(r"\w+")
Places = dict[str, list[int]]
_TOKEN = re.compile(r"[A-Za-z0-9][A-Za-z0-9/-]{2,}")


@dataclass(frozen=True)
class Candidate:
    """A request that a text may be about, with why; certain where its number, or a name with a day, stands there."""

    request_id: int
    title: str
    why: str
    certain: bool

    @classmethod
    def of(cls, reader: Reader, request_id: int, why: str) -> "Candidate":
        """A request somebody chose. Raises NotFound."""
        return cls(request_id, reader.get(ClearanceRequest, request_id).shown_title, why, True)


def requests_of(reader: Reader, text: str) -> list[Candidate]:
    """Requests the text may be about, certain ones first."""
    return list(_by_number(reader, text)) or _by_names(reader, text)


def _by_number(reader: Reader, text: str) -> Iterator[Candidate]:
    wanted = {f"VC-{found[1]}-{int(found[2]):04}" for found in _LOCAL.finditer(text)}
    tokens = {key_text(each) for each in _TOKEN.findall(text)}
    live = Cond("is_template", "!=", True)
    _, rows = reader.values(Query(ClearanceRequest, ("local_no", "visit_title", "external_no"), live))
    for request_id, local, title, external in rows:
        named = " ".join(filter(None, (local, title)))
        key = key_text(external or "")
        if local in wanted:
            yield Candidate(request_id, named, f"number {local}", True)
        elif len(key) >= SHORTEST and key in tokens:
            yield Candidate(request_id, named, f"number {external} of the system", True)


def _by_names(reader: Reader, text: str) -> list[Candidate]:
    words = _places(text)
    days = {day.isoformat() for day in pasted.days(text, reader.today)}
    asked = All((Cond("is_template", "!=", True), Cond("request_status", "in", ASKED)))
    _, rows = reader.values(
        Query(ClearanceRequest, ("local_no", "visit_title", "date_from", "date_to"), asked)
    )
    requests = {each[0]: each[1:] for each in rows}
    names = _named(reader, set(requests), words)
    found = []
    for request_id, people in names.items():
        local, title, begins, ends = requests[request_id]
        on = [str(day) for day in (begins, ends) if day in days]
        why = f"{', '.join(people)} named" + "".join(f", {day}" for day in on)
        found.append(Candidate(request_id, " ".join(filter(None, (local, title))), why, bool(on)))
    found.sort(key=lambda each: (not each.certain, -len(names[each.request_id]), each.title))
    return found[:MOST]


def _named(reader: Reader, requests: set[int], words: Places) -> dict[int, list[str]]:
    """Members of parties whose surname and first name stand beside each other in the text, by request."""
    columns = ("request_id", "traveller_id.surname", "traveller_id.first_name")
    _, rows = reader.values(Query(RequestTraveller, columns))
    found: dict[int, list[str]] = {}
    for _, request, surname, first in rows:
        if request in requests and surname and first and _together(surname, first, words):
            found.setdefault(int(request), []).append(f"{surname} {first}")
    return found


def _places(text: str) -> Places:
    """The words of a text, each with where it stands."""
    found: Places = {}
    for at, word in enumerate(_WORD.findall(fold(text))):
        found.setdefault(word, []).append(at)
    return found


def _together(surname: str, first: str, words: Places) -> bool:
    """Whether all words of both names stand in the text, the two names with no more than a word between."""
    parts, given = _WORD.findall(fold(surname)), _WORD.findall(fold(first))
    if not parts or not given or any(each not in words for each in (*parts, *given)):
        return False
    near = len(parts) + len(given)
    return any(abs(one - two) <= near for one in words[parts[0]] for two in words[given[0]])
