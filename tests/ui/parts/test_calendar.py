"""The calendar: days in words, keys, the day's list, the same as a table; it knows nothing of what it shows."""

from datetime import date, timedelta

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from ui.parts.calendar import CalendarView, Item
from ui.parts.days import MAY_BREAK, Days, _breaking, month_on
from ui.parts.sentences import Sentences
from ui.theme import Theme

TODAY = date(2026, 11, 28)
ITEMS = (
    Item(date(2026, 11, 25), "Overdue", "NAWASTI: arrival data", "blocked", ("student", 7)),
    Item(TODAY, "Due", "TARQANI: bio data", "due", ("student", 8)),
    *(Item(date(2026, 12, 2), "Due", f"Visitor {n}", "due", ("contact", n)) for n in range(12)),
)
OFF = {date(2026, 11, 26): "Thanksgiving Day (U.S.)"} | {
    day: "Weekend" for day in (TODAY + timedelta(days=n) for n in range(-60, 60)) if day.weekday() in (5, 6)
}


@pytest.fixture
def view(qtbot: QtBot) -> CalendarView:
    made = CalendarView("Calendar of duties", "duty", "duties")
    qtbot.addWidget(made)
    made.show_items(ITEMS, OFF, TODAY)
    made.resize(1000, 560)
    with qtbot.waitExposed(made):
        made.show()
    made.grid.setFocus()
    return made


def title(view: CalendarView) -> str:
    return view._title.text()


def said(view: CalendarView, day: date) -> str:
    role = int(Qt.ItemDataRole.AccessibleTextRole)
    return str(view.days.data(view.days.place_of(day), role))


def test_a_day_says_its_date_why_it_is_off_and_what_is_on_it(view: CalendarView) -> None:
    assert said(view, TODAY) == "Saturday 28 Nov 2026, today, Weekend, 1 item; Due: TARQANI: bio data"
    assert said(view, date(2026, 11, 26)) == "Thursday 26 Nov 2026, Thanksgiving Day (U.S.), nothing"
    assert said(view, date(2026, 12, 2)).startswith("Wednesday 02 Dec 2026, 12 items; Due: Visitor 0; ")
    heads = [view.days.headerData(n, Qt.Orientation.Horizontal) for n in range(7)]
    assert heads == ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]


def test_a_list_that_says_the_same_keeps_its_place(view: CalendarView) -> None:
    busy = date(2026, 12, 2)
    view.go_to(busy)
    view.list.setCurrentRow(7)
    view.show_items(ITEMS, OFF, TODAY)
    assert (view.day, view.list.currentRow(), view.list.count()) == (busy, 7, 12)
    view.show_items(ITEMS[:-1], OFF, TODAY)
    assert view.list.count() == 11
    view.show_items(ITEMS[:-1], OFF | {busy: "Closed"}, TODAY)
    assert view._day.text() == "Wednesday 02 Dec 2026 · Closed"


@pytest.mark.parametrize(
    ("key", "day", "shown"),
    [
        (Qt.Key.Key_Left, date(2026, 11, 27), "Nov 2026"),
        (Qt.Key.Key_Right, date(2026, 11, 29), "Nov 2026"),
        (Qt.Key.Key_Up, date(2026, 11, 21), "Nov 2026"),
        (Qt.Key.Key_Down, date(2026, 12, 5), "Dec 2026"),
        (Qt.Key.Key_PageDown, date(2026, 12, 28), "Dec 2026"),
        (Qt.Key.Key_PageUp, date(2026, 10, 28), "Oct 2026"),
    ],
)
def test_keys_go_by_day_week_and_month(
    qtbot: QtBot, view: CalendarView, key: Qt.Key, day: date, shown: str
) -> None:
    qtbot.keyClick(view.grid, key)
    assert (view.day, title(view)) == (day, shown)
    assert view._day.text().endswith(" · Weekend") is (day in OFF)
    qtbot.keyClick(view.grid, Qt.Key.Key_Home)
    assert view.day == TODAY


def test_a_year_of_arrow_keys_shows_every_day_once(qtbot: QtBot, view: CalendarView) -> None:
    for number in range(1, 380):
        qtbot.keyClick(view.grid, Qt.Key.Key_Right)
        assert view.day == TODAY + timedelta(days=number)


def test_enter_goes_into_the_days_list_and_opens_a_record(qtbot: QtBot, view: CalendarView) -> None:
    opened: list[tuple[str, object]] = []
    view.opened.connect(lambda kind, record: opened.append((kind, record)))
    qtbot.keyClick(view.grid, Qt.Key.Key_Return)
    assert view.list.hasFocus() and view.list.count() == 1
    assert view.list.accessibleName() == "Saturday 28 Nov 2026 · Weekend: 1 duty"
    qtbot.keyClick(view.list, Qt.Key.Key_Return)
    assert opened == [("student", 8)]


def test_a_day_without_anything_says_so(qtbot: QtBot, view: CalendarView) -> None:
    view.go_to(date(2026, 11, 26))
    assert [view.list.item(at).text() for at in range(view.list.count())] == ["No duty on this day."]
    assert view._day.text() == "Thursday 26 Nov 2026 · Thanksgiving Day (U.S.)"


