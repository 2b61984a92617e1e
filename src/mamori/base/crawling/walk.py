"""The walk through one site: a question at a time, each page and file once.

    for each in crawl(site, SealedLines(path, key)):
        match each:
            case Found(): scan(each.file.chunks())
            case Missed(): tell(each.address, each.reason)

What was yielded is written down as done when the next one is asked for. So after a kill only the
one that was in hand comes again, and by its address whoever takes it knows that.
"""

from collections.abc import Iterator
from pathlib import PurePosixPath
from urllib.parse import urljoin, urlsplit

from mamori.base.crawling.asking import Answer, Asker, Unreached
from mamori.base.crawling.canonical import host_of, same_page
from mamori.base.crawling.found import Found, Missed
from mamori.base.crawling.frontier import Frontier, Waiting
from mamori.base.crawling.links import in_map, in_page, is_map, is_page
from mamori.base.crawling.manners import Pace, Rules
from mamori.base.crawling.site import MEGABYTE, Site
from mamori.base.crawling.state import Fleeting, State
from mamori.base.files import Incoming
from mamori.base.remote import NotReached

_HEAD = 8192
# So much of a page is looked through for links.
_PAGE = 32 * MEGABYTE
_BACK_OFF = 2.0  # seconds, doubled with each try
# So many pages one after the other that a server does not answer for are no dead links.
_DOWN = 5


def crawl(
    site: Site, state: State | None = None, pace: Pace | None = None
) -> Iterator[Found | Missed]:
    """Yield every page and file of a site, and what could not be looked at.

    Args:
        site: what to walk, and how.
        state: what an earlier walk through it did; this one goes on from there.
        pace: what keeps the time.

    Raises:
        NotReached: the site does not answer, or no longer; go on later with the same state.
    """
    walk = _Walk(site, state or Fleeting(), pace or Pace())
    try:
        yield from walk.all()
    finally:
        walk.close()


