"""Departure, absence and return: briefing, notices, records, absences, interview, reports, what is kept."""

from datetime import date, timedelta

import pytest

from models.training.journeys import ArrivalNotice, Briefing, UnauthorizedAbsence
from models.training.lines import TrainingLine
from models.training.people import Dependent
from models.training.results import CourseResult, FollowUp, InstructionalMaterial, Interview
from tests.models.training.family import (
    ABSENCE,
    ANSWERS,
    BRIEFING,
    CHILD,
    FOLLOW_UP,
    INTERVIEW,
    LINE,
    MATERIAL,
    NOTICE,
    OTHER_LINE,
    PROGRAM,
    RESULT,
    SCREENING,
    SPOUSE,
    STUDENT,
    TRAVEL,
    UPDATE,
    Family,
)

DAY = timedelta(days=1)
REPORTS = date(2026, 7, 1)
ENDED = date(2026, 12, 11)


@pytest.fixture
def family() -> Family:
    return Family()


# -- briefing --------------------------------------------------------------------------------------
def test_no_departure_without_a_briefing(family: Family) -> None:
    assert family.say("BRF-01") == [], "before the order is issued PLAN-BRF asks for it"
    family.ready_to_leave()
    assert family.blocked(step="departed") == set()
    family.drop(BRIEFING)
    assert family.blocked(step="departed") == {"BRF-01"}
    family.departed().drop(BRIEFING)
    assert family.say("BRF-01") == ["The student has not been briefed; he left on 27 Jun 2026."]
    family.put(LINE, line_status="COMPLETED")
    assert family.say("BRF-01") == []


def test_who_stays_at_home_needs_no_briefing(family: Family) -> None:
    family.issued().put(LINE, location="Bandaria (In Country Training)")
    assert family.say("BRF-01") == []


@pytest.mark.parametrize(
    ("answers", "says"),
    [
        ({}, []),
        ({0: "PENDING"}, ["The briefing did not cover what is peculiar to the course."]),
        ({1: None, 2: "FAIL"}, ["The briefing did not cover fitness and swimming."]),
        ({3: "NOT_APPLICABLE", 2: "WAIVED"}, []),
    ],
)
def test_the_least_topics_of_a_briefing(
    family: Family, answers: dict[int, str | None], says: list[str]
) -> None:
    family.ready_to_leave()
    for count, answer in answers.items():
        family.put(ANSWERS + count, answer=answer)
    assert family.say("BRF-02") == says


def test_the_latest_briefing_counts(family: Family) -> None:
    family.ready_to_leave().add(Briefing, UPDATE, student_id=STUDENT, briefed_on=date(2026, 6, 20))
    assert family.say("BRF-02") == ["Which topics the briefing covered is not recorded."]


# -- arrival notices -------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("values", "lacks"),
    [
        ({}, None),
        ({"arrives_at": None}, "the time of arrival"),
        ({"travel_mode": None}, "how the student travels"),
        ({"flight_numbers": None}, "the flights"),
        ({"travel_mode": "POV", "flight_numbers": None}, None),
        ({"dependents_count": None}, "how many dependents come"),
        (
            {"arrives_at": None, "travel_mode": None, "dependents_count": None},
            "the time of arrival, how the student travels and how many dependents come",
        ),
    ],
)
def test_what_a_notice_must_say(family: Family, values: dict[str, object], lacks: str | None) -> None:
    family.ready_to_leave().put(NOTICE, **values)
    assert family.say("ARR-03") == ([f"The arrival notice of 12 Jun 2026 lacks {lacks}."] if lacks else [])
    assert family.blocked(step="notice") == ({"ARR-03"} if lacks else set())
    family.put(LINE, line_status="IN_TRAINING")
    assert family.say("ARR-03") == []


def test_a_notice_in_preparation_is_looked_at_before_the_one_sent(family: Family) -> None:
    family.ready_to_leave().add(
        ArrivalNotice, UPDATE, student_id=STUDENT, updates_id=NOTICE, travel_mode="AIR"
    )
    assert family.say("ARR-03") == [
        "The arrival notice lacks the time of arrival, the flights and how many dependents come."
    ]
    assert family.say("ARR-03.differs") == []


