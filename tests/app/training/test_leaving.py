"""Papers of many that leave as files: letters written one by one, each logged, the rest with reasons."""

from pathlib import Path

import pypdfium2
import pytest

from app import access
from app.errors import NotFound, Trouble, Usage
from app.office import Office
from app.training import leaving
from models.training.people import Student
from tests import support
from tests.app.papers.students import text_of

LETTER = "welcome_home"
NAMES = ("ALPHA", "BRAVO", "CHARLIE")


@pytest.fixture
def people(office: Office) -> list[int]:
    with office.change("Nominate") as work:
        return [support.add_in(work, Student, surname=name, first_name="Tam") for name in NAMES]


@pytest.fixture
def target(tmp_path: Path) -> Path:
    made = tmp_path / "letters"
    made.mkdir()
    return made


def test_everybody_gets_his_letter_as_a_file_of_his_own(
    office: Office, people: list[int], target: Path
) -> None:
    seen: list[tuple[int, int]] = []
    done = leaving.letters_to(office, LETTER, [*people, 12, people[0]], target, lambda *at: seen.append(at))
    assert done.sentence == "3 letters written, 1 not." and seen == [(1, 4), (2, 4), (3, 4), (4, 4)]
    assert [each.student for each in done.not_made] == ["A student who is not there"]
    assert len(list(target.iterdir())) == 3
    for each, name in zip(done.made, NAMES, strict=True):
        assert name in text_of(each.path.read_bytes())


def test_each_file_that_leaves_is_in_the_access_log(office: Office, people: list[int], target: Path) -> None:
    leaving.letters_to(office, LETTER, people[:2], target)
    lines = [each for each in access.lines(office.reader.connection) if each.action == "exported"]
    assert {each.record_id for each in lines} == set(people[:2])


def test_a_stop_keeps_what_is_written(office: Office, people: list[int], target: Path) -> None:
    asked = iter((False, True, True))
    done = leaving.letters_to(office, LETTER, people, target, cancelled=lambda: next(asked))
    assert done.stopped and done.sentence == "1 letter written; stopped before the end."
    assert len(list(target.iterdir())) == 1


def test_what_is_not_there_is_refused(office: Office, people: list[int], target: Path) -> None:
    with pytest.raises(NotFound, match="no such letter"):
        leaving.letters_to(office, "no such letter", people, target)
    with pytest.raises(Usage, match="no folder"):
        leaving.letters_to(office, LETTER, people, target / "elsewhere")


def test_all_files_together_are_one_print_job(office: Office, people: list[int], target: Path) -> None:
    done = leaving.letters_to(office, LETTER, people, target)
    data = leaving.together(each.path for each in done.made)
    with pypdfium2.PdfDocument(data) as document:
        assert len(document) == sum(each.pages for each in done.made)
    done.made[0].path.unlink()
    with pytest.raises(Trouble, match="not where it was written"):
        leaving.together(each.path for each in done.made)
