"""What a command gives back, and how it stands on screen and in JSON."""

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import IO, TYPE_CHECKING, Any

if TYPE_CHECKING:
    from app.errors import DeskError
    from models.findings import Finding

Lines = Iterable[str]


@dataclass(frozen=True)
class Answer:
    """The result: `value` for `--json`, `lines` for a person. Both are made only when asked for.

    `error` is for a command whose result stands although it ended badly (a verification that found damage).
    """

    value: Callable[[], object]
    lines: Callable[[], Lines]
    findings: Sequence["Finding"] = ()
    error: "DeskError | None" = None


def write_json(answer: Answer, out: IO[str]) -> None:
    """One object: `{"ok", "result", "findings", "error"}`."""
    _write(out, answer.error, answer.value(), answer.findings)


def write_json_error(error: "DeskError", out: IO[str]) -> None:
    """The same object for a command that ended with an error; a refusal carries its findings."""
    _write(out, error, None, getattr(error, "findings", ()))


def write_json_fault(title: str, kept: str, do: str, out: IO[str]) -> None:
    """The same object for a mistake of the program."""
    _dump({"ok": False, "result": None, "findings": [], "error": _error(title, kept, do, "fault")}, out)


def finding_value(finding: "Finding") -> dict[str, object]:
    """A finding as JSON has it; `record` is {"kind", "id"} or null."""
    return {
        "rule": finding.rule,
        "strength": finding.strength.value,
        "message": finding.message,
        "cites": finding.cites,
        "record": record_value(*finding.record) if finding.record else None,
    }


def record_value(kind: str, record_id: int) -> dict[str, str]:
    """A record's name in JSON; ids are strings, since a double holds not every id."""
    return {"kind": kind, "id": str(record_id)}


def finding_lines(findings: Iterable["Finding"]) -> Iterator[str]:
    """Findings for a person: strength, message, paragraph; then what would clear it."""
    for each in findings:
        due = f" (due {each.due_on.isoformat()})" if each.due_on else ""
        cites = f" [{each.cites}]" if each.cites else ""
        yield f"  {each.strength.value:<6}  {each.message}{due}{cites}"
        if each.clears:
            yield f"          Clears: {each.clears}"


def error_lines(error: "DeskError") -> Iterator[str]:
    """An error for a person: what happened with its reasons, what was kept, what to do."""
    yield error.title
    yield from finding_lines(getattr(error, "findings", ()))
    yield from (part for part in (error.kept, error.do) if part)


def _write(out: IO[str], error: "DeskError | None", value: object, findings: Sequence["Finding"]) -> None:
    told = None if error is None else _error(error.title, error.kept, error.do, _KINDS[type(error).__name__])
    content = {
        "ok": error is None,
        "result": value,
        "findings": [finding_value(each) for each in findings],
        "error": told,
    }
    _dump(content, out)


_KINDS = {
    "Refused": "refused",
    "NotFound": "not_found",
    "Stale": "stale",
    "Usage": "usage",
    "Trouble": "trouble",
}


def _error(title: str, kept: str, do: str, kind: str) -> dict[str, str]:
    return {"title": title, "kept": kept, "do": do, "kind": kind}


def _dump(content: dict[str, Any], out: IO[str]) -> None:
    unicode = str(getattr(out, "encoding", "utf-8")).lower().replace("-", "").startswith("utf")
    out.write(json.dumps(content, ensure_ascii=not unicode) + "\n")
