"""A paper of parts as a text document: what stands in it, under which marks, and that other programs can read it."""

import re
import shutil
import subprocess
from dataclasses import replace
from datetime import date
from pathlib import Path
from xml.etree import ElementTree
from zipfile import ZipFile

import pikepdf
import pytest

from reports.composed import ComposedFacts, Head, Part, Row, Signing, Table, composed
from reports.docx_file import write_docx
from reports.eum.common import Words
from reports.paper import TRANSLATION, Audience, PaperRefusedError, Release
from tests.reports.samples import FRAME

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
PAPER = composed("visit_schedule", "Itinerary", Audience.INTERNAL, wide=True)
HOSTILE = "=1+1 <w:p/> & \"x\" ]]> 'y'\nsecond line\x0b"
ARABIC = "الحربي 12 سعود"
FACTS = ComposedFacts(
    frame=FRAME, stem="itinerary", number="VC-2026-0142", title=Words("Itinerary"),
    parts=(
        Part(rows=(Row(Words("Visit"), "Annual review"), Row(Words("Sponsor"), ""))),
        Part(Words("Programme"), texts=(Words("Times are local."),), items=("Bring a badge.",)),
        Part(table=Table((Head(Words("Event"), 3), Head(Words("Cost"), 1, right=True)),
                         ((HOSTILE, "$1"), ("Office call", "$22")), sums=("Together", "$23"))),
        Part(table=Table((Head(Words("Aircraft"), 1),), (), none="No aircraft comes."), new_page=True),
    ),
)  # fmt: skip


def parts(path: Path) -> dict[str, ElementTree.Element]:
    """Every part of the package, by name."""
    with ZipFile(path) as package:
        assert package.testzip() is None
        return {name: ElementTree.fromstring(package.read(name)) for name in package.namelist()}


def told(story: ElementTree.Element) -> list[str]:
    """The paragraphs as they are read, a break as a line end."""
    found = []
    for paragraph in story.iter(f"{W}p"):
        pieces = (each for each in paragraph.iter() if each.tag in (f"{W}t", f"{W}br"))
        found.append("".join("\n" if each.tag == f"{W}br" else each.text or "" for each in pieces))
    return found


def written(
    folder: Path, facts: ComposedFacts = FACTS, name: str = "t.docx"
) -> dict[str, ElementTree.Element]:
    write_docx(PAPER, facts, folder / name)
    return parts(folder / name)


def test_it_says_what_the_page_says_in_its_order(tmp_path: Path) -> None:
    assert write_docx(PAPER, FACTS, tmp_path / "t.docx").rows == 2
    assert [each for each in told(parts(tmp_path / "t.docx")["word/document.xml"]) if each.strip()] == [
        "Itinerary", "Visit", "Annual review", "Sponsor", "–", "Programme", "Times are local.", "• Bring a badge.",
        "Event", "Cost", HOSTILE.replace("\x0b", ""), "$1", "Office call", "$22", "Together", "$23",
        "No aircraft comes."]  # fmt: skip


def test_every_page_is_marked_and_the_first_says_who_controls_it(tmp_path: Path) -> None:
    found = written(tmp_path)
    related = {
        each.attrib["Id"]: f"word/{each.attrib['Target']}" for each in found["word/_rels/document.xml.rels"]
    }
    key = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
    stories = {
        (what, each.attrib[f"{W}type"]): told(found[related[each.attrib[key]]])
        for what in ("header", "footer") for each in found["word/document.xml"].iter(f"{W}{what}Reference")
    }  # fmt: skip
    assert set(stories) == {
        ("header", "first"),
        ("header", "default"),
        ("footer", "first"),
        ("footer", "default"),
    }
    assert found["word/document.xml"].find(f".//{W}titlePg") is not None
    for lines in stories.values():
        assert "CUI" in lines
    block = FRAME.designation
    assert block is not None
    assert stories["footer", "first"][:5] == [f"{name}: {value}" for name, value in block.entries]
    assert f"Controlled by: {block.office}" not in stories["footer", "default"]
    foot = " ".join(stories["footer", "default"])
    for said in ("As of 12 May 2026", FRAME.office, "Itinerary: VC-2026-0142"):
        assert said in foot
    fields = [each.attrib[f"{W}instr"].strip() for each in found["word/footer1.xml"].iter(f"{W}fldSimple")]
    assert fields == ["PAGE", "NUMPAGES"]
    assert TRANSLATION not in foot


