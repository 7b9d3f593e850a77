"""The cheapest honest way to do each job: no import of the program, the same reading and writing.

Each function does one job once and is timed by its caller, or says itself how long it took.
"""

import csv
import hashlib
import json
import os
import zipfile
from collections.abc import Iterable, Sequence
from io import BytesIO
from pathlib import Path
from typing import Any
from xml.parsers import expat
from xml.sax.saxutils import escape

Connection = Any

BARE_WINDOW = """
import sys, time
from PySide6.QtWidgets import QApplication, QLineEdit, QMainWindow

class Window(QMainWindow):
    def paintEvent(self, event):
        super().paintEvent(event)
        print(time.time(), flush=True)
        QApplication.exit(0)

application = QApplication(sys.argv[:1])
window = Window()
field = QLineEdit()
window.setCentralWidget(field)
window.resize(1180, 720)
field.setFocus()
window.show()
application.exec()
"""
"""A window with a field that has the focus; prints when it is first painted."""


def connect(path: Path, key: bytes, cache_kib: int = 8 * 1024) -> Connection:
    """The same encrypted file with the same care for power cuts."""
    import sqlcipher3.dbapi2 as dbapi

    connection = dbapi.connect(str(path), isolation_level=None)
    connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
    for setting in ("journal_mode = WAL", "synchronous = FULL", "foreign_keys = ON", "secure_delete = ON"):
        connection.execute(f"PRAGMA {setting}")
    connection.execute(f"PRAGMA cache_size = -{cache_kib}")
    return connection


def save(connection: Connection, record_id: int, text: str) -> None:
    """One changed field: row, search text and its index, journal entry with its change, head and clock."""
    execute = connection.execute
    execute("BEGIN IMMEDIATE")
    tick, replica, number, previous = execute(
        "SELECT tick + 1, replica, number + 1, hash FROM entry ORDER BY tick DESC LIMIT 1"
    ).fetchone()
    before = execute("SELECT remarks FROM student WHERE id = ?", (record_id,)).fetchone()[0]
    execute("UPDATE student SET remarks = ?, row_version = ? WHERE id = ?", (text, tick, record_id))
    kind, title, folded = execute(
        "SELECT kind, title, folded FROM search_doc WHERE id = ?", (record_id,)
    ).fetchone()
    execute("INSERT INTO search_fts (search_fts, rowid, folded) VALUES ('delete', ?, ?)", (record_id, folded))
    execute("DELETE FROM search_doc WHERE id = ?", (record_id,))
    execute("INSERT INTO search_doc VALUES (?,?,?,?)", (record_id, kind, title, folded))
    execute("INSERT INTO search_fts (rowid, folded) VALUES (?,?)", (record_id, folded))
    content = json.dumps({"fields": {"remarks": [before, text]}, "id": record_id, "kind": "student"})
    salt = os.urandom(16)
    hashed = hashlib.sha256(salt + content.encode()).digest()
    change = (tick, 0, "student", record_id, bytearray(salt), content, bytearray(hashed))
    execute("INSERT INTO entry_change VALUES (?,?,?,?,?,?,?)", change)
    header = json.dumps(
        {"number": number, "previous": previous, "changes_hash": hashed.hex(), "user": "x" * 200}
    )
    entry = (tick, replica, number, tick, "2026-05-01", "change", "x", 0, "", header)
    execute(
        "INSERT INTO entry VALUES (?,?,?,?,?,?,?,?,?,?,?)",
        (*entry, hashlib.sha256(header.encode()).hexdigest()),
    )
    execute("UPDATE meta SET value = ? WHERE key = 'clock'", (str(tick),))
    execute("COMMIT")


def pass_over(connection: Connection, tables: Sequence[str], findings: int) -> int:
    """Every row of some tables read once, so many findings taken out and put back; returns the rows read."""
    connection.execute("BEGIN IMMEDIATE")
    read = sum(
        1 for table in tables for _ in connection.execute(f'SELECT * FROM "{table}" WHERE row_status = 0')
    )
    columns = "kind, record_id, rule, strength, step, due_on, content"
    rows = connection.execute(f"SELECT tick, {columns} FROM finding LIMIT ?", (findings,)).fetchall()
    connection.executemany("DELETE FROM finding WHERE tick = ?", ((row[0],) for row in rows))
    connection.executemany(
        f"INSERT INTO finding ({columns}) VALUES (?,?,?,?,?,?,?)", (row[1:] for row in rows)
    )
    connection.execute("COMMIT")
    return read


