"""What a person reads on a drawn paper."""

from io import BytesIO

import pypdfium2


def words(data: bytes) -> str:
    """All text of a PDF, page after page, on one line."""
    pdf = pypdfium2.PdfDocument(BytesIO(data))
    try:
        return " ".join(" ".join(page.get_textpage().get_text_range() for page in pdf).split())
    finally:
        pdf.close()


def pages(data: bytes) -> int:
    """How many pages a PDF has."""
    pdf = pypdfium2.PdfDocument(BytesIO(data))
    try:
        return len(pdf)
    finally:
        pdf.close()
