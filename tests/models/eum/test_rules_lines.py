"""Rules about case lines and article types, at their boundary days."""

from datetime import date
from typing import Any

import pytest

from models.eum.book import ArticleType, Designation
from models.eum.checks import PartnerCount
from models.eum.deliveries import EumLine
from tests.models.making import changed, looked, make, messages

TODAY = date(2026, 9, 1)
NVD = make(
    ArticleType, 1, article_code="NVD-PVS14", article_name="AN/PVS-14 monocular", generic_code="H6P",
    eum_level="ENHANCED", loa_note_ref="NVD note",
)  # fmt: skip
UAS = make(ArticleType, 2, article_code="UAS-1", article_family="UAS", eum_level="ENHANCED")
TRUCK = make(ArticleType, 3, article_code="TRUCK", eum_level="ROUTINE")
OLD_NVD = make(ArticleType, 4, article_code="NVD-OLD", eum_level="ENHANCED")
SHIPPED = date(2026, 6, 1)
READY: dict[str, Any] = {
    "article_type_id": 2, "acquisition_path": "BPC", "principles_signed_on": date(2026, 5, 1),
    "principles_uploaded_on": date(2026, 5, 2), "consent_received_on": SHIPPED, "shipped_on": SHIPPED,
}  # fmt: skip


def line(**values: Any) -> Any:
    return make(
        EumLine, 9, **{"article_type_id": 1, "case_designator": "BN-B-UAB", "line_no": "001"} | values
    )


@pytest.mark.parametrize(
    ("rule", "values", "said"),
    [
        ("EUM-02A", {"qty_delivered": 20, "qty_serials_known": 12}, "20 were delivered, 12 are in the book"),
        ("EUM-02A", {"qty_delivered": 20, "qty_serials_known": 20}, ""),
        ("EUM-02A", {"qty_delivered": 20, "article_type_id": 3}, ""),
        ("EUM-41", {"loa_note_present": True}, ""),
        ("EUM-41", {"loa_note_present": False}, "does not point to the enhanced note of the article: NVD note"),
        ("EUM-41", {}, "Nobody checked whether the offer points to"),
        ("EUM-41", {"article_type_id": 3}, ""),
        ("EUM-41", {"loa_note_present": True, "loa_accepted_on": date(2011, 1, 1)}, ""),
        ("EUM-41", {"loa_note_present": True, "loa_accepted_on": date(2010, 12, 31)}, "older than the standard terms"),
        ("EUM-41", {"loa_note_present": True, "loa_accepted_on": date(2010, 12, 31), "basic_note_present": True}, ""),
        ("EUM-40", {"line_description": "AN/PVS-14, qty 1,200", "qty_ordered": 1200}, ""),
        ("EUM-40", {"line_description": "Monocular PVS 14 with case, 12 each", "qty_ordered": 12}, ""),
        ("EUM-40", {"line_description": "Night vision, 12 each", "qty_ordered": 12}, "does not name the model."),
        ("EUM-40", {"line_description": "PVS-14", "qty_ordered": 12}, "does not name the quantity."),
        ("EUM-40", {"qty_ordered": 12}, "does not name the model and the quantity."),
        ("EUM-40", {"article_type_id": 3, "qty_ordered": 12}, ""),
        ("EUM-40", {"article_type_id": 4}, "ordered under generic code H6P; NVD-OLD has none"),
        ("EUM-22", READY, ""),
        ("EUM-22", READY | {"acquisition_path": "FMS", "consent_received_on": None}, ""),
        ("EUM-22", READY | {"article_type_id": 3, "consent_received_on": None}, ""),
        ("EUM-22", READY | {"consent_received_on": None}, "Shipped on 01 Jun 2026 without DSCA's consent."),
        ("EUM-22", READY | {"shipped_on": None, "consent_received_on": None}, "Before shipment there must be DSCA"),
        ("EUM-22", READY | {"consent_received_on": date(2026, 6, 2)}, "Shipped on 01 Jun 2026 before DSCA's consent"),
    ],
)  # fmt: skip
def test_what_a_case_line_is_told(rule: str, values: dict[str, Any], said: str) -> None:
    told = messages(rule, line(**values), [NVD, UAS, TRUCK, OLD_NVD], TODAY)
    assert len(told) == bool(said) and all(said in each for each in told)


