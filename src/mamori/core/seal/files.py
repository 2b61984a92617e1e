"""Sealing files piece by piece, so that neither end ever holds a whole one.

A sealed file is a version byte and chunks of AES-256-GCM. The nonce of a chunk is its place and
whether it is the last, so chunks cannot be left out, moved or added unseen; `about` binds them to
one file. Because nonces are counted, a key seals ONE file and nothing else (docs/adr/0003).
"""

from collections.abc import Iterator
from typing import BinaryIO

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from mamori.core.seal.box import SealBroken

VERSION = b"\x03"
CHUNK_BYTES = 1024 * 1024
TAG_BYTES = 16


class FileSealer:
    """Takes a file's bytes as they come and gives sealed bytes to write.

    Args:
        key: 32 fresh bytes that seal this file only.
        about: which file it is; not secret, but bound.
    """

    def __init__(self, key: bytes, about: bytes) -> None:
        self._box = AESGCM(key)
        self._about = about
        self._waiting = bytearray()
        self._place = 0

    def add(self, words: bytes) -> bytes:
        """Take more bytes; return what can be written now, which may be nothing."""
        self._waiting += words
        out = bytearray()
        while len(self._waiting) > CHUNK_BYTES:  # the last chunk stays here until the end
            out += self._seal(bytes(self._waiting[:CHUNK_BYTES]), last=False)
            del self._waiting[:CHUNK_BYTES]
        return bytes(out)

    def end(self) -> bytes:
        """Return what remains to be written; nothing can be added after this."""
        return self._seal(bytes(self._waiting), last=True)

    def _seal(self, chunk: bytes, *, last: bool) -> bytes:
        start = b"" if self._place else VERSION
        sealed = self._box.encrypt(_nonce(self._place, last=last), chunk, self._about)
        self._place += 1
        return start + sealed


def unseal_file(key: bytes, about: bytes, source: BinaryIO) -> Iterator[bytes]:
    """Yield the bytes of a sealed file, chunk by chunk, each checked before it is given.

    Raises:
        SealBroken: wrong key, changed, missing or added bytes, or another file. What was yielded
            before is genuine, but only an iteration that ends tells that nothing is missing.
    """
    if source.read(1) != VERSION:
        raise SealBroken("unknown version of a sealed file")
    box = AESGCM(key)
    place, sealed = 0, source.read(CHUNK_BYTES + TAG_BYTES)
    while True:
        following = source.read(CHUNK_BYTES + TAG_BYTES)
        try:
            yield box.decrypt(_nonce(place, last=not following), sealed, about)
        except (InvalidTag, ValueError) as error:
            raise SealBroken("the sealed file does not open") from error
        if not following:
            return
        place, sealed = place + 1, following


def _nonce(place: int, *, last: bool) -> bytes:
    return place.to_bytes(11, "big") + (b"\x01" if last else b"\x00")
