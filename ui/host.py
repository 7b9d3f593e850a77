"""A page that shows one of several pages: each is made when it is first wanted, and does the tab's work while shown."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from PySide6.QtWidgets import QStackedWidget

from app.change import Changed
from app.findings import Duty
from app.reading import Where
from models.kinds import kind_named
from ui.page import Page
from ui.session import Session


class Host(Page):
    """Base of tabs with several lists or screens; a subclass lays out the chooser and calls `choose`."""

    pages: tuple[type[Page], ...] = ()
    """Page classes in their order; their tabs' words are the words of the chooser."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._made: dict[str, Page] = {}
        self._duties: Sequence[Duty] = ()
        self.stack = QStackedWidget()
        self.name = self.pages[0].tab.label

    @property
    def inner(self) -> Page:
        """The page on screen."""
        return self.page_named(self.name)

    def page_named(self, name: str) -> Page:
        """The page of that word, made on first need."""
        if name not in self._made:
            page = self._class_named(name)(self.session)
            page.able.connect(self.able)
            page.tell_duties(self._duties)
            self._made[name] = page
            self.stack.addWidget(page)
        return self._made[name]

    def _class_named(self, name: str) -> type[Page]:
        return next(each for each in self.pages if each.tab.label == name)

    def choose(self, name: str) -> Page:
        """Shows the page of that word."""
        self.name = name
        page = self.page_named(name)
        self.stack.setCurrentWidget(page)
        self.chosen(name)
        self.turned.emit()
        self.able.emit()
        return page

    def chosen(self, name: str) -> None:
        """For the chooser: marks the page that is shown."""

    @classmethod
    def kinds(cls) -> frozenset[str]:
        return frozenset[str]().union(*(page.kinds() for page in cls.pages))

    @classmethod
    def screens(cls) -> tuple[str, ...]:
        return tuple(page.tab.label for page in cls.pages)

    def name_for(self, kind: str) -> str:
        """The word of the page that lists a kind or the one it belongs to; of the first page when none does."""
        for page in self.pages:
            if kind in page.kinds():
                return page.tab.label
        spec = kind_named(kind).spec
        if spec.parent:
            return self.name_for(kind_named(kind).fields[spec.parent].target)
        return self.pages[0].tab.label

    # -- page --
    @property
    def search_hint(self) -> str:  # type: ignore[override]
        """What the inner page searches."""
        return self.inner.search_hint

    @property
    def searched(self) -> str:
        """What is searched on the inner page."""
        return self.inner.searched

    @searched.setter
    def searched(self, text: str) -> None:
        self.inner.searched = text

    @property
    def looks_back(self) -> bool:  # type: ignore[override]
        """Whether the inner page can be shown as of a past day."""
        return self.inner.looks_back

    @property
    def as_of(self) -> date | None:
        return self.inner.as_of

    @property
    def screen_shown(self) -> str:
        return self.name

    @property
    def on_screen(self) -> tuple[str, int] | None:
        return self.inner.on_screen

    @property
    def about(self) -> tuple[str, int] | None:
        return self.inner.about

    def refresh(self, changed: Changed | None = None) -> None:
        """The inner pages listen for themselves."""
        if changed is None:
            self.inner.refresh()

    def tell_duties(self, duties: Sequence[Duty]) -> None:
        self._duties = duties
        for page in self._made.values():
            page.tell_duties(duties)

    def search(self, text: str) -> None:
        self.inner.search(text)

    def show_record(self, kind: str, record_id: int) -> None:
        """Shows a record on the page that lists its kind."""
        self.choose(self.name_for(kind)).show_record(kind, record_id)

    def show_only(self, kind: str, where: Where) -> None:
        self.choose(self.name_for(kind)).show_only(kind, where)

    def show_screen(self, name: str) -> None:
        if name in self.screens():
            self.choose(name)

    def parts(self) -> tuple[str, ...]:
        return self.inner.parts()

    def show_part(self, name: str) -> None:
        self.inner.show_part(name)

    def show_view(self, name: str) -> None:
        self.inner.show_view(name)

    def enter(self) -> None:
        self.inner.enter()

    def abilities(self) -> set[str]:
        return self.inner.abilities()

    def reasons(self) -> dict[str, str]:
        return self.inner.reasons()

    def handlers(self) -> dict[str, Callable[[], object]]:
        return self.inner.handlers()

    def leave_safe(self) -> bool:
        return all(page.leave_safe() for page in self._made.values())

    def inside(self) -> Mapping[str, Page]:
        return self._made

    def page_inside(self, name: str) -> Page:
        return self.page_named(name if name in self.screens() else self.name)

    def hide_personal(self) -> None:
        for page in self._made.values():
            page.hide_personal()

    def put_away(self) -> None:
        for page in self._made.values():
            page.put_away()
