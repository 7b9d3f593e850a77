"""Gathers the chronology of a case and the status of all cases; the latter is one query."""

from collections.abc import Iterator, Mapping

from app.office import Office
from app.papers.case_common import about_all, own_paper
from app.papers.eum_common import day, label
from app.reader import Reader
from app.reading import Query, Sort
from models.cases.casebook import CaseFile, CaseStep
from models.cases.filing import ChronologyEntry
from models.cases.states import OFFERING
from models.kinds import Kind
from models.states import standing_entries
from reports.composed import ComposedFacts, Head, Part, Row, Table
from reports.eum.common import Words

_COLUMNS = ("case_designator", "nickname", "case_kind", "case_state", "total_value", "delivered_value", "oed",
            "as_of_on", "data_source")  # fmt: skip
_Place = tuple[str, str, int, int]
"""Where a row of the chronology belongs: day, time of day, steps first, number."""
_STATE, _OED = _COLUMNS.index("case_state"), _COLUMNS.index("oed")
_SHARES = (30, 60, 16, 30, 34, 34, 28, 28, 30)


def chronology_facts(reader: Reader, record: Kind) -> ComposedFacts:
    """Every step and every entry of a case, the earliest first."""
    assert isinstance(record, CaseFile)
    rows = reader.children(ChronologyEntry, "case_id", record.id)
    known = {each.id: each for each in rows}
    heads = (
        Head(Words("On"), 28),
        Head(Words("Kind"), 26),
        Head(Words("What"), 84),
        Head(Words("With"), 32),
        Head(Words("About"), 34),
    )
    noted: list[tuple[_Place, tuple[str, ...]]] = [
        ((str(each.stored.get("noted_on") or ""), each.noted_at or "", 1, each.id),
         (f"{day(each.noted_on)} {each.noted_at or ''}".strip(), label(reader, ChronologyEntry.entry_kind, each),
          _said(each, known), each.entry_with or "", _about(reader, each)))
        for each in rows
    ]  # fmt: skip
    cells = tuple(cell for _, cell in sorted([*noted, *_steps(reader, record)]))
    named = Row(Words("Case"), " ".join(filter(None, (record.case_designator, record.nickname))))
    return ComposedFacts(
        frame=own_paper(reader), stem="case_chronology", number=record.case_designator or "",
        title=Words(f"Chronology of {record.case_designator or 'the case'}"),
        parts=(Part(rows=(named, Row(Words("State"), label(reader, CaseFile.case_state, record)))),
               Part(table=Table(heads, cells, "Nothing is noted yet."))),
    )  # fmt: skip


def _steps(reader: Reader, case: CaseFile) -> Iterator[tuple[_Place, tuple[str, ...]]]:
    """The steps that stand, each with where it belongs among the entries: before those of its day."""
    for each in standing_entries(reader.children(CaseStep, "case_id", case.id), "stepped_on"):
        assert isinstance(each, CaseStep)
        why = f": {each.step_reason}" if each.step_reason else ""
        yield (str(each.stored.get("stepped_on") or ""), "", 0, each.id), (
            day(each.stepped_on), "Step", f"{label(reader, CaseStep.to_state, each)}{why}",
            label(reader, CaseStep.stepped_by, each), each.step_ref or "",
        )  # fmt: skip


def _said(entry: ChronologyEntry, known: Mapping[int, ChronologyEntry]) -> str:
    """What an entry says, and which earlier one it takes the place of."""
    said, earlier = entry.entry_text or "", known.get(entry.corrects_id or 0)
    return f"{said} (corrects the entry of {day(earlier.noted_on)})" if earlier else said


def _about(reader: Reader, entry: ChronologyEntry) -> str:
    """The linked record, its kind first."""
    title = reader.subject_title(entry)
    return f"{label(reader, ChronologyEntry.subject_kind, entry)} {title}" if title else ""


def status_facts(_office: Office, reader: Reader, asked: str) -> ComposedFacts:
    """Every case on one line, each with the day and the source of its figures; expiry while it says something."""
    about_all(asked)
    fields, values = reader.values(Query(CaseFile, columns=_COLUMNS, sort=(Sort("case_designator"),)))
    cells = tuple(
        tuple("" if at == _OED and row[1 + _STATE] not in OFFERING else reader.show(field, value)
              for at, (field, value) in enumerate(zip(fields, row[1:], strict=True)))
        for row in values
    )  # fmt: skip
    money = {"total_value", "delivered_value"}
    heads = tuple(Head(Words(field.label), share, right=field.key in money)
                  for field, share in zip(fields, _SHARES, strict=True))  # fmt: skip
    return ComposedFacts(
        frame=own_paper(reader, persons=False), stem="case_status",
        number=day(reader.today), title=Words("Status of all cases"),
        parts=(Part(rows=(Row(Words("Cases"), f"{len(cells):,}"),), table=Table(heads, cells, "No case is on file.")),),
        asked=asked,
    )  # fmt: skip
