"""What is on file about each student of the practice season: in order first, then with what keeps it closed."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random
from typing import Any

from app.demo.data import CourseRow, Nominee, Plan, Relative

Values = dict[str, Any]
LANGUAGE_COURSE = "D990201"
_COUNTRY = "Bandaria"
GRANTS = frozenset({"imet1", "imet2"})
"""Programs that U.S. money pays; the others are cases."""
_PORTS = {"Navy": "Port Sahrim Naval Pier"}


@dataclass
class Member:
    """A dependent with what is on file about him."""

    person: Values
    passport: Values | None = None
    coverage: Values | None = None
    vetting: Values | None = None


@dataclass
class Case:
    """A student's file as values of each kind; None where nothing is recorded."""

    plan: Plan
    nominee: Nominee
    today: date
    reports: date | None
    student: Values = field(default_factory=dict)
    lines: list[Values] = field(default_factory=list)
    passport: Values | None = None
    english: Values | None = None
    screening: Values | None = None
    rights: Values | None = None
    security: Values | None = None
    exam: Values | None = None
    coverage: Values | None = None
    visa: Values | None = None
    family: list[Member] = field(default_factory=list)

    def ago(self, days: int) -> date:
        """The day so many days before the practice office is made."""
        return self.today - timedelta(days=days)


def make_cases(
    plans: list[Plan], people: list[Nominee], relatives: list[Relative], courses: Mapping[str, CourseRow],
    today: date, random: Random, first: int = 1,
) -> list[Case]:  # fmt: skip
    """The file of each student of the season, in order of the plans; WCNs count from 100 and `first`."""
    known = {each.number: each for each in people}
    cases = []
    for number, each in enumerate(plans, first):
        reports = today + timedelta(days=each.reports_in) if each.reports_in is not None else None
        case = Case(each, known[each.number], today, reports)
        case.passport = _passport(case, random)
        if reports is not None:
            _fill(case, number, reports, courses, random)
            case.family = [
                _member(case, relative, random) for relative in relatives if relative.number == each.number
            ]
        for state in each.state.split("+"):
            _STATES[state](case)
        cases.append(case)
    return cases


def _fill(case: Case, number: int, reports: date, courses: Mapping[str, CourseRow], random: Random) -> None:
    case.student = _student(case)
    case.lines = _lines(case, f"{100 + number:04d}", reports, courses)
    case.english = {
        "test_type": "ECL", "test_date": case.ago(random.randint(72, 80)), "test_place": "IN_COUNTRY",
        "ecl_score": random.randint(81, 94),
    }  # fmt: skip
    case.screening = _screening(case)
    answered = case.ago(random.randint(46, 52))
    case.rights = {
        "hr_subject": "INDIVIDUAL", "hr_submitted": case.ago(76), "hr_reference": f"BN-HR-{number:03d}",
        "hr_result": "APPROVED", "hr_result_date": answered, "hr_valid_to": answered + timedelta(days=365),
    }  # fmt: skip
    case.security = {
        "dod_vet_submitted": case.ago(76), "dod_vet_biodata_complete": True, "dod_vet_result": "CLEAR",
        "dod_vet_result_date": case.ago(random.randint(22, 27)),
    }  # fmt: skip
    case.exam = _exam(case, random.randint(33, 44))
    case.coverage = {"coverage_type": "INDEM", "proof_received_on": case.ago(12)}
    if case.plan.program in GRANTS:
        case.coverage["coverage_type"] = "GRANT"
    if case.plan.visa:
        case.visa = _visa(case, random)


# -- a file in order -------------------------------------------------------------------------------------------------
def _student(case: Case) -> Values:
    return {
        "visa_type": "A-2", "category": "MILITARY", "career_status": True,
        "from_place": _PORTS.get(case.nominee.service, "Ostravend"),
        "planned_assignment": f"{case.nominee.position}, {case.nominee.unit}",
    }  # fmt: skip


def _lines(case: Case, wcn: str, reports: date, courses: Mapping[str, CourseRow]) -> list[Values]:
    wanted = [LANGUAGE_COURSE] if case.plan.english_first else []
    wanted.append(case.plan.course)
    lines = []
    for suffix, number in zip("AB" if len(wanted) > 1 else ("",), wanted, strict=False):
        course = courses[number]
        line = _line(case, course, reports) | {"wcn": wcn, "line_suffix": suffix or None}
        lines.append(line)
        reports = line["end_date"] + timedelta(days=3)
    return lines


