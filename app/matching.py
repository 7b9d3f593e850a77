"""How well a label answers to what a person typed: whole words, beginnings, initials ("cm" is Change many)."""

import re
from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import NamedTuple, TypeVar

from models.text import fold

T = TypeVar("T")
GOOD = 3
"""Up to this score a person who typed so little meant the label; worse ones only contain it."""
_WORD = re.compile(r"\w+")
_END = "…. "


class Folded(NamedTuple):
    """A label made ready for comparison."""

    text: str
    words: tuple[str, ...]
    initials: str


@lru_cache(maxsize=4_096)
def folded(label: str) -> Folded:
    """The folded label, its words and their first letters."""
    text = fold(label.rstrip(_END))
    words = tuple(_WORD.findall(text))
    return Folded(text, words, "".join(word[0] for word in words))


def score(typed: str, label: str, about: str = "") -> int | None:
    """How well a label fits, 0 the best; None when it does not. `about` is looked at last."""
    wanted, offered = fold(typed), folded(label)
    whole = fold(typed.rstrip(_END))
    if not wanted:
        return 0
    terms = tuple(_WORD.findall(wanted))
    letters = "".join(terms)
    tests: tuple[tuple[int, Callable[[], bool]], ...] = (
        (0, lambda: offered.text == whole),
        (1, lambda: offered.text.startswith(wanted)),
        (2, lambda: offered.initials == letters and len(letters) > 1),
        (2, lambda: _in_order(terms, offered.words)),
        (3, lambda: offered.initials.startswith(letters) and len(letters) > 1),
        (3, lambda: all(any(word.startswith(term) for word in offered.words) for term in terms)),
        (4, lambda: all(term in offered.text for term in terms)),
        (5, lambda: len(letters) > 1 and _skips(letters, offered.initials)),
        (6, lambda: bool(about) and all(term in folded(about).text for term in terms)),
    )
    return next((worth for worth, fits in tests if terms and fits()), None)


def ranked(typed: str, offered: Iterable[T], text_of: Callable[[T], tuple[str, str]]) -> list[tuple[int, T]]:
    """What fits, best first and else in the order given, with its score; `text_of` gives label and `about`."""
    scored = ((score(typed, *text_of(each)), each) for each in offered)
    return sorted(((worth, each) for worth, each in scored if worth is not None), key=lambda pair: pair[0])


def _in_order(terms: tuple[str, ...], words: tuple[str, ...]) -> bool:
    """Each term begins a word, and the words stand in the order of the terms."""
    left = iter(words)
    return all(any(word.startswith(term) for word in left) for term in terms)


def _skips(letters: str, initials: str) -> bool:
    """The letters are initials from the first word on, with words left out between."""
    if not initials.startswith(letters[0]):
        return False
    left = iter(initials)
    return all(letter in left for letter in letters)
