"""Opening an office for one command: the passphrase, and the key derived while the rest is imported."""

import gc
import os
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING, TypeVar

from app.errors import Usage

if TYPE_CHECKING:
    from app.office import Office
    from models.kinds import Kind

R = TypeVar("R")


def office_argument(parser: ArgumentParser) -> None:
    """OFFICE, which every command but three takes first."""
    parser.add_argument("office", metavar="OFFICE", type=Path, help="folder of the office, NAME.sco")


def passphrase() -> str:
    """The passphrase that opens: SCO_PASSPHRASE or asked for."""
    given = os.environ.get("SCO_PASSPHRASE")
    return given if given is not None else _asked("Passphrase: ")


def new_passphrase(variable: str) -> str:
    """A new passphrase: from the variable, or asked for twice. Raises Usage when the two differ."""
    given = os.environ.get(variable)
    if given is not None:
        return given
    first = _asked("New passphrase: ")
    if first != _asked("The same again: "):
        raise Usage("The two passphrases differ.", do="Type the same one twice.")
    return first


def _asked(prompt: str) -> str:
    """A line typed unseen, or the next line of a standard input that is no terminal."""
    if sys.stdin.isatty():
        from getpass import getpass

        return getpass(prompt, stream=sys.stderr)
    line = sys.stdin.readline()
    if not line:
        raise Usage("No passphrase was given.", do="Type it, or set SCO_PASSPHRASE.")
    return line.rstrip("\r\n")


def recovery_key() -> str:
    """The printed recovery key: SCO_RECOVERY_KEY or asked for."""
    given = os.environ.get("SCO_RECOVERY_KEY")
    return given if given is not None else _asked("Recovery key: ")


def opened(
    options: Namespace, *, reading: bool, ahead: Callable[[], None] | None = None, secret: str | None = None
) -> "Office":
    """The office of the command, to be closed by a `with`; commands that only look ask for no writer's lock.

    The key is derived on a second thread; meanwhile this one imports what opening needs, and does `ahead`. Raises
    what `app.offices.open_office` raises.
    """
    from app.unlocking import found, unlock

    folder = found(options.office)
    secret = passphrase() if secret is None else secret
    deriving = _Beside(lambda: unlock(folder, options.user, secret))
    from app import offices

    if ahead is not None:
        ahead()
    data_key, user = deriving.result()
    gc.freeze()  # what is imported lives to the end, and need not be looked through
    gc.enable()  # `main` holds it back while modules are imported
    office = offices.open_with_key(folder, data_key, user, today=options.today, reading=reading)
    for each in office.warnings:
        print(each, file=sys.stderr)
    return office


def require_writer(office: "Office") -> None:
    """Raises Refused at once, with who writes, when the office was opened to read only."""
    _ = office.writer


class _Beside:
    """Work on a second thread; `result` waits for it and raises what it raised."""

    def __init__(self, work: "Callable[[], tuple[bytes, str]]") -> None:
        self._work = work
        self._result: tuple[bytes, str] | None = None
        self._error: BaseException | None = None
        self._thread = Thread(target=self._run, daemon=True)
        self._thread.start()

    def _run(self) -> None:
        try:
            self._result = self._work()
        except BaseException as error:
            self._error = error

    def result(self) -> tuple[bytes, str]:
        self._thread.join()
        if self._error is not None:
            raise self._error
        assert self._result is not None
        return self._result


def rules_ahead() -> None:
    """Imports the rules."""
    from models.rules import all_rules

    all_rules()


def lists_ahead() -> None:
    """Imports what lists are read with."""
    from models.kinds import all_kinds

    import_module("app.cli.filters")
    import_module("app.reading_sql")
    all_kinds()


def kind_of(name: str) -> "type[Kind]":
    """The kind a person names: by name, label or plural. Raises Usage with the nearest."""
    from models.kinds import all_kinds
    from models.text import key_text

    kinds = all_kinds()
    known = {key_text(text): kind for kind in kinds.values() for text in (kind.spec.plural, kind.spec.label)}
    known |= {key_text(each): kind for each, kind in kinds.items()}
    found = known.get(key_text(name))
    if found is not None:
        return found
    from difflib import get_close_matches

    near = get_close_matches(key_text(name), known, n=1)
    hint = f"The nearest is {known[near[0]].spec.name}." if near else "sco kinds lists them."
    raise Usage(f"There is no kind of record “{name}”.", do=hint)
