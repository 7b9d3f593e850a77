"""Undo and redo: one's own newest step, only what still stands, across restarts, and never what is final."""

from datetime import date
from pathlib import Path

import pytest

from app.change import Changed, Nature
from app.errors import NotFound, Refused
from app.journal.undoing import next_of_office
from app.office import Office
from app.reading import Cond, Query
from models.kinds import Status
from models.office.desk import Code, Override, PolicyRecord
from models.office.places import Contact, Country, Unit
from models.training.people import Student
from models.training.vetting import HrVetting
from tests import support
from tests.support import acting, add, reopen


def remarks(office: Office, unit: int) -> str | None:
    return office.reader.get(Unit, unit).unit_remarks


def put(office: Office, unit: int, **values: object) -> None:
    with office.change("Change unit") as work:
        work.set(Unit, unit, values)


def test_undoing_again_and_again_walks_back_through_one_field(office: Office) -> None:
    unit = add(office, Unit)
    for text in ("one", "two", "three"):
        put(office, unit, unit_remarks=text)
    seen = []
    for _ in range(3):
        assert office.undo().skipped == ()
        seen.append(remarks(office, unit))
    assert seen == ["two", "one", None]
    for text in ("one", "two", "three"):
        office.redo()
        assert remarks(office, unit) == text
    assert office.redoable() is None
    office.undo()
    assert remarks(office, unit) == "two"
    assert office.verify().sound


def test_undo_redo_undo_of_a_making(office: Office) -> None:
    unit = add(office, Unit, unit_name="First Signal")
    for _ in range(2):
        office.undo()
        with pytest.raises(NotFound):
            office.reader.get(Unit, unit)
        assert office.reader.find("first signal") == []
        office.redo()
        assert office.reader.get(Unit, unit).unit_name == "First Signal"
        assert [hit.record_id for hit in office.reader.find("first signal")] == [unit]
    assert office.verify().sound


def test_a_new_change_ends_what_can_be_done_again(office: Office) -> None:
    unit = add(office, Unit)
    put(office, unit, unit_remarks="one")
    office.undo()
    assert office.redoable() == "Change unit"
    put(office, unit, unit_place="Harbour")
    assert office.redoable() is None
    with pytest.raises(Refused, match="nothing to do again"):
        office.redo()


def test_only_what_still_stands_is_taken_back_and_the_rest_is_listed(office: Office) -> None:
    unit = add(office, Unit)
    put(office, unit, unit_remarks="mine", unit_place="mine")
    with acting(office, "Ben Hale"):
        put(office, unit, unit_remarks="theirs")
    undone = office.undo()
    row = office.reader.get(Unit, unit)
    assert (row.unit_remarks, row.unit_place) == ("theirs", None)
    assert [(each.kind, each.record_id, each.key) for each in undone.skipped] == [
        ("unit", unit, "unit_remarks")
    ]


def test_redo_brings_back_only_what_undo_took(office: Office) -> None:
    unit = add(office, Unit)
    put(office, unit, unit_remarks="mine", unit_place="mine")
    with acting(office, "Ben Hale"):
        put(office, unit, unit_remarks="theirs")
    office.undo()
    assert office.redo().skipped == ()
    row = office.reader.get(Unit, unit)
    assert (row.unit_remarks, row.unit_place) == ("theirs", "mine")


def test_another_users_undone_change_does_not_stand_in_the_way(office: Office) -> None:
    unit = add(office, Unit)
    put(office, unit, unit_remarks="mine")
    with acting(office, "Ben Hale"):
        put(office, unit, unit_remarks="theirs")
        office.undo()
    assert office.undo().skipped == ()
    assert remarks(office, unit) is None


