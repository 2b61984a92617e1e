"""The finders, each in a file of its own. No finder knows a format."""

from mamori.core.scan.finding.finder import Finder
from mamori.core.scan.finding.generic import email, phone

FINDERS: tuple[Finder, ...] = (email.FINDER, phone.FINDER)

__all__ = ["FINDERS", "Finder"]
