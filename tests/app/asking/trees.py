"""Random filter trees over every kind, from the kinds' descriptions and from what an office holds."""

from datetime import UTC, date, datetime
from functools import cache
from typing import Any

from hypothesis import strategies as st

from app.reader import Reader
from app.reading import All, Cond, Either, FromToday, Has, Not, Query, Sort, Where
from models.fields import Field, Privacy, Type
from models.kinds import Kind, all_kinds, kind_named

TEXTS = [
    "Doe", "and", "or (x)", "“quoted”", 'a "b" c', "is empty", "with no passport", "", " ", "10 or 12", "a, b", "x\ny",
    "not", "100%", "5 aug", "by name", "”", "Łukasz", "عائشة", "whose", "ends with ”", "today", "O-3", "(", ")",
]  # fmt: skip
DAYS = [
    date(2026, 4, 27), date(2026, 3, 1), date(2025, 12, 31), date(2027, 8, 5), FromToday(), FromToday(1), FromToday(-1),
    FromToday(30), FromToday(-90), FromToday(-12, "months"), FromToday(1, "months"), "2026-05-05",
]  # fmt: skip
NUMBERS: dict[Type, list[Any]] = {
    Type.WHOLE: [0, 1, 80, "2", -3, 2026],
    Type.DECIMAL: ["1.5", 2, "12"],
    Type.MONEY: [0, 2_447_700, -5, 150, "$1,250.50"],
    Type.PERCENT: ["12.5", 100, "50 %"],
    Type.FLAG: [True, False, "yes"],
    Type.PARTIAL_DATE: ["2026", "2026-08", "2026-08-05"],
    Type.LOCAL_MOMENT: ["2026-08-05T14:30[Asia/Tbilisi]"],
    Type.INSTANT: [
        datetime(2026, 3, 1, 8, 30, tzinfo=UTC),
        datetime(2025, 1, 1, 0, 0, 0, 123_000, tzinfo=UTC),
    ],
}
COMPARED = ["=", "!=", "<", "<=", ">", ">=", "in"]


KINDS = st.deferred(lambda: st.sampled_from(list(all_kinds().values())))


@st.composite
def paths(draw: st.DrawFn, kind: type[Kind]) -> tuple[str, Field[Any]]:
    """A column path that follows up to three links, and the field it ends at."""
    links, at = list[str](), kind
    for _ in range(draw(st.sampled_from([0, 0, 0, 1, 1, 2, 3]))):
        if not at.links():
            break
        field = draw(st.sampled_from(at.links()))
        links.append(field.key)
        at = kind_named(field.target)
    key = draw(st.sampled_from(list(at.fields)))
    return ".".join((*links, key)), at.fields[key]


@st.composite
def conditions(draw: st.DrawFn, reader: Reader, kind: type[Kind]) -> Cond:
    path, field = draw(paths(kind))
    values = values_of(reader, field)
    op = draw(st.sampled_from(_operators(field, bool(values))))
    if op in ("empty", "not empty"):
        return Cond(path, op)
    if op in ("contains", "starts"):
        return Cond(path, op, draw(st.sampled_from(TEXTS)))
    if op.endswith(("days", "months")):
        return Cond(path, op, draw(st.sampled_from([0, 1, 12, "30"])))
    if op == "in":
        return Cond(path, op, tuple(draw(st.lists(st.sampled_from(values), max_size=3))))
    return Cond(path, op, draw(st.sampled_from([*values, *[None] * (op in ("=", "!="))])))


@st.composite
def trees(draw: st.DrawFn, reader: Reader, kind: type[Kind], depth: int = 3) -> Where:
    ways = _ways(kind)
    shape = draw(st.sampled_from(["one"] * 3 + ["all", "either", "not"] + ["has"] * (2 * bool(ways))))
    if depth == 0 or shape == "one":
        return draw(conditions(reader, kind))
    if shape == "not":
        return Not(draw(trees(reader, kind, depth - 1)))
    if shape == "has":
        path, target = draw(st.sampled_from(ways))
        return Has(path, draw(trees(reader, target, depth - 1)) if draw(st.booleans()) else None)
    parts = tuple(draw(trees(reader, kind, depth - 1)) for _ in range(draw(st.integers(0, 3))))
    return All(parts) if shape == "all" else Either(parts)


@st.composite
def sorts(draw: st.DrawFn, kind: type[Kind]) -> tuple[Sort, ...]:
    drawn = (draw(paths(kind)) for _ in range(draw(st.integers(0, 2))))
    found = {path: Sort(path, draw(st.booleans())) for path, field in drawn if field.type is not Type.FILE}
    return tuple(found.values())


def _operators(field: Field[Any], has_values: bool) -> list[str]:
    ops = ["empty", "not empty"]
    if field.type in (Type.LINK, Type.FILE):
        return [*ops, *["=", "!=", "in"] * has_values, "contains", "starts"]
    if field.privacy is Privacy.SENSITIVE:  # compared as a whole only
        return [*ops, *["=", "!=", "in"] * has_values]
    ops += COMPARED * has_values
    if field.type is Type.DATE:
        return [*ops, "next days", "last days", "next months", "last months"]
    return [*ops, *["contains", "starts"] * field.stored_as_text]


@cache
def _ways(kind: type[Kind]) -> list[tuple[str, type[Kind]]]:
    """Hops back and forth from a kind, also two in a row."""
    found = [(field.key, kind_named(field.target)) for field in kind.links()]
    found += [
        (f"{other.spec.name}<{field.key}", other)
        for other in all_kinds().values()
        for field in other.links()
        if field.target == kind.spec.name
    ]
    further = [
        (f"{path}.{field.key}", kind_named(field.target)) for path, at in found for field in at.links()
    ]
    return found + further


def values_of(reader: Reader, field: Field[Any]) -> list[Any]:
    """Values to compare a field with: codes and records of the office, texts and days of all sorts."""
    if field.type is Type.DATE:
        return DAYS
    if field.type is Type.CHOICE:
        return [*reader.codes(field.choices), "ZZ"][:40]
    if field.type in (Type.LINK, Type.FILE):
        ids = reader.ids(Query(kind_named(field.target)))[:5].tolist()
        return [*ids, 12345]
    return NUMBERS.get(field.type, TEXTS)
