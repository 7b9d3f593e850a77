"""What the Students tab does for many at once; each opens its sheet, which is imported only then."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ui.records.page import RecordPage


def student_acts(page: "RecordPage") -> Mapping[str, Callable[[], object]]:
    """Work for the actions of the list of students, by id."""
    return {"vetting_answers": lambda: vetting_answers(page)}


def vetting_answers(page: "RecordPage") -> None:
    """Opens the sheet for a pasted list of answers."""
    from ui.training.pasted import begin

    begin(page.window(), page.session)
