"""What the program remembers to be quick, and with it pieces of records: forgotten when the office is locked."""

import sys
from operator import attrgetter
from typing import Any

WITH_TEXTS = {
    "models.names": ("skeleton", "_word_alike"),
    "models.eum.lookalikes": ("_shape",),
    "models.visits.lead": ("known_zone",),
    "reports.eum.barcode": ("drawn",),
    "reports.text": ("width_of", "line", "wrap"),
    "reports.paper.surface": ("_Canvas._escape",),
    "app.importing.columns": ("_words_alike", "_written_out"),
    "app.importing.numfmt": ("_show",),
    "app.matching": ("folded",),
    "app.asking.tokens": ("phrase",),
    "app.planning.fmtlines": ("_day", "_key_of", "_whole"),
    "app.spelling": ("_beginning",),
    "reports.marked": ("blocks",),
}
"""Remembering functions that meet names and other texts of records, by module; the others meet the program's own."""
WITH_ROWS = {"models.office.workdays": "_KNOWN"}
"""Tables in which modules keep rows that were read."""


def forget_texts() -> None:
    """Forgets every remembered piece of a record; modules that were never needed are not imported for it."""
    for name, functions in WITH_TEXTS.items():
        module = sys.modules.get(name)
        if module is not None:
            for each in functions:
                remembered: Any = attrgetter(each)(module)
                remembered.cache_clear()
    for name, table in WITH_ROWS.items():
        if name in sys.modules:
            getattr(sys.modules[name], table).clear()
