"""The last word of each of those who answer: by side, and which guardian where one is known."""

from collections import defaultdict
from collections.abc import Collection
from uuid import UUID

from mamori.consent.models import Answer, Asked

Said = dict[tuple[str, UUID | None], bool]


def last_words(asked: Asked) -> Said:
    """Return what each reader said last to one request about one person."""
    return last_of_many([asked.pk])[asked.pk]


def last_of_many(asked: Collection[UUID]) -> dict[UUID, Said]:
    """Return the same for many, in one query."""
    found: dict[UUID, Said] = defaultdict(dict)
    for one in Answer.unguarded.filter(asked__in=asked).order_by("at"):
        found[one.asked_id][one.side, one.reader_id] = one.yes
    return found