def test_a_step_that_others_overwrote_does_not_block_the_one_before(office: Office) -> None:
    unit = add(office, Unit)
    put(office, unit, unit_place="mine")
    put(office, unit, unit_remarks="mine")
    with acting(office, "Ben Hale"):
        put(office, unit, unit_remarks="theirs")
    assert [each.key for each in office.undo().skipped] == ["unit_remarks"]
    assert remarks(office, unit) == "theirs"
    office.undo()
    assert office.reader.get(Unit, unit).unit_place is None


def test_a_record_others_worked_on_is_not_unmade(office: Office) -> None:
    with office.change("Add two") as work:
        first, second = (support.add_in(work, Unit) for _ in range(2))
    with acting(office, "Ben Hale"):
        put(office, first, unit_remarks="theirs")
    undone = office.undo()
    assert [(each.record_id, each.key) for each in undone.skipped] == [(first, "row_status")]
    assert remarks(office, first) == "theirs"
    with pytest.raises(NotFound):
        office.reader.get(Unit, second)


def test_undo_covers_ones_own_work_only(office: Office) -> None:
    unit = add(office, Unit)
    with acting(office, "Ben Hale"):
        assert office.undoable() is None
        with pytest.raises(Refused, match="nothing to undo"):
            office.undo()
        put(office, unit, unit_remarks="theirs")
        assert office.undoable() == "Change unit"
    assert office.undoable() == "Add"


# -- another user's step ---------------------------------------------------------------------------------------------
def test_the_newest_step_of_somebody_else_is_offered_by_name_and_taken_back_as_ones_own_undo(
    office: Office,
) -> None:
    unit = add(office, Unit)
    with acting(office, "Ben Hale"):
        put(office, unit, unit_remarks="theirs")
    step = office.others_undoable()
    assert step is not None and (step.name, step.user) == ("Change unit", "Ben Hale")
    assert office.undoable() == "Add", "one's own undo is what it was"
    assert office.undo(of=step.of).name == "Change unit"
    assert remarks(office, unit) is None
    assert office.reader.history(Unit, unit)[0].sentence.startswith("Ada Quill undid: cleared Remarks")
    assert office.others_undoable() is None
    assert office.redoable() == "Change unit"
    office.redo()
    assert remarks(office, unit) == "theirs"
    with acting(office, "Ben Hale"):
        assert office.undoable() == "Change unit", "it is his step still"
    assert office.verify().sound


def test_ones_own_newer_step_is_undone_without_asking(office: Office) -> None:
    unit = add(office, Unit)
    with acting(office, "Ben Hale"):
        put(office, unit, unit_remarks="theirs")
    put(office, unit, unit_place="mine")
    assert office.others_undoable() is None
    office.undo()
    assert office.others_undoable() is not None


def test_a_step_that_is_not_the_newest_any_more_is_left_alone(office: Office) -> None:
    unit = add(office, Unit)
    with acting(office, "Ben Hale"):
        put(office, unit, unit_remarks="theirs")
        step = office.others_undoable()
        assert step is None, "his own"
    step = office.others_undoable()
    assert step is not None
    with acting(office, "Ben Hale"):
        put(office, unit, unit_remarks="theirs again")
    with pytest.raises(Refused, match="Something else was changed since"):
        office.undo(of=step.of)
    assert remarks(office, unit) == "theirs again"


def test_what_somebody_else_made_final_is_not_offered(office: Office) -> None:
    unit = add(office, Unit)
    with acting(office, "Ben Hale"), office.change("Send the order", nature=Nature(final=True)) as work:
        work.set(Unit, unit, {"unit_remarks": "sent"})
    assert office.others_undoable() is None
    newest = next_of_office(office.reader.connection)
    assert newest is not None
    with pytest.raises(Refused, match="is final"):
        office.undo(of=newest.entry.ref.name)


