"""Gathers the status board: the students of a season by report date, each step of each way as one sign."""

import re
from collections import Counter
from datetime import date

from app.errors import Usage
from app.office import Office
from app.papers.frame import frame_of
from app.reader import Reader
from app.today import days
from app.training import ways
from app.training.ways import OnBoard
from app.typing import read_typed_range
from models.fields import FieldError, show_date
from models.training.way import STEPS, Stand, State
from reports.training.status_board import BoardFacts, BoardLine

SHORT = {
    "nominated": "Nom", "screened": "Scr", "vetted": "Vet", "medical": "Med", "english": "Eng", "draft": "Dft",
    "issued": "Ord", "visa": "Vis", "briefed": "Brf", "noticed": "Ntc", "departed": "Dep", "training": "Trg",
    "returned": "Ret", "interviewed": "Int", "filed": "Fil",
}  # fmt: skip
SIGNS = {State.DONE: "✓", State.DOING: "◐", State.OPEN: "○", State.BLOCKED: "✗", State.NOT_NEEDED: "–"}
MEANINGS = {
    State.DONE: "done", State.DOING: "under way", State.OPEN: "open", State.BLOCKED: "blocked",
    State.NOT_NEEDED: "not needed",
}  # fmt: skip
_YEAR = re.compile(r"(?:FY\s*)?(20\d\d|\d\d)", re.IGNORECASE)


def board_facts(_office: Office, reader: Reader, asked: str = "") -> BoardFacts:
    """Everybody under way, or those who report in a fiscal year (`FY 2027`) or range of days. Raises Usage."""
    season, first, last = _season(asked, reader.today)
    students = [each for each in ways.board(reader) if _reports(each, first, last)]
    words = {each.key: each.word for each in STEPS}
    counts = Counter(each.at or "" for each in students)
    standing = [(words[key], counts[key]) for key in words if counts[key]]
    if counts[""]:
        standing.append(("File closed", counts[""]))
    return BoardFacts(
        frame=frame_of(reader, days.home(reader), as_of=reader.today),
        day=reader.today,
        season=season,
        steps=tuple((SHORT[each.key], each.word) for each in STEPS),
        signs=tuple((SIGNS[each], MEANINGS[each]) for each in State),
        lines=tuple(_line(each, reader.today) for each in students),
        standing=tuple(standing),
    )


def _season(asked: str, today: date) -> tuple[str, date | None, date | None]:
    typed = " ".join(asked.split())
    if not typed:
        return "all under way", None, None
    year = _YEAR.fullmatch(typed)
    if year is not None:
        number = int(year[1]) + (2000 if int(year[1]) < 100 else 0)
        return f"FY {number}", date(number - 1, 10, 1), date(number, 9, 30)
    try:
        first, last = read_typed_range(typed, today)
    except FieldError as error:
        raise Usage(
            f"{error}.", do="Give a fiscal year such as FY 2027, or a range such as 3 Aug - 12 Sep."
        ) from error
    return f"{show_date(first)} – {show_date(last)}", first, last


def _reports(each: OnBoard, first: date | None, last: date | None) -> bool:
    if first is None or last is None:
        return True
    return each.reports_on is not None and first <= each.reports_on <= last


def _line(each: OnBoard, today: date) -> BoardLine:
    at = each.way.stand(each.way.at) if each.way.at else None
    return BoardLine(
        reports_on=each.reports_on,
        name="\n".join(filter(None, (each.name, each.rank))),
        course=each.course,
        signs=tuple(SIGNS[stand.state] for stand in each.way.stands),
        at=at.step.word if at else "File closed",
        next_due=_due(next_due(each), today),
    )


def next_due(each: OnBoard) -> Stand | None:
    """The step that is due first on a way."""
    due = [stand for stand in each.way.stands if stand.due_on is not None]
    return min(due, key=lambda stand: stand.due_on or date.max, default=None)


def _due(stand: Stand | None, today: date) -> str:
    if stand is None or stand.due_on is None:
        return ""
    late = (today - stand.due_on).days
    told = f"{stand.step.word}, {show_date(stand.due_on)}"
    return f"{told} ({late} day{'' if late == 1 else 's'} late)" if late > 0 else told
