"""Draft travel orders, student packets and count sheets: against a bare canvas, on two processes, by length."""

import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from datetime import date
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from app import attachments
from app.documents import printable
from app.papers.drawing import Drawing, draw_many
from benchmarks import floors, places
from benchmarks.measure import Figure, in_turn, seconds
from models.eum.events import LINES_PER_PAGE
from models.training.courses import Course
from models.training.lines import TrainingLine
from models.training.orders import IssuedOrder
from models.training.people import Dependent, Student
from models.training.programs import TrainingProgram

FONT = "fonts/NotoSans-Regular.ttf"
Words = list[tuple[float, float, str]]


def run(folder: Path, quick: bool) -> Iterator[Figure]:
    """Facts are gathered before; what is timed is drawing alone."""
    count = 100 if quick else 1_000
    facts = _facts(folder, count)
    font = str(Path(__file__).resolve().parent.parent / "resources" / FONT)
    pages = words_of(_draw(facts[0]))
    part = max(1, count // 10)
    one, two = in_turn(
        lambda: seconds(lambda: _draw_all(facts[:part])),
        lambda: seconds(lambda: [floors.draw(pages, font) for _ in range(part)]),
        10,
        1,
    )
    ours, bare = part / one, part / two
    yield Figure(f"Draft travel orders ({len(pages)} pages) in a second", ours, "a second", 0.5, bare, True)
    alone = seconds(lambda: _draw_all(facts))
    with ProcessPoolExecutor(2, get_context("spawn")) as pool:
        list(pool.map(_draw_all, [facts[:2], facts[2:4]]))
        batches = [facts[at : at + 25] for at in range(0, count, 25)]
        both = seconds(lambda: list(pool.map(_draw_all, batches)))
    what = f"{count:,} draft travel orders on two processes, against one"
    yield Figure(what, count / both, "a second", 1.7, count / alone, True)
    yield from _packets(folder, font, 100)
    yield from _count_sheets(1_000 if quick else 5_000)


def _count_sheets(lines: int) -> Iterator[Figure]:
    """A count sheet with bar codes; a thousand lines of a long one are held against a short one of a thousand."""
    short, long = _count_sheet(1_000), _count_sheet(lines)
    paper = printable("count_sheet")
    one, many = in_turn(
        lambda: seconds(lambda: paper.drawn(None, short)),
        lambda: seconds(lambda: paper.drawn(None, long)),
        3,
        1,
    )
    what = f"A thousand lines of a count sheet of {lines:,}, against a sheet of 1,000"
    yield Figure(what, 1_000 * many / lines, "s", 1.3, one)


def _count_sheet(lines: int) -> Any:
    from reports.eum.common import Words
    from reports.eum.count_sheet import CountLine, CountPage, CountSheetFacts, CountSite
    from reports.paper import Designation, Frame, Release
    from reports.wording import wording

    every = [CountLine(at, f"00{at:06d}-A7", "NVD-PVS14", f"Rack {at // 50}") for at in range(1, lines + 1)]
    pages = tuple(
        CountPage(f"2026-BN-017/{at // LINES_PER_PAGE + 1}", tuple(every[at : at + LINES_PER_PAGE]))
        for at in range(0, lines, LINES_PER_PAGE)
    )
    frame = Frame("ODC", designation=Designation("DoD", "ODC", "PRVCY", "FEDCON", "odc@example.invalid"),
                  as_of=date(2026, 3, 2), release=Release("Chief", date(2026, 3, 2)))  # fmt: skip
    words = tuple((name, Words(each.text)) for name, each in wording("count_sheet").items())
    return CountSheetFacts(
        frame, "2026-BN-017", (), date(2026, 3, 2), (CountSite("Depot North", "", "", pages),), words
    )


def _packets(folder: Path, font: str, count: int) -> Iterator[Figure]:
    """Student packets with a scanned order of one page; what is timed is drawing, the scan made ready included."""
    from PIL import Image

    scan = folder / "order.jpg"
    Image.effect_noise((1275, 1650), 8).save(scan, quality=40, dpi=(150, 150))
    office = places.make(folder, "Packets")
    facts = printable("packet").facts(office.reader, _student_with_order(office, scan))
    every = [replace(facts, intro=f"{facts.intro} {at}") for at in range(count)]
    paper = printable("packet")
    pages = words_of(paper.drawn(office.reader, facts))
    part = max(1, count // 10)
    one, two = in_turn(
        lambda: seconds(lambda: [paper.drawn(office.reader, each) for each in every[:part]]),
        lambda: seconds(lambda: [floors.draw(pages, font, str(scan), 1) for _ in range(part)]),
        10,
        1,
    )
    what = f"packets ({len(pages)} pages, order scanned) in a second"
    yield Figure(f"Student {what}, one after the other", part / one, "a second", None, part / two, True)
    rate = _beside(every, paper.enclosed(office.reader, facts))
    yield Figure(f"{count} student {what}, as the job draws them", rate, "a second", 0.5, part / two, True)
    office.close()


def _beside(every: Sequence[Any], enclosed: Any) -> float:
    """Packets in a second on two processes, once both are at work."""
    work = (Drawing("packet", each, enclosed) for each in every)
    warm, times = 6, []
    for _ in draw_many(work, 2):
        times.append(time.perf_counter())
    return (len(times) - warm) / (times[-1] - times[warm - 1])


def _student_with_order(office: Any, scan: Path) -> Student:
    student = _student(office)
    with office.change("Record the order") as work:
        order = work.add(
            IssuedOrder,
            {"student_id": student, "order_number": "BN-B-26-1420", "order_kind": "BASIC", "wcn": "1420"},
        )
    held = attachments.attach(office, IssuedOrder, order, scan)
    with office.change("Attach it") as work:
        work.set(IssuedOrder, order, {"scan": held, "issued_on": date(2026, 5, 20)})
    found: Student = office.reader.get(Student, student)
    return found


def _draw(facts: Any) -> bytes:
    from reports.paper import render

    return render(printable("ito").paper(), facts)


def _draw_all(facts: Sequence[Any]) -> int:
    return sum(len(_draw(each)) for each in facts)


def _facts(folder: Path, count: int) -> list[Any]:
    office = places.make(folder, "Papers")
    facts = printable("ito").facts(office.reader, office.reader.get(Student, _student(office)))
    office.close()
    return [
        replace(facts, student=replace(facts.student, service_number=f"BN-{at:04d}", surname=f"CORVIN {at}"))
        for at in range(count)
    ]


def _student(office: Any) -> int:
    """A student with two courses and a wife."""
    with office.change("Add a student") as work:
        country = office.reader.ids(_query("country"))[0]
        program = work.add(
            TrainingProgram, {"country_id": country, "program_label": "IMET-1", "fiscal_year": 2026}
        )
        course = work.add(Course, {"tmasl_id": "B121234", "title": "Logistics Officer Course"})
        student = work.add(
            Student,
            {
                "surname": "CORVIN", "first_name": "Imre", "country_id": country, "country_rank": "Captain",
                "us_grade": "O-3", "country_service_number": "BN-0417", "planned_ito_on": date(2026, 5, 20),
            },
        )  # fmt: skip
        for at, suffix in enumerate("AB"):
            work.add(
                TrainingLine,
                {
                    "program_id": program, "student_id": student, "course_id": course, "wcn": "1420",
                    "line_suffix": suffix, "course_title": "Logistics Officer Course",
                    "location": "Fort Example, VA, US", "report_date": date(2026, 6 + at, 30),
                    "start_date": date(2026, 7 + at, 6), "end_date": date(2026, 9 + at, 25),
                },
            )  # fmt: skip
        work.add(
            Dependent,
            {"student_id": student, "surname": "CORVIN", "first_name": "Dara", "travel": "ACCOMPANY"},
        )
    return int(student)


def _query(kind: str) -> Any:
    from app.reading import Query
    from models.kinds import kind_named

    return Query(kind_named(kind))


def words_of(data: bytes) -> list[Words]:
    """The lines of text of each page with their places, read back from the finished paper."""
    import pypdfium2

    found: list[Words] = []
    with pypdfium2.PdfDocument(data) as document:
        for page in document:
            text = page.get_textpage()
            boxes = [text.get_rect(at) for at in range(text.count_rects())]
            found.append([(box[0], box[1], text.get_text_bounded(*box)) for box in boxes])
    return found