def test_a_step_about_what_the_role_does_not_meet_is_not_even_named(office: Office) -> None:
    student = add(office, Student)
    add(office, HrVetting, student_id=student)
    with acting(office, "Clara Reed", "clerk"):
        assert office.others_undoable() is None
        newest = next_of_office(office.reader.connection)
        assert newest is not None
        with pytest.raises(Refused, match="A clerk may not change"):
            office.undo(of=newest.entry.ref.name)
    with acting(office, "Otto Vane", "officer"):
        assert office.others_undoable() is not None
    with acting(office, "Vera Lund", "viewer"):
        assert office.others_undoable() is None


def test_who_can_only_look_is_offered_nothing(office: Office) -> None:
    add(office, Unit)
    with reopen(office.folder) as second:
        assert (second.undoable(), second.redoable()) == (None, None)
    with acting(office, office.user, "viewer"):
        assert (office.undoable(), office.redoable()) == (None, None)


def test_what_is_final_says_so(office: Office) -> None:
    unit = add(office, Unit)
    with office.change("Send the order", nature=Nature(final=True)) as work:
        work.set(Unit, unit, {"unit_remarks": "sent"})
    assert office.undoable() is None
    with pytest.raises(Refused) as refused:
        office.undo()
    assert refused.value.title == "“Send the order” is final and is not undone."
    assert remarks(office, unit) == "sent"


def test_a_thousand_records_are_one_step(office: Office) -> None:
    before = office.reader.count(Query(Contact))
    with office.change("Import contacts") as work:
        work.add_many(Contact, ({"surname": f"Person {n}", "import_key": f"k{n}"} for n in range(1_000)))
    assert office.reader.count(Query(Contact)) == before + 1_000
    office.undo()
    assert office.reader.count(Query(Contact)) == before
    assert office.reader.find("person 77") == []
    office.redo()
    assert office.reader.count(Query(Contact)) == before + 1_000
    assert len(office.reader.find("person 777")) == 1
    assert office.verify().sound


def test_undo_and_redo_after_a_restart(folder: Path) -> None:
    with reopen(folder) as office:
        unit = add(office, Unit)
        put(office, unit, unit_remarks="one")
    with reopen(folder, today=date(2026, 3, 5)) as office:
        assert office.undoable() == "Change unit"
        office.undo()
    with reopen(folder, today=date(2026, 3, 6)) as office:
        assert remarks(office, unit) is None
        assert office.redoable() == "Change unit"
        office.redo()
        assert remarks(office, unit) == "one"


def test_removing_is_undone_with_search_and_natural_key(office: Office) -> None:
    unit = add(office, Unit, unit_name="Second Signal")
    with office.change("Remove") as work:
        work.remove(Unit, unit)
    assert office.reader.find("second signal") == []
    office.undo()
    assert office.reader.get(Unit, unit).row_status is Status.LIVE
    assert office.reader.find("second signal")
    with pytest.raises(Refused, match="already a unit Second Signal"):
        add(office, Unit, unit_name="second-signal")


def test_undo_that_would_make_a_double_is_refused_whole(office: Office) -> None:
    unit = add(office, Unit, unit_name="Third Signal", unit_place="Port")
    put(office, unit, unit_name="Old Third", unit_place="Hill")
    with acting(office, "Ben Hale"):
        add(office, Unit, unit_name="Third Signal")
    with pytest.raises(Refused, match="already a unit Third Signal"):
        office.undo()
    row = office.reader.get(Unit, unit)
    assert (row.unit_name, row.unit_place) == ("Old Third", "Hill")


def test_undo_does_not_link_to_what_is_gone(office: Office) -> None:
    unit = add(office, Unit)
    student = add(office, Student, unit_id=unit)
    with office.change("Leave unit") as work:
        work.set(Student, student, {"unit_id": None})
    with acting(office, "Ben Hale"), office.change("Remove") as work:
        work.remove(Unit, unit)
    with pytest.raises(Refused, match="put it back first"):
        office.undo()
    with acting(office, "Ben Hale"):
        office.undo()
    office.undo()
    assert office.reader.get(Student, student).unit_id == unit


