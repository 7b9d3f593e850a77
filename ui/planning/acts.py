"""What the lists of the Planning tab do beside their forms; sheets are imported only when they are opened."""

from typing import TYPE_CHECKING

from ui.records.listing import ListAct

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


def write_fmt(page: "RecordPage") -> None:
    """Opens the sheet that writes reports, with the one on foreign military training chosen."""
    _write(page, "fmt")


def write_prominence(page: "RecordPage") -> None:
    """The same with the report on positions of prominence."""
    _write(page, "pop")


def _write(page: "RecordPage", word: str) -> None:
    from ui.planning.reportsheet import ReportSheet

    ReportSheet(page.window(), page.session, word).open()


def take_list(page: "RecordPage") -> None:
    """Opens the import of the service's training list, which tells what it no longer has."""
    from ui.importing.sheet import begin

    begin(page.window(), page.session, "training_line")


REPORTS = ListAct("Reports…", "write_reports", "Writes reports of the training year to a file.", write_fmt)
PROMINENCE = ListAct(
    "Report…", "write_prominence", "Writes all graduates, a sheet for each country.", write_prominence
)
LIST = ListAct(
    "Training list…", "take_list", "Takes in the service's list; tells what it no longer has.", take_list
)


def show_in_plan(pane: "RecordPane") -> None:
    """Leads to the plan, in the order of the what-if on screen."""
    from models.planning.whatif import WhatIf
    from ui.planning.plan.page import PlanPage

    if pane.seen is not None and isinstance(row := pane.seen.record, WhatIf):
        window = pane.window()
        pane.session.open_screen.emit(PlanPage.tab.label)
        for page in window.findChildren(PlanPage):
            page.show_what_if(row)
