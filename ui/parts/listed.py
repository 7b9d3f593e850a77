"""A source for grids over things that are there already."""

from array import array
from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

from ui.parts.table_model import Row

T = TypeVar("T")


class Listed(Generic[T]):
    """Each thing is put into words when it is painted; an id is its place."""

    def __init__(self, words: Callable[[T], Row]) -> None:
        self.things: Sequence[T] = ()
        self._words = words

    def ids(self, sort: tuple[str, bool], where: object, text: str) -> "array[int]":
        """Every place in order."""
        return array("q", range(len(self.things)))

    def page(self, ids: Sequence[int]) -> Sequence[Row | None]:
        """These rows."""
        return [self._words(self.things[at]) if at < len(self.things) else None for at in ids]

    def thing(self, at: int | None) -> T | None:
        """The thing at a place; None where there is none."""
        return self.things[at] if at is not None and 0 <= at < len(self.things) else None
