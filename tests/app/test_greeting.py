"""What is said on coming in: to whom, in which order, and with which way on."""

from datetime import timedelta
from pathlib import Path

from app import greeting, users
from app.greeting import Told
from app.office import Office
from tests.support import ROUNDS, TODAY, acting, reopen
from tests.support import Hands as Clock


def told(office: Office) -> list[Told]:
    return greeting.greeting(office, office.reader)


def test_an_ordinary_morning_tells_the_last_opening_alone(office: Office) -> None:
    (only,) = told(office)
    assert only.sentence.startswith("You last opened this office on 02 Mar 2026 at 09:00 on ")
    assert (only.warns, only.where) == (False, "")


def test_warnings_come_first_and_name_their_screen(office: Office) -> None:
    users.add_user(office, "Ben", "officer", "a lantern by the quay", rounds=ROUNDS)
    office.move_to(TODAY + timedelta(days=100))
    found = told(office)
    assert [(each.where, each.warns) for each in found] == [("users", True), ("backups", True), ("", False)]
    assert found[0].sentence.endswith("Open it again or remove it.")


def test_only_who_can_act_is_told(office: Office) -> None:
    users.add_user(office, "Ben", "officer", "a lantern by the quay", rounds=ROUNDS)
    office.move_to(TODAY + timedelta(days=100))
    for role, places in (("chief", ["backups", ""]), ("officer", [""]), ("viewer", [""])):
        with acting(office, "Cleo", role):
            assert [each.where for each in told(office)] == places


def test_a_second_opener_is_told_of_nothing_to_do(office: Office, folder: Path) -> None:
    office.move_to(TODAY + timedelta(days=100))
    with reopen(folder, clock=Clock()) as second:
        assert not second.writable
        assert [each.where for each in told(second)] == [""]
