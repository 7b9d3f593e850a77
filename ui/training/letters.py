""" "Write letters…": one letter to all selected students, looked at first, then written as one job."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from app import documents
from app.documents import Printed
from app.errors import DeskError
from app.papers import letter
from app.papers.letter import Template
from app.reader import Reader
from app.training import leaving
from ui.office.worksheet import WorkSheet, labelled
from ui.papers import Preview
from ui.parts.basics import button, label
from ui.parts.choices import combo
from ui.parts.words import counted
from ui.session import Session
from ui.training import manypapers
from ui.training.manypapers import PERSONAL, folder_for

NAMED = 6
"""Students with gaps who are named; more are counted."""


class LettersSheet(WorkSheet):
    """The letter to choose, its text, and what is not recorded for it."""

    def __init__(self, parent: QWidget, session: Session, students: Sequence[int]) -> None:
        self._students, self._over = tuple(students), parent
        self._templates: Sequence[Template] = ()
        self._which = combo("letters_template", "Letter", ())
        self._text = label("", wrap=True, name="letters_text")
        self._gaps = label("", "muted", wrap=True, name="letters_gaps")
        said = label(PERSONAL, "muted", wrap=True)
        verb = f"Write {counted(len(self._students), 'letter')}…"
        parts = [labelled(self._which), self._text, self._gaps, said]
        title = f"Letters to {counted(len(self._students), 'student')}"
        super().__init__(parent, session, title, parts, verb, self._go_on, width=620)
        self._look = button("Preview the first", "letters_preview", self._preview, icon="eye")
        self.foot.insertWidget(0, self._look)
        self._which.currentIndexChanged.connect(lambda _: self._tell())
        for each in (self.verb, self._look):
            each.setEnabled(False)
        session.read(letter.templates, self._offer, self._refused)

    @property
    def chosen(self) -> Template | None:
        """The letter that is chosen."""
        at = self._which.currentIndex()
        return self._templates[at] if 0 <= at < len(self._templates) else None

    def _offer(self, found: Sequence[Template]) -> None:
        if not isValid(self):
            return
        self._templates = found
        for each in found:
            self._which.addItem(_words(each), each.name)
        self._which.setFocus()

    def _tell(self) -> None:
        chosen, students = self.chosen, self._students
        if chosen is None:
            return
        confirm = " Its wording is not confirmed yet." if chosen.confirm else ""
        self._text.setText(f"{chosen.text}\n\nFrom {chosen.source}.{confirm}")
        self._gaps.setText("Looking for what is not recorded")
        for each in (self.verb, self._look):
            each.setEnabled(self._session.writable or each is self._look)
        QTimer.singleShot(0, self, self.fit)

        def job(reader: Reader) -> tuple[dict[int, tuple[str, ...]], dict[int, str]]:
            found = letter.gaps(reader, chosen.name, students)
            return found, reader.titles("student", found)

        self._session.read(job, lambda told: self._show_gaps(chosen, *told), self._refused)

    def _show_gaps(
        self, about: Template, gaps: Mapping[int, tuple[str, ...]], names: Mapping[int, str]
    ) -> None:
        if isValid(self) and about is self.chosen:
            self._gaps.setText(_gaps(gaps, names))
            QTimer.singleShot(0, self, self.fit)

    def _preview(self) -> None:
        chosen, first = self.chosen, self._students[0]
        if chosen is None:
            return

        def show(printed: Printed) -> None:
            if isValid(self):
                Preview(self, printed).open()

        self._session.read(
            lambda reader: documents.preview(reader, letter.PAPER, first, chosen.name), show, self._refused
        )

    def _go_on(self) -> None:
        chosen, students = self.chosen, self._students
        folder = folder_for(self, self._session, "Folder for the letters") if chosen else None
        if chosen is None or folder is None:
            return
        name = chosen.name
        manypapers.run(
            self._over, self._session, "Writing letters", folder,
            lambda office, folder, progress, cancelled: leaving.letters_to(
                office, name, students, folder, progress, cancelled
            ),
        )  # fmt: skip
        self.accept()

    def _refused(self, error: DeskError) -> None:
        if isValid(self):
            self.refuse(error.sentence)


def begin(parent: QWidget, session: Session, students: Sequence[int]) -> None:
    """Opens the sheet for some students, or says that none is selected."""
    if students:
        LettersSheet(parent, session, students).open()
    else:
        session.said.emit("Select the students first; the letter goes to each of them.", "note")


def _words(template: Template) -> str:
    language = f" ({template.language})" if template.language != "en" else ""
    return f"{template.title}{language}{', of this office' if template.own else ''}"


def _gaps(gaps: Mapping[int, tuple[str, ...]], names: Mapping[int, str]) -> str:
    if not gaps:
        return "Everything the letter names is recorded for every student."
    told = [f"{names.get(each, '')}: {', '.join(missing)}" for each, missing in list(gaps.items())[:NAMED]]
    more = f"; and {len(gaps) - NAMED} more" if len(gaps) > NAMED else ""
    lack = "lacks" if len(gaps) == 1 else "lack"
    return f"{counted(len(gaps), 'student')} {lack} something, and the letter says so there. {'; '.join(told)}{more}."
