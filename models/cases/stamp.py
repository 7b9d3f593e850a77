"""What every record of the mirror carries: where its values were read, and the day they were true there."""

from models.kinds import Kind, choice, day, per_kind

STAMP = ("as_of_on", "data_source")
OWN = "SCO"
"""Code of the office itself as the source of a value."""


class Stamped(Kind):
    """The two fields of a record whose values an official system owns."""

    as_of_on = day("As of", help="Day the mirrored values were true where they were read.", column=True)
    data_source = choice("Source", "data_source", help="System or office the mirrored values were read from.")


@per_kind
def mirrored_keys(kind: type[Kind]) -> tuple[str, ...]:
    """The fields of a kind whose values an official system owns."""
    return tuple(field.key for field in kind.stored_fields() if field.mirrored and field.derive is None)
