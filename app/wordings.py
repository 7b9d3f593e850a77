"""The named paragraphs of the papers: as supplied, as the office words them, and whether somebody confirmed them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from string import Formatter

from app import documents
from app.confirming import state_words
from app.documents import Printed
from app.errors import NotFound, Usage
from app.office import Office
from app.papers.frame import words_of
from app.papers.second import ENGLISH, LANGUAGES, translatable
from app.reader import Reader
from app.store import records
from app.store.connection import translated
from models.office.desk import Wording
from reports.wording import Paragraph, wording


@dataclass(frozen=True)
class Listed:
    """A paragraph of a paper with the supplied text and, where there is one, the office's."""

    paper: str
    paper_label: str
    supplied: Paragraph
    record_id: int | None
    text: str
    """What is printed."""
    source: str
    confirmed_on: date | None
    confirmed_by: str
    row_version: int | None = None

    @property
    def name(self) -> str:
        """The paragraph's name as a heading."""
        return self.supplied.name.replace("_", " ").capitalize()

    @property
    def language(self) -> str:
        """The language in words."""
        return LANGUAGES.get(self.supplied.language, self.supplied.language)

    @property
    def own(self) -> bool:
        """Whether the office words it otherwise than supplied."""
        return self.text != self.supplied.text

    @property
    def unconfirmed(self) -> bool:
        """Whether the supplied text rests on recollection or inference, or the text is the office's, unconfirmed."""
        return self.confirmed_on is None and (self.own or self.supplied.confirm)

    @property
    def state(self) -> str:
        """Whose text it is and whether it is confirmed, in words."""
        return state_words(self.confirmed_on, self.confirmed_by, self.unconfirmed)


def listed(reader: Reader) -> list[Listed]:
    """Every paragraph of every paper that has any, paper by paper in the order in which they are printed."""
    with translated():
        rows = [row for row in records.every(reader.connection, Wording) if isinstance(row, Wording)]
    own = {(row.paper, row.paragraph, row.language): row for row in rows}
    found: list[Listed] = []
    for paper in documents.all_papers():
        found += (
            _listed(paper.name, paper.label, each, own.get((paper.name, each.name, each.language)))
            for each in paragraphs(paper.name)
        )
        known = translatable(paper.name)
        found += (
            _listed(paper.name, paper.label, _place(row.paragraph or "", row.language or "", known), row)
            for row in rows
            if row.paper == paper.name and row.paragraph in known and (row.language or ENGLISH) != ENGLISH
        )
    return found


def _place(name: str, language: str, known: Mapping[str, str]) -> Paragraph:
    """The place of a paragraph in another language; the program supplies no text for it, so the English stands."""
    return Paragraph(name, language, "", True, known[name])


def paragraphs(paper: str) -> Iterable[Paragraph]:
    """The supplied paragraphs of a paper; none when it has none."""
    try:
        return wording(paper).values()
    except FileNotFoundError:
        return ()


def _listed(paper: str, label: str, supplied: Paragraph, row: Wording | None) -> Listed:
    if row is None or not row.body:
        return Listed(paper, label, supplied, None, supplied.text, supplied.source, None, "")
    return Listed(
        paper, label, supplied, row.id, row.body, row.source or "the office", row.confirmed_on,
        row.confirmed_by or "", row.row_version,
    )  # fmt: skip


def translation(reader: Reader, paper: str, name: str, language: str) -> Listed:
    """A paragraph, topic or question of a paper in another language, to be put; the English where nothing is there.

    Raises NotFound for what cannot be translated, Usage for a language that papers do not know.
    """
    known = translatable(paper)
    if name not in known:
        raise NotFound(f"The paper has nothing called “{name}” that could be translated.")
    if language not in LANGUAGES or language == ENGLISH:
        told = ", ".join(tag for tag in LANGUAGES if tag != ENGLISH)
        raise Usage(f"Papers know no second language “{language}”.", do=f"Languages: {told}.")
    for each in listed(reader):
        if (each.paper, each.supplied.name, each.supplied.language) == (paper, name, language):
            return each
    return _listed(paper, documents.printable(paper).label, _place(name, language, known), None)


