"""What a record kind is, and the register of all kinds.

A kind is a class of fields (see `models.fields`); an instance is one immutable row. Nothing here imports SQLAlchemy:
tables are built from the kinds in `app.store.schema`. To add a field is to touch one kind and one migration.
"""

from collections.abc import Callable, Mapping
from copy import copy
from dataclasses import dataclass, field
from decimal import Decimal
from enum import IntEnum
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, Any, ClassVar, TypeVar

from models.codes import word_of
from models.fields import Field, OnRemove, Privacy, Stored, Type
from models.following import Follows
from models.text import counted, in_sentence

if TYPE_CHECKING:
    from datetime import date, datetime

    from models.imports import ImportShape
    from models.states import Entering, Gate, States


class Status(IntEnum):
    """Whether a record counts: live, removed (in the bin), unmade (its making was undone), or purged (erased: only its
    number is left, so that what named it still says that there was a record).
    """

    LIVE = 0
    REMOVED = 1
    UNMADE = 2
    PURGED = 3


SPOKEN_WITH_VOWEL = "AEFHILMNORSX"
"""Letters whose own name begins with a vowel."""
LONGEST_SPELLED = 4
"""Letters of an abbreviation that is still read letter by letter; a longer one (MAPAD) is a word."""


@dataclass(frozen=True)
class Section:
    """A titled group of a kind's form: field keys in reading order."""

    title: str
    keys: tuple[str, ...]


@dataclass(frozen=True)
class Numbered:
    """Numbers that the program gives where none was typed: PREFIX-2026-0001, counted within each year."""

    key: str
    """Field that holds the number."""
    prefix: str

    def beginning(self, year: int) -> str:
        """What the numbers of a year begin with."""
        return f"{self.prefix}-{year:04}-"


@dataclass(frozen=True, kw_only=True)
class Spec:
    """What a kind is besides its fields."""

    name: str
    """snake_case singular, as in the domain files; never changed once released."""
    label: str
    plural: str
    about: str
    """One or two sentences for the help page: what the record is for."""
    area: str = "office"
    cites: str = ""
    natural: tuple[str, ...] = ()
    """Fields whose normalised texts together name a live record once; an empty part means no natural key."""
    natural_optional: tuple[str, ...] = ()
    """Parts of the natural key that may be empty without the record losing it (the case of a program without one)."""
    title: tuple[str, ...] = ()
    """Fields that make the record's name on screen, joined with a blank; a link shows its target's name."""
    title_codes: tuple[str, ...] = ()
    """Fields of the title that everybody calls by their code (ECL, T1-01)."""
    parent: str = ""
    """Link field to the record this one belongs to (an exam to its student)."""
    together: str = ""
    """Link field by which many duties about such records are told in one line (items by their site)."""
    under: tuple[str, ...] = ()
    """Links of which the first that is filled is named first where a record is told by itself (the case of a bill)."""
    sections: tuple[Section, ...] = ()
    append_only: bool = False
    by_act: bool = False
    """True when such records come of an act of its own (a count, a signature), never of the ordinary form."""
    frozen_by: str = ""
    """A date that ends all editing once it is recorded (sent, issued); what follows is a new record naming this one."""
    loose: tuple[str, ...] = ()
    """Fields of a frozen record that may still be filled: scans, acknowledgements."""
    frozen_under: str = ""
    """Link field to a record with `frozen_by`: once that is frozen, nothing that belongs to it is added or changed."""
    takes_back: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """By field, what another value of it empties unless the same change fills it: a review of words that are others
    now."""
    follows: Mapping[str, Follows] = field(default_factory=dict)
    """By field, from what it follows until somebody says it otherwise (`models.following`)."""
    private: bool = False
    """True when the record is about a person: views, reveals, prints and exports are logged."""
    guard: str = ""
    """Subject a clerk never meets by any route."""
    retention: str = ""
    """Name of the retention rule (policy value `retention.NAME`, years) and its trigger field, as
    "screening_years:completed_on"; see `models.retention`."""
    held_by: str = ""
    """A date field of the kind's own that stops its keeping from ever ending while it is filled."""
    technical: bool = False
    """Kept through the change path but not offered among the records of an area (codes, views, checklist answers)."""
    searched: bool = True
    sort: tuple[str, ...] = ()
    """Fields that order a list when the person chose nothing; default is the title."""
    states: "States | None" = None
    enters: "Entering | None" = None
    """Set where each record is a move of the record it belongs to (`parent`), whose state is derived from them."""
    gate: "Gate | None" = None
    """Set where telling something is a step that rules may close, however it is told."""
    takes_part: tuple[str, ...] = ()
    """Steps for which the kind's inherited fields are needed; a shared name is needed for a travel order of few."""
    imports: "ImportShape | None" = None
    numbered: Numbered | None = None
    """Set where the program gives a new record its number."""

    @property
    def noun(self) -> str:
        """The label within a sentence: training line, DoD vetting."""
        return in_sentence(self.label)

    @property
    def a_noun(self) -> str:
        """The label with its article: a student, an English test, an SDR."""
        first = self.label.split()[0]
        spelled = first.isupper() and len(first) <= LONGEST_SPELLED
        return f"{'an' if first[0] in (SPOKEN_WITH_VOWEL if spelled else 'AEIO') else 'a'} {self.noun}"

    @property
    def nouns(self) -> str:
        """The plural within a sentence."""
        return in_sentence(self.plural)

    def counted(self, count: int) -> str:
        """So many records: 1 student, 2,140 students."""
        return counted(count, self.noun, self.nouns)


