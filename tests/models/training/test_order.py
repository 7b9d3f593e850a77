"""The order as issued: no training without it, copies, the waiver of a form by hand, silence once it is used."""

from datetime import date, timedelta

import pytest

from models.rules import ALSO_NEEDS, all_rules
from models.training.lines import TrainingLine
from models.training.orders import CcmdWaiver, IssuedOrder
from tests.models.training.family import (
    ISSUED,
    LINE,
    MEDICAL,
    ORDER,
    OTHER_LINE,
    PASSPORT,
    PROGRAM,
    SCREENING,
    STUDENT,
    TODAY,
    TRAVEL,
    WAIVER,
    Family,
)

DAY = timedelta(days=1)


@pytest.fixture
def family() -> Family:
    return Family()


# -- silence ---------------------------------------------------------------------------------------
def test_the_gates_fall_silent_after_departure_and_at_home(family: Family) -> None:
    family.drop(MEDICAL, PASSPORT)
    family.put(SCREENING, outcome="FAIL")
    assert {"SCR-03", "MED-01", "ITO-14", "ITO-PASSPORT"} & family.blocked() == {
        "SCR-03",
        "MED-01",
        "ITO-PASSPORT",
    }
    family.departed()
    assert family.blocked() == {"ITO-OVER"}
    assert family.say("ITO-OVER") == ["The student has left for this training; there is no order to draft."]
    family.put(LINE, line_status="COMPLETED")
    assert family.blocked() == {"ITO-OVER"}
    assert family.say("ITO-OVER") == ["The student's training is over; there is no order to draft."]


@pytest.mark.parametrize(
    ("status", "silent"),
    [
        ("ITO_AUTHORIZED", False), ("IN_TRAINING", True), ("UA", True), ("COMPLETED", True), ("CANCELLED", False),
        ("FO", False),
    ],
)  # fmt: skip
def test_the_line_alone_can_say_that_the_order_is_used(family: Family, status: str, silent: bool) -> None:
    family.put(LINE, line_status=status)
    family.drop(SCREENING)
    assert (family.blocked() == {"ITO-OVER"}) is silent
    assert ("SCR-03" in family.blocked()) is not silent


def test_who_came_home_carries_few_findings(family: Family) -> None:
    family.home_again()
    assert {each.rule for each in family.everything(date(2027, 1, 5))} == {
        "ITO-OVER", "PST-01", "PST-03", "PST-04", "REC-01", "SCR-04.filed",
    }  # fmt: skip


def test_a_second_order_has_its_own_gates_while_the_first_training_runs(family: Family) -> None:
    family.departed()
    family.put(LINE, line_status="IN_TRAINING")
    family.add(
        TrainingLine, OTHER_LINE, program_id=PROGRAM, wcn="0002", student_id=STUDENT, course_title="Second",
        location="Fort Example, GA, US", report_date=date(2027, 1, 5), start_date=date(2027, 1, 6),
        end_date=date(2027, 3, 1), quantity=1, line_status="CONFIRMED",
    )  # fmt: skip
    assert family.blocked() == {"PLN-09"}
    family.put(STUDENT, planned_ito_on=date(2026, 9, 1))
    family.put(OTHER_LINE, ito_authorized_on=date(2026, 9, 1))
    assert family.blocked() == {"MED-02"}, "the first order's date does not count for the second"


def test_every_gate_of_the_order_knows_when_to_be_silent() -> None:
    gates = [each for each in all_rules().values() if (each.subject, each.step) == ("student", "ito")]
    assert len(gates) > 20
    assert [each.id for each in gates if each.always] == ["ITO-OVER"]
    assert all("training_line<student_id" in each.reads for each in gates)


# -- no training without it ------------------------------------------------------------------------
def test_nobody_is_in_training_without_an_order(family: Family) -> None:
    assert family.say("ITO-01") == []
    family.put(LINE, line_status="IN_TRAINING")
    assert family.say("ITO-01") == ["The student is in training without an issued order on record."]
    family.issued()
    assert family.say("ITO-01") == []


def test_nobody_leaves_without_an_order(family: Family) -> None:
    family.departed().drop(ISSUED)
    (found,) = family.find("ITO-01")
    assert (found.message, found.step) == (
        "The student left on 27 Jun 2026 without an issued order on record.",
        "departed",
    )
    family.put(LINE, line_status="COMPLETED")
    assert family.say("ITO-01") == []


def test_an_order_of_an_earlier_training_admits_to_no_later_one(family: Family) -> None:
    family.add(IssuedOrder, ISSUED, student_id=STUDENT, wcn="9999", issued_on=date(2020, 1, 1))
    family.put(LINE, line_status="IN_TRAINING")
    assert len(family.say("ITO-01")) == 1


