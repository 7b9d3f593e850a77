"""Which record each row of a sheet is about, and what the row changes in it."""

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from hashlib import sha256
from typing import Any

from app.checks import named_under
from app.errors import NotFound
from app.importing import extract, targets
from app.importing.links import Links
from app.importing.plan import Choices, Proposal
from app.importing.rows import ImportRow, Outcome
from app.reader import Reader
from app.stamping import is_stamped
from app.store import merges, records
from models.cases.stamp import STAMP
from models.kinds import Kind, kind_named, title_of


def key_rows(proposal: Proposal, choices: Choices, rows: Sequence[ImportRow]) -> None:
    """Gives each row its fingerprint: kind, mapped texts, and the how-manieth such row it is in the file."""
    mapped = sorted((key, column) for column, key in proposal.mapping(choices).items())
    seen: Counter[str] = Counter()
    for row in rows:
        texts = [[key, row.table_row.cell(column).text.strip()] for key, column in mapped]
        digest = sha256(
            json.dumps([proposal.kind.spec.name, texts], ensure_ascii=False).encode()
        ).hexdigest()[:32]
        seen[digest] += 1
        row.import_key = f"{digest}:{seen[digest]}"


def recognise(
    reader: Reader, kind: type[Kind], links: Links, rows: Sequence[ImportRow], choices: Choices
) -> None:
    """Finds the record each row is about: as a person said, by its own texts, by what names it.

    Of the mirror every record is compared, even with a row that came before: its values may have changed since.
    """
    same, mirrored = choices.same, is_stamped(kind)
    open_rows = [row for row in rows if row.outcome is Outcome.CREATED]
    other = _known_otherwise(reader, kind, open_rows)
    known = records.ids_by(reader.connection, kind, "import_key", [row.import_key for row in open_rows])
    naturals = {id(row): key for row in open_rows if (key := _natural_of(kind, links, row))}
    known |= {key: [each] for key, each in merges.led(reader.connection, kind, "import_key").items()}
    by_natural = records.ids_by(reader.connection, kind, "natural_key", naturals.values())
    merged = merges.led(reader.connection, kind, "natural_key")
    twice = _said_twice(open_rows, naturals, repeats=mirrored)
    open_rows = [row for row in open_rows if row.outcome is Outcome.CREATED]
    wanted: dict[int, ImportRow] = {}
    by_texts: set[int] = set()
    for row in open_rows:
        natural = naturals.get(id(row))
        if natural in twice:
            row.outcome = Outcome.REJECTED
            row.reasons.append(_twice_of(reader, kind, links, row))
        elif row.number in same:
            _take_as(row, same[row.number], wanted)
        elif id(row) in other:
            _take_as(row, other[id(row)], wanted)
            by_texts.add(other[id(row)])
        elif row.import_key in known and not (mirrored and natural in by_natural):
            row.outcome, row.record_id = Outcome.UNCHANGED, known[row.import_key][0]
            if mirrored:
                _take_as(row, known[row.import_key][0], wanted)
                by_texts.add(known[row.import_key][0])
        elif natural in by_natural:
            row.record_id = by_natural[natural][0]
            wanted[row.record_id] = row
    keeps = by_texts | _recognise_merged(open_rows, naturals, merged, wanted)
    current = records.fetch(reader.connection, kind, wanted)
    notes = extract.stamps_on_file(reader.connection, kind, wanted)
    _leave_to_links(reader, kind, links, [row for row in rows if row.outcome is Outcome.CREATED], current)
    for record_id, row in wanted.items():
        if record_id not in current:
            raise NotFound(f"Row {row.number} is said to be about a {kind.spec.noun} that is not there.")
        values = _told(kind, current[record_id], links, row, keeps_number=record_id in keeps)
        if mirrored:
            older = choices.extract.take_older
            row.against = extract.against(kind, current[record_id], values, notes.get(record_id, {}), older)
            values = dict(row.against.changes)
        _compare(kind, current[record_id], row, values)


def _known_otherwise(reader: Reader, kind: type[Kind], rows: Sequence[ImportRow]) -> dict[int, int]:
    """By row, the record of rows that lack what names one and are known by another text; the rest are named by it."""
    shape = targets.shape_of(kind)
    bare = [row for row in rows if not any(row.values.get(key) for key in kind.spec.natural)]
    found: dict[int, int] = {}
    for key in shape.known_by:
        texts = {id(row): str(row.values[key]) for row in bare if row.values.get(key)}
        ids = records.ids_by(reader.connection, kind, key, texts.values())
        found |= {each: ids[text][0] for each, text in texts.items() if len(ids.get(text, ())) == 1}
    for row in bare:
        if id(row) not in found:
            names = {key: row.values.get(other) for key, other in shape.named_after.items()}
            row.values |= {key: text for key, text in names.items() if text}
    return found


