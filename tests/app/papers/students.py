"""A complete student with an issued order, its scan and what else his papers read; and a scan made of plain words."""

from collections.abc import Callable
from datetime import date
from io import BytesIO

import pikepdf
import pypdfium2
from PIL import Image, ImageDraw

from app import attachments
from app.office import Office
from models.kinds import kind_named
from models.training.orders import CcmdWaiver, IssuedOrder
from models.training.people import Dependent, Student
from tests.app.complete import add_family
from tests.models.training.family import STUDENT

TODAY = date(2026, 5, 1)
ARABIC = "عبد الرحمن محمد بن عبد الله بن سليمان الحسيني المنصوري الهاشمي"


def text_of(data: bytes) -> str:
    """All words of a PDF as another program reads them, blanks made one."""
    with pypdfium2.PdfDocument(data) as document:
        return " ".join(" ".join(page.get_textpage().get_text_range() for page in document).split())


def pages_of(data: bytes) -> list[str]:
    """The words of each page."""
    with pypdfium2.PdfDocument(data) as document:
        return [" ".join(page.get_textpage().get_text_range().split()) for page in document]


def picture(
    words: str = "ORDER", kind: str = "PNG", mode: str = "L", size: tuple[int, int] = (850, 1100)
) -> bytes:
    """A scan of one page."""
    made = Image.new(mode, size, "white")
    ImageDraw.Draw(made).text((90, 90), words, fill="black")
    out = BytesIO()
    made.save(out, kind, dpi=(100, 100))
    return out.getvalue()


def order_pdf(*pages: str) -> bytes:
    """A PDF with a line of text on each page, and things that must not come along."""
    from reportlab.pdfgen.canvas import Canvas

    out = BytesIO()
    canvas = Canvas(out, (612, 792))
    for words in pages:
        canvas.drawString(72, 700, words)
        canvas.linkURL("https://example.invalid", (72, 690, 200, 712))
        canvas.showPage()
    canvas.save()
    with pikepdf.open(BytesIO(out.getvalue())) as pdf:
        pdf.Root.OpenAction = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS=pikepdf.String("app.alert(1)"))
        pdf.pages[0].obj.AA = pikepdf.Dictionary(
            O=pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS=pikepdf.String("app.alert(2)"))
        )
        saved = BytesIO()
        pdf.save(saved)
    return saved.getvalue()


def complete(office: Office) -> dict[int, int]:
    """The complete student on the tests' day; ids by the numbers of the family."""
    office.move_to(TODAY)
    return add_family(office)


def issue(
    office: Office, student: int, scan: bytes | None = None, name: str = "order.png", **more: object
) -> int:
    """An order as SC-TMS issued it, with its scan where one is given."""
    values = {
        "student_id": student,
        "order_number": "BN-B-26-0001",
        "order_kind": "BASIC",
        "wcn": "0001",
        **more,
    }
    with office.change("Record an order") as work:
        made = work.add(IssuedOrder, values)
    held = attachments.attach_bytes(office, IssuedOrder, made, scan, name) if scan else None
    with office.change("Issue it") as work:
        work.set(IssuedOrder, made, {"issued_on": date(2026, 4, 25), **({"scan": held} if held else {})})
    return made


def waive(office: Office, student: int, **more: object) -> int:
    """A combatant command's waiver that holds."""
    values = {
        "student_id": student, "command": "CENTCOM", "waiver_no": "CCJ5-2026-0117", "granted_on": date(2026, 4, 20),
        **more,
    }  # fmt: skip
    with office.change("Record a waiver") as work:
        return work.add(CcmdWaiver, values)


def with_family(office: Office, student: int, children: int = 11) -> None:
    """A long name in two scripts and so many children, vetted and covered."""
    vetting, coverage = kind_named("dod_vetting"), kind_named("coverage")
    with office.change("A large family") as work:
        work.set(Student, student, {"native_name": ARABIC})
        for number in range(children):
            each = work.add(Dependent, {
                "student_id": student, "surname": "AL-HUSSEINI AL-MANSOURI", "first_name": f"Child{number:02d}",
                "native_name": ARABIC, "relationship": "CHILD", "travel": "ACCOMPANY", "authorised_on_ito": True,
                "date_of_birth": date(2010 + number, 3, 3), "pob_city": "Capital City", "pob_country": "Bandaria",
                "sex": "MALE", "citizenship": "Bandaria",
            })  # fmt: skip
            work.add(vetting, {
                "dependent_id": each, "dod_vet_result": "CLEAR", "dod_vet_submitted": date(2026, 3, 1),
                "dod_vet_result_date": date(2026, 3, 20),
            })  # fmt: skip
            work.add(coverage, {
                "dependent_id": each, "coverage_type": "INDEM", "proof_received_on": date(2026, 4, 1),
            })  # fmt: skip


Spoil = Callable[[Office, int], object]
__all__ = [
    "ARABIC",
    "STUDENT",
    "TODAY",
    "Spoil",
    "complete",
    "issue",
    "order_pdf",
    "pages_of",
    "picture",
    "text_of",
]
