"""A chart on screen: the shapes of the layout, nothing cut or covered, keys and words for everything on it."""

import xml.etree.ElementTree as ElementTree
from collections import Counter
from itertools import combinations

import pytest
from PySide6.QtCore import QBuffer, QRect, QSize, Qt
from PySide6.QtGui import QAccessible, QBitmap, QColor, QImage, QPainter, QRegion
from PySide6.QtSvg import QSvgGenerator
from PySide6.QtWidgets import QApplication, QPushButton, QToolTip
from pytestqt.qtbot import QtBot

from reports.chart.layout import lay_out
from reports.chart.shapes import Drawing, Label, Line, Polygon, Rect
from tests.reports import test_chart as on_paper
from tests.reports.scenes import SCENES
from ui.parts.chart import ChartPane, letters, paint
from ui.theme import Theme

WIDTH = 620


def drawn(name: str, width: int = WIDTH) -> Drawing:
    return lay_out(SCENES[name], width, letters(QApplication.font()))


def as_svg(drawing: Drawing) -> ElementTree.Element:
    buffer = QBuffer()
    generator = QSvgGenerator()
    generator.setOutputDevice(buffer)
    generator.setSize(QSize(round(drawing.width), round(drawing.height)))
    generator.setResolution(96)
    painter = QPainter(generator)
    paint(painter, drawing, QApplication.font())
    painter.end()
    return ElementTree.fromstring(bytes(buffer.data().data()))


def shapes_of(svg: ElementTree.Element) -> dict[str, list[tuple[float, ...]]]:
    found: dict[str, list[tuple[float, ...]]] = {"line": [], "rect": [], "polygon": [], "text": []}
    for each in svg.iter():
        tag = each.tag.rpartition("}")[2]
        if tag == "polyline":
            found["line"].append(_numbers(each.attrib["points"]))
        elif tag == "rect":
            found["rect"].append(tuple(float(each.attrib[key]) for key in ("x", "y", "width", "height")))
        elif tag == "polygon":
            found["polygon"].append(_numbers(each.attrib["points"]))
        elif tag == "text":
            found["text"].append((float(each.attrib["x"]), float(each.attrib["y"])))
    return found


def _numbers(text: str) -> tuple[float, ...]:
    return tuple(float(each) for each in text.replace(",", " ").split())


@pytest.mark.parametrize("name", SCENES)
def test_the_screen_draws_the_shapes_of_the_layout(qapp: QApplication, name: str) -> None:
    drawing = drawn(name)
    found = shapes_of(as_svg(drawing))
    for kind, shape in (("line", Line), ("rect", Rect), ("polygon", Polygon), ("text", Label)):
        meant = [each for each in drawing.shapes if isinstance(each, shape) and getattr(each, "text", "x")]
        assert len(found[kind]) == len(meant), kind
        for numbers, each in zip(found[kind], meant, strict=True):
            assert numbers[: len(_place(each))] == pytest.approx(_place(each), abs=0.1), each


def _place(each: object) -> tuple[float, ...]:
    if isinstance(each, Line):
        return each.x1, each.y1, each.x2, each.y2
    if isinstance(each, Rect):
        return each.box.x, each.box.y, each.box.width, each.box.height
    if isinstance(each, Polygon):
        return tuple(number for point in each.points for number in point)
    assert isinstance(each, Label)
    return each.x, each.y


@pytest.mark.parametrize("name", SCENES)
def test_screen_and_paper_draw_the_same(qapp: QApplication, name: str) -> None:
    """One drawing, laid out once, through both painters."""
    drawing = lay_out(SCENES[name], 504, on_paper.letters())
    screen, paper = shapes_of(as_svg(drawing)), Counter(on_paper.on_paper(drawing))
    found: Counter[tuple[object, ...]] = Counter()
    for x1, y1, x2, y2 in screen["line"]:
        found["line", *map(_half, (x1, y1, x2, y2))] += 1
    for x, y in screen["text"]:
        found["text", _half(x), _half(y)] += 1
    assert len(screen["rect"]) == sum(count for shape, count in paper.items() if shape[0] == "rect")
    assert len(screen["polygon"]) == sum(count for shape, count in paper.items() if shape[0] == "polygon")
    for number in ("line", "text"):
        on_screen = [each for each in found.elements() if each[0] == number]
        printed = [each for each in paper.elements() if each[0] == number]
        assert len(on_screen) == len(printed)
        assert all(any(on_paper.near(each, other) for other in printed) for each in on_screen)


def _half(value: float) -> int:
    return round(value * 2)


def inks(drawing: Drawing) -> list[tuple[str, QRegion, QRect]]:
    """The pixels each text takes, drawn alone on a larger sheet so that nothing can be cut."""
    found = []
    for each in drawing.labels():
        image = QImage(round(drawing.width) + 80, round(drawing.height) + 80, QImage.Format.Format_ARGB32)
        image.fill(Qt.GlobalColor.transparent)
        painter = QPainter(image)
        painter.translate(40, 40)
        paint(painter, Drawing(drawing.width, drawing.height, (each,), ()), QApplication.font())
        painter.end()
        region = QRegion(QBitmap.fromImage(image.createAlphaMask()))
        found.append((each.text, region, region.boundingRect()))
    return found


