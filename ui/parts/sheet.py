"""Dialogs: rare, opened with `open()` so that nothing waits inside them, with a verb on the button."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtWidgets import QDialog, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from ui.parts.basics import boxed, button, column, label, row
from ui.parts.typed import typed_in
from ui.theme import GROUP_GAP, Theme

if TYPE_CHECKING:
    from ui.parts.form import Form

MARGIN, AROUND = 60, 190
"""What is left of the window beside a sheet, and what its title and buttons take of its height at 100 %, in px."""
BAR = 14
"""Width in px at 100 % of a scroll bar (`desk.qss`)."""
READABLE = 440
"""Width in px at 100 % of a body of sentences."""


def around(parent: QWidget) -> QSize:
    """The size of the window that a sheet over `parent` stands on, also where it stands on another sheet."""
    window = parent.window()
    while (below := window.parentWidget()) is not None:
        window = below.window()
    return window.size()


def room_for(widget: QWidget, parent: QWidget, width: int, height: int = 0) -> None:
    """Makes a part of a sheet at least so large, in px at 100 %, as far as the window of `parent` has room."""
    theme, window = Theme.current(), around(parent)
    widget.setMinimumWidth(min(theme.px(width), window.width() - MARGIN - 2 * GROUP_GAP - theme.px(BAR)))
    if height:
        widget.setMinimumHeight(min(theme.px(height), window.height() - theme.px(AROUND)))


def enlarge(sheet: QDialog, parent: QWidget, width: int, height: int) -> None:
    """Makes a sheet so large, in px at 100 %, as far as the window of `parent` has room."""
    theme, window = Theme.current(), around(parent)
    sheet.resize(
        min(theme.px(width), window.width() - MARGIN), min(theme.px(height), window.height() - MARGIN)
    )


class Scrolled(QScrollArea):
    """A body that asks for all the room it needs, and scrolls where there is less."""

    def __init__(self, title: str, body: QWidget) -> None:
        super().__init__()
        self.setObjectName("sheet_room")
        self.setAccessibleName(title)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidgetResizable(True)
        self._body = body
        self.setWidget(body)
        for ground in (self.viewport(), body):
            ground.setAutoFillBackground(False)  # the sheet's own colour shows through
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def sizeHint(self) -> QSize:
        return self._body.sizeHint().expandedTo(self._body.minimumSize())

    def minimumSizeHint(self) -> QSize:
        return QSize(Theme.current().px(120), Theme.current().px(60))

    def heightForWidth(self, width: int) -> int:
        body = self._body
        wrapped = body.heightForWidth(width) if body.hasHeightForWidth() else self.sizeHint().height()
        return max(body.minimumHeight(), wrapped)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._body and event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()  # a sentence came: the sheet grows while the window has room
        return super().eventFilter(watched, event)


class Sheet(QDialog):
    """A title, contents, and two buttons: the verb and Cancel (or Close alone when there is no verb).

    As large as the contents need and the window allows; what is more scrolls between title and buttons.
    """

    scrolls = False
    """Whether the body finds its own size and scrolls by itself."""

    def __init__(
        self,
        parent: QWidget,
        title: str,
        body: QWidget,
        verb: str = "",
        accepted: Callable[[], object] | None = None,
        *,
        dangerous: bool = False,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("sheet")
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._on_accept = accepted
        self.body = body
        self.verb = button(verb or "Close", "sheet_verb", self._accept, primary=not dangerous)
        self.cancel = button("Cancel", "sheet_cancel", self.reject)
        self.cancel.setVisible(bool(verb))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(GROUP_GAP, GROUP_GAP, GROUP_GAP, GROUP_GAP)
        layout.setSpacing(GROUP_GAP)
        heading = label(title, "title", wrap=True)
        layout.addWidget(heading)
        layout.addWidget(body if self.scrolls else Scrolled(title, body), 1)
        self.foot = row(None, self.cancel, self.verb)
        layout.addLayout(self.foot)
        (self.cancel if dangerous else self.verb).setDefault(True)
        self.again: tuple[str, Mapping[str, Any]] | None = None
        """The name in `ui.drafts.SHEETS` and what it takes to open the sheet again; None for one that only shows."""

    def open(self) -> None:
        """Shows the sheet as large as it needs."""
        self._grow()
        super().open()

    @property
    def typed_in(self) -> "Form | None":
        """The form inside, when the sheet has one."""
        return None

    def park(self) -> dict[str, Any] | None:
        """What is typed here and would be lost, as JSON values, with what opens the sheet again; None for nothing."""
        typed = typed_in(self.body) if self.again else {}
        if self.again is None or not typed:
            return None
        name, about = self.again
        return {"sheet": name, "about": dict(about), "typed": typed}

    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest and self.isVisible():
            self._grow()
        return done

    def _grow(self) -> None:
        """Takes the room that the contents need, never more than the window has, and gives none back."""
        layout, parent = self.layout(), self.parentWidget()
        if self.scrolls or layout is None or parent is None:
            return
        layout.activate()
        room = around(parent) - QSize(MARGIN, MARGIN)
        own = self.size() if self.testAttribute(Qt.WidgetAttribute.WA_Resized) else QSize()
        wide = min(max(layout.totalSizeHint().width(), own.width()), room.width())
        high = layout.totalHeightForWidth(wide)
        if high > room.height():
            wide = min(wide + Theme.current().px(BAR), room.width())
        self.resize(QSize(wide, max(high, own.height())).boundedTo(room))

    def _accept(self) -> None:
        """The handler may return False to keep the sheet open (it has said why inside the body)."""
        if self._on_accept is None or self._on_accept() is not False:
            self.accept()


def tell(parent: QWidget, title: str, *paragraphs: str) -> Sheet:
    """Opens a sheet that only says something."""
    texts = [label(text, wrap=True) for text in paragraphs if text]
    body = boxed(column(*texts))
    room_for(body, parent, READABLE)
    sheet = Sheet(parent, title, body)
    sheet.open()
    return sheet


def ask(parent: QWidget, title: str, sentence: str, verb: str, go_on: Callable[[], object]) -> Sheet:
    """Asks before what cannot be undone; Cancel is the default."""
    body = label(sentence, wrap=True)
    room_for(body, parent, READABLE)
    sheet = Sheet(parent, title, body, verb, go_on, dangerous=True)
    sheet.open()
    return sheet
