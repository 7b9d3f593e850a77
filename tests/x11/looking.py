"""Looks at a running program through the accessibility bus, from outside, as a screen reader does.

Runs under the system's Python, which has the D-Bus library (Debian: python3-gi); reads questions as JSON lines and
answers each with one. Arguments: `ADDRESS` of the accessibility bus, number of the process that is looked at.
"""

import json
import sys
from collections.abc import Sequence
from contextlib import suppress
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
    23: "selected",
    24: "sensitive",
    25: "showing",
}
TABLES = ("table", "tree table")
CHILDLESS = ("label", "push button", "check box", "radio button", "text", "password text")
DEEPEST, MOST_CELLS = 40, 60
Place = tuple[str, str]
"""A process's name on the bus and the path of an object in it."""
NOBODY: Place = ("", "")
Question = tuple[Place, str, str, str, tuple[Any, ...]]
"""Whom, interface, method, and shape and values of what is given."""


class Bus:
    """Calls and signals of the accessibility bus."""

    def __init__(self, address: str, process: int) -> None:
        self._process = process
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

    def ask(self, questions: Sequence[Question]) -> list[Any]:
        """The answers of objects, in order, all asked before the first is waited for; None of one that is gone."""
        answers: list[Any] = [None] * len(questions)
        waiting = {at for at, each in enumerate(questions) if each[0][0]}

        def arrived(connection: Any, result: Any, at: int) -> None:
            waiting.discard(at)
            with suppress(GLib.Error):
                found = connection.call_finish(result).unpack()
                answers[at] = found[0] if len(found) == 1 else found

        flags = Gio.DBusCallFlags.NONE
        for at in sorted(waiting):
            (name, path), interface, method, shape, values = questions[at]
            given = GLib.Variant(shape, values) if shape else None
            self._connection.call(name, path, interface, method, given, None, flags, 5_000, None, arrived, at)
        while waiting:
            GLib.MainContext.default().iteration(True)
        return answers

    def call(
        self, place: Place, interface: str, method: str, shape: str = "", values: tuple[Any, ...] = ()
    ) -> Any:
        """The answer of an object; None when it is gone or does not know the question."""
        return self.ask([(place, interface, method, shape, values)])[0]

    def is_its(self, name: str) -> bool:
        """Whether a name on the bus belongs to the process that is looked at."""
        bus = ("org.freedesktop.DBus", "/org/freedesktop/DBus")
        return self.call(bus, bus[0], "GetConnectionUnixProcessID", "(s)", (name,)) == self._process

    def _signal(self, _bus: Any, sender: str, path: str, _interface: str, signal: str, given: Any) -> None:
        kind, detail, _, value, *_ = given.unpack()
        if signal == "Announcement":
            self.heard.append(str(value))
        elif signal == "StateChanged" and kind == "focused" and detail:
            self.focus = (sender, path)


def asking(place: Place, method: str, at: tuple[int, ...] = ()) -> Question:
    """A question to an object; with `at`, to a table about columns or cells."""
    if at:
        return (place, TABLE, method, f"({'i' * len(at)})", at)
    return (place, ACCESSIBLE, method, "", ())


def reading(place: Place, name: str, interface: str = ACCESSIBLE) -> Question:
    """The question for a property of an object."""
    return (place, "org.freedesktop.DBus.Properties", "Get", "(ss)", (interface, name))


def states(bus: Bus, places: Sequence[Place]) -> list[set[str]]:
    """The states of objects that matter here."""
    words = bus.ask([asking(each, "GetState") for each in places])
    bits = [(each[0] | each[1] << 32) if each else 0 for each in words]
    return [{name for at, name in STATES.items() if each >> at & 1} for each in bits]


def facts(bus: Bus, places: Sequence[Place], known: Sequence[set[str]] = ()) -> list[dict[str, Any]]:
    """What is read of objects themselves; `known` are their states when they were asked for."""
    told = bus.ask(
        [
            question
            for each in places
            for question in (
                asking(each, "GetRoleName"),
                reading(each, "Name"),
                reading(each, "AccessibleId"),
            )
        ]
    )
    return [
        dict(zip(("role", "name", "id"), (word or "" for word in told[at * 3 : at * 3 + 3]), strict=True))
        | {"states": sorted(found)}
        for at, found in enumerate(known or states(bus, places))
    ]


