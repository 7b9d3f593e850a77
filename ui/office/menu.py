"""What the Office menu does with the open office, by action id; each sheet is imported when it is first wanted."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from ui.jobs import Cancelled, Progress
from ui.session import Session

if TYPE_CHECKING:
    from app.office import Office
    from ui.office.officekey import NewKey
    from ui.office.restoring import Wanted
    from ui.office.waiting import WaitPage
    from ui.shell import Desk

T = TypeVar("T")
UNSAVED = "Save or discard what is in the form first."
KEY_CHANGED = "The office key is changed. Everybody else needs a new passphrase from you: “Users and roles…”."


def handlers(desk: "Desk") -> dict[str, Callable[[], object]]:
    """The work of the actions of the Office menu that need an open office."""
    return {
        "import": lambda: _import(desk),
        "take_over": lambda: take_over(desk),
        "copy_office": lambda: _copy(desk),
        "users": lambda: _session(desk).open_screen.emit("Users and roles"),
        "past_keeping": lambda: _session(desk).open_screen.emit("Past keeping"),
        "bin": lambda: _session(desk).open_screen.emit("Bin"),
        "compare_days": lambda: _session(desk).open_screen.emit("Between two days"),
        "recovery": lambda: _recovery(desk),
        "office_key": lambda: _office_key(desk),
        "restore": lambda: _restore(desk),
        "verify": lambda: _verify(desk),
    }


def take_over(desk: "Desk") -> None:
    """Shows what a successor looks at and settles first."""
    _session(desk).open_screen.emit("Arrival")


def use_recovery_key(desk: "Desk", folder: Path, on: date | None) -> None:
    """Asks for the printed key and opens the office; the way to a new passphrase then stands open at once."""
    from ui.recovery import ask_recovery_key

    def enter(office: "Office") -> None:
        from ui.office.useracts import PassphraseOfSheet

        desk.enter(office)
        session = _session(desk)
        session.open_screen.emit("Arrival")
        PassphraseOfSheet(desk, session, office.user, lambda _: None).open()

    def go_on(typed: str) -> None:
        def job(_progress: Progress, _cancelled: Cancelled) -> "Office":
            from app import offices

            return offices.open_with_recovery(folder, typed, today=on)

        desk.jobs.write("", job, enter)

    ask_recovery_key(desk, go_on)


def _import(desk: "Desk") -> None:
    from ui.importing.sheet import begin

    begin(desk, _session(desk))


def _copy(desk: "Desk") -> None:
    from ui.office.copying import CopySheet

    CopySheet(desk, _session(desk)).open()


def _recovery(desk: "Desk") -> None:
    from ui.office.recoverykey import RecoverySheet

    RecoverySheet(desk, _session(desk)).open()


def _verify(desk: "Desk") -> None:
    from ui.office.verifying import VerifySheet

    VerifySheet(desk, _session(desk)).open()


def _office_key(desk: "Desk") -> None:
    from ui.office import officekey
    from ui.office.waiting import WaitPage

    def go_on(passphrase: str, warning: str) -> None:
        name = _session(desk).office.name

        def show(made: "NewKey") -> None:
            page = officekey.new_key_page(desk.jobs, name, made)
            page.done.connect(lambda: desk.show_unlock(f"{KEY_CHANGED} {warning}".strip()))
            desk.show_page(page)

        wait = WaitPage(officekey.TITLE, officekey.WAIT, desk.jobs)
        exchange(desk, wait, lambda office, progress: officekey.change(office, passphrase, progress), show)

    if _nothing_unsaved(desk):
        officekey.OfficeKeySheet(desk, _session(desk), go_on).open()


def _restore(desk: "Desk") -> None:
    from ui.office import restoring
    from ui.office.waiting import WaitPage

    def go_on(wanted: "Wanted") -> None:
        wait = WaitPage(restoring.TITLE, restoring.WAIT, desk.jobs)
        exchange(
            desk, wait, lambda office, progress: restoring.restore(office, wanted, progress), desk.show_unlock
        )

    if _nothing_unsaved(desk):
        restoring.RestoreSheet(desk, _session(desk), go_on).open()


def exchange(
    desk: "Desk", wait: "WaitPage", work: Callable[["Office", Progress], T], done: Callable[[T], object]
) -> None:
    """Takes the open office off the screen and runs work that closes, changes or replaces it as a whole.

    A refusal leads to the unlock page, which shows its sentence; the office is closed whatever happens.
    """
    office = desk.let_go()
    desk.show_page(wait)

    def job(progress: Progress, _cancelled: Cancelled) -> T:
        try:
            return work(office, progress)
        finally:
            office.close()

    desk.jobs.write(wait.title, job, done, lambda error: desk.show_unlock(error.sentence, refused=True))


def _nothing_unsaved(desk: "Desk") -> bool:
    if desk.workspace is not None and desk.workspace.dirty:
        desk.workspace.message.say(UNSAVED, "warn")
        return False
    return True


def _session(desk: "Desk") -> Session:
    assert desk.session is not None
    return desk.session
