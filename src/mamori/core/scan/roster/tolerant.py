"""Names with a letter wrong: misspelled, or misread from pixels.

Of a name with one letter wrong at least one half is right. So halves are looked for, and what
stands beside one is compared with the other half of each name it belongs to.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from daachorse import CharwiseDoubleArrayAhoCorasick
from rapidfuzz.distance import OSA
from rapidfuzz.process import extract

from mamori.core.scan.roster import edges
from mamori.core.scan.roster.folding import Folded, fold
from mamori.core.scan.roster.forms import Form
from mamori.core.scan.roster.index import Index, Owners, folded
from mamori.core.scan.roster.match import Found, Match

# The ways of writing in which a slip is looked for; the others leave out too much already.
_WHOLE = frozenset({"name", "kana", "romaji", "mixed", "swapped"})
_CERTAIN = 0.9
# With this many letters of a kind one may be wrong, and two.
_ONE = {"kanji": 4, "kana": 6, "latin": 7}
_TWO = 12
_SPREAD = 3  # the letters of a name stand no farther apart than that, on average
_SURE = (0.9, 0.7, 0.6)  # by the number of wrong letters
_FEW, _LESS_SURE = 6, 0.75  # of so few Japanese letters one is much

_Key = tuple[bool, int]  # whether the half is the first one, and the length of the other


@dataclass(frozen=True, slots=True)
class _Half:
    """The other halves of all names with one half, and which forms they are of."""

    rests: dict[_Key, list[str]]
    forms: dict[_Key, list[int]]


@dataclass(frozen=True, slots=True)
class Tolerant:
    """Finds names in spite of wrong letters. `loose` is for what was read from pixels."""

    loose: bool
    forms: tuple[tuple[Form, Owners], ...]
    halves: tuple[_Half, ...]
    automaton: CharwiseDoubleArrayAhoCorasick | None

    def find(self, text: str, *, rows: bool) -> Iterator[tuple[Found, Owners]]:
        """Yield who is named there, perhaps, with everybody whose name is as near."""
        if not self.automaton:
            return
        folds = fold(text, loose=self.loose)
        best: dict[tuple[int, int], dict[int, int]] = defaultdict(dict)
        for start, end, number in self.automaton.find_overlapping(folds.text):
            for span, form, wrong in _near(folds.text, start, end, self.halves[number]):
                known = best[span]
                known[form] = min(wrong, known.get(form, wrong))
        for (start, end), forms in best.items():
            match = Match(text, folds.text[start:end], folds.kept[start:end].tolist(), rows)
            yield from self._read(match, folds, end, forms)

    def _read(
        self, match: Match, folds: Folded, end: int, forms: dict[int, int]
    ) -> Iterator[tuple[Found, Owners]]:
        wrong = min(forms.values())
        owners: Owners = ()
        sure = 0.0
        for number, count in forms.items():
            form, people = self.forms[number]
            if count == wrong and (
                edge := self._edges(match, form, folds.text[end : end + 1], wrong)
            ):
                owners, sure = (*owners, *people), max(sure, edge)
        if owners:
            sure = round(_SURE[wrong] * sure, 2)
            why = "ocr" if self.loose else "typo"
            yield Found(match.start, match.end, sure, (f"{why}:{wrong}",)), owners

    def _edges(self, match: Match, form: Form, after: str, wrong: int) -> float:
        text, length = match.text, len(match.key)
        if match.end - match.start > _SPREAD * length + _TWO or match.written.count("\n") > 1:
            return 0.0
        if match.rows and "\n" in match.written:
            return 0.0
        if not _is_latin(match.key):
            sure = edges.left(text, match.start, form.parts[0], length)
            sure *= _LESS_SURE if wrong and length < _FEW else 1.0
            return sure * edges.right(text, match.end, form.parts[-1], length)
        if not self.loose:
            return float(
                match.key[0].isupper() and match.written[0].isupper() and not _small(after)
            )
        within = _letter(text, match.start - 1) or _letter(text, match.end)
        return 0.0 if within and length < _TWO else 1.0


def tolerant(index: Index, *, loose: bool) -> Tolerant:
    """Build what finds the whole names of an index in spite of wrong letters."""
    everything = zip(index.forms, index.owners, strict=True)
    chosen = [each for each in everything if each[0].how in _WHOLE and each[0].sure >= _CERTAIN]
    keys = folded((" ".join(form.parts) for form, _ in chosen), loose=loose)
    halves: dict[str, _Half] = {}
    for number, key in enumerate(keys):
        if not allowed(key):
            continue
        middle = len(key) // 2
        for first, half, rest in (
            (True, key[:middle], key[middle:]),
            (False, key[middle:], key[:middle]),
        ):
            known = halves.setdefault(half, _Half(defaultdict(list), defaultdict(list)))
            known.rests[first, len(rest)].append(rest)
            known.forms[first, len(rest)].append(number)
    return Tolerant(
        loose=loose,
        forms=tuple(chosen),
        halves=tuple(halves.values()),
        automaton=CharwiseDoubleArrayAhoCorasick(list(halves)) if halves else None,
    )


def allowed(key: str) -> int:
    """Return how many letters of a name may be wrong; 0 where it would be another name."""
    kind = "latin" if _is_latin(key) else "kana" if all("ァ" <= c <= "ヿ" for c in key) else "kanji"
    if len(key) < _ONE[kind]:
        return 0
    return 2 if kind == "latin" and len(key) >= _TWO else 1


def _near(
    text: str, start: int, end: int, half: _Half
) -> Iterator[tuple[tuple[int, int], int, int]]:
    """Yield the spans beside a half that are nearly the other one: span, form, wrong letters."""
    for (first, length), rests in half.rests.items():
        most = allowed(text[start:end] + rests[0])
        few = not _is_latin(rests[0]) and length + end - start < _FEW
        least, longest = (length, length) if few else (max(0, length - most), length + most)
        for size in range(least, longest + 1):
            span = (start, end + size) if first else (start - size, end)
            if span[0] < 0 or span[1] > len(text):
                continue
            if not (text[span[0]].isalpha() and text[span[1] - 1].isalpha()):
                continue
            other = text[end : end + size] if first else text[start - size : start]
            for _, wrong, at in extract(
                other, rests, scorer=OSA.distance, processor=None, score_cutoff=most, limit=None
            ):
                yield span, half.forms[first, length][at], int(wrong)


def _is_latin(key: str) -> bool:
    return key[:1].isascii()


def _small(letter: str) -> bool:
    return "a" <= letter <= "z"


def _letter(text: str, at: int) -> bool:
    return 0 <= at < len(text) and text[at].isalpha() and text[at] < "\u2e80"