def test_an_order_issued_over_a_closed_gate_lets_nobody_travel(family: Family) -> None:
    family.ready_to_leave()
    assert family.say("ITO-04") == []
    family.put(SCREENING, checklist_complete_date=ORDER + DAY)
    (found,) = family.find("ITO-04")
    assert found.message == "The order of 31 May 2026 was issued while gate SCR-03 was not clear."
    assert (found.step, found.since) == ("departed", ORDER)
    family.put(MEDICAL, exam_date=date(2026, 2, 27))
    assert family.say("ITO-04") == [
        "The order of 31 May 2026 was issued while the gates MED-02 and SCR-03 were not clear."
    ]
    family.put(ISSUED, issued_on=ORDER - 4 * DAY)
    assert "MED-02" not in family.say("ITO-04")[0], "the examination counted until 27 May"
    family.departed().put(SCREENING, outcome="FAIL")
    assert family.say("ITO-04") == []


def test_a_gate_that_an_authority_set_aside_is_none_of_it(family: Family) -> None:
    family.ready_to_leave().put(STUDENT, pob_city=None)
    assert family.say("ITO-04") == ["The order of 31 May 2026 was issued while gate ITO-14 was not clear."]
    assert "VET-05" in family.blocked()


# -- the entry and its copies ----------------------------------------------------------------------
@pytest.mark.parametrize(
    ("values", "lacks"),
    [
        ({}, None),
        ({"installation": None}, "installation"),
        ({"courses": None, "report_date": None}, "report date and courses"),
        ({"tla_authorised": False}, None),
    ],
)
def test_the_entry_of_the_order_is_complete(
    family: Family, values: dict[str, object], lacks: str | None
) -> None:
    family.issued(**values)
    assert family.say("ITO-02") == ([f"The entry of the issued order lacks {lacks}."] if lacks else [])


@pytest.mark.parametrize(
    ("values", "lacks"),
    [
        ({}, None),
        ({"scan": None}, "a scan for the office's file"),
        ({"handed_over_on": None}, "the day it was handed to the student"),
        ({"copy_to_imso_on": None}, "the day the installation got its copy"),
    ],
)
def test_copies_go_to_student_installation_and_file(
    family: Family, values: dict[str, object], lacks: str | None
) -> None:
    family.issued(**values)
    found = family.find("ITO-15")
    assert [(each.message, each.due_on) for each in found] == (
        [(f"The issued order lacks {lacks}.", date(2026, 6, 21))] if lacks else []
    )


def test_a_translation_is_asked_for_until_departure(family: Family) -> None:
    family.issued(translation_attached=None)
    assert len(family.say("ITO-07")) == 1
    family.put(ISSUED, translation_attached=False)
    assert family.say("ITO-07") == []
    family.departed().put(ISSUED, translation_attached=None)
    assert family.say("ITO-07") == []


# -- a form by hand --------------------------------------------------------------------------------
WHOLE: dict[str, object] = {"command": "CENTCOM", "waiver_no": "W-7", "granted_on": ORDER, "valid_to": ORDER}


@pytest.mark.parametrize(
    ("values", "closed"),
    [
        ({}, False),
        ({"granted_on": ORDER - DAY}, False),
        ({"granted_on": ORDER + DAY}, True),
        ({"valid_to": ORDER - DAY}, True),
        ({"valid_to": ORDER + DAY}, False),
        ({"valid_to": None}, False),
        ({"command": None}, True),
        ({"waiver_no": None}, True),
        ({"granted_on": None}, True),
    ],
)
def test_a_form_by_hand_needs_a_whole_waiver_that_covers_its_day(
    family: Family, values: dict[str, object], closed: bool
) -> None:
    assert family.blocked(step="dd2285") == {"ITO-06"}
    family.add(CcmdWaiver, WAIVER, student_id=STUDENT, **WHOLE | values)
    assert family.blocked(step="dd2285") == ({"ITO-06"} if closed else set())
    assert family.blocked() == set(), "the waiver is no gate of the draft order"


def test_without_a_planned_day_the_waiver_counts_from_its_day_to_its_last(family: Family) -> None:
    family.put(STUDENT, planned_ito_on=None)
    family.add(
        CcmdWaiver, WAIVER, student_id=STUDENT, **WHOLE | {"granted_on": TODAY, "valid_to": TODAY + 2 * DAY}
    )
    found, again = family.look("ITO-06", TODAY - DAY)
    assert (len(found), again) == (1, TODAY)
    assert family.look("ITO-06", TODAY) == ([], TODAY + 3 * DAY)
    assert len(family.find("ITO-06", TODAY + 3 * DAY)) == 1


def test_every_gate_of_the_order_closes_the_form_as_well(family: Family) -> None:
    family.add(CcmdWaiver, WAIVER, student_id=STUDENT, **WHOLE)
    family.put(SCREENING, outcome="FAIL")
    family.put(MEDICAL, fit=False)
    assert family.blocked(step="dd2285") == family.blocked() == {"SCR-03", "MED-01"}
    assert ALSO_NEEDS["dd2285"] == ("ito",)


def test_the_form_stays_closed_for_who_has_left(family: Family) -> None:
    family.departed().add(CcmdWaiver, WAIVER, student_id=STUDENT, **WHOLE)
    family.drop(WAIVER)
    assert family.blocked(step="dd2285") == {"ITO-OVER"}
    family.put(TRAVEL, departed_on=None)
    assert family.blocked(step="dd2285") == {"ITO-06"}
