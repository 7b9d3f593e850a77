"""The words of the practice office's training plans: last year's, and this year's as far as they are.

The texts are Markdown files named after their sections; {BY} and {PY} stand for budget and planning year.
"""

from collections.abc import Iterable, Mapping
from datetime import timedelta
from functools import cache

import resources
from app.change import Work
from app.demo.season import Season, Step
from app.reader import Reader
from models.calendar import fiscal_year
from models.planning.cetpp import CetppSection

TRAINER, CHIEF = "trainer", "chief"
FOLDER = "demo/cetpp"
LAST, NOW = ("last", "f+0", 0), ("now", "f+1", 1)
"""Folder of its texts, name of the plan among the tables, and how many years after this one it is for."""
REVIEWED = ("1.1.1", "1.1.2", "1.2.1", "1.2.2", "2.B")
"""Sections that the chief has read whole; the others are drafts."""
EMPTY = "1.2.3.2"
"""The section that waits for new examples: last year's are not carried forward."""
NOTHING: Mapping[str, str] = {
    "1.2.3.1": "The interviews of this year are not evaluated yet.",
    "3.1": "No candidate met the age and flying hours that the program asks for.",
}


@cache
def texts(folder: str) -> Mapping[str, str]:
    """The words by section."""
    files = sorted(resources.path(f"{FOLDER}/{folder}").glob("*.md"))
    return {each.stem: resources.text(f"{FOLDER}/{folder}/{each.name}") for each in files}


def _last(season: Season, work: Work, _reader: Reader) -> None:
    """Last year's plan was read whole before it was sent."""
    _write(season, work, LAST)
    made = [season.named["cetpp_section", f"{LAST[1]} {no}"] for no in texts(LAST[0])]
    _review(work, season, made, by="Bruskell, Odin", days_ago=150)


def _draft(season: Season, work: Work, _reader: Reader) -> None:
    _write(season, work, NOW)
    for no, reason in NOTHING.items():
        work.add(
            CetppSection,
            {"cetpp_id": season.named["cetpp", NOW[1]], "section_no": no, "nothing_because": reason},
        )


def _read(season: Season, work: Work, _reader: Reader) -> None:
    made = [season.named["cetpp_section", f"{NOW[1]} {no}"] for no in REVIEWED]
    _review(work, season, made, by="Quentley, Mara", days_ago=2)


def _write(season: Season, work: Work, plan: tuple[str, str, int]) -> None:
    folder, name, after = plan
    year = fiscal_year(season.today) + after
    for no, text in texts(folder).items():
        words = text.replace("{BY}", str(year)).replace("{PY}", str(year + 1)).strip()
        row = {"cetpp_id": season.named["cetpp", name], "section_no": no, "narrative": words}
        season.named["cetpp_section", f"{name} {no}"] = work.add(CetppSection, row)


def _review(work: Work, season: Season, made: Iterable[int], *, by: str, days_ago: int) -> None:
    values = {"reviewed_on": season.today - timedelta(days=days_ago), "reviewed_by": by}
    work.set_many(CetppSection, dict.fromkeys(made, values))


STEPS = (
    Step(8, TRAINER, "Keep last year's training plan", _last),
    Step(5, TRAINER, "Draft the training plan", _draft),
    Step(2, CHIEF, "Review sections of the training plan", _read),
)
