"""Confirming: somebody in the office compared a value, a code or a paragraph with its source, on a day."""

from collections.abc import Sequence
from datetime import date

from app.errors import Usage
from app.office import Office
from models.fields import show_date
from models.kinds import Kind


def confirm(
    office: Office, kind: type[Kind], ids: Sequence[int], *, on: date | None = None, by: str = ""
) -> int:
    """Marks records of a kind (policy value, code, wording) as confirmed, today and by whoever is at work unless said.

    One step, however many; returns how many. Raises Usage for a day to come or when nothing is chosen.
    """
    on = on or office.today
    if on > office.today:
        raise Usage("Nobody can have confirmed it on a day to come.")
    if not ids:
        raise Usage("Choose what was confirmed.")
    spec = kind.spec
    values = {"confirmed_on": on, "confirmed_by": by.strip() or office.user}
    words = spec.noun if len(ids) == 1 else f"{len(ids)} {spec.nouns}"
    with office.change(f"Confirm {words}") as work:
        work.set_many(kind, dict.fromkeys(ids, values))
    return len(ids)


def unconfirm(office: Office, kind: type[Kind], ids: Sequence[int]) -> int:
    """Takes confirmations back; returns how many records. Raises Usage when nothing is chosen."""
    if not ids:
        raise Usage("Choose what is not confirmed any more.")
    with office.change(f"Take back the confirmation of {len(ids)}") as work:
        work.set_many(kind, {each: {"confirmed_on": None, "confirmed_by": None} for each in ids})
    return len(ids)


def state_words(confirmed_on: date | None, confirmed_by: str | None, unconfirmed: bool) -> str:
    """Whether somebody compared a thing with its source: `Confirmed 05 Aug 2026 by Ada Quill`, `To be confirmed`."""
    if confirmed_on is not None:
        by = f" by {confirmed_by}" if confirmed_by else ""
        return f"Confirmed {show_date(confirmed_on)}{by}"
    return "To be confirmed" if unconfirmed else "As published"
