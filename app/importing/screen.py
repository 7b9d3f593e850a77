"""What must never come in: classified markings stop a file, Social Security numbers are taken out of it.

Rules: INF-I-01 (the program never holds classified; a word-check on import stops it), INF-I-02 (spillage
page), INF-B-02 (no SSN anywhere; the importer strips and reports them). Marks are looked for as banners,
portion marks and classification lines, so that a Secretary, the Secret Service or a person's clearance do not
stop a file.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from app.errors import Cause, Trouble
from app.importing.cells import Row, Sheet, Workbook, column_letters

SSN_REMOVED = "[SSN removed]"
SPILLAGE_PAGE = "spillage"
"""Name of the help page that says what to do about classified material on this machine (INF-I-02)."""


@dataclass(frozen=True)
class Place:
    """Where in a file: sheet, row as the spreadsheet counts, column letters; row 0 is outside the cells."""

    sheet: str
    row: int
    column: str

    def __str__(self) -> str:
        if not self.row:
            return self.sheet
        cell = f"cell {self.column}{self.row}"
        return f"sheet {self.sheet}, {cell}" if self.sheet else cell


class ClassifiedMarking(Trouble):
    """The file is marked classified: nothing of it is kept. `places` says where, never what stood there."""

    help_page = SPILLAGE_PAGE

    def __init__(self, places: tuple[Place, ...]) -> None:
        self.places = places
        super().__init__(
            Cause.REFUSED_FILE,
            f"The file carries a classification marking ({places[0]}).",
            kept="It was not imported and nothing of it was kept.",
            do="Do not copy or delete it: tell the security officer now and open the help page on spillage.",
        )


def screen_workbook(book: Workbook) -> tuple[Place, ...]:
    """Take every Social Security number out of the workbook, in place; returns where they stood.

    Raises ClassifiedMarking, before anything is changed, when the file name, a sheet name, a page header or a
    cell is marked.
    """
    if places := tuple(find_markings(book)):
        raise ClassifiedMarking(places)
    return tuple(place for sheet in book.sheets for place in _remove_numbers(sheet))


# -- classification ---------------------------------------------------------------------------------
_HINTS = (
    "SECRET", "C R E T", "CONFIDENTIAL", "CLASSIF", "//", "/NF", "TS/", "(TS)", "(S)", "SIPR",
    "SMIL.MIL", "JWICS",
)  # fmt: skip
_LEVEL = r"(?:TOP\s*SECRET|SECRET|CONFIDENTIAL)"
_CONTROL = r"(?:NOFORN|NF|REL|ORCON|OC|SCI|SI|TK|HCS|FGI|SAR|RD|FRD|IMCON|PROPIN|LIMDIS|EYES|NOCON|WNINTEL)"
_MARKS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"\b{_LEVEL}\s*//",
        rf"\b{_LEVEL}[\s/,\-]+NOFORN\b",
        rf"(?<![A-Za-z:/])(?:TS|S|C)\s?//\s?{_CONTROL}\b",
        r"(?<![A-Za-z:/])(?:TS|S|C)//",
        r"\b(?:TS|S|C)/NF\b",
        r"\(TS\)|^\s*\(S\)\s+\S",
        r"\bSIPR(?:[Nn][Ee][Tt])?\b|(?i:\.smil\.mil\b)|\bJWICS\b",
        rf"(?i:\b(?:over-?all\s+)?classification\s*(?:is|level)?\s*[:=\-]+\s*{_LEVEL}\b)",
        rf"(?i:\bclassified\s*[:\-]?\s*{_LEVEL}\b)",
        r"(?i:\b(?:derivatively\s+)?classified\s+by\s*:)|(?i:\bdeclassify\s+on\s*:)",
    )
)
# A word on its own: stops unless the words around it say that it is a person's clearance or an organization.
_WORD = re.compile(r"\bTS/{1,2}SCI\b|(?<!NON-)(?<!NON )\b(?:TOP\s+)?SECRET\b")
_CLEARANCE_BEFORE = re.compile(r"(?i)(?:clearances?|cleared|eligib\w+|access|investigation)\W[^.;]{0,30}$")
_HARMLESS_AFTER = re.compile(
    r"(?i)\s*[/,\-]?\s*(?:service|clearances?|cleared|eligib\w+|access|ballot|polic)"
)
_BANNER = frozenset({"SECRET", "TOPSECRET"})
_CLEARANCE_HEADING = re.compile(r"(?i)clearance|eligibility|access level|security level|investigation")
_CLASSIFICATION_HEADING = re.compile(r"(?i)^\W*(?:security\s+|overall\s+)?classification\W*$")
_LEVEL_ALONE = re.compile(r"(?i)^\W*(?:top\s*secret|secret|confidential|ts|ts/+sci)\W*$")
_NOT_LETTER = re.compile(r"[^A-Za-z]+")
_HEADING_ROWS = 60


def is_marked(text: str) -> bool:
    """True when a text on its own carries a classification marking."""
    if any(mark.search(text) for mark in _MARKS):
        return True
    if len(text) < 40 and _NOT_LETTER.sub("", text) in _BANNER:
        return True
    for match in _WORD.finditer(text):
        if not _HARMLESS_AFTER.match(text, match.end()) and not _CLEARANCE_BEFORE.search(
            text[: match.start()]
        ):
            return True
    return False


def find_markings(book: Workbook) -> Iterator[Place]:
    """Every place of a workbook that carries a classification marking."""
    if is_marked(book.file_name.replace("_", " ")):
        yield Place("the file name", 0, "")
    for note in book.notes:
        if is_marked(note):
            yield Place("a page header, comment, text box or property", 0, "")
    for sheet in book.sheets:
        if is_marked(sheet.name):
            yield Place("a sheet name", 0, "")
        yield from _marked_cells(sheet)


def _marked_cells(sheet: Sheet) -> Iterator[Place]:
    clearance = _columns_headed(sheet, _CLEARANCE_HEADING)
    classification = _columns_headed(sheet, _CLASSIFICATION_HEADING)
    for row in sheet.rows:
        upper = "\x1f".join(row.texts).upper()
        if not any(hint in upper for hint in _HINTS):
            continue
        for column, text in enumerate(row.texts):
            if column in clearance and _LEVEL_ALONE.match(text):
                continue
            if is_marked(text) or (column in classification and _LEVEL_ALONE.match(text)):
                yield Place(sheet.name, row.number, column_letters(column))


def _columns_headed(sheet: Sheet, pattern: re.Pattern[str]) -> frozenset[int]:
    return frozenset(
        column
        for row in sheet.rows[:_HEADING_ROWS]
        for column, text in enumerate(row.texts)
        if text and len(text) < 80 and pattern.search(text)
    )


# -- Social Security numbers ------------------------------------------------------------------------
_SSN = re.compile(r"(?<![\d\-])\d{3}([\-\u2010-\u2015. \u00a0])\d{2}\1\d{4}(?![\d\-])")
_SSN_HEADING = re.compile(r"(?i)\bssn\b|\bsoc(?:ial)?\.?\s*sec|\bsocial\s*(?:#|no\b|num)|^\W*social\W*$")
_DIGITS = re.compile(r"\d(?:[\s\-.]?\d){3,8}")


def _remove_numbers(sheet: Sheet) -> Iterator[Place]:
    headed = _columns_headed(sheet, _SSN_HEADING)
    for row in sheet.rows:
        suspects = set(headed)
        if _SSN.search("\x1f".join(row.texts)):
            suspects.update(range(len(row.texts)))
        if row.shown:
            suspects.update(column for column, shown in row.shown.items() if _SSN.search(shown))
        for column in sorted(suspects):
            if _clean(row, column, headed=column in headed):
                yield Place(sheet.name, row.number, column_letters(column))


def _clean(row: Row, column: int, *, headed: bool) -> bool:
    """Replace the numbers in one cell; under a heading that says SSN any four to nine digits count."""
    if column >= len(row.texts):
        return False
    text = row.texts[column]
    cleaned = _DIGITS.sub(SSN_REMOVED, text) if headed else _SSN.sub(SSN_REMOVED, text)
    shown = row.shown.get(column, "") if row.shown else ""
    if _SSN.search(shown):
        cleaned = SSN_REMOVED
    if cleaned == text:
        return False
    row.texts[column] = cleaned
    if row.shown:
        row.shown.pop(column, None)
    if row.flags:
        row.flags = row.flags[:column] + b"\0" + row.flags[column + 1 :]
    return True
