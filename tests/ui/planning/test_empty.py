"""An office that plans nothing yet: each page of the tab says what is done first."""

from pathlib import Path

from models.planning.prominence import ProminentPerson
from models.training.people import Student
from tests.ui.driving import Hands
from ui.parts.empty import EmptyPane
from ui.planning.page import PlanningPage


def test_each_page_says_what_is_done_first(hands: Hands, folder: Path) -> None:
    hands.open(folder)
    planning = hands.workspace.go_to("Planning")
    assert isinstance(planning, PlanningPage)
    for screen in planning.screens():
        planning.show_screen(screen)
        hands.settle()
        shown = [each for each in planning.findChildren(EmptyPane) if each.isVisible()]
        assert len(shown) == 1 and shown[0].focusProxy() is not None, screen
    planning.show_screen("CETPPs")
    hands.click("first_begin_cetpp")
    assert len(hands.dialogs()) == 1 and "Begin a CETPP" in hands.words(hands.dialogs()[0])


def test_a_name_is_needed_for_a_step_only_where_the_kind_takes_part() -> None:
    assert Student.surname.required_for == ("ito", "vetting")
    assert ProminentPerson.surname.required_for == ()
