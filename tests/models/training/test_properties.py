"""What holds for every rule: answers change only on the days the rule names, and only named policy is asked for."""

from collections.abc import Sequence
from datetime import date, timedelta
from random import Random

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from models.kinds import Kind
from models.policy import Policy, PolicyValue
from models.rules import Facts, Rule, all_rules, run
from models.training.journeys import UnauthorizedAbsence
from models.training.orders import CcmdWaiver, StudentFile
from models.training.results import CourseResult, FollowUp, InstructionalMaterial
from tests.models.making import POLICY, facts
from tests.models.training.family import (
    ABSENCE,
    BEHIND,
    BRIEFING,
    CASE,
    COUNTRY,
    COURSE,
    DOD,
    EARLIER,
    ENGLISH,
    FILE,
    FOLLOW_UP,
    HR,
    ISSUED,
    LINE,
    MATERIAL,
    MEDICAL,
    NOTICE,
    PASSPORT,
    PREP,
    PREREQUISITE,
    PROGRAM,
    RESULT,
    SCREENING,
    SPOUSE_COVERAGE,
    SPOUSE_DOD,
    STUDENT,
    TRAVEL,
    WAIVER,
    Family,
)

NEAR = [date(2026, 4, 1) + timedelta(days=each) for each in range(122)]
DATED: dict[int, tuple[str, ...]] = {
    LINE: (
        "ito_authorized_on", "report_date", "start_date", "end_date", "mp_certificate_on", "arrival_on",
        "cancel_request_date", "attendance_confirmed_on", "funds_obligated_on", "requested_on", "prerequisites_met_on",
        "invitation_answered_on",
    ),
    EARLIER: ("report_date", "start_date", "end_date", "funds_obligated_on"),
    PROGRAM: ("case_implemented_on", "loa_accepted_on"),
    CASE: ("loa_accepted_on",),
    COUNTRY: ("brooke_sanction_from", "brooke_sanction_to", "brooke_override_for", "practitioners_listed_on"),
    SCREENING: ("checklist_complete_date",),
    HR: ("hr_submitted", "hr_result_date", "hr_valid_to"),
    DOD: ("dod_vet_result_date", "dod_vet_approved_on"),
    MEDICAL: ("exam_date", "statement_received_date", "flight_physical_on"),
    ENGLISH: ("test_date",),
    PASSPORT: ("passport_expiry",),
    SPOUSE_DOD: ("dod_vet_result_date",),
    SPOUSE_COVERAGE: ("proof_received_on", "approved_on", "policy_to"),
    STUDENT: ("planned_ito_on", "names_in_san_on"),
}  # fmt: skip
LATER: dict[int, tuple[str, ...]] = {
    ISSUED: ("issued_on", "report_date", "handed_over_on"),
    BRIEFING: ("briefed_on",),
    NOTICE: ("sent_on",),
    TRAVEL: ("departed_on", "arrived_on", "returned_on", "records_given_on"),
    WAIVER: ("granted_on", "valid_to"),
    ABSENCE: ("noticed_on", "declared_on", "returned_on", "end_reported_on", "dsca_told_on"),
    RESULT: ("completed_on", "report_received_on", "report_to_country_on"),
    MATERIAL: ("material_received_on", "forwarded_on"),
    FOLLOW_UP: ("observed_on",),
    FILE: ("filed_on",),
}
"""What comes with the stages of the way, and what may be recorded at any of them."""
STAGES = ("", "issued", "ready_to_leave", "departed", "home_again")
RECORDED: dict[int, type[Kind]] = {
    WAIVER: CcmdWaiver, ABSENCE: UnauthorizedAbsence, RESULT: CourseResult, MATERIAL: InstructionalMaterial,
    FOLLOW_UP: FollowUp, FILE: StudentFile,
}  # fmt: skip


def _usual(number: int) -> dict[str, object]:
    return {"command": "CENTCOM", "waiver_no": "W-1"} if number == WAIVER else {}


