"""Sessions in the database, sealed: a second factor's secret passes through them at set-up."""

import base64
import json
from typing import Any

from django.contrib.sessions.backends.db import SessionStore as DatabaseStore

from mamori.base.keys import key_for
from mamori.core.seal import SealBroken, seal, unseal

ABOUT = b"session"


class SessionStore(DatabaseStore):
    """Django's own store with another way of writing the content down."""

    def encode(self, session_dict: dict[str, Any]) -> str:
        words = json.dumps(session_dict).encode()
        return base64.b64encode(seal(key_for("sessions"), words, ABOUT)).decode()

    def decode(self, session_data: bytes | str) -> dict[str, Any]:
        try:
            words = unseal(key_for("sessions"), base64.b64decode(session_data), ABOUT)
        except (SealBroken, ValueError):
            return {}
        told: dict[str, Any] = json.loads(words)
        return told

    @classmethod
    def get_model_class(cls) -> Any:
        return DatabaseStore.get_model_class()
