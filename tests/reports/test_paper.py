"""The document frame: markings, pages, code, repeatable bytes."""

import json
import pickle
import re
import subprocess
import time
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from functools import cache
from io import BytesIO
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from reports.office.away import AWAY
from reports.office.handover import HANDOVER
from reports.office.history import HISTORY, moment
from reports.office.paper_list import LIST, ListFacts
from reports.office.recovery import RECOVERY
from reports.office.today import TODAY
from reports.paper import (
    TRANSLATION,
    Audience,
    Designation,
    Document,
    Frame,
    Paper,
    PaperRefusedError,
    Release,
    document_code,
    facts_from_json,
    facts_hash,
    facts_json,
    render,
)
from reports.planning.papers import CETPP
from reports.training.ito import ITO
from tests.reports import samples
from tests.reports.eum import papers as eum_papers
from tests.reports.planning import papers as plan_papers
from tests.reports.students import STUDENT_KINDS
from tests.reports.training import papers

KINDS: dict[str, tuple[Paper[Any], Any]] = {
    "ito": (ITO, samples.ordinary()),
    "ito crowded": (ITO, samples.crowded()),
    "ito minimal": (ITO, samples.minimal()),
    "list": (LIST, samples.listing()),
    "empty list": (LIST, samples.listing(0)),
    "grouped list": (LIST, samples.grouped()),
    "wide list": (LIST, samples.wide()),
    "history": (HISTORY, samples.history()),
    "recovery": (RECOVERY, samples.recovery()),
    "today": (TODAY, samples.today()),
    "crowded day": (TODAY, samples.today(30)),
    "quiet day": (TODAY, samples.today(0)),
    "handover": (HANDOVER, samples.handover()),
    "crowded handover": (HANDOVER, samples.handover(90)),
    "quiet handover": (HANDOVER, samples.handover(0)),
    "away": (AWAY, samples.away()),
    "away without a duty": (AWAY, samples.away(0)),
    "book": (CETPP, samples.book()),
    **STUDENT_KINDS,
    **papers.PAPERS,
    **eum_papers.PAPERS,
    **plan_papers.PAPERS,
}


def draw(kind: str) -> bytes:
    paper, facts = KINDS[kind]
    return render(paper, facts)


@cache
def drawn(kind: str) -> bytes:
    """The paper, drawn once for all tests that look at it."""
    return draw(kind)


@cache
def page_texts(data: bytes) -> list[str]:
    found = subprocess.run(
        ["pdftotext", "-layout", "-", "-"], input=data, capture_output=True, check=True, timeout=60
    )
    return found.stdout.decode("utf-8").split("\f")[:-1]


def lines_of(page: str) -> list[str]:
    """Lines without what `pdftotext` adds to pages that are mostly written from the right."""
    told = (line.strip(" \u202a\u202b\u202c") for line in page.splitlines())
    return [line for line in told if line]


@pytest.mark.parametrize("kind", KINDS)
def test_every_page_has_the_marking_at_top_and_bottom_and_its_number(kind: str) -> None:
    pages = page_texts(drawn(kind))
    for number, page in enumerate(pages, 1):
        lines = lines_of(page)
        assert (lines[0], lines[-1]) == ("CUI", "CUI")
        assert f"Page {number} of {len(pages)}" in page
        assert "As of 12 May 2026" in page


@pytest.mark.parametrize("kind", KINDS)
def test_designation_block_stands_once_in_order_without_portion_marks(kind: str) -> None:
    first, *rest = page_texts(drawn(kind))
    labels = [
        "Controlled by: Department",
        "Controlled by: Office",
        "CUI Category: PRVCY",
        "Distribution/",
        "POC: ",
    ]
    places = [first.index(label) for label in labels]
    assert places == sorted(places)
    assert "(CUI)" not in first
    assert not any("CUI Category" in page for page in rest)
    assert "UNCLASSIFIED" not in first


@pytest.mark.parametrize("kind", KINDS)
def test_redrawing_gives_the_same_bytes(kind: str) -> None:
    assert draw(kind) == drawn(kind)


