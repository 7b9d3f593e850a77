"""What an import would do to one record, as shown: every field before and after."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from app.importing import targets
from app.importing.rows import ImportRow, Outcome
from app.importing.run import DryRun
from app.reader import Reader
from app.shower import masked
from app.stamping import Stamp
from models.cases.stamp import OWN
from models.fields import MASK, Type, show_date
from models.text import listed


@dataclass(frozen=True)
class Difference:
    """A field of a row: its label, what stands there now and what would."""

    label: str
    before: str
    after: str


def differences(reader: Reader, dry: DryRun, row: ImportRow) -> list[Difference]:
    """For a changed row the fields that differ, for a new one what it would hold; empty for the others."""
    if row.outcome is Outcome.CHANGED:
        return list(_changed(reader, dry, row))
    if row.outcome is Outcome.CREATED:
        return list(_new(reader, dry, row))
    return []


def _changed(reader: Reader, dry: DryRun, row: ImportRow) -> Iterator[Difference]:
    for key, value in row.changes.items():
        field = dry.proposal.kind.fields[key]
        if masked(field):
            yield Difference(field.label, MASK if row.before.get(key) is not None else "", MASK)
            continue
        after = (
            "(made by this import)"
            if value is None and field.type is Type.LINK
            else _show(reader, dry, key, value)
        )
        yield Difference(field.label, reader.show(field, row.before.get(key)), after)


def _new(reader: Reader, dry: DryRun, row: ImportRow) -> Iterator[Difference]:
    for key, value in row.values.items():
        field = targets.field_of(dry.proposal.kind, key)
        if field is None or value in (None, ""):
            continue
        label = dry.proposal.label_of(key) if "." in key else field.label
        yield Difference(label, "", MASK if masked(field) else _show(reader, dry, key, value))
    for key, target in dry.links.implied(row).items():
        yield Difference(dry.proposal.kind.fields[key].label, "", _show(reader, dry, key, target))


def _show(reader: Reader, dry: DryRun, key: str, value: Any) -> str:
    field = targets.field_of(dry.proposal.kind, key)
    if field is None or value is None:
        return ""
    if field.type is Type.LINK and not isinstance(value, int):
        return str(value)
    return reader.show(field, field.encode(value))


def set_apart(dry: DryRun, row: ImportRow) -> str:
    """What of a row of an extract is not written: values that are newer on file, a state that differs; else empty."""
    fields = dry.proposal.kind.fields
    said = []
    if row.against is not None and row.against.newer:
        stamps = row.against.newer.items()
        kept = listed(f"{fields[key].label} ({_source(stamp)})" for key, stamp in stamps)
        said.append(f"Newer on file and kept: {kept}.")
    if row.against is not None and row.against.typed:
        typed = listed(fields[key].label for key in row.against.typed)
        said.append(f"Entered in this office and replaced: {typed}.")
    for ours, theirs in row.told.values():
        said.append(f"State: {theirs} in the sheet, {ours or 'none'} on file; record the step on the case.")
    return " ".join(said)


def named(dry: DryRun, row: ImportRow) -> str:
    """What the sheet calls the record of a row: by its first identifying field; empty where that is none."""
    natural = dry.proposal.kind.spec.natural
    return str(row.values.get(natural[0]) or "") if natural else ""


def _source(stamp: Stamp) -> str:
    system, stored = stamp
    day = show_date(date.fromisoformat(str(stored))) if stored else "day not known"
    return f"entered in this office, {day}" if system == OWN else day
