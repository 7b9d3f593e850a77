"""Checklists: dated templates from the resources, answered item by item; one mechanism for every checklist."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

import resources
from app.errors import NotFound, Refused, Usage
from app.office import Office
from app.reader import Reader
from app.store import records
from app.store.connection import translated
from models.cases import letterparts
from models.cases.requests import Lor, LorArticle
from models.kinds import Kind, all_kinds
from models.office.desk import Checklist, ChecklistAnswer

RESULTS = ("PASS", "FAIL", "PENDING", "NOT_APPLICABLE", "WAIVED")
YES_NO_NA = ("YES", "NO", "NOT_APPLICABLE")
EVERYWHERE = "all"
"""Part of a template that applies wherever it is used."""
LINK = "checklist_id"
"""Link field by which a record holds its checklist."""


@dataclass(frozen=True)
class Use:
    """Which template a kind of record is checked by, and how the window calls it."""

    template: str
    words: str
    parts: Callable[[Reader, int], list[str]] | None = None
    """Which parts of the template apply to a record, where they follow from it; else it is said when it is begun."""


def _letter_parts(reader: Reader, record_id: int) -> list[str]:
    return letterparts.parts(reader.get(Lor, record_id), reader.children(LorArticle, "lor_id", record_id))


TEMPLATES: Mapping[str, Use] = {
    "screening": Use("screening", "Screening checklist"),
    "briefing": Use("predeparture", "Topics of the briefing"),
    "interview": Use("interview", "Questions of the interview"),
    "physical_check": Use("eeum", "Physical-security checklist"),
    "inventory_event": Use("visit_prep", "Before the visit"),
    "compliance_visit": Use("cav_prep", "Before the assessment"),
    "transfer_request": Use("disposal", "Disposal checklist"),
    "control_plan": Use("control_plan", "What the plan must say"),
    "lor": Use("lor", "LOR checklist", _letter_parts),
    "shipment": Use("arrival", "Arrival checklist"),
    "case_file": Use("total_package", "Total package"),
}
"""By kind of record, the checklist it is answered on."""


@dataclass(frozen=True)
class Item:
    """One item of a template and its answer, when there is one."""

    code: str
    text: str
    applies_to: str
    evidence: str
    source: str
    answer: ChecklistAnswer | None = None
    section: str = ""
    help: str = ""
    """What to look at, and what counts as yes."""
    results: tuple[str, ...] = RESULTS
    """Codes it may be answered with."""

    @property
    def result(self) -> str:
        """Code of the answer; empty while there is none that says anything."""
        given = self.answer.answer if self.answer else None
        return given if given and given != "PENDING" else ""


@dataclass(frozen=True)
class Mark:
    """An answer as it is given to one item."""

    code: str
    result: str
    note: str = ""


@dataclass(frozen=True)
class Progress:
    """How far a checklist is."""

    answered: int
    whole: int
    no: tuple[str, ...]
    """Codes of the items answered with no."""

    @property
    def sentence(self) -> str:
        """The same in words."""
        told = f"{self.answered} of {self.whole} answered"
        return f"{told}, {len(self.no)} with no: {', '.join(self.no)}" if self.no else told


def template(name: str) -> list[Item]:
    """The items of a template in order. Raises NotFound."""
    return [
        Item(row.get("item_id") or row["code"], row.get("item") or row["label"], row.get("applies_to", ""),
             row.get("evidence", ""), row.get("source", ""), section=row.get("section", ""), help=row.get("help", ""),
             results=YES_NO_NA if row.get("answer_type") == "yes_no_na" else RESULTS)
        for row in _rows(name)
    ]  # fmt: skip


def edition_of(name: str) -> str:
    """The edition of a template. Raises NotFound."""
    return str(_rows(name)[0]["edition"])


def _rows(name: str) -> Sequence[Mapping[str, str]]:
    try:
        return resources.table(f"checklists/{name if name.isidentifier() else ''}.csv")
    except FileNotFoundError as error:
        raise NotFound(f"There is no checklist {name}.") from error


def open_checklist(
    office: Office, kind: type[Kind], record_id: int, link: str, name: str, edition: str,
    parts: Sequence[str] | None = None,
) -> int:  # fmt: skip
    """Opens a checklist for a record and links it; the template's edition and the parts that apply are kept with it."""
    template(name)
    with office.change(f"Open the {name.replace('_', ' ')} checklist") as work:
        made = work.add(Checklist, new_values(office, name, edition, parts))
        work.set(kind, record_id, {link: made})
    return made


