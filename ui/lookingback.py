"""The past of a tab: a page that stands in the place of the tab's own until somebody goes back to now."""

from datetime import date
from typing import TYPE_CHECKING

from ui.page import Page

if TYPE_CHECKING:
    from ui.workspace import Workspace

UNSAVED = "Save or discard what is in the form first."


class LookingBack:
    """Puts the past of a page into its place in the workspace, and the page back."""

    def __init__(self, workspace: "Workspace") -> None:
        self._workspace = workspace
        self.own: dict[int, Page] = {}
        """Pages that wait while their past stands in their place, by the number of the tab."""

    def look_back(self) -> None:
        """Shows the tab as the file said yesterday, with a bar to choose another day."""
        from ui.office.past import first_day

        own = self._workspace.page
        if own.leave_safe():
            self._look_from(own, own.on_screen, first_day(self._workspace.session.today))
        else:
            self._workspace.message.say(UNSAVED, "warn")

    def _look_from(self, own: Page, record: tuple[str, int] | None, day: date) -> None:
        """Puts the past of the page on screen in its place."""
        from ui.office.past import PastPage

        workspace, at = self._workspace, self._workspace.rail.currentIndex()
        page = PastPage(workspace.session, type(own), record, own.screen_shown)
        self.own[at] = own
        page.elsewhere.connect(self._look_elsewhere)
        page.left.connect(lambda: self._back_to_now(at))
        page.able.connect(workspace.moved)
        page.turned.connect(workspace.show_searched)
        workspace.put_page(at, page)
        page.look(day)

    def _look_elsewhere(self, kind: str, record_id: object, day: date) -> None:
        """A record of another tab is wanted as it was on a day."""
        from ui.office.past import PastPage
        from ui.tabs import tab_of

        record = (kind, int(str(record_id)))
        page = self._workspace.go_to(tab_of(kind))
        if isinstance(page, PastPage):
            page.look(day, record)
        elif not page.leave_safe():
            self._workspace.message.say(UNSAVED, "warn")
        elif page.looks_back:
            self._look_from(page, record, day)

    def _back_to_now(self, at: int) -> None:
        past = self._workspace.put_page(at, self.own.pop(at))
        past.put_away()
        past.deleteLater()
        self._workspace.page.enter()
