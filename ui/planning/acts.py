"""What the lists of the Planning tab do beside their forms; each opens its sheet, which is imported only then."""

from typing import TYPE_CHECKING

from ui.records.listing import ListAct

if TYPE_CHECKING:
    from ui.records.page import RecordPage


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
