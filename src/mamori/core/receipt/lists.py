"""The lists: 1,024 words a language, which a child of nine knows and can write.

They were chosen for this program. Nothing in them hurts, frightens or shames, and no two are taken
for each other: folded, no word is like another, in its own list or in that of another language.
A receipt is kept for years, so a word never leaves a list and a list is never put in another order.
"""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from mamori.core.receipt.folding import fold, ways_of_writing

LANGUAGES = ("ja", "vi", "nl", "en")
SIZE = 1024


@dataclass(frozen=True, slots=True)
class Words:
    """The list of a language."""

    language: str
    words: tuple[str, ...]  # as they are printed
    places: dict[str, int]  # a word folded, however it is written -> its place in the list
    longest: int  # letters of the longest way of writing a word
    syllables: int  # parts of a word that stand apart: two in Vietnamese


@cache
def words_of(language: str) -> Words:
    """Return the list of a language.

    In its file a word stands on each line, and behind it other ways of writing it, such as with
    Chinese characters, which what types for a child may put in the place of kana.

    Raises:
        ValueError: there is no list of this language.
    """
    if language not in LANGUAGES:
        raise ValueError(f"no words in {language}")
    path = Path(__file__).with_name("words") / f"{language}.txt"
    lines = [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines()]
    places = {
        way: place
        for place, (word, *others) in enumerate(lines)
        for way in {*ways_of_writing(word), *map(fold, others)}
    }
    words = tuple(word for word, *_ in lines)
    syllables = max(len(word.split()) for word in words)
    return Words(language, words, places, max(map(len, places)), syllables)
