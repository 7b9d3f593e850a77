"""What differs between two days, as somebody who comes back reads it."""

from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLineEdit

from models.training.passports import Passport
from models.training.people import Student
from tests import support
from tests.ui.driving import Hands
from tests.ui.office.screens import at, choose, column, day, lines, pick, search, shown
from tests.ui.test_accessible import nameless

TODAY = support.TODAY + timedelta(days=21)


@pytest.fixture
def opened(hands: Hands, folder: Path) -> Hands:
    """A student renamed and another come three days ago, a third removed yesterday."""
    with support.reopen(folder) as office:
        first = support.add(office, "student", surname="ORUBA")
        gone = support.add(office, "student", surname="VANISH")
    with support.reopen(folder, today=TODAY - timedelta(days=3)) as office:
        with support.acting(office, "Ben Hale"), office.change("Rename") as work:
            work.set(Student, first, {"surname": "TARIM"})
            work.add(Passport, {"student_id": first, "passport_no": "P123456"})
        support.add(office, "student", surname="NEWCOMER")
    with support.reopen(folder, today=TODAY - timedelta(days=1)) as office, office.change("Remove") as work:
        work.remove(Student, gone)
    hands.start(folder, on=TODAY)
    hands.unlock()
    hands.do("compare_days")
    return hands


def test_a_week_back_is_compared_at_first(opened: Hands) -> None:
    screen = shown(opened, "Between two days")
    assert opened.find(QLineEdit, "between_from").text() == "16 Mar 2026"
    told = {(line[0].split(",")[0], line[1], line[2], line[3], line[4][:5]) for line in lines(screen)}
    assert ("TARIM", "Changed", "Surname", "ORUBA", "TARIM") in told
    assert ("NEWCOMER", "Added") in {each[:2] for each in told}
    assert ("VANISH", "Removed") in {each[:2] for each in told}
    assert "P123456" not in str(lines(screen))
    assert nameless(opened.window) == []


def test_other_days_are_typed(opened: Hands) -> None:
    screen = shown(opened, "Between two days")
    day(opened, "between_from", "-2")
    assert [line[0].split(",")[0] for line in lines(screen)] == ["VANISH"]
    day(opened, "between_to", "-1")
    day(opened, "between_from", "-1")
    assert "The first day lies before the second" in opened.workspace.message.text
    day(opened, "between_from", "1 mar 2026")
    day(opened, "between_to", "1 mar 2026")
    day(opened, "between_from", "28 feb 2026")
    assert "Nothing differs between 28 Feb 2026 and 01 Mar 2026" in opened.words(screen)
    day(opened, "between_from", "someday")
    assert "is not a date" in opened.workspace.message.text


def test_it_is_narrowed_by_kind_person_and_words_and_opens_the_record(opened: Hands) -> None:
    screen = shown(opened, "Between two days")
    choose(opened, "between_kind", "Passports")
    assert column(screen, "Person") == ["TARIM, Sima"]
    choose(opened, "between_kind", "Every kind")
    choose(opened, "between_person", "TARIM, Sima")
    assert set(column(screen, "Kind")) == {"Passport", "Student"}
    choose(opened, "between_person", "Everybody")
    search(opened, "ben")
    assert set(column(screen, "Who")) == {"Ben Hale"}
    pick(opened, screen, "ORUBA")
    assert "Student TARIM, Sima: Surname ORUBA → TARIM (Ben Hale, 20 Mar 2026)" in opened.text("screen_story")
    opened.click("between_open")
    assert opened.workspace.page.tab.label == "Students"
    opened.wait(lambda: opened.text("record_name").startswith("TARIM"))


def test_it_is_drawn_as_shown(opened: Hands) -> None:
    at(opened, "Between two days")
    opened.do("print_list")
    assert "code" in opened.words(opened.dialogs()[0])
