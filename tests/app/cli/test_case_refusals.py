"""sco add: what is wrong with a case or a line is said in a sentence, by the same words as in form and sheet."""

from pathlib import Path

import pytest

from tests.app.cli.conftest import Sco

WRONG = [
    (
        "case_file",
        ("case_designator=BN-SAA",),
        "“BN-SAA” is no case identifier: two characters for the customer",
    ),
    ("case_line", ("case_id=BN-B-SAA", "line_no=001"), "There is already a case line 001 of BN-B-SAA"),
    ("case_line", ("case_id=BN-B-SAA", "line_no=002", "qty=-1"), "at least 0"),
    ("case_file", ("case_designator=BN-B-SAC", "total_value=-5"), "at least 0"),
    ("case_step", ("case_id=BN-B-SAA", "to_state=LOR_SENT"), "Case steps come of an act of their own"),
]


@pytest.fixture
def book(sco: Sco, folder: Path) -> Path:
    """An office with a case and its first line."""
    sco("add", folder, "case_file", "case_designator=BN-B-SAA", "case_kind=FMS")
    assert sco("add", folder, "case_line", "case_id=BN-B-SAA", "line_no=001").code == 0
    return folder


def test_what_is_wrong_is_said(sco: Sco, book: Path) -> None:
    for kind, pairs, said in WRONG:
        ran = sco("add", book, kind, *pairs)
        assert ran.code in (1, 2) and said in ran.err, pairs


def test_an_expiry_before_the_offer_is_said_and_kept(sco: Sco, book: Path) -> None:
    ran = sco("edit", book, "case_file", "BN-B-SAA", "offered_on=2026-02-02", "oed=2026-02-01")
    assert ran.code == 0 and "Offer expires, 01 Feb 2026, lies before offered on, 02 Feb 2026." in ran.out
