"""A draft order is possible if and only if an independent list of gates is clear, for random students.

The list below is written from training reference 10.7 and calls no rule: it looks at the rows alone.
"""

from collections.abc import Callable
from datetime import date, timedelta

from dateutil.relativedelta import relativedelta
from hypothesis import Phase, event, given, settings
from hypothesis import strategies as st

from models.kinds import Kind
from models.training.english import EnglishTest
from models.training.health import MedicalRecord
from models.training.journeys import Travel
from models.training.lines import TrainingLine
from models.training.passports import Visa
from models.training.vetting import HrVetting
from tests.models.training.family import (
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
    PASSPORT,
    PROGRAM,
    SCREENING,
    SECOND,
    SPOUSE,
    SPOUSE_COVERAGE,
    SPOUSE_DOD,
    STUDENT,
    TODAY,
    TRAVEL,
    UNIT,
    UNIT_HR,
    VISA,
    Family,
)

LATER, DAY = UNIT_HR + 200, timedelta(days=1)
"""Number of a second examination, and a day."""


# -- the list of 10.7 --------------------------------------------------------------------------------------------------
def draft_possible(family: Family) -> bool:
    """Whether all of 10.7 is true on the day of the order."""
    rows = family.rows
    day = rows[STUDENT].get("planned_ito_on") or TODAY
    return all(gate(rows, day) for gate in GATES)


Rows = dict[int, Kind]


def by(on: date | None, day: date) -> bool:
    return on is not None and on <= day


def lines(rows: Rows) -> list[Kind]:
    found = [rows[number] for number in (LINE, OTHER_LINE) if number in rows]
    return [line for line in found if line.get("line_status") not in ("COMPLETED", "CANCELLED", "FO")]


def courses(rows: Rows) -> list[tuple[Kind, Kind | None]]:
    return [(line, rows[COURSE] if line.get("course_id") == COURSE else None) for line in lines(rows)]


def to_us(rows: Rows) -> bool:
    return any((line.get("location") or "US").endswith("US") for line in lines(rows))


def family_listed(rows: Rows) -> bool:
    return SPOUSE in rows and bool(rows[SPOUSE].get("authorised_on_ito"))


def order_is_ahead(rows: Rows, _day: date) -> bool:
    begun = any(line.get("line_status") == "IN_TRAINING" for line in lines(rows))
    return bool(lines(rows)) and not begun and not (TRAVEL in rows and rows[TRAVEL].get("departed_on"))


def lines_authorised(rows: Rows, day: date) -> bool:
    return all(by(line.get("ito_authorized_on"), day) for line in lines(rows))


def case_implemented(rows: Rows, day: date) -> bool:
    runs_on_case = rows[PROGRAM].get("program_label") in ("FMS", "FMF", "FMF Repay")
    return not runs_on_case or by(rows[PROGRAM].get("case_implemented_on"), day)


def screening_complete(rows: Rows, day: date) -> bool:
    row = rows.get(SCREENING)
    if row is None:
        return False
    answered = all(row.get(key) == "CLEARED" for key in ("rso_result", "dea_result", "consular_result"))
    others = all(row.get(key) in (None, "CLEARED") for key in ("hro_result", "other_result"))
    signed = bool(row.get("signer")) and by(row.get("checklist_complete_date"), day)
    return answered and others and row.get("outcome") == "PASS" and signed


def human_rights(rows: Rows, day: date) -> bool:
    person, unit = rows.get(HR), rows.get(UNIT_HR)
    if any(row is not None and row.get("hr_result") == "REJECTED" for row in (person, unit)):
        return False
    if rows[PROGRAM].get("program_label") == "FMS":
        return True
    if person is None or person.get("hr_result") != "APPROVED":
        return False
    if person.get("hr_subject") != "BOTH" and unit is not None and unit.get("hr_result") != "APPROVED":
        return False
    answered, last = person.get("hr_result_date"), person.get("hr_valid_to")
    return (answered is None or answered <= day) and (last is None or day <= last)