FLAGS = (None, True, True, False)
CHOSEN: dict[int, dict[str, Sequence[object]]] = {
    LINE: {
        "mp_course_flag": FLAGS, "elt_flag": [None, True, False], "tla_authorised": FLAGS,
        "dedicated_or_contract": [None, None, True],
        "grade_prerequisite_met": FLAGS, "line_suffix": [None, "A", "B"],
        "line_status": [None, "PLANNED", "CONFIRMED", "CONFIRMED", "IN_TRAINING", "UA", "CANCELLED", "FO", "COMPLETED"],
        "student_id": [STUDENT, STUDENT, STUDENT, None], "course_id": [COURSE, COURSE, COURSE, None],
        "training_type": [None, "OJT", "OBT", "MTT", "OT", "CFS", "CONTRACTOR", "CIVILIAN", "FAM"],
        "priority": [None, "A", "B", "D"], "forecast_year": [None, "CY", "BY", "PY"],
        "avail_qtr": [None, 3, 5], "equipment_basis": [None, "FMS"],
        "tla_situation": [None, "2", "3"], "tla_cost": [None, 90_000],
        "cancel_reason": [None, "VISA_DELAY_TIMELY", "STUDENT", "BIO_DATA"],
        "waiver_ref": [None, "W-1"], "justification": [None, "Needed"],
    },
    EARLIER: {"line_status": [None, "COMPLETED", "CANCELLED", "IN_TRAINING"]},
    PROGRAM: {
        "program_label": ["IMET-1", "FMS", "FMF", "CTFP", "Exchange"],
        "fiscal_year": [None, 2025, 2026], "case_tla_line": FLAGS,
    },
    CASE: {"tuition_rate": [None, "A", "B", "C"], "us_funded": [None, None, True],
           "case_tla_line": FLAGS},
    COUNTRY: {
        "receiving_imet": FLAGS, "brooke_override_note": [None, "State 7"],
        "embassy_visa_lead_days": [None, 30],
    },
    COURSE: {
        "e_imet_flag": FLAGS, "hazardous_flag": FLAGS, "senior_pme_invitation": FLAGS, "equipment_specific": FLAGS,
        "intelligence_kind": [None, "OTHER"], "clearance_required": [None, "Secret"],
        "generic_code": [None, "N9A"], "prep_course_id": [None, PREP],
        "prerequisites": [None, "A driving licence"], "dedicated_or_contract": [None, None, True],
    },
    BEHIND: {"prep_course_id": [None, COURSE]},
    PREREQUISITE: {
        "prerequisite_kind": ["COURSE", "GRADE", "PHYSICAL"], "approval_possible": FLAGS,
        "lowest_grade": [None, "E-5", "O-4"],
    },
    STUDENT: {
        "category": [None, "MILITARY", "CADET", "LEGISLATOR"], "career_status": FLAGS,
        "us_grade": [None, "O-3", "CIV"],
    },
    RESULT: {"training_line_id": [LINE], "course_outcome": ["GRADUATED", "RECALLED", "NOT_COMPLETED"]},
    DOD: {"dod_vet_result": ["CLEAR", "LOW"]},
    SPOUSE_COVERAGE: {"coverage_type": ["INDEM", "COMMERCIAL"]},
}  # fmt: skip
SUBJECTS = {"student": STUDENT, "training_line": LINE, "training_program": CASE, "course": COURSE,
            "course_result": RESULT, "screening": SCREENING, "country": COUNTRY}  # fmt: skip
"""The record of the family that each rule is asked about."""
NO_EXPLAIN = (Phase.explicit, Phase.reuse, Phase.generate, Phase.shrink)


def family_of(seed: int) -> Family:
    """A family at some stage of the way, values spread evenly; drawn one by one most rules would find nothing."""
    chance = Random(seed)
    family, stage = Family().with_spouse().with_courses(), chance.choice(STAGES)
    if stage:
        getattr(family, stage)()
    for number in chance.sample(sorted(RECORDED), chance.randrange(4)):
        family.add(RECORDED[number], number, student_id=STUDENT, **_usual(number))
    for number, keys in (DATED | LATER).items():
        if number in family.rows:
            family.put(number, **{key: chance.choice([None, chance.choice(NEAR)]) for key in keys})
    for number, options in CHOSEN.items():
        family.put(number, **{key: chance.choice(values) for key, values in options.items()})
    return family


