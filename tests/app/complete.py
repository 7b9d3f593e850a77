"""The complete student of the rules' tests, put into an office."""

from app.office import Office
from app.reading import Query
from models.kinds import Kind
from models.office.places import Country
from tests.models.training.family import Family

_FIRST = ("country", "unit", "training_program", "course", "student", "dependent")


def add_family(office: Office) -> dict[int, int]:
    """A student with everything the gates ask for; returns the new ids by the numbers of `tests.models`."""
    made: dict[int, int] = {}
    with office.change("Add a complete student") as work:
        for row in sorted(Family().rows.values(), key=_targets_first):
            kind = type(row)
            given = {field.key: row.get(field.key) for field in kind.written_fields()}
            values = {
                key: made.get(value, value) if kind.fields[key].target else value
                for key, value in given.items()
                if value is not None
            }
            if kind is Country:
                del values["country_code"]
                made[row.id] = office.reader.ids(Query(Country))[0]
                work.set(Country, made[row.id], values)
            else:
                made[row.id] = work.add(kind, values)
    return made


def _targets_first(row: Kind) -> int:
    name = row.spec.name
    return _FIRST.index(name) if name in _FIRST else len(_FIRST)