class Kind:
    """Base of every record kind: `spec` and the fields on the class, one immutable row in an instance."""

    spec: ClassVar[Spec]
    fields: ClassVar[dict[str, Field[Any]]] = {}

    __slots__ = ("id", "row_status", "row_version", "stored")

    def __init__(
        self, record_id: int, stored: Mapping[str, Stored], version: int = 0, status: int = 0
    ) -> None:
        self.id = record_id
        self.stored = stored
        self.row_version = version
        self.row_status = Status(status)

    def __init_subclass__(cls) -> None:
        own = {key: value for key, value in vars(cls).items() if isinstance(value, Field)}
        cls.fields = dict(cls.fields) | own
        if "spec" in vars(cls):
            for key in cls.fields.keys() - own.keys():  # each kind describes an inherited field as its own
                inherited = cls.fields[key] = copy(cls.fields[key])
                inherited.required_for = tuple(
                    step for step in inherited.required_for if step in cls.spec.takes_part
                )
                setattr(cls, key, inherited)
            for field in cls.fields.values():
                field.kind = cls.spec.name
            REGISTER[cls.spec.name] = cls

    def __repr__(self) -> str:
        return f"<{self.spec.name} {self.id}>"

    def get(self, key: str) -> Any:
        """The Python value of a field by key."""
        return self.fields[key].decode(self.stored.get(key))

    @property
    def frozen(self) -> bool:
        """Whether the record was sent or issued and is not edited any more but for its kind's `loose` fields."""
        return bool(self.spec.frozen_by) and self.stored.get(self.spec.frozen_by) is not None

    @property
    def shown_title(self) -> str:
        """The record's name on screen, from the kind's title fields (links left out)."""
        return title_of(type(self), self.stored)

    @classmethod
    def stored_fields(cls) -> tuple[Field[Any], ...]:
        """Every field that has a column, in order of declaration."""
        return tuple(cls.fields.values())

    @classmethod
    def written_fields(cls) -> tuple[Field[Any], ...]:
        """Fields that are written and journalled (not derived)."""
        return tuple(field for field in cls.fields.values() if field.derive is None)

    @classmethod
    def links(cls) -> tuple[Field[Any], ...]:
        """Link fields in order of declaration."""
        return tuple(field for field in cls.fields.values() if field.type in (Type.LINK, Type.FILE))


R = TypeVar("R")


def per_kind(function: "Callable[[type[Kind]], R]") -> "Callable[[type[Kind]], R]":
    """Remembers a function's answer for each kind; kinds never change while the program runs."""
    known: dict[type[Kind], R] = {}

    def remembered(kind: type[Kind]) -> R:
        if kind not in known:
            known[kind] = function(kind)
        return known[kind]

    return remembered


REGISTER: dict[str, type[Kind]] = {}
AREAS = ("office", "cases", "training", "eum", "visits", "planning")
"""Areas whose kinds exist; each is a package `models.<area>` with a module `kinds`."""


def title_of(kind: type[Kind], stored: Mapping[str, Stored]) -> str:
    """The record's name on screen: dates as shown, codes in their words, empty parts left out."""
    fields = (kind.fields[key] for key in kind.spec.title)
    parts = (
        _named(field, stored.get(field.key), coded=field.key in kind.spec.title_codes)
        for field in fields
        if field.type is not Type.LINK
    )
    return " ".join(part for part in parts if part) or kind.spec.label


