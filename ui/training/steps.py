"""The line of steps of a student, from what his record says."""

from datetime import date

from models.fields import show_date
from models.kinds import Kind
from models.training.people import Student
from ui.parts.chip import Tone
from ui.parts.steps import Step

STATES: dict[str, tuple[Tone, str]] = {
    "CLEARED": ("done", "cleared"),
    "NOT_CLEARED": ("blocked", "not cleared"),
    "PENDING": ("doing", "pending"),
}


def steps_of(record: Kind) -> list[Step]:
    """The steps from what the student's record says; nothing is judged here, the rules do that."""
    assert isinstance(record, Student)
    return [
        _recorded("Nominated", record.stored.get("next_course")),
        _state("Screened", record.stored.get("screening_state")),
        _state("Rights vetting", record.stored.get("hr_vetting_state")),
        _state("DoD vetting", record.stored.get("dod_vetting_state")),
        _recorded("Medical", record.latest_exam_on),
        _recorded("English", record.latest_ecl),
        _recorded("Passport", record.passport_expires_on),
    ]


def _state(word: str, code: object) -> Step:
    tone, said = STATES.get(str(code or ""), ("open", "not begun"))
    return Step(word, tone, f"{word}: {said}")


def _recorded(word: str, value: object) -> Step:
    if value is None:
        return Step(word, "open", f"{word}: nothing recorded")
    shown = show_date(value) if isinstance(value, date) else str(value)
    return Step(word, "done", f"{word}: {shown}")
