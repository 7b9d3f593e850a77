"""Gathers the command's quarterly view and the log of routine checks.

The view tells the office as it knew things on the quarter's last day; a quarter under way as of today. The log has
checks of the quarter that were entered later too: it is what is keyed into SCIP-EUM. What the command
reviews is named in DODIG-2025-078 recommendation 3.b: delinquent routine checks, delinquent yearly inventories, other
deficiencies.
"""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path

from app.office import Office
from app.papers.eum_common import country_of, day, label, own_paper, rows_by_id
from app.papers.eum_figures import Figures, Owed, dollars, figures_of, percent
from app.papers.eum_periods import Quarter, quarter_asked, quarter_of
from app.papers.eum_scip import written
from app.reader import Reader
from app.reading import All, Cond, Query, Sort
from models.calendar import months_before
from models.eum.afterwards import Incident
from models.eum.book import ArticleType, Item
from models.eum.checks import Deficiency, RoutineCheck
from models.eum.deliveries import Delivery
from models.eum.places import StorageSite
from reports.composed import ComposedFacts, Head, Part, Row, Table
from reports.eum.common import Words, counted
from reports.sheets.facts import SheetColumn, SheetFacts, SheetKind, SheetReport, SheetTable

QUARTERS = 8
"""Quarters of routine checks that an assessor looks at (eum.md 5.5)."""
RECEIPT_DAYS = 30
"""Days after a BPC delivery within which its receipt is confirmed (SAMM C15.5.9.5)."""


@contextmanager
def as_known(office: Office, reader: Reader, quarter: Quarter) -> Iterator[Reader]:
    """The reader of the quarter's last day; the one at hand while the quarter is not over."""
    if quarter.last >= reader.today:
        yield reader
        return
    with office.as_of(quarter.last) as past:
        yield past


# -- the command's view ----------------------------------------------------------------------------------------------
def ccmd_facts(office: Office, reader: Reader, asked: str) -> ComposedFacts:
    """What the command reviews of a quarter. Raises Usage for what is no quarter."""
    quarter = quarter_asked(asked)
    with as_known(office, reader, quarter) as known:
        return ComposedFacts(
            frame=own_paper(known),
            stem="ccmd_view",
            number=quarter.name,
            title=Words(f"End-use monitoring, {quarter.name}"),
            parts=tuple(_ccmd_parts(known, quarter)),
            asked=asked,
        )


def _ccmd_parts(reader: Reader, quarter: Quarter) -> Iterable[Part]:
    country = country_of(reader)
    figures = figures_of(reader)
    whole = figures.whole
    yield Part(
        rows=tuple(
            Row(Words(name), value) for name, value in (
                ("Country", (country.country_name if country else None) or "to be entered"),
                ("Quarter", f"{quarter.name}: {day(quarter.first)} to {day(quarter.last)}"),
                ("Items under enhanced monitoring", f"{figures.bearing:,}"),
                ("Late, by count", _share(whole.late, whole.items, "items")),
                ("Late, by value", f"{percent(whole.late_value, whole.value)}: {dollars(whole.late_value)} of "
                                   f"{dollars(whole.value)}"),
                ("Sighted within 12 months", _share(figures.sighted, figures.bearing, "items")),
                ("Inventoried within 12 months", _share(figures.inventoried, figures.bearing, "items")),
                ("Only reported by the partner", _share(figures.reported_only, figures.bearing, "items")),
            )
        ),
        texts=_undated(figures),
    )  # fmt: skip
    yield Part(Words("Inventories owed"), table=_owed_table(reader, figures))
    yield Part(Words("Routine checks"), texts=(Words(_routine_words(reader, quarter)),),
               table=_quarters_table(reader, quarter))  # fmt: skip
    yield Part(Words("Physical-security checklists"), table=_checklists(reader, figures))
    yield Part(Words("Open deficiencies"), table=_deficiencies(reader))
    yield Part(Words("Open incidents"), table=_incidents(reader))
    yield Part(Words("Receipts to be confirmed"), table=_receipts(reader))
    yield Part(
        Words("Review by the command"),
        table=Table(
            (Head(Words("Reviewed by"), 40), Head(Words("On"), 20), Head(Words("Remarks"), 80)),
            (("", "", ""),), roomy=True,
        ),
    )  # fmt: skip


