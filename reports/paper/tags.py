"""The structure tree: what a screen reader walks through instead of the page."""

from dataclasses import dataclass, field
from decimal import Decimal

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, String


@dataclass(slots=True)
class Element:
    """A node of the structure tree. Its kids are elements or marked content (page, marked-content id).

    `actual` is the text to read instead of what the page shows, `language` a BCP 47 tag. A figure has `alt`, what it
    shows in words, and `box`, the place it takes on its page (left, bottom, right, top in points).
    """

    tag: str
    attributes: dict[str, str] = field(default_factory=dict)
    kids: list["Element | tuple[int, int]"] = field(default_factory=list)
    actual: str | None = None
    language: str | None = None
    alt: str | None = None
    box: tuple[float, float, float, float] | None = None

    def add(self, tag: str, **attributes: str) -> "Element":
        """A new last kid. Attributes are names, given with the owner they belong to (`Scope="Column"`)."""
        kid = Element(tag, attributes)
        self.kids.append(kid)
        return kid


# Which attribute object an attribute belongs to (ISO 32000-1, 14.8.5).
_OWNERS = {"Scope": "Table", "ListNumbering": "List"}


def write_tree(pdf: pikepdf.Pdf, top: Element, pages: list[Object], language: str) -> Object:
    """Put the tree into `pdf`: elements, attributes, and the table from marked content back to elements."""
    root = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
    owners: list[dict[int, Object]] = [{} for _ in pages]
    document = _write(pdf, top, root, pages, owners)
    document.Lang = String(language)
    root.K = document
    numbers: list[Object | int] = []
    for number, found in enumerate(owners):
        ordered = pdf.make_indirect(Array([found[mcid] for mcid in range(len(found))]))
        numbers += [number, ordered]
        pages[number].StructParents = number
        pages[number].Tabs = Name.S
    root.ParentTree = pdf.make_indirect(Dictionary(Nums=Array(numbers)))
    root.ParentTreeNextKey = len(pages)
    return root


def _write(
    pdf: pikepdf.Pdf, element: Element, parent: Object, pages: list[Object], owners: list[dict[int, Object]]
) -> Object:
    node = pdf.make_indirect(Dictionary(S=Name("/" + element.tag), P=parent))
    home = next((kid[0] for kid in element.kids if isinstance(kid, tuple)), None)
    if home is not None:
        node.Pg = pages[home]
    for key, value in element.attributes.items():
        node.A = Dictionary({"/O": Name("/" + _OWNERS[key]), "/" + key: Name("/" + value)})
    if element.actual is not None:
        node.ActualText = String(element.actual)
    if element.alt is not None:
        node.Alt = String(element.alt)
    if element.box is not None:
        corners = Array([Decimal(f"{each:.2f}") for each in element.box])
        node.A = Dictionary(O=Name.Layout, Placement=Name.Block, BBox=corners)
    if element.language is not None:
        node.Lang = String(element.language)
    kids: list[Object | int] = []
    for kid in element.kids:
        if isinstance(kid, Element):
            kids.append(_write(pdf, kid, node, pages, owners))
            continue
        page, mcid = kid
        owners[page][mcid] = node
        here = page == home
        kids.append(mcid if here else Dictionary(Type=Name.MCR, Pg=pages[page], MCID=mcid))
    if kids:
        node.K = kids[0] if len(kids) == 1 else Array(kids)
    return node
