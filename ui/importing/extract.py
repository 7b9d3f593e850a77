"""From which system an extract is, and as of which day: asked once for the sheet, above its columns."""

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QFrame, QVBoxLayout

from app.importing.extract import Extract
from models.cases.stamp import STAMP, Stamped
from models.fields import FieldError
from ui.parts.basics import label
from ui.parts.editors import Setting
from ui.parts.flow import flowing
from ui.parts.formrow import FieldRow
from ui.theme import GAP, GROUP_GAP, Theme

DAY, SYSTEM = STAMP
ASKED = "Where the values of this sheet come from"


class ExtractCard(QFrame):
    """System and day of the sheet, and whether its values replace newer ones; what is said goes out whole."""

    said = Signal(object)

    def __init__(self, setting: Setting) -> None:
        super().__init__()
        self.setProperty("card", True)
        self.setObjectName("extract_card")
        self.setAccessibleName(ASKED)
        self._today = setting.today
        self.system = FieldRow(Stamped.fields[SYSTEM], setting)
        self.day = FieldRow(Stamped.fields[DAY], setting)
        self._older = QCheckBox("Replace newer values on file by older ones of this sheet")
        self._older.setObjectName("extract_older")
        for each in (self.system, self.day):
            each.setMinimumWidth(Theme.current().px(220))
            each.editor.edited.connect(self._tell)
        self._older.toggled.connect(lambda _: self._tell())
        inside = QVBoxLayout(self)
        inside.setContentsMargins(GROUP_GAP, GAP, GROUP_GAP, GAP)
        inside.setSpacing(4)
        inside.addWidget(label(ASKED, "strong", wrap=True))
        inside.addWidget(flowing(self.system, self.day, gap=GROUP_GAP))
        inside.addWidget(self._older)

    def show_asked(self, asked: tuple[str, ...], extract: Extract) -> None:
        """Asks for what no column says, with what was said before; hidden where nothing is asked."""
        for key, each, value in ((SYSTEM, self.system, extract.system), (DAY, self.day, extract.as_of)):
            each.setVisible(key in asked)
            each.fill(value or None)
        self._older.blockSignals(True)
        self._older.setChecked(extract.take_older)
        self._older.blockSignals(False)
        self.setVisible(bool(asked))

    def _tell(self) -> None:
        day = self._read(self.day)
        if day is not None and day > self._today:
            self.day.refuse("This day is still to come")
            day = None
        self.said.emit(Extract(str(self._read(self.system) or ""), day, self._older.isChecked()))

    @staticmethod
    def _read(row: FieldRow) -> Any:
        """The value of a field; None while what is typed is none."""
        try:
            return row.editor.read()
        except FieldError:
            return None
