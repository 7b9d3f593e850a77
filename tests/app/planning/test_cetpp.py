"""The training plan is begun, written, reviewed and sent; nothing of last year's is taken over."""

from collections.abc import Iterator
from datetime import date

import pytest

from app import spelling
from app.errors import NotFound, Refused, Stale, Usage
from app.office import Office
from app.planning import cetpp, checking, writing
from app.planning.cetpp import Place
from app.spelling import Speller
from models.kinds import kind_named
from models.planning.cetpp import Cetpp, CetppSection
from models.planning.derive import DRAFTED, EMPTY, NOT_NEEDED, REVIEWED
from tests import support
from tests.app.planning import plans
from tests.app.planning.plans import YEAR, Made

Plan = tuple[Office, Made]


@pytest.fixture
def plan(office: Office) -> Iterator[Plan]:
    yield office, plans.make(office)


def place(plan: Plan, no: str) -> Place:
    return next(each for each in cetpp.outline(plan[0].reader, plan[1].plan) if each.no == no)


def test_a_section_goes_its_way_and_other_words_take_the_review_back(plan: Plan) -> None:
    office, made = plan
    support.add(office, "person", surname="Quill", first_name="Ada", user_name=support.USER)
    assert [place(plan, no).state for no in ("1.1.1", "1.1.2", "1")] == [DRAFTED, EMPTY, EMPTY]
    cetpp.review(office, made.plan, "1.1.1")
    read = place(plan, "1.1.1").section
    assert read is not None
    assert (read.section_state, read.reviewed_by, read.reviewed_on) == (REVIEWED, "Quill, Ada", support.TODAY)
    cetpp.write(office, made.plan, "1.1.1", place(plan, "1.1.1").words)
    assert place(plan, "1.1.1").state == REVIEWED, "the same words are no other words"
    cetpp.write(office, made.plan, "1.1.1", "Others.")
    assert place(plan, "1.1.1").state == DRAFTED
    office.undo(today=support.TODAY)
    assert place(plan, "1.1.1").state == REVIEWED
    with office.change("Edit by the form") as work:
        work.set(CetppSection, read.id, {"narrative": "Others again."})
    assert place(plan, "1.1.1").state == DRAFTED, "by whatever way the words come"
    cetpp.nothing_to_say(office, made.plan, "3.1", "No candidate.")
    assert (place(plan, "3.1").state, place(plan, "3.1").because) == (NOT_NEEDED, "No candidate.")
    cetpp.write(office, made.plan, "3.1", "One after all.")
    assert (place(plan, "3.1").state, place(plan, "3.1").because) == (DRAFTED, "")
    with pytest.raises(Stale):
        cetpp.write(office, made.plan, "1.1.1", "Mine.", read_version=1)
    with pytest.raises(Stale):
        cetpp.write(office, made.plan, "3.1", "Mine.", read_version=0)  # it was not there when it was opened


def test_what_cannot_be_is_refused_with_the_reason(plan: Plan) -> None:
    office, made = plan
    for kind, does in (
        (Refused, lambda: cetpp.start(office, YEAR)),
        (Usage, lambda: cetpp.write(office, made.plan, "1.1", "Words")),
        (Usage, lambda: cetpp.write(office, made.plan, "9", "Words")),
        (Refused, lambda: cetpp.write(office, made.plan, "1.1.2", "x" * 60_001)),
        (Refused, lambda: cetpp.review(office, made.plan, "1.1.2")),
        (Refused, lambda: cetpp.review(office, made.plan, "1.1.1", on=date(2026, 3, 3))),
        (Refused, lambda: cetpp.take_back_review(office, made.plan, "1.1.1")),
        (Refused, lambda: cetpp.nothing_to_say(office, made.plan, "1.1.1", "Because.")),
        (Refused, lambda: cetpp.nothing_to_say(office, made.plan, "1.1.2", " ")),
        (Refused, lambda: cetpp.record_day(office, made.plan, "ccmd_approved_on")),
        (Refused, lambda: cetpp.record_day(office, made.plan, "sent_ccmd_on", date(2027, 1, 1))),
        (Usage, lambda: cetpp.record_day(office, made.plan, "cetpp_notes")),
        (NotFound, lambda: writing.opened(office.reader, made.plan, "9")),
    ):  # fmt: skip
        before = office.undoable()
        with pytest.raises(kind):
            does()
        assert office.undoable() == before


