"""A drawn document as the bytes of a PDF that claims, and keeps to, PDF/UA-1 and PDF/A-2a.

ReportLab writes the file; pikepdf adds what it does not know: the structure tree, metadata, the colour space.
"""

import re
import zlib
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from xml.sax.saxutils import escape

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Stream, String

from reports.fonts import settled
from reports.paper.document import Document
from reports.paper.enclosed import put_sheets
from reports.paper.surface import LANGUAGE
from reports.paper.tags import write_tree
from resources import path, text

PRODUCER = "SCO Desk"
_SHORT = 50  # pages
_CLAIMS = re.compile("<pdfaid:(part|conformance)>.*\n")


@dataclass(frozen=True, slots=True)
class Properties:
    """The document's own description."""

    title: str
    author: str
    subject: str
    keywords: str


def write_pdf(document: Document, properties: Properties) -> bytes:
    """The same document gives the same bytes: no clock, no random identifier."""
    with pikepdf.open(BytesIO(_untagged(document, properties))) as pdf:
        root = pdf.Root
        vouched = not document.sheets or document.enclosed is None or document.enclosed.vouched
        pages: list[Object] = [page.obj for page in pdf.pages]
        for page in pages:
            _settle(page.Contents)
        if document.enclosed is not None:
            put_sheets(pdf, document.enclosed, document.sheets)
        root.StructTreeRoot = write_tree(pdf, document.tree, pages, LANGUAGE)
        root.MarkInfo = Dictionary(Marked=True)
        root.Metadata = _stream(pdf, _xmp(properties, vouched), Type=Name.Metadata, Subtype=Name.XML)
        root.OutputIntents = Array([_output_intent(pdf)])
        for key in ("/CreationDate", "/ModDate", "/Creator", "/Trapped"):
            del pdf.docinfo[key]  # the metadata would have to say the same
        data = _saved(pdf, pikepdf.ObjectStreamMode.generate)
        # see `settled`; without object streams only settled ones are left, but a long table grows fourfold
        if len(pages) <= _SHORT and b"\r\nendstream" in data:
            data = _saved(pdf, pikepdf.ObjectStreamMode.disable)
        return data


def _saved(pdf: pikepdf.Pdf, mode: pikepdf.ObjectStreamMode) -> bytes:
    out = BytesIO()
    pdf.save(
        out,
        deterministic_id=True,
        force_version="1.7",
        object_stream_mode=mode,
        fix_metadata_version=False,
    )
    return out.getvalue()


def _settle(stream: Object) -> None:
    content = stream.read_raw_bytes()
    better = settled(content)
    if better != content:
        stream.write(better)


def _untagged(document: Document, properties: Properties) -> bytes:
    """What ReportLab makes of the pages: operators, fonts, outline, information."""
    canvas = document.canvas
    canvas.setTitle(properties.title)
    canvas.setAuthor(properties.author)
    canvas.setSubject(properties.subject)
    canvas.setKeywords(properties.keywords)
    canvas.setProducer(PRODUCER)
    canvas.setViewerPreference("DisplayDocTitle", "true")
    level = -1
    for number, content in enumerate(document.pages):
        document.turn_to(content)
        for mark in document.bookmarks[number]:
            canvas.bookmarkPage(mark.key, fit="XYZ", left=0, top=round(mark.top), zoom=0)
            level = min(mark.level - 1, level + 1)  # an outline goes down one step at a time
            canvas.addOutlineEntry(mark.title, mark.key, level)
        canvas.showPage()
    canvas.save()
    return document.data.getvalue()


def _stream(pdf: pikepdf.Pdf, data: bytes, **entries: Object | int) -> Object:
    return pdf.make_indirect(
        Stream(pdf, data, Dictionary({f"/{key}": value for key, value in entries.items()}))
    )


@cache
def _profile() -> bytes:
    return zlib.compress(path("icc/srgb.icc").read_bytes())


def _output_intent(pdf: pikepdf.Pdf) -> Dictionary:
    return Dictionary(
        Type=Name.OutputIntent,
        S=Name("/GTS_PDFA1"),
        OutputConditionIdentifier=String("sRGB IEC61966-2.1"),
        Info=String("sRGB IEC61966-2.1"),
        DestOutputProfile=_stream(pdf, _profile(), Filter=Name.FlateDecode, N=3),
    )


def _xmp(properties: Properties, vouched: bool) -> bytes:
    """What the file says of itself; it claims to keep to the standards only where all its pages are known to."""
    values = {
        "title": properties.title,
        "author": properties.author,
        "subject": properties.subject,
        "keywords": properties.keywords,
        "producer": PRODUCER,
        "language": LANGUAGE,
    }
    template = _xmp_template() if vouched else _CLAIMS.sub("", _xmp_template())
    return re.sub("@([a-z]+)@", lambda place: escape(values[place[1]]), template).encode("utf-8")


@cache
def _xmp_template() -> str:
    return text("pdf/xmp.txt")
