"""Files into blocks of text. One small file a format; no opener knows a finder."""

from mamori.core.scan.opening.opener import Budget
from mamori.core.scan.opening.walk import walk

__all__ = ["Budget", "walk"]
