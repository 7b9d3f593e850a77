"""What the palette offers: actions, places and views of the window, help pages, records; each knows what it does."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Literal

from PySide6.QtGui import QKeySequence

from app import help as pages
from app.lookup import Thing
from models.fields import show_date
from ui.actions import ActionBook
from ui.host import Host
from ui.parts import words
from ui.parts.chip import Tone
from ui.records.page import RecordPage
from ui.tabs import TabPage

if TYPE_CHECKING:
    from ui.workspace import Workspace

Group = Literal["action", "record", "place", "view", "help"]
NOT_OFFERED = frozenset({"palette"})
"""Owner of what everybody shares."""
SOON_DAYS = 30
"""What is due within so many days stands in the chip; else what is missing."""


@dataclass(frozen=True)
class Entry:
    """A line of the palette."""

    group: Group
    title: str
    detail: str
    do: Callable[[], object]
    id: str = ""
    """The action's, for an action."""
    about: str = ""
    """Words it is also found by."""
    key: str = ""
    """Its shortcut."""
    state: tuple[Tone, str] | None = None
    closed: str = ""
    """Why it cannot be done now."""
    beside: Callable[[], object] | None = None
    record: tuple[str, int] | None = None

    @property
    def spoken(self) -> str:
        """What a screen reader says of the line: name, kind, state."""
        state = self.state[1] if self.state else ""
        closed = f"closed: {self.closed}" if self.closed else ""
        return ", ".join(part for part in (self.title, self.detail, state, self.key, closed) if part)


def texts(entry: Entry) -> tuple[str, str]:
    """By what an entry is found."""
    return entry.title, entry.about


def actions(book: ActionBook) -> list[Entry]:
    """Every action that has work to do, closed ones with the reason."""
    return [
        Entry(
            "action",
            book.made[each.id].text().rstrip("…"),
            each.menu,
            book.made[each.id].trigger,
            id=each.id,
            about=each.tip,
            key=book.made[each.id].shortcut().toString(QKeySequence.SequenceFormat.NativeText),
            closed="" if book.made[each.id].isEnabled() else book.made[each.id].statusTip(),
        )
        for each in book.declared.values()
        if book.made[each.id].isVisible() and each.id not in NOT_OFFERED
    ]


def places(workspace: "Workspace") -> Iterator[Entry]:
    """Tabs, the lists and screens inside them, and the parts of the record on screen."""
    session = workspace.session
    for page in workspace.kinds:
        for name in dict.fromkeys((page.tab.label, *page.screens())):
            detail = "Tab" if name == page.tab.label else f"In {page.tab.label}"
            yield Entry("place", name, detail, partial(session.open_screen.emit, name))
    for name in workspace.page.parts():
        yield Entry("place", name, "Of the open record", partial(workspace.page.show_part, name))


def views(workspace: "Workspace", saved: Sequence[tuple[str, str]]) -> Iterator[Entry]:
    """Named views: the one of everything in each list, and those of `saved` as (kind, name)."""
    for page in record_pages(workspace.kinds):
        kind, label = page.listing.kind.spec.name, page.tab.label
        names = [f"All {page.listing.kind.spec.nouns}", *(name for of, name in saved if of == kind)]
        for name in dict.fromkeys(names):
            yield Entry("view", name, f"View of {label}", partial(_show_view, workspace, label, name))


def record_pages(kinds: Sequence[TabPage]) -> Iterator[type[RecordPage]]:
    """The lists of records, in the order of the tabs; not those that show a part of what another one lists."""
    for each in kinds:
        inner = each.page.pages if issubclass(each.page, Host) else (each.page,)
        yield from (page for page in inner if issubclass(page, RecordPage) and page.kinds())


def _show_view(workspace: "Workspace", page: str, name: str) -> None:
    workspace.session.open_screen.emit(page)
    workspace.page.show_view(name)


def helps(show: Callable[[str], object]) -> list[Entry]:
    """Every help page."""
    groups = {
        "screens": "Help on a screen",
        "commands": "Help on a command",
        "kinds": "Help on a kind of record",
    }
    return [
        Entry("help", pages.page(each).title, groups.get(each.partition("/")[0], "Help"), partial(show, each))
        for each in pages.page_ids()
    ]


def record(
    thing: Thing, today: date, show: Callable[[str, int], object], beside: Callable[[str, int], object] | None
) -> Entry:
    """A record with its state and what is due next."""
    kind, record_id = thing.opens
    detail = " · ".join(
        part for part in (thing.label, thing.of, thing.state, next_due(thing), thing.piece) if part
    )
    return Entry(
        "record",
        thing.title,
        detail,
        lambda: show(kind, record_id),
        state=standing(thing, today),
        beside=(lambda: beside(kind, record_id)) if beside else None,
        record=(kind, record_id),
    )


def standing(thing: Thing, today: date) -> tuple[Tone, str] | None:
    """Tone and word of the chip: what is late or due soon, else what is missing; None when nothing is said."""
    if thing.due_on and thing.due_on < today:
        return "blocked", words.sentence_start(words.due(thing.due_on, today))
    if thing.due_on and (thing.due_on - today).days <= SOON_DAYS:
        return "due", words.sentence_start(words.due(thing.due_on, today))
    if thing.blocked:
        return "blocked", f"{thing.blocked} missing"
    return ("warn", f"{thing.to_check} to check") if thing.to_check else None


def next_due(thing: Thing) -> str:
    """`05 May 2026: Send the arrival data`; empty when nothing is due."""
    if thing.due_on is None:
        return ""
    who = f" ({thing.assigned_to})" if thing.assigned_to else ""
    return f"{show_date(thing.due_on)}: {thing.due}{who}"
