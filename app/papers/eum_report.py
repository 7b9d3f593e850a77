"""Gathers the signed report of an inventory: tables A to E, totals that are checked, remarks, both signatures.

Until both sides have signed, the paper says on every page that it is a draft (DODIG-2025-019 recommendation 1).
"""

from collections import Counter
from collections.abc import Iterable

from app.papers.eum_common import (
    blocked,
    day,
    event_country,
    in_two,
    label,
    moment,
    partner_paper,
    release_missing,
    too_many,
)
from app.papers.eum_count import head_of
from app.papers.eum_counted import Count, count_of, first_readings, place_of
from app.reader import Reader
from models.eum.events import ExpectedLine, InventoryEvent, Reading, Signature
from models.findings import Finding
from models.kinds import Kind
from reports.composed import ComposedFacts, Head, Part, Row, Signing, Table, trimmed
from reports.eum.common import Named, Signer, Words, counted
from reports.paper import Frame

PAPER = "inventory_report"
DRAFT = "DRAFT - NOT SIGNED BY BOTH SIDES"
GONE = ("NOT_FOUND", "ACCESS_REFUSED")
SIDES = ("US", "PARTNER")


def missing_for(reader: Reader, record: Kind) -> list[Finding]:
    """Released to the partner, and compared with the list at least once."""
    assert isinstance(record, InventoryEvent)
    found = release_missing(reader, event_country(reader, record))
    if record.reconciled_at is None:
        found.insert(
            0, blocked("The readings of this inventory were not compared with its list.", "Reconcile it.")
        )
    return [*found, *too_many(reader, record)]


def report_facts(reader: Reader, record: Kind) -> ComposedFacts:
    """What stands in the report."""
    assert isinstance(record, InventoryEvent)
    words, second = in_two(reader, PAPER)
    frame = partner_paper(reader, event_country(reader, record), second, as_of=record.signed_on)
    signers = tuple(_signer(reader, record, side) for side in SIDES)
    return report_from(reader, count_of(reader, record), words, frame, signers)


def report_from(
    reader: Reader, count: Count, words: Named, frame: Frame, signers: tuple[Signer, ...]
) -> ComposedFacts:
    """The same from rows at hand and in given words."""
    known, signed = dict(words), count.event.signed_on
    return ComposedFacts(
        frame=frame,
        stem=PAPER,
        number=count.event.event_no or "",
        title=known["title"],
        parts=tuple(_parts(reader, count, known)),
        signing=signing_of(words, signers),
        status="" if signed else DRAFT,
        across="" if signed else "DRAFT",
    )


def signing_of(words: Named, signers: tuple[Signer, ...] = (Signer(), Signer())) -> Signing:
    """The blocks of both sides in a paper's own words."""
    known = dict(words)
    return Signing(
        known["agreed"], (known["for_us"], known["for_partner"]),
        (known["name"], known["position"], known["signature"], known["date"]), signers,
    )  # fmt: skip


def _signer(reader: Reader, event: InventoryEvent, side: str) -> Signer:
    rows = [row for row in reader.children(Signature, "event_id", event.id) if row.side == side]
    if not rows:
        return Signer()
    last = rows[-1]
    return Signer(
        last.signer_name or "", last.signer_position or "", last.signature_on, last.signer_remarks or ""
    )


def _parts(reader: Reader, count: Count, words: dict[str, Words]) -> Iterable[Part]:
    yield Part(rows=tuple(Row(Words(name), value) for name, value in _head(reader, count.event)))
    yield Part(words["sites"], table=_visits(count))
    yield Part(words["totals"], table=_totals(count))
    yield Part(words["checks"], items=tuple(checks(count)))
    yield Part(words["found"], table=_found(reader, count, words))
    yield Part(words["not_found"], table=_not_found(reader, count, words))
    kept = {place: [each for each in count.readings if place_of(count, each) == place] for place in "CDEU"}
    yield Part(
        words["unexpected"], table=_readings(reader, count, kept["C"], words, "Nothing else was found.")
    )
    yield Part(words["elsewhere"], table=_elsewhere(reader, count, kept["D"], words))
    yield Part(words["unread"], table=_readings(reader, count, kept["E"], words, "Every mark was read."))
    open_lines = count.with_outcome("TO_DECIDE")
    if kept["U"] or open_lines:
        yield Part(words["undecided"], table=_undecided(reader, count, open_lines, kept["U"], words))
    remarks = (count.event.partner_remarks or "").strip()
    yield Part(words["remarks"], texts=(Words(remarks),) if remarks else (), lines=0 if remarks else 3)


