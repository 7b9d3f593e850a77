"""A file appears whole or not at all."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from typing import IO


@contextmanager
def whole_file(target: Path | str | IO[bytes]) -> Iterator[IO[bytes]]:
    """A stream whose contents reach `target` only when the block ends without an error.

    A path gets them through a file beside it, synced and renamed; an open file through memory.
    """
    if not isinstance(target, Path | str):
        buffer = BytesIO()
        yield buffer
        target.write(buffer.getbuffer())
        return
    path = Path(target)
    descriptor, name = tempfile.mkstemp(prefix=".~", suffix=".part", dir=path.parent)
    part = Path(name)
    try:
        with os.fdopen(descriptor, "w+b") as stream:
            yield stream
            stream.flush()
            os.fsync(stream.fileno())
        part.replace(path)
    except BaseException:
        part.unlink(missing_ok=True)
        raise
    _sync_folder(path.parent)


def _sync_folder(folder: Path) -> None:
    """Make the rename itself last; folders cannot be opened on Windows, where renames are journalled."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
