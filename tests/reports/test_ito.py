"""The draft travel order: what stands on it, and what never does."""

import json
import re
import subprocess
from dataclasses import replace
from datetime import date

import pytest

from reports.paper import render
from reports.training.ito import ITO, NOTICE, ItoFunding, file_name, order_date
from reports.wording import wording
from resources import text
from tests.reports.samples import crowded, minimal, ordinary
from tests.reports.test_paper import page_texts


def flat(pages: list[str]) -> str:
    return " ".join(" ".join(pages).split())


def test_every_page_says_draft_and_the_notice_is_part_of_the_drawing() -> None:
    for facts in (ordinary(), crowded(), minimal()):
        pages = page_texts(render(ITO, facts))
        assert all("DRAFT FOR SC-TMS ENTRY" in page for page in pages)
        assert flat(pages).count(NOTICE) == 2


def test_the_word_lies_light_across_every_page_under_the_text() -> None:
    for page in range(1, 3):
        shown = subprocess.run(
            ["pdftoppm", "-gray", "-r", "40", "-f", str(page), "-l", str(page), "-"],
            input=render(ITO, ordinary()), capture_output=True, check=True, timeout=60,
        )  # fmt: skip
        pixels = shown.stdout[-340 * 440 :]
        light = sum(230 <= pixel <= 240 for pixel in pixels)
        assert 0.03 < light / len(pixels) < 0.25
        assert min(pixels) < 90


def test_nothing_on_the_draft_can_be_signed() -> None:
    whole = flat(page_texts(render(ITO, crowded()))).casefold()
    for word in ("signature", "sign here", "authentication", "acknowledg", "signed", "____"):
        assert word not in whole


def test_all_items_stand_in_order() -> None:
    whole = flat(page_texts(render(ITO, ordinary())))
    places = [re.search(rf"(?<![\w(]){n}\. [A-Z]", whole) for n in range(1, 20)]
    starts = [found.start() for found in places if found]
    assert len(starts) == 19 and starts == sorted(starts)
    assert "20. " not in whole


def test_dates_stand_as_the_letter_wants_them() -> None:
    assert order_date(date(2026, 5, 4)) == "04-May-26"
    assert order_date(None) == ""
    whole = flat(page_texts(render(ITO, ordinary())))
    assert "28-Feb-94" in whole and "06-Jul-26" in whole and "1994-02-28" not in whole


def test_a_visa_number_is_not_needed() -> None:
    assert "To be entered when issued" in flat(page_texts(render(ITO, ordinary())))
    assert "20261234567" in flat(page_texts(render(ITO, crowded())))


def test_funding_is_none_without_an_allowance_and_shows_dollars_with_one() -> None:
    assert "9. Funding None" in flat(page_texts(render(ITO, ordinary())))
    paid = replace(ordinary(), funding=ItoFunding("2162050", "26-1", "1", 123450))
    assert "USD 1,234.50" in flat(page_texts(render(ITO, paid)))


def test_a_long_heading_pushes_its_value_aside() -> None:
    whole = flat(page_texts(render(ITO, minimal())))
    assert "14. Hazardous Duty, Flying and Airborne Training None" in whole


def test_long_values_are_whole() -> None:
    facts = crowded()
    whole = flat(page_texts(render(ITO, facts)))
    for value in (facts.student.surname, facts.student.place_of_birth, facts.student.country_rank):
        assert value in whole
    assert all(line.wcn in whole for line in facts.lines)
    assert all(dependent.name.split()[-1] in whole for dependent in facts.dependents)


def test_an_ordinary_order_takes_two_pages() -> None:
    assert len(page_texts(render(ITO, ordinary()))) == 2


@pytest.mark.parametrize(
    ("number", "name"),
    [
        ("BN-B-UAB001-1420", "DRAFT_ITO_BN-B-UAB001-1420.pdf"),
        ("BN/B UAB:1", "DRAFT_ITO_BN_B_UAB_1.pdf"),
        ("", "DRAFT_ITO_unnumbered.pdf"),
        ("..\\x", "DRAFT_ITO_x.pdf"),
    ],
)
def test_file_name_says_draft_and_suits_every_file_system(number: str, name: str) -> None:
    assert file_name(replace(ordinary(), ito_number=number)) == name


def test_wording_marks_what_nobody_has_confirmed() -> None:
    listed = json.loads(text("wording/ito.json"))["paragraphs"]
    assert len({entry["name"] for entry in listed}) == len(listed)
    for paragraph in wording("ito").values():
        assert paragraph.language == "en" and paragraph.text.strip()
        assert paragraph.confirm == any(
            word in paragraph.source for word in ("recalled", "inferred", "own words")
        )
    with pytest.raises(KeyError):
        wording("ito")["invitation"].fill(country="Bandaria")