def _head(reader: Reader, event: InventoryEvent) -> Iterable[tuple[str, str]]:
    yield from head_of(reader, event)
    yield "Counted", " to ".join(dict.fromkeys(filter(None, (day(event.started_on), day(event.ended_on)))))
    yield "Compared with the list", moment(event.reconciled_at)
    if event.inventory_method not in (None, "IN_PERSON"):
        yield "Why nobody went there", event.reason_not_in_person or "reason to be entered"
        yield "How it was verified", event.how_verified or "to be entered"


def _visits(count: Count) -> Table:
    rows = []
    for visit in count.visits:
        unit = count.units.get(visit.unit_id or 0)
        name = "\n".join(filter(None, (count.site(visit.site_id), (unit.unit_name if unit else None) or "")))
        refused = visit.access_refused
        result = (
            "; ".join(filter(None, ("Access refused", visit.refused_by, visit.refusal_reason)))
            if refused
            else ""
        )
        rows.append((name, day(visit.visited_on), result or visit.site_note or ""))
    columns = (
        Head(Words("Site or unit"), 60),
        Head(Words("Visited on"), 24),
        Head(Words("What happened there"), 80),
    )
    return Table(columns, tuple(rows), "No site is named for this inventory.")


# -- totals ----------------------------------------------------------------------------------------------------------
_OUTCOMES = ("FOUND", "FOUND_ELSEWHERE", "NOT_FOUND", "ACCESS_REFUSED", "TO_DECIDE")


def _totals(count: Count) -> Table:
    """Expected lines by article type and outcome, with a last row of sums."""
    types = sorted({each.article_type_id or 0 for each in count.lines}, key=count.article)
    rows = [(count.article(each) or "not recorded", *_figures(count, each)) for each in types]
    labels = ("Article", "Expected", "Found", "Elsewhere", "Not found", "Refused", "To decide")
    columns = tuple(Head(Words(each), 28 if at else 60, right=bool(at)) for at, each in enumerate(labels))
    return Table(
        columns, tuple(rows), "The list of this inventory is empty.", ("All", *_figures(count, None))
    )


def _figures(count: Count, article: int | None) -> tuple[str, ...]:
    lines = [each for each in count.lines if article is None or (each.article_type_id or 0) == article]
    found = Counter(each.line_outcome for each in lines)
    return (f"{len(lines):,}", *(f"{found[each]:,}" for each in _OUTCOMES))


def checks(count: Count) -> Iterable[str]:
    """Sums that must hold, worked out anew from lines and readings; what does not hold is said."""
    lines = Counter(each.line_outcome for each in count.lines)
    parts = [(lines[code], word) for code, word in zip(_OUTCOMES, _WORDS, strict=True) if lines[code]]
    without = len(count.lines) - sum(number for number, _ in parts)
    said = " + ".join(f"{number:,} {word}" for number, word in parts) or "none"
    holds = (
        "" if not without else f" {counted(without, 'line has', 'lines have')} no outcome: reconcile again."
    )
    yield f"{counted(len(count.lines), 'line')} on the frozen list = {said}.{holds}"
    repeated = sum(each.match_kind == "DUPLICATE_READ" for each in count.readings)
    single = len(count.readings) - repeated
    yield (
        f"{counted(len(count.readings), 'reading')} = {single:,} once + {repeated:,} of something read before"
        f"; {count.struck:,} more struck out."
    )
    event = count.event
    for kept, now, what in (
        (event.expected_count, len(count.lines), "expected"),
        (event.found, lines["FOUND"], "found"),
        (event.not_found, lines["NOT_FOUND"], "not found"),
    ):
        if kept is not None and kept != now:
            yield f"The inventory says {kept:,} {what}, its lines come to {now:,}: reconcile again before signing."


_WORDS = ("found", "found elsewhere", "not found", "not seen as access was refused", "to decide")


