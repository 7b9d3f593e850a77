"""Physical-security checks: begun for a site with the questions that apply there, answered, closed and frozen."""

from collections.abc import Iterable
from datetime import date

from app import checklists
from app.errors import Refused
from app.office import Office
from app.reader import Reader
from app.reading import All, Cond, Query
from models.eum.book import ArticleType, Item
from models.eum.checks import Deficiency, PhysicalCheck
from models.eum.events import EventSite
from models.eum.places import StorageSite
from models.office.desk import Checklist
from models.telling import is_night_vision

TEMPLATE = "eeum"
AIR_DEFENSE = "AIR_DEFENSE"
UNMANNED = frozenset({"UAS", "LOITERING"})
LESS_THAN_NO = {"ACCEPTABLE": False, "WITH_FINDINGS": True, "NOT_ACCEPTABLE": True}
"""Results of a check, and whether an item answered with no goes with them."""


def parts_for(reader: Reader, site_id: int) -> list[str]:
    """Which article-specific parts of the checklist apply at a site, by what it holds now."""
    found: set[str] = set()
    for kind in reader.records(Query(ArticleType)):
        part = _part_of(kind)
        if part and part not in found and _holds(reader, site_id, kind.id, bpc=part == "UAS_BPC"):
            found.add(part)
    return sorted(found)


def _part_of(kind: ArticleType) -> str:
    name = f"{kind.article_code or ''} {kind.article_name or ''}".upper().replace("-", "").replace(" ", "")
    if is_night_vision(kind):
        return "NVD"
    if kind.article_family == AIR_DEFENSE:
        return "MANPADS"
    if "TOW2B" in name:
        return "TOW-2B"
    return "UAS_BPC" if kind.article_family in UNMANNED else ""


def _holds(reader: Reader, site_id: int, type_id: int, *, bpc: bool) -> bool:
    parts = [
        Cond("site_id", "=", site_id),
        Cond("article_type_id", "=", type_id),
        Cond("bears_inventory", "=", True),
    ]
    parts += [Cond("acquisition_path", "=", "BPC")] if bpc else []
    return bool(reader.ids(Query(Item, where=All(tuple(parts)), limit=1)))


def begin(office: Office, site_id: int, event_id: int | None = None) -> int:
    """The open check of a site, begun with its checklist in one change when there is none. Returns the check's id.

    With an inventory only a check of that inventory counts as begun.
    """
    office.reader.get(StorageSite, site_id)
    for check in office.reader.children(PhysicalCheck, "site_id", site_id):
        if check.closed_on is None and event_id in (None, check.event_id):
            if check.checklist_id is None:
                checklists.begin(office, PhysicalCheck, check.id, parts_for(office.reader, site_id))
            return check.id
    parts = parts_for(office.reader, site_id)
    edition = checklists.edition_of(TEMPLATE)
    with office.change("Begin a physical-security check") as work:
        made = work.add(Checklist, checklists.new_values(office, TEMPLATE, edition, parts))
        return work.add(PhysicalCheck, {"site_id": site_id, "event_id": event_id, "checked_on": office.today,
                                        "checklist_id": made})  # fmt: skip


def sites_of(reader: Reader, event_id: int) -> list[tuple[int, str]]:
    """Sites of an inventory with their names, those where the team was let in first."""
    rows = [row for row in reader.children(EventSite, "event_id", event_id) if row.site_id]
    rows.sort(key=lambda row: (bool(row.access_refused), row.id))
    titles = reader.titles(StorageSite.spec.name, [row.site_id or 0 for row in rows])
    return [(row.site_id or 0, titles.get(row.site_id or 0, "")) for row in rows]


def result_of(items: Iterable[checklists.Item]) -> str:
    """The result that the answers lead to: acceptable, or with findings where one is no."""
    return "WITH_FINDINGS" if checklists.progress(items).no else "ACCEPTABLE"


def close(
    office: Office, check_id: int, *, signed_us_by: str, signed_partner_by: str = "", overall: str = "",
    on: date | None = None,
) -> None:  # fmt: skip
    """Closes a check with its checklist; both are frozen from then on.

    Raises Refused with what is not answered, without a U.S. signature, or for a result that the answers speak against.
    """
    check = office.reader.get(PhysicalCheck, check_id)
    items = checklists.answered(office.reader, check.checklist_id) if check.checklist_id else []
    if not items:
        raise Refused("The check has no checklist yet.", do="Answer the checklist first.")
    checklists.refuse_open(items)
    if not signed_us_by.strip():
        raise Refused("Who signed for the United States is missing.")
    result = overall or result_of(items)
    if not LESS_THAN_NO.get(result, True) and checklists.progress(items).no:
        raise Refused("With an item answered no the check is not acceptable without findings.")
    day = on or office.today
    with office.change("Close a physical-security check") as work:
        work.set(Checklist, check.checklist_id or 0, {"closed_on": day})
        work.set(PhysicalCheck, check_id, {
            "check_overall": result, "signed_us_by": signed_us_by.strip(),
            "signed_partner_by": signed_partner_by.strip() or None, "closed_on": day,
        })  # fmt: skip


def deficiency_of(reader: Reader, check_id: int, item: checklists.Item) -> dict[str, object]:
    """What a deficiency begins with that an item answered no leads to; the remark says what is wrong."""
    check = reader.get(PhysicalCheck, check_id)
    remark = item.answer.note if item.answer else None
    return {
        "site_id": check.site_id, "check_id": check_id, "item_code": item.code,
        "deficiency_text": (remark or f"Not so: {item.text}")[:500], "severity": "MEDIUM",
        "noted_on": check.checked_on or reader.today,
    }  # fmt: skip


def without_deficiency(reader: Reader, check_id: int, items: Iterable[checklists.Item]) -> list[str]:
    """Codes of the items answered no for which no deficiency is recorded."""
    known = {row.item_code for row in reader.children(Deficiency, "check_id", check_id)}
    return [code for code in checklists.progress(items).no if code not in known]
