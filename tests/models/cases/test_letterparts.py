"""Which items of the LOR checklist a letter is asked, by what it says and by its articles."""

from typing import Any

import pytest

from app import checklists
from models.cases import letterparts
from models.cases.requests import Lor, LorArticle
from tests.models.making import make

PLAIN = {"lor_order": "DEFINED", "funding_source": "NATIONAL"}
ARTICLE, SERVICE = {"article_category": "ARTICLE"}, {"article_category": "SERVICE"}


@pytest.mark.parametrize(
    ("letter", "articles", "more", "asked", "spared"),
    [
        ({}, [], {"blanket", "grant", "article", "service"}, "GEN-04", "CNT-03"),
        (PLAIN, [], {"article", "service"}, "ART-01", "GEN-04"),
        (PLAIN, [ARTICLE], {"article"}, "CNT-01", "SRV-01"),
        (PLAIN, [SERVICE], {"service"}, "SRV-01", "ART-01"),
        (PLAIN, [{"article_category": "TRAINING"}, ARTICLE], {"article", "service"}, "SRV-01", "CNT-13"),
        (PLAIN, [{}], {"article", "service"}, "SRV-01", "CNT-13"),
        (PLAIN, [ARTICLE | {"sme": True}], {"article", "sme", "guarded"}, "CNT-13", "CNT-03"),
        (PLAIN, [ARTICLE, ARTICLE | {"mde": True}], {"article", "sme", "mde", "guarded"}, "CNT-03", "CNT-14"),
        (PLAIN, [ARTICLE | {"classified": True}], {"article", "guarded"}, "CNT-11", "CNT-13"),
        (PLAIN | {"cta_sensitive": True}, [ARTICLE], {"article", "guarded", "sensitive"}, "CNT-14", "CNT-03"),
        (
            PLAIN | {"sensitive_class": "T1E"},
            [SERVICE],
            {"service", "guarded", "sensitive"},
            "CNT-14",
            "ART-01",
        ),
        (PLAIN | {"lor_order": "BLANKET"}, [ARTICLE], {"article", "blanket"}, "GEN-04", "GEN-08"),
        (PLAIN | {"funding_source": "FMF_NONREPAYABLE"}, [ARTICLE], {"article", "grant"}, "GEN-08", "GEN-04"),
        (PLAIN | {"funding_source": "EDA_GRANT"}, [ARTICLE], {"article", "grant"}, "GEN-08", "GEN-04"),
    ],
)
def test_a_letter_is_asked_what_its_articles_call_for(
    letter: dict[str, Any], articles: list[dict[str, Any]], more: set[str], asked: str, spared: str
) -> None:
    rows = [make(LorArticle, n, lor_id=1, **each) for n, each in enumerate(articles, 5)]
    parts = letterparts.parts(make(Lor, 1, **letter), rows)
    assert set(parts) == {"general", "actionable", "complete"} | more
    codes = {each.code for each in checklists.template("lor") if each.applies_to in parts}
    assert asked in codes and spared not in codes
    assert sum(code.startswith("ACT-") for code in codes) == 13
    assert sum(code.startswith("CMP-") for code in codes) == 7


def test_every_part_of_the_template_is_one_that_a_letter_may_have() -> None:
    rows = [make(LorArticle, 5, mde=True, classified=True), make(LorArticle, 6, article_category="SERVICE")]
    known = set(letterparts.parts(make(Lor, 1, cta_sensitive=True), rows))
    assert {each.applies_to for each in checklists.template("lor")} == known
