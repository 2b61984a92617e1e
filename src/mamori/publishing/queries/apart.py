"""Papers that are like a withdrawn document, and of which somebody found that they are no copy."""

from collections.abc import Iterable

from mamori.journal.queries import entries
from mamori.publishing.queries.marks import Recognised

TOLD = "mark.told-apart"


def apart_from(stream: str, sha256: str) -> frozenset[str]:
    """Return the streams of the withdrawn documents that a paper was told apart from.

    It holds for the very file that was looked at: what was changed since is looked at anew.

    Args:
        stream: of the release or the sheet.
        sha256: the digest of the file as it is now.
    """
    if not sha256:
        return frozenset()
    return frozenset(
        f"withdrawn:{one.attrs['mark']}"
        for one in entries([stream], kinds=[TOLD])
        if (one.words or {}).get("sha256") == sha256
    )


def not_apart(known: Iterable[Recognised], stream: str, sha256: str) -> list[Recognised]:
    """Return what a paper is recognised as, without that from which it was told apart."""
    found = list(known)
    told = apart_from(stream, sha256) if found else frozenset()
    return [one for one in found if one.stream not in told]
