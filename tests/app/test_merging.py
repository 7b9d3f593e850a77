"""Two records made one: values as decided, everything that belongs moves, the loser leads to the winner, one undo."""

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from app import attachments, decisions, merging, mirror, people
from app.documents import papers_of
from app.errors import NotFound, Refused, Usage
from app.journal.proof import prove, state_hash
from app.merging import Take
from app.mirror import Source
from app.office import Office
from app.reading import Query
from app.store import records
from models.kinds import Kind, Status
from models.office.desk import Document, DutyAct, Mirrored, Note, SamePerson
from models.office.merges import Merged, ToldApart
from models.office.places import Contact, Country, Unit
from models.training.health import MedicalRecord
from models.training.lines import TrainingLine
from models.training.passports import Passport
from models.training.people import Dependent, Student
from models.training.programs import TrainingProgram
from tests import support
from tests.app import whole
from tests.support import acting


def pair(office: Office, kind: type[Kind], first: dict[str, Any], second: dict[str, Any]) -> tuple[int, int]:
    """Two records; the second is written a day later."""
    winner = support.add(office, kind, **first)
    with office.change("Later", today=office.today + timedelta(days=1)) as work:
        loser = support.add_in(work, kind, **second)
    return winner, loser


def sound(office: Office) -> bool:
    proof = prove(office.writer)
    kept, fresh = whole.kept(office.writer, office.today), whole.evaluated(office.writer, office.today)
    return (
        proof.sound
        and not whole.stale_derived(office.writer)
        and kept == fresh
        and not whole.search_differs(office)
    )


def test_side_by_side_each_value_is_proposed_with_a_reason(office: Office) -> None:
    winner, loser = pair(
        office, Contact,
        {"surname": "DOE", "first_name": "Jon", "email": None, "phone": "1", "contact_remarks": "Tall."},
        {"surname": "DOE", "first_name": "John", "email": "j@x", "phone": None, "contact_remarks": "Plays chess."},
    )  # fmt: skip
    seen = merging.compare(office.reader, Contact, winner, loser)
    by_key = {each.key: each for each in seen.pairs}
    assert by_key["email"].take is Take.LOSER and "empty" in by_key["email"].why
    assert by_key["phone"].take is Take.WINNER and "empty" in by_key["phone"].why
    assert by_key["first_name"].take is Take.LOSER
    assert by_key["first_name"].why == f"Newer: written 03 Mar 2026 by {support.USER}, the other 02 Mar 2026."
    assert by_key["contact_remarks"].take is Take.BOTH
    assert by_key["contact_remarks"].value(Take.BOTH) == "Tall.\n\nPlays chess."
    assert "Surname" in seen.same


def test_what_was_decided_is_what_stands(office: Office) -> None:
    winner, loser = pair(
        office, Contact, {"surname": "DOE", "phone": "1", "role": "Clerk"},
        {"surname": "DOE", "phone": "2", "role": "Chief"},
    )  # fmt: skip
    merging.merge(office, Contact, winner, loser, takes={"phone": Take.WINNER}, reason="Same desk.")
    row = office.reader.get(Contact, winner)
    assert (row.phone, row.role) == ("1", "Chief")
    assert office.reader.get(Contact, loser).row_status is Status.REMOVED
    with pytest.raises(Usage):
        merging.compare(office.reader, Contact, winner, winner)


def test_both_is_for_long_texts_only(office: Office) -> None:
    winner, loser = pair(office, Contact, {"phone": "1"}, {"phone": "2"})
    with pytest.raises(Usage, match="cannot hold both"):
        merging.merge(office, Contact, winner, loser, takes={"phone": Take.BOTH})
    with pytest.raises(Usage, match="no field"):
        merging.merge(office, Contact, winner, loser, takes={"fax": Take.LOSER})


