"""Shaping, order and line breaks; what is drawn comes back as typed when copied out."""

import subprocess
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reports.office.paper_list import LIST, ListColumn, ListFacts
from reports.paper import render
from reports.text import Piece, line, undrawn, width_of, wrap
from tests.reports.samples import FRAME

NAMES = (
    "ALVAREZ Marta Ines",
    "ŁUKASIEWICZ Żółć",
    "Nguyễn Thị Ánh",
    "Тарас Шевченко",
    "Ελένη Παπαδοπούλου",
    "محمد بن عبد الله",
    "پرویز گیلانی",
    "صلاح الدين",
    "สมชาย น้ำใจ",
    "กิ่งแก้ว",
    "Rank → Captain ✓",
    "ნინო ბერიძე",
    "Արամ Խաչատրյան",
    "שלמה בן־דוד",
)


def paper(*names: str) -> bytes:
    rows = tuple((name,) for name in names)
    return render(LIST, ListFacts(FRAME, "Names", "All.", (ListColumn("Name", 1),), rows))


def glyphs(piece: Piece) -> set[int]:
    """The glyphs that a piece draws."""
    return {piece.face.face.charToGlyph[ord(ch)] for _, part in piece.parts for ch in part}


def copied(data: bytes, tmp_path: Path) -> list[str]:
    """The lines pdftotext finds, without the direction marks it adds."""
    file = tmp_path / "t.pdf"
    file.write_bytes(data)
    found = subprocess.run(
        ["pdftotext", "-layout", str(file), "-"], capture_output=True, check=True, timeout=60
    )
    text = found.stdout.decode("utf-8")
    for mark in "\u200e\u200f\u202a\u202b\u202c":
        text = text.replace(mark, "")
    return [" ".join(entry.split()) for entry in text.splitlines()]


@pytest.mark.parametrize("name", NAMES)
def test_a_name_in_any_script_is_copied_out_as_typed(name: str, tmp_path: Path) -> None:
    assert name in copied(paper(name), tmp_path)


def test_words_of_two_directions_on_one_line_are_all_copied_out(tmp_path: Path) -> None:
    """The order around brackets is the reading program's own guess; the words are not."""
    found = " ".join(copied(paper("Col. محمد (Army) 12"), tmp_path))
    assert all(word in found for word in ("Col.", "محمد", "Army) 12"))


@pytest.mark.parametrize("name", NAMES)
def test_every_script_leaves_ink(name: str, tmp_path: Path) -> None:
    """A page with the name is darker in the table than the page whose cell is empty."""
    inks = []
    for text in (name, ""):
        file = tmp_path / "t.pdf"
        file.write_bytes(paper(text, "x"))
        shown = subprocess.run(
            ["pdftoppm", "-gray", "-r", "60", str(file)], capture_output=True, check=True, timeout=60
        )
        width = int(shown.stdout.split(maxsplit=2)[1])
        pixels = shown.stdout[-(width * 660) :]
        table = pixels[width * 90 : width * 112]
        inks.append(sum(255 - pixel for pixel in table))
    assert inks[0] > inks[1] + 60 * len(name)


def test_arabic_letters_join_and_marks_sit_on_their_letters() -> None:
    joined, apart = line("محمد")[0], [line(ch)[0] for ch in "محمد"]
    assert glyphs(joined).isdisjoint(glyphs(apart[1]))
    assert joined.width < sum(piece.width for piece in apart)
    assert line("م\u064e")[0].width == line("م")[0].width


def test_a_letter_after_raised_marks_stands_on_the_line_again() -> None:
    rises, rise = [], 0.0
    with pikepdf.open(BytesIO(paper("مُحَمَّد"))) as pdf:
        for step in pikepdf.parse_content_stream(pdf.pages[0]):
            if str(step.operator) == "Ts":
                rise = float(step.operands[0])
            elif str(step.operator) in ("Tj", "TJ"):
                rises.append(rise)
    raised = [i for i, found in enumerate(rises) if found]
    assert len(raised) == 3 and all(rises[i - 1] == rises[i + 1] == 0 for i in raised)
    assert not any(rises[raised[-1] + 1 :])


def test_right_to_left_words_are_ordered_around_left_to_right_ones() -> None:
    pieces = line("محمد (Army) 12")
    assert [piece.rtl for piece in pieces] == [True, False]
    turned = line("محمد Army", rtl=True)
    assert [piece.rtl for piece in turned] == [False, True]


@pytest.mark.parametrize("text", ["中文", "a\u202eb", "a\u200bb", "x\u0007y", "\U0001fae0"])
def test_what_no_face_draws_or_nobody_sees_shows_as_a_mark_with_its_number(text: str) -> None:
    pieces = line(text)
    strange = [ch for ch in text if not ch.isascii() or ch < " "]
    actual = "".join(piece.actual or "" for piece in pieces)
    assert actual == "".join(f"[U+{ord(ch):04X}]" for ch in strange)
    assert all(piece.width for piece in pieces)
    assert all(0 not in glyphs(piece) for piece in pieces)


@pytest.mark.parametrize(
    ("text", "letters"),
    [
        ("ALVAREZ Marta → ✓", ""),
        ("Արամ ნინო שָׁלוֹם محمد สมชาย", ""),  # drawn by one face or another
        ("王小明 (Wáng, 王)", "王小明"),
        ("अनिल", "अनिल"),
        ("አበበ 김 ひ", "አበ김ひ"),
        ("Ann\u202e\u200b\n\tBen", ""),  # nobody sees them anyway
    ],
)
def test_letters_that_no_face_draws_are_told(text: str, letters: str) -> None:
    assert undrawn(text) == letters
    marked = [
        piece.actual for piece in line(text.replace("\n", " ")) if (piece.actual or "").startswith("[U+")
    ]
    assert bool(marked) == bool(letters) or "\u202e" in text


def test_wrapping_breaks_at_spaces_and_long_words_only_where_they_must() -> None:
    text = "one two three " + "x" * 60 + " four"
    lines = wrap(text, 10_000)
    assert "".join(lines) == text
    assert all(width_of(found.rstrip()) <= 10_000 for found in lines)
    assert lines[0] == "one two three "
    assert wrap("a\nb", 10_000) == ("a ", "b")
    assert wrap("", 10_000) == ("",)


letters = st.characters(min_codepoint=0x21, max_codepoint=0x17F, exclude_categories=["Cc", "Cf", "Zs"])
cyrillic = st.characters(min_codepoint=0x410, max_codepoint=0x44F)
# pdftotext takes single letters with spaces between them for one spaced-out word
words = st.text(letters, min_size=2, max_size=12) | st.text(cyrillic, min_size=2, max_size=12)


@settings(max_examples=25, deadline=None)
@given(st.lists(words, min_size=1, max_size=4).map(" ".join))
def test_latin_and_cyrillic_names_are_copied_out_as_typed(
    tmp_path_factory: pytest.TempPathFactory, name: str
) -> None:
    assert name in copied(paper(name), tmp_path_factory.mktemp("pdf"))


@settings(max_examples=80, deadline=None)
@given(st.text(max_size=60))
def test_any_text_can_be_laid_out(text: str) -> None:
    for found in wrap(text, 5_000):
        assert sum(piece.width for piece in line(found)) >= 0
        assert all(0 not in glyphs(piece) for piece in line(found))
