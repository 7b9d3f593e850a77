"""Checklists: opened from a dated template, answered item by item, the history keeping every answer."""

from datetime import date

import pytest

from app import checklists
from app.checklists import Mark
from app.errors import NotFound, Refused, Usage
from app.office import Office
from models.cases.requests import Lor, LorArticle
from models.eum.assessments import ControlPlan
from models.kinds import kind_named
from models.office.desk import Checklist, ChecklistAnswer
from models.training.people import Student
from models.training.vetting import Screening
from tests import support
from tests.support import TODAY, USER, acting

LINK = "checklist_id"


@pytest.fixture
def screening(office: Office) -> int:
    return support.add(office, Screening, student_id=support.add(office, Student))


@pytest.fixture
def opened(office: Office, screening: int) -> int:
    return checklists.open_checklist(office, Screening, screening, LINK, "screening", "2012")


def test_an_opened_checklist_hangs_on_its_record_with_its_edition(
    office: Office, screening: int, opened: int
) -> None:
    assert office.reader.get(Screening, screening).get(LINK) == opened
    kept = office.reader.get(Checklist, opened)
    assert (kept.template, kept.edition, kept.opened_on) == ("screening", "2012", TODAY)
    items = checklists.answered(office.reader, opened)
    assert [each.code for each in items] == [each.code for each in checklists.template("screening")]
    assert len({each.code for each in items}) == len(items) > 5
    assert all(each.text and each.source and each.answer is None for each in items)


def test_an_answer_is_given_and_given_anew(office: Office, opened: int) -> None:
    code = checklists.template("screening")[1].code
    first = checklists.answer(office, opened, code, "PENDING")
    again = checklists.answer(office, opened, code, "PASS", on=date(2026, 2, 27), by="RSO", note="Memo 12")
    assert first == again
    given = {each.code: each.answer for each in checklists.answered(office.reader, opened) if each.answer}
    assert list(given) == [code]
    found = given[code]
    assert (found.answer, found.checked_on) == ("PASS", date(2026, 2, 27))
    assert (found.checked_by, found.note) == ("RSO", "Memo 12")
    lines = office.reader.history(ChecklistAnswer, first)
    assert [len(lines), lines[1].user] == [2, USER]
    office.undo()
    earlier = office.reader.get(ChecklistAnswer, first)
    assert (earlier.answer, earlier.checked_on, earlier.checked_by) == ("PENDING", TODAY, USER)


def test_what_is_not_on_the_list_is_not_answered(office: Office, opened: int) -> None:
    with pytest.raises(NotFound, match="no item SCR-99"):
        checklists.answer(office, opened, "SCR-99", "PASS")
    with pytest.raises(NotFound):
        checklists.answer(office, opened + 10_000, "SCR-01", "PASS")
    with pytest.raises(Usage):
        checklists.answer(office, opened, "SCR-01", "x" * 61)
    assert checklists.answers(office.reader, opened) == []


def test_there_is_no_such_template(office: Office, screening: int) -> None:
    for name in ("nothing", "../codes/role"):
        with pytest.raises(NotFound):
            checklists.open_checklist(office, Screening, screening, LINK, name, "2012")
    assert office.reader.get(Screening, screening).get(LINK) is None


def test_a_checklist_that_cannot_be_linked_is_not_made(office: Office, screening: int) -> None:
    before = office.head()
    with pytest.raises(NotFound):
        checklists.open_checklist(office, Screening, screening + 10_000, LINK, "screening", "2012")
    assert office.head() == before


def test_a_viewer_answers_nothing(office: Office, opened: int) -> None:
    with acting(office, "viewer", "viewer"), pytest.raises(Refused):
        checklists.answer(office, opened, "SCR-01", "PASS")
    assert checklists.answers(office.reader, opened) == []


def test_every_kind_with_a_checklist_has_its_template_and_link() -> None:
    for name, use in checklists.TEMPLATES.items():
        assert kind_named(name).fields[checklists.LINK].target == "checklist"
        items = checklists.template(use.template)
        assert checklists.edition_of(use.template) and len({each.code for each in items}) == len(items) > 5
        if items[0].results == checklists.YES_NO_NA:
            assert all(
                each.section and len(each.help.split()) >= 5 and each.help.endswith(".") for each in items
            )


