"""Grouping a list: by which one or two columns, dates by month, quarter or fiscal year."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from app.columns import offered
from app.groups import LEVELS, may_group, ways_of
from app.reading import GroupBy
from models.fields import Field
from models.paths import column as column_of
from models.text import fold
from ui.lists import RecordGrid
from ui.parts.basics import boxed, button, column, label, restyle, row
from ui.parts.editors import keep_wheel_away
from ui.parts.offers import Offers
from ui.parts.sheet import Sheet, room_for
from ui.session import Session

NOTHING = "Nothing"
CAPTIONS = ("Group by", "then by")
WAY_WORDS = {
    "month": "by month", "quarter": "by quarter", "fiscal year": "by fiscal year (from 1 October)", "day": "by day",
}  # fmt: skip


class GroupSheet(Sheet):
    """A choice of column and stretch of time for each level; what can be added up among the columns is added up."""

    def __init__(
        self, parent: QWidget, session: Session, grid: RecordGrid, done: Callable[[Sequence[GroupBy]], object]
    ) -> None:
        self._kind, self._give = grid.kind, done
        self._offered = _choices(session, grid)
        self._levels = [self._level(at) for at in range(LEVELS)]
        self._said = label("", wrap=True, name="group_said")
        restyle(self._said, tone="blocked")
        added = [each.label for each in grid.table.columns if each.path in grid.summed]
        sums = f"Added up: {', '.join(added)}." if added else "No column that is shown can be added up."
        parts = [self._line(at) for at in range(LEVELS)]
        body = boxed(column(*parts, label(sums, "muted", wrap=True), self._said, None))
        room_for(body, parent, 560)
        super().__init__(parent, "Group and add up", body, "Group", self._accept_groups)
        if grid.groups:
            self.foot.insertWidget(0, button("Show without groups", "ungroup", self._ungroup, link=True))
        for (chosen, way), by in zip(self._levels, grid.groups, strict=False):
            chosen.setCurrentIndex(max(0, chosen.findData(by.path)))
            way.setCurrentIndex(max(0, way.findData(by.by)))

    # -- building --
    def _level(self, at: int) -> tuple[QComboBox, QComboBox]:
        chosen, way = QComboBox(), QComboBox()
        chosen.setObjectName(f"group_{at}")
        chosen.setAccessibleName(CAPTIONS[at])
        chosen.addItem(NOTHING, "")
        for path, words in self._offered:
            chosen.addItem(words, path)
        _find_by_typing(chosen)
        way.setObjectName(f"group_way_{at}")
        way.setAccessibleName(f"{CAPTIONS[at]}: stretch of time")
        chosen.currentIndexChanged.connect(lambda _: self._offer_ways(chosen, way))
        for each in (chosen, way):
            keep_wheel_away(each)
        self._offer_ways(chosen, way)
        return chosen, way

    def _line(self, at: int) -> QWidget:
        chosen, way = self._levels[at]
        caption = label(CAPTIONS[at], "muted")
        caption.setBuddy(chosen)
        line = row(chosen, way)
        line.setStretch(0, 3)
        line.setStretch(1, 2)
        return boxed(column(caption, boxed(line), gap=4))

    def _offer_ways(self, chosen: QComboBox, way: QComboBox) -> None:
        path = str(chosen.currentData() or "")
        way.clear()
        for each in ways_of(self._field(path)) if path else ():
            way.addItem(WAY_WORDS[each], each)
        way.setEnabled(way.count() > 0)

    def _field(self, path: str) -> Field[Any]:
        return column_of(self._kind, path)[1]

    # -- choosing --
    def _accept_groups(self) -> bool:
        chosen: list[GroupBy] = []
        for combo, way in self._levels:
            at = combo.findText(combo.currentText(), Qt.MatchFlag.MatchFixedString)
            if at < 0:
                self._said.setText(f"There is no column “{combo.currentText()}”.")
                combo.setFocus()
                return False
            path = str(combo.itemData(at))
            if path and path not in {each.path for each in chosen}:
                chosen.append(GroupBy(path, str(way.currentData() or "")))
        self._give(chosen)
        return True

    def _ungroup(self) -> None:
        self._give(())
        self.accept()


def _choices(session: Session, grid: RecordGrid) -> list[tuple[str, str]]:
    """Paths and words of the columns to group by: those shown first, in their order, then the others by name."""
    found = {each.path: each for each in offered(session.reader.role, grid.kind) if may_group(each.field)}
    shown = [each for each in grid.paths if each in found]
    others = sorted(
        found.keys() - set(shown), key=lambda path: (len(found[path].trail), fold(found[path].words))
    )
    return [(path, found[path].words) for path in (*shown, *others)]


def _find_by_typing(combo: QComboBox) -> None:
    """Lets any part of a column's words be typed."""
    combo.setEditable(True)
    combo.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
    completer = Offers(combo.model(), combo)
    completer.setFilterMode(Qt.MatchFlag.MatchContains)
    completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    combo.setCompleter(completer)
    line = combo.lineEdit()
    if isinstance(line, QLineEdit):
        line.setObjectName(f"{combo.objectName()}_text")
        line.setAccessibleName(combo.accessibleName())
