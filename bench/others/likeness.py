"""Near copies as others tell them. Asked: `{"withdrawn": {id: text}, "seen": [[id, text]…]}`.

Answers `{method: [[likeness to the paper that it is, to the likest other one]…]}` in the order of
what was seen, and under `seconds` how long datasketch took to make its signatures and to look one
up among ten thousand.
"""

import re
import time
from collections.abc import Callable, Iterator
from random import Random
from typing import Any

import ppdeep
import tlsh
from datasketch import MinHash, MinHashLSH

from bench.others.serving import serve

Make = Callable[[str], Any]
Compare = Callable[[Any, Any], float]
LETTERS, MANY, LOOKED = 5, 10_000, 50


def _minhash(parts: Iterator[str]) -> MinHash:
    made = MinHash(num_perm=128)
    made.update_batch([part.encode() for part in set(parts)])
    return made


def _words(text: str) -> MinHash:
    return _minhash(found[0] for found in re.finditer(r"\w+", text.casefold()))


def _letters(text: str) -> MinHash:
    plain = re.sub(r"\s+", "", text.casefold())
    return _minhash(plain[at : at + LETTERS] for at in range(len(plain) - LETTERS + 1))


def _tlsh(one: str, other: str) -> float:
    return -float(tlsh.diff(one, other)) if min(len(one), len(other)) > 10 else -1e6


METHODS: dict[str, tuple[Make, Compare]] = {
    "datasketch, words": (_words, lambda one, other: float(one.jaccard(other))),
    "datasketch, 5 letters": (_letters, lambda one, other: float(one.jaccard(other))),
    "ssdeep": (ppdeep.hash, lambda one, other: float(ppdeep.compare(one, other))),
    "TLSH": (lambda text: tlsh.hash(text.encode()), _tlsh),
}


def answer(asked: dict[str, Any]) -> dict[str, Any]:
    """Return what each method says of what was seen."""
    told = {name: list(_told(asked, *method)) for name, method in METHODS.items()}
    return {"told": told, "seconds": _seconds(list(asked["withdrawn"].values()))}


def _told(asked: dict[str, Any], make: Make, compare: Compare) -> Iterator[list[float]]:
    known = {name: make(text) for name, text in asked["withdrawn"].items()}
    for name, text in asked["seen"]:
        seen = make(text)
        alike = {each: compare(mark, seen) for each, mark in known.items()}
        own = alike.pop(name)
        yield [own, max(alike.values(), default=-1e6)]


def _seconds(texts: list[str]) -> list[float]:
    began = time.process_time()
    made = [_letters(text) for text in texts]
    making = (time.process_time() - began) / len(texts)
    index = MinHashLSH(threshold=0.5, num_perm=128)
    random = Random(1)  # noqa: S311 -- invented papers, no secrets
    for number in range(MANY):
        index.insert(number, _minhash(str(random.random()) for _ in range(20)))
    began = time.process_time()
    for number in range(LOOKED):
        index.query(made[number % len(made)])
    return [making, (time.process_time() - began) / LOOKED]


if __name__ == "__main__":
    serve(answer)
