"""A pasted answer, a print of the official system or an e-mail: which request it is about, and what it says.

Nothing is recorded of it by itself: request, clearance, answer, comment, restriction and day are proposed, and a person
confirms them (`record`). A number that is on file decides which request it is; else names of the party with a day of
the journey; what fits several requests, or only looks like one, is left to the person. What is pending is no answer.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from app.errors import Refused
from app.office import Office
from app.reader import Reader
from app.visits import answering
from app.visits.answering import Answer
from app.visits.answertext import Said, read_text
from app.visits.finding import Candidate, requests_of
from models.visits.states import LINE_ANSWERS

_ORIGINAL = re.compile(
    r"^\s*(?:-+\s*original message\s*-+|_{5,}|from: .+\n(?:sent|date): )", re.IGNORECASE | re.MULTILINE
)


class Match(StrEnum):
    """How certain it is which request an answer is about."""

    MATCHED = "matched"
    LOOKS_LIKE = "looks like"
    SEVERAL = "several"
    STRANGER = "not known"


@dataclass(frozen=True)
class Proposed:
    """An answer to one clearance as it would be recorded."""

    line: str
    """Code of the clearance; empty where the text does not say which and several may be meant."""
    code: str
    comment: str = ""
    restriction: str = ""
    on: date | None = None
    """None where the text names no day; then it is recorded of the day it came, which the person says."""
    problem: str = ""
    """Why it cannot be recorded as it is, in one sentence."""


@dataclass(frozen=True)
class Reading:
    """What was read of a paste."""

    match: Match
    candidates: tuple[Candidate, ...]
    """Requests it may be about, the likeliest first; one where it is certain."""
    proposed: tuple[Proposed, ...]
    """Its answers, fitted to the request where that is certain."""
    channel: str = ""
    told: tuple[Said, ...] = ()
    """Its answers as they stand in the text."""

    @property
    def request_id(self) -> int | None:
        """The request, where it is certain."""
        return self.candidates[0].request_id if self.match is Match.MATCHED else None

    @property
    def summary(self) -> str:
        """What became of it in one sentence."""
        if self.match is Match.STRANGER:
            return "No request fits: neither a number on file nor a name of a party with its days stands in the text."
        if self.match is not Match.MATCHED:
            return f"{len(self.candidates)} request{'s' if len(self.candidates) > 1 else ''} may be meant: choose one."
        if not self.proposed:
            return f"{self.candidates[0].title}: the text says no answer that the program could be sure of."
        return f"{self.candidates[0].title}: {len(self.proposed)} answer{'s' if len(self.proposed) > 1 else ''} read."


def read(reader: Reader, text: str) -> Reading:
    """Reads a pasted answer. Raises Refused for an empty text."""
    if not text.strip():
        raise Refused(
            "Nothing was pasted.", do="Copy the answer in the official system or the e-mail, then paste it."
        )
    newest = _newest(text)
    told = read_text(newest, reader.today)
    found = requests_of(reader, newest) or requests_of(reader, text)
    sure = [each for each in found if each.certain]
    match = (
        Match.MATCHED
        if len(sure) == 1
        else Match.SEVERAL
        if sure
        else Match.LOOKS_LIKE
        if found
        else Match.STRANGER
    )
    candidates = tuple(sure or found)
    reading = Reading(match, candidates, (), _channel(text), told)
    fitted = (
        fit(reader, told, candidates[0].request_id) if match is Match.MATCHED else tuple(map(_plain, told))
    )
    return replace(reading, proposed=fitted)


def choose(reader: Reader, reading: Reading, request_id: int) -> Reading:
    """The reading with the request a person chose, and its answers fitted to that. Raises NotFound."""
    chosen = next((each for each in reading.candidates if each.request_id == request_id), None)
    candidate = chosen or Candidate.of(reader, request_id, "chosen by hand")
    return replace(
        reading, match=Match.MATCHED, candidates=(candidate,), proposed=fit(reader, reading.told, request_id)
    )


def fit(reader: Reader, told: Iterable[Said], request_id: int) -> tuple[Proposed, ...]:
    """The answers of a text as a request may take them: the clearance they can only mean, what speaks against each."""
    open_ = answering.open_answers(reader, request_id)
    found: list[Proposed] = []
    for said in told:
        may = [line for line, codes in open_.items() if said.code in codes]
        line = said.line or (may[0] if len(may) == 1 else "")
        problem = said.unread or _against(line, said.code, open_, may)
        found.append(replace(_plain(said), line=line, problem=problem))
    return tuple(found)


def record(office: Office, request_id: int, proposed: Sequence[Proposed], *, channel: str = "",
           on: date | None = None) -> list[int]:  # fmt: skip
    """Records what a person confirmed, as one change; `on` stands in for a day the text does not name.

    Raises Refused where nothing can be recorded, or a clearance is not said, and what `answering.record_all` raises.
    """
    if not proposed:
        raise Refused("There is no answer to record.", do="Choose clearance and answer by hand.")
    if any(not each.line or not each.code for each in proposed):
        raise Refused("An answer does not say which clearance it is about.", do="Choose the clearance.")
    return answering.record_all(office, request_id, [
        Answer(each.line, each.code, {
            "acted_on": each.on or on or office.today, "answer_comment": each.comment[:2000],
            "answer_restriction": each.restriction[:1000], "answer_channel": channel,
        })
        for each in proposed
    ])  # fmt: skip


# -- internal --
def _plain(said: Said) -> Proposed:
    return Proposed(said.line, said.code, said.comment, said.restriction, said.on, said.unread)


def _against(line: str, code: str, open_: dict[str, tuple[str, ...]], may: Sequence[str]) -> str:
    if not open_:
        return "The request was not sent, or it ended: nothing is answered to it."
    if not line:
        return (
            "Choose the clearance that is meant."
            if may
            else "No clearance of the request takes this answer now."
        )
    if line not in open_:
        return "This clearance is not needed, waits to be sent again, or was denied or revoked."
    if code not in open_[line]:
        only = (
            "Only an approval is revoked."
            if code not in LINE_ANSWERS["PENDING"]
            else "It was answered before."
        )
        return f"This clearance does not take this answer now. {only}"
    return ""


def _newest(text: str) -> str:
    """The text without what it quotes of earlier messages."""
    own = "\n".join(line for line in text.splitlines() if not line.lstrip().startswith(">"))
    quoted = next((found for found in _ORIGINAL.finditer(own) if own[: found.start()].strip()), None)
    return own[: quoted.start()] if quoted else own


def _channel(text: str) -> str:
    """By what it came, where its form tells: an e-mail has its head, a print of the system names it."""
    if re.search(r"^(?:from|subject|sent):\s", text, re.IGNORECASE | re.MULTILINE):
        return "EMAIL"
    return "APACS" if re.search(r"\bapacs\b", text, re.IGNORECASE) else ""
