"""What a new office starts with: code tables and policy values from the program's resources, with their editions."""

import json
from collections.abc import Iterator
from datetime import date
from typing import Any

import resources
from models.office.desk import Code, PolicyRecord

_LEADING = ("code", "label", "valid_from", "valid_to", "edition", "source", "tag")


def codes() -> Iterator[dict[str, Any]]:
    """Every code of every table, as values of the kind `code`."""
    for path in sorted(resources.path("codes").glob("*.csv")):
        for position, row in enumerate(resources.table(f"codes/{path.name}"), 1):
            details = {key: value for key, value in row.items() if key not in _LEADING and value}
            yield _filled(
                {
                    "table_name": path.stem, "code": row["code"], "label": row["label"][:200], "position": position,
                    "valid_from": _day(row["valid_from"]), "valid_to": _day(row["valid_to"]), "edition": row["edition"],
                    "source": row["source"][:500], "tag": row["tag"],
                    "details": json.dumps(details, ensure_ascii=False, sort_keys=True) if details else None,
                }
            )  # fmt: skip


def policy_values() -> Iterator[dict[str, Any]]:
    """Every edition of every policy value, as values of the kind `policy_value`."""
    for path in sorted(resources.path("policy").glob("*.csv")):
        for row in resources.table(f"policy/{path.name}"):
            yield _filled(
                row | {"valid_from": _day(row["valid_from"]), "valid_to": _day(row["valid_to"])}
            )  # fmt: skip


def _filled(values: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in values.items() if value not in (None, "")}


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


SEEDS = ((Code, codes), (PolicyRecord, policy_values))
"""Kinds and where their first records come from."""
