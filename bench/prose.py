"""Text in which nobody of a roster is named, as much as is asked for.

It is put together anew, a few letters or words at a time, out of what this program itself says in a
language, and in Japanese also out of sentences of Wikipedia where they lie beside the checkout.
"""

import json
from collections import defaultdict
from collections.abc import Collection, Iterator
from functools import cache
from pathlib import Path
from random import Random

import polib

from bench.peers import ROOT
from mamori.core.scan.roster.folding import soft

LOCALE = ROOT / "src" / "mamori" / "locale"
SENTENCES = ROOT.parent / "shared" / "data" / "ner-ja" / "train.json"
_LETTERS, _WORDS = 4, 2  # what is known before the next one is drawn
_LINE = 12  # sentences


def prose(language: str, size: int, without: Collection[str] = ()) -> str:
    """Make so many bytes of text, of no sentence about anybody whose name starts like these."""
    random = Random(language)  # noqa: S311 - the same text each time
    chain = _chain(language, frozenset(without))
    lines, length = [], 0
    while length < size:
        lines.append(". ".join(_sentence(chain, language, random) for _ in range(_LINE)))
        length += len(lines[-1].encode()) + 1
    return "\n".join(lines)


Chain = dict[tuple[str, ...], list[str]]


@cache
def _chain(language: str, without: frozenset[str]) -> Chain:
    chain: Chain = defaultdict(list)
    order = _LETTERS if language == "ja" else _WORDS
    for text in _sources(language, without):
        units = [*text] if language == "ja" else text.split()
        padded = [*[""] * order, *units, ""]
        for at in range(order, len(padded)):
            chain[tuple(padded[at - order : at])].append(padded[at])
    return chain


def _sources(language: str, without: frozenset[str]) -> Iterator[str]:
    catalog = Path(LOCALE, "vi" if language == "en" else language, "LC_MESSAGES", "django.po")
    for entry in polib.pofile(str(catalog)):
        yield entry.msgid if language == "en" else entry.msgstr
    if language == "ja" and SENTENCES.exists():
        for sentence in json.loads(SENTENCES.read_text(encoding="utf-8")):
            people = [soft(each["name"]) for each in sentence["entities"] if each["type"] == "人名"]
            if not any(name.startswith(tuple(map(soft, without))) for name in people):
                yield sentence["text"]


def _sentence(chain: Chain, language: str, random: Random) -> str:
    order = _LETTERS if language == "ja" else _WORDS
    units = [""] * order
    while True:
        units.append(random.choice(chain[tuple(units[-order:])]))
        if not units[-1]:
            return ("" if language == "ja" else " ").join(units[order:-1])