FAMILIES = st.builds(family_of, st.integers(0, 1 << 32))


def all_facts(family: Family) -> dict[str, Facts]:
    """For each subject all that any of its rules reads, as the program gathers it."""
    paths: dict[str, dict[str, None]] = {}
    for each in training_rules():
        paths.setdefault(each.subject, {}).update(dict.fromkeys(each.reads))
    return {
        name: facts(family.rows[SUBJECTS[name]], family.rows.values(), each) for name, each in paths.items()
    }


def training_rules() -> list[Rule]:
    return [each for each in all_rules().values() if each.subject in SUBJECTS]


@settings(max_examples=40, deadline=None, phases=NO_EXPLAIN)
@given(FAMILIES, st.dates(date(2026, 3, 20), date(2026, 8, 10)), st.integers(2, 90))
def test_answers_hold_until_the_day_a_rule_looks_again(family: Family, today: date, further: int) -> None:
    """Kept findings equal a full recomputation: between two looks no rule may change its mind."""
    gathered = all_facts(family)
    for each in training_rules():
        known = gathered[each.subject]
        found, again = run(each, known, POLICY, today)
        assert again is None or again > today
        last = again - timedelta(days=1) if again else today + timedelta(days=400)
        for later in {today + timedelta(days=1), today + timedelta(days=further), last}:
            if today < later <= last:
                assert run(each, known, POLICY, later)[0] == found, (each.id, later)


class Overheard(Policy):
    """The policy, writing down what it is asked for."""

    def __init__(self, asked: set[str]) -> None:
        super().__init__(value for editions in POLICY._editions.values() for value in editions)
        self.asked = asked

    def find(self, key: str, on: date) -> PolicyValue | None:
        self.asked.add(key)
        return super().find(key, on)


@settings(max_examples=40, deadline=None, phases=NO_EXPLAIN)
@given(FAMILIES, st.dates(date(2026, 3, 20), date(2026, 8, 10)))
def test_a_rule_asks_only_for_the_policy_it_names(family: Family, today: date) -> None:
    """Another value re-runs the rules that name it; one that asks for it in silence would keep an old answer."""
    gathered = all_facts(family)
    for each in training_rules():
        asked: set[str] = set()
        run(each, gathered[each.subject], Overheard(asked), today)
        values = {
            key for key in asked if not key.startswith("rule.")
        }  # a strength makes no finding come or go
        assert values <= set(each.policy), each.id


@pytest.mark.parametrize("seed", range(12))
def test_a_rule_finds_the_same_with_what_it_reads_alone(seed: int) -> None:
    """After another policy value a rule gets the facts of the rules asked with it, not those of all."""
    family = family_of(seed)
    gathered = all_facts(family)
    for each in training_rules():
        alone = facts(family.rows[SUBJECTS[each.subject]], family.rows.values(), each.reads)
        today = NEAR[seed * 7]
        assert run(each, alone, POLICY, today) == run(each, gathered[each.subject], POLICY, today), each.id


def test_the_families_give_most_rules_something_to_find() -> None:
    """Rules that look at the day most of all, or the properties would prove nothing of them."""
    found = set()
    for seed in range(150):
        gathered = all_facts(family := family_of(seed))
        assert family.rows
        for each in training_rules():
            if run(each, gathered[each.subject], POLICY, NEAR[seed % len(NEAR)])[0]:
                found.add(each.id)
    assert {
        "CAN-02",
        "CAN-06",
        "CAN-07",
        "FMS-03",
        "PLN-13",
        "IMT-20",
        "IMT-20.added",
        "PLAN-NOM",
        "ITO-DATE",
    } <= found
    assert len(found) > 0.65 * len(training_rules())


def test_every_field_of_the_properties_exists() -> None:
    rows: dict[int, Kind] = Family().home_again().with_spouse().with_courses().rows
    kinds = {number: type(row) for number, row in rows.items()} | RECORDED
    assert all(key in kinds[number].fields for number, keys in (DATED | LATER).items() for key in keys)
    assert all(key in kinds[number].fields for number, options in CHOSEN.items() for key in options)
    assert {each.subject for each in training_rules()} <= set(SUBJECTS)
