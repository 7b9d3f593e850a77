"""Commands on records: add, edit, remove, list, show, check, due, history, undo, redo."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from app.cli.shown import MASK
from app.store import keys
from tests import support
from tests.app.cli.conftest import Sco
from tests.app.conftest import PRACTICE_DAY, PracticeMade
from tests.app.test_demo import steps_of

LEAP_DAY = date(2028, 2, 29)


def test_two_names_are_enough_for_a_student(sco: Sco, folder: Path) -> None:
    ran = sco("add", folder, "student", "surname=TARIM", "first_name=Dela", "--json")
    assert list(ran.result) == ["id"]
    assert ran.result["id"].isdecimal()
    finding = ran.told["findings"][0]
    assert list(finding) == ["rule", "strength", "message", "cites", "record"]
    assert finding["record"] == {"kind": "student", "id": ran.result["id"]}
    (row,) = sco("list", folder, "student", "--json").result
    (country,) = sco("list", folder, "country", "--json").result
    assert row["id"] == ran.result["id"]
    assert row["country_id"] == country["id"]
    assert (row["surname"], row["sex"]) == ("TARIM", None)


def test_an_empty_value_keeps_the_default_away(sco: Sco, folder: Path) -> None:
    sco("add", folder, "holiday", "holiday_name=Memorial Day", "holiday_on=2026-05-25", "country_id=")
    (row,) = sco("list", folder, "holiday", "--json").result
    assert row["country_id"] is None


@pytest.mark.parametrize("how", ["id", "TARIM, Dela", "tarim dela"])
def test_a_record_is_found_by_id_or_title_and_edited(sco: Sco, folder: Path, student: str, how: str) -> None:
    name = student if how == "id" else how
    ran = sco("edit", folder, "student", name, "us_grade=", "country_rank=Captain", "--json")
    assert ran.result == {"id": student, "changed": True}
    (row,) = sco("list", folder, "student", "--json").result
    assert (row["us_grade"], row["country_rank"]) == (None, "Captain")
    assert sco("edit", folder, "student", name, "country_rank=Captain", "--json").result["changed"] is False


def test_bad_values_are_all_told_and_nothing_is_written(sco: Sco, folder: Path) -> None:
    ran = sco("add", folder, "student", "surnme=X", "date_of_birth=soon", "--json")
    assert ran.code == 2
    assert ran.told["error"]["kind"] == "usage"
    assert "surnme" in ran.told["error"]["title"]
    assert "soon" in ran.told["error"]["title"]
    assert sco("list", folder, "student", "--json").result == []


@pytest.mark.parametrize(
    ("words", "hint"),
    [
        (["add", "{}", "student", "surname"], "FIELD=VALUE"),
        (["add", "{}", "student", "surname=A", "surname=B"], "twice"),
        (["add", "{}", "studnt", "surname=A"], "student"),
        (["add", "{}", "user", "user_name=A"], "sco user"),
        (["list", "{}", "student", "--where", "foo=1"], "no field “foo”"),
        (["list", "{}", "student", "--sort", "foo"], "no field “foo”"),
        (["list", "{}", "student", "--columns", "foo"], "no field “foo”"),
        (["list", "{}", "student", "--where", "date_of_birth<soon"], "soon"),
        (["list", "{}", "student", "--as-of", "soon"], "--as-of"),
        (["list", "{}", "student", "--on", "soon"], "--on"),
        (["history", "{}", "student", "x", "--restore", "surname"], "--entry"),
        (["list", "{}"], "KIND"),
        (["lisst", "{}"], "list"),
        ([], "command"),
    ],
)
def test_wrong_usage_is_2_with_a_hint(sco: Sco, folder: Path, words: list[str], hint: str) -> None:
    ran = sco(*(word.format(folder) for word in words))
    assert (ran.code, ran.out) == (2, "")
    assert hint in ran.err
    assert sco(*(word.format(folder) for word in words), "--json").told["error"]["kind"] == "usage"


def test_filters_sorts_and_columns(sco: Sco, folder: Path) -> None:
    for surname, grade in (("AMAR", "O-3"), ("BELO", "O-4"), ("CADO", "O-3")):
        sco("add", folder, "student", f"surname={surname}", "first_name=Noa", f"us_grade={grade}")

    def surnames(*more: str) -> list[str]:
        rows = sco("list", folder, "student", "--columns", "surname", "--json", *more).result
        return [row["surname"] for row in rows]

    assert surnames() == ["AMAR", "BELO", "CADO"]
    assert surnames("--sort", "surname:desc", "--limit", "2") == ["CADO", "BELO"]
    assert surnames("--where", "us_grade=o3") == ["AMAR", "CADO"]
    assert surnames("--where", "us_grade=o3", "--where", "surname~CA") == ["CADO"]
    assert surnames("--where", "us_grade=O-4", "--where", "surname~CA", "--any") == ["BELO", "CADO"]
    assert surnames("--where", "not:surname^=A") == ["BELO", "CADO"]
    assert surnames("--where", "country_id=BN", "--where", "surname=belo") == ["BELO"]
    assert surnames("--where", "country_id.country_code=BN", "--where", "us_grade:in=O-4,O-5") == ["BELO"]
    assert surnames("--where", "no:passport<student_id") == ["AMAR", "BELO", "CADO"]
    assert surnames("--where", "has:passport<student_id") == []
    assert surnames("--text", "cado") == ["CADO"]


def test_a_list_for_a_person_has_labels_and_a_count(sco: Sco, folder: Path, student: str) -> None:
    ran = sco("list", folder, "student", "--columns", "surname,country_id", "--ids")
    header, rule, row, blank, count = ran.out.splitlines()
    assert header.split() == ["Surname", "Country", "Id"]
    assert set(rule) == {"-", " "}
    assert row.split() == ["TARIM", "Bandaria", student]
    assert (blank, count) == ("", "1 student.")
    assert sco("list", folder, "unit").out == "0 units.\n"


def test_a_sensitive_value_is_masked_until_asked_for_and_that_is_logged(
    sco: Sco, folder: Path, student: str
) -> None:
    made = sco("add", folder, "passport", f"student_id={student}", "passport_no=X123", "--json").result["id"]
    (row,) = sco("list", folder, "passport", "--json").result
    assert row["passport_no"] == MASK
    assert sco("show", folder, "passport", made, "--json").result["fields"]["passport_no"] == MASK
    assert "X123" not in sco("list", folder, "passport", "--columns", "passport_no").out
    guess = sco("list", folder, "passport", "--where", "passport_no~X1")
    assert (guess.code, "as a whole" in guess.err) == (2, True)
    assert len(sco("list", folder, "passport", "--where", "passport_no=X123", "--json").result) == 1
    revealed = sco("show", folder, "passport", made, "--reveal", "--json").result
    assert revealed["fields"]["passport_no"] == "X123"
    from app import access

    with support.reopen(folder) as office:
        actions = [(line.action, line.record_id) for line in access.lines(office.reader.connection)]
    done = [each for each in actions if each[0] not in ("opened", "closed")]
    assert done[0] == ("revealed", int(made))


def test_show_tells_fields_findings_and_what_belongs_to_it(sco: Sco, folder: Path, student: str) -> None:
    sco("add", folder, "passport", f"student_id={student}", "passport_expiry=2031-01-01")
    told = sco("show", folder, "student", "TARIM, Dela", "--json").told
    result = told["result"]
    assert (result["kind"], result["id"], result["title"]) == ("student", student, "TARIM, Dela")
    assert result["fields"]["us_grade"] == "O-3"
    assert result["fields"]["passport_expires_on"] == "2031-01-01"
    (child,) = result["children"]
    assert (child["kind"], child["link"]) == ("passport", "student_id")
    assert told["findings"]
    text = sco("show", folder, "student", student).out
    assert text.startswith("Student: TARIM, Dela\n")
    assert "What the rules find:" in text
    assert "Passports (student): 1" in text


def test_a_removed_record_lies_in_the_bin_and_undo_takes_it_out(sco: Sco, folder: Path, student: str) -> None:
    assert sco("remove", folder, "student", student, "--json").result == {"id": student}
    assert sco("list", folder, "student", "--json").result == []
    assert [row["id"] for row in sco("list", folder, "student", "--bin", "--json").result] == [student]
    undone = sco("undo", folder, "--json").result
    assert undone["name"] == "Remove student"
    assert undone["skipped"] == []
    assert len(sco("list", folder, "student", "--json").result) == 1
    assert sco("redo", folder, "--json").result["name"] == "Remove student"
    assert sco("list", folder, "student", "--json").result == []


def test_undo_has_an_end(sco: Sco, folder: Path) -> None:
    ran = sco("undo", folder, "--json")
    assert (ran.code, ran.told["error"]["kind"]) == (1, "refused")


def test_history_tells_and_restores_a_value(sco: Sco, folder: Path, student: str) -> None:
    sco("edit", folder, "student", student, "us_grade=O-4")
    newest, oldest = sco("history", folder, "student", student, "--json").result
    assert newest["changes"][0]["field"] == "us_grade"
    assert newest["entry"].isdecimal()
    assert "added the student" in oldest["sentence"]
    ran = sco(
        "history", folder, "student", student, "--restore", "us_grade", "--entry", newest["entry"], "--json"
    )
    assert len(ran.result) == 3
    (row,) = sco("list", folder, "student", "--json").result
    assert row["us_grade"] == "O-3"
    assert "Restore" in sco("history", folder, "student", student).out


def test_as_of_shows_what_the_file_said(sco: Sco, folder: Path) -> None:
    sco("add", folder, "student", "surname=TARIM", "first_name=Dela", "--on", "2026-03-05")
    assert sco("list", folder, "student", "--as-of", "2026-03-04", "--json").result == []
    assert len(sco("list", folder, "student", "--as-of", "2026-03-05", "--json").result) == 1


def test_check_tells_findings_of_all_of_a_kind_or_of_one(sco: Sco, folder: Path, student: str) -> None:
    whole = sco("check", folder, "--json").told
    kind = sco("check", folder, "student", "--json").told
    one = sco("check", folder, "student", student, "--json").told
    assert {each["record"]["kind"] for each in kind["findings"]} == {"student"}
    assert len(whole["findings"]) >= len(kind["findings"]) == len(one["findings"]) > 0
    assert list(one["result"]) == ["block", "warn", "inform"]
    assert sum(one["result"].values()) == len(one["findings"])
    assert "student: TARIM, Dela" in sco("check", folder).out


def test_due_lists_duties_and_counts_from_the_given_day(sco: Sco, folder: Path, student: str) -> None:
    sco(
        "add", folder, "note", "subject_kind=student", f"subject_id={student}", "body=Call back",
        "due_on=2026-06-10",
    )  # fmt: skip
    (duty,) = [
        each for each in sco("due", folder, "--on", "2026-06-01", "--json").result if each["rule"] == "NOTE"
    ]
    assert list(duty) == ["due", "rule", "what", "record", "area", "overdue"]
    assert duty["due"] == "2026-06-10"
    assert duty["record"] == {"kind": "student", "id": student}
    assert duty["overdue"] is False
    late = sco("due", folder, "--on", "2026-06-11", "--json").result
    assert [each["overdue"] for each in late if each["rule"] == "NOTE"] == [True]
    soon = sco("due", folder, "--on", "2026-06-01", "--days", "5", "--json").result
    assert not [each for each in soon if each["rule"] == "NOTE"]
    assert "2026-06-10" in sco("due", folder, "--on", "2026-06-01").out


def test_a_record_that_is_not_there_is_1(sco: Sco, folder: Path) -> None:
    ran = sco("show", folder, "student", "Nobody", "--json")
    assert (ran.code, ran.told["error"]["kind"]) == (1, "not_found")


def test_kinds_need_no_office(sco: Sco) -> None:
    kinds = {each["kind"]: each for each in sco("kinds", "--json").result}
    student = kinds["student"]
    fields = {each["key"]: each for each in student["fields"]}
    assert fields["us_grade"]["choices"] == "pay_grade"
    assert "O-3" in [each["code"] for each in student["choices"]["pay_grade"]]
    assert any(rule["strength"] == "block" and rule["cites"] for rule in student["rules"])
    (only,) = sco("kinds", "Students", "--json").result
    assert only == student
    assert "us_grade" in sco("kinds", "student").out
    assert "training_line" in sco("kinds").out


@pytest.mark.slow
def test_the_practice_office_is_made_without_an_office_and_with_a_seed_of_its_own(
    sco: Sco, practice_made: PracticeMade, tmp_path: Path
) -> None:
    """On a leap day and in place of an earlier one; its students stand where they do on any day."""
    earlier = practice_made.result
    shutil.copytree(earlier.office.parent, tmp_path / "practice")
    made = sco("demo", tmp_path / "practice", "--seed", "3", "--on", str(LEAP_DAY), "--json").result
    assert Path(made["office"]) == tmp_path / "practice" / "office.sco"
    assert [
        path for path in (*made["papers"], *made["sheets"], made["backup"]) if not Path(path).exists()
    ] == []
    assert made["passphrase"]
    assert Path(made["papers"][0]).read_bytes() != earlier.draft.read_bytes()
    there = Path(made["office"])
    assert keys.read_keys(there).office != keys.read_keys(earlier.office).office
    assert steps_of(there, LEAP_DAY) == steps_of(earlier.office, PRACTICE_DAY)


def test_a_double_and_a_record_that_others_need_are_refused(sco: Sco, folder: Path, student: str) -> None:
    sco("add", folder, "unit", "unit_name=1 Signal Battalion")
    double = sco("add", folder, "unit", "unit_name=1 SIGNAL BATTALION", "--json")
    assert (double.code, double.told["error"]["kind"]) == (1, "refused")
    sco("add", folder, "passport", f"student_id={student}", "passport_expiry=2031-01-01")
    needed = sco("remove", folder, "student", student, "--json")
    assert (needed.code, needed.told["error"]["kind"]) == (1, "refused")
    assert len(sco("list", folder, "student", "--json").result) == 1


def test_a_surname_names_a_student_while_there_is_one_of_it(sco: Sco, folder: Path) -> None:
    sco("add", folder, "student", "surname=TARIM", "first_name=Dela")
    assert sco("show", folder, "student", "tarim").out.startswith("Student: TARIM, Dela")
    sco("add", folder, "student", "surname=TARIM", "first_name=Noa")
    ran = sco("show", folder, "student", "tarim", "--json")
    assert (ran.code, ran.told["error"]["title"]) == (1, "2 students are called “tarim”.")
    assert sco("show", folder, "student", "TARIM, Noa").code == 0


def test_sentences_spell_kinds_as_people_do(sco: Sco, folder: Path) -> None:
    sco("add", folder, "student", "surname=TARIM", "first_name=Dela")
    assert sco("add", folder, "dod_vetting", "student_id=TARIM").out.startswith("Added DoD vetting ")
    assert sco("add", folder, "english_test", "student_id=TARIM").out.startswith("Added English test ")
    ran = sco("add", folder, "english_test", "student_id=TARIM", "colour=red", "--json")
    assert "an English test has no such field" in ran.told["error"]["title"]


def test_a_list_is_asked_for_in_words(sco: Sco, folder: Path, student: str) -> None:
    sco("add", folder, "student", "surname=BELO", "first_name=Noa", "us_grade=O-4")
    asked = ("list", folder, "student", "--ask")
    assert [row["surname"] for row in sco(*asked, "rank is O-4, by surname", "--json").result] == ["BELO"]
    both = sco(*asked, "with no passport, by surname", "--where", "us_grade=O-3", "--json").result
    assert [row["id"] for row in both] == [student]
    assert "BELO" in sco(*asked, "by surname").out.splitlines()[2]
    wrong = sco(*asked, "with exm date before 1 march")
    assert (wrong.code, "“exm date” is not a field of students" in wrong.err) == (2, True)
    other = sco(*asked, "units without students")
    assert (other.code, "asks for units" in other.err) == (2, True)


def test_a_list_is_shown_as_a_view_has_it(sco: Sco, folder: Path, student: str) -> None:
    from app.reading import Cond, Sort
    from app.view_layouts import Layout
    from app.views import save_view
    from models.training.people import Student

    with support.reopen(folder) as office:
        layout = Layout(Student, ("surname", "us_grade"), Cond("us_grade", "=", "O-3"), (Sort("surname"),))
        save_view(office, "Captains", layout)
    shown = sco("list", folder, "student", "--view", "captains")
    assert shown.out.split()[:3] == ["Surname", "U.S.", "grade"]
    assert "TARIM" in shown.out
    assert (
        sco("list", folder, "student", "--view", "without training line", "--json").result[0]["id"] == student
    )
    assert sco("list", folder, "student", "--view", "Captains", "--columns", "sex").out.split()[0] == "Sex"
    missing = sco("list", folder, "student", "--view", "Majors")
    assert (missing.code, "There is no view “Majors”" in missing.err) == (1, True)


def test_check_tells_why_with_inputs_and_policy(sco: Sco, folder: Path, student: str) -> None:
    sco("edit", folder, "student", student, "planned_ito_on=2026-06-01")
    sco("add", folder, "medical_record", f"student_id={student}", "exam_date=2026-01-10")
    said = sco("check", folder, "student", student, "--why").out
    assert "examined on: 10 Jan 2026 (Examined on, medical record 10 Jan 2026; entered" in said
    assert "medical.exam_months = 3: SAMM 2012 from 30 Apr 2012" in said
    assert "not confirmed" in said
    reasons = sco("check", folder, "student", student, "--why", "--json").result["why"]
    (med,) = (each for each in reasons if each["rule"] == "MED-02")
    assert {"key", "value", "edition", "valid_from", "citation", "confirmed_on", "confirmed_by"} == set(
        med["policy"][0]
    )
    assert any(each["field"] == "exam_date" for each in med["inputs"])
    assert "why" not in sco("check", folder, "student", student, "--json").result


def test_a_shared_view_of_somebody_else_is_not_edited(
    sco: Sco, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SCO_NEW_PASSPHRASE", "eleven green lanterns")
    sco("user", folder, "add", "Olek", "officer")
    made = sco(
        "add",
        folder,
        "saved_view",
        "kind_name=student",
        "view_name=Ours",
        f"owner={support.USER}",
        "shared=yes",
        "--json",
    ).result["id"]
    with monkeypatch.context() as olek:
        olek.setenv("SCO_PASSPHRASE", "eleven green lanterns")
        ran = sco("edit", folder, "saved_view", made, "view_name=Mine", "--user", "Olek", "--json")
    assert (ran.code, ran.told["error"]["kind"]) == (1, "refused")
    assert f"belongs to {support.USER}" in ran.told["error"]["title"]
    assert sco("edit", folder, "saved_view", made, "view_name=All of us", "--json").result["changed"] is True