@pytest.mark.parametrize("kind", KINDS)
def test_document_says_what_it_is(kind: str) -> None:
    paper, facts = KINDS[kind]
    with pikepdf.open(BytesIO(drawn(kind))) as pdf:
        info, root = pdf.docinfo, pdf.Root
        status = paper.status(facts)
        said = f"{status.words} - " if status else ""
        assert str(info.Title).startswith(f"{said}{paper.title}: ")
        assert str(info.Author) == facts.frame.office
        assert str(root.Lang) == "en-US" and bool(root.ViewerPreferences.DisplayDocTitle)
        assert [float(side) for side in pdf.pages[0].MediaBox][2:] in ([612, 792], [792, 612])
        with pdf.open_outline() as outline:
            assert outline.root
        for font in pdf.pages[0].Resources.Font.values():
            assert "/FontFile2" in font.FontDescriptor


def test_no_stream_ends_in_a_carriage_return() -> None:
    """About one file in thirty had one; the validator then finds the length of the stream wrong."""
    for number in range(200):
        facts = replace(samples.recovery(), office_name=f"Office {number * 7919}")
        assert b"\r\nendstream" not in render(RECOVERY, facts)


def test_pages_with_host_language_words_carry_the_sentence_and_others_do_not() -> None:
    first, *rest = page_texts(drawn("ito crowded"))
    assert TRANSLATION == "Informal and unofficial translation - English text governs."
    assert TRANSLATION in first
    assert not any(TRANSLATION in page for page in [*rest, *page_texts(drawn("ito"))])


def test_host_language_words_in_the_footer_call_for_the_sentence_on_every_page() -> None:
    facts = replace(samples.history(), record="محمد")
    pages = page_texts(render(HISTORY, facts))
    assert len(pages) > 1 and all(TRANSLATION in page for page in pages)


def test_footer_code_is_the_start_of_the_hash_and_changes_with_each_fact() -> None:
    facts = samples.ordinary()
    code = document_code("ito", 1, facts)
    assert code.replace("-", "") == facts_hash("ito", 1, facts)[:12].upper()
    assert code in page_texts(drawn("ito"))[0]
    others = {
        document_code("ito", 2, facts),
        document_code("list", 1, facts),
        document_code("ito", 1, replace(facts, ito_number="BN-2")),
    }
    assert len(others | {code}) == 4


def test_facts_json_is_canonical() -> None:
    value = {"b": (date(2026, 5, 4), Decimal("1.10")), "a": Audience.CCMD, "c": "é", "d": None, "e": True}
    assert facts_json(value) == '{"a":"CCMD","b":["2026-05-04","1.10"],"c":"é","d":null,"e":true}'
    assert json.loads(facts_json(samples.crowded()))["student"]["native_name"].startswith("محمد")
    with pytest.raises(TypeError):
        facts_json({"weeks": 1.5})


@pytest.mark.parametrize("kind", KINDS)
def test_kept_facts_draw_the_same_paper_again(kind: str) -> None:
    paper, facts = KINDS[kind]
    restored = facts_from_json(type(facts), facts_json(facts))
    assert restored == facts
    assert render(paper, restored) == drawn(kind)


def _bilingual(facts: ListFacts, page: Document) -> None:
    page.heading(facts.title, level=1)
    page.paragraph("The student reports on the day named.")
    page.paragraph(
        "يحضر الطالب في اليوم المحدد إلى مكتب الاتصال (Room 12) ومعه جواز السفر. " * 3, language="ar"
    )
    page.paragraph("นักเรียนรายงานตัวในวันที่กำหนด", language="th")


BILINGUAL = replace(LIST, name="bilingual", draw=_bilingual)


def test_host_language_paragraph_stands_at_the_right_and_calls_for_the_sentence() -> None:
    data = render(BILINGUAL, samples.listing(0))
    page = page_texts(data)[0]
    assert TRANSLATION in page
    boxes = subprocess.run(
        ["pdftotext", "-bbox", "-", "-"], input=data, capture_output=True, check=True, timeout=60
    )
    words = re.findall(r'xMin="([\d.]+)".*?xMax="([\d.]+)".*?>(.*?)</word>', boxes.stdout.decode())
    first = max(float(right) for _, right, word in words if "يحضر" in (word, word[::-1]))
    assert first == pytest.approx(558, abs=3)


