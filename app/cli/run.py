"""From arguments to an exit code: runs one command and tells its answer or its error."""

import gc
import os
import sys
from argparse import Namespace
from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from app.cli.answer import Answer
    from app.errors import DeskError

FAULT, STOPPED, PIPE_CLOSED = 4, 130, 141
IMPORT_CHILD, DRAW_CHILD = "--import-child", "--draw-child"


def main(argv: Sequence[str] | None = None) -> int:
    """Runs `sco`; returns 0, 1 (refused, not found), 2 (usage), 3 (trouble) or 4 (a fault)."""
    given = list(sys.argv[1:] if argv is None else argv)
    if given[:1] == [IMPORT_CHILD]:
        from app.importing import child

        return child.main(given[1:])
    if given[:1] == [DRAW_CHILD]:
        from app.papers import drawing

        return drawing.main()
    collects = gc.isenabled()
    gc.disable()  # until an office is open: what is imported lives to the end
    try:
        code = _told(given)
        sys.stdout.flush()
        return code
    except KeyboardInterrupt:
        print("Stopped.", file=sys.stderr)
        return STOPPED
    except BrokenPipeError:
        _forget_output()
        return PIPE_CLOSED
    finally:
        (gc.enable if collects else gc.disable)()


def _told(given: list[str]) -> int:
    from app.errors import DeskError

    in_json = "--json" in given
    try:
        return _tell(*_answered(given))
    except SystemExit as end:  # argparse after --help
        return int(end.code or 0)
    except DeskError as error:
        return _tell_error(error, in_json)
    except (KeyboardInterrupt, BrokenPipeError):
        raise
    except Exception as error:
        return _tell_fault(error, given, in_json)


def _answered(given: list[str]) -> "tuple[Answer, Namespace]":
    from app.cli.answer import Answer
    from app.cli.parser import overview, read_command, read_globals

    options, rest = read_globals(given)
    if rest[:1] == ["help"] and len(rest) > 1:
        from app.cli.helping import help_answer

        return help_answer(" ".join(rest[1:])), options
    if not rest or rest[0] in ("-h", "--help", "help"):
        text = overview()
        if not rest:
            from app.errors import Usage

            raise Usage("A command is missing.", do="sco --help lists the commands.")
        return Answer(lambda: text, lambda: [text]), options
    if rest[0] == "--version":
        from app.version import PROGRAM

        return Answer(lambda: PROGRAM, lambda: [PROGRAM]), options
    command = read_command(rest, options)
    return command.run(options), options


def _tell(answer: "Answer", options: Namespace) -> int:
    from app.cli.answer import error_lines, write_json

    _encode_what_the_screen_lacks()
    if options.json:
        write_json(answer, sys.stdout)
    else:
        for line in answer.lines():
            print(line)
        if answer.error is not None:
            print("\n".join(error_lines(answer.error)), file=sys.stderr)
    return 0 if answer.error is None else answer.error.exit_code


def _tell_error(error: "DeskError", in_json: bool) -> int:
    from app.cli.answer import error_lines, write_json_error

    _encode_what_the_screen_lacks()
    if in_json:
        write_json_error(error, sys.stdout)
    else:
        print("\n".join(error_lines(error)), file=sys.stderr)
    return error.exit_code


def _tell_fault(error: Exception, given: Sequence[str], in_json: bool) -> int:
    """A mistake of the program: where it lies goes to a file; no traceback and no values reach the screen."""
    from app import faults
    from app.cli.answer import write_json_fault
    from app.cli.commands import COMMANDS

    command = next((word for word in given if word in COMMANDS), "")
    name, path = faults.keep(faults.diagnostics(error, f"sco {command}".strip()))
    title = f"The program made a mistake (fault {name})."
    kept = "Everything saved before is kept; what was being done now may not have been done."
    do = f"Send {path} to whoever maintains the program; it holds no records." if path else ""
    if in_json:
        write_json_fault(title, kept, do, sys.stdout)
    else:
        print(" ".join(part for part in (title, kept, do) if part), file=sys.stderr)
    return FAULT


def _encode_what_the_screen_lacks() -> None:
    """A console that has not every letter shows a question mark instead of failing."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")


def _forget_output() -> None:
    """The reader of the pipe is gone: keeps Python from complaining at its end."""
    try:
        descriptor = sys.stdout.fileno()
    except (OSError, ValueError):
        return
    nothing = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nothing, descriptor)
    os.close(nothing)
