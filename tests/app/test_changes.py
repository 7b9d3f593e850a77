"""The change path: stale forms, doubles, links, and nothing half-done whatever goes wrong."""

import threading
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
import sqlcipher3.dbapi2 as dbapi

from app.change import Changed
from app.errors import Cause, NotFound, Refused, Stale, Trouble, Usage
from app.journal import entries as journal
from app.office import Office
from app.reading import Cond, Query
from app.store import meta
from models.kinds import Kind, Status
from models.office.desk import UserSlot
from models.office.places import Contact, Country, Site, Unit
from models.training.health import MedicalRecord
from models.training.lines import TrainingLine
from models.training.people import Student
from tests import support
from tests.app import whole
from tests.support import USER, acting, add, reopen


def version(office: Office, unit: int) -> int:
    return office.reader.get(Unit, unit).row_version


def entries(office: Office) -> int:
    return office.verify().entries


# -- two forms side by side ------------------------------------------------------------------------------------------
def test_an_overlap_shows_what_was_read_what_stands_and_what_is_wanted(office: Office) -> None:
    unit = add(office, Unit, unit_remarks="read", unit_place="Port")
    read = version(office, unit)
    for text in ("first", "now"):
        with acting(office, "Ben Hale"), office.change("Theirs") as work:
            work.set(Unit, unit, {"unit_remarks": text})
    with pytest.raises(Stale) as stale, office.change("Mine") as work:
        work.set(Unit, unit, {"unit_remarks": "wanted", "unit_place": "Hill"}, read_version=read)
    assert stale.value.conflicts == {"unit_remarks": ("read", "now", "wanted")}
    row = office.reader.get(Unit, unit)
    assert (row.unit_remarks, row.unit_place) == ("now", "Port")


def test_a_link_in_conflict_shows_names(office: Office) -> None:
    read, now, wanted = (add(office, Unit, unit_name=name) for name in ("Read", "Now", "Wanted"))
    child = add(office, Unit, parent_unit_id=read)
    seen = version(office, child)
    with office.change("Theirs") as work:
        work.set(Unit, child, {"parent_unit_id": now})
    with pytest.raises(Stale) as stale, office.change("Mine") as work:
        work.set(Unit, child, {"parent_unit_id": wanted}, read_version=seen)
    assert stale.value.conflicts == {"parent_unit_id": ("Read", "Now", "Wanted")}


@pytest.mark.parametrize(
    "theirs",
    [
        ({"unit_place": "Hill"},),
        ({"unit_remarks": "wanted"},),
        ({"unit_remarks": "else"}, {"unit_remarks": "read"}),
        ({"unit_remarks": "else"}, {"unit_remarks": "wanted"}),
    ],
)
def test_without_an_overlap_both_changes_stand(office: Office, theirs: tuple[dict[str, Any], ...]) -> None:
    """Another field, the same value, or a change that was taken back is no loss."""
    unit = add(office, Unit, unit_remarks="read")
    read = version(office, unit)
    for values in theirs:
        with acting(office, "Ben Hale"), office.change("Theirs") as work:
            work.set(Unit, unit, values)
    with office.change("Mine") as work:
        work.set(Unit, unit, {"unit_remarks": "wanted"}, read_version=read)
    row = office.reader.get(Unit, unit)
    assert row.unit_remarks == "wanted"
    assert row.unit_place == theirs[0].get("unit_place")


# -- natural keys ----------------------------------------------------------------------------------------------------
def test_a_double_is_refused_among_live_records_only(office: Office) -> None:
    first = add(office, Unit, unit_name="1st Signal-Bn")
    with pytest.raises(Refused, match="There is already a unit 1st Signal-Bn with the same Unit"):
        add(office, Unit, unit_name="1ST SIGNAL BN")
    with office.change("Remove") as work:
        work.remove(Unit, first)
    second = add(office, Unit, unit_name="1st signal bn")
    with pytest.raises(Refused, match="already a unit 1st signal bn"), office.change("Put back") as work:
        work.put_back(Unit, first)
    assert office.reader.get(Unit, first).row_status is Status.REMOVED
    assert office.reader.get(Unit, second).unit_name == "1st signal bn", "the text is kept as typed"


def test_two_doubles_in_one_operation_are_refused(office: Office) -> None:
    with pytest.raises(Refused, match="Two units would have the same Unit"), office.change("Add") as work:
        work.add_many(Unit, ({"unit_name": "Twin"}, {"unit_name": "twin"}))
    assert office.reader.count(Query(Unit, where=Cond("unit_name", "=", "twin"))) == 0


