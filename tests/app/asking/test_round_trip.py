"""What the program says about a filter it understands again: the sentence finds what the tree finds."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.asking.drafts import draft_of, where_of
from app.asking.saying import said, said_sort, sentence
from app.asking.understanding import understood
from app.errors import Usage
from app.office import Office
from app.reading import All, Cond, Either, Has, Not, Query, Sort, Where
from models.cases.requests import Cta, CtaElement
from models.kinds import Kind
from tests.app.asking.trees import KINDS, sorts, trees


@given(data=st.data())
def test_a_said_tree_is_understood_as_what_it_finds(practice: Office, data: st.DataObject) -> None:
    reader, kind = practice.reader, data.draw(KINDS)
    tree = data.draw(trees(reader, kind))
    try:
        expected = sorted(reader.ids(Query(kind, where=tree)))
    except Usage:
        return  # the reading builder takes no such tree
    words = said(reader, kind, tree, reveal=True)
    asked = understood(reader, kind, words)
    assert asked.wrong is None, (words, asked.wrong)
    assert asked.kind is kind
    assert sorted(reader.ids(asked.query)) == expected, words


@given(data=st.data())
def test_a_whole_question_keeps_its_order_too(practice: Office, data: st.DataObject) -> None:
    reader, kind = practice.reader, data.draw(KINDS)
    sort, tree = data.draw(sorts(kind)), data.draw(st.none() | trees(reader, kind, 1))
    try:
        reader.ids(Query(kind, where=tree, sort=sort))
        words = sentence(reader, kind, tree, sort)
    except Usage:
        return
    asked = understood(reader, kind, words.replace("•", ""))
    assert asked.wrong is None, (words, asked.wrong)
    assert (asked.kind, said_sort(reader, kind, asked.sort)) == (kind, said_sort(reader, kind, sort)), words


@pytest.mark.parametrize(
    ("kind", "tree", "sort"),
    [
        (
            CtaElement,
            Cond("element_code", "=", "T1-01"),
            (),
        ),  # its label has more words than are read unquoted
        (Cta, All(()), (Sort("lor_id"),)),  # “by request” is an order, though a field is kept as by_request
    ],
)
def test_questions_that_were_once_misread(
    practice: Office, kind: type[Kind], tree: Where, sort: tuple[Sort, ...]
) -> None:
    reader = practice.reader
    asked = understood(reader, kind, sentence(reader, kind, tree, sort))
    assert (asked.wrong, asked.query.where, said_sort(reader, kind, asked.sort)) == (
        None, tree, said_sort(reader, kind, sort),
    )  # fmt: skip


@given(data=st.data())
def test_a_filter_comes_out_of_the_form_as_it_went_in(practice: Office, data: st.DataObject) -> None:
    reader, kind = practice.reader, data.draw(KINDS)
    tree = data.draw(trees(reader, kind).filter(_can_be_typed))
    try:
        expected = reader.ids(Query(kind, where=tree))
    except Usage:
        return
    form = draft_of(reader, kind, tree)
    assert reader.ids(Query(kind, where=where_of(reader, kind, form))) == expected, form


def _can_be_typed(where: Where) -> bool:
    """A form has no row without a value: what compares with an empty text is asked as “is empty”."""
    if isinstance(where, All | Either):
        return all(map(_can_be_typed, where.parts))
    if isinstance(where, Not):
        return _can_be_typed(where.part)
    if isinstance(where, Has):
        return where.part is None or _can_be_typed(where.part)
    return where.op not in ("contains", "starts") or bool(str(where.value).strip())
