"""An invented student of Bandaria with everything the gates ask for, to be spoiled one thing at a time."""

from datetime import date
from typing import Any

from models.findings import Finding, Strength
from models.kinds import Kind
from models.office.desk import Checklist, ChecklistAnswer
from models.office.places import Country, Unit
from models.policy import Policy
from models.rules import blocking, rules_of
from models.training.courses import Course, CoursePrerequisite
from models.training.english import EnglishTest
from models.training.health import Coverage, MedicalRecord
from models.training.journeys import ArrivalNotice, Briefing, Travel
from models.training.lines import TrainingLine
from models.training.orders import IssuedOrder
from models.training.passports import Passport, Visa
from models.training.people import Dependent, Student
from models.training.programs import TrainingProgram
from models.training.results import CourseResult
from models.training.vetting import DodVetting, HrVetting, Screening
from tests.models.making import POLICY, changed, facts, findings, looked, make

TODAY = date(2026, 5, 1)
ORDER = date(2026, 5, 31)

COUNTRY, UNIT, PROGRAM, COURSE, LINE, STUDENT, SCREENING, HR, DOD, MEDICAL, ENGLISH, PASSPORT = range(1, 13)
VISA, SPOUSE, SPOUSE_DOD, SPOUSE_COVERAGE, COVERAGE, CHILD, UNIT_HR, SECOND = range(13, 21)
PREP, BEHIND, PREREQUISITE, EARLIER, CASE = range(21, 26)
ISSUED, AMENDED, ASKED, WAIVER, BRIEFING, CHECKLIST, NOTICE, UPDATE, TRAVEL, ABSENCE = range(50, 60)
RESULT, MATERIAL, INTERVIEW, FOLLOW_UP, FILE, ALTERNATE, STANDBY, OTHER_LINE = range(60, 68)
ANSWERS = 100
"""The first answer on the briefing's checklist."""
COURSES_AS_ISSUED = "0001A B171234 Example Captains Course, 06 Jul 2026 - 11 Dec 2026"


