"""Every paragraph of the papers about visits, looked at on invented facts; their audience."""

from dataclasses import replace

import pytest

import resources
from app import documents, wordings
from app.office import Office
from app.papers import case_common, plan_common, plan_police, visit_common, visit_industry, visit_profile
from app.papers.visit_printables import VISIT_PRINTABLES
from reports.paper import Audience
from reports.paper.frame import RELEASED
from tests.app.papers.reading import words

WORDED = [each.name for each in VISIT_PRINTABLES if list(wordings.paragraphs(each.name))]


def test_what_leaves_the_government_waits_for_a_release() -> None:
    released = [each for each in VISIT_PRINTABLES if each.paper().audience in RELEASED]
    assert released and [each.name for each in released if not each.needs] == []
    assert [each.name for each in VISIT_PRINTABLES if bool(each.sample) != (each.name in WORDED)] == []
    assert Audience.COMPANY in RELEASED


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


def test_the_papers_values_are_those_that_papers_ask_for() -> None:
    found = {row["key"]: row for row in resources.table("policy/papers.csv")}
    asked = {case_common.CATEGORY: case_common.DEFAULT_CATEGORY, visit_common.CATEGORY: visit_common.DEFAULT_CATEGORY,
             visit_common.INDUSTRY_CATEGORY: visit_common.DEFAULT_INDUSTRY, **dict([visit_industry.OTHERS]),
             **dict([visit_profile.OLD, visit_profile.STALE]),
             plan_common.CATEGORY: plan_common.DEFAULT_CATEGORY,
             plan_police.YEARS: plan_police.USUAL_YEARS}  # fmt: skip
    assert {key: row["value"] for key, row in found.items()} == {
        key: str(value) for key, value in asked.items()
    }
    assert all(row["citation"] and row["tag"] and row["edition"] for row in found.values())
