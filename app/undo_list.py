"""Undo by name: the steps of the user in a list, and taking back the newest ones down to a chosen one in one go."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from app import rights
from app.errors import Refused
from app.journal import steps
from app.journal.steps import ListedStep
from app.journal.undoing import Skipped
from app.office import Office, Undone
from app.reader import Reader
from app.store.connection import translated
from models.kinds import kind_named
from models.text import in_sentence

SHOWN = 200


@dataclass(frozen=True)
class Steps:
    """What can be taken back and done again, each in the order in which it would be."""

    undo: tuple[ListedStep, ...] = ()
    redo: tuple[ListedStep, ...] = ()


@dataclass(frozen=True)
class Moved:
    """What was taken back or done again, in that order, and what was left alone because it was written since."""

    steps: tuple[Undone, ...]

    @property
    def skipped(self) -> tuple[Skipped, ...]:
        """Fields left alone, over all steps."""
        return tuple(dict.fromkeys(each for step in self.steps for each in step.skipped))


def listed(reader: Reader, user: str, limit: int = SHOWN) -> Steps:
    """The user's steps; empty for a role that changes nothing."""
    if not reader.role.may_change:
        return Steps()
    with translated():
        undo = steps.undo_steps(reader.connection, user, limit)
        redo = steps.redo_steps(reader.connection, user, limit)
    return Steps(tuple(undo), tuple(redo))


def why_not(undo: Sequence[ListedStep], of: str) -> str:
    """Why the steps down to a chosen one cannot be taken back: it, or a newer one, is final; else empty."""
    for each in undo:
        if each.final:
            return f"“{each.name}” is final and is not undone" + (
                "." if each.of == of else ", nor what is older."
            )
        if each.of == of:
            return ""
    return "This step is not among those that can be undone."


def take_back(office: Office, of: str, *, today: date | None = None) -> Moved:
    """Takes back the user's newest steps down to the one whose entry is `of`, each as an undo of its own.

    Raises Refused before anything is taken back when one of them is final or the step is no longer there.
    """
    undo = listed(office.reader, office.user).undo
    if why := why_not(undo, of):
        raise Refused(why, do="Record what happened since as a new change.")
    count = [each.of for each in undo].index(of) + 1
    return Moved(tuple(office.undo(today=today) for _ in range(count)))


def do_again(office: Office, of: str, *, today: date | None = None) -> Moved:
    """Does the undone steps again up to the one whose entry is `of`. Raises Refused when it is no longer there."""
    redo = [each.of for each in listed(office.reader, office.user).redo]
    if of not in redo:
        raise Refused("This step cannot be done again: something else was changed since.")
    return Moved(tuple(office.redo(today=today) for _ in range(redo.index(of) + 1)))


def left_alone(reader: Reader, skipped: Sequence[Skipped]) -> list[str]:
    """What was left as it is, a line for each field: `TARQANI, Sahim: rank`."""
    lines = []
    for each in skipped:
        kind = kind_named(each.kind)
        field = kind.fields.get(each.key)
        if rights.sees_kind(reader.role, kind) and (field is None or rights.sees_field(reader.role, field)):
            title = reader.titles(each.kind, [each.record_id]).get(each.record_id, kind.spec.label)
            lines.append(f"{title}: {in_sentence(field.label) if field else 'the record itself'}")
    return lines
