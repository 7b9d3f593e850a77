"""What the wording screen is made of beside its list: the box of languages, the two texts, the places of a text."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QComboBox, QPlainTextEdit, QSizePolicy, QWidget

from app import wordings
from app.wordings import Listed
from ui.office.screenbar import Bar
from ui.parts.basics import boxed, button, column, label, row
from ui.parts.bidi import runs_right_to_left, stand, written_right_to_left
from ui.parts.chooser import Chooser
from ui.parts.sheet import Scrolled
from ui.theme import GROUP_GAP, Theme

SUPPLIED, OWN = "Supplied text", "Text of this office"
LEAST = 36
"""Height in px at 100 % that the texts have at least; the rest scrolls."""


class LanguageBox(Chooser):
    """The second language by its name; empty for the English alone. What is worded somewhere is offered first."""

    def __init__(self, changed: Callable[[], object]) -> None:
        super().__init__("wording_language", "Second language", (), "none")
        self.offer(wordings.languages(()))
        self.picked.connect(lambda _: changed())

    def offer(self, languages: Mapping[str, str]) -> None:
        """Offers languages by tag, keeping what stands in the box; tells nobody."""
        if list(languages) == [self.itemData(at) for at in range(self.count())]:
            return
        typed, tag = self.currentText(), self.key
        self.blockSignals(True)
        self.clear()
        for each, name in languages.items():
            self.addItem(name, each)
        self.set_keys(languages)
        self.choose(tag)
        if not tag:
            self.setEditText(typed)
        self.blockSignals(False)

    @property
    def unknown(self) -> str:
        """What is typed and names no language."""
        return "" if self.key else self.currentText().strip()


class TextField(QPlainTextEdit):
    """One of the two texts; it stands at the side where its letters, or else its language, belong."""

    def __init__(self, name: str, caption: str, *, fixed: bool = False) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setTabChangesFocus(True)
        self.setReadOnly(fixed)
        self.setFixedHeight(Theme.current().px(140))
        self._caption = label("", "muted")
        self._caption.setBuddy(self)
        self._language = ""
        self.call(caption)
        self.textChanged.connect(self._keep_side)

    def call(self, caption: str, language: str = "") -> None:
        """What the field holds, and in which language."""
        self._language = language
        self._caption.setText(caption)
        self.setAccessibleName(caption)
        self._keep_side()

    def captioned(self) -> QWidget:
        """The field with its name above."""
        return boxed(column(self._caption, self, gap=4))

    def put(self, text: str) -> None:
        """Shows a text; the cursor stays where nothing changes."""
        if self.toPlainText() != text:
            self.setPlainText(text)

    def _keep_side(self) -> None:
        text = self.toPlainText()
        right = runs_right_to_left(text) if text.strip() else written_right_to_left(self._language)
        stand(self, right=right)


class Texts(QWidget):
    """The supplied text or the English on the left, the office's on the right; below, the places it may have."""

    def __init__(self, *verbs: QWidget) -> None:
        super().__init__()
        self.supplied = TextField("wording_supplied", SUPPLIED, fixed=True)
        self.own = TextField("wording_text", OWN)
        self._place = Chooser("wording_place", "Place", (), "name of a place, such as full_name")
        self._place.setMinimumContentsLength(30)
        self._insert = button("Insert", "wording_insert", self._put_place)
        self._insert.setAccessibleName("Insert the place")
        caption = label("Place", "muted")
        caption.setBuddy(self._place)
        self._places = boxed(row(caption, self._place, self._insert))
        self._fixed = label("", "caption", wrap=True, name="wording_fixed")
        both = row(self.supplied.captioned(), self.own.captioned(), gap=GROUP_GAP)
        both.setStretch(0, 1)
        both.setStretch(1, 1)
        whole = column(boxed(both), self._fixed, Bar(*verbs, self._places), gap=4)
        whole.setContentsMargins(0, 0, 0, 0)
        self.setLayout(whole)
        self._of = ""

    def show_item(self, item: Listed) -> None:
        """Shows both texts of a paragraph."""
        tongue = f" in {item.language}" if item.foreign else ""
        self.supplied.call("English" if item.foreign else SUPPLIED)
        self.supplied.setPlaceholderText("Nothing was supplied: the letter is the office's own.")
        self.own.call(OWN + tongue, item.supplied.language)
        self.supplied.put(item.supplied.text)
        self.own.put(words_of(item))
        fixed = f"Printed on each page with {item.language}, and fixed: “{wordings.GOVERNS}”"
        self._fixed.setText(fixed if item.foreign else "")
        self._fixed.setVisible(item.foreign)
        self._offer_places(item)

    def open_for(self, *, can: bool) -> None:
        """Whether the office's text may be changed."""
        self.own.setReadOnly(not can)
        self._place.setEnabled(can)
        self._insert.setEnabled(can)

    def _offer_places(self, item: Listed) -> None:
        places = wordings.places(item)
        self._places.setVisible(bool(places))
        if item.paper + item.supplied.name == self._of:
            return
        self._of = item.paper + item.supplied.name
        self._place.clear()
        offered = {key: f"{{{key}}} {words}".strip() for key, words in places.items()}
        for key, words in offered.items():
            self._place.addItem(words, key)
        self._place.set_keys(offered)
        self._place.setCurrentIndex(-1)

    def _put_place(self) -> None:
        if self._place.key:
            self.own.insertPlainText(f"{{{self._place.key}}}")
            self.own.setFocus()


def words_of(item: Listed) -> str:
    """What stands in the field of the office's text: nothing while it is not worded in that language."""
    return item.text if item.worded else ""


def told(language: str, shown: list[Listed], unknown: str) -> str:
    """How many of how many are worded in a language; empty for the English alone."""
    if unknown:
        return f"“{unknown}” is no language that papers know; the list shows what is worded."
    if not language:
        return ""
    done = sum(each.worded for each in shown)
    return f"{language}: {done:,} of {len(shown):,} worded. Where one is missing, the English stands alone."


def hold_width(box: QComboBox) -> None:
    """Keeps a box as wide as it is whatever it offers, so that the bar keeps its lines."""
    box.setMinimumContentsLength(12)
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)


class _Room(Scrolled):
    """Gives way to less than a sheet's body does."""

    def sizeHint(self) -> QSize:
        """As high as the texts and the lines of verbs are at the width there is."""
        return QSize(super().sizeHint().width(), self.heightForWidth(self.viewport().width()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()

    def minimumSizeHint(self) -> QSize:
        return QSize(super().minimumSizeHint().width(), Theme.current().px(LEAST))


def roomy(body: QWidget) -> Scrolled:
    """Texts and verbs as large as they need; in large letters they scroll and leave the list its room."""
    made = _Room("Texts", body)
    made.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
    return made