def new_values(
    office: Office, name: str, edition: str, parts: Sequence[str] | None = None
) -> dict[str, object]:
    """Values of a checklist that is opened today; where no parts are told, the whole template applies."""
    kept = None if parts is None else " ".join(dict.fromkeys((EVERYWHERE, *parts)))
    return {"template": name, "edition": edition, "opened_on": office.today, "parts": kept}


def begin(office: Office, kind: type[Kind], record_id: int, parts: Sequence[str] | None = None) -> int:
    """The checklist of a record of `TEMPLATES`, opened when it has none yet, with the parts that apply now.

    Raises NotFound.
    """
    use = TEMPLATES.get(kind.spec.name)
    if use is None:
        raise NotFound(f"There is no checklist for {kind.spec.nouns}.")
    if use.parts is not None and parts is None:
        parts = use.parts(office.reader, record_id)
    known = office.reader.get(kind, record_id).get(LINK)
    if known:
        if use.parts is not None:
            _fit(office, int(known), parts or ())
        return int(known)
    return open_checklist(office, kind, record_id, LINK, use.template, edition_of(use.template), parts)


def _fit(office: Office, checklist_id: int, parts: Sequence[str]) -> None:
    """Lets an open checklist follow its record; what was answered stays on it (`answered`)."""
    found = office.reader.get(Checklist, checklist_id)
    kept = new_values(office, str(found.template), str(found.edition), parts)["parts"]
    if office.writable and found.closed_on is None and found.parts != kept:
        with office.change("Fit the checklist to its record") as work:
            work.set(Checklist, checklist_id, {"parts": kept})


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
    return answer_many(office, checklist_id, (Mark(code, result, note),), on=on, by=by)[0]


def answer_many(
    office: Office, checklist_id: int, marks: Iterable[Mark], *, on: date | None = None, by: str = ""
) -> list[int]:
    """Records answers in one change and returns their ids; earlier ones are replaced. Raises NotFound and Refused."""
    found = office.reader.get(Checklist, checklist_id)
    codes = {each.code for each in template(found.template or "")}
    known = {each.item_code: each for each in answers(office.reader, checklist_id)}
    given = list(marks)
    ids: list[int] = []
    title = "Answer a checklist item" if len(given) == 1 else f"Answer {len(given)} checklist items"
    with office.change(title) as work:
        for each in given:
            if each.code not in codes:
                raise NotFound(f"The checklist {found.template} has no item {each.code}.")
            values = {"answer": each.result, "checked_on": on or office.today, "checked_by": by or office.user,
                      "note": each.note}  # fmt: skip
            if each.code in known:
                work.set(ChecklistAnswer, known[each.code].id, values)
                ids.append(known[each.code].id)
            else:
                made = {"checklist_id": checklist_id, "item_code": each.code} | values
                ids.append(work.add(ChecklistAnswer, made))
    return ids


def answers(reader: Reader, checklist_id: int) -> list[ChecklistAnswer]:
    """The answers of a checklist."""
    with translated():
        rows = records.fetch_by_link(reader.connection, ChecklistAnswer, "checklist_id", [checklist_id])
    return [row for row in rows if isinstance(row, ChecklistAnswer)]


def answered(reader: Reader, checklist_id: int) -> list[Item]:
    """Every item of a checklist's template that applies, or was answered all the same, with its answer."""
    found = reader.get(Checklist, checklist_id)
    given = {each.item_code: each for each in answers(reader, checklist_id)}
    parts = (found.parts or "").split()
    return [
        replace(each, answer=given.get(each.code))
        for each in template(found.template or "")
        if not parts or each.applies_to in parts or each.code in given
    ]


