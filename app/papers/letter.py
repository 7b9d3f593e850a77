"""Letters from a template: places filled from the student's record, for one or for many.

A template is a paragraph of the paper “letter”: supplied, worded anew by the office, or the office's own. Places are
written {full_name}; one that the program cannot fill is told by name. No screening, vetting or health stands in any.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import get_close_matches
from string import Formatter

from app import documents, gather
from app.documents import Printed
from app.errors import NotFound, Refused, Usage
from app.office import Office
from app.papers.frame import frame_of
from app.papers.second import LANGUAGES
from app.papers.student import TO_THE_STUDENT
from app.papers.training import place_of, sender_of, title_of
from app.reader import Reader
from app.store import records
from app.store.connection import translated
from app.today import days
from models.fields import Privacy, Type, show_date
from models.kinds import Kind
from models.office.desk import Wording
from models.rules import Facts
from models.training import order
from models.training.journey import LINES, journey_lines
from models.training.people import Student
from reports.training.letter import LetterFacts
from reports.wording import Paragraph, wording

PAPER = "letter"
PATHS = ("country_id", "unit_id", LINES, f"{LINES}.course_id", f"{LINES}.site_id")
_LEFT_OUT = frozenset(
    {"screening_state", "hr_vetting_state", "dod_vetting_state", "latest_exam_on", "remarks", "biography", "sort_name",
     "foreign_detachment", "career_status"}
)  # fmt: skip
"""Fields of a student that no letter names."""
OTHER = {
    "today": "Today", "office_name": "Office", "office_email": "Office's e-mail", "country_name": "Country",
    "unit_name": "Unit", "course": "Course", "location": "Place of training", "site_name": "Installation",
    "site_phone": "Installation's telephone", "site_email": "Installation's e-mail", "report_date": "Report date",
    "start_date": "Start date", "end_date": "End date",
}  # fmt: skip
"""Places beside the student's own fields, with what they stand for."""


@dataclass(frozen=True)
class Template:
    """A letter that can be written: its name, heading, language, text, and whose it is."""

    name: str
    title: str
    language: str
    text: str
    source: str
    confirm: bool
    own: bool
    """Whether the office made it; it can be taken away again."""


def places() -> dict[str, str]:
    """Every place a template may have, with what it stands for."""
    fields = {
        each.key: each.label
        for each in Student.stored_fields()
        if each.privacy is not Privacy.SENSITIVE and not each.guard and each.key not in _LEFT_OUT
        and each.type not in (Type.LINK, Type.FILE)
    }  # fmt: skip
    return fields | OTHER


def templates(reader: Reader) -> list[Template]:
    """Every letter, supplied ones first; the office's wording lies over the supplied one."""
    supplied = wording(PAPER)
    with translated():
        rows = [row for row in records.every(reader.connection, Wording) if isinstance(row, Wording)]
    own = {
        (row.paragraph or "", row.language or "en"): row for row in rows if row.paper == PAPER and row.body
    }
    found = [_supplied(each, own.pop((each.name, each.language), None)) for each in supplied.values()]
    return found + [_own(row) for row in sorted(own.values(), key=lambda row: (row.paragraph or "", row.id))]


def _supplied(each: Paragraph, row: Wording | None) -> Template:
    text = (row.body if row else None) or each.text
    confirm = row.confirmed_on is None if row else each.confirm
    return Template(each.name, _title(each.name), each.language, text, (row.source if row else None) or each.source,
                    confirm, False)  # fmt: skip


def _own(row: Wording) -> Template:
    name, language = row.paragraph or "", row.language or "en"
    title = _title(name) if language == "en" else f"{_title(name)} ({LANGUAGES.get(language, language)})"
    source, confirm = row.source or "the office", row.confirmed_on is None
    return Template(_key(name, language), title, language, row.body or "", source, confirm, True)


def _key(name: str, language: str) -> str:
    """What a letter is asked for by: its name, with the language behind it when that is not English."""
    return name if language == "en" else f"{name}/{language}"


def _title(name: str) -> str:
    return name.replace("_", " ")[:1].upper() + name.replace("_", " ")[1:]


def template(reader: Reader, name: str) -> Template:
    """One letter by its name or heading. Raises NotFound with the names there are."""
    asked = " ".join(name.split()).casefold()
    known = templates(reader)
    for each in known:
        if asked in (each.name.casefold(), each.title.casefold()):
            return each
    raise NotFound(
        f"There is no letter “{name.strip()}”.", do=f"Letters: {', '.join(each.name for each in known)}."
    )


def put_template(office: Office, name: str, text: str, *, language: str = "en", source: str = "") -> int:
    """Keeps a letter of the office's own under a name, or words one anew. Raises Usage for places nobody can fill."""
    name = "_".join(name.split()).strip()
    if not name or not text.strip():
        raise Usage("A letter needs a name and a text.")
    unknown = unknown_places(text)
    if unknown:
        raise _cannot_fill(unknown)
    rows = [row for row in records.every(office.reader.connection, Wording) if isinstance(row, Wording)]
    known = [
        row for row in rows if (row.paper, row.paragraph, row.language or "en") == (PAPER, name, language)
    ]
    values: dict[str, object] = {
        "body": text.strip(), "source": source.strip() or "the office", "confirmed_on": None, "confirmed_by": None,
    }  # fmt: skip
    with office.change(f"Word the letter “{_title(name)}”") as work:
        if known:
            work.set(Wording, known[0].id, values)
            return known[0].id
        return work.add(Wording, {"paper": PAPER, "paragraph": name, "language": language} | values)


