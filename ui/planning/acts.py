"""What the lists of the Planning tab do beside their forms; sheets are imported only when they are opened."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ui.records.listing import Body
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


def find_student(pane: "RecordPane") -> None:
    """Opens the students who look like the graduate on screen."""
    from ui.planning.former import find_shown

    find_shown(pane)


def record_prominent(pane: "RecordPane") -> None:
    """Opens the sheet that records the student on screen as prominent."""
    from ui.planning.former import record_shown

    record_shown(pane)


def confirm_graduates(page: "RecordPage") -> None:
    """Opens the yearly confirmation of prominent graduates."""
    from ui.planning.prominence import confirm_listed

    confirm_listed(page)


def confirm_shown(pane: "RecordPane") -> None:
    """Opens the yearly confirmation with the graduate on screen ticked."""
    from ui.planning.prominence import ConfirmSheet

    if pane.seen is not None:
        ConfirmSheet(pane.window(), pane.session, [pane.seen.record.id]).open()


def prominent_changes(page: "RecordPage") -> None:
    """Opens what changed on prominent graduates since the last report."""
    from ui.planning.prominence import changes_listed

    changes_listed(page)


def guidance_of(pane: "RecordPane") -> "Body":
    """The tab with what makes a position prominent."""
    from ui.planning.guidance import GuidancePane

    return GuidancePane(pane)
