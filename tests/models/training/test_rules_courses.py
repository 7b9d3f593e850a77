"""Whether a student fits his courses: the chain of prerequisites, grades, the choice for IMET, agencies and WCNs."""

from datetime import date
from typing import Any

import pytest

from models.training.courses import Course, CoursePrerequisite
from models.training.lines import TrainingLine
from models.training.prerequisites import grade_fits
from models.training.results import CourseResult
from tests.models.training.family import (
    BEHIND,
    COURSE,
    EARLIER,
    LINE,
    PREP,
    PREREQUISITE,
    PROGRAM,
    RESULT,
    SECOND,
    STUDENT,
    Family,
)

REPORTS = date(2026, 7, 1)


@pytest.fixture
def family() -> Family:
    """The course asks for the prep course, which asks for the basics; an earlier line is for the prep course."""
    return Family().with_courses()


# -- courses before a course -----------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("values", "met"),
    [
        ({"end_date": date(2026, 6, 29)}, True),
        ({"end_date": date(2026, 6, 30)}, True),
        ({"end_date": REPORTS}, False),
        ({"end_date": date(2026, 7, 2)}, False),
        ({"end_date": None}, False),
        ({"end_date": None, "line_status": "COMPLETED"}, True),
        ({"line_status": "CANCELLED"}, False),
        ({"line_status": "FO"}, False),
        ({"line_status": "IN_TRAINING"}, True),
        ({"course_id": None, "course_title": "EXAMPLE PREP"}, True),
        ({"course_id": None, "course_title": "Example"}, False),
        ({"course_id": BEHIND, "course_title": "Example Prep"}, False),
        ({"student_id": None}, False),
    ],
)
def test_a_course_before_is_met_by_an_earlier_line(family: Family, values: dict[str, Any], met: bool) -> None:
    family.put(EARLIER, **values)
    missing = [each for each in family.say("SCR-01") if each.startswith("Line 0001A asks for Example Prep")]
    assert bool(missing) != met


@pytest.mark.parametrize(("outcome", "met"), [("GRADUATED", True), ("COMPLETED", True), ("DISMISSED", False)])
def test_a_completed_course_counts_unless_it_was_not_finished(
    family: Family, outcome: str, met: bool
) -> None:
    family.put(EARLIER, line_status="COMPLETED")
    family.put(RESULT, training_line_id=EARLIER, course_outcome=outcome)
    assert (family.find("SCR-01") == []) == met


def test_the_chain_behind_is_told(family: Family) -> None:
    family.drop(EARLIER)
    assert family.say("SCR-01") == [
        "Line 0001A asks for Example Prep before it, which asks for Example Basics; the student has no such course "
        "that ends before."
    ]
    basics = {"wcn": "0001", "student_id": STUDENT, "course_id": BEHIND, "line_status": "COMPLETED"}
    family.add(TrainingLine, SECOND, **basics)
    assert family.say("SCR-01") == [
        "Line 0001A asks for Example Prep before it; the student has no such course that ends before."
    ]


def test_every_scheduled_course_is_looked_at(family: Family) -> None:
    """The prep course is on an earlier line, and the basics behind it are missing there."""
    assert family.say("SCR-01") == [
        "Line 0001 asks for Example Basics before it; the student has no such course that ends before."
    ]


def test_the_link_to_a_prep_course_counts_as_a_prerequisite(family: Family) -> None:
    family.drop(PREREQUISITE, EARLIER)
    assert family.find("SCR-01") == []
    family.put(COURSE, prep_course_id=PREP)
    assert len(family.find("SCR-01")) == 1
    family.add(
        CoursePrerequisite,
        PREREQUISITE,
        course_id=COURSE,
        prerequisite_kind="COURSE",
        required_course_id=PREP,
    )
    assert len(family.find("SCR-01")) == 1


def test_an_exception_is_approved_where_there_may_be_one(family: Family) -> None:
    family.drop(EARLIER)
    family.put(LINE, waiver_ref="SATFA 7")
    assert len(family.find("SCR-01")) == 1
    family.put(PREREQUISITE, approval_possible=True)
    assert family.find("SCR-01") == []
    family.put(LINE, waiver_ref=None)
    assert family.say("SCR-01")[0].endswith("; the training agency may approve an exception.")


