"""The practice office's records past their keeping: two visitors of long ago, of whom one is held for an audit."""

from app import keeping
from app.demo.counts import Act
from app.demo.depots import known
from app.demo.season import Season
from app.office import Office
from models.visits.access import ForeignVisitor

HELD, PAST = "MIRASHK", "HALVORIN"
REASON = "Legal adviser, claim over a delivery, memo of the embassy"


def _hold(office: Office, _season: Season) -> None:
    keeping.hold(office, ForeignVisitor, known(office.reader, ForeignVisitor, "surname")[HELD], REASON)


ACTS = (Act(14, "chief", _hold),)
