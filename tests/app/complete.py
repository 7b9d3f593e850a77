"""The complete student of the rules' tests, put into an office."""

from app.office import Office
from app.reading import Query
from models.kinds import Kind
from models.office.places import Country
from tests.models.training.family import Family

_KEYS = ("unit_name", "tmasl_id", "country_service_number", "passport_no")
_FIRST = ("country", "unit", "training_program", "course", "student", "dependent")


def add_family(office: Office, family: Family | None = None, country: str = "") -> dict[int, int]:
    """A student with everything the gates ask for, or a family as given; returns the new ids by its numbers.

    With the code of a country it gets that country, and keys of its own, so that several fit in an office.
    """
    made: dict[int, int] = {}
    rows = (family or Family()).rows
    with office.change("Add a complete student") as work:
        for row in sorted(rows.values(), key=_targets_first):
            kind = type(row)
            given = {field.key: row.get(field.key) for field in kind.written_fields()}
            values = {
                key: made[value] if kind.fields[key].target else value
                for key, value in given.items()
                if value is not None and (not kind.fields[key].target or value in made)
            }
            if country:
                values |= {key: f"{values[key]}{country}" for key in _KEYS if key in values}
            if kind is Country and country:
                made[row.id] = work.add(Country, values | {"country_code": country})
            elif kind is Country:
                del values["country_code"]
                made[row.id] = office.reader.ids(Query(Country))[0]
                work.set(Country, made[row.id], values)
            else:
                made[row.id] = work.add(kind, values)
        for row in rows.values():
            late = {each.key: made.get(row.stored.get(each.key)) for each in type(row).links()}  # type: ignore[arg-type]
            if any(late.values()):
                work.set(type(row), made[row.id], {key: value for key, value in late.items() if value})
    return made


def _targets_first(row: Kind) -> int:
    name = row.spec.name
    return _FIRST.index(name) if name in _FIRST else len(_FIRST)
