"""What holds for every rule: answers change only on the days the rule names, and only named policy is asked for."""

from collections.abc import Sequence
from datetime import date, timedelta
from random import Random

from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from models.kinds import Kind, kind_named
from models.policy import Policy, PolicyValue
from models.rules import Facts, Rule, all_rules, run
from tests.models.making import POLICY, facts
from tests.models.training.family import (
    BEHIND,
    CASE,
    COUNTRY,
    COURSE,
    DOD,
    EARLIER,
    ENGLISH,
    HR,
    LINE,
    MEDICAL,
    PASSPORT,
    PREP,
    PREREQUISITE,
    PROGRAM,
    RESULT,
    SCREENING,
    SPOUSE_COVERAGE,
    SPOUSE_DOD,
    STUDENT,
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
    COUNTRY: ("brooke_sanction_from", "brooke_sanction_to", "brooke_override_for"),
    SCREENING: ("checklist_complete_date",),
    HR: ("hr_result_date", "hr_valid_to"),
    DOD: ("dod_vet_result_date", "dod_vet_approved_on"),
    MEDICAL: ("exam_date", "statement_received_date"),
    ENGLISH: ("test_date",),
    PASSPORT: ("passport_expiry",),
    RESULT: ("completed_on",),
    SPOUSE_DOD: ("dod_vet_result_date",),
    SPOUSE_COVERAGE: ("proof_received_on", "approved_on", "policy_to"),
    STUDENT: ("planned_ito_on", "names_in_san_on"),
}  # fmt: skip
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
    RESULT: {"course_outcome": ["GRADUATED", "RECALLED", "NOT_COMPLETED"]},
    DOD: {"dod_vet_result": ["CLEAR", "LOW"]},
    SPOUSE_COVERAGE: {"coverage_type": ["INDEM", "COMMERCIAL"]},
}  # fmt: skip
SUBJECTS = {"student": STUDENT, "training_line": LINE, "training_program": CASE, "course": COURSE,
            "course_result": RESULT}  # fmt: skip
"""The record of the family that each rule is asked about."""
NO_EXPLAIN = (Phase.explicit, Phase.reuse, Phase.generate, Phase.shrink)


def family_of(seed: int) -> Family:
    """A family with values spread evenly; drawn one by one, hypothesis would leave most rules without a finding."""
    chance = Random(seed)
    family = Family().with_spouse().with_courses()
    for number, keys in DATED.items():
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
    return [each for each in all_rules().values() if kind_named(each.subject).spec.area == "training"]


@settings(max_examples=60, deadline=None, phases=NO_EXPLAIN)
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


@settings(max_examples=60, deadline=None, phases=NO_EXPLAIN)
@given(FAMILIES, st.dates(date(2026, 3, 20), date(2026, 8, 10)))
def test_a_rule_asks_only_for_the_policy_it_names(family: Family, today: date) -> None:
    """Another value re-runs the rules that name it; one that asks for it in silence would keep an old answer."""
    gathered = all_facts(family)
    for each in training_rules():
        asked: set[str] = set()
        run(each, gathered[each.subject], Overheard(asked), today)
        assert asked - {each.strength_key} <= set(each.policy), each.id


def test_the_families_give_most_rules_something_to_find() -> None:
    """Rules that look at the day most of all, or the properties would prove nothing of them."""
    found = set()
    for seed in range(150):
        gathered = all_facts(family := family_of(seed))
        assert family.rows
        for each in training_rules():
            if run(each, gathered[each.subject], POLICY, NEAR[seed % len(NEAR)])[0]:
                found.add(each.id)
    assert {"CAN-02", "CAN-06", "CAN-07", "FMS-03", "PLN-13", "IMT-20", "PLAN-NOM", "ITO-DATE"} <= found
    assert len(found) > 0.7 * len(training_rules())


def test_every_field_of_the_property_exists() -> None:
    rows: dict[int, Kind] = Family().with_spouse().with_courses().rows
    assert all(key in rows[number].fields for number, keys in DATED.items() for key in keys)
    assert all(key in rows[number].fields for number, keys in CHOSEN.items() for key in keys)
    assert {each.subject for each in training_rules()} == set(SUBJECTS)
