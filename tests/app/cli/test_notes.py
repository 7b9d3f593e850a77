"""sco note: one sentence becomes a note or a promise."""

from pathlib import Path

from tests.app.cli.conftest import Sco


def test_a_sentence_becomes_a_promise(sco: Sco, folder: Path, student: str) -> None:
    words = ("note", folder, "student", student, "send the letter by 20270805 to Maj. Kesar", "--json")
    result = sco(*words).result
    assert {key: result[key] for key in ("body", "due_on", "promised_to")} == {
        "body": "Send the letter", "due_on": "2027-08-05", "promised_to": "Maj. Kesar",
    }  # fmt: skip
    (row,) = sco("list", folder, "note", "--json").result
    assert (row["id"], row["subject_id"]) == (result["id"], student)


def test_what_is_given_apart_wins(sco: Sco, folder: Path, student: str) -> None:
    words = (
        "note",
        folder,
        "student",
        "TARIM, Dela",
        "father calls by 5 aug",
        "--due",
        "2027-09-01",
        "--to",
        "Tarim",
    )
    ran = sco(*words)
    assert ran.out.startswith(
        "Noted on student TARIM, Dela: Father calls by 5 aug, promised to Tarim, due 2027-09-01."
    )


def test_a_day_that_cannot_be_read_is_refused(sco: Sco, folder: Path, student: str) -> None:
    ran = sco("note", folder, "student", student, "call", "--due", "soon", "--json")
    assert ran.code == 2
    assert "--due" in ran.told["error"]["title"]
    assert sco("list", folder, "note", "--json").result == []
