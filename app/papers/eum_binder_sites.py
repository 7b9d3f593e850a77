"""The lists of an assessment's binder that go site by site."""

from collections.abc import Callable
from datetime import date

from app.papers.eum_common import day, label
from app.papers.eum_held import Held, listed
from app.reading import Query, Sort
from models.calendar import months_before
from models.eum.checks import Deficiency, PhysicalCheck
from models.eum.events import EventSite, InventoryEvent, Signature
from models.eum.places import SiteAccess, StorageSite
from reports.eum.binder import BinderList
from reports.eum.common import counted

LAST = 2
"""Inventories of each site that an assessor looks at."""
NO_SITE = "No site holds an item of the book."


def inventories(held: Held) -> BinderList:
    """The last two inventories of each site, with both signatures."""
    cells, missing = [], [] if held.sites else [NO_SITE]
    for site in held.sites:
        events = _events(held, site)
        if len(events) < LAST:
            missing.append(
                f"{site.store_name}: {counted(len(events), 'inventory', 'inventories')} on record, not two."
            )
        for event in events:
            signed = {row.side for row in held.reader.children(Signature, "event_id", event.id)}
            gone = [
                words
                for side, words in (("US", "the United States"), ("PARTNER", "the partner"))
                if side not in signed
            ]
            if gone:
                missing.append(f"{site.store_name}, {event.event_no}: not signed for {' and '.join(gone)}.")
            cells.append((
                site.store_name or "", event.event_no or "", label(held.reader, InventoryEvent.inventory_kind, event),
                label(held.reader, InventoryEvent.inventory_method, event), day(event.ended_on), day(event.signed_on),
                "attached" if event.scan else "not attached",
            ))  # fmt: skip
    return listed("Last two inventories of each site", counted(len(cells), "inventory", "inventories"), missing,
                  ("Site", "Number", "Kind", "Method", "Ended on", "Signed on", "Signed report"), cells)  # fmt: skip


def _events(held: Held, site: StorageSite) -> list[InventoryEvent]:
    visits = held.reader.children(EventSite, "site_id", site.id)
    events = [held.reader.get(InventoryEvent, each.event_id) for each in visits if each.event_id]
    taken = [each for each in events if each.started_on is not None and each.cancelled_on is None]
    return sorted(taken, key=lambda each: (each.ended_on or each.started_on or date.min, each.id))[-LAST:]


def security(held: Held) -> BinderList:
    """The last physical-security checklist of each site."""
    since = months_before(held.reader.today, 12)
    cells, missing = [], [] if held.sites else [NO_SITE]
    for site in held.sites:
        checks = held.reader.children(PhysicalCheck, "site_id", site.id)
        last = max(checks, key=lambda each: (each.checked_on or date.min, each.id), default=None)
        if last is None or last.checked_on is None or last.checked_on <= since:
            missing.append(f"{site.store_name}: no checklist within twelve months.")
        elif last.uploaded_on is None:
            missing.append(f"{site.store_name}: the checklist of {day(last.checked_on)} is not uploaded.")
        cells.append((
            site.store_name or "", day(last.checked_on) if last else "",
            label(held.reader, PhysicalCheck.check_overall, last),
            day(last.closed_on) if last else "", day(last.uploaded_on) if last else "",
        ))  # fmt: skip
    there = sum(bool(row[1]) for row in cells)
    return listed("Physical-security checklists", f"{there} of {counted(len(cells), 'site')}", missing,
                  ("Site", "Checked on", "Result", "Signed on", "Uploaded on"), cells)  # fmt: skip


def deficiencies(held: Held) -> BinderList:
    """Every deficiency, with its closure."""
    rows: list[Deficiency] = held.reader.records(Query(Deficiency, sort=(Sort("noted_on"),)))
    names = held.reader.titles(StorageSite.spec.name, [row.site_id for row in rows if row.site_id])
    missing = []
    for row in rows:
        name = f"{names.get(row.site_id or 0, '')}: {row.deficiency_text or 'a deficiency'}"
        if row.fixed_on is None and (row.fix_due_on is None or row.fix_due_on < held.reader.today):
            missing.append(
                f"{name}: {f'due on {day(row.fix_due_on)}' if row.fix_due_on else 'no day agreed'}."
            )
        elif row.fixed_on is not None and row.evidence is None and not row.closing_note:
            missing.append(f"{name}: closed on {day(row.fixed_on)} without anything that shows it.")
    cells = [
        (row.deficiency_text or "", names.get(row.site_id or 0, ""), day(row.noted_on), row.action_owner or "",
         day(row.fix_due_on), day(row.fixed_on) or "open")
        for row in rows
    ]  # fmt: skip
    open_ = sum(row.fixed_on is None for row in rows)
    return listed("Deficiency register", f"{counted(len(rows), 'deficiency', 'deficiencies')}, {open_:,} open", missing,
                  ("Deficiency", "Site", "Noted on", "Owner", "Due", "Closed on"), cells)  # fmt: skip


def certificates(held: Held) -> BinderList:
    """The certification of each site."""
    cells, missing = [], [] if held.sites else [NO_SITE]
    for site in held.sites:
        over = site.certified_to is not None and site.certified_to < held.reader.today
        if site.certification_status not in ("CERTIFIED", "CONDITIONAL", "NOT_REQUIRED"):
            missing.append(f"{site.store_name}: not certified.")
        elif over:
            missing.append(f"{site.store_name}: the certificate ended on {day(site.certified_to)}.")
        cells.append((
            site.store_name or "", label(held.reader, StorageSite.certification_status, site), site.certified_by or "",
            day(site.certified_on), day(site.certified_to), "attached" if site.certificate else "not attached",
        ))  # fmt: skip
    there = sum(bool(row[3]) for row in cells)
    return listed("Certification of sites", f"{there} of {counted(len(cells), 'site')}", missing,
                  ("Site", "State", "By", "On", "Until", "Certificate"), cells)  # fmt: skip


def visits(held: Held) -> BinderList:
    """The visits planned for the team, with the answers to the requests for access."""
    first, last = held.visit.visit_starts_on or date.min, held.visit.visit_ends_on or date.max
    rows: list[SiteAccess] = held.reader.records(Query(SiteAccess, sort=(Sort("visit_on"),)))
    planned = [row for row in rows if row.visit_on is not None and first <= row.visit_on <= last]
    names = held.reader.titles(StorageSite.spec.name, [row.site_id for row in planned if row.site_id])
    missing = [] if planned else ["No visit to a site is asked for in these days."]
    missing += [
        f"{names.get(row.site_id or 0, 'A site')}, {day(row.visit_on)}: access is not granted."
        for row in planned if row.access_answer not in ("GRANTED", "CONDITIONAL")
    ]  # fmt: skip
    cells = [
        (names.get(row.site_id or 0, ""), day(row.visit_on), day(row.asked_on), row.asked_of or "",
         label(held.reader, SiteAccess.access_answer, row), row.access_ref or "")
        for row in planned
    ]  # fmt: skip
    return listed("Site visits and access letters", counted(len(planned), "visit"), missing,
                  ("Site", "For", "Asked on", "Asked of", "Answer", "Reference"), cells)  # fmt: skip


SITE_LISTS: tuple[Callable[[Held], BinderList], ...] = (
    inventories,
    security,
    deficiencies,
    certificates,
    visits,
)
"""In the order in which the binder takes them."""
