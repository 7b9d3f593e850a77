"""How extracts of SCIP, EFTS and the agencies name cases, lines and states; no two of them do it alike."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import Any

from models.cases import identifier
from models.fields import show_date
from models.imports import ImportShape, Split, Told
from models.text import fold

_HEADINGS = (
    "case line", "case/line", "case-line", "case and line", "case line number", "case/line number", "case line item",
    "case", "case id", "case identifier", "case designator", "case number", "line", "line number",
)  # fmt: skip
"""A column counts as one of case and line only when its texts are."""
_STATES = {
    "development": "DEVELOPMENT", "in development": "DEVELOPMENT", "write": "WRITE", "review": "REVIEW",
    "proposed": "PROPOSED", "offer": "OFFERED", "loa offered": "OFFERED", "offer expired": "EXPIRED",
    "signed": "ACCEPTED", "loa accepted": "ACCEPTED", "open": "IMPLEMENTED", "active": "IMPLEMENTED",
    "implemented open": "IMPLEMENTED", "ssc": "SSC", "supply services complete": "SSC",
    "supply and services complete": "SSC", "supply complete": "SSC", "interim closed": "CLOSED_INTERIM",
    "interim closure": "CLOSED_INTERIM", "closed interim": "CLOSED_INTERIM", "final closed": "CLOSED",
    "closed final": "CLOSED", "final closure": "CLOSED", "canceled": "CANCELLED", "lor": "LOR_RECEIVED",
}  # fmt: skip
_LINE_STATES = {
    "active": "OPEN", "shipped": "SHIPPED_COMPLETE", "ship complete": "SHIPPED_COMPLETE",
    "delivered": "SHIPPED_COMPLETE",
    "complete": "SSC", "completed": "SSC", "ssc": "SSC", "supply services complete": "SSC", "closed": "SSC",
}  # fmt: skip
_MODES = {
    "sea": "OCEAN", "vessel": "OCEAN", "ship": "OCEAN", "sealift": "OCEAN", "truck": "SURFACE", "road": "SURFACE",
    "motor": "SURFACE", "rail": "SURFACE", "parcel": "SMALL_PARCEL", "mail": "SMALL_PARCEL",
    "comm air": "COMMERCIAL_AIR",
    "channel": "AIR_CHANNEL", "channel air": "AIR_CHANNEL",
}  # fmt: skip
"""“Air” alone is none: it may be any of three."""


def _customer(values: Mapping[str, Any]) -> str:
    found = identifier.read(values.get("case_designator"))
    return found.customer if found else ""


def expires_before(values: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """An offer that expires before it was made."""
    offered, expires = values.get("offered_on"), values.get("oed")
    if isinstance(offered, date) and isinstance(expires, date) and expires < offered:
        yield "oed", f"The offer expires on {show_date(expires)}, before it was made on {show_date(offered)}"


CASE_EXTRACT = ImportShape(
    links=("country_id",),
    only_new={"entered_as": Told("case_state", "entered_on")},
    implied={"country_id": _customer},
    doubts=expires_before,
)
"""The one extract that makes cases. The state of a case on file follows from its steps: another one is told."""


def state_word(typed: str) -> str | None:
    """The state of a case that a word of an extract stands for; None for any other word."""
    return _STATES.get(_words(typed))


def line_state_word(typed: str) -> str | None:
    """The status of a line that a word of an extract stands for; None for any other word."""
    return _LINE_STATES.get(_words(typed))


def mode_word(typed: str) -> str | None:
    """The way of transport that a word of an extract stands for; None for any other word."""
    return _MODES.get(_words(typed))


def bill_word(typed: str) -> str | None:
    """DD 645 as it is written in full; None for any other word."""
    return "DD645" if _words(typed) in ("dd form 645", "dd 645", "form 645", "645") else None


def _words(typed: str) -> str:
    return " ".join(fold(typed).replace("-", " ").replace("/", " ").replace(",", " ").split())


def of_case(**more: Any) -> ImportShape:
    """The shape of a kind whose rows name a case, with or without a line that is not kept here."""
    split = Split(
        "case_of_line",
        "Case (its line is left out)",
        _HEADINGS[:-2],
        ("case_id",),
        _reader("case_id"),
        _names_line,
    )
    return ImportShape(links=("case_id",), splits=(split,), **more)


def of_line(case: str, line: str, *, more: tuple[str, ...] = ()) -> ImportShape:
    """The shape of a kind whose rows name case and line, in two columns or in one; paths to both."""
    links = (case, *((line,) if line.endswith("_id") else ()), *more)
    return ImportShape(links=links, splits=(_split(case, line),))


def _split(case: str, line: str) -> Split:
    return Split("case_and_line", "Case and line", _HEADINGS, (case, line), _reader(case, line), _names_line)


def _names_line(text: str) -> bool:
    return bool(identifier.case_and_line(text)[1])


def _reader(*paths: str) -> Callable[[str], Mapping[str, str]]:
    def read(text: str) -> Mapping[str, str]:
        found = zip(paths, identifier.case_and_line(text), strict=False)
        return {path: part for path, part in found if part}

    return read