def _share(part: int, whole: int, noun: str) -> str:
    return f"{percent(part, whole)}: {part:,} of {whole:,} {noun}"


def _undated(figures: Figures) -> tuple[Words, ...]:
    if not figures.undated:
        return ()
    have = counted(figures.undated, "item has", "items have")
    return (Words(f"{have} no day of arrival, so that nothing can be said to be due."),)


_KINDS = {"INITIAL": "first inventory", "ANNUAL": "yearly inventory", "": "arrival not known"}
_OWED = ("Article", "Due", "Items", "Late", "% of items", "Value late", "% of value", "Days late at most")


def owed_rows(reader: Reader, figures: Figures) -> list[tuple[str, str, Owed]]:
    """What is owed by article type and kind of inventory, by name."""
    types = rows_by_id(reader, ArticleType, (article for article, _ in figures.owed))
    rows = [
        (
            (types[article].article_code if article in types else None) or "not recorded",
            _KINDS.get(kind, kind),
            owed,
        )
        for (article, kind), owed in figures.owed.items()
    ]
    return sorted(rows, key=lambda each: each[:2])


def _owed_cells(owed: Owed) -> tuple[str, ...]:
    return (f"{owed.items:,}", f"{owed.late:,}", percent(owed.late, owed.items), dollars(owed.late_value),
            percent(owed.late_value, owed.value), f"{owed.oldest:,}" if owed.late else "–")  # fmt: skip


def _owed_table(reader: Reader, figures: Figures) -> Table:
    rows = [(article, kind, *_owed_cells(owed)) for article, kind, owed in owed_rows(reader, figures)]
    heads = tuple(Head(Words(each), 40 if at < 2 else 24, right=at > 1) for at, each in enumerate(_OWED))
    sums = ("All", "", *_owed_cells(figures.whole)) if rows else ()
    return Table(
        heads, tuple(rows), "No inventory is owed: no item of the book is under enhanced monitoring.", sums
    )


def routine_checks(reader: Reader, quarter: Quarter) -> list[RoutineCheck]:
    """The routine checks of a quarter, by day."""
    within = All((Cond("looked_on", ">=", quarter.first), Cond("looked_on", "<=", quarter.last)))
    found: list[RoutineCheck] = reader.records(Query(RoutineCheck, where=within, sort=(Sort("looked_on"),)))
    return found


def _routine_words(reader: Reader, quarter: Quarter) -> str:
    found = routine_checks(reader, quarter)
    reported = sum(each.reported_on is not None for each in found)
    if not found:
        over = quarter.last <= reader.today
        late = "the quarter is over without one" if over else f"one is to be made by {day(quarter.last)}"
        return f"No routine check is recorded in {quarter.name}: {late}."
    return f"{counted(len(found), 'routine check')} in {quarter.name}, {reported:,} reported in SCIP-EUM."


def _quarters_table(reader: Reader, quarter: Quarter) -> Table:
    rows, at = [], quarter
    for _ in range(QUARTERS):
        found = routine_checks(reader, at)
        reported = sum(each.reported_on is not None for each in found)
        ended = at.last <= reader.today
        rows.append(
            (at.name, f"{len(found):,}", f"{reported:,}", "" if found else "none" if ended else "none yet")
        )
        at = at.before
    heads = (Head(Words("Quarter"), 30), Head(Words("Checks"), 20, right=True), Head(Words("Reported"), 20, right=True),
             Head(Words("Missing"), 60))  # fmt: skip
    return Table(heads, tuple(rows))


def _sites(reader: Reader, figures: Figures) -> list[StorageSite]:
    found = rows_by_id(reader, StorageSite, figures.by_site).values()
    return sorted(found, key=lambda each: (each.store_name or "", each.id))


