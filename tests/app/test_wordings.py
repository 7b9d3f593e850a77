"""Paragraphs of papers: the office's text over the supplied one, confirmed or not, looked at on an invented paper."""

from datetime import timedelta
from io import BytesIO

import pypdfium2
import pytest

from app import wordings
from app.errors import NotFound, Refused, Stale, Usage
from app.office import Office
from app.papers.frame import words_of
from reports.wording import wording
from tests.support import TODAY, acting

OWN = "Leave is granted by the commander of the school alone."


def leave(office: Office) -> wordings.Listed:
    return wordings.find(office.reader, "ito", "leave")


def test_every_supplied_paragraph_is_listed_once(office: Office) -> None:
    everything = wordings.listed(office.reader)
    assert len({(each.paper, each.name, each.language) for each in everything}) == len(everything)
    found = [each for each in everything if each.paper == "ito"]
    assert [each.supplied.name for each in found] == list(wording("ito"))
    assert all(
        each.paper_label == "Draft ITO for SC-TMS entry" and each.language == "English" for each in found
    )
    assert all(each.unconfirmed and each.state == "To be confirmed" and not each.own for each in found)
    with pytest.raises(NotFound):
        wordings.find(office.reader, "ito", "nothing")


def test_the_offices_text_is_printed_until_it_goes_back(office: Office) -> None:
    wordings.put(office, leave(office), OWN, "Message 26-7")
    now = leave(office)
    assert (now.text, now.source, now.own, now.unconfirmed) == (OWN, "Message 26-7", True, True)
    assert words_of(office.reader, "ito")["leave"].text == OWN
    wordings.back_to_supplied(office, now)
    assert leave(office).text == wording("ito")["leave"].text
    office.undo()
    assert leave(office).text == OWN
    with pytest.raises(Usage, match="supplied text"):
        wordings.back_to_supplied(office, wordings.find(office.reader, "ito", "terms"))


def test_confirming_keeps_the_text_that_was_confirmed(office: Office) -> None:
    both = [leave(office), wordings.find(office.reader, "ito", "terms")]
    assert wordings.confirm(office, both, by="The legal adviser") == 2
    assert leave(office).state == "Confirmed 02 Mar 2026 by The legal adviser"
    assert not leave(office).own and not words_of(office.reader, "ito")["leave"].confirm
    wordings.put(office, leave(office), OWN, "Message 26-7")
    assert leave(office).unconfirmed, "another text is not confirmed"
    wordings.confirm(office, [leave(office)])
    assert leave(office).confirmed_by == office.user
    with pytest.raises(Usage, match="day to come"):
        wordings.confirm(office, both, on=TODAY + timedelta(days=1))
    with pytest.raises(Usage, match="Choose"):
        wordings.confirm(office, [])


@pytest.mark.parametrize(
    ("text", "error"),
    [
        ("From {country} to {place}", "cannot fill {place}"),
        ("From {country", "brace"),
        ("From {country!r}", "cannot fill"),
        ("From {country.__class__}", "cannot fill"),
        ("From {0}", "cannot fill"),
        ("  ", "empty"),
    ],
)
def test_places_the_program_cannot_fill_are_told(office: Office, text: str, error: str) -> None:
    invitation = wordings.find(office.reader, "ito", "invitation")
    with pytest.raises(Usage, match=error):
        wordings.put(office, invitation, text, "x")


def test_braces_are_only_signs_where_nothing_is_filled(office: Office) -> None:
    wordings.put(office, leave(office), "As {agreed}", "x")
    assert leave(office).text == "As {agreed}"


def test_two_people_at_one_paragraph(office: Office) -> None:
    wordings.put(office, leave(office), OWN, "a")
    seen = leave(office)
    wordings.put(office, seen, OWN + " Now.", "b")
    with pytest.raises(Stale):
        wordings.put(office, seen, OWN + " Later.", "c")


def test_only_who_decides_words_papers(office: Office) -> None:
    with acting(office, "Ben Hale", "officer"), pytest.raises(Refused, match="Ask the chief"):
        wordings.put(office, leave(office), OWN, "x")


def printed(office: Office, name: str, text: str) -> str:
    paper = wordings.preview(office.reader, wordings.find(office.reader, "ito", name), text)
    pdf = pypdfium2.PdfDocument(BytesIO(paper.data))
    try:
        return " ".join(page.get_textpage().get_text_range() for page in pdf).replace("\r\n", " ")
    finally:
        pdf.close()


@pytest.mark.parametrize("name", list(wording("ito")))
def test_the_preview_shows_the_paragraph_on_an_invented_order(office: Office, name: str) -> None:
    said = printed(office, name, f"Quincunx {wording('ito')[name].text}")
    assert "Quincunx" in said
    assert "SAMPLE" in said and "DRAFT" in said


def test_the_preview_keeps_nothing_and_needs_no_student(office: Office) -> None:
    head = office.head()
    assert "Bandaria" in printed(office, "leave", OWN)
    assert office.head() == head
    assert leave(office).text != OWN
