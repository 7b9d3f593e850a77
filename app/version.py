"""The program's name and version; the version is that of pyproject.toml, which a test holds."""

VERSION = "0.1.0"
PROGRAM = f"SCO Desk {VERSION}"
