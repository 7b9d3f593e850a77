"""Recording an event of a shipment at the window: what closes it is said before, and the form is no way round."""

from datetime import timedelta
from pathlib import Path

import pytest

from app.office import Office
from models.cases.shipments import Shipment, ShipmentEvent, TransportPlan
from tests import support
from tests.support import TODAY
from tests.ui.driving import Hands, with_office
from ui.cases.eventsheet import EventSheet

IDS: dict[str, int] = {}
DAY = TODAY - timedelta(days=10)


def book(office: Office) -> None:
    """A secret shipment that names no plan, and a plan."""
    IDS["shipment"] = support.add(office, Shipment, shipment_ref="BN26-014", classified_line="S", dts=True)
    IDS["plan"] = support.add(office, TransportPlan, plan_version="1", security_approved_on=DAY,
                              purchaser_accepted_on=DAY)  # fmt: skip


@pytest.fixture
def desk(hands: Hands, folder: Path) -> Hands:
    with_office(folder, book)
    hands.open(folder)
    hands.workspace.session.open_record.emit("shipment", IDS["shipment"])
    hands.settle()
    return hands


def state(hands: Hands) -> str | None:
    return hands.workspace.session.reader.get(Shipment, IDS["shipment"]).shipment_state


def test_an_event_is_recorded_once_nothing_closes_it(desk: Hands) -> None:
    desk.click("record_event")
    sheet = next(each for each in desk.dialogs() if isinstance(each, EventSheet))
    assert desk.text("event_who") == "BN26-014 is: expected."
    desk.click("event_to_DEPARTED")
    assert "CASE-T-01: It does not leave without a transportation plan" in desk.text("event_found")
    assert not sheet.verb.isEnabled()
    desk.click("event_to_NOTIFIED")
    desk.type("event_event_place", "Ministry")
    desk.click("sheet_verb")
    assert not desk.dialogs()
    told = desk.workspace.session.reader.children(ShipmentEvent, "shipment_id", IDS["shipment"])
    assert [(each.event_code, each.event_place, each.happened_on) for each in told] == [
        ("NOTIFIED", "Ministry", TODAY)
    ]
    with desk.workspace.session.office.change("Name the plan") as work:
        work.set(Shipment, IDS["shipment"], {"transport_plan_id": IDS["plan"]})
    desk.settle()
    desk.click("record_event")
    desk.click("event_to_DEPARTED")
    assert desk.text("event_found") == "Nothing speaks against it."
    desk.click("sheet_verb")
    assert state(desk) == "DEPARTED"


def test_what_is_typed_of_an_event_comes_back_after_the_lock(desk: Hands) -> None:
    desk.click("record_event")
    desk.click("event_to_ARRIVED")
    desk.type("event_event_place", "North port")
    desk.do("lock")
    desk.unlock()
    desk.settle()
    assert any(isinstance(each, EventSheet) for each in desk.dialogs())
    desk.click("sheet_verb")
    told = desk.workspace.session.reader.children(ShipmentEvent, "shipment_id", IDS["shipment"])
    assert [(each.event_code, each.event_place) for each in told] == [("ARRIVED", "North port")]
