"""The budget of docs/steps.md: clicks and commands of the daily work, counted at the real window."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QLineEdit, QPlainTextEdit

from app import notes
from app.office import Office
from app.reading import Query
from models.training.people import Student
from tests import support
from tests.models.training.family import TODAY as READY
from tests.ui.driving import Hands, add_family, with_office
from tests.ui.records.test_bulk import click_row, fill, forty
from ui.palette.box import Palette
from ui.papers import Preview

DOCUMENT = Path(__file__).resolve().parents[2] / "docs/steps.md"
LINE = re.compile(r"^\| ([^|]+?) \| (\d+) \| [^|]+ \|$", re.MULTILINE)
LIMITS = {task: int(most) for task, most in LINE.findall(DOCUMENT.read_text("utf-8"))}
NONE = Qt.KeyboardModifier.NoModifier


class Counting:
    """A person's hands; every click and every command counts, typing does not."""

    def __init__(self, hands: Hands, folder: Path, place: Path, patch: pytest.MonkeyPatch) -> None:
        self.hands, self.folder, self.place, self.patch = hands, folder, place, patch
        self.steps = 0

    def do(self, action: str) -> None:
        self.hands.do(action)
        self.steps += 1

    def click(self, name: str) -> None:
        self.hands.click(name)
        self.steps += 1

    def enter(self, line: QLineEdit) -> None:
        self.hands.qtbot.keyClick(line, Qt.Key.Key_Return)
        self.hands.settle()
        self.steps += 1

    def choosing(self, ask: str, path: Path) -> None:
        """The next file dialog gives this path; choosing it is a step."""

        def chosen(*_: object) -> tuple[str, str]:
            self.steps += 1
            return str(path), ""

        self.patch.setattr(QFileDialog, ask, chosen)


def person_and_duty(walk: Counting) -> None:
    def add(office: Office) -> None:
        student = support.add(office, "student", surname="TARQANI", first_name="Sahim")
        notes.write(office, Student, student, notes.Said("Call", support.TODAY, "Maj. Kesar"))

    hands = walk.hands
    with_office(walk.folder, add)
    hands.open(walk.folder)
    walk.do("palette")
    hands.wait(hands.dialogs)
    box = hands.find(QLineEdit, "palette_text")
    hands.qtbot.keyClicks(box, "tarq")
    hands.settle()
    palette = box.window()
    assert isinstance(palette, Palette)
    assert "Promised to Maj. Kesar: Call" in palette._rows.entries[0].detail
    walk.enter(box)
    assert hands.text("record_name") == "TARQANI, Sahim"


def promise(walk: Counting) -> None:
    hands = walk.hands
    with_office(walk.folder, lambda office: support.add(office, "student", surname="TARQANI"))
    hands.open(walk.folder)
    hands.students.grid.setFocus()
    hands.settle()
    walk.do("note")
    hands.wait(hands.dialogs)
    box = hands.find(QPlainTextEdit, "note_text")
    hands.qtbot.keyClicks(box, "send the letter by 5 aug")
    hands.qtbot.keyClick(box, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    hands.wait(lambda: not hands.dialogs())
    hands.settle()
    (record,) = hands.students.grid.table.ids
    assert len(notes.notes_of(hands.workspace.session.reader, record)) == 1


def date_for_forty(walk: Counting) -> None:
    hands = walk.hands
    with_office(walk.folder, forty)
    hands.open(walk.folder)
    grid = hands.students.grid
    for row, modifier in ((0, NONE), (39, Qt.KeyboardModifier.ShiftModifier)):
        click_row(hands, grid, row, modifier)
        walk.steps += 1
    walk.do("bulk_edit")
    fill(hands, "bulk_field_0_text", "planned order")
    hands.wait(lambda: hands.find(QLineEdit, "field_planned_ito_on"))
    hands.qtbot.keyClicks(hands.find(QLineEdit, "field_planned_ito_on"), "5 aug")
    hands.wait(lambda: hands.text("bulk_said").startswith("40 values"))
    hands.settle()
    walk.click("sheet_verb")
    reader = hands.workspace.session.office.reader
    assert all(reader.get(Student, each).planned_ito_on for each in reader.ids(Query(Student)))


def known_sheet(walk: Counting) -> None:
    hands = walk.hands
    first, second = walk.place / "first.csv", walk.place / "second.csv"
    heads = "Surname,First name,Service number\n"
    first.write_text(f"{heads}TARIM,Dela,BN-1\n")
    second.write_text(f"{heads}ORUBA,Daniel,BN-3\n")
    hands.open(walk.folder)
    hands.students  # noqa: B018
    walk.choosing("getOpenFileName", first)
    hands.do("import")
    for name in ("import_go", "import_go", "import_cancel"):
        hands.click(name)
    walk.choosing("getOpenFileName", second)
    walk.steps = 0
    walk.do("import")
    walk.click("import_go")
    walk.click("import_cancel")
    assert len(hands.workspace.session.office.reader.ids(Query(Student))) == 2


def draft(walk: Counting) -> None:
    hands = walk.hands
    with_office(walk.folder, add_family)
    hands.start(walk.folder, on=READY)
    hands.unlock()
    hands.students.grid.setFocus()
    hands.settle()
    walk.do("print_draft")
    hands.wait(hands.dialogs)
    target = walk.place / "DRAFT ITO.pdf"
    walk.patch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    walk.click("sheet_verb")
    assert target.read_bytes().startswith(b"%PDF")


def day_on_paper(walk: Counting) -> None:
    hands = walk.hands
    with_office(walk.folder, lambda office: support.add(office, "student"))
    hands.open(walk.folder)
    walk.do("print_list")
    hands.wait(lambda: any(isinstance(each, Preview) for each in hands.dialogs()))
    target = walk.place / "today.pdf"
    walk.patch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    walk.click("preview_save")
    hands.wait(target.exists)


def gate_list(walk: Counting) -> None:
    hands = walk.hands
    with_office(walk.folder, lambda office: support.add(office, "visitor_call"))
    hands.open(walk.folder)
    hands.workspace.session.open_screen.emit("Calendar")
    hands.settle()
    walk.click("calendar_gate")
    hands.wait(lambda: any(isinstance(each, Preview) for each in hands.dialogs()))
    target = walk.place / "gate.pdf"
    walk.patch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    walk.click("preview_save")
    hands.wait(target.exists)


WALKS: dict[str, Callable[[Counting], None]] = {
    "find a person and the next duty": person_and_duty,
    "note a promise on the open record": promise,
    "one date for 40 people": date_for_forty,
    "import of a known sheet": known_sheet,
    "draft ITO of a ready student": draft,
    "today's gate list on paper": gate_list,
    "today's list on paper": day_on_paper,
}


def test_every_line_has_its_walk_and_no_limit_was_raised() -> None:
    assert dict(zip(WALKS, (2, 1, 5, 4, 2, 2, 2), strict=True)) == LIMITS


@pytest.mark.parametrize("task", WALKS)
def test_the_work_takes_no_more_steps(
    task: str, hands: Hands, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    walk = Counting(hands, folder, tmp_path, monkeypatch)
    WALKS[task](walk)
    assert walk.steps <= LIMITS[task]
