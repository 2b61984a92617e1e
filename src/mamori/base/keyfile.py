"""The master key: a file of 32 bytes that only its owner may read, or a passphrase at start."""

import os
import stat
from contextlib import suppress
from pathlib import Path

from argon2.low_level import Type, hash_secret_raw

from mamori.core.seal import SealBroken, new_key, seal, unseal

CHECK = b"mamori master key"
KEY, SALT = "mamori.key", "mamori.salt"


class KeyUnusable(Exception):
    """The master key cannot be used; the message says why and what to do."""


def has_key(data: Path) -> bool:
    """Say whether a data folder has a master key, on disk or behind a passphrase."""
    return (data / KEY).exists() or (data / SALT).exists()


def load_master_key(data: Path, passphrase: str = "") -> bytes:
    """Return the 32-byte master key of this installation, making it on the first start.

    Args:
        data: the data folder; made when missing.
        passphrase: when given, the key is derived from it and never written to disk.

    Raises:
        KeyUnusable: the file is readable by others or damaged, the passphrase is another one, or
            the folder's key is of the other kind: a second one would read nothing.
    """
    data.mkdir(mode=0o700, parents=True, exist_ok=True)
    if passphrase:
        if (data / KEY).exists():
            raise KeyUnusable(f"The key of {data} is a file. Start without MAMORI_PASSPHRASE.")
        return _from_passphrase(data / SALT, passphrase)
    if (data / SALT).exists():
        raise KeyUnusable(f"A passphrase protects {data}. Give it in MAMORI_PASSPHRASE.")
    return _from_file(data / KEY)


def _from_file(path: Path) -> bytes:
    _write_once(path, new_key())
    if stat.S_IMODE(path.stat().st_mode) & 0o077:
        raise KeyUnusable(f"Others can read {path}. Nothing was opened. Run: chmod 600 {path}")
    key = path.read_bytes()
    if len(key) != len(new_key()):
        raise KeyUnusable(f"{path} is damaged. Put the key file from your own copy back.")
    return key


def _from_passphrase(path: Path, passphrase: str) -> bytes:
    """Derive the key with Argon2id; the file holds the salt and a sealed word to check it with."""
    if path.exists():
        salt, check = path.read_bytes()[:16], path.read_bytes()[16:]
        key = _stretch(passphrase, salt)
        try:
            unseal(key, check, salt)
        except SealBroken as error:
            raise KeyUnusable("That passphrase is not this school's. Nothing changed.") from error
        return key
    salt = os.urandom(16)
    key = _stretch(passphrase, salt)
    _write_once(path, salt + seal(key, CHECK, salt))
    return key


def _stretch(passphrase: str, salt: bytes) -> bytes:
    # RFC 9106, second recommended option: 64 MiB, three passes, four lanes.
    return hash_secret_raw(passphrase.encode(), salt, 3, 65536, 4, 32, Type.ID)


def _write_once(path: Path, content: bytes) -> None:
    """Write `content` unless the file is there; two processes that start together agree.

    The file appears whole or not at all: whoever comes second never reads half a key.
    """
    if path.exists():
        return
    draft = path.with_name(f"{path.name}.{os.urandom(8).hex()}")
    try:
        handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        with suppress(FileExistsError):
            os.link(draft, path)
    finally:
        draft.unlink(missing_ok=True)
