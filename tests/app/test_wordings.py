"""Paragraphs of papers: the office's text over the supplied one, confirmed or not, looked at on an invented paper."""

from datetime import timedelta
from io import BytesIO

import pypdfium2
import pytest

from app import checklists, wordings
from app.documents import Printed
from app.errors import NotFound, Refused, Stale, Usage
from app.office import Office
from app.papers.frame import words_of
from app.papers.second import THROUGHOUT
from reports.wording import wording
from tests.support import TODAY, acting

OWN = "Leave is granted by the commander of the school alone."


def leave(office: Office) -> wordings.Listed:
    return wordings.find(office.reader, "ito", "leave")


def test_every_supplied_paragraph_is_listed_once(office: Office) -> None:
    everything = wordings.listed(office.reader)
    assert len({(each.paper, each.supplied.name) for each in everything}) == len(everything)
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


def printed(office: Office, name: str, text: str, on: str = "ito") -> str:
    return read(wordings.preview(office.reader, wordings.find(office.reader, on, name), text))


def read(paper: Printed) -> str:
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


PAPERS = (
    "dd2285", "amendment", "packet", "briefing_record", "arrival_notice", "interview_sheet", "file_cover",
)  # fmt: skip


@pytest.mark.parametrize(("paper", "name"), [(paper, name) for paper in PAPERS for name in wording(paper)])
def test_every_paragraph_of_a_students_paper_is_seen_on_a_sample(
    office: Office, paper: str, name: str
) -> None:
    said = printed(office, name, f"Quincunx {wording(paper)[name].text}", paper)
    assert "Quincunx" in said
    assert "SAMPLE" in said and "Bandaria" in said


def test_a_topic_is_given_in_another_language(office: Office) -> None:
    place = wordings.translation(office.reader, "briefing_record", "PDB-02", "fr")
    assert (place.language, place.record_id, place.own) == ("French", None, False)
    said = read(wordings.preview(office.reader, place, "Ordres de mission"))
    assert "Ordres de mission" in said
    assert "Informal and unofficial translation - English text governs." in said
    wordings.put(office, place, "Ordres de mission", "The embassy's translator")
    again = wordings.translation(office.reader, "briefing_record", "PDB-02", "fr")
    assert (again.text, again.state, again.own) == ("Ordres de mission", "To be confirmed", True)
    assert again in wordings.listed(office.reader)
    wordings.confirm(office, [again], by="The translator")
    assert "Confirmed" in wordings.translation(office.reader, "briefing_record", "PDB-02", "fr").state
    wordings.back_to_supplied(office, wordings.translation(office.reader, "briefing_record", "PDB-02", "fr"))
    assert wordings.translation(office.reader, "briefing_record", "PDB-02", "fr").record_id is None


@pytest.mark.parametrize(
    ("paper", "name", "language", "error"),
    [
        ("briefing_record", "nothing", "ar", NotFound),
        ("ito", "leave", "ar", NotFound),
        ("briefing_record", "PDB-01", "en", Usage),
        ("interview_sheet", "PTI-01", "xx", Usage),
    ],
)
def test_what_cannot_be_translated(
    office: Office, paper: str, name: str, language: str, error: type[Exception]
) -> None:
    with pytest.raises(error):
        wordings.translation(office.reader, paper, name, language)


def in_french(office: Office, paper: str, name: str) -> wordings.Listed:
    return next(
        each for each in wordings.in_language(office.reader, "French")
        if (each.paper, each.supplied.name) == (paper, name)
    )  # fmt: skip


def test_everything_a_paper_carries_in_a_language_is_listed_worded_or_not(office: Office) -> None:
    every = wordings.in_language(office.reader, "French")
    count = {paper: sum(each.paper == paper for each in every) for paper in {each.paper for each in every}}
    eum = {paper: len(wording(paper)) for paper in THROUGHOUT}
    eum["security_checklist"] = len(wording("security_checklist")) + len(checklists.template("eeum"))
    eum["lor_advice"] = len(wording("lor_advice")) + len(checklists.template("lor"))
    assert count == {"briefing_record": 29, "interview_sheet": 21, "nomination_call": 1, "letter": 3} | eum
    assert not any(each.worded or each.own or each.unconfirmed for each in every)
    assert {each.state for each in every} == {"Not worded"}
    with pytest.raises(Usage, match="not worded yet"):
        wordings.confirm(office, every[:1])
    with pytest.raises(Usage, match="no second language “Klingon”") as told:
        wordings.in_language(office.reader, "Klingon")
    assert "Arabic" in told.value.do


def test_the_english_beside_it_is_the_one_that_is_printed(office: Office) -> None:
    wordings.put(office, wordings.find(office.reader, "briefing_record", "title"), "Our briefing", "x")
    assert in_french(office, "briefing_record", "title").supplied.text == "Our briefing"
    assert next(iter(wordings.languages(wordings.listed(office.reader)))) == "sq", "none is in use: by name"


def test_words_that_are_the_same_in_both_languages_are_words_too(office: Office) -> None:
    place = in_french(office, "interview_sheet", "title")
    wordings.put(office, place, place.supplied.text, "")
    again = in_french(office, "interview_sheet", "title")
    assert again.worded and again.own and again.unconfirmed
    assert next(iter(wordings.languages(wordings.listed(office.reader)))) == "fr"


def test_the_preview_in_a_language_has_all_its_words_and_the_sentence(office: Office) -> None:
    wordings.put(office, in_french(office, "briefing_record", "PDB-01"), "Accueil", "x")
    title = in_french(office, "briefing_record", "title")
    said = read(wordings.preview(office.reader, title, "Séance"))
    assert "Accueil" in said and "Séance" in said and wordings.GOVERNS in said
    assert "Accueil" in read(wordings.preview(office.reader, title, "")), "what is not worded yet is left out"
    english = wordings.find(office.reader, "briefing_record", "title")
    assert wordings.GOVERNS not in read(wordings.preview(office.reader, english, english.text))


@pytest.mark.parametrize(
    ("paper", "name", "text"),
    [
        ("nomination_call", "heading", "Appel aux candidatures"),
        ("letter", "welcome_home", "Bonjour {surname}"),
    ],
)
def test_headings_and_letters_are_seen_in_a_language(
    office: Office, paper: str, name: str, text: str
) -> None:
    place = in_french(office, paper, name)
    said = read(wordings.preview(office.reader, place, text))
    assert text.split()[0] in said and wordings.GOVERNS in said
    wordings.put(office, place, text, "x")
    assert in_french(office, paper, name) in wordings.listed(office.reader)


def test_every_place_that_cannot_be_filled_is_named(office: Office) -> None:
    home = wordings.find(office.reader, "letter", "welcome_home")
    with pytest.raises(Usage, match=r"\{fullname\}, \{reportdate\}") as told:
        wordings.put(office, home, "{fullname} {reportdate}", "x")
    assert "{full_name}" in told.value.do and "{report_date}" in told.value.do
    assert {"full_name", "report_date"} <= set(wordings.places(home))
    assert wordings.places(leave(office)) == {}
    assert "country" in wordings.places(wordings.find(office.reader, "ito", "invitation"))
