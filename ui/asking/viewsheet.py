"""The sheet of named views: find one, show it, keep the list as it is, rename, replace, share, remove."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QLineEdit, QListWidget, QListWidgetItem, QPushButton, QWidget

from app import views as use
from app.office import Office
from app.view_layouts import Layout
from app.views import View
from models.text import fold
from ui.asking.latest import Latest
from ui.asking.views import Views, told_of
from ui.office.worksheet import WorkSheet, labelled, line
from ui.parts.basics import boxed, button, column, label, row
from ui.session import Session
from ui.theme import GAP, Theme

WIDTH, LIST_HEIGHT = 560, 200
LIST_SHARE = 0.28
"""Of the window's height, so that what can be done with a view stays in sight at any zoom."""
NOT_YOURS_TO_CHANGE = "Only a kept view of your own; the chief also changes shared ones."
AS_IT_IS = "Keep the list as it is now"


class FindEdit(QLineEdit):
    """The line that finds views: the arrows move through the list below it."""

    def __init__(self, listed: QListWidget) -> None:
        super().__init__()
        self._listed = listed
        self.setObjectName("view_find")
        self.setAccessibleName("Find a view")
        self.setPlaceholderText("Type to find a view")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            step = 1 if event.key() == Qt.Key.Key_Down else -1
            last = self._listed.count() - 1
            self._listed.setCurrentRow(max(0, min(last, self._listed.currentRow() + step)))
        else:
            super().keyPressEvent(event)


