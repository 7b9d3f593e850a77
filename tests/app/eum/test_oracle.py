"""Reconciliation beside an independent slow one, under random books and random histories."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from app.change import Work
from app.eum import counting, events, reconciling
from app.eum.comparing import compare
from app.eum.counting import Count, Seen
from app.eum.loading import Book
from app.office import Office
from app.reading import Cond, Query, Sort
from models.eum.afterwards import DispositionEvent
from models.eum.book import ArticleType, Item
from models.eum.events import EventSite, ExpectedLine, Reading
from models.eum.matching import Known, Register, Said, replay
from models.eum.places import StorageSite
from tests import support
from tests.app.eum import oracle
from tests.app.eum.oracle import Look, Thing

STATES = ("ACTIVE", "ACTIVE", "ACTIVE", "NOT_SIGHTED", "DAMAGED", "LOST", "DESTROYED", "DUE_IN")
serials = st.builds(
    lambda head, number, tail: f"{head}{number}{tail}",
    st.sampled_from(["", "0", "00", "B", "BN", "PVS", "O"]),
    st.sampled_from(["1", "12", "102", "120", "1002", "1020", "10028", "B002", "5512", "S51Z"]),
    st.sampled_from(["", "", "-A7", "A", "8", "-B"]),
)
misread = st.tuples(serials, st.integers(0, 9), st.sampled_from("0O8BA7-")).map(
    lambda each: each[0][: each[1]] + each[2] + each[0][each[1] + 1 :]
)
types, sites = st.sampled_from([1, 2]), st.sampled_from([10, 20])
read = st.one_of(serials, serials, misread, st.sampled_from(["", "-"]))


@settings(max_examples=50)
@given(
    st.lists(st.tuples(serials, types, sites, st.sampled_from(STATES)), max_size=14),
    st.lists(st.tuples(read, sites, st.one_of(st.none(), st.none(), types), st.booleans()), max_size=14),
    st.data(),
)  # fmt: skip
def test_every_reading_gets_the_verdict_of_the_slow_way(
    book: list[tuple[str, int, int, str]], looks: list[tuple[str, int, int | None, bool]], data: st.DataObject
) -> None:
    known = [
        Known(at, serial, kind, site, None, state, at if site == 10 else None)
        for at, (serial, kind, site, state) in enumerate(book, start=1)
    ]
    things = [Thing(k.item_id, k.serial, k.type_id, k.site_id, k.state, k.line_id is not None) for k in known]
    made, said = [], []
    for serial, site, kind, struck in looks:
        decided = data.draw(st.one_of(st.none(), st.none(), st.integers(1, len(known)))) if known else None
        decision = "ACCEPTED" if decided else None
        made.append(Look(serial, site, kind, struck, decision, decided))
        said.append(Said(serial, kind, site, None, None, struck, decision, decided))
    outcomes, _ = replay(Register(known), said, {each.item_id: each for each in known})
    assert [each.kind for each in outcomes] == [each.kind for each in oracle.verdicts(things, made)]


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    """One office for all histories; each has its own sites, and the book grows."""
    made = support.make_office(tmp_path_factory.mktemp("histories"))
    yield made
    made.close()


STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("read"), read, st.booleans()),
        st.tuples(st.just("read"), read, st.booleans()),
        st.tuples(st.just("strike"), st.integers(0, 20), st.none()),
        st.tuples(st.just("decide"), st.integers(0, 20), st.sampled_from(["ACCEPTED", "MOVED", "NEW", "LEFT"])),
        st.tuples(st.just("leave"), st.integers(0, 20), st.none()),
        st.tuples(st.just("move"), st.integers(0, 20), st.none()),
        st.tuples(st.just("reconcile"), st.none(), st.none()),
    ),
    min_size=4, max_size=14,
)  # fmt: skip


@settings(
    max_examples=8, phases=(Phase.explicit, Phase.reuse, Phase.generate)
)  # shrinking would take minutes
@given(st.lists(serials, min_size=3, max_size=10, unique_by=oracle.bare), STEPS, st.booleans())
def test_reconciling_agrees_with_the_slow_way_after_any_history(
    shared: Office, marked: list[str], steps: list[Any], refused: bool
) -> None:
    office = shared
    with office.change("Begin anew") as work:
        for each in office.reader.records(Query(Item)):
            _leave(work, each)
        kind = work.add(ArticleType, {"article_code": f"T{len(office.reader.ids(Query(ArticleType)))}"})
        north, south = (
            work.add(StorageSite, {"store_name": f"{name} {kind}"}) for name in ("North", "South")
        )
        for at, serial in enumerate(marked):
            site = south if at % 4 == 3 else north
            work.add(Item, {"article_type_id": kind, "serial_raw": serial, "site_id": site})
    event = events.plan(
        office, kind="ANNUAL", method="IN_PERSON", planned_on=support.TODAY, site_ids=[north, south]
    )
    events.freeze(office, event)
    south_row = next(
        row.id for row in office.reader.children(EventSite, "event_id", event) if row.site_id == south
    )
    if refused:
        events.record_refusal(office, south_row, by="The guard", reason="No letter")
    for step, what, how in steps:
        _take(office, event, kind, (north, south), step, what, how)
    _agrees(office, event, {south} if refused else set())


def _leave(work: Work, item: Item) -> None:
    """The item is in the book no more, as an error of record."""
    if item.disposition != "RECORD_ERROR":
        work.add(DispositionEvent, {
            "item_id": item.id, "to_state": "RECORD_ERROR", "effective_on": support.TODAY, "state_reason": "Doubled",
        })  # fmt: skip


def _take(
    office: Office, event: int, kind: int, sites: tuple[int, int], step: str, what: Any, how: Any
) -> None:
    reader = office.reader
    rows = reader.records(Query(Reading, where=Cond("event_id", "=", event), sort=(Sort("read_at"),)))
    items = list(reader.ids(Query(Item, where=Cond("article_type_id", "=", kind))))
    if step == "read":
        counting.record(office, Count.load(reader, event), Seen(what, site_id=sites[how]))
    elif step == "strike" and rows:
        counting.strike(office, rows[what % len(rows)].id, "Slip")
    elif step == "decide":
        asked = [each for each in reconciling.questions(reader, event) if each.reading_id]
        if not asked:
            return
        question = asked[what % len(asked)]
        if how == "NEW" and question.kind not in ("UNEXPECTED", "SUGGEST"):
            how = "LEFT"
        if how in ("ACCEPTED", "MOVED") and (question.kind == "UNREAD"):
            how = "LEFT"
        item = None if how in ("NEW", "LEFT") else question.item_id or items[what % len(items)]
        reconciling.decide_readings(office, [question.reading_id or 0], how, item_id=item, note="So it was")
    elif step == "leave":
        with office.change("Take it out") as work:
            _leave(work, reader.get(Item, items[what % len(items)]))
    elif step == "move":
        with office.change("Move it") as work:
            work.set(Item, items[what % len(items)], {"site_id": sites[what % 2]})
    elif step == "reconcile":
        reconciling.reconcile(office, event)


def _agrees(office: Office, event: int, refused: set[int]) -> None:
    found = reconciling.reconcile(office, event)
    reader = office.reader
    lines = {row.item_id: row for row in reader.children(ExpectedLine, "event_id", event)}
    things = [
        Thing(row.id, row.serial_raw, row.article_type_id, lines[row.id].site_id if row.id in lines else row.site_id,
              row.disposition, row.id in lines)
        for row in reader.records(Query(Item))
    ]  # fmt: skip
    rows = reader.records(Query(Reading, where=Cond("event_id", "=", event), sort=(Sort("read_at"),)))
    looks = [
        Look(row.serial_read or "", row.site_id, row.article_type_id, row.struck_on is not None, row.resolution,
             row.matched_item_id if row.resolution in ("ACCEPTED", "MOVED", "ANOTHER") else None)
        for row in rows
    ]  # fmt: skip
    told = oracle.verdicts(things, looks)
    assert [row.match_kind for row in rows if row.struck_on is None] == [
        each.kind for each in told if each.kind
    ]
    slow = oracle.lines(things, looks, refused)
    assert {row.item_id: row.line_outcome for row in lines.values()} == slow
    counts = Counter(slow.values())
    assert found.not_found == counts["NOT_FOUND"] + counts["ACCESS_REFUSED"]
    assert found.to_decide == counts["TO_DECIDE"]
    assert found.repeated == sum(each.kind == "DUPLICATE_READ" for each in told)
    assert found.found + found.found_elsewhere == len({each.item for each in told if each.item is not None})
    again = compare(reader, event)
    assert again.summary == found
    assert Book(reader, event).register.knows(things[-1].serial)


def test_the_slow_way_knows_what_it_is_for(tmp_path: Path) -> None:
    """The control arm: the oracle tells each outcome of the table apart."""
    things = [Thing(1, "0012-A7", 1, 10, "ACTIVE", True), Thing(2, "99-1", 1, 10, "LOST", False)]
    looks = [Look("0012A7", 10), Look("0012-A7", 20), Look("O012-A7", 10), Look("99-1", 10), Look("QQQQ", 10)]
    assert [each.kind for each in oracle.verdicts(things, looks)] == [
        "FOUND", "DUPLICATE_READ", "SUGGEST", "STATE_CONFLICT", "UNEXPECTED",
    ]  # fmt: skip
