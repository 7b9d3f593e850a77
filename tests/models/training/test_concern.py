"""A rule or a derived field never reads a field that its code does not name, so other changes may pass it by."""

from collections.abc import Callable
from datetime import date
from functools import lru_cache, partial
from typing import Any

import pytest
from hypothesis import given, settings

from models.concern import ANY, fields_concerned, names_in, rules_concerned
from models.kinds import title_of
from models.rules import once, rules_of, run
from tests.models.making import POLICY, facts, watched
from tests.models.training.family import Family
from tests.models.training.test_properties import (
    FAMILIES,
    NO_EXPLAIN,
    all_facts,
    training_rules,
)

TODAY = date(2026, 5, 20)


@settings(max_examples=40, deadline=None, phases=NO_EXPLAIN)
@given(FAMILIES)
def test_no_rule_reads_a_field_it_does_not_name(family: Family) -> None:
    gathered = all_facts(family)
    for each in training_rules():
        read: set[tuple[str, str]] = set()
        run(each, watched(gathered[each.subject], each.reads, read), POLICY, TODAY)
        for kind, key in read:
            assert each in rules_concerned(each.subject, kind, frozenset({key})), (each.id, kind, key)


@settings(max_examples=10, deadline=None, phases=NO_EXPLAIN)
@given(FAMILIES)
def test_no_derived_field_reads_a_field_it_does_not_name(family: Family) -> None:
    for row in family.rows.values():
        for field in row.fields.values():
            if field.derive is not None:
                read: set[tuple[str, str]] = set()
                known = facts(row, family.rows.values(), field.reads)
                field.derive(watched(known, field.reads, read))
                for kind, key in read:
                    concerned = fields_concerned(kind, frozenset({key}))
                    assert field.key in concerned.get(row.spec.name, ()), (
                        row.spec.name,
                        field.key,
                        kind,
                        key,
                    )


def test_what_nobody_names_asks_the_few_that_read_any_field() -> None:
    every = rules_of("student")
    few = rules_concerned("student", "student", frozenset({"diet"}))
    assert len(few) < len(every) / 5
    assert rules_concerned("student", "student", ANY) == set(every)
    assert few < rules_concerned("student", "student", frozenset({"diet", "planned_ito_on"}))
    assert "full_name" in fields_concerned("student", frozenset({"surname"}))["student"]
    assert fields_concerned("student", frozenset({"diet"})) == {}


KEYS = {"A": ("in_constant", "B")}


def by_attribute(facts: Any) -> object:
    return facts.record.by_attribute_on


def by_constant(facts: Any) -> object:
    return [facts.record.get(key) for keys in KEYS.values() for key in keys if key]


def by_path(facts: Any) -> object:
    return facts.all("passport<holder_id.issuer_id")


def by_call(facts: Any) -> object:
    return [by_attribute(each) for each in [facts]]


def by_default(facts: Any, key: str = "in_default") -> object:
    return facts.record.get(key)


def by_closure(key: str) -> Callable[[Any], object]:
    return lambda facts: facts.record.get(key)


def by_title(facts: Any) -> object:
    return title_of(type(facts.record), facts.record.stored)


def by_all(facts: Any) -> object:
    return [key for key, value in facts.record.stored.items() if value]


in_closure, remembered = by_closure("in_closure"), once(by_attribute)
IN_MODELS = (
    by_attribute, by_constant, by_path, by_call, by_default, in_closure, remembered, by_title, by_all,
)  # fmt: skip


@pytest.mark.parametrize(
    ("work", "named"),
    [
        (by_attribute, "by_attribute_on"),
        (by_constant, "in_constant"),
        (by_path, "holder_id"),
        (by_path, "issuer_id"),
        (by_call, "by_attribute_on"),
        (by_default, "in_default"),
        (in_closure, "in_closure"),
        (partial(by_default, key="in_partial"), "in_partial"),
        (remembered, "by_attribute_on"),
        (lru_cache(by_attribute), "by_attribute_on"),
        (by_title, "*"),
        (by_all, "*"),
    ],
)
def test_names_are_found_wherever_they_stand(
    work: Callable[[Any], object], named: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for each in IN_MODELS:
        monkeypatch.setattr(each, "__module__", "models.training.example")
    assert named in names_in(work)
