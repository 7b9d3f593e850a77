"""Gathers the physical-security checklist of a site: blank to be filled in by hand, or as it was answered.

Items are numbered in the order of their template: by these numbers a page is answered on the screen afterwards.
"""

from collections.abc import Sequence

from app import checklists
from app.checklists import EVERYWHERE, Item
from app.eum.checking import TEMPLATE, parts_for
from app.papers.eum_common import country_of, day, label, named, partner_paper, release_missing, rows_by_id
from app.papers.eum_report import signing_of
from app.papers.frame import words_of
from app.papers.second import Second, second_of
from app.reader import Reader
from models.eum.checks import Deficiency, PhysicalCheck
from models.eum.events import InventoryEvent
from models.eum.places import StorageSite
from models.findings import Finding
from models.kinds import Kind
from models.office.desk import Checklist
from reports.composed import ComposedFacts, Head, Part, Row, Table
from reports.eum.common import Named, Signer, Words
from reports.paper import Frame

PAPER, BLANK = "security_checklist", "blank_checklist"
OPEN = "DRAFT - NOT SIGNED BY BOTH SIDES"
_LINE = "_" * 40
TICKED, EMPTY = "☑", "☐"
RESULTS = ("YES", "NO", "NOT_APPLICABLE")


def blank_missing(reader: Reader, record: Kind) -> list[Finding]:
    """Released to the partner."""
    assert isinstance(record, StorageSite)
    return release_missing(reader, country_of(reader, record.country_id))


def filled_missing(reader: Reader, record: Kind) -> list[Finding]:
    """The same for a check of a site."""
    assert isinstance(record, PhysicalCheck)
    site = rows_by_id(reader, StorageSite, [record.site_id]).get(record.site_id or 0)
    return release_missing(reader, country_of(reader, site.country_id if site else None))


def _told(reader: Reader) -> tuple[Named, Second]:
    second = second_of(reader, (PAPER,))
    return named(words_of(reader, PAPER), PAPER, second), second


def blank_facts(reader: Reader, record: Kind) -> ComposedFacts:
    """The items that apply at a site, to be answered by hand."""
    assert isinstance(record, StorageSite)
    words, second = _told(reader)
    parts = {EVERYWHERE, *parts_for(reader, record.id)}
    items = [each for each in checklists.template(TEMPLATE) if each.applies_to in parts]
    head = (*_site_rows(record), ("Date", _LINE), ("Inspectors", _LINE), ("Partner present", _LINE),
            ("Edition", checklists.edition_of(TEMPLATE)))  # fmt: skip
    frame = partner_paper(reader, country_of(reader, record.country_id), second)
    return checklist_from(words, second, frame, head, items, record.store_name or "", stem=BLANK)


def filled_facts(reader: Reader, record: Kind) -> ComposedFacts:
    """The checklist as it was answered, with the deficiencies it led to; a draft until the check is closed."""
    assert isinstance(record, PhysicalCheck)
    words, second = _told(reader)
    site = rows_by_id(reader, StorageSite, [record.site_id]).get(record.site_id or 0)
    event = rows_by_id(reader, InventoryEvent, [record.event_id]).get(record.event_id or 0)
    kept = rows_by_id(reader, Checklist, [record.checklist_id]).get(record.checklist_id or 0)
    items = checklists.answered(reader, kept.id) if kept else []
    head = (
        *_site_rows(site), ("Date", day(record.checked_on)), ("Inspectors", record.inspectors or "to be entered"),
        ("Partner present", record.partner_present or "to be entered"),
        ("Inventory", (event.event_no if event else None) or ""),
        ("Edition", (kept.edition if kept else None) or ""),
        ("Answers", checklists.progress(items).sentence if items else ""),
        ("Result", label(reader, PhysicalCheck.check_overall, record) or "to be entered"),
        ("Closed on", day(record.closed_on)), ("Uploaded on", day(record.uploaded_on)),
        ("Remarks", record.check_remarks or ""),
    )  # fmt: skip
    frame = partner_paper(
        reader, country_of(reader, site.country_id if site else None), second, as_of=record.closed_on
    )
    signers = tuple(
        Signer(name or "", "", record.closed_on if name else None)
        for name in (record.signed_us_by, record.signed_partner_by)
    )
    number = f"{(site.store_name if site else '') or ''} {day(record.checked_on)}".strip()
    return checklist_from(
        words, second, frame, head, items, number, stem=PAPER, signers=signers, closed=record.closed_on is not None,
        found=_deficiencies(reader, record.id),
    )  # fmt: skip


