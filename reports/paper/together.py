"""Several papers as one file for one print job; each of them stays the record, this file is kept nowhere."""

from collections.abc import Iterable
from io import BytesIO

import pikepdf


def together(papers: Iterable[bytes]) -> bytes:
    """The pages of several PDFs in their order."""
    made = pikepdf.Pdf.new()
    out = BytesIO()
    with made:
        for data in papers:
            with pikepdf.open(BytesIO(data)) as each:
                made.pages.extend(each.pages)
        made.save(out)
    return out.getvalue()