def test_everything_that_belongs_to_the_loser_moves(office: Office, tmp_path: Path) -> None:
    winner, loser = pair(office, Student, {"surname": "DOE"}, {"surname": "DOHE"})
    scan = tmp_path / "scan.txt"
    scan.write_text("a scan")
    with office.change("Add") as work:
        passport = support.add_in(work, Passport, student_id=loser)
        in_bin = support.add_in(work, MedicalRecord, student_id=loser)
        note = support.add_in(work, Note, subject_kind="student", subject_id=loser, due_on=date(2026, 5, 1))
        paper = work.add(
            Document, {"subject_kind": "student", "subject_id": loser, "code": "ABC", "title": "Draft"}
        )
        same = support.add_in(work, Contact)
    with office.change("Bin") as work:
        work.remove(MedicalRecord, in_bin)
    attachment = attachments.attach(office, Student, loser, scan)
    decided = decisions.decide_duty(office, "MED-01", Student, loser, "assigned", assigned_to="Ben")
    rows = office.reader.get(Student, loser), office.reader.get(Contact, same)
    people.confirm(office, *rows, same=True, reason="Same passport.")
    seen = merging.compare(office.reader, Student, winner, loser)
    assert set(seen.moves.words()) == {"1 passport", "1 note", "1 attachment", "1 duty decision"}

    merging.merge(office, Student, winner, loser)
    assert office.reader.get(Passport, passport).student_id == winner
    assert office.reader.get(MedicalRecord, in_bin).student_id == winner
    assert office.reader.get(Note, note).subject_id == winner
    assert office.reader.get(DutyAct, decided).subject_id == winner
    assert [each.id for each in attachments.attachments_of(office.reader, winner)] == [attachment]
    assert people.answers(office.reader, winner) == {same: True}
    assert office.reader.get(Document, paper).subject_id == loser, "what is append-only was rewritten"
    assert [each.id for each in papers_of(office.reader, Student, winner)] == [paper]
    with office.change("Put back") as work:
        work.put_back(MedicalRecord, in_bin)
    assert [duty.record_id for duty in office.reader.duties() if duty.finding.rule == "NOTE"] == [winner]
    assert sound(office)


def test_one_undo_brings_everything_back_and_redo_does_it_again(office: Office, tmp_path: Path) -> None:
    winner, loser = pair(office, Student, {"surname": "DOE"}, {"surname": "DOHE", "remarks": "x"})
    with office.change("Add") as work:
        support.add_in(work, Passport, student_id=loser)
        support.add_in(work, Note, subject_kind="student", subject_id=loser)
    before, tables = state_hash(office.writer), whole.tables(office.writer)
    merging.merge(office, Student, winner, loser)
    after = state_hash(office.writer)
    assert office.undoable() == "Merge two students"
    office.undo()
    assert state_hash(office.writer) == before
    assert whole.tables(office.writer) == tables
    assert office.reader.lookup(Student, "DOHE, Sima").id == loser
    assert sound(office)
    office.redo()
    assert state_hash(office.writer) == after
    assert office.reader.lookup(Student, "DOHE, Sima").id == winner
    assert sound(office)


def test_the_loser_is_found_by_name_number_id_and_search(office: Office) -> None:
    winner, loser = pair(
        office, Student,
        {"surname": "DOE", "country_service_number": "A-1"},
        {"surname": "OTHERNAME", "country_service_number": "B-2"},
    )  # fmt: skip
    third = support.add(office, Student, surname="THIRD", country_service_number="C-3")
    merging.merge(
        office,
        Student,
        winner,
        loser,
        takes=dict.fromkeys(("surname", "country_service_number"), Take.WINNER),
    )
    reader = office.reader
    for asked in ("OTHERNAME", "OTHERNAME, Sima", "b2", str(loser)):
        assert reader.lookup(Student, asked).id == winner
    assert reader.lookup(Student, str(loser), follow=False).id == loser
    assert [hit.record_id for hit in reader.find("othern")] == [winner]
    assert reader.ids(Query(Student, text="othername")).tolist() == [winner]
    assert reader.standing(Student, loser) == winner
    assert [row.id for row in reader.merged_into(Student, winner)] == [loser]

    merging.merge(office, Student, third, winner, takes={"surname": Take.WINNER})
    assert reader.lookup(Student, "OTHERNAME").id == third
    assert [hit.record_id for hit in reader.find("othername")] == [third]
    assert sorted(row.id for row in reader.merged_into(Student, third)) == [winner, loser]
    assert any(
        "merged DOE, Sima into this student" in line.sentence for line in reader.history(Student, third)
    )
    assert sound(office)


