"""Finding words in the cases one may see: opened for the moment, kept nowhere.

There is no index of words on disk; only what the reader's seats open is looked through.
"""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from django.utils.html import format_html_join
from django.utils.safestring import SafeString

from mamori.access.actions import note_read
from mamori.cases.queries.seeing import cases_of
from mamori.cases.queries.telling import Told, chronology
from mamori.people.models import Account
from mamori.people.search import fold

AROUND = 40  # letters shown on either side of what was found
AT_MOST = 200  # entries shown
PLACES = 3  # shown of an entry
WORDS = 8  # of what somebody looks for; the rest is left out


@dataclass(frozen=True, slots=True)
class Hit:
    """An entry in which every word was found, with the places."""

    told: Told
    places: list[SafeString]


def find(account: Account, text: str, language: str) -> tuple[list[Hit], bool]:
    """Return the entries that hold the first eight words, newest first, and whether more do.

    That the cases were read in which something was found goes into the journal.
    """
    words = list(dict.fromkeys(filter(None, map(fold, text.split()))))[:WORDS]
    if not words:
        return [], False
    hits: list[Hit] = []
    for told in chronology(list(cases_of(account)), language, reader=account):
        if hit := _hit(told, words):
            if len(hits) == AT_MOST:
                return _read(account, hits), True
            hits.append(hit)
    return _read(account, hits), False


def _read(account: Account, hits: list[Hit]) -> list[Hit]:
    for case in {hit.told.case.pk: hit.told.case for hit in hits}.values():
        note_read(by=account, ledger=case.school_id, stream=case.stream)
    return hits


def _hit(told: Told, words: list[str]) -> Hit | None:
    texts = [(text, fold(text)) for text in told.texts]
    if not all(any(word in folded for _text, folded in texts) for word in words):
        return None
    places: dict[SafeString, None] = {}
    for word in words:
        for text, folded in texts:
            if word in folded and len(places) < PLACES and (place := _place(text, word)):
                places[place] = None
    return Hit(told, list(places))


def _place(text: str, word: str) -> SafeString | None:
    """Return what stands around a word, the word itself marked; None if it is not there."""
    text = unicodedata.normalize("NFKC", text)  # letter by letter, ﾄﾞ would be two
    letters = [(folded, at) for at, letter in enumerate(text) for folded in _folded(letter)]
    start = "".join(folded for folded, _at in letters).find(word)
    if start < 0:
        return None
    first, last = letters[start][1], letters[start + len(word) - 1][1] + 1
    before, after = text[max(0, first - AROUND) : first], text[last : last + AROUND]
    parts: Iterator[tuple[str, str, str]] = iter([(before, text[first:last], after)])
    return format_html_join("", "{}<mark>{}</mark>{}", parts)


@lru_cache(maxsize=4096)
def _folded(letter: str) -> str:
    return fold(letter)
