"""The picture of the states: every name is whole, however large the letters are."""

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QFontMetricsF
from pytestqt.qtbot import QtBot

import resources
from models.cases import states
from ui.parts.statepicture import WRAPPED, StatePicture
from ui.theme import Theme

WORDS = {row["code"]: row["label"] for row in resources.table("codes/case_state.csv")}


@pytest.mark.parametrize(("zoom", "width"), [(100, 836), (200, 1270)])
def test_every_name_stands_whole_in_its_box(qtbot: QtBot, light_theme: Theme, zoom: int, width: int) -> None:
    light_theme.choose(zoom=zoom)
    picture = StatePicture(states.COLUMNS, "States", 26)
    qtbot.addWidget(picture)
    light_theme.dress(picture)
    picture.resize(width, 100)
    low = picture.sizeHint().height()
    picture.show_states(
        {"LOR_RECEIVED": 12}, {"LOR_INSUFFICIENT": "Return it", "WITHDRAWN": "Withdraw it"}, WORDS.__getitem__
    )
    places = picture._places()
    assert places.keys() == WORDS.keys() and picture.sizeHint().height() > low
    for state, box in places.items():
        room = QRectF(0, 0, box.width() - 2 * light_theme.px(8), 1_000)
        wanted = QFontMetricsF(picture._letters(state)).boundingRect(room, WRAPPED, picture._says(state))
        assert wanted.width() <= room.width() and wanted.height() <= box.height(), state
    assert max(box.bottom() for box in places.values()) <= picture.sizeHint().height()
