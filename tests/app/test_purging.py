"""Erasing past keeping: the rule, two persons, the hold, and that nothing remains in file, journal or files."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date

import pytest

from app import access, attachments, backups, documents, drafts, keeping, people, purging
from app.change import Nature
from app.errors import NotFound, Refused
from app.exceptions import register
from app.office import Office
from app.reading import Query
from app.store import files
from models.kinds import Kind, Status
from models.office.desk import Document, Note
from models.office.purges import Purge
from models.training.passports import Passport
from models.training.people import Student
from models.training.vetting import Screening
from models.visits.travellers import Traveller
from reports.paper.facts import facts_json
from tests.app.papers import reading
from tests.support import TODAY, acting, add, reopen

CANARY = "Zanzibarovski"
NUMBER = "XKCD9137731"


def old_student(office: Office, **given: object) -> int:
    """A student whose training ended twelve years ago."""
    student = add(office, Student, surname=CANARY, **given)
    add(office, "training_line", student_id=student, end_date=date(2014, 6, 30), report_date=date(2014, 1, 5))
    return student


@contextmanager
def second(office: Office) -> Iterator[Office]:
    with acting(office, "Ben Hale", "admin") as other:
        yield other


def purged(office: Office, kind: type[Kind], record_id: int) -> purging.Erased:
    purge = purging.propose(office, [(kind.spec.name, record_id)])
    with second(office):
        purging.approve(office, purge)
    return purging.carry_out(office, purge)


def everything_in(office: Office) -> str:
    """The whole decrypted file as text, and every stored file."""
    with office.rewriting() as connection:
        tables = [row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        lines = [repr(row) for table in tables for row in connection.execute(f'SELECT * FROM "{table}"')]
    folder = office.folder / files.FILES_NAME
    held = [office.stored(each) for each in files.stored(folder)]
    return "\n".join([*lines, *(each.decode("latin-1") for each in held)])


def test_nothing_of_an_erased_person_remains(office: Office) -> None:
    student = old_student(office, remarks=f"Called {CANARY}")
    passport = add(office, Passport, student_id=student, passport_no=NUMBER)
    with office.change("Renew") as work:
        work.set(Passport, passport, {"passport_no": f"{NUMBER}2"})
        work.remove(Passport, passport)
    attachments.attach_bytes(office, Student, student, f"{CANARY} was here".encode(), f"{CANARY}.txt")
    traveller = add(office, Traveller, surname=CANARY, first_name="Sima")
    first, other = office.reader.get(Student, student), office.reader.get(Traveller, traveller)
    people.confirm(office, first, other, same=True, reason=f"{CANARY} said so")
    with office.change("Travel on") as work:
        work.remove(Traveller, traveller)
    documents.print_paper(office, "nominee", student)
    documents.print_paper(office, "person_report_student", student)
    drafts.park(office, {f"student/{student}": {"form": {"typed": {"surname": CANARY}}}})
    before = everything_in(office)
    assert before.count(CANARY) > 20 and NUMBER in before
    done = purged(office, Student, student)
    left = everything_in(office)
    for each in (CANARY, CANARY.casefold(), NUMBER):
        assert each not in left, left[max(0, left.index(each) - 400) : left.index(each) + 200]
    assert done.rewritten and done.certificate.pages == 1
    proof = office.verify()
    assert proof.sound, proof.first_bad
    assert proof.purged == done.changes
    with pytest.raises(NotFound, match="was erased by a purge on 02 Mar 2026"):
        office.reader.get(Student, student)


def test_texts_of_other_records_that_name_the_person_are_told_and_stay(office: Office) -> None:
    student = old_student(office, first_name="Sima", native_name="王小明")
    add(office, Passport, student_id=student, passport_no=NUMBER)
    add(
        office, Note, body=f"Sima {CANARY} of his own", subject_kind="student", subject_id=student
    )  # goes along
    named = {
        "a remark": add(office, Traveller, surname="Other", traveller_remarks=f"Came with Sima  {CANARY.upper()}."),
        "another of that name": add(office, Traveller, surname=CANARY, first_name="Sima"),
        "a note": add(office, Note, body=f"{CANARY} Sima called"),
        "a number": add(office, Note, body=f"Passport {NUMBER.lower()} was found"),
        "own script": add(office, Note, body="致电王小明先生"),
        "behind a guard": add(office, "industry_visit", synopsis=f"Met {CANARY}, Sima"),
        "the bin": add(office, Note, body=f"Sima {CANARY} is gone"),
        "surname alone": add(office, Note, body=f"{CANARY} was late"),
    }  # fmt: skip
    with office.change("Remove") as work:
        work.remove(Note, named["the bin"])
    for text in (f"a {CANARY.lower()} of rain", "Sima alone", f"Sima {CANARY}ova", f"{NUMBER}0"):
        add(office, Note, body=text)
    purge = purging.propose(office, [("student", student)])
    found = purging.named_by(office.reader, purge)
    assert {each.record_id for each in found} == set(named.values())
    told = {each.record_id: (each.kind.spec.name, each.field, each.removed) for each in found}
    assert told[named["a remark"]] == ("traveller", "Remarks", False)
    assert told[named["the bin"]] == ("note", "Note", True)
    assert [each.record_id for each in found if each.surname] == [named["surname alone"]]
    with acting(office, "clara", "clerk"), pytest.raises(Refused, match="does not see all"):
        purging.named_by(office.reader, purge)
    with second(office):
        purging.approve(office, purge)
    done = purging.carry_out(office, purge)
    assert done.named == {"traveller": 2, "note": 5, "industry_visit": 1}
    assert f"Sima  {CANARY.upper()}" in str(office.reader.get(Traveller, named["a remark"]).traveller_remarks)
    said = reading.words(done.certificate.data)
    assert "Other records whose text names them" in said and "Notes 5" in said and CANARY not in said
    with pytest.raises(Refused, match="was carried out"):
        purging.named_by(office.reader, purge)


def test_the_day_keeping_ends(office: Office) -> None:
    cases = (
        (date(2016, 3, 1), True),  # the last day of keeping was yesterday
        (date(2016, 3, 2), False),  # it is today
        (date(2016, 2, 29), True),
        (date(2026, 2, 1), False),
        (None, False),
    )
    made = {
        add(office, Screening, student_id=add(office, Student), checklist_complete_date=day): over
        for day, over in cases
    }
    past = {each.record_id: each for each in keeping.past_keeping(office.reader)}
    assert set(past) == {each for each, over in made.items() if over}
    leap = min(past.values(), key=lambda each: each.counted_from)
    assert leap.keep_until == date(2026, 2, 28)
    assert leap.reason == "10 years from 29 Feb 2016, checklist complete on (SAMM C2.1.6.7.5)"


def test_one_person_ends_when_the_last_of_his_records_does(office: Office) -> None:
    student = old_student(office)
    screening = add(office, Screening, student_id=student, checklist_complete_date=date(2019, 1, 1))
    reader = office.reader
    assert keeping.past_keeping(reader) == []  # the checklist came later
    with office.change("Correct") as work:
        work.set(Screening, screening, {"checklist_complete_date": date(2015, 1, 1)})
    assert {each.kind for each in keeping.past_keeping(reader)} == {"student", "screening"}
    traveller = add(office, Traveller, surname=CANARY, first_name="Sima")
    people.confirm(
        office,
        reader.get(Student, student),
        reader.get(Traveller, traveller),
        same=True,
        reason="Same passport",
    )
    assert [each.kind for each in keeping.past_keeping(reader)] == ["screening"]  # he may travel again


def test_two_persons_decide_and_a_hold_stops_it(office: Office) -> None:
    student = old_student(office)
    place = ("student", student)
    with acting(office, "Cleo", "clerk"), pytest.raises(Refused, match="does not see all"):
        purging.propose(office, [place])
    with pytest.raises(Refused, match="time of keeping of a student is not over"):
        purging.propose(office, [("student", add(office, Student))])
    keeping.hold(office, Passport, add(office, Passport, student_id=student), "Case 12 of the counsel")
    (past,) = keeping.past_keeping(office.reader)
    assert past.held == "A passport of it is held since 02 Mar 2026: Case 12 of the counsel."
    with pytest.raises(Refused, match="is held"):
        purging.propose(office, [place])
    (hold,) = keeping.standing_holds(office.reader)
    with acting(office, "Olga", "officer"), pytest.raises(Refused, match="may not lift"):
        keeping.lift(office, Passport, hold.subject_id or 0)
    keeping.lift(office, Passport, hold.subject_id or 0)
    purge = purging.propose(office, [place])
    for who, role, words in (
        (office.user, "admin", "Who proposed a purge does not approve it"),
        (office.user.upper(), "admin", "Who proposed a purge does not approve it"),
        ("Olga", "officer", "An administrator approves"),
    ):
        with acting(office, who, role), pytest.raises(Refused, match=words):
            purging.approve(office, purge)
    with pytest.raises(Refused, match="is not approved"):
        purging.carry_out(office, purge)
    with pytest.raises(Refused, match="not written by hand"), office.change("Cheat") as work:
        work.set(Purge, purge, {"approved_by": "Ben Hale", "approved_on": TODAY})
    with pytest.raises(Refused, match="in purge PURGE-2026-0001 already"):
        purging.propose(office, [place])
    with second(office):
        purging.approve(office, purge)
    keeping.hold(office, Student, student, "An audit")
    with pytest.raises(Refused, match="is held"):
        purging.carry_out(office, purge)
    assert office.reader.get(Student, student).surname == CANARY
    purging.withdraw(office, purge)
    assert [purging.state_of(each) for each in purging.purges(office.reader)] == ["given up"]


def test_years_that_rest_on_no_source_erase_nothing_until_confirmed(office: Office) -> None:
    from app import confirming
    from app.reading import Cond
    from models.office.desk import PolicyRecord
    from models.visits.requests import ClearanceRequest

    add(office, ClearanceRequest, date_from=date(2020, 1, 1), date_to=date(2020, 1, 5))
    (past,) = keeping.past_keeping(office.reader)
    assert "nobody in the office has confirmed" in past.held
    query = Query(PolicyRecord, where=Cond("key", "=", "retention.visitor_years"))
    confirming.confirm(office, PolicyRecord, office.reader.ids(query))
    assert [each.held for each in keeping.past_keeping(office.reader)] == [""]


def test_what_is_erased_stays_erased_and_says_so(office: Office) -> None:
    student = old_student(office)
    other = add(office, "screening", student_id=add(office, Student), alternate_of_id=student)
    step = office.undoable()
    done = purged(office, Student, student)
    assert office.undoable() == step == "Add"  # the newest step that stands
    with office.as_of(TODAY) as reader:
        assert student not in reader.ids(Query(Student))
        with pytest.raises(NotFound, match="was erased by a purge"):
            reader.get(Student, student)
    assert office.reader.titles("student", [student]) == {student: "Student (erased by a purge)"}
    assert office.reader.get(Screening, other).alternate_of_id == student
    with (
        pytest.raises(Refused, match="erased by a purge and does not come back"),
        office.change("Merge the laptop's copy", nature=Nature("merge")) as work,
    ):
        work.apply(Student, student, {"row_status": int(Status.LIVE), "surname": CANARY})
    (line,) = office.reader.history(Student, student)
    assert line.sentence == "Ada Quill erased the values of the student."
    told = [each.sentence for each in register(office.reader) if each.sort.name == "PURGE"]
    assert told == [
        "PURGE-2026-0001 erased records past their keeping; Ada Quill had proposed it, Ben Hale approved it."
    ]
    assert done.records["student"] == 1


def test_verify_tells_values_that_went_without_a_purge(office: Office) -> None:
    student = add(office, Student)
    with office.rewriting() as connection:
        connection.execute(
            "UPDATE entry_change SET content = NULL, salt = NULL WHERE record_id = ?", (student,)
        )
    proof = office.verify()
    assert not proof.sound and "though no purge tells of it" in str(proof.first_bad)


def report_of(office: Office, kind: str, record_id: int) -> str:
    facts = documents.draw(office.reader, f"person_report_{kind}", record_id)[1]
    return facts_json(facts)


def test_the_report_about_a_person_follows_the_answers_and_tells_corrections(office: Office) -> None:
    student = add(office, Student, surname="ORUBA", remarks="Called Tuesday")
    passport = add(office, Passport, student_id=student, passport_no="P1234567")
    add(office, "hr_vetting", student_id=student, hr_remarks="Heard of nothing")
    checklist = add(office, "checklist", template="screening", edition="2012")
    add(office, "checklist_answer", checklist_id=checklist, item_code="A1", note="Seen in the original")
    add(office, Screening, student_id=student, checklist_id=checklist)
    add(office, "note", subject_kind="passport", subject_id=passport, body="Lent the passport")
    traveller = add(office, Traveller, surname="ORUBA", first_name="Sima", employer="Customs")
    reader = office.reader
    assert "Customs" not in report_of(office, "student", student)
    people.confirm(
        office,
        reader.get(Student, student),
        reader.get(Traveller, traveller),
        same=True,
        reason="Same passport",
    )
    with office.change("Correct") as work:
        work.set(Passport, passport, {"passport_no": "P7654321"})
    office.log("exported", kind="student", record_id=student, detail="file vetting.xlsx")
    for kind, record_id in (("student", student), ("traveller", traveller)):
        told = report_of(office, kind, record_id)
        for words in ("Called Tuesday", "Customs", "P7654321", "P1234567", "Heard of nothing", "Lent the passport",
                      "Seen in the original",
                      "file vetting.xlsx"):  # fmt: skip
            assert words in told, (kind, words)
    documents.print_paper(office, "person_report_student", student)
    logged = [(line.action, line.kind) for line in access.lines(office.reader.connection)][:2]
    assert sorted(logged) == [("printed", "student"), ("printed", "traveller")]
    with acting(office, "Cleo", "clerk"):
        with pytest.raises(Refused, match="one thing is missing"):
            documents.print_paper(office, "person_report_student", student)
        assert documents.papers_of(office.reader, Student, student) == []
        assert office.reader.count(Query(Document)) == 0
    assert office.reader.count(Query(Document)) == 1


def test_backups_that_still_hold_it_are_listed(office: Office) -> None:
    student = old_student(office)
    made = backups.back_up(office)
    aside = office.folder / "records.db.before-restore-20200101T000000Z"
    aside.write_bytes(b"older records")
    os.utime(aside, (1_500_000_000, 1_500_000_000))
    done = purged(office, Student, student)
    assert [each.folder for each in done.backups] == [str(made.folder), str(aside)]
    later = backups.back_up(office)
    assert [each.folder for each in purging.backups_left(office)] == [str(made.folder), str(aside)]
    told = facts_json(documents.draw(office.reader, purging.CERTIFICATE, done.purge_id)[1])
    assert made.folder.name in told and later.folder.name not in told
    assert all(
        words in told for words in ("PURGE-2026-0001", "Ada Quill", "Ben Hale", "SAMM C2.1.6.7.5", "10 years")
    )
    assert CANARY not in told
    with acting(office, "Cleo", "clerk"), pytest.raises(Refused):
        documents.print_paper(office, purging.CERTIFICATE, done.purge_id)


def test_files_go_at_the_next_opening_when_a_purge_was_cut_short(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    student = old_student(office)
    attachments.attach_bytes(office, Student, student, f"{CANARY} was here".encode(), "scan.txt")
    with monkeypatch.context() as patch:
        patch.setattr(purging, "erase_left_files", lambda _: (_ for _ in ()).throw(KeyboardInterrupt))
        with pytest.raises(KeyboardInterrupt):
            purged(office, Student, student)
    folder = office.folder
    assert len(files.stored(folder / files.FILES_NAME)) == 1
    office.close()
    with reopen(folder) as again:
        assert files.stored(folder / files.FILES_NAME) == {}
        assert again.verify().sound


def test_a_screening_goes_with_its_printed_checklist_while_the_student_stays(office: Office) -> None:
    student = add(office, Student, surname="ORUBA")
    old = add(office, Screening, student_id=student, checklist_complete_date=date(2014, 3, 1))
    first = documents.print_paper(office, "screening_list", student)
    add(office, Screening, student_id=student, nomination_date=date(2026, 2, 1))
    second_list = documents.print_paper(office, "screening_list", student)
    assert first.code != second_list.code
    purged(office, Screening, old)
    assert office.reader.get(Student, student).surname == "ORUBA"
    papers = documents.papers_of(office.reader, Student, student)
    assert [each.code for each in papers] == [second_list.code]
    assert office.verify().sound