def test_listeners_hear_of_undo(office: Office) -> None:
    heard: list[Changed] = []
    unit = add(office, Unit)
    office.listeners.append(heard.append)
    office.undo()
    assert [(each.kinds, each.ids) for each in heard] == [(frozenset({"unit"}), frozenset({unit}))]


def test_history_tells_of_the_change_and_of_its_undoing(office: Office) -> None:
    unit = add(office, Unit, unit_name="Fourth Signal")
    put(office, unit, unit_remarks="one")
    office.undo()
    office.redo()
    assert [line.sentence for line in office.reader.history(Unit, unit)] == [
        "Ada Quill did again: set Remarks to one.",
        "Ada Quill undid: cleared Remarks (it was one).",
        "Ada Quill set Remarks to one.",
        "Ada Quill added the unit with Unit Fourth Signal.",
    ]


# -- restoring one value ---------------------------------------------------------------------------------------------
def test_a_value_is_restored_from_the_history(office: Office) -> None:
    unit = add(office, Unit)
    put(office, unit, unit_remarks="one")
    put(office, unit, unit_remarks="two")
    line = office.reader.history(Unit, unit)[0]
    office.restore_value(Unit, unit, "unit_remarks", line.tick)
    assert remarks(office, unit) == "one"
    assert office.undoable() == "Restore Remarks"
    office.undo()
    assert remarks(office, unit) == "two"


def test_restoring_needs_the_right_to_change(office: Office) -> None:
    country = office.reader.ids(Query(Country))[0]
    vetting = add(office, HrVetting, student_id=add(office, Student, country_id=country))
    with office.change("Answer") as work:
        work.set(HrVetting, vetting, {"hr_result": "REJECTED", "hr_reference": "A1"})
    tick = office.reader.history(HrVetting, vetting)[0].tick
    for role, key in (("viewer", "hr_reference"), ("clerk", "hr_result")):
        with acting(office, "Cleo", role), pytest.raises(Refused, match="may not change"):
            office.restore_value(HrVetting, vetting, key, tick)
    assert office.reader.get(HrVetting, vetting).hr_result == "REJECTED"


def test_undo_needs_the_rights_one_has_today(office: Office) -> None:
    policy = office.reader.ids(Query(PolicyRecord))[0]
    with office.change("Change policy") as work:
        work.set(PolicyRecord, policy, {"value": "9"})
    with acting(office, office.user, "officer"), pytest.raises(Refused, match="may not change policy values"):
        office.undo()


def test_what_was_removed_is_put_back_before_its_values_are_restored(office: Office) -> None:
    unit = add(office, Unit)
    put(office, unit, unit_remarks="one")
    tick = office.reader.history(Unit, unit)[0].tick
    with office.change("Remove") as work:
        work.remove(Unit, unit)
    with pytest.raises(Refused, match="in the bin"):
        office.restore_value(Unit, unit, "unit_remarks", tick)


def test_an_override_is_neither_changed_nor_removed(office: Office) -> None:
    override = add(office, Override, subject_id=add(office, Student))
    with pytest.raises(Refused, match="not changed once made"), office.change("Change") as work:
        work.set(Override, override, {"rule_id": "MED-02"})
    with pytest.raises(Refused, match="not changed once made"), office.change("Remove") as work:
        work.remove(Override, override)
    with office.change("Withdraw") as work:
        work.set(Override, override, {"withdrawn_on": date(2026, 3, 2), "import_key": "x"})


def test_a_field_set_there_and_back_is_no_change(office: Office) -> None:
    unit = add(office, Unit, unit_remarks="one")
    entries = office.verify().entries
    with office.change("There and back") as work:
        work.set(Unit, unit, {"unit_remarks": "two"})
        work.set(Unit, unit, {"unit_remarks": "one"})
        assert not work.has_changes
    assert work.entry is None
    assert office.verify().entries == entries
    assert office.reader.ids(Query(Code, where=Cond("code", "=", "nowhere"))).tolist() == []
