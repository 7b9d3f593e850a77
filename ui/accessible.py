"""Roles that Qt does not give to what is drawn by hand, so that a screen reader says what it is."""

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget, QWidget

ROLES = {"ChartView": QAccessible.Role.Chart}
"""Role by the class of the widget."""
_installed: list[bool] = []


def install() -> None:
    """Gives these roles from now on; once is enough for the program."""
    if not _installed:
        _installed.append(True)
        QAccessible.installFactory(_interface)


def _interface(key: str, watched: QObject) -> QAccessibleInterface | None:
    """The interface of a widget of that class; None leaves it to Qt."""
    role = ROLES.get(key)
    return QAccessibleWidget(watched, role) if role is not None and isinstance(watched, QWidget) else None
