"""The grammar of a typed question: how conditions are joined, nested and turned round.

Every rule remembers its answers by place, so that trying another reading costs nothing; of two readings that end at
the same place the likelier one stays.
"""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from app.asking.conditions import BE, Conditions, Expected, Found
from app.asking.scope import Behind, Phrases, Scope, matched, scope_of
from app.asking.tokens import Mark, Sentence, phrase
from app.asking.values import Values
from app.reading import All, Cond, Either, Has, Not, Sort, Where
from models.fields import Type
from models.kinds import kind_named

Trees = list[tuple[Any, int]]
OPENINGS = {
    ("with", "no"): False, ("has", "no"): False, ("have", "no"): False, ("having", "no"): False, ("without",): False,
    ("lacking",): False, ("missing",): False, ("with",): True, ("has",): True, ("have",): True, ("having",): True,
}  # fmt: skip
"""What opens a condition on other records or on a filled field; False where it denies."""
ARTICLES = frozenset({"a", "an", "any", "some"})
JOINTS = frozenset({"whose", "who", "which", "that", "where"})
ANDS = frozenset({"and", "but"})
WHOLE: dict[str, Where] = {"everything": All(()), "nothing": Either(())}
DESCENDING = {
    ("descending",): True, ("desc",): True, ("newest", "first"): True, ("latest", "first"): True,
    ("highest", "first"): True, ("largest", "first"): True, ("ascending",): False, ("asc",): False,
    ("oldest", "first"): False, ("earliest", "first"): False, ("lowest", "first"): False, ("smallest", "first"): False,
}  # fmt: skip
SORTED_BY = (
    ("sorted", "by"),
    ("ordered", "by"),
    ("sort", "by"),
    ("order", "by"),
    ("in", "order", "of"),
    ("by",),
)
LEAST_BARE = 3
"""Letters of a code's label that may stand as a condition of its own: cancelled."""


