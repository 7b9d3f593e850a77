"""Every action of the window, declared once; menus, buttons and the shortcut page come from here."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar, QToolButton

from ui import icons

Menu = Literal["Office", "Edit", "Record", "View", "Help"]
MENUS: tuple[Menu, ...] = ("Office", "Edit", "Record", "View", "Help")


@dataclass(frozen=True)
class Action:
    """What can be done: its words, its key, and what must be there for it (`needs`)."""

    id: str
    label: str
    menu: Menu
    tip: str
    shortcut: str = ""
    icon: str = ""
    needs: str = ""
    """open: an unlocked office; write: one that can be changed; admin: the same, by an administrator;
    record: one on screen; edit: changes."""
    divides: bool = False
    """Starts a new group in its menu."""


WHY_NOT = {
    "open": "Open and unlock an office first.",
    "write": "This office is open for reading only.",
    "admin": "For an administrator, in an office that can be changed.",
    "record": "Choose a record first.",
    "edit": "Nothing was changed.",
    "undo": "There is nothing to undo.",
    "redo": "There is nothing to redo.",
}

ACTIONS: tuple[Action, ...] = (
    Action("new_office", "New office…", "Office", "Make a new, encrypted office folder.", icon="folder-plus"),
    Action("open_office", "Open office…", "Office", "Open an office folder.", "Ctrl+O", "folder-open"),
    Action("import", "Import a sheet…", "Office", "Bring in a csv, xlsx or ods file.", "Ctrl+I", "upload", "write",
           True),
    Action("export", "Export list…", "Office", "Write the list shown to a sheet.", "Ctrl+E", "download", "open"),
    Action("print_list", "Print what is shown…", "Office", "The list, or the day, on paper.", "Ctrl+Shift+P",
           "printer", "open"),
    Action("backup", "Back up now", "Office", "Make a backup, open it and prove it.", "", "shield", "open", True),
    Action("restore", "Restore a backup…", "Office", "Put a backup in the place of the office.", "",
           "archive-restore", "admin"),
    Action("verify", "Verify office", "Office", "Prove journal, records and files.", "", "shield", "open"),
    Action("copy_office", "Copy office…", "Office", "Copy the whole office into another folder.", "", "folder-plus",
           "open"),
    Action("users", "Users and roles…", "Office", "Who may open the office, and as what.", "", "user", "admin", True),
    Action("recovery", "Recovery key…", "Office", "Show the recovery key; this is logged.", "", "key-round", "admin"),
    Action("office_key", "Change office key…", "Office", "Encrypt everything anew, for a handover.", "", "key-round",
           "admin"),
    Action("passphrase", "Change passphrase…", "Office", "A new passphrase for you.", "", "key-round", "write"),
    Action("past_keeping", "Records past their keeping…", "Office", "What may be erased, what is held, and why.", "",
           "clock", "open"),
    Action("take_over", "Take over this office…", "Office", "What a successor looks at and settles first.", "",
           "user", "open"),
    Action("lock", "Lock", "Office", "Hide everything until the passphrase is given again.", "Ctrl+L", "lock", "open",
           True),
    Action("close_office", "Log off and close", "Office", "Close this office.", "Ctrl+W", "log-out", "open"),
    Action("quit", "Quit", "Office", "Close the program.", "Ctrl+Q"),
    Action("palette", "Find anything…", "Edit", "Any action, record, page or view, by its name.", "Ctrl+K", "search",
           "open"),
    Action("undo", "Undo", "Edit", "Take back the last change.", "Ctrl+Z", "undo-2", "undo", True),
    Action("redo", "Redo", "Edit", "Make the undone change again.", "Ctrl+Shift+Z", "redo-2", "redo"),
    Action("undo_list", "Undo list…", "Edit", "Your last changes by name; take back the newest ones.",
           "Ctrl+Shift+U", "history", "open"),
    Action("save", "Save", "Edit", "Save the changed fields.", "Ctrl+S", "save", "edit", True),
    Action("discard", "Discard changes", "Edit", "Go back to the saved record.", "", "", "edit"),
    Action("copy_table", "Copy as a table", "Edit", "Copy the selected rows with their headings.", "Ctrl+Shift+C",
           "", "open", True),
    Action("find", "Search", "Edit", "Go to the search box.", "Ctrl+F", "search", "open"),
    Action("new_record", "New record", "Record", "Make a new record here.", "Ctrl+N", "plus", "write"),
    Action("note", "Note or promise…", "Record", "Write down what was said or promised about the open record.",
           "Ctrl+J", "pencil", "write"),
    Action("print_draft", "Print draft order", "Record", "Show the draft travel order.", "Ctrl+P", "printer",
           "record"),
    Action("decide", "Decide on duty…", "Record", "Assign it, let it wait, or set it aside.", "Ctrl+D", "user",
           "record"),
    Action("history", "History", "Record", "What was changed, by whom, when.", "Ctrl+H", "history", "record"),
    Action("reveal", "Reveal personal fields", "Record", "Show what is hidden; this is logged.", "", "eye", "record"),
    Action("person_report", "Person report…", "Record", "Everything held about the person, to be shown and printed.",
           "", "file-text", "record"),
    Action("bulk_edit", "Change many…", "Record", "One value for every selected record, shown before it is saved.",
           "Ctrl+B", "pencil", "write", True),
    Action("duplicates", "Look-alikes…", "Record", "Records that may be the same, with reasons; merge or tell apart.",
           "", "user", "write"),
    Action("remove", "Move to bin", "Record", "Remove the record; undo brings it back.", "Ctrl+Delete", "trash-2",
           "record"),
    Action("vetting_answers", "Record vetting answers…", "Record",
           "Paste the answers as they came; each line finds its student.", "", "shield", "write", True),
    Action("scores", "Scores of a test session…", "Record",
           "Type scores down the roster; put the selected students on it.", "", "pencil", "write"),
    Action("read_passport", "Read a passport…", "Record",
           "Scan or paste the two lines at the foot of a passport or visa.", "", "file-text", "record"),
    Action("print_packets", "Print packets…", "Record",
           "The packets of the selected students, into a folder.", "", "printer", "write"),
    Action("write_letters", "Write letters…", "Record", "One letter to all selected students.", "", "file-text",
           "write"),
    Action("vetting_sheet", "Vetting submission…", "Record",
           "Bio data of the selected students, as a workbook or a paper.", "", "shield", "write"),
    Action("training_list", "Training list…", "Record", "The lines of a fiscal year as a sheet.", "", "download",
           "write"),
    Action("tracking_sheet", "Tracking sheet…", "Record",
           "Every student under way with each step and its due date, as a sheet.", "", "download", "write"),
    Action("became", "Record what became of it…", "Record",
           "Move the chosen items to another state, with what the move asks for.", "", "barcode", "write", True),
    Action("routine_check", "Record routine check", "Record",
           "Record that the item on screen was seen today.", "Ctrl+R", "eye", "record", True),
    Action("plan_inventory", "New inventory…", "Record", "Plan a count: sites, day, method and team.", "", "barcode",
           "write"),
    Action("scanner", "Scanner and sounds…", "Record", "The scanner of this machine, and what its beeps say.", "",
           "barcode"),
    Action("filter", "Filter…", "View", "Build a filter for the list.", "Ctrl+Shift+F", "funnel", "open"),
    Action("ask", "Ask in words…", "View", "Filter the list by a sentence.", "Ctrl+Shift+A", "funnel", "open"),
    Action("views", "Views…", "View", "Named views of this list: keep, share, rename, remove.", "Ctrl+Shift+V", "",
           "open"),
    Action("columns", "Columns…", "View", "Choose the columns of the list.", "", "columns-3", "open", True),
    Action("group", "Group and add up…", "View", "Group the list by a column, with sums.", "Ctrl+G", "", "open"),
    Action("freeze", "Freeze columns up to here", "View", "Keep the columns left of the cursor in sight.", "", "",
           "open"),
    Action("sort", "Sort by this column", "View", "Sort by the column of the cursor.", "Ctrl+Shift+S", "", "open"),
    Action("look_back", "Look at a past day…", "View", "The list as the file said on a day.", "", "history", "open",
           True),
    Action("compare_days", "Compare two days…", "View", "What differs between two days.", "", "history", "open"),
    Action("away", "What slips if I am away…", "View", "Duties that fall due while you are away.", "",
           "calendar-check", "open"),
    Action("guest", "Guest view", "View", "Turn the screen to a visitor: his own visit and nothing else.", "F9", "eye",
           "record"),
    Action("bin", "Show bin", "View", "Removed records, to be restored.", "", "archive-restore", "open"),
    Action("next_tab", "Next tab", "View", "Go to the next tab.", "Ctrl+PgDown", "", "open", True),
    Action("previous_tab", "Previous tab", "View", "Go to the tab before.", "Ctrl+PgUp", "", "open"),
    Action("larger", "Larger", "View", "Larger text, up to 200 %.", "Ctrl++", "zoom-in", divides=True),
    Action("smaller", "Smaller", "View", "Smaller text.", "Ctrl+-", "zoom-out"),
    Action("light", "Light", "View", "Light colours.", divides=True),
    Action("dark", "Dark", "View", "Dark colours."),
    Action("contrast", "High contrast", "View", "The system's own colours, borders instead of tints."),
    Action("system", "Colours of the system", "View", "Follow the system's light or dark scheme."),
    Action("help", "Help for this screen", "Help", "What this screen is for.", "F1", "circle-help"),
    Action("shortcuts", "Keyboard shortcuts…", "Help", "Every action and its key; keys can be changed.", "Ctrl+/",
           "keyboard"),
    Action("about", "About SCO Desk", "Help", "Version, licences and encryption module.", "", "info"),
)  # fmt: skip


class ActionBook(QObject):
    """The declared actions as Qt actions, bound to what they do."""

    def __init__(self, parent: QObject, declared: Iterable[Action] = ACTIONS) -> None:
        super().__init__(parent)
        self.declared = {each.id: each for each in declared}
        self.made = {each.id: self._make(each) for each in self.declared.values()}
        self._allowed: tuple[set[str], dict[str, str]] | None = None
        """What was allowed last: it is asked at each change on screen, and mostly answered as before."""

    def bind(self, **handlers: Callable[[], object]) -> None:
        """Gives actions their work, by id; an action without work is not shown."""
        for action_id, handler in handlers.items():
            made = self.made[action_id]
            made.triggered.connect(lambda _checked=False, handler=handler: handler())
            made.setVisible(True)

    def allow(self, have: Iterable[str], reasons: dict[str, str] | None = None) -> None:
        """Opens the actions whose need is among `have`; the others say why not (`reasons` first)."""
        present, reasons = {"", *have}, reasons or {}
        if (present, reasons) == self._allowed:
            return
        self._allowed = present, reasons
        for action_id, declared in self.declared.items():
            reason = reasons.get(action_id, "")
            closed = bool(reason) or declared.needs not in present
            made = self.made[action_id]
            why = reason or (WHY_NOT.get(declared.needs, "") if closed else "")
            if made.isEnabled() is not closed and made.statusTip() == (why or declared.tip):
                continue  # what is set is told to its menu and its buttons, and most stay as they are
            made.setEnabled(not closed)
            made.setToolTip(_tip(declared, why, made))
            made.setStatusTip(why or declared.tip)

    def rekey(self, key_of: Callable[[str], str]) -> None:
        """Gives every action the key it has on this machine; menus and tips follow."""
        for action_id, declared in self.declared.items():
            made = self.made[action_id]
            made.setShortcut(QKeySequence(key_of(action_id)))
            if made.isEnabled():
                made.setToolTip(_tip(declared, "", made))

    def rename(self, action_id: str, label: str) -> None:
        """Changes the words of an action (`Undo Record exam result`)."""
        self.made[action_id].setText(label)

    def fill_menu_bar(self, bar: QMenuBar) -> None:
        """One menu for each group, with the actions that have work to do."""
        bar.clear()
        for name in MENUS:
            menu = QMenu(f"&{name}", bar)
            menu.setToolTipsVisible(True)
            menu.setAccessibleName(name)
            for declared in self.declared.values():
                if declared.menu == name:
                    if declared.divides:
                        menu.addSeparator()
                    menu.addAction(self.made[declared.id])
            bar.addMenu(menu)

    def button(self, action_id: str, *, words: bool = True) -> QToolButton:
        """A button for an action; it follows its words and its state."""
        made = QToolButton()
        made.setDefaultAction(self.made[action_id])
        made.setObjectName(f"action_{action_id}")
        style = Qt.ToolButtonStyle
        made.setToolButtonStyle(style.ToolButtonTextBesideIcon if words else style.ToolButtonIconOnly)
        made.setAccessibleName(self.declared[action_id].label.rstrip("…"))
        return made

    def _make(self, declared: Action) -> QAction:
        made = QAction(declared.label, self)
        made.setObjectName(declared.id)
        made.setVisible(False)
        if declared.shortcut:
            made.setShortcut(QKeySequence(declared.shortcut))
        if declared.icon:
            icons.dress(made, declared.icon)
        made.setToolTip(_tip(declared, "", made))
        return made


def _tip(declared: Action, why_not: str, made: QAction) -> str:
    shown = made.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
    key = f" ({shown})" if shown else ""
    return f"{declared.tip}{key}" if not why_not else f"{declared.label.rstrip('…')}: {why_not}"
