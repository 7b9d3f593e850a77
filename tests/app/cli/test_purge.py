"""sco purge and sco person: the list, a hold, two users, the certificate, and the report about somebody."""

import re
from pathlib import Path

import pytest

from tests.app.cli.conftest import Sco


def test_from_the_list_to_the_certificate(
    sco: Sco, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    person = sco("add", folder, "student", "surname=ORUBA", "first_name=Sima", "remarks=First", "--json")
    student = str(person.result["id"])
    sco("add", folder, "training_line", f"student_id={student}", "wcn=1201", "report_date=2014-01-05",
        "end_date=2014-06-30")  # fmt: skip
    sco("edit", folder, "student", student, "remarks=Corrected")
    report = sco("person", "report", folder, "ORUBA, Sima", "--out", tmp_path / "report.pdf", "--json").result
    assert report["kind"] == "student" and (tmp_path / "report.pdf").read_bytes().startswith(b"%PDF")
    assert sco("person", "report", folder, "NOBODY").code == 1

    (due,) = sco("purge", "due", folder, "--json").result
    assert (due["id"], due["keep_until"]) == (student, "2024-06-30")
    assert "10 years from 30 Jun 2014, training ends on (SAMM C2.1.6.7.5)" in sco("purge", "due", folder).out
    assert sco("purge", "hold", folder, "student", student).code == 2
    assert "is held" in sco("purge", "hold", folder, "student", student, "--reason", "Counsel, 4 May").out
    assert "Counsel, 4 May" in sco("purge", "propose", folder, "student", student).err
    assert sco("purge", "lift", folder, "student", student).code == 0

    monkeypatch.setenv("SCO_NEW_PASSPHRASE", "seven quiet harbours")
    assert sco("user", folder, "add", "Deputy", "admin").code == 0
    note = sco("add", folder, "note", "body=ORUBA, Sima was late", "--json").result["id"]
    told = sco("purge", "propose", folder, "student", student)
    number = told.out.split()[0].lower()
    assert re.fullmatch(r"purge-20\d\d-0001", number), "the year is the machine's"
    assert told.out.startswith(
        f"{number.upper()} is proposed. An administrator who is not Ada Quill approves it.\n"
    )
    assert told.out.endswith("1 record stays and names them. Read each and decide by hand.\n"), told.out
    (named,) = sco("purge", "named", folder, number, "--json").result
    assert (named["id"], named["field"], named["removed"]) == (note, "Note", False)
    assert "does not approve it" in sco("purge", "approve", folder, number).err
    assert sco("purge", "approve", folder, number, "--user", "Deputy", "--json").result["state"] == "approved"
    assert sco("purge", "carry-out", folder, number).code == 2
    done = sco("purge", "carry-out", folder, number, "--final", "--out", tmp_path)
    assert done.out.startswith(
        f"{number.upper()} erased 1 paper, 1 hold on records, 1 student, 1 training line."
    ), done
    assert "Named in the text of records that stay: 1 note." in done.out
    assert (tmp_path / f"purge_certificate_{number.upper()}.pdf").read_bytes().startswith(b"%PDF")
    assert sco("purge", "due", folder).out == "No record is past its keeping.\n"
    assert "carried out" in sco("purge", "list", folder).out
    assert sco("purge", "backups", folder, "--json").result == []
    assert "was erased by a purge" in sco("show", folder, "student", student).err
    assert "values were erased by a retention purge" in sco("verify", folder).out