@pytest.mark.parametrize(
    "way", [{BEHIND: COURSE}, {BEHIND: PREP}, {BEHIND: BEHIND}, {PREP: COURSE}, {PREP: PREP}]
)
def test_a_circle_is_told_and_ends(family: Family, way: dict[int, int]) -> None:
    for course, before in way.items():
        family.put(course, prep_course_id=before)
    family.drop(EARLIER)
    assert len(family.find("SCR-01")) == 1
    circles = {course: len(family.find("SCR-01.circle", on=course)) for course in (COURSE, PREP, BEHIND)}
    ((start, before),) = way.items()
    order = [COURSE, PREP, BEHIND]
    expected = set(order[order.index(before) : order.index(start) + 1])
    assert {course for course, count in circles.items() if count} == expected


def test_a_circle_names_its_courses(family: Family) -> None:
    family.put(BEHIND, prep_course_id=COURSE)
    assert family.say("SCR-01.circle", on=COURSE) == [
        "The courses asked for before it run in a circle: Example Prep, then Example Basics, then Example Captains "
        "Course."
    ]


def test_a_longer_chain_than_is_read_ends_too(family: Family) -> None:
    for number in range(100, 130):
        family.add(
            Course, number, title=f"Course {number}", prep_course_id=number + 1 if number < 129 else COURSE
        )
    family.put(BEHIND, prep_course_id=100)
    family.drop(EARLIER)
    (said,) = family.say("SCR-01")
    assert said.startswith("Line 0001A asks for Example Prep before it, which asks for Example Basics")
    assert family.find("SCR-01.circle", on=COURSE) == []


# -- grades ----------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("grade", "lowest", "highest", "fits"),
    [
        ("O-2", "O-3", "O-5", False),
        ("O-3", "O-3", "O-5", True),
        ("O-4", "O-3", "O-5", True),
        ("O-5", "O-3", "O-5", True),
        ("O-6", "O-3", "O-5", False),
        ("O-10", "O-9", None, True),
        ("O-9", "O-10", None, False),
        ("E-9", "O-1", None, False),
        ("O-1", "E-5", None, False),
        ("W-2", "W-2", "W-4", True),
        ("E-7", "E-6", "O-2", True),
        ("E-5", "E-6", "O-2", False),
        ("O-2", "E-6", "O-2", True),
        ("O-3", "E-6", "O-2", False),
        ("W-1", "E-6", "O-2", None),
        ("CIV", "O-3", "O-5", None),
        ("CDT", None, "O-3", None),
        (None, "O-3", None, None),
        ("O-3", None, None, None),
    ],
)
def test_grades_of_the_same_class_are_compared(
    grade: str | None, lowest: str | None, highest: str | None, fits: bool | None
) -> None:
    assert grade_fits(grade, lowest, highest) is fits


@pytest.fixture
def graded(family: Family) -> Family:
    family.drop(EARLIER)
    family.put(
        PREREQUISITE,
        prerequisite_kind="GRADE",
        required_course_id=None,
        lowest_grade="O-4",
        highest_grade="O-5",
    )
    return family


def test_an_army_grade_closes_the_order_until_it_is_approved(graded: Family) -> None:
    assert graded.blocked() == {"SCR-02"}
    assert graded.say("SCR-02") == [
        "Line 0001A asks for another grade (grades O-4 to O-5), and no approval is recorded."
    ]
    assert graded.find("SCR-01") == []
    graded.put(LINE, grade_prerequisite_met=True)
    assert graded.blocked() == {"SCR-02"}
    graded.put(LINE, grade_approval_ref="SATFA 12")
    assert graded.blocked() == set()


def test_a_grade_of_another_service_is_only_warned_of(graded: Family) -> None:
    graded.put(COURSE, ia_code="D")
    assert graded.blocked() == set()
    assert graded.say("SCR-01") == [
        "Line 0001A asks for grades O-4 to O-5; the student's grade is not in it."
    ]
    graded.put(STUDENT, us_grade="O-4")
    assert graded.find("SCR-01") == []


def test_a_civilians_grade_is_judged_by_people(graded: Family) -> None:
    graded.put(STUDENT, us_grade="CIV")
    assert graded.blocked() == set()
    assert graded.say("SCR-01") == [
        "Line 0001A asks for grades O-4 to O-5; the student's grade is to be judged against it."
    ]
    graded.put(LINE, grade_prerequisite_met=True)
    assert graded.find("SCR-01") == []
    graded.put(LINE, grade_prerequisite_met=False)
    assert graded.blocked() == {"SCR-02"}


