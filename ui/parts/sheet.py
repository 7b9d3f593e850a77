"""Dialogs: rare, opened with `open()` so that nothing waits inside them, with a verb on the button."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from ui.parts.basics import boxed, button, column, label, row
from ui.parts.typed import typed_in
from ui.theme import GROUP_GAP

if TYPE_CHECKING:
    from ui.parts.form import Form


class Sheet(QDialog):
    """A title, contents, and two buttons: the verb and Cancel (or Close alone when there is no verb)."""

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
        layout.addWidget(body, 1)
        self.foot = row(None, self.cancel, self.verb)
        layout.addLayout(self.foot)
        (self.cancel if dangerous else self.verb).setDefault(True)
        self.again: tuple[str, Mapping[str, Any]] | None = None
        """The name in `ui.drafts.SHEETS` and what it takes to open the sheet again; None for one that only shows."""

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

    def _accept(self) -> None:
        """The handler may return False to keep the sheet open (it has said why inside the body)."""
        if self._on_accept is None or self._on_accept() is not False:
            self.accept()


def tell(parent: QWidget, title: str, *paragraphs: str) -> Sheet:
    """Opens a sheet that only says something."""
    texts = [label(text, wrap=True) for text in paragraphs if text]
    body = boxed(column(*texts))
    body.setMinimumWidth(420)
    sheet = Sheet(parent, title, body)
    sheet.open()
    return sheet


def ask(parent: QWidget, title: str, sentence: str, verb: str, go_on: Callable[[], object]) -> Sheet:
    """Asks before what cannot be undone; Cancel is the default."""
    body = label(sentence, wrap=True)
    body.setMinimumWidth(420)
    sheet = Sheet(parent, title, body, verb, go_on, dangerous=True)
    sheet.open()
    return sheet
