"""What is said of a row that looks like somebody, and the buttons that answer it."""

from collections.abc import Callable, Iterator, Sequence

from PySide6.QtWidgets import QWidget

from app.importing.likely import Suspect
from ui.parts.basics import boxed, button, label, row
from ui.parts.bidi import isolated
from ui.parts.chip import ToneIcon

LIKELY = "likely"
"""The filter for rows that look like somebody, beside the outcomes."""
Same = Callable[[int], object]
"""Takes the row as being about the record of this id."""
Apart = Callable[[], object]


def named(suspects: Sequence[Suspect]) -> str:
    """Whom a row looks like, in short, for its line."""
    return f"Looks like {isolated(_whom(suspects[0]))}" if suspects else ""


def questions(suspects: Sequence[Suspect], same: Same, apart: Apart) -> Iterator[QWidget]:
    """A line for each one the row looks like, with why; the last button says that it is nobody of them."""
    for number, each in enumerate(suspects):
        said = label(f"Looks like {isolated(_whom(each))}: {each.why}.", wrap=True, name="row_suspect")
        ways: list[QWidget] = []
        if each.record_id is not None:
            ways.append(_same_button(number, each, same))
        if number == len(suspects) - 1:
            ways.append(button("Not the same", "row_apart", apart))
        line = row(ToneIcon("warn"), said, *ways)
        line.setStretch(1, 1)
        yield boxed(line)


def answered(sentence: str, take_back: Callable[[], object]) -> QWidget:
    """What was said of a row, and the way to take it back."""
    said = label(sentence, wrap=True, name="row_answer")
    line = row(ToneIcon("done"), said, button("Take back", "row_take_back", take_back, icon="undo-2"))
    line.setStretch(1, 1)
    return boxed(line)


def _same_button(number: int, suspect: Suspect, same: Same) -> QWidget:
    record_id = suspect.record_id
    assert record_id is not None
    made = button("Same person", f"row_same_{number}", lambda: same(record_id))
    made.setAccessibleName(f"Same person as {suspect.title}")
    return made


def _whom(suspect: Suspect) -> str:
    return suspect.title if suspect.row is None else f"{suspect.title} in row {suspect.row} of this file"
