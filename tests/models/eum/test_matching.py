"""What a serial that was read is: the order of eum.md 8.4, by table."""

from typing import Any

import pytest

from models.eum.matching import Known, Read, Register, Said, replay
from models.eum.near import natural
from models.eum.text import normal_serial

HERE, THERE, UNIT = 10, 20, 30
NVD, CLU = 1, 2
BOOK = (
    Known(1, "0012-A7", NVD, HERE, None, "ACTIVE", 101),
    Known(2, "0013-A7", NVD, HERE, None, "ACTIVE", 102),
    Known(3, "BN 1002", NVD, HERE, UNIT, "NOT_SIGHTED", 103),
    Known(4, "77-12345", NVD, THERE),
    Known(5, "C-500", CLU, HERE, None, "IN_REPAIR", 104),
    Known(6, "99-0001", NVD, HERE, None, "DESTROYED"),
    Known(7, "S-1", NVD, HERE, None, "ACTIVE", 105),
    Known(8, "S-1", CLU, HERE, None, "ACTIVE", 106),
    Known(9, "D-8", NVD, HERE, None, "LOST"),
    Known(10, "D-8", NVD, THERE, None, "ACTIVE"),
    Known(11, "N-77", NVD, None, None, "DUE_IN"),
)
REGISTER = Register(BOOK)


@pytest.mark.parametrize(
    ("serial", "place", "kind", "item"),
    [
        ("0012-A7", {"site_id": HERE}, "FOUND", 1),
        (" 0012a7 ", {"site_id": HERE}, "FOUND", 1),
        ("0012/A7", {}, "FOUND", 1),
        ("BN1002", {"unit_id": UNIT}, "FOUND", 3),
        ("0012-A7", {"unit_id": UNIT}, "FOUND_ELSEWHERE", 1),
        ("77 12345", {"site_id": HERE}, "FOUND_ELSEWHERE", 4),
        ("77 12345", {}, "FOUND_ELSEWHERE", 4),
        ("C500", {"site_id": HERE, "type_id": NVD}, "TYPE_CONFLICT", 5),
        ("C500", {"site_id": HERE, "type_id": CLU}, "FOUND", 5),
        ("S-1", {"site_id": HERE, "type_id": CLU}, "FOUND", 8),
        ("S-1", {"site_id": HERE}, "SUGGEST", None),
        ("S-1", {"site_id": HERE, "line_id": 106}, "FOUND", 8),
        ("99-0001", {"site_id": HERE}, "STATE_CONFLICT", 6),
        ("99-0001", {"site_id": HERE, "type_id": CLU}, "TYPE_CONFLICT", 6),
        ("N-77", {"site_id": HERE}, "STATE_CONFLICT", 11),
        ("D-8", {"site_id": HERE}, "FOUND_ELSEWHERE", 10),
        ("0012-A8", {"site_id": HERE}, "SUGGEST", 1),
        ("XX-9999", {"site_id": HERE}, "UNEXPECTED", None),
        ("", {"site_id": HERE}, "UNREAD", None),
        (" -/ ", {"site_id": HERE}, "UNREAD", None),
    ],
)
def test_the_order_of_matching(serial: str, place: dict[str, Any], kind: str, item: int | None) -> None:
    made = REGISTER.outcome(serial, **place)
    assert (made.kind, made.item_id) == (kind, item)


@pytest.mark.parametrize(
    ("read", "known", "reason"),
    [
        ("O012-A7", "0012-A7", "It reads O for 0."),
        ("0OI2-A7", "0012-A7", "It reads O for 0, I for 1."),
        ("8N-1OOZ", "BN-1002", "It reads 8 for B, O for 0, Z for 2."),
        ("5-4711", "S-4711", "It reads 5 for S."),
        ("12-A7", "0012-A7", "2 leading zeros are missing."),
        ("012-A7", "0012-A7", "One leading zero is missing."),
        ("00012-A7", "0012-A7", "One leading zero is too many."),
        ("PVS14-0012-A7", "0012-A7", "PVS14 stands before it."),
        ("1002-77", "BN1002-77", "BN is missing before it."),
        ("0012", "0012-A7", "The ending A7 is missing."),
        ("0012-A", "0012-A7", "The last character, 7, is missing."),
        ("002-A73", "0012-A73", "Character 3, 1, is missing."),
        ("00112-A7", "0012-A7", "Character 3, 1, is too many."),
        ("0021-A7", "0012-A7", "Characters 3 and 4 are exchanged."),
        ("0012-A9", "0012-A7", "Character 6 is 9, not 7."),
        ("1.2E+11", "120034567890", "A spreadsheet wrote 120034567890 as 1.2E+11."),
        ("1,20035e+11", "120034567890", "A spreadsheet wrote 120034567890 as 1,20035e+11."),
        ("1.2E+11", "0120034567890", "A spreadsheet wrote 120034567890 as 1.2E+11."),
        ("0?12-A7", "0012-A7", "It fits where character 2 could not be read."),
        ("00??-A7", "0012-A7", "It fits where character 3 and 4 could not be read."),
        ("12345.0", "12345", "A spreadsheet added .0 to it."),
        ("12345.0", "0012345", "2 leading zeros are missing."),
        ("12345.0", "123450", "It is the same without its point."),
    ],
)
def test_each_way_a_serial_is_misread_has_its_reason(read: str, known: str, reason: str) -> None:
    made = Register([Known(1, known, line_id=5)]).outcome(read)
    assert (made.kind, made.item_id, made.line_id) == ("SUGGEST", 1, 5)
    assert [each.reason for each in made.candidates] == [reason]


