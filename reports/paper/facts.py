"""What stands on every paper beside its own facts, and the code that finds kept facts again."""

import json
import re
from dataclasses import dataclass, fields, is_dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import Enum, StrEnum
from hashlib import sha256
from itertools import repeat
from types import NoneType, UnionType
from typing import Any, Protocol, TypeVar, Union, get_args, get_origin, get_type_hints

T = TypeVar("T")

TRANSLATION = "Informal and unofficial translation - English text governs."
"""SAMM C2.1.10.1.11 gives this sentence word for word."""


class Audience(StrEnum):
    """Who a document is for."""

    INTERNAL = "internal"
    CCMD = "CCMD"
    PARTNER = "partner"
    STUDENT = "student"
    COMPANY = "company"
    TRAVELLER = "traveller"


@dataclass(frozen=True, slots=True)
class Designation:
    """The CUI designation indicator block, line by line; it carries no portion mark."""

    controlled_by: str
    office: str
    category: str
    distribution: str
    contact: str

    @property
    def entries(self) -> tuple[tuple[str, str], ...]:
        """Name and value of each line, in the order of the block."""
        return (
            ("Controlled by", self.controlled_by), ("Controlled by", self.office), ("CUI Category", self.category),
            ("Distribution/Dissemination Control", self.distribution), ("POC", self.contact),
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Release:
    """Who released a partner paper, and when."""

    authority: str
    on: date


@dataclass(frozen=True, slots=True)
class Status:
    """Says that a paper is not the authorized one: a word across every page (none where empty), the words in full."""

    across: str
    words: str


@dataclass(frozen=True, slots=True)
class Frame:
    """The facts of the page frame. `marking` is the banner line and `host_language` a BCP 47 tag.

    A CUI banner needs the designation block (ValueError without it); the category stands in the block, never
    in the banner, and "UNCLASSIFIED" never stands before CUI.
    """

    office: str
    marking: str = "CUI"
    designation: Designation | None = None
    as_of: date | None = None
    source: str = ""
    release: Release | None = None
    host_language: str = "und"

    def __post_init__(self) -> None:
        if "CUI" in self.marking and not self.marking.startswith("CUI"):
            raise ValueError("A CUI banner begins with CUI.")
        if self.marking.startswith("CUI") and self.designation is None:
            raise ValueError("A CUI paper needs its designation block.")
        if not re.fullmatch("[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*", self.host_language):
            raise ValueError(f"{self.host_language!r} is not a language tag such as ar or uk.")


class Facts(Protocol):
    """What every facts dataclass has."""

    @property
    def frame(self) -> Frame:
        """The facts of the page frame."""


def facts_json(facts: object) -> str:
    """Facts as canonical JSON: keys sorted, dates in ISO form, decimals as text. TypeError for floats."""
    return json.dumps(_plain(facts), sort_keys=True, ensure_ascii=False, separators=(",", ":"))


def facts_hash(kind: str, version: int, facts: object) -> str:
    """SHA-256 over kind, template version and facts, in 64 hex digits."""
    whole = f"[{json.dumps(kind)},{version},{facts_json(facts)}]"
    return sha256(whole.encode("utf-8")).hexdigest()


def document_code(kind: str, version: int, facts: object) -> str:
    """What the footer shows: the first twelve digits of the hash in groups of four, `3F2A-91C0-77DE`."""
    start = facts_hash(kind, version, facts)[:12].upper()
    return "-".join(start[i : i + 4] for i in (0, 4, 8))


def facts_from_json(kind: type[T], text: str) -> T:
    """Kept facts as they were, for drawing a paper again; TypeError if they are not facts of that kind."""
    found: T = _restored(json.loads(text), kind)
    return found


def _restored(value: Any, hint: Any) -> Any:
    if value is None:
        return None
    arguments = get_args(hint)
    if get_origin(hint) in (Union, UnionType):
        return _restored(value, next(choice for choice in arguments if choice is not NoneType))
    if get_origin(hint) is tuple:
        kinds = repeat(arguments[0]) if arguments[-1] is Ellipsis else arguments
        return tuple(_restored(item, kind) for item, kind in zip(value, kinds, strict=False))
    if is_dataclass(hint):
        hints = get_type_hints(hint)
        return hint(**{key: _restored(item, hints[key]) for key, item in value.items()})  # type: ignore[operator]
    if hint in (date, datetime):
        return hint.fromisoformat(value)
    return hint(value) if hint is Decimal or issubclass(hint, Enum) else value


def _plain(value: object) -> object:
    if value is None or isinstance(value, bool | int) or type(value) is str:
        return value
    if isinstance(value, tuple | list):
        return [item if type(item) is str else _plain(item) for item in value]
    if is_dataclass(value) and not isinstance(value, type):
        return {field.name: _plain(getattr(value, field.name)) for field in fields(value)}
    return _plain_scalar(value)


def _plain_scalar(value: object) -> object:
    if isinstance(value, Enum):
        return _plain(value.value)
    if isinstance(value, str):
        return str(value)
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return str(value)
    if isinstance(value, dict):
        return {str(key): _plain(item) for key, item in value.items()}
    raise TypeError(f"Facts hold no {type(value).__name__}.")