def security_cleared(rows: Rows, day: date) -> bool:
    if not to_us(rows):
        return True
    people = [rows.get(DOD)] + ([rows.get(SPOUSE_DOD)] if family_listed(rows) else [])
    return all(row is not None and dod_cleared(row, day) for row in people)


def dod_cleared(row: Kind, day: date) -> bool:
    if row.get("dod_vet_result") == "CLEAR":
        return row.get("dod_vet_result_date") is None or row.get("dod_vet_result_date") <= day
    return row.get("dod_vet_result") in ("LOW", "MODERATE", "HIGH") and by(
        row.get("dod_vet_approved_on"), day
    )


def medical_valid(rows: Rows, day: date) -> bool:
    if not to_us(rows):
        return True
    exams = [rows[number] for number in (MEDICAL, LATER) if number in rows and rows[number].get("exam_date")]
    before = [row for row in exams if row.get("exam_date") <= day]
    if not before:
        return False
    exam = max(before, key=lambda row: (row.get("exam_date"), row.id))
    said = all(exam.get(key) for key in ("chest_xray_done", "hiv_screening_done", "fit", "statement_signed"))
    in_window = exam.get("exam_date") >= day - relativedelta(months=3)
    return said and in_window and by(exam.get("statement_received_date"), day)


def language_met(rows: Rows, day: date) -> bool:
    tests = [rows[number] for number in (ENGLISH, SECOND) if number in rows]
    exempt = next(
        (row.get("exempt") for row in tests if row.get("exempt")), rows[COUNTRY].get("ecl_exemption")
    )
    if exempt == "ALL" or any(row.get("waiver_ref") for row in tests):
        return True
    counted = [
        row for row in tests
        if row.get("ecl_score") is not None and row.get("test_type") == "ECL" and by(row.get("test_date"), day)
    ]  # fmt: skip
    if not counted and exempt == "IN_COUNTRY":
        return True
    score = max(counted, key=lambda row: (row.get("test_date"), row.id)).get("ecl_score") if counted else -1
    wanted = [(line.get("ecl_required") or 0, (course and course.get("ecl_required")) or 0)
              for line, course in courses(rows)]  # fmt: skip
    return all(score >= max(pair) or max(pair) == 0 for pair in wanted)


def one_name(rows: Rows, _day: date) -> bool:
    person = rows[STUDENT]
    ours = (
        person.get("surname"),
        " ".join(filter(None, (person.get("first_name"), person.get("middle_name")))),
    )
    papers = []
    if PASSPORT in rows:
        papers.append((rows[PASSPORT].get("passport_surname"), rows[PASSPORT].get("passport_given_names")))
    if VISA in rows:
        papers.append((rows[VISA].get("visa_surname"), rows[VISA].get("visa_given_names")))
    return all(
        surname is not None
        and surname.casefold() == ours[0].casefold()
        and given.casefold() == ours[1].casefold()
        for surname, given in papers
    )


def papers_hold(rows: Rows, day: date) -> bool:
    if PASSPORT not in rows:
        return False
    expiry = rows[PASSPORT].get("passport_expiry")
    ends = [line.get("end_date") for line in lines(rows) if line.get("end_date")]
    return expiry is not None and expiry >= (max(ends) if ends else day)


def family_covered(rows: Rows, day: date) -> bool:
    policies = [rows[COVERAGE]] if COVERAGE in rows and to_us(rows) else []
    if family_listed(rows):
        policy = rows.get(SPOUSE_COVERAGE)
        if policy is None or not whole_stay(rows, policy) or not by(policy.get("proof_received_on"), day):
            return False
        if policy.get("coverage_type") == "COMMERCIAL":
            if not by(policy.get("approved_on"), day):
                return False
            policies += [policy] if to_us(rows) else []
    return all(commercial_enough(row) for row in policies if row.get("coverage_type") == "COMMERCIAL")


