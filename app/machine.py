"""What this machine remembers, in a plain file without names of people: the heads it saw, and where backups went."""

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
    """The newest entry of a replica that this machine saw."""

    number: int
    hash: str


def seen(office_id: str, replica: int) -> Seen | None:
    """What was last seen of an office's replica on this machine, or None."""
    try:
        known = read()["heads"][office_id][str(replica)]
        return Seen(int(known["number"]), str(known["hash"]))
    except (KeyError, TypeError, ValueError):
        return None


def remember(office_id: str, replica: int, now: Seen) -> None:
    """Remembers a replica's newest entry, by which an older copy is known when it is opened."""
    if seen(office_id, replica) == now:
        return
    content = read()
    heads = content["heads"] if isinstance(content.get("heads"), dict) else {}
    of_office = heads[office_id] if isinstance(heads.get(office_id), dict) else {}
    of_office[str(replica)] = {"number": now.number, "hash": now.hash}
    write(content | {"heads": heads | {office_id: of_office}})
