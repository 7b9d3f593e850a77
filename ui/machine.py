"""What this machine remembers of the window: a plain file without names of people or records."""

import json
import os
import sys
from dataclasses import asdict, dataclass, field, fields
from pathlib import Path

RECENT_KEPT = 8


def default_path() -> Path:
    """Where the file lies for this user of the machine."""
    if sys.platform == "win32":
        return Path(os.environ.get("APPDATA", str(Path.home()))) / "SCO Desk" / "window.json"
    base = os.environ.get("XDG_CONFIG_HOME") or str(Path.home() / ".config")
    return Path(base) / "sco-desk" / "window.json"


@dataclass
class Machine:
    """Recent offices, colours, zoom and sizes; saved when they change."""

    path: Path | None = None
    recent: list[str] = field(default_factory=list)
    theme: str = "system"
    zoom: int = 100
    width: int = 0
    height: int = 0
    widths: dict[str, dict[str, int]] = field(default_factory=dict)
    """Column widths by list."""

    @classmethod
    def load(cls, path: Path) -> "Machine":
        """What the file says; anything unreadable counts as not said."""
        made = cls(path)
        try:
            said = json.loads(path.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return made
        for each in fields(cls):
            if isinstance(said, dict) and isinstance(said.get(each.name), type(getattr(made, each.name))):
                setattr(made, each.name, said[each.name])
        return made

    def save(self) -> None:
        """Writes the file; a machine that cannot be written to forgets, and the program goes on."""
        if self.path is None:
            return
        values = asdict(self)
        del values["path"]
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
