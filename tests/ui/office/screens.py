"""What the tests of the office's screens share: a screen on the window, its lines, its choices."""

from PySide6.QtWidgets import QComboBox, QDialog, QLineEdit

from tests.ui.driving import Hands
from ui.office.page import OfficePage
from ui.office.screen import Screen


def at(hands: Hands, name: str) -> Screen:
    """The screen of that word, shown and read."""
    page = hands.workspace.go_to("Office")
    assert isinstance(page, OfficePage)
    screen = page.choose(name)
    hands.settle()
    assert isinstance(screen, Screen)
    return screen


def shown(hands: Hands, name: str) -> Screen:
    """The screen that is on the window now; fails when it is another one."""
    page = hands.workspace.page
    assert isinstance(page, OfficePage) and page.name == name
    assert isinstance(page.inner, Screen)
    return page.inner


def lines(screen: Screen) -> list[list[str]]:
    """The words of every line, as a person or a screen reader meets them."""
    table = screen.grid.table
    return [
        [str(table.data(table.index(row, column))) for column in range(table.columnCount())]
        for row in range(table.rowCount())
    ]


def column(screen: Screen, label: str) -> list[str]:
    """One column by its heading."""
    number = [each.label for each in screen.columns].index(label)
    return [line[number] for line in lines(screen)]


def pick(hands: Hands, screen: Screen, words: str, *, more: bool = False) -> None:
    """Puts the cursor on the first line that holds the words; `more` adds it to the selection."""
    row = next(number for number, line in enumerate(lines(screen)) if any(words in cell for cell in line))
    screen.grid.setFocus()
    if more:
        screen.grid.selectRow(row)
    else:
        screen.grid.go_to_row(row)
    hands.settle()


def pick_all(hands: Hands, screen: Screen) -> None:
    """Selects every line."""
    screen.grid.setFocus()
    screen.grid.selectAll()
    hands.settle()


def choose(hands: Hands, name: str, words: str) -> None:
    """Chooses by words in a box."""
    box = hands.find(QComboBox, name)
    at_ = box.findText(words)
    assert at_ >= 0, [box.itemText(each) for each in range(box.count())]
    box.setCurrentIndex(at_)
    hands.settle()


def day(hands: Hands, name: str, text: str) -> None:
    """Types a day, or empties the line, and leaves it."""
    line = hands.find(QLineEdit, name)
    line.clear()
    hands.type(name, text)
    line.editingFinished.emit()
    hands.settle()


def search(hands: Hands, text: str) -> None:
    """Types into the search box."""
    hands.workspace.search.setText(text)
    hands.settle()


def sheet(hands: Hands) -> QDialog:
    """The one sheet that is open."""
    (found,) = hands.dialogs()
    return found