def test_words_of_the_host_bring_the_sentence_on_translations(tmp_path: Path) -> None:
    name = replace(FACTS, parts=(Part(rows=(Row(Words("Name"), f"Haddad\n{ARABIC} / Lark \u202elatem"),)),))
    found = written(tmp_path, name)
    turned = [
        run for run in found["word/document.xml"].iter(f"{W}r") if run.find(f"{W}rPr/{W}rtl") is not None
    ]
    assert ["".join(run.itertext()) for run in turned] == [ARABIC]
    assert f"Haddad\n{ARABIC} / Lark latem" in told(found["word/document.xml"])
    assert all(TRANSLATION in told(found[f"word/footer{number}.xml"]) for number in (1, 2))
    frame = replace(FRAME, host_language="ar")
    second = replace(FACTS, frame=frame, parts=(Part(texts=(Words("Call us.", "اتصل بنا"),)),))
    found = written(tmp_path, second)
    assert [
        told(each)
        for each in found["word/document.xml"].iter(f"{W}p")
        if each.find(f".//{W}bidi") is not None
    ]
    assert TRANSLATION in told(found["word/footer1.xml"])


def test_heads_stand_again_on_each_page_and_columns_fill_the_page(tmp_path: Path) -> None:
    body = written(tmp_path)["word/document.xml"]
    table = list(body.iter(f"{W}tbl"))[1]
    rows = table.findall(f"{W}tr")
    assert [row.find(f"{W}trPr/{W}tblHeader") is not None for row in rows] == [True, False, False, False]
    assert [int(each.attrib[f"{W}w"]) for each in table.iter(f"{W}gridCol")] == [10260, 3420]
    size = body.find(f".//{W}pgSz")
    assert size is not None and size.attrib[f"{W}orient"] == "landscape"


def test_the_same_facts_give_the_same_bytes(tmp_path: Path) -> None:
    written(tmp_path), written(tmp_path, name="again.docx")
    assert (tmp_path / "t.docx").read_bytes() == (tmp_path / "again.docx").read_bytes()


def test_every_look_and_every_part_is_there(tmp_path: Path) -> None:
    found = written(tmp_path)
    looks = {each.attrib[f"{W}styleId"] for each in found["word/styles.xml"].iter(f"{W}style")}
    used = {each.attrib[f"{W}val"] for story in found.values() for each in story.iter(f"{W}pStyle")}
    assert used and used <= looks
    named = {each.attrib["PartName"] for each in found["[Content_Types].xml"] if "PartName" in each.attrib}
    assert {name.removeprefix("/") for name in named} == {
        name for name in found if not name.endswith(("rels", "s].xml"))
    }


def test_no_document_without_the_release_or_the_signature_of_the_paper(tmp_path: Path) -> None:
    partner = composed("dic_sheet", "Sheet", Audience.PARTNER)
    with pytest.raises(PaperRefusedError, match="release"):
        write_docx(partner, FACTS, tmp_path / "t.docx")
    released = replace(FACTS, frame=replace(FRAME, release=Release("Chief", date(2026, 1, 15))))
    write_docx(partner, released, tmp_path / "t.docx")
    assert "Released by Chief, 15 Jan 2026" in " ".join(told(parts(tmp_path / "t.docx")["word/footer1.xml"]))
    with pytest.raises(ValueError, match="is printed"):
        write_docx(
            PAPER, replace(FACTS, signing=Signing(Words("Agreed"), (), (), ())), tmp_path / "signed.docx"
        )
    assert not (tmp_path / "signed.docx").exists()


def test_libreoffice_reads_every_word(tmp_path: Path) -> None:
    office = shutil.which("soffice")
    if office is None or not (Path(office).resolve().parent / "libswlo.so").exists():
        pytest.skip("needs LibreOffice Writer; dev.py test installs it")
    written(tmp_path)
    for form in ("txt:Text (encoded):UTF8", "pdf"):
        subprocess.run(
            [office, f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}", "--headless", "--convert-to",
             form, "--outdir", str(tmp_path / "read"), str(tmp_path / "t.docx")],
            check=True, capture_output=True, timeout=100,
        )  # fmt: skip
    said = " ".join((tmp_path / "read" / "t.txt").read_text("utf-8-sig").split())
    for paragraph in told(parts(tmp_path / "t.docx")["word/document.xml"]):
        assert re.sub(r"\s+", " ", paragraph).strip() in said
    with pikepdf.open(tmp_path / "read" / "t.pdf") as printed:
        count = len(printed.pages)
    pages = [lines_of(tmp_path / "read" / "t.pdf", at) for at in range(1, count + 1)]
    assert [(lines[0], lines[-1]) for lines in pages] == [(FRAME.marking, FRAME.marking)] * 2
    assert any("Controlled by" in line for line in pages[0])


def lines_of(printed: Path, page: int) -> list[str]:
    """The lines of a page as they are read from top to bottom."""
    command = ["pdftotext", "-layout", "-f", str(page), "-l", str(page), str(printed), "-"]
    said = subprocess.run(command, check=True, capture_output=True, text=True, timeout=60).stdout
    return [line.strip() for line in said.split("\n") if line.strip()]
