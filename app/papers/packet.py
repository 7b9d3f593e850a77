"""Gathers the student packet (training reference 7; SAMM C2.1.6.9): the issued order, never a draft."""

from collections.abc import Iterator

from app.errors import Refused, Usage
from app.papers import student
from app.papers.arrival import arrival_from
from app.papers.briefing import briefing_from
from app.papers.interview import interview_from
from app.papers.student import Told
from app.reader import Reader
from models.findings import Finding, Strength
from models.kinds import Kind
from models.office.desk import Attachment
from models.office.places import Site
from models.training.orders import IssuedOrder
from models.training.people import Student
from reports.paper.enclosed import Enclosed, EnclosedError, enclose_all
from reports.training.packet import PacketFacts, PacketOrder, PacketPlace

PAPER = "packet"
PAPERS = (PAPER, "briefing_record", "arrival_notice", "interview_sheet")
RULE = "PACKET"
_PRIVACY = (
    ("Authority", "privacy_authority"), ("Purpose", "privacy_purpose"), ("Routine uses", "privacy_routine_uses"),
    ("Disclosure", "privacy_disclosure"),
)  # fmt: skip


def packet_facts(reader: Reader, record: Kind) -> PacketFacts:
    """What stands in the packet of one student. Raises Refused without the issued order as a file."""
    told = student.told_of(reader, record, PAPERS)
    missing = list(_missing(told))
    if missing:
        raise Refused(
            "Cannot make the student packet: " + _lowered(missing[0].message), findings=missing,
            do="Record the order as SC-TMS issued it, with its scan.",
        )  # fmt: skip
    return packet_from(told, _orders(told))


def missing_for(reader: Reader, record: Kind) -> list[Finding]:
    """Why there can be no packet; empty when there can."""
    return list(_missing(student.told_of(reader, record, ())))


def enclosed_in(reader: Reader | None, facts: PacketFacts) -> Enclosed | None:
    """The issued order's pages; None on a sample. Raises Refused, Trouble, and Usage without a reader."""
    if not facts.orders:
        return None
    if reader is None:
        raise Usage("A packet is drawn again only with the office's files at hand.")
    return _opened(reader, [(each.sha256, _called(each.kind, each.number)) for each in facts.orders])


def packet_from(told: Told, orders: tuple[PacketOrder, ...] = ()) -> PacketFacts:
    """The packet from facts at hand and in given words."""
    words = told.words[PAPER]
    return PacketFacts(
        frame=told.frame(to_student=True, translated=True),
        head=student.head_of(told),
        intro=words["intro"].text,
        orders=orders,
        courses=student.course_rows(told.facts),
        courses_note=words["courses_note"].text,
        places=_places(told),
        briefing=briefing_from(told),
        arrival=arrival_from(told),
        privacy_intro=words["privacy_intro"].text,
        privacy=tuple((heading, words[name].text) for heading, name in _PRIVACY),
        interview=interview_from(told),
        sample=told.sample,
    )


def _missing(told: Told) -> Iterator[Finding]:
    standing = student.standing_orders(told.facts)
    if all(row.order_kind not in (None, "BASIC") for row in standing):
        yield _finding(
            told, "No order issued by SC-TMS is on record.", "The issued order with number, date and scan."
        )
    for row in standing:
        name = _called(told.reader.show(IssuedOrder.order_kind, row.order_kind), row.order_number or "")
        scan = told.facts.linked(row, "scan")
        if not isinstance(scan, Attachment) or not scan.sha256:
            yield _finding(told, f"{name} is on record without its scan.", "The scan, on the issued order.")


def _finding(told: Told, message: str, clears: str) -> Finding:
    return Finding(
        message, rule=RULE, strength=Strength.BLOCK, cites="SAMM C2.1.6.8", clears=clears, step=PAPER,
        record=(Student.spec.name, told.student.id),
    )  # fmt: skip


def _orders(told: Told) -> tuple[PacketOrder, ...]:
    found = []
    for row in student.standing_orders(told.facts):
        scan = told.facts.linked(row, "scan")
        assert isinstance(scan, Attachment)
        kind = told.reader.show(IssuedOrder.order_kind, row.order_kind) or "Order"
        number = row.order_number or ""
        sha256 = scan.sha256 or ""
        pages = len(_opened(told.reader, [(sha256, _called(kind, number))]).sizes)
        found.append(PacketOrder(number, row.issued_on, kind, sha256, pages))
    return tuple(found)


def _opened(reader: Reader, wanted: list[tuple[str, str]]) -> Enclosed:
    try:
        return enclose_all([(reader.content(sha256), name) for sha256, name in wanted])
    except EnclosedError as error:
        raise Refused(
            f"Cannot make the student packet: {error}", do="Attach the order again as a PDF or a picture."
        ) from error


def _called(kind: str, number: str) -> str:
    return f"{kind or 'Order'} {number}".strip()


def _lowered(sentence: str) -> str:
    return sentence[0].lower() + sentence[1:]


def _places(told: Told) -> tuple[PacketPlace, ...]:
    """Each installation once, in the order of the courses."""
    sites: dict[int, Site] = {}
    for line in student.training_lines(told.facts):
        site = student.site_of(told.facts, line)
        if site is not None:
            sites.setdefault(site.id, site)
    return tuple(_place(site) for site in sites.values())


def _place(site: Site) -> PacketPlace:
    town = " ".join(filter(None, (site.city, site.state, site.postal_code)))
    entries = (
        ("Address", ", ".join(filter(None, (site.street, town)))), ("Student officer", site.student_officer),
        ("Telephone", site.site_phone), ("E-mail", site.site_email), ("Fax", site.site_fax),
    )  # fmt: skip
    return PacketPlace(
        site.site_name or "",
        tuple((label, text) for label, text in entries if text),
        site.local_instructions or "",
    )
