"""What may be asked of a field: each question with the words the program says and those it also understands."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from app.asking.tokens import phrase
from models.fields import Field, Privacy, Type

NOT_CONTAINS, NOT_STARTS, BETWEEN, CALLED, CALLED_NOT = (
    "not contains", "not starts", "between", "called", "called not",
)  # fmt: skip
"""Questions of the sentence and the builder that stand for a small tree of those in `app.reading`."""


@dataclass(frozen=True)
class Question:
    """One question: the operator, its words after “is” or by themselves, and others for it."""

    op: str
    words: str
    also: tuple[str, ...] = ()
    verb: bool = False
    """True when the words hold their own verb (contains); otherwise “is” may stand before them."""

    @property
    def said(self) -> str:
        """The question with its verb: is before, contains."""
        return self.words if self.verb else f"is {self.words}".rstrip()


EMPTY = (
    Question(
        "empty", "empty", ("blank", "missing", "unknown", "not filled", "not set", "not known", "not given")
    ),
    Question(
        "not empty", "filled", ("not empty", "not blank", "not missing", "known", "set", "given", "there")
    ),
)
IS = (
    Question("=", "", ("exactly", "equal to", "=", "the same as")),
    Question("!=", "not", ("anything but", "other than", "not equal to", "!=", "<>")),
)
TEXT = (
    Question("contains", "contains", ("includes", "containing", "including", "~"), verb=True),
    Question("starts", "begins with", ("starts with", "beginning with", "starting with"), verb=True),
    Question(NOT_CONTAINS, "does not contain", ("does not include", "not containing"), verb=True),
    Question(NOT_STARTS, "does not begin with", ("does not start with",), verb=True),
)
NUMBER = (
    Question(">=", "at least", ("no less than", "not less than", ">=", "from")),
    Question("<=", "at most", ("no more than", "not more than", "up to", "<=")),
    Question(">", "more than", ("over", "above", "greater than", "higher than", ">")),
    Question("<", "less than", ("under", "below", "fewer than", "lower than", "<")),
    Question(BETWEEN, "between"),
)
DATE = (
    Question(
        ">=", "on or after", ("since", "from", "no earlier than", "not before", ">=", "at least", "as of")
    ),
    Question(
        "<=", "on or before", ("until", "till", "by", "no later than", "not after", "up to", "<=", "at most")
    ),
    Question(">", "after", ("later than", ">")),
    Question("<", "before", ("earlier than", "prior to", "<")),
    Question("=", "on"),
    Question(BETWEEN, "between", ("from between",)),
    Question("next days", "within the next"),
    Question("last days", "within the last"),
)
CALLS = (
    Question(CALLED, "called", ("named",)),
    Question(CALLED_NOT, "not called", ("not named",)),
)
_NUMBERS = frozenset({Type.WHOLE, Type.DECIMAL, Type.MONEY, Type.PERCENT})
_LINKS = frozenset({Type.LINK, Type.FILE})
_BY_WHOLE = frozenset({"=", "!=", "empty", "not empty"})
"""What may be asked of a sensitive field: nobody finds it letter by letter."""


@lru_cache(maxsize=1024)
def questions(field: Field[Any]) -> tuple[Question, ...]:
    """Every question a sentence may ask of a field."""
    by_type: tuple[Question, ...] = TEXT + NUMBER
    if field.type is Type.DATE:
        by_type = DATE
    elif field.type in _LINKS:
        by_type = CALLS + TEXT
    elif not field.stored_as_text:
        by_type = NUMBER
    found = (*EMPTY, *IS, *by_type)
    if field.privacy is Privacy.SENSITIVE:
        return tuple(each for each in found if each.op in _BY_WHOLE)
    return found


def offered(field: Field[Any]) -> tuple[Question, ...]:
    """The questions worth a place in the builder, the likeliest first."""
    if field.type is Type.DATE:
        found = [each for each in DATE if each.words != "on"]
    elif field.type in _LINKS:
        found = [*IS, *TEXT]
    elif field.type in _NUMBERS:
        found = [*NUMBER, *IS]
    elif field.type in (Type.CHOICE, Type.FLAG):
        found = list(IS)
    else:
        found = [*TEXT, *IS]
    allowed = {each.op for each in questions(field)}
    return tuple(each for each in (*found, *EMPTY) if each.op in allowed)


@lru_cache(maxsize=1024)
def spellings(field: Field[Any]) -> dict[tuple[str, ...], Question]:
    """Every way to say a question of a field, without “is” before it."""
    found: dict[tuple[str, ...], Question] = {}
    for each in questions(field):
        for words in _ways(each):
            found.setdefault(phrase(words), each)
    return found


def _ways(question: Question) -> Iterator[str]:
    yield from (each for each in (question.words, *question.also) if each)
