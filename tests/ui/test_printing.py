"""Putting a paper on paper: every page is drawn, and nothing of the print dialog stays."""

from pathlib import Path

import pikepdf
import pytest
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QWidget
from pytestqt.qtbot import QtBot

from ui import printing


def paper(folder: Path) -> bytes:
    """A paper of three empty pages."""
    with pikepdf.new() as made:
        for _ in range(3):
            made.add_blank_page(page_size=(612, 792))
        made.save(folder / "paper.pdf")
    return (folder / "paper.pdf").read_bytes()


@pytest.mark.parametrize("chosen", [QDialog.DialogCode.Accepted, QDialog.DialogCode.Rejected])
def test_a_paper_is_printed_and_the_dialog_goes(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, chosen: QDialog.DialogCode
) -> None:
    window, out = QWidget(), tmp_path / "printed.pdf"
    qtbot.addWidget(window)

    def choose(dialog: QPrintDialog) -> int:
        assert dialog.windowTitle() == "Print Draft of ORUBA"
        dialog.printer().setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        dialog.printer().setOutputFileName(str(out))
        return chosen.value

    monkeypatch.setattr(QPrintDialog, "exec", choose)
    printed = printing.print_pdf(window, paper(tmp_path), "Draft of ORUBA")
    assert printed == out.exists() == (chosen is QDialog.DialogCode.Accepted)
    assert window.findChildren(QDialog) == []
    if printed:
        with pikepdf.open(out) as found:
            assert len(found.pages) == 3