def find(reader: Reader, paper: str, paragraph: str, language: str = "en") -> Listed:
    """One paragraph. Raises NotFound."""
    for each in listed(reader):
        if (each.paper, each.supplied.name, each.supplied.language) == (paper, paragraph, language):
            return each
    raise NotFound(f"The paper has no paragraph “{paragraph}”.")


def check_text(supplied: Paragraph, text: str, paper: str = "") -> str:
    """The text as it is kept. Raises Usage for places that the program cannot fill, or an empty text.

    A paper may fill more places than its supplied text has.
    """
    text = "\n".join(line.rstrip() for line in text.strip().splitlines())
    if not text:
        raise Usage("The text is empty.", do="“Back to the supplied text” takes the office's text away.")
    places = _places(supplied.text) | set(documents.printable(paper).known_places() if paper else ())
    if not places:
        return text
    try:
        unknown = [name for name in _places(text) if name not in places]
    except ValueError:
        raise Usage("A brace is open or closed alone.", do="Write places as {country}.") from None
    if unknown:
        filled = ", ".join(f"{{{each}}}" for each in sorted(places))
        raise Usage(f"The program cannot fill {{{unknown[0]}}} here.", do=f"It fills {filled}.")
    return text


def _places(text: str) -> set[str]:
    found = set()
    for _, name, spec, conversion in Formatter().parse(text):
        if name is not None:
            found.add(name if not spec and not conversion else f"{name}:{spec or conversion}")
    return found


# -- changing --------------------------------------------------------------------------------------------------------
def put(office: Office, paragraph: Listed, text: str, source: str) -> int:
    """Gives a paragraph the office's own text, unconfirmed; returns its record. Raises Usage and Stale."""
    text = check_text(paragraph.supplied, text, paragraph.paper)
    if text == paragraph.text and source.strip() == paragraph.source:
        raise Usage("Nothing would change.")
    values = {
        "body": text,
        "source": source.strip() or "the office",
        "confirmed_on": None,
        "confirmed_by": None,
    }
    return _write(office, paragraph, f"Word “{paragraph.name}”", values)


def confirm(office: Office, paragraphs_: Iterable[Listed], *, on: date | None = None, by: str = "") -> int:
    """Confirms the text that is printed; a supplied one is kept with it, so that another one is asked about again.

    One step; returns how many. Raises Usage when nothing is chosen or for a day to come.
    """
    chosen = list(paragraphs_)
    on = on or office.today
    if not chosen or on > office.today:
        raise Usage(
            "Nobody can have confirmed it on a day to come." if chosen else "Choose what was confirmed."
        )
    words = f"“{chosen[0].name}”" if len(chosen) == 1 else f"{len(chosen)} paragraphs"
    with office.change(f"Confirm {words}") as work:
        for each in chosen:
            values: dict[str, object] = {"confirmed_on": on, "confirmed_by": by.strip() or office.user}
            if each.record_id is not None:
                work.set(Wording, each.record_id, values)
            else:
                work.add(Wording, _named(each) | {"body": each.text, "source": each.source} | values)
    return len(chosen)


def back_to_supplied(office: Office, paragraph: Listed) -> None:
    """Takes the office's text and its confirmation away. Raises Usage where there is none."""
    if paragraph.record_id is None:
        raise Usage("This is the supplied text.")
    with office.change(f"Back to the supplied “{paragraph.name}”") as work:
        work.remove(Wording, paragraph.record_id)


def _write(office: Office, paragraph: Listed, operation: str, values: Mapping[str, object]) -> int:
    with office.change(operation) as work:
        if paragraph.record_id is None:
            return work.add(Wording, {**_named(paragraph), **values})
        work.set(Wording, paragraph.record_id, values, read_version=paragraph.row_version)
        return paragraph.record_id


def _named(paragraph: Listed) -> dict[str, object]:
    supplied = paragraph.supplied
    return {"paper": paragraph.paper, "paragraph": supplied.name, "language": supplied.language}


def preview(reader: Reader, paragraph: Listed, text: str) -> Printed:
    """The paper about an invented person, with this text in the paragraph's place. Raises Usage."""
    text = check_text(paragraph.supplied, text, paragraph.paper)
    with translated():
        words = words_of(reader, paragraph.paper)
    name = paragraph.supplied.name
    shown = words | {name: replace(paragraph.supplied, text=text)}
    return documents.preview_sample(reader, paragraph.paper, shown, name)
