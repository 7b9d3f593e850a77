"""A sentence cut into words, quoted texts, brackets and commas, each with its place in what was typed."""

import re
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache

from models.text import fold


class Mark(Enum):
    """What a token is."""

    WORD = "word"
    QUOTED = "quoted"
    OPEN = "("
    CLOSE = ")"
    COMMA = ","


@dataclass(frozen=True)
class Token:
    """One token: its text (without quotation marks), where it stands, and the form that words are compared in."""

    mark: Mark
    text: str
    start: int
    end: int
    word: str = ""


class Sentence:
    """What was typed, with its tokens and their words."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.tokens = tokens_of(text)
        self.words = tuple(each.word for each in self.tokens)

    def __len__(self) -> int:
        return len(self.tokens)

    def word(self, at: int) -> str:
        """The word at a place; empty for what is no word, and beyond either end."""
        return self.words[at] if 0 <= at < len(self.words) else ""

    def mark(self, at: int) -> Mark | None:
        """What stands at a place; None behind the end."""
        return self.tokens[at].mark if at < len(self.tokens) else None

    def between(self, first: int, end: int) -> str:
        """What was typed from one token up to, not with, another."""
        return self.text[self.tokens[first].start : self.tokens[end - 1].end] if first < end else ""


_TOKEN = re.compile(
    r"“(?P<curly>(?:[^”]|””)*)(?:”|$)"
    r'|"(?P<straight>(?:[^"]|"")*)(?:"|$)'
    r"|(?P<open>\()|(?P<close>\))"
    r"|(?P<word>[-+]?\$?\d{1,3}(?:,\d{3})+(?:\.\d+)?%?(?!\w|[.,]\d)|<=|>=|!=|<>|[=<>~]|(?:(?!!=)[^\s()“”\",=<>~])+)"
    r"|(?P<comma>,)"
)
_ENDS_SENTENCE = ".;:?!"


def tokens_of(text: str) -> tuple[Token, ...]:
    """The tokens of a sentence; a quotation that is not closed goes on to the end."""
    found = [_token(match) for match in _TOKEN.finditer(text)]
    if found and found[-1].mark is Mark.WORD:
        found[-1] = _without_stop(found[-1])
    return tuple(found)


def _token(match: re.Match[str]) -> Token:
    start, end = match.span()
    for name, mark in (("curly", Mark.QUOTED), ("straight", Mark.QUOTED)):
        if (quoted := match[name]) is not None:
            closing = "”" if name == "curly" else '"'
            return Token(mark, quoted.replace(closing * 2, closing), start, end)
    if (word := match["word"]) is not None:
        return Token(Mark.WORD, word, start, end, _compared(word))
    mark = Mark.OPEN if match["open"] else Mark.CLOSE if match["close"] else Mark.COMMA
    return Token(mark, match[0], start, end)


def _without_stop(token: Token) -> Token:
    """The last word without the full stop of its sentence."""
    text = token.text.rstrip(_ENDS_SENTENCE) or token.text
    return Token(Mark.WORD, text, token.start, token.start + len(text), token.word)


def _compared(word: str) -> str:
    """Words are the same whatever their case, accents and points: U.S. is us, Exam: is exam."""
    folded = fold(word).replace("’", "'").rstrip(_ENDS_SENTENCE) or word
    return folded if any(each.isdigit() for each in folded) else folded.replace(".", "") or folded


@lru_cache(maxsize=4096)
def phrase(text: str) -> tuple[str, ...]:
    """The words of a label or code; empty when it holds quotation marks, brackets or commas."""
    found = tokens_of(text)
    return tuple(each.word for each in found) if all(each.mark is Mark.WORD for each in found) else ()


def quoted(text: str) -> str:
    """The text in quotation marks, as `tokens_of` takes it apart again."""
    return f"“{text.replace('”', '””')}”"
