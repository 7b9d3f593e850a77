"""The roster of a test session: names and free seats, what is needed, and never a score."""

from app import documents
from app.office import Office
from app.papers.ecl_roster import ecl_facts
from models.training.english import EnglishTest
from models.training.people import Student
from models.training.selection import EclSession
from tests.app.papers.reading import words
from tests.app.papers.season import Season


def test_everybody_has_a_seat_and_the_rest_is_free(office: Office, made: Season) -> None:
    facts = ecl_facts(office.reader, office.reader.get(EclSession, made.session))
    assert [(each.number, each.name.split(",")[0][:10], each.needed) for each in facts.seats] == [
        (1, "AL-BANDARI", "80"), (2, "NOTHING", ""), (3, "SAMPLE", "80"), (4, "", ""),
    ]  # fmt: skip
    assert facts.over == 0 and dict(facts.session)["Seats"] == "3 taken of 4"


def test_scores_are_never_printed(office: Office, made: Season) -> None:
    said = words(documents.print_paper(office, "ecl_roster", made.session).data)
    assert "85" not in said.replace("Page", "").split("Score")[1].split("Identity is checked")[0].split()
    assert "Identity" in said and "☐" in said


def test_more_people_than_seats_are_told(office: Office, made: Season) -> None:
    with office.change("Crowd") as work:
        for n in range(120):
            student = work.add(Student, {"surname": f"CROWD{n:03d}", "country_id": made.country})
            work.add(EnglishTest, {"student_id": student, "ecl_session_id": made.session})
    facts = ecl_facts(office.reader, office.reader.get(EclSession, made.session))
    assert (len(facts.seats), facts.over) == (123, 119)
    assert "119 people more than the session has seats." in words(
        documents.preview(office.reader, "ecl_roster", made.session).data
    )


def test_an_empty_session_says_so(office: Office, made: Season) -> None:
    with office.change("Add") as work:
        empty = work.add(EclSession, {"session_place": "Nowhere"})
    said = words(documents.preview(office.reader, "ecl_roster", empty).data)
    assert "Nobody is on the roster" in said and "day not recorded" in said
