"""What every record kind owes to forms, help, search and import."""

import csv
import re
from collections import Counter
from datetime import date

import pytest

from models.fields import FieldError, Privacy, Type
from models.kinds import Kind, all_kinds, kind_named
from models.paths import column, hops
from models.rules import Facts, all_rules, rules_of
from tests.models.making import RESOURCES, facts, make

KINDS = [kind for kind in all_kinds().values() if not kind.spec.technical]
CODES = RESOURCES / "codes"
FORBIDDEN = re.compile(
    r"ssn|social.?security|pseudo|diagnos|blood|hiv_result|x_?ray_result|denial|isoprep", re.IGNORECASE
)


def named(kind: type[Kind]) -> str:
    return kind.spec.name


@pytest.mark.parametrize("kind", KINDS, ids=named)
def test_a_kind_explains_itself(kind: type[Kind]) -> None:
    spec = kind.spec
    assert spec.label and spec.plural and len(spec.about.split()) >= 10
    assert spec.title and all(key in kind.fields for key in (*spec.title, *spec.sort, *spec.natural))
    assert set(spec.natural_optional) <= set(spec.natural)
    assert not spec.parent or kind.fields[spec.parent].type is Type.LINK


@pytest.mark.parametrize("kind", KINDS, ids=named)
def test_the_form_lists_each_editable_field_once(kind: type[Kind]) -> None:
    shown = Counter(key for section in kind.spec.sections for key in section.keys)
    wanted = {field.key for field in kind.fields.values() if field.editable}
    fixed = {field.key for field in kind.fields.values() if field.fixed and field.derive is None}
    assert shown.keys() - fixed == wanted and max(shown.values()) == 1


@pytest.mark.parametrize("kind", KINDS, ids=named)
def test_fields_explain_themselves(kind: type[Kind]) -> None:
    labels = Counter(
        f"{section.title} {kind.fields[key].label}" for section in kind.spec.sections for key in section.keys
    )
    assert max(labels.values()) == 1, "two fields of one section have one label"
    for field in kind.fields.values():
        assert field.label and field.help.endswith((".", ")")) and "please" not in field.help.lower(), (
            field.key
        )
        assert field.kind == kind.spec.name
        assert not field.choices or (CODES / f"{field.choices}.csv").exists(), field.choices
        assert field.type is not Type.LINK or (field.key.endswith("_id") and field.target in all_kinds()), (
            field.key
        )


@pytest.mark.parametrize("kind", list(all_kinds().values()), ids=named)
def test_no_field_for_what_the_office_never_keeps(kind: type[Kind]) -> None:
    for field in kind.fields.values():
        names = (field.key, field.label, *field.aliases)
        assert not any(FORBIDDEN.search(name) for name in names), field.key


@pytest.mark.parametrize("kind", KINDS, ids=named)
def test_headings_of_one_kind_are_told_apart(kind: type[Kind]) -> None:
    """No alias names two fields: the importer could not be certain."""
    headings = Counter(
        heading
        for field in kind.written_fields()
        for heading in {*map(str.casefold, field.aliases), field.key}
    )
    assert [heading for heading, count in headings.items() if count > 1] == []


def test_names_and_numbers_of_people_are_private() -> None:
    people = all_kinds()
    assert people["passport"].fields["passport_no"].privacy is Privacy.SENSITIVE
    assert people["student"].fields["date_of_birth"].privacy is Privacy.PERSONAL
    assert people["medical_record"].fields["fit"].privacy is Privacy.SENSITIVE
    for name in (
        "student",
        "dependent",
        "passport",
        "medical_record",
        "hr_vetting",
        "dod_vetting",
        "screening",
    ):
        assert people[name].spec.private, name


def test_a_clerk_meets_states_but_no_results() -> None:
    kinds = all_kinds()
    guarded = {
        (kind.spec.name, field.key)
        for kind in kinds.values()
        for field in kind.fields.values()
        if field.guard
    }
    assert guarded >= {
        ("hr_vetting", "hr_result"),
        ("hr_vetting", "hr_remarks"),
        ("dod_vetting", "dod_vet_result"),
        ("dod_vetting", "dod_vet_remarks"),
        ("screening", "screening_remarks"),
    }
    assert not kinds["student"].fields["hr_vetting_state"].guard
    assert not kinds["dod_vetting"].fields["state"].guard


def test_every_path_leads_somewhere() -> None:
    for kind in all_kinds().values():
        for field in kind.fields.values():
            for path in field.reads:
                assert hops(kind, path)
        shape = kind.spec.imports
        if shape:
            for path in (*shape.links, *shape.creates):
                assert column(kind, path)[1].type is Type.LINK
            targets = [target for split in shape.splits for target in split.targets]
            groups = [*shape.totals.group, *shape.totals.sums] if shape.totals else []
            for path in targets + groups:
                assert column(kind, path)[1].editable


def test_states_name_known_codes() -> None:
    for kind in KINDS:
        states = kind.spec.states
        if states is None:
            continue
        table = kind.fields[states.field].choices
        with (CODES / f"{table}.csv").open(encoding="utf-8", newline="") as file:
            codes = {row["code"] for row in csv.DictReader(file)}
        assert {states.first} | {
            state for move in states.moves for state in (move.source, move.target)
        } <= codes
        assert all(key in kind.fields for move in states.moves for key in move.needs)


# -- derived fields --------------------------------------------------------------------------------
def derive(record: Kind, key: str, *rows: Kind) -> object:
    field = type(record).fields[key]
    assert field.derive is not None
    known: Facts = facts(record, (record, *rows), field.reads)
    return field.decode(field.encode(field.derive(known)))


