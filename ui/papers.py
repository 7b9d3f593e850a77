"""Papers about a record: those kept, and a preview drawn inside the program from the bytes alone."""

from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import date
from pathlib import Path
from threading import Lock

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QComboBox, QFileDialog, QFrame, QScrollArea, QVBoxLayout, QWidget

from app import documents
from app.documents import Printed
from app.papers.printables import Printable
from models.fields import show_date
from models.findings import Finding
from models.kinds import Kind
from models.office.desk import Document
from ui.parts.basics import boxed, button, column, label, row
from ui.parts.chip import Chip, ToneIcon
from ui.parts.choices import combo
from ui.parts.sheet import Sheet, room_for
from ui.parts.words import counted
from ui.session import Session
from ui.theme import GROUP_GAP, Theme

PREVIEW_WIDTH, WARNED = 760, 44
"""Width of the pages, and what a warning above them takes of their height, px."""


Closed = tuple[Printable, Sequence[Finding]]
"""A paper that can be made, and what keeps it closed."""


class PapersPane(QScrollArea):
    """Each paper with its state (open, or closed with what is missing), then every kept one."""

    paper_wanted = Signal(str, str)
    """Short name of the paper to be shown, and what was chosen where it asks something."""
    sheet_wanted = Signal(str)
    """Short name of the paper whose workbook is to be saved."""
    kept_wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("pane_papers")
        self.setAccessibleName("Papers")
        self.setProperty("pane", True)
        self.setWidgetResizable(True)
        self._saving = True
        self._choices: Mapping[str, Sequence[str]] = {}

    def show_papers(
        self, papers: Sequence[Closed], kept: Sequence[Document], *, saving: bool = True,
        choices: Mapping[str, Sequence[str]] | None = None,
    ) -> None:  # fmt: skip
        """Replaces the contents; without `saving` no sheet can leave, as its export could not be logged.

        `choices` is what may be chosen for a paper that asks something, by its short name.
        """
        self._saving, self._choices = saving, choices or {}
        layout = QVBoxLayout()
        layout.setSpacing(GROUP_GAP)
        told: set[str] = set()
        for number, (paper, closed) in enumerate(papers):
            layout.addWidget(self._draft(paper, closed, told, first=number == 0))
            told |= {each.message for each in closed}
        layout.addWidget(label("Kept papers", "strong"))
        for each in kept:
            layout.addWidget(self._kept(each))
        if not kept:
            layout.addWidget(label("No paper was printed yet.", "muted"))
        layout.addStretch(1)
        inside = boxed(layout, margins=GROUP_GAP)
        inside.setProperty("pane", True)
        self.setWidget(inside)

    def _draft(
        self, paper: Printable, closed: Sequence[Finding], told: Collection[str], *, first: bool
    ) -> QWidget:
        """One paper; what another one above already misses is counted, not listed again."""
        state = Chip("blocked", "Closed") if closed else Chip("done", "Open")
        which = self._choice(paper)
        go = button("Show", f"show_paper_{paper.name}",
                    lambda: self.paper_wanted.emit(paper.name, which.currentText() if which else ""),
                    icon="printer", primary=first and not closed)  # fmt: skip
        go.setAccessibleName(f"Show {paper.label}")
        go.setEnabled(not closed)
        ways: list[QWidget] = [*([self._sheet(paper, closed)] if paper.ways() else []), go]
        if which:
            against = label("Against")
            against.setBuddy(which)
            ways[:0] = [against, which]
        parts: list[QWidget | int | None] = [boxed(row(label(paper.label, "strong"), state, None, *ways))]
        if closed:
            parts.append(label(f"{counted(len(closed), 'thing')} missing:", "muted"))
            fresh = [each for each in closed if each.message not in told]
            parts += [label(f"· {each.message}  {each.cites}", wrap=True) for each in fresh]
            if len(fresh) < len(closed):
                parts.append(label(f"· {counted(len(closed) - len(fresh), 'thing')} listed above", "muted"))
        return boxed(column(*parts, gap=4))

    def _choice(self, paper: Printable) -> QComboBox | None:
        """What the paper is made against, the likeliest first; None where there is nothing to choose."""
        offered = self._choices.get(paper.name, ())
        if not offered:
            return None
        return combo(f"choose_{paper.name}", f"{paper.label}: against", ((each, each) for each in offered))

    def _sheet(self, paper: Printable, closed: Sequence[Finding]) -> QWidget:
        """The way to the workbook or other file that goes with a paper; it is closed with it."""
        words, heard = (
            ("Save the sheet", "Save the sheet of") if paper.sheet else ("Save as file", "Save as file:")
        )
        save = button(f"{words}…", f"save_sheet_{paper.name}", lambda: self.sheet_wanted.emit(paper.name),
                      icon="download")  # fmt: skip
        save.setAccessibleName(f"{heard} {paper.label}")
        save.setEnabled(self._saving and not closed)
        return save

    def _kept(self, document: Document) -> QWidget:
        show = button("Show", f"show_{document.code}", link=True)
        show.setAccessibleName(f"Show {document.title} {document.code}")
        show.clicked.connect(lambda: self.kept_wanted.emit(document))
        made = show_date(document.made_on) if document.made_on else ""
        words = f"{document.title} · {made} · {document.made_by}"
        return boxed(row(label(words), label(document.code or "", "caption"), show, None))


