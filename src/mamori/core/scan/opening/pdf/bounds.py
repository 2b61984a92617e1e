"""Whether a stream of a PDF unpacks to more than can be held: pdfium would end the process."""

import zlib
from collections.abc import Iterable
from typing import Any

import pikepdf

from mamori.core.scan.limits import OverLimit
from mamori.core.scan.opening.opener import Budget

# Deflate packs at most so well; a stream that is shorter than the limit over this cannot burst.
BEST_RATIO = 1032
CHUNK = 1 << 16


def check_sizes(everything: Iterable[Any], budget: Budget) -> None:
    """Count what large streams of all objects unpack to, without holding it.

    Raises:
        OverLimit: too-large.
    """
    for each in everything:
        if not isinstance(each, pikepdf.Stream):
            continue
        filters = _filters(each)
        length = int(each.get("/Length", 0))
        ratio = BEST_RATIO ** sum(name == "/FlateDecode" for name in filters)
        if filters and length * ratio > budget.limits.held:
            size = _unpacked(each.read_raw_bytes(), filters, budget.limits.held)
            if size > budget.limits.held:
                raise OverLimit("too-large")


def _filters(stream: Any) -> list[str]:
    found = stream.get("/Filter", [])
    return [str(each) for each in (found if isinstance(found, pikepdf.Array) else [found])]


def _unpacked(data: bytes, filters: list[str], most: int) -> int:
    """Return how much comes out of the filters that can blow up, or a bit more than `most`."""
    unpackers = [zlib.decompressobj() for name in filters if name == "/FlateDecode"]
    if filters[0] != "/FlateDecode" or not unpackers:
        return len(data)
    size = 0
    for at in range(0, len(data), CHUNK):
        try:
            size += _through(unpackers, data[at : at + CHUNK], most - size)
        except zlib.error:  # broken from here on, for other readers too
            break
        if size > most:
            break
    return size


def _through(unpackers: list[Any], data: bytes, most: int) -> int:
    first, *others = unpackers
    size = 0
    while data and size <= most:
        out = first.decompress(data, 1 << 20)
        data = first.unconsumed_tail
        size += _through(others, out, most - size) if others else len(out)
        if not out and not data:
            break
    return size
