"""Letters of the office's own: made, renamed and taken away in every language, as one change each."""

import pytest

from app import letters, wordings
from app.errors import Refused, Usage
from app.office import Office
from app.papers import letter
from tests.support import acting

TEXT = "Dear {surname}, bring your passport."


def own(office: Office, name: str = "passport", language: str = "en") -> wordings.Listed:
    return wordings.find(office.reader, "letter", name, language)


@pytest.fixture
def made(office: Office) -> Office:
    assert letters.make(office, " passport ", TEXT) == "passport"
    french = wordings.translation(office.reader, "letter", "passport", "fr")
    wordings.put(office, french, "Cher {surname}", "The translator")
    return office


def titles(office: Office) -> list[str]:
    return [each.title for each in letter.templates(office.reader)][3:]


def test_a_letter_is_listed_with_its_english_beside_the_other_language(made: Office) -> None:
    assert own(made).letter and own(made).unconfirmed and own(made).text == TEXT
    french = own(made, language="fr")
    assert french.supplied.text == TEXT and french.text == "Cher {surname}" and not french.letter
    assert titles(made) == ["Passport", "Passport (French)"]


def test_it_is_renamed_in_every_language_and_back_with_one_undo(made: Office) -> None:
    assert letters.rename(made, own(made), "Passport runs out") == "Passport_runs_out"
    assert titles(made) == ["Passport runs out", "Passport runs out (French)"]
    made.undo()
    assert titles(made) == ["Passport", "Passport (French)"]


def test_it_is_taken_away_in_every_language_and_back_with_one_undo(made: Office) -> None:
    letters.remove(made, own(made))
    assert titles(made) == []
    made.undo()
    assert titles(made) == ["Passport", "Passport (French)"]


def test_a_letter_that_stands_in_another_language_alone_is_not_lost(made: Office) -> None:
    wordings.back_to_supplied(made, own(made))
    listed = [each for each in wordings.in_language(made.reader, "fr") if each.supplied.name == "passport"]
    assert [each.text for each in listed] == ["Cher {surname}"]
    assert own(made, language="fr").worded


@pytest.mark.parametrize(
    ("name", "text", "error"),
    [
        ("PASSPORT", TEXT, "already"),
        ("Welcome home", TEXT, "already"),
        (" ", TEXT, "needs a name"),
        ("other", " ", "text"),
        ("other", "{hr_vetting_state}", "cannot fill {hr_vetting_state}"),
    ],
)
def test_what_is_no_new_letter(made: Office, name: str, text: str, error: str) -> None:
    with pytest.raises(Usage, match=error):
        letters.make(made, name, text)


def test_supplied_letters_stay(made: Office) -> None:
    for act in (
        lambda: letters.rename(made, own(made, "welcome_home"), "x"),
        lambda: letters.remove(made, own(made, "welcome_home")),
    ):
        with pytest.raises(Usage, match="no letter that this office made"):
            act()
    with acting(made, "Ben Hale", "officer"), pytest.raises(Refused):
        letters.make(made, "mine", TEXT)