def test_a_loser_that_is_put_back_stands_for_itself(office: Office) -> None:
    winner, loser = pair(office, Contact, {"surname": "DOE"}, {"surname": "OTHERNAME"})
    merging.merge(office, Contact, winner, loser, takes={"surname": Take.WINNER})
    with office.change("Put back") as work:
        work.put_back(Contact, loser)
    assert office.reader.standing(Contact, loser) == loser
    assert office.reader.lookup(Contact, "OTHERNAME").id == loser
    assert [hit.record_id for hit in office.reader.find("othername")] == [loser]
    assert sound(office)


def test_sensitive_numbers_of_the_loser_lead_to_the_winner_by_the_whole_value(office: Office) -> None:
    with office.change("Add") as work:
        student = support.add_in(work, Student)
        winner = support.add_in(work, Passport, passport_no="P100", student_id=student)
        loser = support.add_in(work, Passport, passport_no="P200", student_id=student)
    merging.merge(office, Passport, winner, loser, takes={"passport_no": Take.WINNER})
    assert [hit.record_id for hit in office.reader.find("p200")] == [winner]
    assert office.reader.find("p20") == []


def test_children_that_say_the_same_become_one(office: Office) -> None:
    country = office.reader.ids(Query(Country))[0]
    values = {"country_id": country, "program_label": "IMET-1"}
    winner, loser = pair(
        office, TrainingProgram, {**values, "fiscal_year": 2026}, {**values, "fiscal_year": 2027}
    )
    with office.change("Add") as work:
        mine = support.add_in(work, TrainingLine, program_id=winner, wcn="0101", report_date=None)
        same = support.add_in(work, TrainingLine, program_id=loser, wcn="0101", course_title="Captains")
        other = support.add_in(work, TrainingLine, program_id=loser, wcn="0102")
        note = support.add_in(work, Note, subject_kind="training_line", subject_id=same)
    before = state_hash(office.writer)
    merging.merge(office, TrainingProgram, winner, loser)
    line = office.reader.get(TrainingLine, mine)
    assert (line.course_title, line.report_date) == ("Captains", date(2026, 6, 1))
    assert office.reader.get(TrainingLine, same).row_status is Status.REMOVED
    assert office.reader.get(TrainingLine, other).program_id == winner
    assert office.reader.get(Note, note).subject_id == mine
    assert office.reader.standing(TrainingLine, same) == mine
    assert sound(office)
    office.undo()
    assert state_hash(office.writer) == before


def test_children_that_contradict_each_other_are_named_and_nothing_moves(office: Office) -> None:
    country = office.reader.ids(Query(Country))[0]
    values = {"country_id": country, "program_label": "IMET-1"}
    winner, loser = pair(
        office, TrainingProgram, {**values, "fiscal_year": 2026}, {**values, "fiscal_year": 2027}
    )
    with office.change("Add") as work:
        mine = support.add_in(work, TrainingLine, program_id=winner, wcn="0101", course_title="Majors")
        other = support.add_in(work, TrainingLine, program_id=loser, wcn="0101", course_title="Captains")
    (clash,) = merging.compare(office.reader, TrainingProgram, winner, loser).moves.clashes
    assert clash.records == (mine, other)
    assert "Course title" in clash.sentence
    before = state_hash(office.writer)
    with pytest.raises(Refused, match="Course title"):
        merging.merge(office, TrainingProgram, winner, loser)
    assert state_hash(office.writer) == before


def test_who_cannot_see_the_whole_does_not_merge(office: Office) -> None:
    winner, loser = pair(office, Student, {}, {})
    contacts = pair(office, Contact, {}, {})
    with acting(office, "Cleo", "clerk"):
        assert not merging.mergeable(office.reader, Student)
        with pytest.raises(Refused, match="does not see everything"):
            merging.merge(office, Student, winner, loser)
        assert merging.mergeable(office.reader, Contact)
        merging.merge(office, Contact, *contacts)
    with acting(office, "Vic", "viewer"):
        assert not merging.mergeable(office.reader, Contact)