def whole_stay(rows: Rows, policy: Kind) -> bool:
    kind, first, last = (policy.get(key) for key in ("coverage_type", "policy_from", "policy_to"))
    starts = [line.get("report_date") or line.get("start_date") for line in lines(rows)]
    ends = [line.get("end_date") for line in lines(rows) if line.get("end_date")]
    if kind is None or (kind == "COMMERCIAL" and (first is None or last is None)):
        return False
    in_time = first is None or not starts or first <= min(starts)
    return in_time and (last is None or not ends or last >= max(ends))


def commercial_enough(row: Kind) -> bool:
    """The least terms of a commercial policy, in cents (DSCA Policy 11-32)."""
    least = {"max_benefit": 40_000_000, "remains": 5_000_000, "evacuation": 25_000_000}
    sums = all((row.get(key) or 0) >= value for key, value in least.items())
    return sums and row.get("deductible") is not None and row.get("deductible") <= 100_000


BIO = ("surname", "first_name", "date_of_birth", "pob_city", "pob_country")


def bio_data(rows: Rows, _day: date) -> bool:
    if not to_us(rows):
        return True
    people = [rows[STUDENT]] + ([rows[SPOUSE]] if family_listed(rows) else [])
    asked_without = DOD in rows and rows[DOD].get("dod_vet_biodata_complete") is False
    return not asked_without and all(person.get(key) for person in people for key in BIO)


def order_filled(rows: Rows, _day: date) -> bool:
    """Heading and items 4 to 8 of the letter."""
    person = (
        "sex",
        "country_rank",
        "us_grade",
        "country_service",
        "country_service_number",
        "citizenship",
        "visa_type",
    )
    country = ("country_code", "country_name", "sco_name", "sco_address", "sco_email")
    passport = ("passport_no", "passport_type")
    line = ("wcn", "report_date", "start_date", "end_date")
    return (
        all(rows[STUDENT].get(key) for key in (*person, *BIO))
        and all(rows[COUNTRY].get(key) for key in country)
        and (PASSPORT not in rows or all(rows[PASSPORT].get(key) for key in passport))
        and all(each.get(key) for each in lines(rows) for key in line)
        and all(rows[PROGRAM].get(key) for key in ("program_label", "fiscal_year", "ia_code"))
    )


def exactly_one(rows: Rows, _day: date) -> bool:
    return all(line.get("quantity") in (None, 1) for line in lines(rows))


def no_sanction(rows: Rows, day: date) -> bool:
    first, last = rows[COUNTRY].get("brooke_sanction_from"), rows[COUNTRY].get("brooke_sanction_to")
    stands = first is not None and first <= day and (last is None or day <= last)
    noted = rows[COUNTRY].get("brooke_override_note") and rows[COUNTRY].get("brooke_override_for") == first
    if not stands or noted or rows[PROGRAM].get("program_label") != "IMET-1":
        return True
    return all((day := line.get("funds_obligated_on")) is not None and day < first for line in lines(rows))


def grade_met(rows: Rows, _day: date) -> bool:
    return all(
        line.get("grade_prerequisite_met") is not False or bool(line.get("grade_approval_ref"))
        for line in lines(rows)
    )


def police_certificate(rows: Rows, day: date) -> bool:
    return all(
        by(line.get("mp_certificate_on"), day)
        for line, course in courses(rows)
        if line.get("mp_course_flag") or (course and course.get("mp_course_flag"))
    )


def a_student(rows: Rows, _day: date) -> bool:
    return not rows[STUDENT].get("foreign_detachment")


GATES: tuple[Callable[[Rows, date], bool], ...] = (
    order_is_ahead, lines_authorised, case_implemented, screening_complete, human_rights, security_cleared,
    medical_valid, language_met, one_name, papers_hold, family_covered, bio_data, order_filled, exactly_one,
    no_sanction, grade_met, police_certificate, a_student,
)  # fmt: skip


