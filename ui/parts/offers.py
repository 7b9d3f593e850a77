"""What is offered below a line while somebody types in it."""

from PySide6.QtWidgets import QCompleter

from ui.theme import Theme


class Offers(QCompleter):
    """Offers from a model; its list is a window of its own, so it is dressed when it is first wanted."""

    def splitPath(self, path: str) -> list[str]:
        popup = self.popup()
        if popup is not None and not popup.styleSheet():
            Theme.current().dress(popup)
        return list(super().splitPath(path))