def test_one_operation_may_hand_a_key_on(office: Office) -> None:
    unit = add(office, Unit, unit_name="Guards")
    with office.change("Replace") as work:
        new = work.add(Unit, {"unit_name": "Guards"})
        work.set(Unit, unit, {"unit_name": "Old Guards"})
    assert office.reader.lookup(Unit, "guards").id == new


@pytest.mark.parametrize("number", [None, "-", " / ", "()"])
def test_an_empty_number_is_no_key(office: Office, number: str | None) -> None:
    for _ in range(2):
        student = add(office, Student, country_service_number=number)
    assert office.reader.get(Student, student).country_service_number == number


def test_what_separates_the_parts_of_a_key_is_no_part_of_it(office: Office) -> None:
    views = {"kind_name": "a|b", "view_name": "c"}, {"kind_name": "a", "view_name": "b|c"}
    from models.office.desk import SavedView

    with office.change("Add") as work:
        work.add_many(SavedView, [{"owner": USER, **view} for view in views])
    assert office.reader.count(Query(SavedView)) == 2


# -- links -----------------------------------------------------------------------------------------------------------
def test_what_others_need_is_not_removed(office: Office) -> None:
    unit = add(office, Unit)
    students = [add(office, Student, unit_id=unit, surname=name) for name in ("Doe", "Roe")]
    still = r"Doe, Sima \(student\) still belongs to it, and 1 more"
    with pytest.raises(Refused, match=still), office.change("Remove") as work:
        work.remove(Unit, unit)
    with office.change("Remove all") as work:
        work.remove(Unit, unit)
        work.remove_many(Student, students)
    assert office.reader.get(Unit, unit).row_status is Status.REMOVED


def test_a_kept_link_shows_its_target_as_removed(office: Office) -> None:
    site = add(office, Site, site_name="Fort Example")
    contact = add(office, Contact, site_id=site)
    with office.change("Remove") as work:
        work.remove(Site, site)
    page = office.reader.read(Query(Contact, columns=("site_id",), where=Cond("site_id", "=", site)))
    assert [row.cells for row in page.rows] == [("Fort Example (removed)",)]
    with office.change("Remove and put back") as work:
        work.remove(Contact, contact)
        work.put_back(Contact, contact)
    with office.change("Remove") as work:
        work.remove(Contact, contact)
    with office.change("Put back") as work:
        work.put_back(Contact, contact)
    assert office.reader.get(Contact, contact).site_id == site


def test_a_link_leads_to_a_live_record(office: Office) -> None:
    site = add(office, Site)
    with office.change("Remove") as work:
        work.remove(Site, site)
    unit = add(office, Unit)
    for target in (site, unit, 12, 2**60, 10**30):
        with pytest.raises((Refused, Usage)), office.change("Link") as work:
            work.add(Contact, {"surname": "Doe", "site_id": target})
    assert office.reader.count(Query(Contact)) == 0


def test_a_record_does_not_come_back_without_what_it_belongs_to(office: Office) -> None:
    student = add(office, Student)
    exam = add(office, MedicalRecord, student_id=student)
    for kind, record in ((MedicalRecord, exam), (Student, student)):
        with office.change("Remove") as work:
            work.remove(kind, record)
    with pytest.raises(Refused, match="put it back first"), office.change("Put back") as work:
        work.put_back(MedicalRecord, exam)
    with office.change("Put both back") as work:
        work.put_back(MedicalRecord, exam)
        work.put_back(Student, student)
    assert office.reader.get(MedicalRecord, exam).row_status is Status.LIVE


def test_what_was_never_there_is_neither_removed_nor_put_back(office: Office) -> None:
    unit = add(office, Unit)
    office.undo()
    for act in ("remove", "put_back"):
        for record in (unit, 12, 10**30):
            with pytest.raises(NotFound), office.change("Act") as work:
                getattr(work, act)(Unit, record)
    with pytest.raises(NotFound), office.change("Set") as work:
        work.set(Unit, unit, {"unit_remarks": "x"})


# -- fields ----------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    "values",
    [
        {"nothing": 1},
        {"row_status": 1},
        {"full_name": "X"},
        {"surname": 12},
        {"surname": "a\x00b"},
        {"surname": "x" * 101},
        {"country_id": 10**40},
        {"left_on": "soon"},
    ],
)
def test_a_bad_value_is_a_usage_error_and_nothing_is_written(
    office: Office, values: dict[str, object]
) -> None:
    before = entries(office)
    with pytest.raises(Usage), office.change("Add") as work:
        work.add(Contact, {"surname": "Fine"})
        work.add(Contact, values)
    assert entries(office) == before


