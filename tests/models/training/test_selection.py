"""English, examination papers, vetting that takes its time, alternates: at their boundary days."""

from datetime import date, timedelta

import pytest

from models.training.english import EnglishTest
from models.training.lines import TrainingLine
from models.training.people import Student
from models.training.vetting import HrVetting, Screening
from tests.models.making import policy
from tests.models.training.family import (
    ALTERNATE,
    COUNTRY,
    COURSE,
    COVERAGE,
    DOD,
    ENGLISH,
    HR,
    LINE,
    MEDICAL,
    ORDER,
    OTHER_LINE,
    PROGRAM,
    SCREENING,
    SECOND,
    SPOUSE_DOD,
    STANDBY,
    STUDENT,
    TODAY,
    UNIT,
    UNIT_HR,
    Family,
)

DAY = timedelta(days=1)


@pytest.fixture
def family() -> Family:
    return Family()


# -- English ---------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("exempt", "score", "blocks"),
    [
        ("NONE", None, True),
        ("IN_COUNTRY", None, False),
        ("IN_COUNTRY", 79, True),
        ("IN_COUNTRY", 80, False),
        ("ALL", None, False),
        ("ALL", 40, False),
    ],
)
def test_an_exemption_from_the_in_country_test_spares_the_test_not_the_level(
    family: Family, exempt: str, score: int | None, blocks: bool
) -> None:
    family.put(COUNTRY, ecl_exemption=exempt)
    family.put(ENGLISH, ecl_score=score)
    assert ("ENG-01" in family.blocked()) is blocks


def test_the_oral_rating_follows_the_same_exemption(family: Family) -> None:
    family.put(COURSE, opi_required="2/2")
    family.put(COUNTRY, ecl_exemption="IN_COUNTRY")
    assert "ENG-01" not in family.blocked()
    family.put(ENGLISH, opi_rating="1/2")
    assert "ENG-01" in family.blocked()


@pytest.mark.parametrize(
    ("exempt", "says"),
    [
        (None, []),
        ("ALL", ["The order prints that the student is exempt from all English tests."]),
        ("IN_COUNTRY", ["The order prints that the student is exempt from the in-country English test only; the "
                        "student is tested on arrival."]),
    ],
)  # fmt: skip
def test_the_exemption_is_printed(family: Family, exempt: str | None, says: list[str]) -> None:
    family.put(COUNTRY, ecl_exemption=exempt)
    assert family.say("ENG-02") == says
    family.put(COURSE, ecl_required=None)
    assert family.say("ENG-02") == []


def test_the_score_a_course_asks_for_comes_from_the_list(family: Family) -> None:
    assert family.say("ENG-03") == []
    family.put(LINE, course_id=None)
    assert family.say("ENG-03") == [
        "Line 0001A has no course of the list; which English score it asks for is not known."
    ]
    family.put(LINE, ecl_required=0)
    assert family.say("ENG-03") == []
    family.put(LINE, ecl_required=None, elt_flag=True)
    assert family.say("ENG-03") == []


def test_a_waiver_has_its_reason(family: Family) -> None:
    family.put(ENGLISH, waiver_requested=True)
    assert family.say("ENG-04") == ["An English waiver was asked for and is not granted."]
    family.put(ENGLISH, waiver_ref="W-1")
    assert family.say("ENG-04") == ["The reason of the English waiver is not recorded (W-1)."]
    family.put(ENGLISH, waiver_reason="Rescue divers of the flood season")
    assert family.say("ENG-04") == []


def test_army_flight_students_learn_specialized_english_first(family: Family) -> None:
    family.put(LINE, course_title="Example Aviator Course")
    assert len(family.say("ENG-05")) == 1
    family.put(COURSE, ia_code="D")
    assert family.say("ENG-05") == []
    family.put(COURSE, ia_code="B")
    family.add(
        TrainingLine, OTHER_LINE, program_id=PROGRAM, wcn="0001", student_id=STUDENT, elt_flag=True,
        report_date=date(2026, 6, 20),
    )  # fmt: skip
    assert family.say("ENG-05") == []
    family.drop(OTHER_LINE)
    family.put(ENGLISH, waiver_ref="Exception 4")
    assert family.say("ENG-05") == []


@pytest.mark.parametrize(
    ("score", "says"),
    [
        (80, []),
        (79, ["Line 0001A: the score is 1 short; plan about 10 weeks of English training before it, from about "
              "22 Apr 2026."]),
        (None, []),
    ],
)  # fmt: skip
def test_a_short_score_suggests_language_training(family: Family, score: int | None, says: list[str]) -> None:
    family.put(ENGLISH, ecl_score=score)
    assert family.say("ENG-06") == says
    family.put(ENGLISH, waiver_ref="W-1")
    assert family.say("ENG-06") == []