def progress(items: Iterable[Item]) -> Progress:
    """How far the items are answered."""
    every = list(items)
    return Progress(
        sum(bool(each.result) for each in every), len(every),
        tuple(each.code for each in every if each.result in ("NO", "FAIL")),
    )  # fmt: skip


def owner_of(reader: Reader, checklist_id: int) -> tuple[str, int] | None:
    """Kind and id of the record that a checklist is filled in for; None where none names it."""
    for kind in all_kinds().values():
        for field in kind.links():
            if field.target == Checklist.spec.name and kind is not ChecklistAnswer:
                with translated():
                    for row in records.fetch_by_link(reader.connection, kind, field.key, [checklist_id]):
                        return kind.spec.name, row.id
    return None


def refuse_open(items: Iterable[Item]) -> None:
    """Raises Refused with the items that are not answered yet."""
    left = [each.code for each in items if not each.result]
    if left:
        more = f" and {len(left) - 8} more" if len(left) > 8 else ""
        raise Refused(
            f"Not answered yet: {', '.join(left[:8])}{more}.", do="Answer them, or say not applicable."
        )


# -- from paper --------------------------------------------------------------------------------------------
_WORDS = {
    "y": "YES", "yes": "YES", "n": "NO", "no": "NO", "na": "NOT_APPLICABLE", "n/a": "NOT_APPLICABLE",
    "not applicable": "NOT_APPLICABLE", "pass": "PASS", "passed": "PASS", "fail": "FAIL", "failed": "FAIL",
    "pending": "PENDING", "waived": "WAIVED",
}  # fmt: skip
_PART = re.compile(
    r"\s*(?P<items>.+?)\s+(?P<word>not applicable|n/a|[a-z]+)\s*(?::\s*(?P<note>.*))?$",
    re.IGNORECASE | re.DOTALL,
)
_ITEM = re.compile(r"(?P<first>[a-z]*\d+)(?:\s*[-\u2013]\s*(?P<last>[a-z]*\d+))?$", re.IGNORECASE)
EXAMPLE = "1-12 yes, 7 no: fence is down, rest na"


def read_marks(text: str, items: Sequence[Item]) -> list[Mark]:
    """Answers as they are told from a page: `1-12 yes, 7 no: fence is down, rest na`.

    Items go by their place on the page or by code; a later part counts before an earlier one, and `rest` means what has
    no answer yet. Raises Usage with the part that says nothing.
    """
    marks: dict[str, Mark] = {}
    for part in re.split(r"[,;\n]", text):
        if not part.strip():
            continue
        found = _PART.match(part)
        result = _WORDS.get(found["word"].casefold()) if found else None
        if found is None or result is None:
            raise Usage(f"“{part.strip()}” gives no answer.", do=f"Write it like this: {EXAMPLE}")
        for each in _meant(found["items"], items, marks):
            if result not in each.results:
                raise Usage(f"{each.code} is not answered with “{found['word']}”.")
            marks[each.code] = Mark(each.code, result, (found["note"] or "").strip())
    if not marks:
        raise Usage("No answer is written there.", do=f"Write it like this: {EXAMPLE}")
    return [marks[each.code] for each in items if each.code in marks]


def _meant(text: str, items: Sequence[Item], marks: Mapping[str, Mark]) -> list[Item]:
    if text.casefold() == "rest":
        return [each for each in items if not each.result and each.code not in marks]
    meant: list[Item] = []
    for word in re.sub(r"\s*([-\u2013])\s*", r"\1", text).split():
        found = _ITEM.match(word)
        first = _place(found["first"], items) if found else None
        last = _place(found["last"], items) if found and found["last"] else first
        if first is None or last is None or last < first:
            raise Usage(
                f"There is no item “{word}” on this list.", do=f"It has the numbers 1 to {len(items)}."
            )
        meant += items[first : last + 1]
    return meant


def _place(word: str, items: Sequence[Item]) -> int | None:
    if word.isdecimal():
        return int(word) - 1 if 1 <= int(word) <= len(items) else None
    return next((at for at, each in enumerate(items) if each.code.casefold() == word.casefold()), None)
