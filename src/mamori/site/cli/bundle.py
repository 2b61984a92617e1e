"""What `mamori journal verify` says of a bundle, to somebody who has nothing but the file."""

import argparse
from pathlib import Path

from mamori.core.seal import Checkpoint
from mamori.core.seal.bundle import MEANINGS, Problem, Summary, verify_bundle

DIGITS = 40
MOST_TOLD = 50


def is_one(file: Path) -> bool:
    """Say whether a file is a zip, as a bundle is, and not the lines of a journal."""
    with file.open("rb") as content:
        return content.read(2) == b"PK"


def digits(text: str) -> str:
    """Read the digits of a key as people write them; return them in groups of five."""
    bare = "".join(letter for letter in text if letter not in " -\u3000")
    if len(bare) != DIGITS or not bare.isdecimal():
        raise argparse.ArgumentTypeError(f"a key has {DIGITS} digits")
    plain = "".join(str(int(digit)) for digit in bare)
    return " ".join(plain[at : at + 5] for at in range(0, DIGITS, 5))


def run_verify(file: Path, points: list[Checkpoint], key: str | None) -> int:
    """Say that a bundle holds, or what is wrong with it, and what it is."""
    wrong, summary = 0, None
    with file.open("rb") as content:
        for finding in verify_bundle(content, points, key=key):
            if isinstance(finding, Summary):
                summary = finding
            elif isinstance(finding, Problem):
                wrong += 1
                if wrong <= MOST_TOLD:
                    print(f"{file.name}: {finding.place}: {MEANINGS[finding.code]}")
    if wrong > MOST_TOLD:
        print(f"{file.name}: and {wrong - MOST_TOLD} more")
    if not wrong:
        print(f"{file.name}: holds")
    if summary:
        _tell(summary)
    return 1 if wrong else 0


def _tell(summary: Summary) -> None:
    """Say what a bundle is, and how far one may believe it."""
    print(f"  Made for: {summary.version}, at {summary.at}")
    print(f"  Journal: {summary.ledger}, entries {summary.first} to {summary.last}")
    print(f"  Entries whose words are proven: {summary.proven}")
    print(f"  Entries whose words are closed: {summary.closed}")
    print(f"  Entries of others, not shown: {summary.others}")
    print(f"  Signed with the key: {summary.fingerprint}")
    if summary.known:
        print("  That is the school's key, as far as you know it.")
    else:
        print("  Nothing shows yet whose key that is. Ask the school for its digits by telephone.")
    if summary.met:
        print(f"  Your own check-points that the journal went through: {summary.met}")
    else:
        print("  No check-point of yours lies between these entries, so nothing but the school's")
        print("  word says that the journal was not made anew before the bundle.")
