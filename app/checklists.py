"""Checklists: dated templates from the resources, answered item by item; one mechanism for every checklist."""

from dataclasses import dataclass
from datetime import date

import resources
from app.errors import NotFound
from app.office import Office
from app.reader import Reader
from app.store import records
from models.kinds import Kind
from models.office.desk import Checklist, ChecklistAnswer


@dataclass(frozen=True)
class Item:
    """One item of a template and its answer, when there is one."""

    code: str
    text: str
    applies_to: str
    evidence: str
    source: str
    answer: ChecklistAnswer | None = None


def template(name: str) -> list[Item]:
    """The items of a template in order. Raises NotFound."""
    try:
        rows = resources.table(f"checklists/{name if name.isidentifier() else ''}.csv")
    except FileNotFoundError as error:
        raise NotFound(f"There is no checklist {name}.") from error
    return [
        Item(row.get("item_id") or row["code"], row.get("item") or row["label"], row.get("applies_to", ""),
             row.get("evidence", ""), row.get("source", ""))
        for row in rows
    ]  # fmt: skip


def open_checklist(
    office: Office, kind: type[Kind], record_id: int, link: str, name: str, edition: str
) -> int:
    """Opens a checklist for a record and links it; the template's edition is kept with it."""
    template(name)
    with office.change(f"Open the {name} checklist") as work:
        made = work.add(Checklist, {"template": name, "edition": edition, "opened_on": office.today})
        work.set(kind, record_id, {link: made})
    return made


def answer(
    office: Office,
    checklist_id: int,
    code: str,
    result: str,
    *,
    on: date | None = None,
    by: str = "",
    note: str = "",
) -> int:
    """Records the answer to one item, replacing an earlier one (the history keeps it). Raises NotFound."""
    found = office.reader.get(Checklist, checklist_id)
    if code not in {each.code for each in template(found.template or "")}:
        raise NotFound(f"The checklist {found.template} has no item {code}.")
    known = {each.item_code: each for each in answers(office.reader, checklist_id)}
    values = {
        "answer": result,
        "checked_on": on or office.today,
        "checked_by": by or office.user,
        "note": note,
    }
    with office.change("Answer a checklist item") as work:
        if code in known:
            work.set(ChecklistAnswer, known[code].id, values)
            return known[code].id
        return work.add(ChecklistAnswer, {"checklist_id": checklist_id, "item_code": code} | values)


def answers(reader: Reader, checklist_id: int) -> list[ChecklistAnswer]:
    """The answers of a checklist."""
    rows = records.fetch_by_link(reader.connection, ChecklistAnswer, "checklist_id", [checklist_id])
    return [row for row in rows if isinstance(row, ChecklistAnswer)]


def answered(reader: Reader, checklist_id: int) -> list[Item]:
    """Every item of a checklist's template with its answer."""
    found = reader.get(Checklist, checklist_id)
    given = {each.item_code: each for each in answers(reader, checklist_id)}
    return [
        Item(each.code, each.text, each.applies_to, each.evidence, each.source, given.get(each.code))
        for each in template(found.template or "")
    ]
