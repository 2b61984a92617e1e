"""What waits to be looked at, and what was: each page once, whatever leads to it."""

import json
from collections import Counter, deque
from collections.abc import Iterable, Iterator
from typing import NamedTuple
from urllib.parse import urlsplit

from mamori.base.crawling.canonical import same_page
from mamori.base.crawling.site import Site
from mamori.base.crawling.state import State

_REFERRERS = 5


class Waiting(NamedTuple):
    """An address to look at, and how many clicks it lies from the first page."""

    address: str
    clicks: int


class Frontier:
    """Addresses in the order in which they were found; what was done is written down."""

    def __init__(self, site: Site, state: State) -> None:
        self._site, self._state = site, state
        self._waiting: deque[Waiting] = deque()
        self._clicks: dict[str, int] = {}
        self._done: set[str] = set()
        self._referrers: dict[str, list[str]] = {}
        self._of_a_path: Counter[str] = Counter()
        self.cut: dict[tuple[str, str], str] = {}  # reason and path -> an address not followed
        self.add(site.first, 0)
        for line in state.lines():
            self._note(*json.loads(line))

    def __iter__(self) -> Iterator[Waiting]:
        """Yield what waits until nothing does; more may be added meanwhile."""
        while self._waiting:
            each = self._waiting.popleft()
            if not self.is_done(each.address):
                yield each

    def is_done(self, address: str) -> bool:
        return same_page(address) in self._done

    def referrers(self, address: str) -> tuple[str, ...]:
        """Return the pages that lead to an address, as far as they are known."""
        return tuple(self._referrers.get(same_page(address), ()))

    def done(self, address: str, final: str, links: Iterable[str] = ()) -> None:
        """Write down that an address was looked at, and where it leads."""
        new = [link for link in links if self._site.holds(link) and self._is_news(link)]
        self._state.add(json.dumps([address, final, new], ensure_ascii=False).encode())
        self._note(address, final, new)

    def add(self, address: str, clicks: int) -> None:
        """Let an address of the site wait, unless it did already or is too far."""
        page = same_page(address)
        if page in self._clicks or not self._site.holds(address):
            return
        if reason := self._too_far(address, clicks):
            self.cut.setdefault((reason, urlsplit(address).path), address)
            return
        self._clicks[page] = clicks
        self._of_a_path[_path(address)] += 1
        self._waiting.append(Waiting(address, clicks))

    def _is_news(self, link: str) -> bool:
        return not self.is_done(link) and len(self.referrers(link)) < _REFERRERS

    def _note(self, address: str, final: str, links: Iterable[str]) -> None:
        clicks = self._clicks.get(same_page(address), 0) + 1
        for page in {same_page(address), same_page(final)}:
            self._done.add(page)
            self._clicks.setdefault(page, clicks)
        for link in links:
            if not self.is_done(link):
                self.add(link, clicks)
                known = self._referrers.setdefault(same_page(link), [])
                if final not in known:
                    known.append(final)
        self._referrers.pop(same_page(address), None)

    def _too_far(self, address: str, clicks: int) -> str:
        reach, parts = self._site.reach, urlsplit(address).path.split("/")
        most = Counter(filter(None, parts)).most_common(1)
        if len(address) > reach.letters or len(parts) > reach.parts + 1:
            return "trap"
        if most and most[0][1] > reach.repeated:
            return "trap"
        if clicks > reach.clicks:
            return "too-deep"
        crowded = self._of_a_path[_path(address)] >= reach.of_a_path
        return "too-many" if crowded or len(self._clicks) >= reach.addresses else ""


def _path(address: str) -> str:
    """Return what an address has in common with others that one program makes."""
    parts = urlsplit(address)
    return f"{parts.netloc}{parts.path}" if parts.query else f"{parts.netloc}{parts.path}#"
