"""The filter form: rows and groups, the sentence they make, and how many records that finds."""

from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QScrollArea, QVBoxLayout, QWidget
from shiboken6 import isValid

from app.asking import places
from app.asking.drafts import DraftError, Group, Part, Row, draft_of, where_of
from app.asking.places import Place
from app.asking.saying import sentence
from app.asking.scope import scope_of
from app.errors import DeskError
from app.reader import Reader
from app.reading import Query, Where
from models.kinds import Kind
from ui import announce
from ui.asking.latest import Latest
from ui.asking.rows import Box, GroupBox
from ui.parts import words
from ui.parts.basics import boxed, column, label, restyle
from ui.parts.sheet import Sheet
from ui.session import Session
from ui.theme import GAP, GROUP_GAP, Theme

WIDTH, HEIGHT = 860, 330
MARGIN, AROUND = 60, 200
"""What is left of the window beside the sheet, and what title, sentence and buttons take of its height."""
REST_MS = 150
KEYS = (
    "Ctrl+Delete takes a condition away, Ctrl+Right puts it into a group of its own, Ctrl+Left takes it out."
)


@dataclass(frozen=True)
class Found:
    """What a form stands for, in words, with the records it finds."""

    draft: Group
    where: Where | None
    said: str
    hits: int
    total: int


def read_found(reader: Reader, kind: type[Kind], draft: Group) -> Found:
    """Reads a form and counts what it finds. Raises DraftError for a row that cannot be read yet."""
    where = where_of(reader, kind, draft)
    hits, total = reader.count(Query(kind, where=where)), reader.count(Query(kind))
    return Found(draft, where, sentence(reader, kind, where), hits, total)


