"""Whether papers may go to the partner: who released them, on which day, until when; one rule for all programmes."""

from typing import TypeVar

from app.reader import Reader
from app.reading import Query
from models.fields import show_date
from models.findings import Finding, Strength
from models.kinds import Kind
from models.office.places import Country

P = TypeVar("P", bound=Kind)


def programme_in(reader: Reader, kind: type[P], country: Country | None) -> P | None:
    """The programme of a country; the only one there is where the country is not known."""
    rows: list[P] = reader.records(Query(kind))
    fitting = [row for row in rows if country is not None and row.get("country_id") == country.id]
    return next(iter(fitting or (rows if country is None and len(rows) == 1 else [])), None)


def missing(
    reader: Reader, kind: type[Kind], called: str, country: Country | None, rule: str
) -> list[Finding]:
    """A paper for the partner goes nowhere without who released it and on which day, while that lasts."""

    def lacks(message: str, clears: str, *fields: str) -> Finding:
        return Finding(message, rule=rule, strength=Strength.BLOCK, clears=clears, fields=fields)

    programme = programme_in(reader, kind, country)
    named = (country.country_name if country else None) or "the partner"
    where = f"the {called} of {named}"
    if programme is None:
        return [lacks(f"There is no {called} of {named} that releases papers to the partner.",
                      f"Add {where} with release authority and date.")]  # fmt: skip
    found = [
        lacks(
            f"{kind.fields[key].label} is not recorded in {where}: a paper for the partner needs a release authority "
            "and date.",
            f"Record {kind.fields[key].label.lower()} in {where}.", key,
        )
        for key in ("release_authority", "released_on") if programme.stored.get(key) is None
    ]  # fmt: skip
    ended = programme.get("release_ends_on")
    if ended is not None and ended < reader.today:
        found.append(
            lacks(f"The release in {where} ended on {show_date(ended)}.", f"Record the new release in {where}.",
                  "release_ends_on")
        )  # fmt: skip
    return found
