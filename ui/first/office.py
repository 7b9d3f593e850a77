"""First run, second and third screen: a new office, one that is there, or practice; then the office and its country."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QStringListModel, Qt, QTimer, Signal
from PySide6.QtWidgets import QButtonGroup, QFileDialog, QWidget
from shiboken6 import isValid

from app import firstrun
from app.firstrun import Known, Place
from ui.first.parts import Answer, choice, enter_goes_on, field
from ui.first.screen import Screen
from ui.jobs import Jobs, Running
from ui.office.worksheet import line
from ui.parts.basics import button
from ui.parts.offers import Offers

WAYS = (
    ("new", "Make a new office", "For an office that starts with SCO Desk. It takes five minutes and a printer."),
    ("open", "Open an office that is there", "Its folder is on this machine. Passphrase or recovery key opens it."),
    ("practice", "Learn in a practice office", "An invented country, with students and deadlines. Nothing counts."),
)  # fmt: skip
REST_MS = 250
"""How long the typing rests before the disk is asked."""
COUNTRY_HINT = "Type the beginning of its name, or its two-letter code."


class WayScreen(Screen):
    """What the person came for."""

    title = "What do you want to do?"

    def __init__(self, way: str) -> None:
        super().__init__("way")
        self._group = QButtonGroup(self)
        self._radios = {}
        for key, words, says in WAYS:
            self._radios[key], shown = choice(words, f"way_{key}", says)
            self._group.addButton(self._radios[key])
            self.body.addWidget(shown)
            self._radios[key].toggled.connect(self._chosen)
        self._radios[way].setChecked(True)
        self.body.addStretch(1)
        enter_goes_on(self)

    def _chosen(self, on: bool) -> None:
        if on:
            self.verb = "Choose its folder…" if self.way == "open" else "Continue"
            self.told.emit()

    def choose(self, way: str) -> None:
        """Chooses for the person: practice, after his own office was made."""
        self._radios[way].setChecked(True)

    @property
    def way(self) -> str:
        """new, open or practice."""
        return next(key for key, radio in self._radios.items() if radio.isChecked())

    def enter(self) -> None:
        self._radios[self.way].setFocus()


class FolderField(QWidget):
    """A folder to be made: typed or chosen, looked at by the disk whenever the typing rests."""

    answered = Signal(object)
    """The `Place` the disk answered with."""

    def __init__(
        self, jobs: Jobs, name: str, caption: str, look: Callable[[Path], Place], *, inside: bool
    ) -> None:
        super().__init__()
        self._jobs, self._look, self._inside = jobs, look, inside
        self.line = line(name, caption)
        self._answer = Answer(f"{name}_said")
        self._asked: Running | None = None
        self.place: Place | None = None
        """What the disk says of the folder that stands in the line; None until it answered."""
        choose = button("Choose…", f"{name}_choose", self._choose)
        shown = field(self.line, self._answer, choose)
        layout = shown.layout()
        assert layout is not None
        self.setLayout(layout)
        self._rest = QTimer(self, singleShot=True, interval=REST_MS)
        self._rest.timeout.connect(lambda: self.ask(lambda _: None))
        self.line.textChanged.connect(self._typed)

    @property
    def folder(self) -> Path:
        """What stands in the line, as a path."""
        return Path(self.line.text().strip()).expanduser()

    def ask(self, then: Callable[[Place], object]) -> None:
        """Asks the disk now; `then` gets the answer."""
        self._rest.stop()
        if self._asked is not None:
            self._asked.drop()
        folder, look = self.folder, self._look

        def answered(place: Place) -> None:
            if not isValid(self._answer):  # the page went away while the disk was asked
                return
            self._asked, self.place = None, place
            self._answer.say(place.said, "done" if place.fits else "blocked")
            self.answered.emit(place)
            then(place)

        self._asked = self._jobs.read("", lambda *_: look(folder), answered)

    def _typed(self) -> None:
        self.place = None
        if self.line.text().strip():
            self._rest.start()
        else:
            self._rest.stop()
            self._answer.say("")

    def _choose(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, self.line.accessibleName(), str(self.folder.parent))
        if chosen:
            self.line.setText(str(Path(chosen) / self.folder.name) if self._inside else chosen)
            self.line.setFocus()


class OfficeScreen(Screen):
    """The country, the office's name, and the folder, each answered while it is typed."""

    title = "The office and its country"

    def __init__(self, jobs: Jobs, home: Path) -> None:
        super().__init__("office")
        self._home = home
        self._own_folder = False
        """Whether the person chose the folder; until then it follows the name."""
        self._country = line("new_country", "Country", COUNTRY_HINT)
        self._country_said = Answer("new_country_said", COUNTRY_HINT)
        self._country_name = line("new_country_name", "Name of the country", "As papers print it.")
        self._name = line("new_name", "Name of the office", "As papers print it, for example ODC Bandaria.")
        self._name_said = Answer("new_name_said", "As papers print it, for example ODC Bandaria.")
        self._folder = FolderField(
            jobs, "new_folder", "Folder", lambda folder: firstrun.look_at(_ended(folder)), inside=True
        )
        self._country_name_box = field(self._country_name)
        self._country_name_box.hide()
        for part in (
            field(self._country, self._country_said), self._country_name_box, field(self._name, self._name_said),
            self._folder,
        ):  # fmt: skip
            self.body.addWidget(part)
        self.body.addStretch(1)
        self._complete()
        self._country.textChanged.connect(self._tell_country)
        self._country.editingFinished.connect(self._tidy_country)
        self._name.textEdited.connect(self._suggest_folder)
        self._folder.line.textEdited.connect(lambda _: self._chosen_folder())
        for each in (self._country, self._country_name, self._name, self._folder.line):
            each.returnPressed.connect(self.submitted)
        self._suggest_folder("")

    # -- what was typed --
    @property
    def country(self) -> Known | None:
        """The country, with the name typed for one the table does not hold."""
        known = firstrun.country_of(self._country.text())
        return known if known is None or known.name else Known(known.code, self._country_name.text().strip())

    @property
    def name(self) -> str:
        """The office's name."""
        return self._name.text().strip()

    @property
    def folder(self) -> Path:
        """The folder with the ending of an office."""
        return _ended(self._folder.folder)

    def enter(self) -> None:
        (self._name if self._country.text() else self._country).setFocus()

    def lacking(self) -> tuple[str, QWidget | None]:
        country = self.country
        if country is None:
            return "Choose the country.", self._country
        if not country.name:
            return f"{country.code} is not in the table of countries. Type its name too.", self._country_name
        if not self.name:
            return "“Name of the office” is empty.", self._name
        return ("", None) if self._folder.line.text().strip() else ("“Folder” is empty.", self._folder.line)

    def check(self, then: Callable[[str], object]) -> None:
        self._folder.ask(lambda place: then("" if place.fits else place.said))

    # -- internal --
    def _complete(self) -> None:
        names = QStringListModel([each.shown for each in firstrun.countries()], self)
        completer = Offers(names, self._country)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        if (popup := completer.popup()) is not None:
            popup.setObjectName("new_country_list")
            popup.setAccessibleName("Countries")
        self._country.setCompleter(completer)

    def _tell_country(self, text: str) -> None:
        found = firstrun.country_of(text)
        unknown = found is not None and not found.name
        self._country_name_box.setVisible(unknown)
        if not text.strip():
            self._country_said.say(COUNTRY_HINT)
        elif found is None:
            self._country_said.say("Not one country of the table. Go on typing, or give its code.", "due")
        elif unknown:
            self._country_said.say(f"{found.code} is not in the table. Type the name below.", "due")
        else:
            self._country_said.say(f"{found.name}, code {found.code}", "done")

    def _tidy_country(self) -> None:
        found = firstrun.country_of(self._country.text())
        if found is not None and found.name:
            self._country.setText(found.shown)

    def _chosen_folder(self) -> None:
        self._own_folder = True

    def _suggest_folder(self, name: str) -> None:
        if not self._own_folder:
            self._folder.line.setText(str(self._home / firstrun.name_for(name)))


def _ended(folder: Path) -> Path:
    return firstrun.folder_named(str(folder))
