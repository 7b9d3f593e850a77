"""Gathers the checklist of a letter of request, and the letter that tells the partner what is missing in his.

The letter asks only for what the partner can say; what the United States must find out is on the checklist alone.
"""

from collections.abc import Iterable, Sequence

from app import checklists
from app.checklists import Item
from app.papers.case_common import (
    all_filled,
    itemized,
    ministry_of,
    own_paper,
    partner_paper,
    release_missing,
    signing,
)
from app.papers.case_parts import heads, number, told
from app.papers.eum_checklist import EMPTY, TICKED
from app.papers.eum_common import blocked, country_of, day, label, named
from app.papers.frame import words_of
from app.papers.second import Second, second_of
from app.papers.training import sender_of
from app.reader import Reader
from models.cases.requests import Lor, LorArticle
from models.findings import Finding
from models.kinds import Kind
from models.text import counted
from reports.composed import ComposedFacts, Head, Part, Table
from reports.eum.common import Named, Words
from reports.paper import Frame

TEMPLATE, LETTER, RULE = "lor", "lor_advice", "CASE-ADVICE"
GROUPS = {
    "GEN": "What every request says (SAMM C5.1.2.1)", "ART": "Defense articles (SAMM C5.F14)",
    "SRV": "Defense services (SAMM C5.F14)", "OTH": "Further", "ACT": "Actionable (SAMM Table C5.T3A)",
    "CMP": "Complete (SAMM Table C5.T3B)", "CNT": "Contents of a complete request (SAMM Table C5.T3B 7)",
}  # fmt: skip
"""First part of an item's code with what heads its group."""
SAID = frozenset({"PASS", "NOT_APPLICABLE", "WAIVED"})
BY_PARTNER = ("GEN", "ART", "SRV", "OTH")
BOTH_SAY = frozenset({"ACT-05", "ACT-07", "ACT-08", "ACT-09", "CMP-03", "CMP-07"})
OWN = frozenset({"GEN-01"})
"""Items of the criteria that the partner's letter answers, and one of its own group that it does not."""
SHOWN_CODES = 8


def lor_items(reader: Reader, record: Lor) -> list[Item]:
    """The items that apply to a request, with their answers: blanket value, articles and services where it has any."""
    begun = record.checklist_id
    items = checklists.answered(reader, begun) if begun else checklists.template(TEMPLATE)
    kinds = {row.article_category for row in reader.children(LorArticle, "lor_id", record.id)} - {None}
    left = set()
    if record.lor_order != "BLANKET":
        left.add("blanket")
    if kinds and "ARTICLE" not in kinds:
        left.add("article")
    if kinds and not kinds & {"SERVICE", "TRAINING"}:
        left.add("service")
    return [each for each in items if each.applies_to not in left or each.result]


def _group(items: Iterable[Item], start: str) -> list[Item]:
    return [each for each in items if each.code.startswith(f"{start}-")]


def _of_partner(items: Iterable[Item]) -> list[Item]:
    """What the partner's own letter has to say."""
    return [
        each for each in items
        if each.code in BOTH_SAY or (each.code.partition("-")[0] in BY_PARTNER and each.code not in OWN)
    ]  # fmt: skip


# -- the checklist --------------------------------------------------------------------------------------------------
def checklist_facts(reader: Reader, record: Kind) -> ComposedFacts:
    """The checklist of a request as it was answered, or blank to be answered by hand."""
    assert isinstance(record, Lor)
    items, begun = lor_items(reader, record), record.checklist_id is not None
    head = told(
        ("Reference", record.lor_ref), ("Dated", day(record.lor_dated_on)), ("Subject", record.lor_subject),
        ("Originator", record.originator), ("Response wanted", label(reader, Lor.response_wanted, record)),
        ("Funding", label(reader, Lor.funding_source, record)), ("Status", label(reader, Lor.lor_status, record)),
        ("Checklist", checklists.progress(items).sentence if begun else "to be answered by hand"),
        *((f"Open of {name.partition(' (')[0].lower()}", _open(_group(items, code)))
          for code, name in GROUPS.items() if begun and code in ("ACT", "CMP")),
    )  # fmt: skip
    groups = ((name, _group(items, code)) for code, name in GROUPS.items())
    return ComposedFacts(
        frame=own_paper(reader), stem="lor_checklist", number=record.lor_ref or "",
        title=Words("Checklist of a letter of request"),
        parts=(
            Part(rows=head),
            Part(Words("What is asked for"), level=3, table=_articles(reader, record)),
            *(Part(Words(name), level=3, table=_answers(held, begun)) for name, held in groups if held),
        ),
    )  # fmt: skip


def _open(items: Sequence[Item]) -> str:
    codes = [each.code for each in items if each.result not in SAID]
    more = f" and {len(codes) - SHOWN_CODES} more" if len(codes) > SHOWN_CODES else ""
    return f"{counted(len(codes), 'item')}: {', '.join(codes[:SHOWN_CODES])}{more}" if codes else "nothing"


