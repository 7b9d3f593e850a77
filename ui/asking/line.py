"""Asking in words: one line, what the program understood of it below, and how many records that finds."""

from dataclasses import dataclass

from PySide6.QtCore import QStringListModel, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QInputMethodEvent, QKeyEvent, QTextCharFormat
from PySide6.QtWidgets import QAbstractItemView, QApplication, QCompleter, QLineEdit, QWidget

from app.asking.offers import Offer, offers
from app.asking.understanding import Asked, Wrong, understood
from app.errors import DeskError
from app.reader import Reader
from app.reading import Query
from models.kinds import Kind
from ui import announce
from ui.asking.latest import Latest
from ui.parts import words
from ui.parts.basics import boxed, button, column, label, restyle, row
from ui.parts.offers import Offers
from ui.session import Session
from ui.theme import GAP, Theme

REST_MS = 120
"""How long the typing rests before the sentence is read."""
SHOWN_OFFERS = 8
ECHO_LINES = 2


@dataclass(frozen=True)
class Answer:
    """A sentence as it was read: what it asks for, how many of how many records, how it may go on."""

    text: str
    asked: Asked
    hits: int
    total: int
    offers: tuple[Offer, ...]


def read_answer(reader: Reader, kind: type[Kind], text: str, cursor: int) -> Answer:
    """Reads a sentence and counts what it finds. Raises Usage for what cannot be asked."""
    asked = understood(reader, kind, text)
    hits = reader.count(asked.query) if asked.wrong is None else 0
    return Answer(text, asked, hits, reader.count(Query(kind)), offers(reader, kind, text[:cursor]))


class AskEdit(QLineEdit):
    """A line whose offers are taken with Enter or Tab; everything else goes on as typed."""

    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("ask_text")
        self.setAccessibleName("Ask in words")
        self.setAccessibleDescription("Such as: with no medical exam since 1 March, by report date")
        self.setPlaceholderText("with no medical exam since 1 March, by report date")
        self._texts = QStringListModel(self)
        self._offers: tuple[Offer, ...] = ()
        self.offered = Offers(self._texts, self)
        self.offered.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self.offered.setMaxVisibleItems(SHOWN_OFFERS)
        self.offered.setWidget(self)
        self.popup.setObjectName("ask_offers")
        self.popup.setAccessibleName("Ways to go on")
        self.offered.activated.connect(self._take)
        self._wrong: Wrong | None = None

    @property
    def popup(self) -> QAbstractItemView:
        """The list of offers below the line."""
        found = self.offered.popup()
        assert found is not None
        return found

    def offer(self, found: tuple[Offer, ...]) -> None:
        """Shows ways to go on below the cursor; hides them when there are none."""
        self._offers = found
        self._texts.setStringList([each.text for each in found])
        if not found or not self.hasFocus():
            self.popup.hide()
            return
        place = self.cursorRect()
        place.setLeft(max(0, place.left() - GAP))
        place.setWidth(Theme.current().px(280))
        self.offered.complete(place)
        self.popup.setCurrentIndex(self._texts.index(-1, 0))

    def mark(self, wrong: Wrong | None) -> None:
        """Underlines the words that were not understood."""
        self._wrong = wrong
        attributes = []
        if wrong is not None and wrong.end > wrong.start:
            look = QTextCharFormat()
            look.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
            look.setUnderlineColor(QColor(Theme.current().colour("blocked")))
            start = wrong.start - self.cursorPosition()
            kind = QInputMethodEvent.AttributeType.TextFormat
            attributes.append(QInputMethodEvent.Attribute(kind, start, wrong.end - wrong.start, look))
        QApplication.sendEvent(self, QInputMethodEvent("", attributes))

    # -- Qt --
    def keyPressEvent(self, event: QKeyEvent) -> None:
        popup = self.popup
        taking = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab)
        if popup.isVisible() and taking and popup.currentIndex().isValid():
            event.ignore()  # the completer takes what is chosen
        elif event.key() == Qt.Key.Key_Escape:
            popup.hide()
            self.left.emit()
        elif event.key() == Qt.Key.Key_Down and not popup.isVisible():
            self.offer(self._offers)
        else:
            if taking:
                popup.hide()
            super().keyPressEvent(event)

    # -- internal --
    def _take(self, text: str) -> None:
        """Puts an offer in the place of what was typed of it."""
        found = next((each for each in self._offers if each.text == text), None)
        if found is not None:
            behind = self.text()[self.cursorPosition() :].lstrip()
            self.setText(f"{self.text()[: found.start]}{text} {behind}")
            self.setCursorPosition(found.start + len(text) + 1)
            self.textEdited.emit(self.text())


