"""A successor arrives: what there is to settle, what is done about it, and how far it is across days and users."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app import arrival, backups, confirming, documents, handover, offices, users
from app.arrival import Arrival
from app.decisions import decide_duties
from app.errors import Refused, Usage
from app.handover import Mark, Progress, Step
from app.office import Office
from app.reading import Query
from models.kinds import kind_named
from models.office.desk import Note, PolicyRecord
from tests import support
from tests.ui.driving import add_family

SECRET = "four green lamps on the pier"
LEAVER = "Orin Quentley"


@pytest.fixture
def kept(office: Office) -> Office:
    """An office with a complete student, and a user who leaves."""
    add_family(office)
    users.add_user(office, LEAVER, "officer", SECRET, rounds=support.ROUNDS)
    return office


def look(office: Office, leaver: str = "") -> Arrival:
    return arrival.look(office, office.reader, leaver)


def promise(office: Office, body: str, due: date) -> None:
    student = office.reader.ids(Query(kind_named("student")))[0]
    values = {
        "subject_kind": "student",
        "subject_id": student,
        "body": body,
        "due_on": due,
        "written_by": office.user,
    }
    with office.change("Promise") as work:
        work.add(Note, values)


# -- how one came in -----------------------------------------------------------------------------------------------
def test_who_came_with_the_recovery_key_is_led_to_a_user_of_his_own(kept: Office, folder: Path) -> None:
    key = users.recovery_key(kept)
    kept.close()
    with offices.open_with_recovery(folder, key, today=support.TODAY) as office:
        came = look(office).step(Step.CAME)
        assert came.open and "recovery key" in came.sentence and not came.done
        arrival.make_own_user(office, "Mara Tarim", SECRET, rounds=support.ROUNDS)
    with offices.open_office(folder, "Mara Tarim", SECRET, today=support.TODAY) as own:
        state = look(own).step(Step.CAME)
        assert state.done and "passphrase of your own" in state.sentence
        assert own.role.may_administer


def test_working_under_the_leavers_name_is_told(kept: Office) -> None:
    assert not look(kept).step(Step.CAME).open
    assert look(kept, support.USER).step(Step.CAME).open


# -- people and keys -----------------------------------------------------------------------------------------------
def test_users_stand_with_their_last_use(kept: Office) -> None:
    with support.acting(kept, LEAVER):
        kept.log("viewed", kind="student", record_id=1)
    used = {each.name: each.last_used for each in look(kept).people}
    mine, his = used[support.USER], used[LEAVER]
    assert mine is not None and his is not None
    assert his >= mine, "a look that was logged counts too"


def test_the_step_is_open_until_the_leaver_is_removed_and_the_key_changed(kept: Office, folder: Path) -> None:
    assert "Say who leaves" in look(kept).step(Step.PEOPLE).sentence
    handover.name_leaver(kept, LEAVER)
    assert "can still open" in look(kept).step(Step.PEOPLE).sentence
    users.remove_user(kept, LEAVER)
    assert "until the office key is changed" in look(kept).step(Step.PEOPLE).sentence
    users.change_office_key(kept, support.USER, support.PASSPHRASE, rounds=support.ROUNDS)
    with support.reopen(folder) as again:
        assert look(again).step(Step.PEOPLE).done


def test_the_last_administrator_is_not_removed(kept: Office) -> None:
    with pytest.raises(Refused, match="last administrator"):
        users.remove_user(kept, support.USER)


def test_nobody_leaves_to_himself(kept: Office) -> None:
    with pytest.raises(Usage, match="arrives"):
        handover.name_leaver(kept, support.USER.upper())
    assert handover.progress_of(kept.reader, kept.user) == Progress(kept.user)


# -- work ----------------------------------------------------------------------------------------------------------
def test_what_is_late_and_what_comes_stands_by_area_and_month(kept: Office) -> None:
    promise(kept, "Late", support.TODAY - timedelta(days=3))
    promise(kept, "Soon", support.TODAY + timedelta(days=2))
    promise(kept, "Far", support.TODAY + timedelta(days=150))
    promise(kept, "Beyond", support.TODAY + timedelta(days=200))
    found = look(kept)
    assert [each.finding.message for each in found.overdue if "Late" in each.finding.message]
    coming = [duty for area in found.ahead for duty in area.duties]
    texts = " ".join(duty.finding.message for duty in coming)
    assert "Soon" in texts and "Far" in texts and "Late" not in texts and "Beyond" not in texts
    assert [duty.due_on for duty in coming] == sorted(duty.due_on for duty in coming)
    for area in found.ahead:
        assert sum(area.months) == len(area.duties) and len(area.months) == 6
    assert found.ahead[0].months[5] >= 1


def test_duties_of_somebody_who_is_gone_are_told_apart_from_nobodys(kept: Office) -> None:
    promise(kept, "Nobody's", support.TODAY + timedelta(days=1))
    duties = [each for each in kept.reader.duties() if not each.note_id]
    decide_duties(kept, [duties[0].subject], "assigned", assigned_to=LEAVER)
    decide_duties(kept, [duties[1].subject], "assigned", assigned_to="Somebody Unknown")
    decide_duties(kept, [duties[2].subject], "assigned", assigned_to=support.USER)
    found = look(kept, LEAVER)
    owners = {each.name: each for each in found.owners}
    assert owners[LEAVER].why == "leaves or has left"
    assert owners["Somebody Unknown"].why == "no user or staff of this office"
    assert support.USER not in owners
    assert found.owners[0].name == LEAVER and found.owners[-1].name == "Nobody"
    users.remove_user(kept, LEAVER)
    assert {each.name: each.why for each in look(kept).owners}[LEAVER] == "no user or staff of this office"


def test_work_is_given_to_somebody_who_is_here_in_one_step(kept: Office) -> None:
    with support.acting(kept, LEAVER):
        promise(kept, "Send the list", support.TODAY + timedelta(days=5))
    found = look(kept, LEAVER)
    assert [each.finding.message for each in found.promises] == ["Promised: Send the list"]
    chosen = [duty for owner in found.owners for duty in owner.duties]
    with pytest.raises(Refused, match="no user or staff"):
        arrival.reassign(kept, chosen, "Somebody Unknown")
    assert arrival.reassign(kept, chosen, support.USER) == len(chosen)
    after = look(kept, LEAVER)
    assert after.owners == () and after.step(Step.OWNERS).open == 0
    assert {each.assigned_to for each in kept.reader.duties()} == {support.USER}
    kept.undo()
    assert sum(len(each.duties) for each in look(kept, LEAVER).owners) == len(chosen)


def test_staff_who_have_left_are_not_here(kept: Office) -> None:
    support.add(kept, "person", surname="Gone", first_name="Sam", leaves_on=support.TODAY - timedelta(days=1))
    support.add(kept, "person", surname="Stays", first_name="Pat", leaves_on=None)
    duty = kept.reader.duties()[0]
    with pytest.raises(Refused):
        arrival.reassign(kept, [duty], "Sam Gone")
    assert arrival.reassign(kept, [duty], "Pat Stays") == 1


# -- doubts --------------------------------------------------------------------------------------------------------
def test_values_are_confirmed_by_the_chief_in_one_step(kept: Office) -> None:
    found = look(kept)
    assert found.unconfirmed and found.step(Step.DOUBTS).open
    ids = [each.record_id for each in found.unconfirmed]
    assert confirming.confirm(kept, PolicyRecord, ids) == len(ids)
    row = kept.reader.get(PolicyRecord, ids[0])
    assert (row.confirmed_on, row.confirmed_by) == (support.TODAY, support.USER)
    assert look(kept).unconfirmed == ()


# -- backup and paper ----------------------------------------------------------------------------------------------
def test_the_backup_step_is_open_until_one_is_proven(kept: Office) -> None:
    assert look(kept).step(Step.BACKUP).open
    backups.back_up(kept)
    assert not look(kept).step(Step.BACKUP).open


def test_the_paper_counts_once_it_was_printed_in_this_handover(kept: Office) -> None:
    handover.name_leaver(kept, LEAVER)
    assert look(kept).step(Step.PAPER).open
    printed = documents.print_office(kept, "handover")
    assert printed.file_name == "state-of-the-office-2026-03-02.pdf" and printed.pages >= 2
    state = look(kept).step(Step.PAPER)
    assert not state.open and "02 Mar 2026" in state.sentence
    document = documents.by_code(kept.reader, printed.code)
    assert documents.redraw(document) == printed.data and not documents.differs(kept.reader, document)


# -- how far it is -------------------------------------------------------------------------------------------------
def test_a_step_stays_settled_across_sessions_and_each_successor_has_his_own(
    kept: Office, folder: Path
) -> None:
    handover.settle(kept, Step.OVERDUE)
    assert look(kept).step(Step.OVERDUE).mark == Mark(support.TODAY, support.USER)
    with support.acting(kept, LEAVER):
        assert look(kept).step(Step.OVERDUE).mark is None
    kept.close()
    with support.reopen(folder, today=support.TODAY + timedelta(days=4)) as later:
        state = look(later)
        assert state.progress.began_on == support.TODAY
        assert state.step(Step.OVERDUE).mark == Mark(support.TODAY, support.USER)
        handover.reopen(later, Step.OVERDUE)
        assert look(later).step(Step.OVERDUE).mark is None
        later.undo()
        assert look(later).step(Step.OVERDUE).mark is not None


_MARKS = st.dictionaries(
    st.sampled_from(list(Step)), st.builds(Mark, st.dates(), st.text(max_size=8)), max_size=8
)


@given(began=st.none() | st.dates(), leaver=st.text(max_size=12), marks=_MARKS)
def test_what_is_kept_is_read_back(began: date | None, leaver: str, marks: dict[Step, Mark]) -> None:
    progress = Progress("Ada", began, leaver, marks)
    assert Progress.of("Ada", progress.text) == progress


def test_every_step_says_something_in_an_empty_office(office: Office) -> None:
    found = look(office)
    assert [each.step for each in found.steps] == list(Step)
    assert all(each.title and each.sentence.endswith(".") for each in found.steps)
