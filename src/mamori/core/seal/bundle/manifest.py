"""What a bundle says of itself, signed: for whom, when, of which journal, with which files."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from mamori.core.seal.bundle.archive import is_name
from mamori.core.seal.chain import canonical
from mamori.core.seal.signing import check_signature
from mamori.core.seal.strict import loads

NAME, CHAIN, CHECKPOINT, CASE = "manifest.json", "chain.jsonl", "checkpoint.json", "case.json"
OURS = (CHAIN, CHECKPOINT, CASE)
FORMAT = "mamori-bundle-1"
LARGEST = 1 << 20  # bytes
_CODE = re.compile(r"[0-9a-z-]{1,64}")
_SHA256 = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class Manifest:
    """The first thing to believe or not: all else is held to it.

    `version` says for whom the bundle was made (a code such as `committee` or `family`), `at` when,
    `files` the SHA-256 of each file in hexadecimal.
    """

    version: str
    at: str
    ledger: str
    public: bytes
    files: Mapping[str, str]
    signature: bytes = b""

    def __post_init__(self) -> None:
        """Let nothing in that could play tricks on whoever prints it.

        Raises:
            ValueError: something is not of its kind.
        """
        codes = all(_CODE.fullmatch(code) for code in (self.version, self.ledger))
        names = all(is_name(name) and _SHA256.fullmatch(sum_) for name, sum_ in self.files.items())
        datetime.fromisoformat(self.at)
        if not (codes and names and self.at.isascii() and self.at.isprintable()):
            raise ValueError(FORMAT)

    def message(self) -> bytes:
        """Return the bytes that are signed."""
        return canonical(self._told())

    def is_signed(self) -> bool:
        """Say whether the signature fits the content."""
        return check_signature(self.public, self.message(), self.signature)

    def written(self) -> bytes:
        """Return the file, which has one form only."""
        told = self._told() | {"signature": self.signature.hex()}
        return json.dumps(told, indent=1, sort_keys=True).encode() + b"\n"

    def _told(self) -> dict[str, Any]:
        return {
            "format": FORMAT,
            "version": self.version,
            "at": self.at,
            "ledger": self.ledger,
            "public": self.public.hex(),
            "files": dict(self.files),
        }


def read_manifest(text: bytes) -> Manifest:
    """Undo `Manifest.written`.

    Raises:
        ValueError: not a manifest, or not in the one form it has.
    """
    try:
        told = loads(text)
        manifest = Manifest(
            told["version"],
            told["at"],
            told["ledger"],
            bytes.fromhex(told["public"]),
            told["files"],
            bytes.fromhex(told["signature"]),
        )
    except (KeyError, TypeError, AttributeError) as error:
        raise ValueError(FORMAT) from error
    if manifest.written() != text:
        raise ValueError("a manifest is written in one way")
    return manifest
