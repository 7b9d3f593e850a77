"""What still stands on a paper as a place to fill: said before it is handed out, place by place."""

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass

_PLACE = re.compile(r"\bto be (entered|pasted)\b", re.IGNORECASE)
_NAMED = ("label", "heading")
_UNNAMED = frozenset({"text", "texts", "table", "cells"})
"""Fields of a part of a paper that go by the name of what they belong to."""
_LETTERS = frozenset({"fsr", "psr"})
"""Places that go by their letters."""


def unfilled(facts: object) -> tuple[str, ...]:
    """The places of a paper that say “to be entered” or “to be pasted from …”, by name, each once."""
    return tuple(dict.fromkeys((*getattr(facts, "left_open", ()), *_places(facts, ""))))


def _places(value: object, name: str) -> Iterator[str]:
    if isinstance(value, str):
        if _PLACE.search(value):
            yield name
    elif isinstance(value, tuple):
        pair = len(value) == 2 and all(isinstance(each, str) for each in value)
        for each in value[1:] if pair else value:
            yield from _places(each, str(value[0]) if pair else name)
    elif is_dataclass(value):
        own = next((said for key in _NAMED if (said := _said(getattr(value, key, "")))), "")
        for field in fields(value):
            if field.name != "frame":
                inherited = name if field.name in _UNNAMED else ""
                yield from _places(getattr(value, field.name), own or inherited or _words(field.name))


def _said(value: object) -> str:
    """A label as text, or as words in two languages, of which the English counts."""
    return str(getattr(value, "text", value))


def _words(key: str) -> str:
    words = key.replace("_", " ")
    return key.upper() if key in _LETTERS else words[:1].upper() + words[1:]
