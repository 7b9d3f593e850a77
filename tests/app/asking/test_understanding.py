"""What people type about their lists becomes the question they mean, or is told word for word as not understood."""

from datetime import date
from typing import Any

import pytest

from app import rights
from app.asking.saying import joined, pieces, said, sentence
from app.asking.scope import scope_of, words_table
from app.asking.understanding import understood
from app.errors import Usage
from app.office import Office
from app.reader import Reader
from app.reading import All, Cond, Either, FromToday, Has, Not, Query, Sort, Where
from models.kinds import all_kinds, kind_named
from models.office.places import Unit
from models.training.people import Student
from tests.app.conftest import PRACTICE_DAY as TODAY

MARCH = date(2026, 3, 1)
EXAM, PASSPORT, LINE = "medical_record<student_id", "passport<student_id", "training_line<student_id"
RUNNING = All((Cond("start_date", "<=", FromToday()), Cond("end_date", ">=", FromToday())))
CLEARED = All(
    tuple(Cond(key, "=", "CLEARED") for key in ("hr_vetting_state", "dod_vetting_state", "screening_state"))
)


def between(path: str, first: Any, last: Any) -> Where:
    return All((Cond(path, ">=", first), Cond(path, "<=", last)))


STUDENTS: list[tuple[str, Where | None]] = [
    # the sentences of the issue
    ("students with no medical exam since 1 March", Not(Has(EXAM, Cond("exam_date", ">=", MARCH)))),
    ("with a passport expiring before 5 aug 2027", Has(PASSPORT, Cond("passport_expiry", "<", date(2027, 8, 5)))),
    ("without DoD vetting", Not(Has("dod_vetting<student_id"))),
    ("reporting in the next 30 days", Cond("next_report_on", "next days", 30)),
    ("whose rank is O-3 or O-4", Cond("us_grade", "in", ("O-3", "O-4"))),
    ("course contains logistics", Cond("next_course", "contains", "logistics")),
    ("not cleared", Not(CLEARED)),
    # ways to begin
    ("", None),
    ("all students", None),
    ("show me the students who have no passport", Not(Has(PASSPORT))),
    ("students that are in training", Has(LINE, RUNNING)),
    ("Students: Screening is Pending.", Cond("screening_state", "=", "PENDING")),
    # joined, nested, turned round
    (
        "screening is pending or DoD vetting is pending",
        Either((Cond("screening_state", "=", "PENDING"), Cond("dod_vetting_state", "=", "PENDING"))),
    ),
    (
        "ECL is at least 80 and (sex is f or not in training)",
        All((Cond("latest_ecl", ">=", 80), Either((Cond("sex", "=", "FEMALE"), Not(Has(LINE, RUNNING)))))),
    ),
    (
        "ECL over 80 but without visa",
        All((Cond("latest_ecl", ">", 80), Not(Has("visa<student_id")))),
    ),
    ("without a passport or visa", Not(Either((Has(PASSPORT), Has("visa<student_id"))))),
    ("not (surname is “Doe”)", Not(Cond("surname", "=", "Doe"))),
    ("everything", All(())),
    # what belongs to them
    (
        "with a passport whose type is tourist and expiring before 2027",
        Has(PASSPORT, All((Cond("passport_type", "=", "TOURIST"), Cond("passport_expiry", "<", date(2027, 1, 1))))),
    ),
    (
        "with a passport whose type is tourist and reporting in August",
        All((Has(PASSPORT, Cond("passport_type", "=", "TOURIST")),
             between("next_report_on", date(2026, 8, 1), date(2026, 8, 31)))),
    ),
    ("with a dependent whose relationship is child", Has("dependent<student_id", Cond("relationship", "=", "CHILD"))),
    ("with no training line without a site", Not(Has(LINE, Cond("site_id", "empty")))),
    (
        "with a training line whose (start date is before today and course contains war)",
        Has(LINE, All((Cond("start_date", "<", FromToday()), Cond("course_title", "contains", "war")))),
    ),
    ("with a screening through alternate for", Has("screening<alternate_of_id")),
    ("with the unit whose commander is empty", Has("unit_id", Cond("unit_commander", "empty"))),
    ("with DoD vetting pending", Has("dod_vetting<student_id", Cond("state", "=", "PENDING"))),
    # dates
    ("report date before 20260805", Cond("next_report_on", "<", date(2026, 8, 5))),
    ("report date is on or after aug 5", Cond("next_report_on", ">=", date(2026, 8, 5))),
    ("reporting by 5 may", Cond("next_report_on", "<=", date(2026, 5, 5))),
    ("report date is 5 May 2026 or 6 May 2026", Cond("next_report_on", "in", (date(2026, 5, 5), date(2026, 5, 6)))),
    ("reporting between 1 may and 30 june", between("next_report_on", date(2026, 5, 1), date(2026, 6, 30))),
    ("reporting from 1 may to 30 june", between("next_report_on", date(2026, 5, 1), date(2026, 6, 30))),
    ("reporting in 2027", between("next_report_on", date(2027, 1, 1), date(2027, 12, 31))),
    ("reporting before tomorrow", Cond("next_report_on", "<", FromToday(1))),
    ("reporting after +16", Cond("next_report_on", ">", FromToday(16))),
    ("examined more than 12 months ago", Cond("latest_exam_on", "<", FromToday(-12, "months"))),
    ("examined in the last two weeks", Cond("latest_exam_on", "last days", 14)),
    ("examined within the last month", Cond("latest_exam_on", "last months", 1)),
    ("passport expires before 6 months from today", Cond("passport_expires_on", "<", FromToday(6, "months"))),
    ("reporting not before 1 may", Cond("next_report_on", ">=", date(2026, 5, 1))),
    # other values
    ("ECL is between 70 and 80", between("latest_ecl", 70, 80)),
    ("ECL 80", Cond("latest_ecl", "=", 80)),
    ("grade is anything but O3", Cond("us_grade", "!=", "O-3")),
    ("screening is not cleared", Cond("screening_state", "=", "NOT_CLEARED")),
    ("detachment member", Cond("foreign_detachment", "=", True)),
    ("career personnel is no", Cond("career_status", "=", False)),
    ("surname begins with al", Cond("surname", "starts", "al")),
    ("remarks does not contain “visa”", Not(Cond("remarks", "contains", "visa"))),
    ("surname is van der Berg or Roe", Cond("surname", "in", ("van der Berg", "Roe"))),
    ("with no report date", Cond("next_report_on", "empty")),
    ("dob is filled", Cond("date_of_birth", "not empty")),
    ("us_grade = O-3", Cond("us_grade", "=", "O-3")),
    # over links
    ("garrison of the unit contains north", Cond("unit_id.unit_place", "contains", "north")),
    ("commander of the belongs to of the unit is empty", Cond("unit_id.parent_unit_id.unit_commander", "empty")),
    ("unit is called 2nd", Cond("unit_id", "=", "2nd")),
]  # fmt: skip
OTHERS: list[tuple[str, str, Where | None]] = [
    ("training_line", "cancelled training lines", Cond("line_status", "=", "CANCELLED")),
    ("training_line", "costing more than $20,000", Cond("total_cost", ">", 2_000_000)),
    (
        "training_line",
        "fund source of the program is IMET-1",
        Cond("program_id.program_label", "=", "IMET-1"),
    ),
    ("training_line", "penalty charged is 50 %", Cond("penalty_pct", "=", 50)),
    ("student", "training lines in the next 3 months", Cond("report_date", "next months", 3)),
    ("unit", "units without students", Not(Has("student<unit_id"))),
    ("holiday", "holidays in May", between("holiday_on", date(2026, 5, 1), date(2026, 5, 31))),
    ("medical_record", "not fit", Not(Cond("fit", "=", True))),
    ("screening", "Human rights officer result is pending", Cond("hro_result", "=", "PENDING")),
    ("passport", "passport number is “P1234567”", Cond("passport_no", "=", "P1234567")),
    ("user", "users whose role is clerk", Cond("role", "=", "clerk")),
]


