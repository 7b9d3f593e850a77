"""Which parts of the LOR checklist apply to a letter, by what it says and its articles (SAMM C5.1.2.1, C5.F14, C5.T3B).

What is not known yet is asked: a letter without articles has the items of articles and of services.
"""

from collections.abc import Sequence

from models.cases.telling import GRANTS
from models.kinds import Kind

ALWAYS = ("general", "actionable", "complete")
SERVICES = ("SERVICE", "TRAINING")


def parts(lor: Kind, articles: Sequence[Kind]) -> list[str]:
    """The parts of the template, in its order: of every letter, of its order and money, of its articles."""
    kinds = {row.get("article_category") for row in articles} or {None}
    sensitive = bool(lor.get("cta_sensitive") or lor.get("sensitive_class"))
    significant = any(row.get("sme") or row.get("mde") for row in articles)
    applies = {
        "blanket": lor.get("lor_order") in (None, "BLANKET"),
        "grant": lor.get("funding_source") is None or lor.get("funding_source") in GRANTS,
        "article": not kinds <= set(SERVICES),
        "service": None in kinds or not kinds.isdisjoint(SERVICES),
        "sme": significant,
        "mde": any(row.get("mde") for row in articles),
        "guarded": sensitive or any(row.get("classified") for row in articles) or significant,
        "sensitive": sensitive,
    }
    return [*ALWAYS, *(part for part, true in applies.items() if true)]
