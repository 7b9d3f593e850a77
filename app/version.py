"""The program's name and version."""

from importlib.metadata import PackageNotFoundError, version

try:
    VERSION = version("sco-desk")
except PackageNotFoundError:  # run from a checkout that was never installed
    VERSION = "0"
PROGRAM = f"SCO Desk {VERSION}"
