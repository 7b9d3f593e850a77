"""A typed question read into kind, filter tree and order, or which words were not understood.

`understood(reader, Student, "with no medical exam since 1 March, by report date")`
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from app import rights
from app.asking.complaints import near, nearest, no_name, no_question, no_value
from app.asking.conditions import Expected
from app.asking.grammar import Grammar
from app.asking.saying import sentence
from app.asking.scope import Scope, nouns_of, scope_of
from app.asking.tokens import Mark, Sentence, phrase
from app.asking.values import STOPS, Values
from app.errors import Usage
from app.reader import Reader
from app.reading import All, Query, Sort, Where
from models.kinds import Kind, all_kinds

LEADS = frozenset({"show", "list", "find", "all", "every", "the", "me", "only", "give"})
"""Words before the kind that say nothing."""
LONGEST = 20_000
"""Characters that are read; nobody types more."""
_TURN = frozenset(
    {"is", "are", "not", "no", "before", "after", "since", "until", "in", "on", "contains", "of"}
)


@dataclass(frozen=True)
class Wrong:
    """The words that were not understood, where they stand in what was typed, and what to do about them."""

    start: int
    end: int
    words: str
    message: str


@dataclass(frozen=True)
class Asked:
    """What a typed question asks for; `wrong` says what was not understood, and nothing else counts then."""

    kind: type[Kind]
    where: Where | None = None
    sort: tuple[Sort, ...] = ()
    said: str = ""
    """The question as the program would put it."""
    wrong: Wrong | None = None

    @property
    def query(self) -> Query:
        """The question for the reading builder. Raises Usage when it was not understood."""
        if self.wrong is not None:
            raise Usage(self.wrong.message)
        return Query(self.kind, where=self.where, sort=self.sort)


def understood(reader: Reader, kind: type[Kind] | None, text: str) -> Asked:
    """Reads a question about records of `kind`, or of the kind that its first words name.

    Without `kind` the first words have to name one. Raises nothing: what is wrong stands in the answer.
    """
    if len(text) > LONGEST:
        return _lost(kind, Wrong(0, len(text), "", f"A question has at most {LONGEST:,} characters."))
    asked = Sentence(text)
    try:
        tried = list(_attempts(reader, kind, asked))
    except RecursionError:
        return _lost(
            kind, Wrong(0, len(text), "", "The question is nested too deeply; ask for less at once.")
        )
    best = max(tried, key=lambda each: (each.whole is not None, each.reached), default=None)
    if best is None or (kind is None and best.whole is None and not _begins_with(best.scope.kind, asked)):
        return _lost(kind, _no_kind(asked))
    if best.whole is None:
        return Asked(best.scope.kind, wrong=_wrong(best))
    where, sort = best.whole
    return Asked(best.scope.kind, where, sort, sentence(reader, best.scope.kind, where, sort))


@dataclass(frozen=True)
class Attempt:
    """One kind's reading of a question."""

    scope: Scope
    grammar: Grammar
    start: int
    whole: tuple[Where | None, tuple[Sort, ...]] | None

    @property
    def reached(self) -> int:
        """The furthest place at which anything was looked for."""
        return max(self.grammar.expected, default=0)


def _attempts(reader: Reader, kind: type[Kind] | None, asked: Sentence) -> Iterator[Attempt]:
    """The page's kind first, unnamed and named, then every kind that the first words name."""
    values = Values(reader)
    if kind is not None:
        made = _attempt(values, scope_of(kind, reader.role), asked)
        yield made
        if made.whole is not None:
            return
    for other in all_kinds().values():
        if other is not kind and rights.sees_kind(reader.role, other) and _named_at(other, asked) is not None:
            made = _attempt(values, scope_of(other, reader.role), asked, named=True)
            yield made
            if made.whole is not None:
                return


def _attempt(values: Values, scope: Scope, asked: Sentence, *, named: bool = False) -> Attempt:
    grammar = Grammar(values, asked)
    whole = next(wholes(grammar, scope, asked, named=named), None)
    return Attempt(scope, grammar, 0, whole)


def wholes(
    grammar: Grammar, scope: Scope, asked: Sentence, *, named: bool = False
) -> Iterator[tuple[Where | None, tuple[Sort, ...]]]:
    """Every reading that takes up all words; with `named` only those that begin with the kind's noun."""
    lead = _lead(asked)
    if not named:
        for start in dict.fromkeys((0, lead)):  # “Every year” is a field, “every student” a way to begin
            yield from _rests(grammar, scope, start, None)
    place = _named_at(scope.kind, asked)
    if place is None:
        return
    noun, end = place
    before: list[Where | None] = [None]
    if noun > lead:
        before = [tree for tree, last in grammar.clause(scope, lead) if last == noun]
    for tree in before:
        yield from _rests(grammar, scope, end, tree)
        for since, last in grammar.since(scope, end):
            yield from _ends(grammar, scope, last, _both(tree, since))


