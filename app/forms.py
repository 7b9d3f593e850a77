"""Typed text into Python values: one function for the form, the command line and whoever else types.

Every bad field is told at once, in plain words; nothing is guessed that could be two things.
"""

from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from typing import Any

from app import rights
from app.access import zone_of
from app.errors import NotFound, Usage
from app.reader import Reader
from app.shower import CodeEntry
from app.typing import read_typed
from models.fields import Field, FieldError, Type
from models.kinds import Kind, all_kinds, kind_named
from models.text import fold, key_text, quoted


def parse_values(
    reader: Reader, kind: type[Kind], typed: Mapping[str, str], *, making: bool = False
) -> dict[str, object]:
    """Python values by field key; an empty text is None (the field is cleared).

    Fields go by key or label; a choice by code or label; a link by id, natural key or title of its target; a
    date as `app.typing` reads it. With `making`, fields that are fixed afterwards may be given. Raises one
    Usage that names every field that is unknown or cannot be read.
    """
    values: dict[str, object] = {}
    problems: list[str] = []
    subjects: list[tuple[Field[Any], str]] = []
    for name, text in typed.items():
        try:
            field = field_named(kind, name, reader.role)
            _refuse_unwritable(field, making)
            if field.kind_in and text.strip():
                subjects.append((field, text))
            else:
                values[field.key] = parse_value(reader, field, text)
        except FieldError as error:
            problems.append(f"{name}: {error}.")
    for field, text in subjects:
        try:
            values[field.key] = _subject(reader, str(values.get(field.kind_in) or ""), text)
        except FieldError as error:
            problems.append(f"{field.key}: {error}.")
    if problems:
        raise Usage(_heading(problems) + " ".join(problems))
    return values


def parse_value(reader: Reader, field: Field[Any], typed: str) -> Any:
    """The Python value of one typed text, None when it is empty. Raises FieldError."""
    if not typed.strip():
        return None
    if field.type is Type.CHOICE:
        return _code(reader, field, field.spelled(typed))
    if field.choices and (known := named_code(reader.codes(field.choices).values(), typed)):
        return known.code
    if field.type in (Type.LINK, Type.FILE):
        return _target(reader, field, typed)
    zone = office_zone(reader) if field.type is Type.LOCAL_MOMENT else ""
    return read_typed(field, typed, reader.today, zone)


def defaults_for(reader: Reader, kind: type[Kind]) -> dict[str, object]:
    """What a new record starts with: the country that the office serves, where there is exactly one."""
    field = kind.fields.get("country_id")
    if field is None or field.target != "country" or not field.editable:
        return {}
    found = country_served(reader)
    return {"country_id": found} if found is not None else {}


def country_served(reader: Reader) -> int | None:
    """The only country on file, else the only one for which the office's own name is kept; None where it is open.

    Lists of other countries bring these along without the name of an office.
    """
    from app.reading import Cond, Query

    country = kind_named("country")
    for where in (None, Cond("sco_name", "not empty")):
        found = reader.ids(Query(country, where=where, limit=2))
        if len(found) == 1:
            return found[0]
    return None


def office_zone(reader: Reader) -> str:
    """The zone of the office's clocks, such as Europe/Athens: its own, else its country's; empty where it is open."""
    own, country = zone_of(reader.connection), country_served(reader)
    if own is not None:
        return own.key
    return str(reader.get(kind_named("country"), country).get("time_zone") or "") if country else ""


def field_named(kind: type[Kind], name: str, role: rights.Role) -> Field[Any]:
    """The field of that key or label that the role meets. Raises FieldError with the nearest one."""
    visible = {key: each for key, each in kind.fields.items() if rights.sees_field(role, each)}
    known = {key_text(each.label): each for each in reversed(visible.values())}
    known |= {key_text(key): each for key, each in visible.items()}
    found = known.get(key_text(name))
    if found is not None:
        return found
    near = get_close_matches(key_text(name), known, n=1, cutoff=0.6)
    hint = f"; the nearest is {known[near[0]].key}" if near else ""
    raise FieldError(f"{kind.spec.a_noun} has no such field{hint}")


def _refuse_unwritable(field: Field[Any], making: bool) -> None:
    if field.derive is not None:
        raise FieldError(f"{field.label} is worked out by the program")
    if field.fixed and not making:
        raise FieldError(f"{field.label} is set when the record is made")


def _heading(problems: list[str]) -> str:
    return "" if len(problems) == 1 else f"{len(problems)} fields cannot be used. "


def _code(reader: Reader, field: Field[Any], typed: str) -> str:
    offered = reader.choices(field.choices)
    if found := named_code(offered, typed):
        return found.code
    if retired := named_code(reader.codes(field.choices).values(), typed):
        raise FieldError(f"{retired.code} is not in use on {reader.today.isoformat()}")
    texts = {fold(text): each.code for each in offered for text in (each.label, each.code) if text}
    if near := get_close_matches(fold(typed), texts, n=1, cutoff=0.6):
        raise FieldError(f"{quoted(typed)} is not among the codes; the nearest is {texts[near[0]]}")
    codes = [each.code for each in offered]
    shown = ", ".join(codes[:12]) + (" and more" if len(codes) > 12 else "")
    raise FieldError(f"{quoted(typed)} is not among the codes" + (f": {shown}" if codes else ""))


def named_code(entries: Iterable[CodeEntry], typed: str) -> CodeEntry | None:
    """The entry of that code, however it is punctuated, or else the only one of that label."""
    entries = list(entries)
    wanted, label = key_text(typed), fold(typed)
    by_code = [each for each in entries if key_text(each.code) == wanted and wanted]
    by_label = [each for each in entries if fold(each.label) == label]
    exact = [each for each in by_code if each.code == typed]
    return next((found[0] for found in (exact, by_code, by_label) if len(found) == 1), None)


def _subject(reader: Reader, kind: str, typed: str) -> int:
    """The record of the kind that is named beside it."""
    if kind not in all_kinds():
        raise FieldError("it is said beside it of which kind the record is")
    try:
        return reader.lookup(kind_named(kind), typed.strip()).id
    except NotFound as error:
        raise FieldError(error.title.rstrip(".")) from error


def _target(reader: Reader, field: Field[Any], typed: str) -> int:
    try:
        return reader.lookup(kind_named(field.target), typed.strip()).id
    except NotFound as error:
        raise FieldError(error.title.rstrip(".")) from error
