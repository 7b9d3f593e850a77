"""`python -m app.cli`, and the script of the frozen program `sco`."""

import os
import sys
from contextlib import suppress

from app.cli import main

if __name__ == "__main__":
    code = main()
    with suppress(OSError):
        sys.stderr.flush()
    os._exit(code)  # everything is closed and flushed; taking the modules apart would only cost time
