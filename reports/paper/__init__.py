"""The document frame: facts in, a tagged, archivable PDF out.

Pages are drawn on ReportLab's canvas; pikepdf adds the tags (docs/decisions/0001-papers.md).
"""

from reports.paper.document import Column, Document
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
from reports.paper.surface import Style

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