@pytest.mark.parametrize(("text", "tree"), STUDENTS, ids=[text for text, _ in STUDENTS])
def test_a_question_about_students_is_read_as_it_is_meant(
    practice: Office, text: str, tree: Where | None
) -> None:
    asked = understood(practice.reader, Student, text)
    assert asked.wrong is None
    assert (asked.kind, asked.where) == (Student, tree)
    assert practice.reader.count(asked.query) >= 0


@pytest.mark.parametrize(("kind", "text", "tree"), OTHERS, ids=[text for _, text, _ in OTHERS])
def test_every_kind_is_asked_by_its_own_words(
    practice: Office, kind: str, text: str, tree: Where | None
) -> None:
    asked = understood(practice.reader, kind_named(kind), text)
    assert (asked.wrong, asked.where) == (None, tree)


@pytest.mark.parametrize(
    ("text", "sort"),
    [
        ("by report date", (Sort("next_report_on"),)),
        ("newest first", (Sort("next_report_on", descending=True),)),
        ("sorted by ECL descending, then by name", (Sort("latest_ecl", descending=True), Sort("full_name"))),
        ("by report date, newest first", (Sort("next_report_on", descending=True),)),
        ("by name of the unit and rank", (Sort("unit_id.unit_name"), Sort("country_rank"))),
        ("in order of surname, oldest first", (Sort("surname"),)),
    ],
)
def test_the_order_stands_at_the_end(practice: Office, text: str, sort: tuple[Sort, ...]) -> None:
    for before, tree in (("", None), ("students with no passport, ", Not(Has(PASSPORT)))):
        asked = understood(practice.reader, Student, before + text)
        assert (asked.wrong, asked.where, asked.sort) == (None, tree, sort)


