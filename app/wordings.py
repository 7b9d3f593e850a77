"""The named paragraphs of the papers: as supplied, as the office words them, and whether somebody confirmed them.

Some papers carry a second language beside the English, where the office words it; the sentence that English governs is
printed on each such page and is not the office's to word (SAMM C2.1.10.1.11).
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from difflib import get_close_matches
from string import Formatter

from app import documents
from app.confirming import state_words
from app.documents import Printed
from app.errors import NotFound, Usage
from app.office import Office
from app.papers import letter
from app.papers.frame import words_of
from app.papers.second import ENGLISH, LANGUAGES, tag_of, translatable
from app.reader import Reader
from app.store import records
from app.store.connection import translated
from models.office.desk import Wording
from reports.paper import TRANSLATION
from reports.wording import Paragraph, wording

LETTER = letter.PAPER
GOVERNS = TRANSLATION
"""What every page with words of another language says; it is fixed."""
FEW = 12
"""As many places are all named where one cannot be filled; of more, those that look alike."""


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
        """The paragraph's name as a heading; a code such as PDB-02 stays as it is."""
        words = self.supplied.name.replace("_", " ")
        return words[:1].upper() + words[1:]

    @property
    def language(self) -> str:
        """The language in words."""
        return LANGUAGES.get(self.supplied.language, self.supplied.language)

    @property
    def foreign(self) -> bool:
        """Whether it is the place of words in another language; the supplied text is the English then."""
        return self.supplied.language != ENGLISH

    @property
    def worded(self) -> bool:
        """Whether there are words in that language; English is always there."""
        return self.record_id is not None or not self.foreign

    @property
    def letter(self) -> bool:
        """Whether the office made this letter: it is renamed and taken away."""
        return self.paper == LETTER and not self.foreign and not self.supplied.text

    @property
    def own(self) -> bool:
        """Whether the office words it otherwise than supplied."""
        return self.record_id is not None if self.foreign else self.text != self.supplied.text

    @property
    def unconfirmed(self) -> bool:
        """Whether the supplied text rests on recollection or inference, or the text is the office's, unconfirmed."""
        return self.worded and self.confirmed_on is None and (self.own or self.supplied.confirm)

    @property
    def state(self) -> str:
        """Whose text it is and whether it is confirmed, in words."""
        if not self.worded:
            return "Not worded"
        return state_words(self.confirmed_on, self.confirmed_by, self.unconfirmed)


def listed(reader: Reader) -> list[Listed]:
    """Every paragraph of every paper that has any, paper by paper in the order in which they are printed.

    Behind them the letters of the office's own and what is worded in other languages.
    """
    rows = _rows(reader)
    own = {(row.paper, row.paragraph, row.language or ENGLISH): row for row in rows}
    found: list[Listed] = []
    for paper in documents.all_papers():
        supplied = list(paragraphs(paper.name))
        found += (
            _listed(paper.name, paper.label, each, own.get((paper.name, each.name, each.language)))
            for each in supplied
        )
        known, told = _english(paper.name, rows), {(each.name, each.language) for each in supplied}
        found += (
            _listed(paper.name, paper.label, _place(name, language, known), row)
            for (of, name, language), row in own.items()
            if of == paper.name and name and row.body and (name, language) not in told
            and (paper.name == LETTER or name in known)
        )  # fmt: skip
    return found


def _rows(reader: Reader) -> list[Wording]:
    with translated():
        return [row for row in records.every(reader.connection, Wording) if isinstance(row, Wording)]


def _english(paper: str, rows: Iterable[Wording]) -> dict[str, str]:
    """What of a paper can be given in another language, with the English as it is printed."""
    known = {each.name: each.text for each in paragraphs(paper)} if paper == LETTER else translatable(paper)
    own = {
        row.paragraph: row.body
        for row in rows
        if row.paper == paper and row.paragraph and row.body and (row.language or ENGLISH) == ENGLISH
    }
    return known | {name: text for name, text in own.items() if paper == LETTER or name in known}


def in_language(reader: Reader, language: str) -> list[Listed]:
    """Everything that papers may carry in a language (name or tag), worded or not. Raises Usage for one unknown."""
    tag = second_language(language)
    rows = _rows(reader)
    own = {(row.paper, row.paragraph): row for row in rows if row.language == tag and row.body}
    found: list[Listed] = []
    for paper in documents.all_papers():
        known = _english(paper.name, rows)
        alone = [name for of, name in own if of == paper.name == LETTER and name and name not in known]
        found += (
            _listed(paper.name, paper.label, _place(name, tag, known), own.get((paper.name, name)))
            for name in (*known, *alone)
        )
    return found


