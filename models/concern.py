"""Which fields a rule or a derived field can read: those whose names its code can say.

A field is read by its name, and the name stands in the code: as an attribute (`row.surname`), as a text
(`row.get("surname")`), in a constant, in a function that is called. So a rule that names none of the fields that
changed has the answer it had. Code that goes over all fields of a record can read any. That no rule reads what it
does not name is held by `tests/models/training/test_concern.py`.
"""

import re
import sys
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, lru_cache, partial
from types import CodeType, FunctionType, ModuleType
from typing import Any

from models.fields import Field
from models.kinds import Kind, all_kinds, kind_named, title_of
from models.paths import hops
from models.rules import Rule, rules_of

ANY: frozenset[str] = frozenset({"*"})
"""Stands for every field: of a record that was made, removed or put back, and of code that goes over all fields."""
_OVER_ALL = frozenset({"values", "items", "keys"})
_DESCRIBED = frozenset({"frozen", "shown_title", "stored_fields", "written_fields", "links"})
"""What reads fields by the description of a kind rather than by name."""
_STEPS = re.compile(r"[.<\[,\]]")
"""What parts the names in a link path."""
_NOT_FOLLOWED = frozenset({f"models.{each}" for each in ("fields", "findings", "kinds", "paths", "policy")})


def _codes(code: CodeType) -> Iterable[CodeType]:
    yield code
    for each in code.co_consts:
        if isinstance(each, CodeType):
            yield from _codes(each)


def names_in(work: object) -> frozenset[str]:
    """Every name that a function's code can say, with that of all it uses within `models`; ANY among them if any."""
    found: set[str] = set()
    met: set[FunctionType] = set()
    ahead = list(_gathered(work, found))
    while ahead:
        each = ahead.pop()
        if each not in met and _followed(each.__module__):
            met.add(each)
            if each not in _KNOWN:
                _KNOWN[each] = _in_function(each)
            names, called = _KNOWN[each]
            found |= names
            ahead += called
    return frozenset(found)


_KNOWN: dict[FunctionType, tuple[frozenset[str], frozenset[FunctionType]]] = {}
"""What stands in a function itself: names, and the functions they stand for."""


def _in_function(function: FunctionType) -> tuple[frozenset[str], frozenset[FunctionType]]:
    codes = list(_codes(function.__code__))
    names = {name for code in codes for name in code.co_names}
    over_all = not names.isdisjoint({"fields", "stored"}) and not names.isdisjoint(_OVER_ALL)
    known = [function.__globals__.get(name) or sys.modules.get(name) for name in names]
    described = not names.isdisjoint(_DESCRIBED) or any(each is title_of for each in known)
    found = names | (ANY if over_all or described else frozenset())
    uses: list[object] = [each for code in codes for each in code.co_consts if not isinstance(each, CodeType)]
    uses += (cell.cell_contents for cell in function.__closure__ or ())
    uses += (function.__defaults__, function.__kwdefaults__)
    for each in known:
        if isinstance(each, ModuleType):
            uses += (vars(each).get(other) for other in names) if _followed(each.__name__) else ()
        else:
            uses.append(each)
    called = frozenset(_gathered(uses, found))
    return frozenset(found), called


def _gathered(thing: object, found: set[str]) -> Iterator[FunctionType]:
    """The functions within a thing; adds the names within it to those found."""
    ahead, met = [thing], set[int]()
    while ahead:
        each = ahead.pop()
        if isinstance(each, str):
            found.update(_parts(each))
        elif isinstance(each, FunctionType):
            yield each
        elif isinstance(each, Rule):  # whoever asks other rules reads what they read
            found |= ANY
        elif each is not None and not isinstance(each, int | bytes) and id(each) not in met:
            met.add(id(each))
            ahead += _within(each)


def _within(each: object) -> Iterable[object]:
    if isinstance(each, tuple | list | set | frozenset):
        return each
    if isinstance(each, Mapping):
        return (*each.keys(), *each.values())
    if isinstance(each, partial):
        return (each.func, each.args, each.keywords)
    if isinstance(each, type):
        return vars(each).values() if _followed(each.__module__) and not issubclass(each, Kind) else ()
    if _followed(type(each).__module__):
        return (type(each), *getattr(each, "__dict__", {}).values())
    return (getattr(each, name, None) for name in ("__wrapped__", "__func__", "fget", "func"))


def _parts(text: str) -> Iterable[str]:
    """The names in a text: itself, or those of a path; a sentence has none."""
    if text.isidentifier():
        return (text,)
    return (part for part in _STEPS.split(text) if part.isidentifier()) if " " not in text else ()


def _followed(module: str) -> bool:
    return module.startswith("models.") and module not in _NOT_FOLLOWED


# -- what is concerned by a change -----------------------------------------------------------------------------------
@cache
def _of_rule(rule: Rule) -> tuple[frozenset[str], frozenset[str]]:
    """Names of the kinds whose records a rule reads, and of the fields it may read of them."""
    works: list[object] = [rule.check, rule.on]
    works += [rule.when.test, rule.when.last] if rule.when else []
    works += [rule.quiet.holds] if rule.quiet else []
    return _read(rule.subject, rule.reads), _names(rule.reads, works)


@cache
def _of_field(field: Field[Any]) -> tuple[frozenset[str], frozenset[str]]:
    return _read(field.kind, field.reads), _names(field.reads, [field.derive])


def _read(subject: str, paths: Iterable[str]) -> frozenset[str]:
    kind = kind_named(subject)
    return frozenset({subject, *(hop.target.spec.name for path in paths for hop in hops(kind, path))})


def _names(paths: Iterable[str], works: Iterable[object]) -> frozenset[str]:
    found = {part for path in paths for part in _STEPS.split(path)}
    for each in works:
        found |= {each} if isinstance(each, str) else names_in(each)
    return frozenset(found)


def _meets(read: tuple[frozenset[str], frozenset[str]], kind: str, changed: frozenset[str]) -> bool:
    kinds, names = read
    if kind not in kinds:
        return False
    return changed == ANY or not names.isdisjoint(changed) or (names >= ANY and not changed <= _by_name(kind))


@cache
def _by_name(kind: str) -> frozenset[str]:
    """The fields of a kind that nothing reads but by their names."""
    return frozenset(field.key for field in kind_named(kind).stored_fields() if field.by_name)


@lru_cache(maxsize=2_000)
def rules_concerned(subject: str, kind: str, changed: frozenset[str]) -> frozenset[Rule]:
    """The rules about a subject that may answer otherwise once such fields of records of a kind have changed."""
    return frozenset(each for each in rules_of(subject) if _meets(_of_rule(each), kind, changed))


@lru_cache(maxsize=2_000)
def fields_concerned(kind: str, changed: frozenset[str]) -> Mapping[str, frozenset[str]]:
    """The derived fields that may come to something else once such fields of records of a kind have changed."""
    found: dict[str, frozenset[str]] = {}
    for name, each in all_kinds().items():
        derived = (field for field in each.stored_fields() if field.derive is not None)
        if keys := frozenset(field.key for field in derived if _meets(_of_field(field), kind, changed)):
            found[name] = keys
    return found
