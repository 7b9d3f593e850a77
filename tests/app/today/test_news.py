"""What changed since somebody looked: by others and by import, in sentences, without what the role may not see."""

from dataclasses import replace
from datetime import timedelta

import pytest

from app import documents, offices
from app.change import Nature
from app.errors import Refused
from app.office import Office
from app.today import news
from models.training.people import Student
from models.training.vetting import DodVetting, Screening
from tests import support
from tests.support import PASSPHRASE, USER, Hands, acting

OTHER = "Ben"


@pytest.fixture
def looked(office: Office) -> Office:
    """An office whose user has just looked."""
    news.mark_looked(office, news.news(office.reader, USER).tick)
    return office


def test_who_just_looked_has_no_news_of_his_own_work(looked: Office) -> None:
    support.add(looked, "student")
    found = news.news(looked.reader, USER)
    assert (found.entries, found.by_person, found.by_record) == (0, (), ())
    assert found.since.startswith("since you looked on ")


def test_what_others_did_is_told_by_person_and_by_record(looked: Office) -> None:
    with acting(looked, OTHER):
        with looked.change("Nominate") as work:
            first = support.add_in(work, Student, surname="NAKAMBO", first_name="Sima")
            second = support.add_in(work, Student, surname="ORUBA", first_name="Dan")
        for _ in range(2):
            with looked.change("Record passport") as work:
                support.add_in(work, "passport", student_id=first)
    with acting(looked, "Anna"), looked.change("Record passport") as work:
        support.add_in(work, "passport", student_id=second)
    found = news.news(looked.reader, USER)
    assert found.entries == 4
    told = {who: [line.sentence for line in lines] for who, lines in found.by_person}
    assert told == {
        "Anna": ["Record passport: ORUBA, Dan."],
        OTHER: ["Record passport, twice: NAKAMBO, Sima.", "Nominate: NAKAMBO, Sima; ORUBA, Dan."],
    }
    lines = {line.record: line.sentence for line in found.by_record}
    assert lines == {
        ("student", first): "NAKAMBO, Sima: 3 changes by Ben (Record passport, Nominate).",
        ("student", second): "ORUBA, Dan: 2 changes by Anna and Ben (Record passport, Nominate).",
    }
    assert found.by_person[0][1][0].record == ("student", second)
    assert sum(line.entries for _, lines in found.by_person for line in lines) == found.entries


def test_an_import_is_told_by_its_counts_to_whoever_ran_it_too(looked: Office) -> None:
    with looked.change("Import nominees.xlsx", nature=Nature("import")) as work:
        for _ in range(30):
            student = support.add_in(work, Student)
        support.add_in(work, "passport", student_id=student)
    found = news.news(looked.reader, USER)
    assert [line.sentence for line in found.by_person[0][1]] == [
        "Import nominees.xlsx: 1 passport, 30 students."
    ]
    assert found.by_record == ()


def test_a_large_change_names_some_and_counts_the_rest(looked: Office) -> None:
    with acting(looked, OTHER), looked.change("Change many") as work:
        for n in range(40):
            support.add_in(work, Student, surname=f"S{n:02d}", first_name="A")
    ((_, (line,)),) = news.news(looked.reader, USER).by_person
    assert line.sentence == "Change many: S00, A; S01, A; S02, A; S03, A and 36 more records."
    assert line.record is None


def test_undo_and_redo_say_so(looked: Office) -> None:
    with acting(looked, OTHER):
        support.add(looked, Student, surname="ORUBA", first_name="Dan")
        looked.undo()
        looked.redo()
    sentences = [line.sentence for _, lines in news.news(looked.reader, USER).by_person for line in lines]
    assert sentences == ["Did again: Add: ORUBA, Dan.", "Took back: Add: ORUBA, Dan.", "Add: ORUBA, Dan."]


def test_that_somebody_printed_the_day_is_no_news(looked: Office) -> None:
    with acting(looked, OTHER):
        documents.print_office(looked, "today")
    assert news.news(looked.reader, USER).entries == 0


def test_a_look_is_remembered_for_each_user_and_over_a_restart(looked: Office) -> None:
    with acting(looked, OTHER):
        support.add(looked, Student)
        news.mark_looked(looked, news.news(looked.reader, OTHER).tick)
    assert news.news(looked.reader, USER).entries == 1
    looked.close()
    with support.reopen(looked.folder) as again:
        assert news.news(again.reader, USER).entries == 1
        news.mark_looked(again, news.news(again.reader, USER).tick)
        assert news.news(again.reader, USER).entries == 0
        assert again.undoable() is None or "look" not in str(again.undoable())
        assert again.verify().sound


def test_a_first_look_tells_the_last_seven_days(office: Office, clock: Hands) -> None:
    for days_ago in (30, 3):
        clock.moment -= timedelta(days=days_ago)
        office.today = support.TODAY - timedelta(days=days_ago)
        with acting(office, OTHER):
            support.add(office, Student, surname=f"AGO{days_ago}", first_name="A")
        clock.moment += timedelta(days=days_ago)
    office.move_to(support.TODAY)
    found = news.news(office.reader, USER)
    assert found.since == "since 23 Feb 2026"
    assert any("AGO3, A" in line.sentence for _, lines in found.by_person for line in lines)


def test_a_look_later_than_the_file_is_not_believed(looked: Office) -> None:
    """An older copy of the file was put back: it holds fewer entries than were looked at."""
    looked.put_setting(f"looked:{USER}", '{"at":0,"tick":99999}')
    assert news.last_look(looked.reader, USER) == -1


def test_a_clerk_hears_nothing_of_kinds_that_are_hidden_from_him(
    looked: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    for kind, guard in ((DodVetting, "vetting"), (Screening, "screening")):
        monkeypatch.setattr(kind, "spec", replace(kind.spec, guard=guard))
    with acting(looked, OTHER):
        student = support.add(looked, Student, surname="ORUBA", first_name="Dan")
        with looked.change("Record CLEAR answer of the vetting") as work:
            support.add_in(work, "dod_vetting", student_id=student)
            work.set(Student, student, {"us_grade": "O-3"})
        with looked.change("Record screening") as work:
            support.add_in(work, "screening", student_id=student)
    with acting(looked, "Clara", "clerk"):
        found = news.news(looked.reader, "Clara")
    told = [line.sentence for _, lines in found.by_person for line in lines]
    assert told == ["Changed: ORUBA, Dan.", "Add: ORUBA, Dan."]
    assert [line.sentence for line in found.by_record] == ["ORUBA, Dan: 2 changes by Ben (Changed, Add)."]
    assert found.entries == 2


def test_who_only_reads_cannot_mark(looked: Office) -> None:
    with (
        offices.open_office(looked.folder, USER, PASSPHRASE, today=support.TODAY, now=Hands()) as reading,
        pytest.raises(Refused),
    ):
        news.mark_looked(reading, 1)
