"""Finding the names of known people in a text that must hold none.

A name that is found is surely one of theirs or spelled like it; that none is found proves little.
"""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from uuid import UUID

from mamori.people.models import Guardianship
from mamori.people.search import MARKS, fold
from mamori.people.words import About

LATIN = re.compile(r"[\u0000-\u024f\u1e00-\u1eff]+")
WRITTEN, READ = 2, 3  # letters from which part of a name counts where words have no spaces


def guardians_of(children: Collection[UUID]) -> set[UUID]:
    """Return the guardians of these children."""
    rows = Guardianship.objects.filter(child__in=children)
    return set(rows.values_list("guardian", flat=True))


def guardians_by_child(children: Collection[UUID]) -> dict[UUID, list[UUID]]:
    """Return the guardians of each of these children who has any, in one query."""
    found: dict[UUID, list[UUID]] = defaultdict(list)
    rows = Guardianship.objects.filter(child__in=children).order_by("pk")
    for child, guardian in rows.values_list("child", "guardian"):
        found[child].append(guardian)
    return found


def named_in(text: str, people: Iterable[About]) -> list[str]:
    """Return the names of those people who are named in a text, each once, in order.

    A full name is found in whatever width, case, kana or tone marks. Part of one is found too: in
    Latin letters as a word with its capital, elsewhere from two letters on.
    """
    words = unicodedata.normalize("NFKC", text)
    run, plain = fold(text), _plain(text)
    found = (one.name for one in people if _is_in(one, words, run, plain))
    return sorted(dict.fromkeys(found))


def _is_in(known: About, words: str, run: str, plain: str) -> bool:
    for full in filter(None, (known.full_name, known.preferred_name, known.reading)):
        if LATIN.fullmatch(full):
            if _as_words(_plain(full), plain):
                return True
        elif fold(full) in run:
            return True
    return any(
        _as_words(part, words) if LATIN.fullmatch(part) else fold(part) in run
        for part in _parts(known)
    )


def _parts(known: About) -> Iterator[str]:
    """Yield the parts by which somebody is called."""
    names = (known.full_name, known.preferred_name, known.family_name, known.given_name)
    for part in {part for name in names for part in unicodedata.normalize("NFKC", name).split()}:
        if part[0].isupper() if LATIN.fullmatch(part) else len(part) >= WRITTEN:
            yield part
    for part in known.reading.split():
        if not LATIN.fullmatch(part) and len(part) >= READ:
            yield part


def _as_words(name: str, text: str) -> bool:
    pattern = r"\s+".join(map(re.escape, name.split()))
    return re.search(rf"(?<!\w){pattern}(?!\w)", text) is not None


def _plain(text: str) -> str:
    """Return a text without case and tone marks, its spaces kept."""
    letters = unicodedata.normalize("NFD", unicodedata.normalize("NFKC", text).casefold())
    return unicodedata.normalize("NFC", letters.translate(MARKS))
