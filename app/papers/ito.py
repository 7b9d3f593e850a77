"""Gathers the draft invitational travel order of one student (training reference 5.1; SAMM C2.1.6.8, C10.11).

Exactly one student per order. The order covers the lines that still count and share the first line's WCN.
"""

from collections.abc import Callable, Sequence
from datetime import date

from app import gather
from app.papers.frame import frame_of, words_of
from app.reader import Reader
from models.kinds import Kind
from models.rules import Facts
from models.training import derive, order
from models.training.english import EnglishTest
from models.training.health import Coverage
from models.training.lines import TrainingLine
from models.training.people import Dependent, Student
from models.training.programs import TrainingProgram
from models.training.vetting import Screening
from reports.training.ito import (
    ItoBlock,
    ItoDependent,
    ItoEntry,
    ItoFacts,
    ItoFunding,
    ItoLine,
    ItoOffice,
    ItoStudent,
    order_date,
)
from reports.wording import Paragraph

PATHS = (
    "country_id", order.LINES, order.PROGRAMS, order.COURSES, "training_line<student_id.site_id", order.DEPENDENTS,
    "dependent<student_id.coverage<dependent_id", "coverage<student_id", "passport<student_id", "visa<student_id",
    "english_test<student_id", "screening<student_id",
)  # fmt: skip
DEPARTMENTS = {"B": "the Army", "D": "the Air Force", "P": "the Navy"}
Words = dict[str, Paragraph]
Dated = Callable[[date | None], str]


def ito_facts(reader: Reader, record: Kind) -> ItoFacts:
    """What stands on the draft for one student on the planned order date (today when none is planned)."""
    assert isinstance(record, Student)
    facts = gather.facts_of(reader.connection, Student, [record], PATHS)[record.id]
    return ito_from(reader, facts, words_of(reader, "ito"))


def ito_from(reader: Reader, facts: Facts, words: Words, dated: Dated = order_date) -> ItoFacts:
    """The same from facts at hand and in given words; `dated` writes the days that stand within texts."""
    record = order.student(facts)
    on = order.order_day(facts, reader.today)
    lines = order.order_lines(facts)
    program = order.program_of(facts, lines[0]) if lines else None
    country = order.country_of(facts)
    name = (country.country_name if country else None) or ""
    return ItoFacts(
        frame=frame_of(reader, country, as_of=reader.today),
        ito_number=order.ito_number(program, country, lines[0]) if lines else "",
        country=name,
        ito_date=on,
        preamble=(words["preamble_1"].text, words["preamble_2"].text),
        office=ItoOffice(
            (country.sco_name if country else None) or "", (country.sco_address if country else None) or "",
            (country.sco_email if country else None) or "",
        ),
        program_type=_program_type(reader, program),
        student=_student(reader, facts, record),
        invitation=_invitation(facts, words, record, lines, program, name),
        training_note=words["no_additional_training"].text,
        lines=tuple(_line(facts, line) for line in lines),
        funding=_funding(lines),
        language=_language(reader, facts, lines, on, dated),
        security=_security(facts, lines, dated),
        dependents_note=words["dependents_listed" if order.listed_dependents(facts) else "dependents_none"].text,
        dependents=tuple(_dependent(reader, facts, each, dated) for each in order.listed_dependents(facts)),
        medical=_medical(reader, facts, program, dated),
        hazardous=_hazardous(record, words),
        allowance=_allowance(lines, name),
        leave=ItoBlock(notes=(words["leave"].text,)),
        terms=tuple(filter(None, words["terms"].text.split("\n"))),
        remarks=_remarks(record),
        distribution=tuple(filter(None, words["distribution"].text.split("\n"))),
    )  # fmt: skip


def _program_type(reader: Reader, program: TrainingProgram | None) -> str:
    if program is None:
        return ""
    label = program.program_label or ""
    known = reader.codes("program_label").get(label)
    name = f"{label}: {known.label}" if known and known.label and known.label != label else label
    if program.fms_case_id:
        return f"{name} {program.fms_case_id} {program.fms_case_line or ''}".strip()
    return f"{name}, fiscal year {program.fiscal_year}" if program.fiscal_year else name


