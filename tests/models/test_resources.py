"""Code tables, policy values and checklists: read as the office seeds them."""

import csv
from collections import Counter
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from app.policies import check_value
from models.rules import all_rules
from models.training.normalise import pay_grade
from models.training.people import Student
from tests.models.making import RESOURCES, RULED

LEADING = ["code", "label", "valid_from", "valid_to", "edition", "source", "tag"]
WORDS = {
    "medical.window_in_days",
    "hr.labels_not_us_funded",
    "case.labels",
    "payments.spring",
    "payments.summer",
    "payments.autumn",
    "payments.winter",
    "names.alarm_days",
    "penalty.free_reasons",
    "imet.short_training_places",
    "imet.label_prefix",
    "visa.default_type",
    "imet.aids_codes",
    "eimet.categories",
    "ctfp.labels",
    "exchange.labels",
    "case.allowance_needs_approval",
    "case.needs_training_line",
    "case.rates_without_attrition",
    "tla.without_quarters",
    "english.flight_words",
    "sdr.bpc_applies",
    "ojt.words",
    "briefing.least_topics",
    "visit.bureau_words",
    "prominence.flag_grades",
    "prominence.military",
    "prominence.civilian",
    "exchange.unit_labels",
    "section346.label",
}
"""Policy values that are words, lists or switches; every other one is a number."""
TABLES = sorted((RESOURCES / "codes").glob("*.csv"))


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize(
    "path", [*TABLES, RESOURCES / "checklists" / "screening.csv"], ids=lambda path: path.stem
)
def test_a_code_table(path: Path) -> None:
    found = rows(path)
    assert list(found[0])[:7] == LEADING
    assert max(Counter(row["code"] for row in found).values()) == 1
    for row in found:
        assert row["code"] and row["label"] and row["edition"] and row["source"] and row["tag"], row
        assert len(row["code"]) <= 60 and len(row["label"]) <= 200 and len(row["source"]) <= 500, row["code"]
        assert None not in row and row["code"] == row["code"].strip()


def test_published_programs_have_labels() -> None:
    labels = {row["code"]: row["department"] for row in rows(RESOURCES / "codes" / "program_label.csv")}
    assert labels["IMET-1"] == "Department of State" and "Non-SA, UC" in labels and labels["FMS"] == ""


def test_policy_values_are_sound_and_used() -> None:
    found = [row for name in RULED for row in rows(RESOURCES / "policy" / name)]
    used = {key for rule in all_rules().values() for key in rule.policy}
    assert {row["key"] for row in found} == used
    counts = {row["key"] for row in found} - WORDS
    assert len(counts) > 10
    for row in found:
        assert row["label"] and row["citation"] and row["tag"] and row["edition"]
        date.fromisoformat(row["valid_from"])
        if row["key"] in counts:
            assert Decimal(row["value"]) >= 0


def test_the_programs_own_values_are_sound_and_used() -> None:
    from app import accounts, drills

    found = rows(RESOURCES / "policy" / "office.csv")
    usual = accounts.DEFAULTS | {drills.DAYS: drills.DEFAULT_DAYS}
    assert {row["key"]: int(row["value"]) for row in found} == usual


@pytest.mark.parametrize("path", sorted((RESOURCES / "policy").glob("*.csv")), ids=lambda path: path.stem)
def test_every_value_says_what_it_counts(path: Path) -> None:
    for row in rows(path):
        assert row["unit"], row["key"]
        assert check_value(row["key"], row["unit"], row["value"]) == row["value"]


def test_recalled_values_are_marked() -> None:
    tags = {row["key"]: row["tag"] for row in rows(RESOURCES / "policy" / "training.csv")}
    assert tags["hr.valid_days"] == "R"
    assert tags["medical.exam_months"] == "S01"


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("O3", "O-3"),
        ("03", "O-3"),
        ("O-3", "O-3"),
        ("o-3", "O-3"),
        ("0-3", "O-3"),
        ("O 3", "O-3"),
        ("O03", "O-3"),
        ("O10", "O-10"),
        ("e9", "E-9"),
        ("W-5", "W-5"),
        ("civ", "CIV"),
        ("Civilian", "CIV"),
        ("cadet", "CDT"),
        ("O11", None),
        ("E-10", None),
        ("W6", None),
        ("3", None),
        ("", None),
        ("Captain", None),
        ("O-0", None),
    ],
)
def test_pay_grades_as_typed(typed: str, code: str | None) -> None:
    assert pay_grade(typed) == code


def test_a_students_grade_takes_every_spelling() -> None:
    assert [Student.us_grade.spelled(typed) for typed in ("03", "o3", "O-3", "Major")] == [
        "O-3",
        "O-3",
        "O-3",
        "Major",
    ]
    assert Student.country_rank.spelled("03") == "03"


def test_every_pay_grade_reads_as_itself() -> None:
    codes = [row["code"] for row in rows(RESOURCES / "codes" / "pay_grade.csv")]
    assert len(codes) == 27
    assert [pay_grade(code) for code in codes] == codes
    assert [pay_grade(code.replace("-", "")) for code in codes] == codes
