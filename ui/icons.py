"""Icons: the shipped drawings in the colours of the theme, always beside a word or an accessible name.

A widget or action that wears an icon remembers its name, so that a change of theme can dress it again.
"""

from typing import Any, Protocol
from weakref import WeakSet

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap, QPixmapCache
from shiboken6 import isValid

import resources
from ui.theme import Theme

SMALL, LARGE = 16, 20
TONE_ICONS = {
    "blocked": "ban",
    "due": "clock",
    "warn": "triangle-alert",
    "done": "check",
    "note": "info",
    "doing": "circle-dot",
    "open": "circle",
    "unneeded": "minus",
}
_NAME, _ROLE = "icon_name", "icon_role"


class Wearer(Protocol):
    """A button or an action."""

    def setIcon(self, icon: QIcon) -> None: ...
    def setProperty(self, name: str, value: object) -> bool: ...
    def property(self, name: str) -> Any: ...


_WEARERS: WeakSet[Wearer] = WeakSet()
"""Asking the application for all widgets would hand out parts of Qt's own that may go at any moment."""


def pixmap(name: str, role: str = "text", size: int = SMALL, ratio: float = 2.0) -> QPixmap:
    """The drawing in a colour role, `size` logical px at the zoom; empty only if the file is damaged."""
    theme = Theme.current()
    side = round(theme.px(size) * ratio)
    colour = theme.colour(role).name()
    key = f"desk:{name}:{colour}:{side}"
    found = QPixmap()
    if not QPixmapCache.find(key, found):
        found = _drawn(name, colour, side)
        QPixmapCache.insert(key, found)
    found.setDevicePixelRatio(ratio)
    return found


def icon(name: str, role: str = "text") -> QIcon:
    """The drawing as an icon, with its disabled form in the muted colour."""
    known = Theme.current().icons
    if (name, role) not in known:
        known[name, role] = _filled(name, role)
    return known[name, role]


def _filled(name: str, role: str) -> QIcon:
    made = QIcon()
    for size in (SMALL, LARGE):
        made.addPixmap(pixmap(name, role, size), QIcon.Mode.Normal)
        made.addPixmap(pixmap(name, "muted", size), QIcon.Mode.Disabled)
    return made


def dress(wearer: Wearer, name: str, role: str = "text") -> None:
    """Gives a button or an action the icon, now and after each change of theme."""
    wearer.setProperty(_NAME, name)
    wearer.setProperty(_ROLE, role)
    wearer.setIcon(icon(name, role))
    _WEARERS.add(wearer)


def dress_again() -> None:
    """Redraws the icons of everything that wears one; called once after the theme changed."""
    QPixmapCache.clear()
    for wearer in list(_WEARERS):
        if isValid(wearer):
            wearer.setIcon(icon(wearer.property(_NAME), wearer.property(_ROLE)))


def _drawn(name: str, colour: str, side: int) -> QPixmap:
    from PySide6.QtSvg import QSvgRenderer  # the first window has no icons

    source = resources.text(f"icons/{name}.svg").replace("currentColor", colour)
    canvas = QPixmap(QSize(side, side))
    canvas.fill(Qt.GlobalColor.transparent)
    painter = QPainter(canvas)
    QSvgRenderer(QByteArray(source.encode())).render(painter, QRectF(0, 0, side, side))
    painter.end()
    return canvas