def test_frame_refuses_a_marking_without_its_block() -> None:
    block = Designation("a", "b", "PRVCY", "c", "d")
    with pytest.raises(ValueError, match="designation"):
        Frame("Office")
    with pytest.raises(ValueError, match="begins with CUI"):
        Frame("Office", "UNCLASSIFIED//CUI", block)
    with pytest.raises(ValueError, match="language tag"):
        Frame("Office", "", host_language="ar) >>")
    assert Frame("Office", "").designation is None


def test_markup_and_unprintable_characters_in_a_title_do_no_harm() -> None:
    facts = replace(samples.listing(1), title="A & <b> @author@ (x\\) \x07")
    with pikepdf.open(BytesIO(render(LIST, facts))) as pdf:
        assert str(pdf.docinfo.Title) == "List: A & <b> @author@ (x\\)  "
        assert b"A &amp; &lt;b&gt; @author@ (x" in pdf.Root.Metadata.read_bytes()


def test_unmarked_paper_has_no_banner() -> None:
    facts = replace(samples.listing(3), frame=Frame("Office", marking=""))
    assert lines_of(page_texts(render(LIST, facts))[0])[0] == "Students"


def test_partner_paper_needs_release_and_shows_it() -> None:
    partner = replace(LIST, audience=Audience.PARTNER)
    facts = samples.listing(3)
    with pytest.raises(PaperRefusedError, match="release authority"):
        render(partner, facts)
    released = replace(facts, frame=replace(facts.frame, release=Release("Chief, ODC", date(2026, 5, 2))))
    assert "Released by Chief, ODC, 02 May 2026" in page_texts(render(partner, released))[0]


def test_table_repeats_its_header_on_every_page_and_loses_no_row() -> None:
    pages = page_texts(render(LIST, samples.listing(200)))
    assert len(pages) > 3
    assert all("Course" in page and "Report" in page for page in pages)
    whole = "\n".join(pages)
    assert all(whole.count(f"STUDENT{n:05d}") == 1 for n in range(200))


def test_a_row_higher_than_a_page_goes_on_over_the_next() -> None:
    facts = samples.listing(2)
    long = " ".join(f"word{n}" for n in range(2500))
    rows = (facts.rows[0], (long, *facts.rows[1][1:]))
    pages = page_texts(render(LIST, replace(facts, rows=rows)))
    whole = " ".join(pages)
    assert len(pages) > 2
    assert all(f"word{n}" in whole for n in range(2500))


def test_screen_reader_hears_table_headers_once_and_lists_with_their_letters(tmp_path: Path) -> None:
    file = tmp_path / "t.pdf"
    file.write_bytes(render(LIST, samples.listing(24)))  # two pages; the program that reads them is slow
    heard = subprocess.run(
        ["pdfinfo", "-struct-text", str(file)], capture_output=True, check=True, text=True, timeout=60
    )
    assert heard.stdout.count("TH:") == 8
    assert heard.stdout.count('"Course"') == 1
    file.write_bytes(drawn("ito"))
    heard = subprocess.run(
        ["pdfinfo", "-struct-text", str(file)], capture_output=True, check=True, text=True, timeout=60
    )
    assert '"a."' in heard.stdout and '"DRAFT FOR SC-TMS ENTRY"' in heard.stdout
    assert heard.stdout.count("Page 1 of") == 0


def test_papers_are_drawn_alike_in_another_process() -> None:
    """A fresh one: what else was drawn before leaves no trace in the bytes."""
    assert pickle.loads(pickle.dumps(samples.crowded())) == samples.crowded()
    with ProcessPoolExecutor(1, get_context("spawn")) as pool:
        assert pool.submit(draw, "ito crowded").result(60) == drawn("ito crowded")


def test_time_grows_with_the_rows_and_not_their_square() -> None:
    """In a flowing layout 8,000 rows took 20 times as long as 1,000; here 4 times the rows stay under 8."""

    def seconds(rows: int) -> float:
        facts = samples.listing(rows)
        start = time.process_time()
        render(LIST, facts)
        return time.process_time() - start

    seconds(100)
    assert min(seconds(2000) for _ in range(2)) < 8 * min(seconds(500) for _ in range(3))


def test_history_moments_carry_their_zone() -> None:
    assert moment(samples.history().entries[0].at) == "04 May 2026 09:30 UTC+03:00"
    with pytest.raises(ValueError, match="zone"):
        moment(datetime(2026, 5, 4))
