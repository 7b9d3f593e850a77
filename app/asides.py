"""Rules that an act sets aside for the day on which a person goes on through the gate they close."""

from collections.abc import Sequence
from dataclasses import dataclass

from app import decisions
from app.errors import Refused
from app.gates import may_aside
from app.office import Office
from models.findings import Finding
from models.kinds import kind_named


@dataclass(frozen=True)
class Aside:
    """Why a gate is passed although findings close it, and whose decision that was."""

    reason: str
    authority: str


def overrides(
    office: Office, verb: str, closed: Sequence[Finding], aside: Aside | None, about: tuple[str, int]
) -> list[dict[str, object]]:
    """What sets findings aside for this day; Refused with them where nobody does or may.

    `about` is the record of findings that name none.
    """
    if not closed:
        return []
    may = may_aside(closed)
    if aside is None or not (may and office.role.may_decide):
        names = ", ".join(dict.fromkeys(each.rule for each in closed))
        do = (
            "Clear what is named."
            if not may
            else "Clear it, or the chief goes on with a reason and the authority."
        )
        raise Refused(f"{verb} is closed by {names}.", findings=closed, do=do)
    each_once = dict.fromkeys((each.rule, *(each.record or about)) for each in closed)
    return [
        decisions.values_aside(office, rule, kind_named(kind), record_id, reason=aside.reason,
                               authority=aside.authority, until=office.today)
        for rule, kind, record_id in each_once
    ]  # fmt: skip
