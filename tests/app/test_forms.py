"""Typed text into values: what is read, and how everything that cannot be is told at once."""

from datetime import date
from typing import Any

import pytest

from app import forms
from app.errors import Usage
from app.forms import defaults_for, parse_values
from app.office import Office
from models.kinds import kind_named
from tests import support

STUDENT = kind_named("student")


def country_id(office: Office) -> int:
    return office.reader.lookup(kind_named("country"), "BN").id


@pytest.mark.parametrize(
    ("key", "typed", "value"),
    [
        ("surname", "  TARIM ", "TARIM"),
        ("Surname", "TARIM", "TARIM"),
        ("first-name", "Dela", "Dela"),
        ("U.S. grade", "o3", "O-3"),
        ("us_grade", "O-3", "O-3"),
        ("country_service", "air force", "Air Force"),
        ("date_of_birth", "1990-03-05", date(1990, 3, 5)),
        ("date_of_birth", "5 Mar 1990", date(1990, 3, 5)),
        ("planned_ito_on", "+16", date(2026, 3, 18)),
        ("career_status", "yes", True),
        ("surname", "", None),
        ("us_grade", "  ", None),
        ("unit_id", "", None),
    ],
)
def test_a_typed_value_is_read(office: Office, key: str, typed: str, value: Any) -> None:
    found = parse_values(office.reader, STUDENT, {key: typed})
    assert list(found.values()) == [value]
    assert set(found) <= set(STUDENT.fields)


ARRIVES = {"arrives_at": "5 aug 1430"}


def test_a_time_without_a_zone_is_one_of_the_offices_clocks(office: Office) -> None:
    notice = kind_named("arrival_notice")
    assert parse_values(office.reader, notice, ARRIVES) == {"arrives_at": "2026-08-05T14:30[UTC]"}


def test_an_office_without_a_zone_goes_by_its_countrys(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    notice = kind_named("arrival_notice")
    monkeypatch.setattr(forms, "zone_of", lambda _: None)
    with pytest.raises(Usage, match="does not say its zone"):
        parse_values(office.reader, notice, ARRIVES)
    with office.change("Tell the zone") as work:
        work.set(kind_named("country"), country_id(office), {"time_zone": "Asia/Tbilisi"})
    assert parse_values(office.reader, notice, ARRIVES) == {"arrives_at": "2026-08-05T14:30[Asia/Tbilisi]"}


@pytest.mark.parametrize("how", ["BN", "bn", "Bandaria", "id"])
def test_a_link_is_given_by_number_title_or_id(office: Office, how: str) -> None:
    wanted = country_id(office)
    typed = str(wanted) if how == "id" else how
    assert parse_values(office.reader, STUDENT, {"country_id": typed}) == {"country_id": wanted}


def test_every_bad_field_is_told_in_one_error(office: Office) -> None:
    with pytest.raises(Usage) as told:
        parse_values(
            office.reader,
            STUDENT,
            {"surnam": "X", "us_grade": "Z-99", "date_of_birth": "03/04/1990", "country_id": "Nowhere"},
        )
    text = told.value.title
    for part in (
        "surnam:",
        "nearest is surname",
        "us_grade:",
        "Z-99",
        "3 Apr or 4 Mar",
        "no country “Nowhere”",
    ):
        assert part in text


@pytest.mark.parametrize(("kind", "key"), [("student", "full_name"), ("student", "next_report_on")])
def test_what_the_program_works_out_is_not_typed(office: Office, kind: str, key: str) -> None:
    with pytest.raises(Usage, match="worked out"):
        parse_values(office.reader, kind_named(kind), {key: "x"}, making=True)


def test_a_fixed_field_is_typed_only_when_the_record_is_made(office: Office) -> None:
    note = kind_named("note")
    assert parse_values(office.reader, note, {"subject_kind": "unit"}, making=True) == {
        "subject_kind": "unit"
    }
    with pytest.raises(Usage, match="set when the record is made"):
        parse_values(office.reader, note, {"subject_kind": "unit"})


def test_a_retired_code_is_not_chosen(office: Office) -> None:
    support.add(office, "code", table_name="service", code="Rafts", label="Rafts", valid_to=date(2025, 1, 1))
    with pytest.raises(Usage, match="not in use"):
        parse_values(office.reader, STUDENT, {"country_service": "rafts"})


def test_a_field_hidden_from_the_role_does_not_exist_for_it(office: Office) -> None:
    hidden = next(
        (kind, key)
        for kind in (kind_named("hr_vetting"), kind_named("screening"), kind_named("student"))
        for key, field in kind.fields.items()
        if field.guard
    )
    with support.acting(office, "Clara", "clerk"), pytest.raises(Usage, match="no such field"):
        parse_values(office.reader, hidden[0], {hidden[1]: "x"})


def test_the_country_that_the_office_serves_is_the_default(office: Office) -> None:
    assert defaults_for(office.reader, STUDENT) == {"country_id": country_id(office)}
    assert defaults_for(office.reader, kind_named("passport")) == {}
    support.add(office, "country")  # as a published list brings it along
    assert defaults_for(office.reader, STUDENT) == {"country_id": country_id(office)}
    support.add(office, "country", sco_name="Another office")
    assert defaults_for(office.reader, STUDENT) == {}
