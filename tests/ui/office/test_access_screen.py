"""The access log as an inspector reads it, and the way to it from a person."""

import csv
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QLabel, QPushButton

from app import access
from app.office import Office
from tests import support
from tests.ui.driving import Hands, with_office
from tests.ui.office.screens import at, choose, column, day, lines, pick, search, shown
from tests.ui.test_accessible import nameless


def _look(office: Office) -> None:
    oruba = support.add(office, "student", surname="ORUBA")
    tarim = support.add(office, "student", surname="TARIM")
    passport = support.add(office, "passport", student_id=oruba)
    with support.acting(office, "Ben Hale"):
        office.log("revealed", kind="passport", record_id=passport, detail="passport_no")
        office.log("viewed", kind="student", record_id=tarim)


@pytest.fixture
def opened(hands: Hands, folder: Path) -> Hands:
    with_office(folder, _look)
    hands.open(folder)
    return hands


def test_it_says_who_did_what_with_which_record(opened: Hands) -> None:
    screen = at(opened, "Access log")
    assert lines(screen)[0][1:3] == [support.USER, "Opened"]
    pick(opened, screen, "TARIM")
    assert "Ben Hale viewed: Student TARIM" in opened.text("screen_story")
    opened.wait(lambda: opened.find(QLabel, "screen_sum").text().endswith("newest first"))
    assert "Chain proven" in opened.words(screen)
    assert nameless(opened.window) == []


def test_it_is_narrowed_by_person_act_day_and_words(opened: Hands) -> None:
    screen = at(opened, "Access log")
    choose(opened, "log_user", "Ben Hale")
    assert column(screen, "What") == ["Viewed", "Revealed"]
    choose(opened, "log_action", "Revealed")
    assert column(screen, "Detail") == ["passport_no"]
    choose(opened, "log_action", "Everything")
    day(opened, "log_since", "1 jan 2100")
    assert lines(screen) == [] and "Nothing matches" in opened.words(screen)
    day(opened, "log_since", "")
    search(opened, "tarim")
    assert column(screen, "Record") == ["Student TARIM, Sima"]


def test_who_looked_at_this_person_is_asked_from_the_person(opened: Hands) -> None:
    page = opened.students
    page.show_record("student", next(each for each in page.grid.table.ids if "ORUBA" in _title(opened, each)))
    opened.settle()
    page.pane.show_tab("History")
    opened.click("who_looked")
    screen = shown(opened, "Access log")
    assert column(screen, "What") == ["Revealed"], "the passport is the person's too"
    only = opened.find(QPushButton, "log_only")
    assert only.text() == "Only about Student ORUBA, Sima"
    opened.click("log_only")
    assert len(lines(screen)) > 3
    pick(opened, screen, "TARIM")
    opened.click("log_record")
    assert column(screen, "Who") == ["Ben Hale"]
    opened.click("log_open")
    assert opened.workspace.page.tab.label == "Students"


def _title(hands: Hands, record_id: int) -> str:
    return hands.workspace.session.reader.titles("student", [record_id])[record_id]


def test_exporting_it_is_a_line_of_it(opened: Hands, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    screen = at(opened, "Access log")
    choose(opened, "log_user", "Ben Hale")
    target = tmp_path / "log.csv"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    opened.do("export")
    rows = list(csv.reader(target.read_text("utf-8-sig").splitlines()))
    assert sum("Ben Hale" in row for row in rows) == 2
    choose(opened, "log_user", "Everybody")
    screen.refresh()
    opened.settle()
    assert lines(screen)[0][2] == "Exported"


def test_a_changed_line_is_told(hands: Hands, folder: Path) -> None:
    def change(office: Office) -> None:
        _look(office)
        with office.transaction() as connection:
            connection.execute("DROP TRIGGER access_log_fixed")
            connection.execute("UPDATE access_log SET content = replace(content, 'Ben Hale', 'Somebody')")

    with_office(folder, change)
    hands.open(folder)
    screen = at(hands, "Access log")
    hands.wait(lambda: "does not follow the line before it" in hands.words(screen))


def test_a_clerk_sees_his_own_lines(hands: Hands, folder: Path) -> None:
    from app import users
    from tests.ui.office.test_sheets import SECRET
    from ui.unlock import UnlockPage

    with_office(folder, lambda office: users.add_user(office, "Cleo", "clerk", SECRET, rounds=support.ROUNDS))
    with_office(folder, _look)
    hands.start(folder)
    page = hands.window.findChild(UnlockPage)
    assert page is not None
    page._user.setCurrentText("Cleo")
    hands.unlock(SECRET)
    screen = at(hands, "Access log")
    assert set(column(screen, "Who")) == {"Cleo"}
    assert hands.text("log_whose") == "The lines of Cleo alone."


def test_a_hundred_thousand_lines_are_read_a_page_at_a_time(hands: Hands, folder: Path) -> None:
    def fill(office: Office) -> None:
        start, count = datetime(2026, 3, 2, tzinfo=UTC), 100_000
        content = (
            access.canonical({"action": "viewed", "at": round((start + timedelta(seconds=n)).timestamp() * 1000),
                              "detail": "", "kind": "student", "record": n + 1, "user": f"User {n % 9}"})
            for n in range(count)
        )  # fmt: skip
        with office.transaction() as connection:
            connection.executemany(
                "INSERT INTO access_log (record_id, content, hash) VALUES (1, ?, '')",
                ((each,) for each in content),
            )

    with_office(folder, fill)
    hands.open(folder)
    screen = at(hands, "Access log")
    asked: list[int] = []
    read = access.page
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(
            access, "page", lambda reader, places: asked.append(len(places)) or read(reader, places)
        )
        assert len(screen.grid.table.ids) > 100_000
        screen.grid.go_to_row(90_000)
        screen.grid.grab()
        choose(hands, "log_user", "User 3")
        assert len(screen.grid.table.ids) == 11_111
        assert asked and max(asked) <= 64
