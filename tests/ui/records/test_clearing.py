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
        ("FMS-10", "Members of a foreign detachment are no students.", ("", "")),
    ],
)
def test_a_finding_leads_to_its_record(rule: str, message: str, leads: tuple[str, str]) -> None:
    finding = Finding(message, rule=rule, clears=all_rules()[rule].clears)

    assert clearing_kind(finding, STUDENTS.children, STUDENTS.said, STUDENTS.context) == leads
