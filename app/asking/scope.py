"""The names a sentence may use about one kind of record: its fields, what points at it, and words said for a question.

Everything comes from the kind's description; `resources/asking/words.csv` adds what people say besides. A role's
scope holds no name of what the role does not meet.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, TypeVar

import resources
from app import rights
from app.asking.tokens import phrase
from models.fields import Field, Type
from models.kinds import Kind, Section, all_kinds
from models.text import in_sentence

T = TypeVar("T")
Phrase = tuple[str, ...]
Phrases = dict[Phrase, list[T]]
WORDS = "asking/words.csv"
SINCE = "since"
ON = " on"
"""End of the labels of dates that read as a verb: Examined on, Reports on."""


@dataclass(frozen=True)
class Behind:
    """Records of another kind that point at those of the scope over one of their links."""

    kind: type[Kind]
    link: Field[Any]
    first: bool
    """Whether the kind's bare noun means this link; another one is said as “through” its label."""

    @property
    def path(self) -> str:
        """The hop in `models.paths`."""
        return f"{self.kind.spec.name}<{self.link.key}"


class Scope:
    """What can be named about one kind by one role."""

    def __init__(self, kind: type[Kind], role: rights.Role) -> None:
        self.kind, self.role = kind, role
        self.fields = tuple(each for each in kind.stored_fields() if rights.sees_field(role, each))
        self._names = _names(self.fields, kind.spec.sections)
        self.stems = _stems(self.fields, self._names)
        self.phrases: Phrases[Field[Any]] = {}
        self.links: Phrases[Field[Any]] = {}
        self.behind: Phrases[Behind] = {}
        self.bare: Phrases[str] = {}
        self.shared = _shared(self.fields, self._names)
        """Labels that several fields have, with the names those go by."""
        self._add_fields()
        self._add_links()
        self._add_behind()
        for row in _rows(kind):
            if row["means"]:
                _add(self.bare, row["words"].split("|"), row["means"])

    # -- canonical names --
    def name(self, field: Field[Any]) -> str:
        """The one name under which every sentence of the program names a field."""
        return self._names[field.key]

    def name_inside(self, field: Field[Any]) -> str:
        """The same within a sentence: small letters."""
        return in_sentence(self._names[field.key])

    @property
    def own_day(self) -> Field[Any] | None:
        """The date that “since” and “newest first” mean.

        The one with `since` among its words, else that of the title, the order, the columns, else the first one.
        """
        spec = self.kind.spec
        days = {each.key: each for each in self.fields if each.type is Type.DATE}
        said = [row["field"] for row in _rows(self.kind) if SINCE in row["words"].split("|")]
        columns = [key for key, each in days.items() if each.column]
        return next(
            (days[key] for key in (*said, *spec.title, *spec.sort, *columns, *days) if key in days), None
        )

    # -- looking up --
    def known(self) -> Iterator[tuple[str, str]]:
        """Every name that may begin a condition, with the name the program gives to what it means."""
        for words, fields in self.phrases.items():
            yield " ".join(words), self.name(fields[0])
        for words, behind in self.behind.items():
            yield " ".join(words), behind[0].kind.spec.label
        for words in self.bare:
            yield " ".join(words), " ".join(words)

    # -- internal --
    def _add_fields(self) -> None:
        said = {
            row["field"]: [word for word in row["words"].split("|") if word != SINCE]
            for row in _rows(self.kind)
            if row["field"]
        }
        order = (
            (lambda field: (self.name(field),)),
            (lambda field: (self.stems[field.key],) if field.key in self.stems else ()),
            (lambda field: (field.key, *_in_words(field.key))),
            (lambda field: field.aliases),
            (lambda field: tuple(said.get(field.key, ()))),
        )
        for names in order:
            for field in self.fields:
                _add(self.phrases, names(field), field)

    def _add_links(self) -> None:
        links = [each for each in self.fields if each.type in (Type.LINK, Type.FILE)]
        once = Counter(each.target for each in links)
        for field in links:
            _add(self.links, (self.name(field), field.key), field)
        for field in links:
            target = all_kinds()[field.target]
            nouns = (target.spec.label, *said_nouns(target)) if once[field.target] == 1 else ()
            _add(self.links, (*field.aliases, *nouns), field)
            _add(self.phrases, nouns, field)

    def _add_behind(self) -> None:
        for kind in all_kinds().values():
            if not rights.sees_kind(self.role, kind):
                continue
            links = [each for each in kind.links() if each.target == self.kind.spec.name]
            seen = [each for each in links if rights.sees_field(self.role, each)]
            first = next((each for each in seen if each.key == kind.spec.parent), seen[0] if seen else None)
            for link in sorted(seen, key=lambda each: each is not first):
                _add(self.behind, nouns_of(kind), Behind(kind, link, link is first))


