"""Gathers the list of closing and keeping: which cases are complete or closed, until when files are kept, holds."""

from collections.abc import Iterable

from app.office import Office
from app.papers.case_common import about_all, own_paper
from app.papers.case_parts import heads, told
from app.papers.eum_common import day, label
from app.reader import Reader
from app.reading import Cond, Either, Query, Sort
from models.cases.casebook import CaseFile
from models.cases.filing import CaseDocument
from models.cases.offers import CaseLine
from models.eum.deliveries import EumLine
from reports.composed import ComposedFacts, Part, Table
from reports.eum.common import Words

FOREVER = "indefinitely (EEUM)"
_HEADS = heads(
    ("Case", 30), ("Nickname", 54), ("State", 36), ("Supply complete on", 32), ("Closed on", 28), ("Closure", 38),
    ("Keep until", 38), ("Hold", 56), ("Destroyed on", 28),
)  # fmt: skip
NOTE = (
    "Files are kept ten years from final closure. A hold stops that time; records of deliveries and inventories under "
    "enhanced end-use monitoring are kept indefinitely."
)


def retention_facts(_office: Office, reader: Reader, asked: str) -> ComposedFacts:
    """Every case that is supply complete or closed, held or destroyed, and which files are past their time."""
    about_all(asked)
    where = Either(
        (Cond("ssc_on", "not empty"), Cond("closed_on", "not empty"), Cond("hold_from", "not empty"))
    )
    rows: list[CaseFile] = reader.records(Query(CaseFile, where=where, sort=(Sort("case_designator"),)))
    forever = monitored(reader)
    due = [each for each in rows if past_its_time(reader, each, forever)]
    complete = sum(each.closed_on is None and each.ssc_on is not None for each in rows)
    head = told(
        ("Supply complete, not closed", f"{complete:,}"),
        ("Closed, kept", f"{sum(each.closed_on is not None and each.destroyed_on is None for each in rows):,}"),
        ("Held", f"{sum(each.hold_from is not None for each in rows):,}"),
        ("Past their time", f"{len(due):,}"),
    )  # fmt: skip
    return ComposedFacts(
        frame=own_paper(reader, persons=False), stem="retention_list",
        number=day(reader.today), title=Words("Closure and retention"),
        parts=(
            Part(rows=head, texts=(Words(NOTE),)),
            Part(Words("Past their time, nothing holds them"),
                 table=_table(reader, due, forever, "No file is past its time.")),
            Part(Words("All"), table=_table(reader, rows, forever, "No case is complete, closed or held.")),
        ),
        asked=asked,
    )  # fmt: skip


def monitored(reader: Reader) -> frozenset[int]:
    """Cases under enhanced end-use monitoring: by a monitored line, the code of a line, or a paper kept for it."""
    enhanced = Cond("article_type_id.eum_level", "=", "ENHANCED")
    lines = reader.values(
        Query(EumLine, columns=("case_line_id.case_id", "case_designator"), where=enhanced)
    )[1]
    by_link, names = set(), set()
    for _, case_id, name in lines:
        by_link.add(case_id)
        names.add(name)
    named = {
        each
        for each, name in reader.values(Query(CaseFile, columns=("case_designator",)))[1]
        if name in names
    }
    coded = reader.values(Query(CaseLine, columns=("case_id",), where=Cond("eum_code", "starts", "E")))[1]
    papers = reader.values(
        Query(CaseDocument, columns=("case_id",), where=Cond("retention_basis", "=", "EEUM"))
    )[1]
    found = (*by_link, *named, *(case_id for _, case_id in coded), *(case_id for _, case_id in papers))
    return frozenset(each for each in found if each)


def past_its_time(reader: Reader, case: CaseFile, forever: frozenset[int]) -> bool:
    """Whether nothing but a decision keeps the file: its time is over, nobody holds it, nothing in it is monitored."""
    until = case.destroy_after
    return until is not None and until < reader.today and case.destroyed_on is None and case.id not in forever


def _table(reader: Reader, rows: Iterable[CaseFile], forever: frozenset[int], none: str) -> Table:
    cells = tuple(
        (each.case_designator or "", each.nickname or "", label(reader, CaseFile.case_state, each), day(each.ssc_on),
         day(each.closed_on), label(reader, CaseFile.closure_kind, each), _until(each, forever), _hold(each),
         day(each.destroyed_on))
        for each in rows
    )  # fmt: skip
    return Table(_HEADS, cells, none)


def _until(case: CaseFile, forever: frozenset[int]) -> str:
    if case.id in forever:
        return FOREVER
    if case.hold_from is not None:
        return "while it is held"
    return day(case.destroy_after) or "while it is open"


def _hold(case: CaseFile) -> str:
    if case.hold_from is None:
        return ""
    return ": ".join(filter(None, (f"since {day(case.hold_from)}", case.hold_reason)))
