"""Parts of the counting screen: what the next reading says besides its serial, and the two lists."""

from array import array
from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QLineEdit, QRadioButton, QWidget

from app.eum.countview import Expected
from models.eum.text import normal_serial
from models.text import fold
from ui.eum.countwork import CountWork
from ui.eum.outcomes import TONES
from ui.eum.readings import Aside, Carried, Entry
from ui.office.screenbar import Bar
from ui.parts.basics import boxed, button, column, label, restyle, row
from ui.parts.choices import combo
from ui.parts.grid import Grid
from ui.parts.listed import Listed
from ui.parts.table_model import Chipped, Column, Row
from ui.theme import Theme

SIGHTED = (("ITEM", "&Item itself"), ("CONTAINER", "&Case only"), ("DOCUMENT", "&Document only"))
"""What was sighted, with the letter that chooses it together with Alt (SAMM C8.4; GAO-04-519)."""
READINGS = (
    Column("serial", "Serial", width=130),
    Column("outcome", "Outcome", "chip", 225),
    Column("saved", "Kept", width=84),
    Column("at", "At", width=76),
    Column("why", "About it", width=220),
    Column("seen", "Seen", width=120),
    Column("place", "Location", width=110),
)
LEFT = (
    Column("number", "Line", "number", 56),
    Column("serial", "Serial", width=150),
    Column("article", "Article", width=120),
    Column("location", "Location", width=120),
)
KEPT = {"saving": "Saving", "saved": "Saved", "failed": "Not saved", "struck": "Struck out"}
BOX = 170
"""Width of a choice in px at 100 %."""


