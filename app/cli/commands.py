"""The commands by name; each lives in a module that is imported only when it is the one asked for."""

from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib import import_module

from app.cli.answer import Answer


@dataclass(frozen=True)
class Command:
    """How a command takes its arguments and what it does."""

    arguments: Callable[[ArgumentParser], None]
    run: Callable[[Namespace], Answer]
    example: str = ""


@dataclass(frozen=True)
class Entry:
    """A command in the overview: group, one line, and the module whose COMMANDS holds it."""

    group: str
    about: str
    module: str

    def load(self, name: str) -> Command:
        """The command itself."""
        commands: Mapping[str, Command] = import_module(f"app.cli.{self.module}").COMMANDS
        return commands[name]


GROUPS = ("Office", "Records", "Duties and papers", "History", "Reference")
COMMANDS: Mapping[str, Entry] = {
    "new": Entry("Office", "make an office", "desk"),
    "info": Entry("Office", "say what an office holds and who writes", "desk"),
    "user": Entry("Office", "list, add and remove users, set roles and passphrases", "users"),
    "arrival": Entry("Office", "say what a successor settles first", "arrival"),
    "verify": Entry("Office", "prove the history against the records", "desk"),
    "backup": Entry("Office", "make a backup and read it back", "desk"),
    "restore": Entry("Office", "put a backup in the place of an office", "desk"),
    "copy": Entry("Office", "copy an office with its attachments", "desk"),
    "purge": Entry("Office", "erase what is past its keeping; hold what is not to be erased", "purge"),
    "list": Entry("Records", "list records, filtered and sorted", "look"),
    "show": Entry("Records", "show one record with what is said about it", "look"),
    "add": Entry("Records", "add a record", "write"),
    "edit": Entry("Records", "change fields of a record", "write"),
    "remove": Entry("Records", "put a record into the bin", "write"),
    "note": Entry("Records", "write a note or a promise on a record", "notes"),
    "duplicates": Entry("Records", "list records that may be the same, with reasons", "pairs"),
    "merge": Entry("Records", "make two records one", "pairs"),
    "student": Entry("Records", "tell where students stand; let an alternate step forward", "students"),
    "eum": Entry("Records", "plan a field inventory, read serials, reconcile, sign, report", "eum"),
    "case": Entry("Records", "tell how cases stand and how full their files are; record a step", "case"),
    "visit": Entry("Records", "follow clearance requests: check, send, answer, roster, calendar", "visit"),
    "plan": Entry("Records", "check a year's plan, try another order, take in the service's list", "plan"),
    "person": Entry("Records", "report everything held about a person", "person"),
    "import": Entry("Records", "take in a sheet from somebody else", "sheets"),
    "export": Entry("Records", "write records as a sheet", "papers"),
    "check": Entry("Duties and papers", "say what the rules find", "duties"),
    "due": Entry("Duties and papers", "list what is due", "duties"),
    "print": Entry("Duties and papers", "print a paper", "papers"),
    "history": Entry("History", "tell a record's history; restore a value", "past"),
    "undo": Entry("History", "take back your newest step", "past"),
    "redo": Entry("History", "do your last undone step again", "past"),
    "kinds": Entry("Reference", "describe the kinds of record, their fields, codes and rules", "reference"),
    "demo": Entry("Reference", "make the practice office with its papers and sheets", "reference"),
}
