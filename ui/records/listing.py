"""How a tab shows the records of one kind: declared as data, built by `RecordPage` and `RecordPane`."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from app.reader import Reader
from app.reading import Where
from models.findings import Finding
from models.kinds import Kind, all_kinds
from ui.parts.steps import Step
from ui.records.drawn import Draw
from ui.records.typed import Told

if TYPE_CHECKING:
    from ui.records.page import RecordPage
    from ui.records.pane import RecordPane

Children = tuple[tuple[str, str], ...]
"""(kind, its link field to the record shown), in the order of the pane."""


class Body(QWidget):
    """A tab of the pane with contents of its own."""

    def show_of(self, record: Kind) -> None:
        """Shows another record, or the same one as it is now."""
        raise NotImplementedError


Preset = Callable[[Reader, int], dict[str, object]]
"""What a new record begins with, read for the record it belongs to."""


def no_steps(_reader: Reader, _record: Kind) -> Sequence[Step]:
    """A kind without a line of steps."""
    return ()


def nothing_found(_reader: Reader, _record: Kind) -> Sequence[Finding]:
    """What is told besides of most records."""
    return ()


def nothing_usual(_finding: Finding) -> str:
    """No kind clears a finding by itself."""
    return ""


def no_more(_pane: "RecordPane", _step: Step) -> None:
    """Nothing more is told of a step."""


def no_acts(_page: "RecordPage") -> Mapping[str, Callable[[], object]]:
    """A list with no actions of its own."""
    return {}


@dataclass(frozen=True)
class FindingAct:
    """What is offered beside findings that no form clears: its words, for which of them, what it does."""

    words: str
    offered: Callable[[Finding], bool]
    do: Callable[["RecordPane"], object]


@dataclass(frozen=True)
class ChildAct:
    """A button beside the records of a kind that belong to the one shown: its words, its name, what it does."""

    words: str
    name: str
    do: Callable[["RecordPane"], object]


@dataclass(frozen=True)
class ListAct:
    """A button above the list: its words, its name, what it says to the pointer, what it does."""

    words: str
    name: str
    tip: str
    do: Callable[["RecordPage"], object]


@dataclass(frozen=True, kw_only=True)
class Listing:
    """A kind's list and pane."""

    kind: type[Kind]
    icon: str = "file-text"
    columns: tuple[str, ...] = ()
    """Columns at first; those the kind declares when empty."""
    place: str = ""
    """Where its lay-out is kept, for a second list of a kind."""
    where: Where | None = None
    """The filter it has until another is asked."""
    order: str = ""
    """The column that the list is in order of at first, for the mark in its head."""
    step: tuple[str, str] | None = None
    """Step and heading of the column that says whether it is open."""
    groups: Mapping[str, Children] = field(default_factory=dict)
    """Tabs with records that belong to the one shown."""
    drawn: Mapping[str, Draw] = field(default_factory=dict)
    """Tabs with a chart of the record."""
    bodies: Mapping[str, Callable[["RecordPane"], "Body"]] = field(default_factory=dict)
    """Tabs with a widget of their own, made for the pane; they stand behind the details."""
    facts: Mapping[str, str] = field(default_factory=dict)
    """Fields whose values stand below the name, with the words around each (`reports {}`)."""
    facts_while: Mapping[str, Callable[[Kind], bool]] = field(default_factory=dict)
    """By field, when its value is said; an offer that was accepted expires no more."""
    steps: Callable[[Reader, Kind], Sequence[Step]] = no_steps
    """The line of steps below the name; worked out in a job."""
    tell_step: Callable[["RecordPane", Step], object] = no_more
    """Shows what is behind a step."""
    sheets: tuple[tuple[str, str, Callable[["RecordPane"], object]], ...] = ()
    """Further buttons beside the name: words, object name, and what each opens."""
    presets: Mapping[str, Preset] = field(default_factory=dict)
    """By kind, what a new record of it begins with besides its link to the one shown."""
    acts: Callable[["RecordPage"], Mapping[str, Callable[[], object]]] = no_acts
    """Work for actions that only this list has, by id."""
    list_acts: Sequence[ListAct] = ()
    """Further ways above the list, where the office may be changed."""
    child_acts: Mapping[str, ChildAct] = field(default_factory=dict)
    """By kind, a further way to record what belongs to the one shown."""
    child_sheets: Mapping[str, Callable[["RecordPane", int], object]] = field(default_factory=dict)
    """By kind, what opens in place of its form: for a new one (0), or one that is there."""
    also: Callable[[Reader, Kind], Sequence[Finding]] = nothing_found
    """What is told of a record besides what its rules find; worked out in a job."""
    finding_acts: Sequence[FindingAct] = ()
    """What is offered beside some findings instead of a form."""
    begin_with: str = ""
    """Field that a new record begins with; the first of the form when empty."""
    said: Mapping[str, str] = field(default_factory=dict)
    """How findings call a kind when they do not use its label."""
    context: tuple[str, ...] = ()
    """Kinds that rules read only to know what the record is for; a finding is seldom cleared there."""
    usual: Callable[[Finding], str] = nothing_usual
    """The kind that clears a finding whose words name none; empty for none."""
    typed: tuple[tuple[str, ...], Told] | None = None
    """Fields of the form that are looked at while they are typed, and what is told of them."""
    first: str = ""
    """Name of the act above the list with which an empty list begins; with a new record when empty."""
    empty: str = ""
    """One sentence on what stands in the list, for the time when nothing does."""
    new_hint: str = "Nothing has to be filled in before it is saved; what a step needs is marked."
    imports: bool = False
    paper_words: str = ""
    """How the pane calls its paper (`Draft order`); empty when the kind has none."""

    @property
    def children(self) -> dict[str, str]:
        """Link field by kind, over all tabs."""
        return {kind: link for links in self.groups.values() for kind, link in links}

    @property
    def first_field(self) -> str:
        """The field that takes the focus."""
        sections = self.kind.spec.sections
        keys: Sequence[str] = sections[0].keys if sections else tuple(self.kind.fields)
        return self.begin_with or next((key for key in keys if self.kind.fields[key].editable), keys[0])


def belonging_to(kind: type[Kind]) -> dict[str, Children]:
    """A tab with every kind of record that links to this one, for kinds whose pane nobody arranged by hand."""
    found = tuple(
        (other.spec.name, each.key)
        for other in all_kinds().values()
        if not other.spec.technical
        for each in other.links()
        if each.target == kind.spec.name and each.editable
    )
    return {"Belonging": found} if found else {}
