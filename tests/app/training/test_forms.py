"""Which form clears a step, and what a new record begins with: of this training, not of an earlier one."""

from datetime import date

import pytest

from app.office import Office
from app.reading import Query
from app.training import forms
from models.training.journeys import ArrivalNotice, Briefing
from models.training.lines import TrainingLine
from models.training.orders import IssuedOrder, OrderAmendment
from models.training.people import Dependent
from models.training.results import Interview
from models.training.way import STEPS
from tests.app.complete import add_family
from tests.models.making import make
from tests.models.training.family import LINE, STUDENT

STEP = {each.key: each for each in STEPS}


@pytest.fixture
def made(office: Office) -> dict[int, int]:
    return add_family(office)


@pytest.mark.parametrize(
    ("born", "on", "told"),
    [
        ((date(2018, 7, 1),), date(2026, 6, 30), "7"),
        ((date(2018, 7, 1),), date(2026, 7, 1), "8"),
        ((date(2020, 2, 29),), date(2026, 2, 28), "5"),
        ((date(2020, 2, 29),), date(2026, 3, 1), "6"),
        ((date(2024, 1, 1), date(2015, 1, 1), None), date(2026, 1, 1), "11, 2"),
        ((), date(2026, 1, 1), ""),
    ],
)
def test_ages_are_those_on_the_day_of_arrival(born: tuple[date | None, ...], on: date, told: str) -> None:
    children = [make(Dependent, at + 1, date_of_birth=each) for at, each in enumerate(born)]
    assert forms.ages(children, on) == told


def test_the_newest_record_of_this_training_is_opened_and_none_of_an_earlier_one(
    office: Office, made: dict[int, int]
) -> None:
    reader, student = office.reader, made[STUDENT]
    with office.change("Earlier training") as work:
        program = reader.get(TrainingLine, made[LINE]).program_id
        earlier = work.add(TrainingLine, {
            "student_id": student, "program_id": program, "wcn": "0900", "line_status": "COMPLETED",
            "report_date": date(2022, 1, 5), "end_date": date(2022, 5, 5),
        })  # fmt: skip
        work.add(
            Interview,
            {"student_id": student, "training_line_id": earlier, "interviewed_on": date(2022, 6, 1)},
        )
    assert forms.form_of(reader, student, STEP["interviewed"]) == forms.Opens(
        "interview", 0, "interviewed_on"
    )
    with office.change("This one") as work:
        first, second = (
            work.add(Briefing, {"student_id": student, "training_line_id": made[LINE], "briefed_on": day})
            for day in (date(2026, 3, 2), date(2026, 2, 2))
        )
    assert forms.form_of(reader, student, STEP["briefed"]) == forms.Opens("briefing", first, "briefed_on")
    assert second != first
    assert forms.form_of(reader, student, STEP["training"]) == forms.Opens(
        "training_line", made[LINE], "line_status"
    )
    assert forms.form_of(reader, student, STEP["draft"]) == forms.Opens("student", student, "planned_ito_on")


def test_a_record_about_what_is_over_names_the_line_that_began(office: Office, made: dict[int, int]) -> None:
    reader, student = office.reader, made[STUDENT]
    with office.change("A language course before it") as work:
        line = reader.get(TrainingLine, made[LINE])
        begun = work.add(TrainingLine, {
            "student_id": student, "program_id": line.program_id, "wcn": line.wcn, "line_suffix": "B",
            "line_status": "IN_TRAINING", "report_date": date(2026, 1, 5), "end_date": date(2026, 6, 1),
        })  # fmt: skip
    assert forms.preset(reader, student, "unauthorized_absence") == {"training_line_id": begun}
    assert forms.preset(reader, student, "arrival_notice")["training_line_id"] == made[LINE]


def test_an_amendment_gets_the_next_number_of_the_standing_order(
    office: Office, made: dict[int, int]
) -> None:
    student = made[STUDENT]
    with office.change("Order") as work:
        wrong = work.add(
            IssuedOrder, {"student_id": student, "order_number": "A", "issued_on": date(2026, 2, 1)}
        )
        order = work.add(
            IssuedOrder,
            {"student_id": student, "order_number": "B", "issued_on": date(2026, 2, 1), "corrects_id": wrong},
        )
        work.add(OrderAmendment, {"student_id": student, "order_id": order, "amendment_no": 3})
    preset = forms.preset(office.reader, student, "order_amendment")
    assert preset == {"order_id": order, "amendment_no": 4, "asked_on": office.today}
    with office.change("It was issued") as work:
        asked = work.add(OrderAmendment, {"student_id": student, "order_id": order, "amendment_no": 4})
    assert forms.amendment_of(office.reader, student).record_id == asked
    with office.change("Issue both") as work:
        for each in office.reader.ids(Query(OrderAmendment)):
            work.set(OrderAmendment, each, {"issued_order_id": order})
    opens = forms.amendment_of(office.reader, student)
    assert opens == forms.Opens("order_amendment", 0, "amendment_reason")


def test_a_notice_after_one_that_was_sent_is_its_update(office: Office, made: dict[int, int]) -> None:
    told = {"student_id": made[STUDENT], "training_line_id": made[LINE], "carrier": "Air Bandaria"}
    with office.change("Send a notice") as work:
        sent = work.add(
            ArrivalNotice, told | {"sent_on": office.today, "dependents_count": 4, "childrens_ages": "7, 5"}
        )
    begins = forms.preset(office.reader, made[STUDENT], "arrival_notice")
    assert (begins["updates_id"], begins["carrier"]) == (sent, "Air Bandaria")
    assert begins["dependents_count"] == 0 and "childrens_ages" not in begins and "sent_on" not in begins