class CarriedBar(QWidget):
    """What the next readings say: what was seen, type, mark, condition and location; it stays until changed."""

    changed = Signal(object)
    """`Carried`."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("count_carried")
        self._carried = Carried()
        self._group = QButtonGroup(self)
        buttons: list[QWidget] = []
        for code, words in SIGHTED:
            choice = QRadioButton(words)
            choice.setObjectName(f"sighted_{code.casefold()}")
            choice.setAccessibleName(words.replace("&", ""))
            choice.setProperty("code", code)
            self._group.addButton(choice)
            buttons.append(choice)
        self._type = combo("count_type", "Article type", ())
        self._mark = combo("count_mark", "Mark", ())
        self._condition = combo("count_condition", "Condition", ())
        self._location = QLineEdit()
        self._location.setObjectName("count_location")
        self._location.setAccessibleName("Location, kept for the next readings")
        self._location.setPlaceholderText("rack 4, shelf B")
        for each in (self._type, self._mark, self._condition, self._location):
            each.setFixedWidth(Theme.current().px(BOX))
        line = Bar(
            *buttons, _named("Type", self._type), _named("Mark", self._mark), _named("Condition", self._condition),
            _named("Location", self._location),
        )  # fmt: skip
        self.setLayout(row(line))
        self.show_carried(self._carried)
        self._group.buttonClicked.connect(lambda _: self._tell())
        for box in (self._type, self._mark, self._condition):
            box.currentIndexChanged.connect(lambda _: self._tell())
        self._location.textEdited.connect(lambda _: self._tell())

    def offer(
        self, types: Sequence[tuple[str, object]], marks: Sequence[tuple[str, str]],
        conditions: Sequence[tuple[str, str]],
    ) -> None:  # fmt: skip
        """Offers types (words, id), marks and conditions (code, words)."""
        for box, items in (
            (self._type, [("As the serial says", None), *types]),
            (self._mark, [("Not said", ""), *((words, code) for code, words in marks)]),
            (self._condition, [("Not said", ""), *((words, code) for code, words in conditions)]),
        ):
            with QSignalBlocker(box):
                kept = box.currentData()
                box.clear()
                for words, data in items:
                    box.addItem(words, data)
                box.setCurrentIndex(max(0, box.findData(kept)))

    def show_carried(self, carried: Carried) -> None:
        """Shows what is carried now."""
        self._carried = carried
        for each in self._group.buttons():
            each.setChecked(each.property("code") == carried.sighted)
        for box, data in (
            (self._type, carried.type_id), (self._mark, carried.mark_quality), (self._condition, carried.condition),
        ):  # fmt: skip
            with QSignalBlocker(box):
                box.setCurrentIndex(max(0, box.findData(data)))
        if self._location.text().strip() != carried.location:
            self._location.setText(carried.location)

    def _tell(self) -> None:
        chosen = self._group.checkedButton()
        self._carried = replace(
            self._carried,
            sighted=chosen.property("code") if chosen else "ITEM",
            type_id=self._type.currentData(),
            mark_quality=self._mark.currentData() or "",
            condition=self._condition.currentData() or "",
            location=self._location.text().strip(),
        )
        self.changed.emit(self._carried)


class ReadingGrid(Grid):
    """The readings, the newest first; Delete strikes out."""

    struck = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Delete and not event.modifiers():
            self.struck.emit()
        else:
            super().keyPressEvent(event)


class Readings:
    """The running list."""

    def __init__(self, name_of: Callable[[str], str], seen_of: Callable[[str], str]) -> None:
        self._name_of, self._seen_of = name_of, seen_of
        self.listed: Listed[Entry] = Listed(self._row)
        self.grid = ReadingGrid(self.listed, READINGS, "Readings, the newest first")
        self.grid.setObjectName("count_readings")

    @property
    def chosen(self) -> list[Entry]:
        """The selected readings, else the one under the cursor."""
        ids = list(self.grid.selected_ids()) or [
            each for each in (self.grid.current_id(),) if each is not None
        ]
        return [found for each in ids if (found := self.listed.thing(each)) is not None]

    def show(self, entries: Sequence[Entry]) -> None:
        """Shows these readings; the cursor stays on the reading it was on."""
        kept = self.listed.thing(self.grid.current_id())
        self.listed.things = list(entries)
        at = next((place for place, each in enumerate(entries) if each is kept), None)
        self.grid.table.forget_pages()
        self.grid.show_ids(array("q", range(len(entries))), at)

    def _row(self, entry: Entry) -> Row:
        outcome = entry.outcome
        chip = Chipped(TONES.get(outcome.kind, "open"), self._name_of(outcome.kind))
        if entry.state == "struck":
            chip = Chipped("unneeded", "Struck out")
        return (
            entry.serial, chip, KEPT[entry.state], entry.at, outcome.reason, self._seen_of(entry.seen.sighted),
            entry.seen.location,
        )  # fmt: skip


class Left:
    """The lines of the frozen list that nobody has read yet, narrowed by place and by what is typed."""

    def __init__(self) -> None:
        self.listed: Listed[Expected] = Listed(
            lambda each: (str(each.number), each.serial or "no mark", each.article, each.location)
        )
        self.grid = Grid(self.listed, LEFT, "Still to be found here")
        self.grid.setObjectName("count_left")
        self.grid.setSelectionMode(Grid.SelectionMode.SingleSelection)

    def show(
        self, expected: Sequence[Expected], read: set[int], carried: Carried, typed: str, searched: str
    ) -> None:
        """Shows what is left at the site of the next reading; what stands at its location comes first."""
        norm, words = normal_serial(typed), fold(searched).split()
        shown = [
            each for each in expected if each.item_id not in read
        ]  # step by step: there may be 50,000 of them
        if carried.site_id is not None:
            shown = [each for each in shown if each.site_id == carried.site_id]
        if carried.unit_id is not None:
            shown = [each for each in shown if each.unit_id == carried.unit_id]
        if norm:
            shown = [each for each in shown if norm in each.norm]
        if words:
            shown = [each for each in shown if _has_all(each, words)]
        if carried.location:
            here = fold(carried.location)
            shown.sort(key=lambda each: here not in fold(each.location))
        kept = self.listed.thing(self.grid.current_id())
        self.listed.things = shown
        self.grid.table.forget_pages()
        at = next((place for place, each in enumerate(shown) if each is kept), None) if kept else None
        self.grid.show_ids(array("q", range(len(shown))), at)


def _has_all(line: Expected, words: Sequence[str]) -> bool:
    told = fold(f"{line.serial} {line.article} {line.location}")
    return all(word in told for word in words)


class AsideView(QWidget):
    """What was read and is not recorded, each with what may be done about it."""

    def __init__(self, work: CountWork) -> None:
        super().__init__()
        self.setObjectName("count_aside")
        self._work = work
        self._lines = column(gap=4)
        self.setLayout(self._lines)

    def show_again(self) -> None:
        """Follows what is put aside now."""
        while item := self._lines.takeAt(0):
            if gone := item.widget():
                gone.hide()
                gone.deleteLater()
        for at, each in enumerate(self._work.aside):
            self._lines.addWidget(self._line(at, each))
        self.setVisible(bool(self._work.aside))

    def _line(self, at: int, aside: Aside) -> QWidget:
        work, several = self._work, len(aside.parts) > 1
        said = label(f"Not recorded: “{aside.text}”. {aside.problem}.", wrap=True, name=f"aside_{at}")
        restyle(said, tone="blocked")
        verbs = [
            button("Record as one" if several else "Record", f"aside_one_{at}", lambda: work.retry(aside)),
            *(
                [button("Record each", f"aside_each_{at}", lambda: work.retry(aside, apart=True))]
                if several
                else []
            ),
            button("Drop", f"aside_drop_{at}", lambda: work.drop(aside)),
        ]
        line = row(said, *verbs)
        line.setStretch(0, 1)
        return boxed(line)


def _named(caption: str, control: QWidget) -> QWidget:
    made = label(caption, "muted")
    made.setBuddy(control)
    return boxed(row(made, control, gap=4))
