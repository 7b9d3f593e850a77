"""Named views of a list: choosing one, seeing that the list was changed since, and going back to it."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QStandardItemModel
from PySide6.QtWidgets import QComboBox, QWidget

from app.change import Changed
from app.view_layouts import Layout, differs
from app.views import View, views_of
from models.kinds import Kind
from models.office.desk import SavedView
from ui.asking.latest import Latest
from ui.parts.basics import boxed, button, label, row
from ui.parts.editors import keep_wheel_away
from ui.session import Session
from ui.theme import Theme

CHANGED = " (changed)"
SHOWN_LETTERS, LARGE_LETTERS = 22, 12


class Views(QObject):
    """The view a list shows, chosen by typing its name; “(changed)” once the list was arranged otherwise.

    `parts` are laid out by the page, which also says when to `read` them first.
    """

    chosen = Signal(object)
    """The `Layout` to show."""

    def __init__(self, page: QWidget, session: Session, kind: type[Kind], now: Callable[[], Layout]) -> None:
        super().__init__(page)
        self._session, self._kind, self._now = session, kind, now
        self._latest = Latest(session, self)
        self._views: tuple[View, ...] = ()
        self._wanted = ""
        """A view to be shown once the views have been read."""
        self.box = QComboBox()
        self.box.setObjectName("view")
        self.box.setAccessibleName("View")
        self.box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.box.activated.connect(lambda _: self._show_chosen())
        keep_wheel_away(self.box)
        caption = label("View", "muted")
        caption.setBuddy(self.box)
        self._back = button("Back to the view", "view_back", self.go_back, link=True)
        self._more = button("Views…", "views_sheet", self.open_sheet, tip="Keep, share, rename, remove.")
        self.parts = (boxed(row(caption, self.box)), self._back, self._more)
        for each in self.parts:
            each.setParent(page)  # before any is shown: without one it would be a window of its own
        self._back.hide()
        self._fill()
        self._suit()
        Theme.current().changed.connect(self._suit)
        session.changed.connect(self._hear)

    @property
    def everything(self) -> View:
        """The view of all records, which is always there."""
        return View(f"All {self._kind.spec.nouns}", Layout(self._kind))

    @property
    def current(self) -> View:
        """The view shown."""
        return self._offered[max(0, self.box.currentIndex())]

    @property
    def views(self) -> tuple[View, ...]:
        """Every view the person is offered, as read last."""
        return self._views

    def read(self, then: str = "") -> None:
        """Reads the views again; `then` names the one to be marked as shown, without showing it anew."""
        kind, user = self._kind, self._session.office.user
        self._latest.ask(lambda reader: views_of(reader, kind, user), lambda found: self._took(found, then))

    def show_named(self, name: str) -> None:
        """Shows the view of that name; does nothing when there is none."""
        if self._latest.waiting:
            self._wanted = name
            return
        found = next((each for each in self._offered if each.name == name and each.layout is not None), None)
        if found is not None:
            self.show_view(found)

    def show_view(self, view: View) -> None:
        """Shows one of the views."""
        for at, each in enumerate(self._offered):
            if (each.id, each.name) == (view.id, view.name):
                self.box.setCurrentIndex(at)
                self._show_chosen()
                return

    def tell(self) -> None:
        """The list may be arranged otherwise now."""
        current = self.current
        layout = current.layout
        changed = layout is not None and differs(layout, self._now())
        self.box.setItemText(self.box.currentIndex(), current.name + CHANGED * changed)
        self.box.setToolTip(self.box.currentText())
        self._back.setVisible(changed and not Theme.current().large)

    def go_back(self) -> None:
        """Arranges the list as its view says."""
        self._show_chosen()
        self.box.setFocus()

    def open_sheet(self) -> None:
        """Opens the sheet where views are kept, renamed and removed."""
        from ui.asking.viewsheet import ViewsSheet

        ViewsSheet(self.box.window(), self._session, self, self._now()).open()

    # -- internal --
    @property
    def _offered(self) -> Sequence[View]:
        return (self.everything, *self._views)

    def _suit(self) -> None:
        """In large letters the line holds what is needed most; the sheet is opened by its action."""
        large = Theme.current().large
        self.box.setMinimumContentsLength(self._letters() if large else SHOWN_LETTERS)
        self._more.setVisible(not large)

    def _letters(self) -> int:
        """As many of the broad letters a box is measured by as the name of all records takes; the line wraps then."""
        metrics = self.box.fontMetrics()
        needed = -(-metrics.horizontalAdvance(self.everything.name) // metrics.horizontalAdvance("X"))
        return max(LARGE_LETTERS, min(needed + 1, SHOWN_LETTERS))

    def _hear(self, changed: Changed) -> None:
        if SavedView.spec.name in changed.kinds:
            self.read(self.current.name)

    def _took(self, found: tuple[View, ...], then: str) -> None:
        current = then or self.current.name
        self._views = found
        self._fill()
        names = [each.name for each in self._offered]
        self.box.setCurrentIndex(names.index(current) if current in names else 0)
        self.tell()
        if wanted := self._wanted:
            self._wanted = ""
            self.show_named(wanted)

    def _fill(self) -> None:
        with QSignalBlocker(self.box):
            self.box.clear()
            for at, each in enumerate(self._offered):
                self.box.addItem(each.name)
                self.box.setItemData(at, told_of(each), Qt.ItemDataRole.ToolTipRole)
                model = self.box.model()
                assert isinstance(model, QStandardItemModel)
                model.item(at).setEnabled(each.layout is not None)

    def _show_chosen(self) -> None:
        view = self.current
        if view.layout is None:
            self._session.said.emit(view.why, "blocked")
            return
        for each in view.gone:
            sentence = f"The view asks for “{each}”, which is no longer there; that is left out."
            self._session.said.emit(sentence, "due")
        self.chosen.emit(view.layout)
        self._fill_texts()
        self.tell()

    def _fill_texts(self) -> None:
        for at, each in enumerate(self._offered):
            self.box.setItemText(at, each.name)


def told_of(view: View) -> str:
    """Whose a view is."""
    if view.why:
        return view.why
    if not view.id:
        return "Comes with the program"
    return f"Shared by {view.owner}" if view.shared else "Your own"
