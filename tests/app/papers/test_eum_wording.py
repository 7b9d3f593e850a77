"""Every paragraph of the papers of end-use monitoring, looked at on invented facts, in two languages."""

from dataclasses import replace

import pytest

from app import documents, wordings
from app.documents import all_papers
from app.office import Office
from app.papers.eum_printables import EUM_PRINTABLES
from app.papers.second import THROUGHOUT
from reports.paper import TRANSLATION
from tests.app.papers.reading import words

WORDED = [each.name for each in EUM_PRINTABLES if list(wordings.paragraphs(each.name))]


@pytest.mark.parametrize("paper", WORDED)
def test_every_paragraph_stands_on_the_preview(shared: Office, paper: str) -> None:
    """All at once, each behind a mark of its own that no column breaks."""
    given = {
        each.name: replace(each, text=f"{at}q {each.text}")
        for at, each in enumerate(wordings.paragraphs(paper), 10)
    }
    said = words(documents.preview_sample(shared.reader, paper, given, "").data)
    left = [name for at, name in enumerate(given, 10) if f"{at}q" not in said]
    assert [name for name in left if f"q {given[name].text.partition('q ')[2]}" not in words(
        documents.preview_sample(shared.reader, paper, given, name).data)] == []  # fmt: skip
    assert "INVENTED" in said and all(each.source and each.confirm for each in given.values())


@pytest.mark.parametrize("paper", sorted(THROUGHOUT))
def test_a_second_language_brings_the_sentence(shared: Office, paper: str) -> None:
    place = wordings.translation(shared.reader, paper, "title", "French")
    said = words(wordings.preview(shared.reader, place, "Feuille").data)
    assert "Feuille" in said and TRANSLATION in said


def test_the_papers_are_listed_among_all() -> None:
    names = [each.name for each in all_papers()]
    assert set(names) >= {each.name for each in EUM_PRINTABLES} and len(names) == len(set(names))
