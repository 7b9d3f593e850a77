"""The keys on the command line: told to an administrator, changed, and used when every passphrase is forgotten."""

from pathlib import Path

import pytest

from tests import support
from tests.app.cli.conftest import Sco

SECRET = "eleven green lanterns"


def test_the_recovery_key_is_told_to_an_administrator_only(
    sco: Sco, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SCO_NEW_PASSPHRASE", SECRET)
    sco("user", folder, "add", "Clara", "chief")
    key = sco("user", folder, "recovery", "--json").result["recovery_key"]
    assert len(key.split("-")) == 14
    monkeypatch.setenv("SCO_PASSPHRASE", SECRET)
    ran = sco("user", folder, "recovery", "--user", "Clara")
    assert (ran.code, key in ran.out + ran.err) == (1, False)


def test_who_forgot_everything_gets_in_with_the_recovery_key(
    sco: Sco, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    key = sco("user", folder, "recovery", "--json").result["recovery_key"]
    monkeypatch.delenv("SCO_PASSPHRASE")
    monkeypatch.setenv("SCO_NEW_PASSPHRASE", SECRET)
    monkeypatch.setenv("SCO_RECOVERY_KEY", "A" + key[1:] if key[0] != "A" else "B" + key[1:])
    assert sco("user", folder, "recover").code == 1
    monkeypatch.setenv("SCO_RECOVERY_KEY", key.lower().replace("-", " "))
    assert "new passphrase" in sco("user", folder, "recover").out
    monkeypatch.setenv("SCO_PASSPHRASE", SECRET)
    assert sco("info", folder).code == 0
    monkeypatch.setenv("SCO_PASSPHRASE", support.PASSPHRASE)
    assert sco("info", folder).code == 3


def test_recover_serves_administrators_only(sco: Sco, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SCO_NEW_PASSPHRASE", SECRET)
    sco("user", folder, "add", "Clara", "clerk")
    monkeypatch.setenv("SCO_RECOVERY_KEY", sco("user", folder, "recovery", "--json").result["recovery_key"])
    assert sco("user", folder, "recover", "Clara").code == 1
    assert sco("user", folder, "recover", "Nobody").code == 1


def test_a_changed_key_shuts_out_the_old_recovery_key_and_everybody_else(
    sco: Sco, folder: Path, student: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SCO_NEW_PASSPHRASE", SECRET)
    sco("user", folder, "add", "Clara", "chief")
    old = sco("user", folder, "recovery", "--json").result["recovery_key"]
    new = sco("user", folder, "key", "--json").result["recovery_key"]
    assert new != old
    assert sco("show", folder, "student", student).code == 0
    backups = folder.with_name("Bandaria backups")
    assert [each for each in backups.iterdir() if each.name[:2] == "20"], "backed up before"
    monkeypatch.setenv("SCO_PASSPHRASE", SECRET)
    assert sco("info", folder, "--user", "Clara").code == 3
    monkeypatch.setenv("SCO_RECOVERY_KEY", old)
    assert sco("user", folder, "recover").code != 0
    monkeypatch.setenv("SCO_RECOVERY_KEY", new)
    assert sco("user", folder, "recover").code == 0
