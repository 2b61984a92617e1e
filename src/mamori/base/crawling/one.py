"""One question to one address that a person named, or that a walk found before: no walk, no links.

robots.txt speaks to those who walk a site; this is a person who looks something up, by a program.
"""

from collections.abc import Callable

from mamori.base.crawling.asking import Asker, Unreached
from mamori.base.crawling.canonical import canonical
from mamori.base.crawling.found import Found, Missed
from mamori.base.crawling.site import Site
from mamori.base.files import Incoming


def _anything(_address: str) -> str:
    return ""


def look_up(address: str, site: Site, refused: Callable[[str], str] = _anything) -> Found | Missed:
    """Ask for one address, and go where it leads, to whatever site that is.

    Args:
        address: of a page or file.
        site: how to ask: by what name, within which bounds, of which machines. It need not hold
            the address.
        refused: says why an address to which it leads must not even be asked; empty: it may be.

    Returns:
        what stands there; its `file` is the caller's to throw away. Or why nothing came.
    """
    there = canonical(address)
    if not there:
        return Missed(address=address, reason="not-found")
    asker = Asker(site.agent, inside=site.inside, bounds=site.bounds)
    try:
        return _followed(asker, there, site, refused)
    except Unreached as error:
        return Missed(address=there, reason=error.reason, status=error.status)
    finally:
        asker.close()


def _followed(asker: Asker, address: str, site: Site, refused: Callable[[str], str]) -> Found:
    final, seen = address, set[str]()
    while len(seen) <= site.reach.redirects and final not in seen:
        seen.add(final)
        file = Incoming()
        try:
            answer = asker.ask(final, file.add)
        except Unreached:
            file.drop()
            raise
        if not answer.to:
            file.end()
            return Found(
                address=address,
                final=final,
                type=answer.type,
                file=file,
                referrers=(),
                is_page=answer.type in {"text/html", "application/xhtml+xml"},
            )
        file.drop()
        final = answer.to
        if why := refused(final):
            raise Unreached(why)
    raise Unreached("redirects")
