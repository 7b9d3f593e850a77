"""The papers about shipments, discrepancies, reviews and closing of cases, by their short names."""

from app.papers.printable import Printable

CASE_PRINTABLES_MORE: tuple[Printable, ...] = ()
"""Each is offered where its record is shown; those without a subject are printed from the command line by name."""