def _articles(reader: Reader, record: Lor) -> Table:
    columns = heads(("Article or service", 84), ("Quantity", 24), ("NSN or part number", 40), ("SME", 18),
                    ("MDE", 18), ("Wanted by", 32), right=("Quantity",))  # fmt: skip
    cells = tuple(
        (each.nomenclature or "", number(each.article_qty), each.nsn or "", "yes" if each.sme else "",
         "yes" if each.mde else "", day(each.wanted_by))
        for each in reader.children(LorArticle, "lor_id", record.id)
    )  # fmt: skip
    return Table(columns, cells, "No article is recorded.")


def _answers(items: Sequence[Item], begun: bool) -> Table:
    columns = heads(("Item", 18), ("What", 88), ("Met", 14), ("Missing", 20), ("N/A", 14),
                    ("Remark, by, on", 56))  # fmt: skip
    marks = (frozenset({"PASS"}), frozenset({"FAIL"}), frozenset({"NOT_APPLICABLE", "WAIVED"}))
    cells = tuple(
        (each.code, each.text, *(TICKED if each.result in codes else EMPTY for codes in marks), _remark(each))
        for each in items
    )
    return Table(columns, cells, roomy=not begun)


def _remark(item: Item) -> str:
    given = item.answer
    if given is None or not item.result:
        return ""
    return ", ".join(filter(None, (given.note, given.checked_by, day(given.checked_on))))


# -- the letter -----------------------------------------------------------------------------------------------------
def advice_missing(reader: Reader, record: Kind) -> list[Finding]:
    """Every item that the partner's letter must say is answered, and the release (SAMM C2.1.4.1)."""
    assert isinstance(record, Lor)
    found = []
    if record.checklist_id is None:
        found.append(blocked("The checklist of the request is not begun.", "Answer the checklist.", "checklist_id",
                             rule=RULE))  # fmt: skip
    elif unsaid := [each for each in _of_partner(lor_items(reader, record)) if not each.result]:
        items = f"{counted(len(unsaid), 'item')} of the checklist that the partner's letter must say"
        verb = "is" if len(unsaid) == 1 else "are"
        found.append(blocked(f"{items} {verb} not answered: {_open(unsaid).partition(': ')[2]}.",
                             "Answer them, with not applicable where they do not apply.", rule=RULE))  # fmt: skip
    return [*found, *release_missing(reader, country_of(reader, record.country_id))]


def advice_facts(reader: Reader, record: Kind) -> ComposedFacts:
    """What an actionable and complete request needs, and what is missing in this one."""
    assert isinstance(record, Lor)
    second = second_of(reader, (LETTER,))
    country = country_of(reader, record.country_id)
    frame = partner_paper(reader, country, second=second)
    places = {
        "office": frame.office, "reference": record.lor_ref or "without number",
        "dated": day(record.lor_dated_on) or "a day that is not given",
        "subject": record.lor_subject or "articles or services",
    }  # fmt: skip
    lacks = [each for each in _of_partner(lor_items(reader, record)) if each.result == "FAIL"]
    return advice_from(
        named(words_of(reader, LETTER), LETTER, second), second, frame, places, sender_of(reader, country),
        ministry_of(country), lacks, record.insufficient_why or "", record.lor_ref or "",
    )  # fmt: skip


def advice_from(
    words: Named, second: Second, frame: Frame, places: dict[str, str], sender: tuple[str, ...], to: tuple[str, ...],
    lacks: Sequence[Item], asked: str, number_: str,
) -> ComposedFacts:  # fmt: skip
    """The same from facts at hand and in given words."""
    known = all_filled(words, places)
    cells = tuple((str(at), _text(each, second)) for at, each in enumerate(lacks, 1))
    table = Table((Head(Words("No."), 12, right=True), Head(known["item"], 180)), cells,
                  second=any((LETTER, each.code) in second.texts for each in lacks))  # fmt: skip
    return ComposedFacts(
        frame=frame, stem=LETTER, number=number_, title=known["title"], letterhead=sender, to=to,
        parts=(
            Part(texts=(known["salutation"], known["opening"])),
            *itemized(known["list"], known["needs"]),
            Part(known["missing"], table=table) if cells else Part(known["missing"], texts=(known["none_missing"],)),
            *((Part(known["asked"], texts=(Words(asked),)),) if asked else ()),
            Part(texts=(known["how"],)),
        ),
        signing=signing(known, known["closing"]),
        status="DRAFT - NOT SIGNED", across="DRAFT",
    )  # fmt: skip


def _text(item: Item, second: Second) -> str:
    """An item, and below it the same in the second language, where it is worded."""
    words = second.words(LETTER, item.code, item.text)
    return f"{words.text}\n{words.second}" if words.second else words.text
