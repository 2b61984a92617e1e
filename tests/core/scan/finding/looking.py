"""What a finder finds in a text, for its table of cases."""

from mamori.core.scan.blocks import Block
from mamori.core.scan.finding.finder import Finder
from mamori.core.scan.folding import plain
from mamori.core.scan.hits import Hit
from mamori.core.scan.scanner import Scanner


def hits(finder: Finder, text: str, *, country: str = "", titles: str = "") -> list[Hit]:
    """Return all hits in a text, which is rows of cells if there are titles, parted by bars."""
    block = Block(text=text.replace("|", "\t"), table="t" if titles else "")
    heads = tuple(plain(title.strip()) for title in titles.split("|")) if titles else ()
    return Scanner((finder,), country=country).hits(block, heads)


def found(finder: Finder, text: str, *, country: str = "", titles: str = "") -> list[str]:
    """Return what a finder is sure enough of to be judged by."""
    sure = [
        hit for hit in hits(finder, text, country=country, titles=titles) if hit.confidence >= 0.5
    ]
    return [text[hit.start : hit.end] for hit in sure]
