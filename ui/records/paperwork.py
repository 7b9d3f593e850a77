"""The papers of the record on screen: drawn to be looked at, kept and saved when they are printed."""

from typing import TYPE_CHECKING

from app import documents
from app.documents import Printed
from app.papers.keeping_printables import PREFIX
from models.office.desk import Document
from ui.papers import PapersPane, Preview, save_pdf, save_sheet
from ui.records.seen import Seen

if TYPE_CHECKING:
    from ui.records.pane import RecordPane


class PaperWork:
    """What a record's pane does with papers."""

    def __init__(self, pane: "RecordPane") -> None:
        self._pane, self._session = pane, pane.session

    def make_part(self) -> PapersPane:
        """The list of papers, those to be drawn and those kept."""
        made = PapersPane()
        made.paper_wanted.connect(self._preview)
        made.sheet_wanted.connect(self._save_sheet)
        made.kept_wanted.connect(self._show_kept)
        return made

    def fill_part(self, part: PapersPane, seen: Seen) -> None:
        """Shows which papers can be drawn of a record and which were kept."""
        part.show_papers(seen.papers, seen.kept, saving=self._session.writable, choices=seen.choices)

    def preview_draft(self) -> None:
        """Draws the first paper and shows it; printing keeps it and saves the file."""
        seen = self._pane.seen
        if seen is not None and seen.papers:
            self._preview(seen.papers[0][0].name)

    @property
    def person_report(self) -> str:
        """The name that the report on a person of this kind would have."""
        return f"{PREFIX}{self._pane.listing.kind.spec.name}"

    def preview_person(self) -> None:
        """Shows all that is held about the person on screen."""
        self._preview(self.person_report)

    def _preview(self, name: str, asked: str = "") -> None:
        if self._pane.seen is None:
            return
        record_id = self._pane.seen.record.id
        verb = "" if self._session.as_of else "Print draft" if _is_draft(name) else "Print"

        def show(printed: Printed) -> None:
            if name.startswith(PREFIX):  # nothing on it is masked
                self._session.log("revealed", self._pane.listing.kind.spec.name, record_id, "person report")
            Preview(self._pane.window(), printed, verb, lambda: self._print(name, record_id, asked)).open()

        self._session.read(
            lambda reader: documents.preview(reader, name, record_id, asked), show, title="Drawing"
        )

    def _save_sheet(self, name: str) -> None:
        if self._pane.seen is not None:
            save_sheet(self._pane.window(), self._session, name, self._pane.seen.record)

    def _print(self, name: str, record_id: int, asked: str = "") -> None:
        def done(printed: Printed) -> None:
            saved = save_pdf(self._pane.window(), printed)
            said = f"Saved as {saved}." if saved else "Kept with the record's papers."
            open_places = ", ".join(printed.unfilled)
            said += f" Still to be filled: {open_places}." if open_places else ""
            what = "Draft" if _is_draft(name) else "Paper"
            self._session.said.emit(f"{what} printed, code {printed.code}. {said}", "done")
            self._pane.refresh()

        self._session.write(
            "Printing", lambda office: documents.print_paper(office, name, record_id, asked), done
        )

    def _show_kept(self, document: Document) -> None:
        def show(data: bytes) -> None:
            name = f"{document.title} {document.code}.pdf"
            printed = Printed(document.id, document.code or "", document.pages or 0, data, name)
            Preview(self._pane.window(), printed).open()

        self._session.write("", lambda office: documents.bytes_of(office, document), show)


def _is_draft(name: str) -> bool:
    """Whether a paper is a draft for another system."""
    return "draft" in documents.printable(name).label.casefold()
