"""Gathers the keying sheet as a paper, for an office whose SC-TMS stands on another machine."""

from app.papers import student
from app.reader import Reader
from app.training.keying import entries, items
from models.kinds import Kind
from reports.training.keying import KeyingFacts


def keying_facts(reader: Reader, record: Kind) -> KeyingFacts:
    """A student's entries with what was keyed of them."""
    told = student.told_of(reader, record, ())
    return KeyingFacts(
        frame=told.frame(), head=student.head_of(told), items=items(entries(reader, record.id))
    )
