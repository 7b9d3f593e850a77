"""Commands on a whole office: new, info, verify, backup, restore, copy, user; who may, and who writes meanwhile."""

import json
from pathlib import Path

import pytest

from app.store.connection import RECORDS_NAME
from tests import support
from tests.app.cli.conftest import Sco

SECRET = "eleven green lanterns"


def test_new_makes_an_office_that_opens(sco: Sco, tmp_path: Path) -> None:
    ran = sco(
        "new", tmp_path / "Fresh", "--country", "BN", "--name", "ODC Bandaria", "--user", "chief", "--json"
    )
    assert ran.result["office"] == str(tmp_path / "Fresh.sco")
    assert len(ran.result["recovery_key"]) > 60
    told = sco("info", tmp_path / "Fresh.sco", "--json").result
    assert (told["name"], told["user"], told["role"]) == ("ODC Bandaria", "chief", "admin")
    assert told["records"] == {"country": 1}
    again = sco("new", tmp_path / "Fresh", "--country", "BN", "--name", "Other", "--user", "chief")
    assert (again.code, "already" in again.err) == (1, True)


def test_new_asks_twice_for_a_passphrase(sco: Sco, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SCO_PASSPHRASE")
    typed = [SECRET, SECRET + "!", SECRET, SECRET, SECRET]
    monkeypatch.setattr("sys.stdin.isatty", lambda: True)
    monkeypatch.setattr("getpass.getpass", lambda prompt, stream: typed.pop(0))
    words = ("new", tmp_path / "A.sco", "--country", "BN", "--name", "A", "--user", "chief")
    assert sco(*words).code == 2
    assert sco(*words).code == 0
    assert sco("info", tmp_path / "A.sco").code == 0
    assert typed == []


def test_a_weak_passphrase_is_refused_and_leaves_nothing(
    sco: Sco, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SCO_PASSPHRASE", "short")
    ran = sco("new", tmp_path / "A.sco", "--country", "BN", "--name", "A", "--user", "chief")
    assert (ran.code, "15 characters" in ran.err) == (1, True)
    assert not (tmp_path / "A.sco").exists()


def test_a_wrong_passphrase_is_trouble_and_says_nothing_more(
    sco: Sco, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SCO_PASSPHRASE", SECRET)
    ran = sco("list", folder, "student", "--json")
    assert ran.code == 3
    assert ran.told["error"]["kind"] == "trouble"
    assert SECRET not in ran.out
    monkeypatch.delenv("SCO_PASSPHRASE")
    monkeypatch.setattr("sys.stdin.isatty", lambda: False)
    monkeypatch.setattr("sys.stdin.readline", lambda: "")
    assert sco("list", folder, "student").code == 2


def test_the_user_comes_from_the_option_or_the_variable(
    sco: Sco, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sco("add", folder, "hr_vetting", "hr_remarks=Heard of nothing")
    monkeypatch.setenv("SCO_NEW_PASSPHRASE", SECRET)
    assert sco("user", folder, "add", "Clara", "clerk").code == 0
    monkeypatch.setenv("SCO_PASSPHRASE", SECRET)
    assert sco("info", folder, "--json", "--user", "clara").result["user"] == "Clara"
    monkeypatch.setenv("SCO_USER", "Clara")
    assert sco("info", "--json", folder).result["role"] == "clerk"
    assert "hr_remarks" not in sco("list", folder, "hr_vetting", "--json").result[0]
    assert sco("list", folder, "hr_vetting", "--columns", "hr_remarks").code == 2
    assert sco("list", folder, "hr_vetting", "--where", "hr_remarks~x").code == 2
    assert sco("user", folder, "add", "Other", "admin").code == 1


def test_users_are_listed_given_roles_and_removed(
    sco: Sco, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SCO_NEW_PASSPHRASE", SECRET)
    (first,) = sco("user", folder, "list", "--json").result
    assert list(first) == ["id", "name", "role", "disabled_on", "last_opened", "shut"]
    sco("user", folder, "add", "Clara", "clerk")
    roles = {
        each["name"]: each["role"] for each in sco("user", folder, "role", "Clara", "chief", "--json").result
    }
    assert roles == {support.USER: "admin", "Clara": "chief"}
    monkeypatch.setenv("SCO_NEW_PASSPHRASE", "nine patient turtles")
    assert sco("user", folder, "passphrase", "Clara").code == 0
    monkeypatch.setenv("SCO_PASSPHRASE", "nine patient turtles")
    assert sco("info", folder, "--user", "Clara").code == 0
    monkeypatch.setenv("SCO_PASSPHRASE", support.PASSPHRASE)
    assert sco("user", folder, "remove", "Clara").code == 0
    assert [each["name"] for each in sco("user", folder, "list", "--json").result] == [support.USER]
    assert sco("user", folder, "role", support.USER, "clerk").code == 1
    assert sco("user", folder, "add", "Clara").code == 2
    assert sco("user", folder, "role", "Clara", "emperor").code == 2


def test_verify_proves_and_names_the_first_bad_thing(sco: Sco, folder: Path, student: str) -> None:
    proof = sco("verify", folder, "--json").result
    assert list(proof) == ["entries", "head", "sound", "first_bad"]
    assert (proof["sound"], proof["first_bad"]) == (True, None)
    assert proof["head"] == sco("info", folder, "--json").result["head"]
    with support.reopen(folder) as office, office.transaction() as connection:
        connection.execute("UPDATE student SET surname = 'OTHER' WHERE id = ?", (int(student),))
    ran = sco("verify", folder, "--json")
    assert ran.code == 3
    assert ran.told["result"]["sound"] is False
    assert "surname" in ran.told["result"]["first_bad"]
    assert ran.told["error"]["kind"] == "trouble"
    assert "surname" in sco("verify", folder).err


def test_a_backup_goes_beside_the_office_and_comes_back(sco: Sco, folder: Path, student: str) -> None:
    made = sco("backup", folder, "--json").result
    assert Path(made["backup"]).parent == folder.with_name("Bandaria backups")
    assert made["head"] == sco("info", folder, "--json").result["head"]
    assert sco("info", folder, "--json").result["last_backup"] is not None
    sco("remove", folder, "student", student)
    done = sco("restore", folder.with_name("Bandaria backups"), folder, "--json").result
    assert done["backup"] == made["backup"]
    assert any(name.startswith(f"{RECORDS_NAME}.before-restore") for name in done["kept_beside"])
    assert len(sco("list", folder, "student", "--json").result) == 1
    assert sco("verify", folder, "--json").result["sound"] is True


def test_a_restored_office_writes_as_a_new_working_copy(sco: Sco, folder: Path, student: str) -> None:
    sco("backup", folder)
    with support.reopen(folder) as office:
        before = office.setting("replica")
    sco("restore", folder.with_name("Bandaria backups"), folder)
    with support.reopen(folder) as office:
        assert office.setting("replica") != before
    sco("edit", folder, "student", student, "us_grade=O-4")
    assert sco("verify", folder, "--json").result["sound"] is True


def test_a_backup_to_a_folder_restores_where_there_is_no_office(
    sco: Sco, folder: Path, tmp_path: Path
) -> None:
    made = sco("backup", folder, "--to", tmp_path / "stick", "--json").result
    fresh = tmp_path / "Fresh.sco"
    assert sco("restore", made["backup"], fresh, "--json").result["kept_beside"] == []
    assert sco("info", fresh, "--json").result["name"] == "ODC Bandaria"


def test_a_restore_with_a_wrong_passphrase_leaves_backup_and_office_as_they_were(
    sco: Sco, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = Path(sco("backup", folder, "--json").result["backup"])
    before = (made / "keys.json").read_bytes()
    monkeypatch.setenv("SCO_PASSPHRASE", SECRET)
    assert sco("restore", made, tmp_path / "Fresh.sco").code == 3
    assert not (tmp_path / "Fresh.sco").exists()
    assert (made / "keys.json").read_bytes() == before
    monkeypatch.setenv("SCO_PASSPHRASE", support.PASSPHRASE)
    assert sco("restore", made, tmp_path / "Fresh.sco").code == 0


def test_only_an_administrator_restores_and_nobody_over_a_writer(
    sco: Sco, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SCO_NEW_PASSPHRASE", SECRET)
    sco("user", folder, "add", "Clara", "chief")
    sco("backup", folder)
    backups = folder.with_name("Bandaria backups")
    with support.reopen(folder):
        ran = sco("restore", backups, folder)
        assert (ran.code, support.USER in ran.err) == (1, True)
    monkeypatch.setenv("SCO_PASSPHRASE", SECRET)
    ran = sco("restore", backups, folder, "--user", "Clara")
    assert (ran.code, "administrator" in ran.err) == (1, True)


@pytest.mark.parametrize("what", ["absent", "empty", "damaged", "other"])
def test_what_is_no_good_backup_is_refused(sco: Sco, folder: Path, tmp_path: Path, what: str) -> None:
    source = tmp_path / "backups"
    if what != "absent":
        source.mkdir()
    if what == "damaged":
        made = Path(sco("backup", folder, "--to", source, "--json").result["backup"])
        content = bytearray((made / RECORDS_NAME).read_bytes())
        content[5000] ^= 1
        (made / RECORDS_NAME).write_bytes(content)
    if what == "other":
        other = tmp_path / "Other.sco"
        sco("new", other, "--country", "BN", "--name", "Other", "--user", support.USER)
        sco("backup", other, "--to", source)
    head = sco("info", folder, "--json").result["head"]
    ran = sco("restore", source, folder, "--json")
    assert ran.code == {"absent": 1, "empty": 1, "damaged": 3, "other": 1}[what]
    assert ran.told["error"]["title"]
    assert sco("info", folder, "--json").result["head"] == head


def test_a_copy_opens_and_is_refused_where_something_lies(
    sco: Sco, folder: Path, student: str, tmp_path: Path
) -> None:
    target = tmp_path / "Travel.sco"
    assert sco("copy", folder, target, "--json").result == {"office": str(target)}
    assert [row["id"] for row in sco("list", target, "student", "--json").result] == [student]
    assert sco("copy", folder, target).code == 1


def test_read_commands_work_beside_a_writer_and_changes_are_refused(
    sco: Sco, folder: Path, student: str, tmp_path: Path
) -> None:
    with support.reopen(folder) as office:
        with office.change("Add unit") as work:
            work.add(support.kind_named("unit"), {"unit_name": "1 Signal Battalion"})
        assert len(sco("list", folder, "unit", "--json").result) == 1
        for words in (
            ("show", folder, "student", student),
            ("check", folder),
            ("due", folder),
            ("history", folder, "student", student),
            ("verify", folder),
            ("user", folder, "list"),
            ("backup", folder),
            ("copy", folder, tmp_path / "C.sco"),
            ("export", folder, "unit", "--out", tmp_path / "u.csv"),
        ):
            assert sco(*words).code == 0, words
        assert sco("info", folder, "--json").result["writer"]["user"] == support.USER
        for words in (
            ("add", folder, "student", "surname=X"),
            ("edit", folder, "student", student, "surname=X"),
            ("remove", folder, "student", student),
            ("undo", folder),
            ("import", folder, "student", tmp_path / "none.csv"),
            ("print", folder, "ito", student),
            ("show", folder, "student", student, "--reveal"),
            ("export", folder, "student", "--out", tmp_path / "s.csv"),
        ):
            ran = sco(*words)
            assert (ran.code, support.USER in ran.err) == (1, True), (words, ran.err)
    assert not (tmp_path / "s.csv").exists()
    assert json.loads(sco("list", folder, "student", "--json").out)["result"][0]["surname"] == "TARIM"