@pytest.mark.parametrize("kind", [Note, Document, Merged])
def test_what_is_kept_beside_the_records_is_not_merged(office: Office, kind: type[Kind]) -> None:
    with pytest.raises(Refused):
        merging.compare(office.reader, kind, 1, 2)


def test_records_in_the_bin_or_changed_since_are_not_merged(office: Office) -> None:
    winner, loser = pair(office, Contact, {}, {})
    seen = merging.compare(office.reader, Contact, winner, loser)
    with office.change("Meanwhile") as work:
        work.set(Contact, loser, {"role": "Chief"})
    with pytest.raises(Refused, match="changed since"):
        merging.merge(office, Contact, winner, loser, versions=seen.versions)
    with office.change("Bin") as work:
        work.remove(Contact, loser)
    with pytest.raises(Refused, match="bin"):
        merging.compare(office.reader, Contact, winner, loser)
    with pytest.raises(NotFound):
        merging.compare(office.reader, Contact, winner, 999)


def test_marks_of_mirrored_values_go_with_the_value(office: Office) -> None:
    winner, loser = pair(
        office, Student,
        {"us_grade": "O-3", "country_rank": "Captain", "position": "A"},
        {"us_grade": "O-4", "country_rank": "Captain", "position": "B"},
    )  # fmt: skip
    with office.change("Read") as work:
        mirror.record(
            work, office.reader, Student, winner, ["us_grade", "position"], Source("SAN", date(2026, 1, 1))
        )
        keys = ["us_grade", "country_rank", "position"]
        mirror.record(work, office.reader, Student, loser, keys, Source("TMS", date(2026, 2, 1)))
    takes = {"us_grade": Take.LOSER, "position": Take.WINNER}
    merging.merge(office, Student, winner, loser, takes=takes)
    told = {key: source.system for key, source in mirror.sources(office.reader, Student, winner).items()}
    assert told == {"us_grade": "TMS", "country_rank": "TMS", "position": "SAN"}
    assert office.reader.count(Query(Mirrored)) == 3


def test_an_override_of_the_loser_counts_for_the_winner(office: Office) -> None:
    winner, loser = pair(office, Student, {}, {})
    support.add(office, "override", rule_id="VET-05", subject_id=loser)
    strengths = {each.rule: each.strength.value for each in office.reader.findings(Student, winner)}
    assert strengths["VET-05"] == "block" or strengths["VET-05"] == "warn"
    merging.merge(office, Student, winner, loser)
    strengths = {each.rule: each.strength.value for each in office.reader.findings(Student, winner)}
    assert strengths["VET-05"] == "inform"
    assert decisions.standing(office.reader, "VET-05", ("student", winner))
    assert sound(office)
    office.undo()
    assert {e.rule: e.strength.value for e in office.reader.findings(Student, winner)}["VET-05"] != "inform"
    assert sound(office)


def test_answers_about_a_third_agree_or_stand_against_the_merge(office: Office) -> None:
    winner, loser = pair(office, Contact, {}, {})
    third, fourth = pair(office, Contact, {}, {})
    rows = {each: office.reader.get(Contact, each) for each in (winner, loser, third, fourth)}
    people.confirm(office, rows[winner], rows[loser], same=False, reason="x")
    people.confirm(office, rows[winner], rows[third], same=True, reason="x")
    people.confirm(office, rows[loser], rows[third], same=True, reason="x")
    people.confirm(office, rows[loser], rows[fourth], same=False, reason="x")
    merging.merge(office, Contact, winner, loser)
    assert people.answers(office.reader, winner) == {third: True, fourth: False}
    assert office.reader.count(Query(SamePerson)) == 2
    office.undo()
    people.confirm(office, rows[loser], rows[third], same=False, reason="No.")
    with pytest.raises(Refused, match="Take one of the two answers back"):
        merging.merge(office, Contact, winner, loser)


