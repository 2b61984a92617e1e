"""The link of a letter: which letter it is, signed, and nothing about anybody."""

import base64
import binascii
import hmac
from uuid import UUID

from django.conf import settings
from django.urls import reverse

from mamori.base.keys import key_for
from mamori.consent.models import Letter

SIGNED = 16  # bytes of the signature; nobody tries so many


def token_of(letter: Letter) -> str:
    """Return the token of a letter: its random number with a signature for this purpose alone."""
    return base64.urlsafe_b64encode(letter.pk.bytes + _signature(letter.pk)).decode().rstrip("=")


def address_of(letter: Letter) -> str:
    """Return the whole address of a letter, as it is printed."""
    path = reverse("consent:answer", args=[token_of(letter)])
    return f"{settings.MAMORI_ADDRESS.rstrip('/')}{path}"


def letter_of(token: str) -> Letter | None:
    """Return the letter of a token; None for one that is not ours, or of a letter that is gone."""
    try:
        raw = base64.b64decode(token + "=" * (-len(token) % 4), altchars=b"-_", validate=True)
    except (binascii.Error, ValueError):
        return None
    if len(raw) != SIGNED * 2:
        return None
    pk = UUID(bytes=raw[:SIGNED])
    if not hmac.compare_digest(raw[SIGNED:], _signature(pk)):
        return None
    rows = Letter.unguarded.select_related("asking__school", "person", "reader")
    return rows.filter(pk=pk).first()


def _signature(pk: UUID) -> bytes:
    return hmac.digest(key_for("consent letters"), pk.bytes, "sha256")[:SIGNED]
