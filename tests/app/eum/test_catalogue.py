"""The catalogue of article types: taken once, marked as not confirmed, never over what the office has."""

from pathlib import Path

from app.eum import catalogue
from app.reading import Query
from models.eum.book import ArticleType, Designation
from tests import support


def test_the_catalogue_is_taken_once(tmp_path: Path) -> None:
    with support.make_office(tmp_path) as office:
        with office.change("Own") as work:
            own = work.add(ArticleType, {"article_code": "tomahawk", "article_name": "Ours"})
        first = catalogue.take(office)
        assert "TOMAHAWK" in first.there and len(first.added) == len(catalogue.entries()) - 1
        assert office.reader.get(ArticleType, own).article_name == "Ours"
        again = catalogue.take(office)
        assert again.added == () and len(again.there) == len(catalogue.entries())
        assert office.reader.count(Query(ArticleType)) == len(catalogue.entries())
        assert office.reader.count(Query(Designation)) == len(first.added)
        nvd = office.reader.lookup(ArticleType, "NVD")
        assert nvd.eum_level == "ENHANCED" and nvd.generic_code == "H6P" and nvd.enhanced_from is None
        assert "not confirmed" in (nvd.article_remarks or "")
        office.undo()
        assert office.reader.count(Query(ArticleType)) == 1


def test_only_what_a_source_dates_has_a_day() -> None:
    dated = {each.code for each in catalogue.entries() if each.designation["valid_from"]}
    assert dated == {"ETD"}
    for each in catalogue.entries():
        assert all(part[0] in "SIR" for part in each.tag.split()), each.code
