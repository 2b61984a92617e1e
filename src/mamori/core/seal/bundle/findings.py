"""What checking a bundle finds."""

from dataclasses import dataclass

# A code for everything that can be wrong, and what it means for somebody who is not technical.
MEANINGS = {
    "zip": "this is no bundle as Mamori makes it: damaged, cut short, changed or packed anew",
    "unreadable": "this cannot be read",
    "unsigned": "the signature does not fit: this was changed, or signed by nobody",
    "other-key": "signed with another key than the school's",
    "other-journal": "none of the check-points is of this journal",
    "kept-unsigned": "this check-point of yours is not genuine",
    "foreign": "this is not of the journal, or not of the key, that the bundle names",
    "file-missing": "this file is missing",
    "file-added": "this file was added later",
    "file-changed": "this file was changed",
    "unlinked": "this entry was changed, or entries before it were changed, added or taken away",
    "moved": "this entry is not in its place",
    "rewritten": "your check-point has another entry here: the journal was made anew",
    "not-head": "the chain does not end where its check-point says",
    "cut-off": "the bundle ends before this entry, which your check-point proves to be older",
    "wrong-key": "the key beside this entry does not open it",
    "words-differ": "case.json has other words than the journal holds sealed",
    "words-unproven": "case.json has words for this entry, but nothing that proves them",
    "header-differs": "case.json says otherwise than the journal who, when or what kind it is",
    "not-in-case": "the chain shows this entry, but case.json leaves it out",
    "not-in-chain": "case.json has this entry, but the chain does not",
}


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that is wrong: a code of `MEANINGS`, and where: an entry, a file, a line."""

    code: str
    place: str


@dataclass(frozen=True, slots=True)
class Listed:
    """A fact that the bundle shows: its number, its id, and whether its words are proven.

    One that is not proven is only listed: its kind and date are certain, its words stay closed.
    """

    seq: int
    fact: str
    proven: bool


@dataclass(frozen=True, slots=True)
class Summary:
    """What the bundle is, if it holds.

    `version` and `at` say for whom and when it was made, `fingerprint` which key signed it, `known`
    whether that key is the one the reader knows. `first` and `last` are numbers in the journal,
    `proven`, `closed` and `others` count facts with their words, without, and not shown at all.
    `met` counts the reader's own check-points that the chain went through.
    """

    version: str
    at: str
    ledger: str
    fingerprint: str
    known: bool
    first: int
    last: int
    proven: int
    closed: int
    others: int
    met: int