class _Walk:
    def __init__(self, site: Site, state: State, pace: Pace) -> None:
        self._site, self._pace = site, pace
        self._asker = Asker(site.agent, inside=site.inside, bounds=site.bounds)
        self._frontier = Frontier(site, state)
        self._rules: dict[str, Rules] = {}
        self._unanswered: list[Missed] = []

    def close(self) -> None:
        self._asker.close()

    def all(self) -> Iterator[Found | Missed]:
        self._welcome()
        for each in self._frontier:
            yield from self._look(each)
        yield from self._dead()
        for (reason, _), address in self._frontier.cut.items():
            yield Missed(address=address, reason=reason)

    def _welcome(self) -> None:
        """Ask the site for its rules and maps; where it does not answer there is no walk."""
        first = self._site.first
        rules = self._rules_of(first, needed=True)
        robots = urljoin(first, "/robots.txt")
        for each in (*rules.maps(robots), urljoin(first, "/sitemap.xml")):
            self._frontier.add(each, 1)

    def _look(self, waiting: Waiting) -> Iterator[Found | Missed]:
        address = waiting.address
        referrers = self._frontier.referrers(address)
        taken = _Taken()
        try:
            final, answer = self._follow(address, taken)
        except Unreached as error:
            taken.file.drop()
            missed = Missed(
                address=address, reason=error.reason, status=error.status, referrers=referrers
            )
            yield from self._miss(missed)
            return
        yield from self._dead()
        try:
            yield from self._give(address, final, answer, taken)
        finally:
            taken.file.drop()

    def _give(
        self, address: str, final: str, answer: Answer, taken: "_Taken"
    ) -> Iterator[Found | Missed]:
        again = same_page(final) != same_page(address) and self._frontier.is_done(final)
        links, is_site_map, is_html = taken.links(final, answer.charset)
        if not again and not is_site_map:
            yield Found(
                address=address,
                final=final,
                type=answer.type,
                file=taken.file,
                referrers=self._frontier.referrers(address),
                is_page=is_html,
            )
        self._frontier.done(address, final, links)

    def _miss(self, missed: Missed) -> Iterator[Missed]:
        """Yield what was missed, unless it may be that the server is down: then wait and see."""
        self._unanswered.append(missed)
        if missed.reason != "not-reached":
            yield from self._dead()
        elif len(self._unanswered) >= _DOWN:
            if self._is_down(missed.address):
                raise NotReached("not-reached")
            yield from self._dead()

    def _is_down(self, address: str) -> bool:
        """Tell whether the server of an address answers nothing at all."""
        taken = _Taken()
        try:
            self._ask(urljoin(address, "/robots.txt"), taken, MEGABYTE)
        except Unreached as error:
            return error.reason == "not-reached"
        finally:
            taken.file.drop()
        return False

    def _dead(self) -> Iterator[Missed]:
        missed, self._unanswered = self._unanswered, []
        for each in missed:
            if not _is_usual(each):
                yield each
            self._frontier.done(each.address, each.address)

    def _follow(self, address: str, taken: "_Taken") -> tuple[str, Answer]:
        """Ask for an address and go where it leads; return where that is."""
        seen: set[str] = set()
        while len(seen) <= self._site.reach.redirects and address not in seen:
            seen.add(address)
            if not self._site.holds(address):
                raise Unreached("elsewhere")
            if not self._rules_of(address).allow(address):
                raise Unreached("robots")
            answer = self._ask(address, taken)
            if not answer.to:
                taken.file.end()
                return address, answer
            address = answer.to
        raise Unreached("redirects")

    def _ask(self, address: str, taken: "_Taken", size: int = 0) -> Answer:
        """Ask for an address, and again where that may help."""
        host = host_of(address)
        for again in reversed(range(self._site.reach.tries)):
            rules = self._rules.get(host)
            asked = min(rules.delay(), self._site.reach.pause) if rules else 0.0
            self._pace.wait(host, max(self._site.delay, asked))
            try:
                return self._asker.ask(address, taken.take, size)
            except Unreached as error:
                taken.begin_anew()
                if not again or not error.may_pass or error.wait > self._site.reach.patience:
                    raise
                tried = self._site.reach.tries - again - 1
                self._pace.hold(host, error.wait or _BACK_OFF * 2**tried)
        raise Unreached("not-reached")

    def _rules_of(self, address: str, *, needed: bool = False) -> Rules:
        """Return the rules of the host of an address (RFC 9309, 2.3).

        Raises:
            NotReached: they are needed, and the host does not answer.
        """
        host = host_of(address)
        if host not in self._rules:
            self._rules[host] = self._asked_rules(urljoin(address, "/robots.txt"), needed=needed)
        return self._rules[host]

    def _asked_rules(self, address: str, *, needed: bool) -> Rules:
        taken = _Taken()
        try:
            for _ in range(self._site.reach.redirects):
                answer = self._ask(address, taken, MEGABYTE)
                if not answer.to:
                    return Rules(b"".join(taken.file.chunks()))
                if not self._site.holds(answer.to):
                    raise NotReached("elsewhere") if needed else Unreached("elsewhere")
                address = answer.to
        except Unreached as error:
            if 400 <= error.status < 500 and error.status != 429:
                return Rules(None)
            if needed:
                raise NotReached(error.reason) from None
            return Rules(None, closed=True)
        finally:
            taken.file.drop()
        return Rules(None)


class _Taken:
    """The bytes of an answer, sealed as they come, and the first of them."""

    def __init__(self) -> None:
        self.file = Incoming()
        self.head = b""

    def take(self, piece: bytes) -> None:
        self.file.add(piece)
        if len(self.head) < _HEAD:
            self.head += piece[: _HEAD - len(self.head)]

    def begin_anew(self) -> None:
        if self.file.size:
            self.file.drop()
            self.file, self.head = Incoming(), b""

    def links(self, address: str, charset: str) -> tuple[list[str], bool, bool]:
        """Return where it leads, and whether it is a map of the site, or a page."""
        if is_map(self.head):
            return list(in_map(self._first())), True, False
        suffix = PurePosixPath(urlsplit(address).path).suffix.lower()
        if not is_page(self.head, suffix, whole=self.file.size <= _HEAD):
            return [], False, False
        return list(in_page(self._first(), address, charset)), False, True

    def _first(self) -> bytes:
        data = bytearray()
        for piece in self.file.chunks():
            data += piece
            if len(data) >= _PAGE:
                break
        return bytes(data[:_PAGE])


def _is_usual(missed: Missed) -> bool:
    """Tell whether it is the map that we asked for by its usual name, and nobody promised."""
    is_map_of_site = urlsplit(missed.address).path == "/sitemap.xml" and not missed.referrers
    return is_map_of_site and missed.reason == "not-found"
