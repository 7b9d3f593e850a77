"""The document frame: facts in, a tagged, archivable PDF out.

Pages are drawn on ReportLab's canvas; pikepdf adds the tags (docs/decisions/0001-papers.md).
"""

from importlib import import_module
from typing import TYPE_CHECKING

from reports.paper.facts import (
    TRANSLATION,
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

if TYPE_CHECKING:
    from reports.paper.document import Column, Document
    from reports.paper.frame import Paper, PaperRefusedError, render
    from reports.paper.surface import Style

_DRAWING = {
    "Column": "document",
    "Document": "document",
    "Paper": "frame",
    "PaperRefusedError": "frame",
    "Style": "surface",
    "render": "frame",
}
"""What needs ReportLab and pikepdf: loaded when it is first asked for, as facts are wanted long before a drawing."""

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


def __getattr__(name: str) -> object:
    if name not in _DRAWING:
        raise AttributeError(name)
    return getattr(import_module(f"reports.paper.{_DRAWING[name]}"), name)
