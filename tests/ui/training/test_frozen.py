"""Orders and notices that went out: they show what they said, say why they stay so, and lead to what follows."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel, QLineEdit

from app.office import Office
from models.kinds import Kind, kind_named
from models.training.journeys import ArrivalNotice
from models.training.orders import IssuedOrder, OrderAmendment
from tests.models.training.family import LINE, STUDENT, TODAY
from tests.ui.driving import Hands, add_family, with_office
from ui.childsheet import RecordSheet

ISSUED = {"order_number": "BN-B-26-0101", "order_kind": "BASIC", "issued_on": TODAY, "wcn": "1420"}


def shown(hands: Hands, folder: Path, kind: type[Kind], values: Mapping[str, object]) -> RecordSheet:
    """The window with the sheet of one record of the complete student."""
    made: dict[str, int] = {}

    def fill(office: Office) -> None:
        family = add_family(office)
        made["student"], made["line"] = family[STUDENT], family[LINE]
        with office.change("Add") as work:
            given = {key: made.get(str(value), value) for key, value in values.items()}
            if kind is OrderAmendment:
                given["order_id"] = work.add(IssuedOrder, {"student_id": made["student"], **ISSUED})
            made["record"] = work.add(kind, {"student_id": made["student"], **given})

    with_office(folder, fill)
    hands.start(folder, on=TODAY)
    hands.unlock()
    hands.students.grid.setFocus()
    hands.settle()
    hands.students.pane.open_form(kind.spec.name, made["record"])
    hands.wait(hands.dialogs)
    return sheet(hands)


def sheet(hands: Hands) -> RecordSheet:
    found = hands.dialogs()[-1]
    assert isinstance(found, RecordSheet)
    return found


NOTICE = {"sent_on": TODAY, "training_line_id": "line", "flight_numbers": "BN 12", "dependents_count": 2}


def test_a_sent_notice_says_why_it_stays_and_only_the_answer_can_be_filled(
    hands: Hands, folder: Path
) -> None:
    opened = shown(hands, folder, ArrivalNotice, NOTICE)
    assert hands.text("frozen_why") == (
        "This notice went out on 01 May 2026 and stays as it was sent; news goes into an update."
    )
    assert hands.find(QLineEdit, "field_flight_numbers").isReadOnly()
    hands.type("field_acknowledged_on", "3 may 2026")
    hands.click("sheet_verb")
    hands.wait(lambda: not hands.dialogs())
    reader = hands.workspace.session.reader
    assert reader.get(ArrivalNotice, opened.form.record.id).acknowledged_on == date(2026, 5, 3)


def test_news_becomes_an_update_that_repeats_and_names_the_notice(hands: Hands, folder: Path) -> None:
    before = shown(hands, folder, ArrivalNotice, NOTICE).form.record
    hands.click("follow_up_0")
    hands.wait(lambda: hands.dialogs() and not sheet(hands).form.record.id)
    hands.type("field_flight_numbers", "BN 14")
    hands.type("field_sent_on", "2 may 2026")
    hands.click("sheet_verb")
    hands.wait(lambda: not hands.dialogs())
    reader = hands.workspace.session.reader
    student = before.stored["student_id"]
    assert isinstance(student, int)
    update = reader.children(ArrivalNotice, "student_id", student)[-1]
    assert (update.updates_id, update.flight_numbers, update.dependents_count) == (before.id, "BN 14", 2)
    assert update.training_line_id == before.stored["training_line_id"]
    assert reader.get(ArrivalNotice, before.id).flight_numbers == "BN 12"


@pytest.mark.parametrize(
    ("kind", "values", "button", "follows", "begins"),
    [
        (IssuedOrder, ISSUED, 0, "order_amendment", {"amendment_no": 1, "asked_on": TODAY}),
        (IssuedOrder, ISSUED, 1, "issued_order", {"order_number": "BN-B-26-0101", "issued_on": TODAY}),
        (OrderAmendment, {"entered_on": TODAY, "amendment_no": 2}, 0, "issued_order",
         {"order_kind": "AMENDMENT", "amendment_no": 2, "order_number": None, "report_date": None}),
    ],
)  # fmt: skip
def test_what_follows_a_frozen_order_names_it(
    hands: Hands, folder: Path, kind: type[Kind], values: dict[str, object], button: int, follows: str,
    begins: dict[str, object],
) -> None:  # fmt: skip
    frozen = shown(hands, folder, kind, values).form.record
    hands.click(f"follow_up_{button}")
    hands.wait(lambda: hands.dialogs() and not sheet(hands).form.record.id)
    new = sheet(hands).form.record
    assert type(new) is kind_named(follows)
    assert {key: new.get(key) for key in begins} == begins
    links = [new.stored.get(key) for key in ("order_id", "corrects_id", "amends_id")]
    assert [each for each in links if each] == [frozen.stored.get("order_id") or frozen.id]
    assert new.stored["student_id"] == frozen.stored["student_id"]
    assert not any(each.objectName() == "frozen_why" for each in sheet(hands).findChildren(QLabel))


def test_a_new_order_begins_with_nothing_that_it_is_compared_with(hands: Hands, folder: Path) -> None:
    with_office(folder, add_family)
    hands.start(folder, on=TODAY)
    hands.unlock()
    hands.students.grid.setFocus()
    hands.settle()
    hands.students.pane.open_form("issued_order", 0)
    hands.wait(hands.dialogs)
    assert set(sheet(hands).form.record.stored) == {"student_id", "wcn"}
