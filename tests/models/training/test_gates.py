"""The gates of the travel order, at their exact boundaries."""

from datetime import date, timedelta

import pytest

from models.rules import all_rules
from models.training.english import EnglishTest
from models.training.lines import TrainingLine
from models.training.order import ito_number
from models.training.passports import Passport, Visa
from models.training.people import Dependent
from models.training.vetting import HrVetting
from tests.models.making import policy
from tests.models.training.family import (
    CHILD,
    COUNTRY,
    COURSE,
    COVERAGE,
    DOD,
    ENGLISH,
    HR,
    LINE,
    MEDICAL,
    ORDER,
    PASSPORT,
    PROGRAM,
    SCREENING,
    SECOND,
    SPOUSE,
    SPOUSE_COVERAGE,
    SPOUSE_DOD,
    STUDENT,
    TODAY,
    UNIT,
    UNIT_HR,
    VISA,
    Family,
)


@pytest.fixture
def family() -> Family:
    return Family()


def test_a_complete_student_is_not_blocked(family: Family) -> None:
    assert family.blocked() == set()
    assert family.with_spouse().blocked() == set()


@pytest.mark.parametrize(
    ("number", "values", "rules"),
    [
        (LINE, {"ito_authorized_on": None}, {"PLN-09"}),
        (LINE, {"ito_authorized_on": ORDER + timedelta(days=1)}, {"PLN-09"}),
        (LINE, {"ito_authorized_on": ORDER}, set()),
        (LINE, {"quantity": 2}, {"ITO-03"}),
        (LINE, {"wcn": None}, {"ITO-14"}),
        (LINE, {"grade_prerequisite_met": False}, {"SCR-02"}),
        (LINE, {"grade_prerequisite_met": False, "grade_approval_ref": "SATFA 12"}, set()),
        (LINE, {"mp_course_flag": True}, {"PLN-20"}),
        (LINE, {"mp_course_flag": True, "mp_certificate_on": ORDER}, set()),
        (LINE, {"line_status": "CANCELLED"}, {"PLN-09"}),
        (COURSE, {"mp_course_flag": True}, {"PLN-20"}),
        (COURSE, {"ecl_required": 83}, {"ENG-01"}),
        (COURSE, {"ecl_required": 82}, set()),
        (COURSE, {"opi_required": "2/2"}, {"ENG-01"}),
        (STUDENT, {"foreign_detachment": True}, {"FMS-10"}),
        (STUDENT, {"sex": None}, {"ITO-14"}),
        (STUDENT, {"pob_city": None}, {"ITO-14", "VET-05"}),
        (STUDENT, {"surname": "SAMPEL"}, {"ITO-05"}),
        (STUDENT, {"middle_name": None}, {"ITO-05"}),
        (COUNTRY, {"sco_email": None}, {"ITO-14"}),
        (SCREENING, {"outcome": "FAIL"}, {"SCR-03"}),
        (SCREENING, {"dea_result": None}, {"SCR-03"}),
        (SCREENING, {"dea_result": "NOT_CLEARED"}, {"SCR-03"}),
        (SCREENING, {"signer": None}, {"SCR-03"}),
        (SCREENING, {"checklist_complete_date": ORDER}, set()),
        (SCREENING, {"checklist_complete_date": ORDER + timedelta(days=1)}, {"SCR-03"}),
        (HR, {"hr_result": "SUBMITTED"}, {"VET-01"}),
        (HR, {"hr_result": "SUSPENDED"}, {"VET-01"}),
        (HR, {"hr_result": "REJECTED"}, {"VET-03"}),
        (HR, {"hr_valid_to": ORDER}, set()),
        (HR, {"hr_valid_to": ORDER - timedelta(days=1)}, {"VET-01"}),
        (HR, {"hr_result_date": ORDER + timedelta(days=1)}, {"VET-01"}),
        (DOD, {"dod_vet_result": "PENDING"}, {"VET-04"}),
        (DOD, {"dod_vet_result": "LOW"}, {"VET-04"}),
        (DOD, {"dod_vet_result": "LOW", "dod_vet_approved_on": ORDER}, set()),
        (DOD, {"dod_vet_result": "DENIED", "dod_vet_approved_on": ORDER}, {"VET-04"}),
        (DOD, {"dod_vet_biodata_complete": False}, {"VET-05"}),
        (MEDICAL, {"chest_xray_done": None}, {"MED-01"}),
        (MEDICAL, {"hiv_screening_done": False}, {"MED-01"}),
        (MEDICAL, {"fit": False}, {"MED-01"}),
        (MEDICAL, {"statement_received_date": ORDER}, set()),
        (MEDICAL, {"statement_received_date": ORDER + timedelta(days=1)}, {"MED-01"}),
        (MEDICAL, {"exam_date": date(2026, 2, 28)}, set()),
        (MEDICAL, {"exam_date": date(2026, 2, 27)}, {"MED-02"}),
        (MEDICAL, {"exam_date": ORDER}, set()),
        (MEDICAL, {"exam_date": ORDER + timedelta(days=1)}, {"MED-02"}),
        (ENGLISH, {"ecl_score": 79}, {"ENG-01"}),
        (ENGLISH, {"test_type": "ALCPT"}, {"ENG-01"}),
        (ENGLISH, {"ecl_score": 40, "waiver_ref": "W-1"}, set()),
        (ENGLISH, {"ecl_score": 40, "exempt": "ALL"}, set()),
        (PASSPORT, {"passport_no": None}, {"ITO-14"}),
        (PASSPORT, {"passport_expiry": date(2026, 12, 11)}, set()),
        (PASSPORT, {"passport_expiry": date(2026, 12, 10)}, {"ITO-PASSPORT"}),
        (PASSPORT, {"passport_given_names": "Jan  q"}, set()),
        (PASSPORT, {"passport_given_names": "JAN K"}, {"ITO-05"}),
    ],
)
def test_one_thing_spoiled_blocks_by_its_own_rule(
    family: Family, number: int, values: dict[str, object], rules: set[str]
) -> None:
    family.put(number, **values)
    assert family.blocked() == rules


