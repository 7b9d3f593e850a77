"""What the list of prominent graduates and a student's record do; sheets are imported only when they are opened."""

from typing import TYPE_CHECKING

from ui.records.listing import ChildAct, FindingAct, ListAct

if TYPE_CHECKING:
    from ui.records.listing import Body
    from ui.records.page import RecordPage
    from ui.records.pane import RecordPane


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


CHANGED = ListAct("Changes…", "prominent_changes", "What changed since the last report.", prominent_changes)
CONFIRM = ListAct(
    "Confirm…", "confirm_graduates", "Says of one or many that the entry still holds.", confirm_graduates
)
CONFIRM_ONE = FindingAct("Confirm…", lambda finding: finding.rule == "RPT-01.person", confirm_shown)
FORMER = ("Find former student…", "find_student", find_student)
PROMINENT = ChildAct("Record as prominent…", "record_prominent", record_prominent)
