"""Pictures of the sheets behind the Office menu, for `tests.ui.shots`."""

from collections.abc import Callable
from typing import Protocol

from PySide6.QtWidgets import QDialog, QPushButton

from models.rules import all_rules
from ui.office.page import SCREENS, OfficePage
from ui.office.past import PastPage
from ui.office.recoverykey import RecoverySheet
from ui.office.restoring import WAIT, RestoreSheet
from ui.office.screen import Screen
from ui.office.waiting import WaitPage
from ui.shell import Desk
from ui.training.page import StudentsPage

SHEETS = (
    ("Users and roles", "users_add"), ("Users and roles", "users_end"), ("Policy values", "policy_change"),
    ("Policy values", "policy_confirm"), ("Rule strengths", "strength_change"), ("Codes", "code_add"),
    ("Codes", "code_end"), ("Wording", "wording_preview"), ("Backups", "backup_drill"),
)  # fmt: skip
"""Screens and the verbs that open a sheet."""


class Takes(Protocol):
    """A camera."""

    window: Desk

    def settle(self) -> None: ...
    def take(self, name: str) -> None: ...


def take_office(camera: Takes) -> None:
    """Every sheet once, filled where that shows more."""
    window = camera.window
    for action in ("copy_office", "passphrase", "office_key", "verify"):
        _taken(camera, action)
    _taken(camera, "recovery", lambda sheet: sheet._show_key() if isinstance(sheet, RecoverySheet) else None)
    window.book.made["backup"].trigger()
    camera.settle()
    _taken(camera, "restore", lambda sheet: sheet._verify() if isinstance(sheet, RestoreSheet) else None)
    take_screens(camera)
    _set_aside(camera)
    _look_back(camera)


def take_wait(camera: Takes) -> None:
    """The page while an office is exchanged; the window is closed afterwards."""
    page = WaitPage("Restoring the backup", WAIT, camera.window.jobs)
    camera.window.show_page(page)
    camera.take("wait")


def _taken(
    camera: Takes, action: str, then: Callable[[QDialog], object] = lambda _: None, name: str = ""
) -> None:
    camera.window.book.made[action].trigger()
    camera.settle()
    for sheet in _sheets(camera.window):
        then(sheet)
    camera.take(name or action)
    for sheet in _sheets(camera.window):
        sheet.reject()
    camera.settle()


def take_screens(camera: Takes) -> None:
    """Every screen of the office, and the sheets behind their verbs."""
    assert camera.window.workspace is not None
    page = camera.window.workspace.go_to("Office")
    assert isinstance(page, OfficePage)
    for each in SCREENS:
        screen = page.choose(each.tab.label)
        camera.settle()
        if isinstance(screen, Screen):
            screen.grid.setFocus()
        camera.take(each.tab.label.replace(" ", "-").lower())
    for name, verb in SHEETS:
        screen = page.choose(name)
        camera.settle()
        for made in screen.findChildren(QPushButton, verb):
            made.click()
            camera.take(verb.replace("_", "-"))
        for sheet in _sheets(camera.window):
            sheet.reject()


def _set_aside(camera: Takes) -> None:
    assert camera.window.workspace is not None
    tab = camera.window.workspace.go_to("Students")
    assert isinstance(tab, StudentsPage)
    page = tab.students
    for row in range(min(60, len(page.grid.table.ids))):
        page.grid.go_to_row(row)
        camera.settle()
        seen = page.pane.seen
        found = [each for each in seen.findings if all_rules()[each.rule].override] if seen else []
        if found:
            page.pane.head.explain(found[0])
            camera.take("why-override")
            for way in page.pane.head.why.findChildren(type(page._new), "set_aside"):
                way.click()
            camera.take("set-aside")
            for sheet in _sheets(camera.window):
                sheet.reject()
            break


def _look_back(camera: Takes) -> None:
    window = camera.window
    window.book.made["look_back"].trigger()
    camera.settle()
    camera.take("look-back")
    assert window.workspace is not None
    page = window.workspace.page
    assert isinstance(page, PastPage)
    page.left.emit()
    camera.settle()


def _sheets(window: Desk) -> list[QDialog]:
    return [each for each in window.findChildren(QDialog) if each.isVisible()]
