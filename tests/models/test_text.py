"""Labels within a sentence and counts of them: small letters, but what is spelled stays spelled."""

import pytest

from app.cli.shown import counted
from models.fields import FieldError, read_date
from models.kinds import kind_named
from models.text import in_sentence, quoted


@pytest.mark.parametrize(
    ("label", "within"),
    [
        ("Training lines", "training lines"),
        ("CETPPs", "CETPPs"),
        ("SDRs", "SDRs"),
        ("TDRs", "TDRs"),
        ("LORs", "LORs"),
        ("DoD vettings", "DoD vettings"),
        ("English tests", "English tests"),
        ("SCETWG sessions", "SCETWG sessions"),
        ("Sections of a CETPP", "sections of a CETPP"),
    ],
)
def test_abbreviations_stay_as_they_are_spelled(label: str, within: str) -> None:
    assert in_sentence(label) == within
    assert counted(2, label.rstrip("s"), label) == f"2 {within}"


def test_the_window_and_the_command_line_count_alike() -> None:
    spec = kind_named("cetpp").spec
    assert spec.counted(2) == counted(2, spec.label, spec.plural) == "2 CETPPs"
    assert spec.counted(1) == counted(1, spec.label, spec.plural) == "1 CETPP"


def test_a_message_repeats_no_more_of_what_was_typed_than_tells_it() -> None:
    assert quoted("31 Feb") == "“31 Feb”" and quoted("a\tb\nc") == "“a b c”"
    assert quoted("x" * 60) == f"“{'x' * 60}”" and quoted("x" * 61) == f"“{'x' * 59}…”"
    with pytest.raises(FieldError, match="…” is not a date") as told:
        read_date("Ж" * 5000)
    assert len(str(told.value)) < 120
