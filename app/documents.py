"""Papers: gather facts, draw, keep, find again. A paper whose step is blocked stays closed with the list of reasons."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app import subjects
from app.change import Nature
from app.errors import NotFound, Refused, Usage
from app.office import Office
from app.papers.printables import PRINTABLES, Printable, load
from app.papers.undrawn import undrawn
from app.papers.unfilled import unfilled
from app.reader import Reader
from app.store import files, records
from models.findings import Finding
from models.kinds import Kind, kind_named
from models.office.desk import Document
from models.rules import blocking
from models.text import key_text

if TYPE_CHECKING:
    from reports.sheets import SheetReport


@dataclass(frozen=True)
class Printed:
    """A paper that was drawn: its kept record (None for a preview), footer code, bytes and file name."""

    record_id: int | None
    code: str
    pages: int
    data: bytes
    file_name: str
    unfilled: tuple[str, ...] = ()
    """What stands on it as still to be entered or pasted, by name."""
    undrawn: tuple[str, ...] = ()
    """Where letters stand that no typeface here draws, in sentences."""


def printable(name: str) -> Printable:
    """The paper of that short name. Raises Usage with the known names."""
    if name not in PRINTABLES:
        raise Usage(f"There is no paper “{name}”.", do=f"Papers: {', '.join(PRINTABLES)}.")
    return PRINTABLES[name]


def papers_for(kind: type[Kind]) -> list[Printable]:
    """The papers made of a kind of record as it stands, or after a choice; those that ask otherwise have places of
    their own."""
    return [
        each for each in PRINTABLES.values()
        if each.subject == kind.spec.name and (each.choices or not each.asks)
    ]  # fmt: skip


def closed_by(reader: Reader, paper: Printable, record_id: int) -> list[Finding]:
    """The blocking findings that keep the paper closed; empty when it can be printed."""
    if not paper.subject:
        return []
    kind = kind_named(paper.subject)
    found = list(blocking(reader.findings(kind, record_id), paper.step)) if paper.step else []
    told = {each.rule for each in found}
    lacking = paper.missing(reader, reader.get(kind, record_id))
    return [*found, *(each for each in lacking if each.rule not in told)]


def refuse_if_closed(reader: Reader, paper: Printable, record_id: int) -> None:
    """Raises Refused with the list of what is missing."""
    missing = closed_by(reader, paper, record_id)
    if missing:
        count = f"{_number(len(missing))} thing{'s are' if len(missing) > 1 else ' is'} missing"
        raise Refused(
            f"Cannot print the {lower_first(paper.label)} yet: {count}.",
            findings=missing,
            do="Record what is missing, then print.",
        )


def draw(reader: Reader, name: str, record_id: int, asked: str = "") -> tuple[Printable, Any, bytes]:
    """Draws a paper about a record without keeping it; Refused while it is closed, Usage where it asks something."""
    paper, facts = gather(reader, name, record_id, asked)
    return paper, facts, paper.drawn(reader, facts)


def gather(reader: Reader, name: str, record_id: int, asked: str = "") -> tuple[Printable, Any]:
    """What stands on a paper about a record; Refused while it is closed, Usage where it asks something."""
    paper = printable(name)
    asked = _said(paper, asked)
    record = reader.get(kind_named(paper.subject), record_id)
    refuse_if_closed(reader, paper, record_id)
    return paper, paper.facts(reader, record, asked)


def draw_office(office: Office, reader: Reader, name: str, asked: str = "") -> tuple[Printable, Any, bytes]:
    """Draws a paper about the office without keeping it; Usage where what it asks is not said."""
    paper = printable(name)
    facts = paper.office_facts(office, reader, _said(paper, asked))
    return paper, facts, paper.drawn(reader, facts)


def _said(paper: Printable, asked: str) -> str:
    """What was asked, or is usual. Raises Usage where the paper must be told."""
    if paper.asks and not asked.strip() and not paper.usual:
        raise Usage(f"Say {paper.asks}.")
    return asked if asked.strip() else paper.usual


def preview(reader: Reader, name: str, record_id: int, asked: str = "") -> Printed:
    """The paper as it would be printed; nothing is kept."""
    return _shown(reader, *draw(reader, name, record_id, asked), record_id)


def preview_office(office: Office, reader: Reader, name: str, asked: str = "") -> Printed:
    """The paper about the office as it would be printed; nothing is kept."""
    return _shown(reader, *draw_office(office, reader, name, asked))


def preview_facts(reader: Reader, name: str, facts: Any) -> Printed:
    """A paper of facts that were gathered elsewhere (from a sheet that is compared); nothing is kept."""
    paper = printable(name)
    return _shown(reader, paper, facts, paper.drawn(reader, facts))


def print_facts(office: Office, name: str, facts: Any) -> Printed:
    """The same, kept as any paper about the office."""
    _ = office.writer
    paper = printable(name)
    return keep(office, paper, facts, paper.drawn(office.reader, facts), None)


def _shown(
    reader: Reader, paper: Printable, facts: Any, data: bytes, record_id: int | None = None
) -> Printed:
    return _printed(reader, None, paper, facts, data, record_id)


def _printed(
    reader: Reader, kept: int | None, paper: Printable, facts: Any, data: bytes, record_id: int | None
) -> Printed:
    strange = undrawn(reader, facts, paper.subject, record_id)
    code = paper.paper().code(facts)
    return Printed(kept, code, page_count(data), data, paper.file_name(facts), unfilled(facts), strange)


def preview_sample(reader: Reader, name: str, words: Mapping[str, Any], showing: str) -> Printed:
    """The paper about an invented record, in these words; `showing` is the paragraph that must stand on it."""
    paper = printable(name)
    facts = load(paper.sample)(reader, words, showing)
    return _shown(reader, paper, facts, paper.drawn(reader, facts))


def print_paper(office: Office, name: str, record_id: int, asked: str = "") -> Printed:
    """Draws a paper and keeps facts, bytes, template version and hash; the same facts are kept once.

    Raises Refused while it is closed, and where it cannot be kept: its code would lead nowhere.
    """
    _ = office.writer
    made = keep(office, *draw(office.reader, name, record_id, asked), record_id)
    listed = printable(name)
    if listed.covers:
        record = office.reader.get(kind_named(listed.subject), record_id)
        _log_covered(office, listed, record, f"{name} {made.code}")
    return made


def print_office(office: Office, name: str, asked: str = "") -> Printed:
    """The same for a paper about the office as a whole."""
    _ = office.writer
    made = keep(office, *draw_office(office, office.reader, name, asked), None)
    _log_covered(office, printable(name), asked, f"{name} {made.code}")
    return made


def _log_covered(
    office: Office, paper: Printable, about: Kind | str, detail: str, action: str = "printed"
) -> None:
    """Each person on a paper about several has a line of his own in the access log."""
    for kind, record_id in paper.covered(office.reader, about):
        office.log(action, kind=kind, record_id=record_id, detail=detail)


def write_sheet(
    office: Office, name: str, target: Path, *, record_id: int = 0, asked: str = ""
) -> "SheetReport":
    """Writes a paper's workbook or another file beside it, by record or by what was asked, and logs it.

    Raises Usage for a paper that has none with this ending, Trouble when it cannot be written, Refused while the
    paper is closed or where it cannot be logged.
    """
    paper = printable(name)
    writer = paper.writes(target.name)
    if not writer:
        known = ", ".join(ending for ending, _, _ in paper.ways())
        raise Usage(
            f"The {lower_first(paper.label)} has no sheet called {target.name}.",
            do=f"Its files end in {known}." if known else "It is printed as PDF only.",
        )
    _ = office.writer
    asked = _said(paper, asked)
    if not paper.subject:
        report: SheetReport = load(writer)(office, asked, target)
        office.log("exported", detail=f"{name} sheet")
        _log_covered(office, paper, asked, f"{name} sheet", "exported")
        return report
    refuse_if_closed(office.reader, paper, record_id)
    record = office.reader.get(kind_named(paper.subject), record_id)
    further = (asked,) if paper.asks else ()
    report = load(writer)(office, record, target, *further)
    office.log("exported", kind=paper.subject, record_id=record_id, detail=f"{name} sheet")
    _log_covered(office, paper, record, f"{name} sheet", "exported")
    return report


def keep(office: Office, paper: Printable, facts: Any, data: bytes, record_id: int | None) -> Printed:
    """Keeps what `draw` made: facts, bytes, template version and hash, once for the same facts; logged as printed."""
    from reports.paper import facts_json

    code = paper.paper().code(facts)
    kept = _kept(office.reader, code)
    if kept is None:
        stored = files.store(office.folder / files.FILES_NAME, office.data_key, BytesIO(data))
        with office.change(f"Print {paper.label}", nature=Nature("print", final=True)) as work:
            kept = work.add(
                Document,
                {
                    "subject_kind": paper.subject or None, "subject_id": record_id, "paper": paper.name,
                    "title": paper.label,
                    "template_version": str(paper.paper().version), "audience": str(paper.paper().audience.value),
                    "code": code, "facts": facts_json(facts), "sha256": stored.sha256, "pages": page_count(data),
                    "made_on": office.today, "made_by": office.user,
                },
            )  # fmt: skip
    office.log("printed", kind=paper.subject, record_id=record_id, detail=f"{paper.name} {code}")
    return _printed(office.reader, kept, paper, facts, data, record_id)


def _kept(reader: Reader, code: str) -> int | None:
    found = records.ids_by(reader.connection, Document, "natural_key", [key_text(code)])
    return next((ids[0] for ids in found.values()), None)


def papers_of(reader: Reader, kind: type[Kind], record_id: int) -> list[Document]:
    """The kept papers about a record and those merged into it, newest first."""
    about = {record_id, *(row.id for row in reader.merged_into(kind, record_id))}
    rows = (row for row in records.every(reader.connection, Document) if isinstance(row, Document))
    told = (row for row in rows if row.subject_id in about and row.subject_kind == kind.spec.name)
    return [row for row in told if subjects.met(row, reader.hidden)][::-1]


def by_code(reader: Reader, code: str) -> Document:
    """The kept paper whose footer shows the code. Raises NotFound."""
    found = _kept(reader, code)
    if found is None:
        raise NotFound(f"No paper of this office has the code {code}.")
    return reader.get(Document, found)


def bytes_of(office: Office, document: Document) -> bytes:
    """The kept bytes of a paper. Raises Trouble(DAMAGED) when they do not fit their hash."""
    office.log("viewed", kind="document", record_id=document.id)
    return files.read_stored(office.folder / files.FILES_NAME, office.data_key, document.sha256 or "")


def redraw(document: Document, reader: Reader | None = None) -> bytes:
    """The paper drawn again from its kept facts, byte for byte as it was; the reader opens what it encloses.

    Raises Refused for an older drawing, and for a paper whose permission is no longer on record.
    """
    from reports.paper import facts_from_json

    listed = printable(document.paper or "")
    if str(listed.paper().version) != document.template_version:
        raise Refused("This paper was drawn by an older version of the program.", do="Open its kept copy.")
    try:
        facts = facts_from_json(load(listed.holds), document.facts or "")
    except (TypeError, ValueError) as error:
        raise Refused("The kept facts of this paper are not whole.", do="Open its kept copy.") from error
    if listed.checks:
        if reader is None:
            raise Usage("This paper is drawn again only with the records at hand.")
        load(listed.checks)(reader, reader.get(kind_named(listed.subject), document.subject_id or 0), facts)
    return listed.drawn(reader, facts)


def differs(reader: Reader, document: Document) -> bool:
    """Whether the record behind a kept paper says something else now; a paper about the office is of its day."""
    paper = printable(document.paper or "")
    if not paper.subject:
        return False
    record = reader.get(kind_named(paper.subject), document.subject_id or 0)
    asked = json.loads(document.facts or "{}").get("asked", "") if paper.asks else ""
    try:
        return bool(paper.paper().code(paper.facts(reader, record, asked)) != document.code)
    except (Refused, NotFound):
        return True  # it could not even be made today


def page_count(data: bytes) -> int:
    """Number of pages of a PDF."""
    import pikepdf

    with pikepdf.open(BytesIO(data)) as pdf:
        return len(pdf.pages)


def _number(count: int) -> str:
    words = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
    return words[count] if count < len(words) else str(count)


def lower_first(words: str) -> str:
    """A label inside a sentence; a name in capitals stays as it is."""
    return words if words[1:2].isupper() else words[:1].lower() + words[1:]


def all_papers() -> Iterable[Printable]:
    """Every paper the program makes."""
    return PRINTABLES.values()
