"""The physical-security checklist of a site: a no leads to a deficiency, and the whole is closed with signatures."""

from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from app.checklists import Item
from app.errors import DeskError
from app.eum import checking
from app.office import Office
from app.reader import Reader
from models.eum.checks import PhysicalCheck
from ui.checklists.sheet import ChecklistSheet, Filled, Subject
from ui.childsheet import open_child
from ui.office.worksheet import WorkSheet, labelled, line
from ui.parts.basics import button, label
from ui.parts.choices import combo
from ui.session import Session

NO = "The checklist says what is wrong; the deficiency says who mends it by when, and is followed until it is closed."


class CheckSheet(ChecklistSheet):
    """Adds the deficiency of a question answered no, and the closing."""

    def __init__(self, parent: QWidget, session: Session, subject: Subject, checklist_id: int) -> None:
        self._deficiency = button("Record deficiency…", "checklist_deficiency", self.record_deficiency, icon="plus",
                                  tip=NO)  # fmt: skip
        self._close = button("Close checklist…", "checklist_close", self.close_checklist)
        super().__init__(parent, session, subject, checklist_id)
        self.foot.insertWidget(0, self._deficiency)
        self.foot.insertWidget(1, self._close)
        self._deficiency.setEnabled(False)
        self.grid.picked.connect(lambda _: self._tell_ways())

    def told(self, found: Filled) -> None:
        self._tell_ways()

    def _tell_ways(self) -> None:
        item = self.current
        self._deficiency.setEnabled(self.session.writable and item is not None and item.result == "NO")
        self._close.setEnabled(self.writable)

    def after(self, item: Item, result: str) -> None:
        if result == "NO":
            self.tell(
                f"{item.code} is answered no. Record a deficiency for it, with its owner and a day.", "warn"
            )
            self._deficiency.setEnabled(True)
            self._deficiency.setFocus()

    def record_deficiency(self) -> None:
        """Opens the form of a deficiency that begins with the question and its remark."""
        item, check = self.current, self.subject.record_id
        if item is None:
            return
        self.session.read(lambda reader: checking.deficiency_of(reader, check, item), self._open_deficiency)

    def _open_deficiency(self, values: dict[str, object]) -> None:
        if isValid(self):
            open_child(
                self, self.session, "deficiency", 0, values, lambda _: self._recorded(), "agreed_action"
            )

    def _recorded(self) -> None:
        if isValid(self):
            self.tell("Deficiency recorded.", "done")
            self.go(1)
            self.grid.setFocus()

    def close_checklist(self) -> None:
        """Opens the sheet that closes the checklist."""
        check, items = self.subject.record_id, self.filled.items if self.filled else ()

        def job(reader: Reader) -> list[str]:
            return checking.without_deficiency(reader, check, items)

        def show(open_: list[str]) -> None:
            if isValid(self):
                ClosingSheet(self, self.session, check, checking.result_of(items), open_).open()

        self.session.read(job, show)


class ClosingSheet(WorkSheet):
    """Result and signatures; afterwards nothing of the checklist changes any more."""

    def __init__(
        self, parent: QWidget, session: Session, check_id: int, result: str, without: list[str]
    ) -> None:
        self._check = check_id
        choices = [(each.label, each.code) for each in session.reader.choices("check_overall")]
        self._result = combo("closing_result", "Result", choices)
        self._result.setCurrentIndex(max(0, self._result.findData(result)))
        self._us = line("closing_us", "Signed by (U.S.)")
        self._partner = line("closing_partner", "Signed by (partner)", "Name and position.")
        without_words = f"No deficiency is recorded for {', '.join(without)}." if without else ""
        warned = label(without_words, wrap=True, name="closing_without")
        said = label(
            "Once closed, the answers stay as they are; the upload is recorded on the check.", wrap=True
        )
        parts = [said, *([warned] if without else []), labelled(self._result), labelled(self._us),
                 labelled(self._partner)]  # fmt: skip
        super().__init__(parent, session, "Close the checklist", parts, "Close checklist", self._go_on)

    def _go_on(self) -> None:
        check, result = self._check, str(self._result.currentData())
        us, partner = self._us.text(), self._partner.text()

        def job(office: Office) -> None:
            checking.close(office, check, signed_us_by=us, signed_partner_by=partner, overall=result)

        self.work("Closing", lambda _p, _c: job(self._session.office), lambda _: self._done())

    def _done(self) -> None:
        self._session.said.emit("Checklist closed. Undone with Ctrl+Z.", "done")
        self.accept()


def begin_for_site(parent: QWidget, session: Session, site_id: int, event_id: int | None = None) -> None:
    """Opens the checklist of a site, begun when none is open."""

    def job(office: Office) -> tuple[int, int, str]:
        check = checking.begin(office, site_id, event_id)
        title = office.reader.titles("storage_site", [site_id]).get(site_id, "")
        return check, int(office.reader.get(PhysicalCheck, check).checklist_id or 0), title

    def show(found: tuple[int, int, str]) -> None:
        check, checklist, title = found
        CheckSheet(parent, session, Subject("physical_check", check, title), checklist).open()

    def refused(error: DeskError) -> None:
        session.said.emit(error.sentence, "blocked")

    session.write("", job, show, refused)


class SiteChoice(WorkSheet):
    """Which site of an inventory is checked."""

    def __init__(
        self, parent: QWidget, session: Session, event_id: int, sites: list[tuple[int, str]]
    ) -> None:
        self._event, self._over = event_id, parent
        self._site = combo("check_site", "Site", [(name, site) for site, name in sites])
        super().__init__(parent, session, "Checklist for a site", [labelled(self._site)], "Open checklist",
                         self._go_on)  # fmt: skip

    def _go_on(self) -> None:
        site = int(self._site.currentData())
        self.accept()
        begin_for_site(self._over, self._session, site, self._event)


def begin_for_inventory(parent: QWidget, session: Session, event_id: int) -> None:
    """Opens the checklist for the site of an inventory; of several, one is chosen first."""

    def show(sites: list[tuple[int, str]]) -> None:
        if not sites:
            session.said.emit("This inventory names no site yet; add one first.", "note")
        elif len(sites) == 1:
            begin_for_site(parent, session, sites[0][0], event_id)
        else:
            SiteChoice(parent, session, event_id, sites).open()

    session.read(lambda reader: checking.sites_of(reader, event_id), show)
