"""The command line `sco`: every use case of the program without a window."""

from app.cli.run import main

__all__ = ["main"]
