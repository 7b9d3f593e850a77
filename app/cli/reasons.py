"""Why a finding stands, as a command tells it: the rule, its inputs and the policy editions it asked for."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from app.cli.answer import record_value

if TYPE_CHECKING:
    from app.why import Why


def why_value(why: "Why") -> dict[str, object]:
    """The reasons as JSON has them; a record's id is text."""
    policy = [
        {
            "key": each.key, "value": each.value, "edition": each.edition, "citation": each.citation,
            "valid_from": each.valid_from.isoformat() if each.valid_from else None,
            "confirmed_on": each.confirmed_on.isoformat() if each.confirmed_on else None,
            "confirmed_by": each.confirmed_by or None,
        }
        for each in why.policy
    ]  # fmt: skip
    inputs = [
        {
            "name": each.name, "value": each.value, "source": each.source, "changed": each.changed,
            "record": record_value(*each.record) if each.record else None, "field": each.key or None,
        }
        for each in why.inputs
    ]  # fmt: skip
    return {
        "rule": why.finding.rule,
        "says": why.says,
        "sum": why.finding.sum,
        "inputs": inputs,
        "policy": policy,
    }


def why_lines(why: "Why") -> Iterator[str]:
    """The rule, its inputs with where they come from, the sum, and the policy editions."""
    if why.says:
        yield f"          Rule {why.finding.rule}: {why.says}"
    for each in why.inputs:
        told = "; ".join(part for part in (each.source, each.changed) if part)
        yield f"            {each.name}: {each.value or 'empty'}{f' ({told})' if told else ''}"
    if why.finding.sum:
        yield f"            Sum: {why.finding.sum}"
    for used in why.policy:
        edition = " ".join(part for part in (used.edition, used.valid) if part)
        yield f"            {used.key} = {used.value}: {edition}, {used.citation}, {used.confirmed}"
