"""Names of people across scripts: how they are put together, ordered, and when two are likely the same."""

from models import text as texts


def joined_name(surname: str, first_name: str, middle_name: str = "") -> str | None:
    """The name as lists and papers head a record: "DOE, Jane Q"; None when every part is empty."""
    given = " ".join(part for part in (first_name, middle_name) if part)
    return ", ".join(part for part in (surname, given) if part) or None


def sort_key(surname: str, first_name: str, middle_name: str = "") -> str | None:
    """The name folded, so that lists of several scripts have one order."""
    return texts.fold(" ".join(part for part in (surname, first_name, middle_name) if part)) or None
