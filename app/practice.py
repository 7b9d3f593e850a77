"""What tells a practice office from one at work; light, so that the first window can ask."""

from pathlib import Path

NAME = "office.sco"
"""The practice office within the folder that also gets its papers and sheets."""
MARKER = "practice.json"
"""Lies in the folder of an office that was made for practice; `app.demo.place` says what it holds."""
SETTING = "practice"
"""The technical fact of the file that marks a practice office; copies and backups carry it along."""
PASSPHRASE = "practice office passphrase"
"""Shared by every practice user and shown; a practice office holds no secret."""
USER = "chief"
"""Who opens the practice office first: its administrator."""
WORDS = "PRACTICE"


def looks_so(folder: Path) -> bool:
    """Whether the folder says that its office was made for practice; asked before it is opened."""
    return (folder / MARKER).exists()


def says_so(setting: str) -> bool:
    """Whether the fact of the file marks a practice office."""
    return setting == "yes"
