"""Finding words in the cases one may see: opened for the moment, kept nowhere.

There is no index of words on disk; only what the reader's seats open is looked through.
"""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.html import format_html_join
from django.utils.safestring import SafeString

from mamori.access.actions import note_read
from mamori.cases.queries.seeing import cases_of
from mamori.cases.queries.telling import Told, chronology
from mamori.people.models import Account
from mamori.people.search import fold

AROUND = 40  # letters shown on either side of what was found
AT_MOST = 200  # entries shown


@dataclass(frozen=True, slots=True)
class Hit:
    """An entry in which every word was found, with the places."""

    told: Told
    places: list[SafeString]


def find(account: Account, text: str, language: str) -> tuple[list[Hit], bool]:
    """Return the entries that hold every word, newest first, and whether there were more.

    That the cases were read in which something was found goes into the journal.
    """
    words = list(filter(None, map(fold, text.split())))
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
    texts = list(told.texts)
    found = [[_place(text, word) for text in texts] for word in words]
    if not all(any(places) for places in found):
        return None
    return Hit(told, list(dict.fromkeys(p for places in found for p in places if p))[:3])


def _place(text: str, word: str) -> SafeString | None:
    """Return what stands around a word, the word itself marked; None if it is not there."""
    text = unicodedata.normalize("NFKC", text)  # letter by letter, ﾄﾞ would be two
    letters = [(folded, at) for at, letter in enumerate(text) for folded in fold(letter)]
    start = "".join(folded for folded, _ in letters).find(word)
    if start < 0:
        return None
    first, last = letters[start][1], letters[start + len(word) - 1][1] + 1
    before, after = text[max(0, first - AROUND) : first], text[last : last + AROUND]
    parts: Iterator[tuple[str, str, str]] = iter([(before, text[first:last], after)])
    return format_html_join("", "{}<mark>{}</mark>{}", parts)
