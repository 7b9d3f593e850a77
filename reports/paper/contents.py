"""Pages that tell where others begin: everything is drawn twice, once on paper that is thrown away."""

from collections.abc import Callable, Sequence

from reports.paper.document import Document

Draw = Callable[[Document, Sequence[int]], list[int]]
"""Draws everything on a page, with these page numbers where it tells them; returns those that came out."""


def in_two_passes(page: Document, draw: Draw, entries: int) -> None:
    """Draws what tells so many page numbers in itself, such as a list of contents.

    The first pass learns the numbers; they take no room that the second pass would lay out otherwise.
    """
    scratch = Document((page.width, page.height), page.enclosed)
    scratch.y, scratch.bottom, scratch.host_language = page.y, page.bottom, page.host_language
    draw(page, draw(scratch, [0] * entries))