class Grammar(Conditions):
    """Reads whole conditions, joined and nested, and the order."""

    def __init__(self, values: Values, sentence: Sentence) -> None:
        super().__init__(values, sentence)
        self._known: dict[tuple[str, str, int], Trees] = {}
        self._codes: dict[str, Phrases[tuple[str, str]]] = {}

    def tree(self, scope: Scope, at: int) -> Trees:
        """Conditions joined by or, each of conditions joined by and."""
        return self._once("tree", scope, at, self._either)

    def clause(self, scope: Scope, at: int) -> Trees:
        """One condition, or several in brackets."""
        return self._once("clause", scope, at, self._clause)

    def order(self, scope: Scope, at: int) -> Iterator[tuple[tuple[Sort, ...], int]]:
        """What follows the conditions: by FIELD, newest first."""
        at += self.sentence.mark(at) is Mark.COMMA
        if (last := _direction(self.words, at)) and scope.own_day is not None:
            yield (Sort(scope.own_day.key, last[0]),), last[1]
        for words in SORTED_BY:
            if self.words[at : at + len(words)] == words:
                yield from self._orders(scope, at + len(words))

    # -- and, or --
    def _once(
        self, rule: str, scope: Scope, at: int, make: Callable[[Scope, int], Iterable[tuple[Any, int]]]
    ) -> Trees:
        key = rule, scope.kind.spec.name, at
        if key not in self._known:
            self._known[key] = []
            found: dict[int, Any] = {}
            for tree, end in make(scope, at):
                found.setdefault(end, tree)
            self._known[key] = [(tree, end) for end, tree in found.items()]
        return self._known[key]

    def _either(self, scope: Scope, at: int) -> Found:
        for first, end in self._once("all", scope, at, self._all):
            for more, last in self._once("ors", scope, end, self._ors):
                yield (Either((first, *more)) if more else first), last

    def _ors(self, scope: Scope, at: int) -> Iterator[tuple[tuple[Where, ...], int]]:
        comma = self.sentence.mark(at) is Mark.COMMA
        if self.sentence.word(at + comma) == "or":
            for first, end in self._once("all", scope, at + comma + 1, self._all):
                for more, last in self._once("ors", scope, end, self._ors):
                    yield (first, *more), last
        yield (), at

    def _all(self, scope: Scope, at: int) -> Found:
        for first, end in self.clause(scope, at):
            for more, last in self._once("ands", scope, end, self._ands):
                yield (All((first, *more)) if more else first), last

    def _ands(self, scope: Scope, at: int) -> Iterator[tuple[tuple[Where, ...], int]]:
        self.note(at, Expected("joint", scope))
        start = at + (self.sentence.mark(at) is Mark.COMMA)
        start += self.sentence.word(start) in ANDS
        if self.sentence.mark(start) not in (None, Mark.CLOSE) and self.sentence.word(start) != "or":
            for first, end in self.clause(scope, start):
                for more, last in self._once("ands", scope, end, self._ands):
                    yield (first, *more), last
        elif start > at:
            self.note(start, Expected("condition", scope))
        yield (), at

    # -- one condition --
    def _clause(self, scope: Scope, at: int) -> Found:
        self.note(at, Expected("condition", scope))
        word = self.sentence.word(at)
        if self.sentence.mark(at) is Mark.OPEN:
            yield from self._in_brackets(scope, at + 1)
        if word in JOINTS:
            yield from self.clause(scope, at + 1 + (self.sentence.word(at + 1) in BE))
        if word == "not":
            yield from ((Not(tree), end) for tree, end in self.clause(scope, at + 1))
        if word in WHOLE:
            yield WHOLE[word], at + 1
        for opening, has in OPENINGS.items():
            if self.words[at : at + len(opening)] == opening:
                yield from self._with(scope, at + len(opening), has)
        yield from self.conditions(scope, at)
        yield from self._bare(scope, at)

    def _in_brackets(self, scope: Scope, at: int) -> Found:
        for tree, end in self.tree(scope, at):
            if self.sentence.mark(end) is Mark.CLOSE:
                yield tree, end + 1
            else:
                self.note(end, Expected("close", scope))

    def _bare(self, scope: Scope, at: int) -> Found:
        """Words that stand for a whole condition: cleared; cancelled."""
        for meaning, end in matched(scope.bare, self.words, at):
            inner = Grammar(self.values, Sentence(meaning))
            yield from ((tree, end) for tree, last in inner.tree(scope, 0) if last == len(inner.sentence))
        for key, code, end in self._bare_codes(scope, at):
            yield Cond(key, "=", code), end

    def _bare_codes(self, scope: Scope, at: int) -> Iterator[tuple[str, str, int]]:
        """Codes by their label, where only one field of the kind has such a code."""
        for (key, code), end in matched(self._labels_of_codes(scope), self.words, at):
            yield key, code, end

    def _labels_of_codes(self, scope: Scope) -> Phrases[tuple[str, str]]:
        name = scope.kind.spec.name
        if name not in self._codes:
            found: Phrases[tuple[str, str]] = {}
            for field in scope.fields:
                if field.type is Type.CHOICE:
                    for entry in self.values.reader.codes(field.choices).values():
                        if len(entry.label) >= LEAST_BARE and entry.label.replace(" ", "").isalpha():
                            found.setdefault(phrase(entry.label), []).append((field.key, entry.code))
            self._codes[name] = {words: codes for words, codes in found.items() if len(codes) == 1}
        return self._codes[name]

    # -- with and without --
    def _with(self, scope: Scope, at: int, has: bool) -> Found:
        if self.sentence.word(at) in ("the", "its", "their"):
            yield from self._over_link(scope, at + 1, has)
        at += self.sentence.word(at) in ARTICLES
        self.note(at, Expected("noun", scope))
        yield from self._behind(scope, at, has)
        yield from ((tree if has else Not(tree), end) for tree, end in self.conditions(scope, at))
        for path, _, end in self.fields_at(scope, at):
            yield Cond(path, "not empty" if has else "empty"), end

    def _over_link(self, scope: Scope, at: int, has: bool) -> Found:
        for link, end in matched(scope.links, self.words, at):
            target = scope_of(kind_named(link.target), scope.role)
            for part, last in self.clause(target, end):
                yield _has(link.key, part, has), last
            yield _has(link.key, None, has), end

    def _behind(self, scope: Scope, at: int, has: bool) -> Found:
        for behind, end in self._nouns(scope, at):
            inner = scope_of(behind.kind, scope.role)
            for part, last in (*self.since(inner, end), *self.clause(inner, end)):
                yield _has(behind.path, part, has), last
            yield _has(behind.path, None, has), end
            yield from self._more_nouns(scope, Has(behind.path), end, has)
            for part, last in self._once("all", inner, end, self._all):
                yield _has(behind.path, part, has), last

    def _nouns(self, scope: Scope, at: int) -> Iterator[tuple[Behind, int]]:
        for behind, end in matched(scope.behind, self.words, at):
            if behind.first:
                yield behind, end
            elif self.sentence.word(end) == "through":
                label = phrase(scope_of(behind.kind, scope.role).name(behind.link))
                if self.words[end + 1 : end + 1 + len(label)] == label:
                    yield behind, end + 1 + len(label)

    def _more_nouns(self, scope: Scope, first: Has, at: int, has: bool) -> Found:
        """With a passport or a visa, without a passport and visa."""
        joint = self.sentence.word(at)
        if joint in ("or", "and"):
            start = at + 1 + (self.sentence.word(at + 1) in ARTICLES)
            for behind, end in self._nouns(scope, start):
                both = (first, Has(behind.path))
                tree: Where = Either(both) if joint == "or" else All(both)
                yield (tree if has else Not(tree)), end

    # -- order --
    def _orders(self, scope: Scope, at: int) -> Iterator[tuple[tuple[Sort, ...], int]]:
        self.note(at, Expected("order", scope))
        at += self.sentence.word(at) == "the"
        for path, field, end in self.fields_at(scope, at):
            if field.type is Type.FILE:
                continue
            found = _direction(self.words, end + (self.sentence.mark(end) is Mark.COMMA))
            descending, last = found or (False, end)
            yield from self._more_orders(scope, Sort(path, descending), last)

    def _more_orders(self, scope: Scope, first: Sort, at: int) -> Iterator[tuple[tuple[Sort, ...], int]]:
        start = at + (self.sentence.mark(at) is Mark.COMMA)
        for word in ("and", "then", "by"):
            start += self.sentence.word(start) == word
        if start > at:
            for more, end in self._orders(scope, start):
                yield (first, *more), end
        yield (first,), at


def _direction(words: tuple[str, ...], at: int) -> tuple[bool, int] | None:
    for said, descending in DESCENDING.items():
        if words[at : at + len(said)] == said:
            return descending, at + len(said)
    return None


def _has(path: str, part: Where | None, has: bool) -> Where:
    found = Has(path, part)
    return found if has else Not(found)
