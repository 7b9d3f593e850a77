"""Gathers the record of a pre-departure briefing: the topics, ticked where the briefing's checklist says so."""

from app import checklists
from app.papers import student
from app.papers.student import Told
from app.reader import Reader
from models.kinds import Kind
from models.training import journey
from models.training.journeys import Briefing
from reports.training.briefing import BriefingFacts, BriefingTopic

PAPER, TEMPLATE = "briefing_record", "predeparture"
_COVERED = {"PASS": "yes", "NOT_APPLICABLE": "not needed", "WAIVED": "not needed"}


def briefing_facts(reader: Reader, record: Kind) -> BriefingFacts:
    """What stands on the record of the student's latest briefing; the empty sheet while there is none."""
    return briefing_from(student.told_of(reader, record, (PAPER,)))


def briefing_from(told: Told) -> BriefingFacts:
    """The same from facts at hand and in given words."""
    words, second = told.words[PAPER], told.second
    row = latest(told)
    shown = told.reader.show
    handed = shown(Briefing.supplement_given, row.stored.get("supplement_given")) if row else ""
    return BriefingFacts(
        frame=told.frame(to_student=True, translated=True),
        head=student.head_of(told),
        title=second.words(PAPER, "title", words["title"].text),
        intro=second.words(PAPER, "intro", words["intro"].text),
        briefed_on=row.briefed_on if row else None,
        briefer=(row.briefer if row else None) or "",
        language=(row.briefing_language if row else None) or "",
        topics=_topics(told, row),
        location_data=handed,
        remarks=(row.briefing_remarks if row else None) or "",
        signing=second.words(PAPER, "signing", words["signing"].text),
        signed_on=row.student_signed_on if row else None,
        sample=told.sample,
    )


def latest(told: Told) -> Briefing | None:
    """The briefing given last for the training under way; one without a day counts as being under way."""
    rows = journey.of_journey(told.facts, "briefing<student_id", "briefed_on")
    found = max(
        rows, key=lambda row: (row.get("briefed_on") is None, row.get("briefed_on"), row.id), default=None
    )
    return found if isinstance(found, Briefing) else None


def _topics(told: Told, row: Briefing | None) -> tuple[BriefingTopic, ...]:
    checklist = row.checklist_id if row else None
    items = checklists.answered(told.reader, checklist) if checklist else checklists.template(TEMPLATE)
    return tuple(
        BriefingTopic(
            item.code,
            told.second.words(PAPER, item.code, item.text),
            _COVERED.get(item.answer.answer or "", "no") if item.answer else "",
        )
        for item in items
    )
