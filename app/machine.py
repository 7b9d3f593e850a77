"""What this machine remembers, in a plain file without names of people: recent offices, heads seen, window settings."""

import json
import os
import platform
import sys
import uuid
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from app.errors import Trouble
from app.store import disk

FILE = "machine.json"


def settings_folder() -> Path:
    """The folder for this machine's settings: APPDATA on Windows, XDG_CONFIG_HOME or ~/.config elsewhere."""
    if sys.platform == "win32":
        return Path(os.environ.get("APPDATA", str(Path.home()))) / "SCO Desk"
    return Path(os.environ.get("XDG_CONFIG_HOME") or Path.home() / ".config") / "sco-desk"


def read() -> dict[str, Any]:
    """Everything remembered; empty when there is nothing or it cannot be read."""
    try:
        content = json.loads((settings_folder() / FILE).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return content if isinstance(content, dict) else {}


def write(content: dict[str, Any]) -> None:
    """Replaces what is remembered; a machine that does not let us remember is no error."""
    try:
        disk.make_folder(settings_folder())
        disk.write_durably(settings_folder() / FILE, json.dumps(content, indent=1, sort_keys=True).encode())
    except Trouble:
        return


def place_of(folder: Path) -> str:
    """A fingerprint of (this machine, this folder): a file found at another place is another working copy."""
    text = f"{platform.node()}|{uuid.getnode()}|{folder.resolve()}"
    return sha256(text.encode()).hexdigest()[:24]


@dataclass(frozen=True)
class Seen:
    """What this machine last saw of an office: how many entries, and the head."""

    entries: int
    head: str


def seen(office_id: str) -> Seen | None:
    """What was last seen of an office on this machine, or None."""
    known = read().get("heads", {}).get(office_id)
    return Seen(int(known["entries"]), str(known["head"])) if isinstance(known, dict) else None


def remember(office_id: str, now: Seen, folder: Path) -> None:
    """Remembers an office's head and puts its folder first among the recent ones."""
    content = read()
    content.setdefault("heads", {})[office_id] = {"entries": now.entries, "head": now.head}
    recent = [str(folder.resolve()), *content.get("recent", [])]
    content["recent"] = list(dict.fromkeys(recent))[:8]
    write(content)


def recent() -> list[Path]:
    """Recently opened offices that still exist, newest first."""
    return [path for each in read().get("recent", []) if (path := Path(each)).is_dir()]
