"""The office's own letters: made, renamed and taken away with what they say in other languages."""

from app import wordings
from app.errors import Usage
from app.office import Office
from app.papers.letter import PAPER, put_template
from app.store import records
from app.wordings import Listed
from models.office.desk import Wording


def make(office: Office, name: str, text: str) -> str:
    """Makes a letter; returns the name it is kept under.

    Raises Usage for a name that is empty or taken, an empty text, and places that the program cannot fill.
    """
    kept = _free(office, name)
    put_template(office, kept, text)
    return kept


def rename(office: Office, chosen: Listed, name: str) -> str:
    """Gives a letter of the office another name, in every language, as one change. Raises Usage."""
    _refuse_supplied(chosen)
    kept = _free(office, name)
    with office.change(f"Rename the letter “{chosen.name}”") as work:
        for each in _rows(office, chosen):
            work.set(Wording, each, {"paragraph": kept})
    return kept


def remove(office: Office, chosen: Listed) -> None:
    """Takes a letter of the office away, in every language; those written before stay. Raises Usage."""
    _refuse_supplied(chosen)
    with office.change(f"Remove the letter “{chosen.name}”") as work:
        for each in _rows(office, chosen):
            work.remove(Wording, each)


def _refuse_supplied(chosen: Listed) -> None:
    if not chosen.letter:
        raise Usage(
            f"“{chosen.name}” is no letter that this office made.", do="Supplied letters keep their name."
        )


def _free(office: Office, name: str) -> str:
    """The name as it is kept; a title in the list and on paper is made of it."""
    kept = "_".join(name.split())
    if not kept:
        raise Usage("A letter needs a name.")
    names = (each.supplied.name for each in wordings.listed(office.reader) if each.paper == PAPER)
    if kept.casefold() in map(str.casefold, names):
        raise Usage(f"There is a letter “{' '.join(name.split())}” already.", do="Choose another name.")
    return kept


def _rows(office: Office, chosen: Listed) -> list[int]:
    return [
        row.id
        for row in records.every(office.reader.connection, Wording)
        if isinstance(row, Wording) and (row.paper, row.paragraph) == (PAPER, chosen.supplied.name)
    ]
