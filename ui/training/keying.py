"""Leads from a student's pane to his keying sheet."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ui.records.pane import RecordPane


def key(pane: "RecordPane") -> None:
    """Opens the keying sheet of the student on screen."""
    from ui.training.keyingsheet import KeyingSheet

    if pane.seen is not None:
        record = pane.seen.record
        KeyingSheet(pane.window(), pane.session, record.id, record.shown_title).open()
