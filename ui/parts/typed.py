"""What a person typed into the controls of a sheet, by their names, and back into the same sheet opened again."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtWidgets import QAbstractButton, QComboBox, QLineEdit, QPlainTextEdit, QRadioButton, QWidget

NORMAL = QLineEdit.EchoMode.Normal


def typed_in(root: QWidget) -> dict[str, Any]:
    """Texts typed by hand and what is chosen beside them; empty when no text was typed. Passphrases are left out."""
    found: dict[str, Any] = {each.objectName(): each.text() for each in _lines(root) if each.isModified()}
    found |= {
        each.objectName(): each.toPlainText()
        for each in root.findChildren(QPlainTextEdit)
        if each.document().isModified()
    }
    if not found:
        return {}
    found |= {each.objectName(): each.currentText() for each in root.findChildren(QComboBox)}
    return found | {each.objectName(): each.isChecked() for each in root.findChildren(QRadioButton)}


def put_typed(root: QWidget, typed: Mapping[str, Any]) -> None:
    """Puts it back as if it were typed again: whoever listens to the controls hears of it."""
    for button in root.findChildren(QAbstractButton):
        if typed.get(button.objectName()) is True:
            button.setChecked(True)
    for combo in root.findChildren(QComboBox):
        if combo.objectName() in typed:
            combo.setCurrentText(typed[combo.objectName()])
    for text in root.findChildren(QPlainTextEdit):
        if text.objectName() in typed:
            text.setPlainText(typed[text.objectName()])
            text.document().setModified(True)
    for line in _lines(root):
        if line.objectName() in typed:
            line.setText(typed[line.objectName()])
            line.setModified(True)
            line.textEdited.emit(line.text())


def _lines(root: QWidget) -> list[QLineEdit]:
    return [each for each in root.findChildren(QLineEdit) if each.echoMode() is NORMAL and each.objectName()]
