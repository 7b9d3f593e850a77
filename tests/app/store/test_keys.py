"""Slots, wrong passphrases, the lock after three failures, and the policy for new passphrases."""

import json
import time
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from app.errors import Cause, NotFound, Refused, Trouble
from app.store import crypto, disk, keys
from tests.app.store.conftest import NOW, OFFICE_ID, PASSPHRASE, ROUNDS, flip

USER = "Ada Quill"


def wrong(office: Path, at: datetime, user: str = USER) -> str:
    with pytest.raises(Trouble) as trouble:
        keys.unlock(office, user, "not the passphrase", now=at)
    assert trouble.value.cause is Cause.KEY
    return trouble.value.title


def add_user(office: Path, key: bytes, user: str, passphrase: str) -> None:
    slot = keys.make_slot(user, passphrase, key, office_id=OFFICE_ID, now=NOW, rounds=ROUNDS)
    keys.write_keys(office, keys.read_keys(office).with_slot(slot))


def test_every_user_opens_with_the_own_passphrase_only(office: Path, key: bytes) -> None:
    add_user(office, key, "Ben Slate", "nine slow lanterns")
    assert keys.unlock(office, USER, PASSPHRASE, now=NOW) == key
    assert keys.unlock(office, "ben slate", "nine slow lanterns", now=NOW, office_id=OFFICE_ID) == key
    assert keys.unlock(office, "", PASSPHRASE, now=NOW) == key, "no name means the first user"
    with pytest.raises(Trouble, match=keys.WRONG):
        keys.unlock(office, "Ben Slate", PASSPHRASE, now=NOW)


def test_composed_and_decomposed_letters_are_one_passphrase(office: Path, key: bytes) -> None:
    add_user(office, key, "Zoë", "caf\u00e9 by the old harbour")
    assert keys.unlock(office, "Zoe\u0308", "cafe\u0301 by the old harbour", now=NOW) == key


def test_removing_a_slot_leaves_the_others(office: Path, key: bytes) -> None:
    add_user(office, key, "Ben Slate", "nine slow lanterns")
    keys.write_keys(office, keys.read_keys(office).without(USER))
    assert keys.unlock(office, "Ben Slate", "nine slow lanterns", now=NOW) == key
    assert wrong(office, NOW) == keys.WRONG
    with pytest.raises(Refused, match="only user"):
        keys.read_keys(office).without("Ben Slate")
    with pytest.raises(NotFound):
        keys.read_keys(office).without("Nobody")


@pytest.mark.parametrize("user", [USER, "Nobody Known"])
def test_wrong_passphrase_costs_half_a_second_and_says_nothing_more(
    office: Path, user: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keys, "WRONG_COSTS_SECONDS", 0.5)
    slept: list[float] = []
    real = time.sleep
    monkeypatch.setattr(time, "sleep", lambda seconds: (slept.append(seconds), real(seconds)))
    started = time.monotonic()
    assert wrong(office, NOW, user) == "That user and passphrase do not open this office."
    assert time.monotonic() - started >= 0.5
    assert len(slept) == 1 and slept[0] <= 0.5, "and no more than that"


