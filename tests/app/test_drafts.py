"""What is typed and not saved: its user's alone, encrypted, never journalled, and gone with the save."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app import backups, drafts
from app.errors import Refused
from app.office import Office
from models.office.places import Unit
from tests import support
from tests.app.test_secrecy import given_away
from tests.support import acting

PLACE = "page/student:5"
CONTENT = {
    "kind": "student",
    "id": 5,
    "typed": {"surname": ["", "Quokkazephyr"], "fit": [None, True]},
    "cursor": 3,
}


def parked(office: Office, user: str = support.USER) -> dict[str, dict[str, object]]:
    with office.another_reader() as reader:
        return drafts.parked(reader, user)


def test_what_is_parked_is_read_again_after_a_restart(folder: Path) -> None:
    with support.reopen(folder) as office:
        drafts.park(office, {PLACE: CONTENT, "window": {"tab": "Students"}})
        drafts.park(office, {PLACE: {**CONTENT, "cursor": 7}})
    with support.reopen(folder) as office:
        assert parked(office) == {PLACE: {**CONTENT, "cursor": 7}, "window": {"tab": "Students"}}
        drafts.forget(office, "window", "never there")
        assert list(parked(office)) == [PLACE]
        drafts.park(office, {PLACE: None})
        assert parked(office) == {}


def test_a_draft_is_met_by_its_user_only(office: Office) -> None:
    drafts.park(office, {PLACE: CONTENT})
    with acting(office, "Ben Hale"):
        drafts.park(office, {PLACE: {"his": 1}})
        drafts.forget(office, "window")
    assert parked(office, "Ben Hale") == {PLACE: {"his": 1}}
    assert parked(office) == {PLACE: CONTENT}
    assert office.reader.find("Quokkazephyr") == []


def test_a_draft_is_no_step_of_anybodys_work(office: Office) -> None:
    head = office.head()
    drafts.park(office, {PLACE: CONTENT})
    assert office.head() == head
    assert office.undoable() is None
    assert office.verify().sound


def test_saving_and_forgetting_are_one(office: Office) -> None:
    drafts.park(office, {PLACE: CONTENT})
    with pytest.raises(ZeroDivisionError), office.change("Add unit") as work:
        work.forget_draft(PLACE)
        work.add(Unit, {"unit_name": "First Signal"})
        raise ZeroDivisionError
    assert parked(office) == {PLACE: CONTENT}, "not saved, not forgotten"
    with office.change("Add unit") as work:
        work.forget_draft(PLACE)
        work.add(Unit, {"unit_name": "First Signal"})
    assert parked(office) == {}


def test_who_only_reads_parks_nothing(office: Office) -> None:
    with support.reopen(office.folder) as second, pytest.raises(Refused):
        drafts.park(second, {PLACE: CONTENT})


def test_a_draft_stands_in_no_file_that_can_be_read(folder: Path, home: Path) -> None:
    with support.reopen(folder) as office:
        drafts.park(office, {PLACE: CONTENT})
        assert given_away([folder.parent, home], ["Quokkazephyr"]) == []
        backups.back_up(office)
    assert given_away([folder.parent, home], ["Quokkazephyr"]) == []


TYPING = """
import sys, time
from pathlib import Path
from app import drafts
from tests import support
support.allow_few_rounds()
office = support.reopen(Path(sys.argv[1]))
drafts.park(office, {sys.argv[2]: {"typed": {"surname": ["", "Quokkazephyr"]}}})
print("parked", flush=True)
time.sleep(60)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="needs SIGKILL")
def test_a_power_cut_leaves_the_draft(folder: Path, child_env: dict[str, str]) -> None:
    words = [sys.executable, "-c", TYPING, str(folder), PLACE]
    with subprocess.Popen(words, env=child_env, stdout=subprocess.PIPE, text=True) as typing:
        assert typing.stdout is not None
        assert typing.stdout.readline() == "parked\n"
        os.kill(typing.pid, signal.SIGKILL)
    assert given_away([folder.parent], ["Quokkazephyr"]) == []
    with support.reopen(folder) as office:
        assert parked(office) == {PLACE: {"typed": {"surname": ["", "Quokkazephyr"]}}}
        assert office.verify().sound


PLACES = st.sampled_from(["page/student:1", "page/student:0", "sheet/passport:0", "window"])
VALUES = (
    st.none()
    | st.booleans()
    | st.integers(-(2**53), 2**53)
    | st.text(st.characters(exclude_categories=()), max_size=20)
)
CONTENTS = st.dictionaries(st.text(max_size=5), VALUES | st.lists(VALUES, max_size=2), max_size=3)


@given(steps=st.lists(st.dictionaries(PLACES, CONTENTS | st.none(), max_size=3), max_size=6))
def test_what_is_parked_last_stands_whatever_came_before(
    steps: list[dict[str, dict[str, object] | None]], shared: Office
) -> None:
    model: dict[str, dict[str, object]] = {}
    drafts.forget(shared, *parked(shared))
    for step in steps:
        drafts.park(shared, step)
        model |= {place: content for place, content in step.items() if content is not None}
        for place in (place for place, content in step.items() if content is None):
            model.pop(place, None)
        assert parked(shared) == model


@pytest.fixture(scope="module")
def shared(template: Path, tmp_path_factory: pytest.TempPathFactory) -> "object":
    support.allow_few_rounds()
    folder = support.copy_office(template, tmp_path_factory.mktemp("shared") / "Bandaria.sco")
    with support.reopen(folder) as office:
        yield office
