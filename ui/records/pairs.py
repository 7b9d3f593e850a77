"""The list of pairs that may be the same, and the list of answers given so far."""

from array import array
from collections.abc import Sequence

from app.answers import Answer, Side
from app.duplicates import Candidate
from models.fields import show_date
from models.kinds import kind_named
from ui.parts.grid import Grid
from ui.parts.table_model import Cell, Chipped, Column, Row

OPEN = (
    Column("first", "Record", width=310),
    Column("second", "Looks like", width=310),
    Column("score", "How alike", "chip", 120),
    Column("why", "Why", width=240),
)
ANSWERED = (
    Column("first", "Record", width=230),
    Column("second", "And", width=230),
    Column("same", "Answer", "chip", 150),
    Column("reason", "Reason", width=220),
    Column("on", "On", width=110),
    Column("by", "By", width=120),
)
VERY = 90
"""Score from which two are called very alike."""


class Fixed:
    """Rows that are there already, by their place."""

    def __init__(self) -> None:
        self.rows: list[Row] = []

    def ids(self, sort: tuple[str, bool], where: object, text: str) -> "array[int]":
        """Every place in order."""
        return array("q", range(len(self.rows)))

    def page(self, ids: Sequence[int]) -> Sequence[Row | None]:
        """These rows."""
        return [self.rows[at] if at < len(self.rows) else None for at in ids]


class PairGrid(Grid):
    """Pairs that nobody answered yet."""

    def __init__(self) -> None:
        self._source = Fixed()
        super().__init__(self._source, OPEN, "Pairs that may be the same")
        self.setObjectName("pairs")
        self.pairs: list[Candidate] = []
        _plain(self)

    def show_pairs(self, pairs: Sequence[Candidate]) -> None:
        """Shows these pairs; the cursor stays at its place in the list."""
        at = max(0, self.currentIndex().row())
        self.pairs = list(pairs)
        self._source.rows = [
            (_name(each.first), _name(each.second, each.first), _how(each), each.why) for each in pairs
        ]
        self.show_ids(self._source.ids(("", False), None, ""))
        if pairs:
            self.go_to_row(min(at, len(pairs) - 1))

    @property
    def chosen(self) -> Candidate | None:
        """The pair of the cursor."""
        at = self.current_id()
        return self.pairs[at] if at is not None and at < len(self.pairs) else None


class AnswerGrid(Grid):
    """What was answered so far."""

    def __init__(self) -> None:
        self._source = Fixed()
        super().__init__(self._source, ANSWERED, "Pairs that were answered")
        self.setObjectName("answers")
        self.answers: list[Answer] = []
        _plain(self)

    def show_answers(self, answers: Sequence[Answer]) -> None:
        """Shows these answers."""
        self.answers = list(answers)
        self._source.rows = [
            (
                _name(each.first), _name(each.second, each.first),
                Chipped("done", "The same") if each.same else Chipped("open", "Not the same"), each.reason,
                show_date(each.on) if each.on else "", each.by,
            )
            for each in answers
        ]  # fmt: skip
        self.show_ids(self._source.ids(("", False), None, ""))

    @property
    def chosen(self) -> Answer | None:
        """The answer of the cursor."""
        at = self.current_id()
        return self.answers[at] if at is not None and at < len(self.answers) else None


def _plain(grid: Grid) -> None:
    """These lists have an order of their own, and one line at a time is chosen."""
    grid.setSelectionMode(Grid.SelectionMode.SingleSelection)
    for view in (grid, grid.overlay):
        view.horizontalHeader().setSortIndicatorShown(False)
        view.horizontalHeader().setSectionsClickable(False)


def _how(pair: Candidate) -> Cell:
    return Chipped("warn", "Very alike") if pair.score >= VERY else Chipped("open", "Alike")


def _name(side: Side, beside: Side | None = None) -> str:
    kind = kind_named(side.kind).spec.noun if beside is not None and side.kind != beside.kind else ""
    about = " · ".join(part for part in (kind, side.about) if part)
    return f"{side.title} · {about}" if about else side.title
