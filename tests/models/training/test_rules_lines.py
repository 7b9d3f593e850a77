"""What a planned line must have: each rule by table, with what ends its finding."""

from datetime import date
from typing import Any

import pytest

from tests.models.training.family import COURSE, LINE, PROGRAM, Family

PLANNED = {"line_status": "PLANNED"}
FMS = {"program_label": "FMS", "fms_case_id": "BN-B-OAA"}


@pytest.fixture
def family() -> Family:
    return Family()


@pytest.mark.parametrize(
    ("rule", "line", "course", "program", "messages"),
    [
        ("PLN-03", {}, {"equipment_specific": True}, {}, 1),
        ("PLN-03", {"equipment_basis": "INVENTORY"}, {"equipment_specific": True}, {}, 0),
        ("PLN-03", {"equipment_basis": "REQUESTED"}, {"equipment_specific": True}, {}, 0),
        ("PLN-03", {"line_status": "IN_TRAINING"}, {"equipment_specific": True}, {}, 0),
        ("PLN-03", {}, {"equipment_specific": False}, {}, 0),
        ("PLN-04", PLANNED | {"course_id": None}, {}, {}, 1),
        ("PLN-04", PLANNED | {"course_id": None, "justification": "Needed"}, {}, {}, 0),
        ("PLN-04", PLANNED | {"course_id": None, "course_title": None}, {}, {}, 0),
        ("PLN-04", {"line_status": "PROGRAMMED", "course_id": None}, {}, {}, 0),
        ("PLN-04", PLANNED, {}, {}, 0),
        ("PLN-06", PLANNED | {"training_type": "OT"}, {}, {}, 1),
        ("PLN-06", PLANNED | {"training_type": "OT", "justification": "Needed"}, {}, {}, 0),
        ("PLN-06", PLANNED, {"training_type": "MTT"}, {}, 1),
        ("PLN-06", PLANNED | {"training_type": "FORMAL"}, {"training_type": "MTT"}, {}, 0),
        ("PLN-06", {"training_type": "OT"}, {}, {}, 0),
        ("PLN-07", {}, {}, {}, 1),
        ("PLN-07", {"tla_authorised": False}, {}, {}, 0),
        ("PLN-07", {}, {}, FMS, 0),
        ("PLN-07", {"line_status": "IN_TRAINING"}, {}, {}, 0),
        ("PLN-17", {"training_type": "CIVILIAN"}, {}, {}, 1),
        ("PLN-17", {"training_type": "CIVILIAN"}, {}, FMS, 1),
        ("PLN-17", {"training_type": "CIVILIAN"}, {}, {"program_label": "CTFP"}, 0),
        ("PLN-17", {"training_type": "CIVILIAN", "waiver_ref": "DSCA 1"}, {}, {}, 0),
        ("PLN-20.case", {}, {"mp_course_flag": True}, FMS, 1),
        ("PLN-20.case", {"waiver_ref": "DSCA 1"}, {"mp_course_flag": True}, FMS, 0),
        ("PLN-20.case", {}, {"mp_course_flag": True}, {}, 0),
        ("PLN-20.case", {"mp_course_flag": True}, {}, FMS, 1),
        ("PLN-21", {}, {"intelligence_kind": "OTHER"}, {}, 1),
        ("PLN-21", {}, {"intelligence_kind": "COMBAT"}, {}, 0),
        ("PLN-21", {}, {"intelligence_kind": "OPERATIONAL"}, {}, 0),
        ("PLN-21", {}, {"intelligence_kind": "JOINT_STAFF"}, {}, 0),
        ("PLN-21", {}, {}, {}, 0),
        ("PLN-23", {}, {"clearance_required": "Secret"}, {}, 1),
        ("PLN-23", {"classified_approval_ref": "Army 7"}, {"clearance_required": "Secret"}, {}, 0),
        ("PLN-23", {}, {}, {}, 0),
        ("PLN-24", {}, {"senior_pme_invitation": True}, {}, 1),
        ("PLN-24", {"invitation_answered_on": date(2026, 2, 1)}, {"senior_pme_invitation": True}, {}, 0),
        ("PLN-24", {}, {}, {}, 0),
    ],
)  # fmt: skip
def test_planning(
    family: Family,
    rule: str,
    line: dict[str, Any],
    course: dict[str, Any],
    program: dict[str, Any],
    messages: int,
) -> None:
    family.put(LINE, **line)
    family.put(COURSE, **course)
    family.put(PROGRAM, **program)
    found = family.find(rule, on=LINE)
    assert len(found) == messages
    assert all(each.fields and set(each.fields) <= set(family.rows[LINE].fields) for each in found)


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        ("OT", "An orientation tour needs a written justification; none is recorded."),
        ("LTD", "A language training detachment needs a written justification; none is recorded."),
        ("OJT", "On-the-job training needs the request in the set format; none is recorded."),
        ("FAM", "Familiarization training needs the request in the set format; none is recorded."),
    ],
)
def test_what_has_to_be_justified(family: Family, kind: str, said: str) -> None:
    family.put(LINE, **PLANNED, training_type=kind)
    assert family.say("PLN-06", on=LINE) == [said]


def test_classified_training_on_a_case_has_its_own_line(family: Family) -> None:
    family.put(COURSE, clearance_required="Secret")
    family.put(PROGRAM, **FMS)
    assert family.say("PLN-23", on=LINE) == [
        "The course asks for a clearance, and the service's approval is not recorded; it has a classified line of its "
        "own on the case."
    ]
