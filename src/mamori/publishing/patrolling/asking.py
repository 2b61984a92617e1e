"""Asking for one public page: by its name alone, as anybody may, and where the site allows it."""

from contextlib import suppress
from dataclasses import dataclass
from urllib.parse import urljoin

from mamori.base.crawling import Bounds, Found, Missed, Site, look_up
from mamori.base.crawling.canonical import canonical
from mamori.base.crawling.manners import Rules
from mamori.publishing.patrolling import never

LOOKED = "looked"
_MEGABYTE = 1 << 20
_BOUNDS = Bounds(size=20 * _MEGABYTE, seconds=60, silence=20)
ERRAND = "reads this one public page for a school"


@dataclass(frozen=True, slots=True)
class Answer:
    """What came of asking. `reason` is `looked`, else a code of why there is nothing to read."""

    reason: str
    final: str = ""
    data: bytes = b""
    sha256: str = ""
    status: int = 0

    @property
    def is_gone(self) -> bool:
        """Whether the server says that there is no such page."""
        return self.reason == "not-found"


def ask(address: str, *, inside: bool) -> Answer:
    """Ask for a page that the school named.

    Nothing is sent along but the name of the program: no cookie, no account. Where the site keeps
    programs away, or wants people to sign in, a person looks by hand; so it is for what an address
    leads to that is never asked.

    Args:
        address: of the page.
        inside: whether machines that are not on the public internet may be asked.
    """
    if why := never.refused(address):
        return Answer(why)
    site = Site(start=address, inside=inside, bounds=_BOUNDS, errand=ERRAND)
    manners = _Manners(site)
    if why := manners.refused(canonical(address)):
        return Answer(why)
    found = look_up(address, site, manners.refused)
    if isinstance(found, Missed):
        return Answer(found.reason, status=found.status)
    try:
        return _read(found)
    finally:
        found.file.drop()


def _read(found: Found) -> Answer:
    if why := never.refused(found.final):
        return Answer(why, found.final)
    data = b"".join(found.file.chunks())
    if never.wants_sign_in(data):
        return Answer(never.SIGN_IN, found.final)
    return Answer(LOOKED, found.final, data, found.file.sha256)


class _Manners:
    """What is never asked, and what each host on the way lets programs ask."""

    def __init__(self, site: Site) -> None:
        self._site = site
        self._rules: dict[str, Rules] = {}

    def refused(self, address: str) -> str:
        """Say why an address is not asked, also if only another one leads there."""
        if why := never.refused(address):
            return why
        place = urljoin(address, "/")
        if place not in self._rules:
            self._rules[place] = self._asked(urljoin(address, "/robots.txt"))
        return "" if self._rules[place].allow(address) else "robots"

    def _asked(self, address: str) -> Rules:
        rules = look_up(address, self._site, never.refused)
        if isinstance(rules, Missed):
            # No rules, no refusal (RFC 9309, 2.3.1.3); a server that fails is not asked further.
            free = 400 <= rules.status < 500 or rules.reason in {"not-found", "private-address"}
            return Rules(None, closed=not free)
        try:
            return Rules(b"".join(rules.file.chunks()))
        finally:
            with suppress(OSError):
                rules.file.drop()
