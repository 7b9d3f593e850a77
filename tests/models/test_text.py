"""Labels within a sentence and counts of them: small letters, but what is spelled stays spelled."""

import pytest

from app.cli.shown import counted
from models.kinds import kind_named
from models.text import in_sentence


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
