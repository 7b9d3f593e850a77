"""A drawn document as the bytes of a PDF that claims, and keeps to, PDF/UA-1 and PDF/A-2a."""

import re
import zlib
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from xml.sax.saxutils import escape

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Stream, String

from reports.fonts import Face, Subset
from reports.paper.document import Bookmark, Document
from reports.paper.tags import write_tree
from resources import path, text

LANGUAGE = "en-US"
PRODUCER = "SCO Desk"


@dataclass(frozen=True, slots=True)
class Properties:
    """The document's own description."""

    title: str
    author: str
    subject: str
    keywords: str


def write_pdf(document: Document, properties: Properties) -> bytes:
    """The same document gives the same bytes: no clock, no random identifier."""
    pdf = pikepdf.new()
    fonts = Dictionary({f"/{name}": _font(pdf, document, face) for name, face in document.fonts})
    resources = pdf.make_indirect(Dictionary(Font=fonts))
    pages = [_page(pdf, document, content, resources) for content in document.pages]
    root = pdf.Root
    root.StructTreeRoot = write_tree(pdf, document.tree, pages, LANGUAGE)
    root.MarkInfo = Dictionary(Marked=True)
    root.Lang = String(LANGUAGE)
    root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
    root.Metadata = _stream(pdf, _xmp(properties), Type=Name.Metadata, Subtype=Name.XML)
    root.OutputIntents = Array([_output_intent(pdf)])
    _outline(pdf, document.bookmarks, pages)
    pdf.trailer.Info = pdf.make_indirect(
        Dictionary(
            Title=String(properties.title),
            Author=String(properties.author),
            Subject=String(properties.subject),
            Keywords=String(properties.keywords),
            Producer=String(PRODUCER),
        )
    )
    out = BytesIO()
    pdf.save(
        out,
        deterministic_id=True,
        force_version="1.7",
        object_stream_mode=pikepdf.ObjectStreamMode.generate,
        fix_metadata_version=False,
    )
    return out.getvalue()


def _stream(pdf: pikepdf.Pdf, data: bytes, **entries: Object | int) -> Object:
    return pdf.make_indirect(
        Stream(pdf, data, Dictionary({f"/{key}": value for key, value in entries.items()}))
    )


def _packed(pdf: pikepdf.Pdf, packed: bytes, **entries: Object | int) -> Object:
    return _stream(pdf, packed, Filter=Name.FlateDecode, **entries)


def _page(pdf: pikepdf.Pdf, document: Document, content: list[str], resources: Object) -> Object:
    operators = zlib.compress("\n".join(content).encode("ascii"))
    page = pdf.make_indirect(
        Dictionary(
            Type=Name.Page,
            MediaBox=Array([0, 0, round(document.width), round(document.height)]),
            Resources=resources,
            Contents=_packed(pdf, operators),
        )
    )
    pdf.pages.append(pikepdf.Page(page))
    return pdf.pages[-1].obj


def _font(pdf: pikepdf.Pdf, document: Document, face: Face) -> Object:
    glyphs, texts = document.used[face]
    subset = face.subset(glyphs, texts.items())
    name = Name(f"/{subset.tag}")
    descendant = Dictionary(
        Type=Name.Font,
        Subtype=Name.CIDFontType2,
        BaseFont=name,
        CIDSystemInfo=Dictionary(Registry=String("Adobe"), Ordering=String("Identity"), Supplement=0),
        CIDToGIDMap=Name.Identity,
        FontDescriptor=pdf.make_indirect(_descriptor(pdf, face, subset, name)),
        DW=0,
        W=Object.parse(subset.widths),
    )
    return pdf.make_indirect(
        Dictionary(
            Type=Name.Font,
            Subtype=Name.Type0,
            BaseFont=name,
            Encoding=Name("/Identity-H"),
            DescendantFonts=Array([pdf.make_indirect(descendant)]),
            ToUnicode=_packed(pdf, subset.to_unicode),
        )
    )


def _descriptor(pdf: pikepdf.Pdf, face: Face, subset: Subset, name: Name) -> Dictionary:
    return Dictionary(
        Type=Name.FontDescriptor,
        FontName=name,
        Flags=4,
        FontBBox=Array(face.box),
        ItalicAngle=0,
        Ascent=face.ascent,
        Descent=face.descent,
        CapHeight=714,
        StemV=140 if face.name.endswith("Bold") else 90,
        FontFile2=_packed(pdf, subset.program, Length1=subset.program_length),
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
        DestOutputProfile=_packed(pdf, _profile(), N=3),
    )


def _xmp(properties: Properties) -> bytes:
    values = {
        "title": properties.title,
        "author": properties.author,
        "subject": properties.subject,
        "keywords": properties.keywords,
        "producer": PRODUCER,
        "language": LANGUAGE,
    }
    return re.sub("@([a-z]+)@", lambda place: escape(values[place[1]]), _xmp_template()).encode("utf-8")


@cache
def _xmp_template() -> str:
    return text("pdf/xmp.txt")


def _outline(pdf: pikepdf.Pdf, bookmarks: list[Bookmark], pages: list[Object]) -> None:
    if not bookmarks:
        return
    with pdf.open_outline() as outline:
        branches = [(0, outline.root)]
        for mark in bookmarks:
            item = pikepdf.OutlineItem(mark.title)
            item.destination = Array([pages[mark.page], Name.XYZ, 0, round(mark.top), 0])
            while branches[-1][0] >= mark.level:
                branches.pop()
            branches[-1][1].append(item)
            branches.append((mark.level, item.children))