# -- random students ---------------------------------------------------------------------------------------------------
NEAR = [None, ORDER - DAY, ORDER, ORDER + DAY]
EXAMS = [None, date(2026, 2, 27), date(2026, 2, 28), date(2026, 3, 1), ORDER, ORDER + DAY]
SPOILS: dict[int, dict[str, list[object]]] = {
    LINE: {
        "ito_authorized_on": [*NEAR], "quantity": [None, 1, 2], "wcn": [None, "0001"], "report_date": [None],
        "end_date": [None, date(2026, 12, 10), date(2026, 12, 12)], "grade_prerequisite_met": [False, True],
        "grade_approval_ref": ["SATFA 1"], "mp_course_flag": [True], "mp_certificate_on": [*NEAR],
        "funds_obligated_on": [*NEAR], "ecl_required": [81, 83], "location": ["Bandaria (In Country Training)"],
        "line_status": ["IN_TRAINING", "COMPLETED", "CANCELLED", "CONFIRMED"],
    },
    COURSE: {"ecl_required": [None, 81, 82, 83], "mp_course_flag": [True]},
    PROGRAM: {
        "program_label": ["IMET-1", "FMS", "FMF", None], "case_implemented_on": [*NEAR], "fiscal_year": [None],
    },
    COUNTRY: {
        "sco_address": [None], "ecl_exemption": ["NONE", "IN_COUNTRY", "ALL"], "brooke_sanction_from": [*NEAR],
        "brooke_sanction_to": [*NEAR], "brooke_override_note": ["Decision 7"],
        "brooke_override_for": [*NEAR],
    },
    STUDENT: {
        "sex": [None], "pob_city": [None], "visa_type": [None], "surname": ["SAMPEL"], "middle_name": [None],
        "foreign_detachment": [True, False], "planned_ito_on": [None, ORDER + DAY], "us_grade": [None],
    },
    SCREENING: {
        "outcome": [None, "FAIL"], "dea_result": [None, "NOT_CLEARED", "PENDING"], "signer": [None],
        "hro_result": ["PENDING", "CLEARED", "NOT_CLEARED"], "checklist_complete_date": [*NEAR],
    },
    HR: {"hr_result": ["REJECTED", "SUBMITTED", "SUSPENDED"], "hr_result_date": [*NEAR], "hr_valid_to": [*NEAR],
         "hr_subject": ["INDIVIDUAL"]},
    DOD: {
        "dod_vet_result": ["PENDING", "LOW", "HIGH", "DENIED"], "dod_vet_result_date": [*NEAR],
        "dod_vet_approved_on": [*NEAR], "dod_vet_biodata_complete": [False, None],
    },
    MEDICAL: {
        "exam_date": [*EXAMS], "fit": [None, False], "chest_xray_done": [None], "statement_signed": [None],
        "statement_received_date": [*NEAR],
    },
    ENGLISH: {
        "ecl_score": [None, 79, 80, 81], "test_type": ["ALCPT"], "test_date": [*NEAR[1:]], "waiver_ref": ["W-1"],
        "exempt": ["NONE", "IN_COUNTRY", "ALL"],
    },
    PASSPORT: {
        "passport_no": [None], "passport_given_names": ["JAN"],
        "passport_expiry": [date(2026, 12, 10), date(2026, 12, 11)],
    },
    COVERAGE: {"coverage_type": ["COMMERCIAL"], "max_benefit": [40_000_000, 39_999_999], "deductible": [100_000],
               "remains": [5_000_000], "evacuation": [25_000_000]},
    SPOUSE: {"authorised_on_ito": [False], "pob_city": [None], "travel": ["JOIN_LATER"]},
    SPOUSE_DOD: {"dod_vet_result": ["PENDING", "LOW"], "dod_vet_approved_on": [*NEAR]},
    SPOUSE_COVERAGE: {
        "coverage_type": [None, "COMMERCIAL"], "proof_received_on": [*NEAR], "approved_on": [*NEAR],
        "policy_from": [date(2026, 7, 1), date(2026, 7, 2)], "policy_to": [date(2026, 12, 10), date(2026, 12, 11)],
        "max_benefit": [40_000_000], "deductible": [100_000, 100_001], "remains": [5_000_000],
        "evacuation": [25_000_000],
    },
}  # fmt: skip
ONE_SPOIL = [
    (number, key, value)
    for number, keys in SPOILS.items()
    for key, values in keys.items()
    for value in values
]
MISSING = (SCREENING, HR, DOD, MEDICAL, ENGLISH, PASSPORT, COVERAGE, SPOUSE_DOD, SPOUSE_COVERAGE)