def _checklists(reader: Reader, figures: Figures) -> Table:
    since = months_before(reader.today, 12)
    rows = []
    for site in _sites(reader, figures):
        checked = site.last_checked_on
        state = "none within 12 months" if checked is None or checked <= since else ""
        rows.append((site.store_name or "", f"{figures.by_site[site.id]:,}", day(site.last_visited_on), day(checked),
                     label(reader, StorageSite.certification_status, site), state))  # fmt: skip
    heads = (Head(Words("Site"), 50), Head(Words("Items"), 16, right=True), Head(Words("Last visit"), 26),
             Head(Words("Last checklist"), 28), Head(Words("Certification"), 34),
             Head(Words("Missing"), 44))  # fmt: skip
    return Table(heads, tuple(rows), "No site holds an item of the book.")


def _late(due: date | None, today: date) -> str:
    if due is None:
        return "no day agreed"
    return f"{counted((today - due).days, 'day')} late" if due < today else f"due {day(due)}"


def open_deficiencies(reader: Reader, site_id: int | None = None) -> list[Deficiency]:
    """Deficiencies that are not closed, of one site or of all, by the day they are due."""
    where = [Cond("fixed_on", "empty"), *([Cond("site_id", "=", site_id)] if site_id else [])]
    found: list[Deficiency] = reader.records(
        Query(Deficiency, where=All(tuple(where)), sort=(Sort("fix_due_on"),))
    )
    return found


def _deficiencies(reader: Reader) -> Table:
    found = open_deficiencies(reader)
    sites = rows_by_id(reader, StorageSite, (each.site_id for each in found))
    rows = [
        ((sites[each.site_id].store_name if each.site_id in sites else None) or "", each.deficiency_text or "",
         label(reader, Deficiency.severity, each), each.action_owner or "", _late(each.fix_due_on, reader.today))
        for each in found
    ]  # fmt: skip
    heads = (Head(Words("Site"), 46), Head(Words("Deficiency"), 70), Head(Words("Severity"), 20),
             Head(Words("Owner"), 28), Head(Words("Due"), 30))  # fmt: skip
    return Table(heads, tuple(rows), "No deficiency is open.")


def _incidents(reader: Reader) -> Table:
    query = Query(Incident, where=Cond("incident_closed_on", "empty"), sort=(Sort("aware_on"),))
    found: list[Incident] = reader.records(query)
    rows = [
        (each.incident_no or "", label(reader, Incident.incident_kind, each), day(each.aware_on),
         day(each.first_report_on) or "not yet", day(each.written_report_on) or "not yet")
        for each in found
    ]  # fmt: skip
    heads = tuple(
        Head(Words(each), 30) for each in ("Number", "Kind", "Known since", "First report", "Written report")
    )
    return Table(heads, tuple(rows), "No incident is open.")


def _receipts(reader: Reader) -> Table:
    unconfirmed = All(
        (Cond("acquisition_path", "=", "BPC"), Cond("confirmed_on", "empty"), Cond("arrived_on", "not empty"))
    )
    found: list[Delivery] = reader.records(Query(Delivery, where=unconfirmed, sort=(Sort("arrived_on"),)))
    rows = [
        (each.delivery_ref or "", day(each.arrived_on),
         _late(each.arrived_on + timedelta(days=RECEIPT_DAYS) if each.arrived_on else None, reader.today))
        for each in found
    ]  # fmt: skip
    heads = (Head(Words("Shipment"), 40), Head(Words("Arrived on"), 30), Head(Words("Confirmation"), 40))
    return Table(heads, tuple(rows), "Every BPC delivery on record is confirmed.")


def write_ccmd_sheet(office: Office, asked: str, target: Path) -> SheetReport:
    """Writes the command's view as a workbook, each table on a sheet. Raises Usage and Trouble."""
    quarter = quarter_asked(asked)
    with as_known(office, office.reader, quarter) as reader:
        figures = figures_of(reader)
        frame = own_paper(reader)
        numbers = (("Items", SheetKind.NUMBER), ("Late", SheetKind.NUMBER), ("Value", SheetKind.MONEY),
                   ("Value late", SheetKind.MONEY), ("Days late at most", SheetKind.NUMBER))  # fmt: skip
        columns = (SheetColumn("Article", width=28), SheetColumn("Due", width=20),
                   *(SheetColumn(*each) for each in numbers))  # fmt: skip
        rows = [
            (article, kind, owed.items, owed.late, owed.value, owed.late_value, owed.oldest)
            for article, kind, owed in owed_rows(reader, figures)
        ]
        more = tuple(
            _as_sheet(title, table) for title, table in (
                ("Routine checks", _quarters_table(reader, quarter)), ("Checklists", _checklists(reader, figures)),
                ("Deficiencies", _deficiencies(reader)), ("Incidents", _incidents(reader)),
                ("Receipts", _receipts(reader)),
            )
        )  # fmt: skip
        return written(SheetFacts(
            title=f"EUM {quarter.name}", columns=columns, rows=rows, marking=frame.marking,
            designation=frame.designation, office=frame.office, more=more,
            provenance=(("As of", day(reader.today)), ("Quarter", quarter.name), ("Made by", office.user)),
        ), target)  # fmt: skip