def test_an_unknown_user_costs_the_same_derivation(office: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[int] = []
    real = crypto.stretch

    def counting(secret: bytes, salt: bytes, rounds: int) -> tuple[bytes, bytes]:
        asked.append(rounds)
        return real(secret, salt, rounds)

    monkeypatch.setattr(crypto, "stretch", counting)
    wrong(office, NOW, "Nobody Known")
    wrong(office, NOW)
    assert asked == [ROUNDS, ROUNDS]


def test_three_failures_lock_the_slot_for_a_quarter_of_an_hour(office: Path, key: bytes) -> None:
    for minute in range(3):
        assert wrong(office, NOW + timedelta(minutes=minute)) == keys.WRONG
    locked = NOW + timedelta(minutes=2)
    with pytest.raises(Trouble, match="locked until 09:17 UTC"):
        keys.unlock(office, USER, PASSPHRASE, now=locked + timedelta(minutes=14, seconds=59))
    assert keys.unlock(office, USER, PASSPHRASE, now=locked + timedelta(minutes=15)) == key
    assert keys.read_keys(office).slots[0].failures == ()


def test_failures_far_apart_do_not_lock(office: Path, key: bytes) -> None:
    for hour in range(6):
        wrong(office, NOW + timedelta(hours=hour))
    assert keys.unlock(office, USER, PASSPHRASE, now=NOW + timedelta(hours=6)) == key


def test_a_right_passphrase_clears_the_count(office: Path, key: bytes) -> None:
    for _ in range(4):
        wrong(office, NOW)
        wrong(office, NOW)
        assert keys.unlock(office, USER, PASSPHRASE, now=NOW) == key


def test_one_locked_user_does_not_lock_another(office: Path, key: bytes) -> None:
    add_user(office, key, "Ben Slate", "nine slow lanterns")
    for _ in range(3):
        wrong(office, NOW)
    assert keys.unlock(office, "Ben Slate", "nine slow lanterns", now=NOW) == key


def test_after_a_lock_has_passed_the_count_begins_anew(office: Path, key: bytes) -> None:
    for _ in range(3):
        wrong(office, NOW)
    later = NOW + keys.WINDOW
    wrong(office, later)
    assert keys.unlock(office, USER, PASSPHRASE, now=later) == key


def test_a_clock_that_was_years_ahead_locks_for_a_quarter_of_an_hour_only(office: Path, key: bytes) -> None:
    for _ in range(3):
        wrong(office, NOW.replace(year=2036))
    with pytest.raises(Trouble, match="locked until"):
        keys.unlock(office, USER, PASSPHRASE, now=NOW)
    assert keys.unlock(office, USER, PASSPHRASE, now=NOW + keys.WINDOW) == key


def test_after_such_a_lock_the_count_begins_anew_too(office: Path, key: bytes) -> None:
    for _ in range(3):
        wrong(office, NOW.replace(year=2036))
    assert "locked until" in wrong(office, NOW)
    assert wrong(office, NOW + keys.WINDOW) == keys.WRONG
    assert keys.unlock(office, USER, PASSPHRASE, now=NOW + keys.WINDOW) == key


def test_setting_the_clock_back_does_not_clear_the_count(office: Path) -> None:
    wrong(office, NOW)
    wrong(office, NOW)
    wrong(office, NOW - timedelta(days=1))
    with pytest.raises(Trouble, match="locked until"):
        keys.unlock(office, USER, PASSPHRASE, now=NOW - timedelta(days=1))


def test_the_count_is_on_disk_before_the_answer(office: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[int] = []
    monkeypatch.setattr(time, "sleep", lambda _: seen.append(len(keys.read_keys(office).slots[0].failures)))
    wrong(office, NOW)
    assert seen == [1]


def test_a_medium_that_cannot_be_written_still_opens(
    office: Path, key: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    wrong(office, NOW)

    def refuse(*_: object, **__: object) -> None:
        raise Trouble(Cause.READ_ONLY, "read-only")

    monkeypatch.setattr(disk, "write_durably", refuse)
    assert wrong(office, NOW) == keys.WRONG
    assert keys.unlock(office, USER, PASSPHRASE, now=NOW) == key


def test_every_flipped_bit_in_the_key_file_is_seen(office: Path) -> None:
    path = office / keys.KEYS_NAME
    sound = path.read_bytes()
    for at in range(len(sound)):
        flip(path, at, at % 8)
        with pytest.raises(Trouble) as trouble:
            keys.unlock(office, USER, PASSPHRASE, now=NOW)
        assert trouble.value.cause is Cause.DAMAGED, at
        path.write_bytes(sound)


@pytest.mark.parametrize(
    ("field", "value", "says"),
    [
        ("user", "Ben Slate", "changed key"),
        ("wrapped", "AAAA", "changed key"),
        ("rounds", 10, "rounds"),
        ("rounds", 10**9, "rounds"),
        ("rounds", "1000", "unknown form"),
        ("salt", "no base64!", "unknown form"),
        ("failures", ["2026-03-02T09:00:00"], "unknown form"),
        ("failures", "x", "unknown form"),
    ],
)
def test_an_edited_slot_is_refused(office: Path, field: str, value: object, says: str) -> None:
    path = office / keys.KEYS_NAME
    content = disk.read_checked_json(path, what="keys")
    slots = content["slots"]
    assert isinstance(slots, list)
    slots[0][field] = value
    path.write_bytes(disk.checked_json(content))
    with pytest.raises(Trouble, match=says) as trouble:
        keys.unlock(office, "", PASSPHRASE, now=NOW)
    assert trouble.value.cause is Cause.DAMAGED


def test_a_slot_of_another_office_does_not_open_this_one(
    make_office: Callable[..., Path], key: bytes
) -> None:
    office = make_office(key)
    file = keys.read_keys(office)
    keys.write_keys(office, keys.KeyFile("another office", file.key_id, file.slots))
    with pytest.raises(Trouble, match="changed key"):
        keys.unlock(office, USER, PASSPHRASE, now=NOW)
    with pytest.raises(Trouble, match="another office"):
        keys.unlock(office, USER, PASSPHRASE, now=NOW, office_id=OFFICE_ID)


def test_a_slot_left_over_from_an_old_office_key_is_refused(office: Path) -> None:
    file = keys.read_keys(office)
    keys.write_keys(office, keys.KeyFile(OFFICE_ID, keys.key_id(bytes(32)), file.slots))
    with pytest.raises(Trouble, match="outdated key"):
        keys.unlock(office, USER, PASSPHRASE, now=NOW)


def test_a_newer_form_is_not_called_damaged(office: Path) -> None:
    path = office / keys.KEYS_NAME
    content = disk.read_checked_json(path, what="keys") | {"format": 2}
    path.write_bytes(disk.checked_json(content))
    with pytest.raises(Trouble) as trouble:
        keys.read_keys(office)
    assert trouble.value.cause is Cause.NEWER_FILE


def test_a_lost_file_is_rebuilt_from_the_table_and_the_recovery_key(office: Path, key: bytes) -> None:
    table = json.loads(json.dumps([slot.to_dict() for slot in keys.read_keys(office).slots]))
    (office / keys.KEYS_NAME).unlink()
    with pytest.raises(NotFound, match="recovery key"):
        keys.unlock(office, USER, PASSPHRASE, now=NOW)
    slots = tuple(keys.Slot.from_dict(row) for row in table)
    keys.write_keys(office, keys.KeyFile(OFFICE_ID, keys.key_id(key), slots))
    assert keys.unlock(office, USER, PASSPHRASE, now=NOW) == key


def test_the_file_holds_neither_key_nor_passphrase(office: Path, key: bytes) -> None:
    text = (office / keys.KEYS_NAME).read_text()
    assert key.hex() not in text
    assert keys._text(key) not in text
    assert PASSPHRASE not in text


def test_rounds_below_the_floor_are_refused_and_tuning_respects_it(
    key: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(ValueError, match="fewer"):
        keys.make_slot("A", PASSPHRASE, key, office_id=OFFICE_ID, now=NOW, rounds=ROUNDS - 1)
    monkeypatch.setattr(keys, "ROUNDS_FLOOR", 600_000)
    monkeypatch.setattr(keys, "TARGET_SECONDS", 0.0)
    assert keys.tuned_rounds() == 600_000
