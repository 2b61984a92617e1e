"""What a crawl comes back with."""

from dataclasses import dataclass
from pathlib import PurePosixPath
from urllib.parse import unquote, urlsplit

from mamori.base.files import Incoming


def gettext_noop(message: str) -> str:
    """Mark a text for translators. Django's own reads settings, which a crawl may not have yet."""
    return message


_ = gettext_noop

# Why something was not looked at, each code with a sentence that says what to do.
REASONS = {
    "not-found": _("It is not there: a dead link. Take the link away, or put the page back."),
    "not-allowed": _("The server shows it only to those who sign in, or to nobody."),
    "not-reached": _("The server did not answer, or broke off. Try again later."),
    "server-error": _("The server failed at it, each time. Tell whoever keeps the site."),
    "asked-to-wait": _(
        "The server asked to be left alone for longer than we wait. Try again later."
    ),
    "too-large": _("It is larger than what is fetched. Look at it by hand, or raise the limit."),
    "too-slow": _("It took too long to come and was stopped."),
    "robots": _("The site asks programs not to look there. Look by hand, or let this one in."),
    "redirects": _("It leads in a circle, or from place to place without end."),
    "elsewhere": _("It leads to another site, which nobody asked us to look at."),
    "private-address": _("It leads to a machine that is not on the public internet."),
    "media": _("It is sound, film or part of a page's looks, which is not read."),
    "too-deep": _("It is more clicks away from the first page than are followed."),
    "too-many": _("There are more pages of its kind than are followed: a calendar, or a search."),
    "trap": _("Its address repeats itself or has no end, as those of a faulty site do."),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A page or file. `file` is thrown away when the next one is asked for, unless it is kept.

    `address` is the one that was linked to, `final` the one that it came from, `type` what its
    server calls it; `referrers` are pages that link to it, those found first.
    `called` is its name where the address does not end with it.
    """

    address: str
    final: str
    type: str
    file: Incoming
    referrers: tuple[str, ...]
    is_page: bool = False
    called: str = ""

    @property
    def name(self) -> str:
        """The name of the file, without folders."""
        return self.called or unquote(PurePosixPath(urlsplit(self.final).path).name) or "index.html"


@dataclass(frozen=True, slots=True, kw_only=True)
class Missed:
    """Something that was not looked at. `reason` is a code of `REASONS`."""

    address: str
    reason: str
    status: int = 0
    referrers: tuple[str, ...] = ()
