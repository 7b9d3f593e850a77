"""A record that was sent or issued is not edited any more; what follows is a new one that names it."""

from collections.abc import Callable

import pytest

from app import merging
from app.errors import NotFound, Refused
from app.office import Office
from models.kinds import Status, kind_named
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


def removed(office: Office, made: int) -> None:
    with office.change("Remove") as work:
        work.remove(ArrivalNotice, made)


def removed_with_others(office: Office, made: int) -> None:
    other = notice(office)
    with office.change("Remove 2 notices") as work:
        work.remove_many(ArrivalNotice, [other, made])


def merged_away(office: Office, made: int) -> None:
    merging.merge(office, ArrivalNotice, notice(office), made)


def merged_into(office: Office, made: int) -> None:
    merging.merge(office, ArrivalNotice, made, notice(office))


def restored(office: Office, made: int) -> None:
    office.restore_value(ArrivalNotice, made, "sent_on", office.reader.get(ArrivalNotice, made).row_version)


@pytest.mark.parametrize("way", [removed, removed_with_others, merged_away, merged_into, restored])
def test_no_way_leads_to_the_bin_or_back(office: Office, way: Callable[[Office, int], None]) -> None:
    made = notice(office)
    with office.change("Send") as work:
        work.set(ArrivalNotice, made, {"sent_on": DAY})
    with pytest.raises(Refused, match=r"any more: .* stays as it was.*Record a new one that names it"):
        way(office, made)
    row = office.reader.get(ArrivalNotice, made)
    assert (row.row_status, row.sent_on) == (Status.LIVE, DAY)


def test_before_it_is_sent_it_may_go_to_the_bin(office: Office) -> None:
    made = notice(office)
    removed(office, made)
    assert office.reader.get(ArrivalNotice, made).row_status is Status.REMOVED


def test_undo_takes_the_making_back(office: Office) -> None:
    made = notice(office, sent_on=DAY)
    office.undo()
    with pytest.raises(NotFound):
        office.reader.get(ArrivalNotice, made)
    office.redo()
    assert office.reader.get(ArrivalNotice, made).sent_on == DAY


@pytest.mark.parametrize(
    ("kind", "values"),
    [("chronology_entry", {"entry_text": "another"}), ("line_review", {"decision_remark": "another"})],
)
def test_an_entry_is_corrected_by_a_new_one_only(
    office: Office, kind: str, values: dict[str, object]
) -> None:
    made = support.add(office, kind)
    with pytest.raises(Refused), office.change("Change it") as work:
        work.set(kind_named(kind), made, values)
    with pytest.raises(Refused), office.change("Remove it") as work:
        work.remove(kind_named(kind), made)
    later = support.add(office, kind, corrects_id=made, **values)
    assert office.reader.get(kind_named(kind), later).get("corrects_id") == made
