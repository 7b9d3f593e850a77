"""Figures that add up, lists that hold what a figure counts, and a trend from what happened."""

from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import Any

import pytest

from app.eum.delinquency import By, Figure, serial_quality, standings, together, where
from app.eum.trend import month_days, trend
from app.office import Office
from app.reading import Query
from models.eum.afterwards import DispositionEvent
from models.eum.book import Item
from models.eum.events import InventoryEvent, Reading
from tests import support
from tests.app.eum.book import Places, add_items, begin

TODAY = support.TODAY


def days(count: int) -> date:
    return TODAY + timedelta(days=count)


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Office:
    return support.make_office(tmp_path_factory.mktemp("figures"))


@pytest.fixture(scope="module")
def places(office: Office) -> Places:
    return begin(office)


def counted(
    office: Office, items: list[tuple[int, date]], method: str = "IN_PERSON", sighted: str = "ITEM"
) -> None:
    """A signed inventory in which some items were read, each on its day."""
    with office.change("Count") as work:
        for item_id, day in items:
            event = work.add(InventoryEvent, {"inventory_method": method, "ended_on": day, "signed_on": day})
            reading = {
                "event_id": event,
                "matched_item_id": item_id,
                "match_kind": "FOUND",
                "sighted": sighted,
            }
            work.add(Reading, reading)


@pytest.fixture(scope="module")
def book(office: Office, places: Places) -> list[int]:
    """At North: one seen lately, one due in 20 days, one delinquent, one reported only; at South one of each kind."""
    nvd: dict[str, Any] = {
        "article_type_id": places.nvd,
        "site_id": places.north,
        "holder_unit_id": places.unit,
    }
    far: dict[str, Any] = {"article_type_id": places.missile, "site_id": places.south}
    ids = add_items(office, [
        nvd | {"delivered_on": days(-400)}, nvd | {"delivered_on": days(-70)}, nvd | {"delivered_on": days(-91)},
        nvd | {"delivered_on": days(-500)}, far | {"delivered_on": days(-90)}, far, far | {"entered_as": "LOST"},
        {"article_type_id": places.truck, "site_id": places.north}, far | {"inventoried_before_on": days(-366)},
    ])  # fmt: skip
    counted(office, [(ids[0], days(-30))])
    counted(office, [(ids[3], days(-10))], "SELF_REPORT")
    with office.change("Expend") as work:
        work.add(DispositionEvent, {"item_id": ids[4], "to_state": "EXPENDED", "effective_on": days(-5)})
    return ids


def count(office: Office, by: By, title: str, figure: Figure) -> tuple[int, int]:
    line = next(each for each in standings(office.reader, by) if each.title == title)
    return line.of(figure).count, line.of(figure).value


@pytest.mark.parametrize(
    ("by", "title", "figure", "expected"),
    [
        (By.SITE, "Depot North", Figure.ITEMS, (4, 1_200_000)),
        (By.SITE, "Depot North", Figure.DELINQUENT, (2, 600_000)),
        (By.SITE, "Depot North", Figure.DUE_30, (1, 300_000)),
        (By.SITE, "Depot North", Figure.DUE_90, (1, 300_000)),
        (By.SITE, "Depot North", Figure.SIGHTED, (1, 300_000)),
        (By.SITE, "Depot North", Figure.REPORTED, (2, 600_000)),
        (By.SITE, "Depot South", Figure.ITEMS, (2, 16_000_000)),
        (By.SITE, "Depot South", Figure.DELINQUENT, (1, 8_000_000)),
        (By.SITE, "Depot South", Figure.UNKNOWN, (1, 8_000_000)),
        (By.UNIT, "1 Signal Battalion", Figure.ITEMS, (4, 1_200_000)),
        (By.UNIT, "not filled", Figure.ITEMS, (2, 16_000_000)),
        (By.TYPE, "NVD-PVS14 AN/PVS-14", Figure.DELINQUENT, (2, 600_000)),
    ],
)
def test_the_figures_of_a_small_book(
    office: Office, book: list[int], by: By, title: str, figure: Figure, expected: tuple[int, int]
) -> None:
    assert count(office, by, title, figure) == expected


def test_the_day_after_it_is_due_an_item_is_delinquent(office: Office, book: list[int]) -> None:
    def north(day: date) -> int:
        return standings(office.reader, By.SITE, day, (Figure.DELINQUENT,))[0].of(Figure.DELINQUENT).count

    assert [north(days(each)) for each in (20, 21)] == [2, 3]


