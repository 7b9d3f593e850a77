"""Gathers the workbook of a session: checklist, lines of three years, teams, invitations, waivers, CTFP (8.4)."""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import replace
from pathlib import Path

from app.errors import NotFound
from app.exporting import write_sheet
from app.listing import refuse_unlogged
from app.office import Office
from app.papers.eum_common import day
from app.papers.frame import frame_of
from app.planning import changelist, decisions, scetwg
from app.planning import tables_appendix as appendix
from app.planning.decisions import OnAgenda
from app.planning.planned import Planned, planned
from app.planning.scetwg import AIDS, Checklist
from app.planning.tabled import MONEY, NUMBER, Col, Listed
from app.planning.written import Written, log_export
from app.reader import Reader
from app.reading import All, Cond, Query, Sort
from app.today import days
from models.planning.consistency import CTFP_LABELS
from models.planning.measures import (
    OUT_OF_PLAN,
    PlanLine,
    Share,
    count_of,
    e_imet_of,
    educates,
    late_team,
    of_language,
    pme_of,
    total_of,
)
from models.planning.requests import CtfpNomination
from models.planning.scetwg import LineReview, Scetwg
from models.training.lines import TrainingLine
from models.training.order import is_imet, words
from models.training.people import Student
from reports.planning.scetwg import BookFacts, BookItem, BookLine, BookYear, book
from reports.sheets.facts import SheetFacts, SheetTable

WOMAN = "FEMALE"
MOBILE_TEAM = "MTT"
CHECKLIST_ONLY = ".csv"
"""A text table has no room for more than the checklist, which names nobody."""


def session_of(reader: Reader, year: int) -> Scetwg:
    """The session of a fiscal year of the country the office serves, the latest of several. Raises NotFound."""
    home = days.home(reader)
    where = All((Cond("session_fy", "=", year), Cond("country_id", "=", home.id if home else 0)))
    rows: list[Scetwg] = reader.records(
        Query(Scetwg, where=where, sort=(Sort("session_from", descending=True),))
    )
    if not rows:
        raise NotFound(f"No SCETWG session of {year} is on file.", do="Record the session first.")
    return rows[0]


def sheet_facts(reader: Reader, session_id: int, user: str = "") -> SheetFacts:
    """The workbook of a session as the records stand. Raises NotFound."""
    return book(book_facts(reader, session_id, user))


