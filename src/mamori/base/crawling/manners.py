"""What a site asks of programs: where not to go (RFC 9309), and how fast (as many sites add)."""

import time
from collections.abc import Callable, Iterator

from protego import Protego

from mamori.base.crawling.canonical import canonical
from mamori.base.crawling.site import TOKEN

_READ = 500 << 10  # bytes of robots.txt; the standard asks for no more


class Rules:
    """The robots.txt of one host. None: it has none, so everything is open."""

    def __init__(self, data: bytes | None, *, closed: bool = False) -> None:
        text = (data or b"")[:_READ].decode("utf-8-sig", "replace")
        self._rules = Protego.parse(text)
        self._closed = closed

    def allow(self, address: str) -> bool:
        """Tell whether we may look at an address."""
        return not self._closed and bool(self._rules.can_fetch(address, TOKEN))

    def delay(self) -> float:
        """Return how many seconds the site wants between two questions."""
        rate = self._rules.request_rate(TOKEN)
        each = rate.seconds / rate.requests if rate and rate.requests else 0.0
        return max(self._rules.crawl_delay(TOKEN) or 0.0, each)

    def maps(self, address: str) -> Iterator[str]:
        """Yield where the maps of the site are; `address` is that of robots.txt."""
        for each in self._rules.sitemaps:
            if there := canonical(each, address):
                yield there


class Pace:
    """Never two questions to one host within the time that lies between them."""

    def __init__(
        self,
        sleep: Callable[[float], None] = time.sleep,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._sleep, self._clock = sleep, clock
        self._free: dict[str, float] = {}

    def wait(self, host: str, delay: float) -> None:
        """Wait until a host may be asked, and keep it free for `delay` seconds after."""
        left = self._free.get(host, 0.0) - self._clock()
        if left > 0:
            self._sleep(left)
        self._free[host] = self._clock() + delay

    def hold(self, host: str, seconds: float) -> None:
        """Leave a host alone for so long from now."""
        self._free[host] = max(self._free.get(host, 0.0), self._clock() + seconds)