@pytest.mark.parametrize("zoom", [100, 200])
@pytest.mark.parametrize("name", [name for name in SCENES if name != "many bars"])
def test_no_pixel_of_a_text_lies_on_another_or_beyond_the_edge(
    light_theme: Theme, name: str, zoom: int
) -> None:
    light_theme.choose("light", zoom)
    drawing = drawn(name, WIDTH * zoom // 100)
    whole = QRect(40, 40, round(drawing.width + 0.5), round(drawing.height + 0.5)).adjusted(-1, -1, 1, 1)
    found = inks(drawing)
    for text, _, box in found:
        assert not box.isEmpty() and whole.contains(box), text
    for (one, region, box), (other, second, place) in combinations(found, 2):
        assert not (box.intersects(place) and region.intersects(second)), (one, other)


@pytest.fixture
def pane(qtbot: QtBot) -> ChartPane:
    made = ChartPane("weeks")
    qtbot.addWidget(made)
    made.show_scene(SCENES["bars"])
    made.resize(WIDTH, 260)
    with qtbot.waitExposed(made):
        made.show()
    return made


def test_the_arrow_keys_go_through_the_bars_and_enter_opens_one(qtbot: QtBot, pane: ChartPane) -> None:
    view, opened = pane.view, []
    view.opened.connect(opened.append)
    view.setFocus(Qt.FocusReason.TabFocusReason)
    view.go_to(0)
    for key, at in ((Qt.Key.Key_Right, 1), (Qt.Key.Key_End, 5), (Qt.Key.Key_Right, 5), (Qt.Key.Key_Left, 4)):
        qtbot.keyClick(view, key)
        assert view.at == at
    qtbot.keyClick(view, Qt.Key.Key_Return)
    assert opened == [4]
    assert view.drawing.items[4].text == pane.said.text() == "21 Dec: 7 duties"
    assert not QToolTip.isVisible()


def test_a_click_opens_what_lies_under_it(qtbot: QtBot, pane: ChartPane) -> None:
    opened: list[int] = []
    pane.view.opened.connect(opened.append)
    box = pane.view.drawing.items[5].box
    place = pane.view.rect().topLeft()
    place.setX(round(box.x + box.width / 2))
    place.setY(round(box.y + box.height / 2))
    qtbot.mouseClick(pane.view, Qt.MouseButton.LeftButton, pos=place)
    assert opened == [5]


def test_a_screen_reader_gets_title_words_and_table(qtbot: QtBot, pane: ChartPane) -> None:
    interface = QAccessible.queryAccessibleInterface(pane.view)
    assert interface.text(QAccessible.Text.Name) == "Duties by week"
    assert "This week: Duties 11." in interface.text(QAccessible.Text.Description)
    switch = pane.findChild(QPushButton, "weeks_switch")
    qtbot.mouseClick(switch, Qt.MouseButton.LeftButton)
    assert pane.as_table and switch.text() == "Show as chart"
    table = pane.table.table
    rows = [[table.data(table.index(row, at)) for at in (0, 1)] for row in range(table.rowCount())]
    assert rows[1] == ["This week", "11"] and len(rows) == 6
    assert pane.table.accessibleName() == "Duties by week, table"
    qtbot.mouseClick(switch, Qt.MouseButton.LeftButton)
    assert not pane.as_table and switch.accessibleName() == "Show as table: Duties by week"


def test_another_width_or_theme_lays_the_chart_out_anew(qtbot: QtBot, pane: ChartPane) -> None:
    before = pane.view.drawing
    pane.resize(WIDTH + 200, 260)
    qtbot.waitUntil(lambda: pane.view.drawing.width > before.width + 150)
    Theme.current().choose("dark", 150)
    qtbot.waitUntil(lambda: pane.view.drawing.height > 1.3 * before.height)


@pytest.mark.parametrize("look", ["light", "dark", "contrast"])
def test_bars_stand_out_from_the_ground_in_every_theme(qtbot: QtBot, pane: ChartPane, look: str) -> None:
    Theme.current().choose(look)  # type: ignore[arg-type]
    picture = pane.view.grab().toImage()
    ratio = picture.devicePixelRatio()
    box = pane.view.drawing.items[5].box
    ground = QColor(picture.pixel(1, round(pane.view.height() * ratio / 2)))
    solid = pane.view.drawing.items[1].box
    inside = QColor(
        picture.pixel(round((solid.x + solid.width / 2) * ratio), round((solid.bottom - 2) * ratio))
    )
    assert abs(ground.lightness() - inside.lightness()) > 60
    assert not box.meets(solid)