class ViewsSheet(WorkSheet):
    """Works on the views of one list; what is kept is the list as it was when the sheet was opened."""

    def __init__(self, parent: QWidget, session: Session, box: Views, now: Layout) -> None:
        self._box, self._now = box, now
        self._views: tuple[View, ...] = box.views
        self._listed: list[View] = []
        self._list = QListWidget()
        self._list.setObjectName("view_list")
        self._list.setAccessibleName("Views")
        most = int(parent.window().height() * LIST_SHARE)
        self._list.setFixedHeight(min(Theme.current().px(LIST_HEIGHT), most))
        self._find = FindEdit(self._list)
        self._name = line("view_name", "Name", "Under which the view is offered.")
        self._shared = QCheckBox("Everybody in the office sees it")
        self._shared.setObjectName("view_shared")
        self._keep = _button("Keep", "view_keep", self._save)
        self._again = _button("Replace the one of that name", "view_replace_named", self._save_over)
        self._rename = _button("Give the chosen view this name", "view_rename", self._rename_chosen)
        self._over = _button("Replace with the list", "view_replace", self._replace)
        self._share = _button("Share", "view_share", self._turn_shared)
        self._gone = _button("Remove", "view_remove", self._remove)
        super().__init__(parent, session, "Views", self._parts(), "Show", self._show, width=WIDTH)
        self._latest = Latest(session, self)
        self._list.itemActivated.connect(lambda _: self._show())
        self._list.currentRowChanged.connect(lambda _: self._tell())
        self._find.textChanged.connect(lambda _: self._fill())
        self._name.textChanged.connect(lambda _: self._tell())
        self._again.hide()
        self._fill(box.current)
        self._find.setFocus()

    # -- building --
    def _parts(self) -> list[QWidget]:
        keep = row(self._keep, self._again, self._rename, None)
        return [
            self._find,
            boxed(column(self._list, boxed(row(self._over, self._share, self._gone, None)), gap=GAP)),
            label(AS_IT_IS, "strong"),
            boxed(column(labelled(self._name), self._shared, boxed(keep), gap=GAP)),
        ]

    # -- the list --
    @property
    def _chosen(self) -> View | None:
        at = self._list.currentRow()
        return self._listed[at] if 0 <= at < len(self._listed) else None

    def _fill(self, chosen: View | None = None) -> None:
        """Lists what the typed name fits; the chosen view stays chosen while it is among it."""
        chosen = chosen or self._chosen
        wanted = fold(self._find.text())
        self._listed = [each for each in (self._box.everything, *self._views) if wanted in fold(each.name)]
        self._list.clear()
        for each in self._listed:
            item = QListWidgetItem(f"{each.name}  ·  {told_of(each)}" if each.name != each.why else each.name)
            if each.layout is None:
                item.setFlags(item.flags() & ~Qt.ItemFlag.ItemIsEnabled)
            self._list.addItem(item)
        places = {(each.id, each.name): at for at, each in reversed(list(enumerate(self._listed)))}
        self._list.setCurrentRow(places.get((chosen.id, chosen.name), 0) if chosen else 0)
        self._tell()

    def _tell(self) -> None:
        """Opens what can be done with the chosen view and the typed name."""
        view, writable = self._chosen, self._session.writable
        mine = writable and view is not None and bool(view.id) and view.may_change
        named = bool(self._name.text().strip())
        for each in (self._over, self._share, self._gone):
            each.setEnabled(mine)
        why = "" if mine else NOT_YOURS_TO_CHANGE
        for each in (self._over, self._share, self._gone, self._rename):
            each.setToolTip(why)
            each.setAccessibleDescription(why)
        self._share.setText("Withdraw" if view is not None and view.shared else "Share")
        self._rename.setEnabled(mine and named)
        self._keep.setEnabled(writable and named)
        self.verb.setEnabled(view is not None and view.layout is not None)

    # -- what is done --
    def _show(self) -> None:
        view = self._chosen
        if view is not None and view.layout is not None:
            self.accept()
            self._box.show_view(view)

    def _save(self, *, over: bool = False) -> None:
        name, shared, layout = self._name.text(), self._shared.isChecked(), self._now

        def job(office: Office) -> object:
            return use.save_view(office, name, layout, shared=shared, replace=over)

        said = f"View “{' '.join(name.split())}” kept"
        taken = any(fold(each.name) == fold(" ".join(name.split())) and each.id for each in self._views)
        self._again.setVisible(taken and not over)
        self._do("Keeping the view", job, said, " ".join(name.split()))

    def _save_over(self) -> None:
        self._save(over=True)

    def _replace(self) -> None:
        view, layout = self._chosen, self._now
        if view is not None:

            def job(office: Office) -> object:
                return use.save_view(office, view.name, layout, shared=view.shared, replace=True)

            self._do("Replacing the view", job, f"View “{view.name}” replaced", view.name)

    def _rename_chosen(self) -> None:
        view, name = self._chosen, " ".join(self._name.text().split())
        if view is not None:
            said = f"View “{view.name}” is called “{name}” now"
            self._do("Renaming the view", lambda office: use.rename_view(office, view.id, name), said)

    def _turn_shared(self) -> None:
        view = self._chosen
        if view is not None:
            told = "is shown to its owner only" if view.shared else "is shown to everybody"
            said = f"View “{view.name}” {told} now"
            self._do("Sharing", lambda office: use.share_view(office, view.id, shared=not view.shared), said)

    def _remove(self) -> None:
        view = self._chosen
        if view is not None:
            said = f"View “{view.name}” moved to the bin"
            self._do("Removing the view", lambda office: use.remove_view(office, view.id), said)

    def _do(self, title: str, job: Callable[[Office], object], said: str, shown: str = "") -> None:
        """Works, says what was done, and lists the views as they are then; `shown` is the list's view from now on."""
        office = self._session.office

        def done(_: object) -> None:
            self._again.hide()
            self._session.said.emit(f"{said}. Undone with Ctrl+Z.", "done")
            self._box.read(shown)
            self._read(shown)

        self.work(title, lambda _progress, _cancelled: job(office), done)

    def _read(self, shown: str) -> None:
        kind, user = self._now.kind, self._session.office.user

        def done(found: Sequence[View]) -> None:
            self._views = tuple(found)
            same = next((each for each in found if shown and each.name == shown), None)
            self._fill(same)
            self.say(f"“{same.name}” is kept." if same else "")

        self._latest.ask(lambda reader: use.views_of(reader, kind, user), done)


def _button(words: str, name: str, act: Callable[[], object]) -> QPushButton:
    made = button(words, name, act)
    made.setAutoDefault(False)
    return made
