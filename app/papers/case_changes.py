"""Gathers what changed in an offer between two of its versions, for the partner."""

from collections.abc import Iterator, Sequence

from app.cases.changes import LineChange, line_changes
from app.errors import Usage
from app.papers.case_common import case_of, country_of_case, partner_paper
from app.papers.case_offers import version_missing
from app.papers.case_parts import heads, told
from app.papers.eum_common import blocked, in_two
from app.papers.eum_figures import dollars
from app.reader import Reader
from models.cases.offers import LoaLine, LoaVersion
from models.findings import Finding
from models.kinds import Kind
from reports.composed import ComposedFacts, Part, Table
from reports.eum.common import Named
from reports.paper import Frame

PAPER = "loa_changes"
MONEY = ("net_cost", "pch_cost", "admin_charge", "transport_cost", "other_cost", "total_cost")
BASIC = "BASIC"


def versions_beside(reader: Reader, record: Kind) -> list[str]:
    """The other versions of the case with which this one can be compared: the one before it first, then the rest."""
    assert isinstance(record, LoaVersion)
    every = sorted(reader.children(LoaVersion, "case_id", record.case_id or 0), key=_order)
    at = next((index for index, each in enumerate(every) if each.id == record.id), 0)
    others = [*reversed(every[:at]), *every[at + 1 :]]
    return [each.version_title for each in others if each.version_title]


def _order(version: LoaVersion) -> tuple[bool, str, int, int]:
    """The basic document first, then by the day of the offer, amendments and modifications by their numbers."""
    on = version.stored.get("offered_on") or version.stored.get("signed_on") or "9999"
    return version.doc_type != BASIC, str(on), version.doc_number or 0, version.id


def missing_for(reader: Reader, record: Kind) -> list[Finding]:
    """Another version to compare with, and the release."""
    assert isinstance(record, LoaVersion)
    found = []
    if not versions_beside(reader, record):
        found.append(blocked("The case has no other version of its offer.", "Record the other version.",
                             rule="CASE-CHANGES"))  # fmt: skip
    return [*found, *version_missing(reader, record)]


def changed_facts(reader: Reader, record: Kind, asked: str) -> ComposedFacts:
    """What a version changes against another one. Raises NotFound, and Usage for a version of another case."""
    assert isinstance(record, LoaVersion)
    before = _version(reader, record, asked.strip())
    words, second = in_two(reader, PAPER)
    country = country_of_case(reader, case_of(reader, record.case_id))
    frame = partner_paper(reader, country, record, second)
    return changed_from(words, frame, before, record, line_changes(reader, before, record), asked)


def _version(reader: Reader, record: LoaVersion, asked: str) -> LoaVersion:
    """The version that is meant: of the same case by its key, else whatever the words find."""
    beside = reader.children(LoaVersion, "case_id", record.case_id or 0)
    found = next((each for each in beside if (each.version_title or "").casefold() == asked.casefold()), None)
    if found is None:
        found = reader.lookup(LoaVersion, asked)
    if found.case_id != record.case_id or found.id == record.id:
        others = ", ".join(versions_beside(reader, record))
        raise Usage(f"{found.version_title} is not another version of this case.",
                    do=f"Its other versions: {others}." if others else "It has no other version.")  # fmt: skip
    return found


def changed_from(
    words: Named, frame: Frame, before: LoaVersion, after: LoaVersion, found: Sequence[LineChange], asked: str
) -> ComposedFacts:
    """The same from versions at hand and in given words."""
    known = dict(words)
    columns = heads(("Line", 18), ("Change", 26), ("Before", 66), ("After", 66))
    cells = tuple((each.line_no, each.kind, _line(each.before), _line(each.after)) for each in found)
    rows = told(
        ("From", before.version_title), ("To", after.version_title), ("Purpose", after.purpose_text),
    )  # fmt: skip
    sums = heads(
        ("Totals", 84), ("Before", 34), ("After", 34), ("Change", 34), right=("Before", "After", "Change")
    )
    table = Part(known["lines"], table=Table(columns, cells))
    return ComposedFacts(
        frame=frame, stem=PAPER, number=after.version_title or "", title=known["title"], asked=asked,
        parts=(Part(rows=rows, texts=(known["note"],)),
               table if cells else Part(known["lines"], texts=(known["none"],)),
               Part(table=Table(sums, tuple(_sums(before, after))))),
    )  # fmt: skip


def _sums(before: LoaVersion, after: LoaVersion) -> Iterator[tuple[str, ...]]:
    """Lines, each charge and the whole, as both versions have them; what neither has is left out."""
    for key in MONEY:
        was, now = before.get(key), after.get(key)
        if was is not None or now is not None:
            change = "" if was is None or now is None else dollars(now - was)
            yield LoaVersion.fields[key].label, dollars(was), dollars(now), change


def _line(line: LoaLine | None) -> str:
    if line is None:
        return "–"
    count = "" if line.qty is None else f"{line.qty:,} {line.unit_of_issue or ''}".strip()
    return "\n".join(filter(None, (line.line_text, count, dollars(line.line_total))))
