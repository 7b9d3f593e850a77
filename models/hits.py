"""Where a searched word stands in a shown text, though the two are compared folded (`models.text.fold`)."""

import unicodedata
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from models.text import fold

WHOLE_FROM = 3
"""Words of so many letters are found anywhere, shorter ones where a word begins (as `app.store.search` finds them)."""
_JOINERS = "\u200c\u200d"


def folded_places(text: str) -> tuple[str, Sequence[int], Sequence[int]]:
    """The folded text, and for each of its characters where in `text` that begins and ends."""
    if text.isascii():
        return _ascii_places(text)
    found = list(_characters(_clusters(text)))
    plain = "".join(each for each, _, _ in found)
    if plain != fold(text):
        found = list(_by_beginnings(text))
        plain = "".join(each for each, _, _ in found)
    return plain, [start for _, start, _ in found], [end for _, _, end in found]


def pieces(text: str, words: Sequence[str]) -> tuple[tuple[int, int], ...]:
    """The parts of `text` that hold one of the folded words, as (start, end), in order and apart from each other."""
    if not words or not text:
        return ()
    plain, starts, ends = folded_places(text)
    spans = sorted((starts[at], ends[at + len(word) - 1]) for word in words for at in _places(plain, word))
    return tuple(_joined(spans))


def _ascii_places(text: str) -> tuple[str, Sequence[int], Sequence[int]]:
    plain = fold(text)
    if len(plain) == len(text):
        return plain, range(len(text)), range(1, len(text) + 1)
    found = list(_characters((character, at) for at, character in enumerate(text)))
    return plain, [start for _, start, _ in found], [end for _, _, end in found]


def _clusters(text: str) -> Iterator[tuple[str, int]]:
    """Characters with the marks that follow them, and where each begins; they are folded one by one."""
    start = 0
    for at in range(1, len(text) + 1):
        if at == len(text) or not (unicodedata.combining(text[at]) or text[at] in _JOINERS):
            yield text[start:at], start
            start = at


def _characters(clusters: Iterator[tuple[str, int]]) -> Iterator[tuple[str, int, int]]:
    """Folded characters with the place they come from; blanks are drawn together, those at the ends left out."""
    blank: tuple[str, int, int] | None = None
    begun = False
    for cluster, start in clusters:
        for character in _fold_one(cluster):
            if character == " ":
                blank = blank or (" ", start, start + len(cluster))
                continue
            if blank and begun:
                yield blank
            blank, begun = None, True
            yield character, start, start + len(cluster)


def _fold_one(cluster: str) -> str:
    """A cluster folded, with the blanks at its ends that folding a whole text would take off."""
    return fold(f"x{cluster}x")[1:-1]


def _by_beginnings(text: str) -> Iterator[tuple[str, int, int]]:
    """For the few texts whose clusters fold together (Korean letters, Indian vowels): by folding each beginning."""
    plain = fold(text)
    starts: list[int] = []
    for end in range(1, len(text) + 1):
        reached = min(len(fold(text[:end])), len(plain))
        starts += [end - 1] * (reached - len(starts))
    starts += [len(text) - 1] * (len(plain) - len(starts))
    ends = sorted({*starts, len(text)})
    for character, start in zip(plain, starts, strict=True):
        yield character, start, ends[bisect_right(ends, start)]


def _places(plain: str, word: str) -> Iterator[int]:
    at = plain.find(word)
    while at >= 0:
        if len(word) >= WHOLE_FROM or at == 0 or plain[at - 1] == " ":
            yield at
        at = plain.find(word, at + 1)


def _joined(spans: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Spans that touch as one."""
    begun: tuple[int, int] | None = None
    for start, end in spans:
        if begun and start <= begun[1]:
            begun = (begun[0], max(begun[1], end))
            continue
        if begun:
            yield begun
        begun = (start, end)
    if begun:
        yield begun
