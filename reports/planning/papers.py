"""The papers of the training year that are drawn in chapters, with whom each is for."""

from reports.book import book
from reports.paper import Audience

CETPP = book("cetpp", "Combined Education and Training Program Plan", Audience.CCMD)
