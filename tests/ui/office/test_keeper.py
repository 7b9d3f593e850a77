"""Backups nobody asks for: made when something changed, not when nothing did, and never in the way."""

from pathlib import Path

import pytest
from PySide6.QtCore import QTimer

from app import backups, safeguards
from app.errors import Cause, Trouble
from app.office import Office
from tests import support
from tests.ui.driving import Hands
from ui.office.keeper import Keeper


def kept(folder: Path) -> list[Path]:
    return sorted(folder.with_name("Bandaria backups").glob("20*"))


@pytest.fixture
def keeper(hands: Hands, folder: Path) -> Keeper:
    hands.open(folder)
    return hands.workspace.keeper


def test_it_looks_every_half_hour(keeper: Keeper) -> None:
    timer = keeper.findChild(QTimer)
    assert timer is not None and timer.isActive()
    assert timer.interval() == 30 * 60 * 1000


def test_a_changed_office_is_backed_up_once(hands: Hands, keeper: Keeper, folder: Path) -> None:
    assert hands.text("backup_state") == "No proven backup yet"
    keeper.look()
    keeper.look()
    hands.settle()
    assert len(kept(folder)) == 1
    hands.settle()
    assert hands.text("backup_state").startswith("Last proven backup")
    keeper.look()
    hands.settle()
    assert len(kept(folder)) == 1, "nothing was changed since"
    support.add(hands.workspace.session.office, "student")
    hands.settle()
    keeper.look()
    hands.settle()
    assert len(kept(folder)) == 2


def test_a_backup_that_fails_says_so_in_a_sentence_and_work_goes_on(
    hands: Hands, keeper: Keeper, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> None:
        raise Trouble(Cause.DISK_FULL, "The disk is full: the backup could not be written.")

    monkeypatch.setattr(backups, "back_up", full)
    keeper.look()
    hands.settle()
    assert "The disk is full" in hands.workspace.message.text
    assert "Work goes on" in hands.workspace.message.text
    assert hands.text("backup_state").startswith("Backup failed")
    support.add(hands.workspace.session.office, "student")


def test_locking_and_unlocking_does_not_put_the_backup_off(hands: Hands, keeper: Keeper) -> None:
    keeper.go_on(1_200_000)
    hands.do("lock")
    hands.unlock()
    assert hands.workspace.keeper.due_in_ms < 1_300_000


def test_a_backup_that_was_due_behind_the_lock_is_made_after_it(
    hands: Hands, keeper: Keeper, folder: Path
) -> None:
    keeper.go_on(1_200_000)
    hands.do("lock")
    assert hands.window.locking is not None
    hands.window.locking._backup_due -= 3_600
    hands.unlock()
    hands.wait(lambda: kept(folder))
    assert hands.workspace.keeper.due_in_ms > 1_300_000


def test_a_backup_on_its_way_ends_behind_the_lock(hands: Hands, keeper: Keeper, folder: Path) -> None:
    keeper.look()
    hands.window.lock()
    hands.settle()
    assert len(kept(folder)) == 1
    assert hands.window.locked


def test_who_only_reads_makes_no_backups(hands: Hands, folder: Path) -> None:
    first = support.reopen(folder)
    try:
        hands.open(folder)
        timer = hands.workspace.keeper.findChild(QTimer)
        assert timer is not None and not timer.isActive()
    finally:
        hands.put_away()
        first.close()


def test_before_a_large_import_only(folder: Path, few_rounds: None) -> None:
    with support.reopen(folder) as office:
        assert safeguards.before_import(office, safeguards.RISKY_ROWS) == ""
        assert kept(folder) == []
        assert safeguards.before_import(office, safeguards.RISKY_ROWS + 1) == ""
        assert len(kept(folder)) == 1


def test_a_risky_act_is_told_that_there_is_no_backup(
    folder: Path, few_rounds: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    def locked(office: Office, **_: object) -> None:
        raise Trouble(Cause.READ_ONLY, "This folder does not allow writing.")

    monkeypatch.setattr(backups, "back_up", locked)
    with support.reopen(folder) as office:
        said = safeguards.before_risky(office, "the import")
    assert said == "No backup was made before the import: This folder does not allow writing."
