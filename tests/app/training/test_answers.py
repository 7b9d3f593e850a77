"""Pasted lists of vetting answers: who is meant, what is said, and what is recorded of it."""

import pytest

from app.errors import Refused
from app.office import Office
from app.training import answers
from app.training.answers import Match
from models.training.people import Student
from models.training.vetting import DodVetting, HrVetting
from tests import support

PEOPLE = (
    ("TARQANI", "Sahim", "سهيم طرقاني", "BN-10411"),
    ("BELHARI", "Nadiram", "", "BN-10412"),
    ("KARSUNOVA", "Yelima", "Карсунова Елима", "BN-10421"),
    ("KARSUNOVA", "Yelima", "", "BN-10499"),
)


@pytest.fixture
def people(office: Office) -> dict[str, int]:
    made = {}
    with office.change("Nominate") as work:
        for surname, first, native, number in PEOPLE:
            values = {"surname": surname, "first_name": first, "country_service_number": number}
            made[number] = work.add(Student, values | ({"native_name": native} if native else {}))
        for number in made:
            asked = {
                "student_id": made[number],
                "hr_submitted": support.TODAY,
                "hr_reference": f"HR/{number[-3:]}",
            }
            work.add(HrVetting, asked | {"hr_result": "SUBMITTED"})
    return made


@pytest.mark.parametrize(
    ("text", "match", "code"),
    [
        ("TARQANI, Sahim\tAPPROVED\t2026-02-20", Match.MATCHED, "APPROVED"),
        ("Sahim Tarqani; cleared; 20 Feb 2026", Match.MATCHED, "APPROVED"),
        ("سهيم طرقاني | Approved", Match.MATCHED, "APPROVED"),
        ("12  CPT  whoever he is  BN-10412  not approved", Match.MATCHED, "REJECTED"),
        ("HR/412   suspended", Match.MATCHED, "SUSPENDED"),
        ("TARKANI, Saheem  approved", Match.LOOKS_LIKE, "APPROVED"),
        ("KARSUNOVA, Yelima  approved", Match.SEVERAL, "APPROVED"),
        ("SOMEBODY, Else  approved", Match.STRANGER, "APPROVED"),
        ("TARQANI, Sahim  see attached", Match.NO_RESULT, ""),
        ("TARQANI, Sahim  not yet approved", Match.NO_RESULT, ""),
        ("TARQANI, Sahim  not suspended", Match.NO_RESULT, ""),
        ("TARQANI, Sahim  approved, then suspended", Match.NO_RESULT, ""),
        ("BN-10411  NOT-APPROVED", Match.MATCHED, "REJECTED"),
    ],
)
def test_a_line_is_read(office: Office, people: dict[str, int], text: str, match: Match, code: str) -> None:
    (line,) = answers.read_answers(office.reader, "hr_vetting", text)
    assert (line.match, line.code, line.text) == (match, code, text.strip())
    assert line.counts is (match is Match.MATCHED)


@pytest.mark.parametrize(
    ("words", "on", "unread"),
    [
        ("20 Feb 2026", "2026-02-20", ""),
        ("20-Feb-26", "2026-02-20", ""),
        ("20FEB2026", "2026-02-20", ""),
        ("February 20, 2026", "2026-02-20", ""),
        ("20260220", "2026-02-20", ""),
        ("20.02.2026", "2026-02-20", ""),
        ("20.2.26.", "2026-02-20", ""),
        ("2/20/2026", "2026-02-20", ""),
        ("20-02-2026", "2026-02-20", ""),
        ("on file since 20 Feb 2026 (20.02.2026)", "2026-02-20", ""),
        ("", None, ""),
        ("3 decisions", None, ""),
        ("02/03/2026", None, "02/03/2026 cannot be read"),
        ("2026/2/20", None, "2026/2/20 cannot be read"),
        ("31.02.2026", None, "31.02.2026 cannot be read"),
        ("asked 01 Feb 2026, answered 20 Feb 2026", None, "names 2 days, 01 Feb 2026 and 20 Feb 2026"),
    ],
)
def test_the_day_of_an_answer_is_read_or_the_line_waits(
    office: Office, people: dict[str, int], words: str, on: str | None, unread: str
) -> None:
    """A day that is not understood never becomes today's."""
    (line,) = answers.read_answers(office.reader, "hr_vetting", f"TARQANI, Sahim; approved; {words}")
    assert (str(line.on) if line.on else None) == on
    assert unread in line.unread and bool(line.unread) is bool(unread)
    assert line.match is Match.MATCHED and line.counts is not bool(unread)


