"""What this machine remembers of the window: a plain file without names of people or records."""

import json
import os
import sys
from collections.abc import Iterable
from pathlib import Path

RECENT_KEPT = 8


def default_path() -> Path:
    """Where the file lies for this user of the machine."""
    if sys.platform == "win32":
        return Path(os.environ.get("APPDATA", str(Path.home()))) / "SCO Desk" / "window.json"
    base = os.environ.get("XDG_CONFIG_HOME") or str(Path.home() / ".config")
    return Path(base) / "sco-desk" / "window.json"


class Machine:
    """Recent offices, colours, zoom and sizes; saved when they change."""

    KEPT = ("recent", "theme", "zoom", "width", "height", "keys", "places", "scanner")

    def __init__(self, path: Path | None = None, recent: Iterable[str] = ()) -> None:
        self.path = path
        self.recent = list(recent)
        self.theme = "system"
        self.zoom = 100
        self.width = self.height = 0
        self.keys: dict[str, str] = {}
        """Keys of actions that differ from the declared ones."""
        self.places: dict[str, str] = {}
        """The scan folder, and what becomes of a file there."""
        self.scanner: dict[str, str] = {}
        """The character that the scanner of this machine sends first, and whether readings sound."""

    @classmethod
    def load(cls, path: Path) -> "Machine":
        """What the file says; anything unreadable counts as not said."""
        made = cls(path)
        try:
            said = json.loads(path.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return made
        for key in cls.KEPT:
            if isinstance(said, dict) and isinstance(said.get(key), type(getattr(made, key))):
                setattr(made, key, said[key])
        return made

    def save(self) -> None:
        """Writes the file; a machine that cannot be written to forgets, and the program goes on."""
        if self.path is None:
            return
        values = {key: getattr(self, key) for key in self.KEPT}
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            self.path.write_text(json.dumps(values, indent=1), encoding="utf-8")
        except OSError:
            return

    def opened(self, office: Path) -> None:
        """Puts an office at the head of the recent ones."""
        place = str(office.resolve())
        self.recent = [place, *(each for each in self.recent if each != place)][:RECENT_KEPT]
        self.save()

    def offices(self) -> list[Path]:
        """Recent offices that are still there."""
        return [Path(each) for each in self.recent if Path(each, "keys.json").exists()]
