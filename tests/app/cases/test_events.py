"""A shipment leaves, and a letter goes, only through the gate: by the act, a form, a sheet and the command line."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from app import decisions, exceptions
from app.asides import Aside
from app.cases import events
from app.errors import Refused, Usage
from app.importing import plan, run
from app.importing.extract import Extract
from app.importing.plan import Choices
from app.importing.rows import Outcome
from app.office import Office
from app.reading import Query
from models.cases.casebook import CaseFile
from models.cases.requests import Lor
from models.cases.shipments import Shipment, ShipmentEvent, TransportPlan
from tests import support
from tests.support import TODAY, acting

DAY = TODAY - timedelta(days=10)
Tell = Callable[[Office, int], object]


def shipment(office: Office, **values: object) -> int:
    """A secret shipment without a plan, or another one."""
    made = support.add(
        office, CaseFile, case_designator="BN-B-SAA", case_kind="FMS", entered_as="IMPLEMENTED"
    )
    return support.add(office, Shipment, **{"case_id": made, "shipment_ref": "BN26-014", "dts": True,
                                            "classified_line": "S"} | values)  # fmt: skip


def state(office: Office, made: int) -> str | None:
    return office.reader.get(Shipment, made).shipment_state


def by_act(office: Office, made: int) -> object:
    return events.record(office, made, "DEPARTED", {"happened_on": DAY})


def by_form(office: Office, made: int) -> object:
    return support.add(office, ShipmentEvent, shipment_id=made, event_code="DEPARTED", happened_on=DAY)


def by_another_code(office: Office, made: int) -> object:
    told = support.add(office, ShipmentEvent, shipment_id=made, event_code="NOTIFIED", happened_on=DAY)
    with office.change("Correct") as work:
        work.set(ShipmentEvent, told, {"event_code": "DEPARTED"})
    return told


@pytest.mark.parametrize("tell", [by_act, by_form, by_another_code])
def test_a_classified_shipment_does_not_leave_without_a_plan_whoever_tells_it(
    office: Office, tell: Tell
) -> None:
    made = shipment(office)
    with pytest.raises(Refused, match="CASE-T-01") as refused:
        tell(office, made)
    assert "transportation plan" in refused.value.findings[0].message
    assert state(office, made) == "EXPECTED"
    case = office.reader.get(Shipment, made).case_id
    approved = support.add(office, TransportPlan, case_id=case, plan_version="1", security_approved_on=DAY,
                           purchaser_accepted_on=DAY)  # fmt: skip
    with office.change("Name the plan") as work:
        work.set(Shipment, made, {"transport_plan_id": approved})
    tell(office, made)
    assert state(office, made) == "DEPARTED"


def test_a_departure_before_the_approval_is_refused_by_its_day(office: Office) -> None:
    made = shipment(office)
    late = support.add(office, TransportPlan, case_id=office.reader.get(Shipment, made).case_id, plan_version="1",
                       security_approved_on=DAY, purchaser_accepted_on=TODAY)  # fmt: skip
    with office.change("Name the plan") as work:
        work.set(Shipment, made, {"transport_plan_id": late})
    with pytest.raises(Refused, match="before the purchaser accepted the plan"):
        by_act(office, made)
    assert office.reader.count(Query(ShipmentEvent)) == 0


def test_every_other_event_stays_open_and_what_is_no_event_is_said(office: Office) -> None:
    made = shipment(office)
    known, found = events.open_events(office.reader, made)
    assert known == "Expected" and [each.code for each in found if each.closed] == ["DEPARTED"]
    events.record(office, made, "NOTIFIED", {"happened_on": DAY, "event_text": " By mail "})
    assert office.reader.children(ShipmentEvent, "shipment_id", made)[0].event_text == "By mail"
    for code, values in (
        ("GONE", {"happened_on": DAY}),
        ("NOTIFIED", {"happened_on": TODAY + timedelta(days=1)}),
        ("NOTIFIED", {"happened_on": DAY, "colour": "red"}),
    ):
        with pytest.raises(Usage):
            events.record(office, made, code, values)
    with pytest.raises(Refused, match="the day is missing"):
        events.record(office, made, "NOTIFIED", {})


def test_what_names_an_authority_is_passed_with_a_reason(office: Office) -> None:
    plan_id = support.add(
        office, TransportPlan, plan_version="1", security_approved_on=DAY, purchaser_accepted_on=DAY
    )
    made = shipment(office, src="I", classified_line=None, dtc="5", transport_plan_id=plan_id)
    departed = next(each for each in events.open_events(office.reader, made)[1] if each.closed)
    assert [each.rule for each in departed.closed] == ["CASE-T-03"] and departed.may_aside
    aside = Aside("The waiver came by message", "USD(I&S) waiver 12")
    with acting(office, "clara", "officer"), pytest.raises(Refused, match="CASE-T-03"):
        events.record(office, made, "DEPARTED", {"happened_on": DAY}, aside=aside)
    events.record(office, made, "DEPARTED", {"happened_on": DAY}, aside=aside)
    assert state(office, made) == "DEPARTED"
    assert any("CASE-T-03" in each.sentence for each in exceptions.register(office.reader))


def brought(office: Office, folder: Path, rows: list[str]) -> run.DryRun:
    path = folder / "events.csv"
    path.write_text("\n".join(["Shipment,What,On", *rows]), encoding="utf-8")
    book, removed = plan.read(path)
    proposal = plan.propose(office.reader, ShipmentEvent, book, removed=removed)
    seen = run.dry_run(office.reader, proposal, Choices(extract=Extract("EFTS", TODAY)))
    run.apply(office, seen)
    return seen


def test_a_sheet_brings_what_is_open_and_rejects_what_is_closed(office: Office, tmp_path: Path) -> None:
    made, free = shipment(office), support.add(office, Shipment, shipment_ref="BN26-015")
    rows = [f"BN26-014,DEPARTED,{DAY}", f"BN26-014,NOTIFIED,{DAY}", f"BN26-015,DEPARTED,{DAY}"]
    seen = brought(office, tmp_path, rows)
    assert [each.outcome for each in seen.rows] == [Outcome.REJECTED, Outcome.CREATED, Outcome.CREATED]
    assert "CASE-T-01" in run.why_rejected(seen.rejected[0])
    assert (state(office, made), state(office, free)) == ("EXPECTED", "DEPARTED")


def test_a_letter_goes_with_what_its_package_needs(office: Office) -> None:
    """A sensitive article needs an assessment; the office may let it follow, with a reason."""
    letter = support.add(office, Lor, lor_ref="MOD-1", cta_sensitive=True)

    def send() -> None:
        with office.change("Send") as work:
            work.set(Lor, letter, {"sent_on": DAY})

    with pytest.raises(Refused, match="CASE-K-01"):
        send()
    with pytest.raises(Refused, match="CASE-K-01"):
        support.add(office, Lor, lor_ref="MOD-2", cta_sensitive=True, sent_on=DAY)
    decisions.set_aside(office, "CASE-K-01", Lor, letter, reason="It follows", authority="The chief")
    send()
    assert office.reader.get(Lor, letter).lor_status == "SENT"
    with office.change("Correct the day") as work:
        work.set(Lor, letter, {"sent_on": TODAY, "lor_subject": "Radios"})
