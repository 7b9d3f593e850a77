"""The foreign military training report on paper: every page names its region, every program its sums."""

from tests.reports.test_paper import drawn, page_texts


def test_regions_begin_on_pages_of_their_own_and_every_page_names_its_own() -> None:
    pages = page_texts(drawn("crowded fmt"))
    regions = ["Part IV-I - Africa", *["Part IV-IV - Near East"] * (len(pages) - 1)]
    assert len(pages) > 10
    assert [region in page for region, page in zip(regions, pages, strict=True)] == [True] * len(pages)
    whole = "\n".join(pages)
    assert whole.count("Fiscal Year 2025 Program Totals") == 3
    assert "450" in whole and "$6,228,450" in whole
