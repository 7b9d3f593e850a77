"""Codes: the office's code tables with validity, edition, source; add, end, relabel, confirm."""

from collections.abc import Hashable, Sequence
from datetime import date
from typing import ClassVar

from PySide6.QtWidgets import QWidget

from app import codes, confirming
from app.codes import Listed
from app.office import Office
from app.reader import Reader
from models.fields import show_date
from models.office.desk import Code
from ui.office.codeacts import AddCodeSheet, EndCodeSheet, RelabelSheet, bring_back
from ui.office.confirmsheet import ConfirmSheet
from ui.office.policylist import NOT_CHIEF, may_decide, state_chip
from ui.office.screen import ListScreen, Measures
from ui.office.screenbar import Choice, captioned
from ui.parts.basics import button
from ui.parts.rail import Tab
from ui.parts.table_model import Column, Row
from ui.parts.words import counted

SHOWN = {
    "now": "Can be chosen now",
    "ended": "Ended",
    "open": "To be confirmed",
    "changed": "Changed by this office",
}


class CodesPage(ListScreen[Listed]):
    """Every code of every table; one table at a time when chosen."""

    tab = Tab("Codes", "columns-3")
    search_hint = "Search codes"
    noun, nouns = "code", "codes"
    columns = (
        Column("code", "Code", width=170),
        Column("label", "What it means", width=320),
        Column("table", "Table", width=160),
        Column("state", "State", "chip", 170),
        Column("from", "From", width=104),
        Column("to", "To", width=104),
        Column("edition", "Edition", width=110),
        Column("source", "Source", width=260),
    )
    paths: ClassVar[Measures] = {
        "from": lambda item: item.valid_from,
        "to": lambda item: item.valid_to,
    }
    _fields: dict[str, str]

    @classmethod
    def kinds(cls) -> frozenset[str]:
        return frozenset({"code"})

    def show_record(self, kind: str, record_id: int) -> None:
        self.shown.choose("")
        self.table_.choose("")
        self.go_to(record_id)

    # -- the bar --
    def filters(self) -> Sequence[QWidget]:
        self.table_ = Choice("code_table", "Table", "Every table", self._show)
        self.shown = Choice("code_shown", "Show", "Every code", self._show)
        self.shown.offer((words, value) for value, words in SHOWN.items())
        return [captioned(self.table_), captioned(self.shown)]

    def verbs(self) -> Sequence[QWidget]:
        self._add = button("Add…", "code_add", self.add, icon="plus")
        self._relabel = button("Relabel…", "code_relabel", self.open_chosen, icon="pencil")
        self._end = button("End…", "code_end", self.end)
        self._confirm = button("Confirm…", "code_confirm", self.confirm, icon="check")
        return [self._add, self._relabel, self._end, self._confirm, *self.leaving("code")]

    # -- the list --
    def read(self, reader: Reader) -> Sequence[Listed]:
        found = codes.listed(reader)
        self._fields = {each.name: ", ".join(each.fields) for each in codes.tables(reader, found)}
        return found

    def cells(self, item: Listed) -> Row:
        return (
            item.code, item.label, table_words(item.table), state_chip(item.state),
            show_date(item.valid_from) if item.valid_from else "", show_date(item.valid_to) if item.valid_to else "",
            item.edition, item.source,
        )  # fmt: skip

    def key(self, item: Listed) -> Hashable:
        return item.record_id

    def allows(self, item: Listed) -> bool:
        ended = item.retired(self.session.today)
        tests = {
            "": True,
            "now": not ended,
            "ended": ended,
            "open": item.unconfirmed,
            "changed": item.changed,
        }
        return tests[self.shown.value] and self.table_.value in ("", item.table)

    def arrived(self) -> None:
        tables = dict.fromkeys(each.table for each in self.lines.items)
        self.table_.offer((table_words(each), each) for each in sorted(tables))

    def chosen_words(self) -> str:
        return f"{self.table_.currentText()}, {self.shown.currentText()}"

    def tell_story(self) -> str:
        item = self.current
        if item is None:
            return ""
        fields = self._fields.get(item.table, "")
        stored = f" Stored in {fields}." if fields else ""
        own = " This office departs here from what the program brings." if item.changed else ""
        return f"{item.code}: {item.label}. {item.source} [{item.tag or 'the office'}].{own}{stored}"

    def tell_able(self) -> None:
        can, item = may_decide(self.session), self.current
        closed = item is not None and item.table in codes.PROGRAM_TABLES
        ended = item is not None and item.valid_to is not None
        self._end.setText("Bring back…" if ended else "End…")
        self._end.setAccessibleName("Bring back" if ended else "End")
        self._add.setEnabled(can and self.table_.value not in codes.PROGRAM_TABLES)
        self._relabel.setEnabled(can and item is not None)
        self._end.setEnabled(can and item is not None and not closed)
        self._confirm.setEnabled(can and bool(self.selected))
        for each in (self._add, self._relabel, self._end, self._confirm):
            each.setToolTip("" if can else NOT_CHIEF)

    # -- what is done --
    def add(self) -> None:
        """Asks for a new code of the chosen table."""
        tables = sorted({each.table for each in self.lines.items} - codes.PROGRAM_TABLES)
        wanted = self.table_.value or (self.current.table if self.current else "")
        AddCodeSheet(self.window(), self.session, tables, wanted).open()

    def open_chosen(self) -> None:
        if self.current is not None and may_decide(self.session):
            RelabelSheet(self.window(), self.session, self.current).open()

    def end(self) -> None:
        """Asks for the last day of a code, or brings an ended one back."""
        item = self.current
        if item is None:
            return
        if item.valid_to is not None:
            bring_back(self.window(), self.session, item)
        else:
            EndCodeSheet(self.window(), self.session, item).open()

    def confirm(self) -> None:
        """Asks for day and name and confirms what is selected."""
        ids = [each.record_id for each in self.selected]

        def job(office: Office, on: date, by: str) -> int:
            return confirming.confirm(office, Code, ids, on=on, by=by)

        ConfirmSheet(self.window(), self.session, counted(len(ids), "code"), job).open()


def table_words(table: str) -> str:
    """A table's name as a heading."""
    return table.replace("_", " ").capitalize()
