"""The ways into an office: the start page, the unlock page, the first run."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from ui.unlock import UnlockPage

if TYPE_CHECKING:
    from app.office import Office
    from ui.jobs import Cancelled, Progress
    from ui.shell import Desk


class Entrance:
    """Shows the pages of a window without an open office, and opens one."""

    def __init__(self, desk: "Desk", folder: Path | None) -> None:
        self._desk = desk
        self.folder = folder
        """The office that was opened last or is to be opened."""

    def show_start(self) -> None:
        """Shows the page for no office: the first run on a machine that knows none."""
        recent = self._desk.machine.offices()
        if not recent:
            self.first_run("new")
            return
        from ui.start import StartPage

        page = StartPage(recent)
        page.new_wanted.connect(self.new_office)
        page.open_wanted.connect(self.open_other)
        page.practice_wanted.connect(lambda: self.first_run("practice"))
        page.chosen.connect(self.show_unlock)
        self._desk.show_page(page)

    def show_unlock(self, folder: Path) -> None:
        """Shows the page that asks for the passphrase of an office."""
        self.folder = folder
        page = UnlockPage(folder)
        page.submitted.connect(lambda user, passphrase: self._open(page, user, passphrase))
        page.elsewhere.connect(self.show_start)
        page.recovery_wanted.connect(self._ask_recovery)
        self._desk.show_page(page)
        page.passphrase.setFocus()

    def _open(self, page: UnlockPage, user: str, passphrase: str) -> None:
        folder, on = page.folder, self._desk.on

        def job(_progress: "Progress", _cancelled: "Cancelled") -> "Office":
            from app import offices

            return offices.open_office(folder, user, passphrase, today=on)

        self._desk.jobs.write("", job, self._desk.enter, lambda error: page.refuse(error.sentence))
        self._desk.jobs.read("", _load_lists, lambda _: None)
        QTimer.singleShot(0, self._desk, _load_page)

    def _ask_recovery(self) -> None:
        from ui.office import menu

        assert self.folder is not None
        menu.use_recovery_key(self._desk, self.folder, self._desk.on)

    def open_other(self) -> None:
        """Asks for an office folder."""
        from PySide6.QtWidgets import QFileDialog

        chosen = QFileDialog.getExistingDirectory(self._desk, "Open office")
        if chosen:
            self._desk.close_session(lambda: self.show_unlock(Path(chosen)))

    # -- a new office --
    def new_office(self) -> None:
        """Leads through the making of an office."""
        self._desk.close_session(lambda: self.first_run("new"))

    def first_run(self, way: str) -> None:
        """Leads through the first office, `way` being new or practice."""
        from ui.first.flow import FirstRun

        page = FirstRun(self._desk.jobs, self._desk.on, way, can_leave=bool(self._desk.machine.offices()))
        page.left.connect(self.show_start)
        page.open_wanted.connect(self.open_other)
        page.kept.connect(self._desk.machine.opened)
        page.made.connect(self._begin)
        self._desk.show_page(page)

    def _begin(self, office: object, how: str) -> None:
        """The first day in an office that was just made."""
        from app.office import Office

        assert isinstance(office, Office)
        self._desk.enter(office)
        if how == "import" and self._desk.session is not None:
            from ui.importing.sheet import begin

            begin(self._desk, self._desk.session)


def _load_lists(_progress: "Progress", _cancelled: "Cancelled") -> None:
    """Imports what lists are read with while the key is derived on another thread."""
    from ui import ahead

    ahead.lists()


def _load_page() -> None:
    """Imports what is shown first while the key is derived on the other thread."""
    from ui import ahead

    ahead.first_page()