def test_a_record_without_a_value_has_its_derived_ones(office: Office) -> None:
    with office.change("Add") as work:
        student = work.add(Student, {})
        work.set(Student, student, {"remarks": None})
    assert office.reader.get(Student, student).dependents_travelling == 0
    office.undo()
    office.redo()
    assert whole.stale_derived(office.writer) == []


@pytest.mark.parametrize(
    ("kind", "key", "value"),
    [
        (UserSlot, "valid_until", "2026\n"),
        (UserSlot, "valid_until", "２０２６"),
        (UserSlot, "valid_until", "2026-13"),
        (TrainingLine, "penalty_pct", Decimal("NaN")),
        (TrainingLine, "penalty_pct", Decimal("sNaN")),
        (TrainingLine, "penalty_pct", Decimal("Infinity")),
        (TrainingLine, "penalty_pct", Decimal("1e999999")),
        (TrainingLine, "penalty_pct", Decimal("12.345")),
        (TrainingLine, "penalty_pct", Decimal("1." + "0" * 40 + "1")),
        (TrainingLine, "student_id", -(2**53)),
        (TrainingLine, "student_id", True),
    ],
)
def test_a_value_that_cannot_be_kept_as_it_is_is_refused(
    office: Office, kind: type[Kind], key: str, value: object
) -> None:
    with pytest.raises(Usage), office.change("Add") as work:
        work.add(kind, {key: value})


def test_clearing_a_field_leaves_nothing_of_it(office: Office) -> None:
    contact = add(office, Contact, surname="Øster", role="Liaison")
    with office.change("Clear") as work:
        work.set(Contact, contact, {"surname": None, "role": ""})
    row = office.reader.get(Contact, contact)
    assert (row.surname, row.role, row.full_name) == (None, None, "Cleo")
    assert office.reader.find("oster") == office.reader.find("liaison") == []
    assert office.verify().sound


# -- whatever goes wrong ---------------------------------------------------------------------------------------------
def test_an_exception_in_the_block_leaves_nothing_and_the_next_change_works(office: Office) -> None:
    before = entries(office)
    for error in (ValueError, KeyboardInterrupt):
        with pytest.raises(error), office.change("Add") as work:
            support.add_in(work, Unit, unit_name="Never")
            raise error
    assert entries(office) == before
    assert office.reader.find("never") == []
    add(office, Unit, unit_name="Ever")
    assert office.reader.find("ever")


