"""A gentle second look at the writer's own words (HOK-113). It hinders nobody and keeps nothing.

A list of phrases knows no meaning: it finds some words that shift the blame and misses most. So it
only ever asks, after everything is safely written, and never about what a child said.
"""

from unicodedata import normalize

from django.conf import settings

from mamori.cases.queries import Setting
from mamori.people.packs import codes


def holds(setting: Setting, of: str, words: str) -> bool:
    """Say whether words hold a turn of phrase of a packs' list, in whichever language."""
    said = _plain(words)
    return any(
        _plain(phrase) in said
        for language, _name in settings.LANGUAGES
        for phrase in codes(setting.case.school, of, language).values()
    )


def _plain(words: str) -> str:
    return " ".join(normalize("NFKC", words).casefold().split())