def test_derived_fields_take_empty_records() -> None:
    for kind in all_kinds().values():
        for field in kind.fields.values():
            if field.derive is not None:
                derive(make(kind, 1), field.key)


def test_derived_fields_of_a_student() -> None:
    kinds = all_kinds()
    student = make(kinds["student"], 1, surname="ПЕТРОВ", first_name="Иван")
    line, course = kinds["training_line"], make(kinds["course"], 5, title="Example Course")
    rows = [
        course,
        make(line, 2, student_id=1, course_id=5, report_date=date(2026, 7, 1), end_date=date(2026, 9, 1)),
        make(
            line,
            3,
            student_id=1,
            course_title="Earlier",
            report_date=date(2026, 2, 1),
            line_status="COMPLETED",
        ),
        make(
            line,
            4,
            student_id=1,
            course_title="Later",
            report_date=date(2026, 9, 5),
            end_date=date(2026, 9, 30),
        ),
        make(kinds["hr_vetting"], 6, student_id=1, hr_result="APPROVED", hr_result_date=date(2026, 1, 5)),
        make(kinds["hr_vetting"], 7, student_id=1, hr_result="SUBMITTED", hr_submitted=date(2026, 3, 5)),
        make(kinds["dod_vetting"], 8, student_id=1, dod_vet_result="HIGH"),
        make(kinds["dod_vetting"], 9, student_id=1, dependent_id=10, dod_vet_result="CLEAR"),
        make(kinds["dependent"], 10, student_id=1, travel="JOIN_LATER"),
        make(
            kinds["english_test"], 11, student_id=1, test_type="ECL", test_date=date(2025, 1, 1), ecl_score=70
        ),
        make(
            kinds["english_test"], 12, student_id=1, test_type="ECL", test_date=date(2026, 1, 1), ecl_score=65
        ),
    ]
    expected = {
        "full_name": "ПЕТРОВ, Иван",
        "sort_name": "petrov ivan",
        "next_course": "Example Course",
        "next_report_on": date(2026, 7, 1),
        "training_ends_on": date(2026, 9, 30),
        "hr_vetting_state": "CLEARED",
        "dod_vetting_state": "NOT_CLEARED",
        "dependents_travelling": 1,
        "latest_ecl": 65,
        "screening_state": None,
    }
    assert {key: derive(student, key, *rows) for key in expected} == expected
    assert derive(rows[8], "dod_vetting_state", *rows) == "CLEARED"


def test_screening_is_kept_ten_years() -> None:
    screening = make(all_kinds()["screening"], 1, checklist_complete_date=date(2028, 2, 29), outcome="PASS")
    assert derive(screening, "retention_until") == date(2038, 2, 28)
    assert derive(screening, "state") == "CLEARED"


def test_names_of_lines_and_programs() -> None:
    kinds = all_kinds()
    program = make(
        kinds["training_program"], 1, program_label="FMS", fms_case_id="BN-B-OAA", fiscal_year=2026
    )
    assert derive(program, "program_name") == "FMS BN-B-OAA FY 2026"
    line = make(kinds["training_line"], 2, wcn="0001", line_suffix="A", course_title="Example")
    assert derive(line, "line_name") == "0001A Example"


# -- rules -----------------------------------------------------------------------------------------
def test_every_rule_says_cites_and_clears() -> None:
    for rule in all_rules().values():
        kind = all_kinds()[rule.subject]
        assert rule.says.endswith(".") and rule.cites and rule.clears.endswith(".") and rule.tag, rule.id
        assert all(hops(kind, path) for path in rule.reads), rule.id
        assert not rule.on or kind.fields[rule.on].type is Type.DATE
    assert {rule.id for rule in rules_of("student")} >= {"PLN-09", "MED-02", "VET-04", "ENG-01", "ITO-05"}


def test_texts_of_fields_are_refused_when_too_long() -> None:
    field = all_kinds()["country"].fields["country_code"]
    assert field.parse("BN") == "BN"
    with pytest.raises(FieldError):
        field.parse("BND")


@pytest.mark.parametrize(
    ("kind", "said"),
    [("student", "a student"), ("english_test", "an English test"), ("sdr", "an SDR"), ("loa_line", "an LOA line"),
     ("cta", "a country team assessment"), ("mapad_entry", "a MAPAD address"), ("eum_cost", "an EUM cost")],
)  # fmt: skip
def test_a_kind_is_called_with_its_article(kind: str, said: str) -> None:
    assert kind_named(kind).spec.a_noun == said


FILLED_LATER = {
    "override": {"reason", "authority", "second_person", "until_on", "withdrawn_on"},
    "case_step": {"step_paper"},
    "approval_action": {"answer_paper"},
    "disposition_event": {"evidence", "certificate"},
    "expected_line": {"line_outcome", "line_reason", "line_decision", "line_note", "decided_by"},
    "inventory_reading": {
        "condition", "photo", "match_kind", "matched_item_id", "expected_line_id", "resolution", "resolved_by",
        "resolution_note", "struck_on",
    },
    "inventory_signature": {"signature_scan"},
}  # fmt: skip
"""What is still said of an entry once it stands: a scan that follows, what became of a reading, an override's end."""


@pytest.mark.parametrize("kind", [each for each in all_kinds().values() if each.spec.append_only])
def test_what_is_only_added_to_stays_as_it_was_made(kind: type[Kind]) -> None:
    open_ = {field.key for field in kind.written_fields() if not field.fixed}
    assert open_ == FILLED_LATER.get(kind.spec.name, set())
