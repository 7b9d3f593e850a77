"""An alternate steps forward from the finding that names him: what moves is shown first, one undo takes it back."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QComboBox, QPushButton

from app.office import Office
from models.training.lines import TrainingLine
from models.training.people import Student
from models.training.vetting import HrVetting, Screening
from tests import support
from tests.models.training.family import HR, LINE, STUDENT, TODAY
from tests.ui.driving import Hands, add_family, with_office
from tests.ui.test_accessible import nameless


@pytest.fixture
def rejected(hands: Hands, folder: Path) -> tuple[Hands, dict[int, int]]:
    """The student is rejected; two stand by for him."""
    made: dict[int, int] = {}

    def fill(office: Office) -> None:
        made.update(add_family(office))
        with office.change("Reject") as work:
            work.set(HrVetting, made[HR], {"hr_result": "REJECTED"})
            for surname in ("RESERVE", "THIRD"):
                student = support.add_in(work, Student, surname=surname, first_name="Eva")
                support.add_in(
                    work, Screening, student_id=student, alternate_of_id=made[STUDENT],
                    primary_or_alternate="ALTERNATE",
                )  # fmt: skip
                made[len(made) + 10_000] = student

    with_office(folder, fill)
    hands.start(folder, on=TODAY)
    hands.unlock()
    hands.workspace.session.open_record.emit("student", made[STUDENT])
    hands.settle()
    return hands, made


def act(hands: Hands) -> QPushButton:
    found = [
        each
        for each in hands.window.findChildren(QPushButton)
        if each.isVisible() and each.text() == "Step forward…"
    ]
    assert len(found) == 1
    return found[0]


def test_the_finding_leads_to_the_step_and_undo_takes_it_back(rejected: tuple[Hands, dict[int, int]]) -> None:
    hands, made = rejected
    reader = hands.workspace.session.office.reader
    act(hands).click()
    hands.settle()
    who = hands.find(QComboBox, "stepping_who")
    assert [who.itemText(at).partition(",")[0] for at in range(who.count())] == ["RESERVE", "THIRD"]
    moves = hands.text("stepping_moves")
    assert "1 training line of SAMPLE, Jan Q passes to RESERVE, Eva:" in moves
    assert "the nomination of SAMPLE, Jan Q ends today." in moves
    assert nameless(hands.dialogs()[0]) == []
    who.setCurrentIndex(1)
    assert "RESERVE, Eva then stands by for THIRD, Eva." in hands.text("stepping_moves")
    hands.click("sheet_verb")
    third = max(each for key, each in made.items() if key > 10_000)
    assert reader.get(TrainingLine, made[LINE]).student_id == third
    assert "THIRD, Eva takes the place of SAMPLE, Jan Q on 1 training line." in hands.workspace.message.text
    hands.do("undo")
    assert reader.get(TrainingLine, made[LINE]).student_id == made[STUDENT]
