"""The finders, each in a file of its own. No finder knows a format."""

from mamori.core.scan.finding.finder import Finder
from mamori.core.scan.finding.generic import email, phone, secret_request

FINDERS: tuple[Finder, ...] = (
    email.FINDER,
    phone.FINDER,
    secret_request.FINDER,
)

__all__ = ["FINDERS", "Finder"]
