"""A filter tree, an order, a whole question said in English; `app.asking.understanding` reads it back.

“Report date within the next 30 days and (Screening is Pending or DoD vetting is Pending)”,
“with no medical record examined on or after 1 Mar 2026”.
"""

from collections.abc import Sequence
from typing import Any

from app.asking.questions import BETWEEN, DATE
from app.asking.scope import Scope, scope_of
from app.asking.tokens import quoted
from app.asking.values import Values, masks, said_count
from app.errors import Usage
from app.forms import named_code
from app.reader import Reader
from app.reading import All, Cond, Either, Has, Not, Sort, Where
from models.fields import MASK, Field, Type
from models.kinds import Kind, kind_named
from models.paths import PathError, column, hops
from models.text import in_sentence

EVERYTHING, NOTHING = "everything", "nothing"
NOT_YOURS = "a question that is not for your role"
_COMPARED = {"=": "is", "!=": "is not", "<": "is less than", "<=": "is at most", ">": "is more than",
             ">=": "is at least", "contains": "contains", "starts": "begins with"}  # fmt: skip
_DENIED = {"contains": "does not contain", "starts": "does not begin with"}
_DAYS = {each.op: each.words for each in DATE} | {"next months": "", "last months": ""}
_PARTICIPLES = frozenset({"sent", "held", "met", "kept", "left", "seen", "made", "paid", "written", "built"})
_BY_NUMBER = frozenset({Type.WHOLE, Type.DECIMAL, Type.MONEY, Type.PERCENT})
_AS_TEXT_OPS = ("contains", "starts")


def said(reader: Reader, kind: type[Kind], where: Where | None, *, reveal: bool = False) -> str:
    """A filter tree as a part of a sentence; empty for none. Sensitive texts are dots unless revealed.

    Raises Usage for a tree that the reading builder would not take either.
    """
    return "" if where is None else _Speaker(reader, reveal).tree(scope_of(kind, reader.role), where)


def said_sort(reader: Reader, kind: type[Kind], sort: Sequence[Sort]) -> str:
    """An order as a part of a sentence: “by Report date, newest first, then by Name”. Empty for none."""
    speaker, scope, parts = _Speaker(reader, reveal=False), scope_of(kind, reader.role), []
    for each in sort:
        name, field, _ = speaker.named(scope, each.path, inside=False)
        last = ", newest first" if field.type is Type.DATE else " descending"
        parts.append(f"by {name}" + last * each.descending)
    return ", then ".join(parts)


def sentence(reader: Reader, kind: type[Kind], where: Where | None, sort: Sequence[Sort] = ()) -> str:
    """The whole question: “Students with no passport, by Name”; “Students: Screening is Pending”."""
    asked, order = said(reader, kind, where), said_sort(reader, kind, sort)
    joint = " " if asked.startswith("with") else ": "
    return kind.spec.plural + (f"{joint}{asked}" if asked else "") + (f", {order}" if order else "")


def pieces(where: Where | None) -> tuple[Where, ...]:
    """The conditions that all have to hold, as a list shows them one by one; both ends of a span are one."""
    if not isinstance(where, All):
        return () if where is None else (where,)
    found: list[Where] = []
    for part in where.parts:
        if found and is_span(found[-1], part):
            found[-1] = All((found[-1], part))
        else:
            found.append(part)
    return tuple(found)


def joined(parts: Sequence[Where]) -> Where | None:
    """The conditions together, None when there is none; the opposite of `pieces`."""
    return All(tuple(parts)) if len(parts) > 1 else parts[0] if parts else None


def is_span(first: Where, second: Where) -> bool:
    """Whether two conditions are both ends of a span: not before the one value, not after the other."""
    return (
        isinstance(first, Cond) and isinstance(second, Cond) and first.path == second.path
        and (first.op, second.op) == (">=", "<=") and first.value is not None and second.value is not None
    )  # fmt: skip


