"""Gathers agenda and minutes of a review: cases that are gone through, and what is to be done by whom until when."""

from datetime import date

from app.papers.case_common import own_paper
from app.papers.case_parts import heads, told
from app.papers.eum_common import day, label, rows_by_id
from app.papers.eum_figures import dollars
from app.reader import Reader
from app.reading import All, Cond, Either, Query, Sort
from models.cases.casebook import CaseFile
from models.cases.filing import CaseReview, ReviewAction, ReviewCase
from models.kinds import Kind
from reports.composed import NOTHING, ComposedFacts, Part, Row, Signing, Table
from reports.eum.common import Signer, Words, counted


def agenda_facts(reader: Reader, record: Kind) -> ComposedFacts:
    """Points, the cases with their state and figures, and what earlier reviews of them left open."""
    assert isinstance(record, CaseReview)
    covered, cases = _covered(reader, record)
    held = _reviewed_before(reader, record, list(cases))
    columns = heads(("Case", 26), ("Nickname", 56), ("State", 34), ("Total value", 32), ("Delivered", 32),
                    ("Last review", 28), right=("Total value", "Delivered"))  # fmt: skip
    cells = tuple(
        (case.case_designator or "", case.nickname or "", label(reader, CaseFile.case_state, case),
         dollars(case.total_value), dollars(case.delivered_value), day(held.get(case.id)))
        for each in covered if (case := cases.get(each.case_id or 0)) is not None
    )  # fmt: skip
    points = tuple(line.strip() for line in (record.agenda_text or "").splitlines() if line.strip())
    left = _left_open(reader, record, list(cases))
    return ComposedFacts(
        frame=own_paper(reader), stem="review_agenda", number=_number(record),
        title=Words(_title(reader, record, "Agenda")),
        parts=(
            Part(rows=_head(reader, record)),
            Part(Words("Points"), items=points, texts=() if points else (Words("No point is written down yet."),)),
            Part(Words("Cases"), table=Table(columns, cells, "No case is put down for this review.")),
            Part(Words("Left open by earlier reviews"), table=_actions(left, cases, "Nothing is left open.")),
        ),
        status="" if record.review_from else "DRAFT - NO DAY IS SET", across="" if record.review_from else "DRAFT",
    )  # fmt: skip


def _reviewed_before(reader: Reader, record: CaseReview, cases: list[int]) -> dict[int, date]:
    """By case the day of the last review before this one."""
    if not cases:
        return {}
    rows = reader.records(
        Query(ReviewCase, where=Either(tuple(Cond("case_id", "=", each) for each in cases)))
    )
    reviews = rows_by_id(reader, CaseReview, (each.review_id for each in rows))
    until = record.review_from or reader.today
    found: dict[int, date] = {}
    for row in rows:
        review = reviews.get(row.review_id or 0)
        held = (review.review_to or review.review_from) if review is not None else None
        if row.review_id != record.id and row.case_id and held is not None and held < until:
            found[row.case_id] = max(held, found.get(row.case_id, held))
    return found


def minutes_facts(reader: Reader, record: Kind) -> ComposedFacts:
    """What was said of each case, what was decided, and the actions with owner and day; a draft until signed."""
    assert isinstance(record, CaseReview)
    covered, cases = _covered(reader, record)
    cells = tuple(
        (_named(cases, each.case_id), _state(reader, cases, each.case_id), each.reviewed_text or "")
        for each in covered
    )
    actions = sorted(reader.children(ReviewAction, "review_id", record.id), key=_order)
    more = rows_by_id(reader, CaseFile, (each.case_id for each in actions))
    open_ones = sum(each.action_closed_on is None for each in actions)
    told_open = f"{counted(len(actions), 'action')}, {open_ones:,} open" if actions else ""
    said = tuple(Words(line) for line in (record.minutes_text or "").splitlines() if line.strip())
    signed = record.minutes_paper is not None
    return ComposedFacts(
        frame=own_paper(reader), stem="review_minutes", number=_number(record),
        title=Words(_title(reader, record, "Minutes")),
        parts=(
            Part(rows=_head(reader, record)),
            Part(Words("What was said"), texts=said or (Words("Nothing is written down yet."),)),
            Part(Words("Cases"), table=Table(heads(("Case", 26), ("State", 34), ("What was said", 120)), cells,
                                             "No case was gone through.")),
            Part(Words("Actions"), rows=told(("Agreed", told_open)) if actions else (),
                 table=_actions(actions, cases | more, "No action was agreed.", result=True)),
        ),
        signing=Signing(
            NOTHING, (Words("For the United States"), Words("For the partner")),
            tuple(map(Words, ("Name", "Grade and position", "Signature", "Date"))),
            (Signer(record.chair_us or ""), Signer(record.chair_partner or "")),
        ),
        status="" if signed else "DRAFT - NOT SIGNED", across="" if signed else "DRAFT",
    )  # fmt: skip