def second_language(language: str) -> str:
    """The tag of a second language by its name or tag. Raises Usage with the languages there are."""
    tag = tag_of(language)
    if not tag or tag == ENGLISH:
        names = ", ".join(name for each, name in LANGUAGES.items() if each != ENGLISH)
        raise Usage(f"Papers know no second language “{language.strip()}”.", do=f"Languages: {names}.")
    return tag


def languages(items: Iterable[Listed]) -> dict[str, str]:
    """Every second language by tag with its name, those that are worded somewhere first."""
    used = {each.supplied.language for each in items if each.foreign and each.worded}
    tags = sorted(LANGUAGES, key=lambda tag: (tag not in used, LANGUAGES[tag]))
    return {tag: LANGUAGES[tag] for tag in tags if tag != ENGLISH}


def _place(name: str, language: str, known: Mapping[str, str]) -> Paragraph:
    """The place of a text that the program does not supply: the English of one in another language, else nothing."""
    return Paragraph(name, language, "", True, known.get(name, "") if language != ENGLISH else "")


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
    tag = second_language(language)
    for each in in_language(reader, tag):
        if (each.paper, each.supplied.name) == (paper, name):
            return each
    raise NotFound(f"The paper has nothing called “{name}” that could be translated.")


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
        raise Usage("The text is empty.", do="To take the office's text away, use the button below it.")
    filled = set(documents.printable(paper).known_places() if paper else ())
    if supplied.language == ENGLISH:
        filled |= _places(supplied.text)
    if not filled:
        return text
    try:
        unknown = sorted(_places(text) - filled)
    except ValueError:
        raise Usage("A brace is open or closed alone.", do="Write places as {country}.") from None
    if unknown:
        raise _cannot_fill(unknown, filled)
    return text


def _cannot_fill(unknown: Iterable[str], places: Iterable[str]) -> Usage:
    """What is wrong, each place by name, and what is near it among many."""
    wrong, known = list(unknown), sorted(places)
    near = [hit for each in wrong for hit in get_close_matches(each, known, 3, 0.5)]
    told = known if len(known) <= FEW else sorted({*near}) or known[:FEW]
    names, filled = (", ".join(f"{{{each}}}" for each in some) for some in (wrong, told))
    return Usage(f"The program cannot fill {names} here.", do=f"It fills {filled}.")


def places(paragraph: Listed) -> dict[str, str]:
    """The places that a text may have, with what each stands for where that is known; none where nothing is filled."""
    if paragraph.paper == LETTER:
        return letter.places()
    return {} if paragraph.foreign else dict.fromkeys(sorted(_places(paragraph.supplied.text)), "")


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
    if paragraph.worded and text == paragraph.text and source.strip() == paragraph.source:
        raise Usage("Nothing would change.")
    values = {
        "body": text,
        "source": source.strip() or "the office",
        "confirmed_on": None,
        "confirmed_by": None,
    }
    within = f" in {paragraph.language}" if paragraph.foreign else ""
    return _write(office, paragraph, f"Word “{paragraph.name}”{within}", values)


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
    if not all(each.worded for each in chosen):
        raise Usage("What is not worded yet cannot be confirmed.", do="Choose what is worded.")
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
    what = f"Back to the supplied “{paragraph.name}”"
    if paragraph.foreign:
        what = f"Take “{paragraph.name}” in {paragraph.language} away"
    with office.change(what) as work:
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
    """The paper about an invented person, with this text in the paragraph's place. Raises Usage.

    In another language it has all that the office words in it; a text left empty is not on it.
    """
    second = paragraph.foreign and paragraph.paper != LETTER
    if text.strip() or not second:
        text = check_text(paragraph.supplied, text, paragraph.paper)
    with translated():
        words = words_of(reader, paragraph.paper)
    shown = words | (_foreign_words(reader, paragraph) if second else {})
    if text:
        shown |= {_key(paragraph): replace(paragraph.supplied, text=text)}
    return documents.preview_sample(reader, paragraph.paper, shown, paragraph.supplied.name)


def _foreign_words(reader: Reader, paragraph: Listed) -> dict[str, Paragraph]:
    return {
        _key(each): replace(each.supplied, text=each.text)
        for each in in_language(reader, paragraph.supplied.language)
        if each.paper == paragraph.paper and each.worded and each.supplied.name != paragraph.supplied.name
    }


def _key(paragraph: Listed) -> str:
    """What a paragraph is known by among those of two languages; a letter is shown alone."""
    name = paragraph.supplied.name
    return (
        f"{name}/{paragraph.supplied.language}" if paragraph.foreign and paragraph.paper != LETTER else name
    )
