"""Every paragraph of the papers about cases, looked at on invented facts, in two languages; and their CUI category."""

from dataclasses import replace

import pytest

from app import documents, wordings
from app.office import Office
from app.papers.case_printables import CASE_PRINTABLES
from app.papers.case_printables_more import CASE_PRINTABLES_MORE
from app.papers.second import translatable
from reports.paper import TRANSLATION, Audience
from tests.app.papers.reading import words

PAPERS = (*CASE_PRINTABLES, *CASE_PRINTABLES_MORE)
WORDED = [each.name for each in PAPERS if list(wordings.paragraphs(each.name))]
PARTNER = [each.name for each in PAPERS if each.paper().audience is Audience.PARTNER]


def test_every_paper_for_the_partner_is_worded_in_two_languages() -> None:
    assert [name for name in PARTNER if name not in WORDED or "title" not in translatable(name)] == []
    assert [each.name for each in PAPERS if each.name in PARTNER and not each.needs] == []
    assert [each.name for each in PAPERS if bool(each.sample) != (each.name in WORDED)] == []


@pytest.mark.parametrize("paper", WORDED)
def test_every_paragraph_stands_on_the_preview(shared: Office, paper: str) -> None:
    """All at once, each behind a mark of its own; those that stand in place of another are looked for alone."""
    given = {each.name: replace(each, text=f"{at}q {each.text}")
             for at, each in enumerate(wordings.paragraphs(paper), 10)}  # fmt: skip

    def left(showing: str) -> set[str]:
        said = words(documents.preview_sample(shared.reader, paper, given, showing).data).casefold()
        return {name for at, name in enumerate(given, 10) if f"{at}q" not in said}

    assert [name for name in left("") if name in left(name)] == []
    assert all(each.source and each.confirm for each in given.values())


@pytest.mark.parametrize("paper", PARTNER)
def test_a_second_language_brings_the_sentence(shared: Office, paper: str) -> None:
    place = wordings.translation(shared.reader, paper, "title", "French")
    said = words(wordings.preview(shared.reader, place, "Feuille").data)
    assert "Feuille" in said and TRANSLATION in said and "INVENTED CASE" in said


def test_items_of_the_advice_carry_the_second_language(shared: Office) -> None:
    place = wordings.translation(shared.reader, "lor_advice", "GEN-02", "French")
    assert "Assez de détails" in words(wordings.preview(shared.reader, place, "Assez de détails").data)


@pytest.mark.parametrize(
    ("paper", "category"),
    [
        ("case_status", "EXPT"),
        ("scip_reconciliation", "EXPT"),
        ("inbound_list", "EXPT"),
        ("case_portfolio", "EXPT"),
    ],
)
def test_papers_without_personal_data_do_not_say_that_they_hold_it(
    shared: Office, paper: str, category: str
) -> None:
    facts = documents.printable(paper).office_facts(shared, shared.reader, "")
    assert facts.frame.designation.category == category