def insert_lines(
    connection: Connection,
    rows: Sequence[Sequence[object]],
    columns: Sequence[str],
    table: str = "training_line",
) -> None:
    """Rows, journal entry with a change each, search texts and their index, in one transaction."""
    connection.execute("BEGIN IMMEDIATE")
    tick, replica, number = connection.execute(
        "SELECT tick + 1, replica, number + 1 FROM entry ORDER BY tick DESC LIMIT 1"
    ).fetchone()
    marks = ",".join("?" * len(columns))
    connection.executemany(f"INSERT INTO {table} ({','.join(columns)}) VALUES ({marks})", rows)
    digest = hashlib.sha256()
    changes = []
    for seq, row in enumerate(rows):
        fields = {key: [None, value] for key, value in zip(columns, row, strict=True)}
        content = json.dumps({"fields": fields, "id": row[0], "kind": table}, sort_keys=True)
        salt = os.urandom(16)
        hashed = hashlib.sha256(salt + content.encode()).digest()
        digest.update(hashed)
        changes.append((tick, seq, table, row[0], bytearray(salt), content, bytearray(hashed)))
    connection.executemany("INSERT INTO entry_change VALUES (?,?,?,?,?,?,?)", changes)
    docs = [(row[0], table, str(row[3]).casefold(), "\n".join(map(str, row[3:8])).casefold()) for row in rows]
    connection.executemany("INSERT INTO search_doc VALUES (?,?,?,?)", docs)
    connection.executemany(
        "INSERT INTO search_fts (rowid, folded) VALUES (?,?)", ((each[0], each[3]) for each in docs)
    )
    header = json.dumps({"changes_hash": digest.hexdigest(), "user": "x" * 400})
    hashed_header = hashlib.sha256(header.encode()).hexdigest()
    entry = (tick, replica, number, tick, "2026-05-01", "import", "x", 0, "", header, hashed_header)
    connection.execute("INSERT INTO entry VALUES (?,?,?,?,?,?,?,?,?,?,?)", entry)
    connection.execute("COMMIT")


def draw(
    pages: Sequence[Sequence[tuple[float, float, str]]], fonts: str, picture: str = "", on: int = -1
) -> bytes:
    """The same words at the same places with an embedded typeface, and a picture on one page, on a bare canvas."""
    from reportlab import rl_config
    from reportlab.lib.pagesizes import LETTER
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont
    from reportlab.pdfgen.canvas import Canvas

    if "Floor" not in pdfmetrics.getRegisteredFontNames():
        pdfmetrics.registerFont(TTFont("Floor", fonts))
    stream = BytesIO()
    if picture:
        rl_config.useA85 = 0  # the canvas's own way to write a picture as text would be the slowest of all
    canvas = Canvas(stream, pagesize=LETTER, pageCompression=1)
    for number, page in enumerate(pages):
        if number == on:
            canvas.drawImage(picture, 50, 80, 510, 660)
        canvas.setFont("Floor", 10)
        for x, y, text in page:
            canvas.drawString(x, y, text)
        canvas.showPage()
    canvas.save()
    return stream.getvalue()


def sheet(connection: Connection, sql: str, target: Path) -> int:
    """Every row of a statement as a hand-written .xlsx: inline texts and numbers; returns the rows."""
    count = 0
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as package:
        for name, text in _PARTS.items():
            package.writestr(name, text)
        with package.open("xl/worksheets/sheet1.xml", "w", force_zip64=True) as stream:
            stream.write(_SHEET_HEAD)
            block: list[str] = []
            for row in connection.execute(sql):
                count += 1
                block.append(_row_xml(row))
                if len(block) == 500:
                    stream.write("".join(block).encode())
                    block.clear()
            stream.write("".join(block).encode())
            stream.write(b"</sheetData></worksheet>")
    return count


def write_table(target: Path, rows: Iterable[Sequence[object]]) -> None:
    """Rows as a .csv."""
    with target.open("w", newline="", encoding="utf-8") as stream:
        csv.writer(stream).writerows(rows)


def read_table(source: Path) -> list[list[str]]:
    """Every row of a .csv."""
    with source.open(newline="", encoding="utf-8") as stream:
        return list(csv.reader(stream))


def write_sheet(target: Path, rows: Iterable[Iterable[object]]) -> None:
    """Rows as a hand-written .xlsx: inline texts and numbers."""
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as package:
        for name, text in _PARTS.items():
            package.writestr(name, text)
        body = "".join(map(_row_xml, rows))
        package.writestr(
            "xl/worksheets/sheet1.xml", _SHEET_HEAD + body.encode() + b"</sheetData></worksheet>"
        )


def read_sheet(source: Path) -> list[list[str]]:
    """Every row of an .xlsx with inline texts, by the parser that Python brings."""
    rows: list[list[str]] = []
    text: list[str] = []

    def begins(name: str, _attributes: object) -> None:
        if name == "row":
            rows.append([])
        elif name in ("t", "v"):
            text.clear()

    def ends(name: str) -> None:
        if name in ("t", "v"):
            rows[-1].append("".join(text))

    parser = expat.ParserCreate()
    parser.StartElementHandler, parser.EndElementHandler, parser.CharacterDataHandler = (
        begins,
        ends,
        text.append,
    )
    parser.buffer_text = True
    with zipfile.ZipFile(source) as package, package.open("xl/worksheets/sheet1.xml") as stream:
        parser.ParseFile(stream)
    return rows


def _row_xml(row: Iterable[object]) -> str:
    cells = [
        "<c/>"
        if each is None
        else f"<c><v>{each}</v></c>"
        if isinstance(each, int)
        else f'<c t="inlineStr"><is><t xml:space="preserve">{escape(str(each))}</t></is></c>'
        for each in row
    ]
    return f"<row>{''.join(cells)}</row>"


_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_SHEET_HEAD = f'<?xml version="1.0" encoding="UTF-8"?><worksheet xmlns="{_MAIN}"><sheetData>'.encode()
_PARTS = {
    "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    f'<Override PartName="/xl/workbook.xml" ContentType="{_TYPE}.sheet.main+xml"/>'
    f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{_TYPE}.worksheet+xml"/></Types>',
    "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">'
    f'<Relationship Id="r1" Type="{_OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
    "xl/workbook.xml": f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets>'
    '<sheet name="Sheet" sheetId="1" r:id="r1"/></sheets></workbook>',
    "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">'
    f'<Relationship Id="r1" Type="{_OFFICE}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
}
