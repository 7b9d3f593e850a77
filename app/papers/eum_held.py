"""What the lists of an assessment's binder share: the reader, the figures, the sites that hold items."""

from collections.abc import Iterable, Sequence
from functools import cached_property

from app.papers.eum_common import rows_by_id
from app.papers.eum_figures import Figures, figures_of
from app.reader import Reader
from models.eum.assessments import ComplianceVisit
from models.eum.places import StorageSite
from reports.composed import Head, Table
from reports.eum.binder import BinderList
from reports.eum.common import Words


class Held:
    """The office as one binder sees it; what several lists need is looked up once."""

    def __init__(self, reader: Reader, visit: ComplianceVisit) -> None:
        self.reader, self.visit = reader, visit

    @cached_property
    def figures(self) -> Figures:
        """The book on the reader's day."""
        return figures_of(self.reader)

    @cached_property
    def sites(self) -> list[StorageSite]:
        """The sites that hold items, by name."""
        found = rows_by_id(self.reader, StorageSite, self.figures.by_site).values()
        return sorted(found, key=lambda each: (each.store_name or "", each.id))

    def site(self, number: int | None) -> str:
        """A site that holds items, by its name."""
        return next((each.store_name or "" for each in self.sites if each.id == number), "")


def listed(
    title: str, there: str, missing: Iterable[str], heads: Sequence[str], cells: Sequence[tuple[str, ...]]
) -> BinderList:
    """A list of the binder with columns of like width, the first twice as wide."""
    columns = tuple(Head(Words(head), 2 if not at else 1) for at, head in enumerate(heads))
    return BinderList(title, there, tuple(missing), Table(columns, tuple(cells)))