def _site_rows(site: StorageSite | None) -> tuple[tuple[str, str], ...]:
    names = (site.store_name, site.store_native_name) if site else ()
    return (("Site", "\n".join(filter(None, names))),)


def _deficiencies(reader: Reader, check_id: int) -> tuple[tuple[str, ...], ...]:
    return tuple(
        (
            row.item_code or "", row.deficiency_text or "", label(reader, Deficiency.severity, row),
            row.agreed_action or "",
            day(row.fix_due_on), day(row.fixed_on) or "open",
        )
        for row in reader.children(Deficiency, "check_id", check_id)
    )  # fmt: skip


def checklist_from(
    words: Named, second: Second, frame: Frame, head: Sequence[tuple[str, str]], items: Sequence[Item], number: str, *,
    stem: str, signers: tuple[Signer, ...] = (Signer(), Signer()), closed: bool = True,
    found: tuple[tuple[str, ...], ...] = (),
) -> ComposedFacts:  # fmt: skip
    """The same from items at hand and in given words."""
    known = dict(words)
    blank = stem == BLANK
    sections: dict[str, list[tuple[int, Item]]] = {}
    for at, each in enumerate(items, 1):
        sections.setdefault(each.section, []).append((at, each))
    parts = [Part(rows=tuple(Row(Words(name), value) for name, value in head), texts=(known["intro"],))]
    parts += [
        Part(
            Words(section[:1].upper() + section[1:]), level=3, table=_table(known, second, held, roomy=blank)
        )
        for section, held in sections.items()
    ]
    if not items:
        parts.append(Part(texts=(Words("No checklist was begun for this check."),)))
    if blank:
        parts.append(
            Part(known["result"], items=("☐ acceptable   ☐ acceptable with findings   ☐ not acceptable",))
        )
    parts.append(Part(known["deficiencies"], table=_found(found), lines=6 if blank else 0))
    return ComposedFacts(
        frame=frame, stem=stem, number=number, title=known["title"], parts=tuple(parts),
        signing=signing_of(words, signers), status="" if closed or blank else OPEN,
        across="" if closed or blank else "DRAFT",
    )  # fmt: skip


def _table(
    known: dict[str, Words], second: Second, held: Sequence[tuple[int, Item]], *, roomy: bool
) -> Table:
    heads = (Head(Words("No."), 12, right=True), Head(Words("Code"), 14), Head(known["item"], 90),
             Head(known["yes"], 13),
             Head(known["no"], 13), Head(known["not_applicable"], 13), Head(known["remark"], 50))  # fmt: skip
    cells = tuple(
        (str(at), each.code, _text(each, second), *(TICKED if each.result == code else EMPTY for code in RESULTS),
         (each.answer.note if each.answer else None) or "")
        for at, each in held
    )  # fmt: skip
    return Table(
        heads, cells, roomy=roomy, second=any((PAPER, each.code) in second.texts for _, each in held)
    )


def _text(item: Item, second: Second) -> str:
    """An item, and below it the same in the second language, where it is worded."""
    words = second.words(PAPER, item.code, item.text)
    return f"{words.text}\n{words.second}" if words.second else words.text


def _found(found: tuple[tuple[str, ...], ...]) -> Table:
    heads = (Head(Words("Item"), 14), Head(Words("Deficiency"), 60), Head(Words("Severity"), 22),
             Head(Words("Action"), 50),
             Head(Words("Due"), 26), Head(Words("Closed on"), 26))  # fmt: skip
    return Table(heads, found, "No deficiency is recorded with this check.")