@pytest.mark.parametrize(
    ("number", "rule", "message"),
    [
        (SCREENING, "SCR-03", "No screening is recorded."),
        (HR, "VET-01", "Human-rights vetting has not been asked for."),
        (DOD, "VET-04", "DoD vetting has not been asked for."),
        (MEDICAL, "MED-01", "No medical examination is recorded."),
        (PASSPORT, "ITO-PASSPORT", "No passport is recorded."),
        (LINE, "PLN-09", "No training line names the student."),
        (ENGLISH, "ENG-01", "Line 0001A asks for ECL 80; no score is recorded."),
    ],
)
def test_what_is_missing_altogether_is_said(family: Family, number: int, rule: str, message: str) -> None:
    family.drop(number)
    assert family.say(rule) == [message]


def test_messages_name_state_and_days(family: Family) -> None:
    family.put(DOD, dod_vet_result="PENDING", dod_vet_result_date=None, dod_vet_submitted=date(2026, 5, 12))
    assert family.say("VET-04") == ["DoD vetting is pending (asked 12 May 2026)."]


def test_messages_never_tell_a_vetting_result(family: Family) -> None:
    """Local staff reads findings; a risk level or a rejection is told as "not cleared" only."""
    family.put(DOD, dod_vet_result="HIGH", dod_vet_remarks="secret words")
    family.put(HR, hr_result="REJECTED", hr_remarks="secret words")
    for rule in ("VET-04", "VET-03", "VET-01", "SCR-03"):
        for found in family.find(rule):
            told = f"{found.message} {dict(found.inputs)} {found.sum}"
            assert not any(word in told for word in ("HIGH", "REJECTED", "secret", "High risk"))
    assert family.say("VET-03") == [
        "Human-rights vetting is not cleared (answered 20 Feb 2026); the nomination ends."
    ]


