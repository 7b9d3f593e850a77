"""The left half of the writing screen: every place of the plan with how far it is, in words and as an icon."""

from app.planning import cetpp
from app.planning.cetpp import Place
from ui.parts.grid import Grid
from ui.parts.listed import Listed
from ui.parts.table_model import Chipped, Column, Row
from ui.planning.cetpp.editor import TONES

_COLUMNS = (Column("heading", "Section", width=300), Column("state", "State", "chip", 130))
_STEP = "   "


def grid_of(lines: Listed[Place]) -> Grid:
    """The grid over the places."""
    made = Grid(lines, _COLUMNS, "Outline of the plan")
    made.setObjectName("cetpp_outline")
    return made


def cells(place: Place) -> Row:
    """A place with its depth; a heading that only holds others has no state."""
    name = _STEP * (place.level - 1) + f"{place.numbered} {place.heading}".strip()
    word = cetpp.STATES.get(place.state, place.state)
    return name, Chipped(TONES.get(place.state, "open"), word) if place.written else ""