def _line(case: Case, course: CourseRow, reports: date) -> Values:
    starts = reports + timedelta(days=3)
    paid = case.plan.program in GRANTS
    allowance = 180_000 if paid else None
    return {
        "line_status": "ITO_AUTHORIZED", "priority": "A", "forecast_year": "CY",
        "course_id": course.tmasl_id, "site_id": course.site, "course_title": course.title,
        "us_unit": course.school, "location": course.location, "training_in_us": True,
        "report_date": reports, "start_date": starts,
        "end_date": starts + timedelta(days=round(course.weeks * 7) - 1),
        "ito_authorized_on": case.ago(14), "grade_prerequisite_met": True, "quantity": 1,
        "unit_cost": course.tuition, "tla_cost": allowance, "tla_authorised": paid,
        "total_cost": course.tuition + (allowance or 0),
        "funds_obligated_on": case.ago(30) if paid else None,
        "attendance_confirmed_on": case.ago(10) if starts < case.today + timedelta(days=58) else None,
    }  # fmt: skip


def _first_name(case: Case) -> str:
    return case.plan.corrected_first_name or case.nominee.first_name


def _passport(case: Case, random: Random) -> Values:
    given = " ".join(filter(None, (_first_name(case), case.nominee.middle_name)))
    issued = case.ago(random.randint(300, 900))
    return {
        "passport_surname": case.nominee.surname, "passport_given_names": given,
        "passport_no": f"BN{random.randint(1_000_000, 9_999_999)}", "passport_type": "OFFICIAL",
        "passport_issued_by": "Ostravend", "passport_issued_on": issued,
        "passport_expiry": issued + timedelta(days=3652),
    }  # fmt: skip


def _visa(case: Case, random: Random) -> Values:
    passport = _have(case.passport)
    return {
        "visa_surname": passport["passport_surname"], "visa_given_names": passport["passport_given_names"],
        "visa_no": f"V{random.randint(1_000_000, 9_999_999)}", "visa_type": "A-2", "visa_applied_on": case.ago(33),
        "visa_issued_on": case.ago(9), "visa_expiry": case.ago(9) + timedelta(days=730),
    }  # fmt: skip


def _screening(case: Case) -> Values:
    sent, back = case.ago(74), case.ago(48)
    offices: Values = {}
    for office in ("hro", "rso", "dea", "consular"):
        offices |= {f"{office}_sent_on": sent, f"{office}_returned_on": back, f"{office}_result": "CLEARED"}
    return offices | {
        "nomination_date": case.ago(84), "primary_or_alternate": "PRIMARY", "outcome": "PASS",
        "checklist_complete_date": case.ago(45), "signer": "MAJ Odin BRUSKELL",
    }  # fmt: skip


def _exam(case: Case, days_ago: int) -> Values:
    examined = case.ago(days_ago)
    return {
        "exam_date": examined, "provider_name": "Bandarian Army Medical Center", "provider_licensed_list": True,
        "chest_xray_done": True, "hiv_screening_done": True, "fit": True, "statement_signed": True,
        "statement_received_date": case.ago(31), "dental_cert_seen": True,
    }  # fmt: skip


def _member(case: Case, relative: Relative, random: Random) -> Member:
    person = {
        "surname": relative.surname, "first_name": relative.first_name, "relationship": relative.relationship,
        "travel": relative.travel, "authorised_on_ito": relative.listed, "sex": relative.sex,
        "date_of_birth": relative.born, "pob_city": relative.city, "pob_country": _COUNTRY,
        "citizenship": _COUNTRY,
    }  # fmt: skip
    if not relative.listed:
        return Member(person)
    vetting = {
        "dod_vet_submitted": case.ago(58), "dod_vet_biodata_complete": True, "dod_vet_result": "CLEAR",
        "dod_vet_result_date": case.ago(24),
    }  # fmt: skip
    names = {"passport_surname": relative.surname, "passport_given_names": relative.first_name}
    passport = _passport(case, random) | names
    return Member(person, passport, {"coverage_type": "INDEM", "proof_received_on": case.ago(8)}, vetting)


