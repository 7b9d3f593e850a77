"""What is told when the program itself made a mistake: where it lies, under which versions, nothing else."""

import platform
import secrets
import traceback
from contextlib import suppress
from pathlib import Path

from app import machine
from app.version import PROGRAM

ROOT = Path(__file__).resolve().parent.parent
FOLDER = "faults"
KEPT = 20


def diagnostics(error: BaseException, doing: str, *versions: str) -> str:
    """Types and places of the error and its causes; no messages, no values, no foreign paths."""
    system = f"Python {platform.python_version()}, {platform.system()} {platform.release()}"
    lines = [
        f"Fault: {type(error).__name__} while: {doing}",
        ", ".join((PROGRAM, system, *versions)),
    ]
    cause: BaseException | None = error
    while cause is not None:
        lines.append(f"{type(cause).__name__}:")
        lines += [f"  {_place(frame)}" for frame in traceback.extract_tb(cause.__traceback__)]
        cause = cause.__cause__ or cause.__context__
    return "\n".join(lines)


def keep(text: str) -> tuple[str, Path | None]:
    """A short name for the fault and the file its diagnostics went to; None where nothing can be written."""
    name = secrets.token_hex(4)
    folder = machine.settings_folder() / FOLDER
    with suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
        path = folder / f"{name}.txt"
        path.write_text(text + "\n", encoding="utf-8")
        _drop_old(folder)
        return name, path
    return name, None


def _drop_old(folder: Path) -> None:
    for old in sorted(folder.glob("*.txt"), key=lambda path: path.stat().st_mtime)[:-KEPT]:
        old.unlink(missing_ok=True)


def _place(frame: traceback.FrameSummary) -> str:
    path = Path(frame.filename)
    inside = path.relative_to(ROOT) if path.is_relative_to(ROOT) else path
    if inside.is_absolute():  # frozen, all places are relative to the folder that was frozen
        inside = Path(path.name)
    return f"{inside.as_posix()}:{frame.lineno} {frame.name}"