def test_a_pending_renewal_does_not_undo_an_answer(family: Family) -> None:
    family.add(HrVetting, SECOND, student_id=STUDENT, hr_submitted=date(2026, 4, 1), hr_result="SUBMITTED")
    assert family.blocked() == set()
    family.put(SECOND, hr_result="REJECTED", hr_result_date=date(2026, 4, 20))
    assert family.blocked() == {"VET-03"}


def test_the_rejection_of_the_unit_ends_the_nomination(family: Family) -> None:
    family.add(
        HrVetting, UNIT_HR, unit_id=UNIT, hr_subject="UNIT", hr_result="REJECTED", hr_result_date=TODAY
    )
    assert family.blocked() == {"VET-03"}


def test_vetting_of_the_unit_is_missed_only_as_a_warning(family: Family) -> None:
    family.put(HR, hr_subject="INDIVIDUAL")
    assert family.blocked() == set()
    assert family.say("VET-01.unit") == ["No human-rights vetting of the student's unit is recorded."]


def test_fms_money_needs_a_case_and_no_human_rights_vetting(family: Family) -> None:
    family.put(PROGRAM, program_label="FMS", fms_case_id="BN-B-OAA")
    family.drop(HR)
    assert family.blocked() == {"FMS-01"}
    assert family.say("FMS-01") == ["Case BN-B-OAA is not implemented."]
    family.put(PROGRAM, case_implemented_on=ORDER)
    assert family.blocked() == set()
    family.put(PROGRAM, case_implemented_on=ORDER + timedelta(days=1))
    assert family.blocked() == {"FMS-01"}


def test_fmf_runs_on_a_case_and_is_us_funded(family: Family) -> None:
    family.put(PROGRAM, program_label="FMF")
    family.drop(HR)
    assert family.blocked() == {"FMS-01", "VET-01"}


@pytest.mark.parametrize(
    ("first", "last", "note", "obligated", "blocks"),
    [
        (ORDER, None, None, None, True),
        (ORDER + timedelta(days=1), None, None, None, False),
        (date(2026, 1, 1), ORDER, None, None, True),
        (date(2026, 1, 1), ORDER - timedelta(days=1), None, None, False),
        (date(2026, 1, 1), None, "State decision 7", None, False),
        (date(2026, 1, 1), None, None, date(2025, 12, 31), False),
        (date(2026, 1, 1), None, None, date(2026, 1, 1), True),
    ],
)
def test_sanction(
    family: Family, first: date, last: date | None, note: str | None, obligated: date | None, blocks: bool
) -> None:
    family.put(COUNTRY, brooke_sanction_from=first, brooke_sanction_to=last, brooke_override_note=note)
    family.put(COUNTRY, brooke_override_for=first if note else None)
    family.put(LINE, funds_obligated_on=obligated)
    assert family.blocked() == ({"IMT-20"} if blocks else set())


@pytest.mark.parametrize("override", [None, date(2025, 1, 1), date(2026, 1, 2)])
def test_an_override_note_counts_for_the_sanction_it_names(family: Family, override: date | None) -> None:
    first = date(2026, 1, 1)
    note = {"brooke_override_note": "State 7", "brooke_override_for": override}
    family.put(COUNTRY, brooke_sanction_from=first, **note)
    (said,) = family.say("IMT-20")
    assert said.endswith("; the override note does not name this sanction's first day.")
    family.put(COUNTRY, brooke_override_for=first)
    assert family.blocked() == set()


def test_who_is_in_training_finishes_and_nothing_is_added(family: Family) -> None:
    family.put(COUNTRY, brooke_sanction_from=date(2026, 1, 1))
    family.put(LINE, line_status="IN_TRAINING")
    assert (family.find("IMT-20"), family.find("IMT-20.added")) == ([], [])
    added = {"program_id": PROGRAM, "wcn": "0001", "line_suffix": "B", "student_id": STUDENT}
    family.add(TrainingLine, SECOND, **added, report_date=date(2026, 12, 20))
    said = "Line 0001B is IMET, and no follow-on course is added since 01 Jan 2026."
    assert (family.find("IMT-20"), family.say("IMT-20.added")) == ([], [said])
    family.put(SECOND, funds_obligated_on=date(2025, 12, 31))
    assert family.find("IMT-20.added") == []


