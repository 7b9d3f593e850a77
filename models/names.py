"""Names of people across scripts: how they are put together and ordered, and when two are likely one person.

The tables write other scripts in Latin letters the way passports do (ICAO 9303 for Cyrillic, ISO 843 for
Greek, the national systems for Georgian and Arabic, simplified). They serve comparison and order; no paper
prints them.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import permutations, zip_longest

from models import text as texts

LIKELY = 75
"""Score from which the program asks whether two records are one person."""


def _letters(pairs: str) -> dict[str, str]:
    """Letter and Latin form by turns; "-" stands for a letter that leaves no trace."""
    words = pairs.split()
    return {
        letter: "" if sound == "-" else sound for letter, sound in zip(words[::2], words[1::2], strict=True)
    }


_CYRILLIC = _letters(
    "а a б b в v г g д d е e ж zh з z и i к k л l м m н n о o п p р r с s т t у u ф f х kh ц ts ч ch ш sh "
    "щ shch ъ - ы y ь - э e ю iu я ia і i є ie ґ g ј j љ lj њ nj ћ c "
    "џ dz ѕ dz ђ dj ө o ү u қ k ғ g ң n ұ u һ h ә a"
)
_GREEK = _letters(
    "α a β v γ g δ d ε e ζ z η i θ th ι i κ k λ l μ m ν n ξ x ο o π p ρ r σ s τ t υ y φ f χ kh ψ ps ω o"
)
_GEORGIAN = _letters(
    "ა a ბ b გ g დ d ე e ვ v ზ z თ t ი i კ k ლ l მ m ნ n ო o პ p ჟ zh რ r ს s ტ t უ u ფ p ქ k ღ gh ყ q შ sh "
    "ჩ ch ც ts ძ dz წ ts ჭ ch ხ kh ჯ j ჰ h"
)
_ARABIC = _letters(
    "ا a ب b ت t ث th ج j ح h خ kh د d ذ dh ر r ز z س s ش sh ص s ض d ط t ظ z ع - غ gh ف f ق q ك k ل l م m "
    "ن n ه h و w ي y پ p چ ch ژ zh گ g ء -"
)
_TO_LATIN = str.maketrans(_CYRILLIC | _GREEK | _GEORGIAN | _ARABIC)
_ARABIC_ARTICLE = re.compile(r"\bال(?=\w\w)")
_GREEK_PAIRS = (("ου", "u"), ("μπ", "b"), ("ντ", "d"), ("γκ", "g"), ("αυ", "av"), ("ευ", "ev"))
_ARTICLES = frozenset(
    ["al", "el", "ul", "bin", "ibn", "bint", "ben", "de", "del", "la", "van", "von", "der", "da", "dos", "di"]
)
_BEFORE_SUN = frozenset(
    ["as", "ash", "an", "ar", "at", "ath", "ad", "adh", "az", "es", "esh", "en", "er", "ez"]
)
"""The Arabic article as it is spoken before the letter that begins the word after it: Ash-Shehri."""
_JOINED_ARTICLE = re.compile(r"^(?:[ae]l|[ae](sh|th|dh|[tdrznsl])(?=\1))(?=[a-z]{4})")
"""The Arabic article where it is written as one with a word of four letters and more: ALHARBI, ASSHARIF."""
_NO_LETTER = re.compile(r"[^a-z]+")
_VOWELS = re.compile(r"[eiou]")
"""Vowels that the Latin form of an Arabic word never shows."""
_SOUNDS = tuple(
    (re.compile(pattern), sound)
    for pattern, sound in (
        (r"shch|sch|tch|sh|ch", "X"),
        (r"dzh|dj|zh|j", "J"),
        (r"kh|x(?=[aeiou])", "h"),
        (r"ph", "f"),
        (r"th", "t"),
        (r"dh", "d"),
        (r"gh", "g"),
        (r"ts|tz|dz|z|c(?=[eiy])", "s"),
        (r"qu|q|ck|c", "k"),
        (r"x", "ks"),
        (r"^w|v", "b"),
        (r"(?<=.)[aeiouyw]", ""),
        (r"^[aeiouy]", "A"),
        (r"(.)\1+", r"\1"),
    )
)
"""What other spellings of a sound become; vowels count at the start only, Arabic leaves short ones out."""


def joined_name(surname: str, first_name: str, middle_name: str = "") -> str | None:
    """The name as lists and papers head a record: "DOE, Jane Q"; None when every part is empty."""
    given = " ".join(part for part in (first_name, middle_name) if part)
    return ", ".join(part for part in (surname, given) if part) or None


def sort_key(surname: str, first_name: str, middle_name: str = "") -> str | None:
    """The name in folded Latin letters, so that lists of several scripts have one order."""
    return latin(" ".join(part for part in (surname, first_name, middle_name) if part)) or None


def latin(name: str) -> str:
    """The name in folded Latin letters; letters of scripts without a table stay as they are."""
    folded = texts.fold(name)
    if folded.isascii():
        return folded
    folded = _ARABIC_ARTICLE.sub("ال ", folded)
    for pair, sound in _GREEK_PAIRS:
        folded = folded.replace(pair, sound)
    return texts.fold(folded.translate(_TO_LATIN))


@lru_cache(maxsize=4096)
def skeleton(word: str) -> str:
    """The sound of one word: the same for Alvarez and Alvares, Muhammad and محمد; empty without letters."""
    sound = _NO_LETTER.sub("", latin(word))
    for pattern, replacement in _SOUNDS:
        sound = pattern.sub(replacement, sound)
    return sound


def name_words(name: str) -> tuple[str, ...]:
    """The Latin words of a name without articles and particles (kept when there is nothing else)."""
    words = tuple(word for word in _NO_LETTER.sub(" ", latin(name)).split() if word)
    kept = (
        word for word, after in zip_longest(words, words[1:], fillvalue="")
        if word not in _ARTICLES and not (word in _BEFORE_SUN and after.startswith(word[1:]))
    )  # fmt: skip
    return tuple(kept) or words


def without_article(word: str) -> str:
    """A Latin word without the Arabic article that is written as one with it, ALHARBI as harbi; empty without one."""
    rest = _JOINED_ARTICLE.sub("", word, count=1)
    return "" if rest == word else rest


def heard(words: Iterable[str]) -> Iterator[str]:
    """Words, and those that begin with the Arabic article without it too: under either a look-alike may be found."""
    for word in words:
        yield word
        if rest := without_article(word):
            yield rest


def look_alike_keys(*names: str | None) -> frozenset[str]:
    """Keys under which records of a likely same person meet: the sounds of the words, initials left out."""
    words = (word for name in names if name for word in heard(name_words(name)))
    return frozenset(sound for word in words if len(word) > 1 and (sound := skeleton(word)))


@dataclass(frozen=True)
class Name:
    """A person's name as compared: surname, given names, and the whole name in the own script."""

    surname: str = ""
    given: str = ""
    native: str = ""


