"""Gathers the empty interview sheet: the sixteen questions and the three themes that must be asked about."""

import resources
from app.papers import student
from app.papers.student import Told
from app.reader import Reader
from models.kinds import Kind
from reports.training.interview import InterviewFacts, Question

PAPER = "interview_sheet"
THEMES = ("relevance", "preparation", "support")
"""Paragraphs of the themes of SAMM C2.1.6.9.2."""
THEME_LINES = 3
_YES_NO = ("yes", "no")


def interview_facts(reader: Reader, record: Kind) -> InterviewFacts:
    """What stands on the empty sheet for one student."""
    return interview_from(student.told_of(reader, record, (PAPER,)))


def interview_from(told: Told) -> InterviewFacts:
    """The same from facts at hand and in given words."""
    words, second = told.words[PAPER], told.second
    asked = tuple(
        Question(
            row["code"],
            row["theme"],
            second.words(PAPER, row["code"], row["label"]),
            _YES_NO,
            2 if "text" in row["answer_type"] else 1,
        )
        for row in resources.table("checklists/interview.csv")
    )
    themes = tuple(
        Question(name, "SAMM C2.1.6.9.2", second.words(PAPER, name, words[name].text), (), THEME_LINES)
        for name in THEMES
    )
    return InterviewFacts(
        frame=told.frame(to_student=True, translated=True),
        head=student.head_of(told),
        title=second.words(PAPER, "title", words["title"].text),
        intro=second.words(PAPER, "intro", words["intro"].text),
        questions=asked + themes,
        sample=told.sample,
    )
