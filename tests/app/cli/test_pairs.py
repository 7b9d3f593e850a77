"""sco duplicates and sco merge: pairs with reasons, a merge looked at and made, the loser found by its name."""

from pathlib import Path

import pytest

from tests import support
from tests.app.cli.conftest import Sco


@pytest.fixture
def twins(sco: Sco, folder: Path) -> list[str]:
    texts = (("ALVAREZ", "A-1", ""), ("Alvares", "B-2", "Plays chess."))
    return [
        str(
            sco(
                "add", folder, "student", f"surname={surname}", "first_name=Marta",
                f"country_service_number={number}", f"remarks={remarks}", "--json",
            ).result["id"]
        )
        for surname, number, remarks in texts
    ]  # fmt: skip


def test_pairs_with_reasons_as_text_and_json(sco: Sco, folder: Path, twins: list[str]) -> None:
    (pair,) = sco("duplicates", folder, "student", "--json").result
    assert [pair["first"]["id"], pair["second"]["id"]] == twins
    assert pair["reasons"] == ["surname sounds the same"]
    said = sco("duplicates", folder, "student").out
    assert "surname sounds the same" in said
    assert "1 pair." in said
    assert sco("duplicates", folder, "unit").out == "No units look alike.\n"
    assert sco("duplicates", folder, "student", "--limit", "0").code == 2


def test_answers_are_listed(sco: Sco, folder: Path, twins: list[str]) -> None:
    assert "Nothing was answered" in sco("duplicates", folder, "student", "--told").out
    first, second = twins
    sco(
        "add", folder, "same_person", "first_kind=student", f"first_record={first}", "second_kind=student",
        f"second_record={second}", "same=no", "reason=Cousins",
    )  # fmt: skip
    assert sco("duplicates", folder, "student", "--json").result == []
    (told,) = sco("duplicates", folder, "student", "--told", "--json").result
    assert (told["same"], told["reason"], told["by"]) == (False, "Cousins", support.USER)
    assert "not the same" in sco("duplicates", folder, "student", "--told").out


def test_a_merge_is_looked_at_then_made_and_undone(sco: Sco, folder: Path, twins: list[str]) -> None:
    winner, loser = twins
    looked = sco("merge", folder, "student", winner, loser, "--look", "--json").result
    assert looked["changed"] is False
    assert looked["taken"]["remarks"] == "loser"
    assert len(sco("list", folder, "student", "--json").result) == 2
    made = sco(
        "merge", folder, "student", winner, "Alvares, Marta", "--take", "surname=winner",
        "--take", "country_service_number=winner", "--reason", "One passport",
    )  # fmt: skip
    assert made.code == 0
    assert "The other is empty." in made.out
    assert "Alvares, Marta is part of ALVAREZ, Marta now" in made.out
    for asked in ("Alvares, Marta", "B-2", loser):
        shown = sco("show", folder, "student", asked, "--json").result
        assert shown["id"] == winner
        assert [each["id"] for each in shown["merged"]] == [loser]
    assert "Merged into it: Alvares, Marta" in sco("show", folder, "student", winner).out
    assert sco("history", folder, "student", loser, "--json").result[0]["sentence"].endswith("to the bin.")
    assert sco("verify", folder).code == 0
    sco("undo", folder)
    assert sco("show", folder, "student", "Alvares, Marta", "--json").result["id"] == loser


@pytest.mark.parametrize(
    ("take", "hint"),
    [
        ("surname", "WHOSE"),
        ("surname=mine", "WHOSE"),
        ("surnme=loser", "no such field"),
        ("surname=both", "both"),
    ],
)
def test_a_take_that_makes_no_sense_is_told(
    sco: Sco, folder: Path, twins: list[str], take: str, hint: str
) -> None:
    ran = sco("merge", folder, "student", *twins, "--take", take)
    assert ran.code == 2
    assert hint in ran.err
