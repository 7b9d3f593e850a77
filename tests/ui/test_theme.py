"""Colours can be read, sizes follow the zoom, and nothing in the style sheet is left open."""

import re
import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtGui import QColor
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QLabel,
    QLineEdit,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

import resources
from ui import icons
from ui.parts.basics import tool
from ui.parts.offers import Offers
from ui.theme import Theme, colours, style_sheet

STATES = ("blocked", "due", "done", "note")


def luminance(colour: QColor) -> float:
    """Relative luminance as WCAG 2.0 defines it."""
    parts = (
        part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in colour.getRgbF()[:3]
    )
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), parts, strict=True))


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(QColor(one)), luminance(QColor(other))), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("name", ["light", "dark"])
def test_text_stands_out_from_what_it_stands_on(name: str) -> None:
    roles = colours(name).by_role
    for text in ("text", "muted", "accent"):
        for ground in ("surface", "canvas", "raised"):
            assert contrast(roles[text], roles[ground]) >= 4.5, (text, ground)
    for state in STATES:
        assert contrast(roles[state], roles[f"{state}_tint"]) >= 5.7, state
    assert contrast(roles["on_accent"], roles["accent"]) >= 4.5
    assert contrast(roles["on_cui"], roles["cui"]) >= 6


@pytest.mark.parametrize("name", ["light", "dark"])
def test_what_was_searched_can_be_read_on_its_mark_in_every_cell(name: str) -> None:
    """The mark is multiplied into a light ground and lightens a dark one (`ui.parts.marks`)."""
    roles = colours(name).by_role
    mark = QColor(roles["hit"])

    def marked(ground: str) -> str:
        pairs = zip(QColor(ground).getRgb()[:3], mark.getRgb()[:3], strict=True)
        mixed = [max(pair) if name == "dark" else pair[0] * pair[1] // 255 for pair in pairs]
        return QColor(*mixed).name()

    for ground in ("surface", "accent_tint"):
        assert contrast(roles["text"], marked(roles[ground])) >= 7, ground
        assert contrast(roles["hit_line"], roles[ground]) >= 3, ground
        for state in STATES:  # the words of chips, on their tint
            assert contrast(roles[state], marked(roles[f"{state}_tint"])) >= 4.5, state


@pytest.mark.parametrize("name", ["light", "dark", "contrast"])
@pytest.mark.parametrize("zoom", [100, 200])
def test_the_style_sheet_is_complete(name: str, zoom: int) -> None:
    sheet = style_sheet(colours(name), zoom)
    assert "$" not in sheet and "{0" not in sheet and "{1" not in sheet
    assert sheet.count("{") == sheet.count("}")


def test_the_program_may_lie_in_any_folder(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Blanks, brackets and other letters stand in the paths of many machines; ticks and arrows are drawn there too."""
    box = QCheckBox("Ticked")
    qtbot.addWidget(box)
    box.setChecked(True)
    folder = tmp_path / "Programme (x86)" / "Büro's {1} 20% ดี"
    shutil.copytree(resources.path("themes"), folder / "themes")
    drawn = []
    for root in (resources.path("."), folder):
        monkeypatch.setattr(resources, "_ROOT", root)
        box.setStyleSheet(style_sheet(colours("light"), 100))
        drawn.append(box.grab().toImage())
    assert drawn[0] == drawn[1]
    box.setChecked(False)
    assert box.grab().toImage() != drawn[0]


def test_all_palettes_have_the_same_roles() -> None:
    assert (
        colours("light").by_role.keys()
        == colours("dark").by_role.keys()
        == colours("contrast").by_role.keys()
    )


def test_zoom_doubles_text_and_stays_in_its_limits(qapp: QApplication) -> None:
    theme = Theme.current()
    before = qapp.font().pointSizeF()
    theme.choose(zoom=200)
    assert qapp.font().pointSizeF() == pytest.approx(2 * before)
    theme.choose(zoom=500)
    assert theme.zoom == 200
    theme.choose(zoom=10)
    assert theme.zoom == 100


def test_a_widget_is_dressed_anew_no_oftener_when_it_lies_deep(qtbot: QtBot) -> None:
    """Each of the widgets around it would dress it again, and a full window took ten seconds to go dark."""
    dressed = []

    class Deep(QLabel):
        def changeEvent(self, event: QEvent) -> None:
            super().changeEvent(event)
            if event.type() is QEvent.Type.StyleChange:
                dressed.append(self.palette().windowText().color().name())

    outer = inner = QWidget()
    qtbot.addWidget(outer)
    for _ in range(10):
        around, inner = inner, QWidget()
        QVBoxLayout(around).addWidget(inner)
    QVBoxLayout(inner).addWidget(Deep("deep"))
    outer.show()
    dressed.clear()
    Theme.current().choose("dark")
    assert dressed[-1] == QColor(colours("dark").by_role["text"]).name()
    assert len(dressed) == 2  # out of the old dress and into the new one


def test_what_is_built_loose_is_dressed_once_when_it_comes_into_the_window(qtbot: QtBot) -> None:
    """Else each part would be dressed again whenever one around it finds its place: most of the time a page took."""
    window = QStackedWidget()
    qtbot.addWidget(window)
    window.addWidget(QLabel("before"))
    window.show()
    dressed = []

    class Deep(QLabel):
        def changeEvent(self, event: QEvent) -> None:
            super().changeEvent(event)
            if event.type() is QEvent.Type.StyleChange:
                dressed.append(self.fontMetrics().height())

    deep = Deep("deep")
    deep.setProperty("text_size", "figure")
    page: QWidget = deep
    for _ in range(5):
        scroll = QScrollArea()
        scroll.setWidget(page)  # which asks for its size, and so for its dress
        page = QWidget()
        QVBoxLayout(page).addWidget(scroll)
    assert dressed == []
    undressed = deep.fontMetrics().height()
    window.setCurrentIndex(window.addWidget(page))
    assert len(dressed) == 1
    assert deep.fontMetrics().height() > undressed


def test_a_list_of_offers_is_a_window_of_its_own_and_is_dressed(qtbot: QtBot) -> None:
    line = QLineEdit()
    qtbot.addWidget(line)
    offers = Offers(["Harbour", "Hill"], line)
    line.setCompleter(offers)
    line.show()
    qtbot.keyClicks(line, "H")
    popup = offers.popup()
    assert popup is not None and popup.isVisible()
    assert popup.styleSheet() == line.styleSheet() != ""
    popup.hide()


def test_nothing_makes_its_offers_otherwise() -> None:
    sources = [each for each in Path(icons.__file__).parent.rglob("*.py") if each.name != "offers.py"]
    assert [each.name for each in sources if re.search(r"QCompleter\(", each.read_text())] == []


def test_high_contrast_takes_the_systems_colours(qapp: QApplication) -> None:
    theme = Theme.current()
    theme.choose("contrast")
    assert theme.colour("text") == theme._system.text().color()
    assert theme.colour("blocked_tint") == theme._system.base().color()


def test_icons_take_the_colour_of_the_theme(qtbot: QtBot) -> None:
    button = tool("Lock", "lock", "lock")
    qtbot.addWidget(button)
    theme = Theme.current()

    def colour() -> str:
        image = button.icon().pixmap(16, 16).toImage()
        pixels = (image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height()))
        return max(pixels, key=lambda each: each.alpha()).name()

    assert colour() == theme.colour("text").name()
    theme.choose("dark")
    icons.dress_again()
    assert colour() == theme.colour("text").name()


def test_every_icon_that_is_named_is_shipped() -> None:
    sources = Path(icons.__file__).parent.rglob("*.py")
    text = "\n".join(each.read_text() for each in sources)
    named = set(re.findall(r'icon="([a-z0-9-]+)"', text)) | set(icons.TONE_ICONS.values())
    named |= set(re.findall(r'Tab\("\w+", "([a-z0-9-]+)"\)', text))
    assert named
    for each in sorted(named):
        assert resources.text(f"icons/{each}.svg").startswith("<")
