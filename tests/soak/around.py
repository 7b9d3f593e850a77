"""What stands around the walk: people in the office, nobody at the system's dialogs, an ear for what goes wrong."""

import sys
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from types import TracebackType

from PySide6.QtCore import QtMsgType, qInstallMessageHandler
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtWidgets import QFileDialog

from app.office import Office
from models.kinds import all_kinds
from tests import support

FEWEST = 30
"""Students and contacts below which some are added, as a colleague would: undoing and removing use them up."""


def fill(office: Office) -> None:
    """Adds people with units and lines, a change for every ten."""
    for _ in range(FEWEST // 10):
        with office.change("Add ten") as work:
            unit = support.add_in(work, "unit")
            for _ in range(10):
                student = support.add_in(work, "student", unit_id=unit)
                support.add_in(work, "training_line", student_id=student)
                support.add_in(work, "contact")


BY_ACTS = frozenset({"saved_view", "merged", "record_hold", "purge", "purge_item", "case_step"})
"""Kinds that nobody writes by hand."""


def one_of_each(office: Office) -> None:
    """Adds a record of every kind, so that no list is empty."""
    with office.change("Add one of each") as work:
        for kind in all_kinds().keys() - BY_ACTS:
            support.add_in(work, kind)


@contextmanager
def heard(faults: list[str]) -> Iterator[None]:
    """While the block lasts, what a slot raises and what Qt warns of is a fault."""

    def hear(kind: QtMsgType, _context: object, message: str) -> None:
        if kind is not QtMsgType.QtDebugMsg and "This plugin does not support" not in message:
            faults.append(message)

    def raised(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        faults.append("".join(traceback.format_exception(kind, error, trace)))

    before = qInstallMessageHandler(hear), sys.excepthook
    sys.excepthook = raised
    try:
        yield
    finally:
        qInstallMessageHandler(before[0])
        sys.excepthook = before[1]


@contextmanager
def nobody_chooses() -> Iterator[None]:
    """Dialogs of the system would wait for ever: while the block lasts nobody chooses a file or a printer."""
    answers: dict[str, object] = {
        "getOpenFileName": ("", ""), "getOpenFileNames": ([], ""), "getSaveFileName": ("", ""),
        "getExistingDirectory": "",
    }  # fmt: skip
    before = {name: getattr(QFileDialog, name) for name in answers}
    printing = QPrintDialog.exec
    for name, answer in answers.items():
        setattr(QFileDialog, name, staticmethod(lambda *_, _answer=answer, **__: _answer))
    QPrintDialog.exec = lambda _: 0  # type: ignore[method-assign]
    try:
        yield
    finally:
        for name, method in before.items():
            setattr(QFileDialog, name, method)
        QPrintDialog.exec = printing  # type: ignore[method-assign]
