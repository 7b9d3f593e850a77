"""Named paragraphs that papers print; the office's own edits come over them where facts are gathered."""

import json
from dataclasses import dataclass
from functools import cache

from resources import text


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of a paper. `confirm` marks recalled or inferred wording that nobody has confirmed yet."""

    name: str
    language: str
    source: str
    confirm: bool
    text: str

    def fill(self, **values: str) -> str:
        """The text with its places filled (`fill(country="Bandaria")`); KeyError names a missing one."""
        return self.text.format_map(values)


@cache
def wording(document: str) -> dict[str, Paragraph]:
    """The paragraphs of a document by name, as shipped (`resources/wording/<document>.json`)."""
    listed = json.loads(text(f"wording/{document}.json"))["paragraphs"]
    return {entry["name"]: Paragraph(**entry) for entry in listed}
