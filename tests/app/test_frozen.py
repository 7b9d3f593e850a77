"""A record that was sent or issued is not edited any more; what follows is a new one that names it."""

import pytest

from app.errors import Refused
from app.office import Office
from models.training.journeys import ArrivalNotice
from tests import support

DAY = support.TODAY


def notice(office: Office, **values: object) -> int:
    student = support.add(office, "student")
    with office.change("Write a notice") as work:
        return work.add(ArrivalNotice, {"student_id": student, "carrier": "Air Bandaria"} | values)


def test_it_is_edited_until_it_is_sent(office: Office) -> None:
    made = notice(office)
    with office.change("Edit") as work:
        work.set(ArrivalNotice, made, {"carrier": "Ostravend Air"})
    with office.change("Send") as work:
        work.set(ArrivalNotice, made, {"sent_on": DAY, "flight_numbers": "BN 12"})
    assert office.reader.get(ArrivalNotice, made).flight_numbers == "BN 12"


@pytest.mark.parametrize("values", [{"carrier": "Other"}, {"sent_on": None}, {"flight_numbers": "BN 12"}])
def test_afterwards_it_stays(office: Office, values: dict[str, object]) -> None:
    made = notice(office, sent_on=DAY)
    with pytest.raises(Refused, match="is not changed any more"), office.change("Edit") as work:
        work.set(ArrivalNotice, made, values)
    assert office.reader.get(ArrivalNotice, made).carrier == "Air Bandaria"


def test_what_comes_back_may_still_be_recorded(office: Office) -> None:
    made = notice(office, sent_on=DAY)
    with office.change("Acknowledge") as work:
        work.set(ArrivalNotice, made, {"acknowledged_on": DAY, "carrier": "Air Bandaria"})
    assert office.reader.get(ArrivalNotice, made).acknowledged_on == DAY


def test_undo_takes_the_sending_back(office: Office) -> None:
    made = notice(office)
    with office.change("Send") as work:
        work.set(ArrivalNotice, made, {"sent_on": DAY})
    office.undo()
    assert office.reader.get(ArrivalNotice, made).sent_on is None