@pytest.mark.parametrize(
    "read", ["12", "A", "0013-B9", "1.2E+15", "99.0", "2-A7-0013", "?01?-A?", "0?13-A7", "??12"]
)
def test_what_is_too_far_off_is_unknown(read: str) -> None:
    assert Register([Known(1, "0012-A7"), Known(2, "B")]).outcome(read).kind == "UNEXPECTED"


def test_a_look_alike_names_an_item_only_where_one_is_likelier() -> None:
    register = Register([Known(1, "AB-1001"), Known(2, "AB-1002"), Known(3, "AB-I00Z")])
    assert register.outcome("AB-1003").item_id is None
    made = register.outcome("AB-100Z")
    assert made.item_id is None  # two readings of the same look-alike letters
    assert {each.known.item_id for each in made.candidates[:2]} == {2, 3}
    assert Register([Known(1, "AB-1001"), Known(2, "AB-1002")]).outcome("AB-100Z").item_id == 2


def test_another_mark_of_an_item_is_pointed_out() -> None:
    known = Known(1, "R-0001", NVD, HERE, None, "ACTIVE", 5)
    register = Register([known], None, [("0044-B", known), ("R-0002", known)])
    for mark in ("0044B", "R0002"):
        made = register.outcome(mark, site_id=HERE)
        assert (made.kind, made.item_id, [each.reason for each in made.candidates]) == (
            "SUGGEST", 1, ["It is another mark of that item."],
        )  # fmt: skip
    assert register.outcome("0044B", type_id=CLU).kind == "UNEXPECTED"


def test_ended_items_are_no_look_alikes() -> None:
    assert Register([Known(1, "0012-A7", state="LOST")]).outcome("0012-A8").kind == "UNEXPECTED"


def kinds(*serials: str) -> list[str]:
    read = Read()
    told = []
    for serial in serials:
        made = REGISTER.outcome(serial, site_id=HERE, read=read)
        read.take(made, serial, None)
        told.append(made.kind)
    return told


def test_a_second_reading_counts_once() -> None:
    assert kinds("0012-A7", "0012a7", "XX-9999", "xx9999", "0012-A8", "0012-A8", "", "") == [
        "FOUND", "DUPLICATE_READ", "UNEXPECTED", "DUPLICATE_READ", "SUGGEST", "DUPLICATE_READ", "UNREAD", "UNREAD",
    ]  # fmt: skip


def test_a_look_alike_of_something_read_says_so() -> None:
    read = Read()
    read.take(REGISTER.outcome("0012-A7"), "0012-A7", None)
    made = REGISTER.outcome("0012-A", read=read)
    assert made.candidates[0].reason == "The last character, 7, is missing. It was already read."


def test_what_a_person_decided_stays_and_claims_its_item() -> None:
    by_id = {each.item_id: each for each in BOOK}
    said = [
        Said("0012-A8", site_id=HERE, resolution="ACCEPTED", item_id=1),
        Said("0012-A7", site_id=HERE),
        Said("0013-A7", site_id=HERE, struck=True),
        Said("0013-A7", site_id=HERE),
        Said("XX-9999", site_id=HERE, resolution="NEW"),
    ]
    outcomes, _ = replay(REGISTER, said, by_id)
    assert [(each.kind, each.item_id) for each in outcomes] == [
        ("SUGGEST", 1), ("DUPLICATE_READ", 1), ("", None), ("FOUND", 2), ("UNEXPECTED", None),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("raw", "norm"),
    [
        ("0012-A7", "0012A7"),
        (" a\tb_c.d/e\\f ", "ABCDEF"),
        ("٠٠١٢", "0012"),
        ("０１２－ａ", "012A"),
        ("A·B", "AB"),
    ],
)
def test_serials_are_compared_without_signs(raw: str, norm: str) -> None:
    assert normal_serial(raw) == norm


def test_people_look_for_serials_in_natural_order() -> None:
    assert sorted(["A10", "A2", "B1", "A002"], key=natural) == ["A002", "A2", "A10", "B1"]
