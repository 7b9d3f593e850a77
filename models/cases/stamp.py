"""What every record of the mirror carries: where its values were read, and the day they were true there."""

from models.kinds import Kind, choice, day

STAMP = ("as_of_on", "data_source")


class Stamped(Kind):
    """The two fields of a record whose values an official system owns."""

    as_of_on = day("As of", help="Day the mirrored values were true where they were read.", column=True)
    data_source = choice("Source", "data_source", help="System or office the mirrored values were read from.")
