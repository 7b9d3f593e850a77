"""What a typed sentence is understood as, and what becomes of notes and promises."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app import notes
from app.errors import NotFound, Refused, Stale, Usage
from app.notes import Said, understand
from app.office import Office
from models.office.desk import Note
from models.training.people import Student
from models.training.vetting import HrVetting
from tests import support

MONDAY = date(2026, 3, 2)
KNOWN = frozenset({"kesar", "de vries"})


@pytest.mark.parametrize(
    ("typed", "body", "due_on", "promised_to"),
    [
        ("send the visa letter by 5 aug to Maj. Kesar", "Send the visa letter", date(2026, 8, 5), "Maj. Kesar"),
        ("to Maj. Kesar by 5 aug: send the letter", "Send the letter", date(2026, 8, 5), "Maj. Kesar"),
        ("send list to maj kesar, due +3", "Send list", date(2026, 3, 5), "Maj Kesar"),
        ("send it to kesar", "Send it", None, "Kesar"),
        ("send it to DE VRIES tomorrow", "Send it tomorrow", None, "DE VRIES"),
        ("send it to Tarqani", "Send it to Tarqani", None, ""),
        ("fly to Fort Huachuca by eom", "Fly to Fort Huachuca", date(2026, 3, 31), ""),
        ("promised to the school: call by friday", "Call", date(2026, 3, 6), "the school"),
        ("talk to the LTC Lomidze about lodging", "Talk about lodging", None, "LTC Lomidze"),
        ("go to school to Col. Tarqani", "Go to school", None, "Col. Tarqani"),
        ("call before 1 apr 2026", "Call", date(2026, 3, 31), ""),
        ("call by monday", "Call", date(2026, 3, 9), ""),
        ("call by next wed", "Call", date(2026, 3, 11), ""),
        ("call no later than the 5th of august", "Call", date(2026, 8, 5), ""),
        ("call by 1 feb", "Call", date(2027, 2, 1), ""),
        ("call by 1 feb 2026", "Call", date(2026, 2, 1), ""),
        ("call by 20260805", "Call", date(2026, 8, 5), ""),
        ("call in two weeks", "Call", date(2026, 3, 16), ""),
        ("call due in 10 days", "Call", date(2026, 3, 12), ""),
        ("call NLT COB Thursday", "Call", date(2026, 3, 5), ""),
        ("call +16", "Call", date(2026, 3, 18), ""),
        ("by 1 mar 2026 call, then write by 5 mar", "By 1 mar 2026 call, then write", date(2026, 3, 5), ""),
        ("signed by 3 officers", "Signed by 3 officers", None, ""),
        ("met by 3 marines", "Met by 3 marines", None, ""),
        ("call by 31 feb", "Call by 31 feb", None, ""),
        ("on leave until 5 aug", "On leave until 5 aug", None, ""),
        ("arrived on 5 aug", "Arrived on 5 aug", None, ""),
        ("by 5 aug to Maj. Kesar", "By 5 aug to Maj. Kesar", date(2026, 8, 5), "Maj. Kesar"),
        ("  two   lines\nof text ", "Two lines of text", None, ""),
        ("", "", None, ""),
    ],
)  # fmt: skip
def test_a_sentence_is_understood(typed: str, body: str, due_on: date | None, promised_to: str) -> None:
    assert understand(typed, MONDAY, KNOWN) == Said(body, due_on, promised_to)


def test_what_is_given_apart_stays_in_the_text() -> None:
    typed = "send the letter by 5 aug to Maj. Kesar"
    assert understand(typed, MONDAY, due=False).body == "Send the letter by 5 aug"
    assert understand(typed, MONDAY, to=False).body == "Send the letter to Maj. Kesar"


@given(st.text(max_size=120), st.sampled_from(["", " by 5 aug", " to Maj. Kesar", " due +3, to kesar"]))
def test_any_text_is_understood_and_no_letter_is_invented(typed: str, more: str) -> None:
    said = understand(typed + more, MONDAY, KNOWN)
    left = "".join((typed + more).casefold().split())
    assert all(letter in left for letter in "".join(said.body.casefold().split()))
    assert bool(said.body) or not (typed + more).strip(" ,;.:-\t\n\r\x0b\x0c\x1c\x1d\x1e\x1f\x85\u2028\u2029")


@pytest.fixture
def student(office: Office) -> int:
    return support.add(office, "student", surname="TARQANI")


def _promise(office: Office, student: int, **more: object) -> Note:
    said = Said("Send the letter", **({"due_on": date(2026, 3, 9), "promised_to": "Maj. Kesar"} | more))  # type: ignore[arg-type]
    notes.write(office, Student, student, said)
    return notes.notes_of(office.reader, student)[0]


def _promised(office: Office) -> list[str]:
    return [duty.finding.message for duty in office.reader.duties() if duty.finding.rule == "NOTE"]


def test_a_promise_is_due_until_it_is_kept_and_undo_brings_it_back(office: Office, student: int) -> None:
    promise = _promise(office, student)
    assert (promise.written_by, promise.subject_kind) == (support.USER, "student")
    assert _promised(office) == ["Promised to Maj. Kesar: Send the letter"]
    notes.keep(office, promise, date(2026, 3, 4))
    assert _promised(office) == []
    assert office.undoable() == "Keep a promise"
    office.undo()
    assert _promised(office) == ["Promised to Maj. Kesar: Send the letter"]


def test_notes_of_a_record_stand_newest_first_without_removed_ones(office: Office, student: int) -> None:
    other = support.add(office, "student")
    for body in ("First", "Second", "Third"):
        notes.write(office, Student, student, Said(body))
    notes.write(office, Student, other, Said("Another's"))
    first, second, third = reversed(notes.notes_of(office.reader, student))
    notes.remove(office, second)
    assert [each.body for each in notes.notes_of(office.reader, student)] == [third.body, first.body]


def test_a_note_is_rewritten_by_who_wrote_it_or_who_decides(office: Office, student: int) -> None:
    promise = _promise(office, student)
    with support.acting(office, "Bela Stone", "clerk"):
        with pytest.raises(Refused, match=support.USER):
            notes.rewrite(office, promise, Said("Mine"), None)
        with pytest.raises(Refused, match=support.USER):
            notes.remove(office, promise)
        notes.keep(office, promise, MONDAY)
    kept = notes.notes_of(office.reader, student)[0]
    with support.acting(office, "Cy Reed", "chief"):
        notes.rewrite(office, kept, Said("Sent the letter", date(2026, 3, 9)), None)
    now = notes.notes_of(office.reader, student)[0]
    assert (now.body, now.promised_to, now.kept_on, now.written_by) == (
        "Sent the letter",
        None,
        None,
        support.USER,
    )


def test_an_older_view_of_a_note_is_refused(office: Office, student: int) -> None:
    promise = _promise(office, student)
    notes.rewrite(office, promise, Said("Send both letters"), None)
    with pytest.raises(Stale):
        notes.rewrite(office, promise, Said("Send no letter"), None)


@pytest.mark.parametrize("body", ["", "   ", "x" * 1001])
def test_an_empty_and_a_too_long_note_are_refused(office: Office, student: int, body: str) -> None:
    with pytest.raises(Usage):
        notes.write(office, Student, student, Said(body))


@pytest.fixture
def hidden(office: Office, student: int, monkeypatch: pytest.MonkeyPatch) -> int:
    """A record of a kind that a clerk does not meet at all, with a note on it."""
    vetting = support.add(office, "hr_vetting", student_id=student)
    monkeypatch.setattr(HrVetting, "spec", replace(HrVetting.spec, guard="vetting"))
    notes.write(office, HrVetting, vetting, Said("Heard from the registrar"))
    return vetting


def test_a_record_that_the_role_does_not_meet_takes_no_note(office: Office, hidden: int) -> None:
    with support.acting(office, "Bela Stone", "clerk"), pytest.raises(NotFound):
        notes.write(office, HrVetting, hidden, Said("Heard"))


def test_a_note_on_a_hidden_record_is_found_by_nobody_who_does_not_meet_it(
    office: Office, hidden: int
) -> None:
    assert [hit.kind for hit in office.reader.find("registrar")] == ["note"]
    with support.acting(office, "Bela Stone", "clerk"):
        assert office.reader.find("registrar") == []


def test_the_people_of_the_office_are_known_by_their_surnames(office: Office, student: int) -> None:
    support.add(office, "contact", surname="Kesar")
    assert notes.known_surnames(office.reader) >= {"tarqani", "kesar"}