# -- what is to be shown ---------------------------------------------------------------------------------------------
@pytest.mark.parametrize("kind", ["PHYSICAL", "CLEARANCE", "EXPERIENCE", "OTHER"])
def test_other_prerequisites_are_to_be_shown(family: Family, kind: str) -> None:
    family.drop(EARLIER)
    family.put(
        PREREQUISITE,
        prerequisite_kind=kind,
        required_course_id=None,
        prerequisite_text="Class II flight physical",
    )
    assert family.say("SCR-01") == [
        "Line 0001A asks for: Class II flight physical. It is not recorded that the student showed it."
    ]
    family.put(LINE, prerequisites_met_on=date(2026, 4, 1))
    assert family.find("SCR-01") == []


def test_the_lists_own_words_count_while_nobody_took_them_apart(family: Family) -> None:
    family.drop(EARLIER, PREREQUISITE)
    family.put(COURSE, prerequisites="Two years of service\nin a signal unit")
    assert family.say("SCR-01") == [
        "Line 0001A asks for: Two years of service in a signal unit. It is not recorded that the student showed it."
    ]
    family.add(
        CoursePrerequisite, PREREQUISITE, course_id=COURSE, prerequisite_kind="GRADE", lowest_grade="O-1"
    )
    assert family.find("SCR-01") == []


# -- the choice for IMET ---------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("values", "count"),
    [
        ({}, 2),
        ({"career_status": True}, 1),
        ({"career_status": False, "planned_assignment": "Instructor"}, 1),
        ({"career_status": True, "planned_assignment": "Instructor"}, 0),
    ],
)
def test_imet_students_are_career_people_with_a_post(
    family: Family, values: dict[str, Any], count: int
) -> None:
    family.put(STUDENT, **values)
    found = family.find("IMT-16")
    assert len(found) == count and all(each.fields for each in found)
    family.put(PROGRAM, program_label="FMS")
    assert family.find("IMT-16") == []


@pytest.mark.parametrize(
    ("category", "count"),
    [
        (None, 1),
        ("CADET", 1),
        ("MILITARY", 0),
        ("DEFENSE_CIVILIAN", 0),
        ("OTHER_CIVILIAN", 0),
        ("LEGISLATOR", 0),
        ("NGO", 0),
        ("LAW_ENFORCEMENT", 0),
    ],
)
def test_expanded_imet_asks_for_the_category(family: Family, category: str | None, count: int) -> None:
    family.put(STUDENT, category=category)
    assert family.find("IMT-18") == []
    family.put(COURSE, e_imet_flag=True)
    assert len(family.find("IMT-18")) == count


@pytest.mark.parametrize(
    ("category", "grade", "count"),
    [("DEFENSE_CIVILIAN", None, 1), ("LEGISLATOR", "CIV", 1), ("NGO", "O-5", 0), ("MILITARY", None, 0)],
)
def test_a_civilian_has_the_status_of_an_equal_grade(
    family: Family, category: str, grade: str | None, count: int
) -> None:
    family.put(STUDENT, category=category, us_grade=grade)
    assert len(family.find("PLN-16")) == count


# -- agency and WCN --------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("agency", "prep", "language", "said"),
    [
        ("B", "B", False, None),
        ("D", "D", False, "D"),
        ("D", "B", False, "D"),  # the longer course is the Air Force's
        ("B", "D", False, None),
        ("D", "B", True, "B"),  # language training is not counted
    ],
)
def test_the_agency_with_most_weeks(
    family: Family, agency: str, prep: str, language: bool, said: str | None
) -> None:
    family.put(COURSE, ia_code=agency, elt_flag=language)
    family.put(PREP, ia_code=prep)
    family.put(PROGRAM, ia_code="P" if said == "B" else "B")
    found = family.say("PLN-11")
    assert len(found) == (said is not None)
    assert all(f"suggest agency {said};" in each for each in found)


def test_one_wcn_in_a_program(family: Family) -> None:
    assert family.find("PLN-12") == []
    family.put(EARLIER, wcn="0002")
    assert family.say("PLN-12") == ["The student has the WCNs 0001, 0002 in one program; one is normal."]
    family.put(EARLIER, line_status="COMPLETED")
    assert family.find("PLN-12") == []


def test_results_of_other_students_do_not_count(family: Family) -> None:
    family.put(EARLIER, line_status="COMPLETED")
    family.add(CourseResult, SECOND, training_line_id=EARLIER, course_outcome="DISMISSED", student_id=999)
    assert family.find("SCR-01") == []
