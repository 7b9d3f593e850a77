"""A paper of others that stands inside one of ours: a PDF or a picture, page by page, as it was scanned.

What could act when the file is opened (scripts, links, forms) stays behind; what is seen stays as it is.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from io import BytesIO

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Pdf, Stream
from PIL import Image, ImageOps, UnidentifiedImageError

MOST_PAGES = 60
_INCH = 72.0
_LETTER = (612.0, 792.0)
Box = tuple[float, float, float, float]
Matrix = tuple[float, float, float, float, float, float]


class EnclosedError(ValueError):
    """The file cannot stand in a paper; the sentence says why."""


@dataclass(frozen=True)
class Enclosed:
    """A file as the pages of a PDF that only show."""

    data: bytes
    vouched: bool
    """Whether its pages keep to PDF/A: our own picture pages do, of other people's PDF nobody knows."""

    @cached_property
    def sizes(self) -> tuple[tuple[float, float], ...]:
        """Width and height of each page in points, as it is read (turned pages upright)."""
        with Pdf.open(BytesIO(self.data)) as pdf:
            return tuple(_size(_form(page)) for page in pdf.pages)


def enclose(data: bytes, file_name: str) -> Enclosed:
    """A PDF or a picture (PNG, JPEG, TIFF) made ready. Raises EnclosedError."""
    made = (
        Enclosed(_cleaned(data, file_name), vouched=False)
        if data[:1024].lstrip().startswith(b"%PDF")
        else Enclosed(_pictured(data, file_name), vouched=True)
    )
    if not 0 < len(made.sizes) <= MOST_PAGES:
        raise EnclosedError(f"{file_name} has {len(made.sizes)} pages; up to {MOST_PAGES} are taken in.")
    return made


def enclose_all(files: Sequence[tuple[bytes, str]]) -> Enclosed:
    """Several files one after the other as one. Raises EnclosedError."""
    made = [enclose(data, name) for data, name in files]
    if len(made) == 1:
        return made[0]
    with Pdf.new() as whole:
        for each in made:
            with Pdf.open(BytesIO(each.data)) as source:
                whole.pages.extend(source.pages)
        return Enclosed(_saved(whole), all(each.vouched for each in made))


def put_sheets(pdf: Pdf, enclosed: Enclosed, places: Sequence[tuple[int, str, int]]) -> None:
    """Gives pages of `pdf` what their content draws: (page, name, page of the enclosed file)."""
    with Pdf.open(BytesIO(enclosed.data)) as source:
        forms = {sheet: _form(source.pages[sheet]) for _, _, sheet in places}
        for number, name, sheet in places:
            page = pdf.pages[number].obj
            resources = Dictionary(dict(page.Resources.items()))
            resources.XObject = Dictionary({f"/{name}": pdf.copy_foreign(forms[sheet])})
            page.Resources = resources


def _cleaned(data: bytes, file_name: str) -> bytes:
    try:
        with Pdf.open(BytesIO(data)) as source, Pdf.new() as made:
            source.generate_appearance_streams()
            source.flatten_annotations("print")
            made.pages.extend(source.pages)
            for page in made.pages:
                for key in ("/AA", "/Annots", "/StructParents", "/PieceInfo", "/Metadata", "/Thumb"):
                    if key in page.obj:
                        del page.obj[key]
            return _saved(made)
    except pikepdf.PasswordError as error:
        raise EnclosedError(f"{file_name} is locked with a password.") from error
    except pikepdf.PdfError as error:
        raise EnclosedError(f"{file_name} is damaged and cannot be read as a PDF.") from error


def _saved(pdf: Pdf) -> bytes:
    out = BytesIO()
    pdf.save(out, deterministic_id=True)
    return out.getvalue()


