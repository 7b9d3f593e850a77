"""One page that stands where the paper of somebody else would be, and says that it is none."""

from collections.abc import Sequence
from io import BytesIO

ORDER = (
    "This page stands where the order issued by SC-TMS would be. It is not an order",
    "and admits nobody to training.",
)
TITLE = (
    "This page stands where the signed paper of a delivery would be.",
    "It transfers nothing and binds nobody.",
)
REPORT = ("This page stands where the partner's report would be. It reports nothing",)


def draw(lines: Sequence[str]) -> bytes:
    """The page as a PDF, the same each time."""
    from reportlab.lib.pagesizes import letter
    from reportlab.pdfgen.canvas import Canvas

    into = BytesIO()
    canvas = Canvas(into, pagesize=letter, invariant=1)
    canvas.setFont("Helvetica-Bold", 20)
    canvas.drawCentredString(306, 600, "PRACTICE SPECIMEN")
    canvas.setFont("Helvetica", 12)
    for at, line in enumerate(lines):
        canvas.drawCentredString(306, 570 - 18 * at, line)
    canvas.save()
    return into.getvalue()
