"""What can be done with a list as a whole: columns, groups, freezing, copying, printing, exporting; its menu."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QPoint
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from app.listing import is_step
from app.reading import GroupBy
from models.paths import column
from ui.columns import DENSITIES, ColumnsSheet
from ui.lists import RecordGrid
from ui.parts.words import counted
from ui.session import Session


class ListWork(QObject):
    """Belongs to a page with a `RecordGrid`; `said` tells the view and the filters in words."""

    def __init__(self, page: QWidget, session: Session, grid: RecordGrid, said: Callable[[], str]) -> None:
        super().__init__(page)
        self._page, self._session, self._grid, self._said = page, session, grid, said
        grid.menu_wanted.connect(self.show_menu)

    def handlers(self) -> dict[str, Callable[[], object]]:
        """What the list does for actions, by id."""
        return {
            "columns": self.ask_columns,
            "group": self.ask_groups,
            "freeze": self.freeze,
            "sort": self._grid.sort_current_column,
            "copy_table": self.copy_table,
            "print_list": self.print_list,
            "export": self.export,
        }

    # -- actions --
    def ask_columns(self) -> None:
        """Asks which columns the list shows, how wide, and how high its rows are."""
        ColumnsSheet.for_grid(self._page.window(), self._session, self._grid).open()

    def ask_groups(self) -> None:
        """Asks by which columns the list is grouped."""
        from ui.grouping import GroupSheet

        GroupSheet(self._page.window(), self._session, self._grid, self._grid.group_by).open()

    def freeze(self) -> None:
        """Freezes up to the column of the cursor, or lets go again."""
        count = self._grid.freeze_here()
        told = "Only the first column is frozen." if count == 1 else f"{count} columns are frozen."
        self._session.said.emit(told, "note")

    def copy_table(self) -> None:
        """Copies the selected rows with their headings."""
        from ui.tableclip import copy_table

        copy_table(self._session, self._grid)

    def print_list(self) -> None:
        """Shows the list as a paper."""
        from ui.listprint import print_list

        print_list(self._page.window(), self._session, self._grid, self._said())

    def export(self) -> None:
        """Shows what an export would hold; it is logged when it is about persons."""
        from ui.exporting import ExportSheet

        ExportSheet(self._page.window(), self._session, self._grid, self._said()).open()

    # -- menu --
    def show_menu(self, at: QPoint) -> None:
        """The menu of the cell the cursor is on."""
        menu = QMenu(self._grid)
        menu.setObjectName("list_menu")
        menu.setAccessibleName("List")
        for each in self._entries():
            if each is None:
                menu.addSeparator()
                continue
            words, act = each
            made = QAction(words, menu)
            made.triggered.connect(lambda _=False, act=act: act())
            menu.addAction(made)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(at)

    def _entries(self) -> list[tuple[str, Callable[[], object]] | None]:
        grid = self._grid
        at = max(0, grid.currentIndex().column())
        path = grid.all_paths[at]
        heading = grid.source.columns[at].label
        entries: list[tuple[str, Callable[[], object]] | None] = [
            ("Copy cell", grid.copy_cell),
            ("Copy as a table", self.copy_table),
            None,
        ]
        if grid.can_sort(path):
            entries.append((f"Sort by {heading}", grid.sort_current_column))
        if self._groups(path):
            entries.append((f"Group by {heading}", lambda: grid.group_by(self._groups(path))))
        if at:
            entries.append((f"Leave out {heading}", lambda: self._leave_out(path)))
        entries.append((f"Freeze up to {heading}", self.freeze))
        if grid.groups:
            entries += [
                None,
                ("Fold every group", lambda: grid.fold_all(True)),
                ("Unfold every group", lambda: grid.fold_all(False)),
                ("Show without groups", lambda: grid.group_by(())),
            ]
        densities = ((f"{words} rows", key) for key, words in DENSITIES.items() if key != grid.density)
        entries.append(None)
        entries += [(words, lambda key=key: grid.set_density(key)) for words, key in densities]  # type: ignore[misc]
        return entries

    def _groups(self, path: str) -> list[GroupBy]:
        from app.groups import may_group, ways_of

        if is_step(path):
            return []
        field = column(self._grid.kind, path)[1]
        return [GroupBy(path, next(iter(ways_of(field)), ""))] if may_group(field) else []

    def _leave_out(self, path: str) -> None:
        self._grid.show_paths([each for each in self._grid.all_paths if each != path])
        self._session.said.emit(
            f"{counted(len(self._grid.all_paths), 'column')} shown. The others are under Columns.", "note"
        )