class _Speaker:
    """Says trees; knows the office's codes and titles."""

    def __init__(self, reader: Reader, reveal: bool) -> None:
        self.reader, self.reveal = reader, reveal
        self.values = Values(reader)

    # -- trees --
    def tree(self, scope: Scope, where: Where, *, inside: bool = False) -> str:
        """A tree as one condition or as several joined by and, or by or, without brackets around."""
        if isinstance(where, All | Either):
            return self._group(scope, where, inside)
        if isinstance(where, Not):
            return self._not(scope, where.part, inside)
        if isinstance(where, Has):
            return self._has(scope, where, "with")
        return self.condition(scope, where, inside)

    def _group(self, scope: Scope, where: All | Either, inside: bool) -> str:
        parts = pieces(where) if isinstance(where, All) else where.parts
        if not parts:
            return EVERYTHING if isinstance(where, All) else NOTHING
        if len(parts) == 1:
            return self._span(scope, where, inside) or self.tree(scope, parts[0], inside=inside)
        word = " and " if isinstance(where, All) else " or "
        return word.join(self._bracketed(scope, each, inside) for each in parts)

    def _bracketed(self, scope: Scope, where: Where, inside: bool) -> str:
        told = self.tree(scope, where, inside=inside)
        return f"({told})" if _is_several(where) else told

    def _span(self, scope: Scope, where: Where, inside: bool) -> str:
        """Both ends of a span in one condition; empty when the tree is none."""
        if not (isinstance(where, All) and len(where.parts) == 2 and is_span(*where.parts)):
            return ""
        first, last = where.parts
        assert isinstance(first, Cond) and isinstance(last, Cond)
        name, field, stem = self.named(scope, first.path, inside=inside)
        if field.type is not Type.DATE and field.type not in _BY_NUMBER:
            return f"{self.condition(scope, first, inside)} and {self.condition(scope, last, inside)}"
        ends = " and ".join(self._value(field, each.value) for each in (first, last))
        return f"{_with_verb(stem, BETWEEN) if stem else f'{name} is {BETWEEN}'} {ends}"

    def _not(self, scope: Scope, part: Where, inside: bool) -> str:
        if isinstance(part, Has):
            return self._has(scope, part, "with no")
        if isinstance(part, Cond) and part.op in _DENIED:
            return self.condition(scope, part, inside, _DENIED[part.op])
        if isinstance(part, Cond) and part.op == "=" and not isinstance(part.value, tuple | list):
            return self.condition(scope, Cond(part.path, "!=", part.value), inside)
        return f"not ({self.tree(scope, part, inside=inside)})"

    def _has(self, scope: Scope, where: Has, opening: str) -> str:
        try:
            first, *more = hops(scope.kind, where.path)
        except (PathError, ValueError) as error:
            raise Usage(f"{error}.") from error
        part: Where | None = where.part
        if more:
            part = Has(".".join(hop.text for hop in more), part)
        target = scope_of(first.target, scope.role)
        noun = self._noun(scope, first, opening)
        return noun if part is None or noun == NOT_YOURS else f"{noun}{self._tail(target, part)}"

    def _noun(self, scope: Scope, hop: Any, opening: str) -> str:
        if not hop.backward:
            opened = "without" if opening == "with no" else opening
            return f"{opened} the {in_sentence(scope.name(scope.kind.fields[hop.link]))}"
        spec = hop.target.spec
        behind = (each for found in scope.behind.values() for each in found)
        met = next((each for each in behind if each.path == hop.text), None)
        if met is None:
            return NOT_YOURS
        noun = spec.noun if opening == "with no" else spec.a_noun
        link = scope_of(hop.target, scope.role).name_inside(met.link)
        return f"{opening} {noun}" + ("" if met.first else f" through {link}")

    def _tail(self, scope: Scope, part: Where) -> str:
        """What is asked of the records behind a “with”: the connecting word depends on how it begins."""
        if isinstance(part, All | Either) and len(part.parts) == 1 and not _is_several(part):
            return self._tail(scope, part.parts[0])
        if _is_several(part):
            return f" where ({self.tree(scope, part, inside=True)})"
        told = self.tree(scope, part, inside=True)
        if told.startswith(("with ", "without ")):
            return f" {told}"
        if not isinstance(part, Cond):
            return f" where {told}"
        return f"{self._joint(scope, part)} {told}"

    def _joint(self, scope: Scope, part: Cond) -> str:
        _, _, stem = self.named(scope, part.path, inside=True)
        if not stem or part.op not in _DAYS or " " in stem:
            return " whose"
        return "" if _is_participle(stem) else " that" if stem.endswith("s") else " whose"

    # -- conditions --
    def condition(self, scope: Scope, part: Cond, inside: bool, words: str = "") -> str:
        """One condition: field, question, value."""
        try:
            return self._condition(scope, part, inside, words)
        except (TypeError, ValueError) as error:
            raise Usage(f"{error}.") from error

    def _condition(self, scope: Scope, part: Cond, inside: bool, words: str) -> str:
        name, field, stem = self.named(scope, part.path, inside=inside)
        if not name:
            return NOT_YOURS
        if part.op in ("empty", "not empty"):
            return f"{name} is {'empty' if part.op == 'empty' else 'filled'}"
        if field.type in (Type.LINK, Type.FILE) and not is_ids(part.value):
            return self._link_by_text(scope, part, inside, words)
        if part.op in _AS_TEXT_OPS:
            value = MASK if masks(field) and not self.reveal else str(part.value)
            return f"{name} {words or _COMPARED[part.op]} {quoted(value)}"
        if part.op == "in":
            return self._one_of(name, field, stem, part.value)
        if part.op.startswith(("next", "last")):
            return self._within(name, stem, part, inside)
        return self._comparison(name, field, stem, part)

    def _comparison(self, name: str, field: Field[Any], stem: str, part: Cond) -> str:
        value = field.parse(part.value) if isinstance(part.value, str) and not field.target else part.value
        if value is None:
            if part.op not in ("=", "!="):
                raise Usage(f"“{part.op}” needs a value.")
            return f"{name} is {'empty' if part.op == '=' else 'filled'}"
        shown = self._value(field, value)
        if field.type is Type.DATE and part.op in _DAYS:
            if stem:
                return f"{_with_verb(stem, _DAYS[part.op])} {shown}"
            return f"{name} is {_DAYS[part.op] + ' ' if part.op != '=' else ''}{shown}"
        if part.op not in _COMPARED:
            raise Usage(f"“{part.op}” is no comparison.")
        verb = _COMPARED[part.op]
        if part.op == "!=" and field.type is Type.CHOICE:
            known = named_code(self.reader.codes(field.choices).values(), f"not {shown}")
            verb = "is anything but" if known else verb
        return f"{name} {verb} {shown}"

    def _within(self, name: str, stem: str, part: Cond, inside: bool) -> str:
        which, unit = part.op.split()
        words = f"within the {which} {said_count(int(part.value), unit)}"
        if stem:
            return _with_verb(stem, words)
        return f"{name} {'is ' if inside else ''}{words}"

    def _one_of(self, name: str, field: Field[Any], stem: str, value: Any) -> str:
        values = value if isinstance(value, list | tuple | set | frozenset) else str(value).split(",")
        parsed = [
            field.parse(each) if isinstance(each, str) and not field.target else each for each in values
        ]
        shown = [self._value(field, each) for each in parsed if each is not None]
        if not shown:
            return NOTHING
        listed = " or ".join(part for part in (", ".join(shown[:-1]), shown[-1]) if part)
        return f"{_with_verb(stem, 'on')} {listed}" if stem else f"{name} is {listed}"

    def _link_by_text(self, scope: Scope, part: Cond, inside: bool, words: str) -> str:
        """A link compared with text asks the first field of its target's title, as the reading builder does."""
        _, field = column(scope.kind, part.path)
        target = kind_named(field.target)
        keys = [key for key in target.spec.title if target.fields[key].type is not Type.LINK]
        if not keys:
            raise Usage(f"{field.label} is compared by id.")
        return self.condition(scope, Cond(f"{part.path}.{keys[0]}", part.op, part.value), inside, words)

    def _value(self, field: Field[Any], value: Any) -> str:
        return self.values.said(field, value, reveal=self.reveal)

    # -- names --
    def named(self, scope: Scope, path: str, *, inside: bool) -> tuple[str, Field[Any], str]:
        """How a column path is said, its field, and its stem when it is a date that reads as a verb.

        The name is empty where the role does not meet the field.
        """
        try:
            steps, field = column(scope.kind, path)
        except PathError as error:
            raise Usage(f"{error}.") from error
        if any(hop.backward for hop in steps):
            raise Usage(f"“{path}” leads to many records; ask with Has.")
        last = scope_of(steps[-1].target, scope.role) if steps else scope
        if field not in last.fields or not _meets(scope, steps):
            return "", field, ""
        over = "".join(
            f" of the {in_sentence(scope_of(hop.source, scope.role).name(hop.source.fields[hop.link]))}"
            for hop in reversed(steps)
        )
        name = last.name_inside(field) if inside else last.name(field)
        stem = last.stems.get(field.key, "") if not steps else ""
        return name + over, field, in_sentence(stem) if inside else stem


