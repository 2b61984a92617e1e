"""The lists: what a child of nine can read, write and keep apart, and nothing that hurts."""

import hashlib
import re
from itertools import combinations
from pathlib import Path

import pytest
from rapidfuzz.distance import OSA

from mamori.core.receipt import LANGUAGES
from mamori.core.receipt import lists as package
from mamori.core.receipt.folding import fold, ways_of_writing
from mamori.core.receipt.lists import SIZE, words_of

VIETNAMESE = "[a-zà-ỹđ]"
ALPHABET = {
    "ja": r"[ぁ-んー]{2,8}",
    "vi": rf"{VIETNAMESE}+ {VIETNAMESE}+",
    "nl": r"[a-zï]{3,14}",
    "en": r"[a-z]{3,12}",
}
# Of each kind of word that must never be in some that are nearest at hand.
NEVER = {
    "ja": "しね ころす ばか ぶす でぶ ちび はげ きもい うざい くさい おばけ おに ほうちょう ないふ "
    "てっぽう ぶた ごきぶり おはか かみさま おっぱい おしり うんち びょうき けが じしん つなみ "
    "さくら あおい おしいれ おふろ しゃわー べっど べらんだ せきはん",
    "vi": "con chó, con lợn, con heo, con khỉ, con rắn, con dao, cái chết, ma quỷ, quan tài, "
    "súng đạn, ngu ngốc, béo phì, nhà thờ, chùa chiền, bệnh viện, máu me, con bò, con dê, "
    "kim chi, bình minh, thước kẻ, cái chổi, cái giường, phòng ngủ, vòi sen, cổng trường, cờ đỏ, "
    "bò sữa, xe lu, giẻ lau, khúc khích",
    "nl": "dood graf mes pistool varken koe zwijn dik dom stom lelijk heks spook bloed kerk "
    "engel duivel ziekenhuis kanker trut pot flikker aap spin slang merel roos fleur "
    "douche badkamer slaapkamer stapelbed schuur zolder loempia nasi strijkplank zeekoe vuurtoren",
    "en": "dead death knife gun pig cow fat ugly stupid idiot witch ghost blood church angel "
    "devil hospital monkey snake rat gay queer rope bomb lily rose daisy ruby robin "
    "attic bathtub bathroom bathrobe bedroom cupboard shower",
}
# A receipt is kept for years: a list that changes makes another receipt of the same words.
SUMS = {
    "ja": "1bbb9cbca27267d0",
    "vi": "210646af793db1b2",
    "nl": "7f3eaa150987f2f6",
    "en": "51100e82e5fc5acf",
}


def lines(language: str) -> list[str]:
    path = Path(package.__file__).with_name("words") / f"{language}.txt"
    return path.read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize("language", LANGUAGES)
def test_there_are_as_many_words_as_ten_bits_have_numbers(language: str) -> None:
    words = words_of(language).words
    assert len(words) == len(set(words)) == SIZE == 2**10


@pytest.mark.parametrize("language", LANGUAGES)
def test_words_are_written_in_the_letters_that_children_learn_first(language: str) -> None:
    for word in words_of(language).words:
        assert re.fullmatch(ALPHABET[language], word), word
    if language == "ja":  # which of the two is meant, a child cannot hear
        assert not {*"ぢづをゐゑ"} & {*"".join(words_of(language).words)}


def test_no_two_words_are_written_alike_in_any_language() -> None:
    seen: dict[str, str] = {}
    for language in LANGUAGES:
        for line in lines(language):
            word, *others = line.split("\t")
            for way in {*ways_of_writing(word), *map(fold, others)}:
                assert way, line
                assert seen.setdefault(way, word) == word


@pytest.mark.slow
@pytest.mark.parametrize(("language", "most"), [("ja", 200), ("vi", 10), ("nl", 10), ("en", 10)])
def test_of_half_a_million_pairs_few_are_one_letter_apart(language: str, most: int) -> None:
    folded = [fold(word) for word in words_of(language).words]
    near = sum(
        OSA.distance(one, other, score_cutoff=1) <= 1 for one, other in combinations(folded, 2)
    )
    assert near <= most


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_word_hurts_frightens_or_names_somebody(language: str) -> None:
    never = [word.strip() for word in re.split(", " if language == "vi" else " ", NEVER[language])]
    assert len(never) > 15
    assert not {*never} & {part for line in lines(language) for part in line.split("\t")}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_list_never_changes(language: str) -> None:
    shown = "\n".join(words_of(language).words)
    assert hashlib.sha256(shown.encode()).hexdigest()[:16] == SUMS[language]


def test_of_other_languages_there_is_no_list() -> None:
    with pytest.raises(ValueError, match="no words in fr"):
        words_of("fr")
    with pytest.raises(ValueError, match="no words in"):
        words_of("../ja")