def with_child(family: Family, born: date | None = date(2019, 6, 30)) -> None:
    family.add(
        Dependent, CHILD, student_id=STUDENT, surname="SAMPLE", first_name="Tim", relationship="CHILD",
        travel="ACCOMPANY", date_of_birth=born,
    )  # fmt: skip


def test_ages_are_asked_of_children_who_come_along(family: Family) -> None:
    with_child(family.ready_to_leave())
    family.put(NOTICE, dependents_count=1)
    assert family.say("ARR-03") == ["The arrival notice of 12 Jun 2026 lacks the ages of the children."]
    family.put(CHILD, travel="JOIN_LATER")
    assert family.say("ARR-03") == []


@pytest.mark.parametrize(
    ("arrival_on", "report", "differs"),
    [
        (date(2026, 6, 29), REPORTS, False),
        (date(2026, 6, 28), REPORTS, True),
        (None, date(2026, 6, 28), True),
        (None, date(2026, 6, 29), False),
        (None, date(2026, 7, 13), False),
        (None, date(2026, 7, 14), True),
    ],
)
def test_the_day_of_a_sent_notice(
    family: Family, arrival_on: date | None, report: date, differs: bool
) -> None:
    family.ready_to_leave().put(LINE, arrival_on=arrival_on, report_date=report)
    assert bool(family.say("ARR-03.differs")) is differs


def test_the_company_of_a_sent_notice(family: Family) -> None:
    family.with_spouse().ready_to_leave()
    assert family.say("ARR-03.differs") == [
        "The arrival notice of 12 Jun 2026 is out of date: it tells of 0 dependents, 1 come along."
    ]
    family.put(SPOUSE, travel="JOIN_LATER")
    assert family.say("ARR-03.differs") == []


@pytest.mark.parametrize(
    ("born", "ages", "differs"),
    [
        (date(2019, 6, 29), "7", False),
        (date(2019, 6, 30), "7", True),
        (date(2019, 6, 30), "6 years", False),
        (None, "6", False),
    ],
)
def test_the_ages_of_a_sent_notice_are_those_on_arrival(
    family: Family, born: date | None, ages: str, differs: bool
) -> None:
    with_child(family.ready_to_leave(), born)
    family.put(NOTICE, dependents_count=1, childrens_ages=ages)
    assert bool(family.say("ARR-03.differs")) is differs


def test_records_go_to_the_first_installation(family: Family) -> None:
    assert family.find("ARR-04") == []
    family.issued()
    assert [each.due_on for each in family.find("ARR-04")] == [REPORTS]
    family.departed()
    assert family.find("ARR-04") == []
    family.put(TRAVEL, records_given_on=None)
    assert [each.due_on for each in family.find("ARR-04")] == [REPORTS]


# -- absence ---------------------------------------------------------------------------------------
ALL_TOLD = {
    key: date(2026, 9, 2)
    for key in (
        "ice_local_on", "ice_national_on", "service_told_on", "program_manager_told_on", "ccmd_told_on",
        "dsca_told_on", "id_card_cancelled_on", "finance_told_on", "lodging_told_on",
    )
}  # fmt: skip
NOTICED = date(2026, 9, 1)


def absent(family: Family, **values: object) -> None:
    family.departed().put(LINE, line_status="UA")
    family.add(UnauthorizedAbsence, ABSENCE, student_id=STUDENT, **{"noticed_on": NOTICED} | values)


def test_an_absence_is_declared_after_24_hours(family: Family) -> None:
    absent(family)
    assert [each.due_on for each in family.find("UAB-01")] == [NOTICED + DAY]
    family.put(ABSENCE, declared_on=NOTICED + DAY)
    assert family.find("UAB-01") == []
    family.put(ABSENCE, declared_on=None, returned_on=NOTICED + DAY)
    family.put(LINE, line_status="IN_TRAINING")
    assert family.find("UAB-01") == []


def test_an_absence_counts_from_the_day_he_was_last_seen(family: Family) -> None:
    absent(family, noticed_on=None, last_seen_at="2026-08-30T22:00[America/New_York]")
    assert [each.due_on for each in family.find("UAB-01")] == [date(2026, 8, 31)]


