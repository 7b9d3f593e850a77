"""sco student: an alternate steps forward."""

from datetime import date
from pathlib import Path

from models.training.people import Student
from models.training.vetting import Screening
from tests import support
from tests.app.cli.conftest import Sco
from tests.app.complete import add_family
from tests.models.training.family import STUDENT


def test_the_command_says_who_takes_whose_place(sco: Sco, folder: Path) -> None:
    with support.reopen(folder) as office:
        primary = add_family(office)[STUDENT]
        with office.change("Name an alternate") as work:
            alternate = work.add(Student, {"surname": "RESERVE", "first_name": "Eva"})
            work.add(
                Screening,
                {"student_id": alternate, "alternate_of_id": primary, "nomination_date": date(2026, 1, 10)},
            )
    ran = sco("student", "step-forward", folder, "RESERVE, Eva")
    assert ran.out.strip() == (
        "RESERVE, Eva takes the place of SAMPLE, Jan Q on 1 training line; sco undo takes it back."
    )
    (row,) = sco("list", folder, "training_line", "--columns", "student_id", "--json").result
    assert row["student_id"] == str(alternate)
    assert sco("student", "step-forward", folder, "RESERVE, Eva").code == 1
    assert sco("undo", folder).code == 0
    (row,) = sco("list", folder, "training_line", "--columns", "student_id", "--json").result
    assert row["student_id"] == str(primary)
