"""Colours, sizes and the style sheet, in one place for every screen.

The palettes are data (`resources/themes/*.json`); one style sheet serves them all. The theme follows the
system's light or dark scheme unless the person chose one, and scales text and measures from 100 to 200 %.
"""

import json
import re
from functools import lru_cache
from typing import ClassVar, Literal, NamedTuple, cast

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QGuiApplication, QIcon, QPalette
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

import resources

Choice = Literal["system", "light", "dark", "contrast"]
CHOICES: tuple[Choice, ...] = ("system", "light", "dark", "contrast")
BODY_PT = 10.0
GAP, GROUP_GAP, SECTION_GAP = 8, 16, 24
DRAWINGS = ("down", "left", "right", "tick", "up")
"""Small pictures of the style sheet, one for light and one for dark themes."""
LARGE = 150
"""Zoom in per cent from which what is said twice is said once, so that a small window still holds the list."""
ROW_HEIGHTS = {"compact": 22, "normal": 26, "roomy": 32}

_PALETTE_ROLES = {
    "window": QPalette.ColorRole.Window,
    "base": QPalette.ColorRole.Base,
    "text": QPalette.ColorRole.Text,
    "highlight": QPalette.ColorRole.Highlight,
    "highlighted-text": QPalette.ColorRole.HighlightedText,
}


class Colours(NamedTuple):
    """The colours of one theme by role, as written in its file: `#RRGGBB` or `palette(role)`."""

    name: str
    by_role: dict[str, str]


@lru_cache(maxsize=3)
def colours(name: str) -> Colours:
    """The palette of that name: light, dark or contrast."""
    return Colours(name, json.loads(resources.text(f"themes/{name}.json")))


def style_sheet(palette: Colours, zoom: int) -> str:
    """The program's style sheet in a palette's colours at a zoom in per cent."""
    sheet = resources.text("themes/desk.qss")
    shade = "dark" if palette.name == "dark" else "light"
    drawings = {name: resources.path(f"themes/{name}-{shade}.svg").as_posix() for name in DRAWINGS}
    tokens = palette.by_role | {name: path.replace('"', r"\"") for name, path in drawings.items()}
    sheet = re.sub(r"%(\d+)%", lambda found: f"{round(int(found[1]) * zoom / 100)}px", sheet)
    sheet = re.sub(r"\{(\d\.?\d*)\}", lambda found: f"{BODY_PT * float(found[1]) * zoom / 100:.1f}pt", sheet)
    # last: in the folder of the program anything may stand, also what looks like a size
    return re.sub(r"\$([a-z_]+)", lambda found: tokens[found[1]], sheet)


class Theme(QObject):
    """The theme in use; lives on the application object, see `Theme.current`."""

    changed = Signal()
    _in_use: ClassVar["Theme | None"] = None
    """What was found last: painting asks for it hundreds of times a frame."""

    def __init__(self, application: QApplication, choice: Choice = "system", zoom: int = 100) -> None:
        super().__init__(application)
        self.choice, self.zoom = choice, zoom
        self.icons: dict[tuple[str, str], QIcon] = {}
        """Icons by name and colour role as drawn now: a window wears the same few hundreds of times."""
        self._colours: dict[str, QColor] = {}
        self._system = QPalette(application.palette())
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._scheme_changed)
        self._dress()

    @staticmethod
    def current() -> "Theme":
        """The theme of the running application; the light one when none was set up."""
        known = Theme._in_use
        if known is not None and isValid(known):
            return known
        application = cast(QApplication, QApplication.instance())
        found = application.findChild(Theme, options=Qt.FindChildOption.FindDirectChildrenOnly)
        Theme._in_use = found or Theme(application, "light")
        return Theme._in_use

    def dress(self, window: QWidget) -> None:
        """Gives a window the style sheet; all that is put into it and every dialog whose parent it is take it on.

        The application itself has none: a page is built loose, part within part, and Qt would dress what lies in a
        part again each time that finds its place, which took six times as long as all else. Now a page is dressed
        once, when it comes into the window. A window without a parent has to be dressed here.
        """
        window.setStyleSheet(self._sheet)

    # -- choices --
    def choose(self, choice: Choice | None = None, zoom: int | None = None) -> None:
        """Changes colours or zoom (100 to 200 %) at once, everywhere."""
        self.choice = choice or self.choice
        self.zoom = min(200, max(100, zoom or self.zoom))
        self._dress()
        self.changed.emit()

    @property
    def palette_name(self) -> str:
        """light, dark or contrast: what the choice means now."""
        if self.choice != "system":
            return self.choice
        hints = QGuiApplication.styleHints()
        if hints.accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast:
            return "contrast"
        return "dark" if hints.colorScheme() == Qt.ColorScheme.Dark else "light"

    # -- measures --
    @property
    def large(self) -> bool:
        """Whether room is scarce."""
        return self.zoom >= LARGE

    def px(self, length: int) -> int:
        """A length at the present zoom."""
        return round(length * self.zoom / 100)

    def colour(self, role: str) -> QColor:
        """The colour of a role, for what is painted by hand; not to be changed."""
        found = self._colours.get(role)
        if found is None:
            written = colours(self.palette_name).by_role[role]
            of_system = written.startswith("palette(")
            found = self._system.color(_PALETTE_ROLES[written[8:-1]]) if of_system else QColor(written)
            self._colours[role] = found
        return found

    # -- internal --
    def _scheme_changed(self) -> None:
        if self.choice == "system":
            self.choose()

    def _dress(self) -> None:
        self._colours.clear()
        application = cast(QApplication, QApplication.instance())
        font = QFont(application.font())
        font.setPointSizeF(BODY_PT * self.zoom / 100)
        application.setFont(font)
        application.setPalette(self._palette())
        self._sheet = style_sheet(colours(self.palette_name), self.zoom)
        self.icons.clear()
        for window in application.topLevelWidgets():
            if window.styleSheet():
                window.setStyleSheet("")  # over an older sheet it would take twenty times as long
                self.dress(window)

    def _palette(self) -> QPalette:
        if self.palette_name == "contrast":
            return self._system
        palette = QPalette(self.colour("surface"), self.colour("canvas"))
        roles = QPalette.ColorRole
        for role, name in (
            (roles.WindowText, "text"),
            (roles.Text, "text"),
            (roles.ButtonText, "text"),
            (roles.Base, "surface"),
            (roles.AlternateBase, "canvas"),
            (roles.Highlight, "accent"),
            (roles.HighlightedText, "on_accent"),
            (roles.PlaceholderText, "muted"),
            (roles.ToolTipBase, "raised"),
            (roles.ToolTipText, "text"),
            (roles.Link, "accent"),
        ):
            palette.setColor(role, self.colour(name))
        palette.setColor(QPalette.ColorGroup.Disabled, roles.Text, self.colour("muted"))
        palette.setColor(QPalette.ColorGroup.Disabled, roles.ButtonText, self.colour("muted"))
        return palette
