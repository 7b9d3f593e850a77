"""What an approver answered to a clearance: the one act that adds an answer. Answers are only ever added.

A wrong entry is corrected by a new one that names it. Which answer may follow is `models.visits.states.LINE_ANSWERS`;
no answer is never approval.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from app import stepping
from app.attachments import Told, attach
from app.errors import Refused, Usage
from app.office import Office
from app.reader import Reader
from app.visits.steps import LADDER
from models.fields import show_date
from models.kinds import Kind
from models.rules import Facts
from models.states import standing_entries
from models.visits import moving
from models.visits.requests import ApprovalAction, ClearanceRequest
from models.visits.states import ANSWERED, LINE_ANSWERS, LINES, NEEDS

Values = Mapping[str, object]
TYPED = ("approver_office", "approver_name", "answer_comment", "answer_restriction", "acted_on", "answer_channel",
         "answer_paper")  # fmt: skip
"""What a person says of an answer."""
COMMENTED = ("NEED_MORE_INFO", "DENIED", "REVOKED")
"""Answers whose comment must be recorded, because requesters must find it (APACS FAQ A.11)."""


@dataclass(frozen=True)
class Answer:
    """An answer to one clearance: its line and code, what a person says of it, the answer it corrects."""

    line: str
    code: str
    values: Values = field(default_factory=dict)
    corrects_id: int | None = None


def open_answers(reader: Reader, request_id: int) -> dict[str, tuple[str, ...]]:
    """By clearance the answers that may be recorded now; empty for a request that was not sent. Raises NotFound."""
    f = stepping.facts_of(LADDER, reader, [request_id])[request_id]
    if not _was_sent(f):
        return {}
    states = moving.line_states(f.record, f.all(moving.STEPS), f.all(moving.ANSWERS))
    return {line: LINE_ANSWERS[state] for line, state in states.items() if state in LINE_ANSWERS}


def needs(code: str) -> tuple[str, ...]:
    """Keys of what an answer needs; a restriction may stand in the comment alone."""
    if code in COMMENTED:
        return ("acted_on", "answer_comment")
    return ("acted_on", "answer_restriction") if code == "APPROVED_RESTRICTED" else ("acted_on",)


def record(office: Office, request_id: int, line: str, code: str, values: Values, *,
           corrects_id: int | None = None) -> int:  # fmt: skip
    """Records what was answered to one clearance of a request, and returns the id of the answer.

    Raises what `record_all` does.
    """
    return record_all(office, request_id, [Answer(line, code, values, corrects_id)])[0]


def record_all(office: Office, request_id: int, answers: Sequence[Answer]) -> list[int]:
    """Records answers to several clearances of a request as one change, and returns their ids in order.

    A `answer_paper` is an attachment, or a file that is taken in with the request. Raises Refused with what cannot
    follow or what is missing, Usage for an unknown code, a field that is none or a day ahead, NotFound.
    """
    if len({each.line for each in answers}) < len(answers):
        raise Usage("A clearance is answered once at a time.")
    f = stepping.facts_of(LADDER, office.reader, [request_id])[request_id]
    rows = [_row(office, f, each) for each in answers]
    for row in rows:
        paper = row.get("answer_paper")
        if isinstance(paper, Path):
            told = Told("Shows an answer to the request")
            row["answer_paper"] = attach(office, ClearanceRequest, request_id, paper, told)
    with office.change(_operation(f.record, answers)) as work:
        return work.add_many(ApprovalAction, rows)


# -- internal --
def _row(office: Office, f: Facts, answer: Answer) -> dict[str, object]:
    given = _completed(answer.code, stepping.filled(answer.values))
    _refuse_unreadable(office, answer, given)
    missing = [ApprovalAction.fields[key].label for key in needs(answer.code) if key not in given]
    if missing:
        raise Refused(
            f"{_word(answer.code)}: {', '.join(missing)} {'is' if len(missing) == 1 else 'are'} missing."
        )
    replaced = _replaced(f, answer.corrects_id)
    if replaced is None:
        _refuse_unasked(f)
    if not f.record.get(NEEDS[answer.line]):
        raise Refused(
            f"The request does not need the {_line(answer.line)}.", do="Say in the request that it is needed."
        )
    _refuse_early(f, given["acted_on"])
    _refuse_out_of_order(f, answer, replaced)
    row = {**given, "request_id": f.record.id, "approval_kind": answer.line, "answer": answer.code,
           "entered_on": office.today}  # fmt: skip
    return row | ({"corrects_id": answer.corrects_id} if answer.corrects_id else {})


def _completed(code: str, given: dict[str, object]) -> dict[str, object]:
    """A restriction that was written as a comment is one all the same, so that roster and itinerary print it."""
    if code == "APPROVED_RESTRICTED" and "answer_comment" in given:
        return {"answer_restriction": str(given["answer_comment"])[:1000], **given}
    return given


def _refuse_unreadable(office: Office, answer: Answer, given: Values) -> None:
    for told, known in ((answer.line, LINES), (answer.code, ANSWERED)):
        if told not in known:
            raise Usage(f"There is no “{told}” of a clearance.", do=f"One of: {', '.join(known)}.")
    unknown = [key for key in given if key not in TYPED]
    if unknown:
        raise Usage(f"An answer has no {', '.join(unknown)}.", do=f"Fields: {', '.join(TYPED)}.")
    day = given.get("acted_on")
    if isinstance(day, date) and day > office.today:
        raise Usage("An answer is recorded once it came, not before.")


def _replaced(f: Facts, corrects_id: int | None) -> Kind | None:
    """The standing answer that a correction replaces."""
    if corrects_id is None:
        return None
    standing = standing_entries(f.all(moving.ANSWERS), "acted_on")
    found = next((each for each in standing if each.id == corrects_id), None)
    if found is None:
        raise Refused("That answer is none of this request, or it was replaced before.")
    return found


def _was_sent(f: Facts) -> bool:
    """Whether the last thing the office did with it was to send it."""
    steps = standing_entries(f.all(moving.STEPS), "stepped_on")
    return bool(steps) and steps[-1].get("to_status") == "SUBMITTED"


def _refuse_unasked(f: Facts) -> None:
    if not _was_sent(f):
        status = moving.word(moving.status(f.record, f.all(moving.STEPS), f.all(moving.ANSWERS)))
        raise Refused(
            f"The request is {status}; what was not sent, or ended, is not answered.",
            do="Record that it was sent first, or clone one that ended.",
        )


def _refuse_early(f: Facts, day: object) -> None:
    sent = [each for row in f.all(moving.STEPS) if row.get("to_status") == "SUBMITTED"
            if (each := row.get("stepped_on"))]  # fmt: skip
    if sent and isinstance(day, date) and day < min(sent):
        raise Refused(
            f"The answer would lie before the day it was sent, {show_date(min(sent))}.",
            do="Correct the day that is wrong.",
        )


def _refuse_out_of_order(f: Facts, answer: Answer, replaced: Kind | None) -> None:
    """An answer follows on what was answered to its clearance before, and what came after it still follows on it."""
    entries = moving.line_entries(f.all(moving.STEPS), f.all(moving.ANSWERS), answer.line)
    if replaced is not None and replaced.get("approval_kind") != answer.line:
        left = [
            each
            for each in moving.line_entries(
                f.all(moving.STEPS), f.all(moving.ANSWERS), str(replaced.get("approval_kind"))
            )
            if each.id != replaced.id
        ]
        _refuse_broken([_what(each) for each in left])
        told = [*map(_what, entries), answer.code]
    elif replaced is not None:
        told = [answer.code if each.id == replaced.id else _what(each) for each in entries]
        _refuse_asked_since(entries, replaced, answer)
    else:
        told = [*map(_what, entries), answer.code]
    _refuse_broken(told)


def _refuse_asked_since(entries: Sequence[Kind], replaced: Kind, answer: Answer) -> None:
    """Another answer in the place of one that led to the clearance being asked again would undo that question."""
    after = entries[[each.id for each in entries].index(replaced.id) + 1 :]
    if answer.code != replaced.get("answer") and any(_what(each) == ASKED for each in after):
        raise Refused("The clearance was asked again since that answer.", do="Correct that step first.")


ASKED = "ASKED"


def _what(entry: Kind) -> str:
    return str(entry.get("answer")) if isinstance(entry, ApprovalAction) else ASKED


def _refuse_broken(told: Iterable[str]) -> None:
    state = "PENDING"
    for each in told:
        if each != ASKED and each not in LINE_ANSWERS.get(state, ()):
            raise Refused(_why_not(state, each), do=_what_then(state))
        state = "PENDING" if each == ASKED else each


def _why_not(state: str, code: str) -> str:
    if code == "REVOKED":
        return f"Only an approval is revoked; this clearance is {_word(state).lower()}."
    return f"A clearance that is {_word(state).lower()} is not answered “{_word(code).lower()}”."


def _what_then(state: str) -> str:
    if state == "NEED_MORE_INFO":
        return "Record first that the request was sent again."
    return "Clone the request." if state in ("DENIED", "REVOKED") else "Look at the answers before it."


def _word(code: str) -> str:
    return "Approved with restriction" if code == "APPROVED_RESTRICTED" else moving.word(code).capitalize()


def _line(line: str) -> str:
    return f"{moving.word(line)} clearance"


def _operation(request: Kind, answers: Sequence[Answer]) -> str:
    said = ", ".join(_line(each.line) for each in answers)
    return f"Record the answer to {request.shown_title}: {said}"[:120]
