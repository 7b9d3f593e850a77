"""The itinerary as a card for the pocket: panels of a hand's width with their own marking, to be cut out and folded."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from reports import text as shaping
from reports.eum.common import safe
from reports.paper import Audience, Document, Frame, Paper, Style

WIDTH, HEIGHT = 252.0, 272.0
_PAD = 9.0
_MARK, _DAY, _LINE = Style(8, bold=True), Style(8, bold=True), Style(8)
_PANELS = 4


@dataclass(frozen=True, slots=True)
class CardLine:
    """An event: its day, its local time where one is known, what, where."""

    day: str
    clock: str
    what: str
    where: str


@dataclass(frozen=True, slots=True)
class CardFacts:
    """Who to call, where they stay, and every event; `zones` are those of the times."""

    frame: Frame
    number: str
    title: str
    contact: str
    zones: tuple[str, ...]
    lodging: tuple[str, ...]
    lines: tuple[CardLine, ...]


def draw(facts: CardFacts, page: Document) -> None:
    """Panel after panel, four on a page."""
    page.heading("Itinerary card", level=1)
    page.paragraph("Cut along the lines and fold.", after=6)
    panel, room = -1, 0.0
    x = y = 0.0
    for lines, style in _blocks(facts):
        needed = len(lines) * style.leading + 2
        if needed > room:
            panel += 1
            x, y = _open(facts, page, panel)
            room = HEIGHT - 2 * (_MARK.leading + _PAD)
        with page.tagged(page.tree.add("P")):
            page.stack(x + _PAD, y - style.leading + 2, lines, style)
        y -= needed
        room -= needed


def _blocks(facts: CardFacts) -> Iterator[tuple[Sequence[str], Style]]:
    """What stands on the card, block by block; a block is not divided."""
    yield _wrapped(f"{facts.title} ({facts.number})", _DAY), _DAY
    for text in (
        f"Call: {facts.contact}" if facts.contact else "",
        *(f"Stay: {each}" for each in facts.lodging),
        f"Times: {', '.join(facts.zones)}" if facts.zones else "",
    ):
        if text:
            yield _wrapped(text, _LINE), _LINE
    for on, lines in groupby(facts.lines, key=lambda each: each.day):
        yield _wrapped(on, _DAY), _DAY
        for each in lines:
            where = f"({each.where})" if each.where else ""
            yield _wrapped("  ".join(filter(None, (each.clock, each.what, where))), _LINE), _LINE


def _wrapped(text: str, style: Style) -> Sequence[str]:
    return shaping.wrap(text, (WIDTH - 2 * _PAD) * 1000 / style.size, style.bold)


def _open(facts: CardFacts, page: Document, panel: int) -> tuple[float, float]:
    """The left edge and first line of the next panel, framed and marked."""
    at = panel % _PANELS
    if panel and not at:
        page.new_page()
    top = page.y - (at // 2) * HEIGHT
    x = page.left + (at % 2) * WIDTH
    with page.artifact():
        page.frame(x, top - HEIGHT, WIDTH, HEIGHT)
        for baseline in (top - _MARK.leading, top - HEIGHT + 4):
            width = page.extent(facts.frame.marking, _MARK)
            page.put(x + (WIDTH - width) / 2, baseline, facts.frame.marking, _MARK)
    return x, top - _MARK.leading - 4


def file_name(facts: CardFacts) -> str:
    """`itinerary_card_VC-2026-0142.pdf`."""
    return f"itinerary_card_{safe(facts.number, 'unnumbered')}.pdf"


def _subject(facts: CardFacts) -> str:
    return facts.number or "without number"


CARD = Paper(
    name="visit_card",
    title="Itinerary card",
    version=1,
    audience=Audience.TRAVELLER,
    draw=draw,
    subject=_subject,
)
