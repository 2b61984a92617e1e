"""All written forms of all people in one automaton, and whose they are."""

from array import array
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import chain, islice

from daachorse import CharwiseDoubleArrayAhoCorasick

from mamori.core.roster import Person
from mamori.core.roster.names import has_cjk, is_kana
from mamori.core.scan.roster.bare import COMPANIES, Company, Part, parts_of
from mamori.core.scan.roster.folding import fold
from mamori.core.scan.roster.forms import Form, forms_of

_BETWEEN = "\ue000"  # stands between texts that are folded together; the fold leaves it
_TOGETHER = 4096

Owners = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Index:
    """The people by the patterns of the automaton.

    The first patterns are whole names, `forms` and their `owners`; the rest are `parts` with each
    company of their kind, in the order of `COMPANIES`. Two forms that fold alike are two patterns.
    Owners are numbers in `people`. `bare` leads from a folded part to all that fold so. `capital`
    says which letter of a pattern must be a capital one on the original, -1 if none: two words in
    small letters are no name, and most texts are full of those that look like one.
    """

    people: tuple[Person, ...]
    automaton: CharwiseDoubleArrayAhoCorasick | None
    forms: tuple[Form, ...]
    owners: tuple[Owners, ...]
    parts: tuple[tuple[Part, Company, Owners], ...]
    bare: Mapping[str, tuple[tuple[Part, Owners], ...]]
    capital: "array[int]"


def indexed(people: Iterable[Person], nicknames: Mapping[str, Sequence[str]]) -> Index:
    """Build the index of all written forms."""
    people = tuple(people)
    whole: dict[Form, list[int]] = {}
    parts: dict[Part, list[int]] = defaultdict(list)
    for number, person in enumerate(people):
        more = nicknames.get(person.key, ())
        only = [number]  # most forms are of one person, and all of hers share this list
        for form in forms_of(person, more):
            known = whole.setdefault(form, only)
            if known is not only:
                whole[form] = [*known, number]
        for part in dict.fromkeys(parts_of(person, more)):
            parts[part].append(number)
    patterns, forms, owners = _whole(whole)
    owned = tuple((part, tuple(numbers)) for part, numbers in parts.items())
    beside = tuple(
        (part, company, numbers) for part, numbers in owned for company in COMPANIES[part.kind]
    )
    patterns += folded(f"{each.before} {part.text} {each.after}" for part, each, _ in beside)
    capital = array("b", (_capital_of_whole(key) for key in patterns[: len(forms)]))
    capital.extend(_capital_of_part(part, company) for part, company, _ in beside)
    automaton = CharwiseDoubleArrayAhoCorasick(patterns) if patterns else None
    return Index(people, automaton, forms, owners, beside, _bare(owned), capital)


def _whole(
    whole: Mapping[Form, list[int]],
) -> tuple[list[str], tuple[Form, ...], tuple[Owners, ...]]:
    """Return the patterns that are long enough, with their forms and owners."""
    patterns, forms, owners = [], [], []
    last: tuple[list[int], Owners] = ([], ())
    keys = folded(" ".join(form.parts) for form in whole)
    for key, (form, numbers) in zip(keys, whole.items(), strict=True):
        if len(key) < _least(key):
            continue
        if numbers is not last[0]:
            last = (numbers, tuple(numbers))
        patterns.append(key)
        forms.append(form)
        owners.append(last[1])
    return patterns, tuple(forms), tuple(owners)


def _capital_of_whole(key: str) -> int:
    return 0 if key.isascii() and sum(map(str.isupper, key)) < 3 else -1


def _capital_of_part(part: Part, company: Company) -> int:
    # The kinds of parts in Japanese letters have none; what is small on the roster may be so here.
    small = part.kind == "japanese" or (part.kind == "western" and part.text[0].islower())
    return -1 if small else letters_of(company.before)


@cache
def letters_of(word: str) -> int:
    """Return how many letters the fold makes of a word."""
    return len(fold(word).text)


def _least(key: str) -> int:
    """Return the fewest letters of a whole name that is looked for everywhere."""
    if key.isascii() or is_kana(key):
        return 4
    return 2 if has_cjk(key[:1]) and not is_kana(key[:1]) else 3


def _bare(owned: Sequence[tuple[Part, Owners]]) -> dict[str, tuple[tuple[Part, Owners], ...]]:
    bare: dict[str, tuple[tuple[Part, Owners], ...]] = {}
    for key, each in zip(folded(part.text for part, _ in owned), owned, strict=True):
        bare[key] = (*bare.get(key, ()), each)
    return bare


def folded(texts: Iterable[str], *, loose: bool = False) -> list[str]:
    """Fold many short texts at once."""
    texts, found = iter(texts), []
    while some := list(islice(texts, _TOGETHER)):
        found.append(fold(_BETWEEN.join(some), loose=loose).text.split(_BETWEEN))
    return list(chain.from_iterable(found))
