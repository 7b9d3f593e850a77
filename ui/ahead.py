"""What is imported and made ready before it is asked for: while the passphrase is typed, and after the first page.

What opening an office and its first pages rest on comes first. Nothing is begun while the first page is made and
painted, nor while anything is read for the screen, and no step takes so long that a key waits.
"""

import linecache
from collections.abc import Callable
from importlib import import_module
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

if TYPE_CHECKING:
    from ui.jobs import Jobs, Running

Step = tuple[str, ...] | Callable[[], object]
"""Modules of the window, imported in its thread one after the other, or what is done beside it (nothing of Qt's)."""


class Ahead(QObject):
    """Belongs to the window; does one step after the other unless it is held."""

    def __init__(self, jobs: "Jobs") -> None:
        super().__init__(jobs)
        self._jobs = jobs
        self._left = list(STEPS)
        self._at_work = self._held = False
        self._beside: Running | None = None
        """The step that is done beside the window."""
        jobs.ended.connect(self._ended)

    def hold(self) -> None:
        """Begins nothing more until `go_on`."""
        self._held = True

    def go_on(self) -> None:
        """Takes the next step, and those after it."""
        self._held = False
        self._next()

    def _next(self) -> None:
        # Qt's binding reads the source of every module imported, to see whether it names Qt, and Python keeps it.
        linecache.clearcache()
        if self._held or self._at_work or not self._left or self._jobs.reading:
            return
        self._at_work = True
        step = self._left.pop(0)
        if isinstance(step, tuple):
            QTimer.singleShot(0, self, lambda: self._import(step))
        else:
            self._beside = self._jobs.read("", lambda *_: step(), lambda _: None, must_end=True)

    def _import(self, modules: tuple[str, ...]) -> None:
        self._at_work = False
        if not self._held:
            import_module(modules[0])
            modules = modules[1:]
        if modules:
            self._left.insert(0, modules)
        self._next()

    def _ended(self, running: "Running") -> None:
        """Also where its answer was dropped, when an office was closed meanwhile."""
        if running is self._beside:
            self._at_work, self._beside = False, None
        QTimer.singleShot(0, self, self._next)


def first_page() -> None:
    """Imports what the window shows first in an open office; for when the passphrase came before `Ahead` did."""
    for each in FIRST:
        import_module(each)


def _opening() -> None:
    from app import greeting, offices, suspending

    del greeting, offices, suspending


def _today() -> None:
    from app.today import days, doubts, duties, news, safety
    from models.calendar import holidays_known
    from models.rules import all_rules

    all_rules()  # a duty names its rule
    holidays_known()
    del days, doubts, duties, news, safety


def lists() -> None:
    """Imports what lists are read with; nothing of Qt's."""
    from app import reading_sql
    from models.kinds import all_kinds

    all_kinds()
    del reading_sql


def _brought() -> None:
    from app import upgrade

    upgrade.digest()  # the greeting compares what the program brings


def _drawing() -> None:
    """What papers are drawn with takes longest of all, and pages name it."""
    from app.papers import second

    del second


def _exchange() -> None:
    from app import arrival, exporting
    from app.importing import past, run

    del arrival, exporting, past, run


def _papers() -> None:
    from app import wordings

    del wordings


FIRST = ("ui.session", "ui.office.greeting", "ui.workspace", "ui.today.page", "ui.office.menu")
"""Modules of the page Today and the frame around it."""
STEPS: tuple[Step, ...] = (
    _opening,
    FIRST,
    _today,
    lists,
    ("ui.parts.form", "ui.records.pane", "ui.asking.bar", "ui.records.page", "ui.training.listings",
     "ui.training.classes", "ui.training.page"),
    _brought,
    _drawing,
    ("ui.cases.page", "ui.eum.page", "ui.visits.page", "ui.planning.listings", "ui.planning.page"),
    _exchange,
    ("ui.first.arrival", "ui.importing.sheet", "ui.office.listings", "ui.office.page"),
    _papers,
)  # fmt: skip