def test_a_week_is_one_row_and_pages_by_weeks(qtbot: QtBot, view: CalendarView) -> None:
    qtbot.mouseClick(view.findChild(QPushButton, "calendar_week"), Qt.MouseButton.LeftButton)
    assert view.days.rowCount() == 1 and title(view) == "23 Nov 2026 – 29 Nov 2026"
    view.grid.setFocus()
    qtbot.keyClick(view.grid, Qt.Key.Key_PageDown)
    assert view.day == date(2026, 12, 5) and title(view) == "30 Nov 2026 – 06 Dec 2026"
    qtbot.mouseClick(view.findChild(QPushButton, "calendar_month"), Qt.MouseButton.LeftButton)
    assert title(view) == "Dec 2026"


def test_weeks_begin_after_the_countrys_weekend(view: CalendarView) -> None:
    view.show_items(ITEMS, OFF, TODAY, first_weekday=6)
    heads = [view.days.headerData(n, Qt.Orientation.Horizontal) for n in range(7)]
    assert heads[0] == "Sun" and view.days.first == date(2026, 11, 1)


def test_the_same_stands_in_a_table(qtbot: QtBot, view: CalendarView) -> None:
    qtbot.mouseClick(view.findChild(QPushButton, "calendar_switch"), Qt.MouseButton.LeftButton)
    table = view.table.table
    rows = [tuple(table.data(table.index(row, at)) for at in range(3)) for row in range(table.rowCount())]
    assert rows[0] == ("Wednesday 25 Nov 2026", "Overdue", "NAWASTI: arrival data")
    assert (
        len(rows) == 2 and len(view.days.items[date(2026, 12, 2)]) == 12
    )  # the grid has them, December counts them
    assert table.headerData(1, Qt.Orientation.Horizontal) == "State"
    assert view.table.isVisible() and view.table.accessibleName() == "Calendar of duties, table"
    opened: list[tuple[str, object]] = []
    view.opened.connect(lambda kind, record: opened.append((kind, record)))
    view.table.setFocus()
    qtbot.keyClick(view.table, Qt.Key.Key_Return)
    assert opened == [("student", 7)]


def test_days_off_are_shaded_in_every_theme(qtbot: QtBot, view: CalendarView) -> None:
    for look in ("light", "dark"):
        Theme.current().choose(look)  # type: ignore[arg-type]
        view.go_to(date(2026, 11, 18))
        picture = view.grid.viewport().grab().toImage()
        colours = []
        for day in (date(2026, 11, 17), date(2026, 11, 21)):
            box = view.grid.visualRect(view.days.place_of(day))
            ratio = picture.devicePixelRatio()
            colours.append(
                QColor(picture.pixel(round(box.center().x() * ratio), round((box.bottom() - 4) * ratio)))
            )
        assert colours[0] != colours[1]


@pytest.mark.parametrize(
    ("day", "step", "then"),
    [
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2026, 12, 15), 1, date(2027, 1, 15)),
        (date(2026, 1, 15), -1, date(2025, 12, 15)),
        (date(2024, 3, 31), -1, date(2024, 2, 29)),
    ],
)
def test_a_month_on_keeps_the_day_where_there_is_one(day: date, step: int, then: date) -> None:
    assert month_on(day, step) == then


def test_the_model_keeps_qts_rules(qtmodeltester: object) -> None:
    days = Days()
    days.show(date(2026, 11, 1), 6, 11)
    qtmodeltester.check(days)  # type: ignore[attr-defined]


@pytest.mark.parametrize("width", [180, 260, 420])
def test_a_sentence_is_never_cut_whatever_the_width(qtbot: QtBot, width: int) -> None:
    """Qt's own measure forgets the padding, so that the last line of some sentences was cut."""
    made = Sentences("news", "What changed")
    qtbot.addWidget(made)
    texts = [" ".join(["Record coverage and visas:", *["TARQANI, Sahim;"] * n]) for n in range(12)]
    made.addItems(texts)
    made.resize(width, 300)
    with qtbot.waitExposed(made):
        made.show()
    metrics = made.fontMetrics()
    narrowest = made.viewport().width() - 16 - 8
    for at, text in enumerate(texts):
        box = made.visualItemRect(made.item(at))
        needed = metrics.boundingRect(QRect(0, 0, narrowest, 9999), Qt.TextFlag.TextWordWrap, text).height()
        assert box.height() >= needed and box.width() <= made.viewport().width()


def test_a_word_wider_than_a_day_is_broken_and_no_other(view: CalendarView) -> None:
    metrics = view.grid.fontMetrics()
    width = metrics.horizontalAdvance("Approved")
    told = _breaking("Approved Maintenance of it", width, metrics)
    assert told.startswith("Approved Mai") and told.endswith(" of it") and told.count(MAY_BREAK) == 1
    assert all(metrics.horizontalAdvance(each) <= width for each in told.replace(MAY_BREAK, " ").split())
