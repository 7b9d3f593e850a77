"""Which column is which field: certain by name or by memory, likely by likeness, else left to a person."""

from difflib import SequenceMatcher

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.importing.columns import (
    _LIKE,
    Certainty,
    ColumnProposal,
    Target,
    _words_alike,
    header_signature,
    known_labels,
    propose_mapping,
    targets_of,
)
from models.fields import Field, Type

TARGETS = (
    Target("wcn", "WCN", ("worksheet control number",)),
    Target("masl", "MASL", ("TMASL", "item number")),
    Target("report_on", "Report date", ("RPT", "report"), Type.DATE),
    Target("start_on", "Start date", ("start",), Type.DATE),
    Target("end_on", "End date", (), Type.DATE),
    Target("quantity", "Quantity", ("qty",), Type.WHOLE),
    Target("cost", "Total cost", (), Type.MONEY),
    Target("program_id.fiscal_year", "Fiscal year", ("FY",), Type.WHOLE),
)


def propose(
    *labels: str, samples: dict[str, list[str]] | None = None, **rest: object
) -> list[ColumnProposal]:
    texts = [(samples or {}).get(label, []) for label in labels]
    return list(propose_mapping(labels, texts, TARGETS, **rest))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("label", "key", "certainty"),
    [
        ("WCN", "wcn", Certainty.CERTAIN),
        ("wcn:", "wcn", Certainty.CERTAIN),
        ("Worksheet  Control Number", "wcn", Certainty.CERTAIN),
        ("START_DATE", "start_on", Certainty.CERTAIN),
        ("start_on", "start_on", Certainty.CERTAIN),
        ("fiscal_year", "program_id.fiscal_year", Certainty.CERTAIN),
        ("Total Costs", "cost", Certainty.LIKELY),
        ("Total cost (USD)", "cost", Certainty.LIKELY),
        ("Rpt Dt", "report_on", Certainty.LIKELY),
        ("Dates / Start", "start_on", Certainty.LIKELY),
        ("Item no.", "masl", Certainty.LIKELY),
        ("Remarks", None, Certainty.UNKNOWN),
        ("", None, Certainty.UNKNOWN),
    ],
)
def test_a_label_finds_its_field(label: str, key: str | None, certainty: Certainty) -> None:
    proposal = propose(label)[0]
    assert (proposal.target_key, proposal.certainty) == (key, certainty)
    assert proposal.why


@pytest.mark.parametrize(
    ("label", "key", "certainty"),
    [
        ("Dates / Start", "start_on", Certainty.CERTAIN),
        ("Course / Item no.", "masl", Certainty.LIKELY),
        ("Sponsor / WCN", "wcn", Certainty.LIKELY),
        ("WCN / Hobby", None, Certainty.UNKNOWN),
    ],
)
def test_the_lower_of_two_heading_lines_names_the_field(
    label: str, key: str | None, certainty: Certainty
) -> None:
    proposal = propose(label, two_lines=True)[0]
    assert (proposal.target_key, proposal.certainty) == (key, certainty)


def test_two_lower_headings_of_one_field_are_not_certain() -> None:
    found = propose("Group A / Start", "Group B / Start", two_lines=True)
    assert [each.certainty for each in found] == [Certainty.LIKELY, Certainty.LIKELY]


def test_two_columns_of_one_field_are_not_certain() -> None:
    assert [(p.target_key, p.certainty) for p in propose("Start date", "Start", "WCN")] == [
        ("start_on", Certainty.LIKELY),
        ("start_on", Certainty.LIKELY),
        ("wcn", Certainty.CERTAIN),
    ]


def test_likeness_never_takes_a_field_that_a_name_claims() -> None:
    assert [p.target_key for p in propose("Total cost", "Total costs")] == ["cost", None]


def test_samples_that_do_not_fit_make_a_proposal_less_sure() -> None:
    certain = propose("Start date", samples={"Start date": ["Lackland AFB", "Columbus AFB"]})[0]
    likely = propose("Total costs", samples={"Total costs": ["none yet", "see remarks"]})[0]
    assert (certain.target_key, certain.certainty) == ("start_on", Certainty.LIKELY)
    assert "Lackland AFB" in certain.why
    assert (likely.target_key, likely.certainty) == (None, Certainty.UNKNOWN)


@pytest.mark.parametrize(
    ("label", "sample"), [("Start", "05-Aug-26"), ("Total cost", "($1,200.50)"), ("Qty", "12")]
)
def test_samples_that_fit_leave_it_certain(label: str, sample: str) -> None:
    assert propose(label, samples={label: [sample]})[0].certainty is Certainty.CERTAIN


def test_what_was_chosen_before_is_certain() -> None:
    labels = ("Control", "Remarks")
    remembered = {header_signature(("remarks", "CONTROL:")): {"control": "wcn", "remarks": ""}}
    first, second = propose(*labels, remembered=remembered)
    assert (first.target_key, first.certainty) == ("wcn", Certainty.CERTAIN)
    assert (second.target_key, second.certainty) == (None, Certainty.CERTAIN)
    assert propose("Control", "Other", remembered=remembered)[0].certainty is not Certainty.CERTAIN


def test_targets_come_from_field_descriptions() -> None:
    class Thing:
        wcn: Field[str] = Field(Type.TEXT, "WCN", aliases=("control",))
        total: Field[int] = Field(Type.MONEY, "Total", derive=len)

    targets = targets_of([Thing.wcn, Thing.total])
    assert targets == (Target("wcn", "WCN", ("control",)),)
    assert known_labels(targets) == {"wcn", "control"}


@given(st.text("adept -ro", max_size=12), st.text("adept -ro", max_size=12))
@settings(max_examples=60)
def test_names_that_are_not_counted_out_would_not_have_been_alike(one: str, two: str) -> None:
    counted = SequenceMatcher(None, one, two).ratio()
    assert _words_alike(one, two) or counted < _LIKE or min(len(one), len(two)) <= 3