@dataclass(frozen=True)
class Likeness:
    """How alike two names are, 0 to 100, and why in words."""

    score: int
    reasons: tuple[str, ...] = ()

    @property
    def likely(self) -> bool:
        """Whether the program asks about the two."""
        return self.score >= LIKELY


def alike(first: Name, second: Name) -> Likeness:
    """How likely two names are one person's; the order of the two does not matter."""
    straight = _compare(first, second)
    exchanged = Name(first.given, first.surname), Name(second.given, second.surname)
    crossed = max(_compare(first, exchanged[1]), _compare(exchanged[0], second), key=lambda each: each.score)
    swapped = Likeness(max(crossed.score - 5, 0), ("surname and first name exchanged", *crossed.reasons))
    found = [straight, swapped if crossed.score else Likeness(0)]
    for one, other in ((first, second), (second, first)):
        if one.native:
            found.append(_compare_whole(one.native, other.native or f"{other.given} {other.surname}"))
    return max(found, key=lambda each: each.score)


def _compare(first: Name, second: Name) -> Likeness:
    surname, why_surname = _words_alike(name_words(first.surname), name_words(second.surname))
    given, why_given = _words_alike(name_words(first.given), name_words(second.given))
    if not surname or (not given and first.given and second.given):
        return Likeness(0)
    if not first.given or not second.given:
        return Likeness(round(surname * 70), (*_about("surname", why_surname), "no first name to compare"))
    score = round((surname * 0.6 + given * 0.4) * 100)
    return Likeness(score, (*_about("surname", why_surname), *_about("first name", why_given)))