# -- examination -----------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("exam", "today", "warns", "again"),
    [
        (date(2026, 2, 27), date(2026, 5, 26), True, date(2026, 5, 28)),
        (date(2026, 2, 27), date(2026, 5, 27), True, date(2026, 5, 28)),
        (date(2026, 2, 27), date(2026, 5, 28), False, None),
        (date(2026, 2, 28), date(2026, 5, 1), False, None),
        (date(2026, 3, 1), date(2026, 5, 1), False, None),
    ],
)
def test_an_examination_that_lapses_before_the_planned_order(
    family: Family, exam: date, today: date, warns: bool, again: date | None
) -> None:
    family.put(MEDICAL, exam_date=exam)
    found, look = family.look("MED-02.lapse", today)
    assert [each.due_on for each in found] == ([date(2026, 5, 27)] if warns else [])
    assert look == again


def test_visa_law_covers_the_family(family: Family) -> None:
    assert family.say("MED-03") == []
    assert family.with_spouse().say("MED-03") == ["Visa law asks for good health of one dependent as well."]


@pytest.mark.parametrize(
    ("values", "says"),
    [
        ({}, []),
        ({"provider_licensed_list": False}, ["The practitioner is not on the ministry's list."]),
        ({"provider_licensed_list": None}, ["Whether the ministry lists the practitioner is not recorded."]),
        ({"dd2808_seen": False, "dental_cert_seen": None},
         ["Not recorded as read for completeness: DD 2808 and the dental certificate."]),
    ],
)  # fmt: skip
def test_examination_papers(family: Family, values: dict[str, object], says: list[str]) -> None:
    family.put(MEDICAL, **values)
    assert family.say("MED-04") == says


@pytest.mark.parametrize(
    ("listed", "old"),
    [(date(2025, 3, 14), True), (date(2025, 3, 15), False), (date(2025, 3, 16), False), (None, False)],
)
def test_the_ministrys_list_is_of_the_year(family: Family, listed: date | None, old: bool) -> None:
    family.put(COUNTRY, practitioners_listed_on=listed)
    assert bool(family.say("MED-04")) is old
    due = [] if listed is None else [listed.replace(year=2026)]
    assert [each.due_on for each in family.find("MED-04.list", on=COUNTRY)] == due


@pytest.mark.parametrize(
    ("physical", "dental", "says"),
    [
        (ORDER, True, []),
        (ORDER + DAY, True, ["Line 0001A is hazardous duty, and the flight physical is missing."]),
        (
            None,
            None,
            ["Line 0001A is hazardous duty, and the flight physical and the dental papers are missing."],
        ),
        (ORDER - DAY, False, ["Line 0001A is hazardous duty, and the dental papers are missing."]),
    ],
)
def test_hazardous_courses_need_flight_papers(
    family: Family, physical: date | None, dental: bool | None, says: list[str]
) -> None:
    family.put(MEDICAL, flight_physical_on=physical, dental_cert_seen=dental)
    assert family.say("MED-05") == []
    family.put(COURSE, hazardous_flag=True)
    assert family.say("MED-05") == says


@pytest.mark.parametrize(
    ("kind", "program", "says"),
    [
        ("GRANT", {}, []),
        ("INDEM", {}, []),
        (None, {}, ["The kind of a medical coverage is not recorded."]),
        ("CASELINE", {}, ["Coverage is by a case medical line, and no program of the order has one."]),
        ("CASELINE", {"case_medical_line": True}, []),
        (
            "GRANT",
            {"program_label": "FMS"},
            ["Coverage is by a grant program, and the training is paid by a case."],
        ),
    ],
)
def test_coverage_fits_the_money(
    family: Family, kind: str | None, program: dict[str, object], says: list[str]
) -> None:
    family.put(COVERAGE, coverage_type=kind)
    family.put(PROGRAM, **program)
    assert family.say("MED-09") == says


# -- screening and vetting -------------------------------------------------------------------------
def test_a_finished_checklist_is_filed(family: Family) -> None:
    assert family.say("SCR-04.filed") == ["The screening checklist of 01 Mar 2026 is not on file."]
    family.put(SCREENING, scan=900)
    assert family.say("SCR-04.filed") == []
    family.put(SCREENING, scan=None, checklist_complete_date=None)
    assert family.say("SCR-04.filed") == []


