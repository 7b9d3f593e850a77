"""Gathers the country team assessment: its elements by table, with those of sensitive articles where they apply.

It is a draft until it is signed, and it is not drawn while a required element is empty (SAMM C5.1.4, C5.T1).
"""

from collections.abc import Iterable, Iterator, Mapping

from app.papers.case_common import named_country, own_paper
from app.papers.case_parts import told
from app.papers.eum_common import blocked, country_of, day, filled, label, rows_by_id
from app.papers.frame import words_of
from app.reader import Reader
from models.cases.requests import Cta, CtaCoordination, CtaElement, Lor
from models.findings import Finding
from models.kinds import Kind
from reports.composed import NOTHING, ComposedFacts, Head, Part, Signing, Table
from reports.eum.common import Signer, Words
from reports.paper import Frame
from reports.wording import Paragraph

PAPER, COMMON = "cta_paper", "T1"
RULE = "CASE-CTA"
GROUNDS = ("by_likely_cn", "by_first_introduction", "by_sensitive", "by_request")


def required(reader: Reader, record: Cta) -> list[str]:
    """Codes of the elements that apply: the common ones, and those of each sensitive class, in order of the table."""
    tables = _tables(record) | _of_letter(reader, record)
    return [code for code in reader.codes("cta_element") if code.partition("-")[0] in tables]


def _tables(record: Cta) -> set[str]:
    return {COMMON, *(record.sensitive_classes or "").upper().replace(",", " ").split()}


def _of_letter(reader: Reader, record: Cta) -> set[str]:
    """The sensitive class that the letter names: its elements apply whether or not the assessment repeats it."""
    lor = rows_by_id(reader, Lor, [record.lor_id]).get(record.lor_id or 0)
    return {lor.sensitive_class} if lor and lor.sensitive_class else set()


def elements(reader: Reader, record: Cta) -> dict[str, str]:
    """What is said to each element that applies, by its code; empty where it is missing."""
    said = _texts(reader, record)
    return {code: said.get(code, "").strip() for code in required(reader, record)}


def _texts(reader: Reader, record: Cta) -> dict[str, str]:
    rows = reader.children(CtaElement, "cta_id", record.id)
    return {row.element_code or "": row.element_text or "" for row in rows}


def cta_missing(reader: Reader, record: Kind) -> list[Finding]:
    """The elements without words, and the statement of classification."""
    assert isinstance(record, Cta)
    shown = elements(reader, record)
    empty = [code for code, said in shown.items() if not said]
    if record.nvd_released_before and len(empty) < len(shown):
        empty = []  # an endorsement is enough, and it says what it says (DSCA NVD guide C2.2.3)
    found = []
    known = {code.partition("-")[0] for code in reader.codes("cta_element")}
    if strange := sorted(_tables(record) - known):
        found.append(blocked(f"No table is called {', '.join(strange)}.", "Correct the sensitive classes.",
                             "sensitive_classes", rule=f"{RULE}-TABLE"))  # fmt: skip
    if empty:
        found.append(blocked(f"Elements without words: {', '.join(empty)}.", "Write them.", rule=RULE))
    if "unclassified" not in (record.classification_text or "").lower():
        found.append(blocked("The classification statement does not say that it is unclassified.",
                             "Record that it is.", "classification_text", rule=f"{RULE}-CLASS"))  # fmt: skip
    return found


def cta_facts(reader: Reader, record: Kind) -> ComposedFacts:
    """The assessment as memorandum or as cable."""
    assert isinstance(record, Cta)
    lor = rows_by_id(reader, Lor, [record.lor_id]).get(record.lor_id or 0)
    country = country_of(reader, lor.country_id if lor else None)
    named = named_country(country) if country else "", (country.country_code if country else "") or ""
    said = _texts(reader, record)
    return cta_from(reader, words_of(reader, PAPER), own_paper(reader), record, lor, said, named)


def cta_from(
    reader: Reader, words: Mapping[str, Paragraph], frame: Frame, record: Cta, lor: Lor | None,
    said: Mapping[str, str], country: tuple[str, str],
) -> ComposedFacts:  # fmt: skip
    """The same from records at hand and in given words; `country` is its name and its code."""
    cable = record.cta_form == "CABLE"
    subject = f"{words['title'].text} - {country[0]} - {_request(lor)}".strip(" -")
    head = (
        _cable(words, frame, record, lor, country, subject)
        if cable
        else (_memorandum(reader, record, frame.office, subject),)
    )
    form = _elements_of_cable if cable else _elements_of_memorandum
    signed = record.cta_signed_on is not None
    return ComposedFacts(
        frame=frame, stem="cta", number=record.cta_no or "", title=Words(words["title"].text),
        parts=(*head, *form(reader, record, said)),
        signing=None if cable else Signing(
            NOTHING, (Words("For the country team"),),
            tuple(map(Words, ("Name", "Position", "Signature", "Date"))),
            (Signer(record.cta_signer or "", on=record.cta_signed_on),),
        ),
        status="" if signed else "DRAFT - NOT SIGNED", across="" if signed else "DRAFT",
    )  # fmt: skip


