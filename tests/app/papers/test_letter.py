"""Letters from a template: places filled, gaps shown, unknown places told by name, many in one go."""

from datetime import date

import pytest

from app import documents, wordings
from app.errors import NotFound, Refused, Usage
from app.office import Office
from app.papers import letter
from models.training.people import Student
from models.training.vetting import HrVetting
from reports.paper import TRANSLATION
from tests.app.papers.reading import words
from tests.app.papers.season import Season


def test_places_are_filled_from_the_record(office: Office, made: Season) -> None:
    said = words(documents.preview(office.reader, "letter", made.ana, "course_place").data)
    assert "Dear Captain SAMPLE," in said and "Example Captains Course at Fort Example, GA, US" in said
    assert "report on 03 Sep 2026" in said and "NOT READY" not in said and "FEDCON" not in said
    letter.put_template(office, "reminder", "Of {full_name}: {next_report_on}, {us_grade}, {sex}.")
    said = words(documents.preview(office.reader, "letter", made.ana, "Reminder").data)
    assert "Of SAMPLE, Ana: 03 Sep 2026, O-3, Female." in said


def test_a_letter_in_another_language_carries_the_sentence(office: Office, made: Season) -> None:
    letter.put_template(office, "welcome_home", "مرحبا {full_name}", language="ar")
    assert [each.title for each in letter.templates(office.reader)][-1] == "Welcome home (Arabic)"
    assert TRANSLATION in words(documents.preview(office.reader, "letter", made.ana, "welcome_home/ar").data)
    assert TRANSLATION not in words(documents.preview(office.reader, "letter", made.ana, "welcome_home").data)


def test_what_is_not_recorded_is_marked_across_the_page(office: Office, made: Season) -> None:
    printed = documents.print_paper(office, "letter", made.empty, "course_place")
    said = words(printed.data)
    assert "[Rank: not recorded]" in said and "ENTRIES ARE NOT RECORDED" in said
    gaps = letter.gaps(office.reader, "course_place", [made.ana, made.empty])
    assert list(gaps) == [made.empty] and "Rank" in gaps[made.empty]


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Dear {fullname},", r"\{fullname\}"),
        ("{hr_vetting_state} {screening_state}", r"\{hr_vetting_state\}, \{screening_state\}"),
        ("{surname!r}", "surname!r"),
        ("{surname.__class__}", "surname.__class__"),
        ("{0}", r"\{0\}"),
        ("{}", r"\{\}"),
        ("{surname", "brace"),
    ],
)
def test_a_place_nobody_can_fill_is_told_by_name(office: Office, made: Season, text: str, named: str) -> None:
    with pytest.raises(Usage, match=named):
        letter.put_template(office, "mine", text)


def test_the_nearest_place_is_offered(office: Office, made: Season) -> None:
    with pytest.raises(Usage) as told:
        letter.put_template(office, "mine", "Dear {fullname},")
    assert "{full_name}" in told.value.do
    with pytest.raises(NotFound) as unknown:
        documents.preview(office.reader, "letter", made.ana, "nothing")
    assert "course_place" in unknown.value.do
    with pytest.raises(Usage, match="which letter"):
        documents.preview(office.reader, "letter", made.ana)


def test_no_letter_names_vetting_or_health(office: Office, made: Season) -> None:
    names = set(letter.places())
    assert {"full_name", "next_report_on", "course"} <= names
    assert not {each for each in names if "vetting" in each or "screening" in each or "exam" in each}
    assert set(letter.places()) & set(Student.fields) <= {
        each.key for each in Student.stored_fields() if not each.guard
    }


def test_many_letters_are_kept_one_by_one_and_can_be_stopped(office: Office, made: Season) -> None:
    seen: list[tuple[int, int]] = []
    students = [made.ana, made.long, made.empty]
    written = letter.write_letters(
        office, "welcome_home", students, lambda done, total: seen.append((done, total))
    )
    assert [each.record_id is not None for each in written] == [True] * 3 and seen[-1] == (3, 3)
    assert [each.paper for each in documents.papers_of(office.reader, Student, made.long)] == ["letter"]
    answers = iter((False, True))
    with pytest.raises(Refused) as stopped:
        letter.write_letters(office, "course_place", students, cancelled=lambda: next(answers))
    assert "1 of 3 letters" in stopped.value.kept


def test_a_kept_letter_says_when_the_record_differs(office: Office, made: Season) -> None:
    documents.print_paper(office, "letter", made.ana, "welcome_home")
    (kept,) = documents.papers_of(office.reader, Student, made.ana)
    with office.change("Vetting") as work:
        work.add(HrVetting, {"student_id": made.ana, "hr_submitted": date(2026, 1, 2)})
    assert not documents.differs(office.reader, kept)
    assert documents.redraw(kept) == documents.bytes_of(office, kept)
    with office.change("Promote") as work:
        work.set(Student, made.ana, {"country_rank": "Major"})
    assert documents.differs(office.reader, kept)


def test_a_supplied_letter_is_worded_with_any_known_place(office: Office, made: Season) -> None:
    supplied = wordings.find(office.reader, "letter", "welcome_home")
    wordings.put(office, supplied, "Welcome, {full_name} of {unit_name}.", "The chief")
    assert "Welcome, SAMPLE, Ana of 1st Example Battalion." in words(
        documents.preview(office.reader, "letter", made.ana, "welcome_home").data
    )
    with pytest.raises(Usage, match="cannot fill"):
        wordings.put(office, supplied, "Welcome, {hr_vetting_state}.", "The chief")