# -- what keeps it closed --------------------------------------------------------------------------------------------
def _have(values: Values | None) -> Values:
    assert values is not None
    return values


def _ready(case: Case) -> None:
    """Nothing is in the way."""


def _waiver(case: Case) -> None:
    """The score is short, and a waiver is on file: the order is open."""
    _have(case.english).update(ecl_score=74, waiver_requested=True, waiver_ref="Waiver BN 04")


def _exam_too_old(case: Case) -> None:
    case.exam = _exam(case, 96) | {"statement_received_date": case.ago(80)}


def _rights_pending(case: Case) -> None:
    for key in ("hr_result_date", "hr_valid_to"):
        _have(case.rights).pop(key)
    _have(case.rights).update(hr_result="SUBMITTED")


def _rights_refused(case: Case) -> None:
    _have(case.rights).pop("hr_valid_to")
    _have(case.rights).update(hr_result="REJECTED")


def _security_pending(case: Case) -> None:
    _have(case.security).pop("dod_vet_result_date")
    _have(case.security).update(dod_vet_result="PENDING")


def _name_differs(case: Case) -> None:
    _have(case.passport).update(passport_surname="HORVENKO")


def _name_misprinted(case: Case) -> None:
    _have(case.passport).update(passport_given_names=f"{case.nominee.first_name}na")


def _score_short(case: Case) -> None:
    _have(case.english).update(ecl_score=72)


def _spouse_uncovered(case: Case) -> None:
    case.family[0].coverage = None


def _proof_missing(case: Case) -> None:
    _have(case.family[0].coverage).pop("proof_received_on")


def _not_authorized(case: Case) -> None:
    for line in case.lines:
        line.update(ito_authorized_on=None, line_status="CONFIRMED")


def _screening_open(case: Case) -> None:
    for key in ("consular_returned_on", "checklist_complete_date", "signer"):
        _have(case.screening).pop(key)
    _have(case.screening).update(consular_result="PENDING", outcome="PENDING")


def _passport_short(case: Case) -> None:
    _have(case.passport).update(passport_expiry=case.today + timedelta(days=95))


def _no_xray(case: Case) -> None:
    _have(case.exam).update(chest_xray_done=False)


def _no_certificate(case: Case) -> None:
    """The course is a military police course; its certificate has not come."""


def _grade_unapproved(case: Case) -> None:
    case.lines[0].update(grade_prerequisite_met=False)


def _policy_short(case: Case) -> None:
    ends = case.lines[-1]["end_date"] + timedelta(days=30)
    case.coverage = {
        "coverage_type": "COMMERCIAL", "insurer": "Ostravend Mutual", "policy_no": "OM-77120",
        "policy_from": case.today, "policy_to": ends, "max_benefit": 40_000_000, "deductible": 250_000,
        "remains": 5_000_000, "evacuation": 25_000_000, "renewable": True, "pays_mtf": True, "in_english": True,
        "us_contact": True, "in_dollars": True, "proof_received_on": case.ago(8), "approved_on": case.ago(6),
    }  # fmt: skip


def _several(case: Case) -> None:
    _rights_pending(case)
    _security_pending(case)
    _not_authorized(case)
    case.exam = None


def _alternate(case: Case) -> None:
    """Named as the alternate; nothing else is on file yet."""
    case.screening = {
        "nomination_date": case.ago(20), "primary_or_alternate": "ALTERNATE", "outcome": "PENDING",
        "rso_sent_on": case.ago(18), "rso_result": "PENDING",
    }  # fmt: skip


_STATES: Mapping[str, Callable[[Case], None]] = {
    "ready": _ready, "waiver": _waiver, "nominated": _ready, "alternate": _alternate, "exam_too_old": _exam_too_old,
    "rights_pending": _rights_pending, "rights_refused": _rights_refused, "security_pending": _security_pending,
    "name_differs": _name_differs, "name_misprinted": _name_misprinted, "score_short": _score_short,
    "spouse_uncovered": _spouse_uncovered, "proof_missing": _proof_missing, "not_authorized": _not_authorized,
    "screening_open": _screening_open, "passport_short": _passport_short, "no_xray": _no_xray,
    "no_certificate": _no_certificate, "grade_unapproved": _grade_unapproved, "policy_short": _policy_short,
    "several": _several,
}  # fmt: skip