def _rests(
    grammar: Grammar, scope: Scope, at: int, before: Where | None
) -> Iterator[tuple[Where | None, tuple[Sort, ...]]]:
    for tree, end in (*grammar.tree(scope, at), (None, at)):
        yield from _ends(grammar, scope, end, _both(before, tree))


def _ends(
    grammar: Grammar, scope: Scope, at: int, where: Where | None
) -> Iterator[tuple[Where | None, tuple[Sort, ...]]]:
    if at == len(grammar.sentence):
        yield where, ()
    for sort, end in grammar.order(scope, at):
        if end == len(grammar.sentence):
            yield where, sort


def _both(first: Where | None, second: Where | None) -> Where | None:
    return All((first, second)) if first is not None and second is not None else first or second


def _lead(asked: Sentence) -> int:
    at = 0
    while asked.word(at) in LEADS:
        at += 1
    return at


def _named_at(kind: type[Kind], asked: Sentence) -> tuple[int, int] | None:
    """Where the kind's noun stands near the beginning, and the place behind it."""
    nouns = {phrase(noun) for noun in nouns_of(kind)} - {()}
    lead = _lead(asked)
    for at in range(lead, min(lead + 4, len(asked))):
        for length in range(min(max(map(len, nouns)), len(asked) - at), 0, -1):
            if asked.words[at : at + length] in nouns:
                return at, at + length
    return None


def _begins_with(kind: type[Kind], asked: Sentence) -> bool:
    place = _named_at(kind, asked)
    return place is not None and place[0] == _lead(asked)


# -- what was not understood -----------------------------------------------------------------------------------------
def _lost(kind: type[Kind] | None, wrong: Wrong) -> Asked:
    return Asked(kind or Kind, wrong=wrong)


def _no_kind(asked: Sentence) -> Wrong:
    nouns = {noun: kind.spec.nouns for kind in _offered() for noun in nouns_of(kind)}
    found = near(asked.text.split(" with")[0], nouns)
    message = "Say first which records you ask for, such as students or training lines"
    return Wrong(0, len(asked.text), asked.text, message + nearest(found))


def _offered() -> list[type[Kind]]:
    return [kind for kind in all_kinds().values() if not kind.spec.technical]


def _wrong(attempt: Attempt) -> Wrong:
    grammar, asked = attempt.grammar, attempt.grammar.sentence
    at = attempt.reached
    wanted = list(grammar.expected.get(at, ()))
    end = at + 1 if at < len(asked) and asked.mark(at) is not Mark.WORD else _end_of_words(asked, at, wanted)
    words = asked.between(at, min(end, len(asked))) if at < len(asked) else ""
    start, stop = _place(asked, at, end)
    return Wrong(start, stop, words, _message(attempt, words, wanted))


def _place(asked: Sentence, at: int, end: int) -> tuple[int, int]:
    if at >= len(asked):
        return len(asked.text), len(asked.text)
    return asked.tokens[at].start, asked.tokens[min(end, len(asked)) - 1].end


def _end_of_words(asked: Sentence, at: int, wanted: Sequence[Expected]) -> int:
    """How far the words go that were not understood: up to a word that is known to join or to ask."""
    end = at + 1
    naming = any(each.what in ("condition", "noun", "order") for each in wanted)
    closing = STOPS | (_TURN if naming else frozenset())
    while asked.mark(end) is Mark.WORD and asked.word(end) not in closing:
        end += 1
    return end


def _message(attempt: Attempt, words: str, wanted: Sequence[Expected]) -> str:
    """The likeliest reason: a value, a bracket or a question was wanted before a new condition was."""
    by_kind = {each.what: each for each in reversed(wanted)}
    values = attempt.grammar.values
    if "value" in by_kind and (field := by_kind["value"].field):
        return no_value(values, field, words)
    if "close" in by_kind:
        return f"“{words}” stands where a bracket should close." if words else "A bracket is not closed."
    for what in ("question", "implied"):
        if what in by_kind and (field := by_kind[what].field):
            return no_question(field, words)
    if not words:
        return "Something is missing at the end: a field, or “with” and what it has."
    scopes = list({each.scope: None for each in wanted if each.scope is not None}) or [attempt.scope]
    return no_name(scopes, words)
