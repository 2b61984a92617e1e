"""Where a page or a map of a site leads."""

import io
import re
import zlib
from collections.abc import Iterator, Mapping
from contextlib import suppress

from lxml import etree

from mamori.base.crawling.canonical import canonical
from mamori.core.scan.limits import OverLimit
from mamori.core.scan.opening.decoding import decoded
from mamori.core.scan.opening.signatures import signed
from mamori.core.scan.opening.wording import text_type

# Tag -> attributes that hold an address.
_HOLDING: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(("a", "area", "link"), ("href",)),
    **dict.fromkeys(("iframe", "frame", "embed", "input"), ("src",)),
    "img": ("src", "data-src", "longdesc"),
    "image": ("href", "xlink:href"),
    "object": ("data",),
    "source": ("src",),
    "video": ("poster", "src"),
    "audio": ("src",),
}
# What a page is made with, and where it is announced.
_FOR_MACHINES = re.compile(
    r"stylesheet|preload|prefetch|preconnect|dns-prefetch|modulepreload|icon|manifest|pingback"
    r"|edituri|search|amphtml",
    re.IGNORECASE,
)
_SET = re.compile(r"([^\s,](?:\S*[^\s,])?)(?:\s+[^,]*)?(?:,|$)")
_REFRESH = re.compile(r"^\s*[\d.]*\s*[;,]?\s*url\s*=\s*[\"']?\s*([^\"'\s]+)", re.IGNORECASE)
_MAP = re.compile(
    rb"(?:\xef\xbb\xbf)?+(?:\s|<\?(?:(?!\?>).)*+\?>|<!--(?:(?!-->).)*+-->)*+"
    rb"<(?:\w+:)?(?:urlset|sitemapindex)[\s>]",
    re.DOTALL,
)
_HEAD = 8192
_GZIP = b"\x1f\x8b"
_LARGEST_MAP = 64 << 20  # the protocol of sitemaps allows 50 MB


def is_map(head: bytes) -> bool:
    """Tell by its first bytes whether something is a map of a site, packed or not."""
    return bool(_MAP.match(_unpacked(head, _HEAD) if head.startswith(_GZIP) else head))


def is_page(head: bytes, suffix: str, *, whole: bool) -> bool:
    """Tell by its first bytes whether something is a page, whatever its server says."""
    return not signed(head) and text_type(head, suffix, whole=whole) == "html"


def in_map(data: bytes) -> Iterator[str]:
    """Yield the addresses in a map of a site, or in a list of maps; what is broken ends it."""
    data = _unpacked(data, _LARGEST_MAP) if data.startswith(_GZIP) else data
    source = io.BytesIO(data)
    with suppress(etree.XMLSyntaxError):
        for _, place in etree.iterparse(source, tag="{*}loc", resolve_entities=False, recover=True):
            if address := canonical(place.text or ""):
                yield address
            place.clear()


def in_page(data: bytes, address: str, charset: str = "") -> Iterator[str]:
    """Yield where a page leads, each address once.

    Args:
        data: the bytes of the page.
        address: where it was found.
        charset: the encoding that its server says it has.
    """
    links = _Links(address)
    parser = etree.HTMLParser(target=links, huge_tree=True)  # type: ignore[call-overload]  # the stubs want a class of their own
    with suppress(OverLimit, etree.XMLSyntaxError):  # no text, or nothing stands in it
        for piece in decoded(io.BytesIO(data), len(data), charset):
            parser.feed(piece)
        parser.close()
    yield from links.found


class _Links:
    """Takes the tags of a page, as a parser sends them."""

    def __init__(self, address: str) -> None:
        self._base = address
        self.found: dict[str, None] = {}

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        if tag == "base":
            self._base = canonical(attributes.get("href", ""), self._base) or self._base
        elif tag == "meta" and attributes.get("http-equiv", "").lower() == "refresh":
            if there := _REFRESH.match(attributes.get("content", "")):
                self._add(there[1])
        elif tag in _HOLDING and not _FOR_MACHINES.search(attributes.get("rel", "")):
            for name in _HOLDING[tag]:
                self._add(attributes.get(name, ""))
        for each in _SET.finditer(attributes.get("srcset", "")):
            self._add(each[1])

    def end(self, _tag: str) -> None:
        pass

    def data(self, _text: str) -> None:
        pass

    def close(self) -> None:
        pass

    def _add(self, link: str) -> None:
        if link and (address := canonical(link, self._base)):
            self.found[address] = None


def _unpacked(data: bytes, most: int) -> bytes:
    with suppress(zlib.error):
        return zlib.decompressobj(wbits=31).decompress(data, most)
    return b""