def test_a_sanction_on_imet_leaves_fms_alone(family: Family) -> None:
    family.put(COUNTRY, brooke_sanction_from=date(2026, 1, 1))
    family.put(PROGRAM, program_label="FMS", case_implemented_on=TODAY)
    assert family.blocked() == set()


def test_training_at_home_needs_no_dod_vetting_and_no_examination(family: Family) -> None:
    family.put(LINE, location="Bandaria (In Country Training)")
    family.drop(DOD, MEDICAL)
    assert family.blocked() == set()


@pytest.mark.parametrize(
    ("location", "flag", "in_us"),
    [
        ("Fort Example, GA, US", None, True),
        ("Honolulu, HI, USA", None, True),
        ("Washington, D.C.", None, True),
        ("Columbus AFB, MS", None, True),
        ("Garmisch, GY", None, False),
        ("Tbilisi, Georgia", None, False),
        ("Bandaria (In Country Training)", None, False),
        ("Virtual - Event", None, False),
        ("UNK", None, True),
        (None, None, True),
        ("Garmisch, GY", True, True),
        ("Fort Example, GA, US", False, True),
        ("Fort Example, GA", False, False),
    ],
)
def test_where_a_line_leads(location: str | None, flag: bool | None, in_us: bool) -> None:
    from models.training.where import in_united_states
    from tests.models.making import make

    assert in_united_states(make(TrainingLine, 1, location=location, training_in_us=flag)) is in_us


def test_the_latest_test_counts_and_language_training_first_excuses(family: Family) -> None:
    family.add(
        EnglishTest, SECOND, student_id=STUDENT, test_type="ECL", test_date=date(2026, 3, 1), ecl_score=70
    )
    assert family.say("ENG-01") == ["Line 0001A asks for ECL 80; the latest score is 70."]
    family.add(
        TrainingLine,
        30,
        program_id=PROGRAM,
        wcn="0001",
        student_id=STUDENT,
        elt_flag=True,
        ecl_required=60,
        report_date=date(2026, 6, 20),
    )
    assert family.say("ENG-01") == []
    family.put(30, ecl_required=71)
    assert family.say("ENG-01") == ["Line 0001 asks for ECL 71; the latest score is 70."]


@pytest.mark.parametrize("exemption", ["ALL", "IN_COUNTRY"])
def test_the_country_exempts(family: Family, exemption: str) -> None:
    family.drop(ENGLISH)
    family.put(COUNTRY, ecl_exemption=exemption)
    assert family.say("ENG-01") == []
    family.add(EnglishTest, ENGLISH, student_id=STUDENT, exempt="NONE")
    assert len(family.say("ENG-01")) == 1


def test_a_visa_is_never_asked_for_but_its_name_is_compared(family: Family) -> None:
    assert "ITO-05" not in family.blocked()
    family.add(
        Visa, VISA, student_id=STUDENT, visa_surname="SAMPLE", visa_given_names="JANE Q", visa_type="A-2"
    )
    assert family.say("ITO-05") == ["The visa reads SAMPLE, JANE Q; the student is SAMPLE, Jan Q."]


def test_the_passport_valid_longest_counts(family: Family) -> None:
    family.add(
        Passport,
        SECOND,
        student_id=STUDENT,
        passport_surname="OTHER",
        passport_given_names="NAME",
        passport_expiry=date(2025, 1, 1),
    )
    assert family.blocked() == set()


def test_a_replaced_passport_counts_by_its_day_of_issue(family: Family) -> None:
    family.put(PASSPORT, passport_issued_on=date(2020, 1, 2))
    family.add(
        Passport, SECOND, student_id=STUDENT, passport_no="P000002", passport_type="OFFICIAL",
        passport_surname="NEWNAME", passport_given_names="JAN Q",
        passport_issued_on=date(2026, 4, 1), passport_expiry=date(2029, 1, 1),
    )  # fmt: skip
    assert family.say("ITO-05") == ["The passport reads NEWNAME, JAN Q; the student is SAMPLE, Jan Q."]
    family.put(STUDENT, surname="NEWNAME")
    assert family.blocked() == set()
    family.put(SECOND, passport_expiry=date(2026, 12, 10))
    assert family.blocked() == {"ITO-PASSPORT"}