class FilterBuilder(Sheet):
    """Shows a filter as a form; `done` gets the filter when the person wants it shown."""

    scrolls = True

    def __init__(
        self,
        parent: QWidget,
        session: Session,
        kind: type[Kind],
        where: Where | None,
        done: Callable[[Where | None], object],
    ) -> None:
        self.session, self._kind, self._give = session, kind, done
        self._scope = scope_of(kind, session.reader.role)
        self._around = parent.window()
        self._root: GroupBox | None = None
        self._found: Found | None = None
        self._wanted = False
        """The person wants to see the list as soon as the form has been read."""
        self._scroll = QScrollArea()
        self._scroll.setObjectName("filter_form")
        self._scroll.setAccessibleName("Conditions")
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._said = label("", wrap=True, name="filter_echo")
        self._count = label("", "strong", name="filter_count")
        keys = label(KEYS, "caption", wrap=True, name="filter_keys")
        keys.setVisible(not Theme.current().large)  # they stand on the help page too
        body = boxed(column(self._scroll, self._said, self._count, keys, gap=GAP))
        super().__init__(parent, f"Filter {kind.spec.nouns}", body, "Show", self._show_list)
        self._latest = Latest(session, self)
        self._rest = QTimer(self, singleShot=True, interval=REST_MS)
        self._rest.timeout.connect(self._read)
        self._fit()
        self._bind_keys()
        self._latest.ask(lambda reader: draft_of(reader, kind, where), self._begin, self._lost)

    # -- for the parts --
    def add(self, place: Place, part: Part) -> None:
        """Adds a part to what stands at a place, and goes there."""
        draft = self._draft()
        at = len(places.parts_of(places.part_at(draft, place)))
        self._fill(places.added(draft, place, part), (*place, at))

    def exchange(self, place: Place, part: Part) -> None:
        """Puts another part in the place of one, and goes on to what may be asked of it."""
        self._fill(places.exchanged(self._draft(), place, part), (*place, 0))

    def remove(self, place: Place) -> None:
        """Takes a part away, and goes to the one before it."""
        self._fill(places.removed(self._draft(), place), (*place[:-1], max(0, place[-1] - 1)))

    def nest(self, place: Place) -> None:
        """Puts a part into a group of its own."""
        self._fill(places.nested(self._draft(), place), (*place, 0))

    def lift(self, place: Place) -> None:
        """Takes a part out of its group."""
        self._fill(*places.lifted(self._draft(), place))

    def edited(self) -> None:
        """Something was typed or chosen: the form is read again when the typing rests."""
        self._wanted = False
        self._rest.start()

    def _bind_keys(self) -> None:
        acts: dict[str, Callable[[Place], None]] = {
            "Alt+Del": self.remove,
            "Alt+Right": self.nest,
            "Alt+Left": self.lift,
        }
        for keys, act in acts.items():
            QShortcut(QKeySequence(keys), self).activated.connect(lambda act=act: self._move(act))

    def _move(self, act: Callable[[Place], None]) -> None:
        """Does something with the part that the focus is in."""
        at: QWidget | None = QApplication.focusWidget()
        while at is not None and not (isinstance(at, Box) and at.place):
            at = at.parentWidget()
        if isinstance(at, Box):
            act(at.place)

    # -- the form --
    def _begin(self, draft: Group) -> None:
        self._fill(draft if draft.parts else Group("all", (Row(),)), (0,))
        self._read()

    def _lost(self, error: DeskError) -> None:
        """A filter that no form holds: the person begins anew."""
        self._begin(Group())
        self._tell(error.title, "blocked")

    def _draft(self) -> Group:
        return self._root.part() if self._root is not None else Group()

    def _fill(self, draft: Group, place: Place) -> None:
        """Lays the form out for a draft and puts the focus to a place."""
        self._root = GroupBox(self, self._scope, (), draft)
        body = QVBoxLayout()
        body.setContentsMargins(2, 2, GROUP_GAP, 2)
        body.addWidget(self._root)
        body.addStretch(1)
        inner = boxed(body, "sheet_contents")
        body.setContentsMargins(2, 2, GROUP_GAP, 2)
        old: QWidget | None = self._scroll.takeWidget()
        if old is not None:
            old.deleteLater()  # later: the wish to lay the form out anew came from one of its parts
        self._scroll.setWidget(inner)
        inner.show()
        self._order_focus()
        self._go_to(place)
        self.edited()

    def _order_focus(self) -> None:
        """Tab goes through the form as it is read, then to the buttons."""
        assert self._root is not None
        chain = [*self._root.controls(), self.cancel, self.verb]
        for before, after in pairwise(chain):
            QWidget.setTabOrder(before, after)

    def _go_to(self, place: Place) -> None:
        assert self._root is not None
        found = self._box_at(place)
        if found is None and (above := self._box_at(place[:-1])) is not None:
            above.go_on()
            return
        found = found or self._root
        found.begin()
        QTimer.singleShot(0, found, lambda: self._scroll.ensureWidgetVisible(found))

    def _box_at(self, place: Place) -> Box | None:
        assert self._root is not None
        return next((each for each in self._root.boxes() if each.place == place), None)

    def _fit(self) -> None:
        theme = Theme.current()
        wide = min(theme.px(WIDTH), self._around.width() - MARGIN)
        self._scroll.setFixedSize(wide, min(theme.px(HEIGHT), self._around.height() - theme.px(AROUND)))
        self._said.setFixedWidth(wide)

    # -- reading it --
    def _read(self) -> None:
        self._rest.stop()
        kind, draft = self._kind, self._draft()
        self._latest.ask(lambda reader: read_found(reader, kind, draft), self._show, self._not_yet)

    def _show(self, found: Found) -> None:
        self._found = found
        self._tell(found.said, "")
        spec = self._kind.spec
        total = words.counted(found.total, spec.noun, spec.nouns)
        self._count.setText(f"{found.hits:,} of {total}")
        announce.settled(self, f"{found.said}. {self._count.text()}")
        if self._wanted:
            self._give_away(found)

    def _not_yet(self, error: DeskError) -> None:
        """A row is not finished; that is said quietly until the list is wanted."""
        self._found = None
        self._count.setText("")
        self._tell(error.title, "blocked" if self._wanted else "note")
        if self._wanted:
            self._wanted = False
            announce.now(self, error.title, urgent=True)
            if isinstance(error, DraftError):
                self._go_to_part(error.part)

    def _go_to_part(self, part: Part) -> None:
        draft = self._draft()
        at = next((place for place, each in places.places(draft) if each == part), ())
        self._go_to(at)

    def _tell(self, sentence_: str, tone: str) -> None:
        self._said.setText(sentence_)
        self._said.setAccessibleName(sentence_)
        restyle(self._said, tone=tone)
        self._said.setFixedHeight(self._said.heightForWidth(self._said.width()))
        for each in (self.body.layout(), self.layout()):
            if each is not None:
                each.activate()
        self.resize(self.sizeHint())

    def _show_list(self) -> bool:
        """The verb: shows the list once the form has been read as it stands."""
        self._wanted = True
        self._read()
        return False

    def _give_away(self, found: Found) -> None:
        if isValid(self):
            self._give(found.where)
            self.accept()