@pytest.mark.parametrize(
    ("text", "words", "message"),
    [
        ("with exm date before 1 march", "exm date", "is not a field of students; nearest: Examined on"),
        (
            "screening is pnding",
            "pnding",
            "Screening: “pnding” is not among the codes; the nearest is PENDING",
        ),
        ("report date soonish", "soonish", "is no question after Reports on; ask is on or after"),
        ("report date before soon", "soon", "Reports on: “soon” is not a date such as 5 Aug 2026"),
        ("from unit 1st Infantry", "1st Infantry", "No unit is called “1st Infantry”"),
        ("ECL is at least high", "high", "ECL: “high” is not a number"),
        ("(cleared", "", "A bracket is not closed."),
        ("surname contains", "", "Surname wants a value."),
        ("surname", "", "Surname wants a question: contains"),
        ("with no", "", "Something is missing at the end"),
        ("cleared and", "", "Something is missing at the end"),
        ("surname is “Doe” xyzzy", "xyzzy", "“xyzzy” is not a field of students."),
        ("by xyzzy", "xyzzy", "“xyzzy” is not a field of students."),
        ("with a passport whose expry is empty", "expry", "is not a field of passports"),
        ("career personnel is maybe", "maybe", "“maybe” is neither yes nor no"),
        ("and", "and", "“and” is not a field of students."),
    ],
)
def test_what_is_not_understood_is_told_word_for_word(
    practice: Office, text: str, words: str, message: str
) -> None:
    asked = understood(practice.reader, Student, text)
    assert asked.wrong is not None
    assert (asked.wrong.words, text[asked.wrong.start : asked.wrong.end]) == (words, words)
    assert message in asked.wrong.message
    with pytest.raises(Usage):
        _ = asked.query


def test_a_label_that_several_fields_share_names_them_all(practice: Office) -> None:
    asked = understood(practice.reader, kind_named("screening"), "result is pending")
    assert asked.wrong is not None
    assert "said of several fields of screenings: Human rights officer result" in asked.wrong.message


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("x" * 20_001, "at most 20,000 characters"),
        ("(" * 2_000 + "cleared", "nested too deeply"),
        ("passport number contains 12", "sensitive and is compared as a whole only"),
    ],
)
def test_what_nobody_should_ask_is_refused_and_breaks_nothing(
    practice: Office, text: str, message: str
) -> None:
    kind = kind_named("passport") if "passport" in text else Student
    asked = understood(practice.reader, kind, text)
    assert asked.wrong is not None
    assert message in asked.wrong.message


def test_without_a_page_the_first_words_name_the_records(practice: Office) -> None:
    assert understood(practice.reader, None, "courses whose title contains war").kind is kind_named("course")
    lost = understood(practice.reader, None, "studnts with no passport")
    assert lost.wrong is not None
    assert "nearest: " in lost.wrong.message and "student" in lost.wrong.message


def test_a_record_is_named_by_its_title_and_several_of_a_title_are_told_apart(practice: Office) -> None:
    reader = practice.reader
    unit = reader.ids(Query(Unit))[0]
    title = reader.titles("unit", [unit])[unit]
    for text in (f"from unit {title}", f"unit is {title}", f"unit is “{title}” and everything"):
        asked = understood(reader, Student, text)
        where = asked.where.parts[0] if isinstance(asked.where, All) else asked.where
        assert where == Cond("unit_id", "=", unit)
    assert said(reader, Student, Cond("unit_id", "=", unit)) == f"Unit is “{title}”"
    assert said(reader, Student, Cond("unit_id", "=", 77)) == "Unit is record 77"