def test_records_told_apart_follow_too(office: Office) -> None:
    winner, loser = pair(office, Unit, {}, {})
    third = support.add(office, Unit)
    told = {"kind_name": "unit", "told_on": office.today}
    with office.change("Tell apart") as work:
        work.add(ToldApart, {**told, "first_record": winner, "second_record": loser})
        work.add(ToldApart, {**told, "first_record": loser, "second_record": third})
    merging.merge(office, Unit, winner, loser)
    (row,) = [office.reader.get(ToldApart, each) for each in office.reader.ids(Query(ToldApart))]
    assert (row.first_record, row.second_record) == (winner, third)


def test_no_record_comes_to_stand_above_itself(office: Office) -> None:
    with office.change("Add") as work:
        top = support.add_in(work, Unit, unit_name="Top")
        low = support.add_in(work, Unit, unit_name="Low", parent_unit_id=top)
        middle = support.add_in(work, Unit, unit_name="Middle", parent_unit_id=low)
        lowest = support.add_in(work, Unit, unit_name="Lowest", parent_unit_id=middle)
    merging.merge(office, Unit, top, low)
    assert office.reader.get(Unit, top).parent_unit_id is None
    assert office.reader.get(Unit, middle).parent_unit_id == top
    office.undo()
    with pytest.raises(Refused, match="above itself"):
        merging.merge(office, Unit, lowest, low, takes={"parent_unit_id": Take.WINNER})
    with pytest.raises(Refused, match="above itself"):
        merging.merge(office, Unit, top, lowest, takes={"parent_unit_id": Take.LOSER})
    merging.merge(office, Unit, top, lowest, takes={"parent_unit_id": Take.WINNER})
    assert office.reader.get(Unit, top).parent_unit_id is None


def test_names_stay_out_of_the_entry_itself(office: Office) -> None:
    winner, loser = pair(office, Contact, {"surname": "WOMBAT"}, {"surname": "WOMBATS"})
    merging.merge(office, Contact, winner, loser, reason="Said so by WOMBAT")
    headers = office.writer.execute("SELECT header FROM entry").fetchall()
    assert not [text for (text,) in headers if "WOMBAT" in text]


KINDS = (Student, Contact, Unit)
NO_SHRINK = [Phase.explicit, Phase.reuse, Phase.generate]
CHILDREN: dict[type[Kind], str] = {
    Passport: "student_id",
    MedicalRecord: "student_id",
    Dependent: "student_id",
}


@given(data=st.data())
@settings(
    max_examples=15,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
    phases=NO_SHRINK,
)
def test_merge_then_undo_is_the_state_before(office: Office, data: st.DataObject) -> None:
    kind = data.draw(st.sampled_from(KINDS))
    keys = [
        field.key for field in kind.written_fields()
        if field.type.value in ("text", "long text", "name") and field.key not in kind.spec.natural
    ]  # fmt: skip
    texts = st.dictionaries(st.sampled_from(keys), st.sampled_from(["a", "B", "c d"]), max_size=4)
    with office.change("Add") as work:
        first, second = (support.add_in(work, kind, **data.draw(texts)) for _ in range(2))
        for each in (first, second):
            for child, link in CHILDREN.items() if kind is Student else ():
                if data.draw(st.booleans()):
                    support.add_in(work, child, **{link: each})
            if data.draw(st.booleans()):
                support.add_in(work, Note, subject_kind=kind.spec.name, subject_id=each)
    before = state_hash(office.writer)
    seen = merging.compare(office.reader, kind, first, second)
    takes = {each.key: data.draw(st.sampled_from(each.choices)) for each in seen.pairs}
    merging.merge(office, kind, first, second, takes=takes, versions=seen.versions)
    row = office.reader.get(kind, first)
    for told in seen.pairs:
        assert row.stored.get(told.key) == told.value(takes[told.key])
    assert not any(
        records.ids_linking(office.writer, child, link, [second]) for child, link in CHILDREN.items()
    )
    assert prove(office.writer).sound
    office.undo()
    assert state_hash(office.writer) == before
    assert prove(office.writer).sound