# -- tables A to E ---------------------------------------------------------------------------------------------------
def _found(reader: Reader, count: Count, words: dict[str, Words]) -> Table:
    """Every line that was found; of an inventory at one site the site is not said in each row."""
    by_line, several = first_readings(count), len({line.site_id for line in count.lines}) > 1
    rows = []
    for line in count.with_outcome("FOUND"):
        read = by_line.get(line.id)
        seen = label(reader, Reading.sighted, read)
        place = (read.location_text if read else None) or line.expected_location or ""
        rows.append((str(line.line_no or ""), line.expected_serial or "", count.article(line.article_type_id),
                     count.site(line.site_id) if several else "", place, seen,
                     label(reader, Reading.condition, read)))  # fmt: skip
    heads = (Head(Words("Line"), 14, right=True), Head(words["serial"], 40), Head(words["article"], 34),
             Head(words["site"], 34), Head(words["location"], 32), Head(words["seen"], 34),
             Head(Words("Condition"), 26))  # fmt: skip
    return trimmed(Table(heads, tuple(rows), "Nothing was found."))


def _not_found(reader: Reader, count: Count, words: dict[str, Words]) -> Table:
    rows = [
        (
            str(line.line_no or ""), line.expected_serial or "", count.article(line.article_type_id),
            "\n".join(filter(None, (count.site(line.site_id), line.expected_location))),
            label(reader, ExpectedLine.line_reason, line) or label(reader, ExpectedLine.line_outcome, line),
            label(reader, ExpectedLine.line_decision, line) or "to be decided", line.line_note or "",
        )
        for line in count.with_outcome(*GONE)
    ]  # fmt: skip
    heads = (Head(Words("Line"), 14, right=True), Head(words["serial"], 40), Head(words["article"], 32),
             Head(words["site"], 34), Head(words["reason"], 32), Head(words["decision"], 34),
             Head(words["note"], 34))  # fmt: skip
    return Table(heads, tuple(rows), "Everything on the list was found.")


def _reading_heads(words: dict[str, Words]) -> tuple[Head, ...]:
    return (Head(words["serial"], 40), Head(words["article"], 32), Head(words["site"], 36), Head(words["reason"], 40),
            Head(words["decision"], 40), Head(words["note"], 36))  # fmt: skip


def _reading(reader: Reader, count: Count, each: Reading) -> tuple[str, ...]:
    return (
        each.serial_read or "not readable", count.article(count.type_of(each)),
        "\n".join(filter(None, (count.site(each.site_id), each.location_text))),
        label(reader, Reading.match_kind, each), label(reader, Reading.resolution, each) or "to be decided",
        each.resolution_note or "",
    )  # fmt: skip


def _readings(
    reader: Reader, count: Count, kept: Iterable[Reading], words: dict[str, Words], none: str
) -> Table:
    return Table(_reading_heads(words), tuple(_reading(reader, count, each) for each in kept), none)


def _elsewhere(reader: Reader, count: Count, kept: Iterable[Reading], words: dict[str, Words]) -> Table:
    """Lines read at another site than their own, then readings of items that are not on this list at all."""
    by_line = first_readings(count)
    rows: list[tuple[str, ...]] = []
    for line in count.with_outcome("FOUND_ELSEWHERE"):
        read = by_line.get(line.id)
        where = f"Expected at {count.site(line.site_id) or 'no site'}"
        rows.append((
            line.expected_serial or "", count.article(line.article_type_id),
            count.site(read.site_id if read else None), where,
            label(reader, ExpectedLine.line_decision, line) or label(reader, Reading.resolution, read)
            or "to be decided", line.line_note or "",
        ))  # fmt: skip
    rows += [_reading(reader, count, each) for each in kept]
    return Table(_reading_heads(words), tuple(rows), "Everything found stood where it belongs.")


def _undecided(
    reader: Reader,
    count: Count,
    lines: Iterable[ExpectedLine],
    kept: Iterable[Reading],
    words: dict[str, Words],
) -> Table:
    rows: list[tuple[str, ...]] = [
        (line.expected_serial or "", count.article(line.article_type_id), count.site(line.site_id),
         label(reader, ExpectedLine.line_outcome, line), "to be decided", line.line_note or "")
        for line in lines
    ]  # fmt: skip
    rows += [_reading(reader, count, each) for each in kept]
    return Table(_reading_heads(words), tuple(rows))