def write_scetwg(
    office: Office,
    year: int,
    target: Path,
    progress: Callable[[int], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> Written:
    """Writes the workbook of the session of a fiscal year, or its checklist as text. Raises as `write_session`."""
    return write_session(office, session_of(office.reader, year).id, target, progress, cancelled)


def write_session(
    office: Office,
    session_id: int,
    target: Path,
    progress: Callable[[int], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> Written:
    """Writes the workbook of a session as .xlsx, or its checklist as .csv.

    Raises Usage for another ending, NotFound, Trouble, and Refused where it cannot be logged or was stopped.
    """
    refuse_unlogged(office, CtfpNomination, "Exports")
    with office.another_reader() as reader, reader.still():
        facts = sheet_facts(reader, session_id, office.user)
        named = reader.get(Scetwg, session_id).shown_title
        people = candidates(reader, session_id) if target.suffix.lower() != CHECKLIST_ONLY else []
        report = write_sheet(
            office, facts.title, facts.columns, facts.rows, target, designation=facts.designation, more=facts.more,
            progress=progress, cancelled=cancelled,
        )  # fmt: skip
    log_export(office, CtfpNomination, f"workbook of {named}")
    for each in people:
        office.log("exported", kind=Student.spec.name, record_id=each, detail=f"workbook of {named}")
    return Written(target, report.rows, "row of the checklist", "rows of the checklist")


def candidates(reader: Reader, session_id: int) -> list[int]:
    """The students whom the workbook names as candidates for invitations."""
    held = scetwg.held_of(reader, reader.get(Scetwg, session_id))
    lines = {each.line.id: each.line for each in decisions.agenda(reader, session_id).lines}
    invited = (lines[each.id].student_id for each in held.measured(lines.values()) if each.by_invitation)
    return [each for each in dict.fromkeys(invited) if each]


def book_facts(reader: Reader, session_id: int, user: str = "") -> BookFacts:
    """The same before it is laid out in cells."""
    checked = scetwg.checklist(reader, session_id)
    agenda = decisions.agenda(reader, session_id)
    held, year = checked.held, checked.facts.year
    frame = frame_of(reader, held.country, as_of=reader.today)
    show = reader.show
    return BookFacts(
        title=checked.session.shown_title,
        items=tuple(_items(checked)),
        years=tuple(_year(held, each, agenda.lines) for each in range(year, year + 3)),
        tables=(
            *_tables(held, year),
            changelist.listed(changelist.change_list(reader, session_id)).sheet("Changes"),
        ),
        mobile_team=show(TrainingLine.training_type, MOBILE_TEAM),
        gone=tuple(show(TrainingLine.line_status, each) for each in sorted(OUT_OF_PLAN)),
        marking=frame.marking,
        designation=frame.designation,
        office=frame.office,
        provenance=(
            ("Session", checked.session.shown_title),
            ("As of", day(reader.today)),
            ("Made by", user),
        ),
    )


# -- the checklist ---------------------------------------------------------------------------------------------------
def _items(checked: Checklist) -> Iterable[BookItem]:
    facts = checked.facts
    shares = {
        2: Share(total_of(facts.lines, "A"), facts.ceiling, facts.a_limit, at_least=False),
        5: Share(pme_of(facts.lines), facts.ceiling, facts.pme_limit, at_least=True),
        6: Share(e_imet_of(facts.lines), facts.ceiling, facts.e_imet_limit, at_least=True),
    }
    counts = {3: "B", 4: "D"}
    for item in checked.items:
        share, priority = shares.get(item.no), counts.get(item.no)
        made = BookItem(item.no, item.question, item.state.value, item.result.said, item.note, item.cites)
        if share is not None:
            made = replace(made, amount=share.part, share=share.percent, limit=share.limit)
        elif priority is not None:
            made = replace(
                made, amount=total_of(facts.lines, priority), count=count_of(facts.lines, priority)
            )
        elif item.no == 0:
            made = replace(made, amount=facts.ceiling)
        yield made


# -- the lines -------------------------------------------------------------------------------------------------------
def _year(held: Planned, year: int, agenda: Iterable[OnAgenda]) -> BookYear:
    mine = [each for each in agenda if each.year == year]
    measured = {each.id: each for each in held.measured(each.line for each in mine)}
    women = _women(held.reader, (each.line.student_id for each in mine))
    told = held.training_years.get(year)
    return BookYear(
        year, held.ceiling(year), tuple(_line(held, each, measured[each.line.id], women) for each in mine),
        told.women_pct_forces if told else None, told.women_pct_imet if told else None,
    )  # fmt: skip


def _line(held: Planned, on: OnAgenda, plan: PlanLine, women: Mapping[int, bool]) -> BookLine:
    reader, row = held.reader, on.line
    aids = words(reader.policy, AIDS, reader.today)
    names = reader.codes("ia_code")
    student = row.student_id or 0
    return BookLine(
        year=on.year, program=on.program,
        service=names[on.service].label if on.service in names else on.service,
        imet=is_imet(held.program(row), reader.policy, reader.today),
        priority=row.priority or "", rank=row.plan_rank, wcn=f"{row.wcn or ''}{row.line_suffix or ''}",
        course=row.course_title or row.shown_title,
        kind=reader.show(TrainingLine.training_type, plan.kind) if plan.kind else "",
        quarter=row.avail_qtr, people=plan.quantity, cost=row.total_cost, pme=plan.pme, invited=plan.by_invitation,
        e_imet=plan.e_imet, e_imet_cents=plan.e_imet_cents,
        report=row.report_date, start=row.start_date, end=row.end_date,
        status=reader.show(TrainingLine.line_status, plan.status),
        named=1 if student in women else 0, women=1 if women.get(student) else 0,
        as_b=_may_be_b(plan, on.year, aids), english=of_language(plan, aids),
        decision=reader.show(LineReview.line_decision, on.decision) if on.decision else "",
        remark=(on.review.decision_remark if on.review else None) or "",
    )  # fmt: skip


def _may_be_b(line: PlanLine, year: int, aids: Collection[str]) -> str:
    if line.priority != "B":
        return ""
    return "Yes" if educates(line, aids) and not late_team(line, year) else "No"


def _women(reader: Reader, ids: Iterable[int | None]) -> dict[int, bool]:
    """By student whose sex is on file, whether it is a woman."""
    rows = (reader.get(Student, each) for each in sorted({each for each in ids if each}))
    return {row.id: row.sex == WOMAN for row in rows if row.sex}


# -- the other sheets ------------------------------------------------------------------------------------------------
def _tables(held: Planned, year: int) -> tuple[SheetTable, ...]:
    """Teams and tours, invitations, waivers and fellowships of the three years."""
    current = planned(held.reader, year, held.country.id if held.country else None)

    def of_three(build: Callable[[Planned], Listed]) -> Listed:
        first, rest = build(current), build(held)
        return replace(rest, rows=(*(row for row in first.rows if row[0] == year), *rest.rows))

    return (
        of_three(_teams).sheet("Teams"),
        of_three(lambda each: appendix.invitational(each)[0]).sheet("PME invitations"),
        of_three(lambda each: appendix.waivers(each)[0]).sheet("Waivers"),
        of_three(_fellowships).sheet("CTFP"),
    )


def _teams(held: Planned) -> Listed:
    teams, tours = appendix.teams(held)[0], appendix.tours(held)[0]
    rows = sorted((*teams.rows, *tours.rows), key=lambda row: str(row[0]))
    return replace(teams, rows=tuple(rows))


def _fellowships(held: Planned) -> Listed:
    """Lines of the fellowship program, and those who are nominated for it (CTF-05)."""
    columns = (Col("Year", 10), Col("What", 14), Col("Course", 60), Col("WCN", 12), Col("People", 12, NUMBER),
               Col("Cost", 16, MONEY), Col("Role", 40), Col("Command", 20), Col("OSD", 20))  # fmt: skip
    show = held.reader.show
    lines = [
        (year, "Line", row.course_title or row.shown_title, row.wcn, row.quantity or 1, row.total_cost,
         None, None, None)
        for year in held.years for row in held.rows(year) if held.label(row) in CTFP_LABELS
    ]  # fmt: skip
    asked = [
        (each.ctfp_fy, "Nomination", each.ctfp_course, None, 1, None, each.ctfp_role,
         show(CtfpNomination.ctfp_ccmd_answer, each.ctfp_ccmd_answer),
         show(CtfpNomination.ctfp_osd_answer, each.ctfp_osd_answer))
        for each in held.nominations
    ]  # fmt: skip
    return Listed(
        "CTFP", columns, tuple(sorted((*lines, *asked), key=lambda row: (row[0] or 0, str(row[1]))))
    )
