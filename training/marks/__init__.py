"""Where persons stand in corpora that do not say so; marked by reading, before a model was asked.

Behind the number of a sentence stand the numbers of words: of each that names a person in a
treebank (`?` where that is not sure), or of the first and the last one of a name (`3-5`).
"""

import re
from functools import cache
from pathlib import Path

_WORD = re.compile(r"\S+")


@cache
def marks(name: str) -> dict[int, str]:
    """Return the marks of a corpus by the number of the sentence; the first is 0."""
    lines = Path(__file__).with_name(f"{name}.txt").read_text(encoding="utf-8").splitlines()
    return {int(number): rest for number, _, rest in (line.partition(" ") for line in lines)}


def between(text: str, marked: str) -> list[tuple[int, int]]:
    """Return the spans of marks such as `3-5`, by the words of a text that spaces part."""
    words = [word.span() for word in _WORD.finditer(text)]
    pairs = (map(int, pair.split("-")) for pair in marked.split())
    return [(words[first][0], words[last][1]) for first, last in pairs]
