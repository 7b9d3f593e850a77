"""The tables that records give to a section of the training plan, by its number in the outline."""

from collections.abc import Callable, Mapping

from app.planning import tables_appendix as appendix
from app.planning import tables_lines as lines
from app.planning.planned import Planned
from app.planning.tabled import Listed

Build = Callable[[Planned], list[Listed]]

TABLES: Mapping[str, Build] = {
    "1.1.1": lines.us_objectives,
    "1.1.2": lines.partner_objectives,
    "1.1.3": lines.completed,
    "1.1.4": lines.turned_down,
    "1.2.1": lines.development,
    "1.2.3.1": lines.outcome,
    "1.3": lines.by_service,
    "2.A": appendix.administration,
    "2.B": appendix.english,
    "2.C": appendix.invitational,
    "2.D": appendix.prominence,
    "2.E": appendix.waivers,
    "2.F": appendix.tours,
    "2.G": appendix.teams,
    "2.H": appendix.use,
    "3.1": lines.aviation,
    "3.2": lines.fellowship,
    "3.3": lines.others,
}


def tables_of(held: Planned, section_no: str) -> list[Listed]:
    """The tables of a section in which something stands; none for a section of words alone."""
    build = TABLES.get(section_no)
    return [each for each in build(held) if each.rows] if build else []


def rows_of(held: Planned, section_no: str) -> int:
    """How many rows records give to a section that is about nothing else, so that it cannot have nothing to say."""
    return sum(len(each.rows) for each in tables_of(held, section_no)) if section_no in TELLING else 0


TELLING = frozenset({"2.C", "2.D", "2.E", "2.F", "2.G", "3.1", "3.2", "3.3"})
"""Sections whose rows are what they are about; the others have tables beside their words."""
