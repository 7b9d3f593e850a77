"""Papers of nomination, vetting and classes on the command line, and the ministry's sheet that comes back."""

from pathlib import Path

import openpyxl
import pytest

from app.office import Office
from app.reading import Query
from models.training.people import Student
from tests import support
from tests.app.cli.conftest import Sco
from tests.app.papers import season
from tests.app.papers.reading import words
from tests.app.papers.season import Season


@pytest.fixture
def made(office: Office) -> Season:
    """The season, in the closed office of `folder`."""
    found = season.make(office)
    office.close()
    return found


@pytest.mark.parametrize(
    ("paper", "record", "more", "said"),
    [
        ("nomination_call", "12-2026", (), "Names are asked for by 15 Apr 2026."),
        ("nominee", "12345", (), "Nominee: SAMPLE, Ana"),
        ("screening_list", "12345", (), "Items: 0 of 25 answered"),
        ("letter", "12345", ("--say", "course_place"), "Dear Captain SAMPLE,"),
        ("vetting_sheet", "12345; NOTHING", (), "1 person left out."),
        ("ecl_roster", "{session}", (), "3 taken of 4"),
        ("status_board", "FY 2026", (), "2 students."),
        ("class_roster", "0100A", (), "2 students on 4 seats"),
    ],
)
def test_every_paper_is_printed(
    sco: Sco,
    folder: Path,
    tmp_path: Path,
    made: Season,
    paper: str,
    record: str,
    more: tuple[str, ...],
    said: str,
) -> None:
    target = tmp_path / "paper.pdf"
    ran = sco("print", folder, paper, record.format(session=made.session), "--out", target, *more, "--json")
    assert ran.result["file"] == str(target) and ran.result["id"]
    assert said in words(target.read_bytes())


def test_a_letter_must_be_named_and_an_unknown_one_is_answered_with_the_names(
    sco: Sco, folder: Path, made: Season
) -> None:
    ran = sco("print", folder, "letter", "12345", "--json")
    assert ran.code == 2 and "which letter" in ran.told["error"]["title"]
    ran = sco("print", folder, "letter", "12345", "--say", "hello", "--json")
    assert ran.code == 1 and "welcome_home" in ran.told["error"]["do"]


def test_letters_to_several_go_into_a_folder(sco: Sco, folder: Path, tmp_path: Path, made: Season) -> None:
    ran = sco(
        "print",
        folder,
        "letter",
        "12345; 12346; NOTHING",
        "--say",
        "welcome_home",
        "--out",
        tmp_path,
        "--json",
    )
    assert len({each["file"] for each in ran.result}) == 3 and len(list(tmp_path.glob("letter_*.pdf"))) == 3
    assert [bool(each["unfilled"]) for each in ran.result] == [False, False, True]
    ran = sco(
        "print",
        folder,
        "letter",
        "12345; 12346",
        "--say",
        "welcome_home",
        "--out",
        tmp_path / "a.pdf",
        "--json",
    )
    assert ran.code == 2 and "no folder" in ran.told["error"]["title"]
    ran = sco("print", folder, "letter", "NOTHING", "--say", "course_place", "--out", tmp_path)
    assert "Still to be filled: Rank, Course" in ran.out


def test_a_call_that_nobody_released_stays(sco: Sco, folder: Path, tmp_path: Path, made: Season) -> None:
    assert sco("edit", folder, "nomination_call", "12-2026", "released_on=").code == 0
    for name in ("call.pdf", "call.xlsx"):
        ran = sco("print", folder, "nomination_call", "12-2026", "--out", tmp_path / name, "--json")
        assert ran.code == 1 and ran.told["findings"], name
    assert not list(tmp_path.glob("call.*"))


def test_the_ministrys_sheet_goes_out_and_comes_in(
    sco: Sco, folder: Path, tmp_path: Path, made: Season
) -> None:
    path = tmp_path / "nominations.xlsx"
    assert sco("print", folder, "nomination_call", "12-2026", "--out", path, "--json").result["rows"] == 4
    book = openpyxl.load_workbook(path)
    sheet = book["Nominations"]
    head = next(at for at, row in enumerate(sheet.iter_rows(), 1) if row[0].value == "Surname")
    for column, value in enumerate(
        ("NOMINEE", "Dela", None, None, "Female", "Captain", "O-3", "Army", "777"), 1
    ):
        sheet.cell(head + 1, column, value)
    book.save(path)
    ran = sco("import", folder, path, "--json")
    assert ran.result["created"] == 1
    assert [each["reason"] for each in ran.result["rejected"]] == ["No student is named in this row."] * 3
    with support.reopen(folder) as office:
        came = office.reader.lookup(Student, "777")
        assert came.sex == "FEMALE" and (came.nominated_for or "").startswith("0100A")
        assert office.reader.count(Query(Student)) == 4


def test_the_vetting_sheet_is_written_as_a_workbook(
    sco: Sco, folder: Path, tmp_path: Path, made: Season
) -> None:
    path = tmp_path / "vetting.xlsx"
    ran = sco("print", folder, "vetting_sheet", "12345", "--out", path)
    assert ran.code == 0 and "1 row" in ran.out
    ran = sco("print", folder, "nominee", "12345", "--out", tmp_path / "nominee.xlsx", "--json")
    assert ran.code == 2 and "no sheet" in ran.told["error"]["title"]