def test_a_failure_while_a_change_begins_leaves_no_transaction_open(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(meta.Minter, "__init__", lambda *_: (_ for _ in ()).throw(dbapi.OperationalError("x")))
        with pytest.raises(dbapi.OperationalError), office.change("Add"):
            pass
    assert not office.writer.in_transaction
    add(office, Unit)


def test_a_database_error_in_the_block_is_a_sentence(office: Office) -> None:
    full = dbapi.OperationalError("database or disk is full")
    full.sqlite_errorcode = 13
    with pytest.raises(Trouble, match="The disk is full") as trouble, office.change("Add"):
        raise full
    assert trouble.value.cause is Cause.DISK_FULL


@pytest.mark.parametrize("failing", ["append", "is_there"])
def test_no_entry_is_claimed_that_is_not_certain(
    office: Office, monkeypatch: pytest.MonkeyPatch, failing: str
) -> None:
    heard: list[Changed] = []
    office.listeners.append(heard.append)
    broken = dbapi.OperationalError("disk I/O error")
    broken.sqlite_errorcode = 10
    with monkeypatch.context() as patch:
        patch.setattr(journal, failing, lambda *_, **__: (_ for _ in ()).throw(broken))
        with pytest.raises(Trouble) as trouble, office.change("Add") as work:
            support.add_in(work, Unit, unit_name="Doubtful")
    assert work.entry is None
    assert heard == []
    assert ("in doubt" in trouble.value.kept) == (failing == "is_there")
    assert len(office.reader.find("doubtful")) == (failing == "is_there")
    assert office.verify().sound


def test_a_reader_in_the_middle_of_a_list_does_not_make_a_save_doubtful(office: Office) -> None:
    """An open statement holds its connection to an older state of the file."""
    from app.store import records
    from models.office.desk import Code

    reading = records.every(office.reader.connection, Code)
    next(reading)
    unit = add(office, Unit)
    assert sum(1 for _ in reading) > 10
    assert office.reader.get(Unit, unit).id == unit


def test_an_operation_within_an_operation_is_a_fault_and_not_a_hang(office: Office) -> None:
    with pytest.raises(RuntimeError, match="open on this thread"), office.change("Outer") as work:
        support.add_in(work, Unit, unit_name="Outer")
        with office.change("Inner"):
            pass
    assert office.reader.find("outer") == []
    add(office, Unit)


def test_a_listener_may_change_something(office: Office) -> None:
    done: list[int] = []

    def react(changed: Changed) -> None:
        if changed.kinds == {"unit"} and not done:
            done.append(add(office, Site))

    office.listeners.append(react)
    add(office, Unit)
    assert office.reader.get(Site, done[0])


def test_listeners_hear_of_records_whose_derived_fields_changed(office: Office) -> None:
    student = add(office, Student)
    heard: list[Changed] = []
    office.listeners.append(heard.append)
    line = add(office, TrainingLine, student_id=student)
    assert heard[0].kinds >= {"training_line", "student"}
    assert heard[0].ids is not None and heard[0].ids >= {student, line}


def test_threads_save_one_after_the_other_and_nothing_is_lost(office: Office) -> None:
    unit = add(office, Unit, unit_remarks="")
    errors: list[BaseException] = []

    def save(name: str) -> None:
        try:
            for n in range(10):
                with office.change("Note") as work:
                    row = work.current(Unit, unit)
                    assert row is not None
                    work.set(Unit, unit, {"unit_remarks": (row.unit_remarks or "") + f"{name}{n};"})
        except BaseException as error:
            errors.append(error)

    threads = [threading.Thread(target=save, args=(name,)) for name in "abcd"]
    for thread in threads:
        thread.start()
    while any(thread.is_alive() for thread in threads):
        office.reader.find("battalion")
        office.undoable()
    for thread in threads:
        thread.join()
    assert errors == []
    written = (office.reader.get(Unit, unit).unit_remarks or "").split(";")
    assert sorted(written) == sorted(["", *(f"{name}{n}" for name in "abcd" for n in range(10))])
    assert office.verify().sound


def test_two_threads_that_undo_take_back_two_steps(office: Office) -> None:
    units = [add(office, Unit) for _ in range(8)]
    threads = [threading.Thread(target=office.undo) for _ in units]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    for unit in units:
        with pytest.raises(NotFound):
            office.reader.get(Unit, unit)


def test_a_closed_office_says_so(office: Office) -> None:
    unit = add(office, Unit)
    office.close()
    office.close()
    for ask in (
        lambda: office.reader.get(Unit, unit),
        lambda: office.reader.find("bat"),
        lambda: office.reader.count(Query(Unit)),
        lambda: office.reader.duties(),
        lambda: office.verify(),
    ):
        with pytest.raises(Trouble) as trouble:
            ask()
        assert trouble.value.cause is Cause.KEY
    with pytest.raises(Refused), office.change("Add"):
        pass


def test_the_last_administrator_stays(office: Office) -> None:
    me = office.reader.ids(Query(UserSlot))[0]
    for values in ({"role": "chief"}, {"disabled_on": date(2026, 3, 2)}):
        with pytest.raises(Refused, match="last administrator"), office.change("Change") as work:
            work.set(UserSlot, me, values)
    with pytest.raises(Refused, match="last administrator"), office.change("Remove") as work:
        work.remove(UserSlot, me)
    with office.change("Hand over") as work:
        work.add(UserSlot, {"user_name": "Ben Hale", "role": "admin"})
        work.set(UserSlot, me, {"role": "chief"})


def test_a_second_opener_reads_and_is_told(office: Office) -> None:
    unit = add(office, Unit, unit_name="Seen by both")
    with reopen(office.folder) as second:
        assert not second.writable
        assert second.held is not None and "Ada Quill on " in second.held.sentence
        assert second.reader.get(Unit, unit).unit_name == "Seen by both"
        with pytest.raises(Refused, match="open for writing"), second.change("Add"):
            pass
        with pytest.raises(Refused):
            second.undo()
        later = add(office, Unit)
        assert second.reader.get(Unit, later).id == later
        assert second.reader.count(Query(Country)) == 1
        assert second.verify().sound
