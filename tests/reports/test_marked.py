"""Marked words on paper: what Markdown means, how lines break, and pages that tell where chapters begin."""

from io import BytesIO

import pikepdf
import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reports.book import BookFacts, Chapter, book
from reports.composed import Head, Part, Table
from reports.eum.common import Words
from reports.marked import BlockKind, Run, blocks, under_headings
from reports.paper import Audience, render
from reports.paper.rich import broken
from reports.text import width_of
from tests.reports import samples

BOOK = book("cetpp", "Plan", Audience.INTERNAL)
TEXT = samples.MARKED


def test_markdown_is_read_as_headings_words_lists_and_tables() -> None:
    kinds = BlockKind
    found = blocks(TEXT)
    assert [(each.kind, each.level, each.mark) for each in found] == [
        (kinds.HEADING, 1, ""), (kinds.PARAGRAPH, 0, ""), (kinds.ITEM, 0, "•"), (kinds.ITEM, 1, "1."),
        (kinds.ITEM, 1, "2."), (kinds.ITEM, 0, ""), (kinds.ITEM, 0, "•"), (kinds.TABLE, 0, ""),
        (kinds.PARAGRAPH, 0, ""),
    ]  # fmt: skip
    assert found[1].runs[:5] == (
        Run("Plain "), Run("bold", bold=True), Run(" and "), Run("slanted", slanted=True), Run(", un"))  # fmt: skip
    assert found[1].text.endswith("unbelievable goes on. <b>no markup</b>")
    assert found[7].rows == (("A", "B"), ("1", "2"))


@pytest.mark.parametrize(
    ("wanted", "kept"),
    [
        ("Army", "Common.\n\n## Army\n\nA.\n\n### Deeper\n\nD.\n"),
        ("Navy", "Common.\n\n## Navy\n\nN.\n"),
        ("", "Common.\n"),
    ],
)
def test_only_what_stands_below_a_service_is_kept(wanted: str, kept: str) -> None:
    text = "Common.\n\n## Army\n\nA.\n\n### Deeper\n\nD.\n\n## Navy\n\nN.\n"

    def of(title: str) -> bool | None:
        return title == wanted if title in ("Army", "Navy") else None

    assert under_headings(text, of).strip() == kept.strip()


@settings(max_examples=12)
@given(
    st.lists(st.tuples(st.text("ab ة\n", min_size=1, max_size=12), st.booleans()), max_size=8),
    st.integers(3, 40),
)
def test_no_letter_is_lost_where_lines_break_and_none_is_too_long(
    parts: list[tuple[str, bool]], ems: int
) -> None:
    runs = [Run(text, bold) for text, bold in parts]
    lines = broken(runs, ems * 1000)
    written = "".join(run.text for line in lines for run in line)
    assert written.replace(" ", "") == "".join(run.text for run in runs).replace("\n", "").replace(" ", "")
    for line in lines:
        assert (
            sum(width_of(run.text.rstrip(), run.bold) for run in line)
            <= ems * 1000 + width_of(" ") * len(line) * 2
        )


def test_contents_tell_the_page_on_which_each_chapter_begins_and_bookmarks_lead_there() -> None:
    facts = samples.book()
    data = render(BOOK, facts)
    pdf = pypdfium2.PdfDocument(BytesIO(data))
    pages = [page.get_textpage().get_text_range() for page in pdf]
    pdf.close()
    assert "Must be so" in pages[0] and "Contents" in pages[1]
    listed = " ".join(pages[1].split())
    for chapter in facts.chapters:
        begins = next(at for at, text in enumerate(pages) if at > 1 and chapter.heading in text) + 1
        assert f"{chapter.heading} {begins}" in listed
    assert len(pages) == 6
    assert "unbelievable goes on" in " ".join(pages[2].split())
    with pikepdf.open(BytesIO(data)) as opened, opened.open_outline() as outline:
        titles = [(each.title, [kid.title for kid in each.children]) for each in outline.root]
    assert ("General", ["1.1 Aims"]) in titles and ("Rest", []) in titles


def test_sums_stay_with_the_last_row() -> None:
    """However long the table, no page holds the sums alone."""
    for rows in range(36, 44):
        table = Table(
            (Head(Words("Name"), 1),), tuple((f"Row {at}.",) for at in range(rows)), sums=("Total",)
        )
        chapters = (Chapter("Lines", 1, parts=(Part(table=table),)),)
        data = render(BOOK, BookFacts(samples.listing(0).frame, "plan", "1", "T", ("M",), chapters))
        pdf = pypdfium2.PdfDocument(BytesIO(data))
        page = next(
            text for text in (each.get_textpage().get_text_range() for each in pdf) if "Total" in text
        )
        pdf.close()
        assert f"Row {rows - 1}." in page