def test_line_and_record_of_an_absence_belong_together(family: Family) -> None:
    family.departed().put(LINE, line_status="UA")
    assert family.say("UAB-01") == ["Line 0001A says unauthorized absence, and no absence is recorded."]
    absent(family, declared_on=NOTICED)
    family.put(LINE, line_status="IN_TRAINING")
    assert family.say("UAB-01") == ["The absence was declared, and no training line says so."]


def test_everybody_is_told_of_an_absence_and_of_its_end(family: Family) -> None:
    absent(family, declared_on=NOTICED + DAY, **ALL_TOLD)
    assert family.say("UAB-02") == []
    family.put(ABSENCE, dsca_told_on=None, ice_local_on=None, lodging_told_on=None)
    assert [(each.message, each.due_on) for each in family.find("UAB-02")] == [
        ("Not told of the absence: ICE (local) and DSCA.", NOTICED + 2 * DAY),
        ("Not stopped during the absence: lodging.", NOTICED + 2 * DAY),
    ]
    family.put(ABSENCE, detained_on=date(2026, 9, 10))
    assert [(each.message, each.due_on) for each in family.find("UAB-02")] == [
        ("The detention of 10 Sep 2026 is not reported.", date(2026, 9, 11))
    ]
    family.put(ABSENCE, end_reported_on=date(2026, 9, 11))
    assert family.say("UAB-02") == []


def test_nobody_is_told_of_what_was_not_declared(family: Family) -> None:
    absent(family, returned_on=NOTICED)
    assert family.say("UAB-02") == []


@pytest.mark.parametrize(
    ("noticed", "between"),
    [
        (ENDED, False),
        (ENDED + DAY, True),
        (date(2026, 12, 13), True),
        (date(2026, 12, 14), False),
    ],
)
def test_missing_between_two_installations(family: Family, noticed: date, between: bool) -> None:
    absent(family, noticed_on=noticed)
    family.add(
        TrainingLine, OTHER_LINE, program_id=PROGRAM, wcn="0001", line_suffix="B", student_id=STUDENT,
        report_date=date(2026, 12, 14), start_date=date(2026, 12, 15), end_date=date(2027, 3, 1),
    )  # fmt: skip
    assert bool(family.say("UAB-03")) is between
    family.put(ABSENCE, returned_on=noticed)
    assert family.say("UAB-03") == []


# -- home again ------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("today", "found", "again"),
    [
        (date(2026, 12, 12), 1, date(2027, 12, 12)),
        (date(2027, 12, 11), 1, date(2027, 12, 12)),
        (date(2027, 12, 12), 0, None),
    ],
)
def test_the_interview_is_due_a_month_after_the_end_and_asked_for_a_year(
    family: Family, today: date, found: int, again: date | None
) -> None:
    interviews, look = family.home_again().look("PST-01", today)
    assert [each.due_on for each in interviews] == [date(2027, 1, 10)] * found
    assert look == again
    family.add(Interview, INTERVIEW, student_id=STUDENT, interviewed_on=today)
    assert family.find("PST-01", today) == []


def test_who_is_in_training_is_not_interviewed(family: Family) -> None:
    assert family.departed().find("PST-01", ENDED + DAY) == []


def test_books_go_on_to_the_student(family: Family) -> None:
    family.home_again().add(
        InstructionalMaterial, MATERIAL, student_id=STUDENT, boxes=2, material_received_on=date(2027, 2, 1)
    )
    assert [(each.message, each.due_on) for each in family.find("PST-02")] == [
        (
            "Instructional material (2 boxes) of 01 Feb 2027 goes to the student by 03 Mar 2027.",
            date(2027, 3, 3),
        )
    ]
    family.put(MATERIAL, forwarded_on=date(2027, 2, 9))
    assert family.find("PST-02") == []


