"""What every tab offers to the frame around it."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.change import Changed
from app.findings import Duty
from app.reading import Where
from ui.parts.drafting import place_in
from ui.parts.rail import Tab
from ui.session import Session

if TYPE_CHECKING:
    from ui.parts.form import Form


class Page(QWidget):
    """Base of the tabs: listens to the office while it is shown, and says what can be done on it."""

    tab = Tab("", "")
    search_hint = "Search"
    areas: tuple[str, ...] = ()
    """Areas whose overdue duties the tab counts; all when empty."""
    looks_back = False
    """Whether the tab can be shown as the file said on a past day."""
    shows_duties = False
    """Whether the tab is told of the duties of a past day it looks at."""
    able = Signal()
    """What can be done here changed; the frame asks `abilities` again."""
    turned = Signal()
    """The page shows something else, which is searched by itself."""
    searched = ""
    """What stands in the search box while the page is on screen."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self.setObjectName("page")
        self.setAccessibleName(self.tab.label)
        self._stale = False
        session.changed.connect(self._hear)

    @classmethod
    def kinds(cls) -> frozenset[str]:
        """Kinds of record that the page lists."""
        return frozenset()

    @classmethod
    def screens(cls) -> tuple[str, ...]:
        """Words of the lists and screens inside the page."""
        return ()

    @property
    def as_of(self) -> date | None:
        """The past day the page shows; None for now."""
        return self.session.as_of

    @property
    def screen_shown(self) -> str:
        """The word of the list or screen that is shown, where the page has several."""
        return ""

    @property
    def on_screen(self) -> tuple[str, int] | None:
        """Kind and id of the record the page shows in full; None when there is none."""
        return None

    @property
    def about(self) -> tuple[str, int] | None:
        """Kind and id of the record that is meant here: the one on screen, else what the chosen line is about."""
        return self.on_screen

    # -- for subclasses --
    def refresh(self, changed: Changed | None = None) -> None:
        """Reads again what is shown; `changed` is None when everything may differ."""

    def tell_duties(self, duties: Sequence[Duty]) -> None:
        """The office's duties, read once for all tabs."""

    def search(self, text: str) -> None:
        """Shows only what matches the text."""

    def show_record(self, kind: str, record_id: int) -> None:
        """Shows a record of the tab's area."""

    def show_only(self, kind: str, where: Where) -> None:
        """Shows the list of a kind with a filter, which says in words what it shows."""

    def show_screen(self, name: str) -> None:
        """Shows one of `screens`."""

    def parts(self) -> tuple[str, ...]:
        """Words of the parts of the record on screen; empty when there is none."""
        return ()

    def show_part(self, name: str) -> None:
        """Shows one of `parts`."""

    def show_view(self, name: str) -> None:
        """Shows the named view of that name; does nothing when there is none."""

    def enter(self) -> None:
        """The person comes from the search box or the tab: puts the focus on the contents."""

    def abilities(self) -> set[str]:
        """Needs of actions that are met here: record, edit."""
        return set()

    def reasons(self) -> dict[str, str]:
        """Why single actions are closed here, by action id."""
        return {}

    def handlers(self) -> dict[str, Callable[[], object]]:
        """What this tab does for actions, by id."""
        return {}

    def leave_safe(self) -> bool:
        """False while unsaved changes would be lost."""
        return True

    def inside(self) -> "Mapping[str, Page]":
        """The pages inside by their word, as far as they are made; the page itself by "" when it is one page."""
        return {"": self}

    def page_inside(self, name: str) -> "Page":
        """The page inside of that word, made on first need."""
        return self

    @property
    def form(self) -> "Form | None":
        """The form in which something may be typed now; None when the page has none."""
        return None

    def park(self) -> dict[str, Any] | None:
        """What comes back after the lock, as JSON values: record and search, and as "form" what is typed and not saved.

        A page that is typed on without a form adds it as "typed" while it is not safe to leave, with what to call it
        as "called". None when there is nothing to come back to. Kept in the encrypted file only.
        """
        kept: dict[str, Any] = {"record": list(self.on_screen)} if self.on_screen else {}
        kept |= {"searched": self.searched} if self.searched else {}
        if self.form is not None:
            drafted = self.form.drafted()
            kept |= {"form": drafted} if drafted else {"place": place_in(self.form)}
        return kept or None

    def lost(self) -> list[str]:
        """Names of what `park` has no room for."""
        return []

    def unpark(self, kept: Mapping[str, Any]) -> None:
        """Shows again what `park` gave; a page with a form also puts back what was typed on it."""
        if searched := kept.get("searched"):
            self.searched = searched
            self.search(searched)
        if record := kept.get("record"):
            self.show_record(*record)

    def hide_personal(self) -> None:
        """Hides what was revealed."""

    def put_away(self) -> None:
        """Gives up what the page holds open, before it goes for good."""

    # -- internal --
    def showEvent(self, event: object) -> None:
        super().showEvent(event)  # type: ignore[arg-type]
        if self._stale:
            self._stale = False
            self.refresh()

    def _hear(self, changed: Changed) -> None:
        if self.isVisible():
            self.refresh(changed)
        else:
            self._stale = True
