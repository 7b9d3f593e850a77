"""The palette: one box over the window in which a person types what he wants and presses Enter."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QFrame, QLineEdit, QListView, QVBoxLayout

from app import lookup, matching
from app.lookup import Thing
from app.views import names_of
from ui import announce
from ui.asking.latest import Latest
from ui.help import offers, show_page
from ui.keymap import Keymap
from ui.palette import entries
from ui.palette.entries import Entry
from ui.palette.recent import Recent
from ui.palette.rows import ROW, RowDelegate, Rows
from ui.parts import words
from ui.parts.basics import Elided, label, row
from ui.theme import GAP, Theme

if TYPE_CHECKING:
    from ui.workspace import Workspace

WIDTH, MOST_ROWS = 720, 12
RECORDS, OTHERS = 30, 40
"""How many records and how many other lines are shown at most."""
MARKS = {">": "action", "@": "record", "?": "help"}
HINT = "Enter does it · Ctrl+Enter beside · {note} note on it · > actions · @ records · ? help"
PICK_HINT = "Enter chooses · Esc leaves"
Pick = Callable[[str, int], object]


class Palette(QDialog):
    """Finds while the person types; the newest question wins. With `pick` only records are offered, for a choice."""

    def __init__(
        self, workspace: "Workspace", recent: Recent, *, pick: Pick | None = None, title: str = ""
    ) -> None:
        super().__init__(workspace.window(), Qt.WindowType.Dialog | Qt.WindowType.FramelessWindowHint)
        self._workspace, self._recent, self._pick = workspace, recent, pick
        self._asked, self._saved = (Latest(workspace.session, self) for _ in range(2))
        """Questions for records and for saved views; the box may be closed before they are answered."""
        self._wants_first = False
        """Enter was pressed before the records had come."""
        self._found: list[Entry] = []
        self._good = 0
        """How many of the first lines fit well, whatever records come."""
        self._hint = PICK_HINT if pick else HINT.format(note=Keymap.current().shown("note"))
        self._others = self._gather()
        self._frame(title or "Find anything")
        self._text.textChanged.connect(lambda _: self._ask())
        self._list.selectionModel().currentChanged.connect(lambda *_: self._tell_row())
        self._list.clicked.connect(lambda _: self._clicked())
        if pick is None:
            user = workspace.session.office.user
            self._saved.ask(lambda reader: names_of(reader, user), self._learn_views)
        offers(self, "screens/palette")
        self._ask()

    # -- building --
    def _frame(self, title: str) -> None:
        self.setObjectName("palette")
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._text = QLineEdit()
        self._text.setObjectName("palette_text")
        self._text.setAccessibleName(title)
        self._text.setAccessibleDescription(self._hint)
        self._text.setPlaceholderText(
            "Type a name" if self._pick else "Type an action, a name, a number, a page"
        )
        self._text.installEventFilter(self)
        self._rows = Rows()
        self._list = QListView()
        self._list.setObjectName("palette_list")
        self._list.setAccessibleName("Found")
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.setUniformItemSizes(True)
        self._list.setItemDelegate(RowDelegate(self._list))
        self._list.setModel(self._rows)
        self._said = Elided(self._hint, "caption", "palette_said")
        self._count = label("", "caption", name="palette_count")
        foot = row(self._said, self._count)
        foot.setStretch(0, 1)
        card = QFrame()
        card.setProperty("card", True)
        inside = QVBoxLayout(card)
        inside.setContentsMargins(GAP, GAP, GAP, GAP)
        inside.setSpacing(GAP)
        inside.addWidget(self._text)
        inside.addWidget(self._list)
        inside.addLayout(foot)
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(card)

    def open(self) -> None:
        """Shows the box at the upper middle of the window."""
        window, theme = self.parentWidget(), Theme.current()
        assert window is not None
        width = min(theme.px(WIDTH), window.width() - 4 * GAP)
        top = self._workspace.mapTo(window, QPoint(0, GAP)).y()  # the marking stays in sight
        room = window.height() - top - theme.px(130)
        self._list.setFixedHeight(min(MOST_ROWS, max(3, room // theme.px(ROW))) * theme.px(ROW))
        self.setFixedWidth(width)
        self.move(window.mapToGlobal(QPoint((window.width() - width) // 2, top)))
        super().open()
        self._text.setFocus()

    # -- what there is --
    def _gather(self) -> list[Entry]:
        """Everything but records, put together once when the box opens."""
        if self._pick:
            return []
        workspace = self._workspace
        window = workspace.window()
        shown = entries.actions(workspace.book)
        return [
            *self._recent.first(shown), *entries.places(workspace), *entries.views(workspace, ()),
            *entries.helps(lambda page: show_page(window, page)),
        ]  # fmt: skip

    def _learn_views(self, saved: Sequence[tuple[str, str]]) -> None:
        known = {(each.title, each.detail) for each in self._others}
        more = entries.views(self._workspace, saved)
        self._others += [each for each in more if (each.title, each.detail) not in known]
        self._show()

    # -- asking --
    @property
    def _question(self) -> tuple[str, str]:
        """What is looked for (all, action, record, help), and the text without its mark."""
        typed = self._text.text().strip()
        group = "record" if self._pick else MARKS.get(typed[:1], "")
        return group, typed[1:].strip() if typed[:1] in MARKS and not self._pick else typed

    def _ask(self) -> None:
        group, typed = self._question
        self._wants_first = False
        self._said.setText(self._hint)  # not in `_show`: why an action is closed stands until more is typed
        self._asked.forget()
        self._found = [
            each for each in self._found if typed and matching.score(typed, each.title) is not None
        ]
        if group in ("", "record"):
            wanted = self._recent.records
            self._asked.ask(
                lambda reader: (
                    lookup.find(reader, typed, RECORDS) if typed else lookup.described(reader, wanted)
                ),
                self._arrived,
            )
        self._show()

    def _arrived(self, things: Sequence[Thing]) -> None:
        session = self._workspace.session
        self._found = [
            entries.record(each, session.today, self._open_record, None if self._pick else self._open_beside)
            for each in things
        ]
        self._show()
        if self._wants_first and self._rows.entries:
            self._do()

    # -- showing --
    def _show(self) -> None:
        """Good fits among actions and places first, then records, then what only contains the text."""
        group, typed = self._question
        others = [each for each in self._others if not group or each.group == group]
        fits = sorted(
            matching.ranked(typed, others, entries.texts), key=lambda fit: (fit[0], bool(fit[1].closed))
        )
        good = [each for worth, each in fits if worth <= matching.GOOD][:OTHERS]
        rest = [each for worth, each in fits if worth > matching.GOOD][: OTHERS - len(good)]
        records = self._found if group in ("", "record") else []
        kept = self._current() if self._moved else None
        shown = [*good, *records, *rest] if typed else [*records, *good]
        self._good = len(good) if typed else 0
        self._rows.show_entries(shown)
        same = (at for at, each in enumerate(shown) if kept and each.spoken == kept.spoken)
        at = next(same, 0)
        self._list.setCurrentIndex(self._rows.index(at))
        many = words.counted(len(shown), "line") + " found"
        self._count.setText(many if typed else "")
        if not self._asked.waiting:
            first = f". {shown[0].spoken}" if shown else ""
            announce.settled(self._list, f"{many}{first}" if typed else "")

    _moved = False
    """The person went down the list: what he stands on stays where it can."""

    def _current(self) -> Entry | None:
        at = self._list.currentIndex().row()
        return self._rows.entries[at] if 0 <= at < len(self._rows.entries) else None

    def _tell_row(self) -> None:
        entry = self._current()
        if entry is not None and self._moved:
            announce.now(self._list, entry.spoken)

    # -- keys --
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._text and isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            return self._pressed(event)
        return False

    def _pressed(self, event: QKeyEvent) -> bool:
        steps = {
            Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: MOST_ROWS - 1,
            Qt.Key.Key_PageUp: 1 - MOST_ROWS,
        }  # fmt: skip
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if event.key() in steps:
            self._step(steps[Qt.Key(event.key())])
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._do(beside=control)
        elif Keymap.current().matches("note", event):
            self._note()
        else:
            self._moved = False
            return False
        return True

    def _step(self, by: int) -> None:
        count = self._rows.rowCount()
        if count:
            self._moved = True
            at = self._list.currentIndex().row() + by
            at = at % count if abs(by) == 1 else min(count - 1, max(0, at))
            self._list.setCurrentIndex(self._rows.index(at))

    # -- doing --
    @property
    def _may_change(self) -> bool:
        """Whether records are still to come that may stand before the line that nobody has chosen."""
        typed = self._question[1]
        return bool(typed) and self._asked.waiting and not self._moved and not self._good

    def _do(self, *, beside: bool = False) -> None:
        entry = self._current()
        if entry is None or self._may_change:
            self._wants_first = self._asked.waiting
            return
        if entry.closed:
            self._said.setText(f"{entry.title}: {entry.closed}")
            announce.now(self, self._said.text(), urgent=True)
            return
        act = entry.beside if beside and entry.beside else entry.do
        self._recent.used(entry)
        self.accept()
        act()

    def _clicked(self) -> None:
        self._moved = True  # the person chose the line
        self._do()

    def _note(self) -> None:
        """A note on the record the cursor is on."""
        entry = self._current()
        session = self._workspace.session
        if entry is None or entry.record is None or not session.writable:
            return
        from ui import anywhere

        self.accept()
        anywhere.note_on(self._workspace, *entry.record)

    def _open_record(self, kind: str, record_id: int) -> None:
        if self._pick is not None:
            self._pick(kind, record_id)
        else:
            self._workspace.session.open_record.emit(kind, record_id)

    def _open_beside(self, kind: str, record_id: int) -> None:
        from ui.palette.beside import show_beside

        show_beside(self._workspace, kind, record_id)
