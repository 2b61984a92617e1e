"""Keys that follow from the master key of this process."""

from functools import cache

from django.conf import settings

from mamori.core.seal import derive_key


@cache
def key_for(purpose: str) -> bytes:
    """Return the 32-byte key of this installation for one purpose."""
    return derive_key(settings.MAMORI_MASTER_KEY, purpose)
