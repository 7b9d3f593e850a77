"""What is said of a row that looks like something on file, and the buttons that answer it."""

from collections.abc import Callable, Iterator, Sequence

from PySide6.QtWidgets import QWidget

from app.importing.likely import Suspect
from app.people import is_person
from models.kinds import Kind
from ui.parts.basics import boxed, button, label, row
from ui.parts.bidi import isolated
from ui.parts.chip import ToneIcon

LIKELY = "likely"
"""The filter for rows that look like something, beside the outcomes."""
Same = Callable[[int], object]
"""Takes the row as being about the record of this id."""
Apart = Callable[[], object]


def named(suspects: Sequence[Suspect]) -> str:
    """What a row looks like, in short, for its line."""
    if not suspects:
        return ""
    first = suspects[0]
    return f"Looks like {isolated(_whom(first))}" if first.title else f"Check: {first.why}"


def questions(suspects: Sequence[Suspect], noun: str, same: Same, apart: Apart) -> Iterator[QWidget]:
    """A line for each one the row looks like, with why; the last button says that it is none of them."""
    for number, each in enumerate(suspects):
        whom = f"Looks like {isolated(_whom(each))}: {each.why}." if each.title else f"Check: {each.why}."
        said = label(whom, wrap=True, name="row_suspect")
        ways: list[QWidget] = []
        if each.record_id is not None:
            ways.append(_same_button(number, each, noun, same))
        if number == len(suspects) - 1:
            words = "Not the same" if any(one.title for one in suspects) else "Right as it is"
            ways.append(button(words, "row_apart", apart))
        line = row(ToneIcon("warn"), said, *ways)
        line.setStretch(1, 1)
        yield boxed(line)


def answered(sentence: str, take_back: Callable[[], object]) -> QWidget:
    """What was said of a row, and the way to take it back."""
    said = label(sentence, wrap=True, name="row_answer")
    line = row(ToneIcon("done"), said, button("Take back", "row_take_back", take_back, icon="undo-2"))
    line.setStretch(1, 1)
    return boxed(line)


def _same_button(number: int, suspect: Suspect, noun: str, same: Same) -> QWidget:
    record_id = suspect.record_id
    assert record_id is not None
    made = button(f"Same {noun}", f"row_same_{number}", lambda: same(record_id))
    made.setAccessibleName(f"Same {noun} as {suspect.title}")
    return made


def whom(kind: type[Kind]) -> str:
    """What rows of a kind look like, within a sentence."""
    return "somebody" if is_person(kind) else f"another {kind.spec.noun}"


def noun(kind: type[Kind]) -> str:
    """What one record of a kind is, for who says that two are the same."""
    return "person" if is_person(kind) else kind.spec.noun


def _whom(suspect: Suspect) -> str:
    return suspect.title if suspect.row is None else f"{suspect.title} in row {suspect.row} of this file"
