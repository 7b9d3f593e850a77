"""Words with headings, lists, tables, bold and slanted letters, from the Markdown in which they are kept.

Read by markdown-it; what it knows beyond these (pictures, code, quotations) stands as plain paragraphs, and no HTML is
ever taken for anything but words.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache

from markdown_it import MarkdownIt
from markdown_it.token import Token

BULLET = "•"


class BlockKind(StrEnum):
    """What a stretch of marked words is."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    TABLE = "table"


@dataclass(frozen=True, slots=True)
class Run:
    """Letters of one look."""

    text: str
    bold: bool = False
    slanted: bool = False


@dataclass(frozen=True, slots=True)
class Block:
    """A heading (`level` from 1), a paragraph, an item of a list (`level` is its depth from 0) or a table."""

    kind: BlockKind
    runs: tuple[Run, ...] = ()
    level: int = 0
    mark: str = ""
    """What stands before an item: a bullet or a number; empty for a further paragraph of the item before it."""
    rows: tuple[tuple[str, ...], ...] = ()
    """The cells of a table, its heads first."""

    @property
    def text(self) -> str:
        """The words without their look."""
        return "".join(each.text for each in self.runs)


@cache
def _parser() -> MarkdownIt:
    return MarkdownIt("commonmark", {"html": False}).enable("table")


@lru_cache(maxsize=64)
def blocks(markdown: str) -> tuple[Block, ...]:
    """The blocks of a Markdown text in their order."""
    return tuple(_Reading(_parser().parse(markdown)).blocks())


def under_headings(
    markdown: str, kept: Callable[[str], bool | None], changed: Callable[[str], str] = str
) -> str:
    """The text without the stretches below headings that `kept` says no to.

    A heading for which it says None begins no stretch of its own where it stands deeper than the last one that did;
    what stands above all headings stays. `changed` may word a heading otherwise.
    """
    lines, found = markdown.splitlines(), list[str]()
    heads = {line: (level, title) for line, level, title in _headings(markdown)}
    keeping, depth = True, 0
    for number, line in enumerate(lines):
        if number in heads:
            level, title = heads[number]
            said = kept(title)
            if said is not None:
                keeping, depth = said, level
            elif level <= depth:
                keeping, depth = True, 0
            line = line.replace(title, changed(title)) if keeping else line
        if keeping:
            found.append(line)
    return "\n".join(found)


def _headings(markdown: str) -> Iterator[tuple[int, int, str]]:
    """Line, level and words of every heading."""
    tokens = _parser().parse(markdown)
    for at, token in enumerate(tokens):
        if token.type == "heading_open" and token.map:
            yield token.map[0], int(token.tag[1]), tokens[at + 1].content


class _Reading:
    """Walks the parser's tokens and remembers in which lists it is."""

    def __init__(self, tokens: Iterable[Token]) -> None:
        self._tokens = list(tokens)
        self._lists: list[str] = []
        self._mark = ""
        self._rows: list[list[str]] | None = None
        self._level = 0

    def blocks(self) -> Iterator[Block]:
        """Each block as it ends."""
        for token in self._tokens:
            if token.type == "inline":
                if self._rows is not None:
                    self._rows[-1].append(_plain(token))
                else:
                    yield self._block(token)
            elif token.type in ("fence", "code_block"):
                yield Block(BlockKind.PARAGRAPH, (Run(token.content.rstrip("\n")),))
            elif token.type == "table_close":
                yield Block(BlockKind.TABLE, rows=tuple(map(tuple, self._rows or ())))
                self._rows = None
            else:
                self._step(token)

    def _step(self, token: Token) -> None:
        kind = token.type
        if kind == "heading_open":
            self._level = int(token.tag[1])
        elif kind == "heading_close":
            self._level = 0
        elif kind in ("bullet_list_open", "ordered_list_open"):
            self._lists.append(kind)
        elif kind in ("bullet_list_close", "ordered_list_close"):
            self._lists.pop()
        elif kind == "list_item_open":
            self._mark = f"{token.info}." if self._lists[-1] == "ordered_list_open" else BULLET
        elif kind == "table_open":
            self._rows = []
        elif kind == "tr_open" and self._rows is not None:
            self._rows.append([])

    def _block(self, token: Token) -> Block:
        runs = _runs(token)
        if self._level:
            return Block(BlockKind.HEADING, runs, self._level)
        if self._lists:
            mark, self._mark = self._mark, ""
            return Block(BlockKind.ITEM, runs, len(self._lists) - 1, mark)
        return Block(BlockKind.PARAGRAPH, runs)


def _runs(token: Token) -> tuple[Run, ...]:
    """The runs of a paragraph; neighbours of one look are one run, line breaks of the source are blanks."""
    found: list[Run] = []
    bold = slanted = 0
    for kid in token.children or ():
        bold += (kid.type == "strong_open") - (kid.type == "strong_close")
        slanted += (kid.type == "em_open") - (kid.type == "em_close")
        text = _words(kid)
        if not text:
            continue
        run = Run(text, bold > 0, slanted > 0)
        if found and (found[-1].bold, found[-1].slanted) == (run.bold, run.slanted):
            found[-1] = Run(found[-1].text + text, run.bold, run.slanted)
        else:
            found.append(run)
    return tuple(found)


def _words(kid: Token) -> str:
    if kid.type == "softbreak":
        return " "
    return "\n" if kid.type == "hardbreak" else kid.content


def _plain(token: Token) -> str:
    return "".join(each.text for each in _runs(token))
