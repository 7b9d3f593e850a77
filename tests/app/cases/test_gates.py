"""The gates at the end of a case, in an office: supply completion waits for lines, closure for reconciliation."""

from datetime import timedelta

import pytest

from app.cases import steps
from app.errors import Refused
from app.office import Office
from models.cases.casebook import CaseFile
from models.cases.offers import CaseLine
from models.cases.shipments import Shipment, TransportPlan
from models.rules import blocking
from tests import support
from tests.support import TODAY

DAY = TODAY - timedelta(days=10)


def go(office: Office, case_id: int, to: str) -> None:
    steps.record(office, case_id, to, {"stepped_on": DAY, "step_ref": "L-1"})


def test_a_case_ends_line_by_line_and_reconciled(office: Office) -> None:
    made = support.add(
        office, CaseFile, case_designator="BN-B-SAA", case_kind="FMS", entered_as="IMPLEMENTED"
    )
    line = support.add(office, CaseLine, case_id=made, line_no="001", line_status="OPEN")
    with pytest.raises(Refused, match="CASE-C-02A"):
        go(office, made, "SSC")
    with office.change("Complete") as work:
        work.set(CaseLine, line, {"line_ssc_on": DAY})
    go(office, made, "SSC")
    with pytest.raises(Refused, match="CASE-C-02"):
        go(office, made, "CLOSED")
    with office.change("Reconcile") as work:
        work.set(CaseFile, made, {"reconciled_on": DAY})
    go(office, made, "CLOSED")
    row = office.reader.get(CaseFile, made)
    assert (row.case_state, row.ssc_on, row.closed_on) == ("CLOSED", DAY, DAY)


def test_a_shipment_is_closed_until_its_plan_is_approved(office: Office) -> None:
    made = support.add(
        office, CaseFile, case_designator="BN-B-SAA", case_kind="FMS", entered_as="IMPLEMENTED"
    )
    plan = support.add(office, TransportPlan, case_id=made, plan_version="1", security_approved_on=DAY)
    moved = support.add(office, Shipment, case_id=made, shipment_ref="BN26-014", dts=True, classified_line="S",
                        transport_plan_id=plan)  # fmt: skip
    assert closing(office, moved) == ["CASE-T-01"]
    with office.change("Accept") as work:
        work.set(TransportPlan, plan, {"purchaser_accepted_on": DAY})
    assert closing(office, moved) == []


def closing(office: Office, shipment: int) -> list[str]:
    """The rules that keep a shipment from leaving."""
    return [each.rule for each in blocking(office.reader.findings(Shipment, shipment), "case_ship")]