def trees(bus: Bus, roots: Sequence[Place]) -> list[dict[str, Any]]:
    """Objects and everything below them that is on screen, asked level by level."""
    top: list[dict[str, Any]] = []
    level = [(each, top) for each in roots]
    for depth in range(DEEPEST + 1):
        told = states(bus, [place for place, _ in level])
        shown = [
            (*each, found) for each, found in zip(level, told, strict=True) if not depth or "showing" in found
        ]
        nodes = facts(bus, [place for place, _, _ in shown], [found for _, _, found in shown])
        inner: list[tuple[Place, dict[str, Any]]] = []
        for (place, siblings, _), node in zip(shown, nodes, strict=True):
            node["children"] = []
            siblings.append(node)
            if node["role"] in TABLES:
                node |= table(bus, place)
            elif node["role"] not in CHILDLESS:
                inner.append((place, node))
        below = bus.ask([asking(place, "GetChildren") for place, _ in inner])
        level = [
            (tuple(child), node["children"])
            for (_, node), found in zip(inner, below, strict=True)
            for child in found or ()
        ]
        if not level:
            break
    return top


def table(bus: Bus, place: Place) -> dict[str, Any]:
    """Heads of the columns, and the cells of the first row."""
    columns, rows = (
        each or 0 for each in bus.ask([reading(place, "NColumns", TABLE), reading(place, "NRows", TABLE)])
    )
    told = range(min(columns, MOST_CELLS))
    heads = bus.ask([asking(place, "GetColumnHeader", (at,)) for at in told])
    cells = bus.ask([asking(place, "GetAccessibleAt", (0, at)) for at in told]) if rows else []
    named = bus.ask([reading(tuple(each or NOBODY), "Name") for each in heads])
    return {
        "rows": rows,
        "heads": [each or "" for each in named],
        "cells": facts(bus, [tuple(each) for each in cells if each]),
    }


def windows(bus: Bus) -> list[Place]:
    """The windows of the program that are on screen."""
    known = bus.call((REGISTRY, ROOT), ACCESSIBLE, "GetChildren") or []
    programs = [each for each in known if bus.is_its(each[0])]
    found = bus.ask([asking(tuple(each), "GetChildren") for each in programs])
    places = [tuple(window) for each in found for window in each or ()]
    return [place for place, told in zip(places, states(bus, places), strict=True) if "showing" in told]


def over(bus: Bus) -> list[Place]:
    """The sheets on screen that lie over a program's window; the window where none does."""
    found = windows(bus)
    roles = bus.ask([asking(each, "GetRoleName") for each in found])
    return [place for place, role in zip(found, roles, strict=True) if role != "frame"] or found


def focused(bus: Bus) -> dict[str, Any] | None:
    """What the keyboard acts on: the last that was told, while it is so; else it is looked for."""
    if bus.focus and "focused" in states(bus, [bus.focus])[0]:
        return facts(bus, [bus.focus])[0]
    place = seek(bus, windows(bus))
    return facts(bus, [place])[0] if place else None


def seek(bus: Bus, level: Sequence[Place]) -> Place | None:
    """The innermost object with the focus, among objects and what is below them."""
    innermost = None
    while level:
        told = states(bus, level)
        shown = [place for place, found in zip(level, told, strict=True) if "showing" in found]
        here = (place for place, found in zip(level, told, strict=True) if {"showing", "focused"} <= found)
        innermost = next(here, innermost)
        below = bus.ask([asking(place, "GetChildren") for place in shown])
        level = [tuple(child) for found in below for child in found or ()]
    return innermost


def answer(bus: Bus, question: dict[str, Any]) -> Any:
    """What was asked."""
    context = GLib.MainContext.default()
    while context.pending():
        context.iteration(False)
    if question["ask"] == "windows":
        return facts(bus, windows(bus))
    if question["ask"] == "tree":
        return trees(bus, windows(bus))
    if question["ask"] == "over":
        return trees(bus, over(bus))
    if question["ask"] == "focus":
        return focused(bus)
    heard, bus.heard = bus.heard, []
    return heard


def main() -> None:
    """Answers until the input ends."""
    bus = Bus(sys.argv[1], int(sys.argv[2]))
    for line in sys.stdin:
        print(json.dumps(answer(bus, json.loads(line))), flush=True)


if __name__ == "__main__":
    main()