def test_a_template_of_questions_is_answered_yes_or_no() -> None:
    kinds = {name: checklists.template(name)[0].results for name in ("eeum", "screening")}
    assert kinds == {"eeum": checklists.YES_NO_NA, "screening": checklists.RESULTS}


@pytest.mark.parametrize(
    ("text", "given"),
    [
        ("1-3 yes, 5 no", {"A1": "YES", "A2": "YES", "A3": "YES", "A5": "NO"}),
        ("1-3 yes; 2 No: two doors open", {"A1": "YES", "A2": "NO", "A3": "YES"}),
        ("a1 - a3 y 5", None),
        ("A1 A4 n/a", {"A1": "NOT_APPLICABLE", "A4": "NOT_APPLICABLE"}),
        ("2 no\nrest yes", {"A1": "YES", "A2": "NO", "A3": "YES", "A4": "YES", "A5": "YES"}),
        ("1\u20132 not applicable", {"A1": "NOT_APPLICABLE", "A2": "NOT_APPLICABLE"}),
        ("9 yes", None), ("3-1 yes", None), ("1-3", None), ("", None), ("1 pass", None), ("Z9 yes", None),
    ],
)  # fmt: skip
def test_answers_from_paper(text: str, given: dict[str, str] | None) -> None:
    items = checklists.template("eeum")[:5]
    if given is None:
        with pytest.raises(Usage):
            checklists.read_marks(text, items)
    else:
        assert {each.code: each.result for each in checklists.read_marks(text, items)} == given


def test_a_remark_comes_with_its_answer() -> None:
    found = checklists.read_marks("7 no: fence is down since March", checklists.template("eeum"))
    assert found == [Mark("A7", "NO", "fence is down since March")]


def test_many_answers_are_one_step_and_a_closed_checklist_keeps_them(office: Office) -> None:
    plan = support.add(office, ControlPlan, plan_title="Plan")
    made = checklists.begin(office, ControlPlan, plan)
    assert checklists.begin(office, ControlPlan, plan) == made
    checklists.answer_many(office, made, [Mark("K1", "YES"), Mark("K2", "NO", "Nothing on reports")])
    told = checklists.progress(checklists.answered(office.reader, made))
    assert told.sentence == "2 of 10 answered, 1 with no: K2"
    office.undo()
    assert checklists.progress(checklists.answered(office.reader, made)).answered == 0
    checklists.answer(office, made, "K1", "YES")
    with office.change("Close") as work:
        work.set(Checklist, made, {"closed_on": TODAY})
    for code in ("K1", "K3"):
        with pytest.raises(Refused, match="closed"):
            checklists.answer(office, made, code, "NO")
    assert checklists.owner_of(office.reader, made) == ("control_plan", plan)


def test_the_checklist_of_a_letter_follows_its_articles(office: Office) -> None:
    """Items fall away and come; what was answered stays, and a closed one is left alone."""
    letter = support.add(office, Lor, lor_ref="MOD-1", lor_order="DEFINED", funding_source="NATIONAL")
    support.add(office, LorArticle, lor_id=letter, article_category="SERVICE")

    def codes() -> set[str]:
        made = checklists.begin(office, Lor, letter)
        return {each.code for each in checklists.answered(office.reader, made)}

    assert {"SRV-01", "ACT-13"} <= codes() and "ART-01" not in codes()
    head = office.head()
    made = checklists.begin(office, Lor, letter)
    assert office.head() == head
    support.add(office, LorArticle, lor_id=letter, article_category="ARTICLE", mde=True)
    checklists.answer(office, made, "SRV-02", "PASS")
    assert {"ART-01", "CNT-03", "CNT-13"} <= codes()
    with office.change("Close") as work:
        work.set(Checklist, made, {"closed_on": TODAY})
    support.add(office, LorArticle, lor_id=letter, classified=True)
    before = office.head()
    assert checklists.begin(office, Lor, letter) == made and office.head() == before