def test_every_figure_leads_to_the_items_it_counts(office: Office, book: list[int]) -> None:
    for by in By:
        lines = standings(office.reader, by)
        for line in (*lines, together(lines)):
            for figure in Figure:
                of_one = None if line.title == "All items" else by
                asked = where(figure, TODAY, of_one, line.key)
                assert len(office.reader.ids(Query(Item, where=asked))) == line.of(figure).count, (
                    line.title,
                    figure,
                )


def test_both_rates_are_told(office: Office, book: list[int]) -> None:
    whole = together(standings(office.reader, By.SITE))
    assert whole.share(Figure.DELINQUENT) == 500 and whole.share(Figure.DELINQUENT, by_value=True) == 500
    north = standings(office.reader, By.SITE)[0]
    assert (north.share(Figure.SIGHTED), north.share(Figure.REPORTED)) == (250, 500)
    assert together(()).share(Figure.DELINQUENT) is None


def test_the_trend_ends_where_the_book_stands(office: Office, book: list[int]) -> None:
    whole = together(standings(office.reader, By.SITE))
    points = trend(office.reader, month_days(TODAY, 12))
    last = points[-1]
    assert len(points) == 13 and last.day == TODAY
    found = last.items, last.value, last.delinquent, last.delinquent_value, last.sighted, last.reported
    assert found == (
        whole.of(Figure.ITEMS).count, whole.of(Figure.ITEMS).value, whole.of(Figure.DELINQUENT).count,
        whole.of(Figure.DELINQUENT).value, whole.of(Figure.SIGHTED).count, whole.of(Figure.REPORTED).count,
    )  # fmt: skip


def test_the_trend_knows_what_was_held_and_seen_on_a_past_day(office: Office, book: list[int]) -> None:
    before, then = trend(office.reader, (days(-31), days(-6)))
    # first day: 0 and 3 overdue, the two newest had just come; then 0 had been seen and 4 was not expended yet
    assert (before.items, before.delinquent, before.sighted) == (7, 2, 0)
    assert (then.items, then.delinquent, then.sighted) == (7, 1, 1)


def test_how_good_the_serials_are(tmp_path: Path) -> None:
    with support.make_office(tmp_path) as office:
        assert serial_quality(office.reader).share is None
        places = begin(office)
        at = {"site_id": places.north, "article_type_id": places.nvd}
        rows: list[dict[str, Any]] = [
            at | {"serial_raw": "A-1"}, at | {"serial_raw": "A1", "article_type_id": places.missile},
            at | {"serial_raw": "A2"}, at | {"serial_raw": None}, at | {"serial_raw": "A3", "site_id": None},
        ]  # fmt: skip
        add_items(office, rows)
        found = serial_quality(office.reader)
        assert (found.records, found.blank, found.doubled, found.unplaced, found.bad) == (5, 1, 2, 1, 4)
        assert found.share == 200
        listed = [
            len(office.reader.ids(Query(Item, where=each)))
            for each in (found.blank_where, found.double_where)
        ]
        assert listed == [1, 2]


def test_the_trend_and_the_stored_fields_agree_over_a_random_book(tmp_path: Path) -> None:
    """The one works out anew what the other keeps: they meet on any day after the last entry."""
    chance = Random(5)
    with support.make_office(tmp_path) as office:
        places = begin(office)
        usual = {"article_type_id": places.nvd, "site_id": places.south}
        ids = add_items(office, [usual | {"delivered_on": days(chance.randint(-800, 10))} for _ in range(60)])
        for method in ("IN_PERSON", "SELF_REPORT", "VIRTUAL"):
            counted(
                office, [(each, days(chance.randint(-500, -1))) for each in chance.sample(ids, 25)], method
            )
        with office.change("Lose") as work:
            for each in chance.sample(ids, 12):
                gone = days(chance.randint(-300, 0))
                work.add(DispositionEvent, {"item_id": each, "to_state": "LOST", "effective_on": gone})
        for day in (days(10), days(45), days(200)):
            (point,) = trend(office.reader, (day,))
            whole = together(standings(office.reader, By.TYPE, day))
            figures = (Figure.ITEMS, Figure.DELINQUENT, Figure.SIGHTED, Figure.REPORTED)
            found = (point.items, point.delinquent, point.sighted, point.reported)
            assert found == tuple(whole.of(each).count for each in figures)
            assert point.delinquent > 0
