"""A scan outside a count: the item's card, a choice among several, or a word that nobody carries the serial."""

from array import array
from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from app.eum import scanned
from app.eum.scanned import InBook, Scanned
from ui.eum.sounds import Sounds
from ui.keymap import Keymap
from ui.parts.basics import boxed, column, label
from ui.parts.grid import Grid
from ui.parts.listed import Listed
from ui.parts.sheet import Sheet, room_for
from ui.parts.table_model import Column
from ui.session import Session

COLUMNS = (
    Column("serial", "Serial", width=150),
    Column("article", "Article", width=150),
    Column("site", "Site", width=160),
    Column("state", "State", width=110),
    Column("why", "Why", width=230),
)
WIDTH, HEIGHT = 820, 220


def look_up(window: QWidget, session: Session, serial: str) -> None:
    """Looks a scanned serial up and shows what the book says of it."""
    session.read(
        lambda reader: scanned.find(reader, serial), lambda found: _show(window, session, found), title=""
    )


def record_seen(session: Session, item_id: int) -> None:
    """Saves a routine check of an item, and says so."""

    def done(_: int) -> None:
        session.said.emit("Routine check recorded for today. Undone with Ctrl+Z.", "done")

    session.write("", lambda office: scanned.record_seen(office, item_id), done)


def _show(window: QWidget, session: Session, found: Scanned) -> None:
    if len(found.items) == 1:
        item = found.items[0]
        Sounds.current().play("FOUND")
        session.open_record.emit("eum_item", item.item_id)
        key = Keymap.current().shown("routine_check")
        hint = f" {key} records a routine check." if key and session.writable else ""
        session.said.emit(f"Scanned {item.words}.{hint}", "done")
    elif found.items:
        Sounds.current().play("SUGGEST")
        said = f"{len(found.items)} items carry “{found.serial}”. Choose the one that was scanned."
        ItemChoice(window, session, f"Scanned: {found.serial}", said, found.items).open()
    elif found.alike:
        Sounds.current().play("UNEXPECTED")
        said = (
            f"No item of the book carries “{found.serial}”. These look like it; nothing is taken for granted."
        )
        ItemChoice(window, session, f"Not in the book: {found.serial}", said, found.alike).open()
    else:
        Sounds.current().play("UNEXPECTED")
        session.said.emit(f"No item of the book carries “{found.serial}”, and none looks like it.", "warn")


class ItemChoice(Sheet):
    """Items to choose from; Enter shows the card of one."""

    def __init__(
        self, parent: QWidget, session: Session, title: str, said: str, items: Sequence[InBook]
    ) -> None:
        self._items: Listed[InBook] = Listed(
            lambda each: (each.serial, each.article, each.site, each.state, each.why)
        )
        self._items.things = items
        why = any(each.why for each in items)
        self.grid = Grid(self._items, COLUMNS if why else COLUMNS[:-1], title)
        self.grid.setSelectionMode(Grid.SelectionMode.SingleSelection)
        self.grid.opened.connect(lambda _: self._accept())
        body = boxed(column(label(said, wrap=True, name="choice_said"), self.grid))
        room_for(body, parent, WIDTH, HEIGHT)
        super().__init__(parent, title, body, "Show item", self._choose)
        self._session = session
        self.grid.show_ids(array("q", range(len(items))))
        self.grid.go_to_row(0)
        self.grid.setFocus()

    def _choose(self) -> None:
        chosen = self._items.thing(self.grid.current_id())
        if chosen is not None:
            self._session.open_record.emit("eum_item", chosen.item_id)