# -- pictures --------------------------------------------------------------------------------------------
def _pictured(data: bytes, file_name: str) -> bytes:
    try:
        with Image.open(BytesIO(data)) as picture, Pdf.new() as made:
            for number in range(min(getattr(picture, "n_frames", 1), MOST_PAGES + 1)):
                picture.seek(number)
                _add_picture(made, picture, data)
            return _saved(made)
    except (UnidentifiedImageError, Image.DecompressionBombError, OSError, SyntaxError) as error:
        raise EnclosedError(
            f"{file_name} is neither a PDF nor a picture (PNG, JPEG, TIFF) that can be read."
        ) from error


def _add_picture(pdf: Pdf, picture: Image.Image, data: bytes) -> None:
    """A page of the picture's own size on paper (150 dots to the inch where it does not say), at most a letter."""
    upright = ImageOps.exif_transpose(picture)
    plain = picture.format == "JPEG" and picture.mode in ("L", "RGB") and upright.size == picture.size
    if plain and picture.getexif().get(0x0112, 1) == 1:
        drawn = Stream(pdf, data, Filter=Name.DCTDecode)
    else:
        upright = _flat(upright)
        drawn = Stream(pdf, upright.tobytes())
    grey = upright.mode == "L"
    width, height = upright.size
    drawn.Type, drawn.Subtype, drawn.Width, drawn.Height = Name.XObject, Name.Image, width, height
    drawn.BitsPerComponent, drawn.ColorSpace = 8, Name.DeviceGray if grey else Name.DeviceRGB
    dots = _dots(picture)
    scale = min(_INCH / dots, _LETTER[0] / width, _LETTER[1] / height)
    size = (width * scale, height * scale)
    page = Dictionary(
        Type=Name.Page,
        MediaBox=Array([0, 0, *(round(each, 2) for each in size)]),
        Resources=Dictionary(XObject=Dictionary(Scan=pdf.make_indirect(drawn))),
        Contents=Stream(pdf, f"q {size[0]:.2f} 0 0 {size[1]:.2f} 0 0 cm /Scan Do Q".encode()),
    )
    pdf.pages.append(pikepdf.Page(pdf.make_indirect(page)))


def _flat(picture: Image.Image) -> Image.Image:
    """Grey or colour without transparency."""
    if picture.mode in ("1", "L"):
        return picture.convert("L")
    if picture.mode in ("RGBA", "LA", "PA") or "transparency" in picture.info:
        ground = Image.new("RGBA", picture.size, "white")
        ground.alpha_composite(picture.convert("RGBA"))
        return ground.convert("RGB")
    return picture.convert("RGB")


def _dots(picture: Image.Image) -> float:
    """Dots to the inch as the file says, where it can be believed."""
    told = picture.info.get("dpi")
    across = float(told[0]) if isinstance(told, tuple) and told else 0.0
    return across if 50 <= across <= 1200 else 150.0


# -- pages as what can be drawn ------------------------------------------------------------------------------
def _form(page: pikepdf.Page) -> Object:
    """The page as a form whose lower left corner lies at 0, 0."""
    form = page.as_form_xobject()
    left, bottom, _, _ = _corners(form)
    a, b, c, d, e, f = _matrix(form)
    form.Matrix = Array([*(round(each, 4) for each in (a, b, c, d, e - left, f - bottom))])
    for key in ("/StructParents", "/StructParent"):
        if key in form:
            del form[key]
    return form


def _size(form: Object) -> tuple[float, float]:
    left, bottom, right, top = _corners(form)
    return round(right - left, 2), round(top - bottom, 2)


def _matrix(form: Object) -> Matrix:
    if "/Matrix" not in form:
        return 1.0, 0.0, 0.0, 1.0, 0.0, 0.0
    a, b, c, d, e, f = (float(each) for each in form.Matrix.as_list())
    return a, b, c, d, e, f


def _corners(form: Object) -> Box:
    a, b, c, d, e, f = _matrix(form)
    x1, y1, x2, y2 = (float(each) for each in form.BBox.as_list())
    across = [a * x + c * y + e for x in (x1, x2) for y in (y1, y2)]
    up = [b * x + d * y + f for x in (x1, x2) for y in (y1, y2)]
    return min(across), min(up), max(across), max(up)
