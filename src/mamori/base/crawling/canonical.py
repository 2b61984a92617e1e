"""One address for one page, however it is written (RFC 3986, and what browsers make of links)."""

import re
import string
from urllib.parse import parse_qsl, quote, urlencode, urljoin, urlsplit, urlunsplit

_PORTS = {"http": 80, "https": 443}
_PLAIN = frozenset(string.ascii_letters + string.digits + "-._~")
_ESCAPE = re.compile(r"%([0-9a-fA-F]{2})")
_LONE = re.compile(r"%(?![0-9a-fA-F]{2})")
_BREAKS = re.compile(r"[\t\r\n]")
_CONTROLS = "".join(map(chr, range(0x21)))
# What servers show for a folder itself.
_INDEX = re.compile(r"/(?:index|default|home)\.(?:s?html?|php\d?|aspx?|jsp|cgi)$", re.IGNORECASE)
# Who asks, and where from: not what is asked for.
_VISIT = re.compile(
    r"(?:php|asp|j)?sess(?:ion)?_?id|phpsessid|aspsessionid\w*|sid|oscsid|cfid|cftoken"
    r"|utm_\w+|fbclid|gclid|yclid|mc_[ce]id|_ga",
    re.IGNORECASE,
)
_VISIT_IN_PATH = re.compile(r";(?:jsessionid|phpsessid|sid)=[^/?;]*", re.IGNORECASE)


def canonical(link: str, base: str = "") -> str:
    """Return the address that a link on a page leads to; empty if it leads to no web page.

    It has no fragment, no user and password, no number of a visit, no usual port.
    """
    try:
        parts = urlsplit(urljoin(base, _BREAKS.sub("", link.strip(_CONTROLS))))
        host, port = (parts.hostname or "").rstrip("."), parts.port
        host = host if ":" in host or host.isascii() else host.encode("idna").decode("ascii")
    except ValueError:  # not an address at all: brackets, a port of letters, a host of no name
        return ""
    if parts.scheme not in _PORTS or not host:
        return ""
    host = f"[{host}]" if ":" in host else host
    place = host if port in {None, _PORTS[parts.scheme]} else f"{host}:{port}"
    path = _without_dots(_VISIT_IN_PATH.sub("", _escaped(parts.path, "/:@!$&'()*+,;=")))
    return urlunsplit(
        (parts.scheme, place, path, _escaped(_query(parts.query), "/:@!$&'()*+,;=?"), "")
    )


def same_page(address: str) -> str:
    """Return what is equal for addresses, as `canonical` gives them, that lead to the same page.

    By http or https, as a folder or its index, with what is asked in any order.
    """
    parts = urlsplit(address)
    query = urlencode(sorted(parse_qsl(parts.query, keep_blank_values=True)))
    return urlunsplit(("", parts.netloc, _INDEX.sub("/", parts.path), query, ""))


def host_of(address: str) -> str:
    """Return host and port of an address, as they tell one site from another."""
    return urlsplit(address).netloc


def _query(query: str) -> str:
    kept = [each for each in query.split("&") if not _VISIT.fullmatch(each.partition("=")[0])]
    return "&".join(each for each in kept if each)


def _escaped(text: str, safe: str) -> str:
    """Return a text with everything escaped that must be, and nothing that need not."""
    return quote(_ESCAPE.sub(_unescaped, _LONE.sub("%25", text)), safe=f"{safe}%")


def _unescaped(found: re.Match[str]) -> str:
    letter = chr(int(found[1], 16))
    return letter if letter in _PLAIN else found[0].upper()


def _without_dots(path: str) -> str:
    kept: list[str] = []
    parts = path.split("/")
    for part in parts:
        if part == "..":
            kept[1:] = kept[1:-1]
        elif part != ".":
            kept.append(part)
    if parts[-1] in {".", ".."}:
        kept.append("")
    joined = "/".join(kept)
    return joined if joined.startswith("/") else f"/{joined}"