# -- saying ----------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("tree", "words"),
    [
        (
            All((Cond("next_report_on", "next days", 30),
                 Either((Cond("screening_state", "=", "PENDING"), Cond("dod_vetting_state", "=", "PENDING"))))),
            "Reports within the next 30 days and (Screening is Pending or DoD vetting is Pending)",
        ),
        (Not(Has(EXAM, Cond("exam_date", ">=", MARCH))), "with no medical record examined on or after 1 Mar 2026"),
        (Has(PASSPORT, Cond("passport_expiry", "<", "2027-08-05")), "with a passport that expires before 5 Aug 2027"),
        (
            Has(PASSPORT, All((Cond("passport_type", "=", "TOURIST"), Cond("passport_expiry", "empty")))),
            "with a passport where (passport type is Tourist and expires on is empty)",
        ),
        (Has("unit_id.student<unit_id"), "with the unit with a student"),
        (Cond("screening_state", "!=", "CLEARED"), "Screening is anything but Cleared"),
        (Cond("screening_state", "=", "NOT_CLEARED"), "Screening is Not cleared"),
        (Cond("us_grade", "in", ("O-3", "O-4", None)), "U.S. grade is O-3 or O-4"),
        (between("latest_exam_on", FromToday(-1), FromToday(1, "months")),
         "Examined between yesterday and 1 month from today"),
        (Not(Cond("surname", "contains", "x”y")), "Surname does not contain “x””y”"),
        (Not(Cond("latest_ecl", ">", 80)), "not (ECL is more than 80)"),
        (Cond("unit_id", "contains", "2nd"), "Unit of the unit contains “2nd”"),
        (All(()), "everything"),
        (Either(()), "nothing"),
        (Cond("us_grade", "in", ()), "nothing"),
    ],
)  # fmt: skip
def test_a_tree_is_said_as_a_person_would(practice: Office, tree: Where, words: str) -> None:
    assert said(practice.reader, Student, tree) == words
    assert understood(practice.reader, Student, words).wrong is None


def test_sensitive_values_stand_as_dots_unless_they_are_revealed(practice: Office) -> None:
    tree = Cond("passport_no", "=", "P1234567")
    passport = kind_named("passport")
    assert said(practice.reader, passport, tree) == "Passport number is “•••”"
    assert said(practice.reader, passport, tree, reveal=True) == "Passport number is “P1234567”"


def test_a_whole_question_is_told_with_its_order(practice: Office) -> None:
    told = sentence(
        practice.reader, Student, Not(Has(PASSPORT)), (Sort("next_report_on", True), Sort("surname"))
    )
    assert told == "Students with no passport, by Reports on, newest first, then by Surname"


def test_conditions_are_shown_one_by_one_and_a_span_is_one(practice: Office) -> None:
    span, other = between("latest_ecl", 70, 80), Cond("surname", "empty")
    assert isinstance(span, All)
    tree = All((*span.parts, other))
    assert pieces(tree) == (span, other)
    assert (pieces(None), joined(()), joined((other,))) == ((), None, other)


# -- roles and the table of words ------------------------------------------------------------------------------------
def test_what_a_role_does_not_meet_is_no_word_for_it(practice: Office) -> None:
    clerk = Reader(practice.reader.connection, rights.ROLES["clerk"], TODAY)
    asked = understood(clerk, kind_named("hr_vetting"), "result is approved")
    assert asked.wrong is not None
    assert "Result on: “approved” is not a date" in asked.wrong.message
    assert understood(practice.reader, kind_named("hr_vetting"), "result is approved").wrong is None
    hidden = Has("hr_vetting<student_id", Cond("hr_result", "=", "REJECTED"))
    told = said(clerk, Student, hidden)
    assert "not for your role" in told and "eject" not in told


@pytest.mark.parametrize("row", words_table(), ids=lambda row: f"{row['kind']}-{row['words']}")
def test_every_row_of_the_table_of_words_counts(practice: Office, row: dict[str, str]) -> None:
    kind = kind_named(row["kind"])
    scope = scope_of(kind, practice.reader.role)
    assert not (row["field"] and row["means"])
    if row["field"]:
        assert row["field"] in kind.fields
    if row["means"]:
        for words in row["words"].split("|"):
            assert understood(practice.reader, kind, words).wrong is None
    assert scope.kind is kind


@pytest.mark.parametrize("name", list(all_kinds()))
def test_every_field_of_every_kind_has_a_name_of_its_own_that_is_understood(
    practice: Office, name: str
) -> None:
    kind = kind_named(name)
    scope = scope_of(kind, practice.reader.role)
    names = [scope.name(field).casefold() for field in scope.fields]
    assert len(set(names)) == len(names)
    for field in scope.fields:
        asked = understood(practice.reader, kind, f"{scope.name(field)} is empty")
        assert (asked.wrong, asked.where) == (None, Cond(field.key, "empty"))