def test_nothing_is_lost_and_everything_certain_is_recorded_in_one_change(
    office: Office, people: dict[str, int]
) -> None:
    text = "Name\tResult\nTARQANI, Sahim\tApproved\t20 Feb 2026\n\nTARKANI, Saheem\tapproved\nBELHARI Nadiram\tdenied\n"
    lines = answers.read_answers(office.reader, "hr_vetting", text)
    assert [line.number for line in lines] == [1, 2, 4, 5]
    assert answers.record(office, "hr_vetting", lines) == 2
    rows = {row.student_id: row for row in _rows(office)}
    assert len(_rows(office)) == len(PEOPLE), "answers go into the requests that wait"
    assert rows[people["BN-10411"]].hr_result == "APPROVED"
    assert str(rows[people["BN-10411"]].hr_result_date) == "2026-02-20"
    assert rows[people["BN-10412"]].hr_result_date == support.TODAY
    office.undo()
    assert {row.hr_result for row in _rows(office)} == {"SUBMITTED"}


def _rows(office: Office) -> list[HrVetting]:
    from app.reading import Query

    return list(office.reader.records(Query(HrVetting)))


def test_a_person_chooses_among_look_alikes(office: Office, people: dict[str, int]) -> None:
    (line,) = answers.read_answers(office.reader, "hr_vetting", "TARKANI, Saheem  approved")
    chosen = answers.choose(line, line.alikes[0])
    assert chosen.counts and chosen.student_id == people["BN-10411"] and line.alikes[0].why


def test_two_answers_about_one_student_are_told(office: Office, people: dict[str, int]) -> None:
    text = "TARQANI, Sahim  approved\nBN-10411  rejected"
    first, second = answers.read_answers(office.reader, "hr_vetting", text)
    assert first.counts and not second.counts and "Line 1" in second.problem


def test_a_new_answer_without_a_request_is_a_record(office: Office, people: dict[str, int]) -> None:
    lines = answers.read_answers(office.reader, "dod_vetting", "BN-10411  low risk  01 Mar 2026")
    answers.record(office, "dod_vetting", lines)
    (made,) = office.reader.children(DodVetting, "student_id", people["BN-10411"])
    assert made.dod_vet_result == "LOW" and str(made.dod_vet_result_date) == "2026-03-01"


def test_without_anything_certain_nothing_is_written(office: Office, people: dict[str, int]) -> None:
    lines = answers.read_answers(office.reader, "hr_vetting", "SOMEBODY, Else  approved")
    with pytest.raises(Refused, match="No line says both"):
        answers.record(office, "hr_vetting", lines)


def test_a_choice_does_not_make_an_unreadable_day_readable(office: Office, people: dict[str, int]) -> None:
    (line,) = answers.read_answers(office.reader, "hr_vetting", "TARKANI, Saheem  approved  2026-02-31")
    (chosen,) = answers.settle([line], {1: line.alikes[0]})
    assert chosen.match is Match.MATCHED and "2026-02-31" in chosen.problem and not chosen.counts


def test_leaving_a_line_out_lets_the_other_about_the_same_student_count(
    office: Office, people: dict[str, int]
) -> None:
    lines = answers.read_answers(office.reader, "hr_vetting", "TARQANI, Sahim  approved\nBN-10411  approved")
    assert [each.counts for each in lines] == [True, False] and "the same" in lines[1].problem
    first, second = answers.settle(lines, {1: None})
    assert (first.match, first.counts, second.counts) == (Match.LEFT_OUT, False, True)
