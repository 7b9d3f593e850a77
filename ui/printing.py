"""Putting a PDF on paper: the system's print dialog, and the pages drawn as large as the paper allows."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QWidget
from shiboken6 import delete

from ui.papers import pictures

DOTS_PER_INCH = 300
"""Sharp enough for type of 7 points; more only makes the printer wait."""


def print_pdf(parent: QWidget, data: bytes, title: str) -> bool:
    """Asks for a printer and prints every page; False when the person went back."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(title)
    dialog = QPrintDialog(printer, parent)
    dialog.setWindowTitle(f"Print {title}")
    accepted = dialog.exec() == QDialog.DialogCode.Accepted
    delete(dialog)  # else it stays as long as the window, and its title may name a person behind the lock
    return accepted and draw_pages(printer, data)


def draw_pages(printer: QPrinter, data: bytes) -> bool:
    """Draws the pages of a PDF on a printer, each on a sheet of its own; False when the printer did not take them."""
    page = printer.pageRect(QPrinter.Unit.DevicePixel).toRect()
    inches = page.width() / max(1, printer.resolution())
    painter = QPainter()
    if not painter.begin(printer):
        return False
    try:
        for number, picture in enumerate(pictures(data, round(inches * DOTS_PER_INCH))):
            if number and not printer.newPage():
                return False
            shown = picture.size().scaled(page.size(), Qt.AspectRatioMode.KeepAspectRatio)
            painter.drawImage(QRect(0, 0, shown.width(), shown.height()), picture)
    finally:
        painter.end()
    return True
