"""`sco student packet`: those who leave get their packets, the rest a reason; `sco print` tells what is unfilled."""

from datetime import date
from pathlib import Path

import pytest

from app.office import Office
from models.training.journeys import Travel
from models.training.people import Student
from tests.app.cli.conftest import Sco
from tests.app.papers import students
from tests.app.papers.students import issue, picture
from tests.models.training.family import STUDENT


@pytest.fixture
def leaving(office: Office) -> Path:
    """Three with an order, of whom one left and one has no scan; the office is closed."""
    with office.change("More") as work:
        gone, bare = (
            work.add(Student, {"surname": name, "first_name": "Jo", "country_service_number": name})
            for name in ("GONE", "BARE")
        )
        work.add(Travel, {"student_id": gone, "departed_on": date(2026, 4, 30)})
    issue(office, students.complete(office)[STUDENT], picture())
    issue(office, gone, picture(), wcn=None)
    issue(office, bare, wcn=None)
    office.close()
    return office.folder


def test_those_who_leave_get_their_packets(leaving: Path, sco: Sco, tmp_path: Path) -> None:
    ran = sco("student", "packet", leaving, "--out", tmp_path, "--json", "--on", "2026-05-01")
    assert ran.code == 0, ran
    assert [Path(each["file"]).name for each in ran.result["made"]] == ["packet_BN-B-26-0001.pdf"]
    assert [each["why"] for each in ran.result["not_made"]] == [
        "Order BN-B-26-0001 is on record without its scan."
    ]
    assert (tmp_path / "packet_BN-B-26-0001.pdf").read_bytes().startswith(b"%PDF")


def test_one_by_name(leaving: Path, sco: Sco, tmp_path: Path) -> None:
    ran = sco("student", "packet", leaving, "GONE", "--out", tmp_path, "--on", "2026-05-01")
    assert (
        ran.code == 0
        and "1 packet made." in ran.out
        and "Still to be filled: Authority, Routine uses." in ran.out
    )
    ran = sco("student", "packet", leaving, "BARE", "--out", tmp_path, "--on", "2026-05-01")
    assert ran.code == 1 and "without its scan" in ran.err


def test_print_tells_what_is_unfilled(leaving: Path, sco: Sco, tmp_path: Path) -> None:
    ran = sco("print", leaving, "packet", "12345", "--out", tmp_path, "--on", "2026-05-01")
    assert ran.code == 0 and "Still to be filled: Authority, Routine uses." in ran.out
    ran = sco("print", leaving, "ito", "12345", "--out", tmp_path, "--json", "--on", "2026-05-01")
    assert ran.result["unfilled"] == ["Visa Number"]
