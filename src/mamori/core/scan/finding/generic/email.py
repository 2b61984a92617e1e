"""E-mail addresses, also with a full-width at sign or in the words that hide them from robots."""

import re
from collections.abc import Iterator, Sequence

from mamori.core.scan.finding.finder import Finder
from mamori.core.scan.hits import Hit
from mamori.core.scan.view import View

_LOCAL = re.compile(r"[a-z0-9._%+'-]{1,64}$")
_DOMAIN = re.compile(r"(?:[a-z0-9-]{1,63}\.)+[a-z]{2,24}(?![a-z0-9])")
_FAR = 64


def find(view: View, spots: Sequence[int]) -> Iterator[Hit]:
    """Yield the addresses around at signs."""
    for at in spots:
        local = _LOCAL.search(view.plain, max(0, at - _FAR), at)
        domain = _DOMAIN.match(view.plain, at + 1)
        if local and domain:
            yield Hit(kind="email", start=local.start(), end=domain.end())


FINDER = Finder("email", ("email",), find, words=("@",))
