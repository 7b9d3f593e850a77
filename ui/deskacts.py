"""The work of the window's own actions, and of the page on screen, by action id."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from ui.theme import Theme

if TYPE_CHECKING:
    from ui.shell import Desk


def handlers(desk: "Desk") -> dict[str, Callable[[], object]]:
    """What can be done in the window now."""
    if desk.turned and desk.guest is not None:
        return desk.guest.handlers()
    theme = Theme.current()
    own: dict[str, Callable[[], object]] = {
        "new_office": desk.entrance.new_office,
        "open_office": desk.entrance.open_other,
        "lock": desk.lock,
        "close_office": desk.close_office,
        "quit": desk.close,
        "larger": lambda: _choose(desk, zoom=theme.zoom + 10),
        "smaller": lambda: _choose(desk, zoom=theme.zoom - 10),
        "light": lambda: _choose(desk, "light"),
        "dark": lambda: _choose(desk, "dark"),
        "contrast": lambda: _choose(desk, "contrast"),
        "system": lambda: _choose(desk, "system"),
        "shortcuts": lambda: _shortcuts(desk),
        "about": lambda: _about(desk),
        "help": lambda: _help(desk),
    }
    if desk.workspace is not None:
        from ui.office import menu

        own |= desk.workspace.handlers()
        own |= menu.handlers(desk)
        own |= desk.workspace.page.handlers()
        own |= desk.scanning.handlers() if desk.scanning is not None else {}
        own |= desk.guest.handlers() if desk.guest is not None else {}
    return own


def _shortcuts(desk: "Desk") -> None:
    from ui.shortcuts import show_shortcuts

    show_shortcuts(desk)


def _about(desk: "Desk") -> None:
    from ui.about import show_about

    show_about(desk)


def _help(desk: "Desk") -> None:
    from ui.help import show_help

    if desk.workspace is None:
        show_help(desk, "start")
    else:
        show_help(desk, *filter(None, (desk.workspace.page.screen_shown, desk.workspace.tab)))


def _choose(desk: "Desk", colours: str = "", zoom: int = 0) -> None:
    theme = Theme.current()
    theme.choose(colours or None, zoom or None)  # type: ignore[arg-type]
    desk.machine.theme, desk.machine.zoom = theme.choice, theme.zoom
    desk.machine.save()