def test_a_vetting_asked_for_is_followed_until_it_is_answered(family: Family) -> None:
    assert family.say("VET-02") == []
    family.put(HR, hr_result="SUBMITTED", hr_result_date=None)
    assert [each.due_on for each in family.find("VET-02")] == [date(2026, 1, 12) + 60 * DAY]
    assert [each.due_on for each in family.find("VET-02", values=policy(hr__answer_days="30"))] == [
        date(2026, 2, 11)
    ]
    family.put(HR, hr_submitted=None)
    assert family.say("VET-02") == ["Human-rights vetting is recorded and has not been asked for."]
    family.put(PROGRAM, program_label="FMS")
    assert family.say("VET-02") == []


def test_the_units_vetting_is_followed_as_well(family: Family) -> None:
    family.add(HrVetting, UNIT_HR, unit_id=UNIT, hr_subject="UNIT", hr_submitted=TODAY)
    family.put(HR, hr_subject="INDIVIDUAL")
    assert family.say("VET-02") == [
        "Human-rights vetting of the unit, asked on 01 May 2026, has no answer; ask again by 30 Jun 2026."
    ]


@pytest.mark.parametrize(
    ("answered", "due"),
    [
        (date(2025, 12, 11), date(2026, 12, 11)),
        (date(2025, 12, 10), date(2026, 12, 10)),
        (date(2025, 12, 12), None),
    ],
)
def test_dod_vetting_is_repeated_when_it_grows_old_during_the_stay(
    family: Family, answered: date, due: date | None
) -> None:
    family.put(DOD, dod_vet_result_date=answered)
    assert family.find("VET-04.stay") == [], "before departure the gate looks at it"
    family.departed()
    assert [each.due_on for each in family.find("VET-04.stay")] == ([due] if due else [])
    family.put(LINE, line_status="COMPLETED")
    assert family.find("VET-04.stay") == []


def test_the_familys_vetting_is_repeated_too(family: Family) -> None:
    family.with_spouse().departed().put(SPOUSE_DOD, dod_vet_result_date=date(2025, 11, 1))
    assert family.say("VET-04.stay") == [
        "DoD vetting of SAMPLE, Ana of 01 Nov 2025 is repeated by 01 Nov 2026; training ends on 11 Dec 2026."
    ]


# -- alternates ------------------------------------------------------------------------------------
def stand_by(family: Family, **values: object) -> None:
    family.add(Student, ALTERNATE, surname="RESERVE", first_name="Eva")
    family.add(
        Screening, STANDBY, student_id=ALTERNATE, alternate_of_id=STUDENT, primary_or_alternate="ALTERNATE",
        nomination_date=date(2026, 1, 10), **values,
    )  # fmt: skip
    family.put(HR, hr_result="REJECTED")


ENDS = "Human-rights vetting is not cleared (answered 20 Feb 2026); the nomination ends."
CLEARED = {"outcome": "PASS", "checklist_complete_date": date(2026, 2, 1)}


@pytest.mark.parametrize(
    ("values", "tail"),
    [
        ({}, " RESERVE, Eva (pending) may step forward."),
        (CLEARED, " RESERVE, Eva (cleared) may step forward."),
        ({"outcome": "FAIL"}, ""),
        ({"nomination_ended_on": TODAY}, ""),
    ],
)
def test_a_rejection_names_the_alternate(family: Family, values: dict[str, object], tail: str) -> None:
    stand_by(family, **values)
    assert family.say("VET-03") == [ENDS + tail]


def test_a_cleared_alternate_comes_before_a_pending_one(family: Family) -> None:
    stand_by(family)
    family.add(Student, SECOND, surname="THIRD", first_name="Ole")
    family.add(Screening, OTHER_LINE, student_id=SECOND, alternate_of_id=STUDENT, **CLEARED)
    assert family.say("VET-03") == [
        f"{ENDS} THIRD, Ole (cleared) and RESERVE, Eva (pending) may step forward."
    ]


def test_a_first_look_at_english_is_no_score(family: Family) -> None:
    family.put(COUNTRY, ecl_exemption="IN_COUNTRY")
    family.put(ENGLISH, test_type="ALCPT", ecl_score=40)
    assert "ENG-01" not in family.blocked()
    family.add(EnglishTest, SECOND, student_id=STUDENT, test_type="ECL", ecl_score=40, test_date=ORDER + DAY)
    assert "ENG-01" not in family.blocked(), "a test still to come does not count"
