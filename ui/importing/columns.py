"""The columns of a foreign sheet: what its rows are, heading, samples, and the field each column goes to."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QScrollArea, QTableWidget, QTableWidgetItem, QVBoxLayout, QWidget

from app.importing.columns import Certainty, ColumnProposal
from app.importing.dates import DateOrder
from app.importing.extract import Extract
from app.importing.fits import Fit
from app.importing.plan import Choices, Proposal, with_choices
from app.importing.questions import date_questions, with_order, without_answers
from models.kinds import Kind
from ui.importing.dates import DateQuestions
from ui.importing.extract import ExtractCard
from ui.parts.basics import boxed, button, label
from ui.parts.basics import column as column_of
from ui.parts.bidi import isolated
from ui.parts.editors import Setting, keep_wheel_away
from ui.parts.flow import flowing
from ui.theme import GAP, Theme

LEFT_OUT = "Leave out"
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
WORDS = {
    Certainty.CERTAIN: "certain",
    Certainty.LIKELY: "likely, confirm it",
    Certainty.UNKNOWN: "not recognised",
}
HEADINGS = ("Column", "Samples", "Goes to", "How sure")
WIDTHS = (190, 330, 250)
LONGEST = 120
"""Characters of a heading or sample that are shown; a hostile file may hold a million."""


class ColumnsView(QWidget):
    """A table with a field chooser for each column; what the person chose is in `choices`."""

    kind_chosen = Signal(str)
    fit_wanted = Signal()
    settled = Signal()

    def __init__(self, kinds: Sequence[type[Kind]], setting: Setting) -> None:
        super().__init__()
        self.proposal: Proposal | None = None
        self.choices = Choices()
        self._today = setting.today
        self.extract = ExtractCard(setting)
        self.extract.said.connect(self._say_extract)
        self._kind = QComboBox()
        self._kind.setObjectName("import_kind")
        self._kind.setAccessibleName("What the rows are")
        for each in kinds:
            self._kind.addItem(each.spec.plural, each.spec.name)
        self._kind.activated.connect(lambda _: self.kind_chosen.emit(self._kind.currentData()))
        keep_wheel_away(self._kind)
        said = label("Each row is one of the", "muted")
        said.setBuddy(self._kind)
        fit = button("Which kind fits", "import_fit", self.fit_wanted.emit)
        self._fit = label("", "muted", wrap=True, name="import_fit_said")
        line = column_of(flowing(said, self._kind, fit), self._fit, gap=4)
        self.dates = DateQuestions()
        self.dates.chosen.connect(self._choose_order)
        self._questions = QScrollArea()
        self._questions.setObjectName("date_questions_scroll")
        self._questions.setAccessibleName("Date orders")
        self._questions.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._questions.setWidgetResizable(True)
        self._questions.setWidget(self.dates)
        self._table = self._columns_table()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GAP)
        layout.addWidget(boxed(line))
        layout.addWidget(self.extract)
        layout.addWidget(self._questions)
        layout.addWidget(self._table, 1)

    @staticmethod
    def _columns_table() -> QTableWidget:
        table = QTableWidget(0, len(HEADINGS))
        table.setObjectName("import_columns")
        table.setAccessibleName("Columns of the sheet")
        table.setHorizontalHeaderLabels(list(HEADINGS))
        table.verticalHeader().hide()
        table.setMinimumHeight(Theme.current().px(130))
        table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        table.setTabKeyNavigation(False)
        table.setWordWrap(False)
        table.horizontalHeader().setStretchLastSection(True)
        table.horizontalHeader().setDefaultAlignment(LEFT)
        return table

    def show_proposal(self, proposal: Proposal, choices: Choices) -> None:
        """Shows a new proposal with what was settled about it before."""
        self.proposal, self.choices = with_choices(proposal, choices), choices
        self._kind.setCurrentIndex(self._kind.findData(proposal.kind.spec.name))
        theme = Theme.current()
        mapping = self.proposal.mapping(choices)
        self._table.setRowCount(len(proposal.columns))
        for line, column in enumerate(proposal.columns):
            self._table.setRowHeight(line, theme.px(34))
            samples = " · ".join(dict.fromkeys(isolated(text[:LONGEST]) for text in column.samples if text))
            sure = "chosen" if column.column in choices.targets else WORDS[column.certainty]
            for place, text in ((0, column.label[:LONGEST] or "(no heading)"), (1, samples), (3, sure)):
                item = QTableWidgetItem(" ".join(text.split()))
                item.setToolTip(column.why if place == 3 else text)
                self._table.setItem(line, place, item)
            self._table.setCellWidget(line, 2, self._target(column, mapping.get(column.column)))
        for place, width in enumerate(WIDTHS):
            self._table.setColumnWidth(place, theme.px(width))
        self._ask_dates()
        self.extract.show_asked(self.proposal.asks_extract(choices), choices.extract)

    def show_fit(self, fit: Fit | None) -> None:
        """Says why the rows may be of the kind shown."""
        self._fit.setText(fit.sentence if fit else "")

    def enter(self) -> None:
        """Puts the focus on the first thing that is open."""
        first = next(iter(self._open_columns()), None)
        if first is None and self.extract.isVisibleTo(self):
            self.extract.system.editor.setFocus()
            return
        combo = self._table.cellWidget(first, 2) if first is not None else None
        (combo or self._kind).setFocus()

    # -- targets --
    def _open_columns(self) -> list[int]:
        if self.proposal is None:
            return []
        unsure = (
            line
            for line, each in enumerate(self.proposal.columns)
            if each.column not in self.choices.targets
            and (each.certainty is Certainty.LIKELY or (each.certainty is Certainty.UNKNOWN and each.samples))
        )
        return list(unsure)

    def _target(self, column: ColumnProposal, chosen: str | None) -> QComboBox:
        assert self.proposal is not None
        combo = QComboBox()
        combo.setObjectName(f"target_{column.column}")
        combo.setAccessibleName(f"“{column.label[:LONGEST]}” goes to")
        combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        combo.addItem(LEFT_OUT, None)
        for target in self.proposal.targets:
            combo.addItem(target.label, target.key)
        combo.setCurrentIndex(max(0, combo.findData(chosen)))
        combo.activated.connect(lambda _: self._choose(column.column, combo.currentData()))
        keep_wheel_away(combo)
        return combo

    def _choose(self, column: int, key: str | None) -> None:
        assert self.proposal is not None
        taken = [other for other, used in self.proposal.mapping(self.choices).items() if used == key and key]
        targets = dict(self.choices.targets) | dict.fromkeys(taken) | {column: key}
        self.choices = without_answers(replace(self.choices, targets=targets), {column, *taken})
        self.proposal = with_choices(self.proposal, self.choices)
        lines = {each.column: line for line, each in enumerate(self.proposal.columns)}
        for other in taken:
            shown = self._table.cellWidget(lines[other], 2)
            if other != column and isinstance(shown, QComboBox):
                shown.setCurrentIndex(0)
        for each in (column, *taken):
            if (item := self._table.item(lines[each], 3)) is not None:
                item.setText("chosen")
        self._ask_dates()
        self.extract.show_asked(self.proposal.asks_extract(self.choices), self.choices.extract)
        self.settled.emit()

    def _say_extract(self, extract: Extract) -> None:
        self.choices = replace(self.choices, extract=extract)
        self.settled.emit()

    # -- dates --
    def _ask_dates(self) -> None:
        assert self.proposal is not None
        asked = date_questions(self.proposal, self._today)
        self.dates.show_questions(asked, self.choices)
        self._questions.setVisible(bool(asked))
        high = self.dates.sizeHint().height() + 4
        self._questions.setFixedHeight(min(high, Theme.current().px(210)))

    def _choose_order(self, column: int, order: DateOrder) -> None:
        self.choices = with_order(self.choices, column, order)
        self.settled.emit()