def _named(field: Field[Any], stored: Stored, *, coded: bool) -> str:
    if field.type is Type.CHOICE and stored is not None and not coded:
        return word_of(field.choices, str(stored))
    return field.show(field.decode(stored))


@cache
def all_kinds() -> dict[str, type[Kind]]:
    """Every kind by name; imports the areas on first use."""
    for area in AREAS:
        import_module(f"models.{area}.kinds")
    return REGISTER


def kind_named(name: str) -> type[Kind]:
    """The kind of that name; KeyError when there is none."""
    return all_kinds()[name]


# -- field constructors: one a type, so that a kind reads as a list of the field's terms -----------------------------
def text(label: str, **options: Any) -> Field[str]:
    """One line of text; serials, WCNs and document numbers are text."""
    return Field(Type.TEXT, label, **options)


def long_text(label: str, **options: Any) -> Field[str]:
    """Text of several lines, up to 10,000 characters unless told."""
    options.setdefault("max_length", 10_000)
    return Field(Type.LONG_TEXT, label, **options)


def name(label: str, **options: Any) -> Field[str]:
    """A person's name or part of one; found by look-alike search across scripts."""
    options.setdefault("max_length", 100)
    options.setdefault("privacy", Privacy.PERSONAL)
    return Field(Type.NAME, label, **options)


def choice(label: str, table: str, **options: Any) -> Field[str]:
    """A code of the named code table."""
    options.setdefault("max_length", 60)
    return Field(Type.CHOICE, label, choices=table, **options)


def flag(label: str, **options: Any) -> Field[bool]:
    """Yes, no or not said."""
    return Field(Type.FLAG, label, **options)


def whole(label: str, **options: Any) -> Field[int]:
    """A whole number."""
    return Field(Type.WHOLE, label, **options)


def decimal(label: str, scale: int, **options: Any) -> Field[Decimal]:
    """A number with a fixed count of decimal places, stored as a scaled integer."""
    return Field(Type.DECIMAL, label, scale=scale, **options)


def percent(label: str, **options: Any) -> Field[Decimal]:
    """A percentage with two decimal places."""
    return Field(Type.PERCENT, label, scale=2, **options)


def money(label: str, **options: Any) -> Field[int]:
    """US dollars as integer cents."""
    return Field(Type.MONEY, label, **options)


def day(label: str, **options: Any) -> "Field[date]":
    """A calendar date."""
    return Field(Type.DATE, label, **options)


def partial_day(label: str, **options: Any) -> Field[str]:
    """A date known to the year, month or day."""
    return Field(Type.PARTIAL_DATE, label, **options)


def local_moment(label: str, **options: Any) -> Field[str]:
    """Wall time with its IANA zone, as 2026-08-05T14:30[Asia/Tbilisi]."""
    return Field(Type.LOCAL_MOMENT, label, **options)


def instant(label: str, **options: Any) -> "Field[datetime]":
    """A moment in UTC to the millisecond."""
    return Field(Type.INSTANT, label, **options)


def link(label: str, target: str, on_remove: OnRemove = OnRemove.REFUSE, **options: Any) -> Field[int]:
    """A link to a record of the target kind; the field's key ends in `_id`."""
    return Field(Type.LINK, label, target=target, on_remove=on_remove, **options)


def file(label: str, **options: Any) -> Field[int]:
    """A link to an attachment."""
    return Field(Type.FILE, label, target="attachment", on_remove=OnRemove.KEEP, **options)


def subject(label: str, kind_in: str, **options: Any) -> Field[int]:
    """A record of any of several kinds by its id; the field `kind_in` names its kind. It may be gone since.

    Only where a link of one kind cannot say it: notes, files, papers, decisions, entries of a chronology.
    """
    return Field(Type.WHOLE, label, kind_in=kind_in, **options)


def derived(
    field: Field[Any],
    reads: tuple[str, ...],
    derive: Callable[[Any], Any],
    where: Callable[[Any], bool] | None = None,
) -> Field[Any]:
    """Makes a field derived: stored, refreshed in the change that touches what it reads, never typed.

    `where` is a test of the record alone; for those that fail it `derive` reads nothing, and nothing is gathered.
    """
    field.reads = reads
    field.derive = derive
    field.reads_where = where
    return field