_KNOWN: dict[tuple[str, str], Scope] = {}


def scope_of(kind: type[Kind], role: rights.Role) -> Scope:
    """The scope of a kind for a role; kinds and roles do not change while the program runs."""
    key = kind.spec.name, role.code
    if key not in _KNOWN:
        _KNOWN[key] = Scope(kind, role)
    return _KNOWN[key]


def nouns_of(kind: type[Kind]) -> tuple[str, ...]:
    """What records of a kind are called, in one and in many."""
    spec = kind.spec
    return (spec.label, spec.plural, spec.name, spec.name.replace("_", " "), *said_nouns(kind))


def said_nouns(kind: type[Kind]) -> tuple[str, ...]:
    """Other nouns for a kind from the table of words, in one and in many."""
    rows = (row for row in _rows(kind) if not row["field"] and not row["means"])
    words = [word for row in rows for word in row["words"].split("|")]
    return (*words, *(f"{word}s" for word in words if not word.endswith("s")))


def matched(phrases: Phrases[T], words: Sequence[str], at: int) -> Iterator[tuple[T, int]]:
    """What the words from a place on name, with the place behind the name; the longest name first."""
    longest = max(map(len, phrases), default=0)
    for length in range(min(longest, len(words) - at), 0, -1):
        for each in phrases.get(tuple(words[at : at + length]), ()):
            yield each, at + length


@lru_cache(maxsize=1)
def words_table() -> tuple[dict[str, str], ...]:
    """The rows of the table of words: kind, field (or none), words, what they mean (or none)."""
    return tuple(resources.table(WORDS))


def _rows(kind: type[Kind]) -> Iterable[dict[str, str]]:
    return [row for row in words_table() if row["kind"] == kind.spec.name]


def _add(phrases: Phrases[T], names: Iterable[str], value: T) -> None:
    for name in names:
        words = phrase(name)
        if words and value not in phrases.setdefault(words, []):
            phrases[words].append(value)


def _names(fields: Sequence[Field[Any]], sections: Sequence[Section]) -> dict[str, str]:
    """A name for each field that no other one has: its label, with its section's title, or its key in words."""
    labels = Counter(phrase(each.label) for each in fields)
    titles = {key: section.title for section in sections for key in section.keys}
    longer = {
        each.key: f"{titles[each.key]} {_begun_small(each.label)}" for each in fields if each.key in titles
    }
    twice = Counter(phrase(name) for name in longer.values())
    named = {}
    for each in fields:
        by_section = longer.get(each.key, "")
        if labels[phrase(each.label)] == 1 and phrase(each.label):
            named[each.key] = each.label
        elif phrase(by_section) and twice[phrase(by_section)] == 1 and not labels[phrase(by_section)]:
            named[each.key] = by_section
        else:
            named[each.key] = each.key.replace("_", " ")
    return named


def _in_words(key: str) -> tuple[str, ...]:
    """A key as words, but for one that would begin like an order: “by request” puts requests in order."""
    return () if key.startswith("by_") else (key.replace("_", " "),)


def _begun_small(label: str) -> str:
    first, blank, rest = label.partition(" ")
    return in_sentence(first) + blank + rest


def _stems(fields: Sequence[Field[Any]], names: dict[str, str]) -> dict[str, str]:
    """Names of dates without their “on”, where no other field is called so."""
    taken = {phrase(name) for name in names.values()}
    found = {
        each.key: names[each.key].removesuffix(ON)
        for each in fields
        if each.type is Type.DATE and names[each.key].endswith(ON)
    }
    return {key: stem for key, stem in found.items() if phrase(stem) not in taken}


def _shared(fields: Sequence[Field[Any]], names: dict[str, str]) -> dict[Phrase, tuple[str, ...]]:
    by_label: dict[Phrase, list[str]] = {}
    for each in fields:
        by_label.setdefault(phrase(each.label), []).append(names[each.key])
    return {words: tuple(found) for words, found in by_label.items() if len(found) > 1}
