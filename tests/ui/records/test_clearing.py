"""The way to clear a finding leads to the record that the finding speaks of."""

import pytest

from models.findings import Finding
from models.rules import all_rules
from ui.records.clearing import clearing_kind
from ui.training.listings import STUDENTS


@pytest.mark.parametrize(
    ("rule", "message", "leads"),
    [
        ("ITO-PASSPORT", "No passport is recorded.", ("passport", "")),
        ("MED-01", "No medical examination is recorded.", ("medical_record", "")),
        ("VET-04", "DoD vetting is pending (asked 21 May 2026).", ("dod_vetting", "")),
        ("VET-01", "Human-rights vetting has not been asked for.", ("hr_vetting", "")),
        ("SCR-03", "No screening is recorded.", ("screening", "")),
        ("ITO-14", "The country lacks SCO address, SCO e-mail.", ("country", "country_id")),
        ("ITO-14", "The training line lacks Report date.", ("training_line", "")),
        ("ENG-01", "The student has no score.", ("english_test", "")),
        ("PLAN-VET", "Ask for the vetting by 08 Mar 2026.", ("hr_vetting", "")),
        ("PLAN-ECL", "Test the student's English by 23 Mar 2026.", ("english_test", "")),
        ("PLAN-ITO", "Draft the order by 07 Dec 2026.", ("issued_order", "")),
        ("PLAN-VISA", "Apply for the visa by 22 May 2026.", ("visa", "")),
        ("PLAN-BRF", "Brief the student by 01 Jan 2027.", ("briefing", "")),
        ("FMS-10", "Members of a foreign detachment are no students.", ("", "")),
    ],
)
def test_a_finding_leads_to_its_record(rule: str, message: str, leads: tuple[str, str]) -> None:
    finding = Finding(message, rule=rule, clears=all_rules()[rule].clears)

    usual = STUDENTS.usual(finding)
    assert clearing_kind(finding, STUDENTS.children, STUDENTS.said, STUDENTS.context, usual) == leads
