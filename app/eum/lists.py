"""Serials from a pasted list or a partner's spreadsheet: every one is taken; what is left out or in doubt is told.

The file is read by the importing readers (capped, screened). Which column holds serials is told by its heading; without
one, by what stands in it. Nothing is lost silently: each cell that gives no serial is named with its place and reason.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from app.errors import Usage
from app.eum.counting import Seen
from app.importing import header as headers
from app.importing import plan
from app.importing.cells import Cell, CellFlag, Row, Sheet, Workbook, column_letters
from app.importing.columns import normal_label
from app.importing.header import HeaderGuess, RowKind, TableRow
from app.importing.screen import Place, screen_workbook
from app.reader import Reader
from app.reading import Query
from app.store import disk
from models.eum.book import ArticleType, Item
from models.eum.near import harmed
from models.eum.text import normal_serial
from models.fields import Field
from models.text import fold, key_text

LONGEST = Item.fields["serial_raw"].max_length or 60
SHORTEST_PART = 3
MOST_DIGITS = 15
"""Digits of a number that a spreadsheet keeps; what comes after is zero."""


@dataclass(frozen=True)
class Listed:
    """A serial that was read, where it stood, and the article type and location beside it."""

    serial: str
    place: str
    article: str = ""
    location: str = ""


@dataclass(frozen=True)
class Told:
    """A cell that gave no serial, or one in doubt."""

    place: str
    text: str
    reason: str
    taken: bool
    """Whether a serial was taken from it all the same."""

    @property
    def sentence(self) -> str:
        """`Row 14, column B, “0012-A7, 0013-A7”: two serials in one cell.`"""
        return f"{self.place}, “{self.text}”: {self.reason}" if self.text else f"{self.place}: {self.reason}"


@dataclass(frozen=True)
class SerialList:
    """Everything a list says."""

    serials: tuple[Listed, ...]
    told: tuple[Told, ...]

    @property
    def doubtful(self) -> int:
        """Serials that were taken though something about them is in doubt."""
        return sum(each.taken for each in self.told)


IsKnown = Callable[[str], bool]
"""Whether a text as it stands is a serial of the book."""


def read_file(
    path: Path, is_known: IsKnown = lambda _: False, *, progress: disk.Progress = disk.no_progress,
    cancelled: disk.Cancelled = disk.never_cancelled,
) -> SerialList:  # fmt: skip
    """The serials of a spreadsheet or text table. Raises Trouble for a file it cannot read, Usage when it has none."""
    workbook, removed = plan.read(
        path, progress=lambda share: progress(int(share * 100), 100), cancelled=cancelled
    )
    return _of_workbook(workbook, removed, is_known)


def read_text(text: str, is_known: IsKnown = lambda _: False) -> SerialList:
    """The serials of a pasted text: one a line, or columns with tabs between. Raises Usage when there is none."""
    rows = [
        Row(number, [cell.strip() for cell in line.split("\t")])
        for number, line in enumerate(text.splitlines(), start=1)
        if line.strip()
    ]
    workbook = Workbook("pasted list", "text", [Sheet("", rows)])
    return _of_workbook(workbook, screen_workbook(workbook), is_known)


def seen(reader: Reader, found: SerialList, like: Seen) -> tuple[list[Seen], list[Told]]:
    """The readings a list is, each `like` the one given; articles it names that nobody knows are told."""
    types = {
        key_text(name): each
        for each, *names in reader.values(Query(ArticleType, columns=("article_code", "article_name")))[1]
        for name in names if name
    }  # fmt: skip
    readings, told = [], []
    for each in found.serials:
        type_id = types.get(key_text(each.article)) if each.article else None
        if each.article and type_id is None:
            told.append(Told(each.place, each.article, "no article type of the book is called so.", True))
        readings.append(
            Seen(
                each.serial, like.method, like.sighted, type_id or like.type_id, like.site_id, like.unit_id,
                each.location or like.location, like.mark_quality, like.condition,
            )
        )  # fmt: skip
    return readings, told


# -- which columns ---------------------------------------------------------------------------------------------------
def _names(field: Field[object]) -> frozenset[str]:
    return frozenset(normal_label(each) for each in (field.label, field.key, *field.aliases))


_SERIAL = _names(Item.fields["serial_raw"]) | {"serials", "serial numbers"}
_ARTICLE = _names(ArticleType.fields["article_code"]) | _names(ArticleType.fields["article_name"])
_LOCATION = _names(Item.fields["physical_location"])
_KNOWN = frozenset(fold(each) for each in (*_SERIAL, *_ARTICLE, *_LOCATION))


def _is_named(label: str, names: frozenset[str]) -> bool:
    """Whether a heading, or one of its two lines, is one of these names, numbered or not."""
    parts = (label, *label.split(" / "))
    return any(normal_label(re.sub(r"\s*\d+$", "", part)) in names for part in parts if part)


def _of_workbook(workbook: Workbook, removed: Sequence[Place], is_known: IsKnown) -> SerialList:
    gathered = _Gathered(is_known)
    for place in removed:
        gathered.leave(str(place), "", "a Social Security number stood there and was taken out.")
    filled = [each for each in workbook.sheets if each.rows]
    guesses = [(sheet, _header(sheet)) for sheet in filled]
    headed = [each for each in guesses if each[1] is not None]
    for sheet, header in guesses:
        where = f"Sheet {sheet.name}, " if len(filled) > 1 else ""
        if header is not None:
            _with_heading(sheet, header, where, gathered)
        elif headed:
            gathered.leave(where.rstrip(", "), "", "no column is headed as serials; the sheet was left out.")
        else:
            _without_heading(sheet, where, gathered)
    if not gathered.serials:
        told = "; ".join(each.sentence for each in gathered.told[:3])
        raise Usage(
            f"No serial was found in {workbook.file_name}. {told}".strip(), do="Head its column “Serial”."
        )
    return SerialList(tuple(gathered.serials), tuple(gathered.told))


def _header(sheet: Sheet) -> HeaderGuess | None:
    """The heading row, where one of its columns is headed as serials."""
    guess = headers.find_header(sheet, _KNOWN)
    if guess is not None and any(_is_named(label, _SERIAL) for label in guess.labels):
        return guess
    for at, row in enumerate(sheet.rows[:60]):
        if any(_is_named(text, _SERIAL) for text in row.texts):
            return headers.header_at(sheet, (at,))
    return None


def _with_heading(sheet: Sheet, header: HeaderGuess, where: str, gathered: "_Gathered") -> None:
    serials = [at for at, label in enumerate(header.labels) if _is_named(label, _SERIAL)]
    articles = [
        at for at, label in enumerate(header.labels) if _is_named(label, _ARTICLE) and at not in serials
    ]
    locations = [
        at for at, label in enumerate(header.labels) if _is_named(label, _LOCATION) and at not in serials
    ]
    for above in sheet.rows[: header.rows[0]]:
        gathered.leave(f"{where}row {above.number}", _shown(above), "it stands above the headings.")
    for row in headers.table_rows(sheet, header):
        place = f"{where}row {row.number}"
        if row.kind is not RowKind.DATA or _is_total(row.row):
            said = "the headings again" if row.kind is RowKind.HEADER else "a total or a heading, no article"
            gathered.leave(place, _shown(row.row), f"{said}.")
            continue
        beside = (_first(row, articles), _first(row, locations))
        taken = [gathered.cell(row.cell(at), f"{place}, column {column_letters(row.columns[at])}", *beside)
                 for at in serials]  # fmt: skip
        if not any(taken):
            gathered.leave(place, _shown(row.row), "no serial stands in this row.")


def _without_heading(sheet: Sheet, where: str, gathered: "_Gathered") -> None:
    """The column with most that looks like a serial, from its first row on."""
    column = max(range(sheet.width), key=lambda at: (_different(sheet, at), -at))
    if sheet.width > 1:
        said = f"no heading names the serials; column {column_letters(column)} was read."
        gathered.told.append(Told(f"{where or 'The list'}".rstrip(", "), "", said, True))
    for row in sheet.rows:
        place = f"{where}row {row.number}" + (f", column {column_letters(column)}" if sheet.width > 1 else "")
        if _is_total(row):
            gathered.leave(place, _shown(row), "a total, no article.")
        elif not gathered.cell(row.cell(column), place, "", ""):
            gathered.leave(place, _shown(row), "no serial stands in this row.")


def _different(sheet: Sheet, column: int) -> int:
    return len({row.as_shown(column) for row in sheet.rows if _looks_like_one(row.as_shown(column))})


def _first(row: TableRow, columns: Sequence[int]) -> str:
    return next((text for at in columns if (text := row.cell(at).shown.strip())), "")


def _shown(row: Row) -> str:
    return " | ".join(text for at in range(len(row.texts)) if (text := row.as_shown(at).strip()))[:200]


_TOTAL = re.compile(r"(?i)^\s*(?:grand\s+|sub-?\s*)?(?:total|sum|count|итого|المجموع|مجموع)\b")


def _is_total(row: Row) -> bool:
    return any(_TOTAL.match(text) for text in row.texts)


# -- a cell ----------------------------------------------------------------------------------------------------------
_NEVER = re.compile(r"(?i)\s*(?:n\s*/\s*a|none|nil|null|unknown|-+|–+|\?+|x+|\.+)\s*")
_BETWEEN = re.compile(r"\s*[,;\n\r]\s*")
_SLASH = re.compile(r"\s*/\s*")


class _Gathered:
    """Serials and what is told, as they are gathered."""

    def __init__(self, is_known: IsKnown) -> None:
        self.serials: list[Listed] = []
        self.told: list[Told] = []
        self._is_known = is_known

    def leave(self, place: str, text: str, reason: str) -> None:
        self.told.append(Told(place[:1].upper() + place[1:], text, reason, False))

    def doubt(self, place: str, text: str, reason: str) -> None:
        self.told.append(Told(place[:1].upper() + place[1:], text, reason, True))

    def cell(self, cell: Cell, place: str, article: str, location: str) -> bool:
        """Takes the serials of a cell; returns whether anything stood in it."""
        text = cell.shown.strip()
        if not text and not cell.text.strip():
            return False
        if why := _no_serial(cell, text):
            self.leave(place, text, why)
            return True
        serial, doubt = _of_number(cell, text)
        parts = [serial] if doubt else self._parts(serial)
        if doubt:
            self.doubt(place, text, doubt)
        elif len(parts) > 1:
            self.doubt(place, text, f"{_COUNTED.get(len(parts), str(len(parts)))} serials in one cell.")
        elif _BETWEEN.search(serial) and not self._is_known(serial):
            self.doubt(place, text, "it may be several; it was taken as one.")
        for each in parts:
            if len(each) > LONGEST:
                self.leave(place, each, f"longer than the {LONGEST} characters a serial may have.")
            else:
                self.serials.append(Listed(each, place[:1].upper() + place[1:], article, location))
        return True

    def _parts(self, text: str) -> list[str]:
        """Several serials in one cell, where each part looks like one; a slash divides only what is alike."""
        if self._is_known(text):
            return [text]
        for pattern, alike in ((_BETWEEN, False), (_SLASH, True)):
            parts = [part for part in pattern.split(text) if part]
            known = len(parts) > 1 and all(map(self._is_known, parts))
            fits = len(parts) > 1 and all(map(_looks_like_one, parts))
            if known or (fits and (not alike or len({_shape(part) for part in parts}) == 1)):
                return parts
        return [text]


_COUNTED = {2: "two", 3: "three", 4: "four"}


def _no_serial(cell: Cell, text: str) -> str:
    """Why a cell that is not empty holds no serial; empty when it may."""
    if cell.flags & CellFlag.MERGED:
        return "merged with the cell above, which was taken once."
    if cell.flags & CellFlag.ERROR:
        return "an error of the spreadsheet."
    if cell.flags & CellFlag.DATE:
        return "the spreadsheet has made a date of it; the serial is lost."
    if _NEVER.fullmatch(text) or not normal_serial(text):
        return "this is no serial."
    if not any(each.isdigit() for each in text) and (" " in text or _is_named(text, _SERIAL)):
        return "words and no serial."
    return ""


def _of_number(cell: Cell, text: str) -> tuple[str, str]:
    """The serial of a cell, and what is in doubt where a spreadsheet treated it as a number."""
    stored = cell.text.strip()
    if not cell.flags & CellFlag.NUMBER:
        if harmed(text):
            return (
                text,
                "written as a number by a spreadsheet; digits may be lost, so it was taken as it stands.",
            )
        return text, ""
    whole = stored.removesuffix(".0")
    if text.isdecimal() and len(text) > len(whole) and text.lstrip("0") == whole.lstrip("0"):
        return text, ""  # the format of the cell writes the zeros
    if whole.isdecimal() and len(whole) <= MOST_DIGITS:
        if cell.flags & CellFlag.SCIENTIFIC:
            return whole, f"shown as a power of ten; the file holds {whole}. Leading zeros may be lost."
        return whole, "" if text == whole and len(
            whole
        ) < MOST_DIGITS else f"a number; the file holds {whole}."
    return text, "a number too long for a spreadsheet; digits are lost, so it was taken as it is shown."


def _looks_like_one(text: str) -> bool:
    norm = normal_serial(text)
    return (
        SHORTEST_PART <= len(norm) <= LONGEST
        and any(each.isdigit() for each in norm)
        and " " not in text.strip()
    )


def _shape(text: str) -> str:
    return "".join("#" if each.isdigit() else "@" for each in normal_serial(text))
