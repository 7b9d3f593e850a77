"""Ticks on a keying sheet: which entry was keyed into an official system, as records, so that work goes on later."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

from app.change import Work
from app.errors import NotFound
from app.office import Office
from models.kinds import Kind

T = TypeVar("T")


@dataclass(frozen=True)
class Book:
    """Where the ticks of a sheet are kept: the kind, its link to whose sheet it is, its name of the entry."""

    kind: type[Kind]
    link: str
    name: str
    system: str
    """The official system, within a sentence."""


def _no_more(_work: Work) -> None:
    return None


def tick(
    office: Office,
    book: Book,
    owner_id: int,
    entries: Iterable[tuple[str, Mapping[str, Any], int | None]],
    also: Callable[[Work], None] = _no_more,
) -> None:
    """Records entries as keyed, as one change: the name of each, the values of its tick, the tick there is.

    `also` changes what else goes with it.
    """
    chosen = list(entries)
    with office.change(f"Key {_counted(len(chosen))} in {book.system}") as work:
        for name, values, known in chosen:
            if known is not None:
                work.set(book.kind, known, values)
            else:
                work.add(book.kind, {book.link: owner_id, book.name: name, **values})
        also(work)


def untick(
    office: Office,
    book: Book,
    owner_id: int,
    names: Iterable[str],
    also: Callable[[Work], None] = _no_more,
) -> None:
    """Takes back that entries were keyed, as one change. Raises NotFound for one that was not."""
    ticks = {
        str(each.get(book.name)): each.id for each in office.reader.children(book.kind, book.link, owner_id)
    }
    chosen = [named(ticks, name) for name in names]
    with office.change(f"Take back {_counted(len(chosen))} keyed in {book.system}") as work:
        for each in chosen:
            work.remove(book.kind, each)
        also(work)


def named(known: Mapping[str, T], name: str) -> T:
    """The entry of that name. Raises NotFound."""
    if name not in known:
        raise NotFound(f"The keying sheet has no such entry “{name}”.")
    return known[name]


def _counted(count: int) -> str:
    return "an entry" if count == 1 else f"{count} entries"
