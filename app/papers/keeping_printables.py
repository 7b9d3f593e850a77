"""The papers about keeping, by their short names: the certificate of a purge, and the report about a person."""

from app.papers.printable import Printable, composed
from app.subjects import WHOLE as PREFIX

__all__ = ["KEEPING_PRINTABLES", "PERSONS", "PREFIX"]

PERSONS = ("contact", "dependent", "foreign_visitor", "person", "prominent_person", "student", "traveller")
"""Kinds of record about a person, each with its report."""

KEEPING_PRINTABLES: tuple[Printable, ...] = (
    composed(
        "reports.office.keeping", "purge_certificate", "Certificate of erasure", "purge", "CERTIFICATE",
        "purge_certificate:certificate_facts",
        "Which records a purge erased, by kind and number, by which rule, who decided, which backups still hold them.",
        needs="app.papers.purge_certificate:not_erased",
    ),
    *(
        composed(
            "reports.office.keeping", f"{PREFIX}{kind}", "Person report", kind, "PERSON",
            "person_report:person_facts",
            "Everything held about the person, what was corrected, and where the data went; nothing is masked.",
            covers="app.papers.person_report:covered",
            needs="app.papers.person_report:not_whole",
        )
        for kind in PERSONS
    ),
)  # fmt: skip
