"""Which rows are in sight of a list in groups, whatever is folded, against a plain list."""

from array import array

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QModelIndex, Qt
from pytestqt.modeltest import ModelTester

from tests.ui.parts.test_grid import COLUMNS, Numbers
from ui.parts.outline import Heading, Outline
from ui.parts.table_model import ID_ROLE, PAGE, TableModel


def heading(key: tuple[object, ...], level: int, count: int) -> Heading:
    sums = {"cost": f"${count}"}
    return Heading(key, level, f"Group: {key[-1]}", count, f"{count} lines", sums, sums)


def outline(*sizes: int | tuple[int, ...], folded: set[tuple[object, ...]] | None = None) -> Outline:
    """A group of so many records for a number, of so many inner groups for a tuple."""
    headings, total = [], 0
    for at, size in enumerate(sizes):
        inner = size if isinstance(size, tuple) else ()
        count = sum(inner) if isinstance(size, tuple) else size
        headings.append(heading((at,), 0, count))
        headings += [heading((at, each), 1, held) for each, held in enumerate(inner)]
        total += count
    return Outline(array("q", range(100, 100 + total)), headings, folded if folded is not None else set())


def plainly(tree: Outline) -> list[int]:
    """The rows in sight, found without any of the outline's own reckoning."""
    rows: list[int] = []
    ids = iter(tree.ids)
    hidden: set[object] = set()
    for at, each in enumerate(tree.headings):
        inside = each.level > 0 and each.key[:1] in hidden
        if not inside:
            rows.append(-1 - at)
        if each.key in tree.folded:
            hidden.add(each.key)
        after = tree.headings[at + 1 : at + 2]
        if not after or after[0].level <= each.level:
            held = [next(ids) for _ in range(each.count)]
            if not inside and each.key not in tree.folded:
                rows += held
    return rows


SIZES = st.lists(
    st.integers(1, 5) | st.lists(st.integers(1, 4), min_size=1, max_size=3).map(tuple), min_size=1, max_size=6
)


@st.composite
def trees(draw: st.DrawFn) -> Outline:
    made = outline(*draw(SIZES))
    made.folded.update(each.key for each in made.headings if draw(st.booleans()))
    made.settle()
    return made


@given(tree=trees())
def test_the_rows_in_sight_are_those_no_fold_hides(tree: Outline) -> None:
    rows = tree.rows().tolist()
    assert rows == plainly(tree)
    assert tree.places == [at for at, each in enumerate(rows) if each < 0]
    for first in range(len(rows)):
        for last in range(first, len(rows)):
            assert tree.headings_between(first, last) == sum(each < 0 for each in rows[first : last + 1])
    for at, each in enumerate(rows):
        above = tree.above(at)
        level = tree.headings[-1 - each].level if each < 0 else 9
        before = [
            place for place in tree.places if place < at and tree.headings[-1 - rows[place]].level < level
        ]
        assert above == (before[-1] if before else None)


@given(tree=trees(), data=st.data())
def test_folding_moves_only_the_rows_below(tree: Outline, data: st.DataObject) -> None:
    model = TableModel(Numbers(1_000), COLUMNS)
    model.set_ids(tree.rows(), tree)
    told: list[tuple[str, int, int]] = []
    model.rowsInserted.connect(lambda _, first, last: told.append(("in", first, last)))
    model.rowsRemoved.connect(lambda _, first, last: told.append(("out", first, last)))
    for _ in range(4):
        row = data.draw(st.sampled_from(tree.places))
        folded = not model.is_folded(row)
        before = model.ids.tolist()
        told.clear()
        model.fold(row, folded)
        after = model.ids.tolist()
        assert after == plainly(tree) and model.is_folded(row) is folded
        (way, first, last), changed = told[0], abs(len(after) - len(before))
        assert (way, first, last - first + 1) == ("out" if folded else "in", row + 1, changed)
        model.fold(row, folded)  # it is so already
        assert model.ids.tolist() == after


@pytest.mark.parametrize("sizes", [(1,), (3, 2), ((2, 1), (4,)), (70, (1, 130), 5)])
def test_a_list_in_groups_is_a_sound_qt_model(qtmodeltester: ModelTester, sizes: tuple[int, ...]) -> None:
    model = TableModel(Numbers(1_000), COLUMNS)
    tree = outline(*sizes)
    model.set_ids(tree.rows(), tree)
    qtmodeltester.check(model, force_py=True)
    for row in reversed(tree.places.copy()):
        model.fold(row, True)
    assert model.rowCount() == sum(1 for each in tree.headings if each.level == 0)
    while (
        closed := next((row for row in range(model.rowCount()) if model.is_folded(row)), None)
    ) is not None:
        model.fold(closed, False)
    assert model.ids.tolist() == plainly(tree)


def test_a_page_reads_the_records_between_the_headings_once(qtmodeltester: ModelTester) -> None:
    source = Numbers(1_000)
    model = TableModel(source, COLUMNS)
    tree = outline(*([1] * 50))
    model.set_ids(tree.rows(), tree)
    shown = [model.data(model.index(row, 0)) for row in range(PAGE)]
    assert shown[:4] == ["Group: 0 · 1 lines", "NAME 0000100", "Group: 1 · 1 lines", "NAME 0000101"]
    assert source.asked == [(100, PAGE // 2)]


def test_a_heading_is_read_as_a_sentence_and_its_sum_by_itself() -> None:
    model = TableModel(Numbers(1_000), COLUMNS)
    tree = outline(2, (1, 1))
    model.set_ids(tree.rows(), tree)

    def heard(row: int, column: int) -> object:
        return model.index(row, column).data(Qt.ItemDataRole.AccessibleTextRole)

    assert heard(0, 0) == "Group: 0, 2 lines, $2, unfolded"
    assert heard(0, 1) == "Group: 0, 2 lines, $2, unfolded"
    assert heard(0, 2) == "$2 in Group: 0"
    model.fold(0, True)
    assert heard(0, 0) == "Group: 0, 2 lines, $2, folded"
    assert model.data(model.index(0, 0), ID_ROLE) is None
    assert model.record_at(0) is None and model.heading(9) is None and model.heading(-1) is None
    assert model.count == 4 and model.rowCount() == 6
    assert model.data(QModelIndex()) is None
