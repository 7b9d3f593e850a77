"""Past keeping and Purges as two people use them: held, proposed, approved by another, carried out, certified."""

from datetime import date
from pathlib import Path

from PySide6.QtWidgets import QPushButton

from app import access, keeping, purging
from app.office import Office
from app.reading import Query
from models.training.people import Student
from tests import support
from tests.ui.driving import Hands, with_office
from tests.ui.office.screens import at, column, pick, shown
from tests.ui.test_accessible import nameless


def _ended(office: Office) -> None:
    for surname in ("ORUBA", "TARIM"):
        student = support.add(office, "student", surname=surname)
        support.add(
            office,
            "training_line",
            student_id=student,
            report_date=date(2014, 1, 5),
            end_date=date(2014, 6, 30),
        )
    support.add(office, "note", body="Sima Tarim called")


def test_two_people_erase_what_is_past_its_keeping(hands: Hands, folder: Path) -> None:
    with_office(folder, _ended)
    hands.open(folder)
    hands.do("past_keeping")
    screen = shown(hands, "Past keeping")
    assert column(screen, "Record") == ["ORUBA, Sima", "TARIM, Sima"]
    assert nameless(hands.window) == []
    hands.click("keeping_hold")
    hands.type("hold_reason", "Counsel, letter of 4 May")
    (sheet,) = hands.dialogs()
    sheet.verb.click()  # type: ignore[attr-defined]
    hands.settle()
    assert column(screen, "State") == ["Held", "May be erased"]
    assert not hands.find(QPushButton, "keeping_propose").isEnabled()

    pick(hands, screen, "TARIM")
    hands.click("keeping_propose")
    assert "1 student, 1 training line" in hands.text("propose_reach")
    assert hands.text("propose_named").startswith("1 other record names who would be erased, in its text.")
    (sheet,) = hands.dialogs()
    sheet.verb.click()  # type: ignore[attr-defined]
    hands.settle()
    assert column(screen, "State") == ["Held", "In a purge"]

    purges = at(hands, "Purges")
    assert not hands.find(QPushButton, "purge_approve").isEnabled()  # who proposed does not approve
    office = hands.workspace.session.office
    with support.acting(office, "Ben Hale", "admin"):
        hands.workspace.page.refresh()
        hands.settle()
        hands.click("purge_approve")
    assert column(purges, "State") == ["Approved"]
    hands.click("purge_named")
    (sheet,) = hands.dialogs()
    assert "1 other record names" in hands.text("named_said") and nameless(hands.window) == []
    assert hands.find(QPushButton, "named_open").isEnabled()
    sheet.reject()
    hands.settle()
    hands.click("purge_carry_out")
    assert nameless(hands.window) == [] and "1 other record names" in hands.text("carry_out_named")
    (sheet,) = hands.dialogs()
    sheet.verb.click()  # type: ignore[attr-defined]
    hands.settle()
    (preview,) = hands.dialogs()
    assert "purge_certificate_PURGE-2026-0001.pdf" in hands.words(preview)
    preview.reject()
    assert column(purges, "State") == ["Carried out"]
    assert [each.title for each in keeping.past_keeping(office.reader)] == ["ORUBA, Sima"]
    assert purging.state_of(purging.purges(office.reader)[0]) == "carried out"
    exceptions = at(hands, "Exceptions")
    pick(hands, exceptions, "PURGE-2026-0001 erased")
    hands.click("exception_open")
    assert shown(hands, "Purges") is purges

    students = hands.students
    students.pane.show_record(office.reader.ids(Query(Student))[0])
    hands.settle()
    hands.do("person_report")
    (preview,) = hands.dialogs()
    assert "person_report_ORUBA" in hands.words(preview)
    preview.reject()
    hands.settle()
    logged = next(line for line in access.lines(office.reader.connection))
    assert (logged.action, logged.kind, logged.detail) == ("revealed", "student", "person report")
