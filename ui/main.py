"""`sco-desk [OFFICE] [--on DATE]`: opens the window; `--selftest` proves the installed program."""

import gc

gc.disable()  # until the first paint: nothing made before it dies

import sys  # noqa: E402
from pathlib import Path  # noqa: E402

USAGE = """sco-desk [OFFICE] [--on DATE] [--selftest]

Opens the window. With OFFICE (a folder NAME.sco) it opens at that office's unlock page.
  --on DATE    counts DATE (2026-08-05) as today
  --selftest   opens an encrypted office, makes a paper and a sheet, and ends with 0
"""


class Arguments:
    """What was asked on the command line."""

    office: Path | None = None
    on: str = ""
    selftest = False


def read_arguments(given: list[str]) -> Arguments:
    """Reads the command line; exits with 0 after help and with 2 when it cannot be read."""
    asked, rest = Arguments(), list(given)
    while rest:
        word = rest.pop(0)
        if word in ("-h", "--help"):
            print(USAGE)
            raise SystemExit(0)
        if word == "--selftest":
            asked.selftest = True
        elif word == "--on" and rest:
            asked.on = rest.pop(0)
        elif word.startswith("-") or asked.office is not None:
            print(f"sco-desk does not know “{word}”.\n\n{USAGE}", file=sys.stderr)
            raise SystemExit(2)
        else:
            asked.office = Path(word)
    return asked


def main(argv: list[str] | None = None) -> int:
    """Opens the window and returns the exit code when it closes."""
    given = sys.argv[1:] if argv is None else argv
    if given[:1] == ["--import-child"]:  # the frozen program starts itself to read a foreign file
        from app.importing.child import main as read_sheets

        return read_sheets(given[1:])
    if given[:1] == ["--draw-child"]:  # and to draw papers beside the window
        from app.papers.drawing import main as draw_papers

        return draw_papers()
    asked = read_arguments(given)
    if asked.selftest:
        from ui.selftest import run

        return run()
    return _window(asked)


def _window(asked: Arguments) -> int:
    import locale

    from PySide6.QtWidgets import QApplication

    from ui.machine import Machine, default_path
    from ui.shell import Desk
    from ui.theme import CHOICES, Theme

    application = QApplication([sys.argv[0], "-style", "fusion"])  # setStyle would cost ten times as much
    locale.setlocale(locale.LC_TIME, "C")  # Qt took the machine's, in whose language months would be named
    application.setApplicationName("SCO Desk")
    application.setApplicationDisplayName("SCO Desk")
    machine = Machine.load(default_path())
    Theme(application, next((each for each in CHOICES if each == machine.theme), "system"), machine.zoom)
    on = None
    if asked.on:
        from models.fields import FieldError, read_date

        try:
            on = read_date(asked.on)
        except FieldError as error:
            print(f"--on: {error}.", file=sys.stderr)
            return 2
    window = Desk(machine, asked.office, on)
    window.show()
    return application.exec()


if __name__ == "__main__":
    sys.exit(main())
