"""The papers of the training year that are drawn in chapters or parts, with whom each is for."""

from reports.book import book
from reports.composed import composed
from reports.paper import Audience

CETPP = book("cetpp", "Combined Education and Training Program Plan", Audience.CCMD)
CHANGES = composed("plan_changes", "Change list of the SCETWG", Audience.CCMD, wide=True)
