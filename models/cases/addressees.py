"""To whom a letter of request goes: action and information addressees by what it asks for (SAMM C5.1.3, C5.1.5)."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from models.kinds import Kind

DSCA = "DSCA (IOPS)"
COMPONENT = "DoD component"
COMMAND = "combatant command"
SCO = "SCO"
STATE = "State (PM)"
STATE_SA = "State (PM/SA)"
SPECIAL = "DSCA (CPD)"
WEAPONS = "DSCA (IOPS/WPN)"
_KNOWN_BY = {
    DSCA: r"\bDSCA\b",
    COMMAND: r"COM\b|COMMAND\b|\bCCMD\b",
    SCO: r"\bSCO\b|\bODC\b|\bOMC\b|\bSECURITY COOPERATION\b",
    STATE: r"\bSTATE\b|\bPM\b",
    STATE_SA: r"\bSTATE\b|\bPM\b",
    SPECIAL: r"\bCPD\b",
    WEAPONS: r"\bWPN\b",
}
"""Words by which an addressee is known in a list that a person wrote; a component is any other line."""
_FMF = frozenset({"FMF_NONREPAYABLE", "FMF_REPAYABLE"})


@dataclass(frozen=True)
class Addressees:
    """Who acts on a letter, who is informed, and the paragraph that says so."""

    action: tuple[str, ...]
    info: tuple[str, ...]
    cites: str


def addressees(lor: Kind, articles: Iterable[Kind]) -> Addressees:
    """The addressees of a letter of request.

    The special ways come first: programs of special operations, sensitive or without a clear agency, FMF; then
    significant equipment, then where the letter came from. A request of a unit outside the ministry goes to State
    besides.
    """
    found = _by_way(lor, list(articles))
    if lor.get("originator_kind") == "NON_MOD" and STATE not in (*found.action, *found.info):
        return Addressees(found.action, (*found.info, STATE), f"{found.cites}; SAMM C5.1.5.2")
    return found


def _by_way(lor: Kind, articles: list[Kind]) -> Addressees:
    if is_special(lor):
        return Addressees((SPECIAL,), (WEAPONS,), "SAMM C5.1.3.4")
    if lor.get("sensitive_way"):
        return Addressees((STATE, DSCA), (), "SAMM C5.1.5.1")
    if lor.get("funding_source") in _FMF:
        return Addressees((DSCA, COMPONENT), (STATE_SA, COMMAND), "SAMM C5.1.3.3")
    if any(each.get("sme") or each.get("mde") for each in articles):
        return Addressees((DSCA, COMPONENT), (COMMAND,), "SAMM C5.1.3.2")
    return Addressees(
        (DSCA, COMPONENT),
        (SCO,) if lor.get("lor_channel") == "US_REPRESENTATIVE" else (COMMAND,),
        "SAMM C5.1.3.1",
    )


def is_special(lor: Kind) -> bool:
    """Whether the reviews that the letter needs name the special operations way (SO-P)."""
    return re.search(r"\bSO-?P\b", str(lor.get("release_review") or ""), re.IGNORECASE) is not None


def missing(wanted: Iterable[str], written: str | None) -> list[str]:
    """The wanted addressees that no line of a written list names."""
    lines = [line.strip().upper() for line in (written or "").splitlines() if line.strip()]
    return [each for each in wanted if not any(_names(line, each) for line in lines)]


def _names(line: str, wanted: str) -> bool:
    if wanted == COMPONENT:
        return not any(re.search(words, line) for words in _KNOWN_BY.values())
    return re.search(_KNOWN_BY[wanted], line) is not None
