"""The document frame: facts in, a tagged, archivable PDF out.

Pages are drawn as operators and pikepdf makes the file of them. ReportLab's canvas was measured and left
aside: it writes no tags, splits a font into parts of 256 characters, embeds what a shaper returns only by
detours, and needs a second pass over the file. Drawn directly, the same order takes less time, tags and all.
"""

from reports.paper.document import Column, Document, Style
from reports.paper.facts import (
    Audience,
    Designation,
    Facts,
    Frame,
    Release,
    Status,
    document_code,
    facts_from_json,
    facts_hash,
    facts_json,
)
from reports.paper.frame import TRANSLATION, Paper, PaperRefusedError, render

__all__ = [
    "TRANSLATION",
    "Audience",
    "Column",
    "Designation",
    "Document",
    "Facts",
    "Frame",
    "Paper",
    "PaperRefusedError",
    "Release",
    "Status",
    "Style",
    "document_code",
    "facts_from_json",
    "facts_hash",
    "facts_json",
    "render",
]
