"""What a person asks for: which site, how gently, how far."""

from dataclasses import dataclass, field
from importlib.metadata import version

from mamori.base.crawling.asking import Bounds
from mamori.base.crawling.canonical import canonical, host_of

MEGABYTE = 1 << 20
# What a site calls us in its robots.txt.
TOKEN = "mamori"  # noqa: S105 -- no secret: the word in robots.txt


@dataclass(frozen=True, slots=True, kw_only=True)
class Reach:
    """How far a crawl goes; a school's site ends long before."""

    addresses: int = 50_000
    clicks: int = 25
    # Addresses of one path that differ in what is asked of it: pages of a database, or a calendar.
    of_a_path: int = 5_000
    # Parts of a path, and how often one of them may stand in it.
    parts: int = 20
    repeated: int = 3
    letters: int = 1_500
    redirects: int = 5
    tries: int = 3
    # How long a server may ask to be left alone, in seconds.
    patience: float = 120
    # The longest pause between two questions that a site may ask for, in seconds: with more, a site
    # of some thousand pages would never be looked through.
    pause: float = 30


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """A site that somebody named.

    Args:
        start: the address of its first page.
        hosts: others that belong to it, as they stand in addresses; with and without `www.` the
            start's own is one already.
        contact: a mail address or page that its keeper finds in its log.
        delay: seconds between two questions, at least; the site may ask for more.
        inside: whether machines that are not on the public internet may be asked.
        errand: what it is for, as its keeper reads it there.
    """

    start: str
    hosts: tuple[str, ...] = ()
    contact: str = ""
    delay: float = 1.0
    inside: bool = False
    errand: str = "looks for personal data on the site's behalf"
    reach: Reach = field(default=Reach())
    bounds: Bounds = field(default=Bounds(size=200 * MEGABYTE, seconds=300, silence=30))

    def __post_init__(self) -> None:
        if not canonical(self.start):
            raise ValueError("no address of a web page")

    @property
    def first(self) -> str:
        """The address of the first page, in its usual form."""
        return canonical(self.start)

    def holds(self, address: str) -> bool:
        """Tell whether an address belongs to the site."""
        own = {host.removeprefix("www.") for host in (host_of(self.first), *self.hosts)}
        return host_of(address).removeprefix("www.") in own

    @property
    def agent(self) -> str:
        """How we call ourselves: by our name."""
        contact = f"; {self.contact}" if self.contact else ""
        return f"{TOKEN}/{version('mamori')} ({self.errand}{contact})"