def _memorandum(reader: Reader, record: Cta, office: str, subject: str) -> Part:
    """What stands before the text: subject, grounds (SAMM C5.1.4), and the offices that saw it."""
    asked = reader.children(CtaCoordination, "cta_id", record.id)
    head = told(
        ("From", office), ("Number", record.cta_no), ("Subject", subject),
        ("Form", label(reader, Cta.cta_form, record)), ("References", record.references),
        ("Grounds", "\n".join(Cta.fields[key].label for key in GROUNDS if record.get(key))),
        ("Coordinated with", "\n".join(filter(None, (each.coord_office for each in asked)))),
        ("Signed by", record.cta_signer), ("Signed on", day(record.cta_signed_on)),
        ("Command's endorsement", ", ".join(filter(None, (record.endorsement_ref, day(record.endorsed_on))))),
    )  # fmt: skip
    return Part(rows=head, texts=(Words(record.classification_text or ""),))


def _request(lor: Lor | None) -> str:
    return " ".join(filter(None, (lor.lor_ref, lor.lor_subject))) if lor else ""


def _elements_of_memorandum(reader: Reader, record: Cta, said: Mapping[str, str]) -> Iterator[Part]:
    for number, name_, text in _numbered(reader, record, said):
        yield Part(Words(f"{number}. {name_}"), level=3, texts=(Words(text),))


def _numbered(reader: Reader, record: Cta, said: Mapping[str, str]) -> Iterator[tuple[str, str, str]]:
    """Number, label and words of each element; every sensitive class begins at 13, so that two name their tables.

    Of an endorsement for night vision that was released before, only what it says.
    """
    codes, wanted = reader.codes("cta_element"), required(reader, record)
    several = len({code.partition("-")[0] for code in wanted}) > 2
    for code in wanted:
        table, _, number = code.partition("-")
        text = said.get(code, "")
        if text.strip() or not record.nvd_released_before:
            named = f"{table} " if several and table != COMMON else ""
            yield f"{named}{number.lstrip('0')}", codes[code].label or "", text


def _cable(
    words: Mapping[str, Paragraph],
    frame: Frame,
    record: Cta,
    lor: Lor | None,
    country: tuple[str, str],
    subject: str,
) -> tuple[Part, ...]:
    """The lines before the text, in the order in which a cable is drafted; all in capitals.

    Its classification line is left to the system that sends it: this page carries its own marking (INF-A-02).
    """
    places = {"country": country[0], "country_code": country[1]}
    line = {name: _in_line(each.text, places) for name, each in words.items()}
    to = [*line["to"].split("\n"), *((lor.addressees_action if lor else "") or "").split("\n")]
    info = ((lor.addressees_info if lor else "") or "").split("\n")
    references = [
        each for each in ((record.references or "") or (lor.lor_ref if lor else "") or "").split("\n") if each
    ]
    refs = "\n".join(f"{chr(ord('A') + at)}. {each}" for at, each in enumerate(references[:26]))
    rows = told(
        ("FM", frame.office.upper()), ("TO", _upper(to)), ("INFO", _upper(info)),
        *(_labelled(line[each]) for each in ("order", "tags")),
        ("SUBJECT", subject.upper()), ("REF", refs.upper()), ("NUMBER", (record.cta_no or "").upper()),
    )  # fmt: skip
    closing = (record.classification_text or "", _endorsed(record))
    return Part(rows=tuple(each for each in rows if each.value)), Part(
        texts=tuple(Words(each.upper()) for each in closing if each)
    )


def _labelled(line: str) -> tuple[str, str]:
    """`TAGS: MASS` as label and value."""
    name, _, value = line.partition(":")
    return name.strip(), value.strip().upper()


def _in_line(text: str, places: Mapping[str, str]) -> str:
    return filled(Words(text), places).text


def _upper(lines: Iterable[str]) -> str:
    return "\n".join(dict.fromkeys(each.strip().upper() for each in lines if each.strip()))


def _endorsed(record: Cta) -> str:
    return f"Command's endorsement: {record.endorsement_ref}." if record.endorsement_ref else ""


def _elements_of_cable(reader: Reader, record: Cta, said: Mapping[str, str]) -> Iterator[Part]:
    """Numbered paragraphs, flush with the margin; what they answer stands first."""
    for number, name_, text in _numbered(reader, record, said):
        yield Part(texts=(Words(f"{number}. {name_.rstrip('.')}. {text}".upper()),))


def coordination_facts(reader: Reader, record: Kind) -> ComposedFacts:
    """Which office of the country team saw the assessment, and what it answered."""
    assert isinstance(record, Cta)
    heads = (Head(Words("Office"), 40), Head(Words("Person"), 40), Head(Words("Answer"), 30), Head(Words("On"), 28),
             Head(Words("Comment"), 60))  # fmt: skip
    cells = tuple(
        (row.coord_office or "", row.coord_person or "", label(reader, CtaCoordination.concurrence, row),
         day(row.coord_on), row.coord_comment or "")
        for row in reader.children(CtaCoordination, "cta_id", record.id)
    )  # fmt: skip
    lor = rows_by_id(reader, Lor, [record.lor_id]).get(record.lor_id or 0)
    rows = told(("Assessment", record.cta_no), ("Request", _request(lor)),
                ("Form", label(reader, Cta.cta_form, record)), ("Signed on", day(record.cta_signed_on)))  # fmt: skip
    return ComposedFacts(
        frame=own_paper(reader), stem="cta_coordination", number=record.cta_no or "", title=Words("Coordination sheet"),
        parts=(Part(rows=rows, table=Table(heads, cells, "No office was asked yet.", roomy=True)),),
    )  # fmt: skip