def second_line(family: Family) -> None:
    family.add(
        TrainingLine, OTHER_LINE, program_id=PROGRAM, wcn="0001", line_suffix="B", student_id=STUDENT,
        course_title="Follow-on", location="Fort Example, GA, US", report_date=date(2026, 12, 14),
        start_date=date(2026, 12, 15), end_date=date(2027, 2, 1), quantity=1, ito_authorized_on=ORDER, ecl_required=82,
    )  # fmt: skip


def a_visa(family: Family) -> None:
    family.add(
        Visa, VISA, student_id=STUDENT, visa_surname="SAMPLE", visa_given_names="JAN Q", visa_type="A-2"
    )


def the_units_vetting(family: Family) -> None:
    family.add(HrVetting, UNIT_HR, unit_id=UNIT, hr_subject="UNIT", hr_result="SUBMITTED", hr_submitted=TODAY)


def a_later_examination(family: Family) -> None:
    family.add(
        MedicalRecord, LATER, student_id=STUDENT, exam_date=ORDER, chest_xray_done=True, hiv_screening_done=True,
        fit=True, statement_signed=True, statement_received_date=ORDER,
    )  # fmt: skip


def a_later_test(family: Family) -> None:
    family.add(EnglishTest, SECOND, student_id=STUDENT, test_type="ECL", ecl_score=81, test_date=ORDER)


def he_left(family: Family) -> None:
    family.add(Travel, TRAVEL, student_id=STUDENT, departed_on=date(2026, 6, 27))


MORE = (second_line, a_visa, the_units_vetting, a_later_examination, a_later_test, he_left)


@st.composite
def students(draw: st.DrawFn) -> Family:
    family = Family()
    if draw(st.booleans()):
        family.with_spouse()
    for more in draw(st.sets(st.sampled_from(MORE), max_size=2)):
        more(family)
    if draw(st.integers(0, 5)) == 5:
        number = draw(st.sampled_from(MISSING))
        if number in family.rows:
            family.drop(number)
    for number, key, value in draw(st.lists(st.sampled_from(ONE_SPOIL), max_size=4)):
        if number in family.rows:
            family.put(number, **{key: value})
    return family


@settings(max_examples=80, deadline=None, phases=(Phase.explicit, Phase.reuse, Phase.generate, Phase.shrink))
@given(students())
def test_a_draft_is_possible_if_and_only_if_the_list_is_clear(family: Family) -> None:
    possible = draft_possible(family)
    event("possible" if possible else "closed")
    blocked = family.blocked()
    rows, day = family.rows, family.rows[STUDENT].get("planned_ito_on") or TODAY
    failing = [gate.__name__ for gate in GATES if not gate(rows, day)]
    assert (not blocked) == possible, (sorted(blocked), failing)


def test_each_single_spoil_is_judged_alike() -> None:
    """Every entry of the table by itself, with and without the wife; and it opens as well as closes."""
    seen = set()
    for number, key, value in ONE_SPOIL:
        for with_wife in (False, True):
            family = Family().with_spouse() if with_wife else Family()
            if number not in family.rows:
                continue
            family.put(number, **{key: value})
            possible = draft_possible(family)
            seen.add(possible)
            assert (not family.blocked()) == possible, (number, key, value, family.blocked())
    assert seen == {True, False}
