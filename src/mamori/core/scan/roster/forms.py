"""The ways in which a person's name is written."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice
from typing import NamedTuple
from unicodedata import normalize

from mamori.core.roster import Name, Person
from mamori.core.roster.names import has_cjk, split_name
from mamori.core.scan.roster.latin import is_vietnamese, latin_forms
from mamori.core.scan.roster.romaji import romanised

_SPELLINGS = 8  # of one part; the rest are mixtures that nobody writes


class Form(NamedTuple):
    """One way of writing a name: its parts in their order.

    `how` says which way it is, as a code. `comma` is after how many parts a comma may stand, 0 for
    none. `sure` is the confidence of a hit where nothing speaks against it.
    """

    parts: tuple[str, ...]
    how: str = "name"
    sure: float = 1.0
    comma: int = 0


def forms_of(person: Person, nicknames: Sequence[str] = ()) -> list[Form]:
    """Return every way of writing a person's whole name, the surest first."""
    found: dict[tuple[str, ...], Form] = {}
    for form in _forms(person, nicknames):
        known = found.get(form.parts)
        if known is None or known.sure < form.sure:
            found[form.parts] = form
    return sorted(found.values(), key=lambda form: -form.sure)


def called(person: Person, nicknames: Sequence[str]) -> Iterator[tuple[Name, Name]]:
    """Yield the names a person goes by, each with its kana: with the nicknames of the roster."""
    main, kana = divided(person.name), divided(person.kana)
    yield main, kana
    if person.preferred or person.kana_preferred:
        yield completed(person.preferred, main), completed(person.kana_preferred, kana)
    for nickname in nicknames:
        whole = divided(Name(full=nickname))
        yield (whole if whole.family else completed(Name(nickname, given=nickname), main)), Name()


def divided(name: Name) -> Name:
    """Return the name in parts, as far as its writing tells them."""
    if name.family or not name.full or len(name.full.split()) < 2:
        return name
    return split_name(name.full, "" if _family_first(name.full) else "NL")


def completed(name: Name, main: Name) -> Name:
    """Return a name by which somebody is called with what it leaves out taken from the main one."""
    if not name or name.family:
        return divided(name)
    given = name.given or name.full
    if len(given.split()) > 1 or not main.family or not (main.given or main.full):
        return divided(name)
    order = (main.family, given) if _family_first(main.full) else (given, main.infix, main.family)
    return Name(" ".join(filter(None, order)), main.family, main.infix, given)


def _forms(person: Person, nicknames: Sequence[str]) -> Iterator[Form]:
    for name, kana in called(person, nicknames):
        if has_cjk(name.full or kana.full):
            yield from _japanese(name, kana)
        elif name:
            for parts, how, sure, comma in latin_forms(name):
                yield Form(parts, how, sure, comma)
            yield _spaced(*name.full.split())
            yield from _japanese(Name(), kana)


def _japanese(name: Name, kana: Name) -> Iterator[Form]:
    for each, how in ((name, "name"), *_other_repeats(name), (kana, "kana")):
        if each.family and each.given:
            yield Form((each.family, each.given), how)
            yield Form((each.given, each.family), "swapped", 0.8)
        elif each:
            yield Form((each.full,), how)
    if kana.family and kana.given:
        if name.family and name.given:
            yield Form((name.family, kana.given), "mixed", 0.9)
            yield Form((kana.family, name.given), "mixed", 0.9)
            yield Form((name.family, kana.family, name.given, kana.given), "ruby")
        yield from _romaji(kana)


def _other_repeats(name: Name) -> Iterator[tuple[Name, str]]:
    """Yield the name with its repeated kanji written the other way: 佐佐木 for 佐々木."""
    for change in (_spelt_out, _marked):
        family, given, full = map(change, (name.family, name.given, name.full))
        if full != name.full or (family, given) != (name.family, name.given):
            yield replace(name, full=full, family=family, given=given), "repeat"


def _spelt_out(text: str) -> str:
    return re.sub("(.)々", r"\1\1", text)


def _marked(text: str) -> str:
    return re.sub(r"([一-鿿])\1", r"\1々", text)


def _romaji(kana: Name) -> Iterator[Form]:
    families = tuple(islice(romanised(kana.family), _SPELLINGS))
    givens = tuple(islice(romanised(kana.given), _SPELLINGS))
    for family in families:
        for given in givens:
            yield Form((family, given), "romaji", 1.0, 1)
            yield Form((given, family), "romaji", 1.0)
    if families and givens:
        yield _spaced(families[0].title(), givens[0].title())
        yield _spaced(givens[0].title(), families[0].title())
    for family in families:
        yield Form((givens[0][0].upper(), family) if givens else (family,), "initials", 0.6)


def _spaced(*words: str) -> Form:
    """Return a name with a space behind each letter."""
    letters = (letter for word in words for letter in normalize("NFC", word))
    return Form(tuple(letters), "spaced", 0.9)


def _family_first(full: str) -> bool:
    return has_cjk(full) or is_vietnamese(full)
