"""The exceptions register tells of everything out of the ordinary, and of nothing else."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from app import exceptions, offices
from app.errors import Refused
from app.exceptions import Sort
from app.office import Office
from app.reading import Cond, Query
from models.office.desk import Checklist, ChecklistAnswer, Override, PolicyRecord
from models.office.places import Country, Unit
from models.training.lines import TrainingLine
from models.training.people import Student
from models.training.vetting import HrVetting
from tests import support
from tests.support import TODAY, Hands, acting, add


def told(office: Office) -> list[tuple[Sort, str]]:
    return [(each.sort, each.sentence) for each in exceptions.register(office.reader)]


def policy(office: Office, key: str = "medical.exam_months") -> int:
    return office.reader.ids(Query(PolicyRecord, where=Cond("key", "=", key)))[0]


def change_policy(office: Office, record: int, **values: object) -> None:
    with office.change("Change policy") as work:
        work.set(PolicyRecord, record, values)


def test_an_ordinary_office_has_none(office: Office) -> None:
    unit = add(office, Unit)
    with office.change("Change") as work:
        work.set(Unit, unit, {"unit_remarks": "x"})
    office.undo()
    change_policy(office, policy(office), confirmed_on=TODAY, confirmed_by="Ada Quill")
    assert told(office) == []


def test_a_changed_policy_stands_until_it_is_as_it_came(office: Office) -> None:
    change_policy(office, policy(office), value="6")
    assert told(office) == [(Sort.POLICY, "medical.exam_months 6: Value 3 became 6.")]
    line = exceptions.register(office.reader)[0]
    assert (line.user, line.on, line.record) == ("Ada Quill", TODAY, ("policy_value", policy(office)))
    change_policy(office, policy(office), value="3")
    assert told(office) == []
    change_policy(office, policy(office), value="9")
    office.undo()
    assert told(office) == []


def test_policy_added_and_removed_by_the_office(office: Office) -> None:
    added = add(office, PolicyRecord, key="rule.MED-02.strength", value="warn")
    gone = policy(office)
    with office.change("Remove policy") as work:
        work.remove(PolicyRecord, gone)
    assert told(office) == [
        (Sort.POLICY, "medical.exam_months 3 (removed) was removed."),
        (Sort.POLICY, "rule.MED-02.strength warn was added by the office."),
    ]
    with office.change("Remove policy") as work:
        work.remove(PolicyRecord, added)
        work.put_back(PolicyRecord, gone)
    assert told(office) == []


def test_an_override_and_its_withdrawal(office: Office) -> None:
    student = add(office, Student)
    override = add(office, Override, subject_id=student, person="Ada Quill", reason="Cable 12", authority="The chief",
                   until_on=date(2026, 4, 1), second_person="Ben Hale")  # fmt: skip
    sentence = "VET-05 was set aside until 01 Apr 2026 with Ben Hale on the authority of The chief: Cable 12."
    assert told(office) == [(Sort.OVERRIDE, sentence)]
    assert exceptions.register(office.reader)[0].record == ("student", student)
    with office.change("Withdraw") as work:
        work.set(Override, override, {"withdrawn_on": date(2026, 3, 3)})
    assert told(office) == [(Sort.OVERRIDE, f"{sentence} It was withdrawn on 03 Mar 2026.")]
    with acting(office, "Cleo", "clerk"):
        assert told(office) == [], "the rule rests on vetting"


def test_a_waived_item_of_a_checklist(office: Office) -> None:
    with office.change("Answer") as work:
        checklist = work.add(Checklist, {"template": "screening", "edition": "2012"})
        work.add(ChecklistAnswer, {"checklist_id": checklist, "item_code": "7", "answer": "WAIVED", "note": "Cable 3",
                                   "checked_by": "Ben Hale", "checked_on": TODAY})  # fmt: skip
        work.add(ChecklistAnswer, {"checklist_id": checklist, "item_code": "8", "answer": "PASS"})
    assert told(office) == [(Sort.WAIVER, "Item 7 of a checklist was waived: Cable 3.")]


def test_a_granted_waiver(office: Office) -> None:
    line = add(office, TrainingLine, wcn="7A")
    with acting(office, "Ben Hale"), office.change("Change") as work:
        work.set(TrainingLine, line, {"waiver_ref": "DSCA 26-004"})
    assert told(office) == [(Sort.WAIVER, "Training line 7A rests on waiver DSCA 26-004.")]
    assert exceptions.register(office.reader)[0].user == "Ben Hale"


def test_a_sanction_set_aside_for_a_country(office: Office) -> None:
    country = office.reader.ids(Query(Country))[0]
    note = {"brooke_override_note": "State 26-11"}
    for role in ("clerk", "officer"):
        with acting(office, "Cleo", role):
            with (
                pytest.raises(Refused, match="may not fill Sanction override note"),
                office.change("Note") as work,
            ):
                work.set(Country, country, note)
            with office.change("Sanction") as work:
                work.set(
                    Country, country, {"brooke_sanction_from": date(2026, 1, 1 if role == "clerk" else 2)}
                )
    with acting(office, "Ben Hale", "chief"), office.change("Note") as work:
        work.set(Country, country, note)
    title = office.reader.get(Country, country).shown_title
    assert told(office) == [(Sort.OVERRIDE, f"IMT-20 was set aside for all students of {title}: State 26-11")]
    with acting(office, "Cleo", "clerk"), office.change("Note") as work:
        work.set(Country, country, {"brooke_override_note": None})
    assert told(office) == []


def test_a_restored_value(office: Office) -> None:
    vetting = add(office, HrVetting, student_id=add(office, Student), hr_reference="A")
    for values in ({"hr_reference": "B"}, {"hr_remarks": "changed"}):
        with office.change("Change") as work:
            work.set(HrVetting, vetting, values)
    history = office.reader.history(HrVetting, vetting)
    office.restore_value(HrVetting, vetting, "hr_reference", history[1].tick)
    office.restore_value(HrVetting, vetting, "hr_remarks", history[0].tick)
    title = office.reader.get(HrVetting, vetting).shown_title
    reference, remarks = (
        (Sort.RESTORED, f"{label} of {title} was restored from the history.")
        for label in ("Reference", "Remarks")
    )
    assert told(office) == [remarks, reference]
    with acting(office, "Cleo", "clerk"):
        assert told(office) == [reference]


def test_the_recovery_key(tmp_path: Path) -> None:
    made = offices.create(
        tmp_path / "B.sco", country="BN", name="ODC", user="Ada Quill", passphrase=support.PASSPHRASE, today=TODAY,
        rounds=support.ROUNDS, now=Hands(),
    )  # fmt: skip
    made.office.close()
    with offices.open_with_recovery(
        tmp_path / "B.sco", made.recovery_key, today=TODAY, now=Hands()
    ) as office:
        lines = exceptions.register(office.reader)
    assert [(each.sort, each.sentence, each.user) for each in lines] == [
        (Sort.KEY, "Recovery key used.", "Ada Quill")
    ]


@pytest.mark.parametrize(("back", "tells"), [(timedelta(seconds=30), False), (timedelta(hours=2), True)])
def test_a_clock_set_back_is_told_and_the_order_kept(
    office: Office, clock: Hands, back: timedelta, tells: bool
) -> None:
    clock.moment = datetime(2026, 3, 2, 12, tzinfo=UTC)
    unit = add(office, Unit, unit_remarks="first")
    clock.moment -= back
    with office.change("Change") as work:
        work.set(Unit, unit, {"unit_remarks": "second"})
    assert told(office) == tells * [
        (Sort.CLOCK, "The clock stood at 02 Mar 2026 10:00 UTC after 02 Mar 2026 12:00 UTC; "
         "the order of the entries is as they were saved.")
    ]  # fmt: skip
    assert [line.operation for line in office.reader.history(Unit, unit)] == ["Change", "Add"]
    assert office.verify().sound
    office.undo()
    assert office.reader.get(Unit, unit).unit_remarks == "first"


def test_a_day_counted_backwards_is_told(office: Office) -> None:
    add(office, Unit)
    office.move_to(TODAY - timedelta(days=2))
    add(office, Unit)
    office.move_to(TODAY)
    add(office, Unit)
    assert [sentence for _, sentence in told(office)] == [
        "The office counted 28 Feb 2026 after 02 Mar 2026; the order of the entries is as they were saved."
    ]


def test_it_can_be_read_where_the_office_can_only_be_read(office: Office) -> None:
    change_policy(office, policy(office), value="6")
    with support.reopen(office.folder) as second:
        assert not second.writable
        assert len(told(second)) == 1


def test_a_commands_waiver_stands_once_by_its_number(office: Office) -> None:
    values = {"command": "EUCOM", "waiver_no": "J5-0412", "granted_on": TODAY, "waiver_reason": "No line"}
    add(office, "ccmd_waiver", student_id=add(office, Student), **values)
    assert [sort for sort, _ in told(office)] == [Sort.WAIVER]
    assert told(office)[0][1].endswith("rests on waiver J5-0412.")
