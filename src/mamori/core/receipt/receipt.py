"""The receipt itself: made from chance, printed, and the secret that follows from its words.

How hard it is to guess: each word is one of 1,024 = 2^10, so six words are one of 2^60, about
1.2 * 10^18. The check number follows from the words and adds nothing. Where a school holds 10,000
receipts, one try in 2^60 / 10^4 = 1.2 * 10^14 hits any; at 1,000 tries a second that is one hit in
3,700 years. How many tries there can be is for the door to bound.
"""

from dataclasses import dataclass, field

from mamori.core.receipt.lists import SIZE, words_of

COUNT = 6  # words
BITS = 10  # of chance in each word
RANDOM_BYTES = 8  # what `make` takes; 60 of the 64 bits are used
# The smallest prime beyond the size of a list; see `check_of`.
MODULUS = 1031
DIGITS = 4


@dataclass(frozen=True, slots=True)
class Receipt:
    """Six words of one language, in their order. What logs and errors show of it tells nothing."""

    language: str
    places: tuple[int, ...] = field(repr=False)  # of its words in the list

    @property
    def words(self) -> tuple[str, ...]:
        """The words, as they are printed."""
        words = words_of(self.language).words
        return tuple(words[place] for place in self.places)

    @property
    def check(self) -> str:
        """The number that tells a wrong word: four digits, "0000" to "1030"."""
        return f"{check_of(self.places):0{DIGITS}}"

    @property
    def text(self) -> str:
        """The whole receipt on one line, as a child may copy it."""
        between = "・" if self.language == "ja" else ", "  # a Vietnamese word has a space in it
        return f"{between.join(self.words)} {self.check}"

    def secret(self) -> bytes:
        """Return ten bytes that are the same however the receipt was typed.

        The two letters of the language, then the 60 bits as a number (big-endian).
        """
        number = 0
        for place in self.places:
            number = number << BITS | place
        return self.language.encode("ascii") + number.to_bytes(RANDOM_BYTES, "big")


def make(language: str, random: bytes) -> Receipt:
    """Make a receipt.

    Args:
        language: one of `LANGUAGES`, whose words it has.
        random: 8 bytes of chance from a source for secrets; the core has none of its own. Every
            receipt follows from as many of them as every other: 2^4 of 2^64.

    Raises:
        ValueError: there is no such list, or there is more or less chance than is needed.
    """
    if len(random) != RANDOM_BYTES:
        raise ValueError(f"a receipt takes {RANDOM_BYTES} bytes of chance")
    words_of(language)
    number = int.from_bytes(random, "big")
    return Receipt(language, tuple(number >> BITS * at & SIZE - 1 for at in reversed(range(COUNT))))


def check_of(places: tuple[int, ...]) -> int:
    """Return the check number of words: the sum of (1 + place) times position, mod 1031.

    One wrong word changes the sum by position times difference, and two words that changed places
    by difference of positions times difference of places. As 1031 is prime and larger than any of
    these factors, neither is ever 0: every wrong word and every swap of two is noticed. With fewer
    numbers than words in a list, thus with two or three digits, that is impossible: two words would
    share a number. Of any other mistake one in 1,031 goes unnoticed.
    """
    return sum(at * (1 + place) for at, place in enumerate(places, 1)) % MODULUS
