"""Case identifiers: customer code, implementing agency, designator (SAMM C5.T10)."""

import re
from dataclasses import dataclass

_SHAPE = re.compile(r"^([A-Z0-9]{2})-?([A-Z])-?([A-Z0-9]{3})$", re.ASCII)


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