class Preview(Sheet):
    """The pages of a PDF as pictures, with its text left to the file itself."""

    def __init__(
        self,
        parent: QWidget,
        printed: Printed,
        verb: str = "",
        accepted: Callable[[], object] | None = None,
        *,
        pages: Sequence[QImage] | None = None,
    ) -> None:
        self._printed = printed
        if pages is None:
            pages = pictures(printed.data, Theme.current().px(PREVIEW_WIDTH))
        layout = QVBoxLayout()
        layout.setSpacing(GROUP_GAP)
        for number, picture in enumerate(pages, 1):
            page = label("", name=f"preview_page_{number}")
            page.setPixmap(QPixmap.fromImage(picture))
            page.setAccessibleName(f"{printed.file_name}, page {number} of {printed.pages}")
            page.setFrameShape(QFrame.Shape.Box)
            layout.addWidget(page, 0, Qt.AlignmentFlag.AlignHCenter)
        scroll = QScrollArea()
        scroll.setObjectName("preview")
        scroll.setAccessibleName("Preview")
        scroll.setWidgetResizable(True)
        scroll.setWidget(boxed(layout, margins=GROUP_GAP))
        room_for(scroll, parent, PREVIEW_WIDTH + 70, 520 - WARNED * len(printed.undrawn))
        words = [printed.file_name, counted(printed.pages, "page")]
        words += [f"code {printed.code}"] if printed.code else []
        if len(pages) < printed.pages:
            words.append(f"the first {len(pages)} are shown here, all are saved")
        said = label(" · ".join(words), "muted", wrap=True)
        strange = [_warning(each, f"preview_undrawn_{at}") for at, each in enumerate(printed.undrawn, 1)]
        super().__init__(parent, "Preview", boxed(column(said, *strange, scroll)), verb, accepted)


def _warning(sentence: str, name: str) -> QWidget:
    told = row(ToneIcon("warn"), label(sentence, wrap=True, name=name))
    told.setStretch(1, 1)
    return boxed(told)


def pictures(data: bytes, width: int) -> list[QImage]:
    """Every page of a PDF as a picture of that width in px."""
    return first_pages(data, width, None)[0]


def first_pages(data: bytes, width: int, most: int | None) -> tuple[list[QImage], int]:
    """The first pages of a PDF as pictures of that width in px, all when `most` is None, and how many it has.

    Jobs draw too, and PDFium serves one thread at a time.
    """
    import pypdfium2

    found = []
    with _DRAWING:
        document = pypdfium2.PdfDocument(data)
        try:
            count = len(document)
            for at in range(count if most is None else min(most, count)):
                page = document[at]
                bitmap = page.render(scale=width / page.get_width(), rev_byteorder=True)
                image = QImage(
                    bytes(bitmap.buffer),
                    bitmap.width,
                    bitmap.height,
                    bitmap.stride,
                    _FORMATS[bitmap.n_channels],
                )
                found.append(image.copy())
        finally:
            document.close()
    return found, count


_DRAWING = Lock()
_FORMATS = {
    1: QImage.Format.Format_Grayscale8,
    3: QImage.Format.Format_RGB888,
    4: QImage.Format.Format_RGBX8888,
}


def save_pdf(parent: QWidget, printed: Printed) -> str:
    """Asks where to, writes the file, and returns its name; empty when the person chose none."""
    path, _ = QFileDialog.getSaveFileName(parent, "Save the paper", printed.file_name, "PDF (*.pdf)")
    if not path:
        return ""
    Path(path).write_bytes(printed.data)
    return Path(path).name


def _ending_in(path: Path, ending: str) -> Path:
    """The path with the ending that was chosen beside it."""
    if path.name.casefold().endswith(ending):
        return path
    return path.with_name(f"{path.name.removesuffix(path.suffix) if path.suffix else path.name}{ending}")


def sheet_place(parent: QWidget, listed: Printable, about: str, today: date) -> Path | None:
    """Asks where a file beside a paper goes, by the endings it has; None when the person chose no place."""
    ways = {f"{words} (*{ending})": ending for ending, words, _ in reversed(listed.ways())}
    first = next(iter(ways.values()))
    named = " ".join(filter(None, (listed.label, about, today.isoformat(), "CUI")))
    suggested = f"{named}{first}".replace("/", "-")
    path, chosen = QFileDialog.getSaveFileName(parent, "Save the sheet", suggested, ";;".join(ways))
    return _ending_in(Path(path), ways.get(chosen, "")) if path else None


def save_sheet(parent: QWidget, session: Session, name: str, record: Kind) -> None:
    """Asks where to, and writes the workbook of a paper about a record; the export is logged."""
    target = sheet_place(parent, documents.printable(name), record.shown_title, session.today)
    if target:
        write_sheet(session, name, target, record_id=record.id)


def write_sheet(session: Session, name: str, target: Path, *, record_id: int = 0, asked: str = "") -> None:
    """Writes a file beside a paper, by record or by what was asked, and says how much stands in it."""

    def done(rows: int) -> None:
        session.said.emit(f"{counted(rows, 'row')} saved as {target.name}.", "done")

    session.write(
        "Writing the sheet",
        lambda office: documents.write_sheet(office, name, target, record_id=record_id, asked=asked).rows,
        done,
    )