class Family:
    """The rows by number; `put` and `add` change them, `find` asks a rule; what is derived follows by itself."""

    def __init__(self) -> None:
        self._rows: dict[int, Kind] = {row.id: row for row in _complete()}
        self._settled = False

    @property
    def rows(self) -> dict[int, Kind]:
        """All rows, with their derived fields worked out."""
        if not self._settled:
            self._settle()
        return self._rows

    def _settle(self) -> None:
        for _round in range(5):
            before = dict(self._rows)
            for number, row in before.items():
                derived = {
                    field.key: field.derive(facts(row, before.values(), field.reads))
                    for field in row.fields.values()
                    if field.derive is not None
                }
                self._rows[number] = changed(row, **derived)
            if all(self._rows[number].stored == row.stored for number, row in before.items()):
                break
        self._settled = True

    def add(self, kind: type[Kind], number: int, **values: Any) -> None:
        self._rows[number] = make(kind, number, **values)
        self._settled = False

    def put(self, number: int, **values: Any) -> None:
        self._rows[number] = changed(self._rows[number], **values)
        self._settled = False

    def drop(self, *numbers: int) -> None:
        for number in numbers:
            del self._rows[number]
        self._settled = False

    @property
    def student(self) -> Student:
        found = self.rows[STUDENT]
        assert isinstance(found, Student)
        return found

    def find(
        self, rule_id: str, today: date = TODAY, values: Policy = POLICY, on: int = STUDENT
    ) -> list[Finding]:
        return findings(rule_id, self.rows[on], self.rows.values(), today, values)

    def look(self, rule_id: str, today: date = TODAY, on: int = STUDENT) -> tuple[list[Finding], date | None]:
        return looked(rule_id, self.rows[on], self.rows.values(), today)

    def say(self, rule_id: str, today: date = TODAY, values: Policy = POLICY, on: int = STUDENT) -> list[str]:
        return [each.message for each in self.find(rule_id, today, values, on)]

    def everything(self, today: date = TODAY) -> list[Finding]:
        """All that the rules find on the student."""
        return [found for rule in rules_of("student") for found in self.find(rule.id, today)]

    def blocked(self, today: date = TODAY, step: str = "ito") -> set[str]:
        """The rules that keep a step closed, the order's when not said."""
        every = self.everything(today)
        assert all(each.strength in Strength for each in every)
        return {each.rule for each in blocking(every, step)}

    def issued(self, **values: Any) -> "Family":
        """With the order as SC-TMS issued it, like the records."""
        self.add(
            IssuedOrder, ISSUED, student_id=STUDENT, order_number="BN-B-26-0001", order_kind="BASIC",
            issued_on=ORDER, wcn="0001", order_surname="SAMPLE", order_given_names="Jan Q", sex="MALE",
            country_rank="Captain", us_grade="O-3", country_service="Army", country_service_number="12345",
            date_of_birth=date(1988, 2, 29), passport_no="P000001", visa_type="A-2", installation="Fort Example",
            report_date=date(2026, 7, 1), courses=COURSES_AS_ISSUED, tla_authorised=True, dependents_listed=0,
            scan=900, handed_over_on=ORDER, copy_to_imso_on=ORDER, translation_attached=False,
        )  # fmt: skip
        self.put(LINE, tla_authorised=True, tla_cost=100_000)
        self.put(ISSUED, **values)
        return self

    def ready_to_leave(self) -> "Family":
        """With order, visa, briefing with its topics, and arrival notice."""
        self.issued()
        self.add(
            Visa, VISA, student_id=STUDENT, visa_surname="SAMPLE", visa_given_names="JAN Q", visa_type="A-2",
            visa_applied_on=date(2026, 6, 1), visa_issued_on=date(2026, 6, 5), visa_expiry=date(2027, 6, 4),
        )  # fmt: skip
        self.add(Checklist, CHECKLIST, template="predeparture", edition="2011", opened_on=date(2026, 6, 10))
        for count, code in enumerate(("PDB-05", "PDB-06", "PDB-07", "PDB-08")):
            self.add(ChecklistAnswer, ANSWERS + count, checklist_id=CHECKLIST, item_code=code, answer="PASS")
        self.add(Briefing, BRIEFING, student_id=STUDENT, briefed_on=date(2026, 6, 10), checklist_id=CHECKLIST)
        self.add(
            ArrivalNotice, NOTICE, student_id=STUDENT, training_line_id=LINE, sent_on=date(2026, 6, 12),
            arrives_at="2026-06-29T14:30[America/New_York]", travel_mode="AIR", flight_numbers="XX 12",
            dependents_count=0,
        )  # fmt: skip
        return self

    def departed(self) -> "Family":
        """He left for his training on 27 June 2026."""
        self.ready_to_leave()
        self.add(
            Travel,
            TRAVEL,
            student_id=STUDENT,
            departed_on=date(2026, 6, 27),
            records_given_on=date(2026, 6, 27),
        )
        return self

    def home_again(self) -> "Family":
        """Training ended on 11 December 2026 and he is home."""
        self.departed()
        self.put(LINE, line_status="COMPLETED")
        self.put(TRAVEL, arrived_on=date(2026, 6, 29), returned_on=date(2026, 12, 14))
        return self

    def with_courses(self) -> "Family":
        """A course before the course and one behind it, a grade that is asked for, an earlier line, a case."""
        self.add(Course, BEHIND, tmasl_id="B171111", title="Example Basics", ia_code="B")
        self.add(Course, PREP, tmasl_id="B171222", title="Example Prep", ia_code="B", prep_course_id=BEHIND)
        self.add(
            CoursePrerequisite,
            PREREQUISITE,
            course_id=COURSE,
            prerequisite_kind="COURSE",
            required_course_id=PREP,
        )
        self.add(
            TrainingLine,
            EARLIER,
            program_id=PROGRAM,
            wcn="0001",
            student_id=STUDENT,
            course_id=PREP,
            report_date=date(2026, 6, 1),
            start_date=date(2026, 6, 2),
            end_date=date(2026, 6, 30),
            line_status="ITO_AUTHORIZED",
        )
        self.add(CourseResult, RESULT, student_id=STUDENT, training_line_id=LINE)
        self.add(
            TrainingProgram,
            CASE,
            country_id=COUNTRY,
            program_label="FMS",
            program_name="FMS BN-B-OAA",
            fms_case_id="BN-B-OAA",
            fms_case_line="001",
            tuition_rate="C",
            loa_accepted_on=date(2025, 11, 3),
        )
        return self

    def with_spouse(self) -> "Family":
        """A wife who accompanies, listed on the order, vetted and covered."""
        self.add(
            Dependent,
            SPOUSE,
            student_id=STUDENT,
            surname="SAMPLE",
            first_name="Ana",
            full_name="SAMPLE, Ana",
            relationship="SPOUSE",
            travel="ACCOMPANY",
            authorised_on_ito=True,
            date_of_birth=date(1990, 2, 3),
            pob_city="Porto Bando",
            pob_country="Bandaria",
        )
        self.add(
            DodVetting,
            SPOUSE_DOD,
            dependent_id=SPOUSE,
            dod_vet_result="CLEAR",
            dod_vet_submitted=date(2026, 3, 1),
            dod_vet_result_date=date(2026, 3, 20),
        )
        self.add(
            Coverage,
            SPOUSE_COVERAGE,
            dependent_id=SPOUSE,
            coverage_type="INDEM",
            proof_received_on=date(2026, 4, 1),
        )
        return self


