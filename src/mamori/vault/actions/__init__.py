"""What people record in this room."""

from mamori.vault.actions.recording import Given, act, begin
from mamori.vault.actions.sign_in import check_sign_in

__all__ = ["Given", "act", "begin", "check_sign_in"]
