"""What the office said at the end of a past day, in one unmoving picture."""

import threading
from datetime import date, timedelta

import pytest

from app.errors import Refused
from app.office import Office
from app.reading import Cond, Has, Query, Sort
from models.kinds import Status
from models.office.desk import PolicyRecord
from models.office.places import Unit
from models.training.lines import TrainingLine
from models.training.people import Student
from tests.app import whole
from tests.support import TODAY, Hands, add

DAY = timedelta(days=1)


def titles(reader: object, query: Query) -> list[str]:
    return [row.cells[0] for row in reader.read(query).rows]  # type: ignore[attr-defined]


def test_a_past_day_is_read_filtered_sorted_and_joined_as_it_was(office: Office) -> None:
    unit = add(office, Unit, unit_name="Alpha")
    student = add(office, Student, surname="Doe", unit_id=unit)
    office.move_to(TODAY + DAY)
    with office.change("Change") as work:
        work.set(Unit, unit, {"unit_name": "Omega"})
        work.set(Student, student, {"surname": "Roe"})
        line = work.add(TrainingLine, {"student_id": student, "report_date": date(2026, 6, 1)})
    office.move_to(TODAY + 2 * DAY)
    with office.change("Remove") as work:
        work.remove(TrainingLine, line)
        work.add(Student, {"surname": "Later"})

    query = Query(
        Student, columns=("full_name", "unit_id", "next_report_on"), sort=(Sort("unit_id.unit_name"),)
    )
    with office.as_of(TODAY) as reader:
        assert [row.cells for row in reader.read(query).rows] == [("Doe, Sima", "Alpha", "")]
        assert reader.count(Query(Student, where=Cond("unit_id.unit_name", "starts", "alp"))) == 1
        assert reader.get(Student, student).sort_name == "doe sima"
        assert reader.lookup(Unit, "alpha").id == unit
    with office.as_of(TODAY + DAY) as reader:
        assert [row.cells for row in reader.read(query).rows] == [("Roe, Sima", "Omega", "01 Jun 2026")]
        assert reader.count(Query(Student, where=Has("training_line<student_id"))) == 1
    with office.as_of(TODAY + 9 * DAY) as reader:
        assert len(reader.read(query).ids) == 2
        assert reader.get(TrainingLine, line).row_status is Status.REMOVED
    with office.as_of(TODAY - DAY) as reader:
        assert reader.count(Query(Student)) == reader.count(Query(PolicyRecord)) == 0


def test_a_past_day_finds_by_the_policy_of_that_day(office: Office) -> None:
    student = add(office, Student, planned_ito_on=date(2026, 6, 1))
    add(office, TrainingLine, student_id=student, report_date=date(2026, 6, 10))
    before = whole.kept(office.reader.connection, TODAY)
    office.move_to(TODAY + DAY)
    policy = office.reader.ids(Query(PolicyRecord, where=Cond("key", "=", "medical.exam_months")))[0]
    with office.change("Change") as work:
        work.set(PolicyRecord, policy, {"value": "1"})
        work.set(Student, student, {"planned_ito_on": None})
    with office.as_of(TODAY) as reader:
        assert reader.policy.whole("medical.exam_months", on=TODAY) == 3
        assert whole.kept(reader.connection, TODAY) == before
        assert reader.findings(Student, student) != office.reader.findings(Student, student)


def test_the_picture_does_not_move_while_others_save(office: Office) -> None:
    units = [add(office, Unit, unit_name=f"Unit {n}") for n in range(3)]
    with office.as_of(TODAY) as reader:
        before = whole.tables(reader.connection)
        with office.change("Change") as work:
            work.set_many(Unit, {unit: {"unit_remarks": "new"} for unit in units})
            work.add(Unit, {"unit_name": "New"})
        assert whole.tables(reader.connection) == before
    with office.as_of(TODAY) as reader:
        assert reader.count(Query(Unit)) == 4


def test_search_in_the_past_shows_nothing_that_was_not_there(office: Office) -> None:
    early = add(office, Unit, unit_name="Signal One")
    office.move_to(TODAY + DAY)
    add(office, Unit, unit_name="Signal Two")
    with office.as_of(TODAY) as reader:
        assert [hit.record_id for hit in reader.find("signal")] == [early]


def test_the_past_cannot_be_changed(office: Office) -> None:
    unit = add(office, Unit)
    with office.as_of(TODAY) as reader, pytest.raises(Exception, match="readonly"):
        reader.connection.execute("UPDATE unit SET unit_remarks = 'x' WHERE id = ?", (unit,))
    assert office.verify().sound


def test_a_clock_set_back_leaves_the_order_of_entries(office: Office, clock: Hands) -> None:
    """The end of a day is before the first entry that counts a later one."""
    unit = add(office, Unit, unit_remarks="one")
    office.move_to(TODAY + 5 * DAY)
    with office.change("Two") as work:
        work.set(Unit, unit, {"unit_remarks": "two"})
    office.move_to(TODAY + DAY)
    with office.change("Three") as work:
        work.set(Unit, unit, {"unit_remarks": "three"})
    for days, text in ((0, "one"), (1, "one"), (4, "one"), (5, "three")):
        with office.as_of(TODAY + days * DAY) as reader:
            assert reader.get(Unit, unit).unit_remarks == text


def test_the_proof_holds_while_others_save(office: Office) -> None:
    unit, stop = add(office, Unit), threading.Event()

    def save() -> None:
        while not stop.is_set():
            with office.change("Change") as work:
                work.set(Unit, unit, {"unit_remarks": f"{work.current(Unit, unit).row_version}"})  # type: ignore[union-attr]

    thread = threading.Thread(target=save)
    thread.start()
    try:
        proofs = [office.verify()]
        while len(proofs) < 25 or proofs[-1].entries == proofs[0].entries:
            proofs.append(office.verify())
    finally:
        stop.set()
        thread.join()
    assert {proof.first_bad for proof in proofs} == {None}


def test_an_unmade_record_was_there_before(office: Office) -> None:
    unit = add(office, Unit, unit_name="Signal")
    office.move_to(TODAY + DAY)
    office.undo()
    with office.as_of(TODAY) as reader:
        assert reader.get(Unit, unit).unit_name == "Signal"
    with pytest.raises(Refused):
        office.undo()
