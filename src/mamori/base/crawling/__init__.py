"""Walking one web site that a person named: politely, once through, and on after a kill."""

from mamori.base.crawling.asking import Bounds
from mamori.base.crawling.found import REASONS, Found, Missed
from mamori.base.crawling.manners import Pace
from mamori.base.crawling.one import look_up
from mamori.base.crawling.site import Reach, Site
from mamori.base.crawling.state import Fleeting, SealedLines, State
from mamori.base.crawling.walk import crawl

__all__ = [
    "REASONS",
    "Bounds",
    "Fleeting",
    "Found",
    "Missed",
    "Pace",
    "Reach",
    "SealedLines",
    "Site",
    "State",
    "crawl",
    "look_up",
]