def _head(reader: Reader, record: CaseReview) -> tuple[Row, ...]:
    days = " to ".join(dict.fromkeys(filter(None, (day(record.review_from), day(record.review_to)))))
    return told(
        ("Kind", label(reader, CaseReview.review_type, record)),
        ("Level", label(reader, CaseReview.review_level, record)), ("On", days),
        ("Place", record.review_place), ("Host", label(reader, CaseReview.review_host, record)),
        ("U.S. chair", record.chair_us), ("Partner's chair", record.chair_partner),
        ("The office attends", label(reader, CaseReview.sco_attends, record)),
        ("Its part is paid by", label(reader, CaseReview.review_funding, record)),
        ("Cultural day", day(record.cultural_day_on)),
    )  # fmt: skip


def _title(reader: Reader, record: CaseReview, paper: str) -> str:
    named = record.review_title or label(reader, CaseReview.review_type, record) or "the review"
    return f"{paper}: {named}"


def _number(record: CaseReview) -> str:
    return " ".join(filter(None, (record.review_title or record.review_type, day(record.review_from))))


def _covered(reader: Reader, record: CaseReview) -> tuple[list[ReviewCase], dict[int, CaseFile]]:
    rows = reader.children(ReviewCase, "review_id", record.id)
    cases = rows_by_id(reader, CaseFile, (each.case_id for each in rows))
    return sorted(rows, key=lambda row: _named(cases, row.case_id)), cases


def _named(cases: dict[int, CaseFile], case_id: int | None) -> str:
    case = cases.get(case_id or 0)
    return (case.case_designator if case else None) or ""


def _state(reader: Reader, cases: dict[int, CaseFile], case_id: int | None) -> str:
    return label(reader, CaseFile.case_state, cases.get(case_id or 0))


def _left_open(reader: Reader, record: CaseReview, case_ids: list[int]) -> list[ReviewAction]:
    """Open actions about the same cases from reviews that began before this one; where it has no day, from any."""
    if not case_ids:
        return []
    about = Either(tuple(Cond("case_id", "=", each) for each in case_ids))
    where = All((Cond("action_closed_on", "empty"), Cond("review_id", "!=", record.id), about))
    found: list[ReviewAction] = reader.records(
        Query(ReviewAction, where=where, sort=(Sort("action_due_on"),))
    )
    begins = record.review_from
    if begins is None:
        return found
    reviews = rows_by_id(reader, CaseReview, (each.review_id for each in found))
    days = {key: each.review_from for key, each in reviews.items()}
    return [each for each in found if (on := days.get(each.review_id or 0)) is None or on < begins]


def _order(action: ReviewAction) -> tuple[int, str]:
    """Numbers as numbers, then the rest by name."""
    number = action.action_no or ""
    return (int(number) if number.isdecimal() else 10**9), number


def _actions(
    rows: list[ReviewAction], cases: dict[int, CaseFile], none: str, *, result: bool = False
) -> Table:
    columns = [("No.", 14), ("Case", 26), ("Action", 84), ("Owner", 40), ("Due on", 26), ("Done on", 26)]
    cells = []
    for each in rows:
        what = "\n".join(filter(None, (each.action_text, each.action_result if result else "")))
        cells.append((each.action_no or "", _named(cases, each.case_id), what, each.action_owner or "to be named",
                      day(each.action_due_on) or "to be set", day(each.action_closed_on) or "open"))  # fmt: skip
    return Table(heads(*columns), tuple(cells), none)
