"""The page of one kind of record: views and search over a grid, and the record on screen beside or below it."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any, ClassVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QScrollArea,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from app.change import Changed
from app.office import Office
from app.reader import Reader
from app.reading import Query, Where
from app.view_layouts import Layout
from models.kinds import kind_named
from ui.asking.bar import FilterBar
from ui.asking.latest import Latest
from ui.asking.views import Views
from ui.lists import RecordGrid, step_column
from ui.listwork import ListWork
from ui.page import Page
from ui.parts import words
from ui.parts.basics import boxed, button, column, row, rule
from ui.parts.empty import NOTHING_MATCHES, EmptyPane
from ui.parts.flow import FlowLayout
from ui.parts.form import Form
from ui.parts.keyboard import Keyboard
from ui.parts.rail import Tab
from ui.records.left import Left
from ui.records.listing import Listing
from ui.records.pane import RecordPane
from ui.records.seen import owner_in
from ui.session import Session
from ui.sums import SumLine
from ui.theme import GAP, Theme

BESIDE_FROM = 1_090
LEAST_LIST, LEAST_RECORD = 86, 60
"""Heights that list (in px at 100 %) and record keep when both have too little room; both scroll."""


class RecordPage(Page):
    """Grid and pane of the kind that `listing` describes."""

    listing: ClassVar[Listing]
    looks_back = True

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        listing = self.listing
        spec = listing.kind.spec
        columns = listing.columns or session.reader.default_columns(listing.kind)
        step = step_column(*listing.step) if listing.step else None
        self.grid = RecordGrid(session, listing.kind, columns, spec.plural, step, place=listing.place)
        self.pane = RecordPane(session, listing)
        self._count: int | None = None
        self._owner, self._number = Latest(session, self), Latest(session, self)
        self._stood_on: object = None
        """The record that was last chosen in the list."""
        self._left_as = Left(session, self.grid.place)
        self._build()
        self.grid.where = self._left_as.where or listing.where
        self.filters.set_asked(self.grid.where, self.grid.order, tell=False)
        if listing.order and not self.grid.sort[0]:
            self.grid.show_sort(listing.order, False)
        self.grid.ask()  # first of what is read: a person waits for the rows
        self._look_at_all()
        self.views.read(self._left_as.view)

    # -- page --
    @classmethod
    def kinds(cls) -> frozenset[str]:
        return frozenset({cls.listing.kind.spec.name})

    @property
    def on_screen(self) -> tuple[str, int] | None:
        return (self.listing.kind.spec.name, self.pane.seen.record.id) if self.pane.seen else None

    def refresh(self, changed: Changed | None = None) -> None:
        self.grid.ask()
        self.pane.refresh()
        self._look_at_all()

    def search(self, text: str) -> None:
        self.grid.search(text)

    def enter(self) -> None:
        (self._new if self._count == 0 else self.grid).setFocus()

    def show_record(self, kind: str, record_id: int) -> None:
        """Shows a record of the list, or the one that a record belongs to; id 0 only shows the page."""
        if not record_id:
            return
        listing, described, coming = self.listing, kind_named(kind), Keyboard(self)
        self._owner.ask(
            lambda reader: owner_in(reader, listing, described, record_id),
            lambda found: self._go_to(found, coming),
        )

    def show_only(self, kind: str, where: Where) -> None:
        self.filters.set_asked(where, self.filters.sort)
        self.enter()

    def parts(self) -> tuple[str, ...]:
        return self.pane.tabs if self.pane.seen else ()

    def show_part(self, name: str) -> None:
        self.pane.show_tab(name)

    def show_view(self, name: str) -> None:
        self.views.show_named(name)

    def abilities(self) -> set[str]:
        return self.pane.abilities()

    def reasons(self) -> dict[str, str]:
        return self.pane.reasons()

    def handlers(self) -> dict[str, Callable[[], object]]:
        own: dict[str, Callable[[], object]] = {
            "new_record": self.new_record,
            "remove": self.remove,
            "bulk_edit": self.bulk_edit,
            "duplicates": self.look_alikes,
            "filter": self.filters.build,
            "ask": self.filters.ask,
            "views": self.views.open_sheet,
        }
        own |= {"import": self.begin_import} if self.listing.imports else {}
        return self.pane.handlers() | self._list.handlers() | own | dict(self.listing.acts(self))

    def leave_safe(self) -> bool:
        return not self.pane.form.dirty

    @property
    def form(self) -> Form:
        return self.pane.form

    def park(self) -> dict[str, Any] | None:
        kept, files = super().park(), self.pane.parked_files()
        return kept if kept is None else kept | {"part": self.pane.part} | ({"files": files} if files else {})

    def lost(self) -> list[str]:
        return self.pane.lost_files()

    def unpark(self, kept: Mapping[str, Any]) -> None:
        super().unpark({key: value for key, value in kept.items() if key != "record"})
        self.pane.put_back_files(kept.get("files", ()))
        if kept.get("record") or kept.get("form"):
            self._stack.setCurrentWidget(self._split)
            self._right.setCurrentWidget(self.pane)
            self.pane.unpark(kept)

    def hide_personal(self) -> None:
        self.pane.form.hide_personal()

    # -- what is done here --
    def new_record(self) -> None:
        """Shows an empty form."""
        self._right.setCurrentWidget(self.pane)
        self._stack.setCurrentWidget(self._split)
        self.pane.show_new()

    def begin_import(self) -> None:
        """Opens the import of a sheet."""
        from ui.importing.sheet import begin

        begin(self.window(), self.session, self.listing.kind.spec.name)

    def remove(self) -> None:
        """Moves the selected records to the bin, at once."""
        ids = self.grid.selected_ids() or ([self.pane.seen.record.id] if self.pane.seen else [])
        if not ids:
            return
        kind = self.listing.kind
        many = words.counted(len(ids), kind.spec.noun, kind.spec.nouns)

        def job(office: Office) -> None:
            with office.change(f"Remove {many}") as work:
                work.remove_many(kind, ids)

        def done(_: object) -> None:
            self._right.setCurrentWidget(self._none)
            self.session.said.emit(f"{many} moved to the bin. Undone with Ctrl+Z.", "done")

        self.session.write("", job, done)

    def bulk_edit(self) -> None:
        """Changes fields of the selected records, or of all that are shown."""
        from ui.records.bulk import BulkSheet

        grid, kind = self.grid, self.listing.kind
        at = grid.currentIndex().column()
        first = grid.table.columns[at].path if 0 < at < len(grid.table.columns) else ""
        outline = grid.table.outline
        shown = grid.table.ids if outline is None else outline.ids
        BulkSheet(self.window(), self.session, kind, grid.selected_ids(), shown, first).open()

    def look_alikes(self) -> None:
        """Looks for records of this list that may be the same."""
        from ui.records.lookalikes import LookAlikesSheet

        LookAlikesSheet(self.window(), self.session, self.listing.kind).open()

    # -- building --
    def _build(self) -> None:
        spec = self.listing.kind.spec
        self._choose = f"No {spec.noun} chosen", f"Choose {spec.a_noun} in the list to see it here."
        self._none = EmptyPane(*self._choose)
        self._right = QStackedWidget()
        self._right.addWidget(self._none)
        self._right.addWidget(self.pane)
        self._split = QSplitter(Qt.Orientation.Horizontal)
        self._split.setObjectName("split")
        self._split.setChildrenCollapsible(False)
        self._split.setHandleWidth(3)
        self._split.addWidget(self._left())
        # Save and Discard stand below what scrolls: they stay in sight while there is something to save.
        self._split.addWidget(boxed(column(self._scrolled(self._right), self.pane.form.foot_bar, gap=0)))
        self._stack = QStackedWidget()
        self._stack.addWidget(self._split)
        self._stack.addWidget(self._empty())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._bar())
        layout.addWidget(rule())
        layout.addWidget(self._stack, 1)
        self._connect()

    def _bar(self) -> QWidget:
        spec = self.listing.kind.spec
        self.views = Views(self, self.session, self.listing.kind, self.layout_now)
        self.views.chosen.connect(self._arrange_as)
        self.filters = FilterBar(self.session, self.listing.kind)
        self.filters.changed.connect(self._filter)
        self.filters.settled.connect(self.grid.setFocus)
        self._list = ListWork(self, self.session, self.grid, self._said)
        ways = (
            [button("Import…", "import_records", self.begin_import, icon="upload")]
            if self.listing.imports
            else []
        )
        ways += [
            button(each.words, each.name, partial(each.do, self), tip=each.tip)
            for each in self.listing.list_acts
        ]
        self._new = button(f"New {spec.noun}", "new_record", self.new_record, icon="plus", primary=True)
        ways.append(self._new)
        for each in ways:
            each.setEnabled(self.session.writable)
        looking = FlowLayout(GAP)
        for part in (*self.views.parts, *self.filters.buttons):
            looking.addWidget(part)
        if (
            Theme.current().large
        ):  # all in one flow: beside each other they would ask for more than a small window
            for each in ways:
                looking.addWidget(each)
            ways = []
        left = QWidget()
        left.setLayout(looking)
        top = row(left, *ways)
        top.setStretch(0, 1)
        self._top = boxed(top)
        self.filters.asking.connect(self._make_room)
        return boxed(column(self._top, self.filters, gap=GAP), margins=GAP)

    def _make_room(self, asking: bool) -> None:
        """While a sentence is typed in large letters, the line above it gives way."""
        self._top.setVisible(not (asking and Theme.current().large))

    def _left(self) -> QWidget:
        self._sum = SumLine(self.session, self.grid)
        left = QVBoxLayout()
        left.setContentsMargins(0, 0, 0, 0)
        left.setSpacing(0)
        for part in (self.grid, rule(), self._sum):
            left.addWidget(part)
        return boxed(left)

    def _scrolled(self, pane: QWidget) -> QScrollArea:
        """Where the window is small for the zoom the record scrolls as a whole, so that nothing is cut."""
        scroll = QScrollArea()
        scroll.setObjectName("record_scroll")
        scroll.setAccessibleName(self.listing.kind.spec.label)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidgetResizable(True)
        scroll.setWidget(pane)
        scroll.setMinimumHeight(LEAST_RECORD)
        return scroll

    # -- filter and views --
    def _said(self) -> str:
        """View and filter in words, for what leaves the list."""
        return "; ".join(filter(None, (self.views.current.name, self.filters.words)))

    def layout_now(self) -> Layout:
        """How the list is arranged now, as a view keeps it."""
        grid = self.grid
        return Layout(
            self.listing.kind,
            tuple(grid.paths),
            self.filters.where,
            grid.order,
            grid.groups,
            grid.overlay.count,
        )

    def _filter(self) -> None:
        """The filter or its order changed."""
        self.grid.where = self.filters.where
        self.grid.sort_by(self.filters.sort)
        if not self.filters.sort and self.listing.order:
            self.grid.show_sort(self.listing.order, False)
        self.views.tell()
        self._left_as.keep_asked(self.views.current.name, self.layout_now())

    def _arrange_as(self, layout: Layout) -> None:
        """Arranges the list as a view says; columns that the view leaves open stay."""
        if layout.columns:
            self.grid.choose_columns(layout.columns)
            self.grid.freeze(layout.frozen)
            self.grid.groups = layout.group
        self.filters.set_asked(layout.where, layout.sort, tell=False)
        self._filter()

    def _sorted(self) -> None:
        """Another column was chosen to sort by, or other groups."""
        self.filters.sort = self.grid.order
        self.views.tell()
        self._left_as.keep_asked(self.views.current.name, self.layout_now())

    def _empty(self) -> QWidget:
        spec = self.listing.kind.spec
        ways: list[tuple[str, str, Callable[[], object]]] = [
            (act.words, f"first_{act.name}", lambda act=act: act.do(self))  # type: ignore[misc]
            for act in self.listing.list_acts
            if act.name == self.listing.first
        ] or [(f"New {spec.noun}", "first_record", self.new_record)]
        if self.listing.imports:
            ways.append(("Import a sheet", "first_import", self.begin_import))
        sentence = self.listing.empty or spec.about.partition(". ")[0].rstrip(".") + "."
        return EmptyPane(f"No {spec.nouns} yet", sentence, *(ways if self.session.writable else ()))

    def _connect(self) -> None:
        self.grid.picked.connect(self._picked)
        self.grid.opened.connect(lambda _: self.pane.begin_form())
        self.grid.table.modelReset.connect(self.views.tell)
        self.grid.table.modelReset.connect(self._tell_none)
        self.grid.asked_anew.connect(self._sorted)
        self.grid.laid_out.connect(self.views.tell)
        self.pane.able.connect(self.able)
        self.pane.form.left.connect(self.grid.setFocus)
        self.pane.shown.connect(self._shown)
        self._split.splitterMoved.connect(lambda *_: self._left_as.keep_share(self._split))
        self.pane.made.connect(lambda record_id: self.grid.ask(int(record_id)))
        Theme.current().changed.connect(self._arrange)

    # -- Qt --
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        """The record stands beside the list where both have room, else below it."""
        beside = self.width() >= Theme.current().px(BESIDE_FROM)
        wanted = Qt.Orientation.Horizontal if beside else Qt.Orientation.Vertical
        if self._split.orientation() != wanted or not self._split.property("arranged"):
            self._split.setOrientation(wanted)
            self._split.setProperty("arranged", True)
            whole = self.width() if beside else self.height()
            first = int(whole * self._left_as.share(beside))
            self._split.setSizes([first, whole - first])
        self.grid.setMinimumHeight(Theme.current().px(LEAST_LIST))

    # -- listening --
    def _picked(self, record_id: object) -> None:
        again, self._stood_on = record_id == self._stood_on, record_id
        if again and self._stays(record_id):
            return
        if isinstance(record_id, int):
            self._right.setCurrentWidget(self.pane)
            if self.pane.seen is None or self.pane.seen.record.id != record_id:
                self.pane.show_record(record_id)
        elif not self.pane.form.dirty:
            self._right.setCurrentWidget(self._none)

    def _stays(self, record_id: object) -> bool:
        """Whether the pane stays as it is when the list, which was read again, still stands on a record or on none."""
        seen = self.pane.seen
        if self.pane.expects or (seen is None and self.pane.form.dirty):
            return True  # nobody left what is being read, or the new record that is being typed
        if seen is None or seen.record.id == record_id or self._right.currentWidget() is not self.pane:
            return False
        self._stand_on(seen.record.id)  # somebody came to it from elsewhere
        return True

    def _tell_none(self) -> None:
        """Beside a list in which nothing is left to choose, why that is so."""
        self._none.tell(*(self._choose if self.grid.table.ids else NOTHING_MATCHES))

    def _shown(self, record_id: object) -> None:
        if record_id is None or self.pane.is_come_to:
            self._right.setCurrentWidget(self._none if record_id is None else self.pane)
        if isinstance(record_id, int) and self.grid.current_id() != record_id:
            self._stand_on(record_id)

    def _stand_on(self, record_id: int) -> None:
        """Puts the cursor of the list on a record that it shows."""
        row_ = self.grid.table.row_of(record_id)
        if row_ >= 0:
            self.grid.go_to_row(row_)

    def _go_to(self, record_id: int, coming: Keyboard) -> None:
        if not record_id:
            return
        waits = coming.waits
        self._stack.setCurrentWidget(self._split)
        self._right.setCurrentWidget(self.pane)
        self.pane.show_record(record_id, Keyboard(self) if waits else coming)

    def _look_at_all(self) -> None:
        kind = self.listing.kind

        def job(reader: Reader) -> int:
            return reader.count(Query(kind))

        self._number.ask(job, self._tell_count)

    def _tell_count(self, count: int) -> None:
        self._count = count
        form = self.pane.form
        new = self.pane.seen is None and (form.isVisible() or form.dirty)
        self._stack.setCurrentIndex(0 if count or new else 1)
        self._sum.tell_all(count)


def page_of(listing: Listing) -> type[RecordPage]:
    """The page class of a listing that needs nothing of its own."""
    spec = listing.kind.spec
    own = {
        "__doc__": f"{spec.plural}: list and record.",
        "listing": listing,
        "tab": Tab(spec.plural, listing.icon),
        "search_hint": f"Search {spec.nouns}",
        "areas": (spec.area,),
    }
    return type(f"{spec.plural.title().replace(' ', '')}Page", (RecordPage,), own)
