"""Words that may be told without telling them: the first letter of each, and how long it is."""

import re

MASK = "•"
_WORD = re.compile(r"\w+")


def mask(text: str) -> str:
    """Return a text of which only the first letter of each word can be read.

    Digits are hidden too but for the first: `山田 太郎` becomes `山• 太•`, `03-1234` `0•-1•••`.
    """
    return _WORD.sub(lambda word: word[0][0] + MASK * (len(word[0]) - 1), text)
