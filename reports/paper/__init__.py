"""The document frame: facts in, a tagged, archivable PDF out."""

from reports.paper.document import Column, Document, Style
from reports.paper.facts import (
    Audience,
    Designation,
    Facts,
    Frame,
    Release,
    Status,
    document_code,
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
    "facts_hash",
    "facts_json",
    "render",
]
