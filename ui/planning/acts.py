"""What the lists of the Planning tab do beside their forms; sheets are imported only when they are opened."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ui.records.page import RecordPage
    from ui.records.pane import RecordPane


def begin_plan(page: "RecordPage") -> None:
    """Asks for the budget year and begins its plan."""
    from ui.planning.cetpp.sheets import BeginSheet

    session = page.session
    BeginSheet(page.window(), session, lambda made: session.open_record.emit("cetpp", made)).open()


def sent_of_shown(pane: "RecordPane") -> None:
    """Records where the plan on screen went, or that it was approved."""
    from ui.planning.cetpp.sheets import sent_of_shown as opened

    opened(pane)


def write_shown(pane: "RecordPane") -> None:
    """Leads to the words of the plan on screen."""
    write_section(pane, 0)


def write_section(pane: "RecordPane", section_id: int) -> None:
    """Leads to the words of a section; for a new one (0), to the plan on screen."""
    from ui.planning.cetpp.page import WritingPage

    if section_id:
        pane.session.open_record.emit("cetpp_section", section_id)
    elif pane.seen is not None:
        plan, window = pane.seen.record.id, pane.window()
        pane.session.open_screen.emit(WritingPage.tab.label)
        for page in window.findChildren(WritingPage):
            page.show_record("cetpp", plan)
