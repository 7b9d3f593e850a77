"""The status report of all cases: lines of it in a second against the same words on a bare canvas."""

from collections.abc import Iterator
from pathlib import Path

from app.documents import printable
from benchmarks import floors, places
from benchmarks.measure import Figure, in_turn, seconds
from benchmarks.papers import FONT, words_of
from benchmarks.portfolio import CASES, with_cases

TURNS = 3


def run(folder: Path, quick: bool) -> Iterator[Figure]:
    """Drawing alone against the canvas; gathering the facts is told beside it, as the canvas has nothing like it."""
    cases = CASES // (20 if quick else 1)
    font = str(Path(__file__).resolve().parent.parent / "resources" / FONT)
    paper = printable("case_status")
    with places.reopen(with_cases(folder, cases)) as office:
        facts = paper.office_facts(office, office.reader, "")
        pages = words_of(paper.drawn(office.reader, facts))
        one, two = in_turn(
            lambda: seconds(lambda: paper.drawn(office.reader, facts)),
            lambda: seconds(lambda: floors.draw(pages, font)),
            TURNS,
            1,
        )
        what = f"Status report of {cases:,} cases ({len(pages)} pages), pages in a second"
        yield Figure(what, len(pages) / one, "a second", 0.33, len(pages) / two, True)
        gathered = seconds(lambda: paper.office_facts(office, office.reader, ""))
        yield Figure(f"Facts of the status report of {cases:,} cases gathered", gathered * 1000, "ms", None)