def _as_sheet(title: str, table: Table) -> SheetTable:
    """A table of the paper on a sheet of its own, as text."""
    columns = tuple(SheetColumn(each.words.text, width=each.share / 2) for each in table.columns)
    return SheetTable(title, columns, table.cells)


# -- the log of routine checks ---------------------------------------------------------------------------------------
_LOG = (("FY", 14), ("Quarter", 22), ("Date", 26), ("Location", 36), ("Article class", 40), ("Case", 24), ("Seen", 18),
        ("Source of observation", 34), ("Use as intended", 30), ("Security remark", 46), ("Follow-up", 40),
        ("Reported by", 30))  # fmt: skip


def routine_facts(_office: Office, reader: Reader, asked: str) -> ComposedFacts:
    """The routine checks of a quarter, with those entered after it. Raises Usage for what is no quarter."""
    quarter = quarter_asked(asked)
    heads = tuple(Head(Words(name), width, right=name == "Seen") for name, width in _LOG)
    return ComposedFacts(
        frame=own_paper(reader), stem="routine_log", number=quarter.name,
        title=Words(f"Routine end-use monitoring, {quarter.name}"),
        parts=(
            Part(texts=(Words(_routine_words(reader, quarter)),)),
            Part(table=Table(heads, tuple(_log_rows(reader, quarter)), "There is nothing to report yet.")),
        ),
        asked=asked,
    )  # fmt: skip


def _log_rows(reader: Reader, quarter: Quarter) -> Iterable[tuple[str, ...]]:
    found: Sequence[RoutineCheck] = routine_checks(reader, quarter)
    types = rows_by_id(reader, ArticleType, (each.article_type_id for each in found))
    items = rows_by_id(reader, Item, (each.item_id for each in found))
    for each in found:
        at = quarter_of(each.looked_on) if each.looked_on else quarter
        article, item = types.get(each.article_type_id or 0), items.get(each.item_id or 0)
        classes = (article.article_code if article else None, item.mark if item else None, each.articles_seen)
        yield (
            f"{at.year}", f"Q{at.number}", day(each.looked_on), each.looked_at or "", "; ".join(filter(None, classes)),
            each.case_designator or "", "" if each.quantity_seen is None else f"{each.quantity_seen:,}",
            label(reader, RoutineCheck.routine_source, each), label(reader, RoutineCheck.observed_use, each),
            each.security_remark or "", _follow_up(each), each.looked_by or "",
        )  # fmt: skip


def _follow_up(check: RoutineCheck) -> str:
    done = f"done {day(check.follow_up_done_on)}" if check.follow_up_done_on else ""
    return "; ".join(filter(None, (check.follow_up, done)))


def write_routine_sheet(office: Office, asked: str, target: Path) -> SheetReport:
    """Writes the log of a quarter as a workbook of text cells. Raises Usage and Trouble."""
    quarter, reader = quarter_asked(asked), office.reader
    frame = own_paper(reader)
    return written(SheetFacts(
        title=f"Routine EUM {quarter.name}",
        columns=tuple(SheetColumn(name, width=width / 2) for name, width in _LOG),
        rows=list(_log_rows(reader, quarter)), marking=frame.marking, designation=frame.designation,
        office=frame.office,
        provenance=(("As of", day(reader.today)), ("Quarter", quarter.name), ("Made by", office.user)),
    ), target)  # fmt: skip
