"""Proves an installed program: the migrations, an office made and opened again, a paper, a sheet, an icon.

What other packages keep in files of their own is asked for as well, and a process of the program's own is started:
both are easily left out of a frozen folder.
"""

import sys
import tempfile
from datetime import date
from pathlib import Path

PASSPHRASE = "self-test passphrase"
TODAY = date(2026, 8, 5)


def run() -> int:
    """0 when everything worked; otherwise says which step failed and gives 1."""
    for step in (_screen, _supplied, _migrations, _office):
        try:
            step()
        except Exception as error:  # the outer border: any failure is this test's result
            print(
                f"Self-test failed: {step.__name__.strip('_')}: {type(error).__name__}: {error}",
                file=sys.stderr,
            )
            return 1
    print("Self-test passed.")
    return 0


def _screen() -> None:
    from PySide6.QtWidgets import QApplication

    from ui import icons
    from ui.theme import Theme

    application = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(application, QApplication)
    Theme(application, "light")
    if icons.pixmap("lock", "accent").toImage().allGray():
        raise RuntimeError("icons cannot be drawn")


def _supplied() -> None:
    from zoneinfo import ZoneInfo

    from app import help as pages
    from app.spelling import Speller
    from models.calendar import federal_holidays

    speller = Speller(frozenset())
    if not speller.known("inventory") or speller.known("inventroy"):
        raise RuntimeError("the English words are missing")
    if federal_holidays(2026).get(date(2026, 7, 3)) is None:
        raise RuntimeError("the federal holidays are missing")
    ZoneInfo("Asia/Tbilisi")
    pages.page("contents")


def _migrations() -> None:
    from app.store import connection, keys, migrate

    with tempfile.TemporaryDirectory() as place:
        path = Path(place) / connection.RECORDS_NAME
        made = connection.connect(path, keys.new_data_key(), connection.Role.WRITER, create=True)
        try:
            migrate.from_nothing(made)
        finally:
            connection.close(made)


def _office() -> None:
    from app import exporting, offices
    from app.importing.sheets import read_sheets
    from app.papers.recovery import recovery_pdf
    from app.reading import Query
    from models.training.people import Student
    from ui.papers import pictures

    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "selftest.sco"
        made = offices.create(
            folder,
            country="BN",
            name="Self-test",
            user="tester",
            passphrase=PASSPHRASE,
            today=TODAY,
            sure_of_place=True,
        )
        with made.office as office:
            with office.change("Add student") as work:
                work.add(Student, {"surname": "ALVAREZ", "first_name": "Marta"})
            if not pictures(recovery_pdf(office, made.recovery_key), 200):
                raise RuntimeError("no paper was drawn")
        with offices.open_office(folder, "tester", PASSPHRASE, today=TODAY) as again:
            written = Path(place) / "students.xlsx"
            sheet = exporting.export(again, Query(Student), written)
            if sheet.rows != 1 or not again.verify().sound:
                raise RuntimeError("the office does not hold what was written")
            if not read_sheets(written).sheets:  # by a process of its own, as every foreign file
                raise RuntimeError("the sheet cannot be read back")
