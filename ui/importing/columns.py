"""The columns of a foreign sheet: heading, samples, and the field each goes to."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QTableWidget, QTableWidgetItem, QVBoxLayout, QWidget

from app.importing.columns import Certainty, ColumnProposal
from app.importing.dates import DateOrder
from app.importing.plan import Choices, Proposal, with_choices
from models.kinds import kind_named
from ui.parts.basics import boxed, label, row
from ui.parts.editors import keep_wheel_away
from ui.theme import Theme

LEFT_OUT = "Leave out"
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
WORDS = {
    Certainty.CERTAIN: "certain",
    Certainty.LIKELY: "likely, confirm it",
    Certainty.UNKNOWN: "not recognised",
}
ORDERS = {DateOrder.DMY: "Day first", DateOrder.MDY: "Month first"}
HEADINGS = ("Column", "Samples", "Goes to", "How sure", "Date order")


class ColumnsView(QWidget):
    """A table with a field chooser for each column; what the person chose is in `choices`."""

    kind_chosen = Signal(str)
    settled = Signal()

    def __init__(self, kinds: Sequence[str]) -> None:
        super().__init__()
        self.proposal: Proposal | None = None
        self.choices = Choices()
        self._kind = QComboBox()
        self._kind.setObjectName("import_kind")
        self._kind.setAccessibleName("What the rows are")
        for name in kinds:
            self._kind.addItem(kind_named(name).spec.plural, name)
        self._kind.activated.connect(lambda _: self.kind_chosen.emit(self._kind.currentData()))
        said = label("Each row is one of the", "muted")
        said.setBuddy(self._kind)
        self._table = QTableWidget(0, len(HEADINGS))
        self._table.setObjectName("import_columns")
        self._table.setAccessibleName("Columns of the sheet")
        self._table.setHorizontalHeaderLabels(list(HEADINGS))
        self._table.verticalHeader().hide()
        self._table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self._table.setTabKeyNavigation(False)
        self._table.horizontalHeader().setStretchLastSection(True)
        self._table.horizontalHeader().setDefaultAlignment(LEFT)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(boxed(row(said, self._kind, None)))
        layout.addWidget(self._table, 1)

    def show_proposal(self, proposal: Proposal) -> None:
        """Shows a new proposal; earlier choices are gone."""
        self.proposal, self.choices = proposal, Choices()
        at = self._kind.findData(proposal.kind.spec.name)
        self._kind.setCurrentIndex(at)
        theme = Theme.current()
        self._table.setRowCount(len(proposal.columns))
        for line, column in enumerate(proposal.columns):
            self._table.setRowHeight(line, theme.px(34))
            samples = " · ".join(dict.fromkeys(text for text in column.samples if text))
            for place, text in ((0, column.label), (1, samples), (3, WORDS[column.certainty])):
                item = QTableWidgetItem(text)
                item.setToolTip(text if place != 3 else column.why)
                self._table.setItem(line, place, item)
            self._table.setCellWidget(line, 2, self._target(column))
            self._offer_order(line, column.column)
        for place, width in enumerate((170, 280, 220, 130)):
            self._table.setColumnWidth(place, theme.px(width))

    def _target(self, column: ColumnProposal) -> QComboBox:
        assert self.proposal is not None
        combo = QComboBox()
        combo.setObjectName(f"target_{column.column}")
        combo.setAccessibleName(f"“{column.label}” goes to")
        combo.addItem(LEFT_OUT, None)
        for target in self.proposal.targets:
            combo.addItem(target.label, target.key)
        combo.setCurrentIndex(max(0, combo.findData(column.target_key)))
        combo.activated.connect(lambda _: self._choose(column.column, combo.currentData()))
        keep_wheel_away(combo)
        return combo

    def _choose(self, column: int, key: str | None) -> None:
        assert self.proposal is not None
        taken = [other for other, used in self.proposal.mapping(self.choices).items() if used == key and key]
        targets = dict(self.choices.targets) | dict.fromkeys(taken) | {column: key}
        self.choices = Choices(targets, self.choices.date_orders)
        self.proposal = with_choices(self.proposal, self.choices)
        lines = {each.column: line for line, each in enumerate(self.proposal.columns)}
        for other in taken:
            shown = self._table.cellWidget(lines[other], 2)
            if other != column and isinstance(shown, QComboBox):
                shown.setCurrentIndex(0)
        self._set_sure(lines[column], "chosen")
        self._offer_order(lines[column], column)
        self.settled.emit()

    def _set_sure(self, line: int, words: str) -> None:
        item = self._table.item(line, 3)
        if item is not None:
            item.setText(words)

    def _offer_order(self, line: int, column: int) -> None:
        assert self.proposal is not None
        evidence = self.proposal.dates.get(column)
        asks = evidence is not None and evidence.order in (DateOrder.AMBIGUOUS, DateOrder.MIXED)
        self._table.removeCellWidget(line, 4)
        if not asks:
            return
        combo = QComboBox()
        combo.setObjectName(f"order_{column}")
        combo.setAccessibleName(f"Date order of “{self.proposal.labels[column]}”")
        combo.addItem("Choose", None)
        for order, words in ORDERS.items():
            combo.addItem(words, order)
        combo.activated.connect(lambda _: self._choose_order(column, combo.currentData()))
        keep_wheel_away(combo)
        self._table.setCellWidget(line, 4, combo)

    def _choose_order(self, column: int, order: DateOrder | None) -> None:
        orders = {key: value for key, value in self.choices.date_orders.items() if key != column}
        if order is not None:
            orders[column] = order
        self.choices = Choices(self.choices.targets, orders)
        self.settled.emit()
