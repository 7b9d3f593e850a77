"""What may be typed next in a question: names of fields, questions, codes, kinds and joining words."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from app.asking.conditions import BE, Expected
from app.asking.grammar import Grammar
from app.asking.questions import offered
from app.asking.scope import scope_of
from app.asking.tokens import Mark, Sentence, phrase, quoted
from app.asking.understanding import wholes
from app.asking.values import Values
from app.reader import Reader
from models.fields import Field, Type
from models.kinds import Kind

MOST_WORDS, MOST_OFFERS = 5, 12
CONNECTING = ("and", "or", "but not", "by")
OPENING = ("with", "with no", "not")
SPANS = ("within the next 30 days", "within the last 12 months", "in the next 7 days")
DAYS = ("today", "30 days ago", "12 months ago", "1 month from today")
RECORDS = 8


@dataclass(frozen=True)
class Offer:
    """A way to go on: the text that stands in the place of what was typed from `start` on."""

    start: int
    text: str


def offers(reader: Reader, kind: type[Kind], text: str) -> tuple[Offer, ...]:
    """The likeliest ways to go on with a question that ends where the person types."""
    asked = Sentence(text)
    if asked.tokens and asked.tokens[-1].mark is Mark.QUOTED and not text.endswith(("”", '"')):
        return ()
    finished = not text or text[-1].isspace()
    found: dict[str, Offer] = {}
    for at in range(max(0, len(asked) - MOST_WORDS), len(asked) + finished):
        start = asked.tokens[at].start if at < len(asked) else len(text)
        typed = text[start:].casefold()
        for each in _expected(reader, kind, text[:start], typed.strip()):
            if each.casefold().startswith(typed) and each.casefold() != typed.strip():
                found.setdefault(each.casefold(), Offer(start, each))
    return tuple(found.values())[:MOST_OFFERS]


def _expected(reader: Reader, kind: type[Kind], before: str, typed: str) -> Iterator[str]:
    """What could stand behind the words before; a record's name only once something of it is typed."""
    asked = Sentence(before)
    scope, grammar = scope_of(kind, reader.role), Grammar(Values(reader), asked)
    list(wholes(grammar, scope, asked))
    if not len(asked):
        yield kind.spec.nouns
    wanted = list(grammar.expected.get(len(asked), ()))
    after_is = asked.word(len(asked) - 1) in BE
    for each in wanted:
        yield from _said(reader, each, typed, after_is)
    if any(each.what == "joint" for each in wanted):
        yield from CONNECTING


def _said(reader: Reader, expected: Expected, typed: str, after_is: bool) -> Iterator[str]:
    scope, field = expected.scope, expected.field
    if scope is not None and expected.what in ("condition", "noun", "order"):
        if expected.what == "condition":
            yield from OPENING
            yield from (" ".join(words) for words in scope.bare)
        if expected.what == "noun":
            nouns = (each.kind.spec.noun for found in scope.behind.values() for each in found if each.first)
            yield from dict.fromkeys(nouns)
        yield from (scope.name(each) for each in scope.fields)
    elif field is not None and expected.what == "question":
        yield from _questions(field, after_is)
    elif field is not None:
        yield from _values(reader, field, typed)
    elif expected.what == "close":
        yield ")"


def _questions(field: Field[Any], after_is: bool) -> Iterator[str]:
    for question in offered(field):
        if not question.op.endswith("days") and not (after_is and question.verb):
            yield question.words if after_is and question.words else question.said
    yield from SPANS if field.type is Type.DATE else ()


def _values(reader: Reader, field: Field[Any], typed: str) -> Iterator[str]:
    if field.type is Type.CHOICE:
        labels = [entry.label or entry.code for entry in reader.codes(field.choices).values()]
        yield from (label if phrase(label) else quoted(label) for label in labels)
    elif field.type is Type.FLAG:
        yield from ("yes", "no")
    elif field.type is Type.DATE:
        yield from DAYS
    elif field.type in (Type.LINK, Type.FILE) and typed:
        yield from (hit.title for hit in reader.find(typed, [field.target], RECORDS))
