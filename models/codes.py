"""Words of codes as the program brings them, for names of records where no office is at hand."""

from functools import cache

import resources


def word_of(table: str, code: str) -> str:
    """The label of a code in its newest edition; the code itself where an office made it, or the table is its own."""
    return _words(table).get(code) or code


@cache
def _words(table: str) -> dict[str, str]:
    try:
        rows = resources.table(f"codes/{table}.csv")
    except FileNotFoundError:
        return {}
    rows = sorted(rows, key=lambda row: row.get("valid_from") or "")
    return {row["code"]: row["label"] for row in rows}
