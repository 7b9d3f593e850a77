"""A screen's table leaves as a sheet or a paper as shown, marked and logged."""

import csv
from io import BytesIO
from pathlib import Path

import pypdfium2
import pytest

from app import access, tabular
from app.errors import Refused, Usage
from app.office import Office
from app.tabular import Table
from tests.support import reopen

TABLE = Table("exceptions", "Exceptions register", "Overrides since 1 March", ("Day", "What"),
              (("02 Mar 2026", "=1+1 was set aside"), ("03 Mar 2026", "Restored")))  # fmt: skip


def newest(office: Office) -> tuple[str, str]:
    line = next(access.lines(office.reader.connection))
    return line.action, line.detail


def test_a_sheet_holds_what_was_shown(office: Office, tmp_path: Path) -> None:
    target = tmp_path / "out.csv"
    assert tabular.to_sheet(office, TABLE, target).rows == 2
    rows = list(csv.reader(target.read_text("utf-8-sig").splitlines()))
    assert any("02 Mar 2026" in row for row in rows)
    assert not any(cell.startswith("=") for row in rows for cell in row)
    assert newest(office) == ("exported", "exceptions: 2 rows"), "no search, which names people, in a log"
    with pytest.raises(Usage):
        tabular.to_sheet(office, TABLE, tmp_path / "out.docx")


def test_a_paper_holds_what_was_shown(office: Office) -> None:
    paper = tabular.to_paper(office, office.reader, TABLE)
    pdf = pypdfium2.PdfDocument(BytesIO(paper.data))
    said = pdf[0].get_textpage().get_text_range()
    pdf.close()
    assert "Exceptions register" in said and "Overrides since 1 March" in said and "CUI" in said
    assert newest(office)[0] == "opened", "looking at it is no print"
    tabular.printed(office, TABLE, paper.code)
    assert newest(office) == ("printed", f"exceptions {paper.code}: 2 rows")


def test_too_much_for_paper(office: Office) -> None:
    many = Table("log", "Log", "", ("What",), (("x",),) * (tabular.PAPER_ROWS + 1))
    with pytest.raises(Refused, match="too many for paper"):
        tabular.to_paper(office, office.reader, many)


def test_nothing_leaves_where_it_cannot_be_logged(office: Office, tmp_path: Path) -> None:
    with reopen(office.folder) as second:
        with pytest.raises(Refused, match="Exports are logged"):
            tabular.to_sheet(second, TABLE, tmp_path / "out.csv")
        with pytest.raises(Refused):
            tabular.to_paper(second, second.reader, TABLE)
    assert not (tmp_path / "out.csv").exists()