def test_an_order_is_for_one_wcn(family: Family) -> None:
    family.add(
        TrainingLine, 31, program_id=PROGRAM, wcn="0002", student_id=STUDENT, course_title="Second",
        location="Fort Example, GA, US", report_date=date(2027, 1, 5), start_date=date(2027, 1, 6),
        end_date=date(2031, 1, 1), quantity=2, ecl_required=99,
    )  # fmt: skip
    assert family.blocked() == set()
    assert family.say("ITO-WCN") == ["Line 0002 is not on the order of WCN 0001."]
    family.put(LINE, line_status="IN_TRAINING")
    assert family.blocked() == {"PLN-09", "ITO-03", "ENG-01", "ITO-PASSPORT"}
    assert family.say("ITO-WCN") == []


def test_the_list_course_score_is_not_lowered_by_the_line(family: Family) -> None:
    family.put(COURSE, ecl_required=83, opi_required="2/2")
    family.put(LINE, ecl_required=0, opi_required="1/1")
    assert family.say("ENG-01") == [
        "Line 0001A asks for ECL 83; the latest score is 82.",
        "Line 0001A asks for OPI 1/1; no rating is recorded.",
        "Line 0001A asks for OPI 2/2; no rating is recorded.",
    ]


def test_a_flag_opens_no_gate_that_other_words_close(family: Family) -> None:
    family.drop(HR, MEDICAL)
    family.put(PROGRAM, us_funded=False)
    family.put(LINE, training_in_us=False)
    assert family.blocked() == {"VET-01", "MED-01"}


# -- dependents ------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("number", "values", "rules"),
    [
        (SPOUSE_DOD, {"dod_vet_result": "PENDING"}, {"VET-04"}),
        (SPOUSE, {"pob_city": None}, {"VET-05"}),
        (SPOUSE_COVERAGE, {"proof_received_on": None}, {"MED-07"}),
        (SPOUSE_COVERAGE, {"proof_received_on": ORDER}, set()),
        (SPOUSE_COVERAGE, {"proof_received_on": ORDER + timedelta(days=1)}, {"MED-07"}),
        (SPOUSE_COVERAGE, {"policy_to": date(2026, 12, 10)}, {"MED-06"}),
        (SPOUSE_COVERAGE, {"policy_to": date(2026, 12, 11)}, set()),
        (SPOUSE_COVERAGE, {"policy_from": date(2026, 7, 2)}, {"MED-06"}),
    ],
)
def test_a_listed_dependent_is_vetted_and_covered(
    family: Family, number: int, values: dict[str, object], rules: set[str]
) -> None:
    family.with_spouse().put(number, **values)
    assert family.blocked() == rules


def test_a_dependent_who_is_not_listed_blocks_nothing(family: Family) -> None:
    family.with_spouse().put(SPOUSE, authorised_on_ito=False)
    family.drop(SPOUSE_DOD, SPOUSE_COVERAGE)
    assert family.blocked() == set()
    assert family.say("DEP-01") == ["SAMPLE, Ana is to travel and is not listed on the order."]


def test_each_dependent_is_looked_at(family: Family) -> None:
    family.with_spouse().add(
        Dependent,
        CHILD,
        student_id=STUDENT,
        surname="SAMPLE",
        first_name="Tim",
        full_name="SAMPLE, Tim",
        relationship="CHILD",
        authorised_on_ito=True,
        date_of_birth=date(2019, 1, 1),
        pob_city="X",
        pob_country="Y",
    )
    assert family.say("VET-04") == ["DoD vetting of SAMPLE, Tim has not been asked for."]
    assert family.say("MED-06") == ["No medical coverage is recorded for SAMPLE, Tim."]


