"""Which records look alike, and why in words: people by name, birth date and numbers, other records by what names them.

Never every record with every other: only those that share a key are compared.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Any

from app.store import disk
from models.fields import Field, Stored, Type
from models.kinds import Kind
from models.names import LIKELY, Name, alike, heard, name_words, skeleton, steps
from models.text import fold, key_text

TELL_EVERY = 500
"""Names looked at between two words about how far the work is."""
SHARED_BY = 20
"""An e-mail or telephone that more people share belongs to an office and says nothing."""
COMMON = 100
"""People of one name from which the name alone says nothing: UNKNOWN, TBD, the most common names of a country."""
LONG = 8
"""Letters from which two of them may differ."""
SHORT = 5
"""Letters from which one of them may differ, in names of things."""


@dataclass(frozen=True)
class Person:
    """What is compared of a person; numbers are (what it is, normalised value)."""

    kind: str
    record_id: int
    title: str
    name: Name
    born: str | None = None
    numbers: frozenset[tuple[str, str]] = frozenset()


@dataclass(frozen=True)
class Likely:
    """Two records, how alike they are (0 to 100), and why."""

    first: int
    second: int
    score: int
    reasons: tuple[str, ...]


# -- people ----------------------------------------------------------------------------------------------------------
STRONG = {"DoD ID number": 99, "passport number": 97}
"""Numbers that only one person has."""
WEAK = {"e-mail": 10, "telephone": 5}
"""What people may share, in points on top of a likely name."""
BORN_SAME, BORN_NEAR, BORN_OTHER = 10, 3, -40


def compare_people(first: Person, second: Person) -> Likely:
    """How likely two records are one person's."""
    score, reasons = 0, list[str]()
    names = alike(first.name, second.name)
    if names.score:
        score, reasons = names.score, [reason.replace(":", "") for reason in names.reasons] or ["same name"]
    point, why = _born(first.born, second.born)
    score += point if score else 0
    reasons += [why] if why else []
    for what, _ in sorted(first.numbers & second.numbers):
        reasons.append(f"same {what}")
        score = max(score, STRONG[what]) if what in STRONG else score + (WEAK[what] if score else 0)
    return Likely(first.record_id, second.record_id, max(0, min(score, 100)), tuple(reasons))


def _born(first: str | None, second: str | None) -> tuple[int, str]:
    if first is None or second is None:
        return 0, ""
    if first == second:
        return BORN_SAME, "same birth date"
    if _nearly(first, second):
        return BORN_NEAR, "birth date nearly the same"
    return BORN_OTHER, "other birth date"


def _nearly(first: str, second: str) -> bool:
    """One figure differs, or day and month are exchanged."""
    exchanged = f"{second[:4]}-{second[8:]}-{second[5:7]}"
    return first == exchanged or sum(one != two for one, two in zip(first, second, strict=True)) == 1


def likely_people(
    people: Sequence[Person], kind: str = "", *, progress: disk.Progress = disk.no_progress,
    cancelled: disk.Cancelled = disk.never_cancelled,
) -> Iterator[Likely]:  # fmt: skip
    """Every likely pair among people, one of whom is of the kind, each once. Raises Refused when stopped."""
    seen: set[tuple[int, int]] = set()
    for one, two in _met(people, progress, cancelled):
        pair = (one, two) if one < two else (two, one)
        if pair in seen or (kind and kind not in (people[one].kind, people[two].kind)):
            continue
        seen.add(pair)
        found = compare_people(people[pair[0]], people[pair[1]])
        if found.score >= LIKELY:
            yield found


def _met(
    people: Sequence[Person], progress: disk.Progress, cancelled: disk.Cancelled
) -> Iterator[tuple[int, int]]:
    """Places of people who share a number, a birth date that decides, or two words that sound alike."""
    by_number: dict[tuple[str, str], list[int]] = {}
    by_words: dict[tuple[str, str], list[int]] = {}
    scripts = any(each.name.native for each in people)
    for at, each in enumerate(people):
        for number in each.numbers:
            by_number.setdefault(number, []).append(at)
        for pair in _word_pairs(each.name, scripts):
            by_words.setdefault(pair, []).append(at)
    for number, places in by_number.items():
        if number[0] in STRONG or len(places) <= SHARED_BY:
            yield from combinations(places[:COMMON], 2)
    yield from _born_together(people, scripts)
    for done, (first, others) in enumerate(_similar_pairs(by_words)):
        if done % TELL_EVERY == 0:
            disk.stop_if(cancelled, "The search for look-alikes")
            progress(done, len(by_words))
        for second in others:
            yield from _beside(people, by_words[first], by_words[second])


