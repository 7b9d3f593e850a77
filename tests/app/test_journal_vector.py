"""The vector in docs/journal.md holds for the program, so that a checker of one's own can be tried against it."""

import json
import re
from pathlib import Path

from app.journal import entries

DOC = Path(__file__).parents[2] / "docs" / "journal.md"


def _vector() -> dict[str, str]:
    block = DOC.read_text(encoding="utf-8").split("## Test vector")[1]
    return {
        match[1].strip(): match[2]
        for match in re.finditer(r"^ {4}(\S[^{\n]*?) {2,}(.+)$", block, re.MULTILINE)
    }


def test_the_program_makes_the_hashes_of_the_vector() -> None:
    vector = _vector()
    assert (
        entries.change_hash(bytes.fromhex(vector["salt"]), vector["content"]).hex() == vector["change hash"]
    )
    header = json.loads(vector["header"])
    assert entries.canonical(header) == vector["header"]
    assert entries.header_hash(header) == vector["entry hash"]


def test_the_change_of_the_vector_is_written_as_the_program_writes_it() -> None:
    told = json.loads(_vector()["content"])
    assert entries.Change(told["kind"], told["id"], told["fields"]).content() == _vector()["content"]
