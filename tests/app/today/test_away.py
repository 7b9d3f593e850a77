"""What slips during an absence, whose it is, and what can be done before leaving."""

from datetime import date, timedelta

import pytest

from app import decisions
from app.office import Office
from app.today import away
from app.today.duties import names_of
from tests import support
from tests.support import USER

TODAY = support.TODAY  # a Monday


def promise(office: Office, due: date, body: str = "Call") -> int:
    unit = support.add(office, "unit")
    return support.add(office, "note", subject_kind="unit", subject_id=unit, body=body, due_on=due)


def slips(office: Office, first: date, last: date) -> away.Absence:
    return away.absence(office.reader, first, last, names_of(office.reader, USER))


FIRST, LAST = TODAY + timedelta(days=14), TODAY + timedelta(days=25)  # Monday 16 to Friday 27 March


@pytest.mark.parametrize(
    ("due", "slips_", "after"),
    [
        (FIRST - timedelta(days=1), False, False),
        (FIRST, True, False),
        (LAST, True, False),
        (LAST + timedelta(days=1), True, True),
        (date(2026, 4, 1), True, True),  # the third working day after Friday the 27th
        (date(2026, 4, 2), False, False),
    ],
)
def test_the_range_and_the_lead_after_it(office: Office, due: date, slips_: bool, after: bool) -> None:
    promise(office, due)
    found = slips(office, FIRST, LAST)
    assert [each.after for each in found.all] == ([after] if slips_ else [])
    assert found.until == date(2026, 4, 1)
    assert found.words == "16 Mar 2026 – 27 Mar 2026"


def test_they_are_told_by_whose_they_are(office: Office) -> None:
    for who in ("", USER.upper(), "Ben"):
        note = promise(office, FIRST, f"Call {who}")
        if who:
            decisions.decide_duties(office, [("NOTE", "note", note)], "assigned", assigned_to=who)
    found = slips(office, FIRST, LAST)
    told = [[each.duty.assigned_to for each in group] for group in (found.mine, found.nobodys, found.others)]
    assert told == [[USER.upper()], [""], ["Ben"]]
    assert len(found.all) == 3


def test_what_can_be_done_before_leaving(office: Office) -> None:
    free, waiting = promise(office, FIRST, "Free"), promise(office, FIRST, "Waits")
    decisions.decide_duties(
        office, [("NOTE", "note", waiting)], "waiting", reason="The ministry", until=FIRST
    )
    words = {each.duty.note_id: each.words for each in slips(office, FIRST, LAST).all}
    assert words[free] == "due while away; can be done before leaving"
    assert words[waiting] == "due while away; waits until 16 Mar 2026"
    office.move_to(FIRST - timedelta(days=1))  # a Sunday
    words = {each.duty.note_id: each.words for each in slips(office, FIRST, LAST).all}
    assert words[free] == "due while away; no working day is left before leaving"


def test_what_comes_up_only_during_the_absence_is_told(office: Office) -> None:
    """A waiting that ends meanwhile makes no new duty; a rule that first speaks then does."""
    student = support.add(office, "student", names_in_san_on=None)
    support.add(
        office, "training_line", student_id=student, report_date=date(2026, 9, 1), end_date=date(2026, 12, 1)
    )
    today = {(each.subject, each.due_on) for each in office.reader.duties()}
    last = date(2026, 8, 20)
    found = slips(office, TODAY + timedelta(days=1), last)
    new = [each for each in found.all if (each.duty.subject, each.duty.due_on) not in today]
    assert {(each.duty.subject, each.duty.due_on) for each in found.all} >= {
        key for key in today if TODAY < key[1] <= last
    }
    assert all(each.why_not == "comes up only then" and not each.before for each in new)


def test_what_is_overdue_already_does_not_slip_again(office: Office) -> None:
    promise(office, TODAY - timedelta(days=1))
    assert slips(office, TODAY, LAST).all == ()
