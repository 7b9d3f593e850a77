"""Charts: what they say, how they are laid out, and that paper and screen draw the same shapes."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from io import BytesIO
from itertools import combinations, pairwise
from typing import Any

import pikepdf
import pypdfium2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.chart.layout import lay_out
from reports.chart.paper import GREYS, WEIGHT, draw, draw_chart, letters
from reports.chart.scales import Days, spread, steps
from reports.chart.scene import Bars, Marker, Pattern, Scene, Series, Span, TimeLine, Track
from reports.chart.shapes import Box, Drawing, Label, Line, Polygon, Rect, Type, hatching
from reports.office.paper_list import LIST, ListFacts
from reports.paper import Document, facts_from_json, facts_json, render
from tests.reports import samples
from tests.reports.scenes import SCENES

PLAIN = Type(10, lambda text, bold: len(text) * (6.0 if bold else 5.5))
"""Letters of one width, so that a test of the layout needs no font."""
WIDTHS = (240, 400, 720)


def assert_readable(drawing: Drawing) -> None:
    """No text on another, none cut at an edge; every item and shape within the drawing."""
    labels = list(drawing.labels())
    for one, other in combinations(labels, 2):
        assert not one.box.meets(other.box), (one.text, other.text)
    for each in labels:
        assert each.box.x >= -0.01 and each.box.right <= drawing.width + 0.01, each.text
        assert each.box.y >= -0.01 and each.box.bottom <= drawing.height + 0.01, each.text
    for item in drawing.items:
        assert item.box.x >= -0.01 and item.box.right <= drawing.width + 0.01, item.text


@pytest.mark.parametrize("name", SCENES)
@pytest.mark.parametrize("width", WIDTHS)
def test_no_text_lies_on_another_or_is_cut(name: str, width: int) -> None:
    assert_readable(lay_out(SCENES[name], width, PLAIN))
    assert_readable(lay_out(SCENES[name], width, letters()))


words = st.text("abc xyz", min_size=1, max_size=24)
counts = st.integers(0, 10**7)


@st.composite
def bars(draw: Any) -> Bars:
    labels = draw(st.lists(words, min_size=1, max_size=30))
    many = draw(st.integers(1, 3))
    series = [
        Series(
            draw(words),
            tuple(draw(st.lists(counts, min_size=len(labels), max_size=len(labels)))),
            pattern=pattern,
        )
        for pattern in tuple(Pattern)[:many]
    ]
    return Bars("Title", "Place", "things", tuple(labels), tuple(series), draw(st.booleans()))


@st.composite
def times(draw: Any) -> TimeLine:
    first = date(2026, 1, 1)
    days = st.integers(-40, 900).map(lambda n: first + timedelta(days=n))
    spans = st.builds(lambda a, b, text: Span(min(a, b), max(a, b), text), days, days, words)
    tracks = st.builds(
        Track,
        words,
        st.lists(spans, max_size=4).map(tuple),
        st.lists(st.builds(Marker, days, words), max_size=4).map(tuple),
    )
    last = first + timedelta(days=draw(st.integers(0, 800)))
    return TimeLine("Title", "Track", first, last, tuple(draw(st.lists(tracks, max_size=4))), draw(days))


@given(bars() | times(), st.sampled_from(WIDTHS))
def test_any_chart_can_be_read(scene: Scene, width: int) -> None:
    assert_readable(lay_out(scene, width, PLAIN))


@given(bars())
def test_bars_begin_at_zero_and_are_to_scale(scene: Bars) -> None:
    plain = replace(scene, series=(replace(scene.series[0], pattern=Pattern.SOLID),))
    drawing = lay_out(plain, 600, PLAIN)
    shown = [each.box for each in drawing.shapes if isinstance(each, Rect)]
    values = [value for value in plain.series[0].values if value]
    assert len(shown) == len(values)
    if values:
        longest = max(shown, key=lambda box: box.width if plain.lying else box.height)
        for box, value in zip(shown, values, strict=True):
            part = box.width / longest.width if plain.lying else box.height / longest.height
            assert part == pytest.approx(value / max(values), abs=1e-6)
        zero = {round(box.x if plain.lying else box.bottom, 3) for box in shown}
        assert len(zero) == 1


@given(bars())
def test_the_table_holds_every_value_and_the_words_tell_the_table(scene: Bars) -> None:
    table = scene.table()
    assert len(table.rows) == len(scene.labels)
    assert all(len(row) == len(table.columns) for row in table.rows)
    told = [int(cell.replace(",", "")) for row in table.rows for cell in row[1:]]
    assert sum(told) == sum(map(scene.total, range(len(scene.labels))))
    assert scene.says().startswith("Title, bar chart.")
    assert [each.text.split(":")[0] for each in lay_out(scene, 500, PLAIN).items] == [
        label.split(":")[0] for label in scene.labels
    ]


def test_a_time_line_is_to_scale_and_tells_what_lies_beyond_its_edge() -> None:
    scene = SCENES["time"]
    assert isinstance(scene, TimeLine)
    days = Days(date(2026, 1, 1), date(2026, 12, 31), 100, 465)
    assert days.x(date(2026, 1, 1)) == 100 and days.x(date(2026, 12, 31)) == 464
    assert ("Training", "Beyond the edge", "01 Jan 2030", "01 Feb 2030") in scene.table().rows
    assert not any("Beyond" in each.text for each in lay_out(scene, 600, PLAIN).items)
    assert "today is 28 Nov 2026" in scene.says()


def test_the_rule_of_today_crosses_no_text() -> None:
    drawing = lay_out(SCENES["time"], 656, letters())
    rules = [each for each in drawing.shapes if isinstance(each, Line) and each.thick == 1.5]
    assert len(rules) > 1
    for rule in rules:
        for each in drawing.labels():
            assert not each.box.meets(Box(rule.x1 - 0.5, rule.y1, 1, rule.y2 - rule.y1)), each.text


@given(st.lists(st.integers(1, 60), min_size=2, max_size=9), st.sampled_from(WIDTHS))
def test_bars_that_follow_each_other_lead_to_their_texts(lengths: list[int], width: int) -> None:
    """In one lane, the text of each below those of the later ones; what leads there crosses none."""
    first, spans = date(2026, 1, 1), []
    for at, days in enumerate(lengths):
        spans.append(Span(first, first + timedelta(days=days - 1), f"State {at}"))
        first += timedelta(days=days)
    drawing = lay_out(
        TimeLine("T", "Track", spans[0].first, first, (Track("State", tuple(spans)),)), width, PLAIN
    )
    assert len({round(each.box.y, 3) for each in drawing.items}) == 1
    texts = [each for each in drawing.labels() if each.text.startswith("State ")]
    leaders = [
        each for each in drawing.shapes if isinstance(each, Line) and each.x1 == each.x2 and each.thick == 0.5
    ]
    for rule in leaders:
        assert not any(each.box.meets(Box(rule.x1 - 0.25, rule.y1, 0.5, rule.y2 - rule.y1)) for each in texts)


@pytest.mark.parametrize(
    ("top", "marks"),
    [
        (0, (0, 1)), (3, (0, 1, 2, 3)), (7, (0, 2, 4, 6, 8)), (40, (0, 10, 20, 30, 40)),
        (1900, (0, 500, 1000, 1500, 2000)),
    ],
)  # fmt: skip
def test_an_axis_has_round_steps(top: int, marks: tuple[int, ...]) -> None:
    assert steps(top) == marks


@given(st.lists(st.floats(0, 100), max_size=6))
def test_names_are_spread_in_their_order(wanted: list[float]) -> None:
    found = spread(wanted, 10, 0, 100)
    ordered = sorted(range(len(wanted)), key=lambda at: wanted[at])
    assert all(found[b] - found[a] >= 10 - 1e-9 for a, b in pairwise(ordered))
    assert all(-1e-9 <= each <= 100 + 1e-9 for each in found)


@given(st.floats(1, 300), st.floats(1, 300), st.floats(2, 40))
def test_hatching_stays_within_its_rectangle(width: float, height: float, step: float) -> None:
    box = Box(10, 20, width, height)
    for each in hatching(box, step, next(iter(GREYS))):
        for x, y in ((each.x1, each.y1), (each.x2, each.y2)):
            assert box.x - 1e-6 <= x <= box.right + 1e-6 and box.y - 1e-6 <= y <= box.bottom + 1e-6


@pytest.mark.parametrize("name", [name for name in SCENES if name != "time"])
def test_a_chart_can_stand_among_kept_facts(name: str) -> None:
    scene = SCENES[name]
    assert facts_from_json(type(scene), facts_json(scene)) == scene


# -- on paper ----------------------------------------------------------------------------------------------
def page_of(drawing: Drawing, *, marked: bool = True) -> bytes:
    """A page with the drawing 92 points below its upper edge."""

    def put(_: ListFacts, page: Document) -> None:
        with page.tagged(page.tree.add("Figure")):
            draw(page, drawing, 0, 700)

    facts = samples.listing(0)
    facts = facts if marked else replace(facts, frame=replace(facts.frame, marking="", designation=None))
    return render(replace(LIST, draw=put, name="chart"), facts)


def on_paper(drawing: Drawing) -> Counter[tuple[object, ...]]:
    """The shapes as the content stream of the page has them, from the upper left corner of the chart."""
    with pikepdf.open(BytesIO(page_of(drawing))) as pdf:
        steps_ = list(pikepdf.parse_content_stream(pdf.pages[0]))
    inside = _figure(steps_)
    return Counter(_shapes(inside))


def _figure(found: list[Any]) -> list[Any]:
    start = next(
        at
        for at, step in enumerate(found)
        if str(step.operator) == "BDC" and "/Figure" in str(step.operands[0])
    )
    depth, inside = 1, []
    for step in found[start + 1 :]:
        depth += {"BDC": 1, "EMC": -1}.get(str(step.operator), 0)
        if not depth:
            break
        inside.append(step)
    return inside


def _shapes(found: list[Any]) -> Iterator[tuple[object, ...]]:
    path: list[tuple[float, float]] = []
    kind = ""
    for step in found:
        operator, values = str(step.operator), list(step.operands)
        if operator in ("m", "l"):
            path.append((float(values[0]), 700 - float(values[1])))
            kind = "line" if len(path) == 2 else "polygon"
        elif operator == "re":
            x, y, w, h = map(float, values)
            path, kind = [(x, 700 - y - h), (w, h)], "rect"
        elif operator == "Tm":
            yield ("text", _round(float(values[4])), _round(700 - float(values[5])))
        elif operator in ("S", "s", "f", "f*", "n") and path:
            filled = () if kind == "line" else (operator[0] == "f",)
            yield (kind, *filled, *map(_round, (*path[0], *path[2 if kind == "polygon" else 1])))
            path = []


def _round(value: float) -> int:
    """Half points: content streams hold fewer digits than the layout."""
    return round(value * 2)


def wanted(drawing: Drawing) -> Counter[tuple[object, ...]]:
    found: Counter[tuple[object, ...]] = Counter()
    for each in drawing.shapes:
        if isinstance(each, Label):
            found["text", _round(each.x), _round(each.y)] += bool(each.text)
        elif isinstance(each, Line):
            found["line", *map(_round, (each.x1, each.y1, each.x2, each.y2))] += 1
        elif isinstance(each, Rect):
            box = each.box
            found["rect", each.filled, *map(_round, (box.x, box.y, box.width, box.height))] += 1
        else:
            assert isinstance(each, Polygon)
            found["polygon", each.filled, *map(_round, (*each.points[0], *each.points[2]))] += 1
    return +found


@pytest.mark.parametrize("name", SCENES)
def test_paper_draws_the_shapes_of_the_layout(name: str) -> None:
    drawing = lay_out(SCENES[name], 504, letters())
    assert_alike(on_paper(drawing), wanted(drawing))


def assert_alike(found: Counter[tuple[object, ...]], meant: Counter[tuple[object, ...]]) -> None:
    """The same shapes, up to a rounding of half a point."""
    assert Counter(each[0] for each in found.elements()) == Counter(each[0] for each in meant.elements())
    left, right = sorted(found.elements(), key=str), sorted(meant.elements(), key=str)
    rest = [each for each in left if each not in meant]
    for each in rest:
        assert any(near(each, other) for other in right), each


def near(one: tuple[object, ...], other: tuple[object, ...]) -> bool:
    pairs = list(zip(one, other, strict=False))
    return len(one) == len(other) and all(
        abs(a - b) <= 1 if isinstance(a, int) and isinstance(b, int) else a == b for a, b in pairs
    )


@pytest.mark.parametrize("name", SCENES)
def test_no_pixel_of_a_printed_text_leaves_its_measured_box(name: str) -> None:
    """Since the boxes neither meet nor leave the chart, no text is covered or cut on paper either."""
    whole = lay_out(SCENES[name], 504, letters())
    texts = replace(whole, shapes=tuple(whole.labels()))
    document = pypdfium2.PdfDocument(page_of(texts, marked=False))
    bitmap = document[0].render(scale=2, grayscale=True)
    pixels, stride = bytes(bitmap.buffer), bitmap.stride
    boxes = [each.box for each in whole.labels() if each.text]
    for y in range(2 * 92, 2 * 92 + round(2 * whole.height)):
        line = pixels[y * stride : y * stride + 2 * 612]
        for x in (at for at, grey in enumerate(line) if grey < 160):
            assert any(
                each.x - 1 <= x / 2 <= each.right + 1 and each.y - 1 <= y / 2 - 92 <= each.bottom + 1
                for each in boxes
            ), (x / 2, y / 2 - 92)
    document.close()


def test_paper_needs_no_colour_and_one_weight_of_rule() -> None:
    with pikepdf.open(BytesIO(page_of(lay_out(SCENES["time"], 504, letters())))) as pdf:
        used = {str(step.operator) for step in pikepdf.parse_content_stream(pdf.pages[0])}
    assert not used & {"rg", "RG", "k", "K", "sc", "SC", "scn", "SCN", "sh"}
    assert WEIGHT < 1


def charts() -> bytes:
    """A paper with every chart on it."""

    def put(_: ListFacts, page: Document) -> None:
        page.heading("Charts", level=1)
        for each in SCENES.values():
            page.heading(each.title)
            draw_chart(page, each)

    return render(replace(LIST, draw=put), samples.listing(0))


def test_a_chart_on_paper_is_a_figure_that_says_itself() -> None:
    with pikepdf.open(BytesIO(charts())) as pdf:
        figures = [kid for kid in pdf.Root.StructTreeRoot.K.K if str(kid.S) == "/Figure"]
        assert [str(each.Alt) for each in figures] == [each.says() for each in SCENES.values()]
        for each in figures:
            left, bottom, right, top = (float(corner) for corner in each.A.BBox)
            assert 0 < left < right <= 612 and 0 < bottom < top <= 792
        assert len(pdf.pages) > 1
    assert re.match(r"Duties by week, bar chart\. Overdue: Duties 2\.", SCENES["bars"].says())
