"""Every paragraph of the papers about nomination, vetting and tests, looked at on invented facts."""

import pytest

from app import wordings
from app.office import Office
from reports.wording import wording
from tests.app.papers.reading import words

PAPERS = ("nomination_call", "vetting_sheet", "screening_list", "ecl_roster", "letter")
EVERY = [(paper, name) for paper in PAPERS for name in wording(paper)]


@pytest.mark.parametrize(("paper", "name"), EVERY)
def test_the_paragraph_stands_on_the_preview(office: Office, paper: str, name: str) -> None:
    found = wordings.find(office.reader, paper, name)
    said = words(wordings.preview(office.reader, found, f"Quincunx {found.text}").data)
    assert "Quincunx" in said
    assert found.source and (found.unconfirmed or not found.supplied.confirm)


def test_what_the_sources_lack_says_so() -> None:
    for paper, name in (("screening_list", "official_list"), ("ecl_roster", "rules")):
        assert "to be pasted from SC-TMS" in wording(paper)[name].text
