"""Case identifiers: customer code, implementing agency, designator (SAMM C5.T10)."""

import re
from dataclasses import dataclass

from models.fields import FieldError

_SHAPE = re.compile(r"^([A-Z0-9]{2})-?([A-Z])-?([A-Z0-9]{3})$", re.ASCII)
_LINE = re.compile(r"^(\d{1,3})([A-Z]{0,2})$", re.ASCII)
_CASE_AND_LINE = re.compile(r"^(.*[A-Z0-9])[\s/\-]+(?:L(?:INE)?\s*)?(\d{1,3}[A-Z]{0,2})$", re.ASCII)


@dataclass(frozen=True)
class CaseId:
    """The three parts of BN-B-SAA."""

    customer: str
    agency: str
    designator: str

    def __str__(self) -> str:
        return f"{self.customer}-{self.agency}-{self.designator}"


def read(typed: str | None) -> CaseId | None:
    """The parts of an identifier, with or without its hyphens; None when it is none."""
    match = _SHAPE.match((typed or "").strip().upper().replace(" ", ""))
    return CaseId(*match.groups()) if match else None


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
    """Case and line of “BN-B-SAA/001”, as they are kept. Raises FieldError."""
    match = _CASE_AND_LINE.match(typed.strip().upper())
    found = read(match[1]) if match else None
    if match is None or found is None:
        raise FieldError(f"“{typed}” is no case with a line, such as BN-B-SAA/001")
    return str(found), line_form(match[2])
