"""`sco student sheet`: three files with their options, and what each refuses."""

import csv
from pathlib import Path

import openpyxl
import pytest

from app import access
from app.office import Office
from tests import support
from tests.app.cli.conftest import Sco
from tests.app.papers import season
from tests.app.papers.season import Season


@pytest.fixture
def made(office: Office) -> Season:
    made = season.make(office)
    office.close()
    return made


@pytest.fixture
def folder(office: Office, made: Season) -> Path:
    return office.folder


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as stream:
        lines = list(csv.reader(stream))
    head = next(at for at, line in enumerate(lines) if "STUDENT NAME" in line or "Stands at" in line)
    return [
        dict(zip(lines[head], line, strict=True))
        for line in lines[head + 1 :]
        if len(line) == len(lines[head])
    ]


def exports(folder: Path) -> list[tuple[str, int | None, str]]:
    with support.reopen(folder) as office:
        lines = list(access.lines(office.reader.connection))
    return [(each.kind, each.record_id, each.detail) for each in lines if each.action == "exported"]


def test_the_list_of_a_fiscal_year(sco: Sco, folder: Path, tmp_path: Path) -> None:
    target = tmp_path / "list.csv"
    ran = sco("student", "sheet", folder, "list", "--out", target)
    assert ran.code == 0 and ran.out.strip() == f"Wrote 4 training lines to {target}, marked CUI."
    ran = sco("student", "sheet", folder, "list", "--fiscal-year", "2031", "--out", target, "--json")
    assert ran.result == {"file": str(target), "rows": 0}
    assert ("training_line", None, "training list: 0 lines") in [
        (kind, record or None, said) for kind, record, said in exports(folder)
    ]


def test_the_tracking_sheet_of_some_report_dates(sco: Sco, folder: Path, tmp_path: Path) -> None:
    target = tmp_path / "tracking.csv"
    assert sco("student", "sheet", folder, "tracking", "--out", target, "--json").result["rows"] == 3
    ran = sco(
        "student", "sheet", folder, "tracking", "--from", "2026-08-01", "--to", "7 sep 2026", "--out", target
    )
    assert ran.code == 0 and "Wrote 2 students" in ran.out
    assert {each["Name"].replace(",", " ").split()[0] for each in rows(target)} == {"SAMPLE", "AL-BANDARI"}


def test_the_vetting_submission_leaves_out_who_is_incomplete_and_says_why(
    sco: Sco, folder: Path, tmp_path: Path, made: Season
) -> None:
    target = tmp_path / "vetting.xlsx"
    ran = sco("student", "sheet", folder, "vetting", "12345", "NOTHING", "--out", target)
    assert ran.code == 0 and "1 nominee submitted in vetting.xlsx; 1 person left out." in ran.out
    assert "NOTHING: First name, Sex" in ran.out
    assert openpyxl.load_workbook(target)["Vetting submission"].max_row == 2
    ran = sco(
        "student",
        "sheet",
        folder,
        "vetting",
        "12345",
        "NOTHING",
        "--with-incomplete",
        "--out",
        target,
        "--json",
    )
    assert ran.result["nominees"] == 2 and ran.result["left_out"] == []
    assert {record for kind, record, _ in exports(folder) if kind == "student"} == {made.ana, made.empty}


def test_as_a_paper_it_is_kept_as_well(sco: Sco, folder: Path, tmp_path: Path, made: Season) -> None:
    target = tmp_path / "vetting.pdf"
    ran = sco("student", "sheet", folder, "vetting", "12345", "--out", target, "--json")
    assert target.read_bytes().startswith(b"%PDF") and ran.result["code"]
    assert ("student", made.ana, "file vetting.pdf") in exports(folder)
    assert (
        sco("list", folder, "document", "--columns", "code", "--json").result[0]["code"] == ran.result["code"]
    )


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("vetting",), 2, "Say which students"),
        (("vetting", "NOTHING"), 1, "Nobody would be submitted"),
        (("vetting", "12345", "--from", "today"), 2, "takes no --from"),
        (("list", "12345"), 2, "takes no students"),
        (("tracking", "--fiscal-year", "2026"), 2, "takes no --fiscal-year"),
        (("tracking", "--from", "2026-09-01", "--to", "2026-08-01"), 2, "01 Aug 2026 is before 01 Sep 2026"),
        (("tracking", "--from", "soonish"), 2, "--from"),
    ],
)
def test_what_does_not_fit_is_refused_and_nothing_is_written(
    sco: Sco, folder: Path, tmp_path: Path, words: tuple[str, ...], code: int, said: str
) -> None:
    target = tmp_path / "sheet.xlsx"
    ran = sco("student", "sheet", folder, *words, "--out", target)
    assert (ran.code, said in ran.err) == (code, True), ran
    assert not target.exists()


def test_another_ending_is_refused(sco: Sco, folder: Path, tmp_path: Path) -> None:
    ran = sco("student", "sheet", folder, "vetting", "12345", "--out", tmp_path / "vetting.csv")
    assert ran.code == 2 and "neither .xlsx nor .pdf" in ran.err
