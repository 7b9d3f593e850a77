"""The plan in the window: a line is dragged and moved by keys, an order kept, compared, applied and taken back."""

import json
from datetime import date
from decimal import Decimal
from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QPushButton
from pytestqt.qtbot import QtBot

from app.office import Office
from app.planning.plan import CountryPlan, Limits, Money, YearPlan
from app.reading import Query
from models.office.places import Country
from models.planning.yearly import plan_year
from models.planning.years import TrainingYear
from models.training.lines import TrainingLine
from models.training.programs import TrainingProgram
from tests.ui.driving import Hands, with_office
from ui.parts.grid import Grid
from ui.planning.plan.bar import PlanBar
from ui.planning.plan.page import PlanPage
from ui.theme import Theme

YEAR = 2026
LINES = (
    ("One", "A", 300_00),
    ("Two", "A", 400_00),
    ("Three", "A", 200_00),
    ("Four", "B", 50_00),
    ("Five", "D", 60_00),
)
ALT = Qt.KeyboardModifier.AltModifier


def planned(office: Office) -> None:
    with office.change("Plan a year") as work:
        country = office.reader.ids(Query(Country))[0]
        program = work.add(
            TrainingProgram, {"country_id": country, "program_label": "IMET-1", "fiscal_year": YEAR}
        )
        work.add(TrainingYear, {"country_id": country, "fiscal_year": YEAR, "imet_ceiling": 700_00})
        work.add_many(TrainingLine, (
            {"program_id": program, "course_title": title, "priority": priority, "plan_rank": at, "total_cost": cost,
             "start_date": date(2026, 10, 5) if title == "Three" else None}
            for at, (title, priority, cost) in enumerate(LINES, 1)
        ))  # fmt: skip


def page_of(hands: Hands) -> PlanPage:
    hands.workspace.go_to("Planning").show_screen("Plan")
    hands.settle()
    found = hands.workspace.page.page_inside("Plan")
    assert isinstance(found, PlanPage)
    return found


def places(page: PlanPage) -> list[str]:
    return [f"{row[0]} {row[1]}".strip() for row in page.grid.rows()]


def middle(page: PlanPage, name: str) -> QPoint:
    row = next(
        row for row in range(page.grid.table.rowCount())
        if str(page.grid.table.index(row, 1).data() or "").startswith(name)
    )  # fmt: skip
    return page.grid.overlay.visualRect(page.grid.table.index(row, 1)).center()


def drag(page: PlanPage, name: str, to: str) -> None:
    view, start, end = page.grid.overlay.viewport(), middle(page, name), middle(page, to)
    QTest.mousePress(view, Qt.MouseButton.LeftButton, pos=start)
    for at in (start + QPoint(0, 20), end):
        QTest.mouseMove(view, at)
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, pos=end)


def test_with_large_letters_the_lines_have_the_room(qtbot: QtBot) -> None:
    Theme.current().choose(zoom=200)
    bar = PlanBar((), (), ())
    qtbot.addWidget(bar)
    years = [YearPlan(1, each, plan_year(each, date(YEAR, 1, 1)), None, Money(None),
                      Limits(*[Decimal(50)] * 4)) for each in (YEAR, YEAR + 1)]  # fmt: skip
    bar.show_plan(CountryPlan(1, "Bandaria", tuple(years)), YEAR)
    bar.show()
    shown, fold = bar._years, bar._folds
    assert shown[YEAR].isVisible() and not shown[YEAR + 1].isVisible() and not bar.amount.isVisible()
    fold.click()
    assert shown[YEAR + 1].isVisible() and bar.amount.isVisible() and fold.accessibleName() == "Hide choices"
    bar.show_plan(CountryPlan(1, "Bandaria", tuple(years)), YEAR + 1)
    fold.click()
    assert shown[YEAR + 1].isVisible() and not shown[YEAR].isVisible() and not bar.amount.isVisible()


