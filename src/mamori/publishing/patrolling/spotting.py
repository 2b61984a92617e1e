"""What on a page counts: names of the school's people, words of the school, words that hurt.

Only places are told, with what stands around them. What they mean, a person says.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from unicodedata import normalize

from mamori.core.roster.names import has_cjk
from mamori.core.scan.findings import Finding
from mamori.core.scan.hits import KINDS
from mamori.core.scan.judging import SURE
from mamori.core.scan.roster.folding import soft

PERSON, SCHOOL, HURTS, CONTACT = "person", "school-word", "hurting-word", "contact"
# What stands before the name itself, and what its name is cut to.
_WHOSE = re.compile(
    r"^.*[都道府県市区町村国公私]立(?=.)|^(?:trường|school|de|the)\s+", re.IGNORECASE
)
_SCHOOL = re.compile(r"([小中高])等?学校$")
_AROUND = 2  # lines before and after
_TELLING = 6  # letters of a line by which a post is known again
_MOST = 40  # places on one page; more is one page that is about the school as a whole
# A page that is one long list is told by how it begins: people read it, and rows hold it.
_LETTERS, _WORDS = 20_000, 200


@dataclass(frozen=True, slots=True)
class Spot:
    """A place on a page: what stands there, what was seen in it, and whom it may name."""

    text: str
    around: str  # with the lines before and after it
    finds: tuple[str, ...]
    words: tuple[str, ...]  # what of it was looked for, as it is written there
    people: tuple[str, ...]  # their ids, as the roster has them


def folded(text: str) -> str:
    """Return a text as it is compared: without width, case and spaces."""
    return re.sub(r"[\W_]+", "", normalize("NFKC", text).casefold())


def names_of(name: str) -> tuple[str, ...]:
    """Return what a school is called, too: without whose it is, and shortened as people do."""
    short = _WHOSE.sub("", name.strip())
    shorter = _SCHOOL.sub(r"\1", short)
    return tuple(dict.fromkeys(filter(None, (name.strip(), short, shorter))))


def words_in(text: str, words: Iterable[str]) -> tuple[str, ...]:
    """Return those of some words that stand in a text.

    A word of Latin letters stands alone there; one of Japanese or Chinese letters anywhere, in
    whatever kana.
    """
    plain, row = normalize("NFKC", text).casefold(), soft(text)
    return tuple(word for word in words if _stands(word, plain, row))


def spots(
    segments: Sequence[str],
    findings: Iterable[Finding],
    *,
    school: Collection[str],
    hurting: Collection[str],
    ours: bool,
) -> Iterator[Spot]:
    """Yield the places of a page that a person should read, in their order.

    Args:
        segments: the texts of the page, as a reader sees them.
        findings: what the scanner found in them.
        school: the words that the school goes by.
        hurting: words that hurt, as the school listed them.
        ours: the whole page is about the school; then every name and every such word counts. Else
            one counts only where a name of the school's people or a word of the school stands.
    """
    lines = lines_of(segments)
    told = [_seen(line, found, school, hurting) for line, found in _by_line(lines, list(findings))]
    hits = [at for at, one in enumerate(told) if _counts(one, ours=ours)]
    for first, last in _grouped(hits)[:_MOST]:
        yield _joined(lines, told, first, last)


def lines_of(segments: Iterable[str]) -> list[str]:
    """Return the lines of a page, as a reader sees them, without empty ones."""
    return [line.strip() for text in segments for line in text.splitlines() if line.strip()]


def still_there(segments: Sequence[str], lines: Iterable[str]) -> bool:
    """Say whether any line of a post stands on a page still. Lines of a few letters say little."""
    page, asked = folded("\n".join(segments)), list(filter(None, map(folded, lines)))
    telling = [line for line in asked if len(line) >= _TELLING] or ["".join(asked)]
    return any(line in page for line in telling)


def _by_line(
    lines: Sequence[str], findings: Sequence[Finding]
) -> Iterator[tuple[str, list[Finding]]]:
    """Yield the lines with what was found in them, in a time that grows with their letters alone.

    A page of strangers may hold a hundred thousand lines and as many finds.
    """
    known: dict[int, dict[str, list[int]]] = {}  # length -> text -> which findings
    for at, one in enumerate(findings):
        if one.text.strip():
            known.setdefault(len(one.text), {}).setdefault(one.text, []).append(at)
    for line in lines:
        found: set[int] = set()
        for length, texts in known.items():
            for at in range(len(line) - length + 1):
                found.update(texts.get(line[at : at + length], ())[:_MOST])
        yield line, [findings[at] for at in sorted(found)]


def _seen(
    text: str, findings: Sequence[Finding], school: Collection[str], hurting: Collection[str]
) -> Mapping[str, dict[str, str]]:
    """Return what was seen in a text: code -> what is written there -> whom it names."""
    seen: dict[str, dict[str, str]] = {}
    for one in findings:
        if one.person and one.confidence >= SURE:
            seen.setdefault(PERSON, {})[one.text] = one.person
        elif {"contact", "birth-date"} & {one.kind, *KINDS.get(one.kind, ())}:
            seen.setdefault(CONTACT, {})[one.text] = ""
    for code, words in ((SCHOOL, school), (HURTS, hurting)):
        if found := words_in(text, words):
            seen[code] = dict.fromkeys(found, "")
    return seen


def _counts(seen: Mapping[str, object], *, ours: bool) -> bool:
    if ours:
        return bool({PERSON, HURTS, CONTACT} & set(seen))
    return bool({PERSON, SCHOOL} & set(seen))


def _grouped(hits: Sequence[int]) -> list[tuple[int, int]]:
    """Join hits that stand beside each other: one post has several lines."""
    groups: list[tuple[int, int]] = []
    for at in hits:
        if groups and at - groups[-1][1] <= 1:
            groups[-1] = (groups[-1][0], at)
        else:
            groups.append((at, at))
    return groups


def _joined(
    lines: Sequence[str], told: Sequence[Mapping[str, dict[str, str]]], first: int, last: int
) -> Spot:
    finds: dict[str, None] = {}
    words: dict[str, None] = {}
    people: dict[str, None] = {}
    for seen in told[first : last + 1]:
        for code, written in seen.items():
            finds[code] = None
            words |= dict.fromkeys(written)
            people |= dict.fromkeys(filter(None, written.values()))
    return Spot(
        text="\n".join(lines[first : last + 1])[:_LETTERS],
        around="\n".join(lines[max(first - _AROUND, 0) : last + 1 + _AROUND])[:_LETTERS],
        finds=tuple(finds),
        words=tuple(words)[:_WORDS],
        people=tuple(people),
    )


def _stands(word: str, plain: str, row: str) -> bool:
    if not word.strip():
        return False
    if has_cjk(word):
        return soft(word) in row
    return _pattern(word).search(plain) is not None


@lru_cache(maxsize=4096)
def _pattern(word: str) -> re.Pattern[str]:
    parts = normalize("NFKC", word).casefold().split()
    return re.compile(r"(?<!\w)" + r"\s+".join(map(re.escape, parts)) + r"(?!\w)")
