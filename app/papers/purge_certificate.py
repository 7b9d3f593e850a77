"""Gathers the certificate of a purge: rule, days, both persons, how many of which kind; no value of what was erased."""

import json
from collections import Counter
from datetime import datetime
from typing import Any

from app import purging
from app.papers.case_parts import heads, number, told
from app.papers.eum_common import blocked, country_of, day
from app.papers.frame import frame_of
from app.reader import Reader
from models.findings import Finding
from models.kinds import kind_named
from models.office.purges import Purge, PurgeItem
from reports.composed import ComposedFacts, Part, Table
from reports.eum.common import Words

_RULES = heads(("Kind of record", 56), ("Records", 34), ("Kept for", 30), ("Counted from", 46), ("Kept until", 46),
               ("Source", 74), right=("Records",))  # fmt: skip
_ERASED = heads(("Kind of record", 120), ("Erased", 30), right=("Erased",))
_NAMED = heads(("Kind of record", 120), ("Records", 30), right=("Records",))
_BACKUPS = heads(("Backup made", 50), ("Where", 150))
FINAL = (
    "The records were erased with their values in the journal, the search index, kept papers, files and drafts, and "
    "the file of the office was written anew. The journal's hashes stand, so that its chain can be proven; the "
    "journal, the access log and the exceptions register tell of this purge. It cannot be undone."
)
NAMED = (
    "The text of these records named somebody who was erased when this was carried out. They are other records and "
    "stay; the list was shown before. Whoever answers for them reads each and decides by hand whether the name goes."
)
BACKUPS = (
    "These backups were made before and still hold what was erased. They are destroyed, or go when their turn is over; "
    "whoever restores one of them carries out this purge again."
)


def certificate_facts(reader: Reader, purge: Purge) -> ComposedFacts:
    """What the certificate says."""
    items = purging.items_of(reader, purge.id)
    outcome: dict[str, Any] = json.loads(purge.outcome or "{}")
    return ComposedFacts(
        frame=frame_of(reader, country_of(reader), as_of=purge.erased_on or reader.today),
        stem="purge_certificate",
        number=purge.purge_no or "",
        title=Words("Certificate of erasure"),
        parts=(
            Part(rows=told(
                ("Purge", purge.purge_no), *((("Remark", purge.purge_reason),) if purge.purge_reason else ()),
                ("Proposed", _by(purge.proposed_on, purge.proposed_by)),
                ("Approved", _by(purge.approved_on, purge.approved_by)),
                ("Erased", _by(purge.erased_on, purge.erased_by)),
            )),
            Part(Words("What ended the keeping"), table=Table(_RULES, _rules(items))),
            Part(Words("What was erased"), table=Table(_ERASED, _erased(outcome)),
                 rows=told(
                     ("Values in the journal", number(outcome.get("changes"))),
                     ("Files", number(outcome.get("files"))),
                     ("Papers on others too", number(outcome.get("shared"))),
                     ("Drafts and layouts", number(outcome.get("typed"))),
                 ), texts=(Words(FINAL),)),
            *_named(outcome),
            Part(Words("Backups that still hold it"), texts=(Words(BACKUPS),) if outcome.get("backups") else (),
                 table=Table(_BACKUPS, _backups(outcome), "No backup known to this machine holds it.")),
        ),
    )  # fmt: skip


def not_erased(reader: Reader, purge: Purge) -> list[Finding]:
    """There is nothing to certify before it was carried out."""
    if reader.hidden:
        return [blocked("The certificate counts what not every role sees.", "Ask an officer.", rule="PURGE")]
    if purge.erased_on is not None:
        return []
    return [
        blocked("The purge was not carried out.", "Carry it out; the certificate is made then.", rule="PURGE")
    ]


def _by(on: Any, user: str | None) -> str:
    return f"{day(on)}, {user or ''}" if on else ""


def _rules(items: list[PurgeItem]) -> tuple[tuple[str, ...], ...]:
    groups = Counter(
        (each.subject_kind or "", each.keeping_years or 0, each.keeping_cites or "") for each in items
    )
    rows = []
    for (name, years, cites), count in sorted(groups.items()):
        own = [each for each in items if (each.subject_kind, each.keeping_years, each.keeping_cites)
               == (name, years, cites)]  # fmt: skip
        label = kind_named(name).spec.plural
        rows.append((label, number(count), f"{years} years", _span([each.counted_from for each in own]),
                     _span([each.keep_until for each in own]), cites))  # fmt: skip
    return tuple(rows)


def _span(days: list[Any]) -> str:
    known = sorted(filter(None, days))
    if not known:
        return ""
    return day(known[0]) if known[0] == known[-1] else f"{day(known[0])} to {day(known[-1])}"


def _erased(outcome: dict[str, Any]) -> tuple[tuple[str, ...], ...]:
    counts = outcome.get("records", {})
    return tuple((kind_named(name).spec.plural, number(count)) for name, count in sorted(counts.items()))


def _named(outcome: dict[str, Any]) -> tuple[Part, ...]:
    """Kinds and numbers of the records that stay; nothing where an earlier version of the program did not look."""
    if "named" not in outcome:
        return ()
    rows = _erased({"records": outcome["named"]})
    texts = (Words(NAMED),) if rows else ()
    table = Table(_NAMED, rows, "No text of another record named anybody who was erased.")
    return (Part(Words("Other records whose text names them"), texts=texts, table=table),)


def _backups(outcome: dict[str, Any]) -> tuple[tuple[str, ...], ...]:
    return tuple(
        (f"{datetime.fromisoformat(made):%d %b %Y %H:%M} UTC", folder)
        for folder, made in outcome.get("backups", ())
    )