def test_the_report_goes_to_country_and_student(family: Family) -> None:
    family.home_again()
    today = date(2027, 1, 5)
    assert [each.due_on for each in family.find("PST-03", today)] == [ENDED + 60 * DAY]
    came = date(2027, 1, 20)
    family.add(CourseResult, RESULT, student_id=STUDENT, training_line_id=LINE, report_received_on=came)
    assert [(each.message, each.due_on) for each in family.find("PST-03", today)] == [
        (
            "The academic report of 20 Jan 2027 goes to the country and the student by 19 Feb 2027.",
            came + 30 * DAY,
        )
    ]
    assert len(family.find("REC-03", today)) == 1
    family.put(RESULT, report_to_country_on=came)
    assert family.say("PST-03", today) == [
        "The academic report of 20 Jan 2027 goes to the student by 19 Feb 2027."
    ]
    assert family.find("REC-03", today) == []
    family.put(RESULT, report_to_student_on=came)
    assert family.find("PST-03", today) == []


def test_a_missing_report_is_asked_for_a_year(family: Family) -> None:
    family.home_again()
    assert len(family.find("PST-03", date(2027, 12, 11))) == 1
    assert family.find("PST-03", date(2027, 12, 12)) == []


@pytest.mark.parametrize(
    ("seen", "today", "due"),
    [
        ((), date(2027, 1, 1), date(2027, 12, 11)),
        ((date(2027, 11, 1),), date(2027, 12, 1), date(2028, 11, 1)),
        ((date(2035, 12, 11),), date(2036, 1, 1), date(2036, 12, 11)),
        ((date(2035, 12, 12),), date(2036, 1, 1), None),
        ((), date(2036, 12, 11), date(2027, 12, 11)),
        ((), date(2036, 12, 12), None),
    ],
)
def test_the_use_of_training_is_observed_every_year_for_ten_years(
    family: Family, seen: tuple[date, ...], today: date, due: date | None
) -> None:
    family.home_again()
    for count, day in enumerate(seen):
        family.add(FollowUp, FOLLOW_UP + count, student_id=STUDENT, observed_on=day)
    assert [each.due_on for each in family.find("PST-04", today)] == ([due] if due else [])


# -- what is kept ----------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("today", "says", "again"),
    [
        (date(2036, 3, 1), "is kept until 01 Mar 2036", date(2036, 3, 2)),
        (date(2036, 3, 2), "was to be kept until 01 Mar 2036", None),
    ],
)
def test_papers_are_kept_ten_years(family: Family, today: date, says: str, again: date | None) -> None:
    family.home_again()
    for rule, on in (("SCR-04", SCREENING), ("REC-01", STUDENT)):
        (found,), look = family.look(rule, today, on=on)
        assert says in found.message
        assert found.sum == "01 Mar 2026 + 10 years = 01 Mar 2036"
        assert look == again


def test_nothing_is_kept_of_what_was_not_finished(family: Family) -> None:
    family.put(SCREENING, checklist_complete_date=None)
    assert family.say("SCR-04", on=SCREENING) == []
    assert family.say("REC-01") == []


@pytest.mark.parametrize(
    ("values", "today", "found"),
    [
        ({}, ENDED, False),
        ({"mp_certificate_on": date(2026, 5, 1)}, ENDED, True),
        ({"mp_certificate_on": date(2026, 5, 1)}, date(2028, 12, 11), True),
        ({"mp_certificate_on": date(2026, 5, 1)}, date(2028, 12, 12), False),
        ({"mp_certificate_on": date(2026, 5, 1), "line_status": "CANCELLED"}, ENDED, False),
    ],
)
def test_the_police_certificate_is_kept_two_years(
    family: Family, values: dict[str, object], today: date, found: bool
) -> None:
    family.put(LINE, **values)
    assert family.say("REC-02", today, on=LINE) == (
        ["The police certificate is kept until 11 Dec 2028."] if found else []
    )


@pytest.mark.parametrize(
    ("text", "found"),
    [("SSN 123-45-6789", True), ("Call 123-456-789", False), ("0123-45-67890", False), (None, False)],
)
def test_a_social_security_number_has_no_place(family: Family, text: str | None, found: bool) -> None:
    family.put(STUDENT, remarks=text)
    (told,) = family.say("REC-04") or [""]
    assert told == ("Remarks: a number reads like a Social Security number." if found else "")
