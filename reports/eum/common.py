"""What the papers of end-use monitoring share: words in two languages, blocks to sign in, an as-of line."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date

from reports.paper import Column, Document, Style
from reports.paper.document import BODY, MUTED
from reports.training.common import CELL, counted, safe, shown
from reports.training.student import Words

__all__ = ["CELL", "Named", "Signer", "Words", "both", "counted", "in_two", "safe", "said", "shown", "sides"]

Named = tuple[tuple[str, Words], ...]
"""The paragraphs of a paper by name, each with the office's second language where there is one."""
_SIGN_ROW = 20.0


@dataclass(frozen=True, slots=True)
class Signer:
    """Who signed, or is to sign, for one side; empty parts are written in by hand."""

    name: str = ""
    position: str = ""
    on: date | None = None
    remarks: str = ""


def said(words: Named) -> dict[str, Words]:
    """The paragraphs by name."""
    return dict(words)


def both(words: Words) -> str:
    """A heading or a label: the English, and below it the second language."""
    return f"{words.text}\n{words.second}" if words.second else words.text


@contextmanager
def in_two(page: Document, words: Iterable[Words]) -> Iterator[None]:
    """What is drawn inside carries the second language wherever a text has one: its pages say that English governs."""
    first = page.page
    yield
    if any(each.second for each in words):
        page.foreign_pages.update(range(first, page.page + 1))


def say(page: Document, words: Words, style: Style = BODY, *, after: float = 4.0) -> None:
    """A paragraph, and below it the same in the second language."""
    page.paragraph(words.text, style, after=1 if words.second else after)
    page.paragraph(words.second, style, after=after, language=page.host_language)


def sides(page: Document, heads: Sequence[Words], rows: Sequence[Words], signers: Sequence[Signer]) -> None:
    """Two blocks to sign in, one for each side, on one page: name, grade and position, signature, date."""
    page.room(30 + (_SIGN_ROW + 8) * len(rows))
    given = [[each.name, each.position, "", shown(each.on)] for each in signers]
    cells = [(both(label), *(_cell(each, at) for each in given)) for at, label in enumerate(rows)]
    columns = [Column(" ", 26), *(Column(both(each), 62) for each in heads)]
    page.table(columns, cells, CELL, 6.5)
    for head, signer in zip(heads, signers, strict=True):
        if signer.remarks:
            page.paragraph(f"{head.text}: {signer.remarks}", MUTED)


def _cell(given: Sequence[str], at: int) -> str:
    return given[at] if at < len(given) else ""
