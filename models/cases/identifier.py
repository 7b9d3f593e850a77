"""Case identifiers: customer code, implementing agency, designator (SAMM C5.T10)."""

import re
from dataclasses import dataclass

from models.fields import FieldError

_SHAPE = re.compile(r"^([A-Z0-9]{2})[\s\-]*([A-Z])[\s\-]*([A-Z0-9]{3})$", re.ASCII)
_LINE = re.compile(r"^(\d{1,3})([A-Z]{0,2})$", re.ASCII)
_CASE_AND_LINE = re.compile(
    r"^([A-Z0-9]{2}[\s\-]*[A-Z][\s\-]*[A-Z0-9]{3})(?:[\s/\-.,]*(?:L(?:INE)?\s*)?(\d{1,3}[A-Z]{0,2}))?$",
    re.ASCII,
)
_DASHES = str.maketrans(dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2212", "-"))


@dataclass(frozen=True)
class CaseId:
    """The three parts of BN-B-SAA."""

    customer: str
    agency: str
    designator: str

    def __str__(self) -> str:
        return f"{self.customer}-{self.agency}-{self.designator}"


def read(typed: str | None) -> CaseId | None:
    """The parts of an identifier, with or without its hyphens; None when it is none.

    Blanks stand between the parts only: “5 cases” below a list is no case.
    """
    match = _SHAPE.match(_plain(typed or ""))
    return CaseId(*match.groups()) if match else None


def _plain(typed: str) -> str:
    return typed.translate(_DASHES).strip().upper()


def trouble(typed: str) -> str:
    """What is wrong with an identifier, as a sentence; empty when nothing is."""
    if read(typed):
        return ""
    return (
        f"“{typed}” is no case identifier: two characters for the customer, one letter for the agency, three for the "
        "case, such as BN-B-SAA."
    )


def form(typed: str) -> str:
    """The identifier as it is kept, BN-B-SAA. Raises FieldError."""
    found = read(typed)
    if found is None:
        raise FieldError(trouble(typed).rstrip("."))
    return str(found)


def line_form(typed: str) -> str:
    """The number of a line with the zeros a spreadsheet drops (1 is 001); any other text as it is."""
    match = _LINE.match(typed.strip().upper())
    return match[1].zfill(3) + match[2] if match else typed


def case_and_line(typed: str) -> tuple[str, str]:
    """Case and line of “BN-B-SAA/001”, as they are kept; the line is empty where none is named. Raises FieldError."""
    match = _CASE_AND_LINE.match(_plain(typed))
    found = read(match[1]) if match else None
    if match is None or found is None:
        raise FieldError(f"“{typed}” is no case with a line, such as BN-B-SAA/001")
    return str(found), line_form(match[2] or "")
