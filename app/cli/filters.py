"""The small language of `--where`: one condition in one text, parsed into the trees of `app.reading`.

us_grade=O-3            equals (code or label)          exam_date:empty        holds nothing
report_date<2026-08-01  also <= > >= !=                 exam_date:filled       holds something
surname~DOE             contains                        us_grade:in=O-3,O-4    one of
surname^=DO             starts with                     report_date:next=30    within 30 days from today
program_id.fiscal_year=2026    over a link              report_date:last=30    within the last 30 days
has:passport<student_id                                 at least one record points here
no:medical_record<student_id:exam_date>=2026-05-01      none that does so
not:us_grade=O-3                                        the opposite of any of these
"""

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from app.errors import NotFound, Usage
from app.reading import All, Cond, Either, Has, Not, Query, Sort, Where
from models.fields import FieldError, Privacy, Type
from models.kinds import Kind
from models.paths import PathError, column, hops

if TYPE_CHECKING:
    from app.reader import Reader

_PATH = r"[A-Za-z_][\w.]*"
_COMPARED = re.compile(rf"\s*({_PATH})\s*(!=|<=|>=|\^=|=|<|>|~)(.*)", re.DOTALL)
_WORDED = re.compile(rf"\s*({_PATH}):(in|next|last)=(.*)", re.DOTALL)
_EMPTY = re.compile(rf"\s*({_PATH}):(empty|filled)\s*")
_LINKED = re.compile(r"\s*(has|no):([\w.<]+)(?::(.*))?", re.DOTALL)
_SIGNS = {"~": "contains", "^=": "starts"}
_WORDS = {"empty": "empty", "filled": "not empty"}


def parse(texts: Sequence[str], *, any_of: bool = False) -> Where | None:
    """The tree of several conditions, joined by and, or by or with `any_of`; None for none. Raises Usage."""
    parts = tuple(parse_one(text) for text in texts)
    if len(parts) < 2:
        return parts[0] if parts else None
    return Either(parts) if any_of else All(parts)


def parse_one(text: str) -> Where:
    """The tree of one condition. Raises Usage."""
    start = text.lstrip()
    if start.startswith("not:"):
        return Not(parse_one(start.removeprefix("not:")))
    if match := _EMPTY.fullmatch(text):
        return Cond(match[1], _WORDS[match[2]])
    if match := _WORDED.fullmatch(text):
        return _worded(match[1], match[2], match[3].strip())
    if match := _LINKED.fullmatch(text):
        found = Has(match[2], parse_one(match[3]) if match[3] else None)
        return Not(found) if match[1] == "no" else found
    if match := _COMPARED.fullmatch(text):
        return Cond(match[1], _SIGNS.get(match[2], match[2]), match[3].strip())
    raise Usage(f"“{text}” is no condition.", do="Write it like surname~DOE or report_date<2026-08-01.")


def _worded(path: str, word: str, value: str) -> Cond:
    if word == "in":
        return Cond(path, "in", tuple(part.strip() for part in value.split(",") if part.strip()))
    count, unit = (value[:-1], "months") if value.endswith("m") else (value, "days")
    if not count.isdecimal():
        raise Usage(
            f"“{value}” is no number of days.", do="Write it like report_date:next=30, or 3m for months."
        )
    return Cond(path, f"{word} {unit}", int(count))


def parse_sort(texts: Sequence[str]) -> tuple[Sort, ...]:
    """`surname` or `report_date:desc`, several apart by commas or given repeatedly. Raises Usage."""
    found = []
    for part in (part.strip() for text in texts for part in text.split(",")):
        path, _, order = part.partition(":")
        if not path or order not in ("", "asc", "desc"):
            raise Usage(f"“{part}” is no order.", do="Write it like surname or report_date:desc.")
        found.append(Sort(path, descending=order == "desc"))
    return tuple(found)


def resolve(reader: "Reader", kind: type[Kind], where: Where) -> Where:
    """The tree with typed texts read as in a form: labels of codes, dates such as today, names of links.

    Raises Usage for an unknown path or a value its field cannot hold.
    """
    if isinstance(where, All | Either):
        return type(where)(tuple(resolve(reader, kind, each) for each in where.parts))
    if isinstance(where, Not):
        return Not(resolve(reader, kind, where.part))
    try:
        if isinstance(where, Has):
            target = hops(kind, where.path)[-1].target
            return Has(where.path, None if where.part is None else resolve(reader, target, where.part))
        field = column(kind, where.path)[1]
        _refuse_guessing(field, where.op)
        return Cond(where.path, where.op, _read(reader, field, where.op, where.value))
    except PathError as error:
        raise Usage(f"{error}.", do=f"sco kinds {kind.spec.name} lists the fields.") from error
    except FieldError as error:
        raise Usage(f"{where.path}: {error}.") from error


def _refuse_guessing(field: Any, op: str) -> None:
    """A sensitive value is found whole or not at all."""
    if field.privacy is Privacy.SENSITIVE and op not in ("=", "!=", "in", "empty", "not empty"):
        raise FieldError(f"{field.label} is sensitive and is compared as a whole only")


def _read(reader: "Reader", field: Any, op: str, value: Any) -> Any:
    from app.forms import parse_value

    if isinstance(value, tuple):
        return tuple(parse_value(reader, field, each) for each in value)
    if not isinstance(value, str) or op in ("contains", "starts"):
        return value
    if field.type is Type.LINK:
        try:
            return parse_value(reader, field, value)
        except (FieldError, NotFound):
            return value  # compared with the title's first field
    return parse_value(reader, field, value)


def query(reader: "Reader", kind: type[Kind], texts: Sequence[str], *, any_of: bool = False) -> Query:
    """A query for the conditions, read as in a form."""
    tree = parse(texts, any_of=any_of)
    return Query(kind, where=None if tree is None else resolve(reader, kind, tree))