def _meets(scope: Scope, steps: Sequence[Any]) -> bool:
    at = scope
    for hop in steps:
        if hop.source.fields[hop.link] not in at.fields:
            return False
        at = scope_of(hop.target, scope.role)
    return True


def _is_several(where: Where) -> bool:
    """Whether a tree is said as several conditions, which need brackets within another one."""
    if not isinstance(where, All | Either):
        return False
    parts = pieces(where) if isinstance(where, All) else where.parts
    if len(parts) == 1:
        span = isinstance(where, All) and len(where.parts) == 2
        return not span and _is_several(parts[0])
    return len(parts) > 1


def is_ids(value: Any) -> bool:
    """Whether a link is compared with ids; text asks the title of its target."""
    values = value if isinstance(value, list | tuple | set | frozenset) else (value,)
    return all(isinstance(each, int) for each in values)


def _is_participle(stem: str) -> bool:
    last = stem.split()[-1].casefold()
    return last.endswith("ed") or last in _PARTICIPLES


def _with_verb(stem: str, words: str) -> str:
    """`Examined on`, `Reports before`; a stem that is no verb takes one: `Flight physical is before`."""
    verbal = _is_participle(stem) or stem.endswith("s")
    return f"{stem} {words}" if verbal else f"{stem} is {words}"
