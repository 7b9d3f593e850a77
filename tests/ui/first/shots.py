"""Pictures of the first run, for `tests.ui.shots`."""

from pathlib import Path

from PySide6.QtWidgets import QDialog, QLineEdit

from app.handover import Step
from tests.ui.office.shots import Takes
from ui.first.arrival import ArrivalPage
from ui.first.flow import FirstRun


def take_first(camera: Takes) -> None:
    """Every screen of the first run, filled; nothing is made."""
    window = camera.window
    window.entrance.first_run("new")
    page = window.findChildren(FirstRun)[-1]
    camera.take("first-consent")
    _on(camera, page, "first-way")
    _on(camera, page, "first-office", new_country="Bandaria", new_name="ODC Bandaria")
    _on(camera, page, "first-passphrase", new_user="Ada Quill", new_passphrase="seven quiet harbours",
        new_again="seven quiet")  # fmt: skip
    _type(page, "new_again", "seven quiet harbours")
    _on(camera, page, "first-key")
    view = page.rest.key._view
    assert view is not None
    view._have_paper("Sent to the printer. Look whether every block can be read, then type two of them.")
    blocks = view._key.split("-")
    for number, line in view._blocks.items():
        _type(page, line.objectName(), blocks[number - 1])
    camera.take("first-blocks")
    _on(camera, page, "first-begin")
    page.rest.way.choose("practice")
    page._choose()
    page.rest.practice._folder.line.setText(str(Path("/tmp") / "SCO practice"))
    camera.take("first-practice")
    page.rest.practice.begin_making()
    page.rest.practice.advance(7, 28)
    camera.take("first-practice-making")


def _on(camera: Takes, page: FirstRun, name: str, **typed: str) -> None:
    page._next()
    camera.settle()
    for field, text in typed.items():
        _type(page, field, text)
    camera.take(name)


def _type(page: FirstRun, name: str, text: str) -> None:
    line = page.findChildren(QLineEdit, name)[-1]
    line.setText(text)
    line.textEdited.emit(text)


def take_arrival(camera: Takes) -> None:
    """Every step of an arrival in an open office; what is marked is taken back."""
    window = camera.window
    window.book.made["take_over"].trigger()
    camera.settle()
    page = window.findChildren(ArrivalPage)[-1]
    page.views[Step.PEOPLE]._leaver.setCurrentText("trainer")  # type: ignore[attr-defined]
    page.views[Step.PEOPLE]._name()  # type: ignore[attr-defined]
    camera.settle()
    for step in Step:
        page.show_step(step)
        camera.take(f"arrival-{step.value}")
    page.views[Step.PAPER]._show()  # type: ignore[attr-defined]
    camera.take("arrival-preview")
    for sheet in window.findChildren(QDialog):
        sheet.reject()
    window.book.made["undo"].trigger()
    camera.settle()
