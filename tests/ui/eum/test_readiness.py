"""Assessment readiness at the window: what is missing leads to its record; the rest is on the checklist."""

from datetime import date
from pathlib import Path

from app.office import Office
from models.eum.assessments import ComplianceVisit
from models.eum.checks import Deficiency
from models.eum.places import StorageSite
from tests import support
from tests.ui.driving import Hands, with_office
from ui.checklists.sheet import ChecklistSheet
from ui.eum.readiness import ReadinessPage

IDS: dict[str, int] = {}


def stock(office: Office) -> None:
    """A deficiency whose day went by."""
    site = support.add(office, StorageSite, store_name="Depot North")
    IDS["deficiency"] = support.add(office, Deficiency, site_id=site, deficiency_text="Fence is down",
                                    fix_due_on=date(2026, 2, 1))  # fmt: skip


def test_one_step_leads_to_what_is_missing(hands: Hands, folder: Path) -> None:
    with_office(folder, stock)
    hands.open(folder)
    hands.workspace.session.open_screen.emit("Assessment readiness")
    hands.settle()
    page = hands.workspace.page.page_inside("Assessment readiness")
    assert isinstance(page, ReadinessPage)
    hands.settle()
    assert hands.text("screen_sum") == "16 shown of 16 points"
    page._which.choose("open")
    page.go_to(9)
    assert "Fence is down" in hands.text("screen_story") and page.current and page.current.number == 9
    hands.click("readiness_checklist")
    assert not hands.dialogs()
    hands.click("readiness_go")
    assert hands.workspace.page.on_screen == ("deficiency", IDS["deficiency"])
    support.add(
        hands.workspace.session.office, ComplianceVisit, visit_kind="CAV", visit_starts_on=date(2026, 6, 1)
    )
    hands.workspace.session.open_screen.emit("Assessment readiness")
    hands.settle()
    hands.click("readiness_checklist")
    shown = next(each for each in hands.dialogs() if isinstance(each, ChecklistSheet))
    assert shown.filled and shown.filled.items[0].code == "V1"
