"""What a person sees in a grid, as a paper."""

from dataclasses import dataclass

from reports.paper import Audience, Column, Document, Frame, Paper
from reports.paper.document import BODY, MUTED

_UPRIGHT_CHARACTERS = 105  # more than this on one line is easier to read on a turned page
_SAMPLE = 200


@dataclass(frozen=True, slots=True)
class ListColumn:
    """A column of the list; `share` 0 measures the width from the cells, `right` is for numbers."""

    label: str
    share: float = 0
    right: bool = False


@dataclass(frozen=True, slots=True)
class ListFacts:
    """The list as shown: `subtitle` says in a sentence what was chosen, `totals` what it comes to."""

    frame: Frame
    title: str
    subtitle: str
    columns: tuple[ListColumn, ...]
    rows: tuple[tuple[str, ...], ...]
    totals: str = ""


def draw(facts: ListFacts, page: Document) -> None:
    """Title, filter sentence, rows, totals."""
    page.heading(facts.title, level=1)
    page.paragraph(facts.subtitle, MUTED)
    if facts.rows:
        shares = _shares(facts)
        columns = [Column(c.label, share, c.right) for c, share in zip(facts.columns, shares, strict=True)]
        page.table(columns, facts.rows)
    else:
        page.paragraph("No records.")
    page.paragraph(facts.totals, BODY)


def _shares(facts: ListFacts) -> list[float]:
    return [column.share or _characters(facts, i) for i, column in enumerate(facts.columns)]


def _characters(facts: ListFacts, number: int) -> float:
    """About how many characters a column needs: nine cells in ten fit on one line, long texts wrap."""
    lengths = sorted(len(row[number]) for row in facts.rows[:_SAMPLE])
    usual = lengths[(len(lengths) * 9) // 10] if lengths else 0
    longest_word = max(map(len, facts.columns[number].label.split()), default=0) + 2
    return float(min(max(usual + 2, longest_word, 5), 40))


def _upright(facts: ListFacts) -> bool:
    return sum(_characters(facts, i) for i in range(len(facts.columns))) <= _UPRIGHT_CHARACTERS


def _subject(facts: ListFacts) -> str:
    return facts.title


LIST = Paper(
    name="list",
    title="List",
    version=1,
    audience=Audience.INTERNAL,
    draw=draw,
    subject=_subject,
    upright=_upright,
)
