"""The signed field that goes into a form: whose it is, on which page, and which form it is."""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta

from django.core import signing

FIELD, SALT = "whose", "mamori.drafts"
LIVES = timedelta(days=4)  # a form that stays open over a long week-end


@dataclass(frozen=True, slots=True)
class OpenForm:
    """A form that somebody opened, as its field tells when it comes back."""

    whose: str  # the account
    page: str
    id: uuid.UUID
    # The drafts that filled the forms of this page when it was shown, by where those are sent.
    filled_from: Mapping[str, str]

    def draft(self, to: str) -> uuid.UUID:
        """Return the number under which it is kept while somebody types.

        A page that is shown again, with what is wrong, gives all its forms the same number.
        """
        return uuid.uuid5(self.id, to)

    def signed(self) -> str:
        """Return it as a text that nobody else can make."""
        told = [self.whose, self.page, str(self.id), dict(self.filled_from)]
        return signing.dumps(told, salt=SALT)


def opened(text: str) -> OpenForm | None:
    """Return the form that a signed text tells of; None for a text that is not ours, or too old."""
    try:
        whose, page, pk, filled_from = signing.loads(text, salt=SALT, max_age=LIVES)
    except (signing.BadSignature, ValueError):
        return None
    return OpenForm(whose, page, uuid.UUID(pk), filled_from)
