"""Why a finding stands: the policy edition the rule asked for, and where, when, by whom each input was written."""

from datetime import date, timedelta

import pytest

from app import why
from app.office import Office
from app.reading import Cond, Query
from app.why import Why
from models.findings import Finding
from models.kinds import kind_named
from models.office.desk import PolicyRecord
from models.rules import all_rules
from models.training.health import MedicalRecord
from models.training.people import Student
from tests import support
from tests.support import acting
from tests.ui.driving import add_family

EXAM, ORDER = date(2026, 1, 10), date(2026, 6, 1)


@pytest.fixture
def student(office: Office) -> int:
    return support.add(office, Student, planned_ito_on=ORDER)


def of_rule(office: Office, student: int, rule: str) -> Finding:
    (found,) = (each for each in office.reader.findings(Student, student) if each.rule == rule)
    return found


def told(office: Office, student: int, rule: str) -> Why:
    return why.explain(office.reader, of_rule(office, student, rule))


def test_inputs_lead_to_the_fields_they_were_read_from(office: Office, student: int) -> None:
    exam = support.add(office, MedicalRecord, student_id=student, exam_date=EXAM)
    with (
        acting(office, "Ben Hale"),
        office.change("Correct", today=office.today + timedelta(days=3)) as work,
    ):
        work.set(MedicalRecord, exam, {"exam_date": EXAM + timedelta(days=1)})
    found = told(office, student, "MED-02")
    assert found.says == all_rules()["MED-02"].says
    by_name = {each.name: each for each in found.inputs}
    examined, order = by_name["examined on"], by_name["order date"]
    assert examined.record == ("medical_record", exam)
    assert examined.key == "exam_date"
    assert examined.source == "Examined on, medical record 11 Jan 2026"
    assert examined.changed == "changed 05 Mar 2026 by Ben Hale"
    assert order.source == "Planned order date, this record"
    assert order.changed == f"entered 02 Mar 2026 by {support.USER}"
    assert by_name["earliest examination"].source == why.WORKED_OUT


def test_the_edition_is_the_one_the_rule_asked_for(office: Office, student: int) -> None:
    support.add(office, MedicalRecord, student_id=student, exam_date=EXAM)
    where = Cond("key", "=", "medical.exam_months")
    (first,) = office.reader.ids(Query(PolicyRecord, where=where))
    with office.change("New edition") as work:
        old = office.reader.get(PolicyRecord, first)
        work.set(PolicyRecord, first, {"valid_to": date(2026, 4, 30)})
        newer = work.add(
            PolicyRecord,
            {
                "key": "medical.exam_months", "label": old.label, "value": "2", "edition": "SAMM 2026",
                "valid_from": date(2026, 5, 1), "citation": "SAMM C2.1.6.7.3", "confirmed_on": office.today,
                "confirmed_by": "Cora",
            },
        )  # fmt: skip
    used = {each.key: each for each in told(office, student, "MED-02").policy}
    months = used["medical.exam_months"]
    assert (months.value, months.edition, months.record_id) == ("2", "SAMM 2026", newer)
    assert months.valid == "from 01 May 2026"
    assert months.confirmed == "confirmed 02 Mar 2026 by Cora"
    assert months.asked_for == ORDER
    assert used["medical.window_in_days"].confirmed == "not confirmed"
    assert "medical.exam_days" not in used, "the rule did not ask for it"


def test_an_input_that_is_policy_says_so(office: Office) -> None:
    made = add_family(office)
    for each in office.reader.all_findings():
        found = why.explain(office.reader, each)
        for one in found.inputs:
            if one.name == "days before" and one.value == "16":
                assert "Days before" in one.source
                return
    pytest.fail(f"no rule of {len(made)} records counts days before")


def test_who_does_not_see_what_a_rule_reads_gets_no_inputs(office: Office, student: int) -> None:
    support.add(office, "hr_vetting", student_id=student, hr_result=None)
    with acting(office, "Cleo", "clerk"):
        found = told(office, student, "VET-01")
    assert found.says and found.inputs == ()


def test_a_finding_of_no_rule_and_one_about_a_removed_record_stay_plain(office: Office, student: int) -> None:
    plain = why.explain(office.reader, Finding("Promised.", rule="NOTE", inputs={"To": "Ben"}))
    assert (plain.says, [(each.name, each.source) for each in plain.inputs]) == ("", [("To", "")])
    finding = of_rule(office, student, "MED-01")
    with office.change("Bin") as work:
        work.remove(Student, student)
    assert why.explain(office.reader, finding).says


def test_every_finding_of_an_office_can_be_explained(office: Office) -> None:
    add_family(office)
    with office.change("Spoil") as work:
        for kind in ("medical_record", "passport", "english_test"):
            for each in office.reader.ids(Query(kind_named(kind))):
                work.remove(kind_named(kind), each)
        work.set(Student, office.reader.ids(Query(Student))[0], {"surname": "OTHER", "visa_type": None})
    findings = list(office.reader.all_findings())
    assert len(findings) > 5
    for finding in findings:
        found = why.explain(office.reader, finding)
        assert found.says
        assert {one.name: one.value for one in found.inputs} == dict(finding.inputs)
        assert {used.key for used in found.policy} <= _keys(office)


def _keys(office: Office) -> set[str]:
    reader = office.reader
    return {reader.get(PolicyRecord, each).key or "" for each in reader.ids(Query(PolicyRecord))}
