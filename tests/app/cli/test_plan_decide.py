"""sco plan decide and what leaves of a session: told, decided, added, printed for a service, exported."""

from pathlib import Path

import openpyxl
import pytest

from app.today import days
from models.office.places import Country
from models.planning.scetwg import Scetwg
from models.training.lines import TrainingLine
from models.training.programs import TrainingProgram
from tests import support
from tests.app.cli.conftest import Sco


@pytest.fixture
def session(folder: Path) -> Path:
    """An office with a session of 2026 and one Army line."""
    with support.reopen(folder) as office:
        home = days.home(office.reader)
        country = (
            home.id if home else support.add(office, Country, country_code="BN", country_name="Bandaria")
        )
        program = support.add(office, TrainingProgram, country_id=country, program_label="IMET-1", fiscal_year=2026,
                              ia_code="B", ceiling=2_000_00)  # fmt: skip
        support.add(office, TrainingLine, program_id=program, wcn="0801", course_title="Signals", priority="D",
                    total_cost=1_000_00)  # fmt: skip
        support.add(office, Scetwg, country_id=country, session_fy=2026, session_place="Garmisch")
    return folder


def test_a_session_is_worked_at_the_prompt(sco: Sco, session: Path, tmp_path: Path) -> None:
    on = ("--on", "2026-03-02")
    told = sco("plan", "decide", session, "2026", "--json", *on).result
    assert [each["result"] for each in told["items"]][2:5] == ["Met", "Met", "Not met"]
    assert told["items"][4]["lines"] == [told["lines"][0]["id"]] and told["lines"][0]["decision"] is None

    def decide(*words: str) -> tuple[int, str]:
        ran = sco("plan", "decide", session, "2026", *words, *on)
        return ran.code, ran.out + ran.err

    code, out = decide(
        "priority=A", "total_cost=$1,200", "--line", "0801", "--decision", "change", "--remark", "Key"
    )
    assert code == 0 and "Total cost: $1,000, then $1,200" in out
    code, out = decide(
        "program_id=IMET-1 FY 2026", "course_title=War College", "priority=A", "--decision", "ADD"
    )
    assert code == 0 and "War College: added." in out
    assert decide("--decision", "ACCEPT")[0] == 2 and decide("--line", "0801", "--decision", "ADD")[0] == 2
    assert decide("--line", "0801", "--decision", "MAYBE")[0] == 2
    out = sco("plan", "decide", session, "2026", *on).out
    assert "FY 2026: 4 of 6 items met." in out and "2 of 2 lines decided." in out

    paper, sheet = tmp_path / "changes.pdf", tmp_path / "changes.xlsx"
    for target, service in ((paper, "B"), (sheet, "all")):
        assert (
            sco(
                "print", session, "plan_changes", "--year", "2026", "--for", service, "--out", target, *on
            ).code
            == 0
        )
    rows = list(openpyxl.load_workbook(sheet)["Decisions"].iter_rows(values_only=True))
    assert [(row[3], row[4], row[5], row[8]) for row in rows[1:]] == [
        ("War College", "Added", "Program: IMET-1 FY 2026\nCourse title: War College\nPriority: A", None),
        ("Signals", "Changed", "Priority: D → A\nTotal cost: $1,000 → $1,200", "Key"),
    ]
    assert (
        sco("print", session, "plan_changes", "--year", "2026", "--for", "D", "--out", paper, *on).code == 1
    )
    book = tmp_path / "kit.csv"
    assert sco("export", session, "scetwg", "--year", "2026", "--out", book, *on).code == 0
    assert "No line of priority D is left" in book.read_text(encoding="utf-8-sig")
    assert sco("export", session, "scetwg", "--year", "2031", "--out", book, *on).code == 1