def _born_together(people: Sequence[Person], scripts: bool) -> Iterator[tuple[int, int]]:
    """People of one birth date where the name of one says little, so that the date decides.

    Only initials meet (D., A. and Doe, Alex): those of the same first letters. Only one name is known: all of that
    date. Of a date that very many share, as of one typed for want of another, nothing follows.
    """
    met: dict[tuple[str, ...], tuple[list[int], list[int]]] = {}
    for at, each in enumerate(people):
        if each.born is None:
            continue
        whole = bool(name_words(each.name.surname) and name_words(each.name.given))
        keys: dict[tuple[str, ...], bool] = {(each.born,): not whole}
        for pair in _word_pairs(each.name, scripts):
            key: tuple[str, ...] = (each.born, *_ordered(pair[0][0], pair[1][0]))
            keys[key] = keys.get(key, False) or 1 in map(len, pair)
        for place, says_little in keys.items():
            ones, others = met.setdefault(place, ([], []))
            others.append(at)
            if says_little:
                ones.append(at)
    for ones, others in met.values():
        if len(ones) * len(others) <= COMMON**2:
            yield from ((one, other) for one in ones for other in others if one != other)


def _beside(people: Sequence[Person], ones: Sequence[int], twos: Sequence[int]) -> Iterator[tuple[int, int]]:
    """People of one name with those of another one, or the same; of a common name only those of one birth date."""
    if len(ones) * len(twos) > COMMON**2:
        by_birth: dict[str, list[int]] = {}
        for two in twos:
            if born := people[two].born:
                by_birth.setdefault(born, []).append(two)
        yield from (
            (one, two) for one in ones for two in by_birth.get(people[one].born or "", ()) if one != two
        )
        return
    for one in ones:
        for two in twos:
            if one != two and _may_be(people[one], people[two]):
                yield one, two


def _may_be(first: Person, second: Person) -> bool:
    """False where a clearly other birth date decides whatever the names say."""
    return (
        first.born is None
        or second.born is None
        or first.born == second.born
        or _nearly(first.born, second.born)
    )


def _word_pairs(name: Name, scripts: bool) -> set[tuple[str, str]]:
    """One word of the surname with one of the given names, in one order.

    Where some are written in their own scripts: any two words of the name, since such a name is compared as a whole.
    """
    surname, given = tuple(heard(name_words(name.surname))), tuple(heard(name_words(name.given)))
    pairs = {_ordered(one, two) for one in surname for two in given}
    if scripts:
        pairs |= {
            _ordered(*each)
            for words in ((*given, *surname), name_words(name.native))
            for each in _twos(words)
        }
    return pairs


def _twos(words: Sequence[str]) -> Iterator[tuple[str, str]]:
    return combinations(words[:8], 2)


def _ordered(first: str, second: str) -> tuple[str, str]:
    return (first, second) if first <= second else (second, first)


def _similar_pairs(
    known: dict[tuple[str, str], list[int]]
) -> Iterator[tuple[tuple[str, str], list[tuple[str, str]]]]:  # fmt: skip
    """Each pair of words with every known pair whose words are like its own, itself included; each two once."""
    beside: dict[str, set[str]] = {}
    for one, two in known:
        beside.setdefault(one, set()).add(two)
        beside.setdefault(two, set()).add(one)
    near = Near(beside)
    for pair in known:
        found: set[tuple[str, str]] = set()
        for first, second in (pair, pair[::-1]):
            others = near.of(second)
            for like in near.of(first):
                found |= {
                    _ordered(like, each) for each in beside[like] if each in others or _initial(each, second)
                }
        yield pair, [each for each in found if each >= pair]


def _initial(first: str, second: str) -> bool:
    return (len(first) == 1 or len(second) == 1) and first[0] == second[0]


class Near:
    """Words by what they are like: the same sound, or a letter or two apart."""

    def __init__(self, words: Iterable[str]) -> None:
        self._keys: dict[str, list[str]] = {}
        self._found: dict[str, frozenset[str]] = {}
        for word in words:
            for key in self._keys_of(word):
                self._keys.setdefault(key, []).append(word)

    def of(self, word: str) -> frozenset[str]:
        """Known words like this one, itself included."""
        if word not in self._found:
            near = (each for key in self._keys_of(word) for each in self._keys.get(key, ()))
            self._found[word] = frozenset(near) | {word}
        return self._found[word]

    def _keys_of(self, word: str) -> set[str]:
        sound = skeleton(word)
        keys = {f"={sound}"} if len(sound) > 1 else {f"={sound}{word}"}
        if len(word) >= 4:
            keys |= shorter(word)
        if len(word) >= LONG:
            keys |= {key for each in shorter(word) for key in shorter(each)}
        return keys


def shorter(word: str) -> frozenset[str]:
    """The word, and the word without one of its letters: two that are a letter apart share one of these."""
    return frozenset({word, *(word[:at] + word[at + 1 :] for at in range(len(word)))})