def _student(reader: Reader, facts: Facts, student: Student) -> ItoStudent:
    passport = order.current_passport(facts)
    visa = order.current_visa(facts)
    birthplace = (student.pob_city, student.pob_province, student.pob_country)
    return ItoStudent(
        surname=student.surname or "",
        first_name=" ".join(filter(None, (student.first_name, student.middle_name))),
        sex=reader.show(Student.sex, student.sex),
        country_rank=student.country_rank or "",
        us_grade=student.us_grade or "",
        country_service=reader.show(Student.country_service, student.country_service),
        service_number=student.country_service_number or "",
        date_of_birth=student.date_of_birth,
        place_of_birth=", ".join(filter(None, birthplace)),
        passport_number=(passport.passport_no if passport else None) or "",
        citizenship=student.citizenship or "",
        visa_type=(visa.visa_type if visa else None) or student.visa_type or "",
        visa_number=(visa.visa_no if visa else None) or "",
        native_name=student.native_name or "",
    )


def _invitation(
    facts: Facts,
    words: Words,
    student: Student,
    lines: Sequence[TrainingLine],
    program: TrainingProgram | None,
    country: str,
) -> str:  # fmt: skip
    if not lines:
        return ""
    site = facts.linked(lines[0], "site_id")
    course = order.course_of(facts, lines[0])
    installation = lines[0].location or (course.location if course else None) or lines[0].us_unit or ""
    if site is not None:
        parts = (site.get("site_name"), site.get("state"), site.get("postal_code"))
        installation = " ".join(filter(None, parts))
    return words["invitation"].fill(
        department=DEPARTMENTS.get(
            (program.ia_code if program else None) or "", "the department named in Item 5"
        ),
        country=student.from_place or country,
        installation=installation,
        report_date=order_date(lines[0].report_date or lines[0].start_date),
    )


def _line(facts: Facts, line: TrainingLine) -> ItoLine:
    course = order.course_of(facts, line)
    ecl, _ = order.required_scores(facts, line)
    return ItoLine(
        wcn=f"{line.wcn or ''}{line.line_suffix or ''}",
        masl=(course.tmasl_id if course else None) or "",
        title=line.course_title or (course.title if course else None) or "",
        location=line.location or (course.location if course else None) or "",
        report_on=line.report_date,
        starts_on=line.start_date,
        ends_on=line.end_date,
        ecl=str(ecl) if ecl is not None else "",
        weeks=order.weeks(line, course),
    )


def _funding(lines: Sequence[TrainingLine]) -> ItoFunding | None:
    """Item 9: the accounting line comes from SC-TMS, so the draft leaves its place; None when no TLA is authorised."""
    with_tla = [line for line in lines if line.tla_authorised]
    if not with_tla:
        return None
    blank = "To be entered from SC-TMS"
    return ItoFunding(blank, blank, blank, sum(line.tla_cost or 0 for line in with_tla))


def _language(
    reader: Reader, facts: Facts, lines: Sequence[TrainingLine], on: date, dated: Dated
) -> ItoBlock:
    """Item 10: what the courses ask for and what answers it: the scores that count, an exemption or a waiver."""
    wanted = [order.required_scores(facts, line) for line in lines]
    scores = [score for score, _ in wanted if score]
    ratings = dict.fromkeys(rating for _, several in wanted for rating in several)
    tests = order.rows(facts, "english_test<student_id", EnglishTest)
    entries = [ItoEntry("Required ECL", str(max(scores)))] if scores else []
    entries += [ItoEntry("Required OPI", rating) for rating in ratings]
    if ecl := order.ecl_that_counts(tests, on):
        entries.append(ItoEntry("Score", _tested(reader, str(ecl.ecl_score), ecl, dated)))
    if ratings and (opi := order.opi_that_counts(tests, on)):
        entries.append(ItoEntry("Oral rating", _tested(reader, opi.opi_rating or "", opi, dated)))
    return ItoBlock((*entries, *_instead_of_a_test(reader, facts, tests)))


