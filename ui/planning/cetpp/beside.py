"""What belongs to a section beside its words: its tables as they will print, last year's words, what does not fit."""

from collections.abc import Sequence
from html import escape

from PySide6.QtCore import Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QTabWidget, QTextBrowser

from app.planning.tabled import FIGURES, Listed
from app.planning.writing import Opened
from models.findings import Finding
from ui.parts.chip import STRENGTHS
from ui.parts.grid import Grid
from ui.parts.listed import Listed as Lines
from ui.parts.marked import DIALECT
from ui.parts.table_model import Chipped, Column, Row
from ui.parts.words import counted
from ui.theme import Theme

NO_TABLES = "Records add nothing to this section: it is printed as it is written."
NO_EARLIER = "No earlier plan has words in this section."
_COLUMNS = (Column("state", "State", "chip", 110), Column("words", "What does not fit", width=470),
            Column("clears", "What would clear it", width=330))  # fmt: skip


class Beside(QTabWidget):
    """Three tabs below the words."""

    finding_opened = Signal(object)
    """A finding that somebody wants to clear."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("section_beside")
        self.setAccessibleName("Beside the words")
        self.tables = _shown("section_tables", "Tables as they will print")
        self.earlier = _shown("section_earlier", "Last year's words")
        self._lines: Lines[Finding] = Lines(_cells)
        self.findings = Grid(self._lines, _COLUMNS, "What does not fit together")
        self.findings.setObjectName("plan_findings")
        self.findings.opened.connect(lambda at: self.finding_opened.emit(self._lines.thing(at)))
        for each in (self.tables, self.earlier, self.findings):
            self.addTab(each, each.accessibleName())
        Theme.current().changed.connect(self._grey)
        self._grey()

    def show_opened(self, opened: Opened) -> None:
        """Shows what belongs to a section."""
        rows = sum(len(each.rows) for each in opened.tables)
        self.tables.setHtml("".join(map(_html, opened.tables)) or f"<p>{NO_TABLES}</p>")
        self.setTabText(0, f"Tables as they will print ({rows})")
        before = opened.earlier
        self.setTabText(1, f"{before.plan}" if before else "Last year's words")
        if before is None:
            self.earlier.setPlainText(NO_EARLIER)
        else:
            note = f"*{before.note}*\n\n" if before.note else ""
            self.earlier.document().setMarkdown(note + before.words, DIALECT)

    def show_findings(self, found: Sequence[Finding]) -> None:
        """Shows what does not fit together in the plan."""
        self._lines.things = found
        self.findings.show_ids(self._lines.ids(("", False), None, ""))
        self.setTabText(2, f"Fits together? {counted(len(found), 'finding')}")

    def _grey(self) -> None:
        """Last year's words are greyed: they are read, not taken over."""
        palette = self.earlier.palette()
        palette.setColor(QPalette.ColorRole.Text, Theme.current().colour("muted"))
        self.earlier.setPalette(palette)


def _shown(name: str, caption: str) -> QTextBrowser:
    made = QTextBrowser()
    made.setObjectName(name)
    made.setAccessibleName(caption)
    made.setProperty("written", True)
    made.setOpenLinks(False)
    made.setTabChangesFocus(True)
    return made


def _cells(finding: Finding) -> Row:
    tone, word = STRENGTHS[finding.strength.value]
    return Chipped(tone, word), finding.message, finding.clears


def _html(table: Listed) -> str:
    """A table under its title, with the sums as its last row."""
    sides = ["right" if each.kind in FIGURES else "left" for each in table.columns]
    heads = "".join(
        f"<th align='{side}'>{escape(each.label)}</th>"
        for each, side in zip(table.columns, sides, strict=True)
    )
    rows = "".join(_row(cells, sides) for cells in table.shown())
    sums = _row(table.shown_sums(), sides, "b") if table.sums else ""
    return (
        f"<h4>{escape(table.title)}</h4><table border='1' cellspacing='0' cellpadding='3' width='100%' "
        f"style='border-collapse: collapse; border-color: {Theme.current().colour('border').name()}'>"
        f"<tr>{heads}</tr>{rows}{sums}</table>"
    )


def _row(cells: Sequence[str], sides: Sequence[str], weight: str = "span") -> str:
    inside = (
        f"<td align='{side}'><{weight}>{escape(cell)}</{weight}></td>"
        for cell, side in zip(cells, sides, strict=True)
    )
    return f"<tr>{''.join(inside)}</tr>"
