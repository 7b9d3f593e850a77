"""A change of one case asks no rule about the lines of another: with 100,000 of them every change would stand still."""

from typing import Any

import pytest

from app import gather, rechecks
from app.office import Office
from models.cases.casebook import CaseFile
from models.cases.deliveries import DeliveryPlan
from models.cases.offers import CaseLine
from models.cases.payments import CaseBill
from models.kinds import Kind
from tests import support


@pytest.fixture
def ids(office: Office) -> dict[str, list[int]]:
    """Three cases of four lines, each with a plan and a bill."""
    made: dict[str, list[int]] = {"case": [], "line": [], "plan": [], "bill": []}
    for each in "ABC":
        case = support.add(
            office, CaseFile, case_designator=f"BN-B-SA{each}", case_kind="FMS", entered_as="IMPLEMENTED"
        )
        lines = [support.add(office, CaseLine, case_id=case, line_no=f"00{n}", line_status="OPEN", qty=5)
                 for n in range(1, 5)]  # fmt: skip
        made["case"].append(case)
        made["line"] += lines
        made["plan"].append(support.add(office, DeliveryPlan, line_id=lines[0], planned_qty=5))
        made["bill"].append(support.add(office, CaseBill, case_id=case, bill_kind="DD645"))
    return made


def asked(office: Office, kind: type[Kind], record_id: int, **before: Any) -> dict[str, set[int]]:
    """Which records the rules are asked about again after fields of a record changed."""
    now = office.reader.get(kind, record_id)
    touched = {kind: {record_id: {key: (value, now.stored.get(key)) for key, value in before.items()}}}
    found: dict[str, set[int]] = {}
    with office.transaction() as connection:
        for task in rechecks.after_change(connection, touched, gather.Seen()):
            found.setdefault(task.kind.spec.name, set()).update(task.ids)
    return {name: each for name, each in found.items() if each}


@pytest.mark.parametrize(
    ("what", "kind", "before", "lines"),
    [
        ("case", CaseFile, {"nickname": "Radios"}, 0),
        ("case", CaseFile, {"oed": "2026-01-01"}, 0),
        ("case", CaseFile, {"case_state": "ACCEPTED"}, 0),
        ("case", CaseFile, {"total_value": 5}, 0),
        ("case", CaseFile, {"case_kind": "BPC"}, 4),
        ("plan", DeliveryPlan, {"planned_qty": 1}, 1),
        ("bill", CaseBill, {"amount_due": 1}, 0),
    ],
)  # fmt: skip
def test_only_lines_of_the_same_case_are_asked_about(
    office: Office, ids: dict[str, list[int]], what: str, kind: type[Kind], before: dict[str, Any], lines: int
) -> None:
    found = asked(office, kind, ids[what][1], **before)
    assert found.get("case_line", set()) <= set(ids["line"][4:8])
    assert len(found.get("case_line", set())) == lines
    assert found.get("case_file", set()) <= {ids["case"][1]}


def test_a_line_asks_about_itself_and_its_case(office: Office, ids: dict[str, list[int]]) -> None:
    found = asked(office, CaseLine, ids["line"][5], delivered_qty=1)
    assert found["case_line"] == {ids["line"][5]}
    assert found.get("case_file", set()) <= {ids["case"][1]}
