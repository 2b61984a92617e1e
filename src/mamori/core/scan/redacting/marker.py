"""What of the texts of a file is to go: where it was found, and the same words elsewhere."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from unicodedata import combining

from daachorse import CharwiseDoubleArrayAhoCorasick

from mamori.core.roster.names import has_cjk
from mamori.core.scan.blocks import Block
from mamori.core.scan.findings import Finding
from mamori.core.scan.folding import plain
from mamori.core.scan.hits import KINDS, Hit
from mamori.core.scan.judging import SURE
from mamori.core.scan.places import Lines, Place
from mamori.core.scan.redacting.redactor import MASK
from mamori.core.scan.scanner import Scanner

# What a form asks for is no secret itself; a list is taken out cell by cell; faces are told.
NOT_TAKEN_OUT = frozenset(
    {
        "secret-request",
        "insurance-copy-request",
        "medical-sheet-request",
        "cash-by-pta",
        "papers-by-pta",
        "person-list",
        "face",
    }
)
SHORTEST = 2  # letters; a single one, such as a mark, is taken out only where it was found
_SHORTEST_NUMBER = 4  # digits
_NAMES = {"person", "person-perhaps"}
# What tells who is meant wherever it stands; a mark or an illness does not.
_TELLING = _NAMES | {"identifier", "contact", "contact-perhaps", "birth-date"}
_UNIT = re.compile(r"[^\t\n]+")


class Marker:
    """Marks what is to go: what was found there, what is found there now, and what tells anywhere.

    A mark is one by the title of its column, and the cell alone does not tell. So a text in which
    the scan of the whole file found something loses it there, line by line. A date or number that
    was found somewhere is looked for in all texts, too.
    """

    def __init__(self, scanner: Scanner) -> None:
        self._scanner = scanner
        # Texts that were looked at as what they are, such as a table; so no more as bare text.
        self._seen: set[int] = set()
        # A line or row in which something was found -> where in it.
        self._lines: dict[str, set[tuple[int, int]]] = defaultdict(set)
        self._units: frozenset[str] = frozenset()
        self._known: CharwiseDoubleArrayAhoCorasick | None = None

    def saw(self, block: Block, hits: Iterable[Hit]) -> None:
        """Learn what a scan found in a block."""
        self._seen.add(_seal(block.text))
        lines = block.text.split("\n")
        for hit in filter(goes, hits):
            for place, start, end in Lines(Place()).pieces(block.text, hit.start, hit.end):
                self._lines[lines[(place.line or 1) - 1].rstrip()].add((start, end))

    def know(self, found: Iterable[Finding]) -> None:
        """Learn what is looked for in all texts: as words, or only as a whole cell or line."""
        words, units = set[str](), set[str]()
        for each in found:
            (words if _is_telling(each) else units).add(plain(each.text))
            if "grade" not in KINDS[each.kind]:
                units.update(map(str.strip, _UNIT.findall(plain(each.text))))
        self._units = frozenset(each for each in units if _is_long(each))
        words = {each for each in words if _is_long(each)}
        self._known = CharwiseDoubleArrayAhoCorasick(sorted(words)) if words else None

    def spots(self, text: str) -> list[tuple[int, int]]:
        """Return the spans of a text that are to go, in order and apart from each other."""
        known = _seal(text) in self._seen
        hits = () if known else filter(goes, self._scanner.hits(Block(text=text)))
        spans = [(hit.start, hit.end) for hit in hits]
        return merged((*spans, *self._where_found(text), *self._elsewhere(plain(text))))

    def cover(self, text: str) -> str:
        """Return a text with what is to go blacked out."""
        for start, end in reversed(self.spots(text)):
            text = text[:start] + MASK * (end - start) + text[end:]
        return text

    def _where_found(self, text: str) -> Iterator[tuple[int, int]]:
        begin = 0
        for line in text.split("\n"):
            for start, end in self._lines.get(line.rstrip(), ()):
                yield begin + start, begin + end
            begin += len(line) + 1

    def _elsewhere(self, folded: str) -> Iterator[tuple[int, int]]:
        for unit in _UNIT.finditer(folded) if self._units else ():
            if unit[0].strip() in self._units:
                yield unit.span()
        for start, end, _ in self._known.find_overlapping(folded) if self._known else ():
            if _stands_alone(folded, start, end):
                yield start, end


def goes(found: Hit | Finding) -> bool:
    """Tell whether a find is sure enough, and of a kind, to be taken out."""
    return found.kind not in NOT_TAKEN_OUT and found.confidence >= SURE


def merged(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return spans in order; those that touch become one."""
    joined: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if joined and start <= joined[-1][1]:
            joined[-1] = joined[-1][0], max(end, joined[-1][1])
        else:
            joined.append((start, end))
    return joined


def _is_telling(found: Finding) -> bool:
    """Tell whether the words mean the same wherever they stand; a part of a name may be a word."""
    kind = KINDS[found.kind][0]
    if kind not in _NAMES:
        return kind in _TELLING
    whole = len(found.text.split()) > 1 or has_cjk(found.text)
    return whole and "form:part" not in found.why


def _is_long(word: str) -> bool:
    return len(word) >= (_SHORTEST_NUMBER if word.isdecimal() else SHORTEST)


def _stands_alone(text: str, start: int, end: int) -> bool:
    """Tell whether a word or number begins and ends there; between CJK letters any may."""
    return not (_joined(text[start - 1 : start + 1]) or _joined(text[end - 1 : end + 1]))


def _joined(pair: str) -> bool:
    if len(pair) < 2 or has_cjk(pair):
        return False
    return pair[0].isalnum() and (pair[1].isalnum() or combining(pair[1]) > 0)


def _seal(text: str) -> int:
    """Return a number for a text; redactors keep the carriage returns of line ends as spaces."""
    return hash(text.replace(" \n", "\n").rstrip())
