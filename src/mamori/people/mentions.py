"""Which of the staff a text speaks of that a child or a guardian wrote.

Whoever is found has the text held back from them until somebody else has read it, so it is rather
one too many: parts of names count, in whatever writing, and posts that only one or two hold.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from uuid import UUID

from mamori.core.roster.names import has_cjk, looks_vietnamese, split_name
from mamori.core.scan.roster.folding import soft
from mamori.core.scan.roster.romaji import romanised
from mamori.people.models import Person, Post, School
from mamori.people.offices import in_force, still_here
from mamori.people.search import MARKS
from mamori.people.words import About, unseal_about

R = Post.Role
KANJI_ALONE, KANA_ALONE, LATIN_ALONE = 2, 3, 4  # letters from which part of a name needs no title
# Beside a part of a name these say that somebody is meant, however short it is.
_AFTER = "先生 せんせい せんせ せんせー てぃーちゃー さん 氏 校長 教頭 教諭 コーチ"
_BEFORE = (
    "thay co thua ong ba anh chi meester juf juffrouw meneer mevrouw mevr mw dhr mr mrs ms miss "
    "sir madam teacher sensei leraar lerares docent directeur giao vien nhiem"
)
_BEHIND = "san sensei teacher"
# What a name has in small letters, and what half of all Vietnamese names have.
_NO_NAMES = "van von de der den het ten ter te la le el al thi"
AFTER = tuple(map(soft, _AFTER.split()))
BEFORE, BEHIND = frozenset(_BEFORE.split()), frozenset(_BEHIND.split())
NO_NAMES = frozenset(_NO_NAMES.split())
BETWEEN = re.compile(r"[-'’]")
# Where letters of ours and Chinese or Japanese ones meet, as in "tanaka先生", a word ends.
_LATIN, _EASTERN = "A-Za-z\u00c0-\u024f\u1e00-\u1eff", "\u3040-\u30ff\u3400-\u9fff"
MEETING = re.compile(f"(?<=[{_LATIN}])(?=[{_EASTERN}])|(?<=[{_EASTERN}])(?=[{_LATIN}])")
# Posts that are as good as a name at one school.
POSTS = {
    R.PRINCIPAL: "校長|こうちょう|hieu truong|directeur|directrice|principal|headmaster|"
    "head teacher",
    R.VICE_PRINCIPAL: "教頭|副校長|きょうとう|pho hieu truong|hieu pho|adjunct|vice principal|"
    "deputy head",
    R.NURSE_TEACHER: "保健の先生|ほけんのせんせい|保健室の先生|ほけんしつのせんせい|養護教諭|"
    "養護の先生|co y te|thay y te|schoolverpleeg|school nurse",
    R.COUNSELLOR: "カウンセラー|相談員|tu van tam ly|vertrouwenspersoon|counsellor|counselor",
}


@dataclass(frozen=True, slots=True)
class _Text:
    """A text as names are looked for in it: its letters in one row, and its words."""

    row: str
    words: str  # without case and marks, one space around each
    capitals: frozenset[str]  # words that began with a capital, without case and marks


def staff_mentioned(school: School, text: str, on: date) -> set[UUID]:
    """Return the staff of a school whom a text names, in whatever way, or calls by their post.

    Args:
        school: whose staff.
        text: what a child or a guardian wrote.
        on: the day on which they work there.
    """
    read = _read(text)
    rows = Person.objects.filter(still_here(on), school=school, kind=Person.Kind.STAFF)
    named = {
        pk
        for pk, sealed in rows.values_list("pk", "sealed")
        if any(_stands(way, read) for way in _ways(school.pk, pk, bytes(sealed)))
    }
    return named | _by_post(school, read, on)


def _by_post(school: School, read: _Text, on: date) -> set[UUID]:
    roles = [
        role for role, names in POSTS.items() if any(_says(name, read) for name in names.split("|"))
    ]
    posts = Post.objects.filter(in_force(on), school=school, role__in=roles)
    return set(posts.values_list("person", flat=True))


def _says(name: str, read: _Text) -> bool:
    return soft(name) in read.row if has_cjk(name) else f" {name}" in read.words


@lru_cache(maxsize=2048)
def _ways(school: UUID, person: UUID, sealed: bytes) -> tuple[str, ...]:
    """Return the parts by which somebody may be called; in this process's memory only."""
    return tuple(dict.fromkeys(_parts(unseal_about(school, person, sealed))))


def _parts(known: About) -> Iterator[str]:
    for full in filter(None, (known.full_name, known.preferred_name)):
        yield full
        yield from _latin(full) if not has_cjk(full) else _japanese(full)
    for part in known.reading.split():
        yield part
        yield from romanised(part)
    own = () if looks_vietnamese(known.full_name) else (known.family_name,)
    yield from filter(None, (*own, known.given_name))


def _latin(full: str) -> Iterator[str]:
    words = full.split()
    if looks_vietnamese(full):  # called by the last name; half a country has the first
        yield words[-1]
        yield " ".join(words[-2:])
        return
    for at, word in enumerate(words):
        if word.casefold() in NO_NAMES:
            yield "".join(words[at:])  # "vandenberg"
        else:
            yield word
            yield from (part for part in BETWEEN.split(word) if len(part) < len(word))
            yield BETWEEN.sub("", word)  # "obrien"


def _japanese(full: str) -> Iterator[str]:
    name = split_name(full)
    if name.family:
        yield from (name.family, name.given)
    else:  # nobody told where the family name ends
        yield from (full[:length] for length in (1, 2, 3) if length < len(full))


def _stands(way: str, read: _Text) -> bool:
    if has_cjk(way):
        part = soft(way)
        least = KANJI_ALONE if not _is_kana(part) else KANA_ALONE
        if len(part) >= least:
            return part in read.row
        return any(part + title in read.row for title in AFTER)
    part = _plain(way)
    if len(part) < 2 or f" {part} " not in read.words:  # one letter is an initial
        return False
    return len(part) >= LATIN_ALONE or part in read.capitals or _has_title(part, read.words)


def _has_title(part: str, words: str) -> bool:
    before, *behind = words.split(f" {part} ")
    pairs = zip([before, *behind], behind, strict=False)
    return any(
        BEFORE.intersection(left.split()[-1:])
        or BEHIND.intersection(right.split()[:1])
        or right.startswith(TITLES)
        for left, right in pairs
    )


def _is_kana(part: str) -> bool:
    return all("ァ" <= letter <= "ヿ" for letter in part)


def _read(text: str) -> _Text:
    parted = MEETING.sub(" ", re.sub(r"[\W_]+", " ", unicodedata.normalize("NFKC", text)))
    capitals = (_plain(word) for word in parted.split() if word[0].isupper())
    row = soft(text)
    # "さとー" and "おーの" are written so by children; a long vowel is ウ or オ in a name.
    rows = dict.fromkeys([row, row.replace("ー", "ウ"), row.replace("ー", "オ")])
    return _Text("\n".join(rows), f" {_plain(parted)} ", frozenset(capitals))


def _plain(text: str) -> str:
    """Return words without case and marks, with one space between them."""
    bare = unicodedata.normalize("NFD", unicodedata.normalize("NFKC", text).casefold())
    letters = unicodedata.normalize("NFC", bare.translate(MARKS))
    return " ".join(re.sub(r"[\W_]+", " ", letters).split())


TITLES = tuple(map(_plain, _AFTER.split()))
