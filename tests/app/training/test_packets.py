"""Many packets in one job: whole ones with reasons for the rest, stopped between two, drawn beside the program."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from app import documents
from app.errors import Cause, Refused, Trouble, Usage
from app.office import Office
from app.papers import drawing
from app.papers.drawing import Drawing, draw_many
from app.store import disk
from app.training import packets
from app.training.packets import print_packets
from models.training.people import Student
from tests.app.papers import students
from tests.app.papers.students import issue, picture, text_of
from tests.models.training.family import STUDENT


@pytest.fixture
def target(tmp_path: Path) -> Path:
    made = tmp_path / "packets"
    made.mkdir()
    return made


@pytest.fixture
def people(office: Office) -> list[int]:
    """One complete student and four with an order of the same number; the third has no scan."""
    found = [students.complete(office)[STUDENT]]
    with office.change("More") as work:
        for number in range(4):
            values = {
                "surname": f"SAMPLE{number}",
                "first_name": "Jo",
                "country_service_number": f"N{number}",
            }
            found.append(work.add(Student, values))
    for number, each in enumerate(found):
        issue(office, each, None if number == 2 else picture(f"ORDER {number}"), wcn=None)
    return found


def test_each_student_gets_his_own_or_a_reason(office: Office, people: list[int], target: Path) -> None:
    seen: list[tuple[int, int]] = []
    done = print_packets(office, [*people, people[0], 12], target, lambda *told: seen.append(told))
    assert done.sentence == "4 packets made, 2 not."
    assert [(each.student, each.why) for each in done.not_made] == [
        ("SAMPLE1, Jo", "Order BN-B-26-0001 is on record without its scan."),
        ("A student who is not there", "There is no such student."),
    ]
    assert sorted(path.name for path in target.iterdir()) == [
        f"packet_BN-B-26-0001{more}.pdf" for more in ("", "_2", "_3", "_4")
    ]
    for each in done.made:
        assert each.student.split(",")[0] in text_of(each.path.read_bytes())
        kept = documents.papers_of(office.reader, Student, each.student_id)
        assert [paper.paper for paper in kept] == ["packet"]
        assert documents.bytes_of(office, kept[0]) == each.path.read_bytes()
        assert each.unfilled == ("Authority", "Routine uses") and each.pages == kept[0].pages
    assert seen[-1] == (6, 6) and seen == sorted(seen)


def test_stopping_keeps_what_is_whole(office: Office, people: list[int], target: Path) -> None:
    asked = iter([False, False, True, True, True, True])
    done = print_packets(office, people, target, cancelled=lambda: next(asked))
    assert done.stopped and done.sentence == "2 packets made; stopped before the end."
    assert len(list(target.iterdir())) == 2, "nothing half is left"
    for path in target.iterdir():
        assert text_of(path.read_bytes())


def test_a_full_disk_ends_it(
    office: Office, people: list[int], target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> None:
        raise Trouble(Cause.DISK_FULL, "The disk is full.")

    monkeypatch.setattr(disk, "write_durably", full)
    done = print_packets(office, people, target)
    assert done.stopped and not done.made
    assert [each.why for each in done.not_made] == ["The disk is full."]


def test_the_folder_must_be_there(office: Office, people: list[int], target: Path) -> None:
    with pytest.raises(Usage, match="no folder"):
        print_packets(office, people, target / "absent")


def test_who_only_reads_makes_none(office: Office, people: list[int], target: Path) -> None:
    from app import offices
    from tests.support import PASSPHRASE, USER, Hands

    with (
        offices.open_office(office.folder, USER, PASSPHRASE, today=students.TODAY, now=Hands()) as looking,
        pytest.raises(Refused),
    ):
        print_packets(looking, people, target)


def test_many_are_drawn_beside_the_program_with_the_same_bytes(
    office: Office, people: list[int], target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(packets, "MANY", 2)
    done = print_packets(office, people, target)
    assert len(done.made) == 4
    for each in done.made:
        assert each.path.read_bytes() == documents.preview(office.reader, "packet", each.student_id).data


# -- the drawing processes ------------------------------------------------------------------------------------
@pytest.fixture
def work(office: Office, people: list[int]) -> list[Drawing]:
    found = []
    for each in (people[0], people[1], people[3]):
        paper, facts = documents.gather(office.reader, "packet", each)
        found.append(Drawing("packet", facts, paper.enclosed(office.reader, facts), each))
    return found


@pytest.mark.parametrize("processes", [0, 1, 2, 4])
def test_papers_come_in_order_whoever_draws_them(work: list[Drawing], processes: int) -> None:
    here = [each.drawn() for each in work]
    assert list(draw_many(work, processes)) == list(zip(work, here, strict=True))


def test_a_process_that_cannot_start_is_done_without(
    work: list[Drawing], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "executable", "/nowhere/python")
    assert [data for _, data in draw_many(work, 2)] == [each.drawn() for each in work]


@pytest.mark.skipif(os.name == "nt", reason="no such signal")
def test_a_process_that_dies_is_done_without(work: list[Drawing]) -> None:
    def fed() -> Iterator[Drawing]:
        for each in work:
            yield each
            for child in children():
                os.kill(child, signal.SIGKILL)

    assert [data for _, data in draw_many(fed(), 2)] == [each.drawn() for each in work]
    assert children() == [], "no process is left behind"


def test_no_process_outlives_a_job_that_is_given_up(work: list[Drawing]) -> None:
    for _ in draw_many(work * 3, 2):
        break
    assert children() == []


def children() -> list[int]:
    """The drawing processes that this one has."""
    found = []
    for path in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            words = path.read_bytes().split(b"\0")
            parent = int((path.parent / "stat").read_text().rpartition(")")[2].split()[1])
        except OSError:
            continue
        if b"app.papers.drawing" in words and parent == os.getpid():
            found.append(int(path.parent.name))
    return found


def test_a_drawing_process_that_does_not_end_by_itself_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    """On a busy machine it may still be beginning when there is nothing left to draw."""
    ended: list[str] = []

    class Busy:
        def communicate(self, timeout: float) -> None:
            raise subprocess.TimeoutExpired("draw", timeout)

        def kill(self) -> None:
            ended.append("killed")

        def wait(self) -> None:
            ended.append("waited for")

    monkeypatch.setattr(drawing, "_started", Busy)
    assert list(drawing.draw_many((), 1)) == []
    assert ended == ["killed", "waited for"]