def unknown_places(text: str) -> list[str]:
    """The places of a text that the program cannot fill, each once. Raises Usage for a lonely brace."""
    known = places()
    try:
        found = [
            name + (f"!{conversion}" if conversion else "") + (f":{spec}" if spec else "")
            for _, name, spec, conversion in Formatter().parse(text)
            if name is not None
        ]
    except ValueError:
        raise Usage("A brace is open or closed alone.", do="Write places as {full_name}.") from None
    return [each for each in dict.fromkeys(found) if each not in known]


def _cannot_fill(unknown: Sequence[str]) -> Usage:
    known = places()
    near = dict.fromkeys(hit for each in unknown for hit in get_close_matches(each, known, 2, 0.5))
    hint = f"It fills {', '.join(f'{{{each}}}' for each in near)}" if near else "It fills such as {full_name}"
    return Usage(
        f"The program cannot fill {', '.join(f'{{{each}}}' for each in unknown)}.",
        do=f"{hint}; the list of places names them all.",
    )


# -- one letter ------------------------------------------------------------------------------------------------------
def letter_facts(reader: Reader, record: Kind, asked: str) -> LetterFacts:
    """A letter to one student. Raises NotFound for an unknown letter, Usage for places the program cannot fill."""
    assert isinstance(record, Student)
    facts = gather.facts_of(reader.connection, Student, [record], PATHS)[record.id]
    return letter_from(reader, facts, template(reader, asked))


def letter_from(reader: Reader, facts: Facts, chosen: Template) -> LetterFacts:
    """The same from facts at hand."""
    unknown = unknown_places(chosen.text)
    if unknown:
        raise _cannot_fill(unknown)
    row, country = order.student(facts), order.country_of(facts) or days.home(reader)
    values, labels = _values(reader, facts), places()
    unfilled = [
        name for _, name, _, _ in Formatter().parse(chosen.text) if name is not None and not values.get(name)
    ]
    gaps = {name: f"[{labels[name]}: not recorded]" for name in unfilled}
    text = chosen.text.format_map({**values, **gaps})
    name = " ".join(filter(None, (row.first_name, row.middle_name, row.surname))) or row.shown_title
    unit = facts.one("unit_id")
    frame = frame_of(reader, country, as_of=reader.today)
    if frame.designation is not None:
        frame = replace(frame, designation=replace(frame.designation, distribution=TO_THE_STUDENT))
    return LetterFacts(
        frame=replace(frame, host_language=chosen.language if chosen.language != "en" else "und"),
        asked=chosen.name,
        title=chosen.title,
        language="" if chosen.language == "en" else chosen.language,
        written_on=reader.today,
        sender=sender_of(reader, country),
        to=tuple(filter(None, (name, row.country_rank, (unit.get("unit_name") if unit else None)))),
        paragraphs=tuple(each for each in text.split("\n") if each.strip()),
        left_open=tuple(labels[name] for name in dict.fromkeys(unfilled)),
    )


def _values(reader: Reader, facts: Facts) -> Mapping[str, str]:
    row, country = order.student(facts), order.country_of(facts) or days.home(reader)
    line = next(iter(journey_lines(facts.all(LINES))), None)
    course = facts.linked(line, "course_id") if line else None
    site, unit = facts.linked(line, "site_id") if line else None, facts.one("unit_id")
    own = {
        each.key: reader.show(each, row.stored.get(each.key))
        for each in Student.stored_fields()
        if each.key in places() and row.stored.get(each.key) is not None
    }
    return own | {
        "today": show_date(reader.today),
        "office_name": (country.sco_name if country else None) or reader.office_name,
        "office_email": (country.sco_email if country else None) or "",
        "country_name": (country.country_name if country else None) or "",
        "unit_name": (unit.get("unit_name") if unit else None) or "",
        "course": title_of(line, course) if line else "",
        "location": place_of(line, course) if line else "",
        **{key: (site.get(key) if site else None) or "" for key in ("site_name", "site_phone", "site_email")},
        **{key: _day(line, key) for key in ("report_date", "start_date", "end_date")},
    }


def _day(line: Kind | None, key: str) -> str:
    found = line.get(key) if line is not None else None
    return show_date(found) if found else ""


# -- many letters ----------------------------------------------------------------------------------------------------
def write_letters(
    office: Office,
    name: str,
    students: Sequence[int],
    progress: Callable[[int, int], object] = lambda _done, _total: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> list[Printed]:
    """Draws and keeps a letter for each student; those written before a stop are kept. Raises Refused when stopped."""
    template(office.reader, name)
    written: list[Printed] = []
    for student in students:
        if cancelled():
            kept = f"{len(written)} of {len(students)} letters are written and kept."
            raise Refused("The letters were stopped.", kept=kept)
        written.append(documents.print_paper(office, PAPER, student, name))
        progress(len(written), len(students))
    return written


def gaps(reader: Reader, name: str, students: Iterable[int]) -> dict[int, tuple[str, ...]]:
    """What is not recorded for a letter, by student; those who lack nothing are left out."""
    chosen = template(reader, name)
    rows = [reader.get(Student, each) for each in students]
    found = gather.facts_of(reader.connection, Student, rows, PATHS)
    letters = {row.id: letter_from(reader, found[row.id], chosen) for row in rows}
    return {each: letter.left_open for each, letter in letters.items() if letter.left_open}
