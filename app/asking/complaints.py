"""What is said about words that mean nothing here: the reason, and the nearest names."""

from collections.abc import Mapping, Sequence
from difflib import get_close_matches
from typing import Any

from app.asking.questions import offered
from app.asking.scope import Scope
from app.asking.tokens import phrase
from app.asking.values import Values
from app.forms import parse_value
from models.fields import Field, FieldError, Privacy, Type
from models.kinds import kind_named

NEAREST, LIKE_ENOUGH = 3, 0.6


def no_name(scopes: Sequence[Scope], words: str) -> str:
    """Why words name nothing that may be asked of the records."""
    nouns = " or ".join(scope.kind.spec.nouns for scope in scopes)
    shared = next((scope.shared[phrase(words)] for scope in scopes if phrase(words) in scope.shared), ())
    if shared:
        return f"“{words}” is said of several fields of {nouns}: {', '.join(shared)}."
    found = near(words, {name: known for scope in scopes for name, known in scope.known()})
    return f"“{words}” is not a field of {nouns}{nearest(found)}"


def no_question(field: Field[Any], words: str) -> str:
    """Why words are no question of a field, or which question is missing when there are none."""
    some = ", ".join(each.said for each in offered(field)[:5])
    if not words:
        return f"{field.label} wants a question: {some}."
    if field.privacy is Privacy.SENSITIVE:
        return f"{field.label} is sensitive and is compared as a whole only: {some}."
    return f"“{words}” is no question after {field.label}; ask {some}."


def no_value(values: Values, field: Field[Any], words: str) -> str:
    """Why words are no value of a field."""
    if not words:
        return f"{field.label} wants a value."
    if field.type in (Type.LINK, Type.FILE):
        kind = kind_named(field.target)
        titles = {title: title for title in values.titles(kind).by_id.values()}
        return f"No {kind.spec.noun} is called “{words}”{nearest(near(words, titles))}"
    try:
        parse_value(values.reader, field, words)
    except FieldError as error:
        told = str(error)
        return f"{field.label}: {told}{'' if words in told else f' (“{words}”)'}."
    return f"“{words}” is no value of {field.label}."


def near(words: str, known: Mapping[str, str]) -> list[str]:
    """The names nearest to the words, each told once in the program's own words."""
    folded = {name.casefold(): told for name, told in known.items()}
    found = get_close_matches(words.casefold(), folded, n=NEAREST * 2, cutoff=LIKE_ENOUGH)
    begun = [name for name in folded if name.startswith(words.casefold() + " ")]
    return list(dict.fromkeys(folded[name] for name in (*found, *begun)))[:NEAREST]


def nearest(found: Sequence[str]) -> str:
    """The end of a sentence about what is not known."""
    return f"; nearest: {', '.join(found)}." if found else "."