@pytest.mark.parametrize(
    ("values", "said", "again"),
    [
        (None, "NVD-PVS14 AN/PVS-14 monocular has no level of monitoring today", None),
        ({"valid_from": date(2020, 1, 1)}, "", None),
        ({"valid_from": TODAY}, "", None),
        ({"valid_from": date(2026, 9, 2)}, "has no level of monitoring today", date(2026, 9, 2)),
        ({"valid_from": date(2020, 1, 1), "valid_to": TODAY}, "", date(2026, 9, 2)),
        ({"valid_from": date(2020, 1, 1), "valid_to": date(2026, 8, 31)}, "has no level of monitoring today", None),
    ],
)  # fmt: skip
def test_every_line_has_a_level_today(values: dict[str, Any] | None, said: str, again: date | None) -> None:
    rows = (
        [NVD]
        if values is None
        else [NVD, make(Designation, 31, article_type_id=1, eum_level="ROUTINE", **values)]
    )
    found, looks = looked("EUM-01", line(), rows, TODAY)
    assert len(found) == bool(said) and all(said in each.message for each in found) and looks == again


def test_a_line_without_a_type_has_no_level() -> None:
    assert "names no article type" in messages("EUM-01", line(article_type_id=None), [], TODAY)[0]


@pytest.mark.parametrize(
    ("spans", "today", "said", "again"),
    [
        ([("ENHANCED", date(2020, 1, 1), None)], TODAY, [], None),
        ([("ENHANCED", None, None)], TODAY, ["From when enhanced monitoring counts is not recorded."], None),
        ([("ENHANCED", date(2020, 1, 1), date(2026, 12, 31))], date(2026, 10, 1), [], date(2026, 10, 2)),
        ([("ENHANCED", date(2020, 1, 1), date(2026, 12, 31))], date(2026, 10, 2),
         ["Enhanced monitoring ends on 31 Dec 2026 and no designation follows."], date(2027, 1, 1)),
        ([("ENHANCED", date(2020, 1, 1), date(2026, 12, 31))], date(2027, 1, 1),
         ["Enhanced monitoring ended on 31 Dec 2026: no inventory falls due after it."], None),
        ([("ENHANCED", date(2020, 1, 1), date(2025, 12, 31)), ("ROUTINE", date(2026, 1, 1), None)], TODAY, [], None),
        ([("ENHANCED", date(2020, 1, 1), date(2026, 1, 1)), ("ROUTINE", date(2026, 1, 1), None)], TODAY,
         ["Two designations count at once from 01 Jan 2026; the later one is used."], None),
    ],
)  # fmt: skip
def test_designations_follow_each_other(
    spans: list[tuple[str, date | None, date | None]], today: date, said: list[str], again: date | None
) -> None:
    rows = [
        make(Designation, 40 + at, article_type_id=1, eum_level=level, valid_from=begins, valid_to=ends)
        for at, (level, begins, ends) in enumerate(spans)
    ]
    found, looks = looked("EUM-03", NVD, rows, today)
    assert [each.message for each in found] == said and looks == again


@pytest.mark.parametrize(("code", "told"), [("TOW-2B", 1), ("TOW 2B AERO", 1), ("TOW-2A", 0), ("NVD", 0)])
def test_tow_missiles_are_inspected_at_discretion(code: str, told: int) -> None:
    assert len(messages("EUM-19", make(ArticleType, 5, article_code=code), [], TODAY)) == told


COUNTED = make(
    PartnerCount,
    51,
    article_type_id=1,
    partner_counted_on=date(2025, 9, 1),
    records_since_on=date(2024, 9, 1),
)


@pytest.mark.parametrize(
    ("counts", "today", "said", "again"),
    [
        ([], TODAY, ["No inventory of the partner's own is on file"], None),
        ([COUNTED], TODAY, [], date(2026, 9, 2)),
        ([COUNTED], date(2026, 9, 2), ["is older than 12 months"], None),
        ([changed(COUNTED, records_since_on=None)], TODAY, ["have no day from which they are kept"], date(2026, 9, 2)),
        ([changed(COUNTED, records_since_on=date(2024, 9, 2))], TODAY, ["reach back to 02 Sep 2024 only"],
         date(2026, 9, 2)),
    ],
)  # fmt: skip
def test_the_partner_counts_its_night_vision(
    counts: list[Any], today: date, said: list[str], again: date | None
) -> None:
    found, looks = looked("EUM-20", line(qty_delivered=5), [NVD, *counts], today)
    assert len(found) == len(said) and looks == again
    assert all(words in each.message for words, each in zip(said, found, strict=True))


@pytest.mark.parametrize("values", [{}, {"qty_delivered": 5, "article_type_id": 3}])
def test_only_night_vision_that_came_asks_for_the_partners_count(values: dict[str, Any]) -> None:
    assert not messages("EUM-20", line(**values), [NVD, TRUCK], TODAY)