# -- other records ---------------------------------------------------------------------------------------------------
_WORD = re.compile(r"\w+")
_LOOKS = str.maketrans({"o": "0", "l": "1", "i": "1"})
Identity = tuple[tuple[Stored, ...], tuple[str, ...]]
"""What must be equal, and the texts that may be written differently."""


def identity_fields(kind: type[Kind]) -> tuple[list[Field[Any]], list[Field[Any]]]:
    """Fields that must be equal (parent, dates, links, codes), and texts that may be written differently."""
    spec = kind.spec
    keys = dict.fromkeys((*((spec.parent,) if spec.parent else ()), *(spec.natural or spec.title)))
    fields = [kind.fields[key] for key in keys if kind.fields[key].derive is None]
    texts = [each for each in fields if each.type in (Type.TEXT, Type.NAME)]
    return [each for each in fields if each not in texts], texts


def likely_texts(
    kind: type[Kind], rows: Iterable[tuple[int, Identity]], *, progress: disk.Progress = disk.no_progress,
    cancelled: disk.Cancelled = disk.never_cancelled,
) -> Iterator[Likely]:  # fmt: skip
    """Every likely pair among records of one kind, by identity, each once. Raises Refused when stopped."""
    known = [(each, identity) for each, identity in rows if any(identity[1]) or any(identity[0][1:])]
    met: dict[tuple[Any, ...], list[int]] = {}
    for at, (_, identity) in enumerate(known):
        for key in _text_keys(identity):
            met.setdefault(key, []).append(at)
    seen: set[tuple[int, int]] = set()
    for done, places in enumerate(met.values()):
        if done % TELL_EVERY == 0:
            disk.stop_if(cancelled, "The search for look-alikes")
            progress(done, len(met))
        many = len(places) > COMMON  # all the same: each beside the first one says as much
        for pair in ((places[0], each) for each in places[1:]) if many else combinations(places, 2):
            if pair not in seen:
                seen.add(pair)
                found = compare_texts(kind, known[pair[0]], known[pair[1]])
                if found.score >= LIKELY:
                    yield found


def _text_keys(identity: Identity) -> Iterator[tuple[Any, ...]]:
    """Keys under which a record meets those that may be the same: never equal for other numbers."""
    equal, texts = identity
    joined = " ".join(texts)
    plain = key_text(joined)
    yield equal, "looks", plain.translate(_LOOKS)
    yield equal, "words", _sorted_words(joined)
    letters, figures = _split(joined)
    if len(letters) >= SHORT:
        yield equal, "sounds", figures, _sounds(joined)
        for each in shorter(letters):
            yield equal, figures, each


def _sorted_words(text: str) -> tuple[str, ...]:
    return tuple(sorted(_WORD.findall(fold(text))))


def _split(text: str) -> tuple[str, tuple[str, ...]]:
    """The letters of a text, and its numbers."""
    plain = fold(text)
    figures = tuple("".join(char if char.isdigit() else " " for char in plain).split())
    return "".join(char for char in plain if char.isalpha()), figures


def _sounds(text: str) -> tuple[str, ...]:
    return tuple(sound for word in _WORD.findall(fold(text)) if (sound := skeleton(word)))


def compare_texts(kind: type[Kind], first: tuple[int, Identity], second: tuple[int, Identity]) -> Likely:
    """How likely two records of a kind are the same thing."""
    (one, (equal, mine)), (two, (other_equal, other)) = first, second
    score, why = _texts_alike(" ".join(mine), " ".join(other)) if equal == other_equal else (0, "")
    fixed, texts = identity_fields(kind)
    same = [
        f"same {field.label.lower()}" for field, value in zip(fixed, equal, strict=True) if value is not None
    ]
    what = " and ".join(field.label.lower() for field in texts)
    reasons = [f"{what}: {why}", *same] if texts else same
    return Likely(one, two, score, tuple(reasons))


def _texts_alike(first: str, second: str) -> tuple[int, str]:
    if key_text(first) == key_text(second):
        return 95, "the same" if fold(first) == fold(second) else "the same but for blanks and signs"
    if key_text(first).translate(_LOOKS) == key_text(second).translate(_LOOKS):
        return 90, "the same if O is taken for 0, I or L for 1"
    if _sorted_words(first) == _sorted_words(second):
        return 90, "the same words in another order"
    mine, other = _split(first), _split(second)
    long_enough = min(len(mine[0]), len(other[0])) >= SHORT
    if mine[1] == other[1] and long_enough and steps(mine[0], other[0]) <= 1:
        return 85, "one letter differs"
    if mine[1] == other[1] and long_enough and _sounds(first) == _sounds(second):
        return 80, "sounds the same"
    return 0, ""