class AskLine(QWidget):
    """The line with its echo; Enter gives away what was understood, Escape leaves."""

    applied = Signal(object)
    """`Asked`."""
    left = Signal()

    def __init__(self, session: Session, kind: type[Kind]) -> None:
        super().__init__()
        self.setObjectName("ask_line")
        self.setAccessibleName("Ask in words")
        self._kind = kind
        self._latest = Latest(session, self)
        self._answer: Answer | None = None
        self._wanted = False
        """Enter was pressed before the sentence was read."""
        self.text = AskEdit()
        self.text.textEdited.connect(lambda _: self._edited())
        self.text.returnPressed.connect(self._apply)
        self.text.left.connect(self.left)
        self._said = label("", wrap=True, name="ask_said")
        self._count = label("", "strong", name="ask_count")
        show = button("Show", "ask_show", self._apply, primary=True)
        show.setAutoDefault(False)
        leave = button("Leave", "ask_leave", self.left.emit)
        caption = label(f"{kind.spec.plural}:", "muted")
        caption.setBuddy(self.text)
        line = row(caption, self.text, show, leave)
        line.setStretch(1, 1)
        echo = row(self._said, self._count, gap=GAP * 2)
        echo.setStretch(0, 1)
        self.setLayout(column(boxed(line), boxed(echo), gap=4))
        self._rest = QTimer(self, singleShot=True, interval=REST_MS)
        self._rest.timeout.connect(self._read)

    def begin(self, text: str) -> None:
        """Shows the line with the present question in it, to be typed over."""
        self.text.setText(text)
        self.text.selectAll()
        self.text.setFocus()
        self._read()

    # -- internal --
    def _edited(self) -> None:
        self._wanted = False
        self._rest.start()

    def _read(self) -> None:
        kind, text, cursor = self._kind, self.text.text(), self.text.cursorPosition()
        self._rest.stop()
        self._latest.ask(lambda reader: read_answer(reader, kind, text, cursor), self._show, self._refused)

    def _show(self, answer: Answer) -> None:
        self._answer = answer
        problem = self._problem(answer)
        self.text.mark(answer.asked.wrong)
        self._tell(problem or answer.asked.said, "blocked" if problem else "")
        spec = self._kind.spec
        total = words.counted(answer.total, spec.noun, spec.nouns)
        self._count.setText("" if problem else f"{answer.hits:,} of {total}")
        announce.settled(self, " ".join(filter(None, (self._said.text(), self._count.text()))))
        typing = self.text.hasFocus() and self.text.text() and not self.text.hasSelectedText()
        self.text.offer(answer.offers if typing else ())
        if self._wanted:
            self._apply()

    def _problem(self, answer: Answer) -> str:
        asked = answer.asked
        if asked.wrong is not None:
            return asked.wrong.message
        if asked.kind is not self._kind:
            return f"This asks for {asked.kind.spec.nouns}; the list shows {self._kind.spec.nouns}."
        return ""

    def _refused(self, error: DeskError) -> None:
        self._answer = None
        self._count.setText("")
        self._tell(error.title, "blocked")

    def _tell(self, sentence: str, tone: str) -> None:
        self._said.setText(sentence)
        self._said.setToolTip(sentence)
        lines = 1 if Theme.current().large else ECHO_LINES
        self._said.setMaximumHeight(lines * self._said.fontMetrics().lineSpacing())
        self._said.setAccessibleName(sentence)
        restyle(self._said, tone=tone)

    def _apply(self) -> None:
        """Gives away what was understood, once it has been read."""
        answer = self._answer
        if answer is None or answer.text != self.text.text():
            self._wanted = True
            if not self._latest.waiting or self._rest.isActive():
                self._read()
            return
        self._wanted = False
        if problem := self._problem(answer):
            announce.now(self, problem, urgent=True)
            return
        self.text.offer(())
        self.applied.emit(answer.asked)