def _tested(reader: Reader, result: str, test: EnglishTest, dated: Dated) -> str:
    on = f"{result} on {dated(test.test_date)}" if test.test_date else result
    return ", ".join(filter(None, (on, reader.show(EnglishTest.test_place, test.test_place))))


def _instead_of_a_test(reader: Reader, facts: Facts, tests: Sequence[EnglishTest]) -> list[ItoEntry]:
    own = derive.latest((test for test in tests if test.exempt), "test_date")
    country = order.country_of(facts)
    entries = []
    if isinstance(own, EnglishTest) and own.exempt != "NONE":
        entries.append(ItoEntry("Exemption of the student", reader.show(EnglishTest.exempt, own.exempt)))
    if own is None and country is not None and country.ecl_exemption not in (None, "NONE"):
        shown = reader.show(type(country).ecl_exemption, country.ecl_exemption)
        entries.append(ItoEntry("Exemption of the country", shown))
    return entries + [ItoEntry("Waiver", test.waiver_ref) for test in tests[::-1] if test.waiver_ref][:1]


def _security(facts: Facts, lines: Sequence[TrainingLine], dated: Dated) -> ItoBlock:
    """Item 11 says that screening was done and when; no result of any vetting stands on the paper."""
    screening = derive.latest(order.rows(facts, "screening<student_id", Screening), *derive.SCREENING_DATES)
    done = screening.checklist_complete_date if isinstance(screening, Screening) else None
    entries = [ItoEntry("Security screening", f"Completed {dated(done)}" if done else "Not recorded")]
    clearances = [
        course.clearance_required
        for line in lines
        if (course := order.course_of(facts, line)) and course.clearance_required
    ]
    entries += [ItoEntry("Clearance required", text) for text in dict.fromkeys(clearances)]
    return ItoBlock(tuple(entries))


def _coverage(reader: Reader, rows: Sequence[Coverage], dated: Dated) -> str:
    if not rows:
        return ""
    found = rows[-1]
    shown = reader.show(Coverage.coverage_type, found.coverage_type)
    until = f"to {dated(found.policy_to)}" if found.policy_to else ""
    return " ".join(filter(None, (shown, found.insurer, found.policy_no, until)))


def _dependent(reader: Reader, facts: Facts, dependent: Dependent, dated: Dated) -> ItoDependent:
    rows = order.rows(facts, "dependent<student_id.coverage<dependent_id", Coverage)
    return ItoDependent(
        name=", ".join(filter(None, (dependent.surname, dependent.first_name))),
        relationship=reader.show(Dependent.relationship, dependent.relationship),
        date_of_birth=dependent.date_of_birth,
        travel=reader.show(Dependent.travel, dependent.travel),
        coverage=_coverage(reader, [row for row in rows if row.dependent_id == dependent.id], dated),
    )


def _medical(reader: Reader, facts: Facts, program: TrainingProgram | None, dated: Dated) -> ItoBlock:
    own = [row for row in order.rows(facts, "coverage<student_id", Coverage) if row.dependent_id is None]
    by_case = program is not None and bool(program.fms_case_id) and (
        own[-1].coverage_type == "CASELINE" if own else bool(program.case_medical_line)
    )  # fmt: skip
    without = "Medical line of the case" if by_case else "Not recorded"
    entries = [ItoEntry("Coverage of the IMS", _coverage(reader, own, dated) or without)]
    if by_case and program is not None:
        entries.append(ItoEntry("Billed to", program.fms_case_id or ""))
    return ItoBlock(tuple(entries))


def _hazardous(student: Student, words: Words) -> ItoBlock:
    return ItoBlock(notes=(student.hazardous_duty or words["hazardous_none"].text,))


def _allowance(lines: Sequence[TrainingLine], country: str) -> ItoBlock:
    authorised = any(line.tla_authorised for line in lines)
    payer = "U.S. program" if authorised else f"Government of {country}" if country else "Home government"
    return ItoBlock(
        (ItoEntry("TLA authorized", "Yes" if authorised else "No"), ItoEntry("Living costs paid by", payer))
    )


def _remarks(student: Student) -> tuple[str, ...]:
    return (f"Diet: {student.diet}",) if student.diet else ()
