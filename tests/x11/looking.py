"""Looks at a running program through the accessibility bus, from outside, as a screen reader does.

Runs under the system's Python, which has the D-Bus library (Debian: python3-gi); reads questions as JSON lines and
answers each with one. `ADDRESS` of the accessibility bus is the only argument.
"""

import json
import sys
from collections.abc import Iterator
from typing import Any

from gi.repository import Gio, GLib

ACCESSIBLE, TABLE = "org.a11y.atspi.Accessible", "org.a11y.atspi.Table"
REGISTRY, ROOT = "org.a11y.atspi.Registry", "/org/a11y/atspi/accessible/root"
STATES = {
    1: "active",
    4: "checked",
    8: "enabled",
    11: "focusable",
    12: "focused",
    24: "sensitive",
    25: "showing",
}
TABLES = ("table", "tree table")
DEEPEST, MOST_CELLS = 40, 60
Place = tuple[str, str]
"""A process's name on the bus and the path of an object in it."""


class Bus:
    """Calls and signals of the accessibility bus."""

    def __init__(self, address: str) -> None:
        flags = Gio.DBusConnectionFlags
        self._connection = Gio.DBusConnection.new_for_address_sync(
            address, flags.AUTHENTICATION_CLIENT | flags.MESSAGE_BUS_CONNECTION, None, None
        )
        self.heard: list[str] = []
        self.focus: Place | None = None
        for event in ("object:announcement", "object:state-changed:focused"):
            self.call(
                (REGISTRY, "/org/a11y/atspi/registry"), REGISTRY, "RegisterEvent", "(sass)", (event, [], "")
            )
        self._connection.signal_subscribe(
            None, "org.a11y.atspi.Event.Object", None, None, None, Gio.DBusSignalFlags.NONE, self._signal
        )

    def call(
        self, place: Place, interface: str, method: str, shape: str = "", values: tuple[Any, ...] = ()
    ) -> Any:
        """The answer of an object; None when it is gone or does not know the question."""
        if not place[0]:
            return None
        given = GLib.Variant(shape, values) if shape else None
        try:
            answer = self._connection.call_sync(
                place[0], place[1], interface, method, given, None, Gio.DBusCallFlags.NONE, 5_000, None
            )
        except GLib.Error:
            return None
        found = answer.unpack()
        return found[0] if len(found) == 1 else found

    def property(self, place: Place, name: str, interface: str = ACCESSIBLE) -> Any:
        """A property of an object."""
        return self.call(place, "org.freedesktop.DBus.Properties", "Get", "(ss)", (interface, name))

    def _signal(self, _bus: Any, sender: str, path: str, _interface: str, signal: str, given: Any) -> None:
        kind, detail, _, value, *_ = given.unpack()
        if signal == "Announcement":
            self.heard.append(str(value))
        elif signal == "StateChanged" and kind == "focused" and detail:
            self.focus = (sender, path)


def states(bus: Bus, place: Place) -> set[str]:
    """The states that matter here."""
    found = bus.call(place, ACCESSIBLE, "GetState")
    bits = (found[0] | found[1] << 32) if found else 0
    return {name for at, name in STATES.items() if bits >> at & 1}


def facts(bus: Bus, place: Place) -> dict[str, Any]:
    """What is read of an object itself."""
    return {
        "role": bus.call(place, ACCESSIBLE, "GetRoleName") or "",
        "name": bus.property(place, "Name") or "",
        "about": bus.property(place, "Description") or "",
        "id": bus.property(place, "AccessibleId") or "",
        "states": sorted(states(bus, place)),
    }


def tree(bus: Bus, place: Place, depth: int = 0) -> dict[str, Any] | None:
    """An object and everything below it that is on screen."""
    if depth and "showing" not in states(bus, place):
        return None
    node = facts(bus, place)
    if node["role"] in TABLES:
        node |= table(bus, place)
        return node
    below = bus.call(place, ACCESSIBLE, "GetChildren") or []
    found = (tree(bus, tuple(each), depth + 1) for each in below) if depth < DEEPEST else iter(())
    node["children"] = [each for each in found if each is not None]
    return node


def table(bus: Bus, place: Place) -> dict[str, Any]:
    """Heads of the columns, and the cells of the first row."""
    columns = bus.property(place, "NColumns", TABLE) or 0
    rows = bus.property(place, "NRows", TABLE) or 0
    heads = [
        bus.call(place, TABLE, "GetColumnHeader", "(i)", (at,)) for at in range(min(columns, MOST_CELLS))
    ]
    cells = (
        [bus.call(place, TABLE, "GetAccessibleAt", "(ii)", (0, at)) for at in range(min(columns, MOST_CELLS))]
        if rows
        else []
    )
    return {
        "rows": rows,
        "heads": [bus.property(tuple(head), "Name") or "" if head else "" for head in heads],
        "cells": [facts(bus, tuple(cell)) for cell in cells if cell],
        "children": [],
    }


def windows(bus: Bus) -> Iterator[Place]:
    """The windows of every program on the bus that are on screen."""
    for application in bus.call((REGISTRY, ROOT), ACCESSIBLE, "GetChildren") or []:
        for window in bus.call(tuple(application), ACCESSIBLE, "GetChildren") or []:
            if "showing" in states(bus, tuple(window)):
                yield tuple(window)


def focused(bus: Bus) -> dict[str, Any] | None:
    """What the keyboard acts on: the last that was told, while it is so; else it is looked for."""
    if bus.focus and "focused" in states(bus, bus.focus):
        return facts(bus, bus.focus)
    return next((node for window in windows(bus) if (node := seek(bus, window))), None)


def seek(bus: Bus, place: Place) -> dict[str, Any] | None:
    """The innermost object with the focus."""
    here = states(bus, place)
    if "showing" not in here:
        return None
    below = bus.call(place, ACCESSIBLE, "GetChildren") or []
    inner = next((found for each in below if (found := seek(bus, tuple(each)))), None)
    return inner or (facts(bus, place) if "focused" in here else None)


def answer(bus: Bus, question: dict[str, Any]) -> Any:
    """What was asked."""
    context = GLib.MainContext.default()
    while context.pending():
        context.iteration(False)
    if question["ask"] == "windows":
        return [facts(bus, each) for each in windows(bus)]
    if question["ask"] == "tree":
        return [node for each in windows(bus) if (node := tree(bus, each)) is not None]
    if question["ask"] == "focus":
        return focused(bus)
    heard, bus.heard = bus.heard, []
    return heard


def main() -> None:
    """Answers until the input ends."""
    bus = Bus(sys.argv[1])
    for line in sys.stdin:
        print(json.dumps(answer(bus, json.loads(line))), flush=True)


if __name__ == "__main__":
    main()
