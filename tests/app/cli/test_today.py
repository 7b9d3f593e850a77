"""Papers about the office from the command line: the day, and what slips during an absence."""

from pathlib import Path

from tests.app.cli.conftest import Sco


def test_the_day_is_printed_without_naming_a_record(sco: Sco, folder: Path, tmp_path: Path) -> None:
    ran = sco("print", folder, "today", "--out", tmp_path, "--on", "2026-03-02", "--json")
    assert ran.result["file"] == str(tmp_path / "today-2026-03-02.pdf")
    assert (tmp_path / "today-2026-03-02.pdf").read_bytes().startswith(b"%PDF")
    assert ran.result["pages"] == 1 and ran.result["id"]


def test_an_absence_is_printed_for_its_days(sco: Sco, folder: Path, tmp_path: Path) -> None:
    ran = sco("print", folder, "away", "9-20 Mar", "--out", tmp_path, "--on", "2026-03-02")
    assert ran.code == 0 and (tmp_path / "away-2026-03-09.pdf").exists()
    for asked, said in (((), "Say a range of days"), (("soon",), "not a date")):
        ran = sco("print", folder, "away", *asked, "--on", "2026-03-02")
        assert ran.code == 2 and said in ran.err


def test_a_paper_about_a_record_still_asks_which(sco: Sco, folder: Path) -> None:
    ran = sco("print", folder, "ito")
    assert ran.code == 2 and "which student" in ran.err