def commercial(**values: object) -> dict[str, object]:
    least: dict[str, object] = {
        "coverage_type": "COMMERCIAL",
        "policy_from": date(2026, 6, 1),
        "policy_to": date(2027, 6, 1),
        "max_benefit": 40_000_000,
        "deductible": 100_000,
        "remains": 5_000_000,
        "evacuation": 25_000_000,
        "proof_received_on": TODAY,
        "approved_on": TODAY,
    }
    return least | values


@pytest.mark.parametrize(
    ("values", "short"),
    [
        ({}, None),
        ({"max_benefit": 39_999_999}, "medical maximum $399,999.99, at least $400,000"),
        ({"deductible": 100_001}, "deductible $1,000.01, at most $1,000"),
        ({"remains": 4_999_999}, "repatriation of remains $49,999.99, at least $50,000"),
        ({"evacuation": None}, "medical evacuation not recorded, at least $250,000"),
        ({"pays_mtf": False}, "does not pay military hospitals"),
    ],
)
def test_commercial_policies_reach_the_least_sums(
    family: Family, values: dict[str, object], short: str | None
) -> None:
    family.put(COVERAGE, **commercial(**values))
    expected = [] if short is None else [f"The commercial policy of the student falls short: {short}."]
    assert family.say("MED-08") == expected


def test_a_commercial_policy_of_a_dependent_is_approved_first(family: Family) -> None:
    family.with_spouse().put(SPOUSE_COVERAGE, **commercial(approved_on=None))
    assert family.say("MED-07") == ["The medical coverage of SAMPLE, Ana is not approved."]


def test_a_case_arranges_medical_care_before_departure(family: Family) -> None:
    family.put(PROGRAM, program_label="FMS", case_implemented_on=TODAY)
    family.drop(COVERAGE)
    found = family.find("FMS-07")
    assert [(each.message, each.step) for each in found] == [
        ("No medical coverage is recorded for the student.", "departed")
    ]
    family.put(PROGRAM, case_medical_line=True)
    assert family.say("FMS-07") == []


# -- warnings --------------------------------------------------------------------------------------
def test_recalled_age_of_vetting_only_warns(family: Family) -> None:
    rule = all_rules()["VET-01.age"]
    assert rule.unconfirmed
    family.put(HR, hr_result_date=date(2026, 7, 6) - timedelta(days=365))
    assert family.say("VET-01.age") == []
    family.put(HR, hr_result_date=date(2026, 7, 6) - timedelta(days=366))
    assert len(family.say("VET-01.age")) == 1
    assert family.blocked() == set()


@pytest.mark.parametrize(("days", "warns"), [(34, True), (35, False)])
def test_imet_travel_pays_from_five_weeks(family: Family, days: int, warns: bool) -> None:
    family.put(LINE, end_date=date(2026, 7, 6) + timedelta(days=days - 1))
    assert bool(family.say("IMT-09")) is warns


def test_short_imet_training_at_an_exempt_school(family: Family) -> None:
    family.put(LINE, end_date=date(2026, 7, 10), us_unit="WHINSEC, Fort Example")
    assert family.say("IMT-09") == []


def test_visitor_visas_are_warned_of(family: Family) -> None:
    family.put(STUDENT, visa_type="B-1/B-2")
    assert family.say("ITO-VISA") == ["Students do not travel on B-1/B-2; A-2 is usual."]


def test_the_days_window_is_a_switch(family: Family) -> None:
    values = policy(medical__window_in_days="yes")
    family.put(MEDICAL, exam_date=ORDER - timedelta(days=90))
    assert family.say("MED-02", values=values) == []
    family.put(MEDICAL, exam_date=ORDER - timedelta(days=91))
    assert len(family.say("MED-02", values=values)) == 1


def test_order_numbers(family: Family) -> None:
    rows = family.rows
    program, country, line = rows[PROGRAM], rows[COUNTRY], rows[LINE]
    assert ito_number(program, country, line) == "BN-B-26-0001"  # type: ignore[arg-type]
    family.put(PROGRAM, fms_case_id="BN-B-OAA", fms_case_line="001")
    assert ito_number(rows[PROGRAM], country, line) == "BN-B-OAA001-0001"  # type: ignore[arg-type]
