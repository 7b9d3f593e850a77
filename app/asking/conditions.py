"""One condition of a typed sentence: the field it names, the question, the value.

Each rule gives what may begin at a place with the place behind it, the likeliest first; every place notes what could
have stood there.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter
from typing import Any, Literal

from app.asking.questions import (
    BETWEEN,
    CALLED,
    CALLED_NOT,
    DATE,
    IS,
    NOT_CONTAINS,
    NOT_STARTS,
    Question,
    spellings,
)
from app.asking.scope import Scope, matched, scope_of
from app.asking.tokens import Mark, Sentence
from app.asking.values import AFTER, BEFORE, STOPS, UNITS, DaySpan, Values, count_at, is_free
from app.reading import All, Cond, FromToday, Not, Where
from models.fields import Field, Type
from models.kinds import kind_named

Found = Iterator[tuple[Where, int]]
Named = tuple[str, Field[Any], int]
"""A column path, its field, and the place behind its name."""
BE = frozenset({"is", "are", "was", "were", "be"})
PREPOSITIONS = frozenset({"from", "in", "of", "at", "for", "on"})
THE = frozenset({"the", "its", "their", "a", "an"})
DISTANCE = {
    "more than": {True: "<", False: ">"},
    "over": {True: "<", False: ">"},
    "less than": {True: ">", False: "<"},
}
"""How far away a date is: more than 12 months ago is before that day, more than 30 days from today is after it."""
AFTER_LIST = STOPS | {"not", "has", "have", "in", "from", "that", "lacking", "missing"}
MOST_NAME_TOKENS = 9
_IS = IS[0]
_TEXT = {"contains": "contains", "starts": "starts", NOT_CONTAINS: "contains", NOT_STARTS: "starts"}
_DATE_OPS = frozenset(each.op for each in DATE)


@dataclass(frozen=True)
class Expected:
    """What could have stood at a place."""

    what: Literal["condition", "noun", "question", "value", "implied", "joint", "close", "order"]
    scope: Scope | None = None
    field: Field[Any] | None = None


class Conditions:
    """Reads single conditions out of a sentence."""

    def __init__(self, values: Values, sentence: Sentence) -> None:
        self.values, self.sentence = values, sentence
        self.words = sentence.words
        self.expected: dict[int, dict[Expected, None]] = {}
        self._named: dict[tuple[str, int], list[Named]] = {}

    def note(self, at: int, expected: Expected) -> None:
        """Remembers what could have stood at a place."""
        self.expected.setdefault(at, {})[expected] = None

    # -- names of fields --
    def fields_at(self, scope: Scope, at: int) -> list[Named]:
        """The fields, also over links, that the words from a place on name; the longest name first."""
        key = scope.kind.spec.name, at
        if key not in self._named:
            own = [(field.key, field, end) for field, end in matched(scope.phrases, self.words, at)]
            over = [
                (f"{path}.{field.key}", field, end)
                for link, path, words, end in self._over_links(scope, at)
                for field in scope_of(kind_named(link.target), scope.role).phrases.get(words, ())
            ]
            self._named[key] = sorted([*own, *over], key=lambda each: -each[2])
        return self._named[key]

    def _links_at(self, scope: Scope, at: int) -> Iterator[Named]:
        """The links, also over links, that the words from a place on name."""
        for field, end in matched(scope.links, self.words, at):
            yield field.key, field, end
        for link, path, words, end in self._over_links(scope, at):
            for field in scope_of(kind_named(link.target), scope.role).links.get(words, ()):
                yield f"{path}.{field.key}", field, end

    def _over_links(self, scope: Scope, at: int) -> Iterator[tuple[Field[Any], str, tuple[str, ...], int]]:
        """“… of the LINK”: the link, its path, the words before, the place behind."""
        for of in range(at + 1, min(at + MOST_NAME_TOKENS, len(self.words))):
            if self.words[of] == "of":
                start = of + 1 + (self.sentence.word(of + 1) in THE)
                for path, link, end in self._links_at(scope, start):
                    yield link, path, self.words[at:of], end

    # -- conditions --
    def conditions(self, scope: Scope, at: int) -> Found:
        """Conditions on fields of the scope: [from] FIELD QUESTION VALUE."""
        yield from self._named_conditions(scope, at, placed=False)
        if self.sentence.word(at) in PREPOSITIONS:
            start = at + 1 + (self.sentence.word(at + 1) in THE)
            yield from self._named_conditions(scope, start, placed=True)

    def _named_conditions(self, scope: Scope, at: int, *, placed: bool) -> Found:
        """Where a name fits several fields, one that knows the value goes before a text that may be anything."""
        for _, group in groupby(self.fields_at(scope, at), key=itemgetter(2)):
            anything: list[tuple[Where, int]] = []
            for path, field, end in group:
                for tree, last in self._asked(scope, path, field, end, placed=placed):
                    if is_free(field) and self.sentence.mark(last - 1) is Mark.WORD and _is_equality(tree):
                        anything.append((tree, last))
                    else:
                        yield tree, last
            yield from anything

    def since(self, scope: Scope, at: int) -> Found:
        """A condition without a name on the kind's own date: since 1 March, in the last 30 days."""
        field = scope.own_day
        if field is not None and self.sentence.word(at) not in BE:
            yield from self._questions(scope, field.key, field, at, by_date=True)

    def _asked(self, scope: Scope, path: str, field: Field[Any], at: int, *, placed: bool) -> Found:
        self.note(at, Expected("question", scope, field))
        yield from self._questions(scope, path, field, at)
        quoted = self.sentence.mark(at) is Mark.QUOTED
        if placed or quoted or not is_free(field):
            self.note(at, Expected("value" if placed else "implied", scope, field))
            yield from self._answered(scope, path, field, _IS, at)
        if field.type is Type.FLAG:
            yield Cond(path, "=", True), at

    def _questions(
        self, scope: Scope, path: str, field: Field[Any], at: int, *, by_date: bool = False
    ) -> Found:
        if self.sentence.word(at) in BE:
            self.note(at + 1, Expected("value", scope, field))
            self.note(at + 1, Expected("question", scope, field))
            if field.type is Type.CHOICE:
                yield from self._answered(scope, path, field, _IS, at + 1)
            yield from self._spelled(scope, path, field, at + 1)
            if self.sentence.word(at + 1) == "not":
                for tree, end in self._spelled(scope, path, field, at + 2):
                    yield Not(tree), end
            yield from self._answered(scope, path, field, _IS, at + 1)
        else:
            yield from self._spelled(scope, path, field, at, by_date=by_date)

    def _spelled(
        self, scope: Scope, path: str, field: Field[Any], at: int, *, by_date: bool = False
    ) -> Found:
        if field.type is Type.DATE:
            yield from self._within(path, at)
            yield from self._far_away(field, path, at)
            if self.sentence.word(at) in ("in", "during"):
                yield from self._in_span(field, path, at + 1)
        known = spellings(field)
        for length in range(min(4, len(self.words) - at), 0, -1):
            question = known.get(self.words[at : at + length])
            if question is not None and (not by_date or question.op in _DATE_OPS):
                yield from self._answered(scope, path, field, question, at + length)

    def _within(self, path: str, at: int) -> Found:
        """[within] [the] next 30 days, in the last month, within 30 days."""
        led = self.sentence.word(at) in ("within", "in", "during", "over")
        at += led
        at += self.sentence.word(at) == "the"
        word = self.sentence.word(at)
        if word not in AFTER | BEFORE and not (led and word.isdecimal()):
            return
        counted = count_at(self.sentence, at + (word in AFTER | BEFORE)) or (1, at + 1)
        times, unit = UNITS.get(self.sentence.word(counted[1]), (0, "days"))
        if times:
            which = "last" if word in BEFORE else "next"
            yield Cond(path, f"{which} {unit}", counted[0] * times), counted[1] + 1

    def _far_away(self, field: Field[Any], path: str, at: int) -> Found:
        """more than 12 months ago, less than 30 days from today."""
        for words, ops in DISTANCE.items():
            start = at + len(words.split())
            if " ".join(self.words[at:start]) == words:
                for value, end in self.values.read(field, self.sentence, start, self._no_stop):
                    if isinstance(value, FromToday):
                        yield Cond(path, ops[value.count < 0], value), end

    def _in_span(self, field: Field[Any], path: str, at: int) -> Found:
        for value, end in self.values.read(field, self.sentence, at, self._no_stop):
            if isinstance(value, DaySpan):
                yield _between(path, value.first, value.last), end

    # -- values --
    def compared(self, scope: Scope, path: str, field: Field[Any], op: str) -> Found:
        """The comparisons that the sentence, being only a value, stands for; both ends of a span too."""
        if op == BETWEEN:
            return self._both_ends(scope, path, field, 0, ("and", "to"))
        return self._compared(scope, path, field, op, 0)

    def _answered(self, scope: Scope, path: str, field: Field[Any], question: Question, at: int) -> Found:
        """The value that a question wants."""
        op = question.op
        if op in ("empty", "not empty"):
            yield Cond(path, op), at
            return
        if question is not _IS:
            self.note(at, Expected("value", scope, field))
        if op in _TEXT:
            for text, end in self.values.read_text(self.sentence, at, self._stop(scope)):
                tree = Cond(path, _TEXT[op], text)
                yield (Not(tree) if op in (NOT_CONTAINS, NOT_STARTS) else tree), end
        elif op in (CALLED, CALLED_NOT):
            yield from self._called(scope, path, op, at)
        elif op == BETWEEN:
            yield from self._both_ends(scope, path, field, at, ("and", "to"))
        else:
            yield from self._compared(scope, path, field, op, at)

    def _called(self, scope: Scope, path: str, op: str, at: int) -> Found:
        for text, end in self.values.read_text(self.sentence, at, self._stop(scope)):
            yield Cond(path, "=" if op == CALLED else "!=", text), end

    def _both_ends(
        self, scope: Scope, path: str, field: Field[Any], at: int, joints: tuple[str, ...]
    ) -> Found:
        stop = self._stop(scope)
        for first, middle in self.values.read(field, self.sentence, at, stop):
            if self.sentence.word(middle) in joints:
                self.note(middle + 1, Expected("value", scope, field))
                for last, end in self.values.read(field, self.sentence, middle + 1, stop):
                    yield _between(path, _first(first), _last(last)), end

    def _compared(self, scope: Scope, path: str, field: Field[Any], op: str, at: int) -> Found:
        single = self._singles(scope, path, field, op, at)
        if op not in ("=", "!="):
            if op == ">=":
                yield from self._both_ends(scope, path, field, at, ("to", "until", "till"))
            yield from single
            return
        listed = self._lists(scope, path, field, op, at)
        first_single = is_free(field) and self.sentence.mark(at) is not Mark.QUOTED
        for each in (single, listed) if first_single else (listed, single):
            yield from each

    def _singles(self, scope: Scope, path: str, field: Field[Any], op: str, at: int) -> Found:
        for value, end in self.values.read(field, self.sentence, at, self._stop(scope)):
            if isinstance(value, DaySpan):
                yield _spanned(path, op, value), end
            elif isinstance(value, tuple):
                if op in ("=", "!="):
                    yield _one_of(path, op, value), end
            else:
                yield Cond(path, op, value), end

    def _lists(self, scope: Scope, path: str, field: Field[Any], op: str, at: int) -> Found:
        """Two values or more: A or B; A, B or C. The list ends where a condition may end."""
        for first, end in self.values.read(field, self.sentence, at, self._stop(scope)):
            values, ends = [first], [end]
            while (start := self._next_item(ends[-1])) and (item := self._item(scope, field, start)):
                values.append(item[0])
                ends.append(item[1])
            for count in range(len(values), 1, -1):
                plain = not any(isinstance(each, DaySpan) for each in values[:count])
                if plain and self._ends_list(ends[count - 1]):
                    yield _one_of(path, op, tuple(_flat(values[:count]))), ends[count - 1]

    def _item(self, scope: Scope, field: Field[Any], at: int) -> tuple[Any, int] | None:
        return next(self.values.read(field, self.sentence, at, self._stop(scope)), None)

    def _next_item(self, at: int) -> int:
        comma = self.sentence.mark(at) is Mark.COMMA
        either = self.sentence.word(at + comma) == "or"
        return at + comma + either if comma or either else 0

    def _ends_list(self, at: int) -> bool:
        marks = (None, Mark.CLOSE, Mark.COMMA)
        return self.sentence.mark(at) in marks or self.sentence.word(at) in AFTER_LIST

    def _stop(self, scope: Scope) -> Any:
        """Where a text without quotation marks ends: before a joining word or a verb such as “reporting”."""

        def stop(at: int) -> bool:
            word = self.sentence.word(at)
            return word in STOPS or (word.endswith("ing") and (word,) in scope.phrases)

        return stop

    def _no_stop(self, _at: int) -> bool:
        return False


def _is_equality(tree: Where) -> bool:
    part = tree.part if isinstance(tree, Not) else tree
    return isinstance(part, Cond) and part.op in ("=", "!=", "in")


def _between(path: str, first: Any, last: Any) -> Where:
    return All((Cond(path, ">=", first), Cond(path, "<=", last)))


def _one_of(path: str, op: str, values: tuple[Any, ...]) -> Where:
    tree = Cond(path, "in", values)
    return tree if op == "=" else Not(tree)


def _spanned(path: str, op: str, span: DaySpan) -> Where:
    """A comparison with a month or year."""
    within = _between(path, span.first, span.last)
    if op in ("=", "!="):
        return within if op == "=" else Not(within)
    return Cond(path, op, span.first if op in ("<", ">=") else span.last)


def _first(value: Any) -> Any:
    return value.first if isinstance(value, DaySpan) else value


def _last(value: Any) -> Any:
    return value.last if isinstance(value, DaySpan) else value


def _flat(values: list[Any]) -> Iterator[Any]:
    for each in values:
        yield from each if isinstance(each, tuple) else (each,)
