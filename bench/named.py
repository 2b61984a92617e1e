"""Invented people, and the ways in which their names are written."""

from collections.abc import Iterator
from unicodedata import normalize

from faker import Faker

from mamori.core.roster import Kind, Name, Person, split_name

JAPANESE, VIETNAMESE, DUTCH, ENGLISH = "ja_JP", "vi_VN", "nl_NL", "en_GB"

_HALF_WIDTH = {normalize("NFKC", chr(code)): chr(code) for code in range(0xFF66, 0xFF9E)}
_OLD = dict(zip("高崎辺沢斎斉浜恵国島桜真", "髙﨑邊澤齋齊濱惠國嶋櫻眞", strict=True))


def person(key: str, name: Name, kana: Name | None = None, preferred: Name | None = None) -> Person:
    return Person(
        key=key, kind=Kind.PUPIL, name=name, kana=kana or Name(), preferred=preferred or Name()
    )


def japanese(key: str, name: str, kana: str) -> Person:
    return person(key, split_name(name), split_name(kana))


def made(locale: str, count: int) -> list[tuple[Person, str]]:
    """Invent people, no two with one name; of Japanese ones the Faker's own romaji comes along."""
    faker = Faker(locale)
    faker.seed_instance(locale)
    found: dict[str, tuple[Person, str]] = {}
    while len(found) < count:
        key = str(len(found))
        if locale == JAPANESE:
            (family, f, latin), (given, g, latin_given) = (
                faker.last_name_pair(),
                faker.first_name_pair(),
            )
            if given == "修平":  # the Faker reads it in one way and spells it in another
                continue
            made_up = japanese(key, f"{family} {given}", f"{f} {g}")
            found.setdefault(made_up.name.full, (made_up, f"{latin} {latin_given}"))
        elif locale == VIETNAMESE:
            full = f"{faker.last_name()} {faker.middle_name()} {faker.first_name()}"
            found.setdefault(full, (person(key, split_name(full, "VN")), ""))
        else:
            full = f"{faker.first_name()} {faker.last_name()}"
            found.setdefault(full, (person(key, split_name(full, "NL")), ""))
    return list(found.values())


def ways(who: Person, romaji: str) -> Iterator[tuple[str, str]]:
    """Yield every way of writing a person's whole name, each with what it is called."""
    if who.kana:
        yield from _japanese(who, romaji)
    elif " " in who.name.full:
        yield from _latin(who)


def _japanese(who: Person, romaji: str) -> Iterator[tuple[str, str]]:
    family, given = who.name.family, who.name.given
    joined = family + given
    yield "joined", joined
    yield from _spread(family, given)
    yield "letters apart", "　".join(joined)
    yield "broken within", f"{joined[:-1]}\n{joined[-1]}"
    if (old := "".join(_OLD.get(letter, letter) for letter in joined)) != joined:
        yield "old kanji", old
    kana = (who.kana.family, who.kana.given)
    hiragana = tuple("".join(map(_hiragana, part)) for part in kana)
    for called, (f, g) in (("katakana", kana), ("hiragana", hiragana)):
        yield called, f + g
        yield f"{called} apart", f"{f} {g}"
        yield f"{called} decomposed", normalize("NFD", f"{f} {g}")
    yield "half width", " ".join(map(_half_width, kana))
    yield "half width joined", "".join(map(_half_width, kana))
    yield "readings", f"{family}({hiragana[0]}){given}({hiragana[1]})"
    yield "readings, wide", f"{family}（{hiragana[0]}）{given}（{hiragana[1]}）"
    yield "readings, bare", f"{family}{hiragana[0]}{given}{hiragana[1]}"
    yield "given name in kana", family + hiragana[1]
    yield "family name in kana", hiragana[0] + given
    latin = romaji.split()
    yield "romaji", romaji
    yield "romaji, given name first", f"{latin[1]} {latin[0]}"
    yield "romaji, capitals", f"{latin[0].upper()} {latin[1]}"
    yield "romaji, comma", f"{latin[0]}, {latin[1]}"
    yield "romaji, full width", _full_width(romaji)


def _latin(who: Person) -> Iterator[tuple[str, str]]:
    full, name = who.name.full, who.name
    words = full.split()
    yield "as it is", full
    yield from _spread(words[0], " ".join(words[1:]))
    yield "capitals", full.upper()
    yield "full width", _full_width(full)
    yield "decomposed", normalize("NFD", full)
    yield "without marks", unmarked(full)
    yield "capitals without marks", unmarked(full).upper()
    yield "letters apart", " ".join(full)
    if who.name.middle or words[0] == name.family:
        yield "given name first", " ".join([*words[1:], words[0]])
    else:
        last = " ".join(filter(None, (name.infix, name.family)))
        yield "family name first", f"{last}, {name.given}"
        yield "infix last", f"{name.family}, {name.given} {name.infix}".strip()
        yield "initial", f"{name.given[0]}. {last}"


def _spread(family: str, given: str) -> Iterator[tuple[str, str]]:
    yield "space", f"{family} {given}"
    yield "wide space", f"{family}　{given}"
    yield "many spaces", f"{family}      {given}"
    yield "no-break space", f"{family}\u00a0{given}"
    yield "line break", f"{family}\n{given}"
    yield "line break and indent", f"{family}\r\n  {given}"
    yield "two cells", f"{family}\t{given}"
    yield "zero width", f"{family[0]}\u200b{family[1:]} {given}"


def _hiragana(letter: str) -> str:
    return chr(ord(letter) - 0x60) if "ァ" <= letter <= "ヶ" else letter


def _half_width(text: str) -> str:
    letters = normalize("NFD", text).replace("\u3099", "ﾞ").replace("\u309a", "ﾟ")
    return "".join(_HALF_WIDTH.get(letter, letter) for letter in letters)


def _full_width(text: str) -> str:
    wide = {code: code + 0xFEE0 for code in range(0x21, 0x7F)} | {0x20: 0x3000}
    return text.translate(wide)


def unmarked(text: str) -> str:
    letters = normalize("NFD", text.replace("đ", "d").replace("Đ", "D"))
    return "".join(letter for letter in letters if not "\u0300" <= letter <= "\u036f")
