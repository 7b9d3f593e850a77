"""What may be written into a record's fields: checked and turned into stored forms, before any of it is written."""

from collections.abc import Mapping

from app.errors import Refused, Stale, Usage
from app.journal import entries as journal
from app.store import records
from app.store.dbapi import Connection
from models.fields import FieldError, Stored, Type
from models.following import followed
from models.kinds import Kind, kind_named

Values = Mapping[str, object]
TECHNICAL_KEYS = ("import_key", "original")


def encoded(
    kind: type[Kind], values: Values, before: Mapping[str, Stored] | None = None
) -> dict[str, Stored]:
    """Stored forms of values of a new record, or of one that was `before`. Raises Usage for what does not fit."""
    stored: dict[str, Stored] = {}
    for key, value in values.items():
        if key in TECHNICAL_KEYS:
            stored[key] = None if value is None else str(value)
            continue
        field = kind.fields.get(key)
        if field is None or field.derive is not None:
            raise Usage(f"{kind.spec.label} has no field “{key}” that can be written.")
        try:
            stored[key] = field.encode(value)
        except FieldError as error:
            raise Usage(f"{error}.") from error
    return {key: value for key, value in stored.items() if value is not None} if before is None else stored


def taken_back(row: Kind, stored: Mapping[str, Stored]) -> dict[str, Stored]:
    """What a change of a record empties besides, by its kind's `takes_back`."""
    return {
        emptied: None
        for key, keys in row.spec.takes_back.items()
        if key in stored and stored[key] != row.stored.get(key)
        for emptied in keys
        if emptied not in stored and row.stored.get(emptied) is not None
    }


def goes_along(row: Kind, stored: Mapping[str, Stored]) -> dict[str, Stored]:
    """What follows in a record from a change of it, by its kind's `follows`."""
    return followed(row.spec.follows, row.stored, stored) if row.spec.follows else {}


def check_append_only(kind: type[Kind], values: Mapping[int, Values]) -> None:
    """Raises Refused when fields would be changed that are fixed once made."""
    for wanted in values.values():
        if any(key in kind.fields and kind.fields[key].fixed for key in wanted):
            raise not_changed(kind)


def check_frozen(row: Kind, wanted: Mapping[str, Stored]) -> None:
    """Raises Refused when a record that was sent or issued would change, but for its kind's loose fields."""
    written = [
        key for key, value in wanted.items() if value != row.stored.get(key) and key not in row.spec.loose
    ]
    if row.frozen and written:
        raise _stays(row, "changed", f"“{row.fields[written[0]].label}” stays as it was")


def check_removable(row: Kind) -> None:
    """Raises Refused when a record that was sent or issued would go to the bin, or into another record."""
    if row.frozen:
        raise _stays(row, "removed", "it stays as it was")


def _stays(row: Kind, done: str, what: str) -> Refused:
    on = row.fields[row.spec.frozen_by].show(row.get(row.spec.frozen_by))
    return Refused(
        f"The {row.spec.noun} of {on} is not {done} any more: {what}.", do="Record a new one that names it."
    )


def not_changed(kind: type[Kind]) -> Refused:
    """The refusal for records that are not changed once made."""
    return Refused(
        f"{kind.spec.plural} are not changed once made.", do="Make a new one that names the old one."
    )


def refuse_overlap(
    connection: Connection, kind: type[Kind], row: Kind, changed: Mapping[str, Stored], read_version: int
) -> None:
    """Raises Stale when fields that shall change were changed by somebody after `read_version`."""
    read: dict[str, Stored] = {}
    for entry, change in journal.changes_to(connection, row.id):
        if entry.tick > read_version:
            for key in changed.keys() & change.fields.keys() & kind.fields.keys():
                read.setdefault(key, change.fields[key][0])
    conflicts = {
        key: (
            _shown(connection, kind, key, was),
            _shown(connection, kind, key, now),
            _shown(connection, kind, key, changed[key]),
        )
        for key, was in read.items()
        if (now := row.stored.get(key)) != was
    }
    if conflicts:
        labels = ", ".join(kind.fields[key].label for key in conflicts)
        raise Stale(f"{labels} changed since this form was opened.", conflicts=conflicts)


def _shown(connection: Connection, kind: type[Kind], key: str, stored: Stored) -> str:
    field = kind.fields[key]
    if field.type not in (Type.LINK, Type.FILE) or not isinstance(stored, int):
        return field.show(field.decode(stored))
    target = records.fetch(connection, kind_named(field.target), [stored]).get(stored)
    return target.shown_title if target else ""