def _said_twice(rows: Sequence[ImportRow], naturals: Mapping[int, str], *, repeats: bool) -> set[str]:
    """Identities that rows share; where an extract only repeats itself, the rows behind the first say nothing new."""
    first: dict[str, ImportRow] = {}
    twice: set[str] = set()
    again: list[tuple[str, ImportRow]] = []
    for row in rows:
        natural = naturals.get(id(row))
        if natural is None:
            continue
        before = first.setdefault(natural, row)
        if before is not row and repeats and before.values == row.values:
            again.append((natural, row))
        elif before is not row:
            twice.add(natural)
    for natural, row in again:
        if natural not in twice:
            row.outcome = Outcome.UNCHANGED
            row.reasons.append(f"Row {first[natural].number} says the same.")
    return twice


def _twice_of(reader: Reader, kind: type[Kind], links: Links, row: ImportRow) -> str:
    """Names what two rows of a file are both about."""
    stored = links.stored(row, kind.spec.natural)
    title = title_of(kind, stored)
    of = named_under(reader.connection, kind, stored)
    return f"Another row of this file has the same identity: {kind.spec.noun} {title}{of}."


def _take_as(row: ImportRow, record_id: int, wanted: dict[int, ImportRow]) -> None:
    """The row is about the record that a person named, unless another row is already."""
    if record_id in wanted:
        row.outcome = Outcome.REJECTED
        row.reasons.append(f"Row {wanted[record_id].number} is about the same record.")
    else:
        row.record_id, wanted[record_id] = record_id, row


def _recognise_merged(
    rows: Sequence[ImportRow], naturals: Mapping[int, str], merged: Mapping[str, int], wanted: dict[int, ImportRow]
) -> set[int]:  # fmt: skip
    """Rows with the number of a merged record speak of the one that stands for it, unless a row of its own does."""
    found: set[int] = set()
    for row in rows:
        record_id = merged.get(naturals.get(id(row), ""))
        if record_id is None or row.outcome is not Outcome.CREATED or row.record_id is not None:
            continue
        row.record_id = record_id
        if record_id in wanted:
            row.outcome = Outcome.UNCHANGED
        else:
            wanted[record_id] = row
            found.add(record_id)
    return found


def _natural_of(kind: type[Kind], links: Links, row: ImportRow) -> str | None:
    if not kind.spec.natural:
        return None
    return records.natural_key(kind, links.stored(row, kind.spec.natural))


def _told(
    kind: type[Kind], current: Kind, links: Links, row: ImportRow, *, keeps_number: bool
) -> dict[str, Any]:
    """The row's values for a record on file; one found by another number than its own keeps its own."""
    values = {key: each for key, each in links.implied(row).items() if current.stored.get(key) is None}
    values |= links.own_values(row)
    row.told = extract.told(targets.shape_of(kind), current, values)
    return {key: value for key, value in values.items() if not keeps_number or key not in kind.spec.natural}


def _leave_to_links(
    reader: Reader, kind: type[Kind], links: Links, rows: Sequence[ImportRow], current: Mapping[int, Kind]
) -> None:
    """What the record behind a link says as well is no value of the row's own record, where that has none yet."""
    for key, path in targets.shape_of(kind).elsewhere.items():
        link, _, field = path.partition(".")
        led: dict[int, list[ImportRow]] = {}
        for row in rows:
            own = current.get(row.record_id or 0)
            if row.values.get(key) is None or (own is not None and own.stored.get(key) is not None):
                continue
            found = links.stored(row, (link,)).get(link) or (
                own.stored.get(link) if own is not None else None
            )
            if isinstance(found, int) and found > 0:
                led.setdefault(found, []).append(row)
        there = records.fetch(reader.connection, kind_named(kind.fields[link].target), led)
        for record_id, record in there.items():
            for row in led[record_id]:
                if record.stored.get(field) == kind.fields[key].encode(row.values[key]):
                    del row.values[key]


def _compare(kind: type[Kind], current: Kind, row: ImportRow, values: Mapping[str, Any]) -> None:
    """What the row changes; source and day alone are no change of the record."""
    row.changes = {
        key: value
        for key, value in values.items()
        if kind.fields[key].encode(value) != current.stored.get(key)
    }
    row.before = {key: current.stored.get(key) for key in row.changes}
    stamp = STAMP if row.against else ()
    row.outcome = Outcome.CHANGED if any(key not in stamp for key in row.changes) else Outcome.UNCHANGED
