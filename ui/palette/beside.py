"""A record in a window of its own beside what a person works on: to look at, not to change."""

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QDialog, QScrollArea, QVBoxLayout

from app.errors import DeskError
from app.reader import Reader
from models.kinds import kind_named
from ui.jobs import Running
from ui.palette.entries import record_pages
from ui.parts.banner import Banner
from ui.parts.basics import boxed, button, column, row
from ui.records.listing import Listing, belonging_to
from ui.records.pane import RecordPane
from ui.session import Session
from ui.theme import GAP, Theme

if TYPE_CHECKING:
    from ui.workspace import Workspace

T = TypeVar("T")
WIDTH, HEIGHT, INWARD = 560, 620, 40
READING = "This window only shows the record. Open it to change it."


class BesideSession(Session):
    """The session of a window that only shows: it reads through the one of the whole window."""

    def __init__(self, whole: Session) -> None:
        super().__init__(whole.office, whole.jobs, whole)
        self.layouts = whole.layouts
        self._whole = whole
        self.said.connect(whole.said)
        self.open_record.connect(whole.open_record)

    @property
    def why_reading(self) -> str:
        return READING

    def read(
        self,
        job: Callable[[Reader], T],
        done: Callable[[T], object],
        failed: Callable[[DeskError], object] | None = None,
        *,
        title: str = "",
    ) -> Running:
        return self._whole.read(job, done, failed, title=title)

    def put_away(self) -> None:
        """Listens no more."""
        if self._hear in self.office.listeners:
            self.office.listeners.remove(self._hear)


class BesideWindow(QDialog):
    """One record under its marking; follows what is saved meanwhile."""

    def __init__(self, workspace: "Workspace", kind: str, record_id: int) -> None:
        super().__init__(workspace.window(), Qt.WindowType.Window)
        self.setObjectName("beside")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        described = kind_named(kind)
        self.setWindowTitle(f"{described.spec.label}, beside")
        self.setAccessibleName(self.windowTitle())
        self._session = BesideSession(workspace.session)
        self.pane = RecordPane(self._session, _listing(workspace, kind))
        self._session.changed.connect(lambda _: self.pane.refresh())
        self._session.closing.connect(self.reject)
        self.pane.shown.connect(self._shown)
        scroll = QScrollArea()
        scroll.setObjectName("beside_scroll")
        scroll.setAccessibleName(described.spec.label)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidgetResizable(True)
        scroll.setWidget(self.pane)
        go = button("Open in the window", "beside_open", lambda: self._open(workspace, kind, record_id))
        foot = row(None, go, button("Close", "beside_close", self.reject))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(Banner())
        layout.addWidget(scroll, 1)
        layout.addWidget(boxed(column(boxed(foot)), margins=GAP))
        layout.addWidget(Banner())
        self._place(workspace)
        self.pane.show_record(record_id)

    def _place(self, workspace: "Workspace") -> None:
        """At the right edge of the window, so that the list stays in sight."""
        theme, window = Theme.current(), workspace.window()
        width = min(theme.px(WIDTH), window.width() - INWARD)
        self.resize(width, min(theme.px(HEIGHT), window.height() - INWARD))
        self.move(window.mapToGlobal(QPoint(window.width() - width, INWARD)))

    def _shown(self, record_id: object) -> None:
        if record_id is None:
            self.reject()
        elif self.pane.seen is not None:
            self.setAccessibleName(f"{self.pane.seen.record.shown_title}, beside")

    def _open(self, workspace: "Workspace", kind: str, record_id: int) -> None:
        self.accept()
        workspace.session.open_record.emit(kind, record_id)

    def done(self, result: int) -> None:
        self._session.put_away()
        super().done(result)


def show_beside(workspace: "Workspace", kind: str, record_id: int) -> BesideWindow:
    """Opens the window for a record."""
    window = BesideWindow(workspace, kind, record_id)
    window.show()
    return window


def _listing(workspace: "Workspace", kind: str) -> Listing:
    """How the tabs show the kind; a plain pane for a kind that none lists."""
    found = (page.listing for page in record_pages(workspace.kinds) if page.listing.kind.spec.name == kind)
    described = kind_named(kind)
    return next(found, None) or Listing(kind=described, groups=belonging_to(described))
