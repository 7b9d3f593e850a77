"""The small widgets every screen is made of, with the names that tests and screen readers use."""

from collections.abc import Callable, Iterable

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ui.theme import GAP

PERSONAL = "personal"
"""Property of a control with a personal value or a secret; what is copied from it does not stay on the clipboard."""

DOTS = "•••"
"""How a hidden value is shown outside its field (`models.fields.MASK`); this module imports no models."""


def spoken(text: str) -> str:
    """What a screen reader says of a shown text: it would spell the dots that hide a value."""
    return text.replace(DOTS, "hidden")


def label(text: str, size: str = "body", *, wrap: bool = False, name: str = "") -> QLabel:
    """A line of text as caption, muted, body, strong, title or figure; never read as markup."""
    made = QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setProperty("text_size", size)
    made.setWordWrap(wrap)
    made.setObjectName(name)
    if DOTS in text:
        made.setAccessibleName(spoken(text))
    return made


def button(
    text: str,
    name: str,
    pressed: Callable[[], object] | None = None,
    *,
    icon: str = "",
    primary: bool = False,
    link: bool = False,
    tip: str = "",
) -> QPushButton:
    """A button with a verb on it; `primary` for the one that leads on, `link` for one inside a sentence."""
    made = QPushButton(text)
    _name(made, name, text, tip)
    made.setProperty("primary", primary)
    made.setProperty("flat_link", link)
    made.setAutoDefault(primary)
    if icon:
        from ui import icons  # the first window has none

        icons.dress(made, icon, "on_accent" if primary else "text")
    if pressed:
        made.clicked.connect(lambda: pressed())
    return made


def tool(
    text: str,
    name: str,
    icon: str,
    pressed: Callable[[], object] | None = None,
    *,
    words: bool = False,
    tip: str = "",
) -> QToolButton:
    """A small button with an icon; `text` is its accessible name, and stands beside it when `words`."""
    made = QToolButton()
    made.setText(text)
    _name(made, name, text, tip or text)
    style = Qt.ToolButtonStyle
    made.setToolButtonStyle(style.ToolButtonTextBesideIcon if words else style.ToolButtonIconOnly)
    from ui import icons

    icons.dress(made, icon)
    if pressed:
        made.clicked.connect(lambda: pressed())
    return made


def keep_out_of_sight(page: QWidget, parts: Iterable[QWidget]) -> None:
    """Gives parts that are laid out and shown later a parent already now.

    A loose button keeps what it calls for ever, and with it an office behind the lock: Python does not see the way that
    leads through Qt.
    """
    for each in parts:
        each.setParent(page)
        each.hide()


def row(*parts: QWidget | int | None, gap: int = GAP) -> QHBoxLayout:
    """Widgets side by side without margins; None is a spring, a number a gap in px."""
    made = QHBoxLayout()
    _fill(made, parts, gap)
    return made


def column(*parts: QWidget | int | None, gap: int = GAP) -> QVBoxLayout:
    """Widgets under each other without margins; None is a spring, a number a gap in px."""
    made = QVBoxLayout()
    _fill(made, parts, gap)
    return made


class Elided(QLabel):
    """A line that gives way when there is little room; the whole text is its tip and its accessible name."""

    def __init__(self, text: str = "", size: str = "body", name: str = "") -> None:
        super().__init__()
        self.setObjectName(name)
        self.setProperty("text_size", size)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setMinimumWidth(20)
        self.setText(text)

    def setText(self, text: str) -> None:
        super().setText(text)
        self.setToolTip(text)
        self.setAccessibleName(text)

    def minimumSizeHint(self) -> QSize:
        return QSize(20, super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        metrics, place = self.fontMetrics(), self.contentsRect()
        shown = metrics.elidedText(self.text(), Qt.TextElideMode.ElideRight, place.width())
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)


def boxed(layout: QBoxLayout, name: str = "", margins: int = 0) -> QWidget:
    """A plain widget around a layout."""
    made = QWidget()
    made.setObjectName(name)
    layout.setContentsMargins(margins, margins, margins, margins)
    made.setLayout(layout)
    return made


def rule(*, upright: bool = False) -> QFrame:
    """A thin line between groups, one below the other, or beside each other where it is upright."""
    made = QFrame()
    made.setObjectName("rule")
    (made.setFixedWidth if upright else made.setFixedHeight)(1)
    return made


def restyle(widget: QWidget, **properties: object) -> None:
    """Sets properties that the style sheet looks at, and lets it look again where one differs."""
    if all(widget.property(key) == value for key, value in properties.items()):
        return
    for key, value in properties.items():
        widget.setProperty(key, value)
    widget.style().unpolish(widget)
    widget.style().polish(widget)
    widget.updateGeometry()  # a thicker line takes room, too


def _name(made: QWidget, name: str, text: str, tip: str) -> None:
    made.setObjectName(name)
    made.setAccessibleName(text.replace("&", "").rstrip("…"))
    made.setToolTip(tip)
    if tip:
        made.setAccessibleDescription(tip)


def _fill(layout: QBoxLayout, parts: tuple[QWidget | int | None, ...], gap: int) -> None:
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(gap)
    for part in parts:
        if part is None:
            layout.addStretch(1)
        elif isinstance(part, int):
            layout.addSpacing(part)
        else:
            layout.addWidget(part)
