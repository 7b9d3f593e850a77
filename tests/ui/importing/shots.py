"""Pictures of the import, for `tests.ui.shots`: every step, with something to settle, odd and rejected."""

from pathlib import Path

from openpyxl import Workbook
from PySide6.QtWidgets import QDialog

from tests.ui.office.shots import Takes
from ui.importing.imports import ImportsPage
from ui.importing.sheet import ImportSheet

NOMINEES = (
    ("Surname", "First name", "Name in own script", "Date of birth", "Grade", "Service no", "Shoe size"),
    ("ALVAREZ", "Marta", "", "05/04/1991", "O-3", "BN-20001", 42),
    ("NAKAMBO", "Peter", "", "07/02/1988", "O3", "BN-20002", 44),
    ("ORUBA", "Daniel", "دانيال أوروبا", "30 Feb 1990", "O3", "BN-20003", 41),
    ("TEVANI", "Salme", "", "01/03/1993", "Emperor", "BN-20004", 40),
    ("AL-BANDARI VON UND ZU HOHENFELSEN-MARTINEZ DE LA VEGA", "Muhammad", "محمد البنداري", "02/05/1994", "E-5",
     "BN-20005", 39),
)  # fmt: skip


def write_book(path: Path) -> None:
    """Two sheets; the headings stand below a title."""
    book = Workbook()
    first = book.worksheets[0]
    first.title = "Nominations"
    first.append(["Ministry of Defense of Bandaria"])
    first.append([])
    for row in NOMINEES:
        first.append(row)
    second = book.create_sheet("Notes for the embassy, autumn")
    second.append(["Item", "Remark"])
    second.append(["Uniforms", "To follow"])
    book.save(path)


def take_import(camera: Takes, folder: Path) -> None:
    """Sheet, columns, odd values, outcome; what is imported is taken back."""
    path = folder / "nominations of the ministry for the coming season, second corrected version.xlsx"
    write_book(path)
    window = camera.window
    assert window.session is not None
    dialog = ImportSheet(window, window.session, path)
    dialog.open()
    camera.settle()
    camera.take("import-pick")
    dialog._on()
    camera.settle()
    camera.take("import-columns")
    dialog._columns._choose(6, None)
    for each in dialog._columns.dates.findChildren(type(dialog._odd._ways["keep"]), "order_3_DMY"):
        each.click()
    dialog._on()
    camera.settle()
    camera.take("import-odd")
    dialog._odd._take_all()
    dialog._on()
    camera.settle()
    camera.take("import-outcome")
    dialog._on()
    camera.settle()
    camera.take("import-done")
    _away(camera)
    again = ImportSheet(window, window.session, path)
    again.open()
    camera.settle()
    camera.take("import-known")
    _away(camera)
    page = ImportsPage(window.session)
    page.setParent(window)
    page.resize(1300, 640)
    page.show()
    camera.settle()
    page.grab().save(str(folder / f"{getattr(camera, 'look', '')}-imports.png"))
    page.setParent(None)
    page.deleteLater()
    window.book.made["undo"].trigger()
    camera.settle()


def _away(camera: Takes) -> None:
    for sheet in camera.window.findChildren(QDialog):
        sheet.reject()
    camera.settle()
