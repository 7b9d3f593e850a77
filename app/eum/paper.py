"""The way back from paper: the code printed on each page of a count sheet, and its marks typed as one line."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from app.errors import NotFound, Usage
from app.eum.counting import Seen
from app.eum.events import Place, places
from app.eum.loading import PAPER
from app.reader import Reader
from app.reading import All, Cond, Query, Sort
from models.eum.events import LINES_PER_PAGE, ExpectedLine, InventoryEvent
from models.text import counted

__all__ = ["LINES_PER_PAGE", "Mark", "MarkError", "Marks", "SheetLine", "SheetPage", "marks", "page_of", "seen",
           "sheet_code"]  # fmt: skip

_SIGNS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"


# -- the code of a page ----------------------------------------------------------------------------------------------
def sheet_code(event: InventoryEvent, page: int) -> str:
    """The code printed on a page: number of the inventory, page, and a character by which a slip is known."""
    body = f"{event.event_no}-P{page}"
    return f"{body}-{_check(_compact(body))}"


def _compact(text: str) -> str:
    return "".join(sign for sign in text.upper() if sign in _SIGNS)


def _check(body: str) -> str:
    """The check character of ISO 7064, MOD 37,36: it tells any wrong character and any two that were exchanged."""
    rest = 36
    for sign in body:
        rest = (rest + _SIGNS.index(sign)) % 36 or 36
        rest = rest * 2 % 37
    return _SIGNS[(37 - rest) % 36]


@dataclass(frozen=True)
class SheetLine:
    """A line of a page, as it is printed."""

    line_id: int
    number: int
    serial: str
    type_id: int | None
    site_id: int | None
    unit_id: int | None


@dataclass(frozen=True)
class SheetPage:
    """A page of a count sheet: its inventory and its lines in order."""

    event_id: int
    event_no: str
    page: int
    lines: tuple[SheetLine, ...]
    place: Place | None
    """Where the page was counted."""


def page_of(reader: Reader, code: str) -> SheetPage:
    """The page that carries a code, however it is typed. Raises Usage for a slip, NotFound for no such page."""
    typed = _compact(code)
    body, check = typed[:-1], typed[-1:]
    found = re.fullmatch(r"(.*)P(\d+)", body)
    if found is None or check != _check(body):
        raise Usage(
            f"“{code.strip()}” is no code of a page: a character is wrong, missing or exchanged.",
            do="Type the code as it stands large on the page, or scan it.",
        )
    number, page = found[1], int(found[2])
    known = reader.values(Query(InventoryEvent, columns=("event_no",)))[1]
    events = [each for each, event_no in known if _compact(event_no or "") == number]
    for event_id in events:
        if lines := page_lines(reader, event_id, page):
            event = reader.get(InventoryEvent, event_id)
            return SheetPage(
                event_id, event.event_no or "", page, lines, _place_of(reader, event_id, lines[0])
            )
    what = (
        f"There is no page {page} of that inventory."
        if events
        else "No inventory of this office has that page."
    )
    raise NotFound(
        what, do="Check that the sheet belongs to this office and that its list was not frozen anew."
    )


def page_lines(reader: Reader, event_id: int, page: int) -> tuple[SheetLine, ...]:
    """The lines of a page in order; empty when there is no such page."""
    where = All((Cond("event_id", "=", event_id), Cond("page_no", "=", page)))
    columns = ("line_no", "expected_serial", "article_type_id", "site_id", "unit_id")
    rows = reader.values(Query(ExpectedLine, columns=columns, where=where, sort=(Sort("line_no"),)))[1]
    return tuple(SheetLine(each, no, serial or "", *rest) for each, no, serial, *rest in rows)


def _place_of(reader: Reader, event_id: int, line: SheetLine) -> Place | None:
    return next((each for each in places(reader, event_id) if each.holds(line.site_id, line.unit_id)), None)


# -- the marks on it -------------------------------------------------------------------------------------------------
FOUND, MISSING, CONTAINER, DOCUMENT = "FOUND", "MISSING", "CONTAINER", "DOCUMENT"
ILLEGIBLE, NO_MARK, POOR, DAMAGED, OTHERWISE = "ILLEGIBLE", "NO_MARK", "POOR", "DAMAGED", "OTHERWISE"
WORDS: Mapping[str, str] = {
    "found": FOUND, "ok": FOUND, "missing": MISSING, "absent": MISSING, "not found": MISSING, "none": MISSING,
    "container": CONTAINER, "case": CONTAINER, "box": CONTAINER, "document": DOCUMENT, "paper": DOCUMENT,
    "illegible": ILLEGIBLE, "unreadable": ILLEGIBLE, "no mark": NO_MARK, "no label": NO_MARK, "poor": POOR,
    "damaged": DAMAGED,
}  # fmt: skip
"""What may stand behind line numbers."""
_PART = re.compile(r"[^;\n]+")
_NUMBER = re.compile(r"(\d+)(?:\s*[-–]\s*(\d+))?")
_OTHER = re.compile(r"\s*(\d+)\s*=\s*(\S.*?)\s*")
_MORE = re.compile(r"\s*\+\s*(\S.*?)\s*")
_ALL = re.compile(r"\s*all(?:\s+but\b)?", re.IGNORECASE)


@dataclass(frozen=True)
class Mark:
    """What was marked at a line: one of the words, or the serial that was read instead."""

    number: int
    what: str
    serial: str = ""


@dataclass(frozen=True)
class MarkError:
    """What cannot be understood, and where it begins (from 1)."""

    position: int
    text: str
    message: str

    @property
    def sentence(self) -> str:
        """`Position 9, “99”: there is no line 99 on this page (1 to 40).`"""
        return f"Position {self.position}, “{self.text}”: {self.message}"


@dataclass(frozen=True)
class Marks:
    """Everything that was typed for a page: a mark for each line named, articles that stand on no line, and errors."""

    marks: tuple[Mark, ...]
    more: tuple[str, ...]
    errors: tuple[MarkError, ...]

    def numbers(self, what: str) -> list[int]:
        """The lines marked so."""
        return [each.number for each in self.marks if each.what == what]

    @property
    def says(self) -> str:
        """How it was understood: `42 found, 1 missing`."""
        kinds = dict.fromkeys(each.what for each in self.marks)
        told = [f"{len(self.numbers(kind))} {_SAID[kind]}" for kind in kinds]
        told += [f"{counted(len(self.more), 'article')} more"] if self.more else []
        return ", ".join(told) or "nothing marked"


_SAID = {
    FOUND: "found", MISSING: "missing", CONTAINER: "container only", DOCUMENT: "document only", ILLEGIBLE: "illegible",
    NO_MARK: "without mark", POOR: "hard to read", DAMAGED: "damaged", OTHERWISE: "read otherwise",
}  # fmt: skip


def marks(text: str, lines: Sequence[SheetLine]) -> Marks:
    """What was typed for the lines of a page.

    Parts end with a semicolon or a new line: `1-40 42 45` found; `all`; `all but 41 43`; numbers with a word
    (`41 missing`, `43 44 container`); `45 = 0012-A8` read otherwise; `+ 0099-X1` an article on no line. A word or
    another serial wins over “found”; two different ones for a line are an error. Nothing is raised.
    """
    understood = _Understood([each.number for each in lines])
    for part in _PART.finditer(text):
        understood.part(part[0], part.start())
    known = sorted(understood.marks.values(), key=lambda each: each.number)
    return Marks(tuple(known), tuple(understood.more), tuple(understood.errors))


class _Understood:
    """Marks as they are gathered from part to part."""

    def __init__(self, numbers: Sequence[int]) -> None:
        self.numbers = numbers
        self.marks: dict[int, Mark] = {}
        self.more: list[str] = []
        self.errors: list[MarkError] = []

    def part(self, text: str, at: int) -> None:
        at += len(text) - len(text.lstrip())
        text = text.strip()
        if not text:
            return
        if found := _MORE.fullmatch(text):
            self.more.append(found[1])
        elif found := _OTHER.fullmatch(text):
            for number in self._known(found[1], found[1], at + found.start(1)):
                self._put(Mark(number, OTHERWISE, found[2]), at + found.start(1))
        elif found := _ALL.match(text):
            self._all(text, found, at)
        else:
            self._numbered(text, at)

    def _all(self, text: str, found: "re.Match[str]", at: int) -> None:
        left_out: list[int] = []
        rest = text[found.end() :]
        if found[0].lower().endswith("but"):
            left_out, end = self._list(rest, at + found.end())
            rest, at = rest[end:], at + end
        if rest.strip():
            self._wrong(rest, at + found.end(), "after “all” stands nothing, or “but” with line numbers.")
            return
        for number in self.numbers:
            if number not in left_out:
                self._put(Mark(number, FOUND), at)

    def _numbered(self, text: str, at: int) -> None:
        numbers, end = self._list(text, at)
        word = " ".join(text[end:].lower().split())
        what = WORDS.get(word, "") if word else FOUND
        if not what:
            known = ", ".join(dict.fromkeys(WORDS))
            self._wrong(text[end:], at + end, f"is neither a line number nor one of: {known}.")
        elif end == 0 or not re.search(r"\d", text[:end]):
            self._wrong(text, at, "names no line.")
        else:
            for number in numbers:
                self._put(Mark(number, what), at)

    def _list(self, text: str, at: int) -> tuple[list[int], int]:
        """The line numbers a text begins with, and where they end."""
        numbers: list[int] = []
        end = 0
        while True:
            blank = re.compile(r"[\s,]*").match(text, end)
            end = blank.end() if blank else end
            found = _NUMBER.match(text, end)
            if found is None:
                return numbers, end
            numbers += self._known(found[1], found[2] or found[1], at + found.start())
            end = found.end()

    def _known(self, first: str, last: str, at: int) -> list[int]:
        begins, ends = int(first), int(last)
        shown = first if first == last else f"{first}-{last}"
        if ends < begins:
            self._wrong(shown, at, "runs backwards.")
            return []
        there = [each for each in self.numbers if begins <= each <= ends]
        if len(there) != ends - begins + 1:
            page = f"{self.numbers[0]} to {self.numbers[-1]}" if self.numbers else "it has no lines"
            one = (
                f"there is no line {first} on this page"
                if begins == ends
                else "not all these lines are on this page"
            )
            self._wrong(shown, at, f"{one} ({page}).")
            return []
        return there

    def _put(self, mark: Mark, at: int) -> None:
        before = self.marks.get(mark.number)
        if before is None or before.what == FOUND:
            self.marks[mark.number] = mark
        elif mark.what != FOUND and mark != before:
            said = f"line {mark.number} is marked {_SAID[before.what]} and {_SAID[mark.what]}."
            self._wrong(str(mark.number), at, said)

    def _wrong(self, text: str, at: int, message: str) -> None:
        blanks = len(text) - len(text.lstrip())
        self.errors.append(MarkError(at + blanks + 1, text.strip(), message))


# -- into readings ---------------------------------------------------------------------------------------------------
_SIGHTED = {CONTAINER: "CONTAINER", DOCUMENT: "DOCUMENT"}
_QUALITY = {ILLEGIBLE: "ILLEGIBLE", NO_MARK: "MISSING", POOR: "POOR"}


def seen(page: SheetPage, typed: Marks) -> list[Seen]:
    """The readings that the marks of a page are; missing lines give none. Raises Usage when there are errors."""
    if typed.errors:
        raise Usage(typed.errors[0].sentence, do="Mend what was typed; nothing was recorded.")
    lines = {each.number: each for each in page.lines}
    found = [_seen_at(page, lines[each.number], each) for each in typed.marks if each.what != MISSING]
    return found + [_at_place(page, each, None) for each in typed.more]


def _seen_at(page: SheetPage, line: SheetLine, mark: Mark) -> Seen:
    if mark.what == OTHERWISE:
        return _at_place(page, mark.serial, line.type_id)
    unread = mark.what in (ILLEGIBLE, NO_MARK)
    place = page.place
    return Seen(
        "" if unread else line.serial, PAPER, _SIGHTED.get(mark.what, "ITEM"), None,
        place.site_id if place else line.site_id, place.unit_id if place else line.unit_id,
        mark_quality=_QUALITY.get(mark.what, ""), condition="DAMAGED" if mark.what == DAMAGED else "",
        line_id=line.line_id,
    )  # fmt: skip


def _at_place(page: SheetPage, serial: str, type_id: int | None) -> Seen:
    place = page.place
    return Seen(
        serial, PAPER, "ITEM", type_id, place.site_id if place else None, place.unit_id if place else None
    )