def test_the_plan_is_sent_and_approved_on_its_days(plan: Plan) -> None:
    office, made = plan
    cetpp.record_day(office, made.plan, "sent_ccmd_on", date(2026, 2, 1))
    cetpp.record_day(office, made.plan, "ccmd_approved_on", date(2026, 2, 20), "MSG 4")
    row = office.reader.get(Cetpp, made.plan)
    assert (row.sent_ccmd_on, row.ccmd_approved_on, row.ccmd_approval_ref) == (
        date(2026, 2, 1), date(2026, 2, 20), "MSG 4")  # fmt: skip


def test_last_years_words_are_shown_and_never_copied(plan: Plan) -> None:
    office, made = plan
    old = cetpp.start(office, YEAR - 2)
    cetpp.write(office, old, "1.2.3.2", "A bridge was mended.")
    seen = cetpp.earlier(office.reader, made.plan, "1.2.3.2")
    assert seen is not None
    assert (seen.plan, seen.words) == (f"CETPP {YEAR - 2}", "A bridge was mended.")
    assert "write new ones" in seen.note
    assert cetpp.earlier(office.reader, old, "1.2.3.2") is None
    assert cetpp.earlier(office.reader, made.plan, "1.1.2") is None
    assert place(plan, "1.2.3.2").state == EMPTY
    following = cetpp.start(office, YEAR + 1)
    assert office.reader.children(CetppSection, "cetpp_id", following) == []
    offered = cetpp.to_begin(office.reader)  # next year has no plan, whatever later ones have
    assert (offered.year, offered.said) == (YEAR - 1, "")
    cetpp.start(office, YEAR - 1)
    offered = cetpp.to_begin(office.reader)
    assert offered.year == YEAR + 2
    assert offered.said == f"Begun already: CETPP {YEAR - 1}, CETPP {YEAR} and CETPP {YEAR + 1}."
    every = cetpp.ToBegin(None, (YEAR, YEAR + 1))
    assert every.said.startswith(f"Every year from {YEAR} to {YEAR + 1} has a plan")


def test_what_is_on_the_desk_and_what_does_not_fit(plan: Plan) -> None:
    office, made = plan
    desk = writing.desk(office.reader)
    assert [each.title for each in desk.plans] == [f"CETPP {YEAR}"]
    told = {each.rule: each.message for each in desk.findings}
    assert told["CETPP-02"] == "No line or team supports the objective “Own instructors”."
    assert "1 line of it is planned" in told["CTF-05"]
    assert "CETPP-A1" not in told
    opened = writing.opened(office.reader, made.plan, "1.3")
    assert [each.title for each in opened.tables] == [
        "2028 IMET-2, Air Force", "2028 IMET-1, Army", "2029 IMET-1, Army"]  # fmt: skip
    assert opened.tables[1].shown_sums() == ("", "", "All", "", "2", "$85,000", "")
    assert writing.opened(office.reader, made.plan, "1.2.2").tables == ()
    assert [each.rule for each in checking.year_findings(office.reader, 2040)] == [
        "CETPP-A1", "CETPP-A3"]  # fmt: skip


def test_spelling_knows_english_and_the_words_of_the_office(plan: Plan) -> None:
    office, _ = plan
    speller = spelling.speller(office.reader)
    text = "The Bandaria’s B171801 course hte MASL eMail snake_case traning, e.g. re-use."
    assert [(each.at, each.word) for each in speller.misspelt(text)] == [(30, "hte"), (56, "traning")]
    assert speller.suggestions("Traning")[0] == "Training"
    assert "counter terrorism" in speller.suggestions("counterterrorism")
    spelling.add_word(office, "Quentley")
    spelling.add_word(office, "Abern")
    spelling.remove_word(office, "Abern")
    assert spelling.words(office.reader) == ["Quentley"]
    assert spelling.speller(office.reader).known("Quentley's")
    assert not Speller(frozenset()).known("Quentley's")
    with pytest.raises(Refused):
        spelling.add_word(office, "two words")
    assert kind_named("setting").spec.technical
