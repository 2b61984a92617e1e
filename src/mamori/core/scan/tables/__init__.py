"""Tables of persons: what the columns hold, which rows are people, and tables drawn in text."""

from mamori.core.scan.tables.aligned import aligned
from mamori.core.scan.tables.boxes import joined
from mamori.core.scan.tables.drawn import drawn
from mamori.core.scan.tables.listing import Listing
from mamori.core.scan.tables.numerals import in_figures
from mamori.core.scan.tables.state import Tables
from mamori.core.scan.tables.upright import upright

__all__ = ["Listing", "Tables", "aligned", "drawn", "in_figures", "joined", "upright"]
