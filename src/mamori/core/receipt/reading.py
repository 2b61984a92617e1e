"""Reading a receipt that somebody typed, forgivingly, and saying what is wrong with it.

What comes of it depends on what was typed and on the lists, which are public. Nothing here knows
which receipts were ever given, so nothing here can tell, and there is no secret on which the time
it takes could depend. Who looks a receipt up compares `Receipt.secret()` and takes care of that.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from mamori.core.receipt.folding import Typed, take_apart
from mamori.core.receipt.lists import LANGUAGES, Words, words_of
from mamori.core.receipt.receipt import COUNT, Receipt
from mamori.core.receipt.slips import Slip, slips_in

MOST = 300  # letters of a receipt and of all that may stand between its words


class Fault(StrEnum):
    """What is wrong with what was typed."""

    NOTHING = "nothing"  # no word at all
    COUNT = "count"  # more or fewer than six words
    WORDS = "words"  # six, and some are in no list
    CHECK = "check"  # six words of a list, and another number: one is wrong, or two changed places
    UNCLEAR = "unclear"  # without spaces it can be read as several receipts


@dataclass(frozen=True, slots=True)
class Wrong:
    """What was typed is no receipt."""

    fault: Fault
    count: int = 0  # how many words were found
    slips: tuple[Slip, ...] = field(default=(), repr=False)  # the words that are in no list


Read = Receipt | Wrong


def read(text: str) -> Read:
    """Return the receipt that was typed, or what is wrong.

    Any language is taken, whichever the page is in. Forgiven are case, width, hiragana or katakana,
    small kana, marks of voice, the way a long vowel is written, tone marks, what stands between
    words, and if nothing does. The number may be missing: the words alone are the receipt.

    Args:
        text: what somebody typed: anything.
    """
    if len(text) > MOST:
        return Wrong(Fault.COUNT)
    typed = take_apart(text)
    if not typed.letters:
        return Wrong(Fault.NOTHING)
    found = _receipts(typed)
    fitting = {each for each in found if typed.number in {None, int(each.check)}}
    if len(fitting) == 1:
        return fitting.pop()
    if found:
        return Wrong(Fault.UNCLEAR if fitting else Fault.CHECK, COUNT)
    count, slips = slips_in(typed.pieces)
    return Wrong(Fault.WORDS if count == COUNT and slips else Fault.COUNT, count, slips)


def _receipts(typed: Typed) -> set[Receipt]:
    """Return the receipts that the letters can be, where they can those whose words end at cuts."""
    ways = [
        (Receipt(language, tuple(place for place, _ in way)), {end for _, end in way})
        for language in LANGUAGES
        for way in _ways(typed.letters, words_of(language), COUNT)
    ]
    at_cuts = {receipt for receipt, ends in ways if ends <= {*typed.cuts, len(typed.letters)}}
    return at_cuts or {receipt for receipt, _ in ways}


def _ways(letters: str, words: Words, count: int, at: int = 0) -> Iterator[list[tuple[int, int]]]:
    """Yield each way in which letters are so many words of a list: their places and ends."""
    if count == 0:
        if at == len(letters):
            yield []
        return
    if len(letters) - at > count * words.longest:
        return
    for end in range(at + 1, min(at + words.longest, len(letters)) + 1):
        place = words.places.get(letters[at:end])
        if place is not None:
            for rest in _ways(letters, words, count - 1, end):
                yield [(place, end), *rest]
