"""What was searched is found again in the shown text, in any script, and only where search itself would find it."""

from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from models.hits import folded_places, pieces
from models.text import fold


def marked(text: str, typed: str) -> list[str]:
    return [text[start:end] for start, end in pieces(text, fold(typed).split())]


@pytest.mark.parametrize(
    ("text", "typed", "found"),
    [
        ("ALVAREZ, Marta", "alv", ["ALV"]), ("Abdulrahman", "lrahm", ["lrahm"]),
        ("van der Berg", "berg van", ["van", "Berg"]),
        ("Ødegård", "odegard", ["Ødegård"]), ("Straße 12", "strasse", ["Straße"]), ("Straße", "ass", ["aß"]),
        ("Łukasz Łuk", "luk", ["Łuk", "Łuk"]), ("Ａnna", "anna", ["Ａnna"]),
        ("office", "ffi", ["ffi"]), ("Fiﬁ", "fifi", ["Fiﬁ"]),
        ("محمّد بن", "محمد", ["محمّد"]), ("أحمد", "احمد", ["أحمد"]),
        ("عائشة", "عايشه", ["عائشة"]), ("مـحمد", "محمد", ["مـحمد"]),
        ("Алёна", "алена", ["Алёна"]), ("Cafe\u0301 Noir", "cafe", ["Cafe\u0301"]), ("😀😀😀 smile", "smi", ["smi"]),
        ("  two   blanks  ", "blanks", ["blanks"]), ("Alpha Beta", "be", ["Be"]), ("Alpha Beta", "ta", []),
        ("Alpha Beta", "a", ["A"]), ("banana", "anan", ["anan"]), ("bananana", "anan", ["ananan"]), ("Alpha", "", []),
        ("", "alp", []), ("한국어", fold("국"), []), ("한국어", "한", ["한"]),
        ("BN-0412", "0412", ["0412"]), ("x", "long", []),
    ],
)  # fmt: skip
def test_the_searched_pieces_are_those_of_the_shown_text(text: str, typed: str, found: list[str]) -> None:
    assert marked(text, typed) == found


SCRIPTS = st.text(
    st.sampled_from("aZé ßøﬁŁ أإآىةـّ\u0301\u0327 \t-1ｶﾞ国한ᄒ\u1161\u11abে\u09beা😀İıǅ½\u200d\u00a0²"),
    max_size=12,
)


@given(text=st.one_of(SCRIPTS, st.text(max_size=20)))
@example("\u1112\u1161\u11ab")
@example("\u09c7\u09be")
@example("a\u200db")
def test_the_places_are_those_of_folding(text: str) -> None:
    plain, starts, ends = folded_places(text)
    assert plain == fold(text)
    assert len(plain) == len(starts) == len(ends)
    assert list(starts) == sorted(starts) and list(ends) == sorted(ends)
    assert all(0 <= start < end <= len(text) for start, end in zip(starts, ends, strict=True))


@given(text=st.one_of(SCRIPTS, st.text(max_size=20)), data=st.data())
def test_each_piece_holds_the_word_and_every_word_has_its_piece(text: str, data: st.DataObject) -> None:
    plain = fold(text)
    start = data.draw(st.integers(0, max(0, len(plain) - 1)))
    word = plain[start : start + data.draw(st.integers(1, 5))]
    if not word.strip() or " " in word:
        return
    found = pieces(text, (word,))
    expected = len(word) >= 3 or any(part.startswith(word) for part in plain.split(" "))
    assert bool(found) == expected
    for one, other in pairwise(found):
        assert one[1] < other[0]
    for begin, end in found:
        assert word in fold(text[begin:end])
