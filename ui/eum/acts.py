"""What the lists of the EUM tab do beside their forms; each opens its sheet, which is imported only then."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from models.eum.afterwards import DispositionEvent
from models.findings import Finding
from ui.parts.words import counted
from ui.records.entries import show_entry
from ui.records.listing import FindingAct

if TYPE_CHECKING:
    from app.office import Office
    from app.reader import Reader
    from ui.records.page import RecordPage
    from ui.records.pane import RecordPane

BECAME = "What became of it…"


def item_acts(page: "RecordPage") -> Mapping[str, Callable[[], object]]:
    """Work for the actions of the list of items, by id."""
    return {"became": lambda: became_of(page), "routine_check": lambda: routine_check(page)}


def became_of(page: "RecordPage") -> None:
    """Opens the sheet for the selected items, else for the one on screen."""
    from ui.eum.became import begin

    shown = [page.pane.seen.record.id] if page.pane.seen else []
    begin(page.window(), page.session, page.grid.selected_ids() or shown)


def became_of_shown(pane: "RecordPane") -> None:
    """Opens the sheet for the item on screen, or for all items that an incident or a request names."""
    change_of_state(pane, 0)


def change_of_state(pane: "RecordPane", entry_id: int) -> None:
    """Opens an entry with what was set when it was made; for a new one the sheet of the items on screen."""
    if pane.seen is None:
        return
    from ui.eum.became import begin

    if entry_id:
        item = int(pane.session.reader.get(DispositionEvent, entry_id).get("item_id") or 0)
        show_entry(
            pane,
            "disposition_event",
            entry_id,
            lambda: begin(pane.window(), pane.session, [item], corrects=entry_id),
        )
        return
    record = pane.seen.record
    link = {"eum_incident": "incident_id", "transfer_request": "transfer_request_id"}.get(
        record.spec.name, ""
    )
    begins: dict[str, object] = {link: record.id} if link else {}
    pane.session.read(
        lambda reader: _items_of(reader, record.spec.name, record.id),
        lambda items: begin(pane.window(), pane.session, items, begins),
    )


def _items_of(reader: "Reader", kind: str, record_id: int) -> list[int]:
    from models.eum.afterwards import IncidentItem, TransferItem

    named = {"eum_incident": (IncidentItem, "incident_id"), "transfer_request": (TransferItem, "request_id")}
    if kind not in named:
        return [record_id]
    rows = reader.children(*named[kind], record_id)
    return [int(row.get("item_id")) for row in rows if row.get("item_id")]


def items_are_held(finding: Finding) -> bool:
    """Whether an incident's items wait to be recorded as what became of them."""
    return finding.rule == "EUM-A2"


def _of(*rules: str) -> Callable[[Finding], bool]:
    return lambda finding: finding.rule in rules


def _new(kind: str, **begins: object) -> Callable[["RecordPane"], object]:
    """Opens the form of a new record that clears a finding of the programme."""

    def do(pane: "RecordPane") -> None:
        from ui.childsheet import open_child

        day = {key: pane.session.today for key, value in begins.items() if value is None}
        open_child(pane.window(), pane.session, kind, 0, dict(begins) | day, lambda _: pane.refresh())

    return do


def _lacks_procedure(finding: Finding) -> bool:
    return finding.rule == "EUM-05" and "procedure" in finding.message


def _readiness(pane: "RecordPane") -> None:
    pane.session.open_screen.emit("Assessment readiness")


PROGRAMME = (
    FindingAct("Add procedure…", _lacks_procedure, _new("eum_sop", approved_on=None)),
    FindingAct(
        "Add appointment…", _of("EUM-05"), _new("eum_appointment", eum_role="MANAGER", appointed_on=None)
    ),
    FindingAct("Add check…", _of("EUM-13"), _new("routine_check", looked_on=None)),
    FindingAct("What is missing", _of("EUM-35"), _readiness),
)
"""What is offered beside findings of the programme, which no form of its own clears."""
FOLLOW = FindingAct("Record it…", items_are_held, became_of_shown)
ENTRIES: Mapping[str, Callable[["RecordPane", int], object]] = {"disposition_event": change_of_state}


def routine_check(page: "RecordPage") -> None:
    """Saves a routine check of the item on screen."""
    from ui.eum.lookup import record_seen

    if page.pane.seen is not None and page.pane.seen.record.id:
        record_seen(page.session, page.pane.seen.record.id)


def checklist_of_site(pane: "RecordPane") -> None:
    """Opens the physical-security checklist of the site on screen."""
    from ui.checklists.check import begin_for_site

    if pane.seen is not None:
        begin_for_site(pane.window(), pane.session, pane.seen.record.id)


def checklist_of_inventory(pane: "RecordPane") -> None:
    """Opens the physical-security checklist for a site of the inventory on screen."""
    from ui.checklists.check import begin_for_inventory

    if pane.seen is not None:
        begin_for_inventory(pane.window(), pane.session, pane.seen.record.id)


def checklist_of_record(pane: "RecordPane") -> None:
    """Opens the checklist that the record on screen is checked by."""
    from ui.checklists.sheet import begin

    if pane.seen is not None:
        begin(pane.window(), pane.session, pane.seen.record.spec.name, pane.seen.record.id)


def take_catalogue(page: "RecordPage") -> None:
    """Adds the article types of the program's catalogue that the office does not have."""
    from app.eum import catalogue
    from app.eum.catalogue import Taken

    session = page.session

    def job(office: "Office") -> Taken:
        return catalogue.take(office)

    def done(taken: Taken) -> None:
        if taken.added:
            added = counted(len(taken.added), "article type")
            session.said.emit(f"{added} added, none of them confirmed. Undone with Ctrl+Z.", "done")
        else:
            session.said.emit(f"All {len(taken.there)} types of the catalogue are here already.", "note")

    session.write("Taking the catalogue", job, done)


def next_version(pane: "RecordPane") -> None:
    """Opens the form of the next version of the control plan on screen."""
    from app.eum import beginnings
    from ui.childsheet import open_child

    if pane.seen is None:
        return
    plan = pane.seen.record.id
    pane.session.read(
        lambda reader: beginnings.next_version(reader, plan),
        lambda values: open_child(
            pane.window(), pane.session, "control_plan", 0, values, pane.show_record, "plan_version"
        ),
    )