def _compare_whole(first: str, second: str) -> Likeness:
    words = name_words(first), name_words(second)
    if min(map(len, words)) < 2:
        return Likeness(0)
    score, why = _words_alike(*words)
    return Likeness(round(score * 95), _about("name in own script", why))


def _about(part: str, reasons: frozenset[str]) -> tuple[str, ...]:
    return tuple(f"{part}: {reason}" for reason in sorted(reasons))


def _words_alike(first: Sequence[str], second: Sequence[str]) -> tuple[float, frozenset[str]]:
    """The best pairing of the words of two names (five at most), and the reasons of its pairs."""
    few, many = sorted((tuple(first)[:5], tuple(second)[:5]), key=lambda words: (len(words), words))
    best: tuple[float, frozenset[str]] = (0.0, frozenset())
    for order in permutations(many, len(few)):
        pairs = [_word_alike(*sorted(pair)) for pair in zip(few, order, strict=True)]
        if not pairs or not all(score for score, _ in pairs):
            continue
        extra = len(many) - len(few)
        score = sum(score for score, _ in pairs) / len(pairs) * (0.95**extra)
        reasons = frozenset(reason for _, reason in pairs if reason) | (
            {"one has more names"} if extra else set()
        )
        best = max(best, (score, reasons), key=lambda each: each[0])
    return best


@lru_cache(maxsize=4096)
def _word_alike(first: str, second: str) -> tuple[float, str]:
    if first == second:
        return 1.0, ""
    short, long = sorted((first, second), key=len)
    if len(short) == 1:
        return (0.7, "initial") if long.startswith(short) else (0.0, "")
    sounds = skeleton(first), skeleton(second)
    apart = steps(first, second)
    if sounds[0] == sounds[1] and len(sounds[0]) > 1:
        return (0.9 if apart <= 2 else 0.8), "sounds the same"
    if _article_apart(first, second):
        return 0.85, "article joined or left out"
    if len(short) >= 4 and apart == 1:
        return 0.85, "one letter differs"
    if len(short) >= 8 and apart == 2:
        return 0.75, "two letters differ"
    return 0.0, ""


def _article_apart(first: str, second: str) -> bool:
    """Whether two words are one but for the Arabic article: Alharbi and Harbi, or حربي, which shows no vowels."""
    one, other = without_article(first), without_article(second)
    if not one and not other:
        return False
    one, other = one or first, other or second
    if skeleton(one) != skeleton(other) or len(skeleton(one)) < 2:
        return False
    far = 1 if min(len(one), len(other)) < 6 else 2
    return steps(one, other) <= far or not all(_VOWELS.search(each) for each in (one, other))


def steps(first: str, second: str) -> int:
    """Letters to add, drop, change or exchange with their neighbour to get from one word to the other."""
    before: list[int] = []
    row = list(range(len(second) + 1))
    for i, mine in enumerate(first, 1):
        older, before, row = before, row, [i]
        for j, other in enumerate(second, 1):
            best = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (mine != other))
            if i > 1 and j > 1 and mine == second[j - 2] and first[i - 2] == other:
                best = min(best, older[j - 2] + 1)
            row.append(best)
    return row[-1]
