"""What ties the practice office's cases to the rest of it: monitored lines, training programs, checklists, papers."""

# ruff: noqa: ARG001 - every step takes season, work and reader

from datetime import timedelta

from app import attachments
from app.change import Work
from app.checklists import LINK, TEMPLATES, edition_of
from app.demo import data
from app.demo.counts import Act
from app.demo.portfolio import CHIEF, TRAINER
from app.demo.season import Season, Step
from app.demo.specimen import TITLE, draw
from app.office import Office
from app.reader import Reader
from app.store import records
from models.cases.casebook import CaseFile
from models.cases.shipments import Shipment
from models.eum.deliveries import Delivery, EumLine
from models.kinds import Kind, kind_named
from models.office.desk import Checklist, ChecklistAnswer
from models.training.programs import TrainingProgram

PAPERS = (
    (Shipment, "TTA-1", "title_paper"), (Shipment, "TTA-2", "title_paper"), (CaseFile, "B2-B-TTA", "sustain_paper"),
)  # fmt: skip
"""Records of the tables whose signed papers lie with them."""


_LINKS: tuple[tuple[type[Kind], str, str, tuple[str, ...]], ...] = (
    (EumLine, "case_line_id", "case_line", ("case_designator", "line_no")),
    (Delivery, "shipment_id", "shipment", ("delivery_ref",)),
    (TrainingProgram, "case_id", "case_file", ("fms_case_id",)),
)
"""A kind, its link to a record of the tables, and the fields that name that record."""


def _linked(season: Season, work: Work, reader: Reader) -> None:
    """Names the case's own records in those of monitoring and training."""
    for kind, link, target, keys in _LINKS:
        found: dict[int, dict[str, object]] = {}
        for row in records.every(reader.connection, kind):
            named = season.named.get((target, "/".join(str(row.get(key)) for key in keys)))
            if named is not None:
                found[row.id] = {link: named}
        work.set_many(kind, found)


def _answered(season: Season, work: Work, reader: Reader) -> None:
    """Opens the checklists of letters, shipments and a case, and answers them."""
    owners = {use.template: kind for kind, use in TEMPLATES.items()}
    for row in data.table("case_checklist"):
        day, owner = season.ago(int(row["told"])), owners[row["template"]]
        made = work.add(
            Checklist, {"template": row["template"], "edition": edition_of(row["template"]), "opened_on": day}
        )
        work.set(kind_named(owner), season.named[owner, row["record"]], {LINK: made})
        work.add_many(
            ChecklistAnswer,
            (
                {"checklist_id": made, "item_code": code, "answer": answer, "checked_on": day + timedelta(days=1),
                 "checked_by": "MAJ Odin BRUSKELL"}
                for code, _, answer in (each.partition("=") for each in row["answers"].split())
            ),
        )  # fmt: skip


def _attach(office: Office, season: Season) -> None:
    """A specimen in the place of each signed paper; it says on its one page that it is none."""
    page = draw(TITLE)
    for kind, name, key in PAPERS:
        record = season.named[kind.spec.name, name]
        made = attachments.attach_bytes(office, kind, record, page, "practice-specimen.pdf")
        with office.change("Link the signed paper") as work:
            work.set(kind, record, {key: made})


STEPS = (
    Step(4, TRAINER, "Answer the checklists of cases", _answered),
    Step(1, CHIEF, "Link cases with monitoring and training", _linked),
)
ACTS = (Act(1, TRAINER, _attach),)