def test_a_plan_is_tried_kept_compared_applied_and_taken_back(hands: Hands, folder: Path) -> None:
    with_office(folder, planned)
    hands.open(folder)
    page = page_of(hands)
    assert places(page) == ["A1 One", "A2 Two", "Ends here: $700 paid", "A3 Three · fifth quarter",
                            "No end-of-year money", "B1 Four", "D1 Five"]  # fmt: skip
    assert page.bar._years[YEAR].isChecked() and len(page.bar._years) == 4, (
        "the four years always stand there"
    )
    assert "At the ceiling of $700." in hands.words(page.side) and "Nothing is tried" in hands.words(
        page.side
    )
    assert not any(
        hands.find(QPushButton, f"plan_{each}").isEnabled() for each in ("save", "apply", "compare")
    )
    # by the pointer within its priority, and nowhere else
    drag(page, "Three", "One")
    assert places(page)[:4] == [
        "A1 (A3) Three · fifth quarter",
        "A2 (A1) One",
        "Ends here: $500 paid",
        "A3 (A2) Two",
    ]
    assert "Falls out: Two." in hands.words(page.side) and "Comes in: Three." in hands.words(page.side)
    drag(page, "One", "Five")
    assert "Change priority…" in hands.words(hands.workspace.message) and places(page)[1] == "A2 (A1) One"
    # what is tried comes back after the lock
    kept = json.loads(json.dumps(page.park()))
    page.desk.drop()
    page.unpark(kept)
    hands.settle()
    assert (
        places(page)[1] == "A2 (A1) One"
        and not page.leave_safe()
        and kept["typed"]["called"].endswith("FY 2026")
    )
    # by keys, by a number, and back again
    page.grid.setFocus()
    page.grid.seek("three")
    QTest.keyClick(page.grid, Qt.Key.Key_Down, ALT)
    assert places(page)[:2] == ["A1 One", "A2 (A3) Three · fifth quarter"] and page.grid.line is not None
    hands.click("plan_place")
    hands.type("plan_place", "9")
    hands.click("sheet_verb")
    assert hands.text("sheet_said") == "A place is a number from 1 to 3."
    hands.type("plan_place", "1")
    hands.click("sheet_verb")
    hands.click("plan_back")
    assert places(page)[0] == "A1 One"
    hands.click("plan_again")
    hands.click("plan_priority")
    hands.click("sheet_verb")  # B is offered first
    assert "B2 (A3) Three · fifth quarter" in places(page)
    hands.click("plan_back")
    # an amount, and what is no amount
    hands.type("plan_amount", "much")
    QTest.keyClick(page.bar.amount, Qt.Key.Key_Return)
    assert "Amount: " in hands.words(hands.workspace.message)
    hands.type("plan_amount", "-1")
    QTest.keyClick(page.bar.amount, Qt.Key.Key_Return)
    assert "Amount: is at least 0." in hands.words(hands.workspace.message)
    hands.type("plan_amount", "450")
    QTest.keyClick(page.bar.amount, Qt.Key.Key_Return)
    assert hands.workspace.message.text == "Amount: $450."
    assert "At $450, tried." in hands.words(page.side) and places(page)[1] == "Ends here: $200 paid"
    # end-of-year money that has not come pays priority B, and comes back after the lock
    hands.type("plan_late", "1000")
    QTest.keyClick(page.bar.late, Qt.Key.Key_Return)
    assert "$1,000 is supposed at the end of the year" in hands.words(page.side)
    assert "No end-of-year money" not in places(page) and (page.park() or {})["typed"]["supposed"] == 1_000_00
    hands.click("plan_back")
    assert page.bar.late.text() == "" and "No end-of-year money" in places(page)
    # another year waits for what is not saved
    hands.click(f"plan_year_{YEAR + 1}")
    assert "Save or apply" in hands.words(hands.workspace.message) and page.desk.year == YEAR
    assert hands.find(QPushButton, f"plan_year_{YEAR}").isChecked() and not page.leave_safe()
    hands.click("plan_save")
    hands.type("what_if_name", "Less")
    hands.click("sheet_verb")
    assert page.leave_safe() and page.bar.order.currentText() == "Less"
    assert "“Less” is saved; the plan stays as it is." in hands.words(hands.workspace.message)
    hands.type("plan_amount", "460")
    QTest.keyClick(page.bar.amount, Qt.Key.Key_Return)
    hands.click("plan_save")
    hands.type("what_if_name", "less")
    hands.click("sheet_verb")
    assert "“less” is saved, in the place of the one before;" in hands.words(hands.workspace.message)
    hands.do("undo")
    hands.settle()
    hands.click("plan_compare")
    assert hands.find(QCheckBox, "compare_0").isChecked()
    found = hands.find(Grid, "compared")
    assert [each.label for each in found.table.columns] == [
        "Line",
        "FY 2026 as it stands",
        "What is tried now",
        "Less",
    ]
    hands.click("sheet_verb")
    hands.click("plan_charts")
    tables = [pane.view.accessibleDescription() for pane in page.charts.panes]
    assert "FY 2027, budget year" in tables[0] and "Priority A: " in tables[1]
    hands.click("plan_charts")
    # the plan itself is shown again, the kept order opened, applied, and taken back
    hands.choose("plan_order", "The plan as it stands")
    hands.settle()
    assert places(page)[0] == "A1 One"
    hands.choose("plan_order", "Less")
    hands.settle()
    assert places(page)[0].startswith("A1 (A3) Three")
    # from the list of what-ifs the plan is shown in that order
    hands.choose("plan_order", "The plan as it stands")
    hands.workspace.page.show_record("what_if", page.desk.saved[0][0])
    hands.settle()
    hands.click("what_if_in_plan")
    hands.settle()
    assert page.isVisible() and page.bar.order.currentText() == "Less" and "tried" in hands.words(page.side)
    hands.click("plan_apply")
    hands.click("sheet_verb")
    assert (
        places(page)[0] == "A1 Three · fifth quarter"
        and page.bar.order.currentText() == "The plan as it stands"
    )
    hands.do("undo")
    hands.wait(lambda: places(page)[0] == "A1 One")
    hands.click(f"plan_year_{YEAR + 2}")
    assert page.stack.currentWidget() is page._empty and "Nothing planned" in page.bar._years[YEAR + 2].text()
