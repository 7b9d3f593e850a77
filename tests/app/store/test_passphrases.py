"""What a passphrase must be, and which former ones may come back."""

import pytest

from app.store import keys, passphrases
from tests.app.store.conftest import NOW, OFFICE_ID, PASSPHRASE, ROUNDS

USER = "Ada Quill"


@pytest.mark.parametrize(
    ("new", "extra", "says"),
    [
        ("fourteen signs", {}, "at least 15 characters; this has 14"),
        ("", {}, "at least 15"),
        ("a" * 20, {}, "more than one character"),
        ("ada quillADA QUILL", {}, "other than the user name"),
        ("a tab\tin the middle", {}, "control characters"),
        ("only small letters", {"classes": 3}, "at least 3 of"),
        (PASSPHRASE, {}, "not among your last 5"),
    ],
)
def test_poor_passphrases_are_named(key: bytes, new: str, extra: dict[str, int], says: str) -> None:
    past = keys.make_slot(USER, PASSPHRASE, key, office_id=OFFICE_ID, now=NOW, rounds=ROUNDS).past
    problems = passphrases.check_passphrase(new, user=USER, previous=[past], **extra)
    assert any(says in problem for problem in problems), problems


@pytest.mark.parametrize("new", ["seven quiet harbors", "ада и семь тихих гаваней", "Ada Quill likes tea"])
def test_good_passphrases_pass(key: bytes, new: str) -> None:
    past = keys.make_slot(USER, PASSPHRASE, key, office_id=OFFICE_ID, now=NOW, rounds=ROUNDS).past
    assert passphrases.check_passphrase(new, user=USER, previous=[past]) == ()
    assert passphrases.check_passphrase("Ab1! is a passphrase", user=USER, classes=4) == ()


def test_the_sixth_last_passphrase_may_come_back(key: bytes) -> None:
    past = [
        keys.make_slot(USER, f"passphrase number {n}", key, office_id=OFFICE_ID, now=NOW, rounds=ROUNDS).past
        for n in range(6)
    ]
    assert passphrases.check_passphrase("passphrase number 5", user=USER, previous=past) == ()
    assert passphrases.check_passphrase("passphrase number 4", user=USER, previous=past) != ()