def _complete() -> list[Kind]:
    return [
        make(
            Country,
            COUNTRY,
            country_code="BN",
            country_name="Bandaria",
            sco_name="Office of Defense Cooperation",
            sco_address="Embassy of the United States\nCapital City",
            sco_email="office@example.org",
        ),
        make(Unit, UNIT, unit_name="1st Example Battalion", country_id=COUNTRY),
        make(
            TrainingProgram,
            PROGRAM,
            country_id=COUNTRY,
            program_label="IMET-1",
            fiscal_year=2026,
            ia_code="B",
            program_name="IMET-1 FY 2026",
        ),
        make(
            Course,
            COURSE,
            tmasl_id="B171234",
            title="Example Captains Course",
            ia_code="B",
            ecl_required=80,
            tuition=2_447_700,
        ),
        make(
            TrainingLine,
            LINE,
            program_id=PROGRAM,
            wcn="0001",
            line_suffix="A",
            student_id=STUDENT,
            course_id=COURSE,
            course_title="Example Captains Course",
            location="Fort Example, GA, US",
            report_date=date(2026, 7, 1),
            start_date=date(2026, 7, 6),
            end_date=date(2026, 12, 11),
            quantity=1,
            line_status="ITO_AUTHORIZED",
            ito_authorized_on=date(2026, 4, 15),
        ),
        make(
            Student,
            STUDENT,
            surname="SAMPLE",
            first_name="Jan",
            middle_name="Q",
            country_id=COUNTRY,
            unit_id=UNIT,
            sex="MALE",
            country_rank="Captain",
            us_grade="O-3",
            country_service="Army",
            country_service_number="12345",
            date_of_birth=date(1988, 2, 29),
            pob_city="Capital City",
            pob_country="Bandaria",
            citizenship="Bandaria",
            visa_type="A-2",
            planned_ito_on=ORDER,
        ),
        make(
            Screening,
            SCREENING,
            student_id=STUDENT,
            nomination_date=date(2026, 1, 10),
            rso_result="CLEARED",
            dea_result="CLEARED",
            consular_result="CLEARED",
            outcome="PASS",
            signer="Officer",
            checklist_complete_date=date(2026, 3, 1),
        ),
        make(
            HrVetting,
            HR,
            student_id=STUDENT,
            hr_subject="BOTH",
            hr_submitted=date(2026, 1, 12),
            hr_result="APPROVED",
            hr_result_date=date(2026, 2, 20),
        ),
        make(
            DodVetting,
            DOD,
            student_id=STUDENT,
            dod_vet_submitted=date(2026, 2, 1),
            dod_vet_result="CLEAR",
            dod_vet_result_date=date(2026, 3, 5),
            dod_vet_biodata_complete=True,
        ),
        make(
            MedicalRecord,
            MEDICAL,
            student_id=STUDENT,
            exam_date=date(2026, 3, 15),
            chest_xray_done=True,
            hiv_screening_done=True,
            fit=True,
            statement_signed=True,
            statement_received_date=date(2026, 3, 20),
            provider_licensed_list=True,
            dd2808_seen=True,
            dd2807_1_seen=True,
            dental_cert_seen=True,
        ),
        make(
            EnglishTest,
            ENGLISH,
            student_id=STUDENT,
            test_type="ECL",
            test_date=date(2026, 2, 2),
            ecl_score=82,
        ),
        make(
            Passport,
            PASSPORT,
            student_id=STUDENT,
            passport_surname="SAMPLE",
            passport_given_names="JAN Q",
            passport_no="P000001",
            passport_type="OFFICIAL",
            passport_expiry=date(2030, 1, 1),
        ),
        make(Coverage, COVERAGE, student_id=STUDENT, coverage_type="GRANT"),
    ]


__all__ = ["Coverage", "Dependent", "Family", "HrVetting", "Visa"]
